"""Where the metrics and the rules of the workshop say an agreed term, or another word for the same thing. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onecompany.exercises.vocabulary.words import Concept, Key, replaced
from onecompany.kinds.code_of_conduct import in_code_order
from onecompany.parsing.content_words import word_keys
from onecompany.sentences import Message, lazy_gettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State

SAYS = {"metric": ("name", "definition", "result"), "rule": ("text",)}
"""The texts in which customers are spoken of. Where a figure comes from is the name of somebody's system."""

Text = tuple[Ref, Key]


@dataclass(slots=True)
class Sighting:
    """Where a concept is spoken of: by its agreed term, and by other words, each with the first of them."""

    concept: Concept
    agreed: dict[Ref, str] = field(default_factory=dict)
    others: dict[Ref, str] = field(default_factory=dict)


def sightings(state: State, every: Sequence[Concept]) -> list[Sighting]:
    """Where the concepts that have a term are spoken of."""
    texts = list(_texts(state))
    index: dict[str, set[int]] = {}
    for number, (_, words) in enumerate(texts):
        for word in words:
            index.setdefault(word, set()).add(number)
    return [
        _sighting(concept, {concept.term.key: concept.term.word} | replaced(concept, every), texts, index)
        for concept in every
        if concept.term is not None
    ]


def _texts(state: State) -> Iterator[Text]:
    rules = [rule for rule in in_code_order(state) if rule.state != "dropped"]
    rows: list[tuple[str, Record]] = [
        *(("metric", row) for row in state.rows("metric")),
        *(("rule", row) for row in rules),
    ]
    for table, row in rows:
        for column in SAYS[table]:
            yield Ref(table, row.id), word_keys(getattr(row, column), state.workshop.language)


def _sighting(concept: Concept, words: dict[Key, str], texts: Sequence[Text], index: dict[str, set[int]]) -> Sighting:
    """Where any of some words stands, of which the first is the agreed one."""
    own = next(iter(words))
    sighting = Sighting(concept)
    for number in sorted(set().union(*(index.get(word[0], ()) for word in words))):
        ref, text = texts[number]
        for spelled in _longest(text, words):
            found = sighting.agreed if spelled == own else sighting.others
            found.setdefault(ref, words[spelled])
    return sighting


def _longest(text: Key, words: dict[Key, str]) -> Iterator[Key]:
    """The words that stand in a text as a whole. One that is part of a longer one there is not said: who writes "new
    customer" does not say "customer"."""
    spans = [
        (start, start + len(word), word)
        for word in words
        for start in range(len(text) - len(word) + 1)
        if text[start : start + len(word)] == word
    ]
    for start, end, word in spans:
        if not any(first <= start and end <= last and (first, last) != (start, end) for first, last, _ in spans):
            yield word


def place(state: State, ref: Ref) -> Message:
    """A metric or a rule within a sentence."""
    row = state.find(ref)
    if ref.table == "metric":
        return lazy_gettext("the metric {name:quoted}", name=row.name)
    return lazy_gettext("the rule {text:quoted}", text=row.text)
