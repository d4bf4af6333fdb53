"""Workshops of one organisation side by side: what is the same crack, what was closed, what came back, what is due."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

import pytest

from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exchange.importing import bring_in
from onecompany.exchange.text import dumps
from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.exercises.unity.readings import vote
from onecompany.exercises.vocabulary import acts as vocabulary
from onecompany.kinds import ballots, rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.lineage import CrackLine, cracks, cracks_over, line_of
from onecompany.kinds.registry import table
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.kinds.view import Finding
from onecompany.plans import Plan
from onecompany.report.course import Course, course_of
from onecompany.sentences import EMPTY
from onecompany.store.acts import agenda
from onecompany.store.earlier import read_organisation
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.state import State
from tests.clock_double import FakeClock
from tests.conftest import DAY, PEOPLE, northwind_plan, plan_of, planned
from tests.exercises.room import Room, promise

COMPANY = "Northwind Utilities"


@contextmanager
def driver(store: Store) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(store.path)) as db:
        yield db


def workshops(store: Store, name: str = COMPANY) -> tuple[State, ...]:
    """All workshops of an organisation, as they are in the file."""
    with driver(store) as db:
        return read_organisation(db, str(store.organisation_id(name)))


def next_room(store: Store, days: int, plan: Plan | None = None, *, start: bool = True, **more: Any) -> Room:
    """The organisation's next workshop, so many days after its first one, begun or not."""
    date = DAY + dt.timedelta(days=days)
    made = begin(store, organisation=COMPANY, plan=plan or northwind_plan(), date=date, **more)
    room = Room(store.writer(made))
    if start:
        agenda.start(room.writer)
    return room


def lines(store: Store, days: int = 0) -> dict[str, CrackLine]:
    """The cracks of the organisation by what they say."""
    every = cracks_over(workshops(store), DAY + dt.timedelta(days=days))
    return {line.finding.text: line for line in every}


def course(store: Store, days: int) -> Course:
    return course_of(workshops(store), DAY + dt.timedelta(days=days))


@pytest.fixture
def room(store: Store, workshop: str) -> Room:
    """The first day: nobody owns Use, two own Buy, and customers are dropped before Onboard."""
    first = Room(store.writer(workshop))
    first.journey("Discover", "Buy", "Onboard", "Use")
    first.own(Discover="Marketing", Buy="Sales Finance", Onboard="Operations")
    first.handoff("Buy", "Onboard", rating="dropped")
    return first


def test_a_crack_that_stays_is_the_same_one_whatever_its_stage_is_called(store: Store, room: Room) -> None:
    second = next_room(store, 90)
    stages.change(second.writer, Ref("stage", second.stage("Use")), "renamed", name="Live with it")
    third = next_room(store, 180)
    stages.move(third.writer, Ref("stage", third.stage("Live with it")), -1)
    (line,) = [line for text, line in lines(store).items() if "Live with it" in text and "own" in text]
    assert (line.seen, line.open, line.times, line.came_back) == ((0, 1, 2), True, 3, False)


def test_a_crack_that_is_mended_is_closed_and_one_that_is_there_again_came_back(store: Store, room: Room) -> None:
    second = next_room(store, 90)
    second.own(Use="Service")
    ownership.set_role(second.writer, second.stage("Buy"), second.silo("Finance"), "helps")
    third = next_room(store, 180)
    ownership.set_role(third.writer, third.stage("Use"), third.silo("Service"), "")
    found = lines(store)
    back, closed = found["Nobody owns “Use”"], found["Two own “Buy”: Sales and Finance"]
    assert (back.seen, back.open, back.came_back, back.closings, back.closed) == ((0, 2), True, True, (1,), None)
    assert (closed.seen, closed.open, closed.closed) == ((0,), False, 1)


