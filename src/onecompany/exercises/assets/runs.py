"""Which periods follow one another, so that something may be concluded over them, and where they do not. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onecompany.exercises.assets.periods import Period
from onecompany.parsing.periods import period_name, shifted
from onecompany.sentences import Message, lazy_gettext


def follows(one: Period, other: Period) -> bool:
    """Whether the second begins where the first ends, and is of the same segments."""
    return is_next(one, other) and one.segments == other.segments


def is_next(one: Period, other: Period) -> bool:
    """Whether no period is missing between the two."""
    return other.start_date == shifted(one.start_date, one.unit, 1)


def latest_run(known: Sequence[Period]) -> list[Period]:
    """The latest periods of which is known how many were gained and lost, one behind the other without a break.

    Over a break nothing is summed up: what came about in it is not known.
    """
    run: list[Period] = []
    for period in reversed(known):
        if period.net is not None and (not run or follows(period, run[-1])):
            run.append(period)
        elif run:
            break
    return run[::-1]


def breaks(known: Sequence[Period]) -> list[tuple[Period, Period]]:
    """Pairs of neighbours that do not follow one another."""
    return [pair for pair in pairwise(known) if not follows(*pair)]


def missing_words(one: Period, other: Period) -> Message:
    """The periods that are missing between two: "Q4 2025", "Q4 2024 to Q4 2025"."""
    first, last = shifted(one.start_date, one.unit, 1), shifted(other.start_date, other.unit, -1)
    return between_words(period_name(first, one.unit), period_name(last, one.unit))


def span_words(known: Sequence[Period]) -> Message:
    """From which period to which, in words."""
    return between_words(known[0].name, known[-1].name)


def between_words(first: str, last: str) -> Message:
    """The same of the names of the first and the last one."""
    if first == last:
        return lazy_gettext("{period}", period=first)
    return lazy_gettext("{first} to {last}", first=first, last=last)
