"""The customers of Northwind Utilities, which does not exist, quarter by quarter, and when the figures say what."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from onecompany.exercises.assets import CUSTOMER_PERIOD, LEAVING_REASON, acts
from onecompany.exercises.assets.periods import frame, periods
from onecompany.kinds import rows
from onecompany.kinds.sample import Case
from onecompany.parsing.periods import shifted
from onecompany.store.writer import WorkshopWriter

HOMES, FIRMS = "Households", "Businesses"

# segment; how many quarters back; start, gained, lost, bought more, bought less; value at the start and at the end
FIGURES: tuple[tuple[str, int, tuple[int | None, ...], tuple[str, str] | None], ...] = (
    (HOMES, 4, (48_900, 1_480, 1_610, 2_100, 900), ("9780000", "9754000")),
    (FIRMS, 4, (3_120, None, 60, None, None), None),
    (HOMES, 3, (48_770, 1_390, 1_720, 1_950, 1_020), ("9754000", "9688000")),
    (FIRMS, 3, (3_150, 70, 80, 140, 160), ("4095000", "4082000")),
    (HOMES, 2, (48_410, 1_510, 2_240, 1_800, 1_310), ("9688000", "9536000")),
    (FIRMS, 2, (3_140, 60, 95, 120, 210), ("4082000", "4036500")),
    (HOMES, 1, (47_680, 1_770, 1_860, 1_640, 1_480), ("9536000", "9994000")),
    (FIRMS, 1, (3_105, 85, 100, 110, 190), ("4036500", "4171500")),
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


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """A year of two segments, of which one quarter lacks a figure and two do not fit together; and why people left."""
    unit, today = frame(writer.state).unit, writer.state.workshop.date
    names = ("start", "gained", "lost", "more", "less")
    figures = []
    for segment, back, counted, worth in FIGURES:
        people: dict[str, Any] = dict(zip(names, counted, strict=True))
        worths: dict[str, Any] = dict(zip(("value_start", "value_end"), map(Decimal, worth or ()), strict=False))
        figures.append({"start_date": shifted(today, unit, -back), "segment": segment, **people, **worths})
    acts.take_figures(writer, figures)
    ids = {(row.start_date, row.segment): row.id for row in writer.state.rows("customer_period")}
    stages = {row.name: row.id for row in writer.state.rows("stage")}
    for back, segment, text, number, stage in REASONS:
        period = ids[shifted(today, unit, -back), segment]
        values = {"period_id": period, "text": text, "people": number, "stage_id": stages.get(stage or "")}
        rows.add(writer, LEAVING_REASON, [values])


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