def test_a_workshop_without_the_exercise_says_what_its_rows_say(store: Store, room: Room) -> None:
    next_room(store, 90, plan_of(planned("open", "Talk")))
    third = next_room(store, 180, plan_of(planned("open", "Talk")))
    assert third.state.where("exercise", "kind", "ownership") == []
    assert lines(store)["Nobody owns “Use”"].seen == (0, 1, 2)


def test_course(store: Store, room: Room) -> None:
    promise(room, "Agree on Use", "Ana", DAY + dt.timedelta(days=30))
    promise(room, "Tell the board", who="Somebody")
    second = next_room(store, 90)
    second.own(Use="Service")
    made = course(store, 95)
    assert [(one.cracks, one.closed) for one in made.held] == [(3, 0), (2, 1)]
    assert [line.finding.text for line in made.closed] == ["Nobody owns “Use”"]
    assert [(one.what, one.who, one.overdue) for one in made.due] == [
        ("Agree on Use", "Ana Peña", 65),
        ("Tell the board", "Somebody", 0),
    ]
    assert line_of(second.named("stage", "Use")) == room.stage("Use")


# -- over five workshops


@pytest.fixture
def five(store: Store, room: Room) -> list[Room]:
    """Five workshops. Between them stages are split, merged, removed, renamed and added, and a silo goes."""
    second = next_room(store, 90)
    stages.split(second.writer, second.stage("Use"), "Live with it", None)
    third = next_room(store, 180)
    stages.merge(third.writer, third.stage("Onboard"), third.stage("Buy"))
    stages.remove(third.writer, Ref("stage", third.stage("Live with it")))
    fourth = next_room(store, 270)
    (new,) = stages.add_stages(fourth.writer, ["Every day"], None)
    stages.merge(fourth.writer, fourth.stage("Use"), new)
    fifth = next_room(store, 360)
    ownership.remove_silo(fifth.writer, fifth.silo("Finance"))
    return [room, second, third, fourth, fifth]


def test_over_five_workshops_every_stage_keeps_its_line(store: Store, five: list[Room]) -> None:
    by_text: dict[str, list[CrackLine]] = {}
    for line in cracks_over(workshops(store), DAY):
        by_text.setdefault(line.finding.text, []).append(line)
    # What is left of a split stage is the same one, and goes on as the new stage that it is merged into.
    (use,) = by_text["Nobody owns “Every day”"]
    assert (use.seen, use.open, use.closings) == ((0, 1, 2, 3, 4), True, ())
    # The other part is a stage of its own; removed is not mended.
    (part,) = by_text["Nobody owns “Live with it”"]
    assert (part.seen, part.open, part.closed) == ((1,), False, None)
    # So is the handoff within a stage that two became.
    (handoff,) = (lines[0] for text, lines in by_text.items() if "dropped" in text)
    assert (handoff.seen, handoff.open, handoff.closed) == ((0, 1), False, None)
    # Two owned Buy, and with Onboard's three; when one of them is gone there are still two.
    (buy,) = (lines[0] for text, lines in by_text.items() if "own “Buy”" in text)
    assert (buy.seen, buy.open, buy.finding.text) == ((0, 1, 2, 3, 4), True, "Two own “Buy”: Sales and Operations")
    assert [(one.cracks, one.closed) for one in course(store, 360).held] == [(2, 0)] * 5
    # Nobody could look again at the handoff and at what was removed, which is no repair.
    assert [one.unseen for one in course(store, 360).held] == [0, 2, 0, 0, 0]


def test_a_workshop_that_is_deleted_in_the_middle_takes_its_day_along_and_no_line(
    store: Store, five: list[Room]
) -> None:
    store.delete_workshop(five[2].state.workshop_id)
    every = {line.finding.text: line for line in cracks_over(workshops(store), DAY)}
    assert every["Nobody owns “Every day”"].seen == (0, 1, 2, 3)
    assert every["Nobody owns “Live with it”"].closed is None
    made = course(store, 360)
    assert [one.date for one in made.held] == [DAY + dt.timedelta(days=days) for days in (0, 90, 270, 360)]
    again = store.read(five[3].state.workshop_id)
    assert [state.workshop_id for state in again.before] == [one.state.workshop_id for one in five[:2]]


