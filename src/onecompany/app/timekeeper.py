"""The room's time: what the keys do to it, and the questions it asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from onecompany.clock import Stamp, away, counts_as_away
from onecompany.kinds.lazy_module import LazyModule
from onecompany.sentences import gettext
from onecompany.store import timing
from onecompany.store.problems import FileGone, Held, KeptAfterAll, StoreError

if TYPE_CHECKING:
    from onecompany.app.session import WorkshopSession
    from onecompany.store.acts import agenda as acts
    from onecompany.store.reading import Presence
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.store.acts.agenda")

SEEN_EVERY = 10.0
"""Seconds between two records of being alive; what a kill can make uncertain about the time."""


class Timekeeper:
    """Starts, stops and changes the clock, and knows when it was forgotten or we were away."""

    def __init__(self, session: WorkshopSession, say: Callable[..., None]) -> None:
        self.session = session
        self._say = say
        self._last_tick: Stamp | None = None
        self._last_seen: Stamp | None = None
        self._last_cursor = ""
        self._first_entry: Stamp | None = None
        self._asked_for: str | None = None

    async def _act(self, act: Callable[[WorkshopWriter], None]) -> bool:
        """Do an act. It is looked up only when the file is open: the opening thread imports the acts meanwhile."""
        try:
            await self.session.write(act)
        except KeptAfterAll as problem:
            self._say(str(problem))
        except StoreError as problem:
            self._say(str(problem), wrong=True)
            return False
        return True

    # -- what the keys do

    async def toggle(self) -> bool:
        """Start or pause."""
        self._first_entry = None
        return await self._act(lambda writer: acts.pause(writer) if self.session.running else acts.start(writer))

    async def start_now(self) -> bool:
        """Start a forgotten clock now."""
        self._first_entry = None
        return await self._act(lambda writer: acts.start(writer))

    async def start_since(self) -> bool:
        """Start a forgotten clock at the first entry."""
        since, self._first_entry = self._first_entry, None
        return await self._act(lambda writer: acts.start(writer, since))

    async def add_minutes(self, minutes: float) -> bool:
        """Give the step more minutes, or less."""
        step = self.session.step
        return step is not None and await self._act(lambda writer: acts.add_seconds(writer, step.id, minutes * 60))

    async def end_part(self) -> bool:
        """Go on to the next part of a step that is worked in groups."""
        step = self.session.step
        return step is not None and await self._act(lambda writer: acts.end_part(writer, step.id))

    async def begin_again(self) -> bool:
        """Count the step down from its beginning."""
        step = self.session.step
        return step is not None and await self._act(lambda writer: acts.restart(writer, step.id))

    async def go(self, step_id: str, *, done: bool) -> bool:
        """Go to a step. In a file that is only looked at, nothing but the board changes."""
        self._first_entry = None
        if self.session.workshop_file.read_only:
            self.session.look_at(step_id)
            return True

        def go(writer: WorkshopWriter) -> None:
            self._stand_at_first_step(writer)
            acts.go(writer, step_id, done=done)

        return await self._act(go)

    async def finish(self) -> bool:
        """Close the workshop."""

        def finish(writer: WorkshopWriter) -> None:
            self._stand_at_first_step(writer)
            acts.finish(writer)

        return await self._act(finish)

    async def reopen(self, *, running: bool) -> bool:
        """Go back behind closing: the last step is open again, and its clock goes on if it ran."""
        return await self._act(lambda writer: acts.reopen(writer, running=running))

    def _stand_at_first_step(self, writer: WorkshopWriter) -> None:
        """Before anything began the room is at the first step though no row says so: going on must leave it done."""
        step = self.session.step
        if step is not None and self.session.state.workshop.current_step_id is None:
            acts.go(writer, step.id)

    async def leave_out(self, since: Stamp) -> bool:
        """The time since then does not count."""
        return await self._act(lambda writer: acts.leave_out(writer, since))

    async def go_on(self, last_seen: Stamp | None) -> bool:
        """The time since then counts, and from now on the clock of this start of the machine does."""
        if self.session.workshop_file.read_only or not timing.begun_elsewhere(self.session.state, self.session.stamp()):
            return True
        return await self._act(lambda writer: acts.go_on_after_restart(writer, last_seen))

    # -- questions

    def entered(self) -> str:
        """An entry was kept. What to ask, once a step, when its clock stands still; else ""."""
        step = self.session.step
        if step is None or self.session.running or self._asked_for == step.id:
            return ""
        if self.session.state.workshop.state == "closed" or step.done:
            return ""
        self._asked_for = step.id
        self._first_entry = self.session.stamp()
        return gettext("The clock stands still. ^N starts it now, ^E since this entry.")

    def away_since(self, presence: Presence | None) -> tuple[Stamp, float] | None:
        """On return: since when, and for how many seconds, we were away while the clock ran."""
        since = self.seen(presence)
        if since is None or timing.open_span(self.session.state) is None:
            return None
        return self._long(since)

    def seen(self, presence: Presence | None) -> Stamp | None:
        """When we were last alive in this workshop."""
        if self.session.workshop_file.alive is not None:  # we were elsewhere in the application, and awake
            return self.session.workshop_file.alive
        if presence is None or presence.workshop_id != self.session.state.workshop_id:
            return None
        return Stamp(presence.utc, presence.boot, presence.boot_id)

    def tick(self) -> tuple[Stamp, float] | None:
        """Called every second. Since when we were away, when the machine slept or the process stood still."""
        last, now = self._last_tick, self.session.stamp()
        self._last_tick = now
        if last is None or not self.session.running:
            return None
        return self._long(last)

    def _long(self, since: Stamp) -> tuple[Stamp, float] | None:
        seconds = away(since, self.session.stamp())
        return (since, seconds) if counts_as_away(seconds) else None

    def be_seen(self, cursor: str, *, at_once: bool = False) -> str:
        """Record that we are alive and where, once the file is open for writing. Why that could not be, or "".

        Every few seconds, and when the cursor has moved; `at_once`: in any case.
        """
        writer = self.session.writer_now
        now = self.session.stamp()
        if writer is None:
            return ""
        early = self._last_seen is not None and away(self._last_seen, now) < SEEN_EVERY
        if not at_once and early and cursor == self._last_cursor:
            return ""
        self._last_seen, self._last_cursor = now, cursor
        try:
            writer.be_seen(cursor)
        except (Held, FileGone):  # done again in a moment, when who writes was told; or when the file goes on elsewhere
            return ""
        except StoreError as problem:
            return str(problem)
        return ""
