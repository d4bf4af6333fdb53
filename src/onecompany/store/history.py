"""The history's checksums, and which act undo and redo come to next. Pure: no database here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from onecompany.store.records import Change


class Act(NamedTuple):
    """One act as undo knows it. `kind` is do, undo, redo or clock."""

    id: int
    kind: str
    target: int | None
    label: str
    exercise_id: str


class Doubt(NamedTuple):
    """An act whose writing ended in an error: the file may have it."""

    act: Act
    checksum: str
    changes: list[Change]

    def is_like(self, other: Doubt) -> bool:
        """Whether another act is this one, tried again: it differs in nothing but identities and places."""
        return self.act[1:] == other.act[1:] and self._what() == other._what()

    def _what(self) -> list[tuple[str, object]]:
        return [
            (change.table, {k: v for k, v in (change.new or {}).items() if k not in ("id", "position")})
            for change in self.changes
        ]


def checksum(
    workshop_id: str, exercise_id: str, at: datetime, kind: str, target: int | None, label: str, changes: Any
) -> str:
    """Sixteen hex letters over what a history row says; a flipped bit in the row changes them."""
    moment = at.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
    text = json.dumps(
        [workshop_id, exercise_id, moment, kind, target, label, changes], ensure_ascii=False, sort_keys=True
    )
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def pack(changes: Sequence[Change]) -> list[Any]:
    """Changes as the `changes` column holds them."""
    return [list(change) for change in changes]


def unpack(rows: Iterable[Any]) -> list[Change]:
    """The inverse of `pack`."""
    return [Change(*row) for row in rows]


class UndoLine:
    """What can be taken back and what can be done again, replayed from the acts in the file.

    Undo only ever appends: an undone act stays in the history, with the act that took it back behind it.
    """

    def __init__(self, acts: Iterable[tuple[Any, ...]]) -> None:
        """`acts`: number, kind, target, label and exercise of each, oldest first."""
        self.acts: dict[int, Act] = {}
        self._done: list[int] = []
        self._undone: list[int] = []
        for act in acts:
            self.add(Act(*act))

    def add(self, act: Act) -> None:
        """Take in the newest act."""
        self.acts[act.id] = act
        if act.kind == "do":
            self._done.append(act.id)
            self._undone.clear()
        elif act.kind == "undo" and act.target in self._done:
            self._done.remove(act.target)
            self._undone.append(act.target)
        elif act.kind == "redo" and act.target in self._undone:
            self._undone.remove(act.target)
            self._done.append(act.target)

    @property
    def to_undo(self) -> Act | None:
        """The act that undo would take back."""
        return self.acts[self._done[-1]] if self._done else None

    @property
    def to_redo(self) -> Act | None:
        """The act that redo would do again."""
        return self.acts[self._undone[-1]] if self._undone else None
