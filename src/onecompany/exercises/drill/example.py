"""What the leaders of Northwind Utilities, which does not exist, decide, and when the calls say what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onecompany.clock import Clock
from onecompany.exercises.drill import DRILL_CASE, acts
from onecompany.exercises.drill.calls import DO, DONT, ESCALATE, NONE, ask, calls, cases, takes_rules
from onecompany.kinds import ballots, rows
from onecompany.kinds.code_of_conduct import adopted
from onecompany.kinds.rounds import Vote
from onecompany.kinds.sample import Case, ids, in_the_room
from onecompany.store.acts.rounds import close
from onecompany.store.ballots import cast
from onecompany.store.records import Record
from onecompany.store.writer import WorkshopWriter

Called = Sequence[tuple[str, int, int]]
"""What was called, by which rule (its number among those of the stage, 0 for none), and by how many."""


@dataclass(frozen=True, slots=True)
class Told:
    """A case with its two calls, and how many seconds the first one took."""

    stage: str
    text: str
    first: Called
    second: Called
    seconds: float


# no sentence: what an invented company decides
TOLD = (
    Told(
        "I move in",
        "A family moves in on Friday evening. The meter reading is missing, and the depot closes at five. "
        "The engineer on call could switch the light on without it. Does he?",
        ((DO, 1, 4), (DONT, 2, 2), (ESCALATE, 0, 2)),
        ((DO, 1, 7), (ESCALATE, 0, 1)),
        48,
    ),
    Told(
        "I pay",
        "We read the wrong meter, and a first bill was twice what it should be. The customer has paid it and has not "
        "noticed. Do we tell her before she does?",
        ((DO, 1, 8),),
        (),
        31,
    ),
    Told(
        "I sign up",
        "A landlord wants one contract for forty flats, with a price that no tenant could get. Do we sign?",
        ((DO, 0, 3), (DONT, 0, 1), (ESCALATE, 0, 4)),
        ((DO, 1, 1), (ESCALATE, 0, 7)),
        57,
    ),
    Told(
        "I need help",
        "A customer owes us for two winters. There is a baby in the flat, and the list for cutting off is due tonight. "
        "Do we leave the heating on?",
        ((DO, 1, 3), (DONT, 1, 3), (ESCALATE, 0, 2)),
        ((DO, 1, 5), (DONT, 1, 2), (ESCALATE, 0, 1)),
        94,
    ),
)


# no sentence: the same, a case for each review
LATER = (
    Told(
        "I compare",
        "A customer of twelve years asks why new ones pay less. Two price lists say two things. "
        "Do we give him the lower one?",
        ((DO, 1, 4), (DONT, 0, 1), (ESCALATE, 0, 3)),
        ((DO, 1, 6), (ESCALATE, 0, 2)),
        52,
    ),
    Told(
        "I move in",
        "The light will not come on tonight, and the customer asks us to stay on the line. Forty others are waiting. "
        "Do we stay?",
        ((DO, 1, 4), (DONT, 1, 4)),
        ((DO, 1, 4), (DONT, 1, 4)),
        58,
    ),
)


class _Later:
    """A clock that is so many seconds ahead of another."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock, self._seconds = clock, seconds

    def now(self) -> dt.datetime:
        """That moment, UTC."""
        return self._clock.now() + dt.timedelta(seconds=self._seconds)

    def boot(self) -> float:
        """Seconds that go along with it."""
        return self._clock.boot() + self._seconds

    def boot_id(self) -> str:
        """The same start of the machine."""
        return self._clock.boot_id()


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """Four cases: one on which talking helps, one that is clear, one that shows a hole, and one that stays open.

    Those that the plan brings are called like the last of them, and take their place.
    """
    _tell(writer, exercise, TOLD)


def review(writer: WorkshopWriter, exercise: Any, number: int) -> None:
    """A case of the review's own, and one of the first day for each that the plan brings."""
    planned = cases(writer.state, exercise.id)
    _tell(writer, exercise, (LATER[number - 1], *TOLD[: len(planned)]))


