"""What the history knows of how a workshop began: with which rows, and whether anything was recorded since."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

# no sentence: SQL
_CHANGES = "json_each(CASE WHEN json_valid(h.changes) THEN h.changes ELSE '[]' END) c"
"""A history that is damaged is found where it is checked, and must not keep the rows from being read."""

_CAME_ALONG = (
    f"SELECT DISTINCT json_extract(c.value, '$[0]') FROM history h, {_CHANGES} "
    "WHERE h.workshop_id = ? AND h.kind IN ('start', 'import') AND json_extract(c.value, '$[3].origin_id') IS NOT NULL"
)

_RECORDED = (
    f"SELECT h.id, h.kind, h.target, (SELECT group_concat(DISTINCT json_extract(c.value, '$[0]')) FROM {_CHANGES}) "
    "FROM history h WHERE h.workshop_id = ? AND h.kind IN ('do', 'undo', 'redo', 'import') ORDER BY h.id"
)

PLANNED = frozenset({"workshop", "organisation", "exercise", "step", "leader", "silo"})
"""What is changed while a workshop is planned: its day, its agenda, who comes."""


def came_along(run: Callable[[str, tuple[Any, ...]], Any], workshop_id: str) -> frozenset[str]:
    """The tables of which rows of an earlier workshop were there when a workshop was made."""
    return frozenset(table for (table,) in run(_CAME_ALONG, (workshop_id,)).fetchall())


def is_idle(run: Callable[[str, tuple[Any, ...]], Any], workshop_id: str) -> bool:
    """Whether nothing was recorded in a workshop since it was made, or all of it was taken back.

    To plan it, its day, its agenda and its people, is not to record anything. Of one that was brought in from a
    document nobody knows what was typed: it is taken for one in which something was.
    """
    return nothing_done(run(_RECORDED, (workshop_id,)).fetchall())


def nothing_done(recorded: Iterable[tuple[Any, ...]]) -> bool:
    """The same, of acts that are given: number, kind, target and the tables of each, with commas between."""
    tables: dict[int, frozenset[str]] = {}
    done: set[int] = set()
    for act, kind, target, names in recorded:
        if kind == "import":
            return False
        if kind == "do":
            tables[act] = frozenset((names or "").split(","))
        done ^= {act if kind == "do" else target}
    return all(tables.get(act, PLANNED) <= PLANNED for act in done)
