"""Finding a silo, a stage or a handoff by what was typed. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from onecompany.kinds.view import listed
from onecompany.parsing.alike import nearest, plain
from onecompany.parsing.refusal import Refusal
from onecompany.store.state import State

_BETWEEN = re.compile(r"\s*(?:→|->|=>|>|–|—|\s-\s|\bto\b)\s*", re.IGNORECASE)


class NotNamed(Refusal):
    """What was typed is no name of ours, or may be several. The message says which there are."""


def named(rows: Sequence[Any], typed: str, noun: str) -> Any:
    """The one row whose name this is, or begins with it, or has a word that does. Raises NotNamed."""
    found = nearest(typed, rows, lambda row: row.name)
    if len(found) == 1:
        return found[0]
    if found:
        raise NotNamed(which(typed, found))
    if not rows:
        raise NotNamed(f"There is no {noun} yet.")
    raise NotNamed(f"No {noun} is called “{typed.strip()}”. There are: {', '.join(row.name for row in rows)}.")


def which(typed: str, found: Sequence[Any]) -> str:
    """The question which of several rows is meant."""
    return f"“{typed.strip()}” may be {listed([f'“{row.name}”' for row in found])}. Type more of the name."


def watched(state: State, typed: str) -> tuple[str, str]:
    """The stage or the handoff that was typed, as a reference and in words.

    `Buy` is `stage:ID`; `Buy → Use`, with any kind of arrow or dash, is `handoff:ID-ID`. Nothing is `""`.
    Raises NotNamed.
    """
    if not typed.strip():
        return "", ""
    stages = state.rows("stage")
    exact = any(plain(row.name) == plain(typed) for row in stages)
    sides = _BETWEEN.split(typed.strip())
    if not exact and len(sides) == 2 and all(sides):
        start, end = (named(stages, side, "stage") for side in sides)
        return f"handoff:{start.id}-{end.id}", f"{start.name} → {end.name}"
    stage = named(stages, typed, "stage")
    return f"stage:{stage.id}", stage.name


def watched_words(state: State, reference: str) -> str:
    """The names of a stage, a handoff or a metric behind a reference; "" when it is not there any more."""
    table, _, rest = reference.partition(":")
    if table == "handoff":
        sides = [state.get("stage", stage_id) for stage_id in rest.split("-")]
        return " → ".join(side.name for side in sides) if all(sides) else ""
    row = state.get(table, rest) if table in ("stage", "metric") else None
    return row.name if row is not None else ""
