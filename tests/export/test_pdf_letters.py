"""There is always a PDF, whatever people write in, on a computer with every font and on one with none but ours."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from onecompany.export import registry
from onecompany.export.brand import Brand, Logo
from onecompany.export.format import Made
from onecompany.export.typesetting import glyphs, typst_pdf
from onecompany.sentences import gettext
from onecompany.summary.blocks import CurveChart, CurvePoint
from onecompany.summary.document import Bullets, Paragraph
from onecompany.summary.texts import map_text
from tests.export.pdf_reading import made, only
from tests.sample_report import bundle, sample
from tests.thorough import THOROUGH

FONTS = "no font on this computer"

TEXTS = (
    "Support ⚠️ ❤️‍🔥 ©️",
    "👨‍👩‍👧‍👦 👍🏽 🏳️‍🌈 🧑🏿‍🚀",
    "🇩🇪🇫🇷 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 🇩",
    "1️⃣ #️⃣ *️⃣ a\u20e3",
    "สวัสดี กำ น้ำ ไม่",
    "नमस्ते क्ष क\u200dष हिन्दी",
    "தமிழ் கொ ஸ்ரீ",
    "שָׁלוֹם בְּרֵאשִׁית (Sales) 12",
    "مُحَمَّد الشَّرِكَة، 12 أَمۡ",
    "李伟 東京電力 がぎ 葛\U000e0100 ハ\u309a 한국 ᄒᆞᆫ \u11a2",
    "ខ្មែរ བོད་ཡིག က္က ᠮᠣᠩᠭᠣᠯ ⠇ 𝔸 𐌰",
    "\u0301 \u0489 a\u0301\u0302 Z͑ͫ̓ͪ̂ \u05b8x \u20dd",
    "\ue000 \U000f0001 \u0378 \U0003fffd \ufdd0 \U0010ffff",
    "\ud800 \udfff a\ud83d b",
    "\u200d\u200d \ufe0f x\u200b\u00ad \u2066a \u202eb \u115f",
)
WHOLE = TEXTS if THOROUGH else TEXTS[::-5]
"""Unseen letters, ideographs, scripts of Asia."""
TOGETHER = TEXTS if THOROUGH else tuple(" ".join(TEXTS[number::3]) for number in range(3))
"""In the short form five texts at a time."""
PAIRS = [*(("ours alone", text) for text in TOGETHER), *(("every font", text) for text in WHOLE)]


@pytest.fixture(params=["every font", "ours alone"])
def fonts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The computer's fonts, or a computer with none but ours."""
    if request.param == "ours alone":
        found = typst_pdf._fonts(True)
        monkeypatch.setattr(typst_pdf, "_fonts", lambda bundled: found)
    return request.param


def plainest() -> str:
    """What is said where only plain letters could be set."""
    return gettext(glyphs.PLAINEST, box=glyphs.BOX)


def is_pdf(found: Made) -> bool:
    return found.files[next(suffix for suffix in found.files if suffix.endswith(".pdf"))].startswith(b"%PDF")


def read(found: Made) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(found.files[".pdf"])).pages)


@pytest.mark.parametrize(("fonts", "text"), PAIRS, indirect=["fonts"])
def test_any_script_in_every_field_gives_a_tagged_pdf_and_says_what_it_lacks(fonts: str, text: str) -> None:
    found = made(map_text(sample(), lambda own: f"{text} {own}"), Brand(name=text))
    reader = PdfReader(io.BytesIO(found.files[".pdf"]))
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert glyphs.UNTAGGED not in found.warnings
    assert all(FONTS in said for said in found.warnings)
    # It is in every field, the title first of all; to read all pages takes longer than to make them.
    shown = " ".join(page.extract_text() for page in reader.pages[: None if THOROUGH else 1])
    assert (glyphs.BOX in shown) == bool(found.warnings)


@pytest.mark.parametrize("text", WHOLE)
def test_as_the_whole_of_every_field_too(fonts: str, text: str) -> None:
    assert is_pdf(made(map_text(sample(), lambda own: text), Brand(name=text)))


