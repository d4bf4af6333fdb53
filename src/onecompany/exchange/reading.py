"""Reads a document and checks all of it before anything is written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from sqlmodel import SQLModel

from onecompany.exchange.problems import ImportProblem
from onecompany.exchange.shape import (
    DERIVED,
    FORMAT,
    VERSION,
    columns,
    labels,
    model_of,
    nested_in,
    top_level,
)
from onecompany.exercises.kind import Collection
from onecompany.intake.clean import clean
from onecompany.store.records import encode
from onecompany.store.tables import Workshop, WorkshopBase
from onecompany.store.writing import base_of

LARGEST = 64_000_000
"""Bytes of a document; a workshop of 5,000 items has two million."""

_ID = re.compile(r"[0-9a-z]{4,32}(-[0-9a-z]{4,32})?")
_HEAD = ("id", "organisation", *(name for name in Workshop.model_fields if name != "id"))


@dataclass
class Read:
    """A document that was checked: the workshop's own values and every row with its table and place."""

    organisation: str
    workshop: dict[str, Any]
    rows: list[tuple[type[SQLModel], dict[str, Any], str]] = field(default_factory=list)

    @property
    def ids(self) -> set[str]:
        """Every identity in it."""
        return {values["id"] for _, values, _ in self.rows} | {self.workshop["id"]}


def load(data: bytes) -> dict[str, Any]:
    """The document in the bytes of a file. Raises ImportProblem with line and column."""
    if len(data) > LARGEST:
        raise ImportProblem([f"the file is larger than a workshop can be ({LARGEST:,} bytes)"])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ImportProblem([f"line {line}: it is not UTF-8, so it is no export of ours"]) from None
    try:
        found = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise ImportProblem([f"line {error.lineno}, column {error.colno}: it is no JSON ({error.msg})"]) from None
    except (RecursionError, ValueError) as error:
        said = str(error) if isinstance(error, ImportProblem) else "it is nested too deep, or a number is too long"
        raise ImportProblem([said]) from None
    if not isinstance(found, dict):
        raise ImportProblem(["it is JSON, but not a workshop: expected an object"])
    return found


def _refuse(constant: str) -> None:
    raise ImportProblem([f"it holds {constant}, which is no number"])


