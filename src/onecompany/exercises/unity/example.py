"""How the leaders of Northwind Utilities, which does not exist, vote, and when the votes say what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from onecompany.exercises.unity.readings import LEAST, MOST, statements, subject, vote
from onecompany.kinds import ballots, rows
from onecompany.kinds.rounds import unfinished
from onecompany.kinds.sample import Case, in_the_room
from onecompany.kinds.shared_tables import NOTE
from onecompany.store import ballots as box
from onecompany.store.acts import rounds
from onecompany.store.writer import WorkshopWriter

OPENING = ((2, 3), (3, 4), (2, 2), (3, 3), (1, 2), (4, 5), (2, 3), (3, 4))
"""What each leader votes on both statements in the morning; `CLOSING`: the hands of the evening, from 1 to 5."""

CLOSING = ((0, 1, 3, 4, 0), (0, 0, 2, 4, 2))

# What each leader votes in the first review and in the second.
LATER = (
    ((2, 3), (3, 4), (2, 2), (3, 3), (4, 4), (4, 4), (3, 3), (4, 4)),
    ((4, 4), (4, 5), (4, 4), (4, 4), (3, 4), (3, 4), (5, 4), (4, 4)),
)

HIGHER = (
    "No department gives the customer a date without asking the one that keeps it",
    "The number of customers who left stands first in the monthly report",
)


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """A ballot at the opening; hands at the close, and a line on each statement that would lift it."""
    if exercise.settings["when"] == "close":
        for number, counts in enumerate(CLOSING):
            count(writer, exercise, number, counts)
        for row, text in zip(statements(writer.state, exercise.id), HIGHER, strict=True):
            rows.add(writer, NOTE, [{"exercise_id": exercise.id, "text": text, "about": subject(row)}])
        return
    _ballot(writer, exercise, OPENING)


def review(writer: WorkshopWriter, exercise: Any, number: int) -> None:
    """A ballot among those who are in the room."""
    _ballot(writer, exercise, LATER[number - 1])


def _ballot(writer: WorkshopWriter, exercise: Any, papers: Sequence[Sequence[int]]) -> None:
    round_ids = ballots.begin(writer, exercise.id, vote(writer.state, exercise), "ballot")
    for leader, choices in zip(in_the_room(writer), papers, strict=False):
        box.cast(writer, leader.id, {r: [str(choice)] for r, choice in zip(round_ids, choices, strict=True)})
    rounds.close(writer, round_ids)
    ballots.reveal(writer, round_ids)


def count(writer: WorkshopWriter, exercise: Any, number: int, counts: Sequence[int]) -> None:
    """Hands on one statement, by its number from 0, from 1 to 5."""
    asked = vote(writer.state, exercise)
    codes = {str(point): hands for point, hands in zip(range(LEAST, MOST + 1), counts, strict=True)}
    ballots.count_hands(writer, exercise.id, asked, asked.polls[number], codes)


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Hold it again: by ballot that is given up, begun anew and ended, and by hands that are corrected."""
    asked = vote(writer.state, exercise)
    rounds.give_up(writer, ballots.begin(writer, exercise.id, asked, "ballot"))
    round_ids = ballots.begin(writer, exercise.id, asked, "ballot")
    rounds.close(writer, round_ids)
    rounds.reopen(writer, round_ids)
    rounds.begin_anew(writer, round_ids)
    rounds.give_up(writer, [row.id for row in unfinished(writer.state, exercise.id)])
    count(writer, exercise, 0, (0, 0, 3, 4, 1))
    last = writer.state.where("round", "exercise_id", exercise.id)[-1]
    ballots.count_hands(writer, exercise.id, asked, asked.polls[0], {"3": 2, "4": 5, "5": 1}, round_id=last.id)


def _both(first: Sequence[int], second: Sequence[int]) -> Callable[[WorkshopWriter, Any], None]:
    """Both statements counted again."""

    def change(writer: WorkshopWriter, exercise: Any) -> None:
        count(writer, exercise, 0, first)
        count(writer, exercise, 1, second)

    return change


CASES = {
    "unity.low": Case("crack", "the mean is below 3", partial(count, number=0, counts=(2, 4, 2, 0, 0))),
    "unity.spread": Case(
        "warning", "the votes lie far apart (spread 1.2 or more)", partial(count, number=0, counts=(2, 1, 1, 1, 3))
    ),
    "unity.hear": Case(
        "warning",
        "somebody votes 1 or 2 while the mean is 4 or more",
        partial(count, number=0, counts=(1, 0, 0, 2, 5)),
    ),
    "unity.down": Case(
        "warning",
        "the mean fell by 0.5 or more since the opening, else since last time",
        partial(count, number=0, counts=(4, 4, 0, 0, 0)),
    ),
    "unity.fewer": Case(
        "warning", "fewer votes than leaders who are here", partial(count, number=1, counts=(0, 0, 2, 2, 1))
    ),
    "unity.up": Case(
        "strength",
        "the mean rose by 0.5 or more since the opening, else since last time",
        _both((1, 3, 3, 1, 0), (0, 2, 3, 2, 1)),
    ),
    "unity.high": Case(
        "strength", "the mean is 4 or more and the spread below 0.8", partial(count, number=1, counts=(0, 2, 2, 2, 2))
    ),
}
