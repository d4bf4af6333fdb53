"""Who is here: leaders who come and go while the workshop goes on, and their times as they are corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from onecompany.clock.local import hour
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext
from onecompany.store.acts.groups import let_in
from onecompany.store.people_tables import Stay
from onecompany.store.problems import Unknown
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.store.tables import Leader
from onecompany.store.timing import stays
from onecompany.store.transaction import Transaction
from onecompany.store.writer import WorkshopWriter

SLIP = dt.timedelta(seconds=60)
"""Who comes back within a minute was never away, and who goes within one was never here: the key was a slip."""


class Times(NamedTuple):
    """A stretch of time in the room, UTC. None: from the start, or to the end."""

    here_from: dt.datetime | None
    left_at: dt.datetime | None


def is_timed(state: State) -> bool:
    """Whether who comes or goes now does so in the course of the workshop, so that the time counts."""
    return state.workshop.started_at is not None and state.workshop.state != "closed"


def come_or_go(writer: WorkshopWriter, leader_id: str) -> None:
    """Whoever is here is not, and the other way round: before the workshop has begun absent, in it gone from now on."""
    row = _leader(writer, leader_id)
    label = gettext("{name} is not here", name=row.name) if row.present else gettext("{name} is here", name=row.name)
    with writer.act(label) as transaction:
        if is_timed(writer.state):
            arrive(transaction, row.id, writer.now()) if not row.present else _leave(transaction, row, writer.now())
        transaction.change(Leader, row.id, present=not row.present)
        if not row.present:
            let_in(transaction, row.id, row.silo_id)


def arrive(transaction: Transaction, leader_id: str, now: dt.datetime) -> None:
    """Somebody comes, or comes back."""
    last = next(iter(stays(transaction.state, leader_id)[::-1]), None)
    if last is None or last.left_at is None or now - last.left_at >= SLIP:
        transaction.add(Stay, leader_id=leader_id, here_from=now)
    elif last.here_from is None:
        transaction.remove(Stay, last.id)
    else:
        transaction.change(Stay, last.id, left_at=None)


def _leave(transaction: Transaction, row: Record, now: dt.datetime) -> None:
    last = next(iter(stays(transaction.state, row.id)[::-1]), None)
    if last is None or last.left_at is not None:
        transaction.add(Stay, leader_id=row.id, left_at=now)
    elif last.here_from is not None and now - last.here_from < SLIP:
        transaction.remove(Stay, last.id)
    else:
        transaction.change(Stay, last.id, left_at=max(now, last.here_from or now))


LONGEST = dt.timedelta(hours=16)
"""How long after its start a workshop is still on: a time of day before the start is of the night behind it."""


def _on_that_day(state: State, moment: dt.datetime | None, now: dt.datetime) -> dt.datetime | None:
    """A moment as it was, of the next day where the workshop went on over midnight. Raises Refusal for one to come."""
    started = state.workshop.started_at
    if moment is None:
        return None
    next_day = moment + dt.timedelta(days=1)
    if started is not None and moment < started and next_day <= min(now, started + LONGEST):
        return next_day
    if moment > now:
        raise Refusal(gettext("{time} is still to come. Space says who goes now.", time=hour(moment)))
    return moment


def _checked(state: State, times: Times, now: dt.datetime) -> Times:
    """A stretch as it can be: who was there before the start is there from it on. Raises Refusal."""
    here_from, left_at = (_on_that_day(state, moment, now) for moment in times)
    started = state.workshop.started_at
    if left_at is not None and started is not None and left_at <= started:
        began = gettext("The workshop began at {start}. Who had gone before was absent.", start=hour(started))
        raise Refusal(began)
    if left_at is not None and left_at == here_from:
        raise Refusal(gettext("From {time} to {time} is no time.", time=hour(left_at)))
    early = here_from is not None and started is not None and here_from <= started
    return Times(None if early else here_from, left_at)


def set_times(writer: WorkshopWriter, leader_id: str, times: Sequence[Times], *, present: bool) -> None:
    """Correct when a leader was in the room: in these stretches, or, without any, all day or not at all.

    Raises Refusal for what is still to come, for who had gone before the start, and for a stretch of no length.
    """
    row = _leader(writer, leader_id)
    times = [_checked(writer.state, one, writer.now()) for one in times]
    times = [] if times == [Times(None, None)] else times
    now: list[Any] = [Times(one.here_from, one.left_at) for one in stays(writer.state, leader_id)]
    if now == times and row.present == present:
        return
    with writer.act(gettext("corrected when {name} was here", name=row.name)) as transaction:
        for stay in stays(writer.state, leader_id):
            transaction.remove(Stay, stay.id)
        for one in times:
            transaction.add(Stay, leader_id=leader_id, here_from=one.here_from, left_at=one.left_at)
        transaction.change(Leader, leader_id, present=present)
        if present:
            let_in(transaction, leader_id, row.silo_id)


def _leader(writer: WorkshopWriter, leader_id: str) -> Record:
    row: Record | None = writer.state.get("leader", leader_id)
    if row is None:
        raise Unknown(gettext("That leader is not there any more."))
    return row
