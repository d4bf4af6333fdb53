"""Makes a workshop from a plan, with what each kind of exercise prepares for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from onecompany.kinds.carrying import going_on, let_go
from onecompany.kinds.hooks import hooks
from onecompany.kinds.registry import import_tables, kind
from onecompany.parsing.people import Person
from onecompany.plans import Plan
from onecompany.sentences import speaking, using
from onecompany.store.acts.workshops import LATEST, create
from onecompany.store.file import Store
from onecompany.store.transaction import Transaction


def begin(
    store: Store,
    *,
    organisation: str,
    plan: Plan,
    date: dt.date,
    start: str = "",
    people: Sequence[Person] | None = None,
    purpose: str = "",
    actual_minutes: bool = False,
    goes_on_from: str | None = LATEST,
    without: Collection[str] = (),
) -> str:
    """Make a workshop and return its id; see `store.acts.workshops.create`.

    `without`: the names of the groups that stay behind (see `kinds.carrying`).
    """
    import_tables()
    with using(plan.words), speaking(plan.language):  # what a kind prepares where the plan says nothing
        return create(
            store,
            organisation=organisation,
            plan=plan,
            date=date,
            start=start,
            people=people,
            purpose=purpose,
            actual_minutes=actual_minutes,
            goes_on_from=goes_on_from,
            prepare=_prepare,
            goes_on=lambda before: going_on(before, date, without),
            let_go=let_go,
        )


def _prepare(transaction: Transaction, name: str, exercise_id: str, settings: Mapping[str, Any]) -> None:
    hooks(kind(name)).prepare(transaction, exercise_id, settings)
