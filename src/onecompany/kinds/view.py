"""What the pure parts of a kind read: the rows of the workshop, seen from one exercise on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from onecompany.store.records import Ref
from onecompany.store.state import State

Level = Literal["crack", "warning", "strength"]
LEVELS: tuple[Level, ...] = ("crack", "warning", "strength")
"""From the gravest on."""

SIGNS: Mapping[str, str] = {"crack": "✗", "warning": "!", "strength": "✓"}
"""A sign for each level, so that colour is never the only one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the data says by rule; computed and never typed.

    `key` is the same as long as the finding is about the same thing, so that a commitment can serve it.
    `text` is one plain sentence that names the things it is about; `why` says more, in one sentence or none.
    `mend` is what somebody could promise to do about it, as an imperative; empty where nothing is to be done.
    """

    key: str
    level: Level
    text: str
    why: str = ""
    links: tuple[Ref, ...] = ()
    mend: str = ""

    @property
    def sign(self) -> str:
        """The sign of its level."""
        return SIGNS[self.level]


@dataclass(frozen=True, slots=True)
class View:
    """The workshop as one exercise sees it. `exercise` is a row of the exercise table; `today` a local date.

    `others`: what the other exercises find, for the kinds that ask for it (see `kinds.findings`).
    """

    state: State
    exercise: Any
    today: date
    others: tuple[Finding, ...] = ()

    @property
    def settings(self) -> Mapping[str, Any]:
        """The kind's own settings, with their defaults filled in when the plan was loaded."""
        found: Mapping[str, Any] = self.exercise.settings
        return found


def in_order(findings: list[Finding]) -> list[Finding]:
    """Cracks first, then warnings, then strengths; within a level as they were found."""
    return sorted(findings, key=lambda finding: LEVELS.index(finding.level))


_WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "one stage", "two stages" ... in words up to twelve, as a sentence wants them."""
    word = _WORDS[number] if 0 <= number < len(_WORDS) else str(number)
    return f"{word} {one if number == 1 else many or one + 's'}"


def listed(names: list[str]) -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""
