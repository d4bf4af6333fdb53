"""What tests of the journal look at, and a disk that fails under it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from onecompany.store import disk
from onecompany.store.journal import JournalRead, State, journal_path, read_journal, standing
from onecompany.store.journal.lines import encode, header_of, lines_of


def there(path: Path) -> JournalRead:
    """The journal of a file, which has one."""
    read = read_journal(journal_path(path))
    assert read is not None
    return read


def whole(path: Path) -> bytes:
    """What the journal of a file holds where nothing has ever gone wrong."""
    with closing(sqlite3.connect(path)) as db:
        return encode(header_of(db, 0)) + b"".join(map(encode, lines_of(db, after=0, place=1)))


def how_they_stand(path: Path) -> State:
    """A file and its journal."""
    with closing(sqlite3.connect(path)) as db:
        return standing(db, read_journal(journal_path(path))).state


class Disk:
    """A disk under the journal. `fails`: what of `store.disk` does, by its name; `takes`: bytes it takes before."""

    def __init__(self) -> None:
        self.fails: set[str] = set()
        self.error = 5
        self.takes: int | None = 0
        """None: all of them, and only then it fails, as when it cannot bring them to the disk."""

    def refuse(self, *names: str, error: int, takes: int | None = 0) -> None:
        """From now on these fail."""
        self.fails, self.error, self.takes = set(names), error, takes

    def mend(self) -> None:
        """From now on none fails."""
        self.fails = set()

    def problem(self) -> OSError:
        """What it answers."""
        return OSError(self.error, os.strerror(self.error))


@contextmanager
def failing() -> Iterator[Disk]:
    """Put such a disk in the place of the real one; at first nothing fails."""
    real = {name: getattr(disk, name) for name in ("append", "cut", "fill", "put_in_place")}
    state = Disk()

    def append(file: int, data: bytes) -> None:
        if "append" not in state.fails:
            real["append"](file, data)
            return
        os.write(file, data if state.takes is None else data[: state.takes])
        raise state.problem()

    def other(name: str) -> Any:
        def done(*args: Any) -> None:
            if name in state.fails:
                raise state.problem()
            real[name](*args)

        return done

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(disk, "append", append)
        for name in ("cut", "fill", "put_in_place"):
            changed.setattr(disk, name, other(name))
        yield state
