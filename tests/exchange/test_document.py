"""The lossless document: out, in again, the same; damaged ones are refused whole."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exchange.importing import ImportProblem, bring_in, load
from onecompany.exchange.schema import SHIPPED, text
from onecompany.exchange.shape import collections, columns
from onecompany.exchange.text import dumps
from onecompany.exercises.findings import find_all
from onecompany.sample import make_sample
from onecompany.store.acts import capture
from onecompany.store.file import Store
from onecompany.store.state import State
from tests.clock_double import FakeClock

NOBODYS = {"", None}


def made(state: State, clock: FakeClock, *, private: bool = True) -> str:
    """The document of a workshop as text."""
    at = Stamp.take(clock)
    return dumps(document(state, findings=find_all(state, at.utc.date()), at=at, private=private))


@pytest.fixture
def sample(store: Store) -> State:
    """A finished workshop with everything in it."""
    return store.read(make_sample(store))


@pytest.fixture
def other(tmp_path: Path, clock: FakeClock) -> Iterator[Store]:
    """Another, empty file."""
    with Store(tmp_path / "other.onecompany", clock=clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A document to be damaged."""
    clock = FakeClock()
    with Store(tmp_path_factory.mktemp("good") / "a.onecompany", clock=clock) as store:
        found: dict[str, Any] = json.loads(made(store.read(make_sample(store)), clock))
    return found


def test_out_and_in_and_out_again_is_the_same_byte_for_byte(sample: State, other: Store, clock: FakeClock) -> None:
    first = made(sample, clock)
    result = bring_in(other, load(first.encode()))
    assert not result.copied
    assert made(other.read(result.workshop_id), clock) == first


def test_every_text_of_every_table_is_in_it(sample: State, clock: FakeClock) -> None:
    document_text = json.loads(made(sample, clock))
    flat = json.dumps(document_text, ensure_ascii=False)
    for collection in collections():
        for row in sample.rows(collection.table):
            for name in columns(collection):
                value = getattr(row, name)
                if isinstance(value, str) and value not in NOBODYS:
                    assert json.dumps(value, ensure_ascii=False)[1:-1] in flat, (collection.table, name)


def test_every_table_of_a_workshop_is_in_the_document(sample: State) -> None:
    tables = {each.table for each in collections()}
    assert tables == set(sample.shape.tables_of_workshop())


def test_the_top_level_has_what_was_promised(good: dict[str, Any]) -> None:
    wanted = (
        "format workshop leaders silos stages ownership handoffs metrics commitments decisions parking notes findings "
        "timing"
    )
    assert set(wanted.split()) <= set(good)
    assert {"name", "version"} == set(good["format"])
    assert {"id", "organisation", "plan", "date", "state"} <= set(good["workshop"])
    assert {"name", "goal", "feeling", "touchpoints", "pains"} <= set(good["stages"][0])
    assert {"stage", "silo", "role"} <= set(good["ownership"][0])
    assert {row["role"] for row in good["ownership"]} == {"owner", "helps"}
    assert {"exercise", "level", "text"} <= set(good["findings"][0])
    assert {"exercise", "step", "planned_seconds", "actual_seconds"} <= set(good["timing"][0])
    names = {stage["name"] for stage in good["stages"]}
    assert {row["stage"] for row in good["ownership"]} <= names
    assert "Ana Peña" in {row["who"] for row in good["commitments"]}


def test_handoffs_nobody_spoke_about_are_in_it_and_come_back(sample: State, other: Store, clock: FakeClock) -> None:
    found = json.loads(made(sample, clock))["handoffs"]
    assert len(found) == 5
    assert len(sample.rows("handoff")) == 3
    result = bring_in(other, load(made(sample, clock).encode()))
    assert len(other.read(result.workshop_id).rows("handoff")) == 5


def test_private_notes_are_left_out_when_asked(store: Store, sample: State, clock: FakeClock) -> None:
    desk = store.desk(sample.workshop_id)
    capture.add_note(desk, None, ["Watch the quiet one"], private=True)
    assert "Watch the quiet one" in made(desk.state, clock)
    assert "Watch the quiet one" not in made(desk.state, clock, private=False)


def test_a_second_time_makes_a_copy_and_leaves_the_first_alone(sample: State, store: Store, clock: FakeClock) -> None:
    first = made(sample, clock)
    result = bring_in(store, load(first.encode()))
    assert result.copied
    assert result.workshop_id != sample.workshop_id
    assert made(store.read(sample.workshop_id), clock) == first
    copied = json.loads(made(store.read(result.workshop_id), clock))
    original = json.loads(first)
    assert not ids(copied) & ids(original)
    assert [row["stage"] for row in copied["ownership"]] == [row["stage"] for row in original["ownership"]] or sorted(
        (row["stage"], row["silo"], row["role"]) for row in copied["ownership"]
    ) == sorted((row["stage"], row["silo"], row["role"]) for row in original["ownership"])
    assert sorted(row["watches_text"] for row in copied["metrics"]) == sorted(
        row["watches_text"] for row in original["metrics"]
    )
    assert len(store.workshops()) == 2


