"""What the silos have scored: means by silo and cause, scores by statement, and how far they lie apart. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence

from onecompany.exercises.quicksand import ABOUT, CAUSES
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.words import rounded

LOW = 2
"""A score up to this is grave enough to be asked what has happened."""

WEAK, GOOD = 2.5, 3.5
"""A mean below the first is nearer to "never" than is the middle of the scale; from the second on, to "always"."""


def statements(state: State) -> list[Record]:
    """The statements as they are scored: cause by cause, in each in their order."""
    order = list(CAUSES)
    return sorted(state.rows("cause_statement"), key=lambda row: order.index(row.cause))


def mean(values: Sequence[float]) -> float | None:
    """The mean; None of nothing."""
    return sum(values) / len(values) if values else None


def spread(values: Sequence[float]) -> float | None:
    """How far values lie apart: the standard deviation of all of them; None of fewer than two."""
    middle = mean(values)
    if middle is None or len(values) < 2:
        return None
    return math.sqrt(sum((value - middle) ** 2 for value in values) / len(values))


def less(more: float, few: float) -> float:
    """How much one mean is above another, both as they are written: nobody who does the sum shall find another one."""
    return round((rounded(more) or 0.0) - (rounded(few) or 0.0), 1)


class Scores:
    """All scores of a workshop by silo, statement and what they are about."""

    def __init__(self, state: State) -> None:
        self.silos = state.rows("silo")
        self.statements = statements(state)
        self.numbers = {row.id: number for number, row in enumerate(self.statements, 1)}
        """The number of each statement, on paper, on the board and in the report."""
        self._of = {cause: [row for row in self.statements if row.cause == cause] for cause in CAUSES}
        self._means: dict[tuple[str, str, str], float | None] = {}
        self._rows = {(row.silo_id, row.statement_id, row.about): row for row in state.rows("cause_score")}

    @property
    def begun(self) -> bool:
        """Whether any silo has scored anything."""
        return any(row.score is not None for row in self._rows.values())

    @property
    def causes(self) -> list[str]:
        """The causes that have statements, in their order."""
        return [cause for cause, own in self._of.items() if own]

    def of(self, cause: str) -> list[Record]:
        """The statements about one cause."""
        return self._of.get(cause, [])

    def row(self, silo_id: str, statement_id: str, about: str) -> Record | None:
        """The row of a score, or of its evidence; None where nothing was said."""
        return self._rows.get((silo_id, statement_id, about))

    def score(self, silo_id: str, statement_id: str, about: str) -> int | None:
        """One score."""
        row = self.row(silo_id, statement_id, about)
        return row.score if row is not None else None

    def given(self, silo_id: str, cause: str, about: str) -> list[int | None]:
        """What a silo gave to the statements of a cause, None for each that it left out."""
        return [self.score(silo_id, row.id, about) for row in self.of(cause)]

    def silo_mean(self, silo_id: str, cause: str, about: str) -> float | None:
        """The mean of a silo's scores for a cause."""
        key = silo_id, cause, about
        if key not in self._means:
            self._means[key] = mean([score for score in self.given(*key) if score is not None])
        return self._means[key]

    def means(self, cause: str, about: str, *, without: str = "") -> list[float]:
        """The means of all silos that have scored a cause, but for one."""
        means = (self.silo_mean(silo.id, cause, about) for silo in self.silos if silo.id != without)
        return [value for value in means if value is not None]

    def mean(self, cause: str, about: str, *, without: str = "") -> float | None:
        """The mean of a cause, in which each silo counts once, however many statements it has scored."""
        return mean(self.means(cause, about, without=without))

    def by_silo(self, statement_id: str, about: str) -> dict[str, int]:
        """What the silos gave to one statement, by the id of the silo."""
        scores = ((silo.id, self.score(silo.id, statement_id, about)) for silo in self.silos)
        return {silo_id: score for silo_id, score in scores if score is not None}

    def in_order(self) -> list[Record]:
        """The rows by silo and statement, the whole before the silo itself."""
        keys = ((silo.id, row.id, about) for silo in self.silos for row in self.statements for about in ABOUT)
        return [row for key in keys if (row := self._rows.get(key)) is not None]

    def weakest(self) -> list[str]:
        """The causes with the lowest mean for the whole; none before each of several has one."""
        means = {cause: self.mean(cause, "whole") for cause in self.causes}
        shown = {cause: value for cause, mean in means.items() if (value := rounded(mean)) is not None}
        if len(shown) < 2 or len(shown) < len(means):
            return []
        return [cause for cause, value in shown.items() if value == min(shown.values())]


def in_order(state: State) -> list[Record]:
    """The scores as the JSON document lists them."""
    return Scores(state).in_order()


def cause_of(state: State, row: Record) -> str | None:
    """The cause that a score is about."""
    statement = state.get("cause_statement", row.statement_id)
    return statement.cause if statement is not None else None
