"""Sentences of a question that is answered in one, and the question itself."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from onecompany.store.types import Placed, item_field


class SentenceBase(SQLModel):
    """A sentence that somebody wrote alone, or the one that the room has `adopted`, of which there is one at most.

    `leader_id`: whose it is, only where the plan wants the names.
    """

    exercise_id: str = Field(foreign_key="exercise.id", index=True)
    text: str = item_field()
    leader_id: str | None = Field(default=None, foreign_key="leader.id")
    adopted: bool = False


class Sentence(SentenceBase, Placed, table=True):
    """A sentence, shuffled where it was sealed."""


class SamePageBase(SQLModel):
    """An exercise in which one sentence is looked for. What came of it is computed for readers of the document."""

    exercise_id: str = Field(foreign_key="exercise.id")


class SamePage(SamePageBase, Placed, table=True):
    """The question of an exercise."""

    __tablename__ = "same_page"
