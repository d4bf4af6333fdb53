"""What becomes of columns that refer to a row when it goes, or becomes a part of another: it follows from their nature.

A reference lets go of it, and what was named stays in words where there is a column for them; a list of rows drops it;
a leader's name stays as if it had been typed. Foreign keys are the store's (see `Transaction.remove`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from onecompany.kinds.columns import Column, LeaderOf, Reference, RowsOf
from onecompany.kinds.kind import Table
from onecompany.kinds.lookup import reference_words, row_words
from onecompany.kinds.registry import tables
from onecompany.parsing.alike import alike
from onecompany.sentences import gettext
from onecompany.store.ballots import holds_votes, merged_counts, runner
from onecompany.store.copying import renamed
from onecompany.store.problems import NotKept
from onecompany.store.records import Record
from onecompany.store.round_tables import Round
from onecompany.store.transaction import Transaction, models

_TOKEN = re.compile(r"[0-9a-z]+")


def let_go(transaction: Transaction, ids: Collection[str]) -> None:
    """Rows go, or have gone within this act: nothing points to them any more.

    What was found about one stays found about it: its key is no way to go there, and undo brings both back.
    """
    forget_votes(transaction, ids)
    for table, column, row, value in _pointing(transaction):
        nature = column.nature
        if isinstance(nature, RowsOf) and set(value) & set(ids):
            kept = [row_id for row_id in value if row_id not in ids]
            transaction.change(models()[table.name], row.id, **{column.name: kept})
        elif isinstance(nature, Reference) and not value.startswith("finding:") and _names(value, ids):
            words = reference_words(transaction.state, value)
            texts = {nature.typed: words or getattr(row, nature.typed)} if nature.typed else {}
            transaction.change(models()[table.name], row.id, **{column.name: ""}, **texts)
        elif isinstance(nature, LeaderOf) and nature.typed and value in ids:
            words = row_words(transaction.state, "leader", value) or getattr(row, nature.typed)
            transaction.change(models()[table.name], row.id, **{column.name: None, nature.typed: words})


def _names(reference: str, ids: Collection[str]) -> bool:
    return not set(_TOKEN.findall(reference)).isdisjoint(ids)


def forget_votes(transaction: Transaction, ids: Collection[str]) -> None:
    """Rounds about rows that go, go too; of those in which they could be chosen, what they got goes.

    What was chosen along with one, as in `do+rule:ID`, was chosen all the same, and stays. Raises NotKept while votes
    about them are in and not revealed.
    """
    changed = _changed(transaction)
    for row in list(transaction.state.rows("round")):
        changes = changed.get(("round", row.id), {})
        if changes is None:
            continue
        now = {"subject": row.subject, "choices": row.choices, "counts": row.counts} | changes
        if _names(now["subject"], ids):
            if row.state != "revealed" and holds_votes(runner(transaction.session), row.id):
                raise NotKept(gettext("A vote about it is going on. End it first: F4."))
            transaction.remove(Round, row.id)
            continue
        choices = [[choice for choice in part if not _names(choice, ids)] for part in now["choices"]]
        counts = now["counts"] and merged_counts(now["counts"], lambda choice: not _names(choice, ids))
        transaction.change(Round, row.id, choices=choices, counts=counts)


def redirect(transaction: Transaction, gone: str, kept: str) -> None:
    """A row becomes a part of another: what points to it points there.

    A row that is made of both, such as the handoff between two stages, is none any more; what points to it points to
    the one that is kept.
    """
    forget_votes(transaction, [gone])
    for table, column, row, value in _pointing(transaction):
        nature = column.nature
        if isinstance(nature, LeaderOf):
            continue
        new = renamed(value, {gone: kept})
        if isinstance(nature, RowsOf):
            new = list(dict.fromkeys(new))
        elif new != value:
            new = _merged(transaction, new, kept)
        if new != value:
            transaction.change(models()[table.name], row.id, **{column.name: new})


def follow_name(transaction: Transaction, old: str, new: str) -> None:
    """What was typed where a row could be named, and is the old name of a silo, says the new one: "Sales: call"."""
    texts = [
        (table, column.name, column.nature.typed)
        for table in tables().values()
        for column in table.columns
        if isinstance(column.nature, Reference | LeaderOf) and column.nature.typed
    ]
    texts += [(tables()["decision"], "leader_id", "by_whom")]
    for table, column_name, typed in texts:
        for row in list(transaction.state.rows(table.name)):
            if not getattr(row, column_name) and alike(getattr(row, typed)) == alike(old):
                transaction.change(models()[table.name], row.id, **{typed: new})


def _merged(transaction: Transaction, reference: str, kept: str) -> str:
    name, _, row_id = reference.partition(":")
    if row_id != f"{kept}-{kept}":
        return reference
    # Both of its sides are one now, and there is nothing between them.
    table = next(iter(table for table, rows in transaction.state.tables.items() if kept in rows), name)
    return f"{table}:{kept}"


def _pointing(transaction: Transaction) -> Iterator[tuple[Table, Column, Record, Any]]:
    """The columns that may refer to a row, with each row that they are of and what it holds within this act."""
    state = transaction.state
    changed = _changed(transaction)
    for table in tables().values():
        for column in table.columns:
            if not isinstance(column.nature, Reference | RowsOf | LeaderOf):
                continue
            for row in list(state.rows(table.name)):
                now = changed.get((table.name, row.id), {})
                if now is not None and (value := now.get(column.name, getattr(row, column.name))):
                    yield table, column, row, value


def _changed(transaction: Transaction) -> dict[tuple[str, str], dict[str, Any] | None]:
    """What the act has changed so far, by table and id, None for what is gone: the state is that of before the act."""
    changed: dict[tuple[str, str], dict[str, Any] | None] = {}
    for change in transaction.changes:
        before = changed.get((change.table, change.id)) or {}
        changed[change.table, change.id] = None if change.new is None else before | change.new
    return changed
