"""The slides, read back with python-pptx and openpyxl, which do not know how they were made."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pptx
import pytest
from lxml import etree
from pptx.util import Emu, Pt

from onecompany.export import registry
from onecompany.export.brand import Brand, Logo
from onecompany.export.format import Made
from onecompany.export.slides.choosing import MOST, chosen
from onecompany.export.slides.evidence import TOO_LARGE
from onecompany.export.slides.waterfall import GAINED, LOST, SERIES, TOTAL
from onecompany.summary.document import (
    Ask,
    BarPair,
    BarPairs,
    Bullets,
    Callout,
    CurveChart,
    CurvePoint,
    Front,
    Histogram,
    Matrix,
    MatrixCell,
    Paragraph,
    Reading,
    Readings,
    Report,
    Section,
    Table,
    TableColumn,
    Tally,
    Waterfall,
    WaterfallStep,
)
from tests.export.reading import squeezed
from tests.sample_ahead import ASSETS, PULSE_CHART, READINGS
from tests.sample_report import META, bundle, sample
from tests.sample_sections import JOURNEY
from tests.sample_words import DANA, DECISIONS, HOSTILE, STAGES

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40" fill="#c2410c"/></svg>'
)
LONG = "A very long text that goes on, and on, without an end in sight; " * 40


def made(report: Report | None = None, brand: Brand | None = None) -> Made:
    return registry.find("pptx").make(replace(bundle(report), brand=brand or Brand()))


def data(report: Report | None = None, brand: Brand | None = None) -> bytes:
    return made(report, brand).files[".pptx"]


def opened(report: Report | None = None, brand: Brand | None = None):
    return pptx.Presentation(io.BytesIO(data(report, brand)))


def with_blocks(*blocks, conclusion: str = "It is so.") -> Report:
    """The sample with one section only, of these blocks."""
    return replace(sample(), sections=(Section("a", "Part A", 1, blocks, conclusion),), appendix=())


def text(slide) -> str:
    """All that stands on a slide, tables and text boxes."""
    found = [
        paragraph.text for shape in slide.shapes if shape.has_text_frame for paragraph in shape.text_frame.paragraphs
    ]
    for shape in slide.shapes:
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def titles(slides) -> list[str]:
    """Their words: figures are kept on one line with the words beside them."""
    return [slide.shapes.title.text_frame.text.replace("\u00a0", " ") for slide in slides.slides]


def notes(slide) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def charts(slides) -> list:
    return [shape.chart for slide in slides.slides for shape in slide.shapes if shape.has_chart]


def tables(slides) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in slides.slides
        for shape in slide.shapes
        if shape.has_table
    ]


def only_chart(report: Report):
    (chart,) = charts(opened(report))
    return chart


def series(chart) -> dict[str, tuple]:
    return {each.name: tuple(each.values) for plot in chart.plots for each in plot.series}


def labels_of(chart) -> list[str]:
    """The words that are written at points of a chart, in place of their figures."""
    return ["".join(each.itertext("{*}t")) for each in chart._chartSpace.iter("{*}dLbl")]


def workbook(chart):
    return openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active


class TestSample:
    def test_its_slides_are_of_16_to_9(self) -> None:
        slides = opened()
        assert slides.slide_width * 9 == slides.slide_height * 16

    def test_every_title_is_a_sentence_in_a_title_placeholder_and_no_label(self) -> None:
        report = sample()
        known = {section.title for section in (*report.sections, *report.appendix)}
        for slide, title in zip(opened().slides, titles(opened()), strict=True):
            assert slide.shapes.title.placeholder_format.type in (1, 3)  # title, centred title
            assert title.endswith((".", "!", "?"))
            assert len(title.split()) >= 4
            assert title.rstrip(".") not in known

    def test_titles_are_conclusions_of_the_data_in_the_order_of_the_report(self) -> None:
        assert titles(opened()) == [
            "Two of six stages have no single owner, and customers feel worst at one of them: “I get connected”.",
            "At the opening most gave 2 or 3; at the close most gave 4.",
            ASSETS.conclusion,
            JOURNEY.conclusion,
            "Four stages have one owner. One has none and one has two.",
            "Max Müller has no customer metric.",
            "The metric of People rests on a survey.",
            "From 61 % to 78 % in three quarters; the target is 92 %.",
            "Six commitments were made, five of them with a date.",
            "Three decisions were made.",
            "Three things are asked of you, the first by 25 September 2026.",
        ]

    def test_the_opening_says_whose_day_it_was_and_the_four_numbers(self) -> None:
        said = text(opened().slides[0])
        report = sample()
        for expected in ("Northwind Utilities", "17 September 2026", report.meta.title, report.meta.confidentiality):
            assert expected in said
        for number in report.front.numbers:
            assert str(number.value) in said
            assert number.label in said

    def test_the_last_slide_asks_of_whom_and_by_when_and_the_one_before_says_what_was_decided(self) -> None:
        slides = opened()
        assert tables(slides)[-1] == [
            ["What", "Who", "By when"],
            ["Confirm who owns “I get connected”", "the chief executive", "25 September 2026"],
            ["Name a customer metric for Network", "Max Müller", "2 October 2026"],
            ["Keep 45 minutes for the first quarterly review", "all leaders", "15 December 2026"],
        ]
        assert all(each in text(slides.slides[-2]) for each in DECISIONS)

    def test_charts_and_tables_are_native_and_described_and_there_is_no_picture(self) -> None:
        slides = opened()
        assert len(charts(slides)) == 4
        assert len(tables(slides)) == 5
        for slide in slides.slides:
            assert not [shape for shape in slide.shapes if shape.shape_type == 13]  # picture
            for shape in slide.shapes:
                if shape.has_chart or shape.has_table:
                    assert len(shape._element._nvXxPr.cNvPr.get("descr")) > 20

    def test_the_matrix_says_its_words_with_their_signs(self) -> None:
        matrix = tables(opened())[0]
        assert matrix[0] == ["Silo", *STAGES]
        assert matrix[1] == ["Marketing", "● owner", "● owner", "·", "·", "·", "○ helps"]
        assert matrix[-1] == ["Who answers", "✓ one", "! two owners", "✓ one", "✗ nobody", "✓ one", "✓ one"]

    def test_a_value_that_is_not_recorded_is_a_gap_that_is_explained(self) -> None:
        slides = opened()
        assert tables(slides)[2][-1] == ["Recognise a team across two silos each quarter", "Priya Raman 🚀", "–"]
        assert "– means not recorded." in text(slides.slides[8])

    def test_notes_hold_what_the_slide_does_not(self) -> None:
        journey = opened().slides[3]
        assert "rises to +1 at “I sign up”" in notes(journey)
        assert "The date is promised before anybody has asked the engineers." in notes(journey)
        assert "Stages, goals and moments of truth (6)" in notes(journey)
        assert "Parking lot" in notes(opened().slides[-1])

    def test_letters_are_large_enough(self) -> None:
        for slide in opened().slides:
            title = slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size
            assert Pt(26) <= title <= Pt(30)
            for shape in slide.shapes:
                if shape.has_table:
                    sizes = [int(each.get("sz")) for each in shape._element.iter("{*}rPr")]
                    assert min(sizes) >= 1200

    def test_footer_and_number_are_on_every_slide_but_the_first(self) -> None:
        first, *others = opened().slides
        assert not [shape for shape in first.placeholders if shape.placeholder_format.type in (15, 13)]
        for slide in others:
            kinds = {shape.placeholder_format.type: shape for shape in slide.placeholders}
            assert "Confidential. For the leadership team of Northwind Utilities only." in kinds[15].text_frame.text
            assert 'type="slidenum"' in etree.tostring(kinds[13]._element).decode()

    def test_no_placeholder_is_left_empty(self) -> None:
        for slide in opened().slides:
            for shape in slide.placeholders:
                if shape.has_text_frame:
                    assert shape.placeholder_format.type == 13 or shape.text_frame.text.strip()


class TestCharts:
    def test_a_curve_with_its_gap_and_its_lowest_point(self) -> None:
        chart = only_chart(with_blocks(JOURNEY.blocks[0]))
        assert tuple(chart.plots[0].categories) == STAGES
        assert list(series(chart).values()) == [(1, 0, 1, -2, 1, None)]
        assert chart._chartSpace.find(".//{*}dispBlanksAs").get("val") == "gap"
        assert not chart.has_legend
        assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (-2, 2)
        assert labels_of(chart) == ["−2 lowest"]
        shapes = [each.get("val") for each in chart._chartSpace.iter("{*}symbol")]
        assert shapes == ["circle", "diamond"]

    def test_figures_are_written_with_a_true_minus_sign(self) -> None:
        chart = only_chart(with_blocks(JOURNEY.blocks[0]))
        formats = {each.get("formatCode") for each in chart._chartSpace.iter("{*}numFmt")}
        assert formats == {'+#,##0;"−"#,##0;0'}

    def test_readings_against_their_target(self) -> None:
        chart = only_chart(with_blocks(READINGS))
        assert series(chart) == {
            READINGS.title: (61, 66, None, 78),
            "Target 92": (92, 92, 92, 92),
            "Baseline 61": (61, 61, 61, 61),
        }
        assert chart.has_legend

    def test_a_histogram_has_a_series_for_each_tally(self) -> None:
        chart = only_chart(with_blocks(PULSE_CHART))
        assert series(chart) == {"opening": (1, 3, 2, 1, 0), "closing": (0, 1, 2, 4, 0)}
        assert tuple(chart.plots[0].categories) == ("1 not at all", "2", "3", "4", "5 fully")
        said = text(opened(with_blocks(PULSE_CHART)).slides[1])
        assert "opening · n 7 · mean 2.4 · spread 0.9" in said

    def test_one_tally_needs_no_legend(self) -> None:
        one = Histogram("How united", "Most gave 4 of 5 points.", (Tally("opening", (0, 1, 4)),))
        assert not only_chart(with_blocks(one)).has_legend

    def test_votes_in_words_stand_under_their_bars_and_have_no_mean(self) -> None:
        calls = Histogram(
            "Calls", "All agree.", (Tally("before", (2, 3)), Tally("after", (5, 0))), answers=("do", "don't")
        )
        chart = only_chart(with_blocks(calls))
        assert series(chart) == {"before": (2, 3), "after": (5, 0)}
        assert tuple(chart.plots[0].categories) == ("do", "don't")
        assert "after · n 5\n" in text(opened(with_blocks(calls)).slides[1]) + "\n"

    def test_bars_in_pairs(self) -> None:
        rows = (BarPair("Pulse", 5, 7), BarPair("Journey", 60, 64.5), BarPair("Commitments", 30, None))
        chart = only_chart(with_blocks(BarPairs(rows, "Minutes", "The journey took longer than planned.")))
        assert series(chart) == {"Planned (min)": (5, 60, 30), "Actual (min)": (7, 64.5, None)}
        assert "“Commitments”: not recorded" in text(
            opened(with_blocks(BarPairs(rows, "Minutes", "The journey took longer than planned."))).slides[1]
        )

    def test_a_waterfall_stands_on_columns_that_are_not_seen(self) -> None:
        chart = only_chart(with_blocks(ASSETS.blocks[0]))
        found = series(chart)
        assert found["Carries the bars"] == (0, 48_200, 46_920, 0)
        assert found[SERIES[TOTAL]] == (48_200, None, None, 46_920)
        assert found[SERIES[GAINED]] == (None, 6_150, None, None)
        assert found[SERIES[LOST]] == (None, None, 7_430, None)
        assert labels_of(chart) == ["48,200", "+6,150", "−7,430", "46,920"]
        carrier = next(chart._chartSpace.iter("{*}ser"))
        assert carrier.find("{*}spPr").find("{*}noFill") is not None

    def test_a_waterfall_through_nought_and_below_it(self) -> None:
        steps = (
            WaterfallStep("start", 300, total=True),
            WaterfallStep("spring", -450),
            WaterfallStep("May", -250),
            WaterfallStep("won back", 150),
            WaterfallStep("end", -250, total=True),
        )
        chart = only_chart(with_blocks(Waterfall("Net", "From 300 down to −250 in half a year.", steps)))
        found = series(chart)
        assert found["Carries the bars"] == (0, 0, -150, -250, 0)
        assert found[SERIES[TOTAL]] == (300, None, None, None, None)
        assert found[f"{SERIES[TOTAL]} (below)"] == (None, None, None, None, -250)
        assert found[SERIES[LOST]] == (None, 300, None, None, None)
        assert found[f"{SERIES[LOST]} (below)"] == (None, -150, -250, None, None)
        assert found[f"{SERIES[GAINED]} (below)"] == (None, None, None, -150, None)
        assert labels_of(chart) == ["300", "−450", "−250", "+150", "−250"]

    def test_the_workbook_of_a_chart_holds_its_figures_and_no_formula(self) -> None:
        labels = ("=1+1", '=HYPERLINK("http://x")', "{=A1}")
        chart = only_chart(
            with_blocks(CurveChart(tuple(map(CurvePoint, labels, (1, None, -2))), "Curve", "It falls at the end."))
        )
        sheet = workbook(chart)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert [row[0] for row in rows[1:]] == list(labels)
        assert [row[1] for row in rows[1:]] == [1, None, -2]
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}

    def test_a_chart_without_a_point_gives_no_slide(self) -> None:
        nothing = CurveChart((CurvePoint("a", None),), "Curve", "No feeling was recorded.")
        assert charts(opened(with_blocks(nothing))) == []


class TestTables:
    def test_a_matrix_of_nine_stages_and_twelve_silos_is_whole(self) -> None:
        cells = tuple(
            tuple(MatrixCell("owner" if (i + j) % 3 else "", "owner" if (i + j) % 3 else "none") for j in range(9))
            for i in range(12)
        )
        heads = tuple(f"Stage number {each}" for each in range(9))
        matrix = Matrix(tuple(f"Department of {each}" for each in range(12)), heads, cells, corner="Silo")
        slides = opened(with_blocks(matrix, Callout("crack", "Nobody owns stage 3")))
        (found,) = tables(slides)[:1]
        assert len(found) == 13
        assert found[0] == ["Silo", *heads]
        assert found[1][1:4] == ["·", "● owner", "● owner"]

    def test_columns_of_one_width_are_of_several_before_any_is_left_out(self) -> None:
        heads = ("We all say", *(f"Ward {number}" for number in range(10)))
        words = ("patient", "case", "Zusammenführungsblatt", *["bed"] * 8)
        cells = (tuple(MatrixCell(word, "plain") for word in words),) * 3
        legend = (MatrixCell("the agreed term", "strength"),)
        matrix = Matrix(("customer", "complaint", "solved"), heads, cells, corner="Concept", legend=legend)
        slides = opened(with_blocks(matrix))
        assert tables(slides)[0][0] == ["Concept", *heads]
        slide = slides.slides[1]
        table = next(shape for shape in slide.shapes if shape.has_table)
        (small,) = [shape for shape in slide.shapes if shape.has_text_frame and "the agreed term" in shape.text]
        assert small.top + small.height <= table.top, "no row grows over it"

    def test_rows_go_on_on_as_many_slides_as_they_take_under_the_same_head(self) -> None:
        rows = tuple((f"Row {number} " + "word " * 40, number) for number in range(60))
        slides = opened(with_blocks(Table((TableColumn("What"), TableColumn("n", "number")), rows)))
        pages = [table for table in tables(slides) if table[0] == ["What", "n"]]
        assert [row[1] for page in pages for row in page[1:]] == [str(number) for number in range(60)]
        count = len(pages)
        assert titles(slides)[1 : count + 1] == [f"It is so. ({number} of {count})" for number in range(1, count + 1)]
        sizes = [len(page) for page in pages]
        assert max(sizes) - min(sizes) <= 2, "no slide has a row alone"

    def test_thousands_of_rows_end_and_it_is_told(self) -> None:
        rows = tuple((f"Row {number}", number) for number in range(5000))
        slides = opened(with_blocks(Table((TableColumn("What"), TableColumn("n", "number")), rows)))
        assert sum(len(table) for table in tables(slides)) > 200
        assert TOO_LARGE in text(slides.slides[1])

    def test_columns_go_on_on_further_slides_beside_the_first(self) -> None:
        columns = tuple(TableColumn(f"Heading{number}") for number in range(30))
        rows = tuple(tuple(f"value{number}" for number in range(30)) for _ in range(3))
        slides = opened(with_blocks(Table(columns, rows)))
        heads = [table[0] for table in tables(slides) if "Heading0" in table[0]]
        assert all(head[0] == "Heading0" for head in heads)
        assert [title for head in heads for title in head[1:]] == [column.title for column in columns[1:]]

    def test_a_matrix_that_needs_more_slides_repeats_its_heads_and_is_whole(self) -> None:
        heads = tuple(f"Abteilungsübergreifend{number}" for number in range(12))
        names = tuple(f"Department of {number}" for number in range(20))
        cells = tuple(tuple(MatrixCell(f"{row}.{column}", "plain") for column in range(12)) for row in range(20))
        slides = opened(with_blocks(Matrix(names, heads, cells, tuple([MatrixCell("one", "strength")] * 12), "Sum")))
        seen = {}
        for table in tables(slides)[:-3]:
            assert table[0][1:] in [list(heads[at : at + len(table[0]) - 1]) for at in range(12)]
            for row in table[1:]:
                seen |= {(row[0], head): cell for head, cell in zip(table[0][1:], row[1:], strict=True)}
        for row, name in enumerate(names):
            assert [seen[name, head] for head in heads] == [f"{row}.{column}" for column in range(12)]
        assert [seen["Sum", head] for head in heads] == ["✓ one"] * 12

    def test_a_cell_that_is_shortened_is_in_full_in_the_notes(self) -> None:
        rows = tuple((LONG.strip(), number) for number in range(9))
        slides = opened(with_blocks(Table((TableColumn("What"), TableColumn("n", "number")), rows)))
        assert "…" in tables(slides)[0][1][0]
        assert squeezed(LONG) in squeezed(notes(slides.slides[1]))

    def test_line_feeds_are_breaks(self) -> None:
        slides = opened(with_blocks(Table((TableColumn("A"),), (("one\ntwo",), ("b",), ("c",)))))
        (cell,) = [cell for cell in tables(slides)[0][1] if cell]
        assert cell == "one\vtwo"

    def test_what_is_written_from_right_to_left_is_marked_so(self) -> None:
        slides = opened(with_blocks(Table((TableColumn("Who"),), ((DANA,), ("Ana",), ("李伟",)))))
        frame = next(shape for shape in slides.slides[1].shapes if shape.has_table)
        marks = [row.cells[0]._tc.find(".//{*}pPr").get("rtl") for row in frame.table.rows]
        assert marks == [None, "1", None, None]


class TestChoosing:
    def section(self, key: str, order: int, *, crack: bool = False, conclusion: str = "") -> Section:
        found: list = [Table((TableColumn("A"),), (("1",), ("2",), ("3",)))]
        if crack:
            found.append(Callout("crack", f"Crack in {key}"))
        return Section(key, key.title(), order, tuple(found), conclusion or f"What {key} comes to")

    def test_of_too_many_those_with_a_crack_stay_and_then_the_first(self) -> None:
        sections = tuple(self.section(f"part{at}", at, crack=at == 9) for at in range(10))
        choice = chosen(replace(sample(), sections=sections))
        kept = [f"part{at}" for at in range(MOST - 1)]
        assert [each.section.key for each in choice.slides] == [*kept, "part9"]
        assert [each.section.key for each in choice.left_out] == ["part7", "part8"]
        (warning,) = made(replace(sample(), sections=sections)).warnings
        assert "What part7 comes to · What part8 comes to" in warning

    def test_a_table_that_says_what_it_comes_to_is_always_there(self) -> None:
        sections = tuple(self.section(f"part{at}", at) for at in range(10))
        promised = Table((TableColumn("What"),), (("Do it",),), conclusion="One thing is promised.")
        last = Section("promised", "Promised", 99, (Paragraph("So it was."), promised), "")
        choice = chosen(replace(sample(), sections=(*sections, last)))
        assert choice.slides[-1].titles[0] == "One thing is promised."
        assert len(choice.slides) == MOST + 1

    def test_a_section_without_a_conclusion_is_called_by_its_gravest_finding(self) -> None:
        blocks = (
            Callout("strength", "S"),
            Callout("crack", "Nobody answers"),
            Table((TableColumn("A"),), (("1",),) * 3),
        )
        (slide,) = chosen(with_blocks(*blocks, conclusion="")).slides
        assert slide.titles[0] == "Nobody answers"
        assert [each.text for each in slide.findings] == ["Nobody answers", "S"]

    def test_a_further_chart_is_called_by_what_it_shows(self) -> None:
        report = with_blocks(JOURNEY.blocks[0], READINGS)
        assert [each.titles[0] for each in chosen(report).slides] == [
            "It is so.",
            "From 61 % to 78 % in three quarters; the target is 92 %.",
        ]

    def test_one_chart_of_several_is_called_by_what_it_shows_and_the_conclusion_stands_above_it(self) -> None:
        shown = "From 61 % to 78 % in three quarters; the target is 92 %."
        report = with_blocks(READINGS, replace(READINGS, title="Another one", description="It fell."))
        assert [each.titles[0] for each in chosen(report).slides] == [shown, "It fell."]
        slide = opened(report).slides[1]
        assert slide.shapes.title.text_frame.text.replace("\u00a0", " ") == shown
        assert "It is so." in text(slide)

    def test_words_alone_are_used_only_where_there_is_little_else(self) -> None:
        words = Section("said", "What was said", 1, (Paragraph("A question?"), Bullets(("one", "two"))))
        few = replace(sample(), sections=(words,))
        (slide,) = chosen(few).slides
        assert slide.titles[0] == "Two items are recorded under “What was said”"
        assert "• " not in text(opened(few).slides[1])
        assert "one" in text(opened(few).slides[1])
        many = replace(sample(), sections=(words, *(self.section(f"part{at}", at + 2) for at in range(5))))
        assert "said" not in [each.section.key for each in chosen(many).slides]

    def test_as_many_findings_as_fit_stand_beside_a_chart_and_the_rest_is_in_the_notes(self) -> None:
        cracks = tuple(Callout("crack", f"Crack number {number}", f"Reason {number}. " * 9) for number in range(5))
        slide = opened(with_blocks(JOURNEY.blocks[0], *cracks)).slides[1]
        shown = [number for number in range(5) if f"Crack number {number}" in text(slide)]
        assert 1 <= len(shown) < 5
        assert f"and {5 - len(shown)} more, in the notes" in text(slide)
        assert "Crack number 4. Reason 4. Reason 4." in notes(slide)
        assert "✗ Crack" in text(slide)

    def test_many_findings_before_anything_else_are_a_slide_in_words(self) -> None:
        cracks = tuple(Callout("crack", f"Crack number {number}", f"Reason {number}.") for number in range(5))
        rest = Table((TableColumn("Finding"),), (("Crack number 5",),) * 4)
        slide = opened(with_blocks(*cracks, rest)).slides[1]
        assert all(f"Reason {number}." in text(slide) for number in range(5))
        assert "Not on the slides, but in the summary: Finding (4)" in notes(slide)

    def test_findings_stand_by_a_table_or_follow_it_on_a_slide_of_their_own(self) -> None:
        crack = Callout("crack", "Nobody answers", "None of us.")
        narrow = Table((TableColumn("A"),), (("1",), ("2",), ("3",)))
        (_, slide, *_) = opened(with_blocks(narrow, crack)).slides
        assert "None of us." in text(slide)
        full = Table((TableColumn("A"), TableColumn("B")), (("word " * 12, "word " * 30),) * 12)
        (_, *slides) = opened(with_blocks(full, crack)).slides
        assert "None of us." in text(next(slide for slide in slides if "Nobody answers" in text(slide)))

    def test_an_empty_workshop_says_so(self) -> None:
        front = Front(
            ("Nothing has been recorded yet.",), (), (), (), Table((TableColumn("What"),), (), empty="No commitment.")
        )
        empty = Report(replace(sample().meta, finished=False), front)
        slides = opened(empty)
        assert titles(slides) == ["Nothing has been recorded yet."]
        for sentence in (
            "This workshop is not finished.",
            "No commitment.",
            "No decision was recorded.",
            "Nothing is asked",
        ):
            assert sentence in text(slides.slides[0])

    def test_a_bottom_line_that_is_missing_does_not_leave_the_title_empty(self) -> None:
        report = replace(sample(), front=replace(sample().front, bottom_line=()))
        assert titles(opened(report))[0] == "Nothing was recorded here."


def hostile() -> Report:
    """Text that means something to XML, to python-pptx and to spreadsheets, and text that is far too long."""
    bad = f"{HOSTILE} _x000D_ </a:t> ]]> & \x00\x07\x1b[31m \ud800 a\u202eb =1+1"
    front = Front(
        (bad, LONG),
        sample().front.numbers,
        tuple(Ask(each, each, date(2026, 10, 1)) for each in (bad, LONG)),
        (bad, LONG),
        Table((TableColumn(bad), TableColumn("Who"), TableColumn("By when", "date")), ((bad, LONG, None),)),
    )
    curve = CurveChart(tuple(CurvePoint(each, 1) for each in (bad, LONG, "")), bad, bad, 1, LONG, bad)
    matrix = Matrix(
        (bad, LONG) * 10, (bad, LONG) * 10, ((MatrixCell(bad, "owner"), MatrixCell(LONG)) * 10,) * 20, caption=LONG
    )
    sections = (
        Section("a", bad, 1, (curve, *(Callout("crack", LONG, LONG),) * 5), LONG),
        Section("b", LONG, 2, (matrix, Callout("warning", bad, bad)), bad),
        Section("c", "C", 3, (Table((TableColumn(LONG),) * 20, ((LONG, bad) * 10,) * 40, LONG),), "x" * 400),
        Section("d", "D", 4, (Readings(bad, LONG, (Reading(bad, -1e9), Reading("b", 0.125)), unit=bad),)),
        Section("e", "E", 5, (Histogram(bad, LONG, (Tally(LONG, (3,) * 11),) * 5, LONG, bad),)),
        Section("f", "F", 6, (Bullets((LONG, bad) * 40), Paragraph(LONG)), "ליאת אמרה שאין בעלים"),
    )
    return Report(
        replace(sample().meta, organisation=bad, title=LONG, purpose=bad, confidentiality=LONG), front, sections
    )


class TestHostile:
    def test_it_is_shown_as_it_is(self) -> None:
        slides = opened(hostile())
        assert HOSTILE in notes(slides.slides[0])
        said = "\n".join(text(slide) + notes(slide) for slide in slides.slides)
        for piece in ("<script>alert('x')</script>", "{{ 7*7 }}", "_x000D_", "</a:t> ]]> &"):
            assert piece in said
        for lost in ("\x00", "\x07", "\x1b", "_x001B_"):
            assert lost not in said

    def test_every_part_is_xml_that_can_be_read(self) -> None:
        with zipfile.ZipFile(io.BytesIO(data(hostile()))) as parts:
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(parts.read(name))

    @pytest.mark.parametrize("make", [sample, hostile])
    def test_nothing_stands_outside_its_slide(self, make) -> None:
        slides = opened(make())
        for slide in slides.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.top >= 0
                assert shape.left + shape.width <= slides.slide_width
                assert shape.top + shape.height <= slides.slide_height
                if shape.has_table:
                    tall = sum(row.height for row in shape.table.rows)
                    wide = sum(column.width for column in shape.table.columns)
                    assert shape.top + tall <= Emu(500 * 12_700)
                    assert shape.left + wide <= slides.slide_width

    def test_titles_stay_short_enough_and_are_in_full_in_the_notes(self) -> None:
        slides = opened(hostile())
        assert max(map(len, titles(slides))) < 260
        assert squeezed(LONG) in squeezed(notes(slides.slides[1]))


class TestBrand:
    def test_the_theme_has_the_colours_and_the_font_of_the_house(self) -> None:
        brand = Brand(accent="#c2410c")
        with zipfile.ZipFile(io.BytesIO(data(brand=brand))) as parts:
            theme = parts.read("ppt/theme/theme1.xml").decode()
            slide = parts.read("ppt/slides/slide1.xml").decode()
        assert '<a:accent1><a:srgbClr val="C2410C"/></a:accent1>' in re.sub(r' xmlns:a="[^"]*"', "", theme)
        assert theme.count('<a:latin typeface="Arial"') == 2
        assert 'schemeClr val="accent1"' in slide

    @pytest.mark.parametrize("logo", [Logo(SVG, "svg", 120, 40)])
    def test_the_logo_is_on_the_master_once_and_on_no_slide(self, logo: Logo) -> None:
        slides = opened(brand=Brand(name="Hinz & Partner", logo=logo))
        (picture,) = [shape for shape in slides.slide_master.shapes if shape.shape_type == 13]
        assert picture.image.content_type == "image/png"
        assert picture._element._nvXxPr.cNvPr.get("descr") == "Hinz & Partner"
        assert abs(picture.width / picture.height - 3) < 0.01
        assert not [shape for slide in slides.slides for shape in slide.shapes if shape.shape_type == 13]

    def test_without_a_logo_the_name_stands_there(self) -> None:
        slides = opened(brand=Brand(name="Hinz & Partner"))
        said = [shape.text_frame.text for shape in slides.slide_master.shapes if shape.has_text_frame]
        assert "Hinz & Partner" in said

    def test_a_logo_that_cannot_be_drawn_is_told(self) -> None:
        broken = Logo(b"<svg", "svg", 10, 10)
        assert "The logo could not be drawn" in made(brand=Brand(logo=broken)).warnings[0]

    def test_dates_follow_the_language(self) -> None:
        german = replace(sample(), meta=replace(META, language="de"))
        assert "25. September 2026" in titles(opened(german))[-1]

    def test_properties_are_pinned(self) -> None:
        properties = opened(brand=Brand(name="Hinz")).core_properties
        assert properties.title == META.conclusion
        assert properties.author == properties.last_modified_by == META.author
        moment = datetime(2026, 9, 17, 15, 42, tzinfo=UTC)
        assert {properties.created.replace(tzinfo=UTC), properties.modified.replace(tzinfo=UTC)} == {moment}


def test_no_date_but_that_of_the_report_is_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(data())) as parts:
        assert {info.date_time for info in parts.infolist()} == {(2026, 9, 17, 15, 42, 0)}
        inner = [name for name in parts.namelist() if name.endswith(".xlsx")]
        assert len(inner) == 4
        for name in inner:
            with zipfile.ZipFile(io.BytesIO(parts.read(name))) as workbook_parts:
                assert {info.date_time for info in workbook_parts.infolist()} == {(2026, 9, 17, 15, 42, 0)}
                assert b"2026-09-17T15:42:00Z" in workbook_parts.read("docProps/core.xml")
