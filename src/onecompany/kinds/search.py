"""Everything that the room has said, to be found by its words. What a column holds, its description says. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onecompany.kinds.kind import Table
from onecompany.kinds.registry import kinds, tables
from onecompany.kinds.shared_tables import TIMED
from onecompany.sentences import gettext
from onecompany.store.records import Ref
from onecompany.store.state import State

_OF_THE_PLAN = TIMED | {"workshop", "organisation"}
"""Tables without a place on any board: the agenda and the head of the screen show them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A text of the workshop: where it is and what it says."""

    ref: Ref
    text: str
    where: str
    exercise_id: str
    column: str = ""


def hits(state: State) -> Iterator[Hit]:
    """Every text of every row, but what only the facilitator may read: what is found is shown on the wall.

    Of a table that nobody describes, because its kind is not installed, every text counts.
    """
    described = tables()
    for name in state.tables:
        if name in _OF_THE_PLAN:
            continue
        table = described.get(name)
        noun, titles = gettext(table.noun) if table is not None else name, _titles(table)
        on_one_board = _on_one_board(name)
        for row in state.rows(name):
            if getattr(row, "private", False):
                continue
            exercise_id = _own_exercise(state, name, row) if on_one_board else ""
            values: Mapping[str, Any] = {column: getattr(row, column, "") for column in titles}
            if table is None:
                values = _undescribed(state, row)
            for column, text in values.items():
                if isinstance(text, str) and text.strip():
                    where = " · ".join(filter(None, (noun, *_labels(state, name, row, column), titles.get(column, ""))))
                    yield Hit(Ref(name, row.id), text, where, exercise_id, column)


def _titles(table: Table | None) -> dict[str, str]:
    """The columns of a table that hold words, each with its title; what a row is called needs none beside the noun."""
    if table is None:
        return {}
    columns = [column for column in table.columns if column.nature.words and not column.secret]
    titles = {
        column.name: gettext(column.title) if column.title else column.name.replace("_", " ") for column in columns
    }
    own = table.called or next(iter(titles), "")
    return titles | {own: ""} if own in titles else titles


def _undescribed(state: State, row: Any) -> Mapping[str, Any]:
    """The texts of a row of which only the names of its columns are known: all but identities."""
    values = {name: value for name, value in vars(row).items() if name != "id" and not name.endswith("_id")}
    return {name: value for name, value in values.items() if not _names_a_row(state, value)}


def _names_a_row(state: State, value: Any) -> bool:
    ref = Ref.parse(value) if isinstance(value, str) else None
    return ref is not None and state.find(ref) is not None


def _labels(state: State, name: str, row: Any, column: str) -> tuple[str, ...]:
    """Of a leader who that is, for a role alone does not tell; of a former name what it is called now."""
    if name not in ("leader", "former_silo"):
        return ()
    silo = state.get("silo", row.silo_id)
    if name == "former_silo":
        return (silo.name,) if silo is not None else ()
    return row.name if column != "name" else row.role, silo.name if silo is not None else ""


def place_of(state: State, ref: Ref) -> Ref:
    """The row on a board that stands for one: of a silo's former name the silo, else the row itself."""
    row = state.find(ref) if ref.table == "former_silo" else None
    return Ref("silo", row.silo_id) if row is not None else ref


def exercise_of(state: State, table: str, row: Any) -> str:
    """The exercise on whose board alone a row stands; "" where the table tells which boards show it."""
    return _own_exercise(state, table, row) if _on_one_board(table) else ""


def _own_exercise(state: State, table: str, row: Any) -> str:
    """The exercise that a row is of; for dissent that of its round, for a group that of its step."""
    by = {"dissent": ("round", "round_id"), "group": ("step", "step_id")}.get(table)
    owner = state.get(by[0], getattr(row, by[1])) if by is not None and row is not None else row
    return getattr(owner, "exercise_id", None) or ""


def _on_one_board(table: str) -> bool:
    """Whether rows of a table are of one exercise each: notes, groups, dissent, those of kinds that are apart."""
    apart = (own.name for kind in kinds().values() if kind.apart for own in kind.tables)
    return table in ("note", "dissent", "slip", "cluster", "group", *apart)
