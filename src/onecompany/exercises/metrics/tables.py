"""Customer metrics: what each leader is judged by, and what connects the silos."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlmodel import Field, SQLModel

from onecompany.sentences import N_
from onecompany.store.types import Carried, json_field, name_field, text_field


class MetricBase(SQLModel):
    """A customer metric.

    `measures` is behaviour, operation, asset, survey or "". `direction` is up or down: which way is good; "" when
    nobody said so, and then target and baseline tell (`kinds.progress`). `watches` names what it watches, as
    `stage:ID` or `handoff:FROM-TO`. `result` is the business result that it moves, in the leader's own terms.
    `noticed`: would a customer notice? `joint_with` are ids of silos that own it together.
    """

    leader_id: str | None = Field(default=None, foreign_key="leader.id")
    name: str = name_field()
    definition: str = text_field()
    measures: str = Field(default="", max_length=20, schema_extra={"pattern": "^(behaviour|operation|asset|survey|)$"})
    source: str = text_field()
    unit: str = Field(default="", max_length=60)
    baseline: float | None = Field(default=None, schema_extra={"allow_inf_nan": False})
    target: float | None = Field(default=None, schema_extra={"allow_inf_nan": False})
    by_when: dt.date | None = Field(default=None, title=N_("date"))
    rhythm: str = Field(default="", max_length=60)
    direction: str = Field(default="", max_length=4, schema_extra={"pattern": "^(up|down|)$"})
    watches: str = Field(default="", max_length=200)
    result: str = text_field()
    noticed: bool | None = None
    joint_with: list[str] = json_field(default_factory=list)


class Metric(MetricBase, Carried, table=True):
    """A customer metric of a leader, or a connecting one that silos own together."""

    REFERENCES: ClassVar[tuple[str, ...]] = ("watches", "joint_with")
