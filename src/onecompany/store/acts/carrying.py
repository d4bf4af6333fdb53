"""What a new workshop takes over from an earlier one: copies of rows, each in the line of the first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlmodel import SQLModel

from onecompany.store.copying import fresh_ids, with_ids
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.store.tables import Exercise
from onecompany.store.transaction import Transaction, models
from onecompany.store.types import Carried

GoesOn = Callable[[State], Mapping[str, Sequence[Record]]]
"""Which rows of the workshop before go on, by table; of a table that is not in it, all of them."""

LetGo = Callable[[State, str, Record, frozenset[str]], Mapping[str, Any]]
"""What is different in a row of a table that goes on, where rows with these ids stay behind."""


class Going(NamedTuple):
    """A row that goes on, and the columns in which it lets go of a row that does not."""

    model: type[SQLModel]
    row: Record
    loose: frozenset[str]

    @property
    def table(self) -> str:
        """The name of its table."""
        return str(self.model.__tablename__)


def going(before: State, goes_on: Mapping[str, Sequence[Record]], in_place: Collection[str]) -> list[Going]:
    """The rows that go on, each behind those that it cannot be without; where one of these stays, it stays too.

    `in_place`: ids of the exercises that have one in their place. What was said in an exercise was not said in that
    one, so that a row which can be without one has none.
    """
    known, carried = set(in_place), set[str]()
    rows: list[Going] = []
    for table in SQLModel.metadata.sorted_tables:
        model = models()[table.name]
        if not issubclass(model, Carried):
            continue
        keys = {key.parent.name: key.parent.nullable for key in table.foreign_keys if key.parent.name != "workshop_id"}
        for row in goes_on.get(table.name, before.rows(table.name)):
            if all(free or getattr(row, name) in known for name, free in keys.items()):
                optional = (name for name, free in keys.items() if free)
                loose = frozenset(name for name in optional if getattr(row, name) not in carried)
                rows.append(Going(model, row, loose))
                known.add(row.id)
                carried.add(row.id)
    return rows


def carry(
    transaction: Transaction,
    before: State,
    goes_on: Mapping[str, Sequence[Record]],
    agenda: Sequence[Exercise],
    let_go: LetGo,
) -> None:
    """Copy what goes on into the new workshop, whose exercises are those of the agenda."""
    in_place = _same_exercises(before, agenda)
    rows = going(before, goes_on, in_place)
    stay = left_behind(before, rows)
    ids = in_place | fresh_ids((one.row.id for one in rows), transaction.new_id)
    for one in rows:
        row = one.row.with_values({**let_go(before, one.table, one.row, stay), **dict.fromkeys(one.loose)})
        values = with_ids(one.model, vars(row), ids) | {"origin_id": row.origin_id or row.id}
        identity = values.pop("id")
        values.pop("workshop_id")
        values.pop("group_id")  # groups are of one day
        transaction.add(one.model, id=identity, **values)


def left_behind(before: State, rows: Sequence[Going]) -> frozenset[str]:
    """The ids of all rows of a workshop but of those that go on."""
    every = {row_id for known in before.tables.values() for row_id in known}
    return frozenset(every.difference(one.row.id for one in rows))


def _same_exercises(before: State, agenda: Sequence[Exercise]) -> dict[str, str]:
    """For each exercise of the workshop before the one in its place: of its kind and title, else of its kind."""
    in_place = {}
    for old in before.rows("exercise"):
        same = [new for new in agenda if new.kind == old.kind]
        same.sort(key=lambda new: new.title != old.title)
        if same:
            in_place[old.id] = same[0].id
    return in_place
