"""Making a workshop: from a plan, with an organisation, on a day, with what goes on from the last time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, SQLModel, select

from onecompany.clock import Stamp
from onecompany.parsing.alike import alike, spaced
from onecompany.parsing.people import Person
from onecompany.plans import Plan
from onecompany.sentences import gettext
from onecompany.store import timing
from onecompany.store.copying import fresh_ids, with_ids
from onecompany.store.file import Store
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.store.tables import Exercise, Leader, Organisation, Silo, Step, Workshop
from onecompany.store.transaction import GAP, Transaction, models, validated
from onecompany.store.types import Carried
from onecompany.store.writer import WorkshopWriter

Prepare = Callable[[Transaction, str, str, Mapping[str, Any]], None]
"""What a kind does when a workshop is made: writing, kind, id of the exercise, settings."""

GoesOn = Callable[[State], Mapping[str, Sequence[Record]]]
"""Which rows of the workshop before go on, by table; of a table that is not in it, all of them."""

START = "start"
"""The kind of act that makes a workshop; undo does not go behind it."""


def create(
    store: Store,
    *,
    organisation: str,
    plan: Plan,
    date: dt.date,
    people: Sequence[Person] | None = None,
    purpose: str = "",
    actual_minutes: bool = False,
    prepare: Prepare,
    goes_on: GoesOn = lambda before: {},
) -> str:
    """Make a workshop and return its id.

    When the organisation has one already, what goes on of it comes into the new one as copies. `people` None: its
    leaders come again; else the leaders are these. `actual_minutes`: each step is planned with the minutes that it took
    last time instead of those of the plan. Raises NotKept.
    """
    workshop_id = store.new_id()
    known = store.organisation_id(organisation)
    last = latest_workshop(store, known) if known else None
    before = store.read(last) if last else None
    writer = WorkshopWriter(
        store.engine,
        store.empty_state(workshop_id),
        clock=store.clock,
        new_id=store.new_id,
        watch=store.watch,
    )
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
                "purpose": purpose,
            },
        )
        transaction.add(Workshop, id=workshop_id, organisation_id=owner, origin_id=last, **values)
        seconds = _actual(before, Stamp.take(store.clock)) if before and actual_minutes else {}
        agenda = _agenda(transaction, plan, seconds)
        if before is not None:
            _carry(transaction, before, goes_on(before), agenda)
            transaction.take_in()  # who is seated next must know the leaders that come again
        if people is not None:
            _seat(transaction, people)
        for exercise in agenda:
            transaction.take_in()  # of two exercises of a kind the second one must know what the first one brought
            prepare(transaction, exercise.kind, exercise.id, exercise.settings)
    return workshop_id


def latest_workshop(store: Store, organisation_id: str) -> str | None:
    """The organisation's latest workshop by date, of one day the one made last; None when there is none."""
    with Session(store.engine) as session:
        query = select(Workshop).where(Workshop.organisation_id == organisation_id)
        workshops = session.exec(query.order_by(text("date"), text("rowid"))).all()
    return workshops[-1].id if workshops else None


def _carry(
    transaction: Transaction, before: State, goes_on: Mapping[str, Sequence[Record]], agenda: Sequence[Exercise]
) -> None:
    """Copy what goes on, each row with all that it cannot be without.

    What a row points to and can be without is left out where it does not go on; what was said in an exercise was not
    said in one of the new agenda. A row that needs an exercise gets the new one of its kind, or stays behind.
    """
    in_place = _same_exercises(before, agenda)
    known = set(in_place)
    carried: list[tuple[type[SQLModel], Any, set[str]]] = []
    for table in SQLModel.metadata.sorted_tables:
        model = models()[table.name]
        if not issubclass(model, Carried):
            continue
        keys = {key.parent.name: key.parent.nullable for key in table.foreign_keys if key.parent.name != "workshop_id"}
        for row in goes_on.get(table.name, before.rows(table.name)):
            if all(free or getattr(row, name) in known for name, free in keys.items()):
                loose = {
                    name for name, free in keys.items() if free and getattr(row, name) not in known - in_place.keys()
                }
                carried.append((model, row, loose))
                known.add(row.id)
    ids = in_place | fresh_ids((row.id for _, row, _ in carried), transaction.new_id)
    for model, row, loose in carried:
        values = with_ids(model, vars(row), ids) | {"origin_id": row.origin_id or row.id} | dict.fromkeys(loose)
        identity = values.pop("id")
        values.pop("workshop_id")
        values.pop("group_id")  # groups are of one day
        transaction.add(model, id=identity, **values)


def _same_exercises(before: State, agenda: Sequence[Exercise]) -> dict[str, str]:
    """For each exercise of the workshop before the one in its place: of its kind and title, else of its kind."""
    in_place = {}
    for old in before.rows("exercise"):
        same = [new for new in agenda if new.kind == old.kind]
        same.sort(key=lambda new: new.title != old.title)
        if same:
            in_place[old.id] = same[0].id
    return in_place


def _seat(transaction: Transaction, people: Sequence[Person]) -> None:
    """Make the leaders exactly these, keeping those of last time who come again, and add their silos."""
    silos = {alike(row.name): row.id for row in transaction.state.tables.get("silo", {}).values()}
    before = {alike(row.name): row for row in transaction.state.tables.get("leader", {}).values()}
    place = len(silos) * GAP
    for number, person in enumerate(people, 1):
        silo = silos.get(alike(person.silo)) if person.silo else None
        if person.silo and silo is None:
            place += GAP
            silo = transaction.add(Silo, name=person.silo, position=place).id
            silos[alike(person.silo)] = silo
        known = before.pop(alike(person.name), None)
        values: dict[str, Any] = {
            "name": person.name,
            "role": person.role,
            "silo_id": silo,
            "position": number * GAP,
        }
        if known is not None:
            transaction.change(Leader, known.id, present=True, **values)
        else:
            transaction.add(Leader, **values)
    for number, gone in enumerate(before.values(), len(people) + 1):
        transaction.change(Leader, gone.id, present=False, position=number * GAP)


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
                position=place,
            )
        agenda.append(exercise)
    return agenda


def _actual(before: State, moment: Stamp) -> dict[tuple[str, str, str], float]:
    """What each step took last time, in whole minutes, at least one; steps that never ran are left out."""
    taken = {}
    for step in before.rows("step"):
        spent = timing.actual_seconds(before, step.id, moment)
        if spent > 0:
            exercise = before.get("exercise", step.exercise_id)
            taken[exercise.kind, exercise.title, step.title] = max(1, round(spent / 60)) * 60.0
    return taken
