"""A document whose ids are taken becomes another workshop, and what is in the file stays as it is."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from onecompany.exchange.importing import bring_in, load
from onecompany.kinds.beginning import begin
from onecompany.kinds.lineage import line_of
from onecompany.store.acts.people import add_leader
from onecompany.store.file import Store
from onecompany.store.problems import NotKept
from onecompany.store.state import State
from tests.clock_double import FakeClock
from tests.conftest import DAY, PEOPLE, northwind_plan
from tests.exchange.making import made


def pairs(one: Any, two: Any) -> list[tuple[Any, Any]]:
    """The values of two documents side by side; they are built alike."""
    if isinstance(one, dict):
        assert list(one) == list(two)
        return [pair for key in one for pair in pairs(one[key], two[key])]
    if isinstance(one, list):
        return [pair for each in zip(one, two, strict=True) for pair in pairs(*each)]
    return [(one, two)]


def ids_of(found: Any) -> list[str]:
    """The ids of all rows of a document and of its workshop, in order."""
    if isinstance(found, list):
        return [row_id for each in found for row_id in ids_of(each)]
    if not isinstance(found, dict):
        return []
    own = [found["id"]] if "id" in found else []
    return own + [row_id for value in found.values() for row_id in ids_of(value)]


def without_origin(row: dict[str, Any]) -> dict[str, Any]:
    """A row without the line that it is of: a copy is of the same one."""
    return {key: value for key, value in row.items() if key != "origin_id"}


@pytest.mark.reliability("JSON import")
def test_the_same_again_is_a_copy_and_the_first_is_as_it_was(full: State, store: Store, clock: FakeClock) -> None:
    first = made(full, clock)
    result = bring_in(store, load(first.encode()))
    assert result.copied
    assert result.workshop_id != full.workshop_id
    assert made(store.read(full.workshop_id), clock) == first

    state = store.read(result.workshop_id)
    assert [row.origin_id for row in state.rows("stage")] == [line_of(row) for row in full.rows("stage")]
    copy = made(state, clock)
    old, new = ids_of(json.loads(first)), ids_of(json.loads(copy))
    assert len(old) == len(new) == len(set(old) | set(new)) / 2
    renamed = first
    for one, two in sorted(zip(old, new, strict=True), key=lambda pair: -len(pair[0])):
        renamed = renamed.replace(one, two)
    assert json.loads(renamed, object_hook=without_origin) == json.loads(copy, object_hook=without_origin)


def test_a_copy_of_a_copy_is_one_more(full: State, store: Store, clock: FakeClock) -> None:
    for _ in range(2):
        assert bring_in(store, load(made(full, clock).encode())).copied
    assert len({line.id for line in store.workshops()}) == 3


@pytest.mark.parametrize("key", ["stages", "handoffs", "notes", "cadence"])
def test_one_id_that_is_taken_is_enough(good: dict[str, Any], other: Store, key: str) -> None:
    assert not bring_in(other, good).copied
    renaming = dict(zip(ids_of(good), (f"fresh{number:05}" for number in itertools.count()), strict=False))
    text = json.dumps(good)
    keep = {row["id"] for row in good[key]} | set(good["handoffs"][0]["id"].split("-") if key == "handoffs" else ())
    for old, new in renaming.items():
        if old not in keep and "-" not in old:
            text = text.replace(old, new)
    result = bring_in(other, json.loads(text))
    assert result.copied
    assert result.workshop_id not in (good["workshop"]["id"], renaming[good["workshop"]["id"]])


@pytest.mark.parametrize("name", ["Northwind Utilities", "  northwind UTILITIES "])
def test_an_organisation_of_the_same_name_is_used(good: dict[str, Any], other: Store, name: str) -> None:
    begin(other, organisation="Northwind Utilities", plan=northwind_plan(), date=DAY, people=PEOPLE)
    known = other.organisation_id("Northwind Utilities")
    good["workshop"]["organisation"] = name
    result = bring_in(other, good)
    assert not result.copied
    assert other.read(result.workshop_id).organisation.id == known
    assert {line.organisation for line in other.workshops()} == {"Northwind Utilities"}


def test_an_organisation_with_the_same_id_and_another_name_stays(good: dict[str, Any], other: Store) -> None:
    first = bring_in(other, good)
    good["workshop"]["organisation"] = "Southwind"
    second = bring_in(other, good)
    organisations = [other.read(result.workshop_id).organisation for result in (first, second)]
    assert [each.name for each in organisations] == ["Northwind Utilities", "Southwind"]
    assert organisations[0].id == good["workshop"]["organisation_id"] != organisations[1].id


def test_a_copy_can_be_worked_on_and_undone(good: dict[str, Any], other: Store, clock: FakeClock) -> None:
    bring_in(other, good)
    writer = other.writer(bring_in(other, good).workshop_id)
    before = made(writer.state, clock)
    add_leader(writer, PEOPLE[0])
    assert made(writer.state, clock) != before
    assert writer.undo() is not None
    assert made(writer.state, clock) == before


def test_the_file_is_sound_after_it(good: dict[str, Any], tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "sound.onecompany"
    with Store(path, clock=clock) as store:
        bring_in(store, good)
        bring_in(store, good)
    with Store(path, clock=clock) as store:  # opening checks pages, foreign keys, and every act's checksum
        assert len(store.workshops()) == 2


@pytest.mark.reliability("JSON import")
def test_a_file_that_cannot_be_written_keeps_nothing(good: dict[str, Any], other: Store) -> None:
    aside = other.path.with_name("aside")
    other.path.rename(aside)
    with pytest.raises(NotKept, match="moved"):
        bring_in(other, good)
    aside.rename(other.path)
    assert other.workshops() == []
