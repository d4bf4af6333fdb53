"""Reading a journal: all of it, with every check, or only where it ends."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store.journal.lines import VERSION, Header, JournalLine, Leaving, decode
from onecompany.store.locating import kind_of
from onecompany.system import CLOSE_ON_EXEC, NO_BLOCK, NO_FOLLOW

_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class JournalRead:
    """What a journal says. `lines`: all that are as they were written; their places tell where others are missing.

    `header.begins`: the number of the last act that it does not have. `torn`: its last line was not finished, and is
    left out. `fault`: what is wrong with it first, in words; "" when it is sound. `damaged`: the number of that line,
    from 1. `behind`: how many lines that are not as they were written come after the last of `lines`.
    `leaving`: workshops that were being deleted: their lines may be there still.
    """

    path: Path
    header: Header
    lines: tuple[JournalLine, ...]
    torn: bool = False
    fault: str = ""
    damaged: int = 0
    behind: int = 0
    leaving: frozenset[str] = frozenset()

    @property
    def begins(self) -> int:
        """The number of the last act that it does not have; 0 when it has all that was ever done."""
        return self.header.begins

    @property
    def staying(self) -> tuple[JournalLine, ...]:
        """Its lines without those of workshops that were being deleted."""
        return tuple(line for line in self.lines if line.workshop_id not in self.leaving)


class NewerJournal(OSError):
    """The journal was written by a later version of the program."""

    def __init__(self) -> None:
        super().__init__(0, gettext("it was written by a later version of the program"))


@contextmanager
def opened(path: Path, *, writing: bool = False) -> Iterator[int]:
    """A journal that is there, held open: for reading, or for writing at its end too.

    Raises FileNotFoundError, and OSError, with the reason in words, also for what is no ordinary file.
    """
    _check_ordinary(os.lstat(path))  # opening a device may do something
    mode = os.O_RDWR | os.O_APPEND if writing else os.O_RDONLY
    file = os.open(path, mode | NO_FOLLOW | NO_BLOCK | CLOSE_ON_EXEC)
    try:
        _check_ordinary(os.fstat(file))
        yield file
    finally:
        os.close(file)


def is_ordinary(path: Path) -> bool:
    """Whether an ordinary file is there, and no link to one. Raises OSError."""
    return stat.S_ISREG(os.lstat(path).st_mode)


def _check_ordinary(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        what = gettext("a link") if stat.S_ISLNK(status.st_mode) else kind_of(status)
        raise OSError(0, gettext("{what} has its name", what=what))


def read_journal(path: Path) -> JournalRead | None:
    """All of the journal at `path` (see `journal_path`); None when there is none. Raises OSError, NewerJournal.

    What is wrong with its lines is said in what is returned.
    """
    try:
        return _read(path, read_bytes(path))
    except FileNotFoundError:
        return None


def read_bytes(path: Path) -> bytes:
    """All that stands in a journal. Raises FileNotFoundError and OSError (see `opened`)."""
    with opened(path) as file:
        return _block(file, 0, os.fstat(file).st_size)


def _read(path: Path, data: bytes) -> JournalRead:
    *raw, rest = data.split(b"\n")
    torn, lines, leaving = bool(rest), list[JournalLine](), frozenset[str]()
    header: Header | None = None
    damaged, behind, known = 0, 0, dict[int, JournalLine]()
    for number, text in enumerate(raw, 1):
        try:
            line = decode(text)
            if isinstance(line, Header):
                header = _first(line, number)
            elif isinstance(line, Leaving):
                leaving |= frozenset(line.workshop_ids)
            elif _follows(line, lines, header):
                damaged = damaged or (number if line.place > len(lines) + 1 else 0)
                lines.append(line)
                known[line.number], behind = line, 0
            else:
                damaged = damaged or number
                if known.get(line.number) != line:  # of another history: what comes behind goes with neither
                    behind += len(raw) + 1 - number
                    break
        except ValueError:
            if number == len(raw) > 1 and not rest:  # as when it was not finished
                torn = True
            else:
                damaged, behind = damaged or number, behind + 1
    fault = ""
    if damaged:
        fault = gettext("line {number} of {name} is not as it was written", number=damaged, name=path.name)
    elif header is None:
        damaged, fault = 1, gettext("{name} does not say where it begins", name=path.name)
    return JournalRead(path, header or _unsaid(lines), tuple(lines), torn, fault, damaged, behind, leaving)


def _first(header: Header, number: int) -> Header:
    if header.version > VERSION:
        raise NewerJournal
    if number != 1:
        raise ValueError(number)
    return header


def _follows(line: JournalLine, lines: list[JournalLine], header: Header | None) -> bool:
    """Whether an act comes after the others; between them some may be missing. Raises ValueError when it is not sound.

    It is found out what is missing by the places: there are at least as many numbers as places between two acts.
    """
    if not line.is_sound():
        raise ValueError(line.number)
    number, place = (lines[-1].number, lines[-1].place) if lines else (header.begins if header else 0, 0)
    return line.place > place and line.number - number >= line.place - place


def _unsaid(lines: list[JournalLine]) -> Header:
    """The header of a journal that has lost it: it has nothing before the first line that can be read."""
    return Header(begins=lines[0].number - lines[0].place) if lines else Header()


@dataclass(frozen=True, slots=True)
class Tail:
    """Where a journal ends. `size`: bytes up to the end of its last sound line; what lies behind is torn.

    `last`: its last act, None when it has none. `sound`: False when more than the last line is damaged, or the first.
    """

    header: Header
    last: JournalLine | None
    size: int
    torn: bool
    leaving: bool
    sound: bool = True

    @property
    def number(self) -> int:
        """The last act that is in it, or before it."""
        return self.last.number if self.last is not None else self.header.begins

    @property
    def place(self) -> int:
        """How many acts are in it."""
        return self.last.place if self.last is not None else 0

    @property
    def checksum(self) -> str:
        """The history's, of that act."""
        return self.last.checksum if self.last is not None else self.header.checksum


