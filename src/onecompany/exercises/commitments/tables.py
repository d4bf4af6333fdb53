"""The cadence: the standing customer section of the quarterly meetings. Commitments themselves are shared."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Field, SQLModel

from onecompany.store.types import Carried, text_field


class MeetingBase(SQLModel):
    """A quarterly meeting with a standing customer section of `minutes` minutes, and that section's agenda."""

    date: dt.date
    minutes: float = Field(default=30.0, gt=0, le=480)
    agenda: str = text_field()


class Meeting(MeetingBase, Carried, table=True):
    """A coming quarterly meeting."""
