"""Figures on the map of silos, as they are read out: one after the other, with spaces between."""

from __future__ import annotations

import pytest

from onecompany.plans import Plan
from onecompany.store.file import Store
from tests.app.conftest import Opened
from tests.conftest import plan_of, planned


@pytest.fixture
def plan() -> Plan:
    """The map, and words to type beside it."""
    return plan_of(planned("relationships"), planned("vocabulary", concepts=["customer"]))


async def test_a_space_behind_a_figure_only_parts_it_from_the_next(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    async with opened(store.path, workshop, at="relationships") as hands:
        started = hands.room.session.running
        await hands.press("2", "space", "0", "space", "3")
        assert [row.score for row in hands.state.rows("acquaintance")] == [2, 0, 3]
        assert hands.room.session.running == started, "the clock was not touched"
        await hands.press("enter", "space")
        assert hands.room.session.running != started, "behind another key it is the clock's again"


async def test_tab_that_keeps_a_word_does_not_pass_over_a_silo_and_enter_goes_on_by_itself(
    opened: Opened, store: Store, workshop: str
) -> None:
    store.close()
    async with opened(store.path, workshop, at="vocabulary") as hands:
        await hands.press(*"ward", "tab", *"case", "enter", *"guest", "enter")
        silos = [silo.id for silo in hands.state.rows("silo")]
        said = {row.silo_id: row.word for row in hands.state.rows("usage")}
        assert [said.get(silo) for silo in silos[:3]] == ["ward", "case", "guest"]