def read_tail(path: Path) -> Tail | None:
    """Where the journal at `path` ends; no more is read. None when there is none. Raises OSError, NewerJournal."""
    try:
        with opened(path) as file:
            return _tail(file, os.fstat(file).st_size)
    except FileNotFoundError:
        return None


def _tail(file: int, size: int) -> Tail:
    try:
        header = decode(_first_line(file, size))
        if not isinstance(header, Header):
            raise ValueError(0)
        _first(header, 1)
    except ValueError:
        return Tail(Header(), None, 0, torn=size > 0, leaving=False, sound=False)
    leaving, end = False, size
    for start, raw in _backwards(file, size):
        try:
            line = decode(raw.removesuffix(b"\n")) if raw.endswith(b"\n") else None
        except ValueError:
            line = None
        if line is None:
            if end < size:
                break
            end = start
        elif isinstance(line, Leaving):
            leaving = True
        else:
            last = line if isinstance(line, JournalLine) else None
            return Tail(header, last, end, torn=end < size, leaving=leaving)
    return Tail(header, None, 0, torn=True, leaving=leaving, sound=False)


def _first_line(file: int, size: int) -> bytes:
    length = 1000
    while b"\n" not in (block := _block(file, 0, min(size, length))) and length < size:
        length *= 8
    return block.split(b"\n")[0]


def _backwards(file: int, size: int) -> Iterator[tuple[int, bytes]]:
    """Each line with its end, from the last to the first, and where it starts. The last may have no end."""
    start, held, block = size, b"", _BLOCK
    while start > 0:
        begin = max(0, start - block)
        held, start, block = _block(file, begin, start - begin) + held, begin, block * 2
        while (cut := held.rfind(b"\n", 0, len(held) - 1)) >= 0:
            yield start + cut + 1, held[cut + 1 :]
            held = held[: cut + 1]
    if held:
        yield 0, held


def _block(file: int, offset: int, size: int) -> bytes:
    os.lseek(file, offset, os.SEEK_SET)
    pieces = []
    while size > 0 and (piece := os.read(file, size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
