"""A drill in a test: its cases by their first words, and calls as a room makes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onecompany.exercises.drill import acts
from onecompany.exercises.drill.calls import Call, ask, calls, cases
from onecompany.kinds import ballots, rows
from onecompany.kinds.findings import find_all
from onecompany.kinds.registry import tables
from onecompany.kinds.rounds import Vote
from onecompany.plans import Plan
from onecompany.store.acts.rounds import close
from onecompany.store.ballots import cast
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.conftest import DAY, plan_of, planned

STAGES = ("I buy", "I move in", "I pay")
LATE = {"text": "The engineer is late. Do we pay?", "stage": "i  MOVE in"}
WRONG = {"text": "The bill is wrong. Do we tell?", "stage": "I pay"}
LOST = {"text": "The letter is lost. Do we look?", "stage": "Elsewhere"}


def drill_plan(*kinds: str, **settings: Any) -> Plan:
    """A journey, the kinds between, and a drill with three cases."""
    between = (planned(kind) for kind in kinds)
    drilled = planned("drill", **{"cases": [LATE, WRONG, LOST], **settings})
    return plan_of(planned("stages", preset=list(STAGES)), *between, drilled, planned("commitments"))


class Drill:
    """The first drill of a workshop, and what its board says."""

    def __init__(self, writer: WorkshopWriter, clock: FakeClock) -> None:
        self.writer, self.clock = writer, clock

    @property
    def state(self) -> State:
        """The rows."""
        return self.writer.state

    @property
    def exercise(self) -> Any:
        """The row of the exercise."""
        return self.state.where("exercise", "kind", "drill")[0]

    def case(self, words: str) -> Any:
        """The one case with these words in it."""
        (row,) = [row for row in cases(self.state, self.exercise.id) if words in row.text]
        return row

    def calls(self, words: str) -> list[Call]:
        """What was called on it."""
        return calls(self.state, self.case(words))

    def vote(self, words: str) -> Vote:
        """What is put to the room."""
        settings, poll = self.exercise.settings, ask(self.state, self.case(words), "Case")
        return Vote("", (poll,), ("ballot", "hands"), settings["threshold"], settings["seconds"])

    def begin(self, words: str) -> str:
        """Open a ballot on a case. The id of its round."""
        return ballots.begin(self.writer, self.exercise.id, self.vote(words), "ballot")[0]

    def cast(self, round_id: str, called: Sequence[str]) -> None:
        """The leaders call one after the other."""
        for leader, code in zip(self.state.rows("leader"), called, strict=False):
            cast(self.writer, leader.id, {round_id: [code]})

    def reveal(self, round_id: str, *, seconds: float = 0) -> None:
        """End the ballot so many seconds later, and show what it came to."""
        self.clock.advance(seconds)
        close(self.writer, [round_id])
        ballots.reveal(self.writer, [round_id])

    def ballot(self, words: str, called: Sequence[str], *, seconds: float = 0) -> str:
        """A ballot from its opening to its reveal."""
        round_id = self.begin(words)
        self.cast(round_id, called)
        self.reveal(round_id, seconds=seconds)
        return round_id

    def hands(self, words: str, round_id: str | None = None, **counts: int) -> str:
        """Hands for what to do, and with it for `none`."""
        return self.count(words, counts, round_id)

    def count(self, words: str, counts: Mapping[str, int], round_id: str | None = None) -> str:
        """The same, for rules by their codes, too."""
        return acts.count(self.writer, self.case(words).id, self.vote(words), counts, round_id)

    def adopt(self, text: str, stage: str = "I pay", kind: str = "always") -> str:
        """An adopted rule. Its code in a call."""
        (stage_id,) = [row.id for row in self.state.rows("stage") if row.name == stage]
        new = {"stage_id": stage_id, "kind": kind, "text": text, "state": "adopted"}
        return f"rule:{rows.add(self.writer, tables()['rule'], [new])[0]}"

    def says(self) -> list[str]:
        """What the board says, as a facilitator reads it: sign and sentence."""
        return [f"{finding.sign} {finding.text}" for finding in find_all(self.state, DAY)[self.exercise.id]]

    def rules(self) -> list[str]:
        """The rules by which it says so, each with the second word of the case behind it."""
        words = {row.id: row.text.split()[1] for row in self.state.rows("drill_case")}
        keys = [finding.key.split(":") for finding in find_all(self.state, DAY)[self.exercise.id]]
        return [f"{rule.removeprefix('drill.')} {words.get(row_id, 'all')}" for rule, row_id in keys]


def of(**called: int) -> list[str]:
    """Calls in order: `of(do=3, dont=1)`, each naming no rule."""
    return [f"{code}+none" for code, number in called.items() for _ in range(number)]
