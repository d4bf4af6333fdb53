"""What a line that is typed will be read as, shown before it is kept: dates, numbers, and what somebody promises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from onecompany.boards.panel import Panel
from onecompany.boards.record_board import RecordsPanel
from onecompany.kinds.cells import Cell, cell_text
from onecompany.kinds.columns import Day, Money, Number, Reference, WholeNumber
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.kinds.view import Finding
from onecompany.parsing.clean import shortened
from onecompany.parsing.dates import short_date
from onecompany.parsing.habits import TwoWays
from onecompany.parsing.lines import ParsedCommitment, commitment
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State

if TYPE_CHECKING:
    import datetime as dt

    from onecompany.kinds import typed as reading
else:
    reading = LazyModule("onecompany.kinds.typed")

_RECORDED = ("commitment", "parking", "decision", "note")


def read_commitment(state: State, today: dt.date, text: str) -> ParsedCommitment:
    """What a line says of a promise: what, who, by when. Raises TwoWays."""
    return commitment(text, [(row.id, row.name) for row in state.rows("leader")], today)


def served(panel: Panel, findings: Iterable[Finding]) -> tuple[str, str]:
    """What a promise that is typed at the cursor serves, as a reference and in words; ("", "") for nothing.

    It is what the column of a commitment can name, or what a crack is about: never another promise, or what is parked.
    """
    reference, words = panel.subject()
    about = Ref.parse(reference)
    nature = COMMITMENT.column("serves").nature
    assert isinstance(nature, Reference)
    cracks = {link for finding in findings if finding.level == "crack" for link in finding.links}
    if about is None or (about.table not in nature.tables and about not in cracks) or about.table in _RECORDED:
        return "", ""
    return reference, words


def promise_words(state: State, today: dt.date, parsed: ParsedCommitment, serves: str = "") -> str:
    """Who, by when, and what it `serves`, or what is still missing."""
    leader: Record | None = state.get("leader", parsed.who_id)
    who = parsed.problem or (leader.name if leader else parsed.who_text) or gettext("nobody yet")
    if parsed.others:
        who = gettext("{owner} owns it, {others:list} in its words", owner=who, others=parsed.others)
    when = short_date(parsed.by_when, today) if parsed.by_when else gettext("no date yet")
    if parsed.no_day:
        when = gettext("{said:quoted} is no day of the calendar", said=parsed.no_day)
    if parsed.unread:
        when = gettext("{said:quoted} is not read as a date", said=parsed.unread)
    serving = gettext("serves: {what}", what=shortened(serves)) if serves else ""
    return " · ".join(filter(None, (who, when, serving)))


def promise_ahead(state: State, today: dt.date, text: str, serves: str = "") -> str:
    """A promise as it will be kept, or what will be asked about its date. `serves`: what it will serve, in words."""
    try:
        promise = promise_words(state, today, read_commitment(state, today, text), serves)
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
        return promise_ahead(panel.view.state, panel.view.today, text, panel.subject()[1]) if promises else ""
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
