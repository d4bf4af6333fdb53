"""The tables that every workshop has, whatever its exercises. Times are UTC; lengths are in seconds.

A class that ends in `Base` holds what comes from outside and validates it; the table class adds identities.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from pydantic import field_validator, model_validator
from sqlmodel import Field, SQLModel

from onecompany.parsing.clean import clean
from onecompany.sentences import N_, gettext
from onecompany.sentences.terms import FORMS, LONGEST_WORD
from onecompany.store.group_tables import GroupingBase
from onecompany.store.types import (
    Carried,
    Identified,
    OfWorkshop,
    Placed,
    UtcTime,
    checked_time,
    item_field,
    json_field,
    name_field,
    text_field,
    time_field,
)

NEAR = (dt.date(1970, 1, 1), dt.date(2200, 12, 31))
"""Days between which a workshop can be: what follows from it, such as reviews months later, must be days too."""


class OrganisationBase(SQLModel):
    """The client."""

    name: str = name_field(title=N_("name of the organisation"))


class Organisation(OrganisationBase, Identified, table=True):
    """The client, with all workshops held with it."""


def _is_word(text: str) -> bool:
    return len(text) <= LONGEST_WORD and clean(text) == text


class WorkshopBase(SQLModel):
    """One run of a plan with one organisation on one day."""

    title: str = name_field()
    plan: str = text_field()
    purpose: str = text_field()
    language: str = Field(default="en", max_length=35)
    words: dict[str, str] = json_field(default_factory=dict)
    """What the plan calls the customer and the silo, where that is not so: `sentences.Terms.own`."""
    date: dt.date
    start: str = time_field()
    """When it is to begin, as "09:00" in the room; "" where nobody has said."""
    state: str = Field(default="new", max_length=20)
    current_step_id: str | None = None
    started_at: dt.datetime | None = Field(default=None, sa_type=UtcTime)
    closed_at: dt.datetime | None = Field(default=None, sa_type=UtcTime)

    @field_validator("words")
    @classmethod
    def _ours(cls, value: dict[str, str]) -> dict[str, str]:
        if not set(value) <= set(FORMS) or not all(word and _is_word(word) for word in value.values()):
            raise ValueError(
                gettext("expected words of at most {most} characters for the customer and the silo", most=LONGEST_WORD)
            )
        return value

    @field_validator("start")
    @classmethod
    def _time_of_day(cls, value: str) -> str:
        return checked_time(value)

    @field_validator("date")
    @classmethod
    def _near(cls, value: dt.date) -> dt.date:
        if not NEAR[0] <= value <= NEAR[1]:
            raise ValueError(gettext("expected a day from {first} to {last}", first=NEAR[0].year, last=NEAR[1].year))
        return value


class Workshop(WorkshopBase, Identified, table=True):
    """One run of a plan. `origin_id` is the workshop that its stages, leaders and open promises came from."""

    REFERENCES: ClassVar[tuple[str, ...]] = ("current_step_id",)

    organisation_id: str = Field(foreign_key="organisation.id", index=True)
    origin_id: str | None = None


class SiloBase(SQLModel):
    """A department or function."""

    name: str = name_field()


class Silo(SiloBase, Carried, table=True):
    """A department or function of the organisation, in the order in which the room lists them."""


class LeaderBase(SQLModel):
    """A participant with a role, who heads or belongs to a silo."""

    name: str = name_field()
    role: str = Field(default="", max_length=200)
    silo_id: str | None = Field(default=None, foreign_key="silo.id")
    present: bool = True


class Leader(LeaderBase, Carried, table=True):
    """A participant of this workshop."""


class ExerciseBase(SQLModel):
    """One timed item of the workshop, copied from the plan so that the workshop is self-contained."""

    kind: str = Field(max_length=60)
    title: str = name_field()
    prompt: str = text_field()
    script: str = text_field()
    flex: str = Field(default="fixed", max_length=10)
    min_seconds: float = Field(default=0.0, ge=0)
    at: str = time_field()
    """The time of day at which it begins, as "12:00"; "" where it begins when what comes before it is done."""
    settings: dict[str, Any] = json_field(default_factory=dict)
    dropped: bool = False
    heaped: int = Field(default=0, ge=0, le=1_000_000)

    @field_validator("at")
    @classmethod
    def _time_of_day(cls, value: str) -> str:
        return checked_time(value)


class Exercise(ExerciseBase, Placed, table=True):
    """One timed item. `dropped`: left out by catching up; its rows stay. `heaped`: how many loose notes it ever had."""


class StepBase(GroupingBase):
    """A timed part of an exercise. `planned_seconds` is what the plan says, `seconds` what it is now."""

    exercise_id: str = Field(foreign_key="exercise.id")
    title: str = text_field()
    prompt: str = text_field()
    script: str = text_field()
    planned_seconds: float = Field(ge=0)
    seconds: float = Field(ge=0)
    base_seconds: float = Field(default=0.0, ge=0)
    done: bool = False


class Step(StepBase, Placed, table=True):
    """A timed part. `base_seconds`: the time before it was restarted, on record but not counted down."""


class SpanBase(SQLModel):
    """A stretch of time in which a step's clock ran, by UTC and by the clock that goes on in suspend."""

    step_id: str = Field(foreign_key="step.id")
    start_utc: dt.datetime = Field(sa_type=UtcTime)
    start_boot: float
    start_boot_id: str
    end_utc: dt.datetime | None = Field(default=None, sa_type=UtcTime)
    end_boot: float | None = None
    end_boot_id: str | None = None

    @model_validator(mode="after")
    def _whole_end(self) -> Self:
        """An end is told by both clocks or not at all."""
        if len({self.end_utc is None, self.end_boot is None, self.end_boot_id is None}) > 1:
            raise ValueError(gettext("an end needs end_utc, end_boot and end_boot_id together"))
        return self


