"""Time: start, pause, more, less, again, on, back. Undo leaves these alone, except catching up."""

from __future__ import annotations

from onecompany.clock import Proposal, Stamp
from onecompany.store import timing
from onecompany.store.desk import Desk
from onecompany.store.tables import Exercise, Span, Step, Workshop
from onecompany.store.writing import Writing

CLOCK = "clock"
"""The kind of act that undo passes over: time that went by cannot be taken back."""


def _open(writing: Writing, step_id: str, at: Stamp) -> None:
    writing.add(Span, step_id=step_id, start_utc=at.utc, start_boot=at.boot, start_boot_id=at.boot_id)


def _close(writing: Writing, at: Stamp) -> bool:
    """Close the running span. Whether there was one."""
    running = timing.open_span(writing.state)
    if running is None:
        return False
    writing.change(Span, running.id, end_utc=at.utc, end_boot=at.boot, end_boot_id=at.boot_id)
    return True


def _here(writing: Writing) -> str | None:
    """The current step; the first one when nothing began."""
    state = writing.state
    if state.workshop.current_step_id is not None:
        return str(state.workshop.current_step_id)
    steps = timing.kept_steps(state)
    return str(steps[0].id) if steps else None


def start(desk: Desk, since: Stamp | None = None) -> None:
    """Start the clock of the current step, now or at the moment `since`; does nothing when it runs."""
    with desk.act("started the clock", kind=CLOCK) as writing:
        step = _here(writing)
        if step is None or timing.open_span(desk.state) is not None:
            return
        at = since or Stamp.take(desk.clock)
        _open(writing, step, at)
        workshop = desk.state.workshop
        began = workshop.started_at or at.utc
        writing.change(Workshop, workshop.id, current_step_id=step, state="running", started_at=began, closed_at=None)


def pause(desk: Desk) -> None:
    """Stop the clock."""
    with desk.act("paused the clock", kind=CLOCK) as writing:
        _close(writing, Stamp.take(desk.clock))


def go(desk: Desk, step_id: str, *, done: bool = False) -> None:
    """Go to a step and open it, done or not before; the clock goes on there if it ran.

    `done`: the step that is left is done. A workshop that was closed is open again.
    """
    with desk.act("moved on", kind=CLOCK) as writing:
        state, at = desk.state, Stamp.take(desk.clock)
        left = state.workshop.current_step_id
        if done and left not in (None, step_id):
            writing.change(Step, left, done=True)
        _reopen(writing, step_id)
        if left != step_id and _close(writing, at):
            _open(writing, step_id, at)
        writing.change(Workshop, state.workshop.id, current_step_id=step_id)


def _reopen(writing: Writing, step_id: str) -> None:
    """A step at which the room is, is not done, and its workshop not closed."""
    writing.change(Step, step_id, done=False)
    workshop = writing.state.workshop
    if workshop.state == "closed":
        begun = "new" if workshop.started_at is None else "running"
        writing.change(Workshop, workshop.id, state=begun, closed_at=None)


def reopen(desk: Desk, *, running: bool) -> None:
    """Closing is taken back: all is as before it. `running`: the clock ran then, and goes on."""
    with desk.act("opened the workshop again", kind=CLOCK) as writing:
        step = _here(writing)
        if step is None:
            return
        _reopen(writing, step)
        if running and timing.open_span(desk.state) is None:
            _open(writing, step, Stamp.take(desk.clock))


def finish(desk: Desk) -> None:
    """The last step is done and the workshop closed. Going back to a step opens it again."""
    with desk.act("closed the workshop", kind=CLOCK) as writing:
        at = Stamp.take(desk.clock)
        _close(writing, at)
        workshop = desk.state.workshop
        if workshop.current_step_id is not None:
            writing.change(Step, workshop.current_step_id, done=True)
        writing.change(Workshop, workshop.id, state="closed", closed_at=at.utc)


def add_seconds(desk: Desk, step_id: str, seconds: float) -> None:
    """Give a step more time, or less when negative; never below none."""
    with desk.act("changed the time of a step", kind=CLOCK) as writing:
        current = desk.state.get("step", step_id).seconds
        writing.change(Step, step_id, seconds=max(0.0, current + seconds))


def restart(desk: Desk, step_id: str) -> None:
    """Count a step down from the beginning again; the time so far stays on record."""
    with desk.act("restarted the step", kind=CLOCK) as writing:
        spent = timing.actual_seconds(desk.state, step_id, Stamp.take(desk.clock))
        writing.change(Step, step_id, base_seconds=spent, done=False)


def leave_out(desk: Desk, last_seen: Stamp) -> None:
    """The time since `last_seen` does not count: the clock stopped then and goes on now."""
    with desk.act("left out the time away", kind=CLOCK) as writing:
        running = timing.open_span(desk.state)
        if running is None:
            return
        _close(writing, _later(last_seen, Stamp(running.start_utc, running.start_boot, running.start_boot_id)))
        _open(writing, running.step_id, Stamp.take(desk.clock))


def _later(one: Stamp, other: Stamp) -> Stamp:
    """The later of two moments, as far as one clock has seen both; else the first."""
    return other if one.boot_id == other.boot_id and one.boot < other.boot else one


def go_on_after_restart(desk: Desk, last_seen: Stamp | None) -> None:
    """The machine was started again, and the time away counts.

    UTC, the only hand that went on, measures no more than the time from when we were last seen until now; what comes
    before and after is counted by the clock of each start of the machine, so that setting the system clock bends
    neither. Does nothing when the machine was not started again.
    """
    state, at = desk.state, Stamp.take(desk.clock)
    if not timing.begun_elsewhere(state, at):
        return
    with desk.act("went on after a restart", kind=CLOCK) as writing:
        row = state.rows("span")[-1]
        start = Stamp(row.start_utc, row.start_boot, row.start_boot_id)
        end = start if row.end_utc is None else Stamp(row.end_utc, row.end_boot, row.end_boot_id)
        seen = _later(last_seen or end, end)
        if _close(writing, seen):
            _between(writing, row.step_id, seen, at)
            _open(writing, row.step_id, at)
        else:
            # A pause: spans of no length say where the clock before stopped and where the new one begins.
            _between(writing, row.step_id, seen, seen)
            _between(writing, row.step_id, at, at)


def _between(writing: Writing, step_id: str, start: Stamp, end: Stamp) -> None:
    writing.add(
        Span,
        step_id=step_id,
        start_utc=start.utc,
        start_boot=start.boot,
        start_boot_id=start.boot_id,
        end_utc=end.utc,
        end_boot=end.boot,
        end_boot_id=end.boot_id,
    )


def catch_up(desk: Desk, proposal: Proposal) -> None:
    """Shorten and drop what the proposal says. One act, which can be undone."""
    with desk.act("caught up: shortened the agenda") as writing:
        for change in proposal.changes:
            if change.dropped:
                writing.change(Exercise, change.exercise_id, dropped=True)
            for step_id, seconds in change.steps:
                writing.change(Step, step_id, seconds=seconds)
