"""How findings say what they are about: few sentences, each with the names of the things in it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from onecompany.kinds.view import Finding
from onecompany.sentences import EMPTY, Message, lazy_gettext, ngettext
from onecompany.store.records import Ref
from onecompany.summary.document import Ask
from onecompany.summary.page_one import ASK
from onecompany.summary.words import number as figure
from onecompany.summary.words import shortened

NAMED = 3
"""How many things a sentence names; of more it says how many there are, and the reason names them."""


def ask(message: Message, who: str = "", by_when: date | None = None) -> Ask:
    """What is asked of the reader; where it is too long for page 1, with the same in short.

    Short it is a whole sentence, too: the words of the room in it are shortened, and not its end.
    """
    return Ask(str(message), who, by_when, _fitting(message) if len(str(message)) > ASK else "")


def keep_minutes(minutes: float) -> str:
    """What is asked for the next quarterly meeting."""
    return ngettext(
        "Keep one minute for the {customer} in the quarterly meeting",
        "Keep {minutes} minutes for the {customer} in the quarterly meeting",
        1 if minutes == 1 else 2,  # of half a minute, too, there are several
        minutes=figure(minutes),
    )


def _fitting(message: Message) -> str:
    for room in (60, 40, 30, 20, 12):
        sentence = str(replace(message, values=tuple((name, _brief(value, room)) for name, value in message.values)))
        if len(sentence) <= ASK:
            return sentence
    return shortened(str(message), ASK)


def _brief(value: Any, room: int) -> Any:
    if isinstance(value, tuple):
        return tuple(_brief(item, room) for item in value)
    return shortened(str(value), room) if isinstance(value, str | Message) else value


def named_or_counted(names: Sequence[str | Message], few: Message, many: Message) -> tuple[Message, Message]:
    """A sentence that names a few things, or counts many, and the reason that then names them."""
    if len(names) <= NAMED:
        return few, EMPTY
    return many, lazy_gettext("{names:list}.", names=list(names))


def warn_of(
    key: str,
    rows: Mapping[Ref, str | Message],
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
        warnings = (
            warn_of(f"{key}:{ref.id}", {ref: name}, *sentences, why=why, **values) for ref, name in rows.items()
        )
        return [finding for findings in warnings for finding in findings]
    names = list(rows.values())
    held = (("names", tuple(names)), ("number", len(names)), *values.items())
    one, few, many, *remedies = (Message(sentence, values=held) for sentence in sentences)
    text, reason = (every, EMPTY) if every else named_or_counted(names, one if len(names) == 1 else few, many)
    remedy = remedies[len(names) > NAMED] if remedies else EMPTY
    return [Finding(key, "warning", text, reason or why, tuple(rows), remedy)] if rows else []
