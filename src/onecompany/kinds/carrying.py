"""What goes on into the organisation's next workshop: in groups, each of which can be left out.

Which rows of a table go on, its kind says (`carry` of its acts). A kind whose tables are in none of the groups here is
one of its own, by its name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from onecompany.kinds.columns import Column, LeaderOf, Reference, RowOf, RowsOf
from onecompany.kinds.hooks import hooks
from onecompany.kinds.kind import Table
from onecompany.kinds.lookup import reference_words, row_words
from onecompany.kinds.registry import import_tables, kinds
from onecompany.kinds.registry import table as described
from onecompany.parsing.people import Person
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.store.turnover import coming

_TOKEN = re.compile(r"[0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Group:
    """Tables whose rows go on together, or stay behind.

    `name`: as it is typed. `counted`: how many rows of its first table there are, in words. `needs`: the groups without
    which it stays behind.
    """

    name: str
    title: str
    tables: tuple[str, ...]
    counted: Callable[[int], str]
    needs: tuple[str, ...] = ()


GROUPS = (
    Group(
        "silos",
        N_("{silos:capital}"),
        ("silo", "former_silo"),
        lambda n: ngettext("{number} {silo}", "{number} {silos}", n),
    ),
    Group("leaders", N_("Leaders"), ("leader",), lambda n: ngettext("{number} leader", "{number} leaders", n)),
    Group(
        "journey",
        N_("Journey, with goals and touchpoints"),
        ("stage", "touchpoint", "pain", "persona"),
        lambda n: ngettext("{number} stage", "{number} stages", n),
    ),
    Group(
        "ownership",
        N_("Who owns which stage, and handoffs"),
        ("ownership", "handoff"),
        lambda n: ngettext("{number} cell of the grid", "{number} cells of the grid", n),
        ("silos", "journey"),
    ),
    Group(
        "rules",
        N_("Adopted rules, and what keeps them alive"),
        ("rule", "reinforcement"),
        lambda n: ngettext("{number} rule", "{number} rules", n),
    ),
    Group(
        "metrics",
        N_("Metrics, with their readings"),
        ("metric", "reading"),
        lambda n: ngettext("{number} metric", "{number} metrics", n),
    ),
    Group("terms", N_("Agreed terms"), ("term", "usage"), lambda n: ngettext("{number} term", "{number} terms", n)),
    Group(
        "recognition",
        N_("Recognition across {silos}"),
        ("recognition",),
        lambda n: ngettext("{number} recognition", "{number} recognitions", n),
    ),
    Group(
        "commitments",
        N_("Open commitments"),
        ("commitment",),
        lambda n: ngettext("{number} open commitment", "{number} open commitments", n),
    ),
    Group(
        "meetings",
        N_("Planned meetings"),
        ("meeting",),
        lambda n: ngettext("{number} planned meeting", "{number} planned meetings", n),
    ),
    Group(
        "parking",
        N_("Parking lot"),
        ("parking",),
        lambda n: ngettext("{number} parked item", "{number} parked items", n),
    ),
)
"""In the order in which they are asked for."""


def groups() -> tuple[Group, ...]:
    """All groups: those that we know, then those of kinds that have others' tables in none of them."""
    from onecompany.store.transaction import models
    from onecompany.store.types import Carried

    import_tables()
    every = {group.name: group for group in GROUPS}
    known, classes = {name for group in GROUPS for name in group.tables}, models()
    for kind in kinds().values():
        own = [one for one in kind.tables if one.name not in known and issubclass(classes[one.name], Carried)]
        if own and kind.name in every:
            names = (*every[kind.name].tables, *(one.name for one in own))
            every[kind.name] = replace(every[kind.name], tables=names)
        elif own:
            every[kind.name] = Group(kind.name, kind.title, tuple(one.name for one in own), partial(_counted, own[0]))
    return tuple(every.values())


def _counted(table: Table, number: int) -> str:
    # No plural of ours fits a noun of theirs.
    return gettext("{rows}: {number}", rows=gettext(table.several), number=number)


