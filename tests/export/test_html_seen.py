"""The pages as they are seen: on a phone, in the dark and on paper, with a day in which nothing is as usual."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page
from pypdf import PdfReader

from onecompany.export.brand import Brand, Logo
from onecompany.export.logo_plate import plate
from tests.export.browsing import PHONE, VIEWS, Browser, View, chromium, day, html
from tests.export.reading import squeezed
from tests.wide_day import JOURNEY, PEOPLE

pytestmark = pytest.mark.timeout(300)

PAGES = [
    *[("html", name) for name in ("by hand", "sample", "wide", "nasty", "empty", "year")],
    *[(format_name, name) for format_name in ("agenda", "code") for name in ("by hand", "nasty")],
]

IS_BROKEN = """() => {
  const broken = [];
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const word of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((each) => Math.round(each.top)));
      if (lines.size > 1 && word[0].length <= 20 && !/\\p{Script=Han}/u.test(word[0])) broken.push(word[0]);
    }
  }
  return broken;
}"""

LEFT_OPEN = """() => {
  const open = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const turned = /[\\p{Script=Hebrew}\\p{Script=Arabic}]/u.test(text.data);
    if (turned && !text.data.includes('\\u2068') && !text.parentElement.closest('bdi, svg')) open.push(text.data);
  }
  return open;
}"""

CARDS = """() => [...document.querySelectorAll('.cards tbody tr')].map((card) => {
  const at = (cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const [box] = range.getClientRects();
    return [Math.round(box.top), Math.round(box.left)];
  };
  const cells = [...card.children].map((cell) => [...at(cell), cell.dataset.of ?? '', cell.innerText]);
  return cells.sort((one, other) => one[0] - other[0]);
})"""
"""The cells of each card from top to bottom: where their text begins, what they are named, and what they say."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def shown(page: Page, selector: str) -> list[bool]:
    """Whether each of some elements is to be seen."""
    return [each.is_visible() for each in page.locator(selector).all()]


@pytest.mark.needs_program("chromium")
@pytest.mark.parametrize("width", [PHONE, 600, 800])
@pytest.mark.parametrize(("format_name", "name"), PAGES)
def test_nothing_leads_out_of_the_page_and_no_word_is_broken(
    browser: Browser, format_name: str, name: str, width: int
) -> None:
    with browser.showing(html(day(name), format_name), View(width)) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == width
        # What the hyphenation of a language does is a browser's own: the page needs none.
        page.add_style_tag(content="*{hyphens:none!important}")
        assert page.evaluate(IS_BROKEN) == []


@pytest.mark.needs_program("chromium")
def test_a_curve_is_whole_on_a_phone_in_letters_of_the_usual_size(browser: Browser) -> None:
    with browser.showing(html(day("nasty")), VIEWS["phone"]) as page:
        assert not any(shown(page, ".chart .wide"))
        assert all(shown(page, ".chart .narrow"))
        room = page.locator("main p.conclusion").first.bounding_box()
        picture = page.locator(".chart .narrow").first.bounding_box()
        assert room is not None
        assert picture is not None
        assert picture["width"] <= room["width"]
        assert picture["width"] / 350 > 0.9  # a drawing for a narrow place is 350 wide in its own pixels
        said = page.locator(".chart .narrow").first.text_content()
    assert said is not None
    assert [place.name for place in JOURNEY if place.name not in said] == []


@pytest.mark.needs_program("chromium")
def test_a_matrix_keeps_its_first_column_and_shows_a_sign_where_more_lies_to_the_side(browser: Browser) -> None:
    with browser.showing(html(day("nasty")), VIEWS["phone"]) as page:
        matrix = page.locator(".scroll:has(.matrix)").first
        head = matrix.locator("tbody th").first
        before, sign = head.bounding_box(), matrix.locator(".sideways")
        assert sign.is_visible()
        assert matrix.evaluate("each => (each.scrollLeft = 200, each.scrollWidth > each.clientWidth)")
        after = head.bounding_box()
        assert before is not None
        assert after is not None
        assert abs(after["x"] - before["x"]) <= 3  # the space between two cells
    with browser.showing(html(day("nasty")), VIEWS["light"]) as page:
        assert not page.locator(".sideways").first.is_visible()


@pytest.mark.needs_program("chromium")
def test_each_row_of_a_wide_table_is_a_card_on_a_phone_with_a_name_at_each_value(browser: Browser) -> None:
    with browser.showing(html(day("sample")), VIEWS["phone"]) as page:
        assert not any(shown(page, ".cards thead"))
        assert all(shown(page, ".lines thead:not(details *)"))
        table = page.locator(".cards").first
        heads = [each.inner_text() for each in table.locator("thead th").all()]
        cells = table.locator("tbody tr").first.locator("td").all()
        names = [each.evaluate("each => getComputedStyle(each, '::before').content") for each in cells]
        assert names == ["none", *(f'"{each.strip()}"' for each in heads[1:])]


