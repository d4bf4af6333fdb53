"""Makes the document of a workshop. Pure: the moment and the findings are handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onecompany.clock import Stamp
from onecompany.exchange.shape import (
    FINDINGS,
    NAME,
    NOT_INSTALLED,
    RECORDED,
    TIMING,
    TYPED,
    VERSION,
    DocumentList,
    RowKey,
    document_lists,
    key_of,
    row_keys,
)
from onecompany.exchange.text import written
from onecompany.kinds.columns import YesNo
from onecompany.kinds.kind import Kind
from onecompany.kinds.lookup import reference_words, row_words
from onecompany.kinds.registry import kinds, tables
from onecompany.kinds.shared_tables import WORKSHOP
from onecompany.kinds.view import Finding
from onecompany.store import timing
from onecompany.store.records import Record
from onecompany.store.state import State


def document(
    state: State, *, findings: Mapping[str, Sequence[Finding]] | None, at: Stamp, private: bool = True
) -> dict[str, Any]:
    """The workshop in JSON's own types, from which `importing.bring_in` makes the same workshop again.

    It has the lists of the kinds of exercise that the workshop has, or has rows of, and no others, so that a program
    without a kind reads what never used it. Rows of kinds that are not installed are in it as they are in the file.

    `findings`: by the id of the exercise, as `kinds.findings.find_all` gives them; None leaves them out. `at`: the
    moment up to which a running clock counts. `private` False leaves out what only the facilitator reads, private
    notes and scripts, for a document that is handed on.
    """
    used = _kinds_in_use(state)
    lists = document_lists(used)
    written_by = {name: [key_of(table) for table in kind.tables] for name, kind in used.items() if kind.tables}
    writer = _Writer(state, private=private)
    document: dict[str, Any] = {"format": {"name": NAME, "version": VERSION, "kinds": written_by}}
    document["workshop"] = writer.workshop()
    document |= {top.key: writer.rows(top, writer.shown(top)) for top in lists}
    others = _not_installed(state, private=private)
    if others["kinds"] or others["tables"]:
        document[NOT_INSTALLED] = others
    if findings is not None:
        document[FINDINGS] = _findings(state, findings)
    document[TIMING] = _timing(state, at)
    return document


def _kinds_in_use(state: State) -> dict[str, Kind]:
    """The kinds that the workshop has exercises or rows of: in the order of its agenda, then by name."""
    installed = kinds()
    held = dict.fromkeys(row.kind for row in state.rows("exercise"))
    rows = (name for name, kind in installed.items() if any(state.rows(table.name) for table in kind.tables))
    return {name: installed[name] for name in dict.fromkeys((*held, *rows)) if name in installed}


def _not_installed(state: State, *, private: bool) -> dict[str, Any]:
    """The kinds of exercise that are not installed here, and the rows of tables that nobody here describes.

    `private` False leaves out rows with a column `private` that says so; what else of them is, nobody here knows.
    """

    def rows(name: str) -> list[dict[str, Any]]:
        shown = (row for row in state.rows(name) if private or not getattr(row, "private", False))
        return [_as_it_is(state, name, row) for row in shown]

    described = tables()
    others = (name for name in sorted(state.shape.tables_of_workshop()) if name not in described and state.rows(name))
    return {
        "kinds": list(dict.fromkeys(row.kind for row in state.rows("exercise") if row.kind not in kinds())),
        "tables": {name: known for name in others if (known := rows(name))},
    }


def _as_it_is(state: State, table: str, row: Record) -> dict[str, Any]:
    columns = ((name, getattr(row, name, None)) for name in state.shape.columns[table] if name != "workshop_id")
    return {name: written(value) for name, value in columns if value is not None}


class _Writer:
    """Writes rows, each with the names of what it points to and with the rows within it."""

    def __init__(self, state: State, *, private: bool) -> None:
        self._state = state
        self._private = private
        self._keys: dict[str, list[RowKey]] = {}

    def workshop(self) -> dict[str, Any]:
        """The workshop's own row, with the name of the organisation."""
        row = self._row(DocumentList(WORKSHOP), self._state.workshop)
        return {"id": row["id"], "organisation": self._state.organisation.name} | row

    def shown(self, top: DocumentList) -> list[Record]:
        """The rows of a list at the top: those that its kind shows, and every other one of the table."""
        rows = self._state.rows(top.table.name)
        if not top.table.rows or top.kind is None:
            return rows
        shown: list[Record] = top.kind.function(top.table.rows)(self._state)
        ids = {row.id for row in shown}
        return shown + [row for row in rows if row.id not in ids]

    def rows(self, shape: DocumentList, rows: Sequence[Record]) -> list[dict[str, Any]]:
        """The rows of a list."""
        columns = shape.table.columns
        # A yes that only the facilitator reads makes a secret of the whole row.
        hiding = [] if self._private else [c.name for c in columns if c.secret and isinstance(c.nature, YesNo)]
        return [self._row(shape, row) for row in rows if not any(getattr(row, name) for name in hiding)]

    def _row(self, shape: DocumentList, row: Record) -> dict[str, Any]:
        table = shape.table
        if table.name not in self._keys:
            self._keys[table.name] = list(row_keys(table, self._state.shape.columns[table.name]))
        values: dict[str, Any] = {}
        for key in self._keys[table.name]:
            value: Any = getattr(row, key.column, None)  # a row that the file does not have need not have all of them
            if key.function and shape.kind is not None:
                values[key.name] = shape.kind.function(key.function)(row)
            elif key.label:
                values[key.name] = self._words(key.table, value)
            elif key.spoken:
                values |= self._spoken(key, value, getattr(row, key.spoken))
            elif (self._private or not key.secret) and not (value is None and key.identity) and value != {}:
                values[key.name] = written(value)
        if shape.kind is not None:
            values |= {key: shape.kind.function(path)(self._state, row) for key, path in table.computed.items()}
        if table.rows and self._state.get(table.name, row.id) is None:
            values[RECORDED] = False
        for inner in shape.within:
            parts = self._state.where(inner.table.name, inner.table.parent, row.id)
            values[inner.key] = self.rows(inner, parts)
        return values

    def _spoken(self, key: RowKey, value: str, leader_id: str | None) -> dict[str, str]:
        """The leader's name in place of the one as typed, which then stands beside it, if there is any."""
        if not key.name.endswith(TYPED):
            return {key.name: value if leader_id is None else self._words("leader", leader_id)}
        return {key.name: value} if value and leader_id is not None else {}

    def _words(self, table: str, value: Any) -> str:
        """The names of the rows behind an id, a list of ids, or a reference; "" for none."""
        if isinstance(value, list):
            return ", ".join(filter(None, (self._words(table, row_id) for row_id in value)))
        return row_words(self._state, table, value) if table else reference_words(self._state, value)


def _findings(state: State, findings: Mapping[str, Sequence[Finding]]) -> list[dict[str, str]]:
    return [
        {
            "exercise": exercise.title,
            "exercise_id": exercise.id,
            "kind": exercise.kind,
            "level": finding.level,
            "text": str(finding.text),
            "why": str(finding.why),
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
