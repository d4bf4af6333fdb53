"""The agenda of the next quarterly meeting, cut to what one page holds, whatever sets it."""

from __future__ import annotations

from dataclasses import dataclass

from onecompany.summary import labels, words
from onecompany.summary.blocks import Column, Table
from onecompany.summary.document import Report
from onecompany.summary.words import shortened

POINTS, PROMISES, TARGETS = 8, 12, 6
"""How many of each one page has room for."""

_POINT, _PROMISE, _TARGET, _NAME = 160, 120, 120, 40

_COLUMNS = (Column("What"), Column("Who"), Column("By when", "date"))


@dataclass(frozen=True, slots=True)
class Agenda:
    """One page. `when` is "" where no date was set, and a line to write on then stands in its place.

    The `more` are what is said where a list was cut; all of it is in the summary.
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


def next_agenda(report: Report) -> Agenda:
    """What the next meeting is about: its agenda, what was promised until then, which targets are due."""
    meeting = report.ahead.next_meeting
    points = meeting.agenda if meeting else ()
    promises = meeting.promises if meeting else ()
    targets = meeting.targets if meeting else ()
    rows = tuple((shortened(each.what, _PROMISE), shortened(each.who, _NAME), each.by_when) for each in promises)
    return Agenda(
        title=labels.NEXT_MEETING,
        when=words.long_date(meeting.date) if meeting and meeting.date else "",
        length=words.minutes(meeting.minutes * 60) if meeting else "",
        points=tuple(shortened(each, _POINT) for each in points[:POINTS]),
        more_points=_more(len(points) - POINTS),
        promises=Table(_COLUMNS, rows[:PROMISES], empty=labels.NO_PROMISES),
        more_promises=_more(len(rows) - PROMISES),
        targets=tuple(shortened(each, _TARGET) for each in targets[:TARGETS]),
        more_targets=_more(len(targets) - TARGETS),
    )


def _more(count: int) -> str:
    return labels.MORE_IN_SUMMARY.format(count=count) if count > 0 else ""
