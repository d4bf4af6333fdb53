"""The chapters of the code: the stages of the journey, our own people, and what is of no stage any more. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onecompany.kinds.code_of_conduct import SIDES, in_code_order, rules_at
from onecompany.sentences import Message, lazy_gettext
from onecompany.store.records import Record
from onecompany.store.state import State

PEOPLE, LEFT = "people", "none"
"""The keys of the chapters that are no stage."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What the code says in one place. `key`: the id of the stage, or one of the two above."""

    key: str
    stage: Record | None = None

    @property
    def stage_id(self) -> str | None:
        """The stage, as a rule names it."""
        return self.stage.id if self.stage is not None else None

    @property
    def people(self) -> bool:
        """Whether it is that of our own people which is no stage of the journey, as a rule says it."""
        return self.key == PEOPLE

    @property
    def name(self) -> str | Message:
        """What stands above it."""
        if self.stage is not None:
            return str(self.stage.name)
        return lazy_gettext("Our people") if self.people else lazy_gettext("No stage any more")

    def lane(self, state: State, side: str) -> list[Record]:
        """Its rules of one side, always or never, in order."""
        return rules_at(state, self.stage_id, side, people=self.people)

    def rules(self, state: State) -> list[Record]:
        """All its rules, always before never."""
        return [rule for side in SIDES for rule in self.lane(state, side)]

    def adopted(self, state: State) -> list[Record]:
        """Those that were adopted."""
        return [rule for rule in self.rules(state) if rule.state == "adopted"]


def chapters(state: State, settings: Mapping[str, Any]) -> list[Chapter]:
    """The chapters from left to right. Those that are no stage are there when the plan wants it, or rules are in them.

    Where a stage of the journey is about our own people already, they need no other chapter.
    """
    stages = [Chapter(stage.id, stage) for stage in state.rows("stage")]
    people, left = Chapter(PEOPLE), Chapter(LEFT)
    wanted = settings["allow_people_stage"] and stages and not any(stage.people for stage in state.rows("stage"))
    last = [people] if wanted or people.rules(state) else []
    return [*stages, *last, *([left] if left.rules(state) else [])]


def chapter_of(row: Record) -> str:
    """The key of the chapter that a rule or a ratification is of."""
    return str(row.stage_id or (PEOPLE if row.people else LEFT))


def in_order(state: State) -> list[Record]:
    """All rules as a reader goes through the code, for the document: a rule's place is within its own lane."""
    return in_code_order(state)
