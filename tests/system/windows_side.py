"""Run by `test_windows.py` in a process that looks like Windows; not collected by itself."""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import onecompany
from onecompany import system
from onecompany.clock import SystemClock
from onecompany.export.folders import write_folder
from onecompany.export.format import ExportError
from onecompany.store.file import Store
from onecompany.store.lock import Lock
from onecompany.store.problems import FileInUse
from tests.system.as_windows import BLOCKED, BOOT, KERNEL32


def test_every_module_is_imported_without_what_posix_has() -> None:
    for module in pkgutil.walk_packages(onecompany.__path__, "onecompany."):
        if ".posix" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    assert not [name for name in sys.modules if name.startswith("onecompany.system.posix")]
    assert [sys.modules[name] for name in BLOCKED] == [None] * len(BLOCKED)
    assert system.take_lock.__module__ == "onecompany.system.windows"
    assert system.Folder.__module__ == "onecompany.system.windows_folder"


def test_the_clock_goes_on_and_names_the_start_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    first = clock.boot()
    KERNEL32.ticks += 2500
    assert clock.boot() - first == 2.5
    assert clock.boot_id() == "boot-7"
    monkeypatch.delitem(BOOT, "id")
    assert system.boot_id() == ""
    monkeypatch.setitem(BOOT, "id", "no number")  # type: ignore[arg-type]
    assert system.boot_id() == ""


def test_one_writes_and_the_second_is_told_who(tmp_path: Path) -> None:
    path = tmp_path / "w.onecompany"
    lock = Lock(path)
    with pytest.raises(FileInUse) as told:
        Lock(path)
    assert str(os.getpid()) in str(told.value)
    lock.release()
    Lock(path).release()


def test_a_workshop_is_made_changed_undone_and_handed_out(tmp_path: Path) -> None:
    from onecompany.export.run import export
    from onecompany.kinds.sample import make_sample

    path = tmp_path / "a b %41" / "w.onecompany"
    with Store(path, clock=SystemClock()) as store:
        workshop = make_sample(store)
        assert store.workshops()
        writer = store.writer(workshop)
        from onecompany.exercises.stages.acts import add_stages

        add_stages(writer, ["One more"], None)
        assert "One more" in [row.name for row in writer.state.rows("stage")]
        writer.undo()
        assert "One more" not in [row.name for row in writer.state.rows("stage")]
        state = store.read(workshop)
    assert state.workshop_id == workshop
    assert callable(export)


def test_folders_are_whole_and_never_over_others(tmp_path: Path) -> None:
    first = write_folder(tmp_path, "a", "-csv", {"one.csv": b"1", "two.csv": b"2"})
    second = write_folder(tmp_path, "a", "-csv", {"one.csv": b"3"})
    assert first.name == "a-csv"
    assert second.name == "a-csv-2" or second.name == "a-2-csv"
    assert (second / "one.csv").read_bytes() == b"3"
    third = write_folder(tmp_path, "a", "-csv", {"one.csv": b"4"}, overwrite=True)
    assert third == first
    assert sorted(path.name for path in first.iterdir()) == ["one.csv"]
    (first / "mine.txt").write_text("work")
    with pytest.raises(ExportError, match="something else"):
        write_folder(tmp_path, "a", "-csv", {"one.csv": b"5"}, overwrite=True)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_the_end_of_the_window_is_told_in_the_loop_and_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onecompany.system.windows._PATIENCE", 0.0)
    told: list[int] = []

    async def run() -> None:
        done = asyncio.Event()

        def ended(code: int) -> None:
            told.append(code)
            done.set()

        system.watch_ends(asyncio.get_running_loop(), ended)
        handler = KERNEL32.handlers[-1]
        assert handler(0) is False, "Ctrl+C is a key"
        thread = threading.Thread(target=handler, args=(2,))
        thread.start()
        await asyncio.wait_for(done.wait(), 20)
        thread.join()

    asyncio.run(run())
    assert told == [129]


def test_starting_again_hands_on_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def run(words: list[str], **_: object) -> Any:
        asked.append(words)
        return subprocess.CompletedProcess(words, 3)

    monkeypatch.setattr("subprocess.run", run)
    with pytest.raises(SystemExit) as ended:
        system.start_again(["-X", "utf8", "-m", "onecompany"])
    assert ended.value.code == 3
    assert asked == [[sys.executable, "-X", "utf8", "-m", "onecompany"]]


