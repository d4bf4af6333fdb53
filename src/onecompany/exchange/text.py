"""The document as text, and how numbers, days and moments are written in it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from onecompany.store.records import decimal_text

EXACT = 2**53
"""Below this every whole number is one of a double's."""


def dumps(document: Mapping[str, object]) -> str:
    """The text of a document, with a line end behind it. The same document gives the same text.

    Raises ValueError for NaN and infinity, which JSON does not have.
    """
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def written(value: Any) -> Any:
    """The value of a column as the document has it: 60.0 as 60, money as text, days and moments in ISO 8601 (UTC)."""
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        return int(value)
    return value
