"""Programs that write files are killed at random: what has its name is whole, and what is half goes away."""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from onecompany.store.backups import backups_folder, check_backup, list_backups
from onecompany.store.journal import State as JournalState
from onecompany.store.journal import journal_path, read_journal, standing
from onecompany.store.locating import connected
from onecompany.store.problems import StoreError
from onecompany.store.replaying import read_sound
from onecompany.store.state import State
from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.terminal import Terminal

UNFINISHED = ".part"
"""In the name of whatever is being written."""

MADE_AT = re.compile(rb"20\d\d-?\d\d-?\d\dT[\d:.]+|\b\d\d:\d\d\b")
"""A moment, as calendars and documents say when they were made."""

FILES = ("html", "md", "json", "csv", "xlsx", "ics", "agenda")
"""Formats that are made quickly; those that take seconds are written in the same way."""


@dataclass
class KillingFiles:
    """Starts programs that write files, and kills them."""

    home: Home
    start: Start
    moment: random.Random
    kills: int = 0
    notes: list[str] = field(default_factory=list)
    """What was killed, and when."""
    longest: float = 1.0
    """Seconds within which a program is killed: about as long as it takes."""

    def kill(self, program: Terminal, *, until: Callable[[], bool] = lambda: False) -> None:
        """Kill it at a random moment, or shortly after something is so."""
        end = time.monotonic() + self.moment.random() * self.longest
        with contextlib.suppress(AssertionError):  # it has ended before
            program.wait_until(lambda: time.monotonic() > end or until(), "a moment")
        self.notes.append(f"killed {time.monotonic() - end + self.longest:.3f}")
        with contextlib.suppress(ProcessLookupError):
            program.kill(signal.SIGKILL)
        program.wait_end()
        program.close()
        self.kills += 1

    def run(self, *arguments: str | Path) -> None:
        """To its end. How long that takes tells when others are killed."""
        begun = time.monotonic()
        done = self.home.run(*arguments)
        assert done.returncode == 0, done.stderr
        self.longest = 1.1 * (time.monotonic() - begun)


def names_in(folder: Path) -> dict[str, bytes]:
    """What is in a folder and below, by its name, but for when it was made; without what is hidden or unfinished."""
    return {
        str(path.relative_to(folder)): _comparable(path.name, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def _comparable(name: str, data: bytes) -> bytes:
    """The same of two whole files that were made of the same at two moments."""
    if name.endswith(".pdf"):
        return data[:5] + data[-6:]
    if name.endswith(".xlsx"):
        with ZipFile(BytesIO(data)) as parts:
            assert parts.testzip() is None
            return "\n".join(parts.namelist()).encode()
    return MADE_AT.sub(b"", data)


def unfinished(folder: Path) -> list[str]:
    """What is left of something that was not finished."""
    return [path.name for path in folder.rglob("*") if UNFINISHED in path.name]


def make_old(folder: Path, seconds: float) -> None:
    """Let what is unfinished in a folder be so long ago."""
    for path in folder.iterdir():
        if UNFINISHED in path.name:
            then = time.time() - seconds
            os.utime(path, (then, then))


def check_backups(path: Path) -> int:
    """Every backup of a file is sound, and whatever else has a name there is none. How many there are.

    A process whose room was killed may be making one, and thin them out, meanwhile.
    """
    backups = list_backups(path)
    for backup in backups:
        try:
            check_backup(backup)
        except StoreError:
            assert not backup.path.exists(), backup.path
    named = {backup.name for backup in backups_folder(path).glob("*") if not backup.name.startswith(".")}
    assert named <= {backup.path.name for backup in (*backups, *list_backups(path))}
    return len(backups)


def children(pid: int, word: str) -> list[int]:
    """The processes that a process has started, with a word in their command."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == pid and word.encode() in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def unpack(dump: Path, file: Path) -> None:
    """A file that was dumped as SQL, as a user has it."""
    shutil.rmtree(file.parent, ignore_errors=True)
    file.parent.mkdir(parents=True, mode=0o700)
    with closing(sqlite3.connect(file)) as db:
        db.executescript(dump.read_text(encoding="utf-8"))


def read(path: Path) -> State:
    """The one workshop of a file that is sound in every way."""
    with closing(connected(path, patience=5.0)) as db:
        db.execute("PRAGMA query_only=ON")
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        ((workshop_id,),) = db.execute("SELECT id FROM workshop")
        return read_sound(db, workshop_id)


def journal_state(path: Path) -> JournalState:
    """How the journal of a file stands to it."""
    with closing(connected(path, patience=5.0)) as db:
        db.execute("PRAGMA query_only=ON")
        return standing(db, read_journal(journal_path(path))).state


def stages(path: Path) -> list[str]:
    """The stages of the one workshop of a file that is sound in every way."""
    return [row.name for row in read(path).rows("stage")]
