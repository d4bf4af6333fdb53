"""Settles which month, quarter or year each line of a table is about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onecompany.parsing.figure_sums import Read
from onecompany.parsing.figures import UNITS
from onecompany.parsing.habits import DAY_FIRST, MONTH_FIRST, habits
from onecompany.parsing.periods import MONTHS, Span, Unit, first_day, months_between, span_of, without_year
from onecompany.sentences import gettext, ngettext

_NEAR = 4
"""Days that a last working day may lie before the end of a quarter or a year."""

_EXCHANGED = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}")
_LIKE: dict[Unit, str] = {"month": "2026-03", "quarter": "Q1 2026", "year": "2026"}  # no sentence: forms of a period


@dataclass(frozen=True, slots=True)
class Settled:
    """What is to be said of the periods, and which lines have none for certain."""

    remarks: list[str] = field(default_factory=list)
    problems: list[tuple[Read, str]] = field(default_factory=list)


def settle_periods(kept: Sequence[Read], unit: Unit, *, closing: bool, from_1904: bool) -> Settled:
    """Give each line the first day of its period. `closing`: the heading says that it is a day of counting.

    `from_1904`: numbers that are days count from another year than is known here.
    """
    settled = Settled()
    order = _order(kept, unit, settled)
    for read in kept:
        meant = read.line.meant
        why = ""
        if not meant:
            why = _why_none(read.line.when, unit)
        elif len(meant) > 1 and order is None:
            known = {"typed": read.line.when, "one": meant[0].first.isoformat(), "other": meant[1].first.isoformat()}
            why = gettext("{typed:quoted} may be {one} or {other}. Write it as one of these.", **known)
        else:
            span = meant[order or 0] if len(meant) > 1 else meant[0]
            why = _why_not(read.line.when, span, unit, closing=closing)
            read.first = first_day(span.first, unit)
        if why:
            settled.problems.append((read, why))
    serial = next((read for read in kept if read.line.meant and read.line.meant[0].serial), None)
    if serial is not None and from_1904:
        why = gettext("This workbook counts days from 1904. Let the column show them as dates.")
        settled.problems.append((serial, why))
    elif serial is not None and not settled.problems:
        known = {"typed": serial.line.when, "day": serial.line.meant[0].first.isoformat()}
        settled.remarks.append(
            gettext("The days are numbers, as workbooks count them: {typed:quoted} is {day}.", **known)
        )
    if not settled.problems:
        _regular(kept, unit, settled)
    return settled


def _why_none(when: str, unit: Unit) -> str:
    like = {"unit": gettext(UNITS[unit]), "form": _LIKE[unit]}
    if not when:
        return gettext("The period is missing. Write it, such as {form}.", **like)
    if without_year(when):
        return gettext("{typed:quoted} has no year. Write it with one, such as {form}.", typed=when[:40], **like)
    return gettext("{typed:quoted} is no {unit} that is certain. Write it like {form}.", typed=when[:40], **like)


def _why_not(when: str, span: Span, unit: Unit, *, closing: bool) -> str:
    """Why a span of days is no period of the plan; "" for one that is."""
    period = span_of(span.first, unit)
    known = {"typed": when[:40], "unit": gettext(UNITS[unit]), "form": _LIKE[unit]}
    if span.day:
        if closing and span.first == period.first:
            return gettext("{typed:quoted} may close one {unit} or begin the next. Write it like {form}.", **known)
        edge = min(span.first - period.first, period.last - span.first)
        if unit != "month" and edge > dt.timedelta(days=_NEAR):
            return gettext(
                "{typed:quoted} is neither the first nor the last day of a {unit}. Write it like {form}.", **known
            )
        return ""
    if (span.first, span.last) == (period.first, period.last):
        return ""
    if span.last <= period.last:
        return gettext("{typed:quoted} is less than a {unit}, by which this workshop counts. Add the rows up.", **known)
    return gettext(
        "{typed:quoted} is more than one {unit}, by which this workshop counts. Bring a row for each.", **known
    )


def _order(kept: Sequence[Read], unit: Unit, settled: Settled) -> int | None:
    """Whether dates like 3/4/2026 have the day first (0) or the month (1); None where nothing tells.

    What the table shows goes before what is known of the user: it may come from somebody else.
    """
    unclear = [read for read in kept if len(read.line.meant) > 1]
    if not unclear:
        return None
    shown = set()
    for read in kept:
        match = _EXCHANGED.match(read.line.when)
        if match and max(one := int(match[1]), int(match[2])) > 12:
            shown.add(0 if one > 12 else 1)
    contradicted = len(shown) > 1
    if not shown:
        shown = {order for order in (0, 1) if all(_at_edge(read.line.meant[order].first, unit) for read in unclear)}
    by_table = shown.pop() if len(shown) == 1 else None
    by_habit = None if contradicted else {DAY_FIRST: 0, MONTH_FIRST: 1}.get(habits().dates)
    order = by_habit if by_table is None else by_table
    if order is None:
        return None
    first = {"typed": unclear[0].line.when, "day": unclear[0].line.meant[order].first.isoformat()}
    settled.remarks.append(
        gettext("As you write dates, {typed:quoted} is {day}.", **first)
        if by_table is None
        else gettext("By the other dates {typed:quoted} is {day}.", **first)
    )
    return order


def _at_edge(day: dt.date, unit: Unit) -> bool:
    period = span_of(day, unit)
    return day in (period.first, period.last)


def _regular(kept: Sequence[Read], unit: Unit, settled: Settled) -> None:
    """Days that lie three or twelve months apart are of quarters or years, whatever the plan counts by."""
    firsts = sorted({read.first for read in kept})
    gaps = {months_between(one, other) for one, other in pairwise(firsts)}
    gap = gaps.pop() if len(gaps) == 1 else 0
    if gap in (3, 12) and gap > MONTHS[unit] and all(span.day for read in kept for span in read.line.meant):
        known = {"unit": gettext(UNITS[unit]), "form": _LIKE[unit]}
        why = ngettext(
            "The days lie {number} month apart, and this workshop counts by {unit}. Write each as {form}.",
            "The days lie {number} months apart, and this workshop counts by {unit}. Write each as {form}.",
            gap,
            **known,
        )
        settled.problems.append((kept[0], why))
