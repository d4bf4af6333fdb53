"""A file is back that was away while a room was open: that a rescued copy has more is said, and it goes on in that."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onecompany.app.rescue_pages import WasGone
from onecompany.app.rescued_before import RescuedBefore
from onecompany.store.reading import reading
from onecompany.store.restoring.rescued import find_rescued, said_of_any
from tests.app.conftest import Opened
from tests.app.hands import Hands
from tests.app.test_lost_file import line, names, soon
from tests.app.test_opening import page
from tests.app.test_overwritten import choose
from tests.clock_double import FakeClock


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of one's own, with room beside the file's folder for what is moved away."""
    folder = tmp_path.with_name(f"{tmp_path.name}-elsewhere")
    folder.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    yield folder
    shutil.rmtree(folder)


async def pulled(hands: Hands, data: Path) -> Path:
    """Its folder is gone in the middle of a workshop, another line is kept, and the application ends. Where it was."""
    path = hands.app.workshop_file.path
    await hands.line("I buy")
    path.parent.rename(data / "away")
    await soon(hands, lambda: isinstance(hands.app.screen, WasGone))
    await hands.settle()
    await hands.press("enter")
    await hands.line("I use")
    await hands.press("ctrl+q")
    assert hands.app.return_value == 0
    hands.app.workshop_file.close()
    return path


def is_back(path: Path, data: Path) -> None:
    if path.parent.exists():
        shutil.rmtree(path.parent)
    (data / "away").rename(path.parent)


def stages_in(path: Path) -> list[str]:
    with reading(path) as db:
        return [name for (name,) in db.execute("SELECT name FROM stage ORDER BY position")]


@pytest.mark.reliability("file deleted, moved or replaced while open")
async def test_what_went_on_in_a_rescued_copy_is_put_in_the_place_of_the_file_that_is_back(
    hands: Hands, opened: Opened, data: Path, clock: FakeClock
) -> None:
    workshop = hands.state.workshop_id
    path = await pulled(hands, data)
    is_back(path, data)
    assert "1 act more, until" in said_of_any(path, clock.now())
    async with opened(path, workshop) as again:
        await soon(again, lambda: isinstance(again.app.screen, RescuedBefore))
        await again.settle()
        assert "is behind" in page(again)
        await choose(again, "Put it in its place")
        await soon(again, lambda: "You are in it now" in again.screen)
        await again.press("enter")
        assert names(again) == ["I buy", "I use"]
        assert again.app.workshop_file.path == path
        await again.line("I leave")
    assert stages_in(path) == ["I buy", "I use", "I leave"]
    (kept,) = (one for one in path.parent.iterdir() if ".replaced-" in one.name and one.suffix != ".jsonl")
    assert stages_in(kept) == ["I buy"]
    assert find_rescued(path) is None  # nothing more is said


async def test_it_is_gone_on_in_the_copy_where_it_lies_and_the_unfinished_line_goes_along(
    hands: Hands, opened: Opened, data: Path
) -> None:
    workshop = hands.state.workshop_id
    path = await pulled(hands, data)
    is_back(path, data)
    async with opened(path, workshop) as again:
        await soon(again, lambda: isinstance(again.app.screen, RescuedBefore))
        await again.settle()
        await again.press("escape")
        assert names(again) == ["I buy"]
    async with opened(path, workshop) as again:
        await soon(again, lambda: isinstance(again.app.screen, RescuedBefore))
        await again.settle()
        await choose(again, "Go on in it")
        await soon(again, lambda: "You are in it now" in again.screen)
        await again.press("enter")
        await again.line("I leave")
        assert names(again) == ["I buy", "I use", "I leave"]
        assert again.app.workshop_file.path.is_relative_to(data / "data")
        assert line(again) == ""
    assert stages_in(path) == ["I buy"]


async def test_with_its_folder_still_away_the_copy_is_found_too(hands: Hands, opened: Opened, data: Path) -> None:
    path = await pulled(hands, data)
    async with opened(path, None) as again:
        await soon(again, lambda: isinstance(again.app.screen, RescuedBefore))
        await again.settle()
        await choose(again, "Go on in it")
        await soon(again, lambda: "You are in it now" in again.screen)
        await again.press("enter")
        assert "Northwind" in again.screen
    assert not path.exists() or stages_in(path) == []
