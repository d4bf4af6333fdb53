"""The figures of an organisation over its workshops: each large, with a small chart and how it changed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from onecompany.app.course_line import Piece
from onecompany.boards import charts
from onecompany.boards.model import Tone
from onecompany.boards.wrap import padded, wrapped
from onecompany.display import block_digits
from onecompany.report.course import Course
from onecompany.report.trends import Trend
from onecompany.sentences import gettext, ngettext
from onecompany.summary import words
from onecompany.summary.charts import Reading, Readings
from onecompany.summary.dates import short_date

LEAST_WIDTH = 32
"""Cells of a figure with its chart."""

GAP = 2
"""Cells between two of them."""

LARGE = 44
"""Cells from which digits are twice as large, where there is the height too."""

LEAST_CHART, MOST_POINTS = 6, 12
"""Cells of a chart, and workshops for which there is one each, before digits are large."""

APART = 3
BETWEEN = APART + 1
"""Cells between a number with what stands behind it and its chart, and all that are empty."""

PERCENT = 100


def figures(course: Course, width: int, *, lofty: bool = False) -> list[list[Piece]]:
    """All figures side by side, in as many rows as they need. `lofty`: there is height for more than the least."""
    trends = course.trends
    if not trends:
        return [[(gettext("No figure yet: a pulse, promises, cracks or metrics make one."), "muted")]]
    most = max(1, (width + GAP) // (LEAST_WIDTH + GAP))
    rows = -(-len(trends) // most)
    across = -(-len(trends) // rows)
    room = (width + GAP) // across - GAP
    scale = 2 if lofty and room >= LARGE else 1
    lines: list[list[Piece]] = []
    for start in range(0, len(trends), across):
        cells = [_figure(course, trend, room, scale, lofty=lofty) for trend in trends[start : start + across]]
        if lines:
            lines.append([])
        for parts in zip_longest(*cells, fillvalue=[]):
            line: list[Piece] = []
            for part in parts:
                used = sum(cell_len(text) for text, _ in part)
                line += [*part, (" " * (room + GAP - used), "text")]
            lines.append(line[:-1])
    return lines


def _figure(course: Course, trend: Trend, room: int, scale: int, *, lofty: bool) -> list[list[Piece]]:
    """One of them: its name, the number beside the chart, and how it changed."""
    tall = block_digits.height(scale)
    number, behind = _number(trend)
    least = max(LEAST_CHART, min(len(trend.points), MOST_POINTS))
    large = _large(number, room - cell_len(behind) - BETWEEN - least, scale)
    large = [""] * (tall - len(large)) + large
    side = max(map(cell_len, large))
    left = max(room - side - cell_len(behind) - BETWEEN, 1)
    drawn = charts.readings(_chart(trend), left, tall)
    lines: list[list[Piece]] = [[(text, "head")] for text in wrapped(trend.title, room)]
    # Bars in another tone than digits, which are made of the same blocks.
    bars = [[(text, "title" if tone == "strong" else tone) for text, tone in line] for line in drawn[1 : tall + 1]]
    for place, (part, chart) in enumerate(zip(large, bars, strict=True)):
        beside = f" {behind}" if behind else ""
        tail = beside if place == tall - 1 else " " * cell_len(beside)
        lines.append([(padded(part, side, "left"), "strong"), (tail, "strong"), (" " * APART, "text"), *chart])
    shown = trend.points[-left:]
    if lofty and len(shown) > 1:
        ends = gettext("{first} to {last}", first=short_date(shown[0].date), last=short_date(shown[-1].date))
        lines += [[(text, "muted")] for text in wrapped(ends, room)]
    return lines + [[(text, tone)] for sentence, tone in _words(course, trend) for text in wrapped(sentence, room)]


def _large(number: str, room: int, scale: int) -> list[str]:
    """The lines of a number, as large as there is room for; in one line where no digits fit."""
    for one in range(scale, 0, -1):
        if block_digits.can_draw(number) and block_digits.width(number, one) <= room:
            return block_digits.drawn(number, one)
    return [number]


def _number(trend: Trend) -> tuple[str, str]:
    """The latest figure, and what stands small behind it. Of means every one has its decimal."""
    value, of = trend.last.value, trend.last.of
    assert value is not None  # of a trend the last is one that has a value
    if of is not None:
        return words.number(value), gettext("of {number}", number=words.number(of))
    whole = all(point.value is None or float(point.value).is_integer() for point in trend.points)
    return words.number(int(value)) if whole else words.number(words.rounded(value) or 0.0), trend.unit


def _chart(trend: Trend) -> Readings:
    factor = PERCENT if trend.share else 1
    readings = tuple(
        Reading(short_date(point.date), None if point.value is None else round(point.value * factor, 1))
        for point in trend.points
    )
    return Readings(trend.title, "", readings, good=trend.good)


def _words(course: Course, trend: Trend) -> list[tuple[str, Tone]]:
    """How it changed; then since when, with how far the answers lie apart, and how many cracks were closed."""
    known = [point for point in trend.points if point.value is not None]
    last, change = known[-1], trend.change
    stale = [] if last is trend.points[-1] else [gettext("as of {day}", day=short_date(last.date))]
    spread = trend.last.spread
    if spread is not None:
        stale.append(gettext("spread {spread:.1f}", spread=spread))
    if change is None:
        return [
            (gettext("not comparable with before") if len(known) > 1 else gettext("first reading"), "text"),
            (_listed([short_date(last.date) if last is trend.points[-1] else "", *stale]), "muted"),
        ]
    before = next(point for point in known[-2::-1] if point.basis == last.basis)
    if trend.key == "cracks":
        closed = [one for one in course.held if not one.ahead][-1].closed
        if closed:
            stale.append(ngettext("{number} closed", "{number} closed", closed))
        if unseen := len(course.unseen):
            stale.append(ngettext("{number} not looked at again", "{number} not looked at again", unseen))
    since = gettext("since {day}", day=short_date(before.date))
    return [_change(trend, change), (_listed([since, *stale]), "text")]


def _listed(facts: Sequence[str]) -> str:
    return " · ".join(fact for fact in facts if fact)


def _change(trend: Trend, change: float) -> tuple[str, Tone]:
    """By how much, and whether that is better: in words and with a sign."""
    points = round(change * PERCENT) if trend.share else words.rounded(change) or 0
    if trend.share:
        step = ngettext("{step} point", "{step} points", abs(round(points)), step=words.signed(points))
    else:
        step = words.signed(int(points) if float(points).is_integer() else points)
    if not points:
        return gettext("= as before"), "text"
    sign = "▲" if points > 0 else "▼"
    if (points > 0) == (trend.good == "up"):
        return gettext("{sign} {step}: better", sign=sign, step=step), "good"
    return gettext("{sign} {step}: worse", sign=sign, step=step), "bad"
