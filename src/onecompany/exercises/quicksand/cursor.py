"""Where the cursor is on the board of the three causes, and what an entry there would be. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from onecompany.boards.place import Place
from onecompany.boards.wrap import clipped
from onecompany.exercises.quicksand import ABOUT, CAUSES
from onecompany.exercises.quicksand.board import place_of, score_place
from onecompany.exercises.quicksand.paper import as_typed
from onecompany.exercises.quicksand.scores import Scores
from onecompany.kinds.view import View
from onecompany.sentences import gettext
from onecompany.store.records import Record

LONGEST = 60
"""Signs of a statement within the title of the line that is typed."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place of the board (see `board`)."""

    view: View
    place: str

    @property
    def at(self) -> Place:
        """The place, taken apart."""
        return Place.parse(self.place)

    @property
    def is_of_all(self) -> bool:
        """Whether the place is on the board of all causes."""
        return self.at.table in ("cell", "none", "reward", "recognition")

    @property
    def is_of_one(self) -> bool:
        """Whether the place is on the board of one cause."""
        return self.at.table in ("score", "cause_statement", "cause_score")

    @property
    def in_grid(self) -> bool:
        """Whether it is among the scores or the statements, and not among the records below."""
        return self.at.table in ("cell", "score", "cause_statement", "none")

    @property
    def _score(self) -> Record | None:
        """The row of the evidence that it is on."""
        row: Record | None = self.view.state.get("cause_score", self.at.id) if self.at.table == "cause_score" else None
        return row

    @property
    def silo_id(self) -> str:
        """The silo in whose row it is; "" for none."""
        if self.at.table in ("cell", "score"):
            return self.at.id
        return str(self._score.silo_id) if self._score is not None else ""

    @property
    def about(self) -> str:
        """Whether it is about the whole or the silo itself."""
        if self.at.table in ("cell", "score"):
            return self.at.column.rpartition("-")[2]
        return str(self._score.about) if self._score is not None else next(iter(ABOUT))

    @property
    def statement(self) -> Record | None:
        """The statement that it is on, or whose score; None on the board of all causes."""
        row_id = self.at.id if self.at.table == "cause_statement" else ""
        if self.at.table == "score":
            row_id = self.at.column.rpartition("-")[0]
        elif self._score is not None:
            row_id = self._score.statement_id
        statement: Record | None = self.view.state.get("cause_statement", row_id)
        return statement

    @property
    def cause(self) -> str:
        """The cause in whose column, or on whose board it is; "" for none."""
        if self.at.table == "cell":
            return self.at.column.rpartition("-")[0]
        return str(self.statement.cause) if self.statement is not None else ""

    def groups(self) -> list[list[tuple[str, str, str]]]:
        """The scores from the cursor on to the end of its row, each by its key, in the groups in which they are typed.

        On the board of all causes a group is what a silo says of one cause; on that of one cause each score is one.
        """
        scores = Scores(self.view.state)
        causes = scores.causes if self.at.table == "cell" else [self.cause]
        every = [(cause, about) for cause in causes for about in ABOUT]
        here = every[every.index((self.cause, self.about)) :]
        groups = [[(self.silo_id, row.id, about) for row in scores.of(cause)] for cause, about in here]
        if self.at.table == "cell":
            return groups
        keys = [key for group in groups for key in group]
        own = self.statement.id if self.statement is not None else ""
        return [[key] for key in keys[keys.index((self.silo_id, own, self.about)) :]]

    def at_silo(self, silo_id: str) -> Cursor:
        """The same column in the row of another silo."""
        return Cursor(self.view, str(self.at._replace(id=silo_id)))

    def behind(self, keys: int) -> str:
        """The place behind so many scores from the cursor on; behind the last one, the next silo's first."""
        scores, groups = Scores(self.view.state), self.groups()
        ends = list(accumulate(len(group) for group in groups))
        number = sum(end <= keys for end in ends)
        if number < len(groups):
            silo_id, statement_id, about = groups[number][0]
        else:
            order = [silo.id for silo in scores.silos]
            following = order.index(self.silo_id) + 1
            if following == len(order):
                return self.place
            silo_id, about = order[following], next(iter(ABOUT))
            first = scores.of(self.cause)[0] if self.at.table == "score" else scores.statements[0]
            statement_id = first.id
        cause = self.view.state.get("cause_statement", statement_id).cause
        return (
            score_place(silo_id, statement_id, about) if self.at.table == "score" else place_of(silo_id, cause, about)
        )

    def in_cause(self, cause: str, *, last: bool = False) -> str:
        """The place in the row of the same silo on the board of one cause; of a statement, the first one there."""
        scores = Scores(self.view.state)
        shown = scores.of(cause)
        silo_id = self.silo_id or next((silo.id for silo in scores.silos), "")
        if self.at.table == "cause_statement" or not silo_id:
            return f"cause_statement:{shown[0].id}"
        if last:
            return score_place(silo_id, shown[-1].id, "self")
        return score_place(silo_id, shown[0].id, self.about if self.at.table == "cell" else "whole")

    def where(self) -> str:
        """What an entry would be; "" for a record below, whose columns say that."""
        if self.at.table == "none":
            return gettext("Scores need {silos}: F12 lists the leaders, each with theirs")
        if self.at.table == "cause_statement" and self.statement is not None:
            return gettext("A statement of the plan; the scores are typed below")
        if self._score is not None:
            return gettext("Evidence of {name}, {about}: {statement}", **self._words)
        if self.at.table == "score" and self.statement is not None:
            return gettext("{name}, {about}, 1 to 5 or evidence: {statement}", **self._words)
        if self.at.table == "cell":
            scores = Scores(self.view.state)
            numbers = [scores.numbers[row.id] for row in scores.of(self.cause)]
            example = as_typed([(4, 3, 2, 5)[number % 4] for number in range(len(numbers))])
            values: dict[str, Any] = {
                "name": self._silo_name,
                "cause": gettext(CAUSES[self.cause]),
                "about": gettext(ABOUT[self.about]),
            }
            values |= {"first": numbers[0], "last": numbers[-1], "example": example}
            rest = sum(map(len, self.groups()))
            if rest > 1 == len(numbers):
                return gettext(
                    "{name} on {cause}, {about}: the score for statement {first}, such as {example}, or all {rest}",
                    rest=rest, **values,
                )  # fmt: skip
            if rest <= len(numbers):
                return gettext(
                    "{name} on {cause}, {about}: scores for statements {first} to {last}, such as {example}", **values
                )
            return gettext(
                "{name} on {cause}, {about}: scores for statements {first} to {last}, such as {example}, or all {rest}",
                rest=rest, **values,
            )  # fmt: skip
        return ""

    @property
    def _silo_name(self) -> str:
        silo = self.view.state.get("silo", self.silo_id)
        return clipped(silo.name, 30) if silo is not None else ""

    @property
    def _words(self) -> dict[str, str]:
        statement = clipped(self.statement.text, LONGEST) if self.statement is not None else ""
        return {"name": self._silo_name, "about": gettext(ABOUT[self.about]), "statement": statement}

    def subject(self) -> tuple[str, str]:
        """What a commitment begun here serves: the statement, or the silo."""
        if self.statement is not None:
            return f"cause_statement:{self.statement.id}", str(self.statement.text)
        silo = self.view.state.get("silo", self.silo_id)
        return (f"silo:{silo.id}", str(silo.name)) if silo is not None else ("", "")

    def editable(self) -> str | None:
        """Scores as they would be typed again, the evidence of a single one behind it."""
        scores = Scores(self.view.state)
        if self.at.table == "cell":
            return as_typed(scores.given(self.silo_id, self.cause, self.about))
        row = (
            scores.row(self.silo_id, self.statement.id, self.about)
            if self.at.table == "score" and self.statement
            else None
        )
        if row is None:
            return "" if self.at.table == "score" else None
        if row.score is None or not row.evidence:
            return str(row.evidence or row.score)
        return gettext("{score}: {evidence}", score=row.score, evidence=row.evidence)
