"""How a file and its journal stand to each other: whether one of them has acts that the other lacks."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from onecompany.store.journal.lines import JournalLine, is_line_of
from onecompany.store.journal.problems import FileDiverged, FileMissing, FileRolledBack
from onecompany.store.journal.reading import JournalRead, Tail


class State(Enum):
    """What `standing` finds."""

    NONE = auto()
    """There is no journal."""
    LEVEL = auto()
    FILE_AHEAD = auto()
    """The file has acts behind the last one of the journal, which are to be appended."""
    JOURNAL_AHEAD = auto()
    """The journal has acts behind the last one of the file: that was put back to an older state."""
    OTHER = auto()
    """Each has acts that the other lacks: another copy of the file was worked on elsewhere."""
    GAPS = auto()
    """They end with the same act, and one of them lacks some before it: the journal is none of this file as it is."""
    DAMAGED = auto()
    """A line of the journal is not as it was written, and the file has all acts of those that are."""


class Standing(NamedTuple):
    """How they stand. `acts`: how many one has more than the other, of OTHER how many the file lacks.

    `since`, `until`: from when until when these were done, UTC; None where that is not known.
    """

    state: State
    acts: int = 0
    since: datetime | None = None
    until: datetime | None = None


def standing(db: sqlite3.Connection, read: JournalRead | None) -> Standing:
    """Compare all acts of a file with all of its journal. Raises sqlite3.Error."""
    if read is None:
        return Standing(State.NONE)
    lines = _lines(db, read)
    first = [(read.header.begins, read.header.checksum)] if read.begins else []
    said = [*first, *((line.number, line.checksum) for line in lines)]
    held = db.execute("SELECT id, checksum FROM history WHERE id >= ? ORDER BY id", (read.begins,)).fetchall()
    more_said, more_held = set(said).difference(held), set(held).difference(said)
    if read.fault:
        if not more_said:
            return Standing(State.DAMAGED)
        numbers = {number for number, _ in said}  # what only the file has may be what the damaged lines said
        more_held = {act for act in more_held if act[0] in numbers or act > said[-1]}
    if not more_said and not more_held:
        return Standing(State.LEVEL)
    if not more_said:
        behind = not said or min(more_held) > said[-1]
        return Standing(State.FILE_AHEAD if behind else State.GAPS, len(more_held))
    if said[-1] not in more_said and not read.fault:
        return Standing(State.GAPS, len(more_said))
    moments = [line.moment for line in lines if (line.number, line.checksum) in more_said]
    if first and first[0] in more_said:
        moments.insert(0, read.header.moment)
    return Standing(State.OTHER if more_held else State.JOURNAL_AHEAD, len(more_said), moments[0], moments[-1])


def _lines(db: sqlite3.Connection, read: JournalRead) -> tuple[JournalLine, ...]:
    """The lines of a journal, but for workshops that were being deleted and are not in the file any more."""
    there = {row_id for (row_id,) in db.execute("SELECT id FROM workshop")} if read.leaving else set()
    return tuple(line for line in read.lines if line.workshop_id not in read.leaving - there)


def has_all_of(db: sqlite3.Connection, tail: Tail) -> bool:
    """Whether the file has the journal's last act, and as many before it: then it may only be ahead.

    Of both, no more is read than where they end. False where that does not tell it.
    """
    if not tail.sound or tail.leaving:
        return False
    row = db.execute("SELECT checksum FROM history WHERE id = ?", (tail.number,)).fetchone()
    if tail.number and (row is None or row[0] != tail.checksum):
        return False
    (total,) = db.execute("SELECT count(*) FROM history").fetchone()
    (behind,) = db.execute("SELECT count(*) FROM history WHERE id > ?", (tail.number,)).fetchone()
    begins = tail.header.begins
    (before,) = db.execute("SELECT count(*) FROM history WHERE id <= ?", (begins,)).fetchone() if begins else (0,)
    return bool(total - behind - before == tail.place)


def is_mirrored(db: sqlite3.Connection, tail: Tail, data: bytes) -> bool:
    """Whether every line of a journal, of which `data` are all bytes, is as it was written and mirrors the file's act.

    Cheap enough for every opening: nothing but numbers and checksums is compared. Raises sqlite3.Error.
    """
    _, *lines = data[: tail.size].removesuffix(b"\n").split(b"\n")
    held = db.execute(
        "SELECT id, checksum FROM history WHERE id > ? AND id <= ? ORDER BY id", (tail.header.begins, tail.number)
    ).fetchall()
    return len(lines) == len(held) and all(
        is_line_of(line, number, place, total)
        for place, (line, (number, total)) in enumerate(zip(lines, held, strict=True), 1)
    )


def problem_of(file: Path, db: sqlite3.Connection | None, read: JournalRead, now: datetime) -> FileRolledBack | None:
    """What there is to ask before a file is written to that has a journal with more acts. `db`: None for no file."""
    if db is None:
        lines = read.staying
        return FileMissing(file, read.path, len(lines), lines[0].moment, lines[-1].moment, now) if lines else None
    found = standing(db, read)
    if found.state not in (State.JOURNAL_AHEAD, State.OTHER) or found.since is None or found.until is None:
        return None
    kind = FileDiverged if found.state is State.OTHER else FileRolledBack
    return kind(file, read.path, found.acts, found.since, found.until, now)
