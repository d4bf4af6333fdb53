"""What the tables of all rooms are made of: identities, texts with limits, moments in UTC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect
from sqlalchemy.types import TypeDecorator, UserDefinedType
from sqlmodel import Field, SQLModel

from onecompany.clock.local import minutes_of
from onecompany.sentences import gettext
from onecompany.store.records import DECIMAL, MOST_DECIMALS, MOST_FIGURES, decimal_of, decimal_text

MAX_TEXT = 10_000
"""Characters in one item: some four pages. Longer text is refused, never cut."""

MAX_NAME = 200
"""Characters in a name or a title, so that it can stand in a heading."""


class UtcTime(TypeDecorator[dt.datetime]):
    """A moment, stored as UTC without an offset and read back as an aware datetime."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else value.replace(tzinfo=dt.UTC)


class DecimalText(UserDefinedType[Decimal]):
    """An exact number, stored as its figures. SQLite takes text for a column whose type has TEXT in its name."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """How it is declared."""
        return DECIMAL

    def bind_processor(self, dialect: Dialect) -> Callable[[Decimal | None], str | None]:
        """From the number to its figures."""
        return lambda value: None if value is None else decimal_text(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Decimal | None]:
        """From the figures to the number."""
        return lambda value: None if value is None else decimal_of(value)


def name_field(**options: Any) -> Any:
    """A text that must not be empty and fits in a heading."""
    return Field(min_length=1, max_length=MAX_NAME, **options)


def text_field(**options: Any) -> Any:
    """A text of the room, which may be empty."""
    return Field(default="", max_length=MAX_TEXT, **options)


def item_field(**options: Any) -> Any:
    """A text of the room that must say something."""
    return Field(min_length=1, max_length=MAX_TEXT, **options)


def time_field(**options: Any) -> Any:
    """A time of day as the room's clock shows it, "" where nobody has said."""
    return Field(default="", max_length=5, **options)


def checked_time(text: str) -> str:
    """A time of day, or "". Raises ValueError for anything else."""
    if text and minutes_of(text) is None:
        raise ValueError(gettext('expected a time of day such as "09:00"'))
    return text


def money_field(**options: Any) -> Any:
    """An amount of money, None where nobody has said."""
    # Pydantic takes the decimals off the figures, whether there are any or not.
    figures = MOST_FIGURES + MOST_DECIMALS
    return Field(default=None, sa_type=DecimalText, max_digits=figures, decimal_places=MOST_DECIMALS, **options)


def json_field(**options: Any) -> Any:
    """A column of JSON."""
    return Field(sa_type=JSON, **options)


class Identified(SQLModel):
    """A row with an identity that is unique across files."""

    REFERENCES: ClassVar[tuple[str, ...]] = ()
    """Columns that hold identities without being foreign keys, so that a copy can rename them."""

    id: str = Field(primary_key=True, max_length=64)


class OfWorkshop(Identified):
    """A row that belongs to one workshop and is deleted with it."""

    workshop_id: str = Field(foreign_key="workshop.id", index=True)


class Placed(OfWorkshop):
    """A row with a place among its siblings. Places are numbers to sort by, with gaps, and are not shown."""

    position: float = 0.0
    group_id: str | None = Field(default=None, max_length=64)
    """The group of a breakout that it belongs to; None: the whole room's, as everything is while there are none."""


class Carried(Placed):
    """A row that goes on into the organisation's next workshop.

    `origin_id` is the id of the first of its line, so that comparison over time is a join.
    """

    origin_id: str | None = Field(default=None, index=True)
