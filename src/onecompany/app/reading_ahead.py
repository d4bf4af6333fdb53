"""What a line that is typed will be read as, shown before it is kept: dates, numbers, and what somebody promises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from onecompany.boards.panel import Panel
from onecompany.boards.record_board import RecordsPanel
from onecompany.kinds.cells import Cell, cell_text
from onecompany.kinds.columns import Day, Money, Number, Reference, WholeNumber
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.kinds.view import Finding
from onecompany.parsing.clean import shortened
from onecompany.parsing.habits import TwoWays
from onecompany.parsing.lines import ParsedCommitment, commitment
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State
from onecompany.summary.dates import room_date

if TYPE_CHECKING:
    import datetime as dt

    from onecompany.kinds import typed as reading
else:
    reading = LazyModule("onecompany.kinds.typed")

_RECORDED = ("commitment", "parking", "decision", "note")


class Ahead(NamedTuple):
    """What a line will become: what is said behind it, and what more is said in its frame, where there is room."""

    words: str
    more: str = ""


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


def promise_words(state: State, today: dt.date, parsed: ParsedCommitment) -> str:
    """Who and by when, or what is still missing."""
    leader: Record | None = state.get("leader", parsed.who_id)
    who = parsed.problem or (leader.name if leader else parsed.who_text) or gettext("nobody yet")
    none = gettext("no date read") if parsed.unread else gettext("no date yet")
    when = room_date(parsed.by_when, today) if parsed.by_when else none
    if parsed.no_day:
        when = gettext("{said:quoted} is no day of the calendar", said=parsed.no_day)
    return f"{who} · {when}"


def more_words(parsed: ParsedCommitment, serves: str = "") -> str:
    """What else is to be known of a promise: what was not read as it may be meant, and what it `serves`, in words."""
    said = []
    if parsed.others:
        said.append(gettext("one owner; {others:list} in the words", others=parsed.others))
    if parsed.unread:
        said.append(gettext("{said:quoted} is not read as a date", said=parsed.unread))
    if serves:
        said.append(gettext("serves: {what}", what=shortened(serves)))
    return " · ".join(said)


def promise_ahead(state: State, today: dt.date, text: str, serves: str = "") -> Ahead:
    """A promise as it will be kept, or what will be asked about its date. `serves`: what it will serve, in words."""
    try:
        parsed = read_commitment(state, today, text)
    except TwoWays as asked:
        return Ahead(_asked(asked))
    promise = promise_words(state, today, parsed)
    return Ahead(gettext("commitment · {promise}", promise=promise), more_words(parsed, serves))


def cell_ahead(panel: Panel, text: str, *, editing: bool) -> Ahead:
    """What a date or a number typed at the cursor is read as; nothing for all else, and for what shows it already."""
    selection = panel.selection if isinstance(panel, RecordsPanel) else None
    if selection is None or not isinstance(panel, RecordsPanel) or not text.strip():
        return Ahead("")
    if selection.adds and not editing:
        promises = selection.part.table.name == "commitment"
        return promise_ahead(panel.view.state, panel.view.today, text, panel.subject()[1]) if promises else Ahead("")
    cell = panel.cell(selection.part, selection.line, selection.column.name)
    if not isinstance(cell.nature, Day | Number | Money | WholeNumber):
        return Ahead("")
    try:
        shown = _shown(cell, text)
    except TwoWays as asked:
        return Ahead(_asked(asked))
    except Refusal:  # it is still being typed; Enter says what is wrong
        return Ahead("")
    return Ahead("" if shown == text.strip() else gettext("read as {value}", value=shown))


def _shown(cell: Cell, text: str) -> str:
    return cell_text(replace(cell, row=(cell.row or Record()).with_values(reading.read(cell, text))))


def _asked(asked: TwoWays) -> str:
    return gettext("{ways:or}?", ways=list(asked.ways.values()))
