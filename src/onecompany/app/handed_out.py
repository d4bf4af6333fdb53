"""What the application hands out: a workshop as it is now, or the year of an organisation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, Protocol

from onecompany import __version__
from onecompany.clock import Stamp
from onecompany.sentences import N_, gettext
from onecompany.store.locating import may_write
from onecompany.store.problems import StoreError, Unknown
from onecompany.store.reading import reading
from onecompany.store.revisions import revisions, revisions_up_to

if TYPE_CHECKING:
    from onecompany.app.session import WorkshopSession
    from onecompany.app.workshop_file import WorkshopFile
    from onecompany.export.brand import Brand
    from onecompany.export.bundling import Choices
    from onecompany.export.format import Bundle
    from onecompany.export.noting import Owner

    Bundling = Callable[[Choices, Brand], Bundle]


class HandedOut(Protocol):
    """What files are made of. `document`: whether one of them is the json file, which can hold private notes.

    `called`: what cannot be made where it fails (`N_`).
    """

    document: bool
    called: str

    @property
    def owner(self) -> Owner:
        """Whose files they are: others of the same name are not written over, and it is noted where they are."""

    @property
    def folder(self) -> Path:
        """Where the files go by themselves: beside the workshop file, because that is where the client's papers are.

        Where that folder may not be written, below the user's own.
        """

    def frozen(self) -> Bundling:
        """It as it is now: what is returned makes the bundle, in a thread. That raises StoreError."""


def papers(workshop_file: WorkshopFile) -> Path:
    """The folder that folders of hand-outs are put into, when no other is named."""
    beside = workshop_file.path.parent
    return beside if may_write(beside) else Path.home()


def _revisions(path: Path, read: Callable[[Connection], Mapping[str, int]]) -> Mapping[str, int]:
    """Which act changed each row last. What is handed out must not fail for it: what is open can be all that is left
    of a file that is gone. Entries of a calendar are then told by their moment alone which of them is newer."""
    try:
        with reading(path) as db:
            return read(db)
    except StoreError:
        return {}


class OneWorkshop:
    """A workshop that is open."""

    document, called = True, N_("The summary")

    def __init__(self, session: WorkshopSession) -> None:
        self._session = session

    @property
    def owner(self) -> Owner:
        """The workshop, of its organisation."""
        from onecompany.export.noting import Owner

        return Owner(self._session.state.organisation.id, self._session.state.workshop_id)

    @property
    def folder(self) -> Path:
        """Named by the day of the workshop."""
        day = self._session.state.workshop.date
        return papers(self._session.workshop_file) / f"handout-{day.isoformat()}"

    def frozen(self) -> Bundling:
        """The rows as they are: the room may go on while the files are made."""
        state, now, today = self._session.state.copy(), self._session.stamp(), self._session.today
        path = self._session.workshop_file.path

        def bundled(choices: Choices, brand: Brand) -> Bundle:
            from onecompany.export.bundling import bundle

            return bundle(
                state,
                at=now,
                today=today,
                version=__version__,
                choices=choices,
                brand=brand,
                revisions=_revisions(path, lambda db: revisions_up_to(db, state.workshop_id)),
            )

        return bundled


class OneYear:
    """All workshops of an organisation; they are read when the files are made."""

    document, called = False, N_("The year")

    def __init__(self, workshop_file: WorkshopFile, organisation_id: str) -> None:
        self._file, self._id = workshop_file, organisation_id

    @property
    def owner(self) -> Owner:
        """The organisation."""
        from onecompany.export.noting import Owner

        return Owner(self._id)

    @property
    def folder(self) -> Path:
        """Named by the day on which it is made."""
        return papers(self._file) / f"year-{self._file.today.isoformat()}"

    def frozen(self) -> Bundling:
        """As of now. Nothing is written to the workshops while their year is looked at from home."""
        now, today = Stamp.take(self._file.clock), self._file.today

        def bundled(choices: Choices, brand: Brand) -> Bundle:
            from onecompany.export.bundling import bundle_year

            states = self._file.organisation(self._id)
            if not states:
                raise Unknown(gettext("This organisation is not in the file any more."))
            return bundle_year(
                states,
                at=now,
                today=today,
                version=__version__,
                choices=choices,
                brand=brand,
                revisions=_revisions(
                    self._file.path, lambda db: revisions(db, [state.workshop_id for state in states])
                ),
            )

        return bundled
