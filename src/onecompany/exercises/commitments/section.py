"""The commitments in the report: all of them, and the road of meetings at which they are looked at again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from onecompany.exercises.commitments import MEETING
from onecompany.exercises.commitments.conclusion import conclusion, cracks_of, incomplete, states_of
from onecompany.exercises.commitments.upcoming import agenda_points, due, targets, upcoming
from onecompany.kinds.cadence import first_review, meetings, promised_by
from onecompany.kinds.lookup import reference_words
from onecompany.kinds.phrasing import NAMED, ask, keep_minutes
from onecompany.kinds.promises import active, by_urgency, is_overdue, told_as_commitments
from onecompany.kinds.reporting import columns, reached, table, unknown, values
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.kinds.view import View
from onecompany.sentences import N_, gettext, lazy_gettext, lazy_ngettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Bullets, Heading, TableColumn, Value
from onecompany.summary.document import Ask, Number, Section
from onecompany.summary.words import shortened

__all__ = ["asks", "numbers", "sections", "upcoming"]

ORDER = 150
"""Fifteenth part of the report; `report` puts the sections in this order."""

OVERDUE = N_("overdue")
"""What is said of a promise in place of its state, once its day is over."""

NAME = 60
"""Characters of what has a crack, within what is asked of the reader: a case is a small story."""

COLUMNS = ("what", "leader_id", "by_when", "serves", "noticed")
FOR_BOARD = COLUMNS[:-1]

BOARD_ORDER = 65
"""Its place in the board's copy: right behind the metrics (60)."""


def sections(view: View) -> list[Section]:
    """The commitments and the road as one section."""
    blocks = (*_promises(view, COLUMNS), Heading(gettext("The road of twelve months")), *_road(view))
    return [Section("commitments", gettext("Commitments"), ORDER, blocks, conclusion(view))]


def for_board(view: View) -> list[Section]:
    """All commitments, right behind the metrics."""
    blocks = tuple(_promises(view, FOR_BOARD))
    return [Section("commitments", gettext("Commitments"), BOARD_ORDER, blocks, conclusion(view))] if blocks else []


def _promises(view: View, said: Sequence[str]) -> Iterator[Block]:
    """The commitments by their urgency, with their state if there is more to be told than that all are open."""
    rows = by_urgency(told_as_commitments(view.state), view.today)
    if not rows:
        return
    heads = columns(COMMITMENT, (*said, "state", "reason"))
    told = any(row.state != "open" or is_overdue(row, view.today) for row in rows)
    lines = [_commitment(view, row, said, with_state=told) for row in rows]
    promises = table(heads, lines, optional=[column.title for column in heads[-2:]])
    yield replace(promises, conclusion=conclusion(view))


def numbers(view: View) -> list[Number]:
    """How many of the open commitments say who and when."""
    label = gettext("commitments with a name and a date")
    rows, commitments = active(view.state), told_as_commitments(view.state)
    if not commitments:
        return [] if view.state.rows("commitment") else [unknown(label)]
    if not rows:
        return [reached(gettext("commitments kept"), sum(row.state == "kept" for row in commitments), len(commitments))]
    lacking = incomplete(view.state, rows)
    late = sum(is_overdue(row, view.today) for row in rows)
    overdue = ngettext("one overdue", "{number:words} overdue", late)
    note = overdue if late else _settled(commitments)
    number = reached(label, len(rows) - len(lacking), len(rows), note)
    return [replace(number, rank=max(number.rank, late / len(rows)))]  # what is overdue is as far from good


def _settled(commitments: list[Record]) -> str:
    """What became of all of them, where some are open no more; "" where all are open still."""
    counts = states_of(commitments)
    return gettext("{states:list} of {whole}", states=counts, whole=len(commitments)) if len(counts) > 1 else ""


def asks(view: View) -> list[Ask]:
    """Cracks that nobody has taken, promises without a name or a date, and the next review."""
    state = view.state
    rows, coming = active(state), [row for row in meetings(state) if row.date >= view.today]
    review = coming[0].date if coming else first_review(state, view.settings["review_months"])
    due = review if review >= view.today else None
    asked = [*_overdue(view, rows, due), *_cracks(view, due), *_incomplete(state, rows, due)]
    if coming:
        asked.append(Ask(keep_minutes(coming[0].minutes), gettext("all leaders"), review))
    elif rows or asked:
        asked.append(Ask(gettext("Set the dates of the quarterly meetings"), "", due))
    return asked


