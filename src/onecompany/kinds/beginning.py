"""Makes a workshop from a plan, with what each kind of exercise prepares for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from onecompany.kinds.hooks import hooks
from onecompany.kinds.registry import import_tables, kind, kinds
from onecompany.parsing.people import Person
from onecompany.plans import Plan
from onecompany.sentences import using
from onecompany.store.acts.workshops import create
from onecompany.store.file import Store
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.store.transaction import Transaction


def begin(
    store: Store,
    *,
    organisation: str,
    plan: Plan,
    date: dt.date,
    people: Sequence[Person] | None = None,
    purpose: str = "",
    actual_minutes: bool = False,
) -> str:
    """Make a workshop and return its id; see `store.acts.workshops.create`."""
    import_tables()
    with using(plan.words):  # what a kind prepares where the plan says nothing
        return create(
            store,
            organisation=organisation,
            plan=plan,
            date=date,
            people=people,
            purpose=purpose,
            actual_minutes=actual_minutes,
            prepare=_prepare,
            goes_on=goes_on,
        )


def goes_on(before: State) -> dict[str, list[Record]]:
    """The rows of a workshop that go on into the next one, of those tables of which a kind says which."""
    rows: dict[str, list[Record]] = {}
    for installed in kinds().values():
        rows |= hooks(installed).carry(before)
    return rows


def _prepare(transaction: Transaction, name: str, exercise_id: str, settings: Mapping[str, Any]) -> None:
    hooks(kind(name)).prepare(transaction, exercise_id, settings)
