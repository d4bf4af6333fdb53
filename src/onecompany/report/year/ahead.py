"""What was decided last, and what comes next: the meetings ahead with what is due by then. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.kinds.reporting import table
from onecompany.parsing.alike import alike
from onecompany.report.capitals import opening_capital
from onecompany.report.year.kept import became
from onecompany.report.year.told import Told, cut
from onecompany.sentences import gettext, ngettext
from onecompany.store.state import State
from onecompany.summary import labels
from onecompany.summary.blocks import Block, Paragraph, TableColumn, Value
from onecompany.summary.document import Section
from onecompany.summary.times import from_today
from onecompany.summary.words import long_date

MOST = 8
"""Decisions, and promises ahead."""


def decided(told: Told) -> list[tuple[State, Any]]:
    """The decisions, each with its workshop, those of the latest first; one that was taken again only once."""
    every = ((state, row) for state in reversed(told.begun) for row in state.rows("decision"))
    once: dict[str, tuple[State, Any]] = {}
    for state, row in every:
        once.setdefault(alike(row.text), (state, row))
    return list(once.values())


def decisions(told: Told) -> Section | None:
    """The decisions of the year, the latest first; nothing where none was recorded."""
    every = decided(told)
    if not every:
        return None
    columns = (TableColumn(labels.WHEN, "date"), TableColumn(gettext("Decision")), TableColumn(gettext("By whom")))
    rows = [(state.workshop.date, row.text, row.by_whom) for state, row in every[:MOST]]
    blocks = (table(columns, rows, optional=[columns[2].title]), *cut(every, MOST))
    return Section("decisions", labels.DECISIONS, 90, blocks)


def section(told: Told) -> Section:
    """The meetings ahead, and the promises whose day is still to come."""
    blocks = (*_meetings(told), *_promises(told), *_left(told)) or (Paragraph(_nothing(told), "note"),)
    return Section("next", gettext("What comes next"), 100, blocks, _conclusion(told))


def _nothing(told: Told) -> str:
    if told.course.due:
        return gettext("Nothing else is planned or promised from here on: what is overdue stands under what was kept.")
    return gettext("Nothing is planned or promised from here on.")


def _conclusion(told: Told) -> str:
    planned = told.course.planned
    ahead = [one for one in told.course.due if not one.late]
    sentences = []
    if planned:
        day = planned[0].date
        when = from_today(day, told.today)
        sentences.append(gettext("The next meeting is on {day}, {when}.", day=long_date(day), when=when))
    else:
        sentences.append(gettext("No quarterly meeting is planned."))
    if ahead and len(ahead) < len(told.course.due):
        sentences.append(ngettext("One more promise is not due yet.",
                                  "{number:Words} more promises are not due yet.", len(ahead)))  # fmt: skip
    elif ahead:
        sentences.append(ngettext("One promise is still to be kept.",
                                  "{number:Words} promises are still to be kept.", len(ahead)))  # fmt: skip
    return " ".join(sentences)


def _meetings(told: Told) -> list[Block]:
    planned = told.course.planned
    if not planned:
        return []
    columns = (
        TableColumn(labels.WHEN, "date"),
        TableColumn(gettext("From today")),
        TableColumn(gettext("Minutes for the {customer}"), "number"),
    )
    rows = [(one.date, from_today(one.date, told.today), one.minutes) for one in planned[:MOST]]
    return [table(columns, rows, caption=gettext("The meetings ahead")), *cut(planned, MOST)]


def _promises(told: Told) -> list[Block]:
    ahead = [one for one in told.course.due if not one.late]
    if not ahead:
        return []
    columns = (
        TableColumn(labels.WHAT),
        TableColumn(labels.WHO),
        TableColumn(labels.BY_WHEN, "date"),
        TableColumn(gettext("From today")),
    )
    rows: Sequence[tuple[Value, ...]] = [
        (
            opening_capital(one.what, told.last),
            one.who,
            one.by_when,
            from_today(one.by_when, told.today) if one.by_when else None,
        )
        for one in ahead[:MOST]
    ]
    return [table(columns, rows, caption=gettext("Still to be kept")), *cut(ahead, MOST)]


def _left(told: Told) -> list[Block]:
    """What nobody took along, and whose day is still to come: it is asked of nobody, and not forgotten here."""
    left = [one for one in told.promises if became(told, one) == "left_ahead"]
    if not left:
        return []
    columns = (TableColumn(labels.WHAT), TableColumn(labels.WHO), TableColumn(labels.BY_WHEN, "date"))
    rows: Sequence[tuple[Value, ...]] = [
        (opening_capital(one.row.what, told.last), one.who, one.row.by_when) for one in left[:MOST]
    ]
    return [table(columns, rows, caption=gettext("Not taken along, and not due yet")), *cut(left, MOST)]