def _overdue(view: View, rows: list[Any], due: dt.date | None) -> list[Ask]:
    """Those who have promised are asked what became of it."""
    late = by_urgency((row for row in rows if is_overdue(row, view.today)), view.today)
    if not late:
        return []
    names = list(dict.fromkeys(filter(None, (promised_by(view.state, row) for row in late))))
    who = gettext("{names:list}", names=names) if len(names) <= 2 else gettext("those who promised")
    what = lazy_ngettext(
        "Say what became of {what:quoted}, which is overdue",
        "Say what became of the {number:words} commitments that are overdue",
        len(late),
        what=late[0].what,
    )
    return [ask(what, who, due)]


def _cracks(view: View, due: dt.date | None) -> list[Ask]:
    left, _ = cracks_of(view)
    if not left:
        return []
    if len(left) == 1:
        return [ask(left[0].remedy or lazy_gettext("Close this crack: {crack}", crack=left[0].message), "", due)]
    places = dict.fromkeys(reference_words(view.state, str(link)) for crack in left for link in crack.links)
    names = [shortened(name, NAME) for name in places if name]
    if len(names) == len(left) <= NAMED:
        return [ask(lazy_gettext("Name who closes the cracks at {names:quoted}", names=names), "", due)]
    what = gettext("Name who closes the {number:words} cracks that nobody has taken on", number=len(left))
    return [Ask(what, "", due)]


def _incomplete(state: State, rows: list[Any], due: dt.date | None) -> list[Ask]:
    lacking = incomplete(state, rows)
    if not lacking:
        return []
    if len(lacking) > 1:
        what = gettext("Give {number:words} commitments the name or the date that is missing", number=len(lacking))
        return [Ask(what, "", due)]
    (row,) = lacking
    who = promised_by(state, row)
    if who:
        return [ask(lazy_gettext("Set a date for {what:quoted}", what=row.what), who, due)]
    if row.by_when:
        return [ask(lazy_gettext("Say who does {what:quoted}", what=row.what), "", due)]
    return [ask(lazy_gettext("Say who does, and by when, {what:quoted}", what=row.what), "", due)]


def _commitment(view: View, row: Record, said: Sequence[str], *, with_state: bool) -> tuple[Value, ...]:
    state, reason = values(COMMITMENT, ("state", "reason"), row, view.state)
    if row.state == "open" and is_overdue(row, view.today):
        state = gettext(OVERDUE)
    return (*values(COMMITMENT, said, row, view.state), state if with_state else None, reason)


def _road(view: View) -> list[Block]:
    """The meetings, each with what is due by then; the agenda once, where it is the same at all of them."""
    rows = meetings(view.state)
    agendas = {row.agenda.strip() for row in rows}
    shared = agendas.pop() if len(agendas) == 1 else ""
    before: dt.date | None = None
    lines: list[tuple[Value, ...]] = []
    for row in rows:
        lines.append((row.date, row.minutes, _due(view, before, row), "" if shared else row.agenda))
        before = row.date
    date, minutes, agenda = columns(MEETING, ("date", "minutes", "agenda"))
    heads = (date, minutes, TableColumn(gettext("Due by then")), agenda)
    road = table(heads, lines, optional=(agenda.title,), empty=gettext("No quarterly meeting was set."))
    if not shared:
        return [road]
    heading = Heading(gettext("Agenda of the {customer} section"))
    return [road, heading, Bullets(agenda_points(shared), ordered=True)]


def _due(view: View, after: dt.date | None, meeting: Record) -> str:
    """What was promised, and which targets are to be met, since the meeting before; what has no date says so."""
    state = view.state
    promised = [_promise_text(view, row) for row in due(state, view.today, after, meeting.date)]
    return "\n".join([*promised, *targets(state, view.today, after, meeting.date)]) or gettext("nothing")


def _promise_text(view: View, row: Record) -> str:
    """A promise with who it is of, and what is to be said when it is not due at its day."""
    who = promised_by(view.state, row) or gettext("nobody yet")
    if is_overdue(row, view.today):
        return gettext("{what} ({who}, overdue)", what=row.what, who=who)
    if row.by_when is None:
        return gettext("{what} ({who}, no date yet)", what=row.what, who=who)
    return gettext("{what} ({who})", what=row.what, who=who)
