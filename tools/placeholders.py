"""What stands in the braces of a sentence, and whether a translation has the same."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from babel.messages.catalog import Message

from onecompany.sentences import Terms
from onecompany.sentences.cases import CASES
from onecompany.sentences.onlookers import parts_of
from onecompany.sentences.values import FORMATS

ALWAYS = frozenset(Terms().placeholders)
"""Placeholders that every sentence may use: the plan's words."""


def fields(sentence: str) -> list[tuple[str, str]]:
    """The names in the braces of a sentence, each with what stands behind its colon. ValueError for an open brace."""
    found = ((field, form or "") for _, field, form, _ in Formatter().parse(sentence) if field is not None)
    return [(field.partition(".")[0].partition("[")[0], form) for field, form in found]


def placeholders(sentence: str) -> set[str]:
    """The names in the braces of a sentence, without the plan's words. Raises ValueError for a brace left open."""
    return {name for name, _ in fields(sentence)} - ALWAYS


def differing(message: Message) -> Iterator[str]:
    """What a translation has in its braces that the sentence has not, or the other way round."""
    ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
    known, needed = set.union(*map(placeholders, ids)), set.intersection(*map(placeholders, ids)) - {"number"}
    forms = {form for sentence in ids for _, form in fields(sentence)}
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    for string in filter(None, strings):
        try:
            there = placeholders(string)
        except ValueError as problem:
            yield f"“{string}”: {problem}"
            continue
        yield from (f"“{string}” has {{{name}}}, the sentence has not" for name in sorted(there - known))
        yield from (f"“{string}” lacks {{{name}}}" for name in sorted(needed - there))
        for name, form in fields(string):
            own = (*FORMATS, *CASES) if name in ALWAYS else (*FORMATS, *forms)
            if form and form not in own:
                yield f"“{string}”: there is no {{{name}:{form}}}"
        if string[:1].isspace() != ids[0][:1].isspace() or string[-1:].isspace() != ids[0][-1:].isspace():
            yield f"“{string}” begins or ends with a space where the sentence does not, or the other way round"
        if not any(parts_of(string, sentence) for sentence in ids):
            yield f"“{string}” has other parts than the sentence, one of which names a key"
