"""Rows of the workshop as the report writes them: tables without empty columns, who, where, what was noted. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Literal

from onecompany.kinds.cells import Cell, cell_text, typed
from onecompany.kinds.columns import Column, Day, Money, Nature, Number, OneOf, WholeNumber, YesNo
from onecompany.kinds.expected import title
from onecompany.kinds.kind import Table as Described
from onecompany.kinds.lookup import reference_words
from onecompany.kinds.progress import good
from onecompany.sentences import N_, gettext
from onecompany.store.groups import by_group
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary import document, words
from onecompany.summary.blocks import Block, Bullets, Paragraph, Reading, Readings, Table, TableColumn, Value
from onecompany.summary.values import ColumnKind
from onecompany.summary.words import missing

NOTHING = N_("Not recorded.")
"""Stands where a part of the workshop has no data."""


def nothing() -> Paragraph:
    """Says that a part of the workshop was not recorded."""
    return Paragraph(gettext(NOTHING), "note")


def table(
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[Value]],
    *,
    optional: Collection[str] = (),
    caption: str = "",
    empty: str = "",
) -> Table:
    """A table without those of its `optional` columns, named by their titles, in which no row says anything.

    Without rows all columns stay; `empty` is said then, or that nothing was recorded.
    """
    spoken = [not rows or any(not missing(row[index]) for row in rows) for index in range(len(columns))]
    kept = [index for index, column in enumerate(columns) if spoken[index] or column.title not in optional]
    return Table(
        tuple(columns[index] for index in kept),
        tuple(tuple(row[index] for index in kept) for row in rows),
        caption,
        empty or gettext(NOTHING),
    )


def columns(described: Described, names: Sequence[str]) -> tuple[TableColumn, ...]:
    """Columns of a table of rows, as the summary heads them; CSV and workbook take them from there."""
    return tuple(heading(described.column(name)) for name in names)


def heading(column: Column) -> TableColumn:
    """The column of a summary's table."""
    return TableColumn(title(column), _KINDS.get(type(column.nature), "text"))


_KINDS: Mapping[type[Nature], ColumnKind] = {
    Number: "number",
    WholeNumber: "number",
    Money: "number",
    Day: "date",
    YesNo: "mark",
}
"""How columns are set, by nature; all others are text."""


def values(described: Described, names: Sequence[str], row: Record, state: State) -> tuple[Value, ...]:
    """What a row holds in these columns, as the summary writes it."""
    return tuple(value(Cell(described, described.column(name), state, dt.date.min, row)) for name in names)


def value(cell: Cell) -> Value:
    """A cell in a summary's table: numbers, days, yes and no as such, everything else in words."""
    kept: Value = cell.value
    if type(cell.nature) in _KINDS:
        return kept
    return typed(cell) if isinstance(cell.nature, OneOf) else cell_text(cell)


def leader_name(state: State, leader_id: str | None) -> str:
    """A leader's name; "" for none."""
    leader = state.get("leader", leader_id)
    return leader.name if leader is not None else ""


def exercise_title(state: State, exercise_id: str | None) -> str:
    """The title of the exercise in which something was said; "" when it was said in none."""
    exercise = state.get("exercise", exercise_id)
    return exercise.title if exercise is not None else ""


def by_date(rows: Sequence[Any]) -> list[Any]:
    """Commitments or metrics by their date, those without one last, else in their order."""
    return sorted(rows, key=lambda row: (row.by_when is None, row.by_when.toordinal() if row.by_when else 0))


def notes_of(state: State, exercise_id: str | None) -> list[Any]:
    """The notes of an exercise that may be handed out: those that are not private."""
    return [row for row in state.where("note", "exercise_id", exercise_id) if not row.private]


def note_list(state: State, notes: Sequence[Record]) -> Bullets:
    """Notes as a list, each with whose it is and what it is about, as far as that is known."""
    return Bullets(tuple(_note(state, note) for note in notes), empty=gettext(NOTHING))


def loose_note_list(state: State, notes: Sequence[Record]) -> Bullets:
    """Loose notes as a list, each with whose it is, as far as that is known."""
    named = ((leader_name(state, note.leader_id), note.text) for note in notes)
    lines = (gettext("{name}: {text}", name=name, text=text) if name else text for name, text in named)
    return Bullets(tuple(lines), empty=gettext(NOTHING))


def note_blocks(state: State, notes: Sequence[Record]) -> tuple[Block, ...]:
    """Notes as a list; those that a group made in one of its own, under who was in it."""
    blocks: list[Block] = []
    for group, of_group in by_group(state, notes):
        if group is not None:
            who = gettext("{group}: {names:list}", group=group.title, names=group.names)
            blocks.append(Paragraph(who, leads=True))
        blocks.append(note_list(state, of_group))
    return tuple(blocks) or (note_list(state, notes),)


def _note(state: State, note: Record) -> str:
    name, about = leader_name(state, note.leader_id), reference_words(state, note.about)
    text = gettext("{text} (about {about:quoted})", text=note.text, about=about) if about else note.text
    return gettext("{name}: {text}", name=name, text=text) if name else str(text)


def reached(label: str, part: int, whole: int, note: str = "") -> document.Number:
    """A number for page 1 that is good when all of a whole is reached, as "4 of 6", with its rank."""
    value = gettext("{part} of {whole}", part=part, whole=whole)
    return document.Number(label, value, note, rank((whole - part) / whole), part)


def rank(distance: float) -> float:
    """The rank of a number on page 1 by its distance from good, from 0 to 1.

    One that is good ranks above those that say nothing yet.
    """
    return 0.1 + 0.9 * distance


def unknown(label: str) -> document.Number:
    """A number for page 1 that was not recorded."""
    return document.Number(label, words.GAP, words.NOT_RECORDED)


def readings_chart(metric: Record, readings: Sequence[Record]) -> Readings:
    """What a metric was over the time of at least two readings, the latest last."""
    first, last = readings[0], readings[-1]
    values: dict[str, Any] = {
        "metric": metric.name,
        "first": words.number(first.value),
        "last": words.number(last.value),
        "day": words.long_date(first.date),
        "other": words.long_date(last.date),
    }
    sentence = gettext("{metric:capital} went from {first} to {last} between {day} and {other}.", **values)
    if metric.unit.strip():
        sentence = gettext(
            "{metric:capital} went from {first} to {last} {unit} between {day} and {other}.", unit=metric.unit, **values
        )
    points = tuple(Reading(words.short_date(row.date), row.value) for row in readings)
    way: Literal["up", "down"] = "down" if good(metric) == "down" else "up"
    return Readings(metric.name, sentence, points, metric.baseline, metric.target, metric.unit, way)
