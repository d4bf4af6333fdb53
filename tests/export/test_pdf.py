"""The board's copy: tagged, titled, dated, one page 1, the matrix on its side, the same bytes each time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pypdf import PdfReader

from onecompany.export.brand import Brand, Logo
from onecompany.export.logo import as_png
from onecompany.summary.blocks import Bullets, Heading, Histogram, Paragraph, Tally
from onecompany.summary.document import Matrix, MatrixCell, Section, Table, TableColumn
from onecompany.summary.texts import map_text
from tests.export.pdf_reading import LONG, absent, elements, only, opened, shown, squeezed
from tests.sample_report import META, sample


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    return opened()


def test_it_is_tagged_titled_and_dated(reader):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own kind of truth
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Northwind Utilities · One-company leadership workshop"
    assert reader.metadata.creation_date == META.made_at
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.xmp_metadata.stream.get_data()


def test_headings_tables_lists_and_pictures_are_told_as_such(reader):
    kinds = [each.get("/S") for each in elements(reader)]
    assert {"/Title", "/H1", "/H2", "/Table", "/THead", "/TH", "/TD", "/L", "/LI", "/Figure"} <= set(kinds)
    pictures = [each for each in elements(reader) if each.get("/S") == "/Figure"]
    assert len(pictures) == 5
    assert all(each.get("/Alt") for each in pictures)
    assert any("falls to −2 at “I get connected”" in each["/Alt"] for each in pictures)


def test_the_outline_leads_to_every_section(reader):
    def flat(entries):
        for each in entries:
            if isinstance(each, list):
                yield from flat(each)
            else:
                yield each

    titles = [" ".join(each.title.split()) for each in flat(reader.outline)]
    for number, section in enumerate(sample().in_order(), 1):
        assert f"{number} {section.title}" in titles
    assert titles.index("Appendix") < titles.index("Who was in the room")
    assert all(reader.get_destination_page_number(each) is not None for each in flat(reader.outline))


def test_every_page_has_its_number_and_the_line_of_confidentiality(reader):
    count = len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        assert f"{number} / {count}" in text
        assert META.confidentiality in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("report", [sample(), LONG, map_text(LONG, lambda text: text.replace(" ", "\n"))])
def test_page_1_is_one_page(report, paper):
    reader = opened(report, Brand(paper=paper, name="Harbour & Vale"))
    first, second = (page.extract_text() for page in reader.pages[:2])
    assert "The next commitments" in first
    assert "The next commitments" not in second or "From page 1, in full" in second
    assert "Contents" in second
    assert f"2 / {len(reader.pages)}" in second


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_a_matrix_of_nine_by_twelve_is_one_page_on_its_side(paper, size):
    heads = tuple(f"I reach stage {number} of it" for number in range(1, 10))
    rows = tuple(f"Silo number {number}" for number in range(1, 13))
    matrix = Matrix(
        rows,
        heads,
        ((MatrixCell("owner", "owner"), *(MatrixCell("helps", "helps"),) * 8),) * 12,
        column_foot=(MatrixCell("one", "strength"),) * 9,
        foot_title="Who answers",
        legend=(MatrixCell("owner: answers for the customer here", "owner"),),
    )
    reader = opened(only(matrix), Brand(paper=paper))
    turned = [page for page in reader.pages if page.mediabox.width > page.mediabox.height]
    (page,) = turned
    assert (round(page.mediabox.height), round(page.mediabox.width)) == size
    assert absent([*heads, *rows, "Who answers", "✓ one", "● owner: answers"], squeezed(page.extract_text())) == []
    sizes: set[float] = set()
    page.extract_text(
        visitor_text=lambda text, cm, tm, font, at: sizes.add(round(at * tm[0], 1)) if text.strip() else None
    )
    assert min(sizes) >= 6


def test_what_has_no_room_on_an_upright_page_is_on_its_side():
    def turned(columns: int) -> list[bool]:
        wide = Table(tuple(TableColumn("considerably wide") for _ in range(columns)), (("x",) * columns,))
        pages = opened(only(wide)).pages[1:] or opened(only(wide)).pages
        return [page.mediabox.width > page.mediabox.height for page in pages]

    assert turned(12) == [True]
    assert not any(turned(4))


def test_headings_of_a_table_come_again_on_each_page_and_rows_stay_whole():
    rows = tuple((f"row {number} begins, " + "and goes on " * 25 + f"to end {number}.", number) for number in range(80))
    reader = opened(only(Table((TableColumn("What it was"), TableColumn("Count", "number")), rows)))
    pages = [squeezed(page.extract_text()) for page in reader.pages[1:]]
    assert len(pages) > 3
    assert all("Whatitwas" in page for page in pages)
    for number in range(80):
        assert [f"row{number}begins" in page for page in pages] == [f"toend{number}." in page for page in pages]


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_logo_and_name_of_the_house_are_on_page_1(kind):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="red"/></svg>'
    logo = Logo(svg, "svg", 60, 20)
    if kind == "png":
        logo = Logo(as_png(logo), "png", 900, 300)
    reader = opened(brand=Brand(name="Harbour & Vale", logo=logo))
    assert "Harbour & Vale" in reader.pages[0].extract_text()
    pictures = [each for each in elements(reader) if each.get("/S") == "/Figure"]
    assert len(pictures) == 6
    assert pictures[0]["/Alt"] == "Harbour & Vale"


@pytest.mark.parametrize(("given", "expected"), [("pt-BR", "pt-BR"), ("de", "de"), ('en" x', "en"), ("", "en")])
def test_language_is_the_report_s_or_english(given, expected):
    reader = opened(replace(sample(), meta=replace(META, language=given)))
    assert reader.trailer["/Root"]["/Lang"] == expected


def _votes(title: str) -> Histogram:
    return Histogram(title, "", (Tally("first", (1, 2, 3)),), answers=("do it", "don't", "escalate"))


@pytest.mark.parametrize(
    ("titles", "rows"), [("A", 1), ("AB", 1), ("ABC", 1), ("ABCD", 2), ("ABCDE", 2), ("ABCDEFG", 3)]
)
def test_of_three_charts_none_stands_alone(titles: str, rows: int) -> None:
    reader = opened(only(*(_votes(f"Vote {title}") for title in titles)))
    assert len(_lines(reader, "Vote ")) == rows


def test_under_columns_no_word_is_broken_and_charts_in_a_row_begin_at_one_height() -> None:
    answers = ("tun", "nicht tun", "eskalieren")
    charts = [replace(_votes(title), answers=answers) for title in ("Vote", "Vote " * 12, "Vote")]
    assert len(_lines(opened(only(*charts)), "eskalieren")) == 1
    long = [replace(chart, answers=("tun", "nicht tun", "Donaudampfschifffahrt")) for chart in charts]
    assert len(_lines(opened(only(*long)), "Donaudampfschifffahrt")) > 1, "three of them are too narrow"


def test_a_day_in_a_sentence_is_in_one_line() -> None:
    for letters in range(40, 90, 2):
        sentence = Paragraph(f"{'x' * (letters % 13 + 1)} {'so it is ' * (letters // 9)}on 16 March 2026 and so on")
        assert any("16 March 2026" in page.extract_text() for page in opened(only(sentence)).pages)


def test_page_1_says_that_it_has_five_commitments_of_many() -> None:
    front = sample().front
    counted = replace(front, commitments=replace(front.commitments, caption="The next five of 40"))
    (first, *_) = opened(replace(sample(), front=counted)).pages
    assert "The next five of 40" in first.extract_text()


def test_the_columns_of_the_contents_are_as_long_as_each_other() -> None:
    parts = tuple(Section(str(at), f"Part {at}", at, (Paragraph("x"),)) for at in range(20))
    reader = opened(replace(sample(), sections=parts))
    (first,) = {height for page, height in _lines(reader, "Contents") if page == 1}
    lines = [height for page, height in _lines(reader, "Part ") if page == 1]
    assert len([height for height in lines if height > first - 100]) == 7, "21 of them, with the appendix"


def test_short_tables_of_many_narrow_columns_stand_side_by_side() -> None:
    def figures(head: str, columns: int) -> Table:
        return Table((TableColumn(head), *[TableColumn("No.", "number")] * (columns - 1)), ((1,) * columns,) * 2)

    assert len(_lines(opened(only(figures("Head A", 6), figures("Head B", 6))), "Head")) == 1
    assert len(_lines(opened(only(figures("Head A", 3), figures("Head B", 3))), "Head")) == 2
    assert len(_lines(opened(only(figures("Head A", 6), figures("Head B", 20))), "Head")) == 2


def test_what_a_dash_means_is_said_once_in_a_section() -> None:
    gaps = Table((TableColumn("One"), TableColumn("Other")), (("a", None), ("b", "c")))
    assert shown(opened(only(gaps, gaps, gaps))).count(squeezed("– means not recorded.")) == 1


def test_a_short_list_and_the_question_and_the_note_about_it_are_on_one_page() -> None:
    for lines in range(44, 64):
        filling = Bullets(tuple(f"line {line}" for line in range(lines)), ordered=True)
        question = Paragraph("What will you see?", leads=True)
        learnings = Bullets(("First of all", "Second", "Third"))
        pages = [
            page.extract_text()
            for page in opened(only(filling, question, learnings, Paragraph("Lacking", "note"))).pages
        ]
        (place,) = [page for page in pages if "What will you see?" in page]
        assert all(text in place for text in ("First of all", "Third", "Lacking"))


def test_a_short_list_is_on_one_page_whatever_follows() -> None:
    for lines in range(44, 64, 2):
        filling = Bullets(tuple(f"line {line}" for line in range(lines)), ordered=True)
        items = Bullets(("First of all", "Second", "Third"))
        after = Paragraph("What follows is long enough for a page of its own. " * 60)
        pages = [page.extract_text() for page in opened(only(filling, Heading("Asked"), items, after)).pages]
        (place,) = [page for page in pages if "First of all" in page]
        assert "Third" in place
        assert "Asked" in place


def _lines(reader: PdfReader, word: str) -> set[tuple[int, int]]:
    """The page and height of each line in which texts with this word begin."""
    places = set()
    for number, page in enumerate(reader.pages):

        def visit(text: str, of_page: list[float], of_text: list[float], *_: object, number: int = number) -> None:
            if word in text:
                places.add((number, round(of_page[3] * of_text[5] + of_page[5])))

        page.extract_text(visitor_text=visit)
    return places
