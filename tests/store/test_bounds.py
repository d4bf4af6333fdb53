"""Values that no table takes are refused in our words: no sentence of the library that checks reaches anybody."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pytest
from pydantic import ValidationError

from onecompany.exercises.stages import acts as stages
from onecompany.kinds.registry import import_tables
from onecompany.parsing.alike import alike
from onecompany.parsing.people import Person
from onecompany.store.acts import people
from onecompany.store.bounds import expected
from onecompany.store.file import Store
from onecompany.store.problems import NotKept, OutOfBounds
from onecompany.store.records import Ref
from onecompany.store.transaction import base_of, models, validated
from onecompany.store.types import Identified
from onecompany.store.writer import WorkshopWriter

FOREIGN = (
    "string should",
    "input should",
    "value error",
    "validation error",
    "invalid literal",
    "traceback",
    "pydantic",
    "type=",
    "unable to parse",
)
"""How pydantic and Python put it."""

WRONG: tuple[Any, ...] = (
    "", "x" * 201, "x" * 10_001, "x" * 20_000, "²", "2026-02-31", 10**30, -(10**30), -1, 3, 1.5, 10_001, 1e300,
    math.inf, math.nan, None, True, [], [1], {}, {"a": 1}, object(), b"\xff", "\ud800", dt.date.max, dt.datetime.max,
)  # fmt: skip


def ours(message: str) -> bool:
    return (
        not [word for word in FOREIGN if word in message.casefold()]
        and message.lstrip("“")[0].isalpha()
        and message[-1] == "."
    )


def test_every_column_of_every_table_refuses_in_our_words() -> None:
    import_tables()
    refused: dict[tuple[str, str, str], str] = {}
    for name, model in models().items():
        if not issubclass(model, Identified):
            continue
        for column in base_of(model).model_fields:
            for value in WRONG:
                try:
                    validated(model, _fit(model) | {column: value})
                except OutOfBounds as problem:
                    refused[name, column, repr(value)[:40]] = str(problem)
    assert {case: said for case, said in refused.items() if not ours(said)} == {}
    columns = {(name, column) for name, column, _ in refused}
    assert {("stage", "name"), ("stage", "votes"), ("organisation", "name"), ("metric", "direction")} <= columns
    assert len(columns) > 60


def _fit(model: type[Any]) -> dict[str, Any]:
    """A value for each column that needs one, so that only the one that is tried is wrong."""
    values: dict[type, Any] = {str: "x", float: 1.0, dt.date: dt.date(2026, 3, 5), dt.datetime: dt.datetime.now(dt.UTC)}
    fields = base_of(model).model_fields
    return {name: values.get(field.annotation) for name, field in fields.items() if field.is_required()}  # type: ignore[arg-type]


def test_every_kind_of_error_is_told_in_the_document_too() -> None:
    import_tables()
    told = set()
    for model in models().values():
        for column in base_of(model).model_fields:
            for value in WRONG:
                try:
                    base_of(model).model_validate({column: value}, strict=True)
                except ValidationError as error:
                    told |= {expected(each) for each in error.errors(include_url=False)}
    assert "expected a text" in told
    assert [said for said in told if any(word in said.casefold() for word in FOREIGN)] == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": "x" * 201}, "“name” has 201 characters and may have at most 200. Shorten it."),
        ({"name": ""}, "“name” is empty, but must say something."),
        ({"votes": 10_001}, "“votes” cannot be kept: it must be at most 10,000."),
        ({"feeling": -3}, "“feeling” cannot be kept: it must be at least -2."),
        (
            {"goal": "x" * 10_001},
            "“wish” has 10,001 characters and may have at most 10,000. Shorten it.",
        ),
    ],
)
def test_an_act_says_what_is_wrong_and_writes_nothing(
    writer: WorkshopWriter, values: dict[str, Any], said: str
) -> None:
    (stage,) = stages.add_stages(writer, ["Buy"], None)
    with pytest.raises(NotKept) as caught:
        stages.change(writer, Ref("stage", stage), "changed it", **values)
    assert str(caught.value) == said
    assert vars(writer.state.get("stage", stage)) | values != vars(writer.state.get("stage", stage))


def test_names_are_stored_in_one_form(store: Store, writer: WorkshopWriter) -> None:
    people.add_leader(writer, Person("Ana Pen\u0303a", "COO", "Qualita\u0308t"))
    people.add_leader(writer, Person("Ben Okafor", "CQO", " QUALIT\u00c4T  "))
    ids = {row.silo_id for row in writer.state.rows("leader")}
    assert [row.name for row in writer.state.rows("silo") if row.id in ids][-1] == "Qualit\u00e4t"
    assert [alike(row.name) for row in writer.state.rows("silo")].count("qualit\u00e4t") == 1
    known = writer.state.rows("organisation")[0].name
    assert store.organisation_id(f"  {known.upper()}\u00a0") == store.organisation_id(known) is not None
