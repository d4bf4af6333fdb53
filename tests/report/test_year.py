"""The year of an organisation: what was kept, what moved, what is stuck, from its rows alone and without a name."""

from __future__ import annotations

import datetime as dt

import pytest

from onecompany.exercises.ownership import acts as ownership
from onecompany.kinds import rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.parsing.people import Person
from onecompany.report.digest import data_hash
from onecompany.report.names import all_without_names
from onecompany.report.roles import Roles
from onecompany.report.year.build import build_year
from onecompany.store.acts import agenda, capture
from onecompany.store.acts.capture import add_note
from onecompany.store.file import Store
from onecompany.store.state import State
from onecompany.store.transaction import models
from onecompany.summary import labels
from onecompany.summary.blocks import Callout
from onecompany.summary.document import Report
from tests.conftest import DAY, PEOPLE, plan_of, planned
from tests.exercises.room import Room, day, promise
from tests.report.reporting import AT, counted, lines, section, tables, words
from tests.report.test_course import COMPANY, next_room, pulse, room, workshops

__all__ = ["room"]


def year(store: Store, days: int, states: tuple[State, ...] | None = None) -> Report:
    """The year as it is handed out so many days after the first workshop."""
    every = states or workshops(store)
    return build_year(every, at=AT, today=day(days), version="1.2.3", data_hash=data_hash(*every))


def answer(room: Room, what: str, state: str, reason: str = "") -> None:
    """Say in a review what became of a promise."""
    rows.change(room.writer, COMMITMENT, room.id("commitment", what), "said", state=state, reason=reason)


@pytest.fixture
def held(store: Store, room: Room) -> list[Room]:
    """Three workshops in nine months; Use has no owner in all of them, Buy gets one, Finn's promise is dropped."""
    promise(room, "Agree on Buy", "Ana", day(30))
    promise(room, "Call everybody", "Finn", day(60))
    promise(room, "Tell the board", "Ben", day(200))
    capture.add_decision(room.writer, None, "Operations owns Onboard")
    second = next_room(store, 140)
    answer(second, "Agree on Buy", "kept")
    ownership.set_role(second.writer, second.stage("Buy"), second.silo("Finance"), "helps")
    third = next_room(store, 275)
    answer(third, "Call everybody", "dropped", "Nobody had the time, says Finn")
    for one in (room, second, third):
        agenda.start(one.writer)
        agenda.finish(one.writer)
    return [room, second, third]


def test_page_1_says_what_was_kept_what_is_stuck_and_who_is_asked(store: Store, held: list[Room]) -> None:
    made = year(store, 276)
    assert made.front.bottom_line == (
        "Of the three promises that were settled or came due in nine months, one was kept.",
        "Of three cracks one is closed and two are open. Both are open for the third time.",
    )
    assert counted(made)[:2] == ["1 of 3 promises kept (one is late)", "2 cracks open (3 on the first day)"]
    assert [(ask.text, ask.who) for ask in made.front.asks] == [
        ("Name who closes two cracks that nobody sees to, open for the third time", ""),
        ("Say what became of “Tell the board”, which is overdue", "Ben Okafor"),
        ("Set the dates of the quarterly meetings", ""),
    ]
    assert made.front.decisions == ("Operations owns Onboard",)
    assert lines(made.front.commitments) == ["Tell the board | Ben Okafor | 21 September 2026"]
    assert (made.meta.title, made.meta.finished, made.meta.covers) == ("The year at a glance", True, "year")


def test_every_promise_is_told_once_with_what_became_of_it_and_why(store: Store, held: list[Room]) -> None:
    (table,) = tables(section(year(store, 276), "kept"))
    assert lines(table) == [
        "Tell the board | Ben Okafor | 21 September 2026 | 76 days overdue | –",
        "Call everybody | Finn Maher | 4 May 2026 | dropped | Nobody had the time, says Finn",
        "Agree on Buy | Ana Peña | 4 April 2026 | kept | –",
    ]


def test_the_road_has_each_workshop_with_what_it_showed(store: Store, held: list[Room]) -> None:
    with held[0].writer.act("planned") as transaction:
        transaction.add(models()["meeting"], date=day(131), minutes=30, agenda="")
    (road,) = tables(section(year(store, 276), "road"))
    shown = [line.split(" | ") for line in lines(road)]
    assert [line[0] for line in shown] == ["5 March 2026", "23 July 2026", "5 December 2026"]
    assert [line[-3:] for line in shown] == [
        ["3", "0", "the first one"],
        ["2", "1", "held 9 days late"],
        ["2", "0", "–"],
    ]


def test_a_crack_that_is_stuck_says_since_when_and_whether_it_came_back(store: Store, held: list[Room]) -> None:
    cracks = section(year(store, 276), "cracks")
    stuck = {block.text: block.why for block in cracks.blocks if isinstance(block, Callout)}
    assert (
        stuck["Nobody owns “Use”"] == "There since 5 March 2026, in three workshops. Nobody has promised to see to it."
    )
    (closed,) = tables(cracks)
    assert lines(closed) == ["Two own “Buy”: Sales and Finance | 5 March 2026 | 23 July 2026"]
    held[1].own(Use="Service")
    (back,) = [line for line in lines(tables(section(year(store, 276), "cracks"))[0]) if "Use" in line]
    assert back == "Nobody owns “Use” | since 5 March 2026, for the second time | ✓ yes | nobody"


