"""Rounds: questions that are put to the room, what they came to, and what is kept of votes until then.

`Round` and `Dissent` are rows of a workshop like any others. Ballots, turnout and sealed lines are none: they are in no
history and in no document, and they go when the round is revealed. Their tables are `WITHOUT ROWID` and are written
anew with each vote (see `ballots`), so that neither an identity nor a place on the disk tells who voted what.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import chain
from typing import Any, ClassVar, Self

from pydantic import model_validator
from sqlmodel import Field, SQLModel

from onecompany.sentences import gettext
from onecompany.store.types import MAX_TEXT, Placed, UtcTime, item_field, json_field

UNORDERED: dict[str, Any] = {"sqlite_with_rowid": False}

MOST_VOTES = 10_000
"""As many as are kept of a round; no more dots a person, and no more leaders in the room."""

_POINT = re.compile(r"-?[0-9]{1,3}")


class RoundBase(SQLModel):
    """A question that was put to the room.

    `subject`: what is asked, a word of the kind of exercise or a reference such as `case:ID`, with `@silo:ID` behind it
    where only the leaders of that silo are asked. `form`: scale, choice, dots or lines. `method`: hands, fist, ballot
    or sealed. `state`: open, closed or revealed. `choices`: what can be chosen, a list for each part of the question.
    `budget`: dots a person, `most` of them on one item. `threshold`: with fewer votes only their number is kept, and
    the total of a scale. `present`: leaders who could vote when it was opened.

    What it came to, None until it is revealed: `n` votes; `total`, the sum of a scale; `counts` by choice, or by the
    choices of all parts with a `+` between. `seconds` from opening to closing.
    """

    exercise_id: str = Field(foreign_key="exercise.id")
    subject: str = Field(max_length=200)
    form: str = Field(schema_extra={"pattern": "^(scale|choice|dots|lines)$"})
    method: str = Field(schema_extra={"pattern": "^(hands|fist|ballot|sealed)$"})
    state: str = Field(default="open", schema_extra={"pattern": "^(open|closed|revealed)$"})
    choices: list[list[str]] = json_field(default_factory=list)
    budget: int = Field(default=0, ge=0, le=MOST_VOTES)
    most: int = Field(default=0, ge=0, le=MOST_VOTES)
    threshold: int = Field(default=0, ge=0, le=MOST_VOTES)
    present: int = Field(default=0, ge=0, le=MOST_VOTES)
    n: int | None = Field(default=None, ge=0, le=MOST_VOTES)
    total: int | None = None
    counts: dict[str, int] | None = json_field(default=None)
    seconds: float | None = Field(default=None, ge=0)
    opened_at: dt.datetime = Field(sa_type=UtcTime)
    opened_boot: float
    opened_boot_id: str
    revealed_at: dt.datetime | None = Field(default=None, sa_type=UtcTime)

    @model_validator(mode="after")
    def _can_be_counted(self) -> Self:
        """Whoever reads a round takes its first question for granted, and the points of a scale for numbers."""
        counts = self.counts or {}
        if self.form != "lines" and not self.choices:
            raise ValueError(gettext("a vote needs choices"))
        if self.form == "scale" and not all(map(_POINT.fullmatch, (*chain.from_iterable(self.choices), *counts))):
            raise ValueError(gettext("the choices of a scale are whole numbers"))
        if not all(0 <= number <= MOST_VOTES for number in counts.values()):
            raise ValueError(gettext("counts are numbers from 0 to {most:,}", most=MOST_VOTES))
        return self


class Round(RoundBase, Placed, table=True):
    """A question that was put to the room; one that was held again stays, before the newer one."""

    REFERENCES: ClassVar[tuple[str, ...]] = ("subject", "choices", "counts")


class DissentBase(SQLModel):
    """Why somebody does not agree, in their words. `leader_id`: whose words they are, if that may be on record."""

    round_id: str = Field(foreign_key="round.id")
    leader_id: str | None = Field(default=None, foreign_key="leader.id")
    text: str = item_field()


class Dissent(DissentBase, Placed, table=True):
    """Dissent on record, of a round in which something was agreed on."""


class Ballot(SQLModel, table=True):
    """One choice of somebody, nobody knows of whom. The identity is random."""

    __table_args__: ClassVar[Any] = UNORDERED

    id: str = Field(primary_key=True, max_length=64)
    round_id: str = Field(foreign_key="round.id", ondelete="CASCADE")
    choice: str = Field(max_length=400)


class Turnout(SQLModel, table=True):
    """Somebody has voted in a round. A leader who is removed meanwhile has still voted."""

    __table_args__: ClassVar[Any] = UNORDERED

    round_id: str = Field(primary_key=True, foreign_key="round.id", ondelete="CASCADE")
    leader_id: str = Field(primary_key=True, max_length=64)


class SealedLine(SQLModel, table=True):
    """A line that nobody reads before all are shown. `number`: drawn by lot, to take the line back by.

    `leader_id`: whose it is, only where the plan wants the names.
    """

    __tablename__ = "sealed_line"
    __table_args__: ClassVar[Any] = UNORDERED

    round_id: str = Field(primary_key=True, foreign_key="round.id", ondelete="CASCADE")
    number: int = Field(primary_key=True)
    leader_id: str | None = Field(default=None, max_length=64)
    text: str = Field(max_length=MAX_TEXT)
