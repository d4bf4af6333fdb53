"""The adopted rules with what was said of each, what each lacks, and what was said of rules that are none now. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onecompany.exercises.reinforce import REINFORCEMENT
from onecompany.kinds.code_of_conduct import adopted
from onecompany.kinds.lookup import called, row_words
from onecompany.sentences import Message, gettext, lazy_gettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State

PARTS = {
    "trainer": lazy_gettext("training"),
    "measured_by": lazy_gettext("a measure"),
    "reinforced_by": lazy_gettext("reinforcement"),
}
"""The three things without which a rule is not kept alive, by the column that says so; docs/field.md L3."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A rule of the code by its number, and what was said of it; `row` None: nothing yet."""

    number: int
    rule: Record
    words: str
    row: Record | None = None

    @property
    def numbered(self) -> str:
        """The rule with its number, as it can be typed wherever a rule is asked for."""
        return gettext("{number} {words}", number=self.number, words=self.words)

    @property
    def ref(self) -> Ref:
        """What was said of it; the rule itself before that."""
        return Ref("reinforcement", self.row.id) if self.row is not None else Ref("rule", self.rule.id)

    @property
    def lacking(self) -> list[Message]:
        """What of the three it lacks."""
        return [part for name, part in PARTS.items() if self.row is None or not _is_said(self.row, name)]


def _is_said(row: Record, name: str) -> bool:
    """Whether a column or the one beside it, in which the same is said in words or by name, says anything."""
    beside = {"trainer": row.trainer_id, "measured_by": row.measured_by_text}.get(name)
    return bool(getattr(row, name).strip() or (beside or "").strip())


def code(state: State) -> list[Kept]:
    """The adopted rules in the order of the code; one of which was spoken twice stands there twice."""
    return list(_code(state))


def _code(state: State) -> Iterator[Kept]:
    for number, rule in enumerate(adopted(state), 1):
        words = row_words(state, "rule", rule.id)
        said = state.where("reinforcement", "rule", str(Ref("rule", rule.id)))
        yield from [Kept(number, rule, words, row) for row in said] or [Kept(number, rule, words)]


def left_over(state: State) -> list[tuple[str, Record]]:
    """What was said of rules that are adopted no more, with the words of each: nothing that was typed is lost."""
    current = {str(Ref("rule", rule.id)) for rule in adopted(state)}
    rows = (row for row in state.rows("reinforcement") if row.rule not in current)
    return [(called(state, REINFORCEMENT, row), row) for row in rows]


def across_silos(state: State) -> list[Record]:
    """The recognitions that several silos win together."""
    return [row for row in state.rows("recognition") if len(row.silos) > 1]