def test_a_promise_that_nobody_took_along_is_not_said_to_be_open(store: Store, room: Room) -> None:
    promise(room, "Left behind", "Ana", day(300))
    second = next_room(store, 140)
    rows.remove(second.writer, COMMITMENT, second.id("commitment", "Left behind"))
    made = year(store, 141)
    assert made.front.bottom_line[0] == "One promise was made; it is not due yet."
    assert (made.front.commitments.rows, made.front.commitments.empty) == ((), "No commitment is open.")
    (table,) = tables(section(made, "next"))
    assert (table.caption, lines(table)) == (
        "Not taken along, and not due yet", ["Left behind | Ana Peña | 30 December 2026"],
    )  # fmt: skip
    late = year(store, 310)
    assert late.front.bottom_line[0] == "One promise came due, and nobody has said what became of it."
    assert lines(tables(section(late, "kept"))[0])[0].endswith("not followed up")


def test_who_joined_and_who_is_missing(store: Store, room: Room) -> None:
    next_room(store, 140, people=[*PEOPLE[1:], Person("Zoe Nguyen", "CTO", "IT")])
    (table,) = tables(section(year(store, 150), "people"))
    assert lines(table) == [
        "Ben Okafor | CMO | Marketing | not there since 23 July 2026",
        "Zoe Nguyen | CTO | IT | joined on 23 July 2026",
    ]


def test_one_workshop_is_an_honest_short_year(store: Store, room: Room) -> None:
    promise(room, "Agree on Buy", "Ana", day(30))
    made = year(store, 10)
    assert made.front.bottom_line == ("One promise was made; it is not due yet.", "Three cracks are open.")
    assert section(made, "then_and_now").conclusion.startswith("There is one workshop so far")
    assert section(made, "road").conclusion == "The one workshop is not closed yet."
    late = year(store, 100)
    assert late.front.bottom_line[0] == "One promise is overdue, and nobody has said what became of it."


def test_a_workshop_under_way_is_marked_and_one_that_lies_ahead_counts_for_nothing(store: Store, room: Room) -> None:
    second = next_room(store, 140, start=False)
    made = year(store, 10)
    assert (made.meta.under_way, made.front.bottom_line) == ("", ("Three cracks are open.",))
    assert lines(tables(section(made, "road"))[0])[1].endswith("planned, in 4 months")
    agenda.start(second.writer)
    begun = year(store, 140)
    assert begun.meta.under_way == labels.YEAR_UNFINISHED
    assert lines(tables(section(begun, "road"))[0])[1].endswith("under way")


def test_nothing_that_was_held_is_said_to_be_so(store: Store) -> None:
    begin(store, organisation=COMPANY, plan=plan_of(planned("open")), date=day(30), people=PEOPLE)
    made = year(store, 0)
    assert made.front.bottom_line == ("No workshop has been held yet, so there is nothing to tell.",)
    assert made.front.numbers == ()


def test_the_pulse_over_time_and_the_figures_then_and_now(store: Store) -> None:
    pulse(store, 0, "4 3 1 0 0")
    pulse(store, 90, None)
    pulse(store, 180, "0 1 4 3 0")
    made = year(store, 181)
    assert made.front.bottom_line[-1] == "The pulse rose from 1.6 to 3.3."
    assert counted(made)[0] == "3.3 of 5 in the pulse (1.6 on the first day)"
    (table,) = tables(section(made, "then_and_now"))
    assert lines(table)[0] == "Pulse | 1.6 | 3.3 | +1.7 | better"
    chart = section(made, "road").blocks[1]
    assert [(point.label, point.value) for point in chart.points] == [  # type: ignore[union-attr]
        ("5 Mar 2026", 1.6),
        ("3 Jun 2026", None),
        ("1 Sep 2026", 3.3),
    ]


def test_nobody_is_named_without_names_and_what_is_private_is_nowhere(store: Store, held: list[Room]) -> None:
    add_note(held[2].writer, held[2].exercise("open").id, ["quandary"], private=True)
    states = workshops(store)
    nameless = year(store, 276, all_without_names(states, Roles(*states)))
    told = words((nameless, nameless.meta.people))
    for person in PEOPLE:
        first, last = person.name.split()
        assert first not in told.split()
        assert last not in told
    assert "Head of Service" in told
    assert "quandary" not in words(year(store, 276))


def test_the_same_workshops_and_moment_give_the_same_report(store: Store, held: list[Room]) -> None:
    assert year(store, 276) == year(store, 276)
    before = data_hash(*workshops(store))
    promise(held[1], "One more", "Ana", DAY + dt.timedelta(days=300))
    assert data_hash(*workshops(store)) != before
