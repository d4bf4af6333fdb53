"""A hospital's day with nine stages and twelve departments: whole on one wall, or what is hidden is named."""

from __future__ import annotations

import re
from pathlib import Path

from tests.app.conftest import Hands, Opened
from tests.app.wide import board
from tests.wide_day import JOURNEY, PEOPLE

SMALL, USUAL, LARGE = (80, 24), (112, 32), (200, 60)


def named(hands: Hands) -> list[str]:
    """The stages of which a word that says something stands in a heading: whole, or the beginning of it."""
    shown = "\n".join(board(hands)[:3])
    return [place.name for place in JOURNEY if any(f" {word[:4]}" in shown for word in place.name.split()[1:])]


def counts(hands: Hands) -> list[str]:
    """What is said of the pain points of each stage."""
    line = next(line for line in board(hands) if line.count("(") == len(JOURNEY))
    return re.findall(r"\d+ (?:\(\d+\)|pains?, \d+ votes?)", line)


async def test_the_journey_is_whole_with_its_counts_and_its_curve(opened: Opened, wide: tuple[Path, str]) -> None:
    expected = [f"{len(place.pains)} ({sum(votes for _, votes in place.pains)})" for place in JOURNEY]
    async with opened(*wide, at="stages") as hands:
        for keys in (("ctrl+home",), ("ctrl+l",)):
            await hands.press(*keys)
            assert named(hands) == [place.name for place in JOURNEY], hands.screen
            assert counts(hands) == expected, hands.screen
            assert re.findall(r"\b[345]\b(?: ★1)?", next(line for line in board(hands) if "★1" in line)) == [
                f"{len(place.touchpoints)}" + " ★1" * any(text[0] == "*" for text in place.touchpoints)
                for place in JOURNEY
            ]
            assert sum(line.count("●") for line in board(hands)) == len(JOURNEY), "the curve"
            assert not re.search(r"[▾▴] \+", "\n".join(board(hands))), "nothing lies beyond an edge"
        touchpoint = hands.id("touchpoint", "Letter with the date")
        await hands.to(f"touchpoint:{touchpoint}")
        await hands.settle()
        assert counts(hands) == expected, "the list at the cursor is open, the next ones are counted"
        assert "▸Letter" in hands.screen
        await hands.to(f"pain:{hands.id('pain', 'Moved twice')}")
        await hands.settle()
        assert "(14)" in "".join(board(hands)), "votes are not cut"
        assert "Touchpoints: how many" in hands.screen
        await hands.press("up")
        assert hands.place == f"touchpoint:{hands.id('touchpoint', 'Dates moved')}", "from below to the last of a list"
        place = hands.place
        for size in (LARGE, SMALL, LARGE, USUAL):
            await hands.resize(*size)
            assert hands.place == place
            if size == LARGE:
                assert "how many" not in hands.screen, "there is room for all"
        await hands.press("delete")
        assert "▸Blood" in hands.screen.replace("▸★ ", "▸"), "the list stays open where one was removed"
        await hands.resize(*SMALL)
        await hands.press("ctrl+home", "home")
        assert re.search(r"\+2 stages ▸ I go home, I", hands.screen), hands.screen


async def test_the_matrix_and_its_handoffs_are_whole(opened: Opened, wide: tuple[Path, str]) -> None:
    async with opened(*wide, at="ownership") as hands:
        for size, zoom in ((USUAL, False), (USUAL, True), (SMALL, True), (LARGE, False)):
            await hands.resize(*size)
            await hands.press(*["ctrl+w"] * zoom, "ctrl+home")
            assert named(hands) == [place.name for place in JOURNEY], hands.screen
            (totals,) = [line for line in board(hands) if line.count("✓") > 2]
            assert len(re.findall("[✓!✗] (?:[012]|one|two|nobody)", totals)) == len(JOURNEY)
            for person in PEOPLE:
                assert any(line[1:].startswith(person.silo[:20]) for line in board(hands)), hands.screen
            assert "⇢ 7 handoffs · 3 agreed · 2 smooth · 3 rough · 2 dropped" in hands.screen
            await hands.press("escape")
        await hands.press("ctrl+w")
        place = hands.place
        await hands.resize(*SMALL)
        await hands.resize(*USUAL)
        assert hands.room.has_class("-zoom")
        assert hands.place == place
        await hands.press("ctrl+l")
        for size in (USUAL, SMALL):
            await hands.resize(*size)
            shown = "\n".join(board(hands))
            seen = [text for text in ("The order", "The list", "Medicines") if text in shown]
            assert len(seen) == 3 or re.search(r"[▴▾] \+\d handoffs?: I ", shown), hands.screen
            assert size == SMALL or len(seen) == 3, hands.screen
            assert "Radiology" not in shown, "a page of its own"
        await hands.press("escape")
        assert re.search(r"[▴▾] \+\d handoffs?: I ", hands.screen), hands.screen


async def test_the_code_is_whole_in_figures_and_one_stage_in_words(opened: Opened, wide: tuple[Path, str]) -> None:
    async with opened(*wide, at="conduct") as hands:
        await hands.press("ctrl+w")
        for size in (SMALL, USUAL, LARGE):
            await hands.resize(*size)
            assert JOURNEY[0].always in hands.screen
            assert JOURNEY[0].never in hands.screen
        await hands.resize(*SMALL)
        await hands.press("ctrl+l", "ctrl+home")
        lines = "\n".join(board(hands))
        assert re.search(r"\+6 stages ▸ I am examined, I am treated", lines), "what lies beside is named"