def test_a_promise_that_was_kept_in_a_workshop_that_is_deleted_is_not_due_again(store: Store, room: Room) -> None:
    promise(room, "Keep me", "Ana", DAY)
    promise(room, "Still on", "Ana", DAY)
    second = next_room(store, 90)
    rows.change(second.writer, COMMITMENT, second.id("commitment", "Keep me"), "kept", state="kept")
    third = next_room(store, 180)
    rows.change(third.writer, COMMITMENT, third.id("commitment", "Still on"), "late", state="late")
    assert [one.what for one in course(store, 180).due] == ["Still on"]
    store.delete_workshop(second.state.workshop_id)
    assert [one.what for one in course(store, 180).due] == ["Still on"]
    rows.remove(third.writer, COMMITMENT, third.id("commitment", "Still on"))
    assert course(store, 180).due == ()


def test_two_workshops_on_one_day_come_as_they_were_made_and_what_one_promised_is_not_lost(
    store: Store, room: Room
) -> None:
    promise(room, "From the morning", "Ana", DAY)
    begun = begin(store, organisation=COMPANY, plan=plan_of(planned("commitments")), date=DAY, people=PEOPLE)
    afternoon = Room(store.writer(begun))
    promise(afternoon, "From the afternoon", "Ben", DAY)
    other = begin(store, organisation="Somebody else", plan=plan_of(planned("open")), date=DAY)
    store.delete_workshop(other)
    assert [state.workshop_id for state in workshops(store)] == [room.state.workshop_id, begun]
    assert {one.what for one in course(store, 1).due} == {"From the morning", "From the afternoon"}


def test_two_silos_that_become_one_leave_the_cracks_of_their_stages(store: Store, room: Room) -> None:
    merged = [replace(one, silo="Growth") if one.silo in ("Marketing", "Sales") else one for one in PEOPLE]
    second = next_room(store, 90, people=merged)
    for name in ("Marketing", "Sales"):
        ownership.remove_silo(second.writer, second.silo(name))
    second.own(Discover="Growth", Buy="Growth")
    found = lines(store)
    assert found["Two own “Buy”: Finance and Growth"].seen == (0, 1)
    assert found["Nobody owns “Use”"].seen == (0, 1)
    assert len(found) == 3


@pytest.mark.parametrize(
    ("closed", "change"),
    [
        (1, lambda room: room.handoff("Buy", "Onboard", rating="smooth")),
        (None, lambda room: stages.add_stages(room.writer, ["Wait"], room.stage("Buy"))),
        (None, lambda room: stages.remove(room.writer, Ref("stage", room.stage("Onboard")))),
    ],
)
def test_a_handoff_is_mended_where_it_is_and_one_that_is_none_any_more_is_not(
    store: Store, room: Room, closed: int | None, change: Callable[[Room], object]
) -> None:
    change(next_room(store, 90))
    (dropped,) = [line for text, line in lines(store).items() if "dropped" in text]
    assert (dropped.seen, dropped.open, dropped.closed) == ((0,), False, closed)


def documents(states: Sequence[State]) -> list[dict[str, Any]]:
    """Their documents, as a file has them."""
    moment = Stamp.take(FakeClock())
    return [json.loads(dumps(document(state, findings=None, at=moment))) for state in states]


