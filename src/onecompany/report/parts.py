"""Which exercises speak in the report, and what each of them gives to it by its kind's hooks.

A kind that is `apart` has a part for each of its exercises; one that speaks `always` has one whatever the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from onecompany.kinds.findings import stand_in
from onecompany.kinds.hooks import hooks
from onecompany.kinds.kind import Kind
from onecompany.kinds.registry import UnknownKind, kind, kinds
from onecompany.kinds.spoken_notes import spoken_notes
from onecompany.kinds.view import Finding, View
from onecompany.report.not_installed import not_installed
from onecompany.sentences import N_, gettext
from onecompany.store.state import State
from onecompany.summary.blocks import Heading, Paragraph, Value
from onecompany.summary.document import Adopted, Ask, Number, Section
from onecompany.summary.page_one import LABEL
from onecompany.summary.upcoming import Upcoming
from onecompany.summary.words import GAP, shown

LEFT_OUT = N_("This exercise was left out to catch up on time.")

Findings = Mapping[str, Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Part:
    """What one exercise gives to the report. `cracks`: how many its findings name. `leads`: see `Kind`.

    `for_board`: its parts of the board's copy, where that is made.
    """

    sections: tuple[Section, ...]
    numbers: tuple[Number, ...] = ()
    asks: tuple[Ask, ...] = ()
    upcoming: Upcoming = field(default_factory=Upcoming)
    cracks: int = 0
    leads: bool = False
    adopted: Adopted | None = None
    for_board: tuple[Section, ...] = ()

    @property
    def order(self) -> int:
        """Its place in the report: that of its first section which comes to something, else of its first."""
        concluding = [section.order for section in self.sections if section.conclusion]
        return min(concluding or [section.order for section in self.sections], default=0)

    @property
    def conclusion(self) -> str:
        """What it comes to; "" when that is nothing."""
        return next((section.conclusion for section in self.sections if section.conclusion), "")


def parts(state: State, today: date, findings: Findings, *, board: bool = False) -> list[Part]:
    """What every exercise gives, by the order of the report. `board`: to the board's copy, too.

    `findings`: as `kinds.findings.find_all` gives them.
    """
    every_part = [
        *_of_agenda(state, today, findings, board=board),
        *_beside_agenda(state, today, findings, board=board),
    ]
    return sorted(every_part, key=lambda part: part.order)


def _of_agenda(state: State, today: date, findings: Findings, *, board: bool) -> Iterator[Part]:
    """One part for each exercise of the agenda that speaks, and one for the notes of each other one."""
    rows = state.rows("exercise")
    heard: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: bool(row.dropped)):
        heard.setdefault(row.kind, row.id)
    for row in rows:
        try:
            own = kind(row.kind)
        except UnknownKind:
            yield Part(tuple(spoken_notes(state, row)))
            continue
        if heard[row.kind] == row.id or own.apart:
            yield _part(own, _view(state, row, today, findings), findings, board=board)
        if "note" not in own.shown_tables:
            yield Part(tuple(spoken_notes(state, row)))
    yield Part(tuple(spoken_notes(state, None)))
    yield Part(tuple(not_installed(state)))


def _beside_agenda(state: State, today: date, findings: Findings, *, board: bool) -> Iterator[Part]:
    """The kinds that are not in the plan and have rows all the same, such as those of the workshop before.

    What came along is shown; page 1 speaks of what this workshop was about.
    """
    planned = {row.kind for row in state.rows("exercise")}
    for name, own in kinds().items():
        if name in planned:
            continue
        if own.always or any(state.rows(table.name) for table in own.tables):
            part = _part(own, _view(state, stand_in(own), today, findings), findings, board=board)
            quiet = tuple(replace(section, conclusion="") for section in part.sections)
            yield part if own.always else Part(quiet, upcoming=part.upcoming, for_board=part.for_board)


def _view(state: State, row: Any, today: date, findings: Findings) -> View:
    others = tuple(finding for row_id, of_row in findings.items() if row_id != row.id for finding in of_row)
    return View(state, row, today, others)


def _part(own: Kind, view: View, findings: Findings, *, board: bool = False) -> Part:
    hook = hooks(own)
    sections = hook.sections(view)
    before = _last_time(own, view)
    if view.exercise.dropped:
        sections = [_left_out(section) for section in sections]
    return Part(
        sections=tuple(sections),
        for_board=tuple(hook.for_board(view)) if board else (),
        numbers=tuple(_compared(number, before) for number in hook.numbers(view)),
        asks=tuple(hook.asks(view)),
        upcoming=hook.upcoming(view),
        cracks=sum(finding.level == "crack" for finding in findings.get(view.exercise.id, ())),
        leads=own.leads,
        adopted=hook.one_sentence(view),
    )


def _last_time(own: Kind, view: View) -> dict[str, Value]:
    """What the numbers of a kind were in the workshop before, on its day, by their labels."""
    last = view.before[-1] if view.before else None
    held = [row for row in last.rows("exercise") if row.kind == own.name] if last is not None else []
    if last is None or not held or own.apart:
        return {}
    numbers = hooks(own).numbers(View(last, held[0], last.workshop.date))
    return {number.label: number.value for number in numbers if number.value != GAP}


def _compared(number: Number, before: Mapping[str, Value]) -> Number:
    """A number with what it was last time, where there is room to say so beside it."""
    if number.label not in before or number.value == GAP:
        return number
    last = gettext("last time {value}", value=shown(before[number.label]))
    note = f"{number.note}; {last}" if number.note else last
    return replace(number, note=note) if len(note) <= LABEL else number


def _left_out(section: Section) -> Section:
    """Say first that the exercise was left out; below its heading where it has one."""
    position = 1 if section.blocks and isinstance(section.blocks[0], Heading) else 0
    note = Paragraph(gettext(LEFT_OUT), "note")
    return replace(section, blocks=(*section.blocks[:position], note, *section.blocks[position:]))


def merged(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with those of one key made one, in which their blocks follow each other."""
    by_key: dict[str, Section] = {}
    for section in sections:
        first = by_key.get(section.key)
        if first is None:
            by_key[section.key] = section
        else:
            conclusion = " ".join(sentence for sentence in (first.conclusion, section.conclusion) if sentence)
            by_key[section.key] = replace(first, blocks=(*first.blocks, *section.blocks), conclusion=conclusion)
    return tuple(by_key.values())
