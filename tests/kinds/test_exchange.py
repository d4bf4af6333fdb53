"""The examples of all kinds as a document: out, in, and out again the same bytes, and as its schema says."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exchange.importing import bring_in, load
from onecompany.exchange.text import dumps
from onecompany.kinds.findings import find_all
from onecompany.kinds.kind import Kind
from onecompany.store.state import State
from tests.kinds.conftest import DAY, MORNING, every_kind, open_store

AT = Stamp(MORNING, 100_000.0, "test")


def written(state: State) -> str:
    """The document of a workshop."""
    return dumps(document(state, findings=find_all(state, DAY), at=AT))


def test_out_in_and_out_again_are_the_same_bytes(filled: State, tmp_path: Path) -> None:
    first = written(filled)
    with open_store(tmp_path / "other.onecompany", "ot") as store:
        result = bring_in(store, load(first.encode()))
        assert not result.copied
        assert written(store.read(result.workshop_id)) == first


@every_kind
def test_every_row_of_a_kind_is_in_the_document(kind: Kind, filled: State) -> None:
    text = written(filled)
    for table in kind.tables:
        assert filled.rows(table.name), f"the example has no {table.name}"
        assert [row.id for row in filled.rows(table.name) if json.dumps(row.id) not in text] == []


def test_it_is_as_the_schema_says(filled: State) -> None:
    from onecompany.exchange.models import schema

    jsonschema.validate(json.loads(written(filled)), schema())
