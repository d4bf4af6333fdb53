"""Who owns the customer at each stage, and the handoffs between them."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from onecompany.sentences import N_
from onecompany.store.types import Carried, text_field


class OwnershipBase(SQLModel):
    """One cell of the grid: what a silo does at a stage. `role` is owner or helps; "" when only a note is there."""

    stage_id: str = Field(foreign_key="stage.id")
    silo_id: str = Field(foreign_key="silo.id")
    role: str = Field(default="", max_length=20, schema_extra={"pattern": "^(owner|helps|)$"})
    note: str = text_field()


class Ownership(OwnershipBase, Carried, table=True):
    """What a silo does at a stage."""


class HandoffBase(SQLModel):
    """What the room says about the place between two neighbouring stages where the owner changes.

    `what` is handed over; `notice` is how the customer notices; `rating` is smooth, rough, dropped or "".
    """

    from_stage_id: str = Field(foreign_key="stage.id")
    to_stage_id: str = Field(foreign_key="stage.id")
    what: str = text_field(title=N_("text"))
    notice: str = text_field()
    rating: str = Field(default="", max_length=20, schema_extra={"pattern": "^(smooth|rough|dropped|)$"})
    agreed: bool = False
    leader_id: str | None = Field(default=None, foreign_key="leader.id")


class Handoff(HandoffBase, Carried, table=True):
    """A handoff that the room has said something about."""
