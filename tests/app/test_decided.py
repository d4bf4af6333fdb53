"""Decisions and the parking lot, one key away: put in order, moved, given to somebody, committed to, at every size."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.widgets import Static

from onecompany.store.acts.capture import add_decision, park
from onecompany.store.file import Store
from onecompany.store.problems import NotKept
from tests.app.conftest import Opened
from tests.app.hands import Hands

SIZES = pytest.mark.parametrize("size", [(80, 24), (112, 32), (200, 60)])
HOSTILE = "[/] [b]x[/b] \u202e " + "very long " * 60


@pytest.fixture
async def room(opened: Opened, owned: Path, workshop: str) -> AsyncIterator[Hands]:
    """At the ownership, with two decisions and a parked item."""
    async with opened(owned, workshop, at="ownership", size=(80, 24)) as hands:
        for line in ("! One owner for each stage", "? The new tariff", "! We meet in March"):
            await hands.line(line)
        yield hands


def texts(room: Hands, table: str) -> list[str]:
    return [row.text for row in room.state.rows(table)]


async def test_a_parked_item_becomes_a_decision_and_goes_back(room: Hands) -> None:
    await room.press("ctrl+v", "end", "!")
    assert texts(room, "decision") == ["One owner for each stage", "We meet in March", "The new tariff"]
    assert texts(room, "parking") == []
    assert "It is a decision now" in room.screen
    await room.press("!")
    assert "It is a decision already" in room.screen
    await room.press("home", "h")
    await room.line("by vote")
    await room.press("home", "b")
    await room.line("the CEO")
    assert "how: by vote · by the CEO" in room.screen
    await room.press("?")
    assert texts(room, "parking") == ["One owner for each stage (by vote; the CEO)"]
    await room.press("ctrl+z")
    assert (room.state.rows("decision")[0].how, room.state.rows("decision")[0].by_whom) == ("by vote", "the CEO")
    for _ in range(3):
        await room.press("ctrl+z")
    assert texts(room, "parking") == ["The new tariff"]


async def test_it_becomes_a_commitment_with_what_was_typed(room: Hands) -> None:
    await room.press("ctrl+v", "end", ">")
    assert "The new tariff" in room.screen
    await room.press("home")
    await room.type("Ana: ")
    assert "commitment · " in room.screen
    await room.press("enter")
    (promise,) = room.state.rows("commitment")
    assert (promise.what, bool(promise.leader_id)) == ("The new tariff", True)
    assert texts(room, "parking") == []
    await room.press("ctrl+z")
    assert room.state.rows("commitment") == []
    assert texts(room, "parking") == ["The new tariff"]


async def test_a_day_that_is_read_in_two_ways_is_asked_about_once(room: Hands) -> None:
    await room.press("ctrl+v", "end", ">")
    await room.line(", by 5/6")
    assert "is read in two ways" in " ".join(room.screen.replace("│", " ").split())
    await room.press("1")
    (promise,) = room.state.rows("commitment")
    assert promise.by_when is not None
    assert texts(room, "parking") == []


async def test_an_owner_is_given_by_the_beginning_of_a_name(room: Hands) -> None:
    ana = next(row for row in room.state.rows("leader") if row.name.startswith("Ana"))
    await room.press("ctrl+v", "o")
    await room.line("an")
    assert room.state.rows("decision")[0].leader_id == ana.id
    assert ana.name in room.screen
    await room.press("o")
    await room.line("Xq")
    assert "Nobody here is called “Xq”" in room.screen
    await room.press("escape")
    assert "It stays as it was" in room.screen
    await room.press("o", "enter")
    assert room.state.rows("decision")[0].leader_id is None


async def test_a_parked_item_is_dropped_and_taken_up_and_a_decision_is_not(room: Hands) -> None:
    await room.press("ctrl+v", "x")
    assert "Only a parked item is dropped" in room.screen
    await room.press("end", "x")
    assert room.state.rows("parking")[0].dropped
    assert "dropped" in room.screen
    await room.press("o")
    await room.line("ana")
    assert not room.state.rows("parking")[0].dropped
    await room.press("x", "x")
    assert not room.state.rows("parking")[0].dropped


async def test_they_are_put_in_order_and_a_held_key_stops_at_the_end(room: Hands) -> None:
    await room.press("ctrl+v", "home", "shift+down")
    assert texts(room, "decision") == ["We meet in March", "One owner for each stage"]
    await room.press("shift+down")
    assert "It cannot go further" in room.screen
    await room.press("shift+up", "shift+up")
    assert texts(room, "decision") == ["One owner for each stage", "We meet in March"]


async def test_tab_shows_one_sort_and_keys_do_nothing_where_there_is_none(room: Hands) -> None:
    await room.press("ctrl+v", "tab")
    assert "The new tariff" not in room.screen
    await room.press("tab")
    assert "We meet in March" not in room.screen
    assert "The new tariff" in room.screen
    await room.press("x", "tab")
    assert "The new tariff" not in room.screen
    await room.press("tab", *["escape"] * 3)
    assert room.app.screen is room.room


async def test_it_opens_from_the_agenda_and_from_the_closing_page(room: Hands) -> None:
    await room.press("f5", "ctrl+v")
    assert "! One owner for each stage" in room.screen
    await room.press("ctrl+v", "escape", "escape")
    assert room.app.screen is room.room
    session = room.room.session
    room.app.navigator.show_closing(session)
    await room.settle()

    def still_open() -> bool:
        return "Parked: The new tariff" in str(room.app.screen.query_one("#closing-text", Static).render())

    await room.until(still_open)
    await room.press("ctrl+v", "end", "o")
    await room.line("ana")
    await room.press("escape")
    assert session.state.rows("parking")[0].leader_id
    await room.until(lambda: not still_open())


@SIZES
async def test_forty_of_each_are_read_at_every_size(
    opened: Opened, owned: Path, store: Store, workshop: str, size: tuple[int, int]
) -> None:
    writer = store.writer(workshop)
    for number in range(40):
        add_decision(writer, None, f"Decision {number:02} {HOSTILE}")
        park(writer, None, f"Item {number:02} {HOSTILE}")
    path = store.path
    store.close()
    async with opened(path, workshop, size=size) as hands:
        await hands.press("ctrl+v")
        rows = [line for line in hands.screen.splitlines() if "! Decision" in line]
        assert len(rows) >= size[1] // 4
        assert "Decisions 40 · parking lot 40" in hands.screen
        await hands.press("end")
        assert "? Item 39" in hands.screen
        await hands.press("tab", "tab", "home", *["delete"] * 3)
        assert len(hands.state.rows("parking")) == 39
        await hands.press("ctrl+z")
        assert len(hands.state.rows("parking")) == 40


@pytest.mark.parametrize(
    ("opened_by", "says"), [("ctrl+v", "Say how it was decided"), ("f12", "Correct when a leader")]
)
async def test_f1_says_what_the_keys_of_a_list_do(room: Hands, opened_by: str, says: str) -> None:
    await room.press(opened_by, "f1")
    assert "Keys that work here" in room.screen
    await room.still()
    shown = room.screen
    await room.press("end")
    assert says in shown + room.screen
    await room.press("escape", "escape")
    assert room.room is room.app.screen


async def test_over_the_closing_page_it_says_why_nothing_can_be_kept(
    room: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = room.room.session
    room.app.navigator.show_closing(session)
    await room.settle()
    await room.press("ctrl+v")

    async def full(*_: object) -> None:
        raise NotKept("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(session, "write", full)
        for key in ("delete", "ctrl+z", "ctrl+y"):
            await room.press(key)
            assert "The disk is full." in room.screen, key
            await room.press("down", "up")
    assert [row.text for row in session.state.rows("decision")] == ["One owner for each stage", "We meet in March"]
