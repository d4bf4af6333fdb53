"""The table of metrics: a line adds one, a field is read as what it is, and what is missing is said at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from onecompany.kinds.beginning import begin
from onecompany.store.file import Store
from tests.app.conftest import Hands, Opened
from tests.conftest import DAY, PEOPLE, plan_of, planned


@pytest.fixture
async def table(opened: Opened, owned: Path, workshop: str) -> AsyncIterator[Hands]:
    """At the metrics, at the blank row of Ben."""
    async with opened(owned, workshop, at="metrics") as hands:
        yield hands


def metric(hands: Hands, name: str) -> Any:
    """The row of a metric."""
    return hands.state.get("metric", hands.id("metric", name))


async def to_field(hands: Hands, name: str, field: str) -> None:
    """Go to a field of a metric."""
    await hands.to(f"metric:{hands.id('metric', name)}|{field}")


async def test_a_name_adds_a_metric_and_another_one(table: Hands) -> None:
    assert table.entry == "A metric for Ben Okafor"
    await table.line("New customers who come back")
    assert table.entry == "Another metric for Ben Okafor"
    await table.line("Reach")
    ben = table.id("leader", "Ben Okafor")
    assert [(row.name, row.leader_id) for row in table.state.rows("metric")] == [
        ("New customers who come back", ben),
        ("Reach", ben),
    ]
    await table.press("shift+up")
    assert [row.name for row in table.state.rows("metric")] == ["Reach", "New customers who come back"]


async def test_fields_are_read_as_what_they_are(table: Hands) -> None:
    await table.line("First bills paid without a call")
    typed = {
        "measures": "o",
        "baseline": "64 %",
        "target": "85",
        "by_when": "30 Jun",
        "direction": "up",
        "source": "Billing",
        "watches": "buy",
        "result": "Working capital",
        "joint_with": "Service, IT",
        "noticed": "yes",
        "rhythm": "monthly",
        "definition": "Of all first bills",
    }
    for line in typed.values():
        await table.press("tab")
        await table.line(line)
        assert table.said in ("", "The clock stands still. ^N starts it now, ^E since this entry.")
    row = metric(table, "First bills")
    assert (row.measures, row.baseline, row.target, row.unit) == ("operation", 64.0, 85.0, "%")
    assert (row.by_when.isoformat(), row.direction, row.source) == ("2026-06-30", "up", "Billing")
    assert row.watches == f"stage:{table.id('stage', 'Buy')}"
    assert row.joint_with == [table.id("silo", "Service"), table.id("silo", "IT")]
    assert (row.noticed, row.rhythm, row.definition) == (True, "monthly", "Of all first bills")
    assert row.result == "Working capital"
    await to_field(table, "First bills", "noticed")
    await table.press("ctrl+t")
    assert metric(table, "First bills").noticed is False
    await to_field(table, "First bills", "target")
    await table.press("delete")
    assert metric(table, "First bills").target is None


@pytest.mark.parametrize(
    ("field", "line", "said"),
    [
        ("measures", "x", "behaviour (b)"),
        ("baseline", "lots", "a number with its unit"),
        ("by_when", "soon", "is no date"),
        ("direction", "sideways", "up or down"),
        ("watches", "Nowhere", "Discover, Evaluate"),
        ("joint_with", "Astrology", "Marketing, Sales"),
        ("noticed", "perhaps", "yes or no"),
    ],
)
async def test_what_cannot_be_read_stays_in_the_line_and_says_what_would_do(
    table: Hands, field: str, line: str, said: str
) -> None:
    await table.line("Reach")
    before = dict(vars(metric(table, "Reach")))
    await to_field(table, "Reach", field)
    await table.line(line)
    assert said in table.said
    assert table.room.capture.value == line
    assert vars(metric(table, "Reach")) == before


async def test_surveys_missing_leaders_and_missing_fields_are_said_at_once(table: Hands) -> None:
    assert table.says == []
    for leader in ("Ben Okafor", "Carla Rossi", "Ana Peña", "Finn Maher", "Eva Lind", "Dev Patel", "Grace Wu"):
        await table.to(f"leader:{table.id('leader', leader)}|name")
        await table.line(f"Number of {leader.split()[0]}")
    assert "! Hugo Blanc has no customer metric" in table.says
    await to_field(table, "Number of Ben", "measures")
    await table.line("s")
    assert any("Ben Okafor is judged mostly by surveys" in line for line in table.says)
    await to_field(table, "Number of Ben", "measures")
    await table.line("behaviour")
    assert not any("survey" in line for line in table.says)
    await table.to(f"leader:{table.id('leader', 'Hugo Blanc')}|name")
    await table.line("Number of Hugo")
    assert "✓ Every leader has a customer metric" in table.says


async def test_a_metric_that_connects_belongs_to_both_silos(table: Hands) -> None:
    start, end = table.id("stage", "Evaluate"), table.id("stage", "Buy")
    await table.to(f"handoff:{start}-{end}|name")
    assert table.entry == "A metric that connects"
    await table.line("Offers that hold")
    row = metric(table, "Offers")
    assert row.leader_id is None
    assert row.watches == f"handoff:{start}-{end}"
    assert row.joint_with == [table.id("silo", "Marketing"), table.id("silo", "Sales")]


async def test_a_field_of_a_blank_row_asks_for_the_name_first(table: Hands) -> None:
    await table.press("right")
    await table.line("survey")
    assert "First its name" in table.said
    assert table.state.rows("metric") == []


async def test_a_deleted_metric_leaves_its_leader_a_blank_row(table: Hands) -> None:
    await table.line("Reach")
    await table.press("delete")
    assert table.state.rows("metric") == []
    assert table.place == f"leader:{table.id('leader', 'Ben Okafor')}|name"
    await table.press("ctrl+z")
    assert metric(table, "Reach")


async def test_examples_of_the_plan_are_chosen_from(opened: Opened, store: Store) -> None:
    examples = [
        {"metric": "Days from signature to light", "stage": "", "measures": "operation", "result": "Churn"},
        {"metric": "Calls before the first bill", "stage": "", "measures": "behaviour", "result": "Cost to serve"},
    ]
    plan = plan_of(planned("metrics", examples=examples))
    workshop = begin(store, organisation="Examples", plan=plan, date=DAY, people=PEOPLE)
    store.close()
    async with opened(store.path, workshop) as hands:
        await hands.press("f11")
        box = hands.app.screen.query_one("#asking")
        assert (str(box.border_title), str(box.border_subtitle)) == ("Examples", "Enter takes it · Esc back")
        await hands.type("bill")
        await hands.press("enter")
        (row,) = hands.state.rows("metric")
        assert (row.name, row.measures, row.result) == ("Calls before the first bill", "behaviour", "Cost to serve")
        assert row.leader_id == hands.id("leader", "Ben Okafor")
        await hands.press("f11", "escape")
        assert len(hands.state.rows("metric")) == 1


async def test_without_examples_it_says_so(table: Hands) -> None:
    await table.press("f11")
    assert "no examples" in table.said
