"""The preview of the summary shows every sort of block that a report is made of."""

from __future__ import annotations

from typing import get_args

import pytest
from rich.console import Console

from onecompany.app.preview import _shown
from onecompany.summary import blocks as b
from onecompany.summary.charts import Reading, Tally, WaterfallStep

CHARTS = (
    b.Histogram("We decide as one", "", (Tally("Opening", (1, 3, 0)), Tally("Closing", (0, 1, 3))), "no", "yes [/]"),
    b.Histogram("Nobody asked", "", (), empty="No vote yet."),
    b.Readings("First-bill calls", "", (Reading("May 2026", 12.0), Reading("June 2026", None)), 14.0, 3.0, "calls"),
    b.Waterfall("Customers", "", (WaterfallStep("Start", 100.0, total=True), WaterfallStep("Lost", -7.0))),
)


def test_no_block_is_unknown_to_it() -> None:
    assert set(get_args(b.Block)) <= set(_shown.registry)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_charts_are_shown_in_letters(chart: b.Block) -> None:
    console = Console(width=100, record=True)
    console.print(_shown(chart))
    text = console.export_text()
    words = {
        "We decide as one": ("Opening · n 4", "Closing · n 4", "1 no", "3 yes [/]", "█ 1"),
        "Nobody asked": ("No vote yet.",),
        "First-bill calls": ("May 2026", "12", "not recorded", "Target", "calls"),
        "Customers": ("Start", "100", "Lost", "−7"),
    }[chart.title]  # type: ignore[union-attr]
    assert all(word in text for word in words), text
