"""What the day brings to leaders and departments: when somebody was in the room, and former names."""

from __future__ import annotations

import datetime as dt
from typing import Self

from pydantic import model_validator
from sqlmodel import Field, SQLModel

from onecompany.sentences import gettext
from onecompany.store.types import Carried, OfWorkshop, UtcTime, name_field


class FormerSiloBase(SQLModel):
    """What a department was called before, or one that became a part of it.

    `line`: of one that became a part of it, what its copies in other workshops have in common; "" for a mere name.
    """

    silo_id: str = Field(foreign_key="silo.id")
    name: str = name_field()
    line: str = Field(default="", max_length=64)


class FormerSilo(FormerSiloBase, Carried, table=True):
    """A name that leads to a department, so that it is known by it next time."""

    __tablename__ = "former_silo"


class StayBase(SQLModel):
    """A stretch of time for which a leader was in the room. None: from the start, and to the end."""

    leader_id: str = Field(foreign_key="leader.id")
    here_from: dt.datetime | None = Field(default=None, sa_type=UtcTime)
    left_at: dt.datetime | None = Field(default=None, sa_type=UtcTime)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.here_from is not None and self.left_at is not None and self.left_at < self.here_from:
            raise ValueError(gettext("nobody leaves before they come"))
        return self


class Stay(StayBase, OfWorkshop, table=True):
    """A stay. A leader without one was here all day, or not at all: see `Leader.present`."""
