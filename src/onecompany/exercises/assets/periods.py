"""Customers in periods of the calendar: what follows from what the room said, over all segments. Pure.

A sum is known when all its parts are; what one segment does not know, nobody knows of all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from onecompany.kinds.money import currency
from onecompany.parsing.alike import alike
from onecompany.parsing.dates import parse_date
from onecompany.parsing.figures import Wanted
from onecompany.parsing.periods import Unit, first_day, last_day, period_name, shifted, spans, without_year
from onecompany.sentences import gettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State

_Sum = TypeVar("_Sum", int, Decimal)


def read_period(text: str, unit: Unit, today: dt.date) -> dt.date | None:
    """The first day of the period that was typed: "Q2 2026", "June 2026", "2026", or any date in it.

    Without a year it is the last such period that has begun. None for what is no period, or longer than one.
    """
    found = [span for span in spans(text) if not span.serial]
    if (yearless := without_year(text)) is not None:
        found = [span for back in (0, 1) for span in spans(yearless.format(year=today.year - back))]
        found = [span for span in found if span.first <= today][:1]
    day = None if found else parse_date(text.strip(), today, past=True)
    ends = [(day, day)] if day is not None else [(span.first, span.last) for span in found]
    starts = {first_day(end, unit) for both in ends for end in both}
    return starts.pop() if len(starts) == 1 else None


# -- customers in it


@dataclass(frozen=True, slots=True)
class Period:
    """The customers of a period over all its segments, in whole people; None is what is not known of all of them."""

    start_date: dt.date
    unit: Unit
    rows: tuple[Record, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        return period_name(self.start_date, self.unit)

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The rows that it is made of."""
        return tuple(Ref("customer_period", row.id) for row in self.rows)

    @property
    def segments(self) -> frozenset[str]:
        """Which segments are counted in it, in whatever letters they are written."""
        return frozenset(alike(row.segment) for row in self.rows)

    def total(self, column: str) -> Any:
        """The sum of a column over the segments."""
        return summed([getattr(row, column) for row in self.rows])

    @property
    def lost(self) -> int | None:
        """How many left."""
        lost: int | None = self.total("lost")
        return lost

    @property
    def end(self) -> int | None:
        """How many there were at the end."""
        return summed([end_of(row) for row in self.rows])

    @property
    def net(self) -> int | None:
        """How many more came than left."""
        return summed([net_of(row) for row in self.rows])

    @property
    def is_known(self) -> bool:
        """Whether start, gained and lost are known, so that all that happened can be drawn."""
        return self.end is not None


def summed(values: Sequence[_Sum | None]) -> _Sum | None:
    """The sum; None when one of the values is not known, or there are none."""
    known = [value for value in values if value is not None]
    return sum(known[1:], known[0]) if known and len(known) == len(values) else None


def end_of(row: Record) -> int | None:
    """How many there were at the end of a row's period."""
    net = net_of(row)
    return None if net is None or row.start is None else row.start + net


def net_of(row: Record) -> int | None:
    """How many more came than left."""
    return None if row.gained is None or row.lost is None else row.gained - row.lost


class Frame(NamedTuple):
    """How the workshop's plan cuts customers up: the unit of a period, and the segments in their order."""

    unit: Unit = "quarter"
    segments: tuple[str, ...] = ()


def frame(state: State) -> Frame:
    """As the first exercise of this kind says it; the tables belong to the workshop."""
    for exercise in state.where("exercise", "kind", "assets"):
        segments: dict[str, str] = {}
        for segment in exercise.settings.get("segments", ()):
            segments.setdefault(alike(segment), segment)
        return Frame(exercise.settings.get("period", "quarter"), tuple(segments.values()))
    return Frame()


def wrong(rows: Sequence[Mapping[str, Any]], settings: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, str, str]]:
    """What a document says that no board of this kind lets happen: a day that begins no period, a segment twice."""
    units: list[Unit] = [one.get("period", "quarter") for one in settings] or [Frame().unit]
    seen: set[tuple[dt.date, str]] = set()
    for number, row in enumerate(rows):
        day, segment = row["start_date"], row["segment"]
        first, key = first_day(day, units[0]), (day, alike(segment))
        if day not in {first_day(day, unit) for unit in units}:
            known = {"period": period_name(first, units[0]), "first": first.isoformat()}
            yield number, "start_date", gettext("is not the first day of a period: {period} begins on {first}", **known)
        if key in seen:
            yield number, "segment", gettext("{segment:quoted} is there already for this period", segment=segment)
        seen.add(key)


def wanted(state: State) -> Wanted:
    """What tables of figures are taken: by the plan's period, in its currency, of its segments."""
    unit, segments = frame(state)
    there = frozenset((row.start_date, alike(row.segment)) for row in state.rows("customer_period"))
    return Wanted(unit, currency(state), segments, there)


def periods(state: State) -> list[Period]:
    """All periods in the order of time."""
    days = {row.start_date for row in state.rows("customer_period")}
    return [period for day in sorted(days) if (period := period_on(state, day)) is not None]


def period_on(state: State, day: dt.date) -> Period | None:
    """The period that begins on a day, its segments in the order of the plan, others behind them; None for none."""
    unit, segments = frame(state)
    order = [alike(segment) for segment in segments]

    def place(row: Record) -> tuple[int, str, str]:
        segment = alike(row.segment)
        return order.index(segment) if segment in order else len(order), segment, row.id

    rows = state.where("customer_period", "start_date", day)
    return Period(day, unit, tuple(sorted(rows, key=place))) if rows else None


def wanted_segments(state: State) -> tuple[str, ...]:
    """The segments of a period that is added: those of the plan, else those of the latest one, else all in one."""
    latest = [row.segment for period in periods(state)[-1:] for row in period.rows]
    return frame(state).segments or tuple(latest) or ("",)


def segmented(state: State) -> bool:
    """Whether customers are counted in segments."""
    return bool(frame(state).segments) or any(row.segment for row in state.rows("customer_period"))


def gaps(known: Sequence[Period]) -> list[tuple[Period, Period, int]]:
    """Periods in succession of which the second begins with more customers than the first ends with; below 0: fewer.

    Of those that count other segments nothing is compared.
    """
    found = []
    for one, other in pairwise(known):
        start, end = other.total("start"), one.end
        follows = other.start_date == shifted(one.start_date, one.unit, 1)
        if follows and one.segments == other.segments and start is not None and end is not None and start != end:
            found.append((one, other, start - end))
    return found


# -- what readers of the document are told


def end(state: State, row: Record) -> int | None:
    """How many there were at the end; None where that is not known."""
    return end_of(row)


def end_date(state: State, row: Record) -> str:
    """The last day of the period."""
    return last_day(row.start_date, frame(state).unit).isoformat()
