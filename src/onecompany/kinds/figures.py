"""Tables of figures, for the kinds that take them: from a file, from a paste, from the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onecompany.kinds.registry import kinds
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.parsing.figures import Row, Wanted
    from onecompany.store.state import State
    from onecompany.store.writer import WorkshopWriter


def taking(state: State) -> Any:
    """The first exercise of a workshop that takes figures; None when no one does."""
    return next((row for row in state.rows("exercise") if wanted_figures(row.kind, state) is not None), None)


def wanted_figures(kind: str, state: State) -> Wanted | None:
    """What figures the exercises of a kind take; None for none."""
    known = kinds().get(kind)
    if known is None or not known.figures:
        return None
    wanted: Wanted = known.function(known.figures)(state)
    return wanted


def take_figures(kind: str, writer: WorkshopWriter, rows: Sequence[Row]) -> Ref:
    """Take all of them over, as one act. Returns the latest. Raises Refusal, and then takes nothing."""
    ids = kinds()[kind].part("acts").take_figures(writer, rows)
    _, latest = max(zip((row["start_date"] for row in rows), ids, strict=True))
    return Ref(kinds()[kind].tables[0].name, latest)
