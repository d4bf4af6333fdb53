"""Reads a document into rows, and says everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from onecompany.exchange.checking import DocumentRow, check_agenda, check_kind, check_references
from onecompany.exchange.columns import Columns
from onecompany.exchange.loading import check_sound
from onecompany.exchange.older import brought_up
from onecompany.exchange.problems import MOST, Path, Problems
from onecompany.exchange.shape import DERIVED, NAME, RECORDED, TYPED, VERSION, WORKSHOP, Key, Place, keys, places
from onecompany.kinds.registry import kinds
from onecompany.parsing.clean import clean
from onecompany.store.tables import Workshop
from onecompany.store.transaction import models
from onecompany.store.types import MAX_NAME

ID = "[0-9a-z]{4,30}"
"""An identity. One that is made of two still fits into its column of 64 characters."""

ID_OF_TWO = f"{ID}(-{ID})?"

_TYPES: Mapping[str, type | tuple[type, ...]] = {"string": str, "number": (int, float)}


@dataclass(frozen=True, slots=True)
class Contents:
    """A document that holds. `rows`: those to be kept, each behind what it is nested in."""

    organisation: str
    workshop: dict[str, Any]
    rows: list[DocumentRow]


def read(document: Mapping[str, Any], tables: Container[str]) -> Contents:
    """Check a document for a file that has these tables. Raises ImportProblem with all that is wrong."""
    check_sound(document)
    reader = _Reader(tables)
    reader.format(document.get("format"))
    reader.problems.stop()
    contents = reader.contents(brought_up(document))
    reader.problems.stop()
    return contents


class _Reader:
    def __init__(self, tables: Container[str]) -> None:
        self.problems = Problems()
        self.rows: list[DocumentRow] = []
        self._tables = tables
        self._models = models()
        self._columns: dict[str, tuple[Columns, list[Key]]] = {}

    def format(self, found: object) -> None:
        """Whether it is a document of ours, and one that this version can read."""
        if not isinstance(found, Mapping) or found.get("name") != NAME:
            self.problems.add(("format",), f"expected the name {NAME}; this file holds something else")
            return
        self._known(("format",), found, ("name", "version"))
        version = found.get("version")
        if isinstance(version, bool) or not isinstance(version, int) or version < 1:
            self.problems.add(("format", "version"), "expected a whole number from 1")
        elif version > VERSION:
            self.problems.add(
                ("format", "version"),
                f"is {version}; this program reads {VERSION}. It needs a later onecompany, "
                f"which knows version {version} of the document.",
            )

    def contents(self, document: Mapping[str, Any]) -> Contents:
        """All of the document."""
        tops = places()
        self._known((), document, ("format", "workshop", *(each.key for each in tops), *DERIVED))
        organisation, workshop = self._workshop(document.get("workshop"))
        for place in tops:
            if place.key in document:
                self._list(place, document[place.key], (place.key,), {})
        for key, types in DERIVED.items():
            self._derived(key, document.get(key, []), types)
        self._missing(document, tops)
        if not self.problems.count:
            check_references(self.rows, workshop, self.problems)
            check_agenda(self.rows, self.problems)
        return Contents(organisation, workshop, [row for row in self.rows if row.recorded])

    def _workshop(self, found: object) -> tuple[str, dict[str, Any]]:
        path = ("workshop",)
        if not isinstance(found, Mapping):
            self.problems.add(path, "expected an object")
            return "", {}
        self._known(path, found, WORKSHOP)
        name = found.get("organisation")
        if not isinstance(name, str) or clean(name, multiline=True) != name or not 0 < len(name.strip()) <= MAX_NAME:
            self.problems.add((*path, "organisation"), f"expected a name of at most {MAX_NAME} characters")
            name = ""
        values = Columns(Workshop, self.problems).read(found, path)
        if values is not None:
            for key in ("id", "organisation_id", "current_step_id", "origin_id"):
                self._identity(values[key], (*path, key), ID)
        return name.strip(), values or {}

    def _list(self, place: Place, found: object, path: Path, parent: Mapping[str, Any]) -> None:
        if not isinstance(found, list):
            self.problems.add(path, "expected a list")
        elif found and place.table not in self._tables:
            self.problems.add(path, "has no place in this file, which was made without this kind of exercise")
        else:
            for number, item in enumerate(found):
                self._row(place, item, (*path, number), parent)

    def _row(self, place: Place, item: object, path: Path, parent: Mapping[str, Any]) -> None:
        if not isinstance(item, Mapping):
            self.problems.add(path, "expected an object")
            return
        columns, known = self._shape(place)
        inner = [each.key for each in place.within]
        self._known(path, item, (*(key.name for key in known), *inner, *([RECORDED] if place.collection.rows else [])))
        for key in known:
            if key.label and not isinstance(item.get(key.name, ""), str):
                self.problems.add((*path, key.name), "expected a text")
        values = columns.read({**self._as_columns(place, item, path), **parent}, path)
        if values is not None:
            recorded = self._recorded(item, path, values, columns)
            row = DocumentRow(place, self._models[place.table], path, values, recorded)
            self._identity(row.id, (*path, "id"), ID_OF_TWO if place.collection.made_of else ID)
            self._identity(values.get("origin_id"), (*path, "origin_id"), ID_OF_TWO)
            if place.table == "exercise":
                check_kind(row, kinds(), self.problems)
            self.rows.append(row)
        for each in place.within:
            up = {each.collection.parent: str(item.get("id", ""))}
            if each.key in item:
                self._list(each, item[each.key], (*path, each.key), up)
            else:
                self.problems.add((*path, each.key), "is missing: expected a list")

    def _shape(self, place: Place) -> tuple[Columns, list[Key]]:
        if place.key not in self._columns:
            columns = Columns(self._models[place.table], self.problems)
            self._columns[place.key] = columns, list(keys(place.collection, columns.names))
        return self._columns[place.key]

    def _as_columns(self, place: Place, item: Mapping[str, Any], path: Path) -> dict[str, Any]:
        """The row with names as they were typed in place of the names of the leaders behind them."""
        values = dict(item)
        spoken = {key.column: key.spoken for key in self._shape(place)[1] if key.spoken}
        for name, pointer in spoken.items():
            typed = values.pop(name + TYPED, None)
            if item.get(pointer) is not None:
                if not isinstance(values.pop(name, ""), str):
                    self.problems.add((*path, name), "expected a text")
                values[name] = "" if typed is None else typed
            elif typed is not None:
                self.problems.add((*path, name + TYPED), f"stands only beside {pointer}; expected it in {name}")
        return values

    def _recorded(self, item: Mapping[str, Any], path: Path, values: Mapping[str, Any], columns: Columns) -> bool:
        """Whether the row is one of the file it came from; one that is not says nothing."""
        recorded: object = item.get(RECORDED, True)
        if not isinstance(recorded, bool):
            self.problems.add((*path, RECORDED), "expected true or false")
            return True
        silent = columns.defaults()
        if not recorded and any(values[name] != silent[name] for name in silent):
            self.problems.add((*path, RECORDED), "is false, but the row says something")
        return recorded

    def _identity(self, value: object, path: Path, pattern: str) -> None:
        if value is not None and not (isinstance(value, str) and re.fullmatch(pattern, value)):
            self.problems.add(path, "expected an id: 4 to 30 small letters and digits")

    def _derived(self, key: str, found: object, types: Mapping[str, str]) -> None:
        if not isinstance(found, list):
            self.problems.add((key,), "expected a list")
            return
        for number, item in enumerate(found):
            if not isinstance(item, Mapping):
                self.problems.add((key, number), "expected an object")
                continue
            self._known((key, number), item, types)
            for name, kind in types.items():
                value = item.get(name)
                if value is not None and (isinstance(value, bool) or not isinstance(value, _TYPES[kind])):
                    self.problems.add((key, number, name), f"expected a {'text' if kind == 'string' else kind}")

    def _missing(self, document: Mapping[str, Any], tops: Iterable[Place]) -> None:
        """A list may be left out only when no exercise of its kind is there."""
        held = {row.values["kind"] for row in self.rows if row.place.table == "exercise"}
        for place in tops:
            if place.key not in document and (place.kind is None or place.kind.name in held):
                self.problems.add((place.key,), "is missing: expected a list")

    def _known(self, path: Path, found: Mapping[str, Any], known: Iterable[str]) -> None:
        names = list(known)
        for key in found:
            if key not in names:
                # A guess takes a while; nobody reads it for more problems than are listed.
                near = get_close_matches(key[:60], names, n=1) if self.problems.count < MOST else []
                self.problems.add((*path, key), f"is not known here{f'; did you mean {near[0]}?' if near else ''}")