def ids(found: Any) -> set[str]:
    """Every identity of a row in a document."""
    if isinstance(found, dict):
        own = {found["id"]} if isinstance(found.get("id"), str) else set()
        return own.union(*(ids(value) for value in found.values()))
    return set().union(*map(ids, found)) if isinstance(found, list) else set()


def test_what_was_brought_in_can_be_worked_on(sample: State, other: Store, clock: FakeClock) -> None:
    from onecompany.exercises.stages import acts

    result = bring_in(other, load(made(sample, clock).encode()))
    desk = other.desk(result.workshop_id)
    acts.add_stages(desk, ["I leave"], None)
    assert desk.undo() is not None
    assert desk.undo() is None


def test_the_schema_is_current_and_holds(good: dict[str, Any]) -> None:
    assert SHIPPED.read_text(encoding="utf-8") == text(), "make pages"
    schema = json.loads(text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(good, schema)


def damaged(good: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The document with one value put in, by a path such as `stages.0.feeling`."""
    found = copy.deepcopy(good)
    *way, last = path.split(".")
    here: Any = found
    for part in way:
        here = here[int(part)] if part.isdigit() else here[part]
    if last.isdigit():
        here[int(last)] = value
    else:
        here[last] = value
    return found


@pytest.mark.parametrize(
    ("path", "value", "place", "why"),
    [
        ("format", {"name": "other", "version": 1}, "format", "no export of ours"),
        ("format.version", 2, "format.version", "later onecompany"),
        ("format.version", True, "format.version", "whole number"),
        ("unknown", 1, "unknown", "not known"),
        ("workshop", [], "workshop", "object"),
        ("workshop.date", "yesterday", "workshop.date", "date"),
        ("workshop.current_step_id", "zzzzzz", "workshop.current_step_id", "no such step"),
        ("stages", {}, "stages", "list"),
        ("stages.1.feeling", 3, "stages[1].feeling", "less than or equal to 2"),
        ("stages.1.feeling", "2", "stages[1].feeling", "expected a number, got a text"),
        ("stages.1.name", "", "stages[1].name", "at least 1"),
        ("stages.1.id", "../../x", "stages[1].id", "identity"),
        ("stages.1.extra", 1, "stages[1].extra", "not known"),
        ("stages.3.touchpoints.0.text", "x" * 20_000, "stages[3].touchpoints[0].text", "at most 10000"),
        ("ownership.0.role", "boss", "ownership[0].role", "pattern"),
        ("ownership.0.stage", 7, "ownership[0].stage", "text"),
        ("ownership.0.silo_id", "zzzzzz", "ownership[0].silo_id", "no silo"),
        ("metrics.0.target", "many", "metrics[0].target", "number"),
        ("commitments.0.by_when", "2026-02-30", "commitments[0].by_when", "date"),
        ("exercises.0.steps.0.seconds", -1, "exercises[0].steps[0].seconds", "greater than or equal to 0"),
    ],
)
def test_damage_is_told_with_its_place_and_nothing_is_brought_in(
    good: dict[str, Any], other: Store, path: str, value: Any, place: str, why: str
) -> None:
    with pytest.raises(ImportProblem) as caught:
        bring_in(other, damaged(good, path, value))
    told = [line for line in caught.value.problems if line.startswith(f"{place}:")]
    assert told, caught.value.problems
    assert why in told[0]
    assert other.workshops() == []


def test_the_same_identity_twice_is_told(good: dict[str, Any], other: Store) -> None:
    bad = damaged(good, "stages.1.id", good["stages"][0]["id"])
    with pytest.raises(ImportProblem, match=r"stands at stages\[0\] already"):
        bring_in(other, bad)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "line 1"),
        (b"{", "column 2"),
        (b'{"a": NaN}', "no number"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[1]", "expected an object"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "too long"),
    ],
)
def test_what_is_no_document_is_told(data: bytes, why: str) -> None:
    with pytest.raises(ImportProblem, match=why):
        load(data)


def paths(found: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of a document."""
    yield here
    pairs = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, value in pairs:
        yield from paths(value, (*here, key))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_is_refused_whole_or_comes_back_as_it_is(
    good: dict[str, Any], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    *way, last = data.draw(st.sampled_from([path for path in paths(good) if path]))
    bad = copy.deepcopy(good)
    here: Any = bad
    for part in way:
        here = here[part]
    junk = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.just([]), st.just({}))
    here[last] = data.draw(junk)
    clock = FakeClock()
    with Store(tmp_path_factory.mktemp("x") / "w.onecompany", clock=clock) as store:
        try:
            result = bring_in(store, load(json.dumps(bad).encode()))
        except ImportProblem:
            assert store.workshops() == []
        else:
            again = json.loads(made(store.read(result.workshop_id), clock))
            assert len(again["stages"]) == len(bad["stages"])
