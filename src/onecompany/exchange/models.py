"""The document as pydantic models, made from the tables' base classes and descriptions; and its JSON Schema.

`onecompany schema` prints the schema for the kinds of exercise that are installed: a file of it in the package would
have to change with every kind, and could not know those of other packages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import GenericAlias
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, create_model
from pydantic.json_schema import GenerateJsonSchema
from sqlmodel import SQLModel

from onecompany.exchange.problems import Path, Problems
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
    row_keys,
)
from onecompany.exchange.values import Identity, IdentityOfSeveral, Words, organisation_name, value_type
from onecompany.kinds.kind import Table
from onecompany.kinds.registry import import_tables
from onecompany.kinds.shared_tables import WORKSHOP
from onecompany.kinds.view import LEVELS
from onecompany.store.transaction import base_of, models
from onecompany.store.types import MAX_NAME

_READ = "To be read: import passes over it."
_AS_TYPED = "As typed, where a leader is named instead."
_RECORDED = "False: shown, but nothing was said about it, and import passes over it."
_KINDS = "The kinds of exercise that the workshop has or has rows of, with the keys of their lists."
_AS_THEY_ARE = (
    "What belongs to kinds of exercise that were not installed where the document was made: their names, and the rows "
    "of their tables as they were in the file."
)
_ABOUT = (
    "The order of a list is the order that the room gave it. Moments are UTC, lengths are in seconds. Names beside ids "
    "are for readers: the ids count."
)


class Part(BaseModel):
    """A part of the document: nothing in it is turned into anything else, and nothing is passed over."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False, protected_namespaces=())


def _model(name: str, /, **fields: Any) -> Any:
    return create_model(name, __base__=Part, **fields)


def _computed(name: str, texts: Iterable[str], **others: Any) -> Any:
    """A row that import passes over, so that all of it may be missing."""
    return _model(name, **dict.fromkeys(texts, (str, "")), **others)


_FORMAT = _model(
    "format",
    name=(Literal[NAME], ...),
    version=(int, Field(ge=1, le=VERSION)),
    kinds=(dict[str, list[str]], Field(default_factory=dict, description=_KINDS)),
)
_OTHERS = _model(
    NOT_INSTALLED,
    kinds=(list[str], Field(default_factory=list)),
    tables=(dict[str, list[dict[str, Any]]], Field(default_factory=dict)),
)
_FINDING = _computed(
    "finding", ("exercise", "exercise_id", "kind", "text", "why", "key"), level=(Literal[LEVELS], LEVELS[0])
)
_TIME = _computed(
    "time", ("exercise", "exercise_id", "step", "step_id"), planned_seconds=(float, 0.0), actual_seconds=(float, 0.0)
)
_NAME = Annotated[
    str, Field(json_schema_extra={"minLength": 1, "maxLength": MAX_NAME}), BeforeValidator(organisation_name)
]


def document_model(lists: Iterable[DocumentList]) -> type[BaseModel]:
    """The model of a document with these lists at the top."""
    fields: dict[str, Any] = {"format": (_FORMAT, ...), "workshop": (_workshop(), ...)}
    for top in lists:
        fields[top.key] = _list(top, required=top.kind is None and not top.table.optional)
    fields[NOT_INSTALLED] = (_OTHERS, Field(default_factory=_OTHERS, description=_AS_THEY_ARE))
    for key, row in ((FINDINGS, _FINDING), (TIMING, _TIME)):
        fields[key] = (GenericAlias(list, row), Field(default_factory=list, description=f"Computed. {_READ}"))
    model: type[BaseModel] = _model("document", **fields)
    return model


def names_at(model: Any, path: Iterable[str | int]) -> list[str]:
    """The keys that are known at a path of the document."""
    for part in path:
        if isinstance(part, str):
            kind = model.model_fields[part].annotation
            model = get_args(kind)[0] if get_origin(kind) is list else kind
    return list(model.model_fields)


def _workshop() -> Any:
    fields = {key.name: _field(WORKSHOP, key) for key in row_keys(WORKSHOP, models()[WORKSHOP.name].model_fields)}
    return _model("workshop", **{"id": fields["id"], "organisation": (_NAME, ...), **fields})


