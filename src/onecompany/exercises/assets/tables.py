"""Customers by period and segment, in whole people and in money, and why they left."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sqlmodel import Field, SQLModel

from onecompany.exercises.assets import MOST
from onecompany.store.types import MAX_NAME, Placed, item_field, money_field


def _people() -> int | None:
    counted: int | None = Field(default=None, ge=0, le=MOST)
    return counted


class CustomerPeriodBase(SQLModel):
    """Customers in a period, from its first day on: a month, a quarter or a year, as the plan says.

    `segment`: which of them, "" for all. In whole people: how many there were at the start, were gained and lost, and
    of those there were how many bought more and less. `value_start`, `value_end`: what all of them are worth, in the
    currency of the plan. None is what nobody could say.
    """

    start_date: dt.date
    segment: str = Field(default="", max_length=MAX_NAME)
    start: int | None = _people()
    gained: int | None = _people()
    lost: int | None = _people()
    more: int | None = _people()
    less: int | None = _people()
    value_start: Decimal | None = money_field()
    value_end: Decimal | None = money_field()


class CustomerPeriod(CustomerPeriodBase, Placed, table=True):
    """A period of one segment, in the order of time."""

    __tablename__ = "customer_period"


class LeavingReasonBase(SQLModel):
    """Why people left in a period, how many of them (None: not counted), and the stage at which they were lost."""

    period_id: str = Field(foreign_key="customer_period.id")
    text: str = item_field()
    people: int | None = _people()
    stage_id: str | None = Field(default=None, foreign_key="stage.id")


class LeavingReason(LeavingReasonBase, Placed, table=True):
    """A reason for leaving, in the order in which the room names them."""

    __tablename__ = "leaving_reason"
