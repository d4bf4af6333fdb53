"""The commitments in the report: all of them, and the road of meetings at which they are looked at again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onecompany.exercises.commitments.conclusion import conclusion, cracks_of, incomplete
from onecompany.exercises.commitments.upcoming import agenda_points, due, targets, upcoming
from onecompany.kinds.cadence import first_review, meetings
from onecompany.kinds.lookup import reference_words
from onecompany.kinds.phrasing import NAMED, in_words, quoted
from onecompany.kinds.promises import active, by_urgency, is_overdue
from onecompany.kinds.reporting import promised_by, table
from onecompany.kinds.shares import reached, unknown
from onecompany.kinds.view import View, counted, listed
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Bullets, Heading, TableColumn, Value
from onecompany.summary.document import Ask, Number, Section
from onecompany.summary.words import number as figure

__all__ = ["asks", "numbers", "sections", "upcoming"]

ORDER = 150
"""Fifteenth part of the report (exports: the summary, in order)."""

OVERDUE = "overdue"
"""What is said of a promise in place of its state, once its day is over."""

COLUMNS = (
    TableColumn("What"),
    TableColumn("Who", owners=True),
    TableColumn("By when", "date"),
    TableColumn("What it serves"),
    TableColumn("A customer would notice", "mark"),
    TableColumn("State"),
    TableColumn("Reason"),
)


def sections(view: View) -> list[Section]:
    """The commitments and the road as one section."""
    state = view.state
    rows = by_urgency(state.rows("commitment"), view.today)
    states = [OVERDUE if row.state == "open" and is_overdue(row, view.today) else str(row.state) for row in rows]
    told = any(each != "open" for each in states)
    blocks: list[Block] = [Heading("The road of twelve months"), *_road(view)]
    if rows:
        lines = [_commitment(state, row, said if told else None) for row, said in zip(rows, states, strict=True)]
        blocks.insert(0, table(COLUMNS, lines, optional=("State", "Reason")))
    return [Section("commitments", "Commitments", ORDER, tuple(blocks), conclusion(view))]


def numbers(view: View) -> list[Number]:
    """How many of the open commitments say who and when."""
    label = "commitments with a name and a date"
    rows, made = active(view.state), view.state.rows("commitment")
    if not made:
        return [unknown(label)]
    if not rows:
        return [reached("commitments kept", sum(row.state == "kept" for row in made), len(made))]
    lacking = incomplete(view.state, rows)
    late = sum(is_overdue(row, view.today) for row in rows)
    return [reached(label, len(rows) - len(lacking), len(rows), f"{in_words(late)} overdue" if late else "")]


def asks(view: View) -> list[Ask]:
    """Cracks that nobody has taken, promises without a name or a date, and the next review."""
    state = view.state
    rows, coming = active(state), [row for row in meetings(state) if row.date >= view.today]
    review = coming[0].date if coming else first_review(state, view.settings["review_months"])
    due = review if review >= view.today else None
    found = [*_overdue(view, rows, due), *_cracks(view, due), *_incomplete(state, rows, due)]
    if coming:
        length = figure(coming[0].minutes)
        found.append(Ask(f"Keep {length} minutes for the customer in the quarterly meeting", "all leaders", review))
    elif rows or found:
        found.append(Ask("Set the dates of the quarterly meetings", "", due))
    return found


def _overdue(view: View, rows: list[Any], due: dt.date | None) -> list[Ask]:
    """Those who have promised are asked what became of it."""
    late = by_urgency((row for row in rows if is_overdue(row, view.today)), view.today)
    if not late:
        return []
    names = list(dict.fromkeys(filter(None, (promised_by(view.state, row) for row in late))))
    who = listed(names) if len(names) <= 2 else "those who promised"
    if len(late) > 1:
        return [Ask(f"Say what became of the {counted(len(late), 'commitment')} that are overdue", who, due)]
    return [Ask(f"Say what became of {quoted(late[0].what)}, which is overdue", who, due)]


def _cracks(view: View, due: dt.date | None) -> list[Ask]:
    left, _ = cracks_of(view)
    if not left:
        return []
    if len(left) == 1:
        return [Ask(left[0].mend or f"Close this crack: {left[0].text}", "", due)]
    places = dict.fromkeys(reference_words(view.state, str(link)) for crack in left for link in crack.links)
    names = [quoted(name) for name in places if name]
    if len(names) == len(left) <= NAMED:
        return [Ask(f"Name who closes the cracks at {listed(names)}", "", due)]
    return [Ask(f"Name who closes the {counted(len(left), 'crack')} that nobody has taken on", "", due)]


def _incomplete(state: State, rows: list[Any], due: dt.date | None) -> list[Ask]:
    lacking = incomplete(state, rows)
    if not lacking:
        return []
    if len(lacking) > 1:
        return [Ask(f"Give {counted(len(lacking), 'commitment')} the name or the date that is missing", "", due)]
    (row,) = lacking
    who = promised_by(state, row)
    if who:
        return [Ask(f"Set a date for {quoted(row.what)}", who, due)]
    what = "Say who does" if row.by_when else "Say who does, and by when,"
    return [Ask(f"{what} {quoted(row.what)}", "", due)]


def _commitment(state: State, row: Record, said: str | None) -> tuple[Value, ...]:
    return (
        row.what,
        promised_by(state, row),
        row.by_when,
        reference_words(state, row.serves) or row.serves_text,
        row.noticed,
        said,
        row.reason,
    )


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
    columns = (
        TableColumn("Meeting", "date"),
        TableColumn("Minutes for the customer", "number"),
        TableColumn("Due by then", owners=True),
        TableColumn("Agenda"),
    )
    road = table(columns, lines, optional=("Agenda",), empty="No quarterly meeting was set.")
    if not shared:
        return [road]
    return [road, Heading("Agenda of the customer section"), Bullets(agenda_points(shared), ordered=True)]


def _due(view: View, after: dt.date | None, meeting: Record) -> str:
    """What was promised, and which targets are to be met, since the meeting before; what has no date says so."""
    state = view.state
    promised = [
        f"{row.what} ({', '.join((promised_by(state, row) or 'nobody yet', *_when(row, view.today)))})"
        for row in due(state, view.today, after, meeting.date)
    ]
    return "\n".join([*promised, *targets(state, after, meeting.date)]) or "nothing"


def _when(row: Record, today: dt.date) -> tuple[str, ...]:
    """What is to be said of a promise that is not due at its day."""
    return (OVERDUE,) if is_overdue(row, today) else ("no date yet",) if row.by_when is None else ()
