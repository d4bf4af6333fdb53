"""Making a workshop: from a plan, with an organisation, on a day, with what goes on from the last time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, select

from onecompany.clock import Stamp
from onecompany.parsing.alike import spaced
from onecompany.parsing.people import Person
from onecompany.plans import Plan
from onecompany.sentences import gettext
from onecompany.store import timing
from onecompany.store.acts.carrying import GoesOn, LetGo, carry
from onecompany.store.acts.seating import seat
from onecompany.store.file import Store
from onecompany.store.problems import Unknown
from onecompany.store.state import State
from onecompany.store.tables import Exercise, Organisation, Step, Workshop
from onecompany.store.transaction import GAP, Transaction, validated
from onecompany.store.turnover import coming, lines_of_names

Prepare = Callable[[Transaction, str, str, Mapping[str, Any]], None]
"""What a kind does when a workshop is made: writing, kind, id of the exercise, settings."""

LATEST = "latest"
"""In place of a workshop's id: the organisation's latest one up to the day of the new one, if it has any."""

START = "start"
"""The kind of act that makes a workshop; undo does not go behind it."""

IMPORT = "import"
"""The kind of act that brings a workshop in, whose history stays behind."""


def create(
    store: Store,
    *,
    organisation: str,
    plan: Plan,
    date: dt.date,
    start: str = "",
    people: Sequence[Person] | None = None,
    purpose: str = "",
    actual_minutes: bool = False,
    goes_on_from: str | None = LATEST,
    prepare: Prepare,
    goes_on: GoesOn = lambda before: {},
    let_go: LetGo = lambda *_: {},
) -> str:
    """Make a workshop and return its id.

    `goes_on_from`: the workshop of the same organisation of which rows come into the new one as copies, `LATEST`, or
    None; that workshop itself stays as it is, and is not after `date`. `people` None: its leaders come again; else the
    leaders are these, and whoever is not among them has left: what was theirs goes on without them.
    `start`: the time of day at which it begins, where that is not the plan's.
    `actual_minutes`: each step is planned with the minutes that it took then instead of those of the plan. Raises
    Unknown for a workshop of another organisation or of a later day, and NotKept.
    """
    workshop_id = store.new_id()
    known = store.organisation_id(organisation)
    before = _workshop_before(store, known, goes_on_from, date)
    writer = store.writer(store.empty_state(workshop_id))
    with writer.act(gettext("made the workshop {title:quoted}", title=plan.title), kind=START) as transaction:
        owner = known or transaction.add(Organisation, name=spaced(organisation)).id
        values = validated(
            Workshop,
            {
                "title": plan.title,
                "plan": plan.name,
                "language": plan.language,
                "words": plan.words.own,
                "date": date,
                "start": start or plan.start,
                "purpose": purpose,
            },
        )
        came_from = before.workshop_id if before is not None else None
        transaction.add(Workshop, id=workshop_id, organisation_id=owner, origin_id=came_from, **values)
        seconds = timing.seconds_taken(before, Stamp.take(store.clock)) if before and actual_minutes else {}
        agenda = _agenda(transaction, plan, seconds)
        lines: dict[str, str] = {}
        if before is not None:
            rows = dict(goes_on(before))
            again = rows.get("leader", before.rows("leader"))
            comes = again if people is None else coming(again, people)
            rows["leader"] = [row.with_values({"present": True}) for row in comes]  # absent was of that day
            if people is not None and again and len(people) > len(rows["leader"]):  # somebody is new, or comes back
                lines = lines_of_names(before)
            carry(transaction, before, rows, agenda, let_go)
            transaction.take_in()  # who is seated next must know the leaders that come again
        if people is not None:
            seat(transaction, people, lines)
        for exercise in agenda:
            transaction.take_in()  # of two exercises of a kind the second one must know what the first one brought
            prepare(transaction, exercise.kind, exercise.id, exercise.settings)
    return workshop_id


def _workshop_before(store: Store, organisation_id: str | None, wanted: str | None, day: dt.date) -> State | None:
    if wanted is None:
        return None
    days = _days_of_workshops(store, organisation_id) if organisation_id else {}
    if wanted == LATEST:
        earlier = [workshop for workshop, held in days.items() if held <= day]
        return store.read(earlier[-1]) if earlier else None
    if wanted not in days:
        raise Unknown(gettext("{workshop} is no workshop of this organisation.", workshop=wanted))
    if days[wanted] > day:
        raise Unknown(gettext("{workshop} is later than the new one: none goes on from that.", workshop=wanted))
    return store.read(wanted)


def _days_of_workshops(store: Store, organisation_id: str) -> dict[str, dt.date]:
    """The days of the organisation's workshops by their ids, the latest last; of one day as they were made."""
    with Session(store.engine) as session:
        query = select(Workshop).where(Workshop.organisation_id == organisation_id)
        return {row.id: row.date for row in session.exec(query.order_by(text("date"), text("rowid")))}


def _agenda(transaction: Transaction, plan: Plan, seconds: Mapping[tuple[str, str, str], float]) -> list[Exercise]:
    """Add the exercises of a plan with their steps."""
    place = 0.0
    agenda = []
    for number, planned in enumerate(plan.exercises, 1):
        exercise = transaction.add(
            Exercise,
            kind=planned.kind,
            title=planned.title,
            prompt=planned.prompt,
            script=planned.script,
            flex=planned.flex,
            min_seconds=planned.min_minutes * 60,
            at=planned.at,
            settings=dict(planned.settings),
            position=number * GAP,
        )
        for step in planned.steps:
            place += GAP
            length = seconds.get((planned.kind, planned.title, step.title), step.minutes * 60)
            transaction.add(
                Step,
                exercise_id=exercise.id,
                title=step.title,
                prompt=step.prompt,
                script=step.script,
                planned_seconds=length,
                seconds=length,
                grouping=step.groups,
                group_size=step.size,
                group_count=step.count,
                parts=[minutes * length / step.minutes for minutes in step.parts],
                position=place,
            )
        agenda.append(exercise)
    return agenda
