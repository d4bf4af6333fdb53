"""What ratifying the code of a stage came to, and whether it holds for the rules as they are now. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onecompany.exercises.conduct.chapters import Chapter, chapter_of
from onecompany.kinds import rounds
from onecompany.kinds.lookup import row_words
from onecompany.kinds.rounds import Result
from onecompany.parsing.alike import plain
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State

RATIFY, RATIFIED = "ratify", "ratification"
"""What the subject of a round begins with while the room is asked about a chapter, and once it has answered."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the room said to the code of a chapter. `result` None: its round is not there any more.

    `current`: whether the rules that are adopted now are those that it was about.
    """

    row: Record
    result: Result | None
    current: bool = False

    def count(self, code: str) -> int | None:
        """Thumbs up, sideways or down; None where too few voted to show it."""
        return None if self.result is None or self.result.counts is None else self.result.count(code)

    @property
    def known(self) -> bool:
        """Whether it may be shown how many were for it."""
        return self.count("up") is not None

    @property
    def agreed(self) -> bool:
        """Whether more thumbs were up than down.

        A code that waits for everybody's yes is never agreed on, and one that hides a no is not kept: so most of those
        who take a side decide, each no is on record with its reason, and who is lukewarm (sideways) stops nothing.
        """
        return (self.count("up") or 0) > (self.count("down") or 0)

    @property
    def ratified(self) -> bool:
        """Whether the chapter is ratified: agreed on, and not changed since."""
        return self.agreed and self.current


def fingerprint(rules: Iterable[Record]) -> str:
    """What tells adopted rules from others: their words, but for case, accents and spaces; "" for none."""
    said = sorted(f"{rule.kind} {plain(rule.text)}" for rule in rules)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:32] if said else ""


def ratify_subject(state: State, chapter: Chapter) -> str:
    """What a round is about that asks for thumbs: a chapter with the rules that it has when the room is asked."""
    return f"{RATIFY}:{chapter.key}:{fingerprint(chapter.adopted(state))}"


def asked_in(subject: str) -> tuple[str, str]:
    """The key of the chapter that thumbs are asked for, and the fingerprint of its rules; "" for another subject."""
    kind, _, asked = subject.partition(":")
    key, _, rules = asked.partition(":")
    return (key, rules) if kind == RATIFY else ("", "")


def verdicts(state: State, chapter: Chapter) -> list[Verdict]:
    """What the room said to a chapter, the latest last; those before it are what it said before."""
    now = fingerprint(chapter.adopted(state))
    rows = (row for row in state.rows("ratification") if chapter_of(row) == chapter.key)
    return [Verdict(row, _result(state, row), row.rules == now) for row in rows]


def verdict(state: State, chapter: Chapter) -> Verdict | None:
    """What the room said to a chapter last; None when it was not asked."""
    return next(iter(verdicts(state, chapter)[::-1]), None)


def _result(state: State, row: Record) -> Result | None:
    asked = state.where("round", "subject", f"{RATIFIED}:{row.id}")
    return rounds.result(asked[-1]) if asked else None


def in_figures(seen: Verdict) -> str:
    """The thumbs in words: "8 up, 1 sideways, 1 down"."""
    if not seen.known:
        return gettext("too few votes to show")
    up, sideways, down = (seen.count(code) or 0 for code in ("up", "sideways", "down"))
    thumbs = [gettext("{number} up", number=up)] if up else []
    thumbs += [gettext("{number} sideways", number=sideways)] if sideways else []
    thumbs += [gettext("{number} down", number=down)] if down else []
    return ", ".join(thumbs) or gettext("nobody voted")


# -- for readers of the JSON document


def up(state: State, row: Any) -> int | None:
    """How many thumbs were up; None where it may not be shown."""
    return Verdict(row, _result(state, row)).count("up")


def sideways(state: State, row: Any) -> int | None:
    """How many thumbs were sideways."""
    return Verdict(row, _result(state, row)).count("sideways")


def down(state: State, row: Any) -> int | None:
    """How many thumbs were down."""
    return Verdict(row, _result(state, row)).count("down")


def dissent(state: State, row: Any) -> list[dict[str, str]]:
    """Why somebody does not agree, with the name where it is on record."""
    result = _result(state, row)
    said = rounds.dissent(state, result.id) if result is not None else []
    return [{"leader": row_words(state, "leader", line.leader_id), "text": line.text} for line in said]
