"""Makes the lossless document of a workshop. Pure: the same rows at the same moment give the same document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from onecompany.clock import Stamp
from onecompany.exchange.shape import FORMAT, VERSION, collections, columns, labels, nested_in, top_level
from onecompany.exercises.kind import Collection
from onecompany.exercises.registry import kinds
from onecompany.store import timing
from onecompany.store.records import Ref
from onecompany.store.state import State
from onecompany.view import Finding

_NAMES = ("name", "title", "text", "what")


def document(
    state: State, *, findings: Mapping[str, Sequence[Finding]], at: Stamp, private: bool = True
) -> dict[str, Any]:
    """The whole workshop. `findings` by exercise; `at`: until when a running clock is counted.

    `private` False leaves out the facilitator's own notes, for a document that is handed out.
    """
    made: dict[str, Any] = {"format": {"name": FORMAT, "version": VERSION}, "workshop": _workshop(state)}
    for collection in top_level():
        made[collection.key] = _rows(state, collection, private=private)
    made["findings"] = [
        {
            "exercise": state.get("exercise", exercise_id).title,
            "exercise_id": exercise_id,
            "level": finding.level,
            "text": finding.text,
            "why": finding.why,
            "key": finding.key,
        }
        for exercise_id, found in findings.items()
        for finding in found
    ]
    made["timing"] = [
        {
            "exercise": state.get("exercise", step.exercise_id).title,
            "step": step.title,
            "step_id": step.id,
            "planned_seconds": plain(step.planned_seconds),
            "actual_seconds": plain(round(timing.actual_seconds(state, step.id, at), 3)),
        }
        for exercise in state.rows("exercise")
        for step in state.where("step", "exercise_id", exercise.id)
    ]
    return made


def _workshop(state: State) -> dict[str, Any]:
    row, values = state.workshop, {}
    for name in ("id", "organisation", *(n for n in vars(row) if n != "id")):
        values[name] = state.organisation.name if name == "organisation" else plain(getattr(row, name))
    return values


def _rows(state: State, collection: Collection, parent: str = "", *, private: bool) -> list[dict[str, Any]]:
    rows = state.where(collection.table, collection.parent, parent) if parent else state.rows(collection.table)
    made = [
        _row(state, collection, vars(row), private=private)
        for row in rows
        if private or not getattr(row, "private", False)
    ]
    if collection.virtual:
        made += [_row(state, collection, values, private=private) for values in _virtual(state, collection)]
    return made


def _virtual(state: State, collection: Collection) -> list[dict[str, Any]]:
    owner = next(kind for kind in kinds().values() if collection in kind.collections)
    found: list[dict[str, Any]] = owner.part(collection.virtual).rows(state)
    return found


def _row(state: State, collection: Collection, values: Mapping[str, Any], *, private: bool) -> dict[str, Any]:
    readable = labels(collection)
    made: dict[str, Any] = {}
    for name in columns(collection):
        if name in readable:
            made[readable[name]] = _label(state, collection, name, values[name])
        made[name] = plain(values[name])
    if "who" in made and values.get("leader_id"):
        made["who"] = made["leader"]
    for child in nested_in(collection):
        made[child.key] = _rows(state, child, values["id"], private=private)
    return made


def _label(state: State, collection: Collection, column: str, value: Any) -> str:
    """The name behind an identity; "" when there is none."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(_anywhere(state, item)) for item in value)))
    if not value:
        return ""
    ref = Ref.parse(str(value))
    if ref is None:
        return _name(_anywhere(state, value))
    if "-" in ref.id:
        return " → ".join(filter(None, (_name(_anywhere(state, part)) for part in ref.id.split("-"))))
    return _name(state.find(ref))


def _anywhere(state: State, row_id: str) -> Any:
    tables = {each.table for each in collections()}
    return next((row for table in sorted(tables) if (row := state.get(table, row_id)) is not None), None)


def _name(row: Any) -> str:
    return next((str(getattr(row, name)) for name in _NAMES if getattr(row, name, "")), "") if row is not None else ""


def plain(value: Any) -> Any:
    """A column's value in JSON's own types: whole numbers without a point, moments in UTC with a Z."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value
