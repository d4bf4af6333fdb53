"""Every question in the smallest terminal: what Enter would choose is in sight, and the text can be read to its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from onecompany.app.bringing_back import Looking, Offer, Working
from onecompany.app.file_problems import Lost, Unopened
from onecompany.app.quitting import Unsaved
from onecompany.app.rescue_pages import WasGone
from onecompany.app.screens.asking import Asking, Choosing, Option, Question
from onecompany.app.screens.interruptions import AwayQuestion
from onecompany.app.screens.trouble import TroubleScreen
from onecompany.app.widgets.said import Said
from onecompany.store.journal.problems import FileRolledBack
from onecompany.store.problems import FileDamaged, FileEmpty
from onecompany.store.restoring.lost import FileLost
from tests.app.conftest import Opened
from tests.conftest import MORNING

PATH = Path("/home/facilitator/clients/Northwind Utilities/2026/one company day.onecompany")
OPTIONS = [Option(f"Answer {number}, which says in some words what it does", str(number)) for number in range(1, 5)]
TEXT = f"{PATH} is not what it was. " + "Much is said about it, and all of it is to be read. " * 6 + "The end."
OFFER = Offer("Everything until 09:01 can be brought back. The end.")


def unopened(problem: Exception) -> Callable[[], Asking]:
    return lambda: Unopened(problem, OFFER, readable=True)


PAGES: dict[str, Callable[[], Asking]] = {
    "damaged": unopened(FileDamaged(f"{PATH} is damaged. " * 4)),
    "empty": unopened(FileEmpty(PATH)),
    "missing": unopened(FileLost(PATH, ["northwind.backups", "northwind.journal.jsonl"])),
    "looking": lambda: Looking(FileDamaged(f"{PATH} is damaged. The end.")),
    "rolled back": unopened(FileRolledBack(PATH, PATH.with_suffix(".jsonl"), 3, MORNING, MORNING, MORNING)),
    "lost": lambda: Lost("The file is not what it was", TEXT, OPTIONS),
    "gone": lambda: WasGone("The file was gone, and nothing is lost", TEXT, OPTIONS),
    "unsaved": lambda: Unsaved("Quit?", TEXT, OPTIONS),
    "away": lambda: AwayQuestion(3000),
    "any": lambda: Question("Merge the stages?", TEXT, OPTIONS, numbered=True),
    "typed": lambda: Question("Save a copy", TEXT, (), entry="path of the copy", value="/tmp/copy"),
    "trouble": lambda: TroubleScreen(TEXT),
    "working": Working,
    "list": lambda: Choosing("Go to", OPTIONS),
    "search": lambda: Choosing("Find", OPTIONS, search=True),
}


@pytest.mark.parametrize("size", [(20, 6), (24, 9), (40, 12), (40, 13), (80, 24)], ids=str)
async def test_what_enter_would_choose_is_in_sight(
    opened: Opened, mapped: Path, workshop: str, size: tuple[int, int]
) -> None:
    async with opened(mapped, workshop) as hands:
        await hands.resize(*size)
        for name, made in PAGES.items():
            page = made()
            hands.app.push_screen(page)
            await hands.settle()
            await hands.still()
            for rows in page.query(OptionList):
                for index in range(rows.option_count):
                    assert rows.highlighted == index, name
                    text = " ".join(str(rows.get_option_at_index(index).prompt).split())
                    shown = " ".join(hands.screen.replace("│", " ").replace("▁", " ").split())
                    assert text[:10] in shown, (name, index, hands.screen)
                    await hands.press("down")
                    await hands.still()
            for said in page.query(Said):
                assert said.region.height >= 1, name
                assert said.region.bottom <= size[1], (name, hands.screen)
                while (before := said.scroll_y) < said.max_scroll_y:
                    await hands.keys(*["pagedown"] * 10)
                    await hands.still()
                    assert said.scroll_y > before, (name, hands.screen)
            for field in page.query(Input):
                assert field.region.height >= 1, (name, hands.screen)
                assert field.region.bottom < size[1], (name, hands.screen)
            page.dismiss(None)
            await hands.settle()


async def test_a_text_is_laid_out_at_any_moment_of_its_page(opened: Opened, mapped: Path, workshop: str) -> None:
    """It is after the next paint, by when the page may be going: what it waited for was found at once."""
    async with opened(mapped, workshop) as hands:
        page = TroubleScreen(TEXT)
        hands.app.push_screen(page)
        await hands.settle()
        (said,) = page.query(Said)
        hands.app.pop_screen()
        for _ in range(200):
            said.fit()
            said.say("Another text")
            await asyncio.sleep(0)
        await hands.settle()
        assert hands.app.screen is hands.room
