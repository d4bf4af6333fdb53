"""The customer's journey: stages, touchpoints and pain points."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from onecompany.sentences import N_
from onecompany.store.types import Carried, item_field, name_field, text_field


class StageBase(SQLModel):
    """A step of the customer's journey, in the customer's words.

    `feeling` is how a customer feels there, from -2 to +2; None when the room has not said. `votes` are hands.
    """

    name: str = name_field()
    goal: str = text_field(title=N_("wish"))
    feeling: int | None = Field(default=None, ge=-2, le=2)
    votes: int = Field(default=0, ge=0, le=10_000)
    people: bool = False


class Stage(StageBase, Carried, table=True):
    """A stage, in the order of the journey. `people`: our own people's stage, beside the customers'."""


class TouchpointBase(SQLModel):
    """A contact within a stage. `moment`: a moment of truth, which decides whether they stay."""

    stage_id: str = Field(foreign_key="stage.id")
    text: str = item_field()
    moment: bool = False
    votes: int = Field(default=0, ge=0, le=10_000)


class Touchpoint(TouchpointBase, Carried, table=True):
    """A contact within a stage, in the order in which the customer has it."""


class PainBase(SQLModel):
    """What hurts the customer at a stage."""

    stage_id: str = Field(foreign_key="stage.id")
    text: str = item_field()
    votes: int = Field(default=0, ge=0, le=10_000)


class Pain(PainBase, Carried, table=True):
    """A pain point of a stage."""
