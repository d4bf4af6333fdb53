"""How findings say what they are about: few sentences, each with the names of the things in it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onecompany.kinds.view import Finding, counted, listed
from onecompany.sentences import EMPTY, Message, lazy_gettext
from onecompany.store.records import Ref

NAMED = 3
"""How many things a sentence names; of more it says how many there are, and the reason names them."""


@dataclass(frozen=True, slots=True)
class Said:
    """A finding's sentence, and its reason where there is one."""

    text: str
    why: str = ""


def about(names: Sequence[str], one: str, many: str, noun: str, nouns: str | None = None) -> Said:
    """What is true of each of these: "IT touches no stage", "IT and HR touch no stage", "Five silos touch …".

    `one` and `many` are the rest of the sentence for one name and for several; `noun` is what they are.
    """
    if len(names) <= NAMED:
        return Said(f"{listed(list(names))} {one if len(names) == 1 else many}")
    return Said(f"{capital(counted(len(names), noun, nouns))} {many}", f"{listed(list(names))}.")


def these(names: Sequence[str], noun: str, nouns: str | None = None) -> str:
    """A few things by their names, many by their number: "IT and HR", "the five silos"."""
    if len(names) <= NAMED:
        return listed(list(names))
    return f"the {counted(len(names), noun, nouns)}"


def capital(text: str) -> str:
    """A text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """Words of the room within a sentence of ours."""
    return f"“{text}”"


def in_words(number: int) -> str:
    """A number as a sentence wants it: in words up to twelve."""
    return counted(number, "").split()[0]


def out_of(part: int, whole: int, noun: str, nouns: str | None = None) -> str:
    """Some of a whole within a sentence: "two of three stages", "both stages", "all three stages", "the one stage"."""
    if part != whole:
        return f"{in_words(part)} of {counted(whole, noun, nouns)}"
    many = nouns or f"{noun}s"
    return {1: f"the one {noun}", 2: f"both {many}"}.get(whole, f"all {counted(whole, noun, nouns)}")


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
