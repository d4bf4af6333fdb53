"""What was voted on the statements of a pulse: today, earlier today, and in earlier workshops. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from onecompany.kinds import rounds
from onecompany.kinds.rounds import Method, Part, Poll, Result, Vote
from onecompany.sentences import gettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State
from onecompany.summary import words
from onecompany.summary.charts import Histogram, Tally
from onecompany.summary.tallies import tenths

LEAST, MOST = 1, 5
"""The scale of a pulse."""

METHODS: tuple[Method, ...] = ("ballot", "hands", "fist")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a statement came to on one occasion. `day`: that of an earlier workshop in words; "" for today."""

    name: str
    result: Result
    day: str = ""

    @property
    def mean(self) -> float:
        """The mean, for a reading that has one."""
        assert self.result.mean is not None
        return self.result.mean


@dataclass(frozen=True, slots=True)
class Change:
    """From an earlier reading to the latest one. `day`: that of the earlier one in words; "" for today."""

    before: float
    after: float
    day: str


# -- what is asked


def pulses(state: State) -> list[Record]:
    """The exercises of this kind, in the order of the agenda."""
    return state.where("exercise", "kind", "unity")


def statements(state: State, exercise_id: str) -> list[Record]:
    """The statements of an exercise."""
    return state.where("pulse_statement", "exercise_id", exercise_id)


def subject(statement: Record) -> str:
    """What the rounds about a statement are about."""
    return str(Ref("pulse_statement", statement.id))


def vote(state: State, exercise: Any) -> Vote:
    """All statements at once, so that the laptop goes round once."""
    usual = cast(Method, exercise.settings["method"])
    methods = (usual, *(method for method in METHODS if method != usual))
    polls = tuple(
        Poll(
            subject(row),
            "scale",
            row.text,
            (Part(row.text, rounds.scale(LEAST, MOST), row.low, row.high),),
        )
        for row in statements(state, exercise.id)
    )
    return Vote(exercise.title, polls, methods, exercise.settings["threshold"], open_hands=False)


def waiting(state: State, statement: Record) -> Record | None:
    """The round about a statement that is not revealed, if there is one."""
    open_rounds = rounds.unfinished(state, statement.exercise_id)
    return next((row for row in open_rounds if row.subject == subject(statement)), None)


# -- what it came to


def latest(state: State, statement: Record) -> Result | None:
    """What a statement came to; None before a vote on it was revealed."""
    return rounds.latest(state, statement.exercise_id, subject(statement))


def occasion(state: State, exercise: Record) -> str:
    """What an exercise is called beside others: opening or closing, or by its title where two are the same."""
    same = [row for row in pulses(state) if row.settings["when"] == exercise.settings["when"]]
    if len(same) > 1:
        return str(exercise.title)
    return gettext("Closing") if exercise.settings["when"] == "close" else gettext("Opening")


def today(state: State, statement: Record) -> list[Reading]:
    """The readings of a statement in this workshop up to its exercise, the latest last.

    Of other exercises the last one counts; one that was held again in its own stands before it.
    """
    readings = []
    for exercise in pulses(state):
        name = occasion(state, exercise)
        if exercise.id == statement.exercise_id:
            own = rounds.results(state, exercise.id, subject(statement))
            readings += [Reading(gettext("{occasion}, before", occasion=name), result) for result in own[:-1]]
            return [*readings, *(Reading(name, result) for result in own[-1:])]
        twin = next((row for row in statements(state, exercise.id) if row.key == statement.key), None)
        result = latest(state, twin) if twin is not None else None
        if result is not None:
            readings.append(Reading(name, result))
    return readings


def earlier(state: State, statement: Record) -> list[Reading]:
    """What the organisation's earlier workshops said of the same statement, the latest last."""
    readings = []
    for workshop in state.before:
        day = words.long_date(workshop.workshop.date)
        for exercise in pulses(workshop):
            for row in statements(workshop, exercise.id):
                result = latest(workshop, row) if row.key == statement.key else None
                if result is not None:
                    readings.append(Reading(occasion(workshop, exercise), result, day))
    return readings