def left_out(without: Collection[str]) -> set[str]:
    """The groups that stay behind when these do: those that need one of them, too."""
    names = set(without)
    return names | {group.name for group in GROUPS if names.intersection(group.needs)}


def going_on(before: State, day: dt.date, without: Collection[str] = ()) -> dict[str, list[Record]]:
    """The rows that go on into a workshop of this day, of those tables of which a kind says which, or that stay."""
    rows: dict[str, list[Record]] = {}
    for installed in kinds().values():
        rows |= hooks(installed).carry(before, day)
    gone = left_out(without)
    return rows | {name: [] for group in groups() if group.name in gone for name in group.tables}


def what_goes_on(
    before: State, day: dt.date, without: Collection[str] = (), people: Sequence[Person] | None = None
) -> list[tuple[Group, int]]:
    """The groups of which anything goes on into a workshop of this day, each with how many rows of its first table.

    `people`: the leaders of that workshop; None: all of last time come again.
    """
    from onecompany.store.acts.carrying import going

    import_tables()
    exercises = [row.id for row in before.rows("exercise")]
    goes_on = going_on(before, day, without)
    if people is not None and "leader" not in goes_on:
        goes_on["leader"] = coming(before.rows("leader"), people)
    tables = [one.table for one in going(before, goes_on, exercises)]
    counts = ((group, [tables.count(name) for name in group.tables]) for group in groups())
    return [(group, count[0]) for group, count in counts if any(count)]


def named(before: State, day: dt.date) -> dict[str, set[str]]:
    """By group the other groups of which its rows name something: without these that is not kept, not even in words."""
    from onecompany.store.acts.carrying import going

    import_tables()
    every = groups()
    group_of = {name: group.name for group in every for name in group.tables}
    where = {row.id: group_of[name] for name in group_of for row in before.rows(name)}
    names: dict[str, set[str]] = {group.name: set() for group in every}
    for one in going(before, going_on(before, day), [row.id for row in before.rows("exercise")]):
        columns = its_table.columns if (its_table := described(one.table)) is not None else ()
        rows = (row_id for column in columns for row_id in _only_pointed_to(column, one.row))
        its_group = group_of.get(one.table, "")
        names.setdefault(its_group, set()).update(where[row_id] for row_id in rows if row_id in where)
    return {name: others - {name} for name, others in names.items()}


def _only_pointed_to(column: Column, row: Record) -> Sequence[str]:
    """The ids of the rows that a column names and has no words for."""
    nature, value, words = column.nature, getattr(row, column.name), getattr(column.nature, "typed", "")
    if words or not value:
        return ()
    if isinstance(nature, Reference):
        return () if value.startswith("finding:") else _TOKEN.findall(value.partition("#")[0])
    return value if isinstance(nature, RowsOf) else (value,) if isinstance(nature, RowOf | LeaderOf) else ()


def let_go(before: State, table_name: str, row: Record, gone: frozenset[str]) -> dict[str, Any]:
    """What is different in a row that goes on where rows with these ids do not: it points to none of them.

    What was named stays in words where there is a column for them, as when it is removed (see `references`). What was
    found stays found: its key is no way to go there.
    """
    its_table = described(table_name)
    return dict(_let_go(before, its_table.columns, row, gone)) if its_table is not None else {}


def _let_go(before: State, columns: Sequence[Column], row: Record, gone: frozenset[str]) -> Iterator[tuple[str, Any]]:
    for column in columns:
        nature, value = column.nature, getattr(row, column.name)
        if isinstance(nature, RowsOf) and not gone.isdisjoint(value):
            yield column.name, [row_id for row_id in value if row_id not in gone]
        elif isinstance(nature, Reference) and value and not value.startswith("finding:"):
            if not gone.isdisjoint(_TOKEN.findall(value.partition("#")[0])):
                yield column.name, ""
                if nature.typed:
                    yield nature.typed, reference_words(before, value) or getattr(row, nature.typed)
        elif isinstance(nature, LeaderOf) and nature.typed and value in gone:
            yield column.name, None
            yield nature.typed, row_words(before, "leader", value) or getattr(row, nature.typed)
