"""Measures what the hand-outs cost: time and memory of each format, beside an empty document of its bare library.

    python tools/bench/exports.py [--runs N] [--files FOLDER]

Every measurement is a process of its own: imports count, as they do for the first export of a day. Ours and the bare
library take turns, and the medians are compared. It ends with 0 whether or not a goal is met: a figure of a busy
machine is no proof.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from make_files import (
    CLIENT,
    CLIENTS,
    COMPANY,
    ITEMS,
    MANY_CLIENTS,
    make_client,
    make_clients,
    make_full_day,
    make_items,
)

from onecompany.export import registry

DAY = "day.onecompany"
GOAL = 2.0
"""All formats of a full day, against the sum of the bare libraries' empty documents."""

BARE = {
    "agenda": "import typst, jinja2; typst.compile(b' '); jinja2.Environment().from_string('').render()",
    "code": "import typst, jinja2; typst.compile(b' '); jinja2.Environment().from_string('').render()",
    "csv": "import csv, io; csv.writer(io.StringIO()).writerow(['a'])",
    "docx": "import docx, io; docx.Document().save(io.BytesIO())",
    "html": "import jinja2; jinja2.Environment().from_string('').render()",
    "ics": "import icalendar; icalendar.Calendar().to_ical()",
    "json": "import json; json.dumps({})",
    "md": "import jinja2; jinja2.Environment().from_string('').render()",
    "pdf": "import typst; typst.compile(b' ')",
    "pptx": "import pptx, io; pptx.Presentation().save(io.BytesIO())",
    "xlsx": "import xlsxwriter, io; b = xlsxwriter.Workbook(io.BytesIO()); b.add_worksheet(); b.close()",
}
"""The least that each library does for a file. Formats of other packages have none and are left out."""

OURS = """
import datetime as dt
from pathlib import Path
from onecompany import __version__
from onecompany.clock import Stamp
from onecompany.export import registry
from onecompany.export.bundling import bundle
from onecompany.export.format import ExportError
from onecompany.store.reading import read_workshops, reading
from onecompany.store.rows import read_state
path = Path({path!r})
with reading(path) as db:
    state = read_state(db, read_workshops(db)[0].id)
at = Stamp(dt.datetime(2026, 3, 2, 17, tzinfo=dt.UTC), 0.0, "bench")
begun = time.perf_counter()
made = bundle(state, at=at, today=at.utc.date(), version=__version__)
for name in {names!r}:
    try:
        registry.find(name).make(made)
    except ExportError:
        pass
"""

MEASURED = """
import gc, json, resource, sys, time
begun = time.perf_counter()
{code}
spent = time.perf_counter() - begun
print(json.dumps([spent * 1000, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def measured(code: str) -> tuple[float, float]:
    """Milliseconds that a piece of code takes in a process of its own, and the megabytes of that process."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED.format(code=code)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"A measurement failed:\n{done.stderr}")
    spent, memory = json.loads(done.stdout)
    return spent, memory


def compared(ours: str, bare: str, runs: int) -> tuple[float, float, float, float]:
    """Medians in turns: our milliseconds and megabytes, then those of the bare library."""
    both = [(measured(ours), measured(bare)) for _ in range(runs)]
    return (
        median(mine[0] for mine, _ in both),
        median(mine[1] for mine, _ in both),
        median(other[0] for _, other in both),
        median(other[1] for _, other in both),
    )


def year(path: Path, folder: Path) -> float:
    """Milliseconds of the command that makes an organisation's year in every format."""
    program = Path(sys.executable).with_name("onecompany")
    command = [program, "--file", path, "year", COMPANY, "--all", "--overwrite", "--to", folder]
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"The year could not be made:\n{done.stdout}{done.stderr}")
    return (time.perf_counter() - begun) * 1000


def years(folder: Path, runs: int) -> list[str]:
    """The year of an organisation that is alone in its file, and of the same one among many, in turns."""
    pairs = [(year(folder / CLIENTS, folder / "year"), year(folder / CLIENT, folder / "year")) for _ in range(runs)]
    among, alone = (median(times) for times in zip(*pairs, strict=True))
    what = f"year, of {MANY_CLIENTS} organisations"
    return [f"| {what} | all, command | {among:,.0f} ms | alone: {alone:,.0f} ms | {among / alone:.2f} | ≤ 1.5 |"]


def report(what: str, path: Path, runs: int) -> list[str]:
    """The lines about one workshop: each format, then all of them in one process."""
    names = [name for name in registry.names() if name in BARE]
    lines = []
    total = 0.0
    for name in names:
        mine, _, other, _ = compared(OURS.format(path=str(path), names=[name]), BARE[name], runs)
        total += other
        ratio = f"{mine / other:.1f}" if other >= 1 else ""
        lines.append(f"| {what} | {name} | {mine:,.0f} ms | {other:,.0f} ms | {ratio} | |")
    whole, memory, _, bare = compared(OURS.format(path=str(path), names=names), "\n".join(BARE.values()), runs)
    goal = f"≤ {GOAL:g}" if path.name == DAY else ""
    lines.append(f"| {what} | all {len(names)} | {whole:,.0f} ms | {total:,.0f} ms | {whole / total:.2f} | {goal} |")
    lines.append(f"| {what} | memory | {memory:,.0f} MB | {bare:,.0f} MB | {memory / bare:.2f} | |")
    return lines


def main() -> int:
    """Make the files that are missing, measure, print a Markdown table."""
    parser = argparse.ArgumentParser(description="Measure what the hand-outs cost.")
    parser.add_argument("--runs", type=int, default=3, help="measurements of each, of which the median counts")
    parser.add_argument("--files", type=Path, help="keep the workshop files here for the next time")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="onecompany-bench-") as scratch:
        folder = given.files or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        files = {DAY: make_full_day, ITEMS: make_items, CLIENT: make_client, CLIENTS: make_clients}
        for name, make in files.items():
            if not (folder / name).is_file():
                make(folder / name)
        print("| workshop | format | ours | bare library, empty | ratio | goal |")
        print("| --- | --- | --- | --- | --- | --- |")
        for what, name in (("full day", DAY), ("5,000 items", ITEMS)):
            print("\n".join(report(what, folder / name, given.runs)), flush=True)
        print("\n".join(years(folder, given.runs)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
