"""A file that cannot be opened for writing, whatever the cause: it can be looked at; why nothing is kept is said."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from onecompany.app.file_problems import Unopened
from onecompany.app.screens.home import HomeScreen
from onecompany.app.screens.summary import SummaryScreen
from onecompany.app.workshop_file import WorkshopFile
from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.lock import Lock
from onecompany.store.problems import FileReadOnly, StoreError
from onecompany.store.writer import WorkshopWriter
from tests.app.hands import Hands
from tests.app.test_opening import options, page, started
from tests.clock_double import FakeClock
from tests.modes import bound_by_modes, fill, is_root, left_by_a_crash, needs_root, small_disk

Cause = Callable[[Path], AbstractContextManager[Path]]


@pytest.fixture
def path(store: Store, writer: WorkshopWriter) -> Path:
    """A closed file with a workshop in it."""
    stages.add_stages(writer, ["I find out"], None)
    store.close()
    return store.path


@contextmanager
def moded(path: Path, file: int, folder: int) -> Iterator[Path]:
    path.chmod(file)
    path.parent.chmod(folder)
    with bound_by_modes():
        try:
            yield path
        finally:
            path.parent.chmod(0o700)


@contextmanager
def crashed(path: Path, file: int, folder: int) -> Iterator[Path]:
    left_by_a_crash(path)
    Path(f"{path}-journal").chmod(file)
    with moded(path, file, folder):
        yield path


@contextmanager
def no_locks(path: Path) -> Iterator[Path]:
    """As a network drive without locks answers."""
    with pytest.MonkeyPatch.context() as changed:

        def refuse(_: int) -> bool:
            raise OSError(95, "Operation not supported")

        changed.setattr("onecompany.store.lock.take_lock", refuse)
        yield path


@contextmanager
def locked(path: Path) -> Iterator[Path]:
    lock = Lock(path)
    try:
        yield path
    finally:
        lock.release()


@contextmanager
def being_written(path: Path) -> Iterator[Path]:
    """Another program is in the middle of writing, so that it can be read and not written."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other, pytest.MonkeyPatch.context() as changed:
        changed.setattr("onecompany.store.making.PATIENCE", 0.05)
        other.execute("BEGIN IMMEDIATE")
        yield path


@contextmanager
def on_small_disk(path: Path, *, full: bool = False, lock: bool = True, protected: bool = False) -> Iterator[Path]:
    with small_disk(path.parent / "disk") as disk:
        there = disk / path.name
        shutil.copy(path, there)
        if full:
            if lock:
                Lock(there).release()
            fill(disk)
        if protected:
            subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        yield there


CAUSES: dict[str, tuple[Cause, str]] = {
    "a file that may not be written": (lambda path: moded(path, 0o400, 0o700), "It may not be written."),
    "a folder that may not be written": (lambda path: moded(path, 0o600, 0o500), "Its folder"),
    "both": (lambda path: moded(path, 0o400, 0o500), "be written"),
    "a crash, and a file that may not be written": (lambda path: crashed(path, 0o400, 0o700), "It may not be written."),
    "a crash, and a folder that may not be": (lambda path: crashed(path, 0o600, 0o500), "Its folder"),
    "a drive without locks": (no_locks, "It is on a drive without locks."),
    "another process has it": (locked, "has it open."),
    "another program writes to it": (being_written, "Another program holds it."),
}

OF_ROOT: dict[str, tuple[Cause, str]] = {
    "a full disk": (lambda path: on_small_disk(path, full=True), "The disk is full."),
    "a full disk on which there is no lock yet": (
        lambda path: on_small_disk(path, full=True, lock=False),
        "The disk is full.",
    ),
    "a drive that is write-protected": (
        lambda path: on_small_disk(path, protected=True),
        "Its folder cannot be written (Read-only file system).",
    ),
}

ALL = [*CAUSES, *(pytest.param(cause, marks=needs_root) for cause in OF_ROOT)]


@pytest.mark.reliability("file or folder read-only")
@pytest.mark.reliability("file or folder read-only")
@pytest.mark.parametrize("cause", ALL)
async def test_whatever_the_cause_it_can_be_read_and_is_said_why_nothing_is_kept(
    path: Path, workshop: str, clock: FakeClock, cause: str
) -> None:
    make, why = {**CAUSES, **OF_ROOT}[cause]
    with make(path) as there:
        before = there.read_bytes()
        file = WorkshopFile(there, clock=clock)
        try:
            with pytest.raises(StoreError):
                await file.store()
            assert file.readable()
            file.look_only()
            assert why in file.refusal
            state, _ = file.state(workshop)
            assert [row.name for row in state.rows("stage")] == ["I find out"]
            with pytest.raises(StoreError, match="read-only"):
                await file.store()
        finally:
            file.close()
        if "crash" not in cause:
            assert there.read_bytes() == before


@pytest.mark.reliability("file or folder read-only")
@pytest.mark.reliability("file or folder read-only")
async def test_a_folder_that_may_not_be_written_is_found_before_the_first_entry_is(
    path: Path, clock: FakeClock
) -> None:
    Lock(path).release()  # its file is there already, so that the lock can be taken
    with moded(path, 0o600, 0o500), pytest.raises(FileReadOnly, match="folder"):
        Store(path, clock=clock)


@needs_root
def test_a_disk_that_fills_between_lock_and_journal_is_found_before_the_first_entry_is(
    path: Path, clock: FakeClock
) -> None:
    with on_small_disk(path, full=True) as there, pytest.raises(FileReadOnly, match="full"):
        Store(there, clock=clock)


async def looks_around(hands: Hands, why: str) -> None:
    """All that can be done in a file that is only looked at, and what is said of the rest."""
    await hands.press("enter")
    assert "read-only" in hands.screen
    for key in ("n", "s", "delete"):
        await hands.press(key)
        assert isinstance(hands.app.screen, HomeScreen)
        assert why in " ".join(hands.screen.split())
    await hands.press("c")
    await hands.goto("stages")
    assert "I find out" in hands.screen
    for key in ("f6", "space"):
        await hands.press(key)
        assert why in hands.said
    await hands.line("more")
    assert why in hands.said
    await hands.press("escape", "f8", "escape", "ctrl+f", "escape", "f10")
    await hands.until(lambda: isinstance(hands.app.screen, SummaryScreen) and "Northwind" in hands.screen)
    await hands.press("escape")


@pytest.mark.reliability("file or folder read-only")
async def test_all_that_only_looks_works_and_hand_outs_go_where_one_can_write(
    path: Path, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    inner = tmp_path / "inner"
    inner.mkdir()
    path = path.rename(inner / path.name)
    with ExitStack() as stack:
        stack.enter_context(moded(path, 0o400, 0o500))
        async with started(path, clock) as hands:
            assert isinstance(hands.app.screen, Unopened)
            assert options(hands)[0] == "Look at it read-only"
            await looks_around(hands, "Its folder")
            await hands.press("ctrl+s")
            await hands.still()
            assert "may not be written" in page(hands)
            assert hands.app.screen.query_one("#folder", Input).value.startswith("~")
            await hands.press("x")
            await hands.until(lambda: "files are in" in page(hands))
    assert list(home.glob("handout-*/*.html"))
    assert is_root() or not list(inner.glob("handout-*"))
