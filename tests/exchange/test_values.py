"""What a column takes: exactly what would be written again, with the limits of its table."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from annotated_types import Ge, MaxLen
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ConfigDict, TypeAdapter, ValidationError, create_model

from onecompany.exchange.text import written
from onecompany.exchange.values import FIRST_YEAR, LAST_YEAR, plain_type, value_type
from onecompany.kinds.columns import Code, LeaderOf, Money, Nature, Number, OneOf, RowsOf, Settings, Text
from onecompany.store.types import MAX_TEXT

STRICT = ConfigDict(strict=True, allow_inf_nan=False)


def taken(kind: Any, value: object) -> bool:
    """Whether a type takes a value as it is."""
    try:
        TypeAdapter(kind, config=STRICT).validate_python(value)
    except ValidationError:
        return False
    return True


@settings(max_examples=200, deadline=None)
@given(day=st.dates())
def test_every_day_that_is_written_is_read_again_but_for_the_ends_of_the_calendar(day: dt.date) -> None:
    assert taken(plain_type(dt.date), written(day)) == (FIRST_YEAR <= day.year <= LAST_YEAR)


@settings(max_examples=200, deadline=None)
@given(moment=st.datetimes(dt.datetime(FIRST_YEAR, 1, 1), dt.datetime(LAST_YEAR, 12, 31), timezones=st.just(dt.UTC)))
def test_every_moment_that_is_written_is_read_again(moment: dt.datetime) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(plain_type(dt.datetime), config=STRICT)
    assert adapter.validate_python(written(moment)) == moment


@settings(max_examples=200, deadline=None)
@given(number=st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_that_is_written_is_read_again(number: float) -> None:
    assert TypeAdapter(plain_type(float), config=STRICT).validate_python(written(number)) == number


@pytest.mark.parametrize("text", ["20260305", "2026-W10-4", "2026-3-5", "", "2026-03-05T00:00:00Z"])
def test_no_other_way_to_write_a_day_is_taken(text: str) -> None:
    assert not taken(plain_type(dt.date), text)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (int, 1.0), (int, True), (int, "1"), (int, 2**63), (int, 2**53 + 1), (float, float("nan")), (float, True),
        (bool, 1), (str, 5), (str, "a\x1b[31m"), (str, "x" * (MAX_TEXT + 1)), (dict[str, Any], []),
    ],
)  # fmt: skip
def test_nothing_is_turned_into_what_was_expected(kind: Any, value: object) -> None:
    assert not taken(plain_type(kind), value)


def test_limits_of_a_table_hold() -> None:
    assert taken(plain_type(str, [MaxLen(3)]), "abc")
    assert not taken(plain_type(str, [MaxLen(3)]), "abcd")
    assert not taken(plain_type(float, [Ge(0)]), -1)
    assert taken(plain_type(float), 1e300)
    assert not taken(plain_type(float, program=True), 1e300)


@pytest.mark.parametrize(
    ("annotation", "default", "nature", "good", "bad"),
    [
        (str, "a", OneOf({"a": "A", "b": "B"}), ["a", "b"], ["", "A", None]),
        (str, "", OneOf({"a": "A"}), ["a", ""], ["b"]),
        (str | None, None, LeaderOf(), ["abcd", None], ["ABCD", "abc", "abcd-efgh", ""]),
        (list[str], ..., RowsOf("silo"), [[], ["abcd"]], [["x y"], "abcd", [None]]),
        (float | None, None, Code(), [None, 5, 0.5], ["5", 1e11]),
        (float | None, None, Number(), [None, -4.2, 9.99999999999999e23], [1e24, -1e308, "5"]),
        (float, ..., Number(), [0.0, 1e15], [1.7e308, None]),
        (str | None, None, Text(), [None, "ABC"], [5]),
        (Decimal | None, None, Money(), [None, "0", "-1200.5", "1.001"], [5, 1.5, "1200.50", "01", "1e3", "NaN", ""]),
        (dict[str, str], ..., Code(), [{}, {"customer": "patient"}], [[], {"customer": 5}, {"customer": "a\x00"}]),
        (dict[str, Any], ..., Settings(), [{}, {"limit": [1, None]}], [None, "x"]),
    ],
)
def test_a_column_takes_what_its_nature_says(
    annotation: Any, default: Any, nature: Nature, good: list[object], bad: list[object]
) -> None:
    field = create_model("row", column=(annotation, default)).model_fields["column"]
    kind = value_type(field, nature)
    assert [value for value in good if not taken(kind, value)] == []
    assert [value for value in bad if taken(kind, value)] == []
