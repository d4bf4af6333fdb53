"""What is typed into the metrics table is read as it was meant, or refused in a sentence that helps."""

from __future__ import annotations

import datetime as dt
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.exercises.metrics import METRIC, acts
from onecompany.exercises.metrics.panel import ACROSS
from onecompany.kinds import rows
from onecompany.kinds import typed as typing_
from onecompany.kinds.cells import Cell, cell_text, typed
from onecompany.store.records import Record
from onecompany.store.state import Shape, State
from tests.conftest import DAY
from tests.exercises.room import Room

BLANK = State(Shape({}), "none", {})
COLUMNS = (*ACROSS, "leader_id")


def read(room: Room, column: str, said: str, metric: Any = None) -> dict[str, Any]:
    return typing_.read(cell(room.state, column, metric), said)


def cell(state: State, column: str, metric: Any = None) -> Cell:
    return Cell(METRIC, METRIC.column(column), state, DAY, metric)


@pytest.fixture
def mapped(room: Room) -> Room:
    room.journey("Buy", "Buy again", "Use")
    return room


@pytest.mark.parametrize(
    ("column", "said", "expected"),
    [
        ("name", "  Orders right first time ", {"name": "Orders right first time"}),
        ("definition", "", {"definition": ""}),
        ("rhythm", "weekly", {"rhythm": "weekly"}),
        ("baseline", "4.2 %", {"baseline": 4.2, "unit": "%"}),
        ("baseline", "−3", {"baseline": -3.0}),
        ("target", "", {"target": None}),
        ("by_when", "12 Dec", {"by_when": dt.date(2026, 12, 12)}),
        ("by_when", "", {"by_when": None}),
        ("measures", "b", {"measures": "behaviour"}),
        ("measures", "Behavior", {"measures": "behaviour"}),
        ("measures", "o", {"measures": "operation"}),
        ("measures", "assets", {"measures": "asset"}),
        ("measures", "S", {"measures": "survey"}),
        ("measures", "", {"measures": ""}),
        ("direction", "down", {"direction": "down"}),
        ("direction", "↓", {"direction": "down"}),
        ("direction", "U", {"direction": "up"}),
        ("direction", "", {"direction": ""}),
        ("noticed", "Yes", {"noticed": True}),
        ("noticed", "n", {"noticed": False}),
        ("noticed", " ", {"noticed": None}),
        ("joint_with", "", {"joint_with": []}),
        ("leader_id", "", {"leader_id": None}),
        ("watches", "", {"watches": ""}),
    ],
)
def test_what_is_read(mapped: Room, column: str, said: str, expected: dict[str, Any]) -> None:
    assert read(mapped, column, said) == expected


