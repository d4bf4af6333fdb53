"""Bytes of a file that hold no document: refused with the place, and quickly."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onecompany.exchange.loading import LARGEST, load
from onecompany.exchange.problems import ImportProblem


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "line 1, column 1: is no JSON"),
        (b'{"a":\n [1,]}', "line 2, column 5: is no JSON"),
        (b'{"a": NaN}', "a: is no number"),
        (b'{"a": [-Infinity]}', r"a\[0\]: is no number"),
        (b'{"a": 1e999}', "a: is no number"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "a: is no number"),
        (b'{"a": 0.' + b"1" * 1_000_000 + b"}", "a: is no number"),
        (b'{"a": "\\ud800"}', "a: holds half a character"),
        (b'{"\\ud800": 1}', "a key that is no text"),
        (b'{"a": 1, "b": 2, "a": 3}', "“a” stands twice"),
        (b"\xef\xbb\xbf{\n\xc3\xa9\xff}", "line 2, column 2: byte 0xFF is not UTF-8"),
        ("{}".encode("utf-16"), "is UTF-16"),
        ("{}".encode("utf-32-be"), "is no JSON"),
        (b"[1]", "expected an object"),
        (b"null", "expected an object"),
        (b"\x00", "is no JSON"),
        (b"PK\x03\x04", "is no JSON"),
        (b"SQLite format 3\x00", "is no JSON"),
        (b"[" * 500_000, "nested deeper"),
        (b'{"a":' * 100 + b"1" + b"}" * 100, "nested deeper"),
        (b" " * (LARGEST + 1), "larger than a workshop can be"),
    ],
    ids=range(21),
)
def test_what_is_no_document_at_all_is_told(data: bytes, why: str) -> None:
    with pytest.raises(ImportProblem, match=why):
        load(data)


def test_a_mark_of_utf_8_is_passed_over(good: dict[str, Any]) -> None:
    assert load(b"\xef\xbb\xbf" + json.dumps(good).encode()) == good


@settings(max_examples=200, deadline=None)
@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_a_document_or_a_problem(data: bytes) -> None:
    with suppress(ImportProblem):
        assert isinstance(load(data), dict)
