"""Commitments: cracks are taken, promises typed, the year planned, the parking lot emptied. And open rounds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from onecompany.store.acts import capture
from onecompany.store.file import Store
from tests.app.conftest import Hands, Opened


@pytest.fixture
async def table(opened: Opened, owned: Path, workshop: str, clock: Any, new_id: Any) -> AsyncIterator[Hands]:
    """At the commitments, with a crack and two parked items."""
    with Store(owned, clock=clock, new_id=new_id) as store:
        writer = store.writer(workshop)
        for text in ("Bonus plans", "Who rents?"):
            capture.park(writer, None, text)
    async with opened(owned, workshop) as hands:
        await hands.goto("commitments")
        yield hands


def promise(hands: Hands, what: str) -> Any:
    """The row of a commitment."""
    return hands.state.get("commitment", hands.id("commitment", what))


async def to_promise(hands: Hands, what: str, field: str) -> None:
    """Go to a field of a commitment."""
    await hands.to(f"commitment:{hands.id('commitment', what)}|{field}")


async def test_a_crack_is_listed_first_and_taken_with_enter(table: Hands) -> None:
    assert "✗ Nobody owns “Onboard”" in table.screen
    assert table.place.startswith("crack:")
    assert "! “Nobody owns ‘Onboard’” has no commitment yet" in " ".join(table.says)
    await table.press("down", "f3", "enter")
    assert table.place.startswith("crack:"), "the finding leads to the crack on this board"
    await table.press("enter")
    row = promise(table, "Agree who owns “Onboard”")
    assert row.serves == f"finding:ownership.nobody:{table.id('stage', 'Onboard')}"
    assert table.place == f"commitment:{row.id}|leader_id"
    await table.line("ana")
    await table.press("tab")
    await table.line("12 Dec")
    row = promise(table, "Agree who owns “Onboard”")
    assert row.leader_id == table.id("leader", "Ana Peña")
    assert row.by_when.isoformat() == "2026-12-12"
    assert "✓ Every crack has a commitment" in table.says
    await table.press("ctrl+z", "ctrl+z", "ctrl+z")
    assert "✗ Nobody owns “Onboard”" in table.screen
    assert table.state.rows("commitment") == []


async def test_a_promise_serves_what_it_can_name_and_the_line_says_so_before(table: Hands) -> None:
    await table.type("> Ana und Ben: agree, after Easter")
    await table.still()
    assert "commitment · Ana Peña · no date read" in table.screen
    assert "one owner; Ben Okafor in the words · “after Easter” is not read as a date · serves: Nobody" in table.screen
    await table.press("enter")
    row = promise(table, "agree, after Easter (with Ben Okafor)")
    assert row.serves == f"finding:ownership.nobody:{table.id('stage', 'Onboard')}"
    for place in (f"commitment:{row.id}|what", f"parking:{table.id('parking', 'Bonus plans')}|text"):
        await table.to(place)
        await table.type("> Ana: call")
        await table.still()
        assert table.room.query_one("#entry").border_subtitle == "", "never another promise, nor what is parked"
        await table.press("enter")
        assert promise(table, "call").serves == ""
        await table.press("ctrl+z")


async def test_a_line_on_a_crack_is_the_commitment_that_closes_it(table: Hands) -> None:
    await table.line("Ana: name one owner, by 12 Dec")
    row = promise(table, "name one owner")
    assert row.serves == f"finding:ownership.nobody:{table.id('stage', 'Onboard')}"
    assert row.leader_id == table.id("leader", "Ana Peña")
    assert not any("crack" in line for line in table.says if line.startswith("!"))


async def test_a_promise_is_read_as_who_what_and_by_when(table: Hands) -> None:
    await table.to("commitment:|what")
    await table.line("Finn: call every new customer, by end of March")
    row = promise(table, "call every new customer")
    assert (row.leader_id, row.by_when.isoformat()) == (table.id("leader", "Finn Maher"), "2026-03-31")
    assert row.serves == ""
    await table.line("stop the double price")
    assert "! nobody" in table.screen
    assert "! no date" in table.screen
    assert "! “stop the double price” has no owner" in " ".join(table.says)
    await to_promise(table, "stop", "who")
    await table.line("The board")
    assert promise(table, "stop").who == "The board"
    assert "The board is not in the room" in " ".join(table.says)
    await to_promise(table, "stop", "by_when")
    await table.line("1 Feb 2026")
    assert "“stop the double price” has been overdue since Sun 1 Feb" in " ".join(table.says)
    await to_promise(table, "stop", "serves")
    await table.line("buy")
    assert promise(table, "stop").serves == f"stage:{table.id('stage', 'Buy')}"
    await table.press("ctrl+t")
    assert promise(table, "stop").noticed is True
    await to_promise(table, "stop", "what")
    await table.press("shift+up")
    assert next(row.what for row in table.state.rows("commitment")) == "stop the double price"
    await table.press("delete")
    assert len(table.state.rows("commitment")) == 1


async def test_four_meetings_are_planned_by_one_key(table: Hands) -> None:
    await table.press("ctrl+g")
    dates = [row.date.isoformat() for row in table.state.rows("meeting")]
    assert dates == ["2026-06-05", "2026-09-07", "2026-12-07", "2027-03-05"]
    assert "✓ The customer section is in four coming meetings" in " ".join(table.says)
    await table.press("f2")
    await table.press(*["backspace"] * 10)
    await table.line("12 Jun 2026")
    assert table.state.rows("meeting")[0].date.isoformat() == "2026-06-12"
    await table.press("left")
    await table.line("45")
    assert table.state.rows("meeting")[0].minutes == 45
    await table.press("ctrl+z", "ctrl+z", "ctrl+z")
    assert table.state.rows("meeting") == []


async def test_a_first_meeting_is_typed(table: Hands) -> None:
    await table.to("meeting:|date")
    await table.line("whenever")
    assert "is no date" in table.said
    await table.press("escape")
    await table.line("2 Jun")
    assert [row.date.isoformat() for row in table.state.rows("meeting")] == ["2026-06-02"]


async def test_the_parking_lot_is_emptied(table: Hands) -> None:
    assert "Two items" in " ".join(table.says) or "parked with no owner" in " ".join(table.says)
    await table.to(f"parking:{table.id('parking', 'Bonus plans')}|leader_id")
    await table.line("eva")
    assert table.state.rows("parking")[0].leader_id == table.id("leader", "Eva Lind")
    await table.to(f"parking:{table.id('parking', 'Who rents?')}|text")
    await table.press("ctrl+x")
    assert table.state.rows("parking")[1].dropped
    assert "parked with no owner" not in " ".join(table.says)
    await table.press("ctrl+x")
    assert not table.state.rows("parking")[1].dropped
    await table.press("right")
    await table.line("nobody we know")
    assert "No leader in this room" in table.said
    await table.press("escape", "left", "f2")
    await table.line(" And who lets?")
    assert table.state.rows("parking")[1].text == "Who rents? And who lets?"


async def test_a_key_for_another_part_says_so(table: Hands) -> None:
    await table.press("ctrl+x")
    assert "another part of this board" in table.said


async def test_an_open_round_keeps_whose_a_note_is(opened: Opened, mapped: Path, workshop: str) -> None:
    async with opened(mapped, workshop) as hands:
        assert hands.room.session.exercise.title == "Check-in"
        await hands.line("Ana: fewer meetings")
        await hands.line("More of the customer: at last")
        first, second = hands.state.rows("note")
        assert (first.leader_id, first.text) == (hands.id("leader", "Ana Peña"), "fewer meetings")
        assert (second.leader_id, second.text) == (None, "More of the customer: at last")
        assert "· Ana Peña: fewer meetings" in hands.screen
        await hands.press("shift+up")
        assert [row.text for row in hands.state.rows("note")] == ["More of the customer: at last", "fewer meetings"]
        await hands.press("f2")
        await hands.line("!")
        await hands.press("delete")
        assert [row.text for row in hands.state.rows("note")] == ["fewer meetings"]


async def test_the_closing_round_asks_for_key_learnings(opened: Opened, mapped: Path, workshop: str) -> None:
    async with opened(mapped, workshop) as hands:
        await hands.press("f5", "end", "enter")
        assert hands.room.session.exercise.title == "Closing round"
        assert hands.entry == "A key learning"
        await hands.line("Dev: we measure each other")
        (note,) = hands.state.rows("note")
        assert note.exercise_id == hands.room.session.exercise.id
        assert note.leader_id == hands.id("leader", "Dev Patel")