def test_workshops_that_come_in_as_copies_are_of_the_same_lines_and_of_their_own_organisation(
    store: Store, room: Room
) -> None:
    second = next_room(store, 90)
    second.own(Use="Service")
    before = course(store, 90)
    # A consultant tries it out under another name, in the same file: every id is taken.
    for one in documents(workshops(store)):
        one["workshop"]["organisation"] = "Just trying"
        assert bring_in(store, one).copied
    copies = workshops(store, "Just trying")
    assert {state.workshop_id for state in copies}.isdisjoint(one.workshop_id for one in before.held)
    tried = course_of(copies, DAY + dt.timedelta(days=90))
    assert [(one.cracks, one.closed) for one in tried.held] == [(3, 0), (2, 1)]
    assert [line.line for line in tried.cracks] == [line.line for line in before.cracks]
    # What is done there stays there.
    trial = Room(store.writer(copies[-1].workshop_id))
    trial.own(Onboard="Service")
    assert [line.finding.text for line in course(store, 90).cracks] == [line.finding.text for line in before.cracks]


def test_ids_that_are_taken_by_something_else_make_no_line(store: Store, room: Room) -> None:
    """A document made by somebody's own program numbers its rows as it likes."""
    (one,) = documents(workshops(store))
    stage = one["stages"][-1]
    assert stage["name"] == "Use"
    text = json.dumps(one)
    for number, row_id in enumerate(sorted(set(ids_in(one)) - {stage["id"]}, key=len, reverse=True)):
        text = text.replace(row_id, f"other{number:05}")
    other = json.loads(text)
    other["stages"][-1]["name"] = "Something else"
    other["workshop"]["date"] = "2026-06-05"
    assert bring_in(store, other).copied
    found = lines(store)
    assert (found["Nobody owns “Use”"].seen, found["Nobody owns “Use”"].open) == ((0,), False)
    assert found["Nobody owns “Something else”"].seen == (1,)


def ids_in(value: Any) -> list[str]:
    """The ids of all rows of a document that are made of no others."""
    if isinstance(value, list):
        return [row_id for item in value for row_id in ids_in(item)]
    if not isinstance(value, dict):
        return []
    own = [value["id"]] if "-" not in value.get("id", "-") else []
    return own + [row_id for item in value.values() for row_id in ids_in(item)]


# -- what is voted on, and what lies ahead


def pulse(store: Store, days: int, counts: str | None, statement: int = 0) -> None:
    """A workshop with a pulse; `counts`: of one statement of its two, as they are typed."""
    plan = plan_of(planned("unity"))
    made = begin(store, organisation=COMPANY, plan=plan, date=DAY + dt.timedelta(days=days), people=PEOPLE)
    writer = store.writer(made)
    agenda.start(writer)
    if counts is not None:
        exercise = writer.state.rows("exercise")[0]
        asked = vote(writer.state, exercise)
        typed = dict(zip("12345", map(int, counts.split()), strict=True))
        ballots.count_hands(writer, exercise.id, asked, asked.polls[statement], typed)


def test_a_statement_is_the_same_by_its_key_and_nobody_closes_it_who_does_not_vote(store: Store) -> None:
    pulse(store, 0, "4 3 1 0 0")
    pulse(store, 90, None)
    pulse(store, 180, "0 0 0 8 0", statement=1)
    pulse(store, 270, "4 3 1 0 0")
    (line,) = lines(store).values()
    assert (line.seen, line.open, line.closings) == ((0, 3), True, ())
    pulse(store, 360, "0 0 0 4 4")
    (line,) = lines(store).values()
    assert (line.open, line.closed) == (False, 4)
    trend = course(store, 360).trend("pulse")
    assert trend is not None
    assert [point.value for point in trend.points] == [1.625, None, 4.0, 1.625, 4.5]
    assert trend.change == 2.875


def words(store: Store, days: int, first: str, second: str, agreed: str = "") -> None:
    """A workshop in which two silos say what they mean by a word of the same concept."""
    plan = plan_of(planned("vocabulary", concepts=["delivery"]))
    made = begin(store, organisation=COMPANY, plan=plan, date=DAY + dt.timedelta(days=days), people=PEOPLE)
    room = Room(store.writer(made))
    (concept,) = room.state.rows("term")
    for silo, meaning in (("Sales", first), ("Service", second)):
        vocabulary.set_words(room.writer, room.silo(silo), {concept.id: ("on time", meaning)})
    if agreed:
        vocabulary.agree(room.writer, {concept.id: ("on time", agreed)})


