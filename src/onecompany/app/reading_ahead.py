"""What a line that is typed will be read as, shown before it is kept: dates, numbers, and what somebody promises."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onecompany.boards.panel import Panel
from onecompany.boards.record_board import RecordsPanel
from onecompany.kinds.cells import Cell, cell_text
from onecompany.kinds.columns import Day, Money, Number, WholeNumber
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.dates import short_date
from onecompany.parsing.habits import TwoWays
from onecompany.parsing.lines import ParsedCommitment, commitment
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State

if TYPE_CHECKING:
    import datetime as dt

    from onecompany.kinds import typed as reading
else:
    reading = LazyModule("onecompany.kinds.typed")


def read_commitment(state: State, today: dt.date, text: str) -> ParsedCommitment:
    """What a line says of a promise: what, who, by when. Raises TwoWays."""
    return commitment(text, [(row.id, row.name) for row in state.rows("leader")], today)


def promise_words(state: State, today: dt.date, parsed: ParsedCommitment) -> str:
    """Who and by when, or what is still missing."""
    leader: Record | None = state.get("leader", parsed.who_id)
    who = parsed.problem or (leader.name if leader else parsed.who_text) or gettext("nobody yet")
    when = short_date(parsed.by_when, today) if parsed.by_when else gettext("no date yet")
    if parsed.no_day:
        when = gettext("{said:quoted} is no day of the calendar", said=parsed.no_day)
    return f"{who} · {when}"


def promise_ahead(state: State, today: dt.date, text: str) -> str:
    """A promise as it will be kept, or what will be asked about its date."""
    try:
        promise = promise_words(state, today, read_commitment(state, today, text))
    except TwoWays as asked:
        return _asked(asked)
    return gettext("commitment · {promise}", promise=promise)


def cell_ahead(panel: Panel, text: str, *, editing: bool) -> str:
    """What a date or a number typed at the cursor is read as; "" for all else, and for what shows it already."""
    selection = panel.selection if isinstance(panel, RecordsPanel) else None
    if selection is None or not isinstance(panel, RecordsPanel) or not text.strip():
        return ""
    if selection.adds and not editing:
        promises = selection.part.table.name == "commitment"
        return promise_ahead(panel.view.state, panel.view.today, text) if promises else ""
    cell = panel.cell(selection.part, selection.line, selection.column.name)
    if not isinstance(cell.nature, Day | Number | Money | WholeNumber):
        return ""
    try:
        shown = _shown(cell, text)
    except TwoWays as asked:
        return _asked(asked)
    except Refusal:  # it is still being typed; Enter says what is wrong
        return ""
    return "" if shown == text.strip() else gettext("read as {value}", value=shown)


def _shown(cell: Cell, text: str) -> str:
    return cell_text(replace(cell, row=(cell.row or Record()).with_values(reading.read(cell, text))))


def _asked(asked: TwoWays) -> str:
    return gettext("{ways:or}?", ways=list(asked.ways.values()))
