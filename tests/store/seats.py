"""A seat that has Northwind's workshop open, and what somebody may see of it who follows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onecompany.store.following.follower import Follower
from onecompany.store.following.sign import SeatSign
from onecompany.store.state import State

Rows = dict[str, list[dict[str, Any]]]


@contextmanager
def seated(path: Path, workshop_id: str) -> Iterator[SeatSign]:
    """A seat gives its sign."""
    sign = SeatSign(path)
    try:
        sign.show(workshop_id=workshop_id, page="")
        yield sign
    finally:
        sign.close()


def rows_of(state: State) -> Rows:
    """All rows in their order."""
    return {table: [dict(vars(row)) for row in state.rows(table)] for table in state.tables}


def to_be_seen(state: State) -> Rows:
    """All rows without private notes and without what the facilitator is to say."""
    rows = rows_of(state)
    rows["note"] = [row for row in rows["note"] if not row["private"]]
    for table in ("exercise", "step"):
        rows[table] = [{**row, "script": ""} for row in rows[table]]
    return rows


def shows(follower: Follower, state: State) -> bool:
    """Whether a look shows all of a state that may be seen, row by row, and nothing else of it."""
    looked = follower.look()
    assert looked.problem is None, looked.problem
    seen = looked.state
    assert seen is not None
    assert rows_of(seen) == to_be_seen(state)
    assert (seen.turnout, seen.sealed, seen.covered) == (state.turnout, state.sealed, state.covered)
    assert (seen.came_along, seen.workshop_id) == (state.came_along, state.workshop_id)
    return True