def test_a_word_on_which_nobody_agreed_is_the_same_when_it_is_asked_again(store: Store) -> None:
    words(store, 0, "on the day", "in the week")
    words(store, 90, "on the day", "when we can")
    (line,) = lines(store).values()
    assert (line.seen, line.open) == ((0, 1), True)
    words(store, 180, "on the day", "in the week", agreed="on the day we said")
    (line,) = lines(store).values()
    assert (line.open, line.closed) == (False, 2)


def test_a_crack_whose_key_does_not_say_what_it_is_about_is_another_one_about_another_thing(
    store: Store, room: Room
) -> None:
    next_room(store, 90)
    weakest = [Finding("quicksand.weakest", "crack", EMPTY, about=cause) for cause in ("metrics", "mechanics")]
    assert [line.seen for line in cracks(workshops(store), [[one] for one in weakest])] == [(1,), (0,)]
    assert [line.seen for line in cracks(workshops(store), [weakest[:1], weakest[:1]])] == [(0, 1)]


def test_a_figure_is_not_compared_with_one_that_is_made_of_something_else(store: Store) -> None:
    pulse(store, 0, "4 3 1 0 0")
    pulse(store, 90, "0 0 0 8 0", statement=1)
    trend = course(store, 90).trend("pulse")
    assert trend is not None
    assert trend.change is None


def test_what_lies_ahead_counts_for_nothing_yet(store: Store, room: Room) -> None:
    promise(room, "Agree on Use", "Ana", DAY + dt.timedelta(days=30))
    ahead = next_room(store, 90, start=False)
    made = course(store, 10)
    assert [(one.ahead, one.cracks) for one in made.held] == [(False, 3), (True, 0)]
    assert [line.times for line in made.cracks] == [1, 1, 1]
    assert [one.what for one in made.due] == ["Agree on Use"]
    agenda.start(ahead.writer)
    assert [line.times for line in course(store, 10).cracks] == [2, 2, 2]


def test_days_over_are_local_days_over_new_year_and_summer_time(store: Store, room: Room) -> None:
    promise(room, "Old", "Ana", dt.date(2026, 12, 30))
    promise(room, "Spring", "Ana", dt.date(2026, 3, 28))
    for today, expected in ((dt.date(2027, 1, 2), 3), (dt.date(2026, 12, 30), 0)):
        (old,) = [one for one in course_of(workshops(store), today).due if one.what == "Old"]
        assert (old.overdue, old.late) == (expected, expected > 0)
    (spring,) = [one for one in course_of(workshops(store), dt.date(2026, 3, 30)).due if one.overdue]
    assert (spring.what, spring.overdue) == ("Spring", 2)


def test_a_workshop_that_is_over_says_for_ever_what_it_said_on_its_day(store: Store, room: Room) -> None:
    next_room(store, 90)
    asked = [course(store, days).held[0] for days in (90, 400, 4000)]
    assert asked[0] == asked[1] == asked[2]


def test_a_rule_that_was_turned_back_or_dropped_since_is_not_turned(store: Store, room: Room) -> None:
    rule = {"text": "Call back", "kind": "always", "state": "adopted"}
    rows.add(room.writer, table("rule"), [rule])
    told = []
    changes = ({"kind": "never"}, {}, {"kind": "always"}, {"kind": "never"}, {"state": "dropped"})
    for number, values in enumerate(changes, 1):
        held = next_room(store, 90 * number)
        rows.change(held.writer, table("rule"), held.id("rule", "Call back"), "changed", **values)
        told.append([one.date for one in course_of(workshops(store), DAY + dt.timedelta(days=999)).turned])
    first, again = (DAY + dt.timedelta(days=90 * number) for number in (1, 4))
    assert told == [[first], [first], [], [again], []]
