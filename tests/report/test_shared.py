"""What every report has: decisions, promises with their road, the parking lot, the appendix."""

from __future__ import annotations

import datetime as dt

import pytest

from onecompany.exercises.commitments import MEETING
from onecompany.exercises.commitments import acts as promises
from onecompany.kinds import rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.report.appendix import _present
from onecompany.report.shared import _parked
from onecompany.store.acts import agenda, capture
from onecompany.store.file import Store
from onecompany.store.records import Record
from onecompany.store.tables import Commitment, Decision, Leader
from onecompany.summary.blocks import BarPairs, Bullets
from tests.clock_double import FakeClock
from tests.conftest import DAY, PEOPLE, plan_of, planned
from tests.exercises.room import Room, add_metric, day, promise
from tests.report.reporting import leave_out, lines, report, section, tables, titles


def test_decisions_without_columns_that_nobody_filled(room: Room) -> None:
    first = capture.add_decision(room.writer, room.exercise("stages").id, "One price")
    (table,) = tables(section(report(room), "decisions"))
    assert titles(table) == ["Decision", "Taken in"]
    with room.writer.act("how") as transaction:
        transaction.change(Decision, first, how="By show of hands", by_whom="All")
    capture.add_decision(room.writer, None, "One bill")
    (table,) = tables(section(report(room), "decisions"))
    assert lines(table) == [
        f"One price | By show of hands | All | {room.exercise('stages').title}",
        "One bill | – | – | –",
    ]


def test_commitments_by_date_with_what_they_serve(room: Room) -> None:
    room.journey("Buy", "Use")
    late = promise(room, "Later", "Ana", day(30))
    promise(room, "Some day", who="The board")
    soon = promise(room, "Soon", "Ben", day(3))
    rows.change(
        room.writer,
        COMMITMENT,
        late,
        "serves",
        serves=f"handoff:{room.stage('Buy')}-{room.stage('Use')}",
        noticed=False,
    )
    rows.change(room.writer, COMMITMENT, soon, "serves", serves_text="the mood")
    table, *_ = tables(section(report(room), "commitments"))
    assert lines(table) == [
        "Soon | Ben Okafor | 8 March 2026 | the mood | –",
        "Later | Ana Peña | 4 April 2026 | Buy → Use | ✗ no",
        "Some day | The board | – | – | –",
    ]


def test_what_became_of_promises_is_shown_once_any_was_looked_at(room: Room) -> None:
    first = promise(room, "Call them", "Ana", day(3))
    promise(room, "Write to them", "Ana", day(4))
    with room.writer.act("looked at") as transaction:
        transaction.change(Commitment, first, state="late", reason="No numbers")
    table, *_ = tables(section(report(room), "commitments"))
    assert titles(table)[-2:] == ["State", "Reason"]
    assert [line.split(" | ")[-2:] for line in lines(table)] == [["late", "No numbers"], ["open", "–"]]


def test_the_road_says_what_is_due_by_each_meeting(room: Room) -> None:
    room.journey("Buy")
    promise(room, "Call them", "Ana", day(10))
    promise(room, "Write to them", by_when=day(100))
    add_metric(room, "Ben", "Days to yes", unit="days", by_when=day(90))
    promises.plan_year(room.writer, day(90), 3, 30.0, "Promises\n\nNumbers")
    found = section(report(room), "commitments")
    assert lines(tables(found)[1]) == [
        "3 June 2026 | 30 | Call them (Ana Peña)\nTarget of “Days to yes”: 90 days",
        "3 September 2026 | 30 | Write to them (nobody yet)",
        "3 December 2026 | 30 | nothing",
        "3 March 2027 | 30 | nothing",
    ]
    (agenda_,) = [block for block in found.blocks if isinstance(block, Bullets)]
    assert agenda_.items == ("Promises", "Numbers")


def test_agendas_that_differ_stand_with_their_meetings(room: Room) -> None:
    rows.add(room.writer, MEETING, [{"date": day(90), "minutes": 30.0, "agenda": "Promises"}])[0]
    rows.add(room.writer, MEETING, [{"date": day(180), "minutes": 45.5, "agenda": "Numbers"}])[0]
    (road,) = tables(section(report(room), "commitments"))
    assert lines(road) == [
        "3 June 2026 | 30 | nothing | Promises",
        "1 September 2026 | 45.5 | nothing | Numbers",
    ]


def test_a_parked_item_says_what_becomes_of_it(room: Room) -> None:
    first, second, third = (capture.park(room.writer, None, text) for text in ("Bonus", "Rent", "Brand"))
    promises.own(room.writer, first, room.leader("Ana"))
    promises.drop(room.writer, third)
    found = section(report(room), "parking")
    assert lines(tables(found)[0]) == ["Bonus | Ana Peña", "Rent | nobody yet", "Brand | dropped"]
    assert found.conclusion == "One of two parked items has no owner yet."
    promises.own(room.writer, second, room.leader("Ben"))
    assert section(report(room), "parking").conclusion == "Both parked items have an owner."


