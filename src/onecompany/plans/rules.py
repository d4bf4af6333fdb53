"""What the loader must know of a kind of exercise; each kind hands in its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from onecompany.plans.model import PlannedStep
from onecompany.sentences import gettext


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of a kind: what may stand there, and what holds when nothing does."""

    kind: Literal["text", "integer", "number", "boolean", "texts", "choice", "tables"]
    default: object = None
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    longest: int | None = None
    """Characters in a text, or in each of `texts`, which are then lines that can stand in a heading."""
    fewest: int = 0
    most: int | None = None
    """How many a list of texts or of tables holds, where it is there."""
    fields: Mapping[str, Setting] | None = None
    unique: str = ""
    """The field of `tables` in which no two of them may be alike."""
    needed: bool = False
    """Of a text in `tables`: each of them has it, and it says something."""
    named_in: tuple[str, str] | None = None
    """A kind and its list of texts: where an earlier exercise of the plan has some, a text is one of them or empty."""
    help: str = ""


@dataclass(frozen=True, slots=True)
class KindRules:
    """A kind of exercise as a plan may use it. `needs`: kinds that must come earlier in the plan.

    What it says of its title and steps (`N_`) is said when a plan is read that says nothing of its own.
    """

    name: str
    title: str
    minutes: float
    steps: tuple[PlannedStep, ...]
    settings: Mapping[str, Setting] = field(default_factory=dict)
    needs: tuple[str, ...] = ()

    @property
    def spoken_steps(self) -> tuple[PlannedStep, ...]:
        """The steps in the language and the words of this moment, which a plan then keeps as its own."""
        return tuple(
            replace(step, title=gettext(step.title), prompt=gettext(step.prompt), script=gettext(step.script))
            for step in self.steps
        )
