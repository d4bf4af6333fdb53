"""A backup whose disk fails, or that is killed: nothing half remains, and the newest good one is whole."""

from __future__ import annotations

import errno
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.store.backups import backups_folder, check_backup, list_backups, make_backup, make_if_changed
from onecompany.store.backups.child import command, in_a_child
from onecompany.store.backups.problems import BackupNotMade
from onecompany.store.file import Store
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.figures import Figures
from tests.store.sets import by_hand, dumped
from tests.thorough import THOROUGH

WRITES = ("mkdir", "write", "fsync", "fdatasync", "link", "rename", "ftruncate")
"""What of `os` brings something to the disk; `open` does where it makes a file."""

KILLS = 300 if THOROUGH else 2


@contextmanager
def failing(number: int, code: int) -> Iterator[list[str]]:
    """The write of this number fails, counted from 1, and so do all that follow: what was tried."""
    tried: list[str] = []
    with pytest.MonkeyPatch.context() as changed:
        for name in (*WRITES, "open"):
            real = getattr(os, name)

            def one(*arguments: object, _name: str = name, _real: object = real, **named: object) -> object:
                makes = _name != "open" or int(arguments[1]) & os.O_CREAT  # type: ignore[call-overload]
                if makes:
                    tried.append(_name)
                    if len(tried) >= number:
                        raise OSError(code, os.strerror(code))
                return _real(*arguments, **named)  # type: ignore[operator]

            changed.setattr(os, name, one)
        yield tried


@pytest.mark.reliability("disk full on backup or export")
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_at_any_write_leaves_the_old_ones_whole_and_nothing_half(
    store: Store, writer: WorkshopWriter, clock: FakeClock, code: int, figures: Figures
) -> None:
    good = make_backup(store.path, now=clock.now())
    before = good.path.read_bytes()
    stages.add_stages(writer, ["I find out"], None)
    clock.advance(60)
    number = half = 0
    while True:
        number += 1
        assert number < 60, "it never ends"
        said = ""
        with failing(number, code) as tried:
            try:
                make_backup(store.path, now=clock.now())
            except BackupNotMade as problem:
                said = str(problem)
        if not said:
            break
        assert ("is full" in said) == (code == errno.ENOSPC)
        half += [one.name for one in backups_folder(store.path).iterdir()] != [good.path.name]
    assert len(tried) == number - 1
    assert len(list_backups(store.path)) == 2
    assert dumped(list_backups(store.path)[0].path) == dumped(store.path)
    assert good.path.read_bytes() == before
    figures.at_least("writes of a backup that failed", number - 1, 6)
    figures.promised("left half done", half)


def test_a_folder_that_cannot_be_made_is_said(store: Store, workshop: str, clock: FakeClock) -> None:
    with failing(1, errno.EACCES), pytest.raises(BackupNotMade, match="Permission denied"):
        make_backup(store.path, now=clock.now())
    assert not backups_folder(store.path).exists()


# -- the process that makes it


def test_it_is_made_in_a_process_of_its_own_whatever_lies_in_the_folder_that_we_are_in(
    store: Store, workshop: str, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert in_a_child(store.path, clock.now()) == ("", False)
    (backup,) = list_backups(store.path)
    assert backup.at == clock.now()
    assert backup.path.stat().st_mode & 0o777 == 0o600
    check_backup(backup)


def test_what_is_wrong_comes_back_from_it_in_words(store: Store, workshop: str, clock: FakeClock) -> None:
    backups_folder(store.path).write_text("mine")
    problem, later = in_a_child(store.path, clock.now())
    assert "Move it away" in problem
    assert not later


def test_that_the_file_is_gone_is_for_others_to_say(store: Store, workshop: str, clock: FakeClock) -> None:
    store.close()
    store.path.unlink()
    assert in_a_child(store.path, clock.now()) == ("", False)
    assert not backups_folder(store.path).exists()


def test_nothing_of_it_is_printed_but_its_answer(store: Store, workshop: str, clock: FakeClock) -> None:
    done = subprocess.run(
        command(store.path.parent, clock.now()), capture_output=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert json.loads(done.stdout)["problem"]


@pytest.mark.parametrize("program", ["import os; os.kill(os.getpid(), 9)", "print('no answer')", "raise SystemExit(7)"])
def test_one_that_dies_can_be_tried_again(
    store: Store, workshop: str, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr("onecompany.store.backups.child.command", lambda *_: [sys.executable, "-c", program])
    problem, later = in_a_child(store.path, clock.now())
    assert later
    assert "No backup was made" in problem


def test_without_a_python_to_start_it_is_said(
    store: Store, workshop: str, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert "No such file" in in_a_child(store.path, clock.now()).problem


@pytest.mark.reliability("kill -9 at any moment")
def test_one_that_is_killed_leaves_nothing_that_passes_for_a_backup(
    store: Store, writer: WorkshopWriter, clock: FakeClock, figures: Figures
) -> None:
    stages.add_stages(writer, ["I find out"], None)
    first = make_backup(store.path, now=clock.now())
    before = first.path.read_bytes()
    begun = time.monotonic()
    stages.add_stages(writer, ["I buy"], None)
    in_a_child(store.path, clock.now())
    length = time.monotonic() - begun
    lot, kills, wrong, left = random.Random(14), KILLS, 0, 0
    for number in range(kills):
        stages.add_stages(writer, [f"I use it {number}"], None)
        clock.advance(60)
        child = subprocess.Popen(command(store.path, clock.now()), stdout=subprocess.DEVNULL)
        # Most of its time goes into starting, and nothing happens to the disk then.
        try:
            child.wait(length * lot.uniform(0.3, 1.1))
        except subprocess.TimeoutExpired:
            child.kill()
        child.wait()
        left += any(one.name.endswith(".part") for one in backups_folder(store.path).iterdir())
        for backup in list_backups(store.path)[:2]:
            try:
                check_backup(backup)
            except Exception:  # noqa: BLE001 - whatever it is, it is what must not be
                wrong += 1
        assert number > 8 or first.path.read_bytes() == before
    make_if_changed(store.path, now=clock.now())
    assert {stage for (stage,) in by_hand(list_backups(store.path)[0].path, "SELECT name FROM stage")} == {
        stage for (stage,) in by_hand(store.path, "SELECT name FROM stage")
    }
    assert [one.name for one in backups_folder(store.path).iterdir() if one.name.startswith(".")] == []
    figures.at_least("kills of a backup", kills, KILLS)
    figures.measured("of them with an unfinished one left, which the next one removes", left)
    figures.promised("backups that are not whole", wrong)
