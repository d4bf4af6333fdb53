"""The board of a pulse: each statement with its votes, opening beside closing, and what was said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onecompany.boards.charts import BAR, bars
from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Model, Tone
from onecompany.boards.place import Place
from onecompany.boards.voting import standing
from onecompany.exercises.unity.readings import (
    LEAST,
    chart,
    earlier,
    few,
    latest,
    lines_of_workshops,
    statements,
    waiting,
)
from onecompany.kinds.reporting import leader_name, notes_of
from onecompany.kinds.rounds import Result
from onecompany.kinds.view import View
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State
from onecompany.summary.charts import Histogram
from onecompany.summary.tallies import named_points, tally_line

HIGHER = N_("What would make it one higher?")
MOST_TALLIES = 3
"""Opening, closing, and one that was held again: more do not fit side by side in 80 columns."""

SHORT_BAR = 10
"""The longest bar where three of them stand side by side."""

COUNT = 5
"""Cells for the count behind a bar, and for the cursor's marks."""


def model(view: View) -> Model:
    """All statements, one below the other."""
    rows = [row for statement in statements(view.state, view.exercise.id) for row in _statement(view.state, statement)]
    rows += [_note(view.state, note) for note in other_notes(view.state, view.exercise.id)]
    tallies = max((len(row.cells) - 1 for row in rows), default=0)
    least = COUNT + (SHORT_BAR if tallies == MOST_TALLIES else BAR)
    columns = [BoardColumn(14, 18, 0), *[BoardColumn(least, 30, 1)] * max(tallies, 1)]
    return Model(columns, (), tuple(rows))


def place_of(statement: Record, column: str = "text") -> str:
    """Where a statement stands, or one of its bars by the point of the scale."""
    return str(Place("pulse_statement", statement.id, column))


def notes_about(state: State, statement: Record) -> list[Record]:
    """What was said about a statement."""
    about = str(Ref("pulse_statement", statement.id))
    return [note for note in notes_of(state, statement.exercise_id) if note.about == about]


def other_notes(state: State, exercise_id: str) -> list[Record]:
    """What else was said in the exercise."""
    about = {str(Ref("pulse_statement", row.id)) for row in statements(state, exercise_id)}
    return [note for note in notes_of(state, exercise_id) if note.about not in about]


def _statement(state: State, statement: Record) -> Iterator[BoardRow]:
    result, going_on = latest(state, statement), waiting(state, statement)
    yield _wide(statement.text, place_of(statement), "strong")
    if going_on is not None or result is None:
        # Nothing of any vote is shown before the reveal, not even of one before: it would lead the room.
        ends = gettext("1: {low}, 5: {high}", low=statement.low, high=statement.high)
        rows = [_wide(ends, "", "muted"), *([_wide(standing(state, going_on), "", "title")] if going_on else [])]
    else:
        rows = [*_what_it_came_to(state, statement, result)]
    rows += [_note(state, note) for note in notes_about(state, statement)]
    yield from rows[:-1]
    yield replace(rows[-1], gap=1)


def _what_it_came_to(state: State, statement: Record, result: Result) -> Iterator[BoardRow]:
    drawn = chart(state, statement)
    if drawn.tallies:
        yield from _histogram(drawn, statement)
    if result.counts is None:
        yield _wide(few(result), "", "text")
    before = list(lines_of_workshops(earlier(state, statement)))
    if before:
        yield _wide(gettext("Earlier: {readings}", readings=" · ".join(before)), "", "muted")
    yield _wide(gettext(HIGHER), str(Place("higher", statement.id)), "muted")


def _histogram(drawn: Histogram, statement: Record) -> Iterator[BoardRow]:
    tallies = drawn.tallies[-MOST_TALLIES:]
    newest = len(tallies)
    figures = {
        number: BoardCell(tally_line(drawn, tally), "", "strong" if number == newest else "muted", lines=3)
        for number, tally in enumerate(tallies, 1)
    }
    yield BoardRow({0: BoardCell(""), **figures})
    length = SHORT_BAR if newest == MOST_TALLIES else BAR
    for point, (head, row) in enumerate(zip(named_points(drawn), bars(drawn, length), strict=True), LEAST):
        shown = {
            number: BoardCell(text, "", "strong" if number == newest else "muted", lines=1)
            for number, text in enumerate(row[-newest:], 1)
        }
        yield BoardRow({0: BoardCell(head, place_of(statement, str(point)), lines=2), **shown})


def _note(state: State, note: Record) -> BoardRow:
    name = leader_name(state, note.leader_id)
    text = gettext("{name}: {text}", name=name, text=note.text) if name else note.text
    return _wide(gettext("· {text}", text=text), str(Place("note", note.id)), "text")


def _wide(text: str, place: str, tone: Tone) -> BoardRow:
    return BoardRow({0: BoardCell(text, place, tone, lines=3, wide=True)})
