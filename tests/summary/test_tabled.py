"""The report as tables: every text and figure is in one of them, and no two have the same title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onecompany.summary import words
from onecompany.summary.blocks import (
    BarPair,
    BarPairs,
    CurveChart,
    CurvePoint,
    Histogram,
    Matrix,
    MatrixCell,
    Paragraph,
    Reading,
    Readings,
    Table,
    Tally,
    Waterfall,
    WaterfallStep,
)
from onecompany.summary.document import Section
from onecompany.summary.tabled import figures, sheets
from onecompany.summary.texts import texts
from tests.sample_report import sample


def test_every_text_of_the_report_is_in_a_table():
    report = sample()
    whole = "\n".join(
        words.shown(value) for sheet in sheets(report) for row in sheet.table.rows for value in row
    ) + "\n".join(text for sheet in sheets(report) for text in (sheet.title, *texts(sheet.table)))
    unseen = {
        text
        for part in (report.front, report.sections, report.appendix, report.meta.purpose, report.meta.confidentiality)
        for text in texts(part)
        if text not in whole
    }
    # Words of a picture, and what stands in the place of rows that there are.
    for section in (*report.sections, *report.appendix):
        for block in section.blocks:
            if isinstance(block, CurveChart):
                unseen -= {block.top_word, block.bottom_word}
            if isinstance(block, Matrix):
                unseen -= {cell.text for cell in block.legend}
            unseen -= {getattr(block, name, "") for name in ("description", "empty")}
    assert unseen == {report.front.commitments.empty} - {""}


def test_titles_are_all_different_and_say_where_they_belong():
    section = Section(
        "a", "Part", 1, (Table(*_small(), caption="One"), Table(*_small(), caption="one"), Paragraph("x"))
    )
    found = [sheet.title for sheet in sheets(replace(sample(), sections=(section, section), appendix=()))]
    assert found[1:5] == ["Part: One", "Part: one (2)", "Part: One (3)", "Part: one (4)"]
    assert len({title.casefold() for title in found}) == len(found)


def _small():
    from onecompany.summary.blocks import TableColumn

    return (TableColumn("a"),), (("x",),)


@pytest.mark.parametrize(
    ("block", "heads", "rows"),
    [
        (
            CurveChart((CurvePoint("a", -2), CurvePoint("b", None)), "t", "d"),
            ["Stage", "Feeling"],
            [("a", -2), ("b", None)],
        ),
        (
            CurveChart((CurvePoint("a", -0.7, 1.1), CurvePoint("b", 1)), "t", "d"),
            ["Stage", "Feeling", "Spread"],
            [("a", -0.7, 1.1), ("b", 1, None)],
        ),
        (
            BarPairs((BarPair("a", 10, 12.5), BarPair("b", 5, None)), "t"),
            ["Exercise", "Planned (min)", "Actual (min)", "Difference"],
            [("a", 10, 12.5, 2.5), ("b", 5, None, None)],
        ),
        (
            Histogram("t", "d", (Tally("now", (1, 0, 3)),), "no", "yes"),
            ["Answer", "now"],
            [("1 no", 1), ("2", 0), ("3 yes", 3), ("Answers", 4), ("Mean", 2.5), ("Spread", 0.9)],
        ),
        (
            Histogram("t", "d", (Tally("now", (1, 0, 3)),), "let down", "delighted", start=-1),
            ["Answer", "now"],
            [("−1 let down", 1), ("0", 0), ("+1 delighted", 3), ("Answers", 4), ("Mean", 0.5), ("Spread", 0.9)],
        ),
        (
            Histogram("t", "d", (Tally("before", (1, 3)), Tally("after", (0, 4))), answers=("down", "up")),
            ["Answer", "before", "after"],
            [("down", 1, 0), ("up", 3, 4), ("Answers", 4, 4)],
        ),
        (
            Readings("t", "d", (Reading("May", 5),), 4, None, "days"),
            ["Reading", "days"],
            [("Baseline", 4), ("May", 5), ("Target", None)],
        ),
        (
            Waterfall("t", "d", (WaterfallStep("start", 9, total=True), WaterfallStep("lost", -2))),
            ["Step", "Value"],
            [("start", 9), ("lost", -2)],
        ),
        (
            Matrix(("r",), ("c",), ((MatrixCell("x", "owner"),),), (MatrixCell("one"),), "foot", "corner"),
            ["corner", "c"],
            [("r", "x"), ("foot", "one")],
        ),
    ],
)
def test_the_figures_of_each_kind(block, heads, rows):
    table = figures(block)
    assert table is not None
    assert [column.title for column in table.columns] == heads
    assert list(table.rows) == rows


def test_mere_words_have_no_figures():
    assert figures(Paragraph("x")) is None
    assert figures(Readings("t", "d", ())).rows == ()
    assert figures(Histogram("t", "d", ())).rows == ()
