"""What only the seat's screen knows, left for the wall: which workshop is open, where the cursor is, the curtain.

Identities and places only, nothing of what a workshop says. It is a convenience: where it cannot be written there is no
sign, and the seat goes on without a word.

A sign is written over the one before, with its own checksum: to put a new file in its place takes a hundred times as
long on a busy disk, fails on Windows while a wall reads, and each step of the cursor is a sign.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypedDict, Unpack

from onecompany import __version__
from onecompany.store.following.rooms import HeldFile, ending, is_held, rooms_folder, word_of
from onecompany.store.locating import resolved
from onecompany.store.migrating import SCHEMA
from onecompany.system import CLOSE_ON_EXEC, NO_FOLLOW

_SIGN, _SEAT = ".json", ".seat"
_TRIES = 10


@dataclass(frozen=True, slots=True)
class RoomSign:
    """What a seat shows.

    `workshop_id` is "" at home. `place`: where the cursor is, "table:id", or a code. `page`: "" the board, "closing"
    the closing page, "home", "other" a page of the facilitator's, at which the room goes on to see the board.
    `aspect`: what of its board is shown that neither rows nor place tell, in codes (`Panel.aspect`).
    `findings`: whether they are shown beside the board. `version` of the program and `schema` of its files; `count`
    goes up with each sign.
    """

    file: str
    workshop_id: str = ""
    place: str = ""
    aspect: str = ""
    curtain: bool = False
    zoomed: bool = False
    page: str = "home"
    findings: bool = False
    pid: int = 0
    version: str = ""
    schema: int = 0
    count: int = 0


class Shown(TypedDict, total=False):
    """What can be shown; what is not named stays as it was."""

    workshop_id: str
    place: str
    aspect: str
    curtain: bool
    zoomed: bool
    page: str
    findings: bool


class SeatSign:
    """The sign that a seat gives, from now until `close`. That the seat lives is told by a file that it holds."""

    def __init__(self, path: Path) -> None:
        """`path`: the workshop file that the seat has open."""
        self._sign, self._seat = places_of(path)
        self._file: int | None = None
        self._shown = RoomSign(str(resolved(path)), pid=os.getpid(), version=__version__, schema=SCHEMA)
        self._written: RoomSign | None = None
        self._held: HeldFile | None = None
        for _ in range(_TRIES):  # a wall that asks whether we are here has it for a moment
            if self._hold():
                break
            time.sleep(0.001)
        self.show()

    def show(self, **what: Unpack[Shown]) -> None:
        """Show what the screen shows now. Costs nothing where that is what is shown; a failed one is tried again."""
        shown = replace(self._shown, **what)
        if shown != self._shown:
            self._shown = replace(shown, count=shown.count + 1)
        if self._shown != self._written and self._hold() and self._write():
            self._written = self._shown

    def _hold(self) -> bool:
        """Whether this is the seat of the file: one that only looks at a file that another one writes to is none."""
        if self._held is None:
            self._held = HeldFile.take(self._seat)
            if self._held is not None:
                self._held.touch()
        return self._held is not None

    def _write(self) -> bool:
        """Whether it is there as a whole. Without waiting for the disk: after a crash there is nobody to be shown."""
        text = json.dumps(asdict(self._shown)).encode("ascii")
        line = _checksum(text) + b" " + text + b"\n"
        try:
            if self._file is None:
                self._file = os.open(self._sign, os.O_WRONLY | os.O_CREAT | CLOSE_ON_EXEC | NO_FOLLOW, 0o600)
            os.lseek(self._file, 0, os.SEEK_SET)
            return os.write(self._file, line) == len(line)
        except OSError:  # a full disk, a folder without rights
            return False

    def close(self) -> None:
        """The seat is left: no sign any more. Calling it twice does nothing more."""
        if self._file is not None:
            with suppress(OSError):
                os.ftruncate(self._file, 0)  # where a wall reads it just now, Windows does not remove it
            os.close(self._file)
            self._file = None
        if self._held is not None:
            with suppress(OSError):
                os.unlink(self._sign)
            self._held.release()
            self._held = None


def sign_of(path: Path) -> RoomSign | None:
    """The sign that the seat of a workshop file gives or, after it was killed, gave last; None without one."""
    return read_sign(places_of(path)[0])


def places_of(path: Path) -> tuple[str, str]:
    """Where the sign of the seat of a workshop file is, and the file that the seat holds as long as it lives."""
    place = word_of(path)
    return ending(place, _SIGN), ending(place, _SEAT)


def read_sign(path: str) -> RoomSign | None:
    """The sign in a file; None where there is none that can be understood."""
    for _ in range(_TRIES):  # who reads while it is written may see half of it
        try:
            with open(path, "rb") as file:
                checksum, _, text = file.read().partition(b"\n")[0].partition(b" ")
            if checksum == _checksum(text):
                return _parsed(text)
        except (OSError, ValueError, TypeError, RecursionError):
            return None
    return None


@lru_cache(maxsize=8)  # the same one is read ten times a second
def _parsed(text: bytes) -> RoomSign | None:
    return _understood(json.loads(text))


def _checksum(text: bytes) -> bytes:
    return blake2b(text, digest_size=8).hexdigest().encode("ascii")


def _understood(values: Any) -> RoomSign | None:
    """A sign may come from another version: what that did not say is as at the start, what is new in it is left out."""
    known = {field.name: values[field.name] for field in fields(RoomSign) if field.name in values}
    sign = RoomSign(**known)
    right = all(type(getattr(sign, field.name)).__name__ == field.type for field in fields(RoomSign))
    # A path that no system takes would end whoever opens it.
    return sign if right and os.path.isabs(sign.file) and _is_plain(sign.file) else None


def _is_plain(path: str) -> bool:
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:  # a half of a pair of surrogates
        return False


def last_sign() -> RoomSign | None:
    """The sign of the workshop file that a room opened last, of those that are open. None when no room is.

    What a seat that was killed has left is none: nobody wants last month's client on the wall.
    """
    seats = sorted(_seats(), reverse=True)
    return next(filter(None, (read_sign(path.removesuffix(_SEAT) + _SIGN) for _, path in seats)), None)


def _seats() -> Iterator[tuple[int, str]]:
    """When each seat that lives was taken, and the file that it holds."""
    try:
        with os.scandir(rooms_folder()) as entries:
            for entry in entries:
                if entry.name.endswith(_SEAT) and is_held(entry.path):
                    yield entry.stat().st_mtime_ns, entry.path
    except OSError:
        return
