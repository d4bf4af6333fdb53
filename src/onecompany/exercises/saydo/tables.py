"""What the organisation proclaims. How far from it the room is, the rounds say."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlmodel import Field, SQLModel

from onecompany.store.types import Placed, item_field, text_field


class ProclaimedValueBase(SQLModel):
    """A value or a rule, with the last time it was kept at a cost, and the last time it was broken.

    `rule`: the rule of the code that it was taken from, as `rule:ID`, or "". `leader_id` will answer for it.
    """

    text: str = item_field()
    rule: str = Field(default="", max_length=200)
    kept_what: str = text_field()
    kept_when: dt.date | None = None
    broken_what: str = text_field()
    broken_when: dt.date | None = None
    leader_id: str | None = Field(default=None, foreign_key="leader.id")


class ProclaimedValue(ProclaimedValueBase, Placed, table=True):
    """A value, in the order in which they were typed. It is of one day, and does not go on."""

    __tablename__ = "proclaimed_value"
    REFERENCES: ClassVar[tuple[str, ...]] = ("rule",)
