"""How well silos know each other's work, and the events that bring them together."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlmodel import Field, SQLModel

from onecompany.sentences import N_
from onecompany.store.types import Placed, item_field, json_field, text_field


class AcquaintanceBase(SQLModel):
    """How well a silo says that it knows the work of another one, from 0 to 3; None when only a note is there."""

    silo_id: str = Field(foreign_key="silo.id")
    other_id: str = Field(foreign_key="silo.id")
    score: int | None = Field(default=None, ge=0, le=3)
    note: str = text_field()


class Acquaintance(AcquaintanceBase, Placed, table=True):
    """What one side of a pair says; its id is made of both silos, so that there is one row for each side."""


class MeetingEventBase(SQLModel):
    """A pairing or an event: what is done, the silos that do it together, the day, and the leader who sees to it."""

    text: str = item_field()
    silos: list[str] = json_field(default_factory=list)
    by_when: dt.date | None = Field(default=None, title=N_("date"))
    leader_id: str | None = Field(default=None, foreign_key="leader.id")


class MeetingEvent(MeetingEventBase, Placed, table=True):
    """An event, in the order in which they were planned."""

    __tablename__ = "meeting_event"

    REFERENCES: ClassVar[tuple[str, ...]] = ("silos",)
