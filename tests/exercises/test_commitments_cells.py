"""What is typed into the commitments table and the cadence is read as it was meant, or refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onecompany.exercises.commitments import acts, cells
from tests.conftest import DAY
from tests.exercises.room import Room, day, promise


class TestCells:
    @pytest.mark.parametrize(
        ("column", "said", "expected"),
        [
            ("what", " Call them ", {"what": "Call them"}),
            ("who", "Zoe Quick", {"leader_id": None, "who": "Zoe Quick"}),
            ("who", "", {"leader_id": None, "who": ""}),
            ("by_when", "2026-04-01", {"by_when": dt.date(2026, 4, 1)}),
            ("by_when", "", {"by_when": None}),
            ("noticed", "no", {"noticed": False}),
            ("serves", "", {"serves": "", "serves_text": ""}),
            ("serves", "our good name", {"serves": "", "serves_text": "our good name"}),
        ],
    )
    def test_what_is_read(self, room: Room, column: str, said: str, expected: dict[str, Any]) -> None:
        assert cells.read_cell(column, said, room.state, DAY) == expected

    def test_names_are_matched(self, cracked: Room) -> None:
        read = {c: cells.read_cell(c, t, cracked.state, DAY) for c, t in (("who", "ana"), ("serves", "buy → onb"))}
        assert read["who"] == {"leader_id": cracked.leader("Ana"), "who": ""}
        pair = f"{cracked.stage('Buy')}-{cracked.stage('Onboard')}"
        assert read["serves"] == {"serves": f"handoff:{pair}", "serves_text": "Buy → Onboard"}

    @pytest.mark.parametrize(
        ("column", "said", "message"),
        [
            ("what", "", "what somebody will do"),
            ("by_when", "soon", "no date"),
            ("noticed", "?", "yes or no"),
            ("x", "", "no column"),
        ],
    )
    def test_what_is_refused(self, room: Room, column: str, said: str, message: str) -> None:
        with pytest.raises(ValueError, match=message):
            cells.read_cell(column, said, room.state, DAY)

    def test_every_cell_is_read_again_as_it_was(self, cracked: Room) -> None:
        made = promise(cracked, "Call", "Ana", day(-40))
        serves = cells.read_cell("serves", "Use", cracked.state, DAY)
        acts.change(cracked.writer, made, "filled in", noticed=True, **serves)
        row = cracked.state.get("commitment", made)
        for column in cells.COLUMNS:
            again = cells.read_cell(column, cells.typed(column, row, cracked.state), cracked.state, DAY)
            assert all(getattr(row, name) == value for name, value in again.items())

    def test_what_it_serves_is_said_when_it_is_gone(self, cracked: Room) -> None:
        taken = acts.take(cracked.writer, None, cracked.key("ownership", "ownership.nobody"))
        row = cracked.state.get("commitment", taken)
        assert cells.typed("serves", row, cracked.state) == "Nobody owns Onboard"

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
        assert cells.read_meeting(column, said, DAY) == expected
        made = acts.add_meeting(room.writer, dt.date(2026, 9, 1), 20, "")
        acts.change_meeting(room.writer, made, "changed", **expected)
        row = room.state.get("meeting", made)
        assert cells.read_meeting(column, cells.typed_meeting(column, row), DAY) == expected

    @pytest.mark.parametrize(
        ("column", "said"),
        [("date", ""), ("date", "soon"), ("minutes", "0"), ("minutes", "2 days"), ("minutes", ""), ("x", "")],
    )
    def test_a_meeting_is_refused(self, column: str, said: str) -> None:
        with pytest.raises(ValueError, match=r"\.$"):
            cells.read_meeting(column, said, DAY)
