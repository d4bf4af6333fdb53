"""Nothing that was recorded is left out of the report, and nothing that is private is in it."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest
from sqlmodel import SQLModel

from onecompany.exercises.beginning import begin
from onecompany.exercises.open import acts as talk
from onecompany.store.acts import capture
from onecompany.store.file import Store
from onecompany.store.tables import Exercise, Note, Organisation, Step, Workshop
from onecompany.store.writing import base_of, models
from onecompany.summary.walk import texts
from tests.conftest import DAY, PEOPLE, plan_of, planned
from tests.exercises.room import Room, day, promise
from tests.summary.reporting import full_day, leave_out, lines, report, section, tables, words

SCRIPTS = {("exercise", "script"), ("step", "script")}
"""What only the facilitator reads."""

CODES = {
    *((table, "state") for table in ("workshop", "commitment")),
    ("workshop", "language"),
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

OURS = {"history", "draft", "presence", "program"}
"""Tables that hold nothing that was accepted in the room."""


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
    with room.desk.act("typed into every field") as writing:
        own = room.state.workshop
        writing.change(Workshop, own.id, **said.for_fields(Workshop))
        writing.change(Organisation, own.organisation_id, **said.for_fields(Organisation))
        for model in (Exercise, Step):
            row = room.state.rows(str(model.__tablename__))[1]
            writing.change(model, row.id, **(values := said.for_fields(model)))
            secret.append(values["script"])

        def add(table: str, **links: Any) -> str:
            model = models()[table]
            made: Any = writing.add(model, **said.for_fields(model), **links)
            return str(made.id)

        silo, lonely = add("silo"), add("silo")
        leader = add("leader", silo_id=silo)
        first, last = add("stage", position=1.0), add("stage", position=2.0)
        exercise = room.exercise("stages").id
        for stage in (first, last):
            add("touchpoint", stage_id=stage)
            add("pain", stage_id=stage)
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
            writing.add(Note, exercise_id=row.id if row else None, **said.for_fields(Note))
            hidden = writing.add(
                Note, exercise_id=row.id if row else None, private=True, **said.for_fields(Note, private=True)
            )
            secret.append(hidden.text)
        about = writing.add(Note, exercise_id=exercise, about=f"note:{hidden.id}", **said.for_fields(Note))
        assert about.about
    return room, said, secret


def test_every_table_was_typed_into(typed: tuple[Room, Words, list[str]]) -> None:
    room, said, _ = typed
    known = {table for table in room.state.shape.columns if table in models()} - OURS
    without = {table for table in known if not any(key.startswith(f"{table}.") for key in said.given)}
    assert without == {"span"}


def test_everything_that_was_typed_is_in_the_report(typed: tuple[Room, Words, list[str]]) -> None:
    room, said, _ = typed
    whole = words(report(room))
    assert [field for field, word in said.given.items() if word not in whole] == []


def test_private_notes_and_scripts_are_not(typed: tuple[Room, Words, list[str]]) -> None:
    room, _, secret = typed
    whole = words(report(room))
    assert len(secret) > 4
    assert [word for word in secret if word in whole] == []


def test_a_name_that_no_leader_has_is_who_promised(room: Room) -> None:
    promise(room, "Call them", who="Somebody outside")
    (table, *_) = tables(section(report(room), "commitments"))
    assert lines(table) == ["Call them | Somebody outside | – | – | –"]


def test_an_empty_workshop_has_all_sections_and_says_that_nothing_is_recorded(room: Room) -> None:
    made = report(room)
    assert [each.title for each in made.in_order()] == [
        "The journey",
        "Ownership",
        "Metrics",
        "Decisions",
        "Commitments",
        "Parking lot",
        "Findings",
        "What was said",
        "Key learnings",
    ]
    for key in ("stages", "ownership", "metrics", "said", "learnings"):
        assert "Not recorded." in words(section(made, key))
    assert made.meta.finished is False


def test_a_half_finished_workshop_builds_and_says_what_is_missing(room: Room) -> None:
    room.journey("Buy", "Use")
    made = report(room)
    assert "Buy" in words(section(made, "stages"))
    assert "Not recorded." in words(section(made, "ownership"))
    assert "not held" in words(section(made, "time"))


def test_a_workshop_without_people_and_exercises_builds(store: Store) -> None:
    bare = Room(store.desk(begin(store, organisation="Nobody", plan=plan_of(planned("open")), date=DAY, people=[])))
    made = report(bare)
    assert made.front.bottom_line == ("Nothing has been recorded yet.",)
    assert "Not recorded." in words(section(made, "participants"))


def test_the_same_data_gives_the_same_report(room: Room, store: Store) -> None:
    full_day(room)
    first = report(room)
    assert report(room) == first
    assert report(Room(store.desk(room.state.workshop_id))) == first


def test_no_text_holds_what_a_format_cannot_hold(room: Room) -> None:
    room.journey("Buy")
    row = room.state.rows("stage")[0]
    row.goal = "to \x1b[31mpay\x07\ud800 \x00now\ufffe"
    found = "".join(texts(report(room)))
    assert "to pay\ufffd now" in found
    assert not any(sign in found for sign in "\x1b\x07\ud800\x00\ufffe")


def test_an_exercise_that_was_left_out_says_so_and_keeps_what_it_holds(room: Room) -> None:
    room.journey("Buy")
    leave_out(room, "stages")
    leave_out(room, "metrics")
    made = report(room)
    stages, metrics = words(section(made, "stages")), words(section(made, "metrics"))
    assert "left out to catch up" in stages
    assert "Buy" in stages
    assert "left out to catch up" in metrics
    assert "left out to catch up" not in words(section(made, "ownership"))


def test_a_round_that_was_left_out_says_so_below_its_heading(store: Store) -> None:
    plan = plan_of(planned("open", "Morning"), planned("open", "Noon"))
    room = Room(store.desk(begin(store, organisation="Northwind", plan=plan, date=DAY, people=PEOPLE)))
    with room.desk.act("caught up") as writing:
        writing.change(Exercise, room.exercise("open", "Noon").id, dropped=True)
    found = list(texts(section(report(room), "said").blocks))
    assert found == [
        "Morning",
        "Not recorded.",
        "Noon",
        "This exercise was left out to catch up on time.",
        "Not recorded.",
    ]


def test_a_kind_has_one_section_however_many_exercises_it_has(store: Store) -> None:
    plan = plan_of(planned("stages", "First", preset=["Buy"]), planned("stages", "Second"))
    room = Room(store.desk(begin(store, organisation="Northwind", plan=plan, date=DAY, people=PEOPLE)))
    with room.desk.act("caught up") as writing:
        writing.change(Exercise, room.exercise("stages", "First").id, dropped=True)
    found = section(report(room), "stages")
    assert "left out" not in words(found)
    assert words(found).count("Stages, goals and touchpoints") == 1


def test_what_is_not_in_the_plan_is_in_the_report_when_there_is_any(store: Store) -> None:
    plan = plan_of(planned("stages", preset=["Buy", "Use"]))
    room = Room(store.desk(begin(store, organisation="Northwind", plan=plan, date=DAY, people=PEOPLE)))
    assert "ownership" not in {each.key for each in report(room).sections}
    room.own(Buy="Sales")
    promise(room, "Call them", "Ana", day(5))
    made = report(room)
    assert "Sales" in words(section(made, "ownership"))
    assert "Call them" in words(section(made, "commitments"))
    assert "metrics" not in {each.key for each in made.sections}


def test_a_kind_that_is_not_installed_is_named(room: Room) -> None:
    row = room.exercise("metrics")
    with room.desk.act("from another installation") as writing:
        writing.change(Exercise, row.id, kind="horoscope")
    assert "horoscope" in words(section(report(room), "unknown"))


def test_notes_of_any_exercise_stand_under_its_title_in_the_order_of_the_day(room: Room) -> None:
    talk.add_notes(room.desk, room.exercise("open").id, ["Ana: Fewer meetings", "More coffee"])
    room.journey("Buy")
    stage = f"stage:{room.stage('Buy')}"
    ana = room.leader("Ana")
    capture.add_note(room.desk, room.exercise("stages").id, ["Too long"], leader_id=ana, about=stage)
    capture.add_note(room.desk, None, ["In the corridor"])
    found = [text for text in texts(section(report(room), "said").blocks) if text != "Not recorded."]
    assert found == [
        "Check-in",
        "Ana Peña: Fewer meetings",
        "More coffee",
        room.exercise("stages").title,
        "Ana Peña: Too long (about “Buy”)",
        "Between the exercises",
        "In the corridor",
    ]


def test_what_the_report_says_of_itself(room: Room) -> None:
    made = report(room)
    assert made.meta.confidentiality == "Confidential. For the leadership team of Northwind Utilities only."
    assert made.meta.version == "1.2.3"
    assert made.meta.data_hash in words(section(made, "how"))
    assert made.meta.date == DAY
    assert made.meta.made_at == dt.datetime.combine(DAY, dt.time(17), dt.UTC)
    assert report(room, confidentiality="For Ana's eyes").meta.confidentiality == "For Ana's eyes"
    assert report(room, confidentiality="").meta.confidentiality == ""
