"""Every text can be read from the last row: contrast as WCAG 2.2 computes it, from what the terminal is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from rich.color import Color
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from onecompany.app.screens.asking import Asking
from onecompany.app.settings import THEME_NAMES
from tests.app.conftest import Hands, Opened
from tests.app.screens import every_screen, rooms

TEXT, DECORATION = 7.0, 3.0
"""The least contrast of a text, and of a line, a bar or a frame (success criteria 1.4.6 and 1.4.11)."""

DRAWN = frozenset(chr(code) for code in (*range(0x2500, 0x25A0), ord("·")))
"""Box drawing and blocks, and the dot that stands in an empty cell."""


def luminance(rgb: tuple[int, int, int]) -> float:
    """The relative luminance of a colour (WCAG 2.2, glossary)."""
    linear = [c / 12.92 if (c := value / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for value in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@cache
def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast ratio of two colours (WCAG 2.2, glossary)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: Color | None) -> tuple[int, int, int]:
    """A colour as numbers; one that is left to the terminal cannot be vouched for."""
    assert colour is not None, "a text without a colour of its own"
    assert colour.triplet is not None, f"{colour.name} is the terminal's own"
    return colour.triplet.red, colour.triplet.green, colour.triplet.blue


def colours(style: Style) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Text and background as they are shown."""
    pair = rgb(style.color), rgb(style.bgcolor)
    return (pair[1], pair[0]) if style.reverse else pair


def shown(hands: Hands) -> Iterator[Strip]:
    """The lines that are to be read: of a small screen over another one only what is inside its frame."""
    screen = hands.app.screen
    inside = screen.query_one("#asking").region if isinstance(screen, Asking) else Region(0, 0, *hands.app.size)
    for y in range(inside.y, inside.bottom):
        yield hands.strips[y].crop(inside.x, inside.right)


def faint(hands: Hands) -> Iterator[str]:
    """What cannot be read well enough, and how well it can."""
    for strip in shown(hands):
        for segment in strip:
            letters = set(segment.text) - {" "}
            if not letters or segment.style is None:
                continue
            if colours(segment.style)[0] == colours(segment.style)[1] and segment.text == "X":
                continue  # a box that is not ticked
            ratio = contrast(*colours(segment.style))
            least = DECORATION if letters <= DRAWN else TEXT
            if ratio < least:
                yield f"{segment.text.strip()[:40]!r}: {ratio:.1f} of {least}, {colours(segment.style)}"


@pytest.mark.parametrize("theme", THEME_NAMES)
async def test_contrast_on_every_screen(opened: Opened, sample: tuple[Path, str], theme: str) -> None:
    path, workshop = sample
    async with opened(path, workshop, theme=theme) as hands:
        assert hands.app.theme == theme
        async for screen in every_screen(hands):
            assert sorted(set(faint(hands))) == [], screen


@pytest.mark.parametrize("theme", THEME_NAMES)
async def test_contrast_of_what_comes_and_goes(opened: Opened, sample: tuple[Path, str], theme: str) -> None:
    path, workshop = sample
    async with opened(path, workshop, theme=theme) as hands:
        for seconds in (780, 160, 40):  # amber, red, over
            await hands.spend(seconds)
            assert sorted(set(faint(hands))) == []
        await hands.press("space", "x")
        assert "✗ " in hands.said
        assert sorted(set(faint(hands))) == []
        await hands.press("'")
        await hands.type("> Ana: call, by 12 Dec")
        assert sorted(set(faint(hands))) == []
        await hands.press("escape", "enter")
        assert sorted(set(faint(hands))) == []
        for action in ("f5", "f7", "f4"):
            await hands.press(action)
            assert sorted(set(faint(hands))) == [], action
            await hands.press("escape")


async def test_the_look_changes_while_it_runs_and_is_remembered(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, workshop) as hands:
        light = [colours(segment.style) for segment in hands.strips[0] if segment.text.strip()]
        hands.app.action_next_theme()
        await hands.settle()
        assert hands.app.theme == "room-dark"
        assert [colours(segment.style) for segment in hands.strips[0] if segment.text.strip()] != light
        assert (hands.app.settings.folder / "theme").read_text().strip() == "room-dark"


SIGNS = ("● owner", "○ helps", "✗ nobody", "! two", "✓ one", "✗ Nobody owns “I move in”", "✓ yes", "✗ no")
"""What the board of the ownership says, each with a sign of its own."""


@pytest.mark.parametrize("no_colour", [False, True])
async def test_meaning_is_never_carried_by_colour_alone(
    opened: Opened, sample: tuple[Path, str], no_colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_colour:
        monkeypatch.setenv("NO_COLOR", "1")
    path, workshop = sample
    async with opened(path, workshop, size=(200, 60)) as hands:
        text = hands.screen
        assert [sign for sign in SIGNS if sign not in text] == []
        assert "▸" in text
        assert re.search(r"\[\d Ownership\]", text)
        assert "✓ Check-in" in text
        for seconds, sign in ((780, "ending soon"), (160, "time is nearly up"), (40, "over time")):
            await hands.spend(seconds)
            assert sign in hands.screen
        await hands.press("x")
        assert "✗ “x” chooses nothing here" in hands.said
        async for _screen in rooms(hands):
            for finding in hands.room.session.findings():
                words = f"{finding.sign} {finding.text}"[:30]
                await hands.until(lambda words=words: words in hands.screen)
        if no_colour:
            greys = {c for strip in hands.strips for s in strip if s.text.strip() for c in colours(s.style)}
            assert all(max(grey) - min(grey) <= 1 for grey in greys), greys
            assert sorted(set(faint(hands))) == []


def test_the_ratio_is_the_one_of_the_standard() -> None:
    assert round(contrast((0, 0, 0), (255, 255, 255)), 2) == 21.0
    assert round(contrast((119, 119, 119), (255, 255, 255)), 2) == 4.48
