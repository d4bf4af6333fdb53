"""Everything in a workshop that can be found by its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onecompany.store.records import Ref
from onecompany.store.state import State

_LEFT_OUT = frozenset({"workshop", "organisation", "exercise", "step", "span"})
_NOT_TEXT = frozenset({"id", "workshop_id", "origin_id", "serves", "watches", "about", "kind", "state", "role"})
_WORDS = {"ownership": "note on a cell", "parking": "parking lot", "pain": "pain point", "meeting": "cadence"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A text of the workshop: where it is and what it says."""

    ref: Ref
    text: str
    where: str
    exercise_id: str


def hits(state: State) -> Iterator[Hit]:
    """Every text of every row, private notes left out: what is found is shown on the wall."""
    for table in state.tables:
        if table in _LEFT_OUT:
            continue
        for row in state.rows(table):
            if getattr(row, "private", False):
                continue
            for name, value in vars(row).items():
                if isinstance(value, str) and value and name not in _NOT_TEXT and not name.endswith("_id"):
                    where = _WORDS.get(table, table)
                    column = "" if name in ("text", "name", "what") else f" · {name.replace('_', ' ')}"
                    exercise = getattr(row, "exercise_id", None) or ""
                    yield Hit(Ref(table, row.id), value, where + column, exercise if table == "note" else "")
