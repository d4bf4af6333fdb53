"""Opens pages in Chromium, as wide and as light as a test wants them, and asks what is seen there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple

from playwright.sync_api import Page, sync_playwright

from onecompany.clock import Stamp
from onecompany.export import registry
from onecompany.export.bundling import bundle, bundle_year
from onecompany.export.format import Bundle
from onecompany.kinds.sample import begin_sample, make_sample, sample_plan
from onecompany.kinds.sample_year import make_year
from onecompany.store.file import Store
from tests.clock_double import FakeClock
from tests.nasty_day import make_nasty_day
from tests.needs import program
from tests.sample_report import bundle as by_hand
from tests.wide_day import make_wide_day

DAY = dt.date(2026, 3, 2)

PHONE, DESK = 390, 1200
"""The width of a small telephone and of a window, in pixels."""


class View(NamedTuple):
    """How a page is looked at."""

    width: int = DESK
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


VIEWS = {
    "light": View(),
    "dark": View(scheme="dark"),
    "phone": View(PHONE),
    "print": View(680, "dark", "print"),
}
"""Printed is from a dark screen, and light all the same."""


class Browser:
    """Chromium, with a page at a time. Nothing is asked for from outside: a page that would is an error."""

    def __init__(self, launched: Any) -> None:
        self._launched = launched

    @contextmanager
    def showing(self, html: bytes, view: View = VIEWS["light"]) -> Iterator[Page]:
        """A page as a reader has it; scripts of a test run on it, which its own policy would forbid."""
        context = self._launched.new_context(
            viewport={"width": view.width, "height": 900}, color_scheme=view.scheme, bypass_csp=True, offline=True
        )
        try:
            page = context.new_page()
            page.emulate_media(media=view.media, color_scheme=view.scheme)
            page.set_content(html.decode())
            yield page
        finally:
            context.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that is installed: none is brought along."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program("chromium"), args=["--no-sandbox"])
        yield Browser(launched)
        launched.close()


@cache
def day(name: str) -> Bundle:
    """A day to make pages of: `by hand`, `sample`, `wide`, `nasty`, `empty` or a `year`."""
    if name == "by hand":
        return by_hand()
    clock = FakeClock(dt.datetime.combine(DAY, dt.time(18), dt.UTC))
    with TemporaryDirectory() as folder, Store(Path(folder) / "day.onecompany", clock=clock, scratch=True) as store:
        if name == "year":
            states = [store.read(workshop) for workshop in make_year(store, DAY)]
            return bundle_year(states, at=Stamp.take(clock), today=DAY, version="1")
        make: dict[str, Callable[[Store, dt.date], str]] = {
            "sample": make_sample,
            "wide": make_wide_day,
            "nasty": make_nasty_day,
            "empty": lambda store, day: begin_sample(store, sample_plan(), day).workshop_id,
        }
        state = store.read(make[name](store, DAY))
        return bundle(state, at=Stamp.take(clock), today=DAY, version="1")


def html(content: Bundle, name: str = "html") -> bytes:
    """The page of a format."""
    (data,) = (data for suffix, data in registry.find(name).make(content).files.items() if suffix.endswith(".html"))
    return data
