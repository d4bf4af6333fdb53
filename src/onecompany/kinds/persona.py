"""The customer whom the room has in mind: the first persona, for the line above the boards that pin it. Pure."""

from __future__ import annotations

import re

from onecompany.kinds.kind import Table
from onecompany.kinds.registry import UnknownKind, kind
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record
from onecompany.store.state import State

# For translators: how somebody types a wish that begins with wanting, in all forms, with commas between.
_WANTS = N_("wants, want")
# For translators: words with which a wish can begin, and which are small within a sentence, with commas between.
_SMALL = N_("to, a, an, the, that, not, no, one, somebody, someone, his, her, their")


def pins_customer(kind_name: str) -> bool:
    """Whether the boards of a kind have the customer above them."""
    try:
        return kind(kind_name).pins_customer
    except UnknownKind:
        return False


def described(state: State) -> Table | None:
    """The table whose rows are the customers; None where no exercise of the workshop brings one."""
    for exercise in state.rows("exercise"):
        try:
            found = next((table for table in kind(exercise.kind).tables if table.customers), None)
        except UnknownKind:
            continue
        if found is not None:
            return found
    return None


def personas(state: State) -> list[Record]:
    """The customers, in their order."""
    table = described(state)
    return state.rows(table.name) if table is not None else []


def in_one_line(state: State) -> tuple[str, ...]:
    """The parts of what is said of the first persona: who, what is wanted, a quote; nothing while there is none."""
    persona = next(iter(personas(state)), None)
    if persona is None:
        return ()
    who = ", ".join(filter(None, (persona.name.strip().rstrip(","), persona.situation.strip())))
    wants = gettext("wants {wish}", wish=_goes_on(persona.wants)) if persona.wants.strip() else ""
    quote = gettext("{words:quoted}", words=persona.quote.strip(" \"“”„'")) if persona.quote.strip() else ""
    return tuple(filter(None, (who, wants, quote)))


def has_more(state: State) -> bool:
    """Whether more is known than the line says."""
    every = personas(state)
    return len(every) > 1 or any(one.fears for one in every[:1])


def _goes_on(wish: str) -> str:
    """A wish as it goes on behind "wants", however it was typed: "To be told" and "wants to be told"."""
    text = _any_of(gettext(_WANTS), _WANTS).sub("", wish.strip(), count=1).strip()
    return text[:1].lower() + text[1:] if _any_of(gettext(_SMALL), _SMALL).match(text) else text


def _any_of(*lists: str) -> re.Pattern[str]:
    """One of the words of some lists, at the beginning of a text. Every room may type English, too."""
    known = dict.fromkeys(re.escape(word) for words in lists for word in words.split(", "))
    return re.compile(rf"(?:{'|'.join(known)})\b", re.IGNORECASE)
