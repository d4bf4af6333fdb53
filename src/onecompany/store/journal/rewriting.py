"""A journal written anew, as a whole or not at all: when it begins, and when a workshop is deleted."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from onecompany.sentences import gettext
from onecompany.store import disk
from onecompany.store.journal.lines import Header, JournalLine, Leaving, decode, encode, header_of, lines_of, numbered
from onecompany.store.journal.reading import read_bytes, read_journal
from onecompany.store.locating import beside

_ASIDE = re.compile(r"\.journal-[0-9]{8}T[0-9]{6}Z(-[0-9]+)?\.jsonl$")


def begin(path: Path, db: sqlite3.Connection, *, begins: int = 0) -> None:
    """Write the journal at `path` anew, with all acts of the file behind one. Raises OSError, sqlite3.Error."""
    header = header_of(db, begins)
    lines = lines_of(db, after=header.begins, place=1)
    part = _filled(path, chain[Header | JournalLine]((header,), lines))
    try:
        disk.put_in_place(part, path)
    finally:
        part.unlink(missing_ok=True)


def without(path: Path, workshop_ids: Collection[str]) -> None:
    """Take out of the journal at `path` all lines of some workshops, and those that cannot be read; none is no fault.

    Where such a line was left out in the middle, the places of the others still show that something is missing.
    Raises OSError: the journal is as it was.
    """
    try:
        *raw, _torn = read_bytes(path).split(b"\n")
    except FileNotFoundError:
        return
    whole, kept, gone = True, list[Header | JournalLine](), list[JournalLine]()
    for number, text in enumerate(raw, 1):
        try:
            line = decode(text)
        except ValueError:
            whole = whole and number == len(raw)
            continue
        if isinstance(line, JournalLine) and line.workshop_id in workshop_ids:
            gone.append(line)
        elif not isinstance(line, Leaving):
            kept.append(line)
    lines = [line for line in kept if isinstance(line, JournalLine)]
    said = tuple(numbered(lines) if whole else lines)
    headers = [_knowing(line, gone, lines) for line in kept if isinstance(line, Header)]
    part = _filled(path, (*headers, *said))
    try:
        read = read_journal(part)
        if read is None or (whole and (read.fault or read.torn or read.lines != said)):
            raise OSError(0, gettext("what was written is not what is to be there"))
        disk.put_in_place(part, path)
    finally:
        part.unlink(missing_ok=True)


def part_of(path: Path) -> Path:
    """Where a journal is written before it is put in place. One writer has the lock, so one name does, which also a
    crash leaves no more than once."""
    return beside(path, ".part")


def _knowing(header: Header, gone: Iterable[JournalLine], lines: Iterable[JournalLine]) -> Header:
    """The header of what stays, with the clients that came with a workshop that goes, and have another one."""
    made = {row_id: row for line in gone for row_id, row in _added(line, "organisation")}
    needed = {row["organisation_id"] for line in lines for _, row in _added(line, "workshop")}
    known = {**header.organisations, **made}
    return header._replace(organisations={row_id: row for row_id, row in known.items() if row_id in needed})


def _added(line: JournalLine, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((row_id, new) for name, row_id, old, new in line.changes if name == table and old is None)


def _filled(path: Path, lines: Iterable[Header | JournalLine]) -> Path:
    part = part_of(path)
    part.unlink(missing_ok=True)
    disk.fill(part, map(encode, lines))
    return part


def asides(file: Path) -> list[Path]:
    """The journals of the file at a resolved path that were set aside. Raises OSError."""
    endings = ((path, _ASIDE.search(path.name)) for path in file.parent.iterdir())
    return sorted(path for path, ending in endings if ending is not None and path == beside(file, ending[0]))
