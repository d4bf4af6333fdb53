"""The pulse in the report: one part for all its exercises, opening beside closing, with the workshops before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onecompany.exercises.unity.board import HIGHER, notes_about
from onecompany.exercises.unity.readings import (
    LEAST,
    MOST,
    Reading,
    change,
    chart,
    difference,
    earlier,
    latest,
    occasion,
    pulses,
    spoken,
    statements,
    today,
)
from onecompany.kinds.measures import Measure
from onecompany.kinds.reporting import note_blocks, note_list, notes_of, nothing, table
from onecompany.kinds.spoken_notes import SAID, SAID_ORDER, SAID_TITLE
from onecompany.kinds.view import View
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary import charts, labels, words
from onecompany.summary.blocks import Block, Heading, Paragraph, TableColumn, Value
from onecompany.summary.document import Number, Section
from onecompany.summary.tallies import tenths
from onecompany.summary.words import rounded

ORDER = 10
"""First of all parts: with what the room came, and with what it left."""


def sections(view: View) -> list[Section]:
    """The pulse as one part, given by the exercise that was voted on last; what else was said in each."""
    state, exercise = view.state, view.exercise
    parts = _pulse(state) if exercise.id == _speaker(state) else []
    about = {note.id for row in statements(state, exercise.id) for note in notes_about(state, row)}
    rest = [note for note in notes_of(state, exercise.id) if note.id not in about]
    if rest:
        blocks = (Heading(exercise.title), *note_blocks(state, rest))
        parts.append(Section(SAID, gettext(SAID_TITLE), SAID_ORDER, blocks))
    return parts


def numbers(view: View) -> list[Number]:
    """Where the pulse stands at the end of the day, with its change."""
    state = view.state
    exercise = state.get("exercise", _speaker(state))
    if exercise is None or exercise.id != view.exercise.id:
        return []
    before, mean, day = _change_of_all(state)
    if mean is None:
        return []
    note = ""
    if before is not None:
        step = difference(before, mean)
        note = gettext("{step:signed} since {day}", step=step, day=day) if day else ""
        note = note or gettext("{step:signed} since the opening", step=step)
    label = gettext("in the opening pulse")
    if exercise.settings["when"] == "close":
        label = gettext("in the closing pulse")
    rank = (MOST - mean) / (MOST - LEAST)
    return [Number(label, gettext("{mean} of 5", mean=tenths(mean)), note, rank, rounded(mean))]


def measures(view: View) -> list[Measure]:
    """Where the pulse stands at the end of the day: the mean of its statements, and that of their spreads."""
    if view.exercise.id != _speaker(view.state):
        return []
    voted = [(row, result) for row in spoken(view.state) if (result := latest(view.state, row)) is not None]
    means = [result.mean for _, result in voted if result.mean is not None]
    spreads = [result.spread for _, result in voted if result.spread is not None]
    mean = sum(means) / len(means) if means else None
    spread = sum(spreads) / len(spreads) if len(spreads) == len(means) and spreads else None
    asked = " ".join(sorted(row.key for row, result in voted if result.mean is not None))
    measure = Measure("pulse", gettext("Pulse"), mean, spread, unit=gettext("of 5"), low=LEAST, high=MOST, basis=asked)
    return [measure]


def as_planned(state: State) -> bool:
    """Whether nothing was voted on yet: the statements are the plan's."""
    asked = {row.id for row in pulses(state)}
    return not any(row.state == "revealed" and row.exercise_id in asked for row in state.rows("round"))


def _speaker(state: State) -> str:
    """The exercise that gives the part: the last one that was voted on, else the last one; "" for none."""
    exercises = sorted(pulses(state), key=lambda row: not row.dropped)
    voted = [row.id for row in exercises if _voted(state, row)]
    return next(iter(voted[::-1] or [row.id for row in exercises[::-1]]), "")


def _voted(state: State, exercise: Record) -> bool:
    return any(latest(state, row) is not None for row in statements(state, exercise.id))


def _pulse(state: State) -> list[Section]:
    title, rows = gettext("Pulse"), spoken(state)
    voted = [row for row in rows if latest(state, row) is not None]
    if not voted:
        asked = Paragraph(gettext("The plan asks: {statements:quoted}.", statements=[row.text for row in rows]), "note")
        return [Section("unity", title, ORDER, (nothing(), asked) if rows else (nothing(),))]
    blocks: list[Block] = []
    for row in voted:
        drawn = chart(state, row)
        blocks += [drawn] if drawn.tallies else []
    blocks += [block for row in voted for block in _trend(state, row)]
    blocks += [*_figures(state, voted), *_asked(state, rows), *_missing(state, rows), *_higher(state)]
    return [Section("unity", title, ORDER, tuple(blocks), _conclusion(state))]


