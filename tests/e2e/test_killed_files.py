"""kill -9 while hand-outs, backups and migrations are written: no half file has a name, and the next one succeeds."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onecompany.clock import SystemClock
from onecompany.exercises.stages.acts import add_stages
from onecompany.export.files import ABANDONED
from onecompany.store.backups import backups_folder, make_backup
from onecompany.store.file import Store
from onecompany.store.journal import State
from onecompany.store.migrating import SCHEMA
from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.killing_files import (
    FILES,
    KillingFiles,
    check_backups,
    children,
    journal_state,
    make_old,
    names_in,
    read,
    stages,
    unfinished,
    unpack,
)
from tests.figures import Figures
from tests.store.test_released import RELEASED, check
from tests.thorough import THOROUGH

pytestmark = [
    pytest.mark.reliability("kill -9 at any moment"),
    pytest.mark.skipif(sys.platform != "linux", reason="a start that is not forked takes too long"),
]

JOURNAL = """
import os, signal
from onecompany.store import disk

append = disk.append

def killed(file, data):
    if b"I find out" in data:
        os.write(file, data[: int(len(data) * {part})])
        os.kill(os.getpid(), signal.SIGKILL)
    append(file, data)

disk.append = killed
from onecompany.cli import main
main()
"""
"""The program, killed when so much of an act is in the journal. The act itself is in the file by then."""

KILLS = 20 if THOROUGH else 1
"""Kills in each."""

HARM: tuple[Callable[[Path], object], ...] = (
    lambda path: path.unlink(),
    lambda path: os.truncate(path, path.stat().st_size // 2),
    lambda path: os.truncate(path, 0),
    lambda path: path.write_bytes(b"no database, but long enough for one. " * 300),
)
"""What can become of a file that was closed."""

CHUNKS = range(3 if THOROUGH else 1)


@contextlib.contextmanager
def told(killing: KillingFiles) -> Iterator[None]:
    """What was done is told when anything is not as it must be."""
    try:
        yield
    except AssertionError as error:
        raise AssertionError("what was done:\n" + "\n".join(killing.notes)) from error


@pytest.mark.parametrize("seed", CHUNKS)
def test_killed_while_hand_outs_are_made(home: Home, start: Start, figures: Figures, seed: int) -> None:
    killing = KillingFiles(home, start, random.Random(seed))
    workshop, out, whole = home.workshop(), home.folder / "out", home.folder / "whole"
    killing.run("export", workshop, "--to", whole, "--format", ",".join(FILES))
    expected = names_in(whole)
    with told(killing):
        for _ in range(KILLS):
            made = ",".join(killing.moment.sample(FILES, 3))
            killing.notes.append(f"--format {made}")
            killing.kill(start("export", workshop, "--to", out, "--format", made, "--overwrite"))
            there = names_in(out) if out.exists() else {}
            assert [name for name in there if there[name] != expected.get(name)] == []
        if out.exists():
            make_old(out, ABANDONED + 1)
        killing.run("export", workshop, "--to", out, "--format", ",".join(FILES), "--overwrite")
        there = names_in(out)
        assert [name for name in {**expected, **there} if there.get(name) != expected.get(name)] == []
        assert unfinished(out) == []
    figures.at_least("kills while hand-outs are made", killing.kills, KILLS)


@pytest.mark.parametrize("dump", RELEASED if THOROUGH else RELEASED[:1], ids=lambda path: path.stem)
def test_killed_while_an_old_file_is_brought_up(home: Home, start: Start, figures: Figures, dump: Path) -> None:
    killing = KillingFiles(home, start, random.Random(dump.stem))
    done = 0
    with told(killing):
        while killing.kills < KILLS:
            unpack(dump, home.file)
            for _ in range(killing.moment.randint(1, 3)):
                killing.kill(start("run"))
            room = start("run")
            room.wait_for("I move in")
            room.wait_until(lambda: home.rows("PRAGMA user_version") == [SCHEMA], "it to be brought up")
            check(read(home.file))
            room.kill(signal.SIGTERM)
            assert room.wait_end() == 143
            room.close()
            assert check_backups(home.file) >= 1
            assert unfinished(home.file.parent) == []
            done += 1
    figures.at_least("kills during migrations", killing.kills, KILLS)
    figures.at_least("migrations that succeeded behind them", done, 1)


@pytest.mark.parametrize("seed", CHUNKS)
def test_killed_while_a_backup_is_made(home: Home, start: Start, figures: Figures, seed: int) -> None:
    killing = KillingFiles(home, start, random.Random(seed))
    workshop, seen = home.workshop(), 0
    killing.run("backup")
    with told(killing):
        for number in range(KILLS):
            who = killing.moment.choice(("command", "room", "child", "both"))
            killing.notes.append(who)
            if who == "command":
                killing.kill(start("backup"))
                check_backups(home.file)
                continue
            room = start("run", workshop)
            room.wait_for("╭─ The first stage|╭─ New stage after")
            room.line(f"item{number}")
            room.wait_for(f"▸item{number}")
            if who != "room" or killing.moment.random() < 0.5:
                room.press("^q")  # which makes one at the end
            if who != "room":
                with contextlib.suppress(AssertionError):  # that was over before it was seen
                    room.wait_until(lambda room=room: children(room.pid, "onecompany.store.backups"), "a backup")
                for child in children(room.pid, "onecompany.store.backups"):
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(child, signal.SIGKILL)
                        seen += 1
            killing.kill(room)
            check_backups(home.file)
        home.said("backup")
        check_backups(home.file)
        assert unfinished(backups_folder(home.file)) == []
    figures.at_least("kills while backups are made", killing.kills, KILLS)
    figures.measured("backups whose own process was killed", seen)


@pytest.mark.parametrize("part", [0.5, 0.0, 0.99, 1.0] if THOROUGH else [0.5])
def test_killed_while_an_act_goes_into_the_journal(home: Home, start: Start, figures: Figures, part: float) -> None:
    room = start("run", home.workshop(), program=(sys.executable, "-c", JOURNAL.format(part=part)))
    room.wait_for("The first stage")
    room.line("I find out")
    assert room.wait_end() == -signal.SIGKILL
    again = start("run")
    again.wait_for("▸I find out")
    again.wait_until(lambda: journal_state(home.file) is State.LEVEL, "the journal to have it")
    assert home.rows("SELECT name FROM stage") == ["I find out"]
    figures.at_least("kills while the journal is written", 1, 1)


@pytest.mark.parametrize("seed", CHUNKS)
def test_killed_while_a_file_is_brought_back(home: Home, start: Start, figures: Figures, seed: int) -> None:
    killing = KillingFiles(home, start, random.Random(seed))
    workshop = home.workshop()
    with Store(home.file, clock=SystemClock()) as store:
        writer = store.writer(workshop)
        add_stages(writer, ["I buy"], None)
        make_backup(home.file, now=store.clock.now())
        add_stages(writer, ["I use it", "I leave"], None)
    there = stages(home.file)
    assert there == ["I buy", "I use it", "I leave"]
    lost = 0
    with told(killing):
        while killing.kills < KILLS:
            killing.moment.choice(HARM)(home.file)
            broken = home.file.read_bytes() if home.file.exists() else None
            for _ in range(killing.moment.randint(1, 3)):
                killing.kill(start("restore", "--yes"))
                now = home.file.read_bytes() if home.file.exists() else None
                assert now == broken or stages(home.file) == there
            killing.run("restore", "--yes")
            lost += stages(home.file) != there
            figures.promised("acts lost by a restore that was killed", lost)
            assert broken is None or broken in [path.read_bytes() for path in home.file.parent.glob("*.replaced-*Z*")]
            with Store(home.file, clock=SystemClock()) as store:
                assert journal_state(store.path) is State.LEVEL
            check_backups(home.file)
            assert [path.name for path in home.file.parent.iterdir() if "restoring" in path.name] == []
            for path in home.file.parent.glob("*.replaced-*"):
                path.unlink()
    figures.at_least("kills while a file is brought back", killing.kills, KILLS)
