"""What an act has done to rows of other kinds, in words: "2 rules", "what Service does there". Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onecompany.kinds.columns import RowOf
from onecompany.kinds.kind import Table
from onecompany.kinds.lookup import row_words
from onecompany.kinds.registry import table as described
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Change
from onecompany.store.state import State


def changed(state: State, changes: Iterable[Change], own: Collection[str] = ()) -> list[str]:
    """The rows that were changed or added, by table, but for tables that are `own`. `state`: before the act."""
    return _in_words(state, [change for change in changes if change.new is not None and change.table not in own])


def gone(state: State, changes: Iterable[Change], own: Collection[str] = ()) -> list[str]:
    """The rows that went, by table, but for those with ids that are `own`. `state`: before the act."""
    return _in_words(state, [change for change in changes if change.new is None and change.id not in own])


def _in_words(state: State, changes: Iterable[Change]) -> list[str]:
    by_table: dict[str, dict[str, None]] = {}
    for change in changes:
        by_table.setdefault(change.table, {})[change.id] = None
    pairs = [(table, list(ids)) for name, ids in by_table.items() if (table := described(name)) is not None]
    pairs.sort(key=lambda pair: not pair[0].inside)  # what lies within a row first
    return [_counted(state, table, ids) for table, ids in pairs]


def _counted(state: State, table: Table, ids: list[str]) -> str:
    silos = [column.name for column in table.columns if column.nature == RowOf("silo")]
    if silos and not table.called:  # a cell of silos by something else, which has no name
        rows = (state.get(table.name, row_id) for row_id in ids)
        names = (row_words(state, "silo", getattr(row, silos[0])) for row in rows if row is not None)
        if named := list(dict.fromkeys(filter(None, names))):
            return ngettext("what {names:list} does there", "what {names:list} do there", len(named), names=named)
    return counted(table, len(ids))


def counted(table: Table, number: int) -> str:
    """So many rows of a table: "2 rules"."""
    noun, nouns = gettext(table.noun), gettext(table.several)
    return ngettext("{number} {noun}", "{number} {nouns}", number, noun=noun, nouns=nouns)
