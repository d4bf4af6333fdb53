"""What a column of the document takes, as types that pydantic checks: exactly what would be written again.

The limits come from the tables' base classes, choices and identities from what the tables say of their columns.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from types import GenericAlias, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import BaseMetadata, Ge, MaxLen
from pydantic import AfterValidator, BeforeValidator, Field
from pydantic.fields import FieldInfo

from onecompany.exchange.text import written
from onecompany.kinds.columns import Code, LeaderOf, Nature, Number, OneOf, RowOf, RowsOf
from onecompany.parsing.clean import clean
from onecompany.parsing.numbers import LARGEST
from onecompany.sentences import gettext
from onecompany.store.records import DECIMAL_FIGURES, decimal_of
from onecompany.store.types import MAX_NAME, MAX_TEXT

ID = "[0-9a-z]{4,30}"
IDENTITY = f"^{ID}$"
IDENTITY_OF_SEVERAL = f"^{ID}(-{ID})*$"

REFERENCE = f"([a-z_]+:)?{ID}(-{ID})*(#[a-z_]+)?"
"""All of a text that is an identity, or a reference such as `stage:ID` or `metric:ID#target`."""

FIRST_YEAR, LAST_YEAR = 1900, 9900
"""Of days and moments. Nearer the ends of the calendar a shift of time zone or a few months lead out of it."""

LONGEST_TIME = 1e10
"""Seconds: three centuries. More of them would carry the planned end beyond the calendar."""

_MOMENT = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{6})?Z$"


def _kept(text: str) -> str:
    if clean(text, multiline=True) != text:
        raise ValueError(gettext("holds a control character, or another that cannot be kept"))
    return text


def _day(value: object) -> object:
    return _time(dt.date, value, gettext("expected a day such as 2026-03-05")) if isinstance(value, str) else value


def _moment(value: object) -> object:
    expected = gettext("expected a moment in UTC such as 2026-03-05T09:00:00Z")
    return _time(dt.datetime, value, expected) if isinstance(value, str) else value


def _time(kind: type[dt.date], text: str, expected: str) -> dt.date:
    """A day or a moment, exactly as the document would say it again."""
    try:
        time = kind.fromisoformat(text)
        if written(time) != text:
            raise ValueError
    except (ValueError, OverflowError):
        raise ValueError(expected) from None
    if not FIRST_YEAR <= time.year <= LAST_YEAR:
        raise ValueError(gettext("expected a year from {first} to {last}", first=FIRST_YEAR, last=LAST_YEAR))
    return time


def _amount(value: object) -> object:
    """Money is a text: a number of JSON is a double to most who read it."""
    try:
        return decimal_of(value)  # type: ignore[arg-type]
    except (ValueError, TypeError):
        raise ValueError(gettext("expected an amount in quotation marks, such as “1200.5”")) from None


def _exact(value: object) -> object:
    """A whole number that a double holds too, because readers of JSON may have nothing else."""
    if isinstance(value, int) and (abs(value) >= 2**63 or int(float(value)) != value):
        raise ValueError(gettext("has more digits than can be kept"))
    return value


def _seconds(value: float) -> float:
    if abs(value) > LONGEST_TIME:
        raise ValueError(gettext("expected at most {most:,.0f} seconds", most=LONGEST_TIME))
    return value


def _typeable(value: float) -> float:
    """What nobody could have typed is no measurement, and no chart has room for it."""
    if abs(value) >= LARGEST:
        raise ValueError(gettext("expected a number that can be typed, below {most:g}", most=LARGEST))
    return value


def organisation_name(value: object) -> str:
    """The name of a client, which no table of a workshop has."""
    if isinstance(value, str) and clean(value, multiline=True) == value and 0 < len(value.strip()) <= MAX_NAME:
        return value.strip()
    raise ValueError(gettext("expected a name of at most {most} characters", most=MAX_NAME))


Identity = Annotated[str, Field(pattern=IDENTITY)]
IdentityOfSeveral = Annotated[str, Field(pattern=IDENTITY_OF_SEVERAL, max_length=64)]
Words = Annotated[str, MaxLen(MAX_TEXT), AfterValidator(_kept)]
Amount = Annotated[
    Decimal, Field(json_schema_extra={"type": "string", "pattern": DECIMAL_FIGURES}), BeforeValidator(_amount)
]
Day = Annotated[dt.date, BeforeValidator(_day)]
Moment = Annotated[dt.datetime, Field(json_schema_extra={"pattern": _MOMENT}), BeforeValidator(_moment)]


def value_type(field: FieldInfo, nature: Nature | None) -> Any:
    """The type of a column, with the limits that its field has."""
    limits = [limit for limit in field.metadata if isinstance(limit, BaseMetadata)]
    return _typed(field.annotation, nature, limits, empty=field.get_default() == "")


def _typed(annotation: Any, nature: Nature | None, limits: Iterable[BaseMetadata], *, empty: bool = False) -> Any:
    """`empty`: an empty text is one of the choices too, because it is what the column holds from the start."""
    parts = get_args(annotation)
    if get_origin(annotation) in (Union, UnionType):
        (inner,) = (part for part in parts if part is not type(None))
        return _typed(inner, nature, limits, empty=empty) | None
    if get_origin(annotation) is list:
        return Annotated[(GenericAlias(list, _typed(parts[0], nature, ())), Field(), *limits)]
    if get_origin(annotation) is dict:
        return GenericAlias(dict, tuple(part if part is Any else _typed(part, None, ()) for part in parts))
    if isinstance(nature, OneOf):
        return Literal[(*nature.choices, "")] if empty else Literal[tuple(nature.choices)]
    if isinstance(nature, RowOf | RowsOf | LeaderOf):
        return Identity
    if isinstance(nature, Number):
        bounds = Field(json_schema_extra={"exclusiveMinimum": -LARGEST, "exclusiveMaximum": LARGEST})
        return Annotated[annotation, *limits, bounds, AfterValidator(_typeable), BeforeValidator(_exact)]
    return plain_type(annotation, limits, program=isinstance(nature, Code))


def plain_type(kind: Any, limits: Iterable[BaseMetadata] = (), *, program: bool = False) -> Any:
    """The type for values of a Python type. `program`: a number that only the program reads is of seconds."""
    limits = tuple(limits)
    if kind is str:
        longest = () if any(isinstance(limit, MaxLen) for limit in limits) else (MaxLen(MAX_TEXT),)
        return Annotated[str, *limits, *longest, AfterValidator(_kept)]
    if kind is dt.date:
        return Day
    if kind is Decimal:
        return Amount
    if kind is dt.datetime:
        return Moment
    if kind is float and program:
        least = {} if any(isinstance(limit, Ge) for limit in limits) else {"minimum": -LONGEST_TIME}
        bounds = Field(json_schema_extra={"maximum": LONGEST_TIME, **least})
        return Annotated[float, *limits, bounds, AfterValidator(_seconds), BeforeValidator(_exact)]
    if kind in (int, float):
        return Annotated[kind, *limits, BeforeValidator(_exact)]
    return kind
