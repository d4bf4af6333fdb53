"""Every text is in the board's copy, as it was typed, whatever it is; what cannot be shown is told."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from onecompany.export.brand import Brand
from onecompany.export.typesetting.text import marked_text
from onecompany.summary.document import Bullets, Callout, Front, Matrix, Paragraph, Report, Section, Table, TableColumn
from onecompany.summary.isolated import isolated
from onecompany.summary.page_one import page_one
from onecompany.summary.texts import map_text, texts
from tests.export.pdf_reading import LONG, absent, letters, made, only, opened, shown, squeezed
from tests.kinds.test_texts import HOSTILE
from tests.sample_report import META, sample
from tests.thorough import THOROUGH

LETTERS = "李伟🚀דנלحيد"
"""Of the names in the sample, some letters of each script that the bundled fonts do not have."""


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    return opened()


@pytest.mark.needs_fonts(LETTERS)
def test_every_text_of_the_report_is_there(reader):
    one = page_one(sample())
    expected = [
        *texts(sample().sections),
        *texts(sample().appendix),
        *texts(one.front),
        *texts(replace(META, people=())),
    ]
    assert absent(expected, shown(reader)) == []


@pytest.mark.parametrize("name", [pytest.param(n, marks=pytest.mark.needs_fonts(n)) for n in ("דנה לוי", "ليلى حداد")])
def test_names_from_right_to_left_have_all_their_letters(name):
    nothing = Front((), (), (), (), Table((TableColumn("What"),), ()))
    report = replace(only(Paragraph(name)), front=nothing)
    whole = "".join(page.extract_text() for page in opened(report).pages)
    assert letters(name) == letters(whole)


@pytest.mark.parametrize(
    ("text", "arrow"),
    [
        ("Sales → Service", "→"),
        ("דנה → ליאת", "←"),
        (f"{isolated('דנה')} → {isolated('ליאת')}", "→"),
        ("Nobody hands דנה → ליאת over", "→"),
    ],
)
def test_an_arrow_points_the_way_in_which_its_line_is_read(text: str, arrow: str) -> None:
    said = marked_text(text)
    assert arrow in (said if isinstance(said, str) else said["t"])


@pytest.mark.needs_fonts(LETTERS)
def test_what_page_1_shortens_follows_in_full():
    whole = shown(opened(LONG))
    expected = [*texts(LONG.front), LONG.meta.title, LONG.meta.purpose, LONG.meta.organisation]
    assert absent(expected, whole) == []


def test_a_text_of_40_000_characters_goes_over_pages_whole():
    words = " ".join(f"w{number:05}" for number in range(5700))
    unbroken = "x" * 20_000 + "y" * 20_000
    report = only(
        Table((TableColumn("What"), TableColumn("Who")), ((words, "somebody"), (unbroken, "else"))),
        Callout("crack", words),
        Bullets((unbroken,)),
    )
    whole = shown(opened(report))
    assert whole.count(squeezed(words)) + whole.count("w05699") >= 2
    assert whole.count("x") >= 40_000
    assert whole.count("y") >= 40_000
    assert "\u200b" not in whole


@pytest.mark.parametrize("text", HOSTILE if THOROUGH else [" ".join(HOSTILE)])
def test_hostile_text_in_every_field_is_shown_as_it_is(text):
    report = map_text(sample(), lambda each: f"{each} {text}")
    whole = shown(opened(report, Brand(name=text)))
    for word in text.split():
        if word.isascii() and word.isprintable():
            assert whole.count(word) > 100, word
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", whole)


def test_signs_are_not_made_into_others():
    text = "-> --> => 3x3 ... -- --- 'a' \"b\" (c) fi ffl ~ 1/2"
    assert squeezed(text) in shown(opened(only(Paragraph(text))))


def test_a_character_without_a_font_is_a_box_and_is_told():
    found = made(only(Paragraph("one \u0378 two \U000e1fff"), Bullets(("\ufdd0\u0378",))))
    (warning,) = found.warnings
    assert warning.startswith("These characters have no font on this computer and are shown as □: U+0378")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(found.files[".pdf"])).pages).split())
    assert "one □ two" in text
    assert warning.removesuffix(".") in text


def test_a_character_without_a_font_in_a_chart_is_told_too():
    report = map_text(sample(), lambda text: text.replace("I sign up", "I sign \u0379 up"))
    assert "U+0379" in made(report).warnings[0]


def test_the_bundled_fonts_show_every_sign_of_the_program():
    signs = "− → ≥ ✓ ✗ ● ○ · – … “ ” € □"
    nothing = Front((), (), (), (), Table((TableColumn("What"),), ()))
    report = replace(only(Paragraph(signs)), meta=replace(META, people=()), front=nothing)
    assert made(report).warnings == ()
    found = opened(report)
    assert squeezed(signs) in shown(found)
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in found.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.split("-")[0] for name in fonts} == {"Inter"}


def test_an_open_change_of_direction_ends_with_its_text():
    whole = shown(opened(only(Callout("crack", "a\u202eb\u2066c", "tail stays"))))
    assert "tailstays" in whole


def test_an_empty_unfinished_workshop_says_what_is_missing():
    nothing = Table((TableColumn("What"),), ())
    blocks = (nothing, Bullets((), empty="No item."), Matrix((), (), ()))
    sections = (Section("a", "A", 1, ()), Section("b", "B", 2, blocks))
    report = Report(replace(META, finished=False, purpose=""), Front((), (), (), (), nothing), sections)
    whole = shown(opened(report))
    for text in ("not finished", "No decision was recorded.", "No commitment was recorded.", "Nothing is asked"):
        assert squeezed(text) in whole
    assert whole.count("Nothingwasrecordedhere.") == 4
    assert "Noitem." in whole


def test_a_report_of_page_1_alone_says_where_it_comes_from():
    assert META.data_hash in shown(opened(replace(sample(), sections=(), appendix=())))