@pytest.mark.parametrize(("items", "said"), [(0, ""), (1, "The one parked item has no owner yet.")])
def test_few_parked_items(room: Room, items: int, said: str) -> None:
    for number in range(items):
        capture.park(room.writer, None, f"Item {number}")
    found = section(report(room), "parking")
    assert found.conclusion == said
    assert tables(found)[0].empty == "Nothing is parked."


# -- the appendix


def test_participants_and_who_was_not_there(room: Room) -> None:
    with room.writer.act("is ill") as transaction:
        transaction.change(Leader, room.leader("Hugo"), present=False)
    found = section(report(room), "participants")
    assert found.conclusion == "Seven of eight leaders were present."
    assert lines(tables(found)[0])[-1] == "Hugo Blanc | Head of Key Accounts | Sales | ✗ no"


def test_time_planned_and_actual(store: Store, clock: FakeClock) -> None:
    plan = plan_of(planned("open", "Check-in"), planned("ownership"), planned("open", "Closing"))
    room = Room(store.writer(begin(store, organisation="Northwind", plan=plan, date=DAY, people=PEOPLE)))
    steps = room.state.rows("step")
    agenda.start(room.writer)
    clock.advance(12 * 60)
    agenda.go(room.writer, steps[1].id, done=True)
    clock.advance(20)
    agenda.go(room.writer, steps[2].id, done=True)
    clock.advance(25 * 60)
    agenda.pause(room.writer)
    leave_out(room, "open", "Closing")
    found = section(report(room, times=True), "time")
    assert found.conclusion == "Of 1 h 05 min planned, 37 min were used."
    (bars,) = [block for block in found.blocks if isinstance(block, BarPairs)]
    assert [(row.label, row.planned, row.actual) for row in bars.rows] == [
        ("Check-in", 10, 12),
        ("Who owns the customer", 45, 25),
        ("Closing", 10, None),
    ]
    assert bars.description == "Left out to catch up on time: Closing."
    by_the_clock, by_step = tables(found)
    assert titles(by_the_clock) == ["Exercise", "Held"], "nobody said when it was to begin"
    assert lines(by_the_clock)[2] == "Closing | left out"
    assert lines(by_step) == [
        "Check-in | Open round | 10 | 12",
        "Who owns the customer | Alone, in silence | 5 | 0.4",
        "Who owns the customer | One owner a stage | 20 | 25",
        "Who owns the customer | Agree on the handoffs | 20 | not held",
        "Closing | Open round | 10 | left out",
    ]


def test_a_step_that_runs_is_read_at_the_moment_of_the_report(room: Room, clock: FakeClock) -> None:
    agenda.start(room.writer)
    at = clock.now()
    (bars,) = [block for block in section(report(room, times=True), "time").blocks if isinstance(block, BarPairs)]
    assert at.date() == DAY
    assert bars.rows[0].actual == 8 * 60


def test_a_step_that_was_shortened_says_to_what(room: Room) -> None:
    step = room.state.rows("step")[0]
    agenda.add_seconds(room.writer, step.id, -120)
    table = tables(section(report(room, times=True), "time"))[0]
    assert titles(table) == ["Exercise", "Step", "Planned (min)", "Changed to (min)", "Actual (min)"]
    assert lines(table)[0] == "Check-in | Open round | 10 | 8 | not held"


def test_how_it_was_done(room: Room) -> None:
    agenda.start(room.writer)
    facts = {fact.label: fact.value for fact in section(report(room), "how").blocks[0].items}
    assert facts["State"] == "still running"
    assert facts["Began"] == dt.datetime.combine(DAY, dt.time(9), dt.UTC)
    assert facts["Ended"] is None


@pytest.mark.parametrize(
    ("orphans", "total", "said"),
    [
        (0, 1, "The one parked item has an owner."),
        (0, 2, "Both parked items have an owner."),
        (0, 3, "All three parked items have an owner."),
        (1, 1, "The one parked item has no owner yet."),
        (2, 2, "Both parked items have no owner yet."),
        (3, 3, "All three parked items have no owner yet."),
        (1, 3, "One of three parked items has no owner yet."),
        (13, 14, "13 of 14 parked items have no owner yet."),
        (0, 0, ""),
    ],
)
def test_how_many_parked_items_have_an_owner_is_said_in_words(orphans: int, total: int, said: str) -> None:
    rows = [Record(leader_id="l" if number >= orphans else None, dropped=False) for number in range(total)]
    assert _parked([*rows, Record(leader_id=None, dropped=True)]) == said


@pytest.mark.parametrize(
    ("here", "total", "said"),
    [
        (1, 1, "The one leader was present."),
        (2, 2, "Both leaders were present."),
        (8, 8, "All eight leaders were present."),
        (1, 8, "One of eight leaders was present."),
        (7, 8, "Seven of eight leaders were present."),
    ],
)
def test_how_many_leaders_were_here_is_said_in_words(here: int, total: int, said: str) -> None:
    assert _present(here, total) == said