@pytest.mark.parametrize("name", ["agenda", "code"])
def test_the_single_sheets_too(fonts: str, name: str) -> None:
    text = " ".join(TEXTS)
    given = replace(bundle(map_text(sample(), lambda own: f"{own} {text}")), brand=Brand(name=text[:80]))
    assert is_pdf(registry.find(name).make(given))


def test_a_joined_sign_without_a_font_is_one_box(monkeypatch: pytest.MonkeyPatch) -> None:
    found = typst_pdf._fonts(True)
    monkeypatch.setattr(typst_pdf, "_fonts", lambda bundled: found)
    made_of = made(only(Paragraph("family 👨‍👩‍👧‍👦 end")))
    assert "family □ end" in " ".join(read(made_of).split())
    assert FONTS in made_of.warnings[0]


def test_the_words_of_a_chart_are_set_like_all_others(fonts: str) -> None:
    points = tuple(CurvePoint(name, 1) for name in ("Support ⚠️", "Łódź", "Ρόδος"))
    chart = CurveChart(points, "Feeling", "As the customer feels.")
    whole = read(made(only(chart)))
    assert "Łódź" in whole
    assert "Ρόδος" in whole


def test_what_typst_refuses_in_spite_of_its_answers_is_made_with_plain_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typst_pdf, "_can_set", lambda texts, bundled=False: True)
    found = made(only(Paragraph("Łódź − Zürich \u0378 end")))
    assert found.warnings == (plainest(),)
    assert "□ódź" not in read(found)
    assert "□" in read(found)
    assert "Zürich" in read(found)


def test_where_the_standard_itself_is_refused_there_is_a_pdf_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = typst_pdf._compiled

    def refusing(source: bytes, view: object, at: object, *, bundled: bool, tagged: bool = True) -> bytes:
        # Typst refuses a document without a title, whatever its letters are.
        return real(source if not tagged else b"nothing", view, at, bundled=bundled, tagged=tagged)  # type: ignore[arg-type]

    monkeypatch.setattr(typst_pdf, "_compiled", refusing)
    found = made(only(Paragraph("end")))
    assert glyphs.UNTAGGED in found.warnings
    assert "end" in read(found)


def test_a_logo_in_letters_without_a_font_does_not_stop_it(fonts: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><text y="15">\u0378北京</text></svg>'
    found = made(only(Paragraph("end")), Brand(logo=Logo(svg.encode(), "svg", 60, 20)))
    assert glyphs.UNTAGGED not in found.warnings
    assert plainest() not in found.warnings
    assert is_pdf(found)


@pytest.mark.needs_fonts("שלוש")
def test_lines_from_right_to_left_stay_so_in_each_line() -> None:
    found = made(only(Bullets(("אחת שתיים\nשלוש ארבע",))))
    assert "שלוש" in read(found) or "שולש" in read(found)


ANY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\u200d\ufe0f\ufe0e\u20e3\U0001f3fd\u0301\u094d\u05b8\u0e33\u064e\u200c\u2067 \n"),
        st.characters(categories=["Mn", "Mc", "Me", "Cf", "Co", "Cn", "So"]),
    ),
    max_size=60,
)


@settings(
    max_examples=200 if THOROUGH else 2,
    deadline=None,
    derandomize=not THOROUGH,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=ANY)
def test_any_text_in_any_field_gives_a_pdf(fonts: str, text: str) -> None:
    found = made(map_text(sample(), lambda own: f"{own} {text}" if len(own) % 2 else own), Brand(name=text))
    assert is_pdf(found)
    assert glyphs.UNTAGGED not in found.warnings


def test_the_same_bytes_of_any_script(fonts: str) -> None:
    report = only(Paragraph(" ".join(TEXTS)))
    assert made(report).files == made(report).files


def test_graphemes_lose_nothing() -> None:
    for text in TEXTS:
        assert "".join(glyphs.graphemes(text)) == text
    assert glyphs.graphemes(unicodedata.normalize("NFD", "é1")) == ["e\u0301", "1"]
