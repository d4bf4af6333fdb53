"""The report as a whole: which sections it has, finished or not, and where what was said stands."""

from __future__ import annotations

import datetime as dt

from onecompany.exercises.open import acts as talk
from onecompany.kinds import sorting_notes
from onecompany.kinds.beginning import begin
from onecompany.report.build import build_report
from onecompany.report.digest import data_hash
from onecompany.report.names import without_names
from onecompany.report.roles import Roles
from onecompany.store.acts import capture
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.tables import Exercise
from onecompany.summary.texts import texts
from tests.conftest import DAY, PEOPLE, plan_of, planned
from tests.exercises.room import Room, add_metric, day, promise
from tests.report.reporting import AT, leave_out, lines, report, section, tables, words


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
    assert all(each.is_empty for each in made.sections)
    assert made.meta.conclusion == ""


def test_for_a_files_properties_the_day_comes_to_one_sentence_and_has_an_author(room: Room) -> None:
    room.journey("Buy", "Use")
    room.own(Buy="Sales Finance")
    made = report(room)
    assert made.front.bottom_line[0].startswith("Neither of the two stages has a single owner. Nobody owns “Use”.")
    assert made.meta.conclusion == "Neither of the two stages has a single owner."
    assert made.meta.author == room.state.organisation.name
    assert report(room, author="Okafor & Partners").meta.author == "Okafor & Partners"
    assert not any(section(made, key).is_empty for key in ("stages", "ownership", "findings"))


def test_a_half_finished_workshop_builds_and_says_what_is_missing(room: Room) -> None:
    room.journey("Buy", "Use")
    made = report(room)
    assert "Buy" in words(section(made, "stages"))
    assert "Not recorded." in words(section(made, "ownership"))
    assert "not held" in words(section(report(room, times=True), "time"))


def test_a_workshop_without_people_and_exercises_builds(store: Store) -> None:
    bare = Room(store.writer(begin(store, organisation="Nobody", plan=plan_of(planned("open")), date=DAY, people=[])))
    made = report(bare)
    assert made.front.bottom_line == ("Nothing has been recorded yet.",)
    assert "Not recorded." in words(section(made, "participants"))


def test_the_same_data_gives_the_same_report(room: Room, store: Store) -> None:
    room.journey("Buy", "Use")
    add_metric(room, "Ana", "Days to yes")
    first = report(room)
    assert report(room) == first
    assert report(Room(store.writer(room.state.workshop_id))) == first


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
    room = Room(store.writer(begin(store, organisation="Northwind", plan=plan, date=DAY, people=PEOPLE)))
    leave_out(room, "open", "Noon")
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
    room = Room(store.writer(begin(store, organisation="Northwind", plan=plan, date=DAY, people=PEOPLE)))
    leave_out(room, "stages", "First")
    found = section(report(room), "stages")
    assert "left out" not in words(found)
    assert words(found).count("The plan proposes") == 1


def test_what_is_not_in_the_plan_is_in_the_report_when_there_is_any(store: Store) -> None:
    plan = plan_of(planned("stages", preset=["Buy", "Use"]))
    room = Room(store.writer(begin(store, organisation="Northwind", plan=plan, date=DAY, people=PEOPLE)))
    assert "ownership" not in {each.key for each in report(room).sections}
    room.own(Buy="Sales")
    promise(room, "Call them", "Ana", day(5))
    made = report(room)
    assert "Sales" in words(section(made, "ownership"))
    assert "Call them" in words(section(made, "commitments"))
    assert "metrics" not in {each.key for each in made.sections}


def test_a_kind_that_is_not_installed_is_named(room: Room) -> None:
    row = room.exercise("metrics")
    with room.writer.act("from another installation") as transaction:
        transaction.change(Exercise, row.id, kind="horoscope")
    assert "horoscope" in words(section(report(room), "unknown"))


def test_notes_of_any_exercise_stand_under_its_title_in_the_order_of_the_day(room: Room) -> None:
    talk.add_notes(room.writer, room.exercise("open").id, ["Ana: Fewer meetings", "More coffee"])
    room.journey("Buy")
    stage = f"stage:{room.stage('Buy')}"
    ana = room.leader("Ana")
    capture.add_note(room.writer, room.exercise("stages").id, ["Too long"], leader_id=ana, about=stage)
    capture.add_note(room.writer, None, ["In the corridor"])
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
    assert made.meta.data_hash == data_hash(room.state)
    for once in (made.meta.data_hash, "1.2.3", room.state.workshop.plan):
        assert once not in words((made.front, made.sections, made.appendix)), "it stands small at the end, or nowhere"
    assert made.meta.date == DAY
    assert made.meta.made_at == dt.datetime.combine(DAY, dt.time(17), dt.UTC)
    assert report(room, confidentiality="For Ana's eyes").meta.confidentiality == "For Ana's eyes"
    assert report(room, confidentiality="").meta.confidentiality == ""


def test_loose_notes_that_were_not_sorted_are_a_short_list_and_nothing_else_is_said_of_the_heap(room: Room) -> None:
    room.journey("Buy")
    exercise = room.exercise("stages").id
    first, second, third = sorting_notes.add(room.writer, exercise, ["We wait", "They wait", "Ana Peña waits"])
    assert "loose_notes" in [part.key for part in report(room).sections]
    sorting_notes.sort(room.writer, Ref("slip", first), f"stage:{room.stage('Buy')}", "pain", "Buy")
    sorting_notes.group(room.writer, Ref("slip", second), "Waiting")
    made = section(report(room), "loose_notes")
    (table,) = tables(made)
    assert lines(table) == [
        "Ana Peña waits | – | The customer's journey",
        "They wait | Waiting | The customer's journey",
    ]
    assert made.conclusion == "Two loose notes were not sorted."
    nameless = build_report(without_names(room.state, Roles(room.state)), at=AT, today=DAY, version="1", data_hash="")
    assert "Ana" not in words(section(nameless, "loose_notes"))
    sorting_notes.park(room.writer, Ref("slip", third))
    sorting_notes.sort(room.writer, Ref("cluster", room.state.rows("cluster")[0].id), "", "stage", "a new stage")
    assert "loose_notes" not in [part.key for part in report(room).sections]
    assert [row.name for row in room.state.rows("stage")] == ["Buy", "Waiting"]
