"""What the pure parts of a kind read: the rows of the workshop, seen from one exercise on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onecompany.sentences import EMPTY, Message
from onecompany.store.records import Ref
from onecompany.store.state import State
from onecompany.summary.values import LEVEL_SIGNS, LEVELS, Level

__all__ = ["LEVELS", "SIGNS", "Finding", "Level", "View", "in_order"]

SIGNS = LEVEL_SIGNS


@dataclass(frozen=True, slots=True)
class Finding:
    """What the data says by rule; computed and never typed.

    `key` is the same as long as the finding is about the same thing, so that a commitment can serve it. It is made of
    the rule's name and of identities, never of words of the room: it is kept in `serves`, where nobody looks for names.
    `message` is one plain sentence that names the things it is about; `reason` says more, in one sentence or none.
    `remedy` is what somebody could promise to do about it, as an imperative; nothing where nothing is to be done.
    `once`: it tells what came about since the workshop before, so that it is neither open nor closed in the next one.
    `about`: what it is about where the key does not say, such as the cause that is weakest; the same in every workshop.
    `repeats`: the keys of what it says once more, such as a crack that is stuck; that counts once.
    """

    key: str
    level: Level
    message: Message
    reason: Message = EMPTY
    links: tuple[Ref, ...] = ()
    remedy: Message = EMPTY
    once: bool = False
    about: str = ""
    repeats: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The message in the language and words of this moment."""
        return str(self.message)

    @property
    def why(self) -> str:
        """The reason in the language and words of this moment; "" for none."""
        return str(self.reason or "")

    @property
    def mend(self) -> str:
        """The remedy in the language and words of this moment; "" for none."""
        return str(self.remedy or "")

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
    def before(self) -> tuple[State, ...]:
        """The organisation's earlier workshops, the latest last; read when they are first asked for, and once."""
        return self.state.before

    @property
    def settings(self) -> Mapping[str, Any]:
        """The kind's own settings; its defaults for those that it did not have yet when the workshop was made."""
        from onecompany.kinds.registry import UnknownKind, kind

        try:
            rules = kind(self.exercise.kind).settings
        except UnknownKind:
            rules = {}
        return {**{name: rule.default for name, rule in rules.items()}, **self.exercise.settings}


def in_order(findings: list[Finding]) -> list[Finding]:
    """Cracks first, then warnings, then strengths; within a level as they were found."""
    return sorted(findings, key=lambda finding: LEVELS.index(finding.level))
