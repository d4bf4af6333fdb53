"""No page is for a row or a sentence alone, whatever the day was; what belongs together is together; the foot fits."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pytest
from pypdf import PageObject, PdfReader

from onecompany.export import registry
from onecompany.export.brand import Brand, Paper
from onecompany.export.format import Bundle
from onecompany.export.typesetting import typst_pdf
from onecompany.summary.blocks import Bullets, Callout, Paragraph, Table, TableColumn
from onecompany.summary.document import Front, Report, Section
from tests.export.days import DAYS, given
from tests.export.pdf_reading import only
from tests.nasty_day import CONFIDENTIALITY, ORGANISATION
from tests.sample_report import META, bundle

FOOT, TOP = 52.0, 42.0
"""Where the foot of a page ends and its margin above begins, in points."""

LEAST = 0.22
"""A last page is filled so far down at least."""


@pytest.fixture(params=["every font", "ours alone"])
def fonts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The computer's fonts, or a computer with none but ours."""
    if request.param == "ours alone":
        found = typst_pdf._fonts(True)
        monkeypatch.setattr(typst_pdf, "_fonts", lambda bundled: found)


def read(whole: Bundle, name: str = "pdf") -> PdfReader:
    (data,) = [data for suffix, data in registry.find(name).make(whole).files.items() if suffix.endswith(".pdf")]
    return PdfReader(io.BytesIO(data))


def lines(page: PageObject) -> dict[float, str]:
    """What stands on a page above its foot, by its height over the lower edge, from above."""
    found: dict[float, str] = {}

    def visit(text: str, of_page: list[float], of_text: list[float], *_: object) -> None:
        at = round(of_page[1] * of_text[4] + of_page[3] * of_text[5] + of_page[5], 1)
        if text.strip() and at > FOOT:
            found[at] = found.get(at, "") + text.strip()

    page.extract_text(visitor_text=visit)
    return dict(sorted(found.items(), reverse=True))


def filled(page: PageObject) -> float:
    """How far down a page is filled, as a share of the height that it has for text."""
    height = float(page.mediabox.height)
    return (height - TOP - min(lines(page), default=height - TOP)) / (height - TOP - FOOT)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("profile", ["full", "board"])
@pytest.mark.parametrize("day", DAYS)
def test_no_last_page_is_under_a_quarter_full(day: str, profile: str, paper: Paper) -> None:
    pages = read(replace(given(day, profile), brand=Brand(paper=paper))).pages
    assert filled(pages[-1]) >= LEAST
    assert all(lines(page) for page in pages)


@pytest.mark.parametrize("profile", ["full", "board"])
@pytest.mark.parametrize("day", ["nasty", "sample"])
def test_with_any_fonts(day: str, profile: str, fonts: None) -> None:
    assert filled(read(given(day, profile)).pages[-1]) >= LEAST


def short(*blocks: object, before: int = 0) -> Bundle:
    """A report of few words, some lines and these blocks."""
    nothing = Front((), (), (), (), Table((TableColumn("What"),), ()))
    filling = (Bullets(tuple(f"line {number}" for number in range(before)), ordered=True),) if before else ()
    return bundle(Report(META, nothing, (Section("a", "A part", 1, (*filling, *blocks)),)))


ROWS = Table((TableColumn("Row"), TableColumn("Who")), tuple((f"row {n}", None if n % 2 else "x") for n in range(30)))


@pytest.mark.parametrize("before", range(1, 60, 3))
def test_a_table_begins_and_ends_with_two_rows_and_has_its_note_beside_its_end(before: int) -> None:
    pieces = [
        [text for text in lines(page).values() if text.startswith(("row ", "–means", "– means"))]
        for page in read(short(ROWS, before=before)).pages
    ]
    assert all(len(rows) == 0 or len([row for row in rows if row.startswith("row ")]) >= 2 for rows in pieces)
    assert pieces[-1][-1].startswith("–")


@pytest.mark.parametrize("before", range(20, 60, 3))
@pytest.mark.parametrize("ending", ["paragraph", "bullets", "table"])
def test_whatever_comes_last_takes_along_enough_for_a_page(before: int, ending: str) -> None:
    few = tuple((f"row {number}", "x") for number in range(3))
    last = {
        "paragraph": Paragraph("The last word of all."),
        "bullets": Bullets(("One", "Two")),
        "table": replace(ROWS, rows=few),
    }[ending]
    pages = read(short(last, before=before)).pages
    assert filled(pages[-1]) >= LEAST or len(pages) == 1


def test_findings_that_follow_each_other_are_as_near_to_each_other_at_the_end() -> None:
    findings = tuple(Callout("crack", f"Finding {number}") for number in range(30))
    page = read(short(*findings, before=10)).pages[-1]
    heights = [height for height, text in lines(page).items() if "Finding" in text]
    steps = [one - other for one, other in pairwise(heights)]
    assert len(steps) > 5
    assert max(steps) - min(steps) < 1


def test_a_report_of_a_few_words_is_one_page() -> None:
    (page,) = read(short(Paragraph("All that there is."))).pages
    text = " ".join(page.extract_text().split())
    assert "All that there is." in text
    assert META.data_hash in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", ["pdf", "agenda", "code"])
def test_the_foot_says_that_it_is_confidential_and_names_nobody_twice(name: str, paper: Paper) -> None:
    whole = replace(given("nasty", "full"), brand=Brand(paper=paper, name=ORGANISATION))
    for number, page in enumerate(read(whole, name).pages):
        text = " ".join(page.extract_text().split())
        assert name == "code" or CONFIDENTIALITY in text
        assert text.count(ORGANISATION) <= 2
        assert not number or ORGANISATION.split()[0] in text


def test_a_long_name_and_a_long_title_do_not_touch_over_the_agenda() -> None:
    whole = given("nasty", "full")
    meta = replace(whole.report.meta, title="A workshop of which the title goes on for longer than there is any room")
    page = read(replace(whole, report=replace(whole.report, meta=meta)), "agenda").pages[0]
    heights = {text: at for at, text in lines(page).items()}
    (name,) = [at for text, at in heights.items() if ORGANISATION in text]
    (title,) = [at for text, at in heights.items() if text.startswith("A workshop")]
    assert name > title


def test_numbers_and_days_are_whole_and_a_figure_stands_beside_its_word() -> None:
    whole = "\n".join(page.extract_text() for page in read(given("nasty", "full")).pages).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    for text in ("2,000,000,000", "1,500,000,000", "30 September 2026"):
        assert text in whole


def test_a_figure_stands_beside_its_word() -> None:
    table = Table((TableColumn("Measure"), TableColumn("Count", "number")), (("behaviour", 3), ("operation", 12)))
    places: dict[str, float] = {}

    def visit(text: str, of_page: list[float], of_text: list[float], *_: object) -> None:
        places[text.strip()] = of_page[0] * of_text[4] + of_page[4]

    for page in read(bundle(only(table))).pages:
        page.extract_text(visitor_text=visit)
    assert 20 < places["12"] - places["operation"] < 120
