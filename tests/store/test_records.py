"""Values between the file, the history and the rows in memory."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.store.records import Change, Record, Ref, decode, encode, stored_reader, to_be_stored

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "VARCHAR(200)": st.text(),
    "INTEGER": st.integers(-(2**63), 2**63 - 1),
    "FLOAT": st.floats(allow_nan=False, allow_infinity=False),
    "BOOLEAN": st.booleans(),
    "DATE": st.dates(),
    "DECIMAL_TEXT": st.decimals(-(10**12), 10**12, places=3),
    "DATETIME": st.datetimes(timezones=st.just(dt.UTC)),
    "JSON": st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=5,
    ),
}


@given(st.sampled_from(sorted(VALUES)).flatmap(lambda declared: st.tuples(st.just(declared), VALUES[declared])))
def test_a_value_is_the_same_behind_the_history_and_behind_the_file(case: tuple[str, Any]) -> None:
    declared, value = case
    kept = encode(value)
    assert decode(declared, kept) == value
    assert stored_reader(declared, required=True)(to_be_stored(declared, kept)) == value


@pytest.mark.parametrize(
    ("declared", "stored"),
    [
        ("VARCHAR", 5),
        ("VARCHAR", b"x"),
        ("INTEGER", "5"),
        ("INTEGER", 5.5),
        ("FLOAT", "x"),
        ("FLOAT", math.inf),
        ("BOOLEAN", 2),
        ("DATE", "2026-13-45"),
        ("DECIMAL_TEXT", 12.5),
        ("DECIMAL_TEXT", "1e9"),
        ("DECIMAL_TEXT", "NaN"),
        ("DECIMAL_TEXT", "12.50"),
        ("DATETIME", "never"),
        ("JSON", "{"),
    ],
)
def test_what_cannot_be_in_a_column_is_not_read(declared: str, stored: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        stored_reader(declared, required=True)(stored)


def test_only_where_a_value_may_be_missing_none_is_read() -> None:
    assert stored_reader("DATE", required=False)(None) is None
    with pytest.raises(TypeError):
        stored_reader("DATE", required=True)(None)


def test_a_reference_is_read_as_it_is_written() -> None:
    assert Ref.parse(str(Ref("handoff", "a-b"))) == Ref("handoff", "a-b")
    assert [Ref.parse(text) for text in ("", "stage", "stage:", ":x")] == [None] * 4


def test_a_changed_record_is_another_one() -> None:
    row = Record(id="a", name="x")
    assert vars(row.with_values({"name": "y"})) == {"id": "a", "name": "y"}
    assert row.name == "x"
    assert Change("t", "a", None, {"id": "a"}).inverse() == Change("t", "a", {"id": "a"}, None)
