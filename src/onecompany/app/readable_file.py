"""A workshop file as it is read at once, with the standard library: the first screen is painted from that."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from onecompany.app.retry import AT_ONCE
from onecompany.clock import Clock
from onecompany.store.earlier import earlier_workshops, has_earlier, read_organisation
from onecompany.store.locating import is_new, resolved
from onecompany.store.organisations import OrganisationLine, read_organisations
from onecompany.store.problems import StoreError
from onecompany.store.reading import Presence, WorkshopLine, read_drafts, read_presence, read_workshops, reading
from onecompany.store.replaying import read_sound, read_what_there_is
from onecompany.store.state import State


class ReadableFile:
    """What can be read of a file at any time, whether it can be written to or not."""

    def __init__(self, path: Path, *, clock: Clock, read_only: bool) -> None:
        self.path = resolved(path)
        self.clock = clock
        self.read_only = read_only

    def workshops(self) -> list[WorkshopLine]:
        """All workshops. Raises what `reading` raises."""
        if is_new(self.path):
            return []
        with reading(self.path, patience=AT_ONCE, lists_only=True) as db:
            return read_workshops(db)

    def organisations(self) -> tuple[list[OrganisationLine], Presence | None]:
        """All organisations with their workshops, and where the application stood. Raises what `reading` raises."""
        if is_new(self.path):
            return [], None
        with reading(self.path, patience=AT_ONCE, lists_only=True) as db:
            return read_organisations(db, self.today), read_presence(db)

    def organisation(self, organisation_id: str) -> tuple[State, ...]:
        """The rows of all workshops of an organisation, by date; none where it is not there any more.

        That takes a moment: not on the screen's own thread. Raises what `reading` raises; see `state`, too.
        """
        read = read_what_there_is if self.read_only else read_sound
        with reading(self.path, patience=AT_ONCE) as db:
            return read_organisation(db, organisation_id, read)

    @property
    def today(self) -> date:
        """The day that it is where the laptop stands."""
        return self.clock.now().astimezone().date()

    def state(self, workshop_id: str) -> tuple[State, dict[str, tuple[str, str]]]:
        """The rows of one workshop and its unfinished lines. Raises Unknown and what `reading` raises.

        The earlier ones of its organisation are not there before somebody has read them (see `comparing`).
        Read-only, a damaged file shows what can still be read of it.
        """
        read = read_what_there_is if self.read_only else read_sound
        with reading(self.path, patience=AT_ONCE) as db:
            state, drafts = read(db, workshop_id), read_drafts(db, workshop_id)
            state.waits = not has_earlier(db, workshop_id)
        state.earlier = earlier_workshops(self.path, workshop_id, patience=AT_ONCE)
        return state, drafts

    def presence(self) -> Presence | None:
        """Where the application stood when it was last alive."""
        if is_new(self.path):
            return None
        with reading(self.path, patience=AT_ONCE, lists_only=True) as db:
            return read_presence(db)

    def readable(self) -> bool:
        """Whether the file can at least be looked at."""
        try:
            with reading(self.path, patience=AT_ONCE) as db:
                read_workshops(db)
        except StoreError:
            return False
        return True
