"""What the silos call a thing, what they agreed to call it, and where two mean something else by one word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from onecompany.kinds.lineage import line_of
from onecompany.parsing.alike import plain
from onecompany.parsing.content_words import content_words, word_keys
from onecompany.sentences import gettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State

_MEANS = re.compile(r"\s*(?:(?<!\d)[:：]|[:：](?!\d))\s*")
"""Stands between a word and its meaning; between two digits it is part of a time."""

Key = tuple[str, ...]
"""What the forms of a word have in common (see `word_keys`)."""


def parted(typed: str) -> tuple[str, str]:
    """A word and its meaning, as they are typed: `word`, or `word: meaning`."""
    mark = _MEANS.search(typed)
    return (typed[: mark.start()].strip(), typed[mark.end() :].strip()) if mark else (typed.strip(), "")


def typed(word: str, meaning: str) -> str:
    """A word and its meaning as they are typed."""
    return gettext("{word}: {meaning}", word=word, meaning=meaning) if meaning else word


class Use(NamedTuple):
    """A word that stands for a concept now: of a silo, or for `silo` None the agreed term."""

    concept: Record
    row: Record
    word: str
    meaning: str
    silo: Record | None
    key: Key

    @property
    def ref(self) -> Ref:
        """The row that says it."""
        return Ref("term" if self.silo is None else "usage", self.row.id)


@dataclass(frozen=True, slots=True)
class Concept:
    """What is spoken of, with what each silo calls it, in the order of the silos.

    `words`: the same by what the forms of each word have in common, in that order.
    """

    row: Record
    usages: tuple[Use, ...]
    words: Mapping[Key, tuple[Use, ...]]
    term: Use | None
    """The agreed term."""

    @property
    def agreed(self) -> bool:
        """Whether it has an agreed term."""
        return self.term is not None

    @property
    def uses(self) -> tuple[Use, ...]:
        """What it is called: by the agreed term alone, and as long as there is none by every silo's word."""
        return self.usages if self.term is None else (self.term,)


@dataclass(frozen=True, slots=True)
class Clash:
    """One word for several concepts, or for one with several meanings."""

    word: str
    uses: tuple[Use, ...]
    concepts: tuple[Record, ...]
    """Those that it stands for."""
    meanings: int
    """How many different ones were said."""

    @property
    def first(self) -> str:
        """The id of the row that said it first: it stays the same wherever the concepts are moved on the board."""
        return str(min(self.uses, key=lambda use: (use.silo is None, use.row.position, line_of(use.row))).row.id)


def key(state: State, word: str) -> Key:
    """What the forms of a word have in common, in the workshop's language."""
    return word_keys(word, state.workshop.language) or (plain(word),)


def concepts(state: State) -> list[Concept]:
    """All concepts in the order of the board."""
    return [concept_of(state, row) for row in state.rows("term")]


def concept_of(state: State, row: Record) -> Concept:
    """A concept with all that is said of it."""
    by_silo = {usage.silo_id: usage for usage in state.where("usage", "term_id", row.id)}
    usages = tuple(
        Use(row, usage, usage.word, usage.meaning, silo, key(state, usage.word))
        for silo in state.rows("silo")
        if (usage := by_silo.get(silo.id)) is not None
    )
    words: dict[Key, tuple[Use, ...]] = {}
    for use in usages:
        words[use.key] = (*words.get(use.key, ()), use)
    term = Use(row, row, row.term, row.meaning, None, key(state, row.term)) if row.term else None
    return Concept(row, usages, words, term)


def in_order(state: State) -> list[Any]:
    """The words in the order of the document: concept by concept, and of each silo by silo."""
    return [use.row for concept in concepts(state) for use in concept.usages]


def usage(state: State, term_id: str, silo_id: str) -> Record | None:
    """What a silo calls a concept."""
    rows = (row for row in state.where("usage", "term_id", term_id) if row.silo_id == silo_id)
    return next(rows, None)


def begun(state: State) -> bool:
    """Whether anything was said yet: the concepts themselves are the plan's."""
    return bool(state.rows("usage")) or any(row.term for row in state.rows("term"))


def spoken_here(state: State, before: Iterable[State]) -> bool:
    """Whether anything was said or agreed in a workshop that no earlier one has as it is."""
    return not _spoken(state) <= {words for earlier in before for words in _spoken(earlier)}


def _spoken(state: State) -> set[tuple[str, str, str]]:
    agreed = {(line_of(row), row.term, row.meaning) for row in state.rows("term") if row.term}
    return agreed | {(line_of(row), row.word, row.meaning) for row in state.rows("usage")}


def clashes(state: State, every: list[Concept]) -> Iterator[Clash]:
    """The words that stand for several things.

    A concept that has a term speaks with that alone: what silos called it is settled.
    """
    by_word: dict[Key, list[Use]] = {}
    for concept in every:
        for use in concept.uses:
            by_word.setdefault(use.key, []).append(use)
    for uses in by_word.values():
        meant = {use.concept.id: use.concept for use in uses}
        meanings = {_meaning(state, use) for use in uses if use.meaning}
        if len(meant) > 1 or len(meanings) > 1:
            yield Clash(uses[0].word, tuple(uses), tuple(meant.values()), len(meanings))


def replaced(concept: Concept, every: Iterable[Concept]) -> dict[Key, str]:
    """The words that an agreed term has put away, as the first silo spells each. One that was agreed for another thing
    is right where it stands."""
    agreed = {other.term.key for other in every if other.term is not None}
    return {word: uses[0].word for word, uses in concept.words.items() if word not in agreed}


def torn(every: Iterable[Clash]) -> dict[str, Clash]:
    """The clash that each word is in, by the id of the row that says it."""
    return {use.row.id: clash for clash in every for use in clash.uses}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that was said, as it is shown; `clashing` as `torn` gives it."""

    concepts: list[Concept]
    clashing: Mapping[str, Clash]

    @classmethod
    def of(cls, state: State) -> Vocabulary:
        """What is said now."""
        every = concepts(state)
        return cls(every, torn(clashes(state, every)))


def torn_of(concept: Concept, torn: Mapping[str, Clash]) -> list[Clash]:
    """The clashes that a concept is in, each once."""
    return list({id(torn[use.row.id]): torn[use.row.id] for use in concept.uses if use.row.id in torn}.values())


def _meaning(state: State, use: Use) -> Any:
    """What two ways to write one meaning have in common."""
    words = content_words(use.meaning, state.workshop.language)
    return frozenset(word.key for word in words) or plain(use.meaning)
