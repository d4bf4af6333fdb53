"""The customers of Northwind Utilities, which does not exist, quarter by quarter, and when the figures say what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from onecompany.exercises.assets import CUSTOMER_PERIOD, LEAVING_REASON, acts
from onecompany.exercises.assets.periods import frame, periods
from onecompany.kinds import rows
from onecompany.kinds.sample import Case, ids
from onecompany.parsing.periods import shifted
from onecompany.store.writer import WorkshopWriter

HOMES, FIRMS = "Households", "Businesses"

# how many quarters before that of the day; segment; start, gained, lost, bought more, bought less; value at both ends
FIGURES: tuple[tuple[int, str, tuple[int | None, ...], tuple[str, str] | None], ...] = (
    (4, HOMES, (48_900, 1_480, 1_610, 2_100, 900), ("9780000", "9754000")),
    (4, FIRMS, (3_120, None, 60, None, None), None),
    (3, HOMES, (48_770, 1_390, 1_720, 1_950, 1_020), ("9754000", "9688000")),
    (3, FIRMS, (3_150, 70, 80, 140, 160), ("4095000", "4082000")),
    (2, HOMES, (48_410, 1_510, 2_240, 1_800, 1_310), ("9688000", "9536000")),
    (2, FIRMS, (3_140, 60, 95, 120, 210), ("4082000", "4036500")),
    (1, HOMES, (47_680, 1_770, 1_860, 1_640, 1_480), ("9536000", "9994000")),
    (1, FIRMS, (3_105, 85, 100, 110, 190), ("4036500", "4171500")),
)

# quarters back, segment, why, how many, at which stage
REASONS: tuple[tuple[int, str, str, int | None, str | None], ...] = (
    (1, HOMES, "The first connection came days late", 640, "I move in"),
    (1, HOMES, "The first bill was far above the estimate", 410, "I pay"),
    (1, HOMES, "A cheaper offer on the comparison site", 230, "I compare"),
    (1, FIRMS, "Nobody called back about the outage", None, "I need help"),
    (2, HOMES, "The first connection came days late", 520, "I move in"),
    (2, HOMES, "Moved out of our area", 380, None),
)

# how many quarters later than that of the first day, and the same
LATER: tuple[tuple[int, str, tuple[int | None, ...], tuple[str, str] | None], ...] = (
    (0, HOMES, (47_590, 1_640, 1_770, 1_600, 1_420), ("9994000", "9961000")),
    (0, FIRMS, (3_090, 80, 90, 120, 170), ("4171500", "4158000")),
    (1, HOMES, (47_460, 1_780, 1_640, 1_690, 1_300), ("9961000", "9997000")),
    (1, FIRMS, (3_080, 90, 70, 140, 150), ("4158000", "4190000")),
    (2, HOMES, (47_600, 1_860, 1_480, 1_760, 1_190), ("9997000", "10101000")),
    (2, FIRMS, (3_100, 95, 60, 150, 120), ("4190000", "4243500")),
    (3, HOMES, (47_980, 1_910, 1_450, 1_810, 1_120), ("10101000", "10226000")),
    (3, FIRMS, (3_135, 105, 65, 160, 110), ("4243500", "4298000")),
)

# by the review: why people left in its latest quarter
LATER_REASONS: tuple[tuple[tuple[str, int, str], ...], ...] = (
    (
        ("The first connection came days late", 430, "I move in"),
        ("The first bill was far above the estimate", 390, "I pay"),
        ("A cheaper offer on the comparison site", 260, "I compare"),
    ),
    (
        ("A cheaper offer on the comparison site", 410, "I compare"),
        ("The first bill was far above the estimate", 240, "I pay"),
        ("The first connection came days late", 150, "I move in"),
    ),
)


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """A year of two segments, of which one quarter lacks a figure and two do not fit together; and why people left."""
    unit, today = frame(writer.state).unit, writer.state.workshop.date
    quarters = [(shifted(today, unit, -back), segment, people, worth) for back, segment, people, worth in FIGURES]
    acts.take_figures(writer, [_figures(*quarter) for quarter in quarters])
    known = {(row.start_date, row.segment): row.id for row in writer.state.rows("customer_period")}
    stages = ids(writer, "stage")
    for back, segment, text, number, stage in REASONS:
        period = known[shifted(today, unit, -back), segment]
        values = {"period_id": period, "text": text, "people": number, "stage_id": stages.get(stage or "")}
        rows.add(writer, LEAVING_REASON, [values])


def _figures(
    start: dt.date, segment: str, counted: Sequence[int | None], worth: Sequence[str] | None
) -> dict[str, Any]:
    people: dict[str, Any] = dict(zip(("start", "gained", "lost", "more", "less"), counted, strict=True))
    worths: dict[str, Any] = dict(zip(("value_start", "value_end"), map(Decimal, worth or ()), strict=False))
    return {"start_date": start, "segment": segment, **people, **worths}


def review(writer: WorkshopWriter, exercise: Any, number: int) -> None:
    """The four quarters before the day of the review, and why households left in the latest of them."""
    unit, today = frame(writer.state).unit, writer.state.workshop.date
    first = writer.state.before[0].workshop.date
    quarters = [(shifted(first, unit, -back), segment, people, worth) for back, segment, people, worth in FIGURES]
    quarters += [(shifted(first, unit, on), segment, people, worth) for on, segment, people, worth in LATER]
    since, until = shifted(today, unit, -4), shifted(today, unit, 0)
    acts.take_figures(writer, [_figures(*quarter) for quarter in quarters if since <= quarter[0] < until])
    latest = writer.state.where("customer_period", "start_date", shifted(today, unit, -1))
    period = next(row.id for row in latest if row.segment == HOMES)
    stages = ids(writer, "stage")
    told = [
        {"text": text, "people": count, "stage_id": stages[stage]} for text, count, stage in LATER_REASONS[number - 1]
    ]
    rows.add(writer, LEAVING_REASON, [{"period_id": period, **reason} for reason in told])


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Add a period, put one elsewhere, correct a figure, and remove one."""
    unit, known = frame(writer.state).unit, periods(writer.state)
    new = acts.add_periods(writer, [shifted(known[-1].start_date, unit, 1)])[0]
    acts.change_row(writer, new, gained=12)
    acts.take_figures(writer, [{"start_date": known[-1].start_date, "segment": HOMES, "lost": 1_870}])
    acts.move_period(writer, known[0].start_date, shifted(known[0].start_date, unit, -1))
    acts.remove_period(writer, known[1].start_date)
    rows.remove(writer, LEAVING_REASON, writer.state.rows("leaving_reason")[0].id)


