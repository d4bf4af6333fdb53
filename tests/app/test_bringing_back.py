"""A file that cannot be opened is brought back in the application: how far is said before, what came of it after."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from onecompany.app.bringing_back import Looking, Working
from onecompany.app.file_problems import Unopened
from onecompany.app.screens.home import HomeScreen
from onecompany.app.screens.trouble import TroubleScreen
from onecompany.app.screens.workshop import WorkshopScreen
from onecompany.exercises.stages import acts as stages
from onecompany.store import disk
from onecompany.store.backups import list_backups, make_backup
from onecompany.store.file import Store
from onecompany.store.journal.lines import journal_path
from tests.app.test_opening import options, page, started
from tests.clock_double import FakeClock
from tests.conftest import MORNING, identities
from tests.store.lost import all_of
from tests.store.sets import by_hand
from tests.thorough import THOROUGH


@pytest.fixture(scope="module")
def made(northwind_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file: an act, a backup, another act, at a place of the board. Made once, only to be copied."""
    folder, clock = tmp_path_factory.mktemp("made"), FakeClock(MORNING)
    with Store(Path(shutil.copy(northwind_file, folder)), clock=clock, new_id=identities(100_001)) as store:
        (workshop,) = store.workshops()
        writer = store.writer(workshop.id)
        stages.add_stages(writer, ["I find out"], None)
        writer.be_seen("stage:")
        make_backup(store.path, now=clock.now())
        clock.advance(60)
        stages.add_stages(writer, ["I buy"], None)
    return store.path


@pytest.fixture
def path(made: Path, tmp_path: Path, clock: FakeClock) -> Path:
    """That file with all that lies beside it, at the time of its last act."""
    clock.advance(60)
    return shutil.copytree(made.parent, tmp_path / "room") / made.name


def cut(path: Path) -> None:
    os.truncate(path, 5000)


def zeroed(path: Path) -> None:
    os.truncate(path, 0)


def none(path: Path) -> None:
    path.write_bytes(b"no database, but long enough for one. " * 300)


def flipped(path: Path) -> None:
    by_hand(path, "UPDATE stage SET name = 'I fine out'")


def put_back(path: Path) -> None:
    shutil.copy(list_backups(path)[0].path, path)


def stages_of(hands: object) -> list[str]:
    return [row.name for row in hands.state.rows("stage")]  # type: ignore[attr-defined]


HARM = (Path.unlink, flipped, put_back, *((cut, zeroed, none) if THOROUGH else ()))
"""All of them are brought back in `tests/store/test_restoring.py`; one that is cut, in the next test too."""


@pytest.mark.parametrize("harm", HARM)
async def test_it_is_brought_back_and_the_room_is_there(
    path: Path, clock: FakeClock, harm: Callable[[Path], None]
) -> None:
    lost = all_of(path)
    harm(path)
    broken = path.read_bytes() if path.exists() else None
    async with started(path, clock) as hands:
        await hands.until(lambda: isinstance(hands.app.screen, Unopened))
        assert options(hands)[0] == "Bring it back"
        assert "Everything until 09:01 can be brought back" in page(hands)
        assert (path.read_bytes() if path.exists() else None) == broken
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.app.screen, TroubleScreen))
        assert "is there again, with everything until 09:01" in page(hands)
        for _ in range(2):
            hands.app.screen.came_at = hands.pressed  # just now: nobody has seen it yet, however fast the machine is
            await hands.keys("enter", after=0.1)
            assert isinstance(hands.app.screen, TroubleScreen)
        await hands.press("enter")
        assert isinstance(hands.app.screen, WorkshopScreen)
        assert stages_of(hands) == ["I find out", "I buy"]
        await hands.app.workshop_file.store()
    assert {name: rows for name, rows in all_of(path).items() if name != "history"} == {
        name: rows for name, rows in lost.items() if name != "history"
    }
    kept = [file for file in path.parent.iterdir() if ".replaced-" in file.name and file.suffix != ".jsonl"]
    assert [file.read_bytes() for file in kept] == ([broken] if broken is not None else [])


