"""The schema, and lists of kinds that nobody here knows of."""

from __future__ import annotations

import copy
import dataclasses
import json
import subprocess
import sys
from typing import Any

import jsonschema
import pytest

from onecompany.exchange import shape
from onecompany.exchange.importing import ImportProblem, bring_in
from onecompany.exchange.schema import SHIPPED, schema, text
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.registry import kinds
from onecompany.kinds.sample import make_sample
from onecompany.store.file import Store
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.exchange.making import fill, made


def test_the_schema_that_is_shipped_is_current() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == text(), "make pages"


def test_it_can_be_printed() -> None:
    printed = subprocess.run([sys.executable, "-m", "onecompany.exchange.schema"], capture_output=True, check=True)
    assert printed.stdout.decode() == text()


def valid(found: dict[str, Any]) -> bool:
    """Whether a document holds to the schema, formats of dates included."""
    checker = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    return bool(checker.is_valid(found))


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
        (("format", "version"), 3),
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
    good: dict[str, Any], other: Store, path: tuple[Any, ...], value: Any
) -> None:
    assert valid(good)
    here: Any = good
    for part in path[:-1]:
        here = here[part]
    here[path[-1]] = value
    assert not valid(good)
    with pytest.raises(ImportProblem):
        bring_in(other, good)


@pytest.mark.parametrize(
    "path", [("stages",), ("notes",), ("workshop", "id"), ("stages", 0, "id"), ("leaders", 0, "name"), ("format",)]
)
def test_the_schema_and_the_import_miss_the_same(good: dict[str, Any], other: Store, path: tuple[Any, ...]) -> None:
    here: Any = good
    for part in path[:-1]:
        here = here[part]
    del here[path[-1]]
    assert not valid(good)
    with pytest.raises(ImportProblem, match=str(path[-1])):
        bring_in(other, good)


def test_a_list_of_a_kind_without_an_exercise_may_be_left_out(good: dict[str, Any], other: Store) -> None:
    good["exercises"] = [row for row in good["exercises"] if row["kind"] != "commitments"]
    del good["cadence"]
    assert valid(good)
    assert other.read(bring_in(other, good).workshop_id).rows("meeting") == []


@pytest.fixture
def gathering(monkeypatch: pytest.MonkeyPatch) -> Kind:
    """A kind of exercise from elsewhere, with a list of its own: here it has the table of the cadence."""
    own = dict(kinds())
    (meeting,) = own["commitments"].tables
    tables = (dataclasses.replace(meeting, key="gatherings"),)
    theirs = dataclasses.replace(own.pop("commitments"), name="gathering", tables=tables)
    monkeypatch.setattr(shape, "kinds", lambda: own | {"gathering": theirs})
    return theirs


@pytest.mark.usefixtures("gathering")
def test_a_kind_from_elsewhere_has_its_list_in_the_document(
    writer: WorkshopWriter, other: Store, clock: FakeClock
) -> None:
    fill(writer)
    first = made(writer.state, clock)
    found = json.loads(first)
    assert list(found)[-3:] == ["gatherings", "findings", "timing"]
    assert found["gatherings"][0]["agenda"] == writer.state.rows("meeting")[0].agenda
    assert made(other.read(bring_in(other, found).workshop_id), clock) == first
    jsonschema.validate(found, schema())


def test_its_list_is_not_known_where_it_is_not_installed(
    writer: WorkshopWriter, other: Store, clock: FakeClock
) -> None:
    fill(writer)
    found = json.loads(made(writer.state, clock))
    found["gatherings"] = found["cadence"]
    with pytest.raises(ImportProblem, match="gatherings: is not known here"):
        bring_in(other, found)


def test_a_list_that_is_there_twice_or_within_none_is_an_error_of_the_kind(gathering: Kind) -> None:
    for bad in (
        Table("note", "note", (), key="notes"),
        Table("note", "note", (), key="findings"),
        Table("word", "word", (), key="words", inside="nothing", parent="note_id"),
    ):
        wrong = dataclasses.replace(gathering, tables=(bad,))
        with pytest.raises(ValueError, match=bad.key):
            shape.places({"gathering": wrong})


def test_a_list_within_rows_of_another_kind_is_nested(gathering: Kind) -> None:
    meals = Table("meal", "meal", (), key="meals", inside="stages", parent="stage_id")
    more = dataclasses.replace(gathering, tables=(meals,))
    found = shape.places({**copy.copy(kinds()), "gathering": more})
    stages = next(place for place in found if place.key == "stages")
    assert [inner.key for inner in stages.within] == ["touchpoints", "pains", "meals"]
