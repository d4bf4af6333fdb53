"""The customer whom the room has in mind: the first persona, for the line above the boards that pin it. Pure."""

from __future__ import annotations

import re

from onecompany.kinds.registry import UnknownKind, kind
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State

_BEGINNING = re.compile(r"(?:to|a|an|the|that|not|no|one|somebody|someone|his|her|their)\b", re.IGNORECASE)


def pins_customer(kind_name: str) -> bool:
    """Whether the boards of a kind have the customer above them."""
    try:
        return kind(kind_name).pins_customer
    except UnknownKind:
        return False


def in_one_line(state: State) -> tuple[str, ...]:
    """The parts of what is said of the first persona: who, what is wanted, a quote; nothing while there is none."""
    persona: Record | None = next(iter(state.rows("persona")), None)
    if persona is None:
        return ()
    who = ", ".join(filter(None, (persona.name.strip().rstrip(","), persona.situation.strip())))
    wants = gettext("wants {wish}", wish=_goes_on(persona.wants)) if persona.wants.strip() else ""
    quote = gettext("{words:quoted}", words=persona.quote.strip(" \"“”„'")) if persona.quote.strip() else ""
    return tuple(filter(None, (who, wants, quote)))


def has_more(state: State) -> bool:
    """Whether more is known than the line says."""
    personas = state.rows("persona")
    return len(personas) > 1 or any(persona.fears for persona in personas[:1])


def _goes_on(wish: str) -> str:
    """A wish as it goes on behind "wants", however it was typed: "To be told" and "wants to be told"."""
    text = re.sub(r"^\s*wants?\s+", "", wish, flags=re.IGNORECASE).strip()
    return text[:1].lower() + text[1:] if _BEGINNING.match(text) else text