@pytest.mark.parametrize("size", [(20, 6), (80, 24)] if THOROUGH else [(20, 6)])
async def test_in_a_small_terminal_too_and_with_wrong_keys(path: Path, clock: FakeClock, size: tuple[int, int]) -> None:
    lost = all_of(path)
    cut(path)
    async with started(path, clock) as hands:
        await hands.until(lambda: isinstance(hands.app.screen, Unopened))
        await hands.resize(*size)
        await hands.press("x", "1", "f5", "pagedown", "tab", "ctrl+v", "home")
        assert isinstance(hands.app.screen, Unopened)
        await hands.press("home", "enter")
        await hands.until(lambda: isinstance(hands.app.screen, TroubleScreen))
        await hands.press("escape")
        assert stages_of(hands) == ["I find out", "I buy"]
    assert {table: rows for table, rows in all_of(path).items() if table == "stage"} == {"stage": lost["stage"]}


async def test_a_key_that_was_meant_for_something_else_brings_nothing_back(path: Path, clock: FakeClock) -> None:
    cut(path)
    before = path.read_bytes()
    async with started(path, clock) as hands:
        await hands.until(lambda: isinstance(hands.app.screen, Unopened))
        hands.app.screen.came_at = hands.pressed  # type: ignore[attr-defined]
        await hands.keys("enter", after=0.5)
        assert isinstance(hands.app.screen, Unopened)
    assert path.read_bytes() == before


async def test_esc_where_nothing_else_is_shown_ends_and_nothing_is_changed(path: Path, clock: FakeClock) -> None:
    path.unlink()
    async with started(path, clock) as hands:
        await hands.until(lambda: isinstance(hands.app.screen, Unopened))
        await hands.press("escape")
        assert hands.app.return_code is not None
    assert not path.exists()


async def test_while_it_is_looked_for_one_can_only_quit(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    go_on, searched = threading.Event(), threading.Event()
    from onecompany.store.restoring import finding

    search = finding.search

    def slow(*given: object, **more: object) -> object:
        searched.set()
        assert go_on.wait(60)
        return search(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(finding, "search", slow)
    cut(path)
    workshop_file_ready = started(path, clock)
    monkeypatch.setattr("tests.app.hands.Hands.settle", lambda self: self.pilot.pause(0))
    async with workshop_file_ready as hands:
        await hands.until(lambda: searched.is_set() and isinstance(hands.app.screen, Looking))
        assert options(hands) == ["Quit"]
        await hands.until(lambda: "Looking for what can be brought back" in page(hands))
        go_on.set()
        await hands.until(lambda: isinstance(hands.app.screen, Unopened))


async def test_a_full_disk_is_said_and_the_file_is_as_it_was(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(path)
    async with started(path, clock) as hands:
        await hands.until(lambda: isinstance(hands.app.screen, Unopened))

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as changed:
            changed.setattr(disk, "_write", full)
            await hands.press("enter")
            await hands.until(lambda: isinstance(hands.app.screen, TroubleScreen))
        assert "No space left on device" in page(hands)
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.app.screen, Unopened))
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.app.screen, TroubleScreen))
        assert "is there again" in page(hands)


async def test_a_file_that_was_put_back_goes_on_as_it_is_when_that_is_chosen(path: Path, clock: FakeClock) -> None:
    put_back(path)
    async with started(path, clock) as hands:
        await hands.until(lambda: isinstance(hands.app.screen, Unopened))
        assert [option[:14] for option in options(hands)] == [
            "Bring it back",
            "Look at it rea",
            "Try again",
            "Go on without ",
            "Quit",
        ]
        await hands.press("down", "down", "down", "enter")
        assert isinstance(hands.app.screen, HomeScreen)
        await hands.app.workshop_file.store()
    assert len(all_of(path)["stage"]) == 1
    assert [file for file in path.parent.iterdir() if ".journal-" in file.name]


async def test_where_nothing_is_left_nothing_is_offered(path: Path, clock: FakeClock) -> None:
    cut(path)
    shutil.rmtree(list_backups(path)[0].path.parent)
    journal_path(path).unlink()
    async with started(path, clock) as hands:
        assert options(hands) == ["Try again", "Quit"]


async def test_a_file_that_is_gone_is_made_anew_only_when_that_is_chosen(path: Path, clock: FakeClock) -> None:
    path.unlink()
    async with started(path, clock) as hands:
        await hands.until(lambda: isinstance(hands.app.screen, Unopened))
        assert options(hands) == ["Bring it back", "Try again", "Make a new, empty file", "Quit"]
        await hands.press("down", "down", "enter")
        assert isinstance(hands.app.screen, HomeScreen)
        await hands.app.workshop_file.store()
        assert "No workshop yet" in hands.screen
    assert list_backups(path)


def test_the_page_of_progress_is_left_by_no_key() -> None:
    assert Working.action_dismiss_nothing is not Looking.action_dismiss_nothing
