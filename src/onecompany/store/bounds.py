"""What is said of a value that a table does not take: in our words, never in those of the library that checks it.

To the room in whole sentences with what the column is called (its `title` in the table's class); of a document, where
the place of the value stands before it, what was expected there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from onecompany.sentences import N_, gettext

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

_EXPECTED = {
    "missing": N_("is missing"),
    "none_required": N_("must be empty"),
    "string_too_short": N_("is empty, but must say something"),
    "finite_number": N_("must be a number with an end"),
    "string_too_long": N_("expected at most {limit:,} characters"),
    "too_long": N_("expected at most {limit:,} of them"),
    "greater_than": N_("expected a number greater than {limit:,g}"),
    "greater_than_equal": N_("expected a number greater than or equal to {limit:,g}"),
    "less_than": N_("expected a number less than {limit:,g}"),
    "less_than_equal": N_("expected a number less than or equal to {limit:,g}"),
    **dict.fromkeys(
        ("decimal_max_digits", "decimal_max_places", "decimal_whole_digits"),
        N_("expected an amount with fewer figures, and at most three of them behind the point"),
    ),
}
_EXPECTED_OTHERWISE = N_("cannot be kept as it is")
_EXPECTED_KINDS = {
    "string": N_("expected a text"),
    "int": N_("expected a whole number"),
    "float": N_("expected a number"),
    "bool": N_("expected true or false"),
    "datetime": N_("expected a moment in UTC such as 2026-03-05T09:00:00Z"),
    "timezone": N_("expected a moment in UTC such as 2026-03-05T09:00:00Z"),
    "date": N_("expected a valid date"),
    "list": N_("expected a list"),
    "dict": N_("expected an object"),
    "model": N_("expected an object"),
    "": _EXPECTED_OTHERWISE,
}
"""By how the name of an error begins, where its whole name is not among the above."""

_ASKED = {
    "string_too_long": N_("{column:quoted} has {length:,} characters and may have at most {limit:,}. Shorten it."),
    "string_too_short": N_("{column:quoted} is empty, but must say something."),
    "missing": N_("{column:quoted} is missing."),
    "greater_than": N_("{column:quoted} cannot be kept: it must be more than {limit:,g}."),
    "greater_than_equal": N_("{column:quoted} cannot be kept: it must be at least {limit:,g}."),
    "less_than": N_("{column:quoted} cannot be kept: it must be less than {limit:,g}."),
    "less_than_equal": N_("{column:quoted} cannot be kept: it must be at most {limit:,g}."),
}
_LIMITS = ("max_length", "gt", "ge", "lt", "le")


def words_of(pattern: str) -> list[str]:
    """The words that a pattern such as `^(owner|helps|)$` allows; none when it is of another kind."""
    allowed = re.fullmatch(r"\^\(([a-z|]+)\)\$", pattern)
    return allowed[1].split("|") if allowed else []


def expected(error: ErrorDetails) -> str:
    """What an error of validation asks for, in plain words."""
    kind = error["type"]
    about: Mapping[str, Any] = error.get("ctx") or {}
    if kind == "string_pattern_mismatch":
        words = [word or gettext("an empty text") for word in words_of(str(about.get("pattern", "")))]
        return gettext("expected one of {words}", words=", ".join(words)) if words else gettext(_EXPECTED_OTHERWISE)
    if kind == "value_error" and about.get("error"):
        return str(about["error"])  # raised by the tables themselves
    if kind in _EXPECTED:
        return gettext(_EXPECTED[kind], limit=_limit(about))
    return gettext(_EXPECTED_KINDS[next(start for start in _EXPECTED_KINDS if kind.startswith(start))])


def _limit(about: Mapping[str, Any]) -> Any:
    return next((about[name] for name in _LIMITS if name in about), 0)


def out_of_bounds(fields: Mapping[str, FieldInfo], error: ErrorDetails, value: object) -> str:
    """The sentence for the room about a value that its table, with these columns, does not take."""
    name = next((part for part in error["loc"] if isinstance(part, str)), "")
    if not name:
        return gettext("That cannot be kept: {why}.", why=expected(error))
    field, column = fields.get(name), name.removesuffix("_id").replace("_", " ")
    if field is not None and field.title:
        column = gettext(field.title)
    about: Mapping[str, Any] = error.get("ctx") or {}
    if error["type"] not in _ASKED:
        return gettext("{column:quoted} cannot be kept: {why}.", column=column, why=expected(error))
    length = len(value) if isinstance(value, str) else 0
    return gettext(_ASKED[error["type"]], column=column, length=length, limit=_limit(about))
