"""Rows as plain records: what the screen, the findings and the summary read.

A record has the columns of its table as attributes. The tables' own classes (`store.tables`, `exercises/*/tables.py`)
are the one definition of each noun; a record carries the same names and types without SQLModel behind it, so that
reading is fast and the first screen does not wait for an import.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, NamedTuple

LAID_DOWN = frozenset({"group_id"})
"""Columns that nothing uses yet. A row that has nothing in them is as if it did not have them."""


DECIMAL = "DECIMAL_TEXT"
"""How a column with exact numbers is declared (see `types.DecimalText`)."""

MOST_FIGURES, MOST_DECIMALS = 15, 3
"""Of an exact number: figures that spreadsheets keep, and decimals that a currency has (ISO 4217)."""

DECIMAL_FIGURES = "^-?(0|[1-9][0-9]{0,14})([.][0-9]{0,2}[1-9])?$"
"""All of the text of an exact number."""


class Ref(NamedTuple):
    """Where a row is: its table and its id."""

    table: str
    id: str

    def __str__(self) -> str:
        return f"{self.table}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> Ref | None:
        """The reference that `str()` made, or None when the text is none. A column behind a `#` is left out."""
        table, colon, row = text.partition("#")[0].partition(":")
        return cls(table, row) if colon and table and row else None


class Change(NamedTuple):
    """One row before and after an act, in JSON's own types. `old` None: added; `new` None: removed.

    For a changed row both sides hold only the columns that differ.
    """

    table: str
    id: str
    old: dict[str, Any] | None
    new: dict[str, Any] | None

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.table, self.id, self.new, self.old)


class Record(SimpleNamespace):
    """A row, not to be changed in place: a change makes a new record."""

    id: str

    def with_values(self, values: Mapping[str, Any]) -> Record:
        """A copy with some columns changed."""
        return Record(**{**vars(self), **values})


def _utc(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def decimal_text(value: Decimal) -> str:
    """An exact number as its figures, without an exponent and noughts that say nothing; one number, one text."""
    return f"{(value + 0).normalize():f}"


def decimal_of(text: str) -> Decimal:
    """The inverse of `decimal_text`. Raises ValueError or TypeError for what that cannot have written."""
    if not re.fullmatch(DECIMAL_FIGURES, text):
        raise ValueError("no exact number")
    return Decimal(text)


_DECODERS: dict[str, Callable[[Any], Any]] = {
    "DATE": date.fromisoformat,
    "DATETIME": _utc,
    "BOOLEAN": bool,
    DECIMAL: decimal_of,
}


def encode(value: Any) -> Any:
    """A column's value in JSON's own types, as `history` stores it."""
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def decode(declared: str, value: Any) -> Any:
    """The inverse of `encode`, by the type that the column was declared with. JSON columns pass through."""
    decoder = _DECODERS.get(declared)
    return value if decoder is None or value is None else decoder(value)


def to_be_stored(declared: str, value: Any) -> Any:
    """What SQLite is handed for a column's value, which is in JSON's own types."""
    if declared == "JSON":
        return json.dumps(value)
    if declared == "DATETIME" and value is not None:
        return _utc(value).astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
    return value


def stored_reader(declared: str, required: bool) -> Callable[[Any], Any]:
    """What makes a column's value of what SQLite hands over; raises ValueError or TypeError for what cannot be there.

    `required`: the column is never without a value.
    """
    read = _READERS.get(declared.partition("(")[0], _as_it_is)
    return read if required else lambda value: None if value is None else read(value)


def _exactly(*kinds: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) not in kinds:
            raise TypeError("not of the type of its column")
        return value

    return read


def _as_it_is(value: Any) -> Any:
    return value


def _yes_or_no(value: Any) -> bool:
    if value not in (0, 1):
        raise ValueError("neither yes nor no")
    return bool(value)


def _finite(value: Any) -> float:
    if not isinstance(value, float | int) or not math.isfinite(value):
        raise ValueError("no number")
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "VARCHAR": _exactly(str),
    "INTEGER": _exactly(int),
    "FLOAT": _finite,
    "BOOLEAN": _yes_or_no,
    "DATE": date.fromisoformat,
    "DATETIME": _utc,
    "JSON": json.loads,
    DECIMAL: decimal_of,
}
