"""Whatever was typed into any field of any table is in the report, and nothing that is private."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from sqlmodel import SQLModel

from onecompany.store.tables import Exercise, Note, Organisation, Step, Workshop
from onecompany.store.transaction import base_of, models
from tests.exchange.making import TABLES
from tests.exercises.room import Room, day
from tests.report.reporting import report, words

SCRIPTS = {("exercise", "script"), ("step", "script")}
"""What only the facilitator reads."""

CODES = {
    *((table, "state") for table in ("workshop", "commitment")),
    ("workshop", "language"),
    ("workshop", "plan"),  # the name of a file
    ("workshop", "start"),
    ("exercise", "at"),
    ("step", "grouping"),
    ("exercise", "kind"),
    ("exercise", "flex"),
    ("ownership", "role"),
    ("handoff", "rating"),
    ("metric", "measures"),
    ("metric", "direction"),
    ("metric", "watches"),
    ("commitment", "serves"),
    ("note", "about"),
    ("span", "start_boot_id"),
}
"""Fields that hold a word of ours or the identity of a row."""


class Words:
    """A word of its own for each field that holds what somebody typed."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)
        self.given: dict[str, str] = {}

    def for_fields(self, model: type[SQLModel], *, private: bool = False) -> dict[str, str]:
        """A value for each text field of a table."""
        table = str(model.__tablename__)
        found = {}
        for name, info in base_of(model).model_fields.items():
            if info.annotation is str and not name.endswith("_id") and (table, name) not in CODES:
                found[name] = f"word{next(self.numbers):03}x"
                if not private and (table, name) not in SCRIPTS:
                    self.given[f"{table}.{name}"] = found[name]
        return found


@pytest.fixture
def typed(room: Room) -> tuple[Room, Words, list[str]]:
    """A workshop with a word in every text field of every table; the words; those that are private."""
    said = Words()
    secret: list[str] = []
    with room.writer.act("typed into every field") as transaction:
        own = room.state.workshop
        transaction.change(Workshop, own.id, **said.for_fields(Workshop))
        transaction.change(Organisation, own.organisation_id, **said.for_fields(Organisation))
        for model in (Exercise, Step):
            row = room.state.rows(str(model.__tablename__))[1]
            transaction.change(model, row.id, **(values := said.for_fields(model)))
            secret.append(values["script"])

        def add(table: str, **links: Any) -> str:
            model = models()[table]
            made: Any = transaction.add(model, **said.for_fields(model), **links)
            return str(made.id)

        silo, lonely = add("silo"), add("silo")
        leader = add("leader", silo_id=silo)
        first, last = add("stage", position=1.0), add("stage", position=2.0)
        exercise = room.exercise("stages").id
        for stage in (first, last):
            add("touchpoint", stage_id=stage)
            add("pain", stage_id=stage)
        add("member", group_id=add("group", step_id=room.state.rows("step")[1].id), leader_id=leader)
        add("ownership", stage_id=first, silo_id=silo, role="owner")
        add("ownership", stage_id=last, silo_id=lonely)
        add("handoff", from_stage_id=first, to_stage_id=last)
        add("handoff", from_stage_id=last, to_stage_id=first)
        add("metric", leader_id=leader)
        add("metric", watches=f"handoff:{first}-{last}")
        add("metric")
        add("decision", exercise_id=exercise)
        add("decision")
        add("parking", leader_id=leader)
        add("parking", dropped=True)
        add("commitment")
        add("commitment", state="dropped")
        add("meeting", date=day(90))
        add("meeting", date=day(180))
        for row in (None, *room.state.rows("exercise")):
            transaction.add(Note, exercise_id=row.id if row else None, **said.for_fields(Note))
            hidden = transaction.add(
                Note, exercise_id=row.id if row else None, private=True, **said.for_fields(Note, private=True)
            )
            secret.append(hidden.text)
        add("slip", exercise_id=exercise)
        add("slip", exercise_id=exercise, cluster_id=add("cluster", exercise_id=exercise), leader_id=leader)
        round_id = next(row.id for row in room.state.rows("exercise") if row.kind == "open")
        add("slip", exercise_id=round_id, cluster_id=add("cluster", exercise_id=round_id))
        about = transaction.add(Note, exercise_id=exercise, about=f"note:{hidden.id}", **said.for_fields(Note))
        assert about.about
    return room, said, secret


def test_every_table_was_typed_into(typed: tuple[Room, Words, list[str]]) -> None:
    _, said, _ = typed
    without = {table for table in TABLES if not any(key.startswith(f"{table}.") for key in said.given)}
    assert without == {"span", "member"}


def test_everything_that_was_typed_is_in_the_report(typed: tuple[Room, Words, list[str]]) -> None:
    room, said, _ = typed
    whole = words(report(room)).casefold()  # a promise begins with a capital letter
    assert [field for field, word in said.given.items() if word not in whole] == []


def test_private_notes_and_scripts_are_not(typed: tuple[Room, Words, list[str]]) -> None:
    room, _, secret = typed
    whole = words(report(room))
    assert len(secret) > 4
    assert [word for word in secret if word in whole] == []
