"""The room's time: what the keys do to it, and the questions it asks."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from onecompany.clock import Stamp, away, counts_as_away, ends_at, lateness, lateness_text, restarts_at
from onecompany.exercises.lazily import Lazily
from onecompany.room.widgets.head import hour
from onecompany.store import timing
from onecompany.store.problems import Held, KeptAfterAll, StoreError

if TYPE_CHECKING:
    from onecompany.clock import Countdown
    from onecompany.room.sitting import Sitting
    from onecompany.store.acts import agenda as acts
    from onecompany.store.desk import Desk
    from onecompany.store.reading import Presence
else:
    acts = Lazily("onecompany.store.acts.agenda")

SEEN_EVERY = 10.0
"""Seconds between two records of being alive; what a kill can make uncertain about the time."""


class Timekeeper:
    """Starts, stops and changes the clock, and knows when it was forgotten or we were away."""

    def __init__(self, sitting: Sitting, say: Callable[..., None]) -> None:
        self.sitting = sitting
        self._say = say
        self._last_tick: Stamp | None = None
        self._last_seen: Stamp | None = None
        self._last_cursor = ""
        self._first_entry: Stamp | None = None
        self._asked_for: str | None = None

    async def _act(self, act: Callable[[Desk], None]) -> bool:
        """Do an act. It is looked up only when the file is open: the opening thread imports the acts meanwhile."""
        try:
            await self.sitting.write(act)
        except KeptAfterAll as found:
            self._say(str(found))
        except StoreError as problem:
            self._say(str(problem), wrong=True)
            return False
        return True

    # -- what the keys do

    async def toggle(self) -> bool:
        """Start or pause."""
        self._first_entry = None
        return await self._act(lambda desk: acts.pause(desk) if self.sitting.running else acts.start(desk))

    async def start_now(self) -> bool:
        """Start a forgotten clock now."""
        self._first_entry = None
        return await self._act(lambda desk: acts.start(desk))

    async def start_since(self) -> bool:
        """Start a forgotten clock at the first entry."""
        since, self._first_entry = self._first_entry, None
        return await self._act(lambda desk: acts.start(desk, since))

    async def add_minutes(self, minutes: float) -> bool:
        """Give the step more minutes, or less."""
        step = self.sitting.step
        return step is not None and await self._act(lambda desk: acts.add_seconds(desk, step.id, minutes * 60))

    async def begin_again(self) -> bool:
        """Count the step down from its beginning."""
        step = self.sitting.step
        return step is not None and await self._act(lambda desk: acts.restart(desk, step.id))

    async def go(self, step_id: str, *, done: bool) -> bool:
        """Go to a step. In a file that is only looked at, nothing but the board changes."""
        self._first_entry = None
        if self.sitting.book.read_only:
            self.sitting.look_at(step_id)
            return True

        def go(desk: Desk) -> None:
            self._stand(desk)
            acts.go(desk, step_id, done=done)

        return await self._act(go)

    async def finish(self) -> bool:
        """Close the workshop."""

        def finish(desk: Desk) -> None:
            self._stand(desk)
            acts.finish(desk)

        return await self._act(finish)

    async def reopen(self, *, running: bool) -> bool:
        """Go back behind closing: the last step is open again, and its clock goes on if it ran."""
        return await self._act(lambda desk: acts.reopen(desk, running=running))

    def _stand(self, desk: Desk) -> None:
        """Before anything began the room is at the first step though no row says so: going on must leave it done."""
        step = self.sitting.step
        if step is not None and self.sitting.state.workshop.current_step_id is None:
            acts.go(desk, step.id)

    async def leave_out(self, since: Stamp) -> bool:
        """The time since then does not count."""
        return await self._act(lambda desk: acts.leave_out(desk, since))

    async def go_on(self, last_seen: Stamp | None) -> bool:
        """The time since then counts, and from now on the clock of this start of the machine does."""
        if self.sitting.book.read_only or not timing.begun_elsewhere(self.sitting.state, self.sitting.stamp()):
            return True
        return await self._act(lambda desk: acts.go_on_after_restart(desk, last_seen))

    # -- what it says

    def line(self) -> str:
        """The right side of the masthead: the time of day, when we end, how late we are."""
        sitting = self.sitting
        now = sitting.clock.now()
        parts = [hour(sitting.local(now))]
        if sitting.state.workshop.state == "closed":
            return "  ".join([*parts, "closed"])
        day = sitting.day()
        parts.append(f"ends {hour(sitting.local(ends_at(day, now)))}")
        if day.spent is not None:
            parts.append(lateness_text(lateness(day)))
        return "  ".join(parts)

    def until(self, countdown: Countdown | None) -> str:
        """In a break when we go on, else how long we have got: what the wall says below a clock that fills it."""
        if countdown is None:
            return ""
        now = self.sitting.clock.now()
        start = restarts_at(self.sitting.day(), now)
        if start is not None:
            return f"We go on at {hour(self.sitting.local(start))}" if countdown.remaining > 0 else "We go on now"
        minutes = math.ceil(countdown.remaining / 60) if countdown.remaining > 0 else int(-countdown.remaining // 60)
        said = f"{minutes} minute{'' if minutes == 1 else 's'}"
        if countdown.remaining > 0:
            return f"{said} left"
        return f"{said} over" if minutes else "The time is up"

    def then(self) -> str:
        """In a break: what comes after it, and after the breaks that follow it directly."""
        here = self.sitting.exercise
        if here is None or not timing.is_break(here):
            return ""
        rows = timing.kept_exercises(self.sitting.state)
        after = rows[rows.index(here) + 1 :] if here in rows else []
        title = next((row.title for row in after if not timing.is_break(row)), "")
        return f"Then: {title}" if title else ""

    # -- questions

    def entered(self) -> str:
        """An entry was kept. What to ask, once a step, when its clock stands still; else ""."""
        step = self.sitting.step
        if step is None or self.sitting.running or self._asked_for == step.id:
            return ""
        if self.sitting.state.workshop.state == "closed" or step.done:
            return ""
        self._asked_for = step.id
        self._first_entry = self.sitting.stamp()
        return "The clock stands still. ^N starts it now, ^E since this entry."

    def away_since(self, presence: Presence | None) -> tuple[Stamp, float] | None:
        """On return: since when, and for how many seconds, we were away while the clock ran."""
        since = self.seen(presence)
        if since is None or timing.open_span(self.sitting.state) is None:
            return None
        return self._long(since)

    def seen(self, presence: Presence | None) -> Stamp | None:
        """When we were last alive in this workshop."""
        if self.sitting.book.alive is not None:  # we were elsewhere in the application, and awake
            return self.sitting.book.alive
        if presence is None or presence.workshop_id != self.sitting.state.workshop_id:
            return None
        return Stamp(presence.utc, presence.boot, presence.boot_id)

    def tick(self) -> tuple[Stamp, float] | None:
        """Called every second. Since when we were away, when the machine slept or the process stood still."""
        last, now = self._last_tick, self.sitting.stamp()
        self._last_tick = now
        if last is None or not self.sitting.running:
            return None
        return self._long(last)

    def _long(self, since: Stamp) -> tuple[Stamp, float] | None:
        seconds = away(since, self.sitting.stamp())
        return (since, seconds) if counts_as_away(seconds) else None

    def be_seen(self, cursor: str, *, at_once: bool = False) -> str:
        """Record that we are alive and where, once the file is open for writing. Why that could not be, or "".

        Every few seconds, and when the cursor has moved; `at_once`: in any case.
        """
        desk = self.sitting.desk_now
        now = self.sitting.stamp()
        if desk is None:
            return ""
        early = self._last_seen is not None and away(self._last_seen, now) < SEEN_EVERY
        if not at_once and early and cursor == self._last_cursor:
            return ""
        self._last_seen, self._last_cursor = now, cursor
        try:
            desk.be_seen(cursor)
        except Held:  # it is done again in a moment, and who writes meanwhile is told that they wait
            return ""
        except StoreError as problem:
            return str(problem)
        return ""
