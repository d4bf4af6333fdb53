"""The words and values that blocks are made of: what a cell can hold, and what the parts of a report can mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal


class Tenth(float):
    """A mean or a spread, rounded to a tenth: shown with its decimal everywhere, so that 2.0 stands beside 2.5."""


Value = str | int | float | Decimal | date | bool | None
"""What a cell or a fact can hold, money as a Decimal. `None` is what was not recorded."""


def missing(value: Value) -> bool:
    """Whether a value was not recorded: nothing, or a text with nothing in it."""
    return value is None or (isinstance(value, str) and not value.strip())


Level = Literal["crack", "warning", "strength"]
LEVELS: tuple[Level, ...] = ("crack", "warning", "strength")
"""How grave a finding is, from the gravest on."""

LEVEL_SIGNS: Mapping[Level, str] = {"crack": "✗", "warning": "!", "strength": "✓"}
"""A sign for each level of a finding, so that colour is never the only one."""

ColumnKind = Literal["text", "number", "date", "mark"]
"""How a column is set: `number` to the right with equal digits, `mark` is a yes or a no."""

Tone = Literal["plain", "none", "helps", "owner", "crack", "warning", "strength"]
"""What the cell of a matrix means. A format gives each a sign as well as a colour."""

ParagraphKind = Literal["text", "quote", "note"]
"""`quote`: a sentence that the room has adopted. `note`: small print under a part."""

INSTEAD: Mapping[str, bool] = {"instead": True}
"""Marks a field whose words are shown in place of those of another one, or stand in that anyhow, so that `texts` leaves
it out."""

CODE: Mapping[str, bool] = {"code": True}
"""Marks a field that is read by the program and never shown, so that `texts` leaves it alone."""
