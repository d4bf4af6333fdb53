"""What keeps the rules alive: who trains, measures and reinforces each, and what is recognised across silos."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlmodel import Field, SQLModel

from onecompany.store.types import Carried, item_field, json_field, text_field


class ReinforcementBase(SQLModel):
    """How one rule of the code is trained, measured and reinforced.

    `rule` is `rule:ID`, or "" when the rule is not there any more; `rule_text` keeps what it said. `trainer` is the
    name of a trainer who is no leader, or as it was typed. `measured_by` is `metric:ID` or "", and then
    `measured_by_text` says it in words. `leader_id` answers for all of it.
    """

    rule: str = Field(default="", max_length=200)
    rule_text: str = text_field()
    trainer: str = Field(default="", max_length=200)
    trainer_id: str | None = Field(default=None, foreign_key="leader.id")
    how: str = text_field()
    first_date: dt.date | None = None
    measured_by: str = Field(default="", max_length=200)
    measured_by_text: str = text_field()
    reinforced_by: str = text_field()
    rhythm: str = Field(default="", max_length=200)
    leader_id: str | None = Field(default=None, foreign_key="leader.id")


class Reinforcement(ReinforcementBase, Carried, table=True):
    """What was said of a rule. In which order they stand, the code of conduct says."""

    REFERENCES: ClassVar[tuple[str, ...]] = ("rule", "measured_by")


class RecognitionBase(SQLModel):
    """What several silos win together: for what, by whom they are recognised, by when. `silos`: their ids."""

    text: str = item_field()
    silos: list[str] = json_field(default_factory=list)
    leader_id: str | None = Field(default=None, foreign_key="leader.id")
    by_when: dt.date | None = None


class Recognition(RecognitionBase, Carried, table=True):
    """A recognition, in the order in which they were typed."""

    REFERENCES: ClassVar[tuple[str, ...]] = ("silos",)
