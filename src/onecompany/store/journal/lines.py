"""What stands in a journal: its lines, each with a checksum of its own, and how they are made of the history."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from onecompany.store.history import checksum
from onecompany.store.locating import beside
from onecompany.store.names import JOURNAL

VERSION = 1
"""Of what the lines say. A journal with a higher one was written by a later program, and is left alone."""

_ROWS = (
    "SELECT id, workshop_id, exercise_id, at, kind, target, label, changes, checksum FROM history "
    "WHERE id > ? ORDER BY id"
)
_UNMADE = (
    "SELECT o.id, o.* FROM organisation o WHERE o.id IN (SELECT organisation_id FROM workshop) AND NOT EXISTS ("
    " SELECT 1 FROM history h, json_each(CASE WHEN json_valid(h.changes) THEN h.changes ELSE '[]' END) c"
    " WHERE h.id > ? AND h.kind IN ('start', 'import') AND json_extract(c.value, '$[0]') = 'organisation'"
    " AND json_extract(c.value, '$[1]') = o.id)"
)
_SUM = 16
_BEFORE, _AFTER = b',"sum":"', b'"}'


def journal_path(path: Path) -> Path:
    """Where the journal of the file at a resolved path lies."""
    return beside(path, JOURNAL)


class JournalLine(NamedTuple):
    """One act, as its row of the history says it.

    `number`: that row's id. `place`: 1 for the first act in the journal, so that a gap shows. `schema`: `user_version`
    of the file when the line was written. `at`: UTC, as the file has it, without an offset. `checksum`: the history's.
    """

    number: int
    place: int
    schema: int
    workshop_id: str
    exercise_id: str
    at: str
    kind: str
    target: int | None
    label: str
    changes: list[Any]
    checksum: str

    @property
    def moment(self) -> datetime:
        """When it was done. Raises ValueError for what is no moment."""
        return moment_of(self.at)

    def is_sound(self) -> bool:
        """Whether it says what the room did: the history's checksum holds."""
        try:
            moment = self.moment
        except (ValueError, TypeError):
            return False
        said = (self.workshop_id, self.exercise_id, moment, self.kind, self.target, self.label, self.changes)
        return checksum(*said) == self.checksum


class Header(NamedTuple):
    """The first line. `begins`: the number of the last act that is not in the journal, 0 when it has all.

    `at` and `checksum`: of that act, as its line would have them. `organisations`: rows of clients, by their ids, that
    no line makes, because the workshop with which they came was deleted, and another one is still theirs.
    """

    version: int = VERSION
    begins: int = 0
    at: str = ""
    checksum: str = ""
    organisations: Mapping[str, dict[str, Any]] = MappingProxyType({})

    @property
    def moment(self) -> datetime:
        """When that act was done. Raises ValueError for what is no moment."""
        return moment_of(self.at)


class Leaving(NamedTuple):
    """A last line that says which workshops are being deleted: what is in the journal of them goes next."""

    workshop_ids: tuple[str, ...]


def moment_of(at: str) -> datetime:
    """A moment as the file has it. Raises ValueError for what is none."""
    return datetime.fromisoformat(at).replace(tzinfo=UTC)


def encode(line: JournalLine | Header | Leaving) -> bytes:
    """A line as it stands in the file, with its end."""
    said: dict[str, object]
    if isinstance(line, JournalLine):
        said = line._asdict()
    elif isinstance(line, Header):
        said = {"journal": "onecompany", **line._asdict(), "organisations": dict(line.organisations)}
    else:
        said = {"leaving": line.workshop_ids}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))[:-1].encode("utf-8", "surrogatepass")
    return text + _BEFORE + _summed(text) + _AFTER + b"\n"


def decode(line: bytes) -> JournalLine | Header | Leaving:
    """A line without its end. Raises ValueError when it is not as it was written."""
    text = _unsummed(line)
    try:
        said = json.loads((text + b"}").decode("utf-8", "surrogatepass"))
        if "number" in said:
            return JournalLine(**said)
        if "leaving" in said:
            return Leaving(tuple(said["leaving"]))
        return Header(*(said[name] for name in Header._fields))
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError(*error.args) from error


def is_line_of(line: bytes, number: int, place: int, total: str) -> bool:
    """Whether a line without its end is as it was written, and that of this act: its number, place and checksum.

    Nothing else of it is read, so that this costs a small part of what `decode` does.
    """
    try:
        text = _unsummed(line)
    except ValueError:
        return False
    begins, ends = f'{{"number":{number},"place":{place},', f',"checksum":"{total}"'  # no sentence: JSON
    return text.startswith(begins.encode()) and text.endswith(ends.encode())


def _unsummed(line: bytes) -> bytes:
    """A line without its own checksum. Raises ValueError when that does not hold."""
    text, rest = line[: -_SUM - len(_BEFORE) - len(_AFTER)], line[-_SUM - len(_BEFORE) - len(_AFTER) :]
    if rest != _BEFORE + _summed(text) + _AFTER:
        raise ValueError(rest)
    return text


def header_of(db: sqlite3.Connection, begins: int) -> Header:
    """The header of a journal that begins behind an act of the file; of one with all acts, where there is no such."""
    row = db.execute("SELECT at, checksum FROM history WHERE id = ?", (begins,)).fetchone()
    rows = db.execute(_UNMADE, (begins,))
    names = [column[0] for column in rows.description]
    organisations = {values[0]: dict(zip(names, values, strict=True)) for values in rows}
    begun = Header() if row is None else Header(VERSION, begins, *row)
    return begun._replace(organisations=organisations)


def lines_of(db: sqlite3.Connection, *, after: int, place: int) -> Iterator[JournalLine]:
    """The acts of a file behind one, oldest first. `place`: of the first of them. Raises sqlite3.Error."""
    (schema,) = db.execute("PRAGMA user_version").fetchone()
    for row in db.execute(_ROWS, (after,)):
        number, workshop_id, exercise_id, at, kind, target, label, changes, total = row
        try:
            said = json.loads(changes)
        except (ValueError, TypeError, RecursionError) as error:
            raise sqlite3.DataError(number) from error
        yield JournalLine(number, place, schema, workshop_id, exercise_id, at, kind, target, label, said, total)
        place += 1


def numbered(lines: Iterable[JournalLine]) -> Iterator[JournalLine]:
    """Lines with the places that they have when no others are between them."""
    for place, line in enumerate(lines, 1):
        yield line._replace(place=place)


def _summed(text: bytes) -> bytes:
    return blake2b(text, digest_size=_SUM // 2).hexdigest().encode("ascii")
