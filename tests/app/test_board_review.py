"""A review by keys: letters answer, a number is a reading, and nothing new begins before."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from onecompany.app import comparing
from onecompany.exercises.ownership.acts import set_role
from onecompany.kinds.beginning import begin
from onecompany.store import earlier
from onecompany.store.acts import capture
from onecompany.store.earlier import read_earlier
from onecompany.store.file import Store
from onecompany.store.problems import FileBusy
from onecompany.store.state import State
from tests.app.conftest import Hands, Opened
from tests.conftest import DAY, plan_of, planned
from tests.exercises.room import Room, add_metric

PROMISES = ("Call them", "Name the owner", "Show the price")


@pytest.fixture
async def table(opened: Opened, mapped: Path, workshop: str, clock: Any, new_id: Any) -> AsyncIterator[Hands]:
    """At a review of three promises and a metric, on the day after the workshop."""
    with Store(mapped, clock=clock, new_id=new_id) as store:
        before = Room(store.writer(workshop))
        for what in PROMISES:
            capture.commit(before.writer, None, what, by_when=DAY)
        add_metric(before, "Ana", "Homes live", unit="%")
        clock.advance(24 * 60 * 60)
        plan = plan_of(planned("review"), planned("unity"))
        date = DAY + dt.timedelta(days=1)
        after = begin(store, organisation="Northwind Utilities", plan=plan, date=date)
    async with opened(mapped, after) as hands:
        yield hands


def became(hands: Hands) -> list[tuple[str, str]]:
    """What became of the promises, and why."""
    return [(row.state, row.reason) for row in hands.state.rows("commitment")]


async def test_no_key_waits_for_earlier_workshops(
    opened: Opened, mapped: Path, workshop: str, clock: Any, new_id: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are read and looked at in a thread; what is compared is shown when it is there."""
    with Store(mapped, clock=clock, new_id=new_id) as store:
        writer = store.writer(workshop)
        stage, silo = (writer.state.rows(table)[0].id for table in ("stage", "silo"))
        set_role(writer, stage, silo, "owner")
        clock.advance(24 * 60 * 60)
        plan, date = plan_of(planned("review"), planned("unity")), DAY + dt.timedelta(days=1)
        after = begin(store, organisation="Northwind Utilities", plan=plan, date=date)
    threads, go_on = [], threading.Event()

    def read(db: sqlite3.Connection, workshop_id: str) -> tuple[State, ...]:
        threads.append(threading.current_thread())
        go_on.wait(30)
        if len(threads) == 1:
            raise FileBusy(mapped)
        return read_earlier(db, workshop_id)

    monkeypatch.setattr(earlier, "read_earlier", read)
    monkeypatch.setattr(comparing, "AGAIN", 0.05)
    async with opened(mapped, None) as hands:
        hands.app.navigator.open_workshop(after)
        await hands.until(lambda: hands.app.screen is hands.room and bool(threads))
        hands.room.capture.value = "now"
        assert hands.room.session.findings() == []
        go_on.set()
        await hands.until(lambda: "open for the second time" in hands.screen)
        assert hands.room.capture.value == "now"
        assert len(threads) == 2
        assert threading.main_thread() not in threads


async def test_letters_answer_and_ask_for_what_is_missing(table: Hands) -> None:
    assert table.place.endswith("|state")
    await table.press("x", "k")
    assert became(table)[0] == ("kept", "")
    await table.type("214 calls, slowly, and kept")
    await table.press("enter")
    assert became(table)[0] == ("kept", "214 calls, slowly, and kept"), "it moved on: no letter of the reason answers"
    await table.press("l")
    assert table.place.endswith("|by_when")
    await table.line("12 Dec")
    assert table.state.rows("commitment")[1].by_when == dt.date(DAY.year, 12, 12)
    assert table.place.endswith("|reason"), "from its day to why"
    await table.press("enter")
    assert table.place == f"commitment:{table.id('commitment', 'Show the price')}|state", "Enter goes on to the next"
    await table.press("d")
    assert table.place.endswith("|reason")
    await table.type("No money")
    await table.press("pageup")
    assert table.room.capture.value == "No money", "the first step: the line stays"
    await table.press("enter")
    assert became(table)[1:] == [("late", ""), ("dropped", "No money")]
    await table.press("ctrl+z", "ctrl+z")
    assert became(table)[2] == ("open", "")
    assert "?" in table.screen


async def test_words_that_are_typed_at_a_letters_cell_drive_no_clock(table: Hands) -> None:
    running = table.room.session.running
    await table.press("b", "e", "space")
    assert "chooses nothing here" in table.said
    assert table.room.session.running == running
    await table.press("s", "enter", "s", "down", "k", "enter")
    assert [state for state, _ in became(table)] == ["open", "open", "kept"]
    await table.press("shift+tab")
    assert not table.place.endswith("|what"), "Tab goes past what was agreed"
    await table.to(f"commitment:{table.id('commitment', 'Call them')}|what")
    await table.line("by mistake")
    assert "F2 changes the words of what was agreed." in table.said
    assert table.state.rows("commitment")[0].what == "Call them"


