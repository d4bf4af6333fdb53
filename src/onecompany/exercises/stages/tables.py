"""The customer's journey: stages, touchpoints and pain points."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from onecompany.sentences import N_
from onecompany.store.types import Carried, Placed, item_field, name_field, text_field


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
    silo_id: str | None = Field(default=None, foreign_key="silo.id")


class Pain(PainBase, Carried, table=True):
    """A pain point of a stage, with the silo that it comes from, as far as the room has said."""


class WhyBase(SQLModel):
    """An answer to the question why something hurts. `root`: the one that the room has marked as the root cause."""

    pain_id: str = Field(foreign_key="pain.id")
    text: str = item_field()
    root: bool = False


class Why(WhyBase, Placed, table=True):
    """An answer, each of which asks why the one before it is so. Without one that is marked, the last is the root."""


class PersonaBase(SQLModel):
    """One customer, invented after real ones, whom the room has in mind."""

    name: str = name_field()
    situation: str = text_field()
    wants: str = text_field()
    fears: str = text_field()
    quote: str = text_field()


class Persona(PersonaBase, Carried, table=True):
    """A customer; the first is the one whom the boards show."""