def _list(shape: DocumentList, *, required: bool) -> Any:
    """The list, as a field; one that is not required is empty where it is not there."""
    table = shape.table
    model = models()[table.name]
    fields = {key.name: _field(table, key) for key in row_keys(table, model.model_fields)}
    fields |= {key: (Any, Field(default=None, description=f"Computed. {_READ}")) for key in table.computed}
    if table.rows:
        fields[RECORDED] = (bool, Field(default=True, description=_RECORDED))
    # What another kind puts into the rows of this one is there only where that kind is.
    fields |= {
        inner.key: _list(inner, required=inner.kind is shape.kind and not inner.table.optional)
        for inner in shape.within
    }
    row = _model(table.name, **fields)
    missing: dict[str, Any] = {} if required else {"default_factory": list}
    about = " ".join(f"{base_of(model).__doc__} {model.__doc__}".split())
    return (GenericAlias(list, row), Field(description=about, **missing))


def _field(table: Table, key: RowKey) -> Any:
    """A key of a row: its type, and what it holds where it is not there."""
    if key.label:
        return (str, Field(default="", description=_READ))
    if key.spoken:
        about = _AS_TYPED if key.name.endswith(TYPED) else None
        return (Words, Field(default="", description=about))
    model = models()[table.name]
    field = model.model_fields[key.column]
    if key.column in base_of(model).model_fields:
        nature = None if key.identity else table.column(key.column).nature
        kind = value_type(field, nature)
    else:
        kind = _identity(model, table, key.column)
    if field.is_required():
        return (kind, ...)
    if field.default_factory is not None:
        return (kind, Field(default_factory=field.default_factory))
    return (kind, field.default)


def _identity(model: type[SQLModel], table: Table, column: str) -> Any:
    """The type of a column that the base class does not have: an identity."""
    keys = {key.parent.name for key in model.__table__.foreign_keys}  # type: ignore[attr-defined]
    one = column in keys or (column == "id" and not table.made_of)
    kind: Any = Identity if one else IdentityOfSeveral
    return kind | None if type(None) in get_args(model.model_fields[column].annotation) else kind


class TableRules:
    """What the rows of one table must hold, the rules of its base class included."""

    def __init__(self, table: Table) -> None:
        model = models()[table.name]
        self.keys = [key for key in row_keys(table, model.model_fields) if not key.label]
        self._base = base_of(model)
        self._names = list(self._base.model_fields)
        fields = ((key.column, model.model_fields[key.column]) for key in self.keys)
        self._silent = {
            name: field.get_default(call_default_factory=True) for name, field in fields if not field.is_required()
        }

    def check(self, values: Mapping[str, Any], path: Path, problems: Problems) -> None:
        """Note what the base class does not take of a row."""
        try:
            self._base.model_validate({name: values[name] for name in self._names}, strict=True)
        except ValidationError as error:
            problems.add_all(error, path)

    def says_something(self, values: Mapping[str, Any]) -> bool:
        """Whether a row holds more than what it must."""
        return any(values[name] != silent for name, silent in self._silent.items())


class _Untitled(GenerateJsonSchema):
    """Without a title for each key, which would only say the key again."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schema() -> dict[str, Any]:
    """The JSON Schema in draft 2020-12, for the kinds of exercise that are installed."""
    import_tables()
    lists = document_lists()
    of_kinds = [top for top in lists if top.kind is not None and not top.table.optional]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{NAME}:{VERSION}",
        **document_model(lists).model_json_schema(schema_generator=_Untitled),
        "title": "A workshop of onecompany",
        "description": _ABOUT,
        "allOf": [_needed(top) for top in of_kinds],
    }


def _needed(top: DocumentList) -> dict[str, Any]:
    """A list of a kind is there when an exercise of that kind is."""
    assert top.kind is not None
    one = {"properties": {"kind": {"const": top.kind.name}}, "required": ["kind"]}
    held = {"properties": {"exercises": {"contains": one}}, "required": ["exercises"]}
    return {
        "if": {**held, "not": {"required": [NOT_INSTALLED]}},
        "then": {"required": [top.key]},
    }


def schema_text() -> str:
    """The schema as text."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