class Reader:
    """Goes through a document and notes everything that is wrong."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.problems: list[str] = []
        self._seen: dict[str, str] = {}
        self._tables: dict[str, str] = {}
        self.read = self._read(document)

    def wrong(self, place: str, why: str) -> None:
        """Note a problem."""
        self.problems.append(f"{place}: {why}")

    def _read(self, document: Mapping[str, Any]) -> Read:
        self._format(document.get("format"))
        if self.problems:
            raise ImportProblem(self.problems)
        tops = top_level()
        known = {"format", "workshop", *DERIVED, *(each.key for each in tops)}
        for key in document:
            if key not in known:
                self.wrong(str(key)[:60], "is not known here")
        read = self._workshop(document.get("workshop"))
        for collection in tops:
            self._collection(read, collection, document.get(collection.key, []), collection.key, {})
        self._references(read)
        if self.problems:
            raise ImportProblem(self.problems)
        return read

    def _format(self, found: object) -> None:
        if not isinstance(found, dict) or found.get("name") != FORMAT:
            self.wrong("format", f"expected the name {FORMAT}; this is no export of ours")
            return
        version = found.get("version")
        if isinstance(version, bool) or not isinstance(version, int) or version < 1:
            self.wrong("format.version", "expected a whole number")
        elif version > VERSION:
            self.wrong("format.version", f"is {version}; this program reads {VERSION}. Install a later onecompany.")

    def _workshop(self, found: object) -> Read:
        if not isinstance(found, dict):
            self.wrong("workshop", "expected an object")
            return Read("", {"id": ""})
        for key in found:
            if key not in _HEAD:
                self.wrong(f"workshop.{str(key)[:60]}", "is not known here")
        for key in ("organisation_id", "origin_id", "current_step_id"):
            if found.get(key) is not None and not isinstance(found[key], str):
                self.wrong(f"workshop.{key}", "expected an identity or null")
        organisation = found.get("organisation")
        if not isinstance(organisation, str) or not 0 < len(clean(organisation)) <= 200:
            self.wrong("workshop.organisation", "expected the organisation's name")
            organisation = ""
        values = self._values(
            WorkshopBase, {k: v for k, v in found.items() if k in WorkshopBase.model_fields}, "workshop"
        )
        values |= {"id": self._id(found.get("id"), "workshop"), "origin_id": found.get("origin_id")}
        values["organisation_id"] = found.get("organisation_id")
        return Read(clean(organisation), values)

    def _id(self, value: object, place: str) -> str:
        if not isinstance(value, str) or not _ID.fullmatch(value):
            self.wrong(f"{place}.id", "expected an identity of letters and digits")
            return ""
        if value in self._seen:
            self.wrong(f"{place}.id", f"{value} stands at {self._seen[value]} already")
        self._seen[value] = place
        return value

    def _collection(
        self, read: Read, collection: Collection, found: object, place: str, parent: Mapping[str, Any]
    ) -> None:
        if not isinstance(found, list):
            self.wrong(place, "expected a list")
            return
        model, readable = model_of(collection), labels(collection)
        children = nested_in(collection)
        known = {*columns(collection), *readable.values(), *(child.key for child in children)}
        for number, item in enumerate(found):
            here = f"{place}[{number}]"
            if not isinstance(item, dict):
                self.wrong(here, "expected an object")
                continue
            for key in item:
                if key not in known:
                    self.wrong(f"{here}.{str(key)[:60]}", "is not known here")
                elif key in readable.values() and not isinstance(item[key], str):
                    self.wrong(f"{here}.{key}", "expected a text")
            values = {name: item[name] for name in columns(collection) if name in item}
            if "who" in values and values.get("leader_id"):
                values["who"] = ""
            if collection.parent:
                values[collection.parent] = parent["id"]
            row = self._values(base_of(model), values, here)
            row["id"] = self._id(item.get("id"), here)
            self._tables[row["id"]] = collection.table
            if "origin_id" in model.model_fields:
                row["origin_id"] = values.get("origin_id")
                if row["origin_id"] is not None and not isinstance(row["origin_id"], str):
                    self.wrong(f"{here}.origin_id", "expected an identity or null")
            row["position"] = float(number + 1)
            if "position" not in model.model_fields:
                del row["position"]
            read.rows.append((model, row, here))
            for child in children:
                self._collection(read, child, item.get(child.key, []), f"{here}.{child.key}", row)

    def _values(self, base: type[SQLModel], values: Mapping[str, Any], place: str) -> dict[str, Any]:
        given = {k: clean(v, multiline=True) if isinstance(v, str) else v for k, v in values.items()}
        fields = {k: v for k, v in given.items() if k in base.model_fields}
        try:
            # As JSON, because strict validation then still takes dates and moments, which JSON can only hold as texts.
            checked = base.model_validate_json(json.dumps(fields), strict=True).model_dump()
        except ValidationError as error:
            for each in error.errors(include_url=False, include_input=False):
                column = str(each["loc"][0]) if each["loc"] else ""
                self.wrong(f"{place}.{column}".rstrip("."), each["msg"].lower())
            return dict(fields)
        for name, value in fields.items():
            if _sort(encode(checked[name])) != _sort(value):
                self.wrong(f"{place}.{name}", f"expected {_sort(encode(checked[name]))}, got {_sort(value)}")
        return dict(checked)

    def _references(self, read: Read) -> None:
        for model, values, place in read.rows:
            for key in model.__table__.foreign_keys:  # type: ignore[attr-defined]
                name, target = key.parent.name, key.column.table.name
                value = values.get(name)
                if name == "workshop_id" or value is None:
                    continue
                if self._tables.get(str(value)) != target:
                    self.wrong(f"{place}.{name}", f"there is no {target} {str(value)[:40]} in this document")
        step = read.workshop.get("current_step_id")
        if step is not None and self._tables.get(step) != "step":
            self.wrong("workshop.current_step_id", "there is no such step in this document")


def _sort(value: object) -> str:
    """What sort of thing JSON calls a value, because a text that looks like a number is not one."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if value is None:
        return "nothing"
    return "a text" if isinstance(value, str) else "a list" if isinstance(value, list) else "an object"
