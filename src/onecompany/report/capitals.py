"""Promises begin with a capital letter where they are handed out, whatever was typed in a hurry; no row is changed."""

from __future__ import annotations

import re

from onecompany.store.records import Change
from onecompany.store.state import State

_NO_WORD = re.compile(r"\S*[^\W\d_][.@/:]\S")
"""An address, or letters with points between: "e.g.", "www.example.org"."""


def opening_capital(text: str, state: State) -> str:
    """A text that begins with a capital letter.

    A first word stays as it is that has a capital within ("iPad"), is an address, or begins a name that the workshop
    writes small ("de Vries").
    """
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    if not word[:1].islower() or word != word.lower() or _NO_WORD.match(word):
        return text
    names = (row.name for table in ("leader", "silo") for row in state.rows(table))
    if any(name and name[0].islower() and text.startswith(name.split()[0]) for name in names):
        return text
    return text[0].title() + text[1:]


def with_capitals(state: State) -> State:
    """The workshop's rows with promises as they are handed out; the same rows where nothing differs."""
    whats = {row.id: (row.what, opening_capital(row.what, state)) for row in state.rows("commitment")}
    changes = [
        Change("commitment", row_id, {"what": typed}, {"what": shown})
        for row_id, (typed, shown) in whats.items()
        if typed != shown
    ]
    if not changes:
        return state
    copy = state.copy()
    if not state.waits:  # whoever shows this must not wait for a file to be read
        copy.compare_with(state.before)
    copy.apply(changes)
    return copy
