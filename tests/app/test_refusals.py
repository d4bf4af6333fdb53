"""What is refused in the room is said in whole sentences of ours, and the line stays; hands are counted with a word."""

from __future__ import annotations

from itertools import product

import pytest

from onecompany.boards.hands import more_than_here, read_hands
from onecompany.boards.panel import Refused
from tests.app.conftest import Hands
from tests.store.test_bounds import FOREIGN
from tests.thorough import THOROUGH


@pytest.mark.parametrize("typed", ["²", "1²", "½", "Ⅷ", "①", "-1", "+3", "1.5", "1e3", "seven", "", "7 8", "0x7", "٣²"])
def test_what_is_no_count_of_hands(typed: str) -> None:
    with pytest.raises(Refused, match="is no count of hands"):
        read_hands(typed)


@pytest.mark.parametrize(("typed", "hands"), [("7", 7), (" 07 ", 7), ("٧", 7), ("７", 7), ("0", 0), ("10000", 10_000)])
def test_what_is_one(typed: str, hands: int) -> None:
    assert read_hands(typed) == hands


@pytest.mark.parametrize("typed", ["10001", "9" * 5000])
def test_more_than_any_room_has(typed: str) -> None:
    with pytest.raises(Refused, match="are more than can be"):
        read_hands(typed)


async def test_a_superscript_is_refused_in_our_words(hands: Hands) -> None:
    await hands.line("Awareness")
    await hands.press("f4")
    await hands.type("²")
    await hands.press("enter")
    assert "“²” is no count of hands. Type a whole number, such as 7." in hands.screen
    assert hands.state.rows("stage")[-1].votes == 0


async def test_more_hands_than_people_are_kept_and_said(hands: Hands) -> None:
    await hands.line("Awareness")
    await hands.press("f4")
    await hands.type("40")
    await hands.press("enter")
    assert hands.state.rows("stage")[-1].votes == 40
    assert "40 hands were kept. 8 leaders are here." in hands.screen
    await hands.press("f4")
    await hands.type("8")
    await hands.press("enter")
    assert more_than_here(hands.state, 8) == ""
    assert "leaders are here" not in hands.screen


EXERCISES = ("stages", "ownership", "metrics", "commitments", "open")

TEXTS = ("x" * 201, "x" * 10_000, "²", "9" * 400, "−1e999", "\u0958" * 5_001)

PAIRS = list(product(EXERCISES, TEXTS)) if THOROUGH else list(zip(EXERCISES * 2, TEXTS, strict=False))
"""In the short form each text at one exercise."""


@pytest.mark.parametrize(("exercise", "text"), PAIRS)
async def test_no_line_of_any_kind_brings_foreign_words_to_the_wall(hands: Hands, exercise: str, text: str) -> None:
    await hands.goto(exercise)
    for keys in ((), ("down",), ("right",), ("tab",), ("f2",), ("tab", "tab")):
        await hands.press("escape", *keys) if not hands.room.capture.idle else await hands.press(*keys)
        await hands.paste(text)
        await hands.press("enter")
        said = hands.screen.casefold()
        assert not [word for word in FOREIGN if word in said]
        if not hands.room.capture.idle:
            await hands.press("escape")


async def test_find_knows_roles_and_silos_and_no_words_of_the_program(hands: Hands) -> None:
    await hands.goto("metrics")
    await hands.line("Reach")
    await hands.goto("stages", "pageup")
    for words, found in (("field operations", 2), ("kundenzufriedenheit", 0), ("up", 0), ("owner", 0), ("rough", 0)):
        await hands.press("ctrl+f")
        await hands.type(words)
        assert f"{found} found" in hands.screen, words
        await hands.press("escape")


async def test_find_knows_no_accents(hands: Hands) -> None:
    await hands.paste("Straße nach Łódź")
    await hands.press("enter")
    for words in ("strasse lodz", "STRASSE", "łódź", "Stra\u00dfe nach Ło\u0301dz\u0301"):
        await hands.press("ctrl+f")
        await hands.paste(words)
        assert "1 found" in hands.screen, words
        await hands.press("escape")


async def test_a_leader_is_named_without_accents(hands: Hands) -> None:
    await hands.paste("> Ana Pena: one price list")
    await hands.press("enter")
    (row,) = hands.state.rows("commitment")
    assert row.leader_id == hands.id("leader", "Ana Peña")
