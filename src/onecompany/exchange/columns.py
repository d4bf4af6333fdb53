"""Checks the columns of a row: the table's own rules, by its base class, and what no table says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from sqlalchemy import Date
from sqlmodel import SQLModel

from onecompany.exchange.problems import Path, Problems
from onecompany.exchange.text import written
from onecompany.parsing.clean import clean
from onecompany.store.bounds import expected
from onecompany.store.records import UNWRITTEN
from onecompany.store.tables import CommitmentState, Flex, WorkshopState
from onecompany.store.transaction import base_of
from onecompany.store.types import MAX_TEXT, UtcTime

CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("workshop", "state"): get_args(WorkshopState),
    ("exercise", "flex"): get_args(Flex),
    ("commitment", "state"): get_args(CommitmentState),
}
"""Columns that hold one of some words, which their tables do not check."""

LONGEST_TIME = 1e10
"""Seconds: three centuries. More of them would carry the planned end beyond the calendar."""

TIMED = frozenset({"exercise", "step", "span"})
"""The tables whose numbers are seconds."""

FIRST_YEAR, LAST_YEAR = 1900, 9900
"""Of days and moments. Nearer the ends of the calendar a shift of time zone or a few months lead out of it."""


class Columns:
    """The columns of one table. A column that its base class does not have is checked by its type alone."""

    def __init__(self, model: type[SQLModel], problems: Problems) -> None:
        self.table = str(model.__tablename__)
        self.names = [name for name in model.model_fields if name not in UNWRITTEN]
        self._model = model
        self._base = base_of(model)
        self._problems = problems
        self._others: dict[str, TypeAdapter[Any]] = {}
        for name in self.names:
            if name not in self._base.model_fields:
                annotation: Any = model.model_fields[name].annotation
                self._others[name] = TypeAdapter(annotation)
        self._types = {column.name: column.type for column in model.__table__.columns}  # type: ignore[attr-defined]

    def read(self, item: Mapping[str, Any], path: Path) -> dict[str, Any] | None:
        """The values of a row with defaults for those that are not there; None when something is wrong."""
        before = self._problems.count
        given = {name: self._value(name, item[name], (*path, name)) for name in self.names if name in item}
        if self._problems.count > before:
            return None
        values = self._validated(given, path)
        return values if self._problems.count == before else None

    def defaults(self) -> dict[str, Any]:
        """What the columns hold that say nothing."""
        fields = ((name, self._model.model_fields[name]) for name in self.names)
        return {name: each.get_default(call_default_factory=True) for name, each in fields if not each.is_required()}

    def _value(self, name: str, value: Any, path: Path) -> Any:
        """A value of the document as the column holds it."""
        if isinstance(value, str):
            kind = self._types[name]
            if isinstance(kind, Date | UtcTime):
                return self._time(value, path, day=isinstance(kind, Date))
            self._text(name, value, path)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self._number(value, path)
        return value

    def _time(self, value: str, path: Path, *, day: bool) -> dt.date | dt.datetime | None:
        """A day or a moment, exactly as the document would say it again."""
        try:
            found = dt.date.fromisoformat(value) if day else dt.datetime.fromisoformat(value)
            if written(found) != value:
                raise ValueError
        except (ValueError, OverflowError):
            example = "a day such as 2026-03-05" if day else "a moment in UTC such as 2026-03-05T09:00:00Z"
            self._problems.add(path, f"expected {example}")
            return None
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            self._problems.add(path, f"expected a year from {FIRST_YEAR} to {LAST_YEAR}")
        return found

    def _text(self, name: str, value: str, path: Path) -> None:
        choices = CHOICES.get((self.table, name), ())
        if len(value) > MAX_TEXT:
            self._problems.add(path, f"expected at most {MAX_TEXT:,} characters, got {len(value):,}")
        elif clean(value, multiline=True) != value:
            self._problems.add(path, "holds a control character, or another that cannot be kept")
        elif choices and value not in choices:
            self._problems.add(path, f"expected one of {', '.join(choices)}")

    def _number(self, value: float, path: Path) -> None:
        if self.table in TIMED and abs(value) > LONGEST_TIME:
            self._problems.add(path, f"expected at most {LONGEST_TIME:,.0f} seconds")
        elif isinstance(value, int) and (abs(value) >= 2**63 or int(float(value)) != value):
            self._problems.add(path, "has more digits than can be kept")

    def _validated(self, given: Mapping[str, Any], path: Path) -> dict[str, Any]:
        own = {name: value for name, value in given.items() if name in self._base.model_fields}
        values = dict(given)
        try:
            checked = self._base.model_validate(own, strict=True)
            values |= {name: getattr(checked, name) for name in self.names if name in self._base.model_fields}
        except ValidationError as error:
            self._add(path, error.errors(include_url=False, include_input=False))
        for name, kind in self._others.items():
            field = self._model.model_fields[name]
            if name in given:
                try:
                    kind.validate_python(given[name], strict=True)
                except ValidationError as error:
                    self._add((*path, name), error.errors(include_url=False, include_input=False))
            elif field.is_required():
                self._problems.add((*path, name), "is missing")
            else:
                values[name] = field.get_default(call_default_factory=True)
        return values

    def _add(self, path: Path, errors: Iterable[ErrorDetails]) -> None:
        for each in errors:
            place = (*path, *(part for part in each["loc"] if isinstance(part, int) or part.isidentifier()))
            self._problems.add(place, expected(each))
