"""The agenda of the next quarterly meeting, cut to what one page holds, whatever sets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onecompany.sentences import gettext
from onecompany.summary import labels, words
from onecompany.summary.blocks import Table, TableColumn, Value
from onecompany.summary.document import Report
from onecompany.summary.upcoming import Promise

POINTS, PROMISES, TARGETS = 8, 12, 6
"""How many of each one page has room for."""

_POINT, _LINE, _NAME = 160, 120, 40
"""The most characters of a point, of a promise or a target, of a name."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """One page. `when` is "" where no date was set, and a line to write on then stands in its place.

    The `more` are what is said where a list was cut. `cut`: whether anything was shortened or left for the summary.
    """

    title: str
    when: str
    length: str
    points: tuple[str, ...]
    more_points: str
    promises: Table
    more_promises: str
    targets: tuple[str, ...]
    more_targets: str
    cut: bool


def next_agenda(report: Report) -> Agenda:
    """What the next meeting is about: its agenda, what was promised until then, which targets are due."""
    meeting = report.upcoming.next_meeting
    points = meeting.agenda if meeting else ()
    promises = meeting.promises if meeting else ()
    targets = meeting.targets if meeting else ()
    rows = tuple((line(promise.what, _LINE), line(promise.who, _NAME), _when(promise)) for promise in promises)
    columns = (
        TableColumn(gettext("What")),
        TableColumn(gettext("Who")),
        TableColumn(gettext("By when"), "date"),
    )
    return Agenda(
        title=labels.NEXT_MEETING,
        when=words.long_date(meeting.date) if meeting and meeting.date else "",
        length=words.minutes(meeting.minutes * 60) if meeting else "",
        points=tuple(line(point, _POINT) for point in points[:POINTS]),
        more_points=_more(points, POINTS),
        promises=Table(columns, rows[:PROMISES], empty=labels.NO_PROMISES),
        more_promises=_more(promises, PROMISES),
        targets=tuple(line(target, _LINE) for target in targets[:TARGETS]),
        more_targets=_more(targets, TARGETS),
        cut=_is_long(points, POINTS, _POINT)
        or _is_long([promise.what for promise in promises], PROMISES, _LINE)
        or _is_long([promise.who for promise in promises], PROMISES, _NAME)
        or _is_long(targets, TARGETS, _LINE),
    )


def _when(promise: Promise) -> Value:
    """By when a promise is to be kept, and that it is overdue."""
    if not promise.overdue:
        return promise.by_when or labels.NO_DAY
    return f"{words.long_date(promise.by_when)}, {labels.OVERDUE}" if promise.by_when else labels.OVERDUE


def line(text: str, limit: int) -> str:
    """A text in one line of at most so many characters."""
    return words.shortened(" ".join(text.split()), limit)


def _is_long(texts: Sequence[str], most: int, longest: int) -> bool:
    return len(texts) > most or any(len(" ".join(text.split())) > longest for text in texts)


def _more(texts: Sequence[object], most: int) -> str:
    return labels.more_in_summary(len(texts) - most) if len(texts) > most else ""
