"""What only the seat's screen knows, left for the wall: which workshop is open, where the cursor is, the curtain.

Identities and places only, nothing of what a workshop says. It is a convenience: where it cannot be written there is no
sign, and the seat goes on without a word.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, TypedDict, Unpack

from onecompany import __version__
from onecompany.store.following.rooms import HeldFile, ending, is_held, rooms_folder, word_of
from onecompany.store.locating import resolved
from onecompany.store.migrating import SCHEMA

_SIGN, _SEAT = ".json", ".seat"
_TRIES = 10


@dataclass(frozen=True, slots=True)
class RoomSign:
    """What a seat shows.

    `workshop_id` is "" at home. `place`: where the cursor is, "table:id", or a code. `page`: "" the board, "closing"
    the closing page, "home", "other" a page of the facilitator's, at which the room goes on to see the board.
    `findings`: whether they are shown beside the board. `version` of the program and `schema` of its files; `count`
    goes up with each sign.
    """

    file: str
    workshop_id: str = ""
    place: str = ""
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
    curtain: bool
    zoomed: bool
    page: str
    findings: bool


class SeatSign:
    """The sign that a seat gives, from now until `close`. That the seat lives is told by a file that it holds."""

    def __init__(self, path: Path) -> None:
        """`path`: the workshop file that the seat has open."""
        self._sign, self._seat = places_of(path)
        self._new = f"{self._sign}.new"
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
        try:
            file = os.open(self._new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                os.write(file, json.dumps(asdict(self._shown)).encode("utf-8", "surrogatepass"))
            finally:
                os.close(file)
            os.replace(self._new, self._sign)
        except OSError:  # a full disk, a folder without rights, or on Windows a wall that reads it just now
            return False
        return True

    def close(self) -> None:
        """The seat is left: no sign any more. Calling it twice does nothing more."""
        if self._held is not None:
            for path in (self._new, self._sign):
                try:
                    os.unlink(path)
                except OSError:
                    continue
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
    try:
        with open(path, "rb") as file:
            return _understood(json.loads(file.read().decode("utf-8", "surrogatepass")))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def _understood(values: Any) -> RoomSign | None:
    """A sign may come from another version: what that did not say is as at the start, what is new in it is left out."""
    known = {field.name: values[field.name] for field in fields(RoomSign) if field.name in values}
    sign = RoomSign(**known)
    right = all(type(getattr(sign, field.name)).__name__ == field.type for field in fields(RoomSign))
    return sign if right else None


def last_sign() -> RoomSign | None:
    """The sign of the workshop file that a room opened last, of those that are open; else of one whose seat was killed.

    None when no room is open and none was killed.
    """
    seats = sorted(_seats(), reverse=True)
    return next(filter(None, (read_sign(path.removesuffix(_SEAT) + _SIGN) for _, _, path in seats)), None)


def _seats() -> Iterator[tuple[bool, int, str]]:
    """Whether each seat lives, when it was taken, and the file that it holds or held."""
    try:
        with os.scandir(rooms_folder()) as entries:
            for entry in entries:
                if entry.name.endswith(_SEAT):
                    yield is_held(entry.path), entry.stat().st_mtime_ns, entry.path
    except OSError:
        return
