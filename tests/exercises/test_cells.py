"""Every nature of column is read, shown and offered again, on a table that no kind has."""

from __future__ import annotations

from typing import Any

import pytest

from onecompany.exercises.ownership import acts as ownership
from onecompany.kinds import cells, typed
from onecompany.kinds.cells import Cell
from onecompany.kinds.columns import Code, Column, LeaderOf, Number, OneOf, RowOf, RowsOf, Text, WholeNumber, YesNo
from onecompany.kinds.kind import Table
from onecompany.parsing.refusal import Refusal
from onecompany.store.records import Record
from tests.conftest import DAY
from tests.exercises.room import Room

TOY = Table(
    "toy",
    "toy",
    (
        Column("text", Text(required=True), "Text"),
        Column("lines", Text(lines=True), "Lines"),
        Column("score", WholeNumber(-2, 2, signed=True), "Score"),
        Column("people", WholeNumber(), "People", refused="How many people?"),
        Column("minutes", Number(counts=("min", "minutes"), least=1, most=60), "Minutes"),
        Column("state", OneOf({"kept": "kept", "late": "late"}, letters=True), "State", missing="Say a state."),
        Column("seen", YesNo(), "Seen"),
        Column("silo_id", RowOf("silo"), "Hardest for"),
        Column("silos", RowsOf("silo"), "Together"),
        Column("who", Text()),
        Column("leader_id", LeaderOf(typed="who"), "Who"),
        Column("code", Code()),
    ),
)


def cell(room: Room, column: str, **row: Any) -> Cell:
    return Cell(TOY, TOY.column(column), room.state, DAY, Record(**row) if row else None)


@pytest.mark.parametrize(
    ("column", "said", "value"),
    [
        ("lines", "one / two", "one\ntwo"),
        ("score", "−2", -2),
        ("score", "+1", 1),
        ("score", "", None),
        ("people", "1,200", 1200),
        ("minutes", "30 min", 30.0),
        ("minutes", "45", 45.0),
        ("state", "k", "kept"),
        ("state", "Late", "late"),
        ("seen", "✓", True),
        ("silo_id", "", None),
    ],
)
def test_what_is_read(room: Room, column: str, said: str, value: Any) -> None:
    assert typed.read(cell(room, column), said) == {column: value}


@pytest.mark.parametrize(
    ("column", "said", "refusal"),
    [
        ("text", " ", "“Text” cannot be empty."),
        ("score", "3", "“Score” takes a whole number."),
        ("score", "1.5", "“Score” takes a whole number."),
        ("people", "12 %", "How many people?"),
        ("minutes", "61", "“Minutes” takes a number, with its unit."),
        ("minutes", "3 days", "“Minutes” takes a number, with its unit."),
        ("state", "", "Say a state."),
        ("state", "x", "“State” takes kept or late."),
        ("seen", "maybe", "“Seen” takes yes or no."),
        ("code", "x", "Nothing can be typed here."),
    ],
)
def test_what_is_refused_says_what_would_do(room: Room, column: str, said: str, refusal: str) -> None:
    with pytest.raises(Refusal) as refused:
        typed.read(cell(room, column), said)
    assert str(refused.value) == refusal


def test_rows_are_named(room: Room) -> None:
    sales, it = room.silo("Sales"), room.silo("IT")
    assert typed.read(cell(room, "silo_id"), "sal") == {"silo_id": sales}
    assert typed.read(cell(room, "silos"), "it and sales") == {"silos": [it, sales]}
    assert cells.cell_text(cell(room, "silos", silos=[it, sales])) == "IT, Sales"
    assert cells.cell_text(cell(room, "silo_id", silo_id="gone")) == ""


def test_a_name_may_hold_what_stands_between_two(room: Room) -> None:
    (research,), sales = ownership.add_silos(room.writer, ["R&D"]), room.silo("Sales")
    for said in ("R&D, Sales", "Sales; R&D"):
        assert set(typed.read(cell(room, "silos"), said)["silos"]) == {research, sales}


def test_a_name_that_is_no_leaders_stays_as_it_was_typed(room: Room) -> None:
    ana = room.leader("Ana")
    assert typed.read(cell(room, "leader_id"), "ana") == {"leader_id": ana, "who": ""}
    assert typed.read(cell(room, "leader_id"), "Zoe") == {"leader_id": None, "who": "Zoe"}
    assert cells.cell_text(cell(room, "leader_id", leader_id=None, who="Zoe")) == "Zoe"
    assert cells.value(cell(room, "leader_id", leader_id=ana, who="")) == "Ana Peña"


def test_what_cells_show_and_how_they_are_typed_again(room: Room) -> None:
    for column, value, shown, again in (
        ("lines", "one\ntwo", "one\ntwo", "one / two"),
        ("score", -1, "−1", "−1"),
        ("minutes", 30.0, "30 min", "30"),
        ("people", 1200, "1200", "1200"),
        ("seen", False, "no", "no"),
        ("state", "kept", "kept", "kept"),
    ):
        of = cell(room, column, **{column: value})
        assert (cells.cell_text(of), cells.typed(of)) == (shown, again)
        assert typed.read(of, again) == {column: value}


def test_enter_goes_round_choices_and_a_letter_is_one(room: Room) -> None:
    def after(column: str, value: Any) -> Any:
        return (cells.following(cell(room, column, **{column: value})) or {}).get(column)

    assert [after("seen", value) for value in (None, True, False)] == [True, False, None]
    assert [after("state", value) for value in ("kept", "late", "")] == ["late", "kept", "kept"]
    assert cells.following(cell(room, "text", text="a")) is None
    assert cells.initials(TOY.column("state").nature) == {"k": "kept", "l": "late"}
