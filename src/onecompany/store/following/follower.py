"""A workshop as a second process sees it: rows that follow the file, without what is masked.

A look is short: what changed is read, the transaction ends, and only then is anything made of it. The seat neither
waits nor fails because somebody looks.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from onecompany.store.following.masked import masked_connection
from onecompany.store.following.masked_reading import (
    LastAct,
    check_version,
    earlier_workshops,
    fetch_all,
    fetch_changes,
    has_act,
    last_act,
    transaction,
)
from onecompany.store.following.rooms import is_held
from onecompany.store.following.sign import RoomSign, places_of, read_sign
from onecompany.store.locating import BESIDE, resolved
from onecompany.store.problems import FileBusy, FileNewer, StoreError, Unknown, explained
from onecompany.store.reading import UNREADABLE
from onecompany.store.state import State
from onecompany.store.watch import Look

_BUSY_LOOKS = 50
"""As often as a file may be held by somebody, one look after the other, before it is said."""

_UNREAD_LOOKS = 20
"""As often as the sign of a seat that lives may be unreadable, one look after the other: then there is none."""

_LOOKS_BETWEEN = 20
"""After as many looks a file that could not be read is tried again, even if it looks the same."""


_COUNTERS = ("data_version", "schema_version")


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look came to.

    `state`: the rows of the workshop that the seat has open, None where none is. It is one object as long as the
    workshop stays open, with a `version` that goes up, unless the file was replaced. `changed`: whether anything is not
    as the look before has left it. `sign`: what the seat shows, or showed when it was killed while somebody looked.
    `problem`: why the file cannot be read now; `state` is then what was known last, or None where that is not this
    workshop any more. `soon`: something was kept just now, and the next look shall come soon.
    """

    state: State | None = None
    changed: bool = False
    sign: RoomSign | None = None
    problem: StoreError | None = None
    seat_alive: bool = False
    soon: bool = False


