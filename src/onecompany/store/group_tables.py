"""How a step is worked in groups, and the tables of these groups and of who is in them."""

from __future__ import annotations

import math

from pydantic import field_validator
from sqlmodel import Field, SQLModel

from onecompany.plans.model import PARTS
from onecompany.sentences import gettext
from onecompany.store.types import OfWorkshop, Placed, json_field


class GroupingBase(SQLModel):
    """How a step is worked in groups, by `plans.PARTS`, and about how large or how many these are.

    `parts`: seconds of its parts as they are now; without them by their shares of the step.
    """

    grouping: str = Field(default="", max_length=20)
    group_size: int = Field(default=0, ge=0)
    group_count: int = Field(default=0, ge=0)
    parts: list[float] = json_field(default_factory=list)

    @field_validator("grouping")
    @classmethod
    def _known(cls, value: str) -> str:
        if value and value not in PARTS:
            raise ValueError(gettext("expected one of {choices}", choices=", ".join(PARTS)))
        return value

    @field_validator("parts")
    @classmethod
    def _lengths(cls, value: list[float]) -> list[float]:
        if not all(0 <= length < math.inf for length in value):
            raise ValueError(gettext("expected seconds, from 0"))
        return value


class GroupBase(SQLModel):
    """Leaders who work together in a step."""

    step_id: str = Field(foreign_key="step.id")
    name: str = Field(default="", max_length=200)


class Group(GroupBase, Placed, table=True):
    """A group of a step, in the order of its number. Without a name it is called by that."""


class MemberBase(SQLModel):
    """A leader in a group."""

    group_id: str = Field(foreign_key="group.id")
    leader_id: str = Field(foreign_key="leader.id")


class Member(MemberBase, OfWorkshop, table=True):
    """A leader in a group. The order says who makes a pair with whom, where there are pairs."""

    position: float = 0.0
