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
"""How many of each one page has room for. What is not there of the others, promises may take."""

_POINT, _LINE, _NAME = 160, 120, 40
"""The most characters of a point, of a promise or a target, of a name, on a page that is full."""

_ROOM, _ACROSS, _BESIDE = 40, 90, 50
"""Lines that one page holds with ease, and the characters of such a line, alone and beside who and when."""


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
    whats = [promise.what for promise in promises]
    others = _lines(points[:POINTS], _ACROSS) + _lines(targets[:TARGETS], _ACROSS)
    most = PROMISES + sum(max(most - len(texts), 0) for texts, most in ((points, POINTS), (targets, TARGETS)))
    if others + _lines(whats[:most], _BESIDE) > _ROOM:
        most = PROMISES
    lines = others + _lines(whats[:most], _BESIDE)
    # Only a page that is full shortens what it says.
    point, text = (_ROOM * _BESIDE,) * 2 if lines <= _ROOM else (_POINT, _LINE)
    rows = tuple((line(promise.what, text), line(promise.who, _NAME), _when(promise)) for promise in promises)
    columns = (
        TableColumn(gettext("What")),
        TableColumn(gettext("Who")),
        TableColumn(gettext("By when"), "date"),
    )
    return Agenda(
        title=labels.NEXT_MEETING,
        when=words.long_date(meeting.date) if meeting and meeting.date else "",
        length=words.minutes(meeting.minutes * 60) if meeting else "",
        points=tuple(line(one, point) for one in points[:POINTS]),
        more_points=_more(points, POINTS),
        promises=Table(columns, rows[:most], empty=labels.NO_PROMISES),
        more_promises=_more(promises, most),
        targets=tuple(line(target, text) for target in targets[:TARGETS]),
        more_targets=_more(targets, TARGETS),
        cut=_is_long(points, POINTS, point)
        or _is_long(whats, most, text)
        or _is_long([promise.who for promise in promises], most, _NAME)
        or _is_long(targets, TARGETS, text),
    )


def _when(promise: Promise) -> Value:
    """By when a promise is to be kept, and that it is overdue."""
    if not promise.overdue:
        return promise.by_when or labels.NO_DAY
    return f"{words.long_date(promise.by_when)}, {labels.OVERDUE}" if promise.by_when else labels.OVERDUE


def line(text: str, limit: int) -> str:
    """A text in one line of at most so many characters."""
    return words.shortened(" ".join(text.split()), limit)


def _lines(texts: Sequence[str], across: int) -> int:
    return sum(-(-len(" ".join(text.split())) // across) for text in texts)


def _is_long(texts: Sequence[str], most: int, longest: int) -> bool:
    return len(texts) > most or any(len(" ".join(text.split())) > longest for text in texts)


def _more(texts: Sequence[object], most: int) -> str:
    return labels.more_in_summary(len(texts) - most) if len(texts) > most else ""
