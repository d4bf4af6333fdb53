"""What the board of the customers shows: periods with totals, and below them the chosen one. Rows in, models out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from onecompany.boards import charts
from onecompany.boards.lines import Computed, Line, Part, sheet
from onecompany.boards.model import BoardRow, Model, Tone
from onecompany.boards.outcome import Refused
from onecompany.boards.place import Place
from onecompany.boards.wrap import clipped
from onecompany.exercises.assets import CUSTOMER_PERIOD, LEAVING_REASON
from onecompany.exercises.assets.charts import waterfall
from onecompany.exercises.assets.periods import (
    Period,
    end_of,
    frame,
    net_of,
    period_on,
    periods,
    read_period,
    segmented,
)
from onecompany.exercises.assets.reasons import explained, of_period, owner_words, ranked
from onecompany.kinds.cells import Cell
from onecompany.kinds.columns import Width
from onecompany.kinds.view import View
from onecompany.parsing.periods import period_name
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary import words
from onecompany.summary.charts import Readings

ACROSS = ("start_date", "segment", "start", "gained", "lost", "more", "less", "value_start", "value_end")
REASON = ("text", "people", "stage_id")
TOTAL = "of-"
"""Begins the id of the line with the totals of a period, which is no row."""

ENTRIES = {
    "month": N_("A month, such as Jun 2026"),
    "quarter": N_("A quarter, such as Q2 2026"),
    "year": N_("A year, such as 2026"),
}
"""What a line at the periods would be."""
FIRST = {
    "month": N_("Type the first month, such as Jun 2026"),
    "quarter": N_("Type the first quarter, such as Q2 2026"),
    "year": N_("Type the first year, such as 2026"),
}
"""What stands on a board without periods."""

BESIDE_THEM = 4
"""Columns that need not be seen with the others: bought more and less, value at the start and at the end."""
BESIDE, APART = 64, 3
"""Cells from which two charts stand side by side, and those between them."""


def total_of(period: Period) -> Record:
    """The line with the totals of a period, as if it were a row."""
    values = {name: period.total(name) for name in ACROSS[2:]}
    return Record(id=f"{TOTAL}{period.start_date}", start_date=period.start_date, segment="", **values, of=period)


def period_at(state: State, place: str) -> Period | None:
    """The period that a place of the board is in."""
    at = Place.parse(place)
    if at.id.startswith(TOTAL):
        return period_on(state, dt.date.fromisoformat(at.id.removeprefix(TOTAL)))
    reason = state.get("leaving_reason", at.id)
    row = state.get("customer_period", reason.period_id if reason is not None else at.id)
    return period_on(state, row.start_date) if row is not None else None


def period_part(state: State, opened: Period | None) -> Part:
    """The periods, one a line; of the one that is opened its segments, too."""
    unit, in_segments = frame(state).unit, segmented(state)
    entry = gettext(ENTRIES[unit])
    lines: list[Line] = []
    for period in periods(state):
        if not in_segments:
            lines += [Line(row, entry=entry) for row in period.rows]
            continue
        lines.append(Line(total_of(period), entry=entry))
        if opened is not None and period.start_date == opened.start_date:
            lines += [Line(row, entry=entry) for row in period.rows]
    lines = lines or [Line(entry=entry, place=Place("customer_period"), says=gettext(FIRST[unit]))]
    columns = tuple(name for name in ACROSS if in_segments or name != "segment")
    computed = {
        "lost": (
            Computed(gettext("At the\nend"), Width(9, 11, 0), lambda row: _figure(_of(row, "end"))),
            Computed(gettext("Net"), Width(9, 11, 0), lambda row: _net(_of(row, "net"))),
        )
    }
    return Part(CUSTOMER_PERIOD, columns, lines, lines=1, computed=computed, figures=True)


def reason_part(state: State, period: Period) -> Part:
    """Why people left in a period, the most people first."""
    entry = gettext("{period}: why they left", period=period.name)
    values = {"period_id": period.rows[0].id}
    lines = [Line(row, entry=entry, values=values) for row in of_period(state, period)]
    place = Place("leaving_reason", period.rows[0].id)
    lines = lines or [
        Line(None, "", entry, values, place, gettext("Type why they left; Tab, how many; Tab, at which stage"))
    ]
    known, lost = explained(ranked(state, [period])), period.lost
    title = gettext("Why they left in {period}", period=period.name)
    counts: dict[str, Any] = {"known": known, "lost": lost, "period": period.name}
    if lost is not None:
        title = gettext("Why they left in {period} · {known:,} of {lost:,} lost", **counts)
        if known > lost:
            title = gettext("Why they left in {period} · ! {known:,}, but only {lost:,} were lost", **counts)
    return Part(LEAVING_REASON, REASON, lines, title, lines=2)


def pictures(state: State, period: Period, net: Readings | None) -> BoardRow:
    """The waterfall of a period, and the net change from period to period beside it where there is room."""
    falls = waterfall(state, period)

    def drawn(columns: Sequence[tuple[int, int]], width: int) -> list[list[tuple[str, Tone]]]:
        if falls is None:
            unknown = gettext("{period}: no picture before start, gained and lost are known", period=period.name)
            return [[(f" {clipped(unknown, width - 1)}", "muted")]]
        side = width if net is None or width < BESIDE else (width - APART) * 3 // 5
        left = charts.waterfall(falls, side - 1)
        if net is None or side == width:
            return [[(" ", "text"), *line] for line in left]
        right = charts.readings(net, width - side - APART - 1)
        gap: list[tuple[str, Tone]] = [(" " * APART, "text")]
        return [
            [(" ", "text"), *(one or []), *_room(one, side - 1), *gap, *(other or [])]
            for one, other in zip_longest(left, right)
        ]

    return BoardRow(drawing=drawn, gap=1)


def _room(line: list[tuple[str, Tone]] | None, width: int) -> list[tuple[str, Tone]]:
    used = sum(len(text) for text, _ in line or ())
    return [(" " * max(0, width - used), "text")]


def cell_words(cell: Cell, text: str, tone: Tone) -> tuple[str, Tone]:
    """What a cell shows, and in which tone; `text` is what is stored."""
    state, row, name = cell.state, cell.row, cell.column.name
    assert row is not None
    is_total = hasattr(row, "of")
    if name == "start_date":
        is_part = segmented(state) and not is_total
        return ("└", "muted") if is_part else (period_name(row.start_date, frame(state).unit), "strong")
    if name == "segment" and is_total:
        return gettext("all"), "muted"
    if name == "stage_id":
        owner = owner_words(state, row.stage_id)
        return (gettext("{stage} · {owner}", stage=text, owner=owner), tone) if text else (f"! {owner}", "warn")
    if is_total:
        return (text, "muted") if text else (gettext("unknown"), "muted")
    return text, tone


def model(parts: Sequence[Part], show: Callable[[Part, Line, str], tuple[str, Tone]]) -> Model:
    """The sheet of parts of the board. That of the periods begins at the latest one, which is what is talked about."""
    (part, *_) = parts
    if part.table is not CUSTOMER_PERIOD:
        return sheet(parts, show, frozen=1, needed=0)
    names = 1 + ("segment" in part.columns)
    periods_sheet = sheet(parts, show, frozen=names, needed=len(part.shown) - BESIDE_THEM)
    return replace(periods_sheet, start=str(part.place(part.rows[-1])))


def place_in(part: Part, period: Period | None) -> str:
    """Where a period stands among the others; "" for none."""
    days = ((line, line.row.start_date) for line in part.rows if line.row is not None)
    return next((str(part.place(line)) for line, day in days if period is not None and day == period.start_date), "")


def other_side(state: State, part: Part, period: Period, place: str) -> str:
    """From a period to why people left in it, where the last reason stands, and back to the period."""
    if Place.parse(place).table == LEAVING_REASON.name:
        return place_in(part, period)
    reasons = reason_part(state, period)
    return str(reasons.place(reasons.rows[-1]))


def with_pictures(model: Model, row: BoardRow) -> Model:
    """A sheet with the pictures above its rows, and without headings: its titles say what it is."""
    return replace(model, head=(), body=(row, *model.body))


def _of(row: Record, name: str) -> int | None:
    """A computed figure of a row, or of a period's totals."""
    period = getattr(row, "of", None)
    known: Any = getattr(period, name) if period is not None else {"end": end_of, "net": net_of}[name](row)
    return None if known is None else int(known)


def _figure(number: int | None) -> tuple[str, Tone]:
    return (words.number(number), "strong") if number is not None else (gettext("unknown"), "muted")


def _net(number: int | None) -> tuple[str, Tone]:
    if number is None:
        return gettext("unknown"), "muted"
    return words.signed(number), "bad" if number < 0 else "good" if number else "text"


def day_typed(view: View, text: str, chosen: Period | None) -> dt.date:
    """The first day of the period that was typed. `chosen`: the one whose reasons are typed below. Raises Refused."""
    day = read_period(text, frame(view.state).unit, view.today)
    if day is None:
        what = gettext(ENTRIES[frame(view.state).unit])
        no_period = gettext("{said:quoted} is no period. {what}.", said=text, what=what)
        reasons = gettext("Why they left is typed below: Esc, then ^L goes there.") if chosen else ""
        raise Refused(f"{no_period} {reasons}".rstrip())
    return day
