"""A file that cannot be opened is a calm page with what can be done, never an end of the application."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, closing
from pathlib import Path

import pytest
from textual.widgets import OptionList

from onecompany.app.app import OneCompanyApp
from onecompany.app.file_problems import Unopened
from onecompany.app.screens.home import HomeScreen
from onecompany.app.settings import Settings
from onecompany.app.workshop_file import WorkshopFile
from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.lock import Lock
from onecompany.store.writer import WorkshopWriter
from tests.app.hands import Hands
from tests.app.thrift import unpainted
from tests.clock_double import FakeClock
from tests.modes import left_by_a_crash


@pytest.fixture
def path(store: Store, writer: WorkshopWriter) -> Path:
    """A closed file with a workshop in it."""
    stages.add_stages(writer, ["I find out"], None)
    store.close()
    return store.path


@asynccontextmanager
async def started(path: Path, clock: FakeClock, workshop: str | None = None) -> AsyncIterator[Hands]:
    """The application over a file, as the command starts it, once it has tried to open it."""
    workshop_file = WorkshopFile(path, clock=clock)
    app = OneCompanyApp(workshop_file, Settings(path.parent / "config"), workshop=workshop)
    try:
        async with AsyncExitStack() as running:
            with unpainted():
                pilot = await running.enter_async_context(app.run_test(size=(112, 32)))
                hands = Hands(pilot, clock)
                await hands.until(workshop_file._ready.is_set)
            await hands.settle()
            yield hands
            hands.paint()
    finally:
        workshop_file.close()


def options(hands: Hands) -> list[str]:
    rows = hands.app.screen.query_one(OptionList)
    return [str(rows.get_option_at_index(index).prompt).split(";")[0] for index in range(rows.option_count)]


def page(hands: Hands) -> str:
    """All that the page says, in one line."""
    return " ".join(hands.screen.replace("│", " ").split())


def by_sql(statement: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute(statement)

    return change


def zeroed(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192:12288] = bytes(4096)
    path.write_bytes(data)


def foreign(path: Path) -> None:
    path.unlink()
    by_sql("CREATE TABLE mine (id INTEGER)")(path)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


READABLE = {
    "a flipped letter": by_sql("UPDATE stage SET name = 'I fine out'"),
    "a history that does not hold": by_sql("UPDATE history SET label = 'x' WHERE kind = 'do'"),
}
UNREADABLE = {
    "another program's": (foreign, "not a workshop file"),
    "newer": (by_sql("PRAGMA user_version = 99"), "Install that version"),
    "cut off": (lambda path: os.truncate(path, 5000), "damaged"),
    "no database": (lambda path: path.write_bytes(b"no database, but long enough for one. " * 300), "no SQLite file"),
    "empty": (lambda path: os.truncate(path, 0), "empty"),
    "a folder": (folder, "is a folder"),
    "a journal that is a folder": (lambda path: Path(f"{path}-journal").mkdir(), "-journal is a folder"),
}


@pytest.mark.reliability("file corrupt (flipped, zeroed, cut off, not SQLite at all)")
@pytest.mark.parametrize("at", ["home", "workshop"])
@pytest.mark.parametrize("harm", READABLE)
async def test_a_damaged_file_is_said_and_can_be_looked_at(
    path: Path, workshop: str, clock: FakeClock, harm: str, at: str
) -> None:
    READABLE[harm](path)
    before = path.read_bytes()
    async with started(path, clock, workshop if at == "workshop" else None) as hands:
        assert isinstance(hands.app.screen, Unopened)
        assert "damaged" in hands.screen
        assert options(hands) == ["Bring it back", "Look at it read-only", "Try again", "Quit"]
        await hands.press("down", "enter")
        if at == "home":
            assert "Northwind" in hands.screen
            assert "read-only" in hands.screen
            await hands.press("enter")
        assert hands.room.session.workshop_file.read_only
        await hands.goto("stages")
        await hands.line("more")
        assert "read-only" in hands.said
        assert [row.name for row in hands.state.rows("stage")] == ["I find out"]  # as the sound witness says
    assert path.read_bytes() == before


@pytest.mark.reliability("file corrupt (flipped, zeroed, cut off, not SQLite at all)")
@pytest.mark.parametrize("harm", UNREADABLE)
async def test_what_cannot_be_read_is_said_and_left_as_it_is(
    path: Path, workshop: str, clock: FakeClock, harm: str
) -> None:
    spoil, words = UNREADABLE[harm]
    spoil(path)
    before = path.read_bytes() if path.is_file() else b""
    for wanted in (None, workshop):
        async with started(path, clock, wanted) as hands:
            assert isinstance(hands.app.screen, Unopened)
            assert words in page(hands)
            assert "Look at it read-only" not in options(hands)
            await hands.press("escape")
            if hands.app.is_running and not isinstance(hands.app.screen, Unopened):
                await hands.press("s", "n")
        assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.reliability("file or folder read-only")
async def test_a_file_that_may_not_be_written_can_be_looked_at(
    path: Path, workshop: str, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "onecompany.store.making.may_write", lambda _: False
    )  # permission bits do not bind who runs as root
    async with started(path, clock, workshop) as hands:
        assert "may not be written" in hands.screen
        await hands.press("enter")
        assert hands.room.session.workshop_file.read_only


@pytest.mark.reliability("file or folder read-only")
async def test_a_folder_in_which_no_lock_can_be_made_can_be_looked_at(path: Path, clock: FakeClock) -> None:
    lock = path.with_name(path.name + ".lock")
    lock.unlink(missing_ok=True)
    lock.mkdir()
    async with started(path, clock) as hands:
        assert ".lock is a folder" in page(hands)
        lock.rmdir()
        await hands.press("down", "enter")  # try again
        assert isinstance(hands.app.screen, HomeScreen)
        await hands.app.workshop_file.store()


@pytest.mark.reliability("10. One writer")
async def test_a_file_that_is_open_elsewhere_is_looked_at_or_waited_for(path: Path, clock: FakeClock) -> None:
    lock = Lock(path)
    async with started(path, clock) as hands:
        assert f"open by process {os.getpid()}" in page(hands)
        assert options(hands)[0] == "Look at it read-only"
        lock.release()
        await hands.press("down", "enter")
        assert isinstance(hands.app.screen, HomeScreen)
        await hands.app.workshop_file.store()
    lock = Lock(path)
    async with started(path, clock) as hands:
        await hands.press("ctrl+q")
        assert hands.app.return_code is not None
        assert hands.app._return_value == 3
    lock.release()


async def test_an_empty_file_is_made_anew_only_when_that_is_chosen(path: Path, clock: FakeClock) -> None:
    os.truncate(path, 0)
    async with started(path, clock) as hands:
        assert options(hands) == ["Bring it back", "Try again", "Make a new workshop file in its place", "Quit"]
        await hands.press("down", "enter")
        assert isinstance(hands.app.screen, Unopened)
        assert path.stat().st_size == 0
        await hands.press("down", "down", "enter")
        assert isinstance(hands.app.screen, HomeScreen)
        await hands.app.workshop_file.store()
        assert path.stat().st_size > 0


async def test_a_lock_of_another_program_at_the_start_is_waited_for(
    path: Path, workshop: str, clock: FakeClock
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        workshop_file = WorkshopFile(path, clock=clock)
        app = OneCompanyApp(workshop_file, Settings(path.parent / "config"))
        async with app.run_test(size=(112, 32)) as pilot:
            hands = Hands(pilot, clock)
            await hands.until(lambda: "Another program holds the file" in hands.screen)
            other.execute("ROLLBACK")
            await hands.until(lambda: "Northwind" in hands.screen)
            await workshop_file.store()
        workshop_file.close()


async def test_a_hot_journal_at_the_start_is_rolled_back(path: Path, workshop: str, clock: FakeClock) -> None:
    left_by_a_crash(path)
    async with started(path, clock, workshop) as hands:
        assert [row.name for row in hands.state.rows("stage")] == ["I find out"]
        await hands.app.workshop_file.store()
