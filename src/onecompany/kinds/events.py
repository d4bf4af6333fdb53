"""Tells the other kinds, within an act, that a stage or a silo goes, so that they can see to what is theirs.

A kind that has something to do about it has a function of that name in its `acts`:

- `stages_merged(transaction, gone, kept)`: the stage `gone` becomes a part of `kept` and is then removed;
- `stage_removed(transaction, stage_id)` and `silo_removed(transaction, silo_id)`, before the row itself is.

Rows that point there with a foreign key go with it without being told (see `Transaction.remove`).
"""

from __future__ import annotations

from onecompany.kinds.registry import kinds
from onecompany.store.transaction import Transaction


def tell(transaction: Transaction, event: str, *ids: str) -> None:
    """Call the function named `event` of every kind that has one."""
    for each in kinds().values():
        heard = getattr(each.part("acts"), event, None)
        if heard is not None:
            heard(transaction, *ids)
