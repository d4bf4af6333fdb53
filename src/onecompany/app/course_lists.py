"""What is due next in an organisation, and what does not get done: open for the third time, turned round. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len

from onecompany.app.course_line import Piece
from onecompany.boards.model import Tone
from onecompany.boards.wrap import padded, wrapped
from onecompany.kinds.lineage import CrackLine
from onecompany.report.course import Course, Due, Turned
from onecompany.sentences import gettext
from onecompany.summary.times import from_today, overdue, since

INDENT = 2


def due(course: Course, width: int, today: date) -> list[list[Piece]]:
    """The open promises, overdue ones first, each with how late it is or when it is due."""
    rows = [(_when(promise, today), promise) for promise in course.due]
    if not rows:
        return [[(gettext("No promise is open."), "text")]]
    side = max(cell_len(when) for when, _ in rows) + INDENT
    side = min(side, max(width // 2, 1))
    lines: list[list[Piece]] = []
    for when, promise in rows:
        words = gettext("{who}: {what}", who=promise.who, what=promise.what) if promise.who else promise.what
        told = wrapped(words, width - side)
        times = wrapped(when, side - 1)
        for place in range(max(len(told), len(times))):
            time = times[place] if place < len(times) else ""
            text = told[place] if place < len(told) else ""
            lines.append([(padded(time, side, "left"), "bad" if promise.late else "muted"), (text, "text")])
    return lines


def _when(promise: Due, today: date) -> str:
    if promise.late:
        return "✗ " + (overdue(promise.by_when, today) or gettext("late"))
    return gettext("no date") if promise.by_when is None else from_today(promise.by_when, today)


def stuck(course: Course, width: int) -> list[list[Piece]]:
    """The cracks that are open for the third time or more, then the rules that became their opposite."""
    begun = [one for one in course.held if not one.ahead]
    lines: list[list[Piece]] = []
    for crack in course.stuck:
        first = begun[crack.seen[0]].date
        lines += _paragraph(f"✗ {crack.finding.text}", "bad", width)
        lines += _paragraph(f"  {_history(crack, first)}", "muted", width)
    if not course.stuck:
        lines += _paragraph(f"✓ {gettext('Nothing is open for the third time.')}", "good", width)
    for turned in course.turned:
        lines += _paragraph(f"! {_turned(turned)}", "warn", width)
        if turned.stage:
            place = gettext("{stage}, {since}", stage=turned.stage, since=since(turned.date))
            lines += _paragraph(f"  {place}", "muted", width)
    return lines


def _history(crack: CrackLine, first: date) -> str:
    values = {"number": crack.times, "since": since(first)}
    if crack.came_back:
        return gettext("open in {number:words} workshops, closed in between, {since}", **values)
    return gettext("open in {number:words} workshops, {since}", **values)


def _turned(turned: Turned) -> str:
    now = turned.drift.now
    assert now is not None  # it turned into something
    if now.kind == "never":
        return gettext("What was always is now never: {rule:quoted}", rule=now.text)
    return gettext("What was never is now always: {rule:quoted}", rule=now.text)


def _paragraph(text: str, tone: Tone, width: int) -> list[list[Piece]]:
    """A sentence behind its sign, further lines below its words."""
    head, body = text[:INDENT], text[INDENT:]
    lines: Sequence[str] = wrapped(body, max(width - INDENT, 1))
    return [[((head if place == 0 else " " * INDENT) + line, tone)] for place, line in enumerate(lines)]