@pytest.mark.parametrize(
    ("column", "said", "message"),
    [
        ("name", " ", "needs a name"),
        ("baseline", "many", "number with its unit"),
        ("baseline", "3-5", "more than one number"),
        ("by_when", "soon", "“soon” is no date"),
        ("measures", "feelings", r"behaviour \(b\), operation \(o\), asset \(a\) or survey \(s\)"),
        ("direction", "sideways", "up or down"),
        ("noticed", "perhaps", "yes or no"),
        ("watches", "Sell", "There are: Buy, Buy again, Use"),
        ("joint_with", "Sales, Legal", "No department is called “Legal”"),
        ("leader_id", "Zoe", "No leader"),
    ],
)
def test_what_is_refused_says_what_would_do(mapped: Room, column: str, said: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read(mapped, column, said)


def test_names_are_found_by_their_beginning(mapped: Room) -> None:
    sales, it = mapped.silo("Sales"), mapped.silo("IT")
    assert read(mapped, "joint_with", "sal, it and Sales") == {"joint_with": [sales, it]}
    assert read(mapped, "leader_id", "pena") == {"leader_id": mapped.leader("Ana")}
    assert read(mapped, "watches", "u") == {"watches": f"stage:{mapped.stage('Use')}"}
    assert read(mapped, "watches", "buy") == {"watches": f"stage:{mapped.stage('Buy')}"}
    with pytest.raises(ValueError, match="may be “Buy” and “Buy again”"):
        read(mapped, "watches", "bu")


@pytest.mark.parametrize("said", ["Buy → Use", "buy -> use", "Buy - Use", "buy to use", "Buy > U", "Buy—Use"])
def test_a_handoff_is_two_stages(mapped: Room, said: str) -> None:
    assert read(mapped, "watches", said) == {"watches": f"handoff:{mapped.stage('Buy')}-{mapped.stage('Use')}"}


def test_a_stage_whose_name_looks_like_a_handoff(room: Room) -> None:
    room.journey("I want to buy", "Use")
    assert read(room, "watches", "I want to buy") == {"watches": f"stage:{room.stage('I want to buy')}"}


def metric(room: Room, **values: Any) -> Any:
    (made,) = acts.add_metrics(room.writer, room.leader("Ana"), ["M"])
    rows.change(room.writer, METRIC, made, "filled in", **values)
    return room.state.get("metric", made)


def test_a_number_brings_its_unit_unless_the_other_number_has_one(mapped: Room) -> None:
    row = metric(mapped, baseline=12.0, unit="days")
    assert read(mapped, "target", "4 days", row) == {"target": 4.0}
    assert read(mapped, "target", "4", row) == {"target": 4.0}
    assert read(mapped, "baseline", "2 weeks", row) == {"baseline": 2.0, "unit": "weeks"}
    with pytest.raises(ValueError, match="counts in days"):
        read(mapped, "target", "1 week", row)


def test_what_cells_show(mapped: Room) -> None:
    row = metric(
        mapped, baseline=1200.5, target=4.125, unit="€", by_when=dt.date(2026, 12, 12), direction="down",
        noticed=False, joint_with=[mapped.silo("IT"), mapped.silo("Sales")], measures="asset",
        watches=f"handoff:{mapped.stage('Buy')}-{mapped.stage('Use')}",
    )  # fmt: skip
    cells = {column: cell_text(cell(mapped.state, column, row)) for column in COLUMNS}
    assert {column: text for column, text in cells.items() if text} == {
        "name": "M", "leader_id": "Ana Peña", "measures": "asset", "unit": "€", "baseline": "1,200.5 €",
        "target": "4.125 €", "by_when": "Sat 12 Dec", "direction": "↓ down", "watches": "Buy → Use",
        "noticed": "no", "joint_with": "IT, Sales",
    }  # fmt: skip


def test_every_cell_is_read_again_as_it_was(mapped: Room) -> None:
    row = metric(
        mapped, baseline=-4.125, target=1200.0, unit="€", by_when=dt.date(2025, 1, 31), direction="down",
        noticed=True, joint_with=[mapped.silo("IT"), mapped.silo("Sales")], measures="asset", source="CRM",
        watches=f"handoff:{mapped.stage('Buy')}-{mapped.stage('Use')}", rhythm="weekly", result="Margin",
    )  # fmt: skip
    for column in COLUMNS:
        assert read(mapped, column, typed(cell(mapped.state, column, row)), row) == {column: getattr(row, column)}


def test_what_points_nowhere_shows_nothing(mapped: Room) -> None:
    row = metric(mapped, watches="stage:gone", joint_with=["gone"])
    assert [typed(cell(mapped.state, column, row)) for column in ("watches", "joint_with")] == ["", ""]


@given(st.decimals(-(10**12), 10**12, places=3, allow_nan=False))
def test_any_number_survives_editing(value: Any) -> None:
    row: Any = Record(baseline=float(value), target=None, unit="days")
    again = typing_.read(cell(BLANK, "baseline", row), typed(cell(BLANK, "baseline", row)))
    assert again == {"baseline": float(value)}


@given(
    column=st.sampled_from(COLUMNS), said=st.text(st.characters() | st.sampled_from(string.punctuation), max_size=30)
)
def test_anything_typed_is_read_or_refused_in_words(column: str, said: str) -> None:
    try:
        values = typing_.read(cell(BLANK, column), said)
    except ValueError as problem:
        assert str(problem).endswith((".", "?"))  # noqa: PT017
    else:
        assert column in values