def _tell(writer: WorkshopWriter, exercise: Any, told: Sequence[Told]) -> None:
    stages = ids(writer, "stage")
    planned = [row.id for row in cases(writer.state, exercise.id) if not calls(writer.state, row)]
    own = told[: max(1, len(told) - len(planned))]
    new = [{"exercise_id": exercise.id, "text": case.text, "stage_id": stages.get(case.stage)} for case in own]
    here = [*rows.add(writer, DRILL_CASE, new), *planned]
    for case_id, case in zip(here, told, strict=False):
        _call(writer, case_id, case.first, case.seconds)
        if case.second:
            _call(writer, case_id, case.second, case.seconds / 2)


def _vote(writer: WorkshopWriter, case: Record) -> Vote:
    settings = writer.state.get("exercise", case.exercise_id).settings
    return Vote("", (ask(writer.state, case, ""),), threshold=settings["threshold"], limit=settings["seconds"])


def _call(writer: WorkshopWriter, case_id: str, called: Called, seconds: float) -> None:
    """A ballot from its opening to its reveal."""
    case: Record = writer.state.get("drill_case", case_id)
    codes = [f"{code}+{_rule(writer, case, rule)}" for code, rule, number in called for _ in range(number)]
    (round_id,) = ballots.begin(writer, case.exercise_id, _vote(writer, case), "ballot")
    for leader, code in zip(in_the_room(writer), codes, strict=False):
        cast(writer, leader.id, {round_id: [code]})
    clock, writer.clock = writer.clock, _Later(writer.clock, seconds)
    close(writer, [round_id])
    writer.clock = clock
    ballots.reveal(writer, [round_id])


def _rule(writer: WorkshopWriter, case: Record, number: int) -> str:
    """The code of an adopted rule: one of the stage, or of that of help; that of none where no rule was adopted."""
    code, stage_id = adopted(writer.state), case.stage_id or ids(writer, "stage").get("I need help")
    code = [rule for rule in code if rule.stage_id == stage_id] or code
    return f"rule:{code[min(number, len(code)) - 1].id}" if number and code else NONE


def _count_all(writer: WorkshopWriter, exercise: Any, **counts: int) -> None:
    for case in list(cases(writer.state, exercise.id)):
        acts.count(writer, case.id, _vote(writer, case), counts)


def _remove_all(writer: WorkshopWriter, exercise: Any) -> None:
    for case in list(cases(writer.state, exercise.id)):
        rows.remove(writer, DRILL_CASE, case.id)


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Count hands, and other numbers for them; propose a rule; move, change and remove a case."""
    first, second, third, *_ = cases(writer.state, exercise.id)
    round_id = acts.count(writer, second.id, _vote(writer, second), {DO: 6, DONT: 2})
    acts.count(writer, second.id, _vote(writer, second), {DO: 7, DONT: 1, NONE: 3}, round_id)
    if takes_rules(writer.state):
        acts.propose_rule(writer, third.id)
        acts.propose_rule(writer, third.id, "Never: sell a price that we would hide")
    rows.move(writer, DRILL_CASE, third.id, -1)
    rows.change(writer, DRILL_CASE, second.id, stage_id=None)
    rows.remove(writer, DRILL_CASE, first.id)


CASES = {
    "drill.split": Case(
        "crack",
        "fewer than 70% agree after the talk",
        lambda writer, exercise: _count_all(writer, exercise, do=8),
    ),
    "drill.hole": Case(
        "crack",
        "half or more say that no rule decides it",
        lambda writer, exercise: _count_all(writer, exercise, do=8, none=3),
    ),
    "drill.both_sides": Case(
        "warning",
        "a rule is named by callers of opposite choices",
        lambda writer, exercise: _count_all(writer, exercise, do=8),
    ),
    "drill.moved": Case(
        "strength",
        "agreement rose by 20 points or more",
        lambda writer, exercise: _count_all(writer, exercise, do=4, dont=4),
    ),
    "drill.slow": Case("warning", "not all had called within the time", _remove_all),
    "drill.clear": Case("strength", "90% or more agree at the first call", _remove_all),
}
