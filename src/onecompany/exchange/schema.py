"""The JSON Schema of the document, from the tables' own rules. `python -m onecompany.exchange.schema` prints it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from sqlmodel import SQLModel

from onecompany.exchange.columns import CHOICES, LONGEST_TIME, TIMED
from onecompany.exchange.reading import ID, ID_OF_TWO
from onecompany.exchange.shape import DERIVED, NAME, RECORDED, TYPED, VERSION, WORKSHOP, Place, keys, places
from onecompany.kinds.registry import import_tables
from onecompany.kinds.view import LEVELS
from onecompany.store.copying import id_columns
from onecompany.store.records import UNWRITTEN
from onecompany.store.tables import Workshop
from onecompany.store.transaction import base_of, models
from onecompany.store.types import MAX_NAME, MAX_TEXT

SHIPPED = Path(__file__).with_name("workshop.schema.json")
"""The schema as it is shipped, for the kinds of exercise that are ours; a test keeps it current."""

_MOMENT = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{6})?Z$"
_READ = "To be read: import passes over it."

Schema = dict[str, Any]


def schema() -> Schema:
    """The schema in draft 2020-12, for the kinds of exercise that are installed."""
    import_tables()
    tops = places()
    properties: Schema = {
        "format": _object(
            {"name": {"const": NAME}, "version": {"type": "integer", "minimum": 1, "maximum": VERSION}},
            ("name", "version"),
        ),
        "workshop": _workshop(),
    }
    properties |= {place.key: _list(place) for place in tops}
    properties |= {key: _derived(types) for key, types in DERIVED.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{NAME}:{VERSION}",
        "title": "A workshop of onecompany",
        "description": (
            "The order of a list is the order that the room gave it. Moments are UTC, lengths are in seconds. Names "
            "beside ids are for readers: the ids count."
        ),
        **_object(properties, ("format", "workshop", *(place.key for place in tops if place.kind is None))),
        "allOf": [_needed(place) for place in tops if place.kind is not None],
        "$defs": {
            "id": {"type": "string", "pattern": f"^{ID}$"},
            "idOfTwo": {"type": "string", "pattern": f"^{ID_OF_TWO}$"},
        },
    }


def text() -> str:
    """The schema as text."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _object(properties: Schema, required: Iterable[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _needed(place: Place) -> Schema:
    """A list of a kind is there when an exercise of that kind is."""
    assert place.kind is not None
    one = {"properties": {"kind": {"const": place.kind.name}}, "required": ["kind"]}
    return {
        "if": {"properties": {"exercises": {"contains": one}}, "required": ["exercises"]},
        "then": {"required": [place.key]},
    }


def _workshop() -> Schema:
    columns = _columns(Workshop, "#/$defs/id")
    columns["organisation"] = {"type": "string", "minLength": 1, "maxLength": MAX_NAME}
    described = {"description": _described(Workshop)}
    required = ["organisation", *_required(Workshop)]
    return described | _object({key: columns[key] for key in WORKSHOP}, required)


def _list(place: Place) -> Schema:
    model = models()[place.table]
    identity = "#/$defs/idOfTwo" if place.collection.made_of else "#/$defs/id"
    columns = _columns(model, identity)
    properties: Schema = {}
    for key in keys(place.collection, columns):
        if key.label:
            properties[key.name] = {"type": "string", "description": _READ}
        elif key.name.endswith(TYPED):
            properties[key.name] = columns[key.column] | {"description": "As typed, where a leader is named instead."}
        else:
            properties[key.name] = columns[key.column]
    if place.collection.rows:
        about = "False: shown, but nothing was said about it, and import passes over it."
        properties[RECORDED] = {"type": "boolean", "default": True, "description": about}
    properties |= {inner.key: _list(inner) for inner in place.within}
    required = [name for name in _required(model) if name != place.collection.parent]
    row = _object(properties, (*required, *(inner.key for inner in place.within)))
    return {"type": "array", "description": _described(model), "items": row}


def _described(model: type[SQLModel]) -> str:
    """What the base class and the table say about themselves, in one paragraph."""
    return " ".join(f"{base_of(model).__doc__} {model.__doc__}".split())


def _required(model: type[SQLModel]) -> list[str]:
    fields = ((name, field) for name, field in model.model_fields.items() if name != "workshop_id")
    return sorted((name for name, field in fields if field.is_required()), key=lambda name: name != "id")


def _columns(model: type[SQLModel], identity: str) -> dict[str, Schema]:
    """A schema for each column, by the base class where it has it; the rest are identities."""
    made = base_of(model).model_json_schema()["properties"]
    pointing = id_columns(model) - set(getattr(model, "REFERENCES", ()))
    found: dict[str, Schema] = {}
    for name, field in model.model_fields.items():
        if name == "id":
            found[name] = {"$ref": identity}
        elif name == "origin_id":
            found[name] = {"anyOf": [{"$ref": "#/$defs/idOfTwo"}, {"type": "null"}], "default": None}
        elif name in pointing or name == "current_step_id":
            optional = type(None) in get_args(field.annotation)
            one = {"$ref": "#/$defs/id"}
            found[name] = {"anyOf": [one, {"type": "null"}], "default": None} if optional else one
        elif name in made:
            found[name] = _rule(str(model.__tablename__), name, made[name])
        elif name not in UNWRITTEN:
            raise ValueError(f"{model.__name__}.{name} is not in its base class, so its schema is not known")
    return found


def _rule(table: str, name: str, made: Schema) -> Schema:
    """Pydantic's schema of a column, with what the import asks besides."""
    rule = {key: value for key, value in made.items() if key != "title"}
    for each in rule.get("anyOf", [rule]):
        if each.get("format") == "date-time":
            each["pattern"] = _MOMENT
        elif each.get("type") == "string" and "format" not in each:
            each.setdefault("maxLength", MAX_TEXT)
        elif each.get("type") == "number" and table in TIMED:
            each |= {"minimum": each.get("minimum", -LONGEST_TIME), "maximum": LONGEST_TIME}
    if (table, name) in CHOICES:
        rule["enum"] = list(CHOICES[table, name])
    return rule


def _derived(types: Mapping[str, str]) -> Schema:
    rules: Schema = {name: {"type": kind} for name, kind in types.items()}
    if "level" in rules:
        rules["level"] = {"enum": list(LEVELS)}
    return {"type": "array", "description": f"Computed. {_READ}", "items": _object(rules, rules)}


if __name__ == "__main__":
    sys.stdout.write(text())
