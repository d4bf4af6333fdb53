"""The JSON Schema of the document, made from the tables' own rules; `make pages` writes the one that is shipped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from onecompany.exchange.shape import FORMAT, VERSION, columns, labels, model_of, nested_in, top_level
from onecompany.exercises.kind import Collection
from onecompany.store.tables import Workshop, WorkshopBase
from onecompany.store.writing import base_of

SHIPPED = Path(__file__).with_name("workshop.schema.json")
"""The schema as it is shipped; a test keeps it current."""

_ID = {"type": "string", "pattern": "^[0-9a-z]{4,32}(-[0-9a-z]{4,32})?$"}
_MAYBE_ID = {"anyOf": [{"type": "string"}, {"type": "null"}]}


def schema() -> dict[str, Any]:
    """The whole schema, draft 2020-12."""
    head = _fields(WorkshopBase.model_json_schema(), list(WorkshopBase.model_fields))
    head |= {"id": _ID, "organisation": {"type": "string", "minLength": 1, "maxLength": 200}}
    head |= {"organisation_id": {"type": "string"}, "origin_id": _MAYBE_ID}
    assert set(head) == {"organisation", *Workshop.model_fields}
    properties: dict[str, Any] = {
        "format": _object(
            {"name": {"const": FORMAT}, "version": {"type": "integer", "minimum": 1, "maximum": VERSION}},
            ["name", "version"],
        ),
        "workshop": _object(head, list(head)),
    }
    for collection in top_level():
        properties[collection.key] = _list(collection)
    text, number = {"type": "string"}, {"type": "number", "minimum": 0}
    level = {"enum": ["crack", "warning", "strength"]}
    finding = {"exercise": text, "exercise_id": text, "level": level, "text": text, "why": text, "key": text}
    step = {"exercise": text, "step": text, "step_id": text, "planned_seconds": number, "actual_seconds": number}
    for key, row in (("findings", finding), ("timing", step)):
        properties[key] = {"type": "array", "items": _object(row, list(row)), "description": "Computed from the rest."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:onecompany:workshop:1",
        "title": "A workshop of onecompany",
        "description": "Moments are UTC, dates local days, lengths seconds. Names beside identities are read only.",
        **_object(properties, list(properties)),
    }


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(collection: Collection) -> dict[str, Any]:
    model = model_of(collection)
    properties: dict[str, Any] = {"id": _ID}
    properties |= _fields(base_of(model).model_json_schema(), columns(collection))
    if "origin_id" in columns(collection):
        properties["origin_id"] = _MAYBE_ID
    for key in labels(collection).values():
        properties[key] = {"type": "string", "description": "To be read; not brought in."}
    for child in nested_in(collection):
        properties[child.key] = _list(child)
    return {"type": "array", "items": _object(properties, list(properties))}


def _fields(made: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """The columns' own rules, without titles, and with whole numbers allowed where numbers are."""
    found = {}
    for name in names:
        if name in made["properties"]:
            rule = {key: value for key, value in made["properties"][name].items() if key not in ("title", "default")}
            found[name] = rule
    return found


def text() -> str:
    """The schema as it is shipped."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