@pytest.mark.needs_program("chromium")
@pytest.mark.parametrize("name", ["by hand", "sample", "wide", "nasty", "year"])
def test_a_table_on_a_phone_has_names_of_one_line_and_no_more_to_the_side(browser: Browser, name: str) -> None:
    with browser.showing(html(day(name)), VIEWS["phone"]) as page:
        first = page.locator(".lines:not(details *) td.short:first-child bdi")
        lines = first.evaluate_all("all => all.map(each => [each.innerText, each.getClientRects().length])")
        scrolls = page.locator(".scroll:has(> .lines):not(details *)")
        assert not any(scrolls.evaluate_all("all => all.map(each => each.scrollWidth > each.clientWidth)"))
    assert lines
    assert [said for said, count in lines if count > 1] == []


@pytest.mark.needs_program("chromium")
@pytest.mark.parametrize("name", ["sample", "nasty", "year"])
def test_a_card_is_headed_by_words_and_what_is_in_it_begins_at_one_edge(browser: Browser, name: str) -> None:
    with browser.showing(html(day(name)), VIEWS["phone"]) as page:
        cards = page.evaluate(CARDS)
    assert cards
    for (_, _, named, said), *values in cards:
        assert not named, said
        assert any(letter.isalpha() for letter in said), said
        assert all(named for _, _, named, _ in values), said
        assert len({left for _, left, _, _ in values}) <= 1, (said, values)


@pytest.mark.needs_program("chromium")
@pytest.mark.parametrize("name", ["by hand", "nasty"])
def test_no_name_turns_what_stands_beside_it(browser: Browser, name: str) -> None:
    with browser.showing(html(day(name))) as page:
        assert page.evaluate(LEFT_OPEN) == []


@pytest.mark.needs_program("chromium")
def test_planned_and_used_are_told_apart_without_colour(browser: Browser) -> None:
    with browser.showing(html(day("by hand"))) as page:
        look = "each => [getComputedStyle(each).fill, getComputedStyle(each).stroke]"
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        planned, actual = (page.locator(f".chart rect.{name}").first.evaluate(look) for name in ("planned", "actual"))
    assert planned[0] == ground
    assert planned[1] != "none"
    assert actual[0] != ground


def drawn(ink: str, ground: str | None = None) -> Logo:
    """A logo of a bar and a ring, on nothing or on a ground of its own."""
    picture = Image.new("RGBA", (90, 40), ground or (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((4, 4, 20, 36), fill=ink)
    pen.ellipse((40, 4, 72, 36), outline=ink, width=6)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return Logo(out.getvalue(), "png", 90, 40)


def vector(*inks: str) -> Logo:
    bars = "".join(f'<rect x="{n * 20}" width="12" height="20" fill="{ink}"/>' for n, ink in enumerate(inks))
    return Logo(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20">{bars}</svg>'.encode(), "svg", 90, 20)


@pytest.mark.parametrize(
    ("logo", "needs"),
    [
        (drawn("#10243a"), "light"),
        (vector("#10243a"), "light"),
        (vector("#10243a", "#e8b000"), "light"),
        (vector("#e8b000"), ""),
        (drawn("#f4f4f4"), "dark"),
        (vector("#ffffff"), "dark"),
        (drawn("#d2691e"), ""),
        (vector("#d2691e"), ""),
        (drawn("#10243a", "#ffffff"), ""),
        (drawn("#ffffff", "#10243a"), ""),
    ],
    ids=[
        "dark",
        "dark svg",
        "half dark svg",
        "yellow svg",
        "light",
        "light svg",
        "orange",
        "orange svg",
        "on white",
        "on blue",
    ],
)
def test_a_logo_that_a_page_would_swallow_gets_a_plate(logo: Logo, needs: str) -> None:
    assert plate(Brand(logo=logo)) == needs


@pytest.mark.needs_program("chromium")
@pytest.mark.parametrize(("ink", "scheme", "ground"), [("#10243a", "dark", "#ffffff"), ("#f4f4f4", "light", "#11161c")])
def test_the_plate_is_there_where_it_is_needed_and_nowhere_else(
    browser: Browser, ink: str, scheme: str, ground: str
) -> None:
    page = html(replace(day("by hand"), brand=Brand(logo=drawn(ink))))
    for view in ("light", "dark"):
        with browser.showing(page, VIEWS[view]) as seen:
            colour = seen.locator(".brand img").evaluate("each => getComputedStyle(each).backgroundColor")
        red, green, blue = (int(ground[at : at + 2], 16) for at in (1, 3, 5))
        assert (colour == f"rgb({red}, {green}, {blue})") == (view == scheme)


@pytest.mark.needs_program("chromium")
@pytest.mark.parametrize("name", ["sample", "nasty", "empty"])
def test_print_is_light_with_heads_that_repeat_and_no_stranded_page(browser: Browser, name: str) -> None:
    with browser.showing(html(day(name)), VIEWS["print"]) as page:
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert not any(shown(page, "nav, details, .sideways, .narrow"))
        assert page.locator("thead").first.evaluate("each => getComputedStyle(each).display") == "table-header-group"
        pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    texts = [each.extract_text().split("\n") for each in pages]
    assert min(len(lines) for lines in texts) > 5
    sideways = [each for each in pages if each.mediabox.width > each.mediabox.height]
    assert bool(sideways) == (name == "nasty")
    if sideways:
        matrix = squeezed(sideways[0].extract_text())
        assert [person.silo for person in PEOPLE if person.silo not in matrix] == []
