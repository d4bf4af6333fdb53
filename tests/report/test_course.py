"""Workshops of one organisation side by side: what is the same crack, what was closed, what came back, what is due."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest

from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.kinds.beginning import begin
from onecompany.kinds.lineage import CrackLine, cracks_over, line_of
from onecompany.plans import Plan
from onecompany.report.course import Course, course_of
from onecompany.store.earlier import read_organisation
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.state import State
from tests.conftest import DAY, northwind_plan, plan_of, planned
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


def next_room(store: Store, days: int, plan: Plan | None = None, **more: Any) -> Room:
    """The organisation's next workshop, so many days after its first one."""
    date = DAY + dt.timedelta(days=days)
    made = begin(store, organisation=COMPANY, plan=plan or northwind_plan(), date=date, **more)
    return Room(store.writer(made))


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
    back, closed = found["Nobody owns Use"], found["Two own Buy: Sales and Finance"]
    assert (back.seen, back.open, back.came_back, back.closings, back.closed) == ((0, 2), True, True, (1,), None)
    assert (closed.seen, closed.open, closed.closed) == ((0,), False, 1)


def test_a_workshop_without_the_exercise_says_what_its_rows_say(store: Store, room: Room) -> None:
    next_room(store, 90, plan_of(planned("open", "Talk")))
    third = next_room(store, 180, plan_of(planned("open", "Talk")))
    assert third.state.where("exercise", "kind", "ownership") == []
    assert lines(store)["Nobody owns Use"].seen == (0, 1, 2)


def test_course(store: Store, room: Room) -> None:
    promise(room, "Agree on Use", "Ana", DAY + dt.timedelta(days=30))
    promise(room, "Tell the board", who="Somebody")
    second = next_room(store, 90)
    second.own(Use="Service")
    made = course(store, 95)
    assert [(one.cracks, one.closed) for one in made.held] == [(3, 0), (2, 1)]
    assert [line.finding.text for line in made.closed] == ["Nobody owns Use"]
    assert [(one.what, one.who, one.overdue) for one in made.due] == [
        ("Agree on Use", "Ana Peña", 65),
        ("Tell the board", "Somebody", 0),
    ]
    assert line_of(second.named("stage", "Use")) == room.stage("Use")
