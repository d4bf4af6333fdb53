"""Rounds whose reveal was taken back: their votes are in the history, and are revealed again out of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onecompany.store.rows import Run


def covered(run: Run, workshop_id: str, round_id: str) -> int | None:
    """The act that revealed a round and was taken back, where the vote was not begun anew since; None without one."""
    acts = run(
        "SELECT id, kind, target, CASE kind WHEN 'do' THEN changes END FROM history "
        "WHERE workshop_id = ? AND (kind IN ('undo', 'redo') OR kind = 'do' AND changes LIKE ?) ORDER BY id",
        (workshop_id, f"%{round_id}%"),
    )
    reveal: int | None = None
    undone: set[int] = set()
    anew: dict[int, int | None] = {}
    for act_id, kind, target, packed in acts.fetchall():
        if kind != "do":
            (undone.add if kind == "undo" else undone.discard)(target)
            continue
        try:
            changes = json.loads(packed)
        except ValueError:
            return None  # a damaged history is found where it is checked, and must not keep the rows from being read
        for _, row_id, old, new in changes:
            if row_id == round_id and new is not None:
                if new.get("state") == "revealed":
                    reveal = act_id
                elif old is not None and "opened_at" in new:
                    anew[act_id] = reveal
    return reveal if reveal in undone and all(act in undone for act, was in anew.items() if was == reveal) else None
