"""What is said of a value that a table does not take: in our words, never in those of the library that checks it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_EXPECTED = {
    "missing": "is missing",
    "none_required": "must be empty",
    "string_too_short": "is empty, but must say something",
    "finite_number": "must be a number with an end",
}
_KINDS = (
    ("string", "expected a text"),
    ("int", "expected a whole number"),
    ("float", "expected a number"),
    ("bool", "expected true or false"),
    ("datetime", "expected a moment in UTC such as 2026-03-05T09:00:00Z"),
    ("timezone", "expected a moment in UTC such as 2026-03-05T09:00:00Z"),
    ("date", "expected a valid date"),
    ("list", "expected a list"),
    ("dict", "expected an object"),
    ("model", "expected an object"),
)
_LIMITS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "string_too_long": lambda about: f"expected at most {about['max_length']:,} characters",
    "too_long": lambda about: f"expected at most {about['max_length']:,} of them",
    "greater_than": lambda about: f"expected a number greater than {about['gt']:,g}",
    "greater_than_equal": lambda about: f"expected a number greater than or equal to {about['ge']:,g}",
    "less_than": lambda about: f"expected a number less than {about['lt']:,g}",
    "less_than_equal": lambda about: f"expected a number less than or equal to {about['le']:,g}",
}
_NOUNS = {"pain": "pain point", "parking": "parked item", "ownership": "cell", "span": "stretch of time"}
_COLUMNS = {"by_when": "date", "what": "text", "who": "name", "silo_id": "silo", "leader_id": "leader", "goal": "wish"}


def words_of(pattern: str) -> list[str]:
    """The words that a pattern such as `^(owner|helps|)$` allows; none when it is of another kind."""
    found = re.fullmatch(r"\^\(([a-z|]+)\)\$", pattern)
    return found[1].split("|") if found else []


def expected(error: ErrorDetails) -> str:
    """What an error of validation asks for, in plain words."""
    kind = error["type"]
    about: Mapping[str, Any] = error.get("ctx") or {}
    if kind == "string_pattern_mismatch":
        words = words_of(str(about.get("pattern", "")))
        return f"expected one of {', '.join(word or 'an empty text' for word in words)}" if words else _OTHER
    if kind == "value_error" and about.get("error"):
        return str(about["error"])  # raised by the tables themselves
    if kind in _LIMITS:
        return _LIMITS[kind](about)
    return _EXPECTED.get(kind) or next((said for start, said in _KINDS if kind.startswith(start)), _OTHER)


_OTHER = "cannot be kept as it is"


def out_of_bounds(table: str, error: ErrorDetails, value: object) -> str:
    """The sentence for the room about a value that its table does not take."""
    column = next((part for part in error["loc"] if isinstance(part, str)), "")
    noun = _NOUNS.get(table, table)
    said = _COLUMNS.get(column, column.replace("_", " "))
    what = f"The {said} of the {noun}" if said else f"The {noun}"
    if error["type"] == "string_too_long" and isinstance(value, str):
        limit = (error.get("ctx") or {})["max_length"]
        return f"{what} has {len(value):,} characters and may have at most {limit:,}. Shorten it."
    if error["type"] == "string_too_short":
        return f"{what} is empty, but must say something."
    asked = expected(error)
    return f"{what} {asked}." if asked in _EXPECTED.values() or asked == _OTHER else f"{what} cannot be kept: {asked}."
