"""What says that nothing was recorded is told from what says something."""

from __future__ import annotations

import pytest

from onecompany.summary.blocks import (
    BarPair,
    BarPairs,
    Block,
    Bullets,
    Callout,
    CurveChart,
    CurvePoint,
    Fact,
    Facts,
    Heading,
    Histogram,
    Matrix,
    MatrixCell,
    Paragraph,
    Reading,
    Readings,
    Table,
    TableColumn,
    Tally,
    Waterfall,
    WaterfallStep,
)
from onecompany.summary.document import Section
from onecompany.summary.recorded import says_something

COLUMNS = (TableColumn("What"),)

EMPTY: list[Block] = [
    Heading("Handoffs"),
    Paragraph("Not recorded.", "note"),
    Paragraph("What is it that we want?", leads=True),
    Paragraph(" "),
    Bullets((), empty="Not recorded."),
    Facts((Fact("Began", None), Fact("Ended", ""))),
    Table(COLUMNS, (), empty="Not recorded."),
    Matrix(("Sales",), ("Buy",), ((MatrixCell(),),)),
    CurveChart((CurvePoint("Buy"),), "Feeling", ""),
    Readings("Calls", "", (Reading("May", None),), target=9),
    Histogram("Trust", "", ()),
    Histogram("Trust", "", (Tally("opening", (0, 0)),)),
    BarPairs((), "Minutes"),
    Waterfall("Customers", "", ()),
]

FULL: list[Block] = [
    Paragraph("We ring back.", "quote"),
    Paragraph("All of them hold."),
    Bullets(("One", "")),
    Facts((Fact("Began", None), Fact("Present", value=False))),
    Table(COLUMNS, ((None,),)),
    Matrix(("Sales",), ("Buy",), ((MatrixCell("owner", "owner"),),)),
    CurveChart((CurvePoint("Buy"), CurvePoint("Use", 0)), "Feeling", ""),
    Readings("Calls", "", (Reading("May", 0),)),
    Histogram("Trust", "", (Tally("opening", (0, 1)),)),
    BarPairs((BarPair("Check-in", 10, None),), "Minutes"),
    Waterfall("Customers", "", (WaterfallStep("Start", 0, total=True),)),
    Callout("crack", "Nobody owns Buy"),
]


@pytest.mark.parametrize("block", EMPTY, ids=str)
def test_what_says_nothing(block: Block) -> None:
    assert not says_something(block)


@pytest.mark.parametrize("block", FULL, ids=str)
def test_what_says_something(block: Block) -> None:
    assert says_something(block)


def test_a_part_is_empty_where_none_of_its_blocks_says_anything() -> None:
    assert Section("a", "A", 1, ()).is_empty
    assert Section("a", "A", 1, tuple(EMPTY), "No commitment was recorded.").is_empty
    assert not Section("a", "A", 1, (*EMPTY, FULL[0])).is_empty


def test_every_kind_of_block_is_tried() -> None:
    tried = {type(block) for block in (*EMPTY, *FULL)}
    assert tried == set(Block.__args__)
