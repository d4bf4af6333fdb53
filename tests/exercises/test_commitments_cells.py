"""What is typed into the commitments table and the cadence is read as it was meant, or refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onecompany.exercises.commitments import MEETING, acts
from onecompany.kinds import rows
from onecompany.kinds import typed as typing_
from onecompany.kinds.cells import Cell, typed
from onecompany.kinds.kind import Table
from onecompany.kinds.shared_tables import COMMITMENT
from tests.conftest import DAY
from tests.exercises.room import Room, day, promise


def cell(room: Room, column: str, row: Any = None, table: Table = COMMITMENT) -> Cell:
    return Cell(table, table.column(column), room.state, DAY, row)


def read(room: Room, column: str, said: str, table: Table = COMMITMENT) -> dict[str, Any]:
    return typing_.read(cell(room, column, None, table), said)


class TestCells:
    @pytest.mark.parametrize(
        ("column", "said", "expected"),
        [
            ("what", " Call them ", {"what": "Call them"}),
            ("leader_id", "Zoe Quick", {"leader_id": None, "who": "Zoe Quick"}),
            ("leader_id", "", {"leader_id": None, "who": ""}),
            ("by_when", "2026-04-01", {"by_when": dt.date(2026, 4, 1)}),
            ("by_when", "", {"by_when": None}),
            ("noticed", "no", {"noticed": False}),
            ("serves", "", {"serves": "", "serves_text": ""}),
            ("serves", "our good name", {"serves": "", "serves_text": "our good name"}),
        ],
    )
    def test_what_is_read(self, room: Room, column: str, said: str, expected: dict[str, Any]) -> None:
        assert read(room, column, said) == expected

    def test_names_are_matched(self, cracked: Room) -> None:
        values = {c: read(cracked, c, t) for c, t in (("leader_id", "ana"), ("serves", "buy → onb"))}
        assert values["leader_id"] == {"leader_id": cracked.leader("Ana"), "who": ""}
        pair = f"{cracked.stage('Buy')}-{cracked.stage('Onboard')}"
        assert values["serves"] == {"serves": f"handoff:{pair}", "serves_text": "Buy → Onboard"}

    @pytest.mark.parametrize(
        ("column", "said", "message"),
        [
            ("what", "", "what somebody will do"),
            ("by_when", "soon", "no date"),
            ("noticed", "?", "yes or no"),
        ],
    )
    def test_what_is_refused(self, room: Room, column: str, said: str, message: str) -> None:
        with pytest.raises(ValueError, match=message):
            read(room, column, said)

    def test_every_cell_is_read_again_as_it_was(self, cracked: Room) -> None:
        made = promise(cracked, "Call", "Ana", day(-40))
        serves = read(cracked, "serves", "Use")
        rows.change(cracked.writer, COMMITMENT, made, "filled in", noticed=True, **serves)
        row = cracked.state.get("commitment", made)
        for column in ("what", "leader_id", "by_when", "serves", "noticed"):
            again = read(cracked, column, typed(cell(cracked, column, row)))
            assert all(getattr(row, name) == value for name, value in again.items())

    def test_what_it_serves_is_said_when_it_is_gone(self, cracked: Room) -> None:
        taken = acts.take(cracked.writer, None, cracked.key("ownership", "ownership.nobody"))
        row = cracked.state.get("commitment", taken)
        assert typed(cell(cracked, "serves", row)) == "Nobody owns “Onboard”"

    @pytest.mark.parametrize(
        ("column", "said", "expected"),
        [
            ("date", "5 June", {"date": dt.date(2026, 6, 5)}),
            ("minutes", "45 min", {"minutes": 45.0}),
            ("minutes", "30", {"minutes": 30.0}),
            ("agenda", "Growth\nCracks", {"agenda": "Growth\nCracks"}),
        ],
    )
    def test_a_meeting_is_read(self, room: Room, column: str, said: str, expected: dict[str, Any]) -> None:
        assert read(room, column, said, MEETING) == expected
        made = rows.add(room.writer, MEETING, [{"date": dt.date(2026, 9, 1), "minutes": 20, "agenda": ""}])[0]
        rows.change(room.writer, MEETING, made, "changed", **expected)
        row = room.state.get("meeting", made)
        assert read(room, column, typed(cell(room, column, row, MEETING)), MEETING) == expected

    @pytest.mark.parametrize(
        ("column", "said"),
        [("date", ""), ("date", "soon"), ("minutes", "0"), ("minutes", "2 days"), ("minutes", "")],
    )
    def test_a_meeting_is_refused(self, room: Room, column: str, said: str) -> None:
        with pytest.raises(ValueError, match=r"\.$"):
            read(room, column, said, MEETING)
