"""What stands where in the document: the lists, and the keys of their rows. All of it follows from the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from onecompany.kinds.columns import LeaderOf, Reference, RowOf, RowsOf
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.registry import kinds
from onecompany.kinds.shared_tables import SHARED

NAME = "onecompany-workshop"
"""What `format.name` says."""

VERSION = 4
"""The version of the document that this program writes, and the newest that it reads."""

FINDINGS, TIMING = "findings", "timing"
"""The lists that are computed from the others. Import passes over them."""

NOT_INSTALLED = "not_installed"
"""The key of what belongs to kinds that are not installed where the document was made."""

RECORDED = "recorded"
"""Is false in a row that the file does not have, which is shown so that nothing is left out silently."""

TYPED = "_typed"
"""Ends the key for a name as it was typed, where a leader's name has taken its place."""

_UNWRITTEN = frozenset({"workshop_id", "position"})
"""Columns that need not be said: a document is of one workshop, and the order of a list is the order."""


@dataclass(frozen=True, slots=True)
class DocumentList:
    """A list of the document. `kind` None: every document has it. `within`: the lists in its rows."""

    table: Table
    kind: Kind | None = None
    within: tuple[DocumentList, ...] = ()

    @property
    def key(self) -> str:
        """Its name."""
        return key_of(self.table)


class RowKey(NamedTuple):
    """A key of a row: its column, or, where `label` is true, words for readers about that column.

    `table`: where the ids in the column are; "" where it holds references such as `stage:ID`. `function`: what makes
    the words of the row, where no name does. `spoken`: the column of the leader who is named instead, if there is one.
    `identity`: what no description has, an identity; it is written only where it is set.
    """

    name: str
    column: str
    label: bool = False
    table: str = ""
    function: str = ""
    secret: bool = False
    spoken: str = ""
    identity: bool = False


def key_of(table: Table) -> str:
    """The key of a table's list."""
    return table.key or table.name


def document_lists(known: Mapping[str, Kind] | None = None) -> tuple[DocumentList, ...]:
    """The lists at the top of the document, in the order for readers.

    First those that others point to, then those of the kinds, then those that point to all of them. `known`: the kinds
    of exercise in their order; those that are installed when None. Raises ValueError when two lists have the same key,
    or a list is within none that there is.
    """
    described: list[tuple[Table, Kind | None]] = [(table, None) for table in SHARED]
    for kind in (kinds() if known is None else known).values():
        described += [(table, kind) for table in kind.tables]
    keys = ["format", "workshop", FINDINGS, TIMING, NOT_INSTALLED]
    keys += [key_of(table) for table, _ in described]
    for table, _ in described:
        key = key_of(table)
        if keys.count(key) > 1 or (table.inside and table.inside not in keys):
            raise ValueError(f"the list {key!r} is in the document twice, or within none that there is")

    def within(key: str) -> tuple[DocumentList, ...]:
        return tuple(
            DocumentList(table, kind, within(key_of(table))) for table, kind in described if table.inside == key
        )

    pointed = {target for table in SHARED if not table.inside for _, target in pointers(table)}
    return tuple(sorted(within(""), key=lambda top: 1 if top.kind else 0 if top.table.name in pointed else 2))


def pointers(table: Table) -> Iterator[tuple[str, str]]:
    """The columns that hold an id of another row, or a list of them, with the table of that row."""
    for column in table.columns:
        nature = column.nature
        if isinstance(nature, RowOf | RowsOf):
            yield column.name, nature.table
        elif isinstance(nature, LeaderOf):
            yield column.name, "leader"


def row_keys(table: Table, columns: Iterable[str]) -> Iterator[RowKey]:
    """The keys of a row for the columns of its table, in order; the lists within it are not among them."""
    wanted = [name for name in columns if name not in _UNWRITTEN and name != table.parent]
    known = {column.name: column for column in table.columns}
    targets = dict(pointers(table))
    spoken = {c.nature.typed: c.name for c in table.columns if isinstance(c.nature, LeaderOf) and c.nature.typed}
    for name in sorted(wanted, key=lambda column: (column != "id", column not in known)):
        column = known.get(name)
        if column is None:
            yield RowKey(name, name, identity=name != "id")
            continue
        nature = column.nature
        for label, (beside, function) in table.derived.items():
            if beside == name:
                yield RowKey(label, name, label=True, function=function)
        if name in targets:
            own = f"{name}_text" if isinstance(nature, RowsOf) else name.removesuffix("_id")
            yield RowKey(column.label or own, name, label=True, table=targets[name])
        elif isinstance(nature, Reference) and not nature.typed:
            yield RowKey(column.label or f"{name}_text", name, label=True)
        yield RowKey(name, name, secret=column.secret, spoken=spoken.get(name, ""))
        if name in spoken:
            yield RowKey(name + TYPED, name, spoken=spoken[name])
