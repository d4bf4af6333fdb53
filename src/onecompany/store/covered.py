"""Rounds whose reveal was taken back: their votes are in the history, and are revealed again out of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onecompany.store.rows import Run


def covered(run: Run, workshop_id: str, round_id: str) -> int | None:
    """The act that revealed a round and was taken back, where the vote was not begun anew since; None without one."""
    acts = run(
        "SELECT id, kind, target, CASE kind WHEN 'do' THEN changes END FROM history "
        "WHERE workshop_id = ? AND (kind IN ('undo', 'redo') OR kind = 'do' AND changes LIKE ?) ORDER BY id",
        (workshop_id, f"%{round_id}%"),
    )
    steps: list[RoundStep] = []
    for act_id, kind, target, packed in acts.fetchall():
        if kind != "do":
            steps.append(RoundStep(act_id, kind, target))
            continue
        try:
            changes = json.loads(packed)
        except ValueError:
            return None  # a damaged history is found where it is checked, and must not keep the rows from being read
        for _, row_id, old, new in changes:
            if row_id == round_id and new is not None:
                steps.append(RoundStep(act_id, kind, target, new.get("state"), old is not None and "opened_at" in new))
    return taken_back(steps)


def votes_to_cast_again(run: Run) -> int:
    """How many rounds of a file wait for votes, which no copy of it has.

    One whose reveal was taken back does not: its votes are in the history.
    """
    if run("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'round'", ()).fetchone() is None:
        return 0
    rounds = run("SELECT workshop_id, id FROM round WHERE state <> 'revealed'", ()).fetchall()
    return sum(covered(run, workshop_id, round_id) is None for workshop_id, round_id in rounds)


class RoundStep(NamedTuple):
    """An act of the history: what it made the state of a round, and whether it began the vote anew."""

    act: int
    kind: str
    target: int | None
    state: str | None = None
    anew: bool = False


def taken_back(steps: Iterable[RoundStep]) -> int | None:
    """The act that revealed the round and was taken back, of all that was done with it and all undo and redo."""
    reveal: int | None = None
    undone: set[int | None] = set()
    anew: dict[int, int | None] = {}
    for step in steps:
        if step.kind != "do":
            (undone.add if step.kind == "undo" else undone.discard)(step.target)
        elif step.state == "revealed":
            reveal = step.act
        elif step.anew:
            anew[step.act] = reveal
    return reveal if reveal in undone and all(act in undone for act, was in anew.items() if was == reveal) else None
