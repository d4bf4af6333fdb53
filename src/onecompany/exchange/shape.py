"""What stands where in the document: the lists in their order, and the keys of their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from onecompany.kinds.columns import LeaderOf, Reference, RowOf, RowsOf
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.registry import kinds
from onecompany.kinds.shared_tables import SHARED
from onecompany.store.records import UNWRITTEN

NAME = "onecompany-workshop"
"""What `format.name` says."""

VERSION = 2
"""The version of the document that this program writes, and the newest that it reads; `older` brings up the others."""

WORKSHOP = (
    "id", "organisation", "organisation_id", "title", "plan", "date", "state", "language", "purpose",
    "started_at", "closed_at", "current_step_id", "origin_id",
)  # fmt: skip
"""The keys of `workshop`."""

ORDER = (
    "leaders", "silos", "exercises", "stages", "ownership", "handoffs", "metrics", "commitments", "decisions",
    "parking", "notes", "cadence",
)  # fmt: skip
"""The order for readers; lists of other kinds stand behind these."""

DERIVED: Mapping[str, Mapping[str, str]] = {
    "findings": dict.fromkeys(("exercise", "exercise_id", "kind", "level", "text", "why", "key"), "string"),
    "timing": {
        **dict.fromkeys(("exercise", "exercise_id", "step", "step_id"), "string"),
        **dict.fromkeys(("planned_seconds", "actual_seconds"), "number"),
    },
}
"""The lists that are computed from the others: keys, and what JSON Schema calls their types."""

RECORDED = "recorded"
"""Is false in a row that the file does not have, which is shown so that nothing is left out silently."""

TYPED = "_typed"
"""Ends the key for a name as it was typed, where a leader's name has taken its place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A list of the document. `kind` None: it is there whatever the exercises. `within`: the lists in its rows."""

    collection: Table
    kind: Kind | None
    within: tuple[Place, ...]

    @property
    def key(self) -> str:
        """Its name."""
        return self.collection.key

    @property
    def table(self) -> str:
        """The table of its rows."""
        return self.collection.name


class Key(NamedTuple):
    """A key of a row: its column, or, where `label` is true, words for readers about that column.

    `table`: where the ids in the column are; "" where it holds references such as `stage:ID`. `function`: what makes
    the words of the row, where no name does. `spoken`: the column of the leader who is named instead, if there is one.
    """

    name: str
    column: str
    label: bool = False
    table: str = ""
    function: str = ""
    secret: bool = False
    spoken: str = ""


def places(known: Mapping[str, Kind] | None = None) -> tuple[Place, ...]:
    """The lists at the top of the document, in order.

    `known`: the kinds of exercise; those that are installed when None. Raises ValueError when two kinds use the same
    key, or a list is within none that there is.
    """
    found: list[tuple[Table, Kind | None]] = [(each, None) for each in SHARED]
    for kind in (kinds() if known is None else known).values():
        found += [(each, kind) for each in kind.tables]
    names = ["format", "workshop", *DERIVED, *(each.key for each, _ in found)]
    for each, _ in found:
        if names.count(each.key) > 1 or (each.inside and each.inside not in names):
            raise ValueError(f"the list {each.key!r} is in the document twice, or within none that there is")

    def within(key: str) -> tuple[Place, ...]:
        return tuple(Place(each, kind, within(each.key)) for each, kind in found if each.inside == key)

    return tuple(sorted(within(""), key=lambda each: ORDER.index(each.key) if each.key in ORDER else len(ORDER)))


def keys(table: Table, columns: Iterable[str]) -> Iterator[Key]:
    """The keys of a row for the columns of its table, in order; the lists within it are not among them."""
    wanted = [name for name in columns if name not in UNWRITTEN and name != table.parent]
    known = {column.name: column for column in table.columns}
    spoken = {c.nature.typed: c.name for c in table.columns if isinstance(c.nature, LeaderOf) and c.nature.typed}
    for name in sorted(wanted, key=lambda each: (each != "id", each == "origin_id")):
        column = known.get(name)
        if column is None:
            yield Key(name, name)
            continue
        nature = column.nature
        for label, (beside, function) in table.derived.items():
            if beside == name:
                yield Key(label, name, label=True, function=function)
        if (isinstance(nature, Reference) and not nature.said) or isinstance(nature, RowsOf):
            points_to = nature.table if isinstance(nature, RowsOf) else ""
            yield Key(column.label or f"{name}_text", name, label=True, table=points_to)
        elif isinstance(nature, RowOf | LeaderOf):
            points_to = nature.table if isinstance(nature, RowOf) else "leader"
            yield Key(column.label or name.removesuffix("_id"), name, label=True, table=points_to)
        yield Key(name, name, secret=column.secret, spoken=spoken.get(name, ""))
        if name in spoken:
            yield Key(name + TYPED, name, spoken=spoken[name])
