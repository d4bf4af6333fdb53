"""After a change of look everything is painted anew: cell by cell as if the application had begun in that look."""

from __future__ import annotations

from pathlib import Path

import pytest

from onecompany.app.settings import THEME_NAMES
from onecompany.store.journal import journal_path
from tests.app.conftest import Hands, Opened
from tests.app.screens import OVER_THE_ROOM, every_screen
from tests.thorough import THOROUGH

Cells = list[list[tuple[str, str]]]


def cells(hands: Hands) -> Cells:
    """Each cell of the screen: its letter and its style."""
    return [[(letter, str(segment.style)) for segment in strip for letter in segment.text] for strip in hands.strips]


def differing(one: Cells, other: Cells) -> list[str]:
    """The lines in which two screens differ, with the first cell that does."""
    return [
        f"line {number}, column {column}: {a} not {b} in {''.join(letter for letter, _ in left).strip()!r}"
        for number, (left, right) in enumerate(zip(one, other, strict=True))
        for column, (a, b) in enumerate(zip(left, right, strict=True))
        if a != b
    ][:3]


LOOKS = THEME_NAMES if THOROUGH else ("room-dark",)

OVER = tuple(name for name in OVER_THE_ROOM if name != "palette") if THOROUGH else ("agenda",)
"""Not the palette: it closes before it does what was chosen in it."""


@pytest.mark.parametrize("look", LOOKS)
async def test_a_changed_look_is_the_look_everywhere(opened: Opened, sample: tuple[Path, str], look: str) -> None:
    path, workshop = sample
    before = THEME_NAMES[THEME_NAMES.index(look) - 1]
    begun: dict[str, Cells] = {}
    as_it_was = path.read_bytes()
    async with opened(path, workshop, theme=look) as hands:
        async for screen in every_screen(hands, OVER):
            begun[screen] = cells(hands)
    path.write_bytes(as_it_was)  # going through all exercises has marked some of them
    journal_path(path).unlink()
    wrong: dict[str, list[str]] = {}
    async with opened(path, workshop, theme=before) as hands:
        async for screen in every_screen(hands, OVER):
            hands.app.action_next_theme()
            await hands.still()
            assert hands.app.theme == look
            if found := differing(cells(hands), begun[screen]):
                wrong[screen] = found
            hands.app.theme = before  # painted on the way to the next screen
    assert not wrong, "\n".join(f"{name}: {each}" for name, lines in wrong.items() for each in lines)


async def test_the_look_is_changed_from_the_palette_in_the_room(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, workshop, theme="room-dark") as hands:
        begun = cells(hands)
    async with opened(path, workshop, theme="room-light") as hands:
        await hands.press("ctrl+p")
        await hands.until(lambda: "Search for commands" in hands.screen)
        await hands.type("change the look")
        await hands.until(lambda: "Light, dark, high contrast" in hands.screen)
        await hands.press("enter")
        await hands.until(lambda: hands.app.screen is hands.room and hands.app.theme == "room-dark")
        await hands.settle()
        assert differing(cells(hands), begun) == []


async def test_a_look_that_cannot_be_kept_changes_and_says_so(
    opened: Opened, sample: tuple[Path, str], tmp_path: Path
) -> None:
    path, workshop = sample
    (tmp_path / "config").write_text("a file where the folder should be")
    async with opened(path, workshop) as hands:
        hands.app.action_next_theme()
        await hands.still()
        assert hands.app.theme == "room-dark"
        assert "is not kept for the next start" in hands.said
    async with opened(path, None) as hands:
        await hands.press("l")
        assert hands.app.theme == "room-dark"
        assert "is not kept for the next start" in " ".join(hands.screen.split())
