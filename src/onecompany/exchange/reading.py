"""Reads a document into rows, and says everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from onecompany.exchange.checking import DocumentRow, check_agenda, check_kind, check_own, check_references
from onecompany.exchange.loading import check_sound
from onecompany.exchange.models import TableRules, document_model, names_at
from onecompany.exchange.others import OtherTables
from onecompany.exchange.problems import Path, Problems, not_known
from onecompany.exchange.shape import NAME, RECORDED, TYPED, VERSION, DocumentList, document_lists
from onecompany.kinds.kind import Table
from onecompany.kinds.registry import kinds
from onecompany.kinds.shared_tables import WORKSHOP
from onecompany.sentences import gettext


@dataclass(frozen=True, slots=True)
class Contents:
    """A document that holds. `rows`: those to be kept, each behind what it is nested in. `others`: those of kinds that
    were not installed where it was made, with all their columns."""

    organisation: str
    workshop: dict[str, Any]
    rows: list[DocumentRow]
    others: list[DocumentRow]


def read(document: Mapping[str, Any], file: OtherTables) -> Contents:
    """Check a document for a file that has these tables. Raises ImportProblem with all that is wrong."""
    check_sound(document)
    reader = _Reader(file)
    reader.format(document.get("format"))
    reader.problems.stop()
    contents = reader.contents(reader.as_today(document))
    reader.problems.stop()
    return contents


class _Reader:
    def __init__(self, file: OtherTables) -> None:
        self.problems = Problems()
        self.rows: list[DocumentRow] = []
        self._file = file
        self._kinds = kinds()
        self._lists = document_lists()
        self._model = document_model(self._lists)
        self._rules: dict[str, TableRules] = {}
        self._foreign: dict[str, str] = {}

    def format(self, stated: object) -> None:
        """Whether it is a document of ours, and one that this version can read."""
        if not isinstance(stated, Mapping) or stated.get("name") != NAME:
            reason = gettext("expected the name {name}; this file holds something else", name=NAME)
            self.problems.add(("format",), reason)
            return
        version = stated.get("version")
        if isinstance(version, bool) or not isinstance(version, int) or version < 1:
            self.problems.add(("format", "version"), gettext("expected a whole number from 1"))
        elif version > VERSION:
            reason = gettext(
                "is {version}; this program reads {known}. It needs a later onecompany, which knows version {version} "
                "of the document.",
                version=version,
                known=VERSION,
            )
            self.problems.add(("format", "version"), reason)

    def as_today(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """The document as the newest version would have it; what is wrong with it stays as it is, to be said later."""
        version = document["format"]["version"]
        newest = dict(document)
        for top in self._lists if version < VERSION else ():
            rows = document.get(top.key)
            if top.kind is not None and top.table.older and isinstance(rows, list):
                row_of = top.kind.function(top.table.older)
                newest[top.key] = [row_of(row, version) if isinstance(row, Mapping) else row for row in rows]
        return newest

    def contents(self, document: dict[str, Any]) -> Contents:
        """All of the document. Raises ImportProblem when something in it is not what it may be."""
        try:
            whole: Any = self._model.model_validate(document)
        except ValidationError as error:
            self._foreign = self._lists_elsewhere(document["format"])
            self.problems.add_all(error, (), self._not_known)
            self.problems.stop()
        workshop = self._row(WORKSHOP, whole.workshop, ("workshop",), {})
        for top in self._lists:
            self._list(top, getattr(whole, top.key), (top.key,), {})
        others = self._file.rows(whole.not_installed.tables, self.problems)
        self._check_kinds(document, whole.not_installed.kinds)
        if not self.problems.count:
            check_references([workshop, *self.rows, *others], self.problems)
            check_agenda(self.rows, self.problems)
            check_own(self.rows, self._kinds, self.problems)
        rows = [row for row in self.rows if row.recorded]
        return Contents(whole.workshop.organisation, workshop.values, rows, others)

    def _list(self, shape: DocumentList, rows: Sequence[Any], path: Path, parent: Mapping[str, Any]) -> None:
        if rows and not self._file.has(shape.table.name):
            reason = gettext("has no place in this file, which was made without this kind of exercise")
            self.problems.add(path, reason)
            return
        for number, row in enumerate(rows):
            here = (*path, number)
            self.rows.append(self._row(shape.table, row, here, parent))
            for inner in shape.within:
                self._list(inner, getattr(row, inner.key), (*here, inner.key), {inner.table.parent: row.id})

    def _row(self, table: Table, row: Any, path: Path, parent: Mapping[str, Any]) -> DocumentRow:
        """A row of a model as a row of its table, checked by the table's base class too."""
        if table.name not in self._rules:
            self._rules[table.name] = TableRules(table)
        rules = self._rules[table.name]
        values = dict(parent)
        for key in rules.keys:
            if not key.spoken:
                values[key.name] = getattr(row, key.name)
            elif getattr(row, key.spoken) is None:
                values[key.column] = getattr(row, key.column)
                if key.name != key.column and key.name in row.model_fields_set:
                    beside = {"leader": key.spoken, "name": key.column}
                    reason = gettext("stands only beside {leader}; expected it in {name}", **beside)
                    self.problems.add((*path, key.name), reason)
            else:  # the name as it was typed, in place of the name of the leader behind it
                values[key.column] = getattr(row, key.column + TYPED)
        rules.check(values, path, self.problems)
        recorded = getattr(row, RECORDED) if table.rows else True
        if not recorded and rules.says_something(values):
            self.problems.add((*path, RECORDED), gettext("is false, but the row says something"))
        return DocumentRow(table, path, values, recorded)

    def _check_kinds(self, document: Mapping[str, Any], elsewhere: Collection[str]) -> None:
        """The kinds of the exercises, and that the lists of those that are installed here are there.

        `elsewhere`: kinds that were not installed where the document was made, so that their exercises come as they
        are.
        """
        held = set()
        for row in self.rows:
            kind = row.values["kind"] if row.table.name == "exercise" else None
            if kind is not None and (kind in self._kinds or kind not in elsewhere):
                check_kind(row, self._kinds, self.problems)
                held.add(kind)
        for top in self._lists:
            needed = top.kind is not None and top.kind.name in held.difference(elsewhere) and not top.table.optional
            if needed and top.key not in document:
                self.problems.add((top.key,), gettext("is missing: expected a list"))

    def _lists_elsewhere(self, stated: Mapping[str, Any]) -> dict[str, str]:
        """The lists of kinds that are not installed here, and the kind of each."""
        by = stated.get("kinds")
        if not isinstance(by, Mapping):
            return {}
        lists = ((kind, keys) for kind, keys in by.items() if kind not in self._kinds and isinstance(keys, list))
        return {key: kind for kind, keys in lists for key in keys if isinstance(key, str)}

    def _not_known(self, path: Path) -> str:
        """What is said of a key that the model does not know."""
        key = str(path[-1])
        if key in self._foreign:
            return gettext(
                "is of the kind of exercise {kind:quoted}, which is not installed here", kind=self._foreign[key]
            )
        return not_known(key, names_at(self._model, path[:-1]))
