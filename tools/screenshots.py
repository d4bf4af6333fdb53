"""Makes the pictures in docs/pictures from the sample: its first day, and its year. Needs Chromium for PNG."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from onecompany import __version__
from onecompany.app.app import OneCompanyApp
from onecompany.app.settings import Settings
from onecompany.app.workshop_file import WorkshopFile
from onecompany.clock import Stamp, SystemClock
from onecompany.kinds.sample import SampleClock
from onecompany.kinds.sample_year import make_year
from onecompany.store.file import Store
from onecompany.store.following.presence import WallPresence
from onecompany.store.following.sign import SeatSign
from onecompany.wall.app import WallApp

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
Look = tuple[str, str, str, tuple[int, int], tuple[str, ...]]
LOOKS: tuple[Look, ...] = (
    ("journey-light", "stages", "room-light", (112, 36), ()),
    ("pulse-light", "unity", "room-light", (112, 32), ()),
    ("ownership-light", "ownership", "room-light", (112, 32), ()),
    ("ownership-contrast", "ownership", "room-contrast", (112, 32), ()),
    ("ownership-small", "ownership", "room-dark", (80, 24), ()),
    ("metrics-dark", "metrics", "room-dark", (112, 32), ()),
    ("customers-light", "assets", "room-light", (112, 32), ()),
    ("words-light", "vocabulary", "room-light", (112, 32), ()),
    ("commitments-light", "commitments", "room-light", (112, 32), ()),
    ("summary-preview", "commitments", "room-light", (112, 40), ("f10",)),
)
LAST = dt.date(2026, 3, 2)
"""The day of the sample's last review; each picture is of the day of its workshop, or of this one."""
CHROMIUM = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]


def chromium() -> str:
    """The browser's command. Exits with a sentence when there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    raise SystemExit("The pictures need Chromium, which is not installed here.")


def picture(page: Path, target: Path, width: int, height: int) -> None:
    """A PNG of a page."""
    with tempfile.TemporaryDirectory() as profile:
        arguments = [f"--user-data-dir={profile}", f"--screenshot={target}", f"--window-size={width},{height}"]
        subprocess.run([chromium(), *CHROMIUM, *arguments, page.as_uri()], check=True, capture_output=True)


def draw(svg: str, name: str, folder: Path) -> None:
    """A PNG of a screen."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert found is not None
    page = folder / f"{Path(name).name}.html"
    page.write_text(f'<body style="margin:0">{svg}', encoding="utf-8")
    picture(page, PICTURES / f"{name}.png", round(float(found[1])), round(float(found[2])))


async def organisation(path: Path, folder: Path) -> None:
    """The organisation's screen after its last review."""
    workshop_file = WorkshopFile(path, clock=SampleClock(dt.datetime.combine(LAST, dt.time(17), dt.UTC)))
    app = OneCompanyApp(workshop_file, Settings(folder, theme="room-light"))
    async with app.run_test(size=(112, 46)) as pilot:
        await pilot.pause(1.0)
        await pilot.press("s")
        await pilot.pause(8.0)
        svg = app.export_screenshot(title="onecompany")
    workshop_file.close()
    draw(svg, "organisation-light", folder)


def of_each_kind(rows: Iterable[Any]) -> list[Look]:
    """The picture on the page of every kind of exercise that a workshop has."""
    return [
        (f"exercises/{kind}", kind, "room-light", (112, 32), ()) for kind in dict.fromkeys(row.kind for row in rows)
    ]


async def room(path: Path, folder: Path, workshop: str, day: dt.date, looks: Sequence[Look]) -> None:
    """Looks of the room on the day of a workshop."""
    clock = SampleClock(dt.datetime.combine(day, dt.time(9, 30), dt.UTC))
    for name, kind, theme, size, keys in looks:
        workshop_file = WorkshopFile(path, clock=clock)
        app = OneCompanyApp(workshop_file, Settings(folder, theme=theme), workshop=workshop)
        async with app.run_test(size=size) as pilot:
            await pilot.pause(1.0)
            session = app.screen.session  # type: ignore[attr-defined]
            rows = session.state.rows("exercise")
            steps = [row.kind for row in rows].index(kind) - rows.index(session.exercise)
            await pilot.press("f5", *(["down" if steps > 0 else "up"] * abs(steps)), "enter", *keys)
            await pilot.pause(0.8)
            svg = app.export_screenshot(title="onecompany")
            app.exit()  # and with it the sign of this window
        workshop_file.close()
        draw(svg, name, folder)


async def wall(path: Path, folder: Path, workshop: str, day: dt.date) -> None:
    """What the room sees on its own screen, at a board and behind the curtain."""
    clock = SampleClock(dt.datetime.combine(day, dt.time(9, 30), dt.UTC))
    sign = SeatSign(path)
    for name, curtain, size in (("wall-light", False, (112, 40)), ("wall-curtain", True, (90, 26))):
        sign.show(workshop_id=workshop, page="", curtain=curtain, findings=True)
        app = WallApp(path, "room-light", clock)
        async with app.run_test(size=size) as pilot:
            await pilot.pause(1.5)
            svg = app.export_screenshot(title="onecompany wall")
        draw(svg, name, folder)
    sign.close()


def summary(path: Path, folder: Path, workshop: str, day: dt.date) -> None:
    """The first page of the summary."""
    from onecompany.export.bundling import bundle
    from onecompany.export.registry import find

    clock = SampleClock(dt.datetime.combine(day, dt.time(11, 15), dt.UTC))
    workshop_file = WorkshopFile(path, clock=clock)
    state, _ = workshop_file.state(workshop)
    made = bundle(state, at=Stamp.take(clock), today=clock.moment.date(), version=__version__)
    page = folder / "summary.html"
    page.write_bytes(find("html").make(made).files[".html"])
    workshop_file.close()
    picture(page, PICTURES / "summary-page-1.png", 1000, 1400)


def main() -> None:
    """Make them all."""
    (PICTURES / "exercises").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        path = folder / "northwind.onecompany"
        with Store(path, clock=SystemClock(), scratch=True) as store:
            first, *_, last = make_year(store, LAST)
            day = store.read(first).workshop.date
            whole, review = (of_each_kind(store.read(workshop).rows("exercise")) for workshop in (first, last))
        asyncio.run(organisation(path, folder))  # first, because in the room the day is opened again
        asyncio.run(room(path, folder, last, LAST, [look for look in review if look not in whole]))
        asyncio.run(room(path, folder, first, day, [*LOOKS, *whole]))
        wall_there = WallPresence(path)  # so that the seat shows what is for the facilitator alone
        asyncio.run(room(path, folder, first, day, [("seat-beside-wall", "ownership", "room-light", (112, 32), ())]))
        wall_there.close()
        asyncio.run(wall(path, folder, first, day))
        summary(path, folder, first, day)
    print(PICTURES)


if __name__ == "__main__":
    main()