def _trend(state: State, statement: Record) -> Iterator[Block]:
    """The mean from workshop to workshop, where there are earlier ones."""
    before = [reading for reading in earlier(state, statement) if reading.result.mean is not None]
    now = [reading for reading in today(state, statement) if reading.result.mean is not None]
    if not before or not now:
        return
    first = [reading for reading in before if reading.day == before[0].day][-1]  # how that day ended
    points = tuple(charts.Reading(_dated(reading), words.rounded(reading.mean)) for reading in (*before, *now))
    description = gettext(
        "{statement:quoted} went from {before} on {day} to {mean} of 5.",
        statement=statement.text,
        before=tenths(first.mean),
        day=first.day,
        mean=tenths(now[-1].mean),
    )
    title = gettext("{statement:quoted}, workshop by workshop", statement=statement.text)
    yield charts.Readings(title, description, points, unit=gettext("mean, of 5"))


def _figures(state: State, voted: list[Record]) -> list[Block]:
    """Every reading in figures, where the charts do not have all of them."""
    lines: list[tuple[Value, ...]] = []
    complete = True
    for row in voted:
        for reading in (*earlier(state, row), *today(state, row)):
            result = reading.result
            complete = complete and not reading.day and result.counts is not None
            mean, spread = words.rounded(result.mean), words.rounded(result.spread)
            lines.append((row.text, _dated(reading), result.n, mean, spread))
    if complete:
        return []
    columns = (
        TableColumn(gettext("Statement")),
        TableColumn(gettext("Asked at")),
        TableColumn(gettext("Votes"), "number"),
        TableColumn(labels.MEAN, "number"),
        TableColumn(labels.SPREAD, "number"),
    )
    blocks: list[Block] = [table(columns, lines, caption=gettext("Every reading"))]
    if any(line[-1] is None for line in lines):
        text = gettext("Where few have voted, only how many and their mean is kept, so that no vote can be worked out.")
        blocks.append(Paragraph(text, "note"))
    return blocks


def _asked(state: State, rows: list[Record]) -> Iterator[Block]:
    """How it was asked, where that stands at no chart: in other words at another time, or of few votes."""
    shown = {(row.text, row.low, row.high) for row in rows if chart(state, row).tallies}
    for exercise in pulses(state):
        for row in statements(state, exercise.id):
            if (row.text, row.low, row.high) not in shown:
                values = {"occasion": occasion(state, exercise), "text": row.text, "low": row.low, "high": row.high}
                yield Paragraph(gettext("{occasion}: {text:quoted}, from 1, {low}, to 5, {high}.", **values), "note")


def _missing(state: State, rows: list[Record]) -> Iterator[Block]:
    """What was asked and not voted on."""
    unheard = [occasion(state, row) for row in pulses(state) if not _voted(state, row)]
    if unheard:
        yield Paragraph(gettext("Not recorded: {names:list}.", names=unheard), "note")
    unvoted = [row.text for row in rows if latest(state, row) is None]
    if unvoted:
        yield Paragraph(gettext("Nobody voted on {statements:quoted}.", statements=unvoted), "note")


def _higher(state: State) -> Iterator[Block]:
    """What would lift the statements by one, as the room said it."""
    rows = [row for exercise in pulses(state) for row in statements(state, exercise.id)]
    notes = [note for row in rows for note in notes_about(state, row)]
    if notes:
        yield Heading(gettext(HIGHER))
        yield note_list(state, notes)


def _conclusion(state: State) -> str:
    """Where the pulse stands, and how it moved; "" where no mean is known."""
    before, mean, day = _change_of_all(state)
    if mean is None:
        return ""
    values: dict[str, Any] = {"mean": tenths(mean)}
    if before is None:
        return gettext("The pulse is at {mean} of 5.", **values)
    step = difference(before, mean)
    values |= {"before": tenths(before), "day": day}
    if day:
        if step == 0:
            return gettext("The pulse is at {mean} of 5, as on {day}.", **values)
        if step > 0:
            return gettext("The pulse rose from {before} on {day} to {mean} of 5.", **values)
        return gettext("The pulse fell from {before} on {day} to {mean} of 5.", **values)
    if step == 0:
        return gettext("The pulse stayed at {mean} of 5 all day.", **values)
    if step > 0:
        return gettext("The pulse rose from {before} to {mean} of 5 during the day.", **values)
    return gettext("The pulse fell from {before} to {mean} of 5 during the day.", **values)


def _change_of_all(state: State) -> tuple[float | None, float | None, str]:
    """The mean of all statements before and now, and the day of before; "" for today. None for what is not known.

    They are compared where each of them has an earlier reading of the same day: else the mean of other statements
    would be taken for a change.
    """
    rows = [row for row in spoken(state) if (result := latest(state, row)) is not None and result.mean is not None]
    moved = [change(state, row) for row in rows]
    means = [result.mean for row in rows if (result := latest(state, row)) is not None and result.mean is not None]
    mean = sum(means) / len(means) if means else None
    days = {one.day if one is not None else None for one in moved}
    if len(days) != 1 or None in days:
        return None, mean, ""
    known = [one for one in moved if one is not None]
    return sum(one.before for one in known) / len(known), mean, known[0].day


def _dated(reading: Reading) -> str:
    return gettext("{day}, {occasion}", day=reading.day, occasion=reading.name) if reading.day else reading.name
