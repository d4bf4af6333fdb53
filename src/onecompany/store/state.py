"""All rows of one workshop in memory, kept equal to the file by the changes of each act."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from operator import attrgetter
from typing import Any

from onecompany.sentences import Terms
from onecompany.store.records import Change, Record, Ref, decode


class Shape:
    """The columns of each table with their declared types, read from the file."""

    def __init__(self, columns: dict[str, dict[str, str]], required: frozenset[tuple[str, str]] = frozenset()) -> None:
        """`required`: table and name of the columns that are never without a value."""
        self.columns = columns
        self.required = required

    def tables_of_workshop(self) -> list[str]:
        """The tables whose rows belong to one workshop and are kept in memory."""
        return [t for t, c in self.columns.items() if "workshop_id" in c and "id" in c and t not in UNREAD]


UNREAD = frozenset({"history", "draft", "presence"})
"""Tables that are read on demand and never part of a workshop's state."""


_PLACE = attrgetter("position", "id")
"""Not by age: a row that undo brings back would be the youngest."""


class State:
    """The rows of one workshop. Rows come back as records, by position and then by identity.

    The lists returned are shared: they are read, never changed.
    """

    def __init__(
        self,
        shape: Shape,
        workshop_id: str,
        tables: dict[str, dict[str, Record]],
        earlier: Callable[[], tuple[State, ...] | None] = tuple,
    ) -> None:
        """`earlier` reads the organisation's earlier workshops, or gives None when it cannot now; see `before`."""
        self.shape = shape
        self.earlier = earlier
        self._before: tuple[State, ...] | None = None
        self.waits = True
        """Whether who asks for `before` waits until it is read; else there are none until `compare_with`."""
        self.turnout: Mapping[str, frozenset[str]] = {}
        """Who has voted in the rounds that are not revealed: ids of leaders by that of the round (see `ballots`)."""
        self.sealed: Mapping[str, int] = {}
        """How many lines are sealed, by the id of the round."""
        self.covered: frozenset[str] = frozenset()
        """Ids of the rounds whose reveal was taken back (see `covered`)."""
        self._left: set[tuple[str, Any]] = set()
        self.idle = False
        """Whether nobody has begun it, nor typed anything into it since it was made (see `begun.is_idle`)."""
        self.came_along: frozenset[str] = frozenset()
        """The tables of which it was made with rows of an earlier workshop, whatever became of these."""
        self.workshop_id = workshop_id
        self.tables = tables
        self.version = 0
        """Counts the acts applied since reading; what shows rows compares it."""
        self._sorted: dict[str, list[Any]] = {}
        self._grouped: dict[tuple[str, str], dict[Any, list[Any]]] = {}

    def copy(self) -> State:
        """The rows as they are now, whatever acts follow: for work in a thread. Rows themselves never change."""
        tables = {name: dict(rows) for name, rows in self.tables.items()}
        copy = State(self.shape, self.workshop_id, tables, self.read_before)
        copy.turnout, copy.sealed, copy.covered = self.turnout, self.sealed, self.covered
        copy.idle, copy.came_along = self.idle, self.came_along
        return copy

    @property
    def before(self) -> tuple[State, ...]:
        """The organisation's earlier workshops, the latest last: read when they are first asked for, and once."""
        if self._before is None and self.waits:
            self._before = self.earlier()
        return self._before or ()

    @property
    def is_compared(self) -> bool:
        """Whether `before` has all that there is, without waiting."""
        return self.waits or self._before is not None

    def read_before(self) -> tuple[State, ...] | None:
        """The same, read now where it is not known, whoever waits; None when it cannot be read. In any thread."""
        return self.earlier() if self._before is None else self._before

    def compare_with(self, before: tuple[State, ...]) -> None:
        """From now on these are the earlier workshops: what is shown is to be looked at anew."""
        self._before = before
        self.version += 1

    @property
    def workshop(self) -> Any:
        """The workshop's own row."""
        return self.tables["workshop"][self.workshop_id]

    @property
    def terms(self) -> Terms:
        """What the workshop calls the customer and the silo. A file that nobody has brought up to date does not say."""
        return Terms.of(getattr(self.workshop, "words", None) or {})

    @property
    def language(self) -> str:
        """The language of the workshop, as its plan has it: a tag such as `de` or `pt-BR`."""
        return str(self.workshop.language)

    @property
    def organisation(self) -> Any:
        """The organisation that the workshop is run with."""
        return self.tables["organisation"][self.workshop.organisation_id]

    def rows(self, table: str) -> list[Any]:
        """All rows of a table, in order. A table that the file does not have is empty."""
        rows = self._sorted.get(table)
        if rows is None:
            rows = list(self.tables.get(table, {}).values())
            if "position" in self.shape.columns.get(table, ()):
                rows.sort(key=_PLACE)
            self._sorted[table] = rows
        return rows

    def where(self, table: str, column: str, value: Any) -> list[Any]:
        """The rows of a table with one value in one column, in order."""
        groups = self._grouped.get((table, column))
        if groups is None:
            groups = {}
            for row in self.rows(table):
                groups.setdefault(getattr(row, column), []).append(row)
            self._grouped[(table, column)] = groups
        return groups.get(value, [])

    def get(self, table: str, row_id: str | None) -> Any:
        """One row, or None when there is none with this id."""
        return self.tables.get(table, {}).get(row_id) if row_id else None

    def find(self, ref: Ref) -> Any:
        """The row that a reference names, or None."""
        return self.get(ref.table, ref.id)

    def apply(self, changes: Iterable[Change]) -> None:
        """Take over what an act has written."""
        touched = set()
        for change in changes:
            rows = self.tables.setdefault(change.table, {})
            types = self.shape.columns[change.table]
            touched.add(change.table)
            if change.table == "round":
                self._cover(change)
            if change.new is None:
                rows.pop(change.id, None)
                continue
            values = {name: decode(types.get(name, ""), value) for name, value in change.new.items()}
            added = change.old is None
            rows[change.id] = Record(**values) if added else rows[change.id].with_values(values)
        self._touched(touched)

    def take_over(self, gone: Iterable[Ref], rows: Mapping[str, Mapping[str, Record]]) -> None:
        """Take over what was written elsewhere: rows that went, even if they came back, then rows as they are now."""
        gone = list(gone)
        for table, row_id in gone:
            self.tables.get(table, {}).pop(row_id, None)
        for table, changed in rows.items():
            self.tables.setdefault(table, {}).update(changed)
        self._touched({*rows, *(table for table, _ in gone)})

    def _touched(self, tables: Collection[str]) -> None:
        for table in tables:
            self._sorted.pop(table, None)
        for key in [k for k in self._grouped if k[0] in tables]:
            del self._grouped[key]
        self.version += 1

    def _cover(self, change: Change) -> None:
        """Undo of a reveal covers what it came to; a vote that is begun anew is another one, until that is undone."""
        old, new = change.old or {}, change.new or {}
        if change.id in self.covered and "opened_at" in old:
            self._left.add((change.id, old["opened_at"]))
        if not new or new.get("state") == "revealed" or "opened_at" in new:
            self.covered -= {change.id}
        if (new and old.get("state") == "revealed") or (change.id, new.get("opened_at")) in self._left:
            self.covered |= {change.id}