class Span(SpanBase, OfWorkshop, table=True):
    """A stretch of time. One without an end is running."""


class NoteBase(SQLModel):
    """What somebody said, in any exercise."""

    exercise_id: str | None = Field(default=None, foreign_key="exercise.id")
    leader_id: str | None = Field(default=None, foreign_key="leader.id")
    text: str = item_field()
    private: bool = False
    about: str = Field(default="", max_length=200)


class Note(NoteBase, Placed, table=True):
    """A note. `private`: the facilitator's own, shown behind a key and never handed out. `about`: a row."""

    REFERENCES: ClassVar[tuple[str, ...]] = ("about", "group_id")


class DecisionBase(SQLModel):
    """What was decided, how and by whom. `leader_id` sees to it."""

    exercise_id: str | None = Field(default=None, foreign_key="exercise.id")
    text: str = item_field()
    how: str = text_field()
    by_whom: str = text_field()
    leader_id: str | None = Field(default=None, foreign_key="leader.id")


class Decision(DecisionBase, Placed, table=True):
    """A decision of the room."""


class ParkingBase(SQLModel):
    """For later: what the room will not talk about now."""

    exercise_id: str | None = Field(default=None, foreign_key="exercise.id")
    text: str = item_field()
    leader_id: str | None = Field(default=None, foreign_key="leader.id")
    dropped: bool = False


class Parking(ParkingBase, Carried, table=True):
    """An item of the parking lot. `leader_id` is who takes it on; `dropped`: nobody will."""


class CommitmentBase(SQLModel):
    """What, who, by when."""

    exercise_id: str | None = Field(default=None, foreign_key="exercise.id")
    what: str = item_field(title=N_("text"))
    who: str = Field(default="", max_length=200, title=N_("name"))
    leader_id: str | None = Field(default=None, foreign_key="leader.id")
    by_when: dt.date | None = Field(default=None, title=N_("date"))
    serves: str = Field(default="", max_length=300)
    serves_text: str = text_field()
    noticed: bool | None = None
    state: str = Field(default="open", max_length=20)
    reason: str = text_field()


class Commitment(CommitmentBase, Carried, table=True):
    """A promise. `who` is the name as typed when no leader in the room has it. `serves` names a row or a
    finding, `serves_text` what that said when the promise was made. `noticed`: would a customer notice?"""

    REFERENCES: ClassVar[tuple[str, ...]] = ("serves",)
