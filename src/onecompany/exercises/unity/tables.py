"""The statements of a pulse. What the room votes on them is kept in rounds."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from onecompany.store.types import Placed, item_field, text_field


class PulseStatementBase(SQLModel):
    """A statement that is voted on from 1 to 5. `key`: the plan's word, the same in each workshop that asks it.

    `low` and `high` say what the ends of the scale mean.
    """

    exercise_id: str = Field(foreign_key="exercise.id")
    key: str = Field(min_length=1, max_length=40)
    text: str = item_field()
    low: str = text_field()
    high: str = text_field()


class PulseStatement(PulseStatementBase, Placed, table=True):
    """A statement of one exercise, in the order in which it is asked."""

    __tablename__ = "pulse_statement"
