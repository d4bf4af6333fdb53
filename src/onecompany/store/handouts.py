"""Which files were handed out, noted beside the workshop file: who deletes a client is to know what is left of it.

One line of JSON a file: when it was made, of which organisation and workshop, where, and a hash of what was in it.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store import disk
from onecompany.store.locating import beside, resolved
from onecompany.store.names import HANDOUTS, new_part
from onecompany.system import CLOSE_ON_EXEC, NO_FOLLOW, reason_of, take_lock

COPY = "onecompany"
"""The format of a copy of the whole file, which was saved elsewhere."""

PATIENCE = 5.0
"""Seconds for which somebody waits for another who notes or forgets just now."""

_BETWEEN = 0.01


@dataclass(frozen=True, slots=True)
class Handout:
    """One file. `at`: UTC, as ISO 8601. `workshop_id` "": of an organisation's year. `organisation_id` "": of all.

    `near`: its path from the folder of the workshop file, so that it is found when both were moved; "" for none.
    """

    at: str
    organisation_id: str
    workshop_id: str
    path: str
    sha256: str
    format: str
    near: str = ""

    def there(self) -> bool | None:
        """Whether it lies there still as it was made; False when it was changed since, None when it is gone."""
        try:
            if not os.path.lexists(self.path):
                return None
            return _hash(Path(self.path)) == self.sha256
        except OSError:  # it is there, and may not be read
            return False

    def places(self, path: Path) -> list[Handout]:
        """Where it may lie, for a workshop file that is at `path` now: where it was made, and as near as it was then.

        There, only what is just as it was made: another file may have the name.
        """
        moved = replace(self, path=os.path.realpath(resolved(path).parent / self.near))
        is_it = self.near and moved.path != self.path and (moved.there() if self.sha256 else moved.there() is not None)
        return [self, moved] if is_it else [self]


def handouts_path(path: Path) -> Path:
    """Where it is noted what was handed out of a workshop file."""
    return beside(resolved(path), HANDOUTS)


def note_handouts(
    path: Path,
    made: Iterable[tuple[str, Path]],
    *,
    at: datetime,
    organisation_id: str,
    workshop_id: str,
) -> str:
    """Note files, each by its format and where it is; of a folder, all that are in it. `path`: the workshop file.

    Returns why it could not be noted, in a sentence; "" when it was. The files are made in any case.
    """
    place = handouts_path(path)
    try:
        lines = [
            Handout(at.isoformat(), organisation_id, workshop_id, str(file), _hash(file), name, _near(path, file))
            for name, made_at in made
            for file in _files(resolved(made_at))
        ]
        _append(place, lines)
    except OSError as error:
        return gettext(
            "Where these files are could not be noted in {path} ({why}). The files themselves are made.",
            path=place,
            why=reason_of(error),
        )
    return ""


def note_copy(path: Path, copy: Path, at: datetime, *, back: bool = True) -> None:
    """Note that all of a workshop file was copied to another, beside each of the two; where it cannot be, it is not.

    `back`: beside the copy too; on a stick nobody wants a second file.
    """
    for file, other in ((path, copy), (copy, path))[: 1 + back]:
        with contextlib.suppress(OSError):
            place = resolved(other)
            _append(handouts_path(file), [Handout(at.isoformat(), "", "", str(place), "", COPY, _near(file, place))])


def copies_noted(path: Path) -> list[Path]:
    """The files to which all of this one was copied, or from which it was; they may be gone. Raises OSError."""
    noted = [one for one in handouts(path) if one.format == COPY]
    return list(dict.fromkeys(Path(place.path) for one in noted for place in one.places(path)))


def handouts(path: Path) -> list[Handout]:
    """All that is noted, each file once, by the last time it was made. Raises OSError.

    What is no such line is left out: a line that was cut off, or what somebody has written by hand.
    """
    try:
        with open(handouts_path(path), "rb") as file:
            found = [read for line in file if (read := _read(line)) is not None]
    except FileNotFoundError:
        return []
    return list({one.path: one for one in found}.values())


def forget_handouts(path: Path, which: Callable[[Handout], bool]) -> None:
    """Take lines out, for good. What cannot be read as a line goes too: nobody knows what it says. Raises OSError."""
    place = handouts_path(path)
    with contextlib.ExitStack() as held:
        try:
            file = held.enter_context(_held(place, os.O_RDWR))
        except FileNotFoundError:
            return
        with open(file, "rb", closefd=False) as read_from:
            lines = read_from.readlines()
        kept = [line for line in lines if (read := _read(line)) is not None and not which(read)]
        if kept == lines:
            return
        if not kept:
            _let_go(held, place.unlink)
            disk.sync_folder(place.parent)
            return
        part = place.with_name(new_part())
        try:
            disk.fill(part, kept)
            _let_go(held, lambda: disk.put_in_place(part, place))
        finally:
            part.unlink(missing_ok=True)


def _let_go(held: contextlib.ExitStack, change: Callable[[], object]) -> None:
    """Change the name of a file that is held; Windows does it to none that is open, so that it is given back before."""
    try:
        change()
    except PermissionError:
        held.close()
        change()


@contextlib.contextmanager
def _held(place: Path, flags: int) -> Iterator[int]:
    """Open the notes for us alone: what somebody writes into a file that is being replaced would be lost with it.

    Raises OSError, BlockingIOError when another has them for longer than `PATIENCE`.
    """
    until = time.monotonic() + PATIENCE
    while True:
        file = os.open(place, flags | CLOSE_ON_EXEC | NO_FOLLOW, 0o600)
        try:
            try:
                taken = take_lock(file)
            except OSError:  # a place that knows no locks
                taken = True
            if taken and os.fstat(file).st_nlink:
                yield file
                return
        finally:
            os.close(file)
        if time.monotonic() > until:  # somebody has it; or had it, and has replaced it before we locked it
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(place))
        time.sleep(_BETWEEN)


def _append(place: Path, lines: list[Handout]) -> None:
    if not lines:
        return
    with _held(place, os.O_RDWR | os.O_CREAT | os.O_APPEND) as file:
        size = os.fstat(file).st_size
        if size:
            os.lseek(file, size - 1, os.SEEK_SET)
        cut_off = size > 0 and os.read(file, 1) != b"\n"  # by a full disk, or a plug that was pulled
        text = "".join(f"{json.dumps(asdict(line), ensure_ascii=False)}\n" for line in lines)
        disk.append(file, ("\n" * cut_off + text).encode("utf-8", "surrogatepass"))


def _read(line: bytes) -> Handout | None:
    try:
        said = json.loads(line.decode("utf-8", "surrogatepass"))
        read = Handout(**said)
    except (ValueError, TypeError, RecursionError):
        return None
    return read if all(isinstance(value, str) for value in asdict(read).values()) else None


def _near(path: Path, made: Path) -> str:
    """The way from the folder of a workshop file to one that was made of it; "" on another drive."""
    try:
        return os.path.relpath(made, resolved(path).parent)
    except ValueError:
        return ""


def _files(made: Path) -> Iterator[Path]:
    if made.is_dir():
        yield from sorted(file for file in made.rglob("*") if file.is_file())
    else:
        yield made


def _hash(file: Path) -> str:
    with open(file, "rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