def _all(writer: WorkshopWriter, **values: Any) -> None:
    for row in list(writer.state.rows("customer_period")):
        rows.change(writer, CUSTOMER_PERIOD, row.id, **values)


def _no_reasons(writer: WorkshopWriter, exercise: Any) -> None:
    for row in list(writer.state.rows("leaving_reason")):
        rows.remove(writer, LEAVING_REASON, row.id)


CASES = {
    "assets.net_loss": Case(
        "crack", "over all periods more customers left than came", lambda writer, _: _all(writer, lost=0)
    ),
    "assets.hidden": Case(
        "warning",
        "in a period more customers left than came, while their value grew",
        lambda writer, _: _all(writer, value_end=None),
    ),
    "assets.gap": Case(
        "warning",
        "a period does not begin with as many customers as the one before ended with",
        lambda writer, _: _all(writer, start=100, gained=0, lost=0),
    ),
    "assets.reasons": Case(
        "warning", "of less than half of those who left it is known why", lambda writer, _: _all(writer, lost=9_000)
    ),
    "assets.top_reason": Case("warning", "a reason has counted people", _no_reasons),
    "assets.value_lost": Case(
        "warning",
        "the value fell in the latest period of which it is known",
        lambda writer, _: _all(writer, value_start=Decimal(900), value_end=Decimal("700.50")),
    ),
    "assets.growing": Case(
        "strength", "in the latest three periods more came than left", lambda writer, _: _all(writer, gained=9_000)
    ),
    "assets.unknown": Case(
        "warning",
        "nobody could say how many customers there were, came or left in a period",
        lambda writer, _: _all(writer, gained=100),
    ),
}
