"""What is typed into a cell, read as a date or as yes and no. Pure."""

from __future__ import annotations

import datetime as dt

from onecompany.parsing.dates import parse_date
from onecompany.parsing.refusal import Refusal

_YES = frozenset({"y", "yes", "✓"})
_NO = frozenset({"n", "no", "✗"})


class NotRead(Refusal):
    """What was typed means nothing in this cell. The message says what would."""


def read_date(said: str, today: dt.date) -> dt.date | None:
    """The date that was typed, None for nothing. Raises NotRead."""
    if not said.strip():
        return None
    found = parse_date(said, today)
    if found is None:
        raise NotRead(f"“{said}” is no date. Write one such as 12 Dec, end of March or 2026-12-12.")
    return found


def read_yes_no(said: str) -> bool | None:
    """Yes or no as it was typed, None for nothing. Raises NotRead."""
    word = said.strip().casefold()
    if not word:
        return None
    if word in _YES or word in _NO:
        return word in _YES
    raise NotRead("Would a customer notice? Type yes or no.")
