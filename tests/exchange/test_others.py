"""A kind of exercise that a package brings: all of it is in the document, and nothing is lost without the package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from onecompany.exchange.models import schema
from tests.exchange.toasts import Machine

TABLES = ("kept", "back", "copied", "refusing")
"""Files that were made with the package, so that they have its tables."""


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine with the package, a file with a workshop that has toasts, and files without a workshop."""
    with closing(Machine(tmp_path_factory.mktemp("machine"))) as machine:
        machine(("fill", machine.folder / "first"), *(("make", machine.folder / name) for name in TABLES))
        yield machine


@pytest.fixture(scope="module")
def with_it(machine: Machine) -> str:
    """The document of that workshop."""
    machine.installed = True
    return str(machine(("out", machine.folder / "first"))[0])


@pytest.fixture(scope="module")
def without_it(machine: Machine) -> str:
    """The document of the same workshop, made where the package is not installed any more."""
    machine.installed = False
    return str(machine(("out", machine.folder / "first"))[0])


def test_with_the_package_it_is_as_any_kind(machine: Machine, with_it: str, tmp_path: Path) -> None:
    document = json.loads(with_it)
    stages = ["stages", "touchpoints", "pains", "whys", "personas"]
    assert document["format"]["kinds"] == {"stages": stages, "toast": ["toasts", "cheers"]}
    assert [row["text"] for row in document["toasts"]] == ["To all", "To “Buy”"]
    assert document["toasts"][0]["about_text"] == "To “Buy”"
    toast = document["toasts"][1]
    assert (toast["who"], toast["who_typed"], toast["leader"]) == ("Ana Peña", "Ana, or so", "Ana Peña")
    assert (toast["about_text"], toast["said"]) == ("Buy", "2026-03-05T09:30:00.123456Z")
    assert document["stages"][0]["cheers"][0]["toast"] == "To “Buy”"

    other = tmp_path / "other"
    machine.installed = True
    into = ("into", other, with_it)
    first, again, second, warnings, printed = machine(into, ("out", other), into, ("warnings", with_it), ("schema",))
    assert (first, again, second, warnings) == (False, with_it, True, [])
    jsonschema.validate(document, printed, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def test_its_schema_is_there_and_no_page_changes(machine: Machine) -> None:
    machine.installed = True
    printed, page = machine(("schema",), ("pages",))
    assert printed["properties"]["toasts"]["description"].startswith("What somebody drinks to.")
    machine.installed = False
    assert machine(("schema",), ("pages",)) == [schema(), page]


def test_a_document_of_a_kind_that_is_missing_says_which(machine: Machine, with_it: str, tmp_path: Path) -> None:
    alone = json.loads(with_it)
    del alone["toasts"], alone["stages"][0]["cheers"]
    machine.installed = False
    whole, exercise = machine(("into", tmp_path / "a", with_it), ("into", tmp_path / "b", json.dumps(alone)))
    missing = "is of the kind of exercise “toast”, which is not installed here"
    assert whole.splitlines() == [f"stages[0].cheers: {missing}", f"toasts: {missing}"]
    assert exercise.startswith("exercises[1].kind: is no kind of exercise that is installed here; there are: ")


def test_without_the_package_nothing_is_lost(machine: Machine, with_it: str, without_it: str) -> None:
    others = json.loads(without_it)["not_installed"]
    assert others["kinds"] == ["toast"]
    assert {name: len(rows) for name, rows in others["tables"].items()} == {"cheer": 1, "toast": 2}
    assert others["tables"]["toast"][1]["said"] == "2026-03-05T09:30:00.123456Z"

    kept, back = machine.folder / "kept", machine.folder / "back"
    machine.installed = False
    copied, again, warnings = machine(("into", kept, without_it), ("out", kept), ("warnings", without_it))
    assert (copied, again) == (False, without_it)
    assert "“toast” is not installed here" in warnings[0]
    assert "knows the rows of cheer and toast" in warnings[1]

    machine.installed = True
    assert machine(("out", kept), ("into", back, without_it), ("out", back)) == [with_it, False, with_it]


def test_a_copy_without_the_package_has_ids_of_its_own(machine: Machine, without_it: str) -> None:
    file = machine.folder / "copied"
    into = ("into", file, without_it)
    machine.installed = False
    first, second, *texts = machine(into, into, ("out", file, 0), ("out", file, 1))
    assert (first, second) == (False, True)
    documents = [json.loads(text) for text in texts]
    toasts = [document["not_installed"]["tables"]["toast"] for document in documents]
    for rows, document in zip(toasts, documents, strict=True):
        assert rows[1]["exercise_id"] == document["exercises"][1]["id"]
        assert rows[1]["about"] == f"stage:{document['stages'][0]['id']}"
        assert rows[1]["silos"] == [document["silos"][1]["id"]]
        assert rows[0]["about"] == f"toast:{rows[1]['id']}"
        assert rows[1]["text"] == "To “Buy”"
    assert not {row["id"] for row in toasts[0]} & {row["id"] for row in toasts[1]}


DAMAGE: list[tuple[str, Any, str]] = [
    ("toast.0.text", 5, "expected a text"),
    ("toast.0.text", "a\x00b", "control character"),
    ("toast.0.who", "x" * 201, "expected at most 200 characters, got 201"),
    ("toast.0.txt", "", "did you mean text?"),
    ("toast.0.id", "Ä", "expected an id"),
    ("toast.0.day", "5.3.2026", "a day such as"),
    ("toast.0.said", "2026-03-05", "a moment in UTC"),
    ("toast.0.weight", "much", "expected a number"),
    ("toast.0.loud", 1, "expected true or false"),
    ("toast.0.leader_id", "zzzzzz", "is the id of no leader"),
    ("cheer.0.toast_id", None, "expected a text"),
    ("cheer.0.id", "zz", "expected an id"),
]


@pytest.fixture(scope="module")
def refusals(machine: Machine, without_it: str) -> list[str]:
    """What is said of each damage."""
    commands = []
    for path, value, _ in DAMAGE:
        document = json.loads(without_it)
        table, number, name = path.split(".")
        document["not_installed"]["tables"][table][int(number)][name] = value
        commands.append(("into", machine.folder / "refusing", json.dumps(document)))
    machine.installed = False
    return machine(*commands)


@pytest.mark.parametrize("number", range(len(DAMAGE)), ids=[each[0] for each in DAMAGE])
def test_damage_in_rows_that_nobody_knows_is_told(refusals: list[str], number: int) -> None:
    path, _, why = DAMAGE[number]
    table, place, name = path.split(".")
    assert refusals[number].startswith(f"not_installed.tables.{table}[{place}].{name}: ")
    assert why in refusals[number]


def test_a_file_without_the_tables_does_not_take_their_rows(machine: Machine, without_it: str, tmp_path: Path) -> None:
    document = json.loads(without_it)
    document["not_installed"]["tables"] = {"leader": [{"id": "zzzz", "name": "Nobody", "position": 1}]}
    machine.installed = False
    bare = tmp_path / "bare"
    lacking, shared = machine(("into", bare, without_it), ("into", bare, json.dumps(document)))
    no_place = "has no place in this file: what brings this table is not installed here"
    assert lacking.splitlines() == [f"not_installed.tables.{table}: {no_place}" for table in ("cheer", "toast")]
    assert shared == f"not_installed.tables.leader: {no_place}"


def test_a_copy_of_what_is_in_memory_has_the_rest_beside_it(machine: Machine, without_it: str, tmp_path: Path) -> None:
    machine.installed = False
    ((text, beside),) = machine(("copy", machine.folder / "first", tmp_path / "copy.onecompany"))
    whole = json.loads(without_it)
    assert beside == without_it
    assert json.loads(text) == {**whole, "not_installed": {**whole["not_installed"], "tables": {}}}


def test_an_exercise_alone_of_a_kind_that_is_missing_is_kept(machine: Machine, without_it: str, tmp_path: Path) -> None:
    document = json.loads(without_it)
    document["not_installed"]["tables"] = {}
    document["exercises"][1]["settings"] = {"drink": "tea"}
    text = json.dumps(document)
    machine.installed = False
    copied, again, warnings = machine(("into", tmp_path / "bare", text), ("out", tmp_path / "bare"), ("warnings", text))
    assert (copied, len(warnings)) == (False, 1)
    assert json.loads(again)["exercises"] == document["exercises"]
    assert json.loads(again)["not_installed"] == document["not_installed"]


def test_a_workshop_that_never_used_it_is_read_without_it(machine: Machine, without_it: str, tmp_path: Path) -> None:
    document = json.loads(without_it)
    del document["not_installed"], document["exercises"][1]
    machine.installed = True
    copied, text = machine(("into", tmp_path / "with", json.dumps(document)), ("out", tmp_path / "with"))
    assert not copied
    assert "toast" not in text
    assert "cheer" not in text
    machine.installed = False
    assert machine(("into", tmp_path / "without", text), ("out", tmp_path / "without")) == [False, text]
