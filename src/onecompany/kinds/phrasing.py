"""How findings say what they are about: few sentences, each with the names of the things in it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onecompany.kinds.view import Finding, counted
from onecompany.sentences import EMPTY, Message, lazy_gettext
from onecompany.store.records import Ref

NAMED = 3
"""How many things a sentence names; of more it says how many there are, and the reason names them."""


def capital(text: str) -> str:
    """A text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def in_words(number: int) -> str:
    """A number as a sentence wants it: in words up to twelve."""
    return counted(number, "").split()[0]


def named_or_counted(names: Sequence[str], few: Message, many: Message) -> tuple[Message, Message]:
    """A sentence that names a few things, or counts many, and the reason that then names them."""
    if len(names) <= NAMED:
        return few, EMPTY
    return many, lazy_gettext("{names:list}.", names=list(names))


def warn_of(
    key: str,
    rows: Mapping[Ref, str],
    *sentences: str,
    why: Message = EMPTY,
    every: Message = EMPTY,
    single: bool = False,
    **values: Any,
) -> list[Finding]:
    """A warning about rows by what they are called; none when there are no rows.

    `sentences` (`N_`): what is said of one, of a few that are named, of many that are counted; then, where there is
    something to be done, the remedy for those that are named and for those that are counted. `every`: what is said
    instead where it is true of all there are. `single`: a few have a warning each, with the row's id behind the key.
    """
    if single and len(rows) <= NAMED:
        each = (warn_of(f"{key}:{ref.id}", {ref: name}, *sentences, why=why, **values) for ref, name in rows.items())
        return [finding for findings in each for finding in findings]
    names = list(rows.values())
    held = (("names", tuple(names)), ("number", len(names)), *values.items())
    one, few, many, *remedies = (Message(sentence, values=held) for sentence in sentences)
    text, reason = (every, EMPTY) if every else named_or_counted(names, one if len(names) == 1 else few, many)
    remedy = remedies[len(names) > NAMED] if remedies else None
    return [Finding(key, "warning", text, reason or why, tuple(rows), remedy)] if rows else []
