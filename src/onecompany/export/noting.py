"""Notes where hand-outs were put, whoever made them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from onecompany.export.run import Outcome
from onecompany.store.handouts import note_handouts


class Owner(NamedTuple):
    """Whose hand-outs they are. `workshop_id` "": those of an organisation's year."""

    organisation_id: str
    workshop_id: str = ""

    @property
    def id(self) -> str:
        """The one of whom the files are."""
        return self.workshop_id or self.organisation_id


def note(path: Path, outcomes: Iterable[Outcome], owner: Owner, at: datetime) -> str:
    """Note what was made of the workshop file at `path`; why that could not be, or ""."""
    made = [(outcome.format, file) for outcome in outcomes for file in outcome.paths]
    return note_handouts(path, made, at=at, organisation_id=owner.organisation_id, workshop_id=owner.workshop_id)
