"""Makes the document of a workshop. Pure: the moment and the findings are handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onecompany.clock import Stamp
from onecompany.exchange.shape import NAME, RECORDED, TYPED, VERSION, WORKSHOP, Key, Place, keys, places
from onecompany.exchange.text import written
from onecompany.kinds.lookup import reference_words
from onecompany.kinds.view import Finding
from onecompany.store import timing
from onecompany.store.records import Ref
from onecompany.store.state import State


def document(
    state: State, *, findings: Mapping[str, Sequence[Finding]] | None, at: Stamp, private: bool = True
) -> dict[str, Any]:
    """The workshop in JSON's own types, from which `importing.bring_in` makes the same workshop again.

    `findings`: by the id of the exercise, as `kinds.findings.find_all` gives them; None leaves them out. `at`: the
    moment up to which a running clock counts. `private` False leaves out what only the facilitator reads, private
    notes and scripts, for a document that is handed on.
    """
    made: dict[str, Any] = {"format": {"name": NAME, "version": VERSION}, "workshop": _workshop(state)}
    writer = _Writer(state, private=private)
    for place in places():
        made[place.key] = writer.rows(place, writer.shown(place))
    if findings is not None:
        made["findings"] = _findings(state, findings)
    made["timing"] = _timing(state, at)
    return made


def _workshop(state: State) -> dict[str, Any]:
    values = vars(state.workshop) | {"organisation": state.organisation.name}
    return {key: written(values[key]) for key in WORKSHOP}


class _Writer:
    """Writes rows, each with the names of what it points to and with the rows within it."""

    def __init__(self, state: State, *, private: bool) -> None:
        self._state = state
        self._private = private
        self._keys: dict[str, list[Key]] = {}

    def shown(self, place: Place) -> list[Any]:
        """The rows of a list at the top: those that its kind shows, and every other one of the table."""
        rows = self._state.rows(place.table)
        if not place.collection.rows or place.kind is None:
            return rows
        module, _, function = place.collection.rows.rpartition(".")
        found: list[Any] = getattr(place.kind.part(module), function)(self._state)
        ids = {row.id for row in found}
        return found + [row for row in rows if row.id not in ids]

    def rows(self, place: Place, rows: Sequence[Any]) -> list[dict[str, Any]]:
        """The rows of a list."""
        return [self._row(place, row) for row in rows if self._private or not getattr(row, "private", False)]

    def _row(self, place: Place, row: Any) -> dict[str, Any]:
        collection = place.collection
        if place.key not in self._keys:
            columns = self._state.shape.columns[place.table]
            self._keys[place.key] = list(keys(collection, columns))
        made: dict[str, Any] = {}
        for key in self._keys[place.key]:
            value = getattr(row, key.column)
            if key.function and place.kind is not None:
                module, _, function = key.function.rpartition(".")
                made[key.name] = getattr(place.kind.part(module), function)(row)
            elif key.label:
                made[key.name] = self._words(key.table, value)
            elif key.spoken:
                made |= self._spoken(key, value, getattr(row, key.spoken))
            elif self._private or not key.secret:
                made[key.name] = written(value)
        if collection.rows and self._state.get(place.table, row.id) is None:
            made[RECORDED] = False
        for inner in place.within:
            parts = self._state.where(inner.table, inner.collection.parent, row.id)
            made[inner.key] = self.rows(inner, parts)
        return made

    def _spoken(self, key: Key, value: str, leader_id: str | None) -> dict[str, str]:
        """The leader's name in place of the one as typed, which then stands beside it, if there is any."""
        if not key.name.endswith(TYPED):
            return {key.name: value if leader_id is None else self._words("leader", leader_id)}
        return {key.name: value} if value and leader_id is not None else {}

    def _words(self, table: str, value: Any) -> str:
        """The names of the rows behind an id, a list of ids, or a reference; "" for none."""
        if isinstance(value, list):
            return ", ".join(filter(None, (self._words(table, each) for each in value)))
        if table or not value:
            return self._name(table, value)
        ref = Ref.parse(value)
        return reference_words(self._state, value) or (self._name(ref.table, ref.id) if ref is not None else "")

    def _name(self, table: str, row_id: str | None) -> str:
        row = self._state.get(table, row_id)
        said = (getattr(row, name, "") for name in ("name", "title", "text", "what"))
        return next((text for text in said if text), "")


def _findings(state: State, findings: Mapping[str, Sequence[Finding]]) -> list[dict[str, str]]:
    return [
        {
            "exercise": exercise.title,
            "exercise_id": exercise.id,
            "kind": exercise.kind,
            "level": finding.level,
            "text": finding.text,
            "why": finding.why,
            "key": finding.key,
        }
        for exercise in state.rows("exercise")
        for finding in findings.get(exercise.id, ())
    ]


def _timing(state: State, at: Stamp) -> list[dict[str, Any]]:
    return [
        {
            "exercise": exercise.title,
            "exercise_id": exercise.id,
            "step": step.title,
            "step_id": step.id,
            "planned_seconds": written(step.planned_seconds),
            "actual_seconds": written(round(timing.actual_seconds(state, step.id, at), 3)),
        }
        for exercise in state.rows("exercise")
        for step in state.where("step", "exercise_id", exercise.id)
    ]
