"""What a room does with rows of any table that is described: each function is one act and one step of undo.

A kind calls these with its table and what was typed (see `typed`); its own acts are what is special to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, cast, get_args

from onecompany.kinds.expected import title
from onecompany.kinds.hooks import Event, tell
from onecompany.kinds.kind import Table
from onecompany.kinds.lookup import called
from onecompany.kinds.references import let_go
from onecompany.sentences import gettext, ngettext
from onecompany.store.acts.capture import short
from onecompany.store.placing import places, shift
from onecompany.store.problems import Unknown
from onecompany.store.records import Change, Record
from onecompany.store.state import State
from onecompany.store.transaction import models
from onecompany.store.writer import WorkshopWriter
from onecompany.summary.dates import room_date


def add(
    writer: WorkshopWriter,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    after: str | None = None,
    label: str = "",
) -> list[str]:
    """Add rows, as typed or pasted, behind another one of their list or at its end. Returns their ids."""
    model = models()[table.name]
    with writer.act(label or _added(writer.state, table, rows)) as transaction:
        if table.by:
            spots = [float(values[table.by].toordinal()) for values in rows]
        else:
            spots = places(transaction, model, among(writer.state, table, rows[0]), after, len(rows))
        return [
            str(transaction.add(model, position=spot, **values).id)  # type: ignore[attr-defined]
            for values, spot in zip(rows, spots, strict=True)
        ]


def change(writer: WorkshopWriter, table: Table, row_id: str, label: str = "", **values: Any) -> None:
    """Change columns of a row, as `typed.read` gives them. In another list it comes last."""
    row, model = present(writer.state, table, row_id), models()[table.name]
    with writer.act(label or _changed(writer.state, table, row, values)) as transaction:
        if table.by in values:
            values["position"] = float(values[table.by].toordinal())
        elif table.among in values and values[table.among] != getattr(row, table.among):
            (values["position"],) = places(transaction, model, among(writer.state, table, values), None, 1)
        transaction.change(model, row_id, **values)


def remove(writer: WorkshopWriter, table: Table, row_id: str, label: str = "") -> list[Change]:
    """Remove a row with what hangs on it. What points to it lets go (see `references`), and every kind is told.

    Returns all that was done.
    """
    row = present(writer.state, table, row_id)
    label = label or gettext("removed {noun} {name}", noun=gettext(table.noun), name=_name(writer.state, table, row))
    with writer.act(label) as transaction:
        # Kinds are told while the row is still there, and may look at it.
        if (event := f"{table.name}_removed") in get_args(Event):
            tell(transaction, cast(Event, event), row_id)
        transaction.remove(models()[table.name], row_id)
        # Last, because only now is it known what hung on the row and went along with it.
        let_go(transaction, {gone.id for gone in transaction.changes if gone.new is None})
        return list(transaction.changes)


def move(writer: WorkshopWriter, table: Table, row_id: str, steps: int) -> bool:
    """Move a row up (negative) or down in its list. Whether it moved."""
    row = present(writer.state, table, row_id)
    label = gettext("moved {noun} {name}", noun=gettext(table.noun), name=_name(writer.state, table, row))
    with writer.act(label) as transaction:
        return shift(transaction, models()[table.name], among(writer.state, table, vars(row)), row_id, steps)


def present(state: State, table: Table, row_id: str) -> Record:
    """The row with this id. Raises Unknown when it is not there any more."""
    row: Record | None = state.get(table.name, row_id)
    if row is None:
        raise Unknown(gettext("That {noun} is not there any more.", noun=gettext(table.noun)))
    return row


def among(state: State, table: Table, values: Mapping[str, Any]) -> list[Any]:
    """The rows of the list to which a row with these values belongs, in order."""
    column = table.among or table.parent
    return state.where(table.name, column, values.get(column)) if column else state.rows(table.name)


# -- what is said of an act


def _name(state: State, table: Table, row: Record) -> str:
    """A row within the sentence that says what was done; a private one without its words: undo says it on the wall."""
    if table.by:
        return room_date(getattr(row, table.by), dt.date.min)
    words = "" if getattr(row, "private", False) else called(state, table, row)
    return gettext("{name:quoted}", name=short(words)) if words else ""


def _added(state: State, table: Table, rows: Sequence[Mapping[str, Any]]) -> str:
    row = Record(**{column.name: rows[0].get(column.name) for column in table.columns})
    name = _name(state, table, row) if not table.called or rows[0].get(table.called) else ""
    return ngettext(
        "added {noun} {name}",
        "added {number} {nouns}",
        len(rows),
        noun=gettext(table.noun),
        nouns=gettext(table.several),
        name=name,
    ).strip()


def _changed(state: State, table: Table, row: Record, values: Mapping[str, Any]) -> str:
    name = _name(state, table, row)
    columns = [column for column in table.columns if column.name in values and column.title]
    if not columns:
        return gettext("changed {noun} {name}", noun=gettext(table.noun), name=name).strip()
    title_ = title(columns[0])
    return gettext("changed {title:quoted} of {noun} {name}", title=title_, noun=gettext(table.noun), name=name).strip()
