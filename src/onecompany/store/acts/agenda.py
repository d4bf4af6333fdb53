"""Time: start, pause, more, less, again, on, back. Undo leaves these alone, except catching up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.clock import Proposal, Stamp, parts
from onecompany.sentences import gettext
from onecompany.store import timing
from onecompany.store.groups import part_lengths
from onecompany.store.tables import Exercise, Span, Step, Workshop
from onecompany.store.transaction import Transaction
from onecompany.store.writer import WorkshopWriter

CLOCK = "clock"
"""The kind of act that undo passes over: time that went by cannot be taken back."""


def _open(transaction: Transaction, step_id: str, moment: Stamp) -> None:
    transaction.add(Span, step_id=step_id, start_utc=moment.utc, start_boot=moment.boot, start_boot_id=moment.boot_id)


def _close(transaction: Transaction, moment: Stamp) -> bool:
    """Close the running span. Whether there was one."""
    running = timing.open_span(transaction.state)
    if running is None:
        return False
    transaction.change(Span, running.id, end_utc=moment.utc, end_boot=moment.boot, end_boot_id=moment.boot_id)
    return True


def _current_step(transaction: Transaction) -> str | None:
    """The current step; the first one when nothing began."""
    state = transaction.state
    if state.workshop.current_step_id is not None:
        return str(state.workshop.current_step_id)
    steps = timing.kept_steps(state)
    return str(steps[0].id) if steps else None


def start(writer: WorkshopWriter, since: Stamp | None = None) -> None:
    """Start the clock of the current step, now or at the moment `since`; does nothing when it runs."""
    with writer.act(gettext("started the clock"), kind=CLOCK) as transaction:
        step = _current_step(transaction)
        if step is None or timing.open_span(writer.state) is not None:
            return
        moment = since or Stamp.take(writer.clock)
        _open(transaction, step, moment)
        workshop = writer.state.workshop
        began = workshop.started_at or moment.utc
        transaction.change(
            Workshop, workshop.id, current_step_id=step, state="running", started_at=began, closed_at=None
        )


def pause(writer: WorkshopWriter) -> None:
    """Stop the clock."""
    with writer.act(gettext("paused the clock"), kind=CLOCK) as transaction:
        _close(transaction, Stamp.take(writer.clock))


def go(writer: WorkshopWriter, step_id: str, *, done: bool = False) -> None:
    """Go to a step and open it, done or not before; the clock goes on there if it ran.

    `done`: the step that is left is done. In a workshop that is closed nothing changes but where the room is:
    going about in it is no more than looking.
    """
    with writer.act(gettext("moved on"), kind=CLOCK) as transaction:
        state, moment = writer.state, Stamp.take(writer.clock)
        left = state.workshop.current_step_id
        if state.workshop.state == "closed":
            transaction.change(Workshop, state.workshop.id, current_step_id=step_id)
            return
        if done and left not in (None, step_id):
            transaction.change(Step, left, done=True)
        _reopen(transaction, step_id)
        if left != step_id and _close(transaction, moment):
            _open(transaction, step_id, moment)
        transaction.change(Workshop, state.workshop.id, current_step_id=step_id)


def _reopen(transaction: Transaction, step_id: str) -> None:
    """A step at which the room is, is not done, and a workshop that was closed is open."""
    transaction.change(Step, step_id, done=False)
    workshop = transaction.state.workshop
    if workshop.state == "closed":
        begun = "new" if workshop.started_at is None else "running"
        transaction.change(Workshop, workshop.id, state=begun, closed_at=None)


def reopen(writer: WorkshopWriter, *, running: bool) -> None:
    """Closing is taken back: all is as before it. `running`: the clock ran then, and goes on."""
    with writer.act(gettext("opened the workshop again"), kind=CLOCK) as transaction:
        step = _current_step(transaction)
        if step is None:
            return
        _reopen(transaction, step)
        if running and timing.open_span(writer.state) is None:
            _open(transaction, step, Stamp.take(writer.clock))


def finish(writer: WorkshopWriter) -> None:
    """The last step is done and the workshop closed, until it is opened again or its clock is started."""
    with writer.act(gettext("closed the workshop"), kind=CLOCK) as transaction:
        moment = Stamp.take(writer.clock)
        _close(transaction, moment)
        workshop = writer.state.workshop
        if workshop.current_step_id is not None:
            transaction.change(Step, workshop.current_step_id, done=True)
        transaction.change(Workshop, workshop.id, state="closed", closed_at=moment.utc)


def add_seconds(writer: WorkshopWriter, step_id: str, seconds: float) -> None:
    """Give a step more time, or less when negative; never below none."""
    with writer.act(gettext("changed the time of a step"), kind=CLOCK) as transaction:
        step = writer.state.get("step", step_id)
        lengths, gone = part_lengths(step), _gone(writer, step)
        _resize(transaction, step, step.seconds + seconds, parts.changed(lengths, gone, seconds))


def end_part(writer: WorkshopWriter, step_id: str) -> None:
    """The part that goes on ends now; the step is shorter by what was left of it. Not for the last part."""
    with writer.act(gettext("went on to the next part"), kind=CLOCK) as transaction:
        step = writer.state.get("step", step_id)
        lengths, gone = part_lengths(step), _gone(writer, step)
        if parts.part(lengths, step.seconds, gone, running=True).number == len(lengths) - 1:
            return
        shorter = parts.ended(lengths, gone)
        _resize(transaction, step, step.seconds - sum(lengths) + sum(shorter), shorter)


def _gone(writer: WorkshopWriter, step: Any) -> float:
    return timing.counted_seconds(writer.state, step, Stamp.take(writer.clock))


def _resize(transaction: Transaction, step: Any, seconds: float, lengths: Sequence[float]) -> None:
    """Give a step another length, and its parts theirs."""
    own = {"parts": list(lengths)} if len(lengths) > 1 else {}
    transaction.change(Step, step.id, seconds=max(0.0, seconds), **own)


def restart(writer: WorkshopWriter, step_id: str) -> None:
    """Count a step down from the beginning again; the time so far stays on record."""
    with writer.act(gettext("restarted the step"), kind=CLOCK) as transaction:
        spent = timing.actual_seconds(writer.state, step_id, Stamp.take(writer.clock))
        transaction.change(Step, step_id, base_seconds=spent, done=False)


def leave_out(writer: WorkshopWriter, last_seen: Stamp) -> None:
    """The time since `last_seen` does not count: the clock stopped then and goes on now."""
    with writer.act(gettext("left out the time away"), kind=CLOCK) as transaction:
        running = timing.open_span(writer.state)
        if running is None:
            return
        _close(transaction, _later(last_seen, Stamp(running.start_utc, running.start_boot, running.start_boot_id)))
        _open(transaction, running.step_id, Stamp.take(writer.clock))


def _later(one: Stamp, other: Stamp) -> Stamp:
    """The later of two moments, as far as one clock has seen both; else the first."""
    return other if one.boot_id == other.boot_id and one.boot < other.boot else one


def go_on_after_restart(writer: WorkshopWriter, last_seen: Stamp | None) -> None:
    """The machine was started again, and the time away counts.

    UTC, the only hand that went on, measures no more than the time from when we were last seen until now; what comes
    before and after is counted by the clock of each start of the machine, so that setting the system clock bends
    neither. Does nothing when the machine was not started again.
    """
    state, moment = writer.state, Stamp.take(writer.clock)
    if not timing.begun_elsewhere(state, moment):
        return
    with writer.act(gettext("went on after a restart"), kind=CLOCK) as transaction:
        row = state.rows("span")[-1]
        start = Stamp(row.start_utc, row.start_boot, row.start_boot_id)
        end = start if row.end_utc is None else Stamp(row.end_utc, row.end_boot, row.end_boot_id)
        seen = _later(last_seen or end, end)
        if _close(transaction, seen):
            _between(transaction, row.step_id, seen, moment)
            _open(transaction, row.step_id, moment)
        else:
            # A pause: spans of no length say where the clock before stopped and where the new one begins.
            _between(transaction, row.step_id, seen, seen)
            _between(transaction, row.step_id, moment, moment)


def _between(transaction: Transaction, step_id: str, start: Stamp, end: Stamp) -> None:
    transaction.add(
        Span,
        step_id=step_id,
        start_utc=start.utc,
        start_boot=start.boot,
        start_boot_id=start.boot_id,
        end_utc=end.utc,
        end_boot=end.boot,
        end_boot_id=end.boot_id,
    )


def catch_up(writer: WorkshopWriter, proposal: Proposal) -> None:
    """Shorten and drop what the proposal says. One act, which can be undone."""
    with writer.act(gettext("caught up: shortened the agenda")) as transaction:
        for change in proposal.changes:
            if change.dropped:
                transaction.change(Exercise, change.exercise_id, dropped=True)
            for step_id, seconds in change.steps:
                step = writer.state.get("step", step_id)
                lengths, gone = part_lengths(step), _gone(writer, step)
                left = step.seconds - gone
                factor = (seconds - gone) / left if left > 0 else 1.0
                _resize(transaction, step, seconds, parts.scaled(lengths, gone, factor))
