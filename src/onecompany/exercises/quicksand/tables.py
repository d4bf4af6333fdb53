"""What is scored of the three causes, the scores of the silos, and what is rewarded today."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import Field, SQLModel

from onecompany.store.types import Placed, item_field, json_field, text_field


class CauseStatementBase(SQLModel):
    """A statement about one of the three causes. `key`: the plan's word, the same in each workshop that asks it."""

    cause: str = Field(max_length=20, schema_extra={"pattern": "^(motivation|metrics|mechanics)$"})
    key: str = Field(min_length=1, max_length=40)
    text: str = item_field()


class CauseStatement(CauseStatementBase, Placed, table=True):
    """A statement, in the order in which it is scored."""

    __tablename__ = "cause_statement"


class CauseScoreBase(SQLModel):
    """How true a silo finds a statement, of the whole or of itself: its word as a silo, and open to all.

    `score` None: not said, where there is only a line of evidence.
    """

    silo_id: str = Field(foreign_key="silo.id")
    statement_id: str = Field(foreign_key="cause_statement.id")
    about: str = Field(max_length=20, schema_extra={"pattern": "^(whole|self)$"})
    score: int | None = Field(default=None, ge=1, le=5)
    evidence: str = text_field()


class CauseScore(CauseScoreBase, Placed, table=True):
    """A score of a silo, with its evidence."""

    __tablename__ = "cause_score"


class RewardBase(SQLModel):
    """What somebody gets something for today. `silos`: those without which nobody gets it."""

    text: str = item_field()
    silos: list[str] = json_field(default_factory=list)


class Reward(RewardBase, Placed, table=True):
    """A reward, in the order in which it was named."""

    REFERENCES: ClassVar[tuple[str, ...]] = ("silos",)
