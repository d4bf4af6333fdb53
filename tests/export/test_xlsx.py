"""The workbook, read back by openpyxl: values and their types, filters, widths, charts; and by LibreOffice."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from lxml import etree
from openpyxl.chart import LineChart
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from onecompany.export import registry
from onecompany.export.brand import Brand
from onecompany.export.format import Made
from onecompany.export.measure import ARIAL, width
from onecompany.export.tabling import cleaned, tables
from onecompany.export.workbook.dates import ENGLISH, ISO, number_format
from onecompany.export.workbook.library import units
from onecompany.export.workbook.names import sheet_names, table_names
from onecompany.sentences import has_words, speaking
from onecompany.summary import labels, words
from onecompany.summary.document import (
    Block,
    Number,
    Paragraph,
    Report,
    Section,
    Table,
    TableColumn,
    Waterfall,
    WaterfallStep,
)
from onecompany.summary.texts import texts
from tests.export.reading import squeezed
from tests.export.spoiled import HOSTILE, LONG, spoiled, spoiled_in_turn
from tests.sample_ahead import READINGS
from tests.sample_report import META, bundle, sample
from tests.thorough import THOROUGH

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def made(report: Report | None = None, brand: Brand | None = None) -> Made:
    return registry.find("xlsx").make(replace(bundle(report), brand=brand or Brand()))


def data(report: Report | None = None, brand: Brand | None = None) -> bytes:
    return made(report, brand).files[".xlsx"]


def opened(packed: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(packed))


def only(*blocks: object) -> Report:
    return replace(sample(), sections=(Section("a", "Own", 1, blocks),), appendix=())


def own(*blocks: object) -> Worksheet:
    """The sheet of the first block of a report of these."""
    return opened(data(only(*blocks))).worksheets[2]


def cells(book: Workbook) -> list[object]:
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def whole(book: Workbook) -> str:
    """All texts of all cells."""
    return squeezed("\n".join(map(str, cells(book))))


def recorded(report: Report) -> Report:
    """The report with the sentence alone of each table that has no rows: its headings head nothing."""

    def block(block: Block) -> Block:
        return Paragraph(block.empty) if isinstance(block, Table) and not block.rows else block

    sections = (replace(section, blocks=tuple(map(block, section.blocks))) for section in report.sections)
    return replace(report, sections=tuple(sections))


def row_of(sheet: Worksheet, text: object) -> list[object]:
    """The values of the first row that has this in one of its cells."""
    return next([cell.value for cell in row] for row in sheet.iter_rows() if text in [cell.value for cell in row])


def filtered(sheet: Worksheet) -> str:
    """What the filters of a sheet lie over."""
    (table,) = sheet.tables.values()
    assert table.autoFilter.ref == table.ref
    return str(table.ref)


def head(sheet: Worksheet) -> int:
    """The row of the headings, which is the last one that is frozen."""
    return int(re.sub(r"\D", "", sheet.freeze_panes)) - 1


def parts(packed: bytes, name: str) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        return [etree.fromstring(found.read(each)) for each in sorted(found.namelist()) if re.fullmatch(name, each)]


@pytest.fixture(scope="module")
def packed() -> bytes:
    return data()


@pytest.fixture(scope="module")
def book(packed: bytes) -> Workbook:
    return opened(packed)


def test_a_sheet_for_each_table_with_rows_after_page_one(book):
    recorded = [table for table in tables(sample()) if table.sheet.table.rows]
    assert book.sheetnames[:2] == [labels.PAGE_ONE, labels.COMMITMENTS]
    assert len(book.sheetnames) == len(recorded) == len(tables(sample())) - 1
    assert book.active.title == labels.PAGE_ONE


def test_a_part_without_rows_has_no_sheet_and_is_said_to_be_not_recorded(book):
    assert "Parking lot" not in book.sheetnames
    assert row_of(book.worksheets[0], "Parking lot")[0] == words.NOT_RECORDED
    assert row_of(book.worksheets[0], "Pulse: United in how we make decisions that affect customers")[0] == "8 rows"
    assert row_of(book[labels.WORDS], "Nothing is parked.")[0] == "Parking lot"


def test_the_contents_lead_to_every_other_sheet_and_back(book):
    found = [[cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink] for sheet in book]
    assert {link.location for link in found[0]} == {f"'{name}'!A1" for name in book.sheetnames[1:]}
    for sheet in book.worksheets[1:]:
        assert sheet["A2"].hyperlink.location == "'Page 1'!A1"
    assert not [link for links in found for link in links if link.target]


def test_every_text_of_the_report_is_there(book):
    shown, report = whole(book), recorded(sample())
    expected = {*texts(report.sections), *texts(report.appendix), *texts(report.front), *texts(report.upcoming.code)}
    expected |= {META.organisation, META.title, META.purpose, META.confidentiality, words.colophon(META)}
    assert [each for each in expected if squeezed(each) not in shown] == []
    unfinished = whole(opened(data(replace(report, meta=replace(META, finished=False)))))
    assert labels.UNFINISHED in unfinished
    assert "− " not in shown.replace("−2: ", "")


def test_filters_frozen_headings_and_widths(book):
    recorded = [table for table in tables(cleaned(sample())) if table.sheet.table.rows]
    for sheet, each in zip(book.worksheets, recorded, strict=True):
        row = head(sheet)
        titles = [column.title for column in each.sheet.table.columns]
        assert [sheet.cell(row, at).value for at in range(1, len(titles) + 1)] == titles
        assert filtered(sheet).startswith(f"A{row}:")
        assert sheet.freeze_panes.endswith(str(row + 1))
        widths = [sheet.column_dimensions[openpyxl.utils.get_column_letter(at + 1)].width for at in range(len(titles))]
        assert min(widths) >= 6
        assert sum(widths) <= 185, "no wider than a page on its side, a little smaller"
        assert not sheet.sheet_view.showGridLines


def test_filters_cover_the_rows_and_not_what_is_under_them(book):
    assert filtered(book["Why customers left"]) == "A4:C8"
    matrix = book["Ownership"]
    assert filtered(matrix) == "A3:G10"
    assert matrix["A11"].value == "Who answers"
    assert matrix.freeze_panes == "B4"


def test_each_table_has_a_name_of_its_own(book):
    names = [name for sheet in book for name in sheet.tables]
    assert len(names) == len({name.casefold() for name in names}) == len(book.sheetnames)
    assert names[:4] == ["Page_1", "The_next_commitments", "Pulse", "Customers_January_to_June"]
    assert all(re.fullmatch(r"[A-Za-z_]\w*", name) for name in names)


def test_headings_that_are_alike_or_empty_are_told_apart():
    sheet = own(Table((TableColumn("Day"), TableColumn("day"), TableColumn("")), (("a", "b", "c"),)))
    assert [sheet.cell(head(sheet), at).value for at in (1, 2, 3)] == ["Day", "day (2)", "(3)"]


def test_numbers_dates_and_marks_have_their_types_and_formats(book):
    sheet = book["What each leader is judged by"]
    first, gaps = head(sheet) + 1, head(sheet) + 8
    assert [sheet.cell(first + 1, at).value for at in (5, 6, 7, 9)] == [71.5, 80, datetime(2027, 6, 30), words.YES]
    assert sheet.cell(first, 7).number_format == ENGLISH
    assert sheet.cell(first, 7).is_date
    assert sheet.cell(first + 2, 5).value == 1240
    assert sheet.cell(first + 2, 5).number_format == '#,##0_M;"−"#,##0_M'
    assert sheet.cell(first + 1, 5).number_format == '#,##0.0_M;"−"#,##0.0_M'
    assert sheet.cell(first + 6, 5).value == -8
    assert [sheet.cell(gaps, at).value for at in range(2, 10)] == [None] * 8
    assert sheet["A3"].value == "An empty cell means not recorded."


def test_what_excel_cannot_count_is_text_and_nothing_is_rounded():
    values = (10**18, 1e300, float("nan"), date(1850, 5, 1), datetime(2026, 1, 2, 3, 4), 0.1234567, True)
    sheet = own(Table(tuple(TableColumn(str(at)) for at in range(7)), (values,)))
    row = [cell.value for cell in sheet[head(sheet) + 1]][:7]
    assert row[0] == "1,000,000,000,000,000,000"
    assert isinstance(row[1], str)
    assert row[1].replace(",", "") == str(int(1e300))
    assert row[2:] == [None, "1 May 1850", "2 January 2026, 03:04", 0.1234567, words.YES]


def test_money_is_a_number_to_the_cent():
    worth = (Decimal("9999999999999.99"), Decimal(-1200), Decimal("0.5"))
    lines = tuple((value,) for value in (*worth, Decimal("99999999999999.99")))
    sheet = own(Table((TableColumn("worth", "number"),), lines))
    assert sheet.cell(head(sheet) + 4, 1).value == "99,999,999,999,999.99"
    cells = [row[0] for row in sheet.iter_rows() if isinstance(row[0].value, int | float)]
    assert [Decimal(repr(cell.value)) for cell in cells] == list(worth)
    assert [cell.number_format.count("0.00_M") for cell in cells] == [2, 0, 2]


def test_nothing_is_an_empty_cell_everywhere_and_never_a_dash(book):
    assert words.GAP not in cells(book)
    assert words.EMPTY_CELL not in cells(book)
    for name in (labels.PAGE_ONE, labels.WORDS):
        assert "An empty cell means not recorded." not in [cell.value for row in book[name].iter_rows() for cell in row]
    sheet = own(Table((TableColumn("a"), TableColumn("b", "mark")), (("–", None), ("x", False), ("y", True))))
    rows = [
        [cell.value for cell in row[:2]] for row in sheet.iter_rows(min_row=head(sheet) + 1, max_row=head(sheet) + 3)
    ]
    assert rows == [[None, None], ["x", words.NO], ["y", words.YES]]


def test_numbers_on_the_first_sheet_are_numbers(book):
    sheet = book.worksheets[0]
    columns = [cell.value for cell in sheet[head(sheet)]][:5]
    assert columns == ["Part", "Text", "Value", "Who", "By when"]
    assert row_of(sheet, "1 of the metrics rest on surveys · of nine")[2] == 1
    four = Number("stages with one owner", "4 of 6", "one has nobody", figure=4)
    sheet = opened(data(replace(sample(), front=replace(sample().front, numbers=(four,))))).worksheets[0]
    assert row_of(sheet, "4 of 6 stages with one owner · one has nobody")[2] == 4


def test_the_matrix_has_a_tint_a_sign_and_a_word_in_its_cells(book):
    sheet, palette = book["Ownership"], Brand().palette
    found = {cell.value: cell.fill.start_color.rgb[2:].lower() for row in sheet["B4:G11"] for cell in row}
    assert found["● owner"] == palette.accent[1:]
    assert found["○ helps"] == palette.tint[1:]
    assert found["✗ nobody"] == palette.crack_tint[1:]
    assert found["! two owners"] == palette.warning_tint[1:]
    assert found["✓ one"] == palette.strength_tint[1:]
    below = [sheet.cell(at, 1).value for at in range(12, sheet.max_row + 1)]
    assert "● owner: answers for the customer here" in below


def test_charts_are_charts_with_words_for_those_who_cannot_see(packed, book):
    assert [len(sheet._charts) for sheet in book].count(1) == 5
    drawn = parts(packed, r"xl/charts/chart\d+\.xml")
    kinds = [{each.tag.removeprefix(CHART) for each in chart.iter() if each.tag.endswith("Chart")} for chart in drawn]
    assert kinds == [{"barChart"}, {"barChart", "lineChart"}, {"lineChart"}, {"lineChart"}, {"barChart"}]
    said = [
        each.get("descr")
        for part in parts(packed, r"xl/drawings/drawing\d+\.xml")
        for each in part.iter()
        if each.get("descr")
    ]
    assert len(said) == 5
    assert any("falls to −2 at “I get connected”" in each for each in said)


def test_the_curve_and_the_readings_keep_their_gaps(packed):
    curve, readings = parts(packed, r"xl/charts/chart[34]\.xml")
    for chart in (curve, readings):
        assert {each.get("val") for each in chart.iter(f"{CHART}dispBlanksAs")} <= {"gap"}
    (values, low) = [each.find(f"{CHART}val") for each in curve.iter(f"{CHART}ser")]
    assert numbers(values) == {0: "1", 1: "0", 2: "1", 3: "-2", 4: "1"}
    assert numbers(low) == {3: "-2"}
    assert "−2 lowest" in "".join(curve.itertext())
    series = [numbers(each.find(f"{CHART}val")) for each in readings.iter(f"{CHART}ser")]
    assert series == [{0: "61", 1: "66", 3: "78"}, dict.fromkeys(range(4), "92"), dict.fromkeys(range(4), "61")]


def test_what_was_not_held_is_no_bar_of_no_length(packed):
    (bars,) = parts(packed, r"xl/charts/chart5\.xml")
    planned, actual = [numbers(each.find(f"{CHART}val")) for each in bars.iter(f"{CHART}ser")]
    assert planned == {0: "5", 1: "60", 2: "45", 3: "60", 4: "30"}
    assert actual == {0: "7", 1: "64.5", 2: "41", 3: "60"}


def numbers(values: etree._Element) -> dict[int, str]:
    return {int(point.get("idx")): point.findtext(f"{CHART}v") for point in values.iter(f"{CHART}pt")}


def test_a_waterfall_may_go_through_zero():
    steps = (
        WaterfallStep("a", 5, total=True),
        WaterfallStep("b", -8),
        WaterfallStep("c", -2),
        WaterfallStep("d", -5, total=True),
    )
    sheet = own(Waterfall("=Fall", "It fell.", steps))
    place = next(cell.column for cell in sheet[head(sheet)] if cell.value == "Floor")
    rows = [[sheet.cell(head(sheet) + at, place + column).value for column in range(4)] for at in range(5)]
    assert rows == [
        ["Floor", "Above zero", "Below zero", "Top"],
        [0, 5, 0, 5],
        [0, 5, -3, 5],
        [-3, 0, -2, -3],
        [0, 0, -5, 0],
    ]


def test_nothing_is_drawn_of_nothing():
    report = only(
        replace(READINGS, points=(), baseline=None, target=None, empty="No reading yet."), replace(READINGS, points=())
    )
    found = opened(data(report))
    assert [sheet._charts for sheet in found] == [[]] * len(found.sheetnames)
    assert "No reading yet." in whole(found)


@pytest.mark.parametrize("first", range(0, len(HOSTILE), 1 if THOROUGH else 6))
def test_hostile_text_in_every_field_stays_text(first):
    for all_of_it in (False, True):
        report = spoiled_in_turn(first, whole=all_of_it)
        packed = data(report)
        book = opened(packed)
        assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        for sheet in parts(packed, r"xl/worksheets/sheet\d+\.xml"):
            assert not [each for each in sheet.iter() if etree.QName(each).localname == "f"]
        for rels in parts(packed, r"xl/worksheets/_rels/.*\.rels"):
            assert not [each for each in rels if each.get("TargetMode") == "External"]
        references = {each.text for chart in parts(packed, r"xl/charts/.*\.xml") for each in chart.iter(f"{CHART}f")}
        assert all(re.fullmatch(r"('([^']|'')+'|[\w.]+)!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", each) for each in references)
        shown = whole(book)
        wanted = (squeezed(each) for each in texts(recorded(cleaned(report)).sections))
        assert [each for each in wanted if each not in shown] == []


def test_text_that_begins_like_a_formula_stays_text_when_it_is_edited():
    sheet = own(Table((TableColumn("a"),), (("=1+1",), ("calm",))))
    first = head(sheet) + 1
    assert (sheet.cell(first, 1).value, sheet.cell(first, 1).data_type) == ("=1+1", "s")
    assert [sheet.cell(at, 1)._style.quotePrefix for at in (first, first + 1)] == [1, 0]


def test_a_text_is_one_row_whatever_its_length():
    text = "A long story of one customer, told in the room by who had it on the phone. " * 50
    report = only(Table((TableColumn("What"), TableColumn("n", "number")), ((text, 7), ("after", 8))))
    found = made(report)
    sheet = opened(found.files[".xlsx"]).worksheets[2]
    first = head(sheet) + 1
    assert [[sheet.cell(at, column).value for column in (1, 2)] for at in (first, first + 1)] == [
        [text, 7],
        ["after", 8],
    ]
    assert filtered(sheet) == f"A{first - 1}:B{first + 1}"
    assert 100 < sheet.row_dimensions[first].height <= 409
    assert sheet.row_dimensions[first + 1].height < 20
    assert found.warnings == ()


def test_a_row_that_excel_cannot_show_whole_is_told():
    (told,) = made(only(Table((TableColumn("What"),), (("so many words " * 1500,),)))).warnings
    assert "1 text is longer than Excel can show in a row" in told
    assert "“Own”" in told


def test_rows_have_heights_and_none_by_hand(packed):
    for sheet in parts(packed, r"xl/worksheets/sheet\d+\.xml"):
        rows = [each for each in sheet.iter() if etree.QName(each).localname == "row"]
        assert rows
        assert not [row for row in rows if row.get("customHeight")]
        assert [row for row in rows if float(row.get("ht", 0)) > 12]


def test_what_no_cell_can_hold_goes_on_under_the_table_and_is_told():
    text = "x" * 30_000 + " 🚀" * 3_000
    found = made(only(Table((TableColumn("What"),), ((text,), ("after",)))))
    sheet = opened(found.files[".xlsx"]).worksheets[2]
    first = head(sheet) + 1
    held = sheet.cell(first, 1).value
    assert units(held) <= 32_767
    assert held.endswith(" …")
    rest = "".join(sheet.cell(at, 1).value or "" for at in range(first + 2, sheet.max_row + 1))
    assert rest.startswith(f"A{first} goes on: ")
    assert held.removesuffix(" …") + rest.removeprefix(f"A{first} goes on: ") == text
    assert "1 text is longer than a cell can hold (32,767 characters)" in found.warnings[0]


def test_a_long_text_in_every_field_is_nowhere_lost():
    long = LONG if THOROUGH else LONG[:6_000]
    book = opened(data(spoiled(long)))
    assert [name for name in book.sheetnames if units(name) > 31] == []
    longest = max(len(each) for each in cells(book) if isinstance(each, str))
    assert longest < 32_767
    assert squeezed(long) in whole(book)


def test_names_of_sheets_are_such_as_excel_takes():
    titles = [
        *("Part: One", "part: one", "PART: ONE (2)", "", "'", "[]:*?/\\", "History", "a" * 40, "a" * 40, "a" * 39),
        *("🚀" * 40, "'quoted'", "A1", "A much longer name of a part: of its own", "tab\tline\nend", "x\x00y"),
    ]
    names = list(sheet_names((title, title.partition(": ")[2]) for title in titles))
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 1 <= units(name) <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert name == name.strip("' ")
        assert name.casefold() != "history"
    assert names[0] == "Part – One"
    assert names[13] == "of its own"
    assert names[7:9] == ["Sheet 8", "Sheet 9"], "no name is cut"
    means = ("Motivation, metrics, mechanics: Statement by statement: 1–3; 4–6; 7–9, and what each of them means",) * 2
    means = (means[0], means[0].partition(": ")[2])
    assert list(sheet_names([means])) == ["Statement by statement"]
    times = ("Time: planned and used: Minutes planned and minutes used", "Minutes planned and minutes used")
    assert list(sheet_names([times, times])) == ["Time – planned and used", "Time – planned and used (2)"]
    for table in table_names([*names, "A1", "R1C1", "北京", "Why not?", "why not"]):
        assert re.fullmatch(r"[A-Za-z]\w+", table), table
        assert not re.fullmatch(r"(?i)[a-z]{1,3}\d+|r\d*c\d*", table), table


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ENGLISH),
        ("de", '[$-407]d"."\u0020mmmm yyyy'),
        ("pt-BR", '[$-416]d "de" mmmm "de" yyyy'),
        ("ja", '[$-411]yyyy"年"m"月"d"日"'),
        ("en-US", '[$-409]mmmm d"," yyyy'),
    ],
)
def test_dates_are_real_in_every_language(language, expected):
    shown = number_format(language)
    assert shown.replace('" "', " ") == expected
    with speaking(language):
        sheet = opened(data(replace(sample(), meta=replace(META, language=language))))[labels.COMMITMENTS]
    cell = sheet.cell(head(sheet) + 1, 3)
    assert cell.value == datetime(2026, 9, 30)
    assert cell.number_format == (shown if has_words(language) else ENGLISH), "dates are in the language of the words"


def test_a_language_that_excel_does_not_know_has_plain_dates():
    assert number_format("vo") == ISO


def test_how_it_is_printed(book):
    for sheet in book:
        wide = sum(each.width for each in sheet.column_dimensions.values())
        assert sheet.page_setup.orientation == (
            "landscape" if wide > 125 else "portrait" if wide < 90 else sheet.page_setup.orientation
        )
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth is None or int(sheet.page_setup.fitToWidth) == 1
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.left.text.strip() == META.confidentiality, "which names the organisation"
        assert sheet.oddFooter.right.text.strip() == "Page &P of &N"
        assert sheet.print_title_rows == f"${head(sheet)}:${head(sheet)}"
        assert sheet.print_area.startswith(f"'{sheet.title}'!$A$1:")
    letter = opened(data(brand=Brand(paper="letter"))).worksheets[0]
    assert int(letter.page_setup.paperSize) == 1


@pytest.mark.parametrize(("paper", "room"), [("a4", 770), ("letter", 720)])
def test_a_column_that_stands_alone_is_no_wider_than_its_page(paper, room):
    table = Table((TableColumn("a"),), (("A sentence that goes on, and is read. " * 12,),) * 9)
    report = replace(sample(), sections=(Section("own", "Own", 1, (table,)),))
    (sheet,) = (sheet for sheet in opened(data(report, Brand(paper=paper))) if sheet.title == "Own")
    assert sheet.page_setup.orientation == "landscape"
    across = sum(column.width * 7 + 5 for column in sheet.column_dimensions.values()) * 0.75
    assert across * 1.05 <= room, "LibreOffice has wider columns, and makes no single one smaller"


def test_a_curve_leaves_room_between_its_title_and_the_figure_at_the_top_of_its_scale():
    (chart,) = (chart for sheet in opened(data()) for chart in sheet._charts if isinstance(chart, LineChart)
                if chart.y_axis.scaling.max == 2)  # fmt: skip
    assert chart.layout.manualLayout.y == 0.2


def test_a_long_title_is_printed_whole():
    title = "We are united in focusing on the growth of our customers as an asset, of all"
    sheet = own(Table((TableColumn("a"),), (("b",),), caption=title))
    shown = sheet["A1"].value
    assert shown == f"Own: {title}"
    last = openpyxl.utils.cell.range_boundaries(sheet.print_area.partition("!")[2])[2]
    columns = map(openpyxl.utils.get_column_letter, range(1, last + 1))
    across = sum(sheet.column_dimensions[column].width * 7 + 5 for column in columns) * 0.75
    assert across >= width(shown, sheet["A1"].font.sz, ARIAL, bold=True)


def test_the_look_of_the_brand_and_the_properties(book):
    assert book.properties.created == book.properties.modified == datetime(2026, 9, 17, 15, 42)
    assert book.properties.title == META.conclusion
    assert book.properties.subject == "Northwind Utilities"
    assert book.properties.creator == book.properties.lastModifiedBy == "Northwind Utilities"
    nothing_yet = opened(data(replace(sample(), meta=replace(META, conclusion=""))))
    assert nothing_yet.properties.title == "One-company leadership workshop"
    other = opened(data(brand=Brand(name="Consultancy", accent="#7a1fa2")))
    assert other.properties.creator == "Consultancy"
    sheet = other.worksheets[1]
    assert sheet.cell(head(sheet), 1).fill.start_color.rgb == "FF7A1FA2"
