"""What a pulse says by rule. Its last exercise that was voted on speaks for each statement of the day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onecompany.exercises.unity.readings import (
    MOST,
    change,
    first_of,
    latest,
    pulses,
    spoken,
    statements,
)
from onecompany.kinds.people import here_then
from onecompany.kinds.rounds import Result
from onecompany.kinds.view import Finding, View, in_order
from onecompany.sentences import lazy_gettext, lazy_ngettext
from onecompany.store.records import Record, Ref
from onecompany.summary.tallies import tenths

WIDE = 1.2
"""A spread from which the room does not see the same thing: half of it stands more than a point from the mean.

Votes spread evenly over the five points would have 1.4, and a room of one mind, a point up or down, some 0.7."""

CLOSE = 0.8
"""A spread below which the room sees the same thing: most votes lie within a point of the mean."""

LOW = 3
"""The middle of the scale: below it the room leans to no."""

HIGH = 4
"""A mean from which the room says yes."""

ALONE = ("1", "2")
"""Votes that say no."""

MOVED = 0.5
"""A change of the mean that is more than one or two people in a bad mood: half of the room has moved by a point."""


def find(view: View) -> list[Finding]:
    """The findings of one exercise, the gravest first; none for what a later exercise has voted on again."""
    speaking = {row.id for row in spoken(view.state)}
    findings: list[Finding] = []
    for statement in statements(view.state, view.exercise.id):
        result = latest(view.state, statement)
        if result is not None and statement.id in speaking:
            findings += _of(view, statement, result)
    return in_order([*findings, *_fewer(view)])


def _of(view: View, statement: Record, result: Result) -> Iterator[Finding]:
    yield from _where_it_stands(view, statement, result)
    yield from _how_it_moved(view, statement)


def _where_it_stands(view: View, statement: Record, result: Result) -> Iterator[Finding]:
    links, subject = (Ref("pulse_statement", statement.id),), first_of(view.state, statement)
    mean, spread = result.mean, result.spread
    if mean is None:
        return
    values: dict[str, Any] = {"statement": statement.text, "mean": tenths(mean)}
    if mean < LOW:
        text = lazy_gettext("{statement:quoted} is at {mean} of 5", **values)
        why = lazy_gettext("That is below 3, the middle of the scale: the room leans to no.")
        remedy = lazy_gettext("Agree on one step that lifts {statement:quoted} by one", **values)
        yield Finding(f"unity.low:{subject}", "crack", text, why, links, remedy)
    # What follows needs the votes one by one, which are known from the threshold on.
    if spread is None:
        return
    if round(spread, 6) >= WIDE:
        text = lazy_gettext(
            "We do not see {statement:quoted} the same way (spread {spread})", spread=tenths(spread), **values
        )
        given = [point for point in range(1, MOST + 1) if result.count(str(point))]
        why = lazy_gettext(
            "Votes go from {low} to {high}: hear what both ends have seen.", low=min(given), high=max(given)
        )
        remedy = lazy_gettext("Find out why we see {statement:quoted} so differently", **values)
        yield Finding(f"unity.spread:{subject}", "warning", text, why, links, remedy)
    low = sum(result.count(point) for point in ALONE)
    if low and mean >= HIGH:
        text = lazy_ngettext(
            "One vote says 1 or 2 on {statement:quoted}, while the mean is {mean}",
            "{number:Words} votes say 1 or 2 on {statement:quoted}, while the mean is {mean}",
            low,
            **values,
        )
        why = lazy_gettext("Ask the whole room what one could see that the others do not; ask nobody by name.")
        yield Finding(f"unity.hear:{subject}", "warning", text, why, links)
    if mean >= HIGH and round(spread, 6) < CLOSE:
        text = lazy_gettext("{statement:quoted} is at {mean} of 5, and we see it the same way", **values)
        yield Finding(f"unity.high:{subject}", "strength", text, links=links)


def _how_it_moved(view: View, statement: Record) -> Iterator[Finding]:
    moved = change(view.state, statement)
    if moved is None or round(abs(moved.after - moved.before), 6) < MOVED:
        return
    links, subject = (Ref("pulse_statement", statement.id),), first_of(view.state, statement)
    values = {"statement": statement.text, "before": tenths(moved.before), "mean": tenths(moved.after)}
    if moved.after > moved.before:
        text = lazy_gettext("{statement:quoted} rose from {before} to {mean} since the opening", **values)
        if moved.day:
            text = lazy_gettext("{statement:quoted} rose from {before} to {mean} since {day}", day=moved.day, **values)
        yield Finding(f"unity.up:{subject}", "strength", text, links=links)
        return
    text = lazy_gettext("{statement:quoted} fell from {before} to {mean} since the opening", **values)
    if moved.day:
        text = lazy_gettext("{statement:quoted} fell from {before} to {mean} since {day}", day=moved.day, **values)
    remedy = lazy_gettext("Find out what made {statement:quoted} fall", **values)
    yield Finding(f"unity.down:{subject}", "warning", text, links=links, remedy=remedy)


def _voted(view: View) -> bool:
    """Whether this exercise was voted on, and none after it."""
    by_exercise = [
        row.id
        for row in pulses(view.state)
        if any(latest(view.state, statement) for statement in statements(view.state, row.id))
    ]
    return by_exercise[-1:] == [view.exercise.id]


def _fewer(view: View) -> list[Finding]:
    """Fewer votes than leaders who were here, on the statement on which fewest voted."""
    rows = statements(view.state, view.exercise.id)
    results = [result for row in rows if (result := latest(view.state, row)) is not None and result.n < result.present]
    if not results or not _voted(view):
        return []
    fewest = min(results, key=lambda result: (result.n - result.present, result.n))
    text = lazy_ngettext(
        "One of {of:words} leaders voted in {exercise:quoted}",
        "{number:Words} of {of:words} leaders voted in {exercise:quoted}",
        fewest.n,
        of=fewest.present,
        exercise=view.exercise.title,
    )
    return [Finding(f"unity.fewer:{view.exercise.id}", "warning", text, here_then(view.state, fewest.held))]
