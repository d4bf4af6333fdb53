"""What was read of the metrics, and of which promises of last time the room has said what became of them."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Field, SQLModel

from onecompany.store.types import Carried, Placed


class ReadingBase(SQLModel):
    """What a metric was on a day, in the unit of the metric."""

    metric_id: str = Field(foreign_key="metric.id")
    date: dt.date
    value: float = Field(schema_extra={"allow_inf_nan": False})


class Reading(ReadingBase, Carried, table=True):
    """A reading, by its day. One that was taken in this workshop has no `origin_id`."""


class ReviewBase(SQLModel):
    """That the room has said what became of a promise; what that is stands with the promise itself."""

    commitment_id: str = Field(foreign_key="commitment.id")


class Review(ReviewBase, Placed, table=True):
    """An answer of this workshop. It does not go on: next time the room is asked again."""
