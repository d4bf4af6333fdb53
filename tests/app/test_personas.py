"""Who the customer is: typed on the page that @ opens, pinned in one line below the question, seen whole by the key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from onecompany import app
from onecompany.display.pinned import in_width
from onecompany.kinds.persona import in_one_line
from onecompany.kinds.registry import tables
from tests.app.conftest import Opened
from tests.app.hands import Hands

SIZES = [(80, 24), (112, 32), (200, 60)]
ANNA = ("Anna, 71", "first time in hospital", "To be told what comes next", "that nobody comes", "Nobody said a word.")


@pytest.fixture(params=SIZES, ids=str)
async def journey(opened: Opened, mapped: Path, workshop: str, request: pytest.FixtureRequest) -> AsyncIterator[Hands]:
    """At the journey, at each size."""
    async with opened(mapped, workshop, at="stages", size=request.param) as hands:
        yield hands


async def typed(hands: Hands, *lines: str) -> None:
    for text in lines:
        await hands.type(text)
        await hands.press("enter")
        await hands.settle()


def personas(hands: Hands) -> list[str]:
    return [row.name for row in hands.state.rows("persona")]


async def test_a_persona_costs_its_letters_and_an_enter_a_field_and_is_pinned(journey: Hands) -> None:
    assert "@ customer" in journey.screen or journey.app.size.width == 80
    await journey.press("@")
    await typed(journey, *ANNA)
    (row,) = journey.state.rows("persona")
    assert (row.name, row.situation, row.wants, row.fears, row.quote) == ANNA
    await journey.press("escape")
    assert journey.app.screen is journey.room
    line = next(line for line in journey.screen.splitlines() if "Anna, 71, first" in line)
    assert "@ more" in line
    if journey.app.size.width > 80:
        assert "· wants to be told what comes next" in line
    await journey.press("@")
    page = " ".join(journey.screen.split())
    assert [text for text in ANNA if text not in page] == []
    await journey.press("@")
    assert journey.app.screen is journey.room
    await journey.press("ctrl+z")
    assert journey.state.rows("persona")[0].quote == ""


async def test_several_change_places_and_the_first_is_pinned(journey: Hands) -> None:
    await journey.press("@")
    await typed(journey, "Anna", "", "", "", "")
    await journey.press("end")
    await typed(journey, "Ben", "late every day")
    await journey.press("escape")
    assert personas(journey) == ["Anna", "Ben"]
    assert "Another one" in journey.screen
    await journey.press("home", "down", "down", "down", "down", "down", "shift+up")
    assert personas(journey) == ["Ben", "Anna"]
    await journey.press("escape")
    assert "Ben, late every day" in journey.screen
    await journey.press("@", "home", "delete")
    assert personas(journey) == ["Anna"]
    await journey.press("ctrl+z")
    assert personas(journey) == ["Ben", "Anna"]
    await journey.press("down", "delete", "escape")
    assert journey.state.rows("persona")[0].situation == ""


async def test_what_is_half_written_stands_there_again_and_esc_drops_it(journey: Hands) -> None:
    await journey.press("@")
    await typed(journey, "Anna")
    await journey.type("first ti")
    journey.app.screen.dismiss(None)
    await journey.settle()
    await journey.press("@")
    await typed(journey, "me")
    assert journey.state.rows("persona")[0].situation == "first time"
    await journey.type("to be")
    await journey.press("escape", "escape", "escape")
    assert journey.app.screen is journey.room
    assert journey.state.rows("persona")[0].wants == ""
    await journey.press("ctrl+f")
    await journey.paste("first time")
    await journey.press("enter")
    await journey.settle()
    assert "Anna" in journey.screen
    assert journey.app.screen is not journey.room


async def test_where_no_customer_is_pinned_the_key_is_a_letter(opened: Opened, mapped: Path, workshop: str) -> None:
    async with opened(mapped, workshop, at="commitments") as hands:
        await hands.press("@")
        assert hands.room.capture.value == "@"


def test_parts_that_do_not_fit_are_cut_where_they_still_say_something() -> None:
    parts = ("Anna, 71", "wants to be told what comes next", "“Nobody said a word.”")
    assert in_width(parts, 100) == "Anna, 71 · wants to be told what comes next · “Nobody said a word.”"
    assert in_width(parts, 60) == "Anna, 71 · wants to be told what comes next · “Nobody said…”"
    assert in_width(parts, 50) == "Anna, 71 · wants to be told what comes next"
    assert in_width(parts, 30) == "Anna, 71 · wants to be told w…"
    assert in_width(parts, 6) == "Anna,…"
    assert in_width(("Anna, 71, first journey alone", "wants help"), 30) == "Anna, 71, firs… · wants help"


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("To be told", "wants to be told"),
        ("wants to be told", "wants to be told"),
        ("A bed", "wants a bed"),
        ("Anna's bed", "wants Anna's bed"),
        ("MRI today", "wants MRI today"),
    ],
)
async def test_a_wish_goes_on_behind_its_verb(
    opened: Opened, mapped: Path, workshop: str, wish: str, said: str
) -> None:
    async with opened(mapped, workshop, at="stages") as hands:
        await hands.press("@")
        await typed(hands, "Anna", "", wish)
        assert in_one_line(hands.state) == ("Anna", said)


def test_the_application_does_not_know_the_table_by_its_name() -> None:
    known = [path for path in Path(app.__path__[0]).rglob("*.py") if '"persona"' in path.read_text(encoding="utf-8")]
    assert known == []
    assert [table.name for table in tables().values() if table.customers] == ["persona"]