class Follower:
    """Follows the workshop that the seat of a file has open. It is used by one thread at a time."""

    def __init__(self, path: Path, *, stands_back: float = 0.0) -> None:
        """`path` of the workshop file, which need not be there. `stands_back`: for how many seconds after something was
        kept the seat shall have the machine, to show it to whoever types, before a look reads it."""
        self.path = resolved(path)
        self._journal = f"{self.path}{BESIDE[0]}"
        self._sign, self._seat = places_of(self.path)
        self._last = Looked()
        self._shown: object = None
        self._db: sqlite3.Connection | None = None
        self._seen: Look | None = None
        self._data_version: int | None = None
        self._schema = 0
        self._act: LastAct | None = None
        self._met = False
        self._busy = 0
        self._unread = 0
        self._wait = 0
        self._failed: object = None
        self._stands_back, self._stood_back = stands_back, False

    def look(self) -> Looked:
        """Look once: some microseconds where nothing has changed. Never raises StoreError.

        The state changes in here and nowhere else. While the seat writes, nothing is new; the next look sees it.
        """
        self._stood_back = not self._stood_back and self._is_kept_just_now()
        if self._stood_back:
            return replace(self._last, changed=False, soon=True)
        sign, alive = read_sign(self._sign), is_held(self._seat)
        self._met = alive or self._met
        self._unread = self._unread + 1 if alive and sign is None else 0
        if 0 < self._unread <= _UNREAD_LOOKS:  # a look in the middle of its being written costs no whole reading
            sign = self._last.sign
        if not self._met:
            sign = None
        state, problem = self._last.state, None
        if sign is None or not sign.workshop_id:
            self.close()
            state = self._failed = None
        else:
            if state is not None and state.workshop_id != sign.workshop_id:
                state = None
            try:
                state, problem = self._followed(sign.workshop_id, state, alive=alive)
            finally:
                if not alive:  # what nobody writes to may be replaced, which Windows forbids while it is open
                    self.close()
        shown = (state, state.version if state is not None else 0, sign, str(problem), alive)
        self._last = Looked(state, shown != self._shown, sign, problem, alive)
        self._shown = shown
        return self._last

    def _is_kept_just_now(self) -> bool:
        """Whether the seat is likely to show at this moment what it has kept. By the clock of the file system."""
        there = self._look_at_file() if self._stands_back and self._last.state is not None else None
        if there is None or there == self._seen:
            return False
        return 0 <= time.time() - there.written / 1e9 < self._stands_back

    def close(self) -> None:
        """Let go of the file. The next look takes it up again."""
        if self._db is not None:
            self._db.close()
            self._db = self._data_version = None

    def _followed(
        self, workshop_id: str, state: State | None, *, alive: bool
    ) -> tuple[State | None, StoreError | None]:
        """The rows as they are now, or as they were, and what is in the way."""
        there = self._look_at_file()
        if self._wait and self._failed == (workshop_id, there):
            self._wait -= 1
            return state, self._last.problem
        try:
            read, self._busy = self._read(workshop_id, state, there, alive=alive), 0
        except FileBusy as busy:
            self._busy += 1
            return state, busy if self._busy > _BUSY_LOOKS else self._last.problem
        except StoreError as problem:
            self.close()
            self._failed, self._wait, self._seen, self._act = (workshop_id, there), _LOOKS_BETWEEN, None, None
            return None if isinstance(problem, Unknown | FileNewer) else state, problem
        self._failed = None
        return read, None

    def _look_at_file(self) -> Look | None:
        try:
            return Look.of(os.stat(self.path))
        except OSError:
            return None

    def _read(self, workshop_id: str, state: State | None, there: Look | None, *, alive: bool) -> State:
        """Raises StoreError."""
        if there is None or self._seen is None or there[:2] != self._seen[:2]:
            self.close()
            state = None
        try:
            if state is not None and self._is_up_to_date(there, alive=alive):
                return state
            return self._brought_up(workshop_id, state, there)
        except UNREADABLE as error:
            raise explained(error, self.path) from error

    def _is_up_to_date(self, there: Look | None, *, alive: bool) -> bool:
        if self._db is None:
            return not alive and there == self._seen and not os.path.exists(self._journal)
        (version,) = self._db.execute("PRAGMA data_version").fetchone()
        if version != self._data_version:
            return False
        if there != self._seen:  # touched, or a copy laid over it whose counter is the same: nothing of it is known
            self.close()
            return False
        return True

    def _brought_up(self, workshop_id: str, state: State | None, there: Look | None) -> State:
        """What has changed is read, or all of it where that is in doubt."""
        db = self._db = self._db or masked_connection(self.path)
        with transaction(db):
            (version,), (schema,) = (db.execute(f"PRAGMA {name}").fetchone() for name in _COUNTERS)
            if self._data_version is None:
                check_version(db, self.path)
            is_stale = self._data_version is not None and schema != self._schema
            is_known = state is not None and schema == self._schema
            made = None if is_stale else self._fetch(db, workshop_id, state if is_known else None)
            act, now = last_act(db, workshop_id), self._look_at_file()
        if made is None:  # what stands before the tables has the columns that they had
            self.close()
            return self._brought_up(workshop_id, None, there)
        after = made()
        if after is not state:
            after.earlier = earlier_workshops(self.path, workshop_id)
        # Another file that came meanwhile is not the one that was read: the next look will see that.
        self._seen = now if now is not None and there is not None and now[:2] == there[:2] else there
        self._data_version, self._schema, self._act = version, schema, act
        return after

    def _fetch(self, db: sqlite3.Connection, workshop_id: str, state: State | None) -> Callable[[], State]:
        """What makes the rows as they are now of what is read here. `state`: them as they were, where they follow."""
        since = self._act
        if state is not None and since is not None and has_act(db, workshop_id, since):
            return fetch_changes(db, state, since).applied
        return fetch_all(db, workshop_id).state
