"""Makes the examples in docs/: first pages of the hand-outs as pictures, and every kind of chart as SVG.

    python tools/handouts.py

The pages are made from the sample, its first day and its year, the charts from the tests' sample report, for not all of
them are in it. Needs LibreOffice for the office formats and pdftoppm for pages; what cannot be made is said, and the
rest is.
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from onecompany import __version__
from onecompany.clock import Stamp
from onecompany.export import registry
from onecompany.export.brand import Brand
from onecompany.export.bundling import bundle, bundle_year
from onecompany.export.format import Bundle
from onecompany.export.pictures import svg
from onecompany.kinds.sample import SampleClock
from onecompany.kinds.sample_year import make_year
from onecompany.store.file import Store
from onecompany.summary.blocks import BarPairs, CurveChart, Histogram, Readings, Waterfall

HERE = Path(__file__).resolve().parent
PICTURES = HERE.parent / "docs" / "pictures"
CHARTS = HERE.parent / "docs" / "examples"
sys.path.insert(0, str(HERE.parent))

from tests.sample_report import bundle as sample_bundle  # noqa: E402 - the checkout's tests are no package of ours
from tests.sample_report import sample  # noqa: E402

PAGES = (
    ("pdf", ".pdf", 1),
    ("pdf", ".pdf", 4),
    ("docx", ".docx", 1),
    ("pptx", ".pptx", 2),
    ("agenda", "-agenda.pdf", 1),
)
WIDTH = 1000
"""Pixels of a picture's width."""


def of_sample(folder: Path) -> tuple[Bundle, Bundle]:
    """The sample's first day, in the evening of it, and its year, in the evening of its last review."""
    day = dt.date(2026, 3, 2)
    clock = SampleClock(dt.datetime.combine(day, dt.time(17), dt.UTC))
    with Store(folder / "northwind.onecompany", clock=clock, scratch=True) as store:
        states = [store.read(workshop) for workshop in make_year(store, day)]
        year = bundle_year(states, at=Stamp.take(clock), today=day, version=__version__)
        first = states[0].workshop.date
        clock.moment = dt.datetime.combine(first, dt.time(17), dt.UTC)
        return bundle(states[0], at=Stamp.take(clock), today=first, version=__version__), year


def as_pdf(file: Path) -> Path | None:
    """The file as PDF, through LibreOffice where it is none; None when that is not installed."""
    if file.suffix == ".pdf":
        return file
    office = shutil.which("soffice")
    if office is None:
        print(f"{file.name}: LibreOffice is not installed, so there is no picture of it.", file=sys.stderr)
        return None
    profile = f"-env:UserInstallation={(file.parent / 'office').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
    subprocess.run(command, check=True, capture_output=True)
    return file.with_suffix(".pdf")


def picture(pdf: Path, page: int, target: Path) -> None:
    """One page as PNG."""
    size = ["-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
    command = ["pdftoppm", "-png", "-singlefile", "-f", str(page), "-l", str(page), *size]
    subprocess.run([*command, str(pdf), str(target.with_suffix(""))], check=True)


def pages(day: Bundle, year: Bundle, folder: Path) -> None:
    """The pages that README and docs show."""
    wanted = [(name, day, name, suffix, page) for name, suffix, page in PAGES]
    wanted += [("code", sample_bundle(), "code", "-code.pdf", 1)]
    wanted += [("year", year, "pdf", ".pdf", page) for page in (1, 2)]
    for called, given, name, suffix, page in wanted:
        made = registry.find(name).make(given)
        file = folder / f"{called}-{page}.{suffix.rpartition('.')[2]}"
        file.write_bytes(made.files[suffix])
        pdf = as_pdf(file)
        if pdf is not None:
            picture(pdf, page, PICTURES / f"handout-{called}-{page}.png")


def charts() -> None:
    """One SVG for each kind of chart."""
    CHARTS.mkdir(exist_ok=True)
    for section in (*sample().in_order(), *sample().appendix):
        for block in section.blocks:
            if isinstance(block, BarPairs | CurveChart | Histogram | Readings | Waterfall):
                target = CHARTS / f"chart-{type(block).__name__.lower()}.svg"
                target.write_text(svg(block, Brand().palette), encoding="utf-8")


def main() -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        charts()
        if shutil.which("pdftoppm") is None:
            sys.exit("pdftoppm is not installed, so there are no pictures of pages.")
        pages(*of_sample(folder), folder)
    print(PICTURES, CHARTS)


if __name__ == "__main__":
    main()
