"""What the store says to SQLite, said again to another SQLite: the one that apsw brings, which is the newest there is.

Python's `sqlite3` uses whatever is installed with it. So the promise is tried with two versions of SQLite; and this one
can be tried where Python's keeps its functions to itself (see `beneath`).
"""

from __future__ import annotations

import itertools
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import apsw
import pytest

from tests.torture.beneath import Beneath


class Said(NamedTuple):
    """A statement with its values, and the connection it was said on."""

    connection: int
    statement: str
    values: tuple[Any, ...] = ()


class _Listened(sqlite3.Connection):
    """A connection of which all that is said is heard, and was not refused."""

    number = 0
    heard: list[Said]

    def cursor(self, factory: Any = None) -> sqlite3.Cursor:
        """Of the sort that listens."""
        return super().cursor(_ListenedCursor)

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        return self.cursor().execute(sql, parameters)

    def commit(self) -> None:
        self._end("COMMIT", super().commit)

    def rollback(self) -> None:
        self._end("ROLLBACK", super().rollback)

    def _end(self, statement: str, end: Callable[[], None]) -> None:
        within = self.in_transaction
        end()
        if within:
            self.heard.append(Said(self.number, statement))


class _ListenedCursor(sqlite3.Cursor):
    connection: _Listened

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        done = super().execute(sql, parameters)
        self.connection.heard.append(Said(self.connection.number, sql, tuple(parameters)))
        return done

    def executemany(self, sql: str, parameters: Any) -> sqlite3.Cursor:
        every = [tuple(values) for values in parameters]
        done = super().executemany(sql, every)
        self.connection.heard += [Said(self.connection.number, sql, values) for values in every]
        return done


@contextmanager
def listening(path: Path) -> Iterator[list[Said]]:
    """All that is said to the file from now on, by whoever, on any connection: transactions and pragmas too."""
    heard: list[Said] = []
    connect = sqlite3.connect
    numbers = itertools.count()

    def listened(database: Any, *arguments: Any, **options: Any) -> sqlite3.Connection:
        if not str(database).startswith(path.as_uri()):
            return connect(database, *arguments, **options)
        connection = connect(database, *arguments, **options, factory=_Listened)
        connection.number, connection.heard = next(numbers), heard
        return connection

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(sqlite3, "connect", listened)
        yield heard


class _File(apsw.VFSFile):
    """A file of SQLite that tells of what is done to it."""

    def __init__(self, name: Any, flags: list[int], asked: Beneath) -> None:
        self._path = Path(name.filename() if isinstance(name, apsw.URIFilename) else name)
        journals = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_SUPER_JOURNAL | apsw.SQLITE_OPEN_WAL
        self._new_name = bool(flags[0] & apsw.SQLITE_OPEN_CREATE and flags[0] & journals)
        self._asked = asked
        if flags[0] & apsw.SQLITE_OPEN_CREATE and not self._path.exists():
            asked.opens(self._path, new=True)
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._asked.writes(self._path, offset, bytes(data))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self._asked.truncates(self._path, newsize)
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._asked.syncs(self._path)
        if self._new_name:
            self._new_name = False
            self._asked.syncs_folder(self._path.parent)


class _Vfs(apsw.VFS):
    """The system's own way to its files, told of."""

    def __init__(self, name: str, asked: Beneath) -> None:
        self._asked = asked
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        return apsw.VFSFile("", name, flags) if name is None else _File(name, flags, self._asked)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        path = Path(filename)
        if os.path.lexists(path):
            self._asked.deletes(path)
        super().xDelete(filename, syncdir)
        if syncdir:
            self._asked.syncs_folder(path.parent)


def say_again(said: list[Said], path: Path, asked: Beneath, committed: Callable[[apsw.Connection], object]) -> None:
    """Say it all to another file, on as many connections.

    `committed`: called with the connection when a commit has returned. Python's own SQLite must not touch the file now.
    """
    name = f"noted {id(asked)}"
    vfs = _Vfs(name, asked)
    connections: dict[int, apsw.Connection] = {}
    try:
        for number, statement, values in said:
            if number not in connections:
                connections[number] = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE, vfs=name)
            connections[number].execute(statement, values).fetchall()
            if statement == "COMMIT":
                committed(connections[number])
    finally:
        for connection in connections.values():
            connection.close()
        vfs.unregister()
