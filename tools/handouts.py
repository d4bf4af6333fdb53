"""Makes the examples in docs/: first pages of the hand-outs as pictures, and every kind of chart as SVG.

    python tools/handouts.py

The pages are made from the sample workshop, the charts from the tests' sample report, for some of their exercises come
later. Needs LibreOffice for the office formats and pdftoppm for pages; what cannot be made is said, and the rest is.
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
from onecompany.export.bundling import bundle
from onecompany.export.format import Bundle
from onecompany.export.pictures import svg
from onecompany.kinds.sample import SampleClock, make_sample
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


def of_sample(folder: Path) -> Bundle:
    """The sample workshop, in the evening of its day."""
    clock = SampleClock(dt.datetime(2026, 3, 2, 17, tzinfo=dt.UTC))
    with Store(folder / "northwind.onecompany", clock=clock, scratch=True) as store:
        state = store.read(make_sample(store))
        return bundle(state, at=Stamp.take(clock), today=dt.date(2026, 3, 2), version=__version__)


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


def pages(given: Bundle, folder: Path) -> None:
    """The pages that README and docs show."""
    for name, suffix, page in (*PAGES, ("code", "-code.pdf", 1)):
        made = registry.find(name).make(sample_bundle() if name == "code" else given)
        file = folder / f"{name}-{page}.{suffix.rpartition('.')[2]}"
        file.write_bytes(made.files[suffix])
        pdf = as_pdf(file)
        if pdf is not None:
            picture(pdf, page, PICTURES / f"handout-{name}-{page}.png")


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
        pages(of_sample(folder), folder)
    print(PICTURES, CHARTS)


if __name__ == "__main__":
    main()
