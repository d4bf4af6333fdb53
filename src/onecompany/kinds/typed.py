"""What was typed into a cell, read as what its column takes, or refused in a sentence that helps. Pure.

What is read may be the values of several columns: a number brings its unit, a name that is no leader's stays as it was
typed. What `cells.typed` offers for editing is read again as the same values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import singledispatch
from typing import Any

from onecompany.kinds.cells import LINE, Cell
from onecompany.kinds.columns import (
    Day,
    LeaderOf,
    Money,
    Nature,
    Number,
    OneOf,
    Reference,
    RowOf,
    RowsOf,
    Text,
    WholeNumber,
    YesNo,
)
from onecompany.kinds.expected import choices, expected, title
from onecompany.kinds.lookup import NotNamed, refer
from onecompany.kinds.money import can_be_kept, currency, is_currency
from onecompany.kinds.people import leader_asked
from onecompany.parsing.alike import alike, nearest
from onecompany.parsing.clean import clean
from onecompany.parsing.dates import names_no_day, parse_date
from onecompany.parsing.numbers import is_share, parse_exactly, parse_number
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext
from onecompany.store.records import MOST_DECIMALS, MOST_FIGURES
from onecompany.store.state import State
from onecompany.summary.dates import room_date

_YES, _NO = frozenset({"y", "yes", "✓", "j", "ja"}), frozenset({"n", "no", "✗", "nein"})
_COMMAS = re.compile(r"\s*[,;]\s*")
_SPLIT = re.compile(r"\s*(?:[,;&+]|\b(?:and|und)\b)\s*", re.IGNORECASE)


class NotRead(Refusal):
    """What was typed means nothing in this cell. The message says what would."""


def read(cell: Cell, typed: str) -> dict[str, Any]:
    """The columns that change when something is typed into a cell; nothing typed clears it.

    Raises Refusal with a sentence for the room.
    """
    lines = isinstance(cell.nature, Text) and cell.nature.lines
    text = clean(typed, multiline=lines).strip()
    if text:
        return _read(cell.nature, cell, text)
    if cell.column.missing:
        raise NotRead(gettext(cell.column.missing))
    if isinstance(cell.nature, Text) and cell.nature.required:
        raise NotRead(gettext("{title:quoted} cannot be empty.", title=title(cell.column)))
    return _nothing(cell)


def refusal(cell: Cell, text: str) -> NotRead:
    """Says that what was typed means nothing in a cell, and what would."""
    column, nature = cell.column, cell.nature
    known: dict[str, Any] = {"said": text, "title": title(column), "choices": choices(nature)}
    known["expected"] = expected(column)
    if isinstance(nature, Number | WholeNumber):
        known |= {"least": nature.least, "most": nature.most}
    if column.refused:
        return NotRead(gettext(column.refused, **known))
    if isinstance(nature, Day):
        return NotRead(
            gettext("{said:quoted} is no date. Write one such as 12 Dec, end of March or 2026-12-12.", said=text)
        )
    return NotRead(gettext("{title:quoted} takes {expected}.", **known))


def _nothing(cell: Cell) -> dict[str, Any]:
    nature, name = cell.nature, cell.column.name
    words = getattr(nature, "typed", "")
    empty: Any = "" if isinstance(nature, Text | OneOf | Reference) else [] if isinstance(nature, RowsOf) else None
    return {name: empty} | ({words: ""} if words else {})


@singledispatch
def _read(nature: Nature, cell: Cell, text: str) -> dict[str, Any]:
    raise NotRead(gettext("Nothing can be typed here."))


@_read.register
def _(nature: Text, cell: Cell, text: str) -> dict[str, Any]:
    return {cell.column.name: text.replace(LINE, "\n") if nature.lines else text}


@_read.register
def _(nature: Number, cell: Cell, text: str) -> dict[str, Any]:
    number = parse_number(text)
    if number is None or not _within(nature, number.value):
        raise refusal(cell, text)
    name = cell.column.name
    if nature.counts and number.unit and number.unit.casefold() not in nature.counts:
        raise refusal(cell, text)
    if not number.unit or not nature.unit:
        return {name: number.value}
    unit = getattr(cell.row, nature.unit, "")
    if alike(number.unit) == alike(unit):
        return {name: number.value}
    if unit and any(getattr(cell.row, other, None) is not None for other in _others(cell)):
        raise NotRead(
            gettext(
                "This {noun} counts in {unit}. Write the number in {unit}, or change the unit first.",
                noun=gettext(cell.table.noun),
                unit=unit,
            )
        )
    return {name: number.value, nature.unit: number.unit}


def _others(cell: Cell) -> list[str]:
    """The other columns of the table that count in the same unit."""
    unit = getattr(cell.nature, "unit", "")
    numbers = [column for column in cell.table.columns if isinstance(column.nature, Number) and column != cell.column]
    return [column.name for column in numbers if getattr(column.nature, "unit", "") == unit]


def _within(nature: Number | WholeNumber, number: float | Decimal) -> bool:
    return (nature.least is None or number >= nature.least) and (nature.most is None or number <= nature.most)


@_read.register
def _(nature: WholeNumber, cell: Cell, text: str) -> dict[str, Any]:
    number = parse_exactly(text, grouped=True)
    if number is not None and is_share(number.unit) and not nature.signed:
        raise NotRead(gettext("{said:quoted} is a share. How many people is that?", said=text))
    if number is None or number.unit or number.value != int(number.value) or not _within(nature, number.value):
        raise refusal(cell, text)
    return {cell.column.name: int(number.value)}


@_read.register
def _(nature: Money, cell: Cell, text: str) -> dict[str, Any]:
    number, code = parse_exactly(text, grouped=True, money=True), currency(cell.state)
    if number is not None and is_share(number.unit):
        raise NotRead(gettext("{said:quoted} is a share. How much is that in {currency}?", said=text, currency=code))
    if number is None:
        raise refusal(cell, text)
    if number.unit and not is_currency(number.unit, code):
        known = {"said": text, "unit": number.unit, "currency": code}
        raise NotRead(gettext("Money is in {currency} here, not in {unit:quoted}. Write how much that is.", **known))
    if not can_be_kept(number.value):
        most = {"figures": MOST_FIGURES, "decimals": MOST_DECIMALS}
        raise NotRead(gettext("Money has at most {figures} figures here, {decimals} of them behind the point.", **most))
    return {cell.column.name: number.value}


@_read.register
def _(nature: Day, cell: Cell, text: str) -> dict[str, Any]:
    day = parse_date(text, cell.today, past=nature.past)
    if day is None:
        raise refusal(cell, text)
    if nature.past and day > cell.today:
        raise NotRead(gettext("{said:quoted} is still to come. {title:quoted} takes a day that is past.",
                              said=text, title=title(cell.column)))  # fmt: skip
    return {cell.column.name: day}


def day_taken(cell: Cell, values: Mapping[str, Any], text: str) -> str:
    """Which day a month or the like in the past was taken for, since nobody named it; "" where one was named."""
    day = values.get(cell.column.name)
    if not isinstance(cell.nature, Day) or not cell.nature.past or day is None or not names_no_day(text):
        return ""
    kept = room_date(day, cell.today)
    return gettext("{said:quoted} names no day: {day} was kept. F2 changes it.", said=text.strip(), day=kept)


@_read.register
def _(nature: YesNo, cell: Cell, text: str) -> dict[str, Any]:
    word = text.casefold()
    yes, no = gettext("yes"), gettext("no")
    if word in _YES or word == yes.casefold():
        return {cell.column.name: True}
    if word in _NO or word == no.casefold():
        return {cell.column.name: False}
    raise refusal(cell, text)


@_read.register
def _(nature: OneOf, cell: Cell, text: str) -> dict[str, Any]:
    word = text.casefold()
    pairs = list(zip(choices(nature), nature.choices, strict=True))
    known = [(spelling, code) for shown, code in pairs for spelling in (shown, code, f"{shown}s")]
    codes = (
        {nature.also[word]} if word in nature.also else {code for _, code in nearest(text, known, lambda row: row[0])}
    )
    if len(codes) != 1:
        raise refusal(cell, text)
    return {cell.column.name: codes.pop()}


@_read.register
def _(nature: LeaderOf, cell: Cell, text: str) -> dict[str, Any]:
    leader = leader_asked(cell.state, text)
    if leader is None and not nature.typed:
        raise NotNamed(gettext("No leader in this room is called {said:quoted}. F12 shows who is here.", said=text))
    words = {nature.typed: "" if leader is not None else text} if nature.typed else {}
    return {cell.column.name: leader.id if leader is not None else None} | words


@_read.register
def _(nature: RowOf, cell: Cell, text: str) -> dict[str, Any]:
    return {cell.column.name: _row(cell.state, nature.table, text)}


@_read.register
def _(nature: RowsOf, cell: Cell, text: str) -> dict[str, Any]:
    return {cell.column.name: list(dict.fromkeys(_rows(cell.state, nature.table, text)))}


def _rows(state: State, table: str, text: str) -> list[str]:
    """Several rows by their names, in which may stand what else stands between two: "R&D", "Sales and Marketing"."""
    ids: list[str] = []
    for part in filter(None, _COMMAS.split(text)):
        try:
            ids.append(_row(state, table, part))
        except NotNamed:
            ids += [_row(state, table, name) for name in _SPLIT.split(part) if name]
    return ids


def _row(state: State, table: str, text: str) -> str:
    reference, _ = refer(state, (table,), text)
    return reference.partition(":")[2]


@_read.register
def _(nature: Reference, cell: Cell, text: str) -> dict[str, Any]:
    try:
        reference, words = refer(cell.state, nature.tables, text)
    except NotNamed:
        if not nature.typed:
            raise
        reference, words = "", text
    return {cell.column.name: reference} | ({nature.typed: words} if nature.typed else {})
