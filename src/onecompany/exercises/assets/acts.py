"""What the room does with customers by period that it does not do with other rows (see `kinds.rows`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onecompany.exercises.assets import CUSTOMER_PERIOD
from onecompany.exercises.assets.periods import frame, wanted_segments
from onecompany.exercises.assets.tables import CustomerPeriod
from onecompany.kinds.expected import title
from onecompany.kinds.references import let_go
from onecompany.kinds.rows import present
from onecompany.parsing.alike import alike
from onecompany.parsing.periods import Unit, first_day, period_name
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext, ngettext
from onecompany.store.state import State
from onecompany.store.transaction import Transaction
from onecompany.store.writer import WorkshopWriter

FIGURES = ("start", "gained", "lost", "more", "less", "value_start", "value_end")


class Taken(Refusal):
    """There is such a period of that segment already. The message names it."""


def take_figures(writer: WorkshopWriter, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Take over figures by period and segment, as a reader of tables or the room gives them. Returns the ids in order.

    Each row has a `start_date`, any day of its period, and may have a `segment` and figures. A period and segment that
    is there already is changed, and what a row does not say of it stays; others are added. Raises Refusal when two rows
    are of the same period and segment, and then takes nothing.
    """
    unit, _ = frame(writer.state)
    rows = [{**row, "segment": (row.get("segment") or "").strip()} for row in rows]
    wanted = [(_key(first_day(row["start_date"], unit), row["segment"]), row) for row in rows]
    seen: set[tuple[dt.date, str]] = set()
    for key, row in wanted:
        if key in seen:
            raise _twice(key[0], unit, row["segment"])
        seen.add(key)
    there = {_key(row.start_date, row.segment): row for row in writer.state.rows("customer_period")}
    ids: dict[tuple[dt.date, str], str] = {key: there[key].id for key, _ in wanted if key in there}
    names = list(dict.fromkeys(period_name(key[0], unit) for key, _ in wanted))
    label = ngettext("figures of {names:list}", "figures of {number} periods", len(names), names=names)
    with writer.act(label) as transaction:
        for key, row in sorted(wanted, key=lambda pair: pair[0]):
            figures = {name: row[name] for name in FIGURES if row.get(name) is not None}
            if key in ids:
                transaction.change(CustomerPeriod, ids[key], **figures)
            else:
                ids[key] = _added(transaction, key[0], row["segment"], figures)
    return [ids[key] for key, _ in wanted]


def add_periods(writer: WorkshopWriter, days: Sequence[dt.date]) -> list[str]:
    """Add periods by a day in each, with a row for each segment that it lacks (`wanted_segments`). Returns all ids.

    Raises Refusal for a period that lacks none, and then adds nothing.
    """
    unit, segments = frame(writer.state).unit, wanted_segments(writer.state)
    starts = list(dict.fromkeys(first_day(day, unit) for day in days))
    new: list[tuple[dt.date, str]] = []
    for start in starts:
        known = {alike(row.segment) for row in writer.state.where("customer_period", "start_date", start)}
        lacking = [segment for segment in segments if alike(segment) not in known]
        if not lacking:
            raise _twice(start, unit, "")
        new += [(start, segment) for segment in lacking]
    with writer.act(gettext("added {names:list}", names=[period_name(start, unit) for start in starts])) as transaction:
        return [_added(transaction, start, segment, {}) for start, segment in new]


def change_row(writer: WorkshopWriter, row_id: str, **values: Any) -> None:
    """Change columns of one segment of a period. Raises Refusal where another row is of that period and segment."""
    state = writer.state
    unit, row = frame(state).unit, present(state, CUSTOMER_PERIOD, row_id)
    if "start_date" in values:
        values["start_date"] = first_day(values["start_date"], unit)
    day, segment = values.get("start_date", row.start_date), values.get("segment", row.segment)
    _check_free(state, day, [segment], {row_id})
    if {"start_date", "segment"} & values.keys():
        values["position"] = _position(state, day, segment)
    column = title(CUSTOMER_PERIOD.column(next(iter(values))))
    label = gettext("changed {title:quoted} of {period}", title=column, period=period_name(row.start_date, unit))
    with writer.act(label) as transaction:
        transaction.change(CustomerPeriod, row_id, **values)


def move_period(writer: WorkshopWriter, start: dt.date, day: dt.date) -> None:
    """All segments of a period are of another one. Raises Refusal where that is there already."""
    state = writer.state
    rows, unit = list(state.where("customer_period", "start_date", start)), frame(state).unit
    new = first_day(day, unit)
    _check_free(state, new, [row.segment for row in rows], {row.id for row in rows})
    label = gettext("{old} is {new}", old=period_name(start, unit), new=period_name(new, unit))
    with writer.act(label) as transaction:
        for row in rows:
            position = _position(state, new, row.segment)
            transaction.change(CustomerPeriod, row.id, start_date=new, position=position)


def remove_period(writer: WorkshopWriter, start: dt.date) -> None:
    """Remove a period with all its segments and reasons."""
    label = gettext("removed {period}", period=period_name(start, frame(writer.state).unit))
    with writer.act(label) as transaction:
        for row in list(writer.state.where("customer_period", "start_date", start)):
            transaction.remove(CustomerPeriod, row.id)
        let_go(transaction, {gone.id for gone in transaction.changes if gone.new is None})


def _key(day: dt.date, segment: str) -> tuple[dt.date, str]:
    return day, alike(segment)


def _check_free(state: State, day: dt.date, segments: Iterable[str], own: set[str]) -> None:
    wanted = {_key(day, segment) for segment in segments}
    for row in state.rows("customer_period"):
        if row.id not in own and _key(row.start_date, row.segment) in wanted:
            raise _twice(day, frame(state).unit, row.segment)


def _twice(day: dt.date, unit: Unit, segment: str) -> Taken:
    period = period_name(day, unit)
    if segment:
        return Taken(gettext("{period} is there already for {segment:quoted}.", period=period, segment=segment))
    return Taken(gettext("{period} is there already.", period=period))


def _added(transaction: Transaction, day: dt.date, segment: str, figures: Mapping[str, Any]) -> str:
    position = _position(transaction.state, day, segment)
    values = {"start_date": day, "segment": segment, "position": position, **figures}
    return transaction.add(CustomerPeriod, **values).id


def _position(state: State, day: dt.date, segment: str) -> float:
    """By time, and within a period by the order of the plan's segments."""
    order = [alike(known) for known in frame(state).segments]
    index = order.index(alike(segment)) if alike(segment) in order else len(order)
    return day.toordinal() + index / 1024
