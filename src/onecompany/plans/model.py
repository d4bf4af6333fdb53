"""A plan as the program uses it: which exercises, how long, with which prompts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from onecompany.sentences.terms import USUAL, Terms

Flex = Literal["fixed", "shrink", "drop"]
"""What catching up may do with an exercise."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A timed part of an exercise, in minutes."""

    title: str
    minutes: float
    prompt: str = ""
    script: str = ""


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
    def minutes(self) -> float:
        """All exercises together."""
        return sum(exercise.minutes for exercise in self.exercises)
