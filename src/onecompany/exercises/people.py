"""Finding a leader by what was typed. Pure."""

from __future__ import annotations

import unicodedata
from typing import Any

from onecompany.store.state import State


def plain(name: str) -> str:
    """A name without accents and case, as people type it in a hurry."""
    spread = unicodedata.normalize("NFKD", name.strip())
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).casefold()


def leader_named(state: State, typed: str) -> Any:
    """The one leader with this name or beginning of a name or role; None when there is none, or more than one."""
    wanted = plain(typed)
    if not wanted:
        return None
    leaders = state.rows("leader")
    exact = [row for row in leaders if wanted in (plain(row.name), plain(row.role))]
    if len(exact) == 1:
        return exact[0]
    begun = [row for row in leaders if any(word.startswith(wanted) for word in _words(row.name))]
    begun += [row for row in leaders if plain(row.name).startswith(wanted) and row not in begun]
    return begun[0] if len(begun) == 1 else None


def _words(name: str) -> list[str]:
    return plain(name).split()
