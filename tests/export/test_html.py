"""The page: read back by another parser, hostile text in every field, colours computed."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date

import pytest

from onecompany.export import registry
from onecompany.export.brand import Brand
from onecompany.summary.document import Bullets, Front, Matrix, MatrixCell, Report, Section, Table, TableColumn
from onecompany.summary.page_one import page_one
from onecompany.summary.texts import map_text, texts
from tests.export.reading import Page, read, squeezed
from tests.sample_report import META, bundle, sample
from tests.sample_words import HOSTILE

UNUSED = ("Item", "Owner")
"""The headings of a table without rows, which give way to what is said instead."""


def rendered(report: Report | None = None) -> bytes:
    return registry.find("html").render(bundle(report))


@pytest.fixture(scope="module")
def page() -> Page:
    return read(rendered())


def test_all_text_of_the_report_is_there_literally(page):
    shown = squeezed(page.text)
    one = page_one(sample())
    expected = [*texts(sample().sections), *texts(sample().appendix), *texts(one.front), *texts(META)]
    missing = [text for text in expected if squeezed(text) not in shown and text not in UNUSED]
    assert missing == []


def test_values_are_written_for_people(page):
    assert "12 December 2026" in page.text
    assert "−8" in page.text
    assert "71.5" in page.text
    assert "3,800" in page.text
    assert "– means not recorded." in page.text
    assert page.having("time", datetime="2026-12-12")


def test_page_one_comes_first_and_says_all_that_it_must(page):
    front = squeezed(page.text.split("Contents")[0])
    for words in (
        "Confidential.",
        "Northwind Utilities",
        "17 September 2026",
        "One picture",
        "The bottom line",
    ):
        assert words in front
    for words in ("4 of 6", "1 of 4", "7 of 8", "by 25 September 2026", "Decided", "30 September 2026"):
        assert words in front
    assert "Recognise a team" not in front


def test_sections_are_numbered_in_their_order(page):
    further = page.text.split("Contents")[1]
    places = [further.index(f"\n{number} {each.title}\n") for number, each in enumerate(sample().in_order(), 1)]
    assert places == sorted(places)


@pytest.mark.reliability("Text in hand-outs")
def test_no_script_and_nothing_from_outside(page):
    raw = rendered().decode()
    assert not page.tags() & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "image",
        "use",
    }
    for _, attrs in page.elements:
        assert not [name for name in attrs if name.startswith("on") or name in {"style", "src", "srcset"}]
        assert attrs.get("href", "#").startswith("#")
    assert not re.search(r"url\(|@import|@font-face|https?:", page.style)
    assert "http://" not in raw
    assert "https://" not in raw


def test_policy_allows_its_own_style_sheet_and_nothing_else(page):
    (policy,) = [attrs for _, attrs in page.elements if "http-equiv" in attrs]
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    assert policy["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.reliability("Text in hand-outs")
def test_hostile_text_in_every_field_stays_text():
    calm, nasty = sample(), map_text(sample(), lambda text: f"{text} {HOSTILE}")
    before, after = read(rendered(calm)), read(rendered(nasty))
    assert "script" not in after.tags()
    assert squeezed(after.text).count("<script>alert('x')</script>") > 200
    assert "</script>" not in after.style
    assert {name for _, attrs in after.elements for name in attrs} == {
        name for _, attrs in before.elements for name in attrs
    }
    shown = squeezed(after.text)
    unused = [f"{each} {HOSTILE}" for each in UNUSED]
    assert [text for text in texts(nasty.sections) if squeezed(text) not in shown and text not in unused] == []


def test_what_page_one_has_to_shorten_is_further_on_in_full():
    whole = sample()
    long = replace(whole, front=replace(whole.front, bottom_line=("We " + "say more " * 60 + "than fits.",)))
    shown = squeezed(read(rendered(long)).text)
    assert squeezed(long.front.bottom_line[0]) in shown
    assert "From page 1, in full" in shown


def test_every_name_is_isolated_from_the_text_around_it():
    raw = rendered().decode()
    for name in ("ليلى حداد", "דנה לוי", "李伟"):
        assert raw.count(f"<bdi>{name}</bdi>") == raw.count(name) > 2


def test_charts_are_pictures_with_their_words(page):
    charts = page.having("svg", role="img")
    assert [chart["class"] for chart in charts] == ["wide", "narrow"] * 5
    for chart in charts:
        assert page.having("figcaption", id=chart["aria-labelledby"])
        assert page.having("desc", id=chart["aria-describedby"])
    assert len(page.having("circle", class_="dot")) == 2 * (4 + 3)
    assert len(page.having("circle", class_="dot low")) == 2
    assert squeezed(page.text).count("−2 lowest") == 2


def test_every_chart_has_its_figures_as_a_table_behind_it(page):
    for chart in page.having("svg", class_="wide"):
        assert page.having("table", class_="lines", aria_labelledby=chart["aria-labelledby"])
    assert len(page.having("details")) == 5


def test_matrix_has_a_word_and_a_sign_in_each_cell(page):
    assert len(page.having("td", class_="owner")) == 6
    assert len(page.having("td", class_="helps")) == 15
    for words in ("● owner", "○ helps", "✗ nobody", "! two owners", "✓ one"):
        assert words in page.text
    assert page.having("th", scope="row")


def test_ids_are_unique_and_every_link_leads_somewhere(page):
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = {attrs["href"][1:] for attrs in page.having("a")}
    labels = {each for _, attrs in page.elements for each in attrs.get("aria-labelledby", "").split()}
    assert links | labels <= set(ids)
    assert len(links) == len(sample().sections)


@pytest.mark.parametrize(("given", "shown"), [("pt-BR", "pt-BR"), ('en" onload="x', "en"), ("", "en")])
def test_language_is_the_plan_s_or_english(given, shown):
    report = replace(sample(), meta=replace(META, language=given))
    (root,) = read(rendered(report)).having("html")
    assert root == {"lang": shown, "dir": "ltr"}


def test_a_language_that_is_written_from_right_to_left_turns_the_page():
    report = replace(sample(), meta=replace(META, language="he"))
    assert read(rendered(report)).having("html") == [{"lang": "he", "dir": "rtl"}]


def test_an_empty_unfinished_workshop_says_what_is_missing():
    nothing = Table((TableColumn("What"),), ())
    sections = (
        Section("a", "A", 1, ()),
        Section("b", "B", 2, (nothing, Bullets((), empty="No item."), Matrix((), (), ()))),
    )
    report = Report(replace(META, finished=False, purpose=""), Front((), (), (), (), nothing), sections)
    shown = squeezed(read(rendered(report)).text)
    for words in (
        "not finished",
        "No decision was recorded.",
        "No commitment was recorded.",
        "Nothing is asked",
    ):
        assert words in shown
    assert shown.count("Nothing was recorded here.") == 4
    assert "No item." in shown


def test_only_what_is_too_wide_gets_a_page_on_its_side(page):
    assert not [attrs for attrs in page.having("section") if "landscape" in attrs.get("class", "")]
    many = tuple(f"stage {at}" for at in range(9))
    matrix = Matrix(("Sales",), many, ((MatrixCell("owner", "owner"),) * 9,))
    wide = replace(sample(), sections=(Section("ownership", "Ownership", 1, (matrix,)),))
    assert read(rendered(wide)).having("section", class_="part landscape")


def _palette(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", css))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _colours(style: str, scheme: str) -> dict[str, str]:
    """All that a page has on a screen; in print it has the light ones, as `test_html_seen` looks at."""
    light, rest = style.split("@media screen and (prefers-color-scheme:dark)", 1)
    return _palette(light) | (_palette(rest.split("*{box-sizing", 1)[0]) if scheme == "dark" else {})


def _low(colours: dict[str, str], least: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    contrasts = {pair: round(_contrast(*(colours[each] for each in pair)), 2) for pair in least}
    return {pair: value for pair, value in contrasts.items() if value < least[pair]}


LEVELS = ("crack", "warning", "strength")
TEXTS = [
    *[(each, "paper") for each in ("ink", "muted", *LEVELS)],
    *[(each, f"{each}-tint") for each in LEVELS],
    *[("ink", f"{each}-tint") for each in LEVELS],
    ("on-tint", "tint"),
]
OF_THE_HOUSE = [("accent", "paper"), ("on-accent", "accent")]
SHAPES = [(each, "paper") for each in ("rule", "muted", "accent", *LEVELS)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_a_contrast_of_seven(page, scheme):
    least = dict.fromkeys([*TEXTS, *OF_THE_HOUSE], 7.0)
    assert _low(_colours(page.style, scheme), least) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("accent", ["#8a6a00", "#c2410c", "#2e7d32", "#000000", "#767676", "#0000ff", "#7a1f3d"])
def test_whatever_the_accent_texts_are_read_and_shapes_are_seen(scheme, accent):
    style = read(registry.find("html").render(replace(bundle(), brand=Brand(accent=accent)))).style
    least = dict.fromkeys(SHAPES, 3.0) | dict.fromkeys(TEXTS, 7.0) | dict.fromkeys(OF_THE_HOUSE, 4.5)
    assert _low(_colours(style, scheme), least) == {}


def test_every_shape_of_a_chart_has_a_colour_that_is_seen():
    """No bar, dot or line that says something is drawn in the faint colour of lines that only part."""
    faint = re.findall(r"\.chart ([^{}]+)\{[^{}]*var\(--line\)", read(rendered()).style)
    assert faint == [".level"]


def test_dates_are_the_day_of_the_workshop_not_of_the_export():
    report = replace(sample(), meta=replace(META, date=date(2026, 1, 5)))
    assert "5 January 2026" in read(rendered(report)).text
