"""The JSON Schema, which says what the import takes."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
import pytest

from onecompany.exchange.importing import ImportProblem, bring_in
from onecompany.exchange.models import schema
from onecompany.kinds.sample import make_sample
from onecompany.store.file import Store
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.exchange.making import made


@cache
def checker() -> jsonschema.Draft202012Validator:
    """What holds documents to the schema, formats of dates included."""
    return jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def valid(found: dict[str, Any]) -> bool:
    """Whether a document holds to the schema."""
    return bool(checker().is_valid(found))


def test_a_whole_document_holds_to_it(good: dict[str, Any]) -> None:
    assert valid(good)


def test_it_is_a_schema_and_every_document_holds_to_it(
    full: State, writer: WorkshopWriter, store: Store, clock: FakeClock
) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    sample = store.read(make_sample(store))
    for state in (full, sample):
        for private in (True, False):
            jsonschema.validate(json.loads(made(state, clock, private=private)), schema())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("extra",), 1),
        (("stages", 0, "extra"), 1),
        (("exercises", 0, "steps", 0, "extra"), 1),
        (("format", "version"), 5),
        (("format", "name"), "other"),
        (("workshop", "state"), "sleeping"),
        (("stages", 0, "id"), "Ä"),
        (("stages", 0, "id"), None),
        (("stages", 0, "feeling"), 3),
        (("stages", 0, "feeling"), "1"),
        (("stages", 0, "name"), ""),
        (("stages", 0, "touchpoints"), {}),
        (("metrics", 0, "leader_id"), 5),
        (("ownership", 0, "role"), "boss"),
        (("workshop", "date"), "5 March"),
        (("workshop", "started_at"), "2026-03-05 09:00"),
        (("exercises", 0, "steps", 0, "seconds"), -1),
    ],
)
def test_the_schema_and_the_import_refuse_the_same(
    good: dict[str, Any], refusing: Store, path: tuple[Any, ...], value: Any
) -> None:
    here: Any = good
    for part in path[:-1]:
        here = here[part]
    here[path[-1]] = value
    assert not valid(good)
    with pytest.raises(ImportProblem):
        bring_in(refusing, good)


@pytest.mark.parametrize(
    "path", [("stages",), ("notes",), ("workshop", "id"), ("stages", 0, "id"), ("leaders", 0, "name"), ("format",)]
)
def test_the_schema_and_the_import_miss_the_same(good: dict[str, Any], refusing: Store, path: tuple[Any, ...]) -> None:
    here: Any = good
    for part in path[:-1]:
        here = here[part]
    del here[path[-1]]
    assert not valid(good)
    with pytest.raises(ImportProblem, match=str(path[-1])):
        bring_in(refusing, good)


def test_a_list_of_a_kind_without_an_exercise_may_be_left_out(good: dict[str, Any], other: Store) -> None:
    good["exercises"] = [row for row in good["exercises"] if row["kind"] != "commitments"]
    del good["cadence"]
    assert valid(good)
    assert other.read(bring_in(other, good).workshop_id).rows("meeting") == []


def test_every_list_of_the_schema_says_what_it_is() -> None:
    described = schema()
    lists = [rule for rule in described["properties"].values() if rule.get("type") == "array"]
    inner = [rule for row in described["$defs"].values() for rule in row["properties"].values()]
    lists += [rule for rule in inner if rule.get("type") == "array" and "$ref" in rule["items"]]
    assert len(lists) > len(described["$defs"]) - 4
    assert all(rule["description"] for rule in lists)


def test_the_schema_says_choices_limits_and_identities() -> None:
    rows = {name: row["properties"] for name, row in schema()["$defs"].items()}
    assert rows["commitment"]["state"]["enum"] == ["open", "kept", "late", "dropped"]
    assert rows["ownership"]["role"]["enum"] == ["owner", "helps", ""]
    assert rows["leader"]["name"] == {"maxLength": 200, "minLength": 1, "type": "string"}
    assert rows["step"]["seconds"] == {"maximum": 1e10, "minimum": 0, "type": "number"}
    assert rows["leader"]["id"] == {"pattern": "^[0-9a-z]{4,30}$", "type": "string"}
    assert "(-" in rows["handoff"]["id"]["pattern"]
    assert rows["handoff"]["leader"]["description"].startswith("To be read")