async def test_what_is_found_on_the_review_stays_on_it(table: Hands) -> None:
    await table.line("what?")  # no letter of the four, so that something is said
    assert table.said
    await table.press("escape", "escape", "ctrl+f")
    await table.type("Show the price")
    await table.press("enter")
    assert table.room.session.exercise.kind == "review"
    assert table.place == f"commitment:{table.id('commitment', 'Show the price')}|what"
    assert table.said == ""


async def test_nothing_new_begins_before_each_promise_has_its_answer(table: Hands) -> None:
    step = table.room.session.step.id
    await table.press("pagedown")
    assert table.room.session.step.id == step
    assert table.said == "Three promises have no answer yet. Page Down once more goes on all the same."
    await table.press("s", "pagedown")
    assert table.said.startswith("Two promises have no answer yet.")
    await table.press("f5", "down", "enter")
    assert table.said == "Two promises have no answer yet. Choose it once more to go there all the same."
    assert table.room.session.step.id == step
    await table.press("pagedown")
    await table.press("pagedown")
    assert table.room.session.step.id != step
    assert table.place.startswith("metric:"), "the next step begins at its own part"
    await table.press("pageup")
    assert table.room.session.step.id == step


async def test_a_room_that_has_answered_goes_on_at_once(table: Hands) -> None:
    await table.press("s", "enter", "s", "enter", "k", "pagedown")
    assert table.place.startswith("metric:")


async def test_a_number_is_a_reading_with_its_day(table: Hands) -> None:
    metric = f"metric:{table.id('metric', 'Homes live')}|reading"
    await table.to(metric)
    await table.line("12 days")
    assert "This metric counts in %." in table.said
    await table.press("escape", "escape")
    await table.line("72 on 3 Mar")
    await table.line("74")
    await table.line("75 %")
    assert [(row.date, row.value) for row in table.state.rows("reading")] == [
        (dt.date(2026, 3, 3), 72.0),
        (DAY + dt.timedelta(days=1), 75.0),
    ]
    assert table.said == "In place of 74, which was read on that day."
    await table.press("f2")
    assert table.room.capture.value == "75 on 2026-03-06"
    await table.press("escape", "escape", "delete")
    assert [row.value for row in table.state.rows("reading")] == [72.0]
    await table.line("70 on 31 Foo")
    assert "“31 Foo” is no day." in table.said
    await table.press("escape", "escape")
    await table.line("70 on")
    assert "On which day?" in table.said
    await table.press("escape", "escape", "left", "delete")
    assert "Nothing of last time is removed on this board." in table.said
    await table.line("by mistake")
    assert "F2 changes the words of what was agreed." in table.said
    assert [row.name for row in table.state.rows("metric")] == ["Homes live"]


async def test_a_first_workshop_holds_nobody_and_takes_nothing(
    opened: Opened, store: Store, clock: Any, new_id: Any
) -> None:
    new = begin(store, organisation="Nobody Ltd", plan=plan_of(planned("review"), planned("unity")), date=DAY)
    store.close()
    async with opened(store.path, new) as hands:
        assert "Nothing was promised before this workshop" in hands.screen
        await hands.line("call them")
        assert hands.said.startswith("✗ Nothing can be typed here.")
        assert hands.state.rows("commitment") == []
        await hands.press("escape", "escape", "pagedown")
        assert hands.room.session.step.title == "Numbers"


async def test_a_crack_is_closed_by_a_promise_that_is_typed_there_or_by_enter(
    opened: Opened, owned: Path, workshop: str, clock: Any, new_id: Any
) -> None:
    with Store(owned, clock=clock, new_id=new_id) as store:
        clock.advance(24 * 60 * 60)
        date = DAY + dt.timedelta(days=1)
        after = begin(store, organisation="Northwind Utilities", plan=plan_of(planned("review")), date=date)
    async with opened(owned, after) as hands:
        await hands.press("ctrl+g")
        assert hands.place.startswith("crack:ownership.nobody:")
        assert "open for the second time" in " ".join(hands.screen.split())
        await hands.line("Ana: name the owner, by 12 Dec")
        (row,) = hands.state.rows("commitment")
        assert (row.what, row.serves_text) == ("name the owner", "Nobody owns “Onboard”")
        assert "taken on: Ana Peña" in " ".join(hands.screen.split())
        await hands.press("enter")
        assert hands.said == "✗ Somebody has taken it on already."
        await hands.press("ctrl+z", "enter")
        assert [row.what for row in hands.state.rows("commitment")] == ["Agree who owns “Onboard”"]
