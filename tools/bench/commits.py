"""Measures what it costs that an act is kept: with the journal beside the file, and without it.

    python tools/bench/commits.py [--acts N] [--folder FOLDER]

An act is a stage that is added: one transaction, on the disk when it returns. With and without take turns in two files
of one folder, and the medians are compared, in a small file and in one with 5,000 items. Choose a folder on the disk
that matters: in memory nothing waits. It ends with 0 whether or not the goal is met: a figure of a busy machine is no
proof.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from make_files import at_the_journey, make_items, new_store

from onecompany.clock import SystemClock
from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.writer import WorkshopWriter

GOAL = 3.0
"""Milliseconds, the median with the journal."""


def make_small(path: Path) -> None:
    """A workshop in which hardly anything has been said."""
    with new_store(path) as store:
        at_the_journey(store, "Northwind Utilities")


def compared(make: Callable[[Path], None], folder: Path, acts: int) -> tuple[float, float]:
    """Medians of an act in milliseconds: with the journal, and without."""
    stores, writers = [], []
    for name in ("with", "without"):
        make(folder / name)
        store = Store(folder / name, clock=SystemClock())
        writer = store.writer(store.workshops()[0].id)
        if name == "without":
            writer.journal = None
        stores.append(store)
        writers.append(writer)
    spent = [(measured(writers[0], number), measured(writers[1], number)) for number in range(acts)]
    for store in stores:
        if store.journal is not None and store.journal.trouble:
            sys.exit(store.journal.trouble)
        store.close()
    return median(mine for mine, _ in spent), median(other for _, other in spent)


def measured(writer: WorkshopWriter, number: int) -> float:
    """Milliseconds of one act."""
    begun = time.perf_counter()
    stages.add_stages(writer, [f"Stage {number}"], None)
    return (time.perf_counter() - begun) * 1000


def main() -> int:
    """Make the files, measure, print a Markdown table."""
    parser = argparse.ArgumentParser(description="Measure what it costs that an act is kept.")
    parser.add_argument("--acts", type=int, default=200, help="acts of each, of which the median counts")
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent, help="on the disk that matters")
    given = parser.parse_args()
    print("| commit of an act | with journal, median | without | goal |")
    print("| --- | --- | --- | --- |")
    for what, make in (("a small file", make_small), ("5,000 items", make_items)):
        with tempfile.TemporaryDirectory(prefix="onecompany-bench-", dir=given.folder) as folder:
            mine, other = compared(make, Path(folder), given.acts)
        print(f"| {what} | {mine:.1f} ms | {other:.1f} ms | ≤ {GOAL:g} ms |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
