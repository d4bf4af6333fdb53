"""The cases of a drill. What the room has called is in its rounds (see `calls`)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import Field, SQLModel

from onecompany.store.types import Placed, item_field


class DrillCaseBase(SQLModel):
    """A case to decide, in the words in which it is put to the room.

    `stage_id`: where it happens, if it is known. `closed_by`: the rule that was proposed where no rule decided it.
    """

    exercise_id: str = Field(foreign_key="exercise.id")
    text: str = item_field()
    stage_id: str | None = Field(default=None, foreign_key="stage.id")
    closed_by: str = Field(default="", max_length=200)


class DrillCase(DrillCaseBase, Placed, table=True):
    """A case, in the order in which the cases are decided."""

    __tablename__ = "drill_case"

    REFERENCES: ClassVar[tuple[str, ...]] = ("closed_by",)
