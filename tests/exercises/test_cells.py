"""Every nature of column is read, shown and offered again, on a table that no kind has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from onecompany.exercises.ownership import acts as ownership
from onecompany.kinds import cells, reporting, typed
from onecompany.kinds.cells import Cell
from onecompany.kinds.columns import (
    Code,
    Column,
    Day,
    LeaderOf,
    Money,
    Number,
    OneOf,
    RowOf,
    RowsOf,
    Text,
    WholeNumber,
    YesNo,
)
from onecompany.kinds.expected import initials
from onecompany.kinds.kind import Table
from onecompany.parsing.habits import WITH_COMMA, WITH_POINT, Habits
from onecompany.parsing.habits import using as habitual
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import speaking
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
        Column("people", WholeNumber(most=10**10), "People", refused="How many people?"),
        Column("worth", Money(), "Worth"),
        Column("minutes", Number(counts=("min", "minutes"), least=1, most=60), "Minutes"),
        Column("state", OneOf({"kept": "kept", "late": "late"}, letters=True), "State", missing="Say a state."),
        Column("seen", YesNo(), "Seen"),
        Column("silo_id", RowOf("silo"), "Hardest for"),
        Column("silos", RowsOf("silo"), "Together"),
        Column("who", Text()),
        Column("leader_id", LeaderOf(typed="who"), "Who"),
        Column("code", Code()),
        Column("any", Number()),
        Column("day", Day()),
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
        ("people", "1.200", 1200),
        ("people", "312.500.000", 312_500_000),
        ("worth", "1,200", Decimal(1200)),
        ("worth", "1.200", Decimal(1200)),
        ("worth", "€ 4.5m", Decimal(4_500_000)),
        ("worth", "1.234.567,89 EUR", Decimal("1234567.89")),
        ("worth", "1,234,567.89 eur", Decimal("1234567.89")),
        ("worth", "0.1", Decimal("0.1")),
        ("worth", "−3,5 Mio", Decimal(-3_500_000)),
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
        ("people", "1.5", "How many people?"),
        ("people", "12 %", "“12 %” is a share. How many people is that?"),
        ("people", "3,5 Prozent", "“3,5 Prozent” is a share. How many people is that?"),
        ("worth", "much", "“Worth” takes an amount of money."),
        ("worth", "12%", "“12%” is a share. How much is that in EUR?"),
        ("worth", "$ 12", "Money is in EUR here, not in “$”. Write how much that is."),
        ("worth", "1.2345", "Money has at most 15 figures here, 3 of them behind the point."),
        ("worth", "9999999 bn", "Money has at most 15 figures here, 3 of them behind the point."),
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
    assert reporting.value(cell(room, "leader_id", leader_id=ana, who="")) == "Ana Peña"


@pytest.mark.parametrize("value", [1.5, 3.9, 4.125, 12.0, 1234.5, 1234567.25, 0.001, 999.999])
@pytest.mark.parametrize("column", ["worth", "any"])
@pytest.mark.parametrize("known", [Habits(), Habits(numbers=WITH_COMMA), Habits(numbers=WITH_POINT)])
def test_a_number_that_is_offered_again_is_read_as_the_same_in_german(
    room: Room, column: str, value: float, known: Habits
) -> None:
    kept: Any = Decimal(str(value)) if column == "worth" else value
    with speaking("de"), habitual(known):
        asked = cell(room, column, **{column: kept})
        assert typed.read(asked, cells.typed(asked)) == {column: kept}
        assert "." not in cells.typed(asked)


@pytest.mark.parametrize(
    ("column", "said", "value"),
    [
        ("worth", "1.000,5", Decimal("1000.5")),
        ("worth", "1,234", Decimal(1234)),
        ("any", "1.000", 1000.0),
        ("any", "1.000,5", 1000.5),
        ("any", "3,125", 3.125),
        ("any", "3.9 %", 3.9),
        ("people", "1.200", 1200),
        ("seen", "ja", True),
        ("seen", "yes", True),
        ("seen", "nein", False),
        ("score", "−2", -2),
        ("day", "12. Dezember 2026", date(2026, 12, 12)),
        ("day", "12/3/2027", date(2027, 3, 12)),
        ("day", "12 December 2026", date(2026, 12, 12)),
    ],
)
def test_a_german_room_types_german_and_english(room: Room, column: str, said: str, value: Any) -> None:
    with speaking("de"):
        assert typed.read(cell(room, column), said) == {column: value}


def test_a_german_board_writes_numbers_and_days_as_german_does(room: Room) -> None:
    with speaking("de"):
        assert cells.cell_text(cell(room, "any", any=1234.5)) == "1.234,5"
        assert cells.cell_text(cell(room, "people", people=1200)) == "1.200"
        assert cells.cell_text(cell(room, "worth", worth=Decimal("1234567.89"))) == "1.234.567,89 EUR"
        assert cells.cell_text(cell(room, "day", day=date(2026, 12, 12))) == "Sa 12. Dez"


def test_what_cells_show_and_how_they_are_typed_again(room: Room) -> None:
    for column, value, shown, again in (
        ("lines", "one\ntwo", "one\ntwo", "one / two"),
        ("score", -1, "−1", "−1"),
        ("minutes", 30.0, "30 min", "30"),
        ("people", 1_200_000, "1,200,000", "1200000"),
        ("worth", Decimal("1200.5"), "1,200.50 EUR", "1200.50"),
        ("worth", Decimal("4.125"), "4.125 EUR", "4.1250"),
        ("worth", Decimal(-1_200_000), "−1,200,000 EUR", "−1200000"),
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
    assert initials(TOY.column("state").nature) == {"k": "kept", "l": "late"}
