"""Places in a list: numbers between those of the neighbours, and new ones where no room is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlmodel import SQLModel

from onecompany.store.transaction import GAP, Transaction

CLOSEST = 2.0**-20
"""Neighbours never come closer: some thirty insertions at one spot, far above what a double tells apart."""


def last_place(siblings: Sequence[Any]) -> float:
    """A position behind all siblings."""
    return float(siblings[-1].position + GAP) if siblings else GAP


def places(
    transaction: Transaction, table: type[SQLModel], siblings: Sequence[Any], after: str | None, count: int
) -> list[float]:
    """Positions for `count` new rows behind the sibling with the id `after`; at the end when it is none."""
    index = next((i for i, row in enumerate(siblings, 1) if row.id == after), len(siblings))
    return _between(transaction, table, siblings, index, count)


def shift(transaction: Transaction, table: type[SQLModel], siblings: Sequence[Any], row_id: str, steps: int) -> bool:
    """Move a row among its siblings, to the front (negative) or the back. Whether it moved."""
    index = next((i for i, row in enumerate(siblings) if row.id == row_id), None)
    if index is None:
        return False
    target = max(0, min(len(siblings) - 1, index + steps))
    if target == index:
        return False
    others = [row for row in siblings if row.id != row_id]
    (place,) = _between(transaction, table, others, target, 1)
    transaction.change(table, row_id, position=place)
    return True


def _between(
    transaction: Transaction, table: type[SQLModel], siblings: Sequence[Any], index: int, count: int
) -> list[float]:
    """Positions for `count` rows before the sibling at `index`, or behind the last."""
    whole = GAP * (count + 1)
    high = siblings[index].position if index < len(siblings) else None
    low = siblings[index - 1].position if index else (0.0 if high is None else high - whole)
    gap = ((low + whole if high is None else high) - low) / (count + 1)
    if gap < CLOSEST:
        for number, row in enumerate(siblings, 1):
            behind = count if number > index else 0
            transaction.change(table, row.id, position=(number + behind) * GAP)
        low, gap = index * GAP, GAP
    return [low + gap * number for number in range(1, count + 1)]
