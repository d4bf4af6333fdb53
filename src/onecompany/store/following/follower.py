"""A workshop as a second process sees it: rows that follow the file, without what is masked.

A look is short: what changed is read, the transaction ends, and only then is anything made of it. The seat must neither
wait nor fail because somebody looks.
"""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from onecompany.store.following.masked import masked_connection
from onecompany.store.following.sign import RoomSign, is_seat_there, sign_of
from onecompany.store.locating import resolved
from onecompany.store.migrations import provided
from onecompany.store.problems import FileBusy, StoreError, explained
from onecompany.store.reading import UNREADABLE, check_header
from onecompany.store.rows import read_state
from onecompany.store.state import State


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look came to.

    `state`: the rows of the workshop that the seat has open, None where none is. It is one object as long as it can
    be, with a `version` that goes up. `changed`: whether anything of this differs from the look before. `sign`: what
    the seat shows, or showed when it was killed. `problem`: why the file cannot be read now; `state` is then what was
    known last.
    """

    state: State | None = None
    changed: bool = False
    sign: RoomSign | None = None
    problem: StoreError | None = None
    seat_alive: bool = False


class Follower:
    """Follows the workshop that the seat of a file has open."""

    def __init__(self, path: Path) -> None:
        """`path` of the workshop file, which need not be there."""
        self.path = resolved(path)
        self._last = Looked()
        self._seen: object = None

    def look(self) -> Looked:
        """Look once. Never raises StoreError. The state changes in here, and nowhere else."""
        sign, alive = sign_of(self.path), is_seat_there(self.path)
        state, problem = self._last.state, None
        if sign is None or not sign.workshop_id:
            state = None
        else:
            seen: object = (sign.workshop_id, self._stat())
            if seen != self._seen:
                try:
                    state = self._read(sign.workshop_id)
                except FileBusy:
                    seen = None
                except StoreError as error:
                    problem = error
                self._seen = seen
            else:
                problem = self._last.problem
        was = self._last
        changed = (was.state, was.sign, was.seat_alive, str(was.problem)) != (state, sign, alive, str(problem))
        self._last = Looked(state, changed, sign, problem, alive)
        return self._last

    def close(self) -> None:
        """Let go of the file."""

    def _stat(self) -> object:
        try:
            status = os.stat(self.path)
        except OSError:
            return None
        return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns

    def _read(self, workshop_id: str) -> State:
        try:
            with closing(masked_connection(self.path)) as db:
                db.execute("BEGIN")
                check_header(db, self.path, provided())
                return read_state(db, workshop_id)
        except UNREADABLE as error:
            raise explained(error, self.path) from error
