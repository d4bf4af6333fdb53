"""The code of conduct: rules by stage, and what the room has ratified."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from onecompany.store.types import Carried, Placed, item_field


class RuleBase(SQLModel):
    """What we always do at a stage, or never.

    `stage_id` None: about our own people where `people` says so, else of a stage that is not there any more. `votes`
    are dots or hands. `noticed`: whether a customer would notice; None when nobody has asked. `hardest_for`: the silo
    that will find it hardest to keep.
    """

    stage_id: str | None = Field(default=None, foreign_key="stage.id")
    people: bool = False
    kind: str = Field(max_length=20, schema_extra={"pattern": "^(always|never)$"})
    text: str = item_field()
    state: str = Field(default="proposed", max_length=20, schema_extra={"pattern": "^(proposed|adopted|dropped)$"})
    votes: int = Field(default=0, ge=0, le=10_000)
    noticed: bool | None = None
    hardest_for: str | None = Field(default=None, foreign_key="silo.id")


class Rule(RuleBase, Carried, table=True):
    """A rule of the code, in the order of its lane."""


class RatificationBase(SQLModel):
    """The room has said yes or no to the code of a stage; how many, its round says, `ratification:ID`.

    `stage_id` and `people` are as in a rule. `rules`: a fingerprint of the rules that were adopted then, by which it is
    seen that they were changed since.
    """

    exercise_id: str = Field(foreign_key="exercise.id")
    stage_id: str | None = Field(default=None, foreign_key="stage.id")
    people: bool = False
    rules: str = Field(default="", max_length=64)


class Ratification(RatificationBase, Placed, table=True):
    """A ratification; earlier ones of the same stage stay before it."""