class Console:
    """A console whose keys a test types: what ReadConsoleInputW would give."""

    def __init__(self, *reads: str) -> None:
        self.reads = list(reads)
        self.done: Callable[[], None] = lambda: None

    def wait(self, *_: object) -> int:
        if not self.reads:
            self.done()
            return 0x102  # WAIT_TIMEOUT
        return 0

    def read(self, handle: object, records: Any, most: int, count: Any) -> int:
        units = self.reads.pop(0).encode("utf-16-le", "surrogatepass")
        letters = [units[at : at + 2].decode("utf-16-le", "surrogatepass") for at in range(0, len(units), 2)]
        for record, letter in zip(records._obj, letters, strict=False):
            record.EventType = 1
            record.Event.KeyEvent.bKeyDown = True
            record.Event.KeyEvent.uChar.UnicodeChar = letter
            record.Event.KeyEvent.dwControlKeyState = 0
            record.Event.KeyEvent.wVirtualKeyCode = 1
        count._obj.value = len(letters)
        return 1


@pytest.fixture
def win32(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Textual's own side, with the console's modes left alone."""
    from textual.drivers import win32 as module

    monkeypatch.setattr(module, "enable_application_mode", lambda: lambda: None)
    return module


def typed(win32: Any, monkeypatch: pytest.MonkeyPatch, *reads: str) -> list[Any]:
    """What the application is told when this is typed."""
    from onecompany.display.terminal import CleanDriver

    console = Console(*reads)
    monkeypatch.setattr(win32.KERNEL32, "WaitForMultipleObjects", console.wait)
    monkeypatch.setattr(win32.KERNEL32, "ReadConsoleInputW", console.read)
    told: list[Any] = []
    gone: list[bool] = []

    class App:
        log = type("Log", (), {"error": lambda *_: None})()

        def terminal_gone(self) -> None:
            gone.append(True)

    class Driver(CleanDriver):
        def process_message(self, message: Any) -> None:
            told.append(message)

    async def run() -> None:
        driver = Driver(App(), debug=False, mouse=False, size=(80, 24))
        console.done = driver.exit_event.set
        driver.start_application_mode()
        await asyncio.to_thread(driver._event_thread.join, 60)
        assert not driver._event_thread.is_alive()
        driver.close()

    asyncio.run(run())
    assert gone == []
    return told


def test_keys_come_through_the_console(win32: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    told = typed(win32, monkeypatch, "añ", "😀", "\x1b[A")
    assert [(event.key, event.character) for event in told][:3] == [("a", "a"), ("ñ", "ñ"), ("grinning_face", "😀")]
    assert told[-1].key == "up"


def test_half_a_character_ends_nothing(win32: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    told = typed(win32, monkeypatch, "a", "\ud83d", "b")
    assert [event.key for event in told] == ["a", "b"]


def test_a_paste_is_cleaned_and_plays_no_keys(win32: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    told = typed(win32, monkeypatch, "\x1b[200~one\x1b[A", "\x07two\x1b[201~", "x")
    assert [type(event).__name__ for event in told] == ["Paste", "Key"]
    assert told[0].text.startswith("one")
    assert "two" in told[0].text
    assert "\x1b" not in told[0].text
    assert told[1].key == "x"


def test_doctor_knows_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    from onecompany.cli.doctor import examine

    monkeypatch.setenv("ONECOMPANY_CONFIG", str(tmp_path / "config"))
    monkeypatch.delenv("WT_SESSION", raising=False)
    assert examine(tmp_path / "w.onecompany", as_json=True) == 0
    checks = {check["what"]: check for check in json.loads(capsys.readouterr().out)["checks"]}
    assert checks["system"]["level"] == "warning"
    assert "never" in checks["system"]["found"]
    assert checks["terminal"]["level"] == "warning"
    assert "Windows Terminal" in checks["terminal"]["do"]
    assert checks["lock"]["level"] == "ok"
    monkeypatch.setenv("WT_SESSION", "1")
    examine(tmp_path / "w.onecompany", as_json=True)
    checks = {check["what"]: check for check in json.loads(capsys.readouterr().out)["checks"]}
    assert checks["terminal"]["level"] == "ok"