def change(state: State, statement: Record) -> Change | None:
    """How the latest reading differs from the exercise before it today, else from last time.

    None where it has no mean, or there is none to compare with.
    """
    result = latest(state, statement)
    if result is None or result.mean is None:
        return None
    own = len(rounds.results(state, statement.exercise_id, subject(statement)))
    before = [*earlier(state, statement), *today(state, statement)[:-own]]
    compared = next((reading for reading in before[::-1] if reading.result.mean is not None), None)
    return Change(compared.mean, result.mean, compared.day) if compared is not None else None


def spoken(state: State) -> list[Record]:
    """Of each statement of the day, by its key, the row that speaks for it: the last one with a result, else the last.

    What was left out speaks only where nothing else does.
    """
    exercises = sorted(pulses(state), key=lambda row: not row.dropped)
    by_key: dict[str, Record] = {}
    for exercise in exercises:
        for row in statements(state, exercise.id):
            known = by_key.get(row.key)
            if known is None or latest(state, row) is not None or latest(state, known) is None:
                by_key[row.key] = row
    return list(by_key.values())


def first_of(state: State, statement: Record) -> str:
    """The id by which a statement is known all day, whichever exercise asks it."""
    rows = (row for exercise in pulses(state) for row in statements(state, exercise.id))
    return next((row.id for row in rows if row.key == statement.key), statement.id)


# -- in figures and words


def difference(before: float, after: float) -> float:
    """How far two means are apart, as they are written: nobody who does the sum shall find another one."""
    return round((words.rounded(after) or 0.0) - (words.rounded(before) or 0.0), 1)


def chart(state: State, statement: Record) -> Histogram:
    """The votes of today side by side, of those readings of which the counts are known."""
    counted = [reading for reading in today(state, statement) if reading.result.counts is not None]
    points = range(LEAST, MOST + 1)
    tallies = tuple(
        Tally(reading.name, tuple(reading.result.count(str(point)) for point in points)) for reading in counted
    )
    return Histogram(statement.text, described(state, statement), tallies, statement.low, statement.high)


def described(state: State, statement: Record) -> str:
    """Where a statement stands, in a sentence; "" before it has a mean."""
    result, moved = latest(state, statement), change(state, statement)
    if result is None or result.mean is None:
        return ""
    values = {"statement": statement.text, "mean": tenths(result.mean)}
    if moved is None:
        return gettext("{statement:quoted} is at {mean} of 5.", **values)
    values |= {"before": tenths(moved.before), "day": moved.day}
    step = difference(moved.before, moved.after)
    if moved.day:
        if step == 0:
            return gettext("{statement:quoted} is at {mean} of 5, as on {day}.", **values)
        if step > 0:
            return gettext("{statement:quoted} rose from {before} on {day} to {mean} of 5.", **values)
        return gettext("{statement:quoted} fell from {before} on {day} to {mean} of 5.", **values)
    if step == 0:
        return gettext("{statement:quoted} stayed at {mean} of 5.", **values)
    if step > 0:
        return gettext("{statement:quoted} rose from {before} to {mean} of 5 during the day.", **values)
    return gettext("{statement:quoted} fell from {before} to {mean} of 5 during the day.", **values)


def few(result: Result) -> str:
    """What is said of votes that were too few to be shown one by one."""
    if result.mean is None:
        return gettext("n {n}: too few votes to show a mean.", n=result.n)
    return gettext("n {n} · mean {mean}: too few votes to show bars.", n=result.n, mean=tenths(result.mean))


def lines_of_workshops(readings: list[Reading]) -> Iterator[str]:
    """Earlier readings in short, a workshop each: its day, and its means from first to last."""
    days = dict.fromkeys(reading.day for reading in readings)
    for day in days:
        means = [tenths(one.mean) for one in readings if one.day == day and one.result.mean is not None]
        if means:
            yield gettext("{day}: {means}", day=day, means=" → ".join(means))
