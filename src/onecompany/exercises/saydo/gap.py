"""The gap between what we say and do, as the room rates it from 0 to 4: what is asked, what it came to. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onecompany.kinds import rounds
from onecompany.kinds.rounds import Part, Poll, Result, Vote
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary import words
from onecompany.summary.tallies import tenths

OPTIONS = rounds.scale(0, 4)
LOW, HIGH = N_("we do what we say"), N_("we say it, and do something else")


def subject(row: Record) -> str:
    """What the rounds about a value are about."""
    return f"gap:{row.id}"


def poll(row: Record) -> Poll:
    """The question about one value."""
    asked = gettext("How far is what we do from {value:quoted}?", value=row.text)
    return Poll(subject(row), "scale", row.text, (Part(asked, OPTIONS, gettext(LOW), gettext(HIGH)),))


def vote(values: Sequence[Record], settings: Mapping[str, Any]) -> Vote:
    """The question about some values, which each voter answers in turn."""
    title = (
        gettext("The gap of all values")
        if len(values) > 1
        else gettext("The gap of {value:quoted}", value=values[0].text)
    )
    return Vote(title, tuple(map(poll, values)), ("ballot", "hands"), settings["threshold"])


def waiting(state: State, row: Record) -> Record | None:
    """The round about a value that is not revealed, if there is one."""
    about = state.where("round", "subject", subject(row))
    return next((asked for asked in about if asked.state != "revealed"), None)


def latest(state: State, row: Record) -> Result | None:
    """What the last round about a value came to; None before one was revealed."""
    results = map(rounds.result, state.where("round", "subject", subject(row)))
    return next(iter([result for result in results if result is not None][::-1]), None)


def rated(state: State, row: Record) -> float | None:
    """The gap as it is written: one decimal. None where nobody has voted, or one alone."""
    result = latest(state, row)
    return words.rounded(result.mean) if result is not None else None


def in_short(result: Result) -> str:
    """What a round came to, in a cell."""
    if result.mean is None:
        return gettext("n {n}", n=result.n)
    return gettext("{mean}\nn {n}", mean=tenths(result.mean), n=result.n)


# -- beside the row in the JSON document


def mean(state: State, row: Record) -> float | None:
    """The mean, to three decimals; None where it would betray a vote."""
    result = latest(state, row)
    return round(result.mean, 3) if result is not None and result.mean is not None else None


def votes(state: State, row: Record) -> int | None:
    """How many voted; None before they did."""
    result = latest(state, row)
    return result.n if result is not None else None
