"""What a cell shows, and how it would be typed again, for every nature of column. Pure. `typed` reads it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import singledispatch
from typing import Any

from onecompany.kinds.columns import (
    Column,
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
from onecompany.kinds.kind import Table
from onecompany.kinds.lookup import reference_words, row_words
from onecompany.kinds.money import amount, currency
from onecompany.sentences import gettext, localised
from onecompany.sentences.values import signs
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.dates import room_date

LINE = " / "
"""Stands for the end of a line where a text of several lines is edited in one."""

_AMBIGUOUS = re.compile(r"[+−-]?[1-9][0-9]{0,2}[.,][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a row, seen on a day. `row` None: one that is not there yet."""

    table: Table
    column: Column
    state: State
    today: dt.date
    row: Record | None = None

    @property
    def value(self) -> Any:
        """What is stored there; None in a row that is not there yet."""
        return getattr(self.row, self.column.name, None)

    @property
    def nature(self) -> Nature:
        """What the column holds."""
        return self.column.nature


def cell_text(cell: Cell) -> str:
    """What a cell shows; "" where nothing was said."""
    return "" if cell.value is None and not _words_of_id(cell) else _shown(cell.nature, cell)


def typed(cell: Cell) -> str:
    """A cell as it would be typed, for editing: `typed.read` gives the same values for it."""
    return "" if cell.value is None and not _words_of_id(cell) else _typed(cell.nature, cell)


def following(cell: Cell) -> dict[str, Any] | None:
    """What a cell holds after Enter, where that goes round its choices; None where there are none."""
    nature = cell.nature
    if isinstance(nature, YesNo):
        return {cell.column.name: {None: True, True: False, False: None}[cell.value]}
    if isinstance(nature, OneOf):
        codes = [*([] if cell.column.missing else [""]), *nature.choices]
        index = codes.index(cell.value) if cell.value in codes else -1
        return {cell.column.name: codes[(index + 1) % len(codes)]}
    return None


def _words_of_id(cell: Cell) -> str:
    """The words that are kept beside an id, in the column for them."""
    name = getattr(cell.nature, "typed", "")
    return str(getattr(cell.row, name, "")).strip() if name else ""


@singledispatch
def _typed(nature: Nature, cell: Cell) -> str:
    return str(cell.value)


@singledispatch
def _shown(nature: Nature, cell: Cell) -> str:
    return typed(cell)


@_typed.register
def _(nature: Text, cell: Cell) -> str:
    return str(cell.value).replace("\n", LINE) if nature.lines else str(cell.value)


@_shown.register
def _(nature: Text, cell: Cell) -> str:
    return str(cell.value)


@_typed.register
def _(nature: Number, cell: Cell) -> str:
    return _certain(localised(f"{_plain(cell.value):f}"))


@_shown.register
def _(nature: Number, cell: Cell) -> str:
    unit = nature.counts[0] if nature.counts else getattr(cell.row, nature.unit, "")
    return f"{localised(f'{_plain(cell.value):,f}')} {unit}".strip()


def _certain(text: str) -> str:
    """A number so that it is read as no other: "4.125" is four thousand to half of Europe."""
    return f"{text}0" if _AMBIGUOUS.fullmatch(text) else text


def _plain(number: float) -> Decimal:
    """A number with as many figures as a double keeps exactly, without an exponent."""
    return Decimal(f"{number:.15g}")


@_typed.register
def _(nature: WholeNumber, cell: Cell) -> str:
    return gettext("{number:signed}", number=cell.value) if nature.signed else str(cell.value)


@_shown.register
def _(nature: WholeNumber, cell: Cell) -> str:
    return typed(cell) if nature.signed else localised(f"{cell.value:,}")


@_typed.register
def _(nature: Money, cell: Cell) -> str:
    return _certain(amount(cell.value).replace(signs()[0], ""))


@_shown.register
def _(nature: Money, cell: Cell) -> str:
    return f"{amount(cell.value)} {currency(cell.state)}".strip()


@_typed.register
def _(nature: Day, cell: Cell) -> str:
    return str(cell.value.isoformat())


@_shown.register
def _(nature: Day, cell: Cell) -> str:
    return room_date(cell.value, cell.today)


@_typed.register
def _(nature: YesNo, cell: Cell) -> str:
    return gettext("yes") if cell.value else gettext("no")


@_typed.register
def _(nature: OneOf, cell: Cell) -> str:
    return gettext(nature.choices[cell.value]) if cell.value in nature.choices else str(cell.value)


@_shown.register
def _(nature: OneOf, cell: Cell) -> str:
    return f"{nature.signs.get(cell.value, '')} {typed(cell)}".strip()


@_typed.register
def _(nature: LeaderOf, cell: Cell) -> str:
    return row_words(cell.state, "leader", cell.value) or _words_of_id(cell)


@_typed.register
def _(nature: RowOf, cell: Cell) -> str:
    return row_words(cell.state, nature.table, cell.value)


@_typed.register
def _(nature: RowsOf, cell: Cell) -> str:
    names = [row_words(cell.state, nature.table, row_id) for row_id in cell.value]
    return ", ".join(filter(None, names))


@_typed.register
def _(nature: Reference, cell: Cell) -> str:
    return reference_words(cell.state, cell.value or "") or _words_of_id(cell)
