"""The board of customers: sixty months of five segments, one opened at a time, the period at the cursor drawn below."""

from __future__ import annotations

import datetime as dt

import pytest

from onecompany.boards.panel import Refused
from onecompany.exercises.assets import LEAVING_REASON, acts
from onecompany.kinds import rows
from onecompany.kinds.registry import kind
from onecompany.kinds.view import View
from onecompany.parsing.periods import shifted
from onecompany.plans import Plan
from onecompany.store.records import Ref
from tests.conftest import plan_of, planned
from tests.exercises.room import Room
from tests.kinds.boards import window

SEGMENTS = ["Households", "Firms", "Landlords", "Public sector", "Industry"]
LATEST = dt.date(2026, 2, 1)


@pytest.fixture
def plan() -> Plan:
    return plan_of(planned("stages"), planned("assets", segments=SEGMENTS, period="month"))


async def test_sixty_months_of_five_segments(room: Room) -> None:
    figures = [
        {"start_date": shifted(LATEST, "month", -back), "segment": segment,
         "start": 80_000_000, "gained": 1_000 + back, "lost": 2_000}
        for back in range(60) for segment in SEGMENTS
    ]  # fmt: skip
    ids = acts.take_figures(room.writer, figures)
    for number in range(8):
        rows.add(room.writer, LEAVING_REASON, [{"period_id": ids[0], "text": f"Reason {number}", "people": number}])
    async with window((112, 22)) as board:
        panel = await board.show(kind("assets"), room.state)
        (latest,) = [line.split() for line in board.text.splitlines() if "▸Feb 2026" in line]
        assert latest[3:9] == ["all", "400,000,000", "5,000", "10,000", "399,995,000", "−5,000"]
        assert "Customers in Feb 2026" in board.text
        assert "Reason 7" in board.text
        panel.move(0, -3)
        assert "Customers in Nov 2025" in board.text
        assert "Reason" not in board.text
        assert len(panel.sheet.model.body) == 60
        panel.enter(room.writer)
        assert len(panel.sheet.model.body) == 65
        assert panel.select_row(Ref("leaving_reason", room.named("leaving_reason", "Reason 0").id), "people")
        assert "Why they left in Feb 2026 · 28 of 10,000 lost" in board.text
        assert panel.where() == "Reason 0 · People: how many people, as a whole number"
        rows.add(room.writer, kind("stages").tables[0], [{"name": "Buy"}])
        panel.show(View(room.state, panel.view.exercise, panel.view.today))
        panel.tab(1)
        kept = panel.keep(room.writer, ["Buy"])
        panel.show(View(room.state, panel.view.exercise, panel.view.today), kept.place)
        panel.keep(room.writer, ["Another reason"])
        assert len(room.state.rows("leaving_reason")) == 9, "behind the last field of a reason the next one is typed"
        assert panel.select_row(Ref("customer_period", ids[-1]), "lost")
        assert panel.where() == "Mar 2021 · Industry · Lost: how many people, as a whole number"
        for words, back in (("periods", "why they left"), ("why they left", "periods")):
            assert back in [choice.does for choice in panel.choices()]
            gone = panel.choose(room.writer, "ctrl+l")
            assert gone is not None
            panel.show(panel.view, gone.place)
            assert words in [choice.does for choice in panel.choices()]
        with pytest.raises(Refused, match=r"“too slow” is no period.* Why they left is typed below: Esc, then \^L"):
            panel.keep(room.writer, ["too slow"])
        assert "Customers in Mar 2021" in board.text
