"""The pages as axe-core sees them, which looks for what keeps people out: no finding, however they are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe

from onecompany.export.brand import Brand
from tests.export.browsing import VIEWS, Browser, chromium, day, html

pytestmark = [pytest.mark.needs_program("chromium"), pytest.mark.timeout(300)]

PAGES = {
    "sample": ("html", "sample"),
    "nasty": ("html", "nasty"),
    "empty": ("html", "empty"),
    "year": ("html", "year"),
    "agenda": ("agenda", "nasty"),
    "code": ("code", "nasty"),
}

YELLOWISH = "#8a6a00"
"""An accent at the limit of what can be read on white."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def findings(browser: Browser, page: bytes, view: str) -> list[str]:
    """What axe-core finds, all of its rules and best practices, with the elements."""
    with browser.showing(page, VIEWS[view]) as shown:
        violations = Axe().run(shown).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in violations for node in each["nodes"]]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_found(browser: Browser, name: str, view: str) -> None:
    format_name, of_day = PAGES[name]
    assert findings(browser, html(day(of_day), format_name), view) == []


@pytest.mark.parametrize("view", ["light", "dark"])
def test_nothing_is_found_with_an_accent_at_the_limit(browser: Browser, view: str) -> None:
    branded = replace(day("by hand"), brand=Brand(name="Okafor", accent=YELLOWISH))
    assert findings(browser, html(branded), view) == []


def test_what_is_wrong_is_found(browser: Browser) -> None:
    """The tests above can fail: a picture without words, a pale text, a page without a language."""
    wrong = html(day("by hand")).replace(b'role="img" aria-labelledby="s1b4t"', b'role="img"', 1)
    wrong = wrong.replace(b'lang="en"', b"", 1).replace(b"--muted:#464c55", b"--muted:#b0b0b0", 1)
    found = {line.partition(":")[0] for line in findings(browser, wrong, "light")}
    assert {"html-has-lang", "color-contrast"} <= found
