"""Everything in a workshop that can be found by its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onecompany.store.records import CODES, Ref
from onecompany.store.state import State

_LEFT_OUT = frozenset({"workshop", "organisation", "exercise", "step", "span"})
_NOT_ROLES = frozenset({"ownership"})
"""Tables whose `role` is a word of the program: owner or helps."""
_WORDS = {"ownership": "note on a cell", "parking": "parking lot", "pain": "pain point", "meeting": "cadence"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A text of the workshop: where it is and what it says."""

    ref: Ref
    text: str
    where: str
    exercise_id: str
    column: str = ""


def hits(state: State) -> Iterator[Hit]:
    """Every text of every row, private notes left out: what is found is shown on the wall."""
    for table in state.tables:
        if table in _LEFT_OUT:
            continue
        for row in state.rows(table):
            if getattr(row, "private", False):
                continue
            for name, value in vars(row).items():
                if isinstance(value, str) and value and _is_text(table, name):
                    exercise = getattr(row, "exercise_id", None) or ""
                    where = _where(state, table, row, name)
                    yield Hit(Ref(table, row.id), value, where, exercise if table == "note" else "", name)


def _is_text(table: str, column: str) -> bool:
    """Whether a column holds what people said, and not an identity or a word of the program."""
    if column == "role":
        return table not in _NOT_ROLES
    return column != "id" and column not in CODES and not column.endswith("_id")


def _where(state: State, table: str, row: Any, column: str) -> str:
    """What the text is; of a leader who that is, for a role alone does not tell."""
    word = _WORDS.get(table, table)
    if table == "leader":
        silo = state.get("silo", row.silo_id)
        about = (row.name if column == "role" else row.role, silo.name if silo is not None else "")
        return " · ".join([word, *(each for each in about if each)])
    return word if column in ("text", "name", "what") else f"{word} · {column.replace('_', ' ')}"
