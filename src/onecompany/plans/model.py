"""A plan as the program uses it: which exercises, how long, with which prompts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from onecompany.sentences.languages import tongue
from onecompany.sentences.terms import USUAL, Terms

Flex = Literal["fixed", "shrink", "drop"]
"""What catching up may do with an exercise."""


GroupForm = Literal["", "1-2-4-all", "breakouts"]
"""How a step is worked in: by the whole room, alone and then in ever larger groups, or in groups."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "1-2-4-all": ("alone", "pairs", "fours", "all"),
    "breakouts": ("groups", "all"),
}
"""The parts of a step that is worked in groups, in order. Breakouts without lengths are in groups all the time."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A timed part of an exercise, in minutes.

    `size`: about how many leaders a group of breakouts has, or `count`: how many groups there are; the other is 0.
    `parts`: minutes of the parts of a step that is worked in groups, by `PARTS`; () where the plan does not say.
    """

    title: str
    minutes: float
    prompt: str = ""
    script: str = ""
    groups: GroupForm = ""
    size: int = 0
    count: int = 0
    parts: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """One timed item. `min_minutes`: catching up never makes it shorter. `settings` are checked and complete."""

    kind: str
    title: str
    prompt: str
    script: str
    flex: Flex
    min_minutes: float
    steps: tuple[PlannedStep, ...]
    settings: Mapping[str, object] = field(default_factory=dict)
    at: str = ""
    """The time of day at which it begins, as "12:00"; "" where it begins when what comes before it is done."""

    @property
    def minutes(self) -> float:
        """All steps together."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. `name` is that of its file without the ending; `path` is None for one made in memory."""

    name: str
    title: str
    summary: str
    language: str
    exercises: tuple[PlannedExercise, ...]
    path: Path | None = None
    words: Terms = USUAL
    """What the plan calls the customer and the silo."""
    start: str = ""
    """The time of day at which it begins, as "09:00"; "" where the plan does not say."""

    @property
    def about(self) -> str:
        """Its summary, as a list of plans has it: with its language, where that is not the one that is spoken."""
        main = self.language.partition("-")[0].lower()
        return self.summary if main == tongue() else f"{self.summary} [{self.language}]"

    @property
    def minutes(self) -> float:
        """All exercises together."""
        return sum(exercise.minutes for exercise in self.exercises)
