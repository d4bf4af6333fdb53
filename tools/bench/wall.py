"""Measures the seat with a wall beside it: how far the wall is behind, what it costs an act, what it costs at rest.

    python tools/bench/wall.py [--acts N] [--rounds N] [--rest SECONDS] [--files FOLDER]

Two pseudo-terminals, read together, each piece with its time; the emulator of `tui_bench.py` (see run.py) is fed
afterwards. Rounds with and without a wall take turns, and their medians are compared. It ends with 0 whether or not a
goal is met: a figure of a busy machine is no proof.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import select
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import monotonic, perf_counter, sleep
from typing import Any

from make_files import ITEMS, SMALL, make_items, make_small
from run import bench_folder, missing

from figures import percentile

PROGRAM = str(Path(sys.executable).with_name("onecompany"))
SIZE = (120, 36)
READY = re.compile("Bench Water.*I renew", re.DOTALL)
PATIENCE = 60.0
QUIET = 0.15
"""Seconds without output after which both have painted all that they will."""

BEHIND, SLOWER, CPU, BYTES = 250.0, 1.3, 1.0, 400.0
"""Goals: ms at most, p95; times as slow at most; per cent; bytes a second."""


def emulator() -> Any:
    """The measuring program, as a module."""
    spec = importlib.util.spec_from_file_location("tui_bench", bench_folder() / "tui_bench.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def start(bench: Any, home: Path, *words: str) -> Any:
    """The program in a pseudo-terminal of its own, below a home of its own."""
    names = ("DATA", "CONFIG", "STATE", "CACHE")
    env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(home), "TERM": "xterm-256color"}
    env |= {"COLORTERM": "truecolor"} | {f"XDG_{name}_HOME": str(home / name.lower()) for name in names}
    return bench.App([PROGRAM, *words], env, str(home), *SIZE)


def pump(apps: Sequence[Any], seconds: float, *, quiet: float = 0.0) -> None:
    """Read from all for so long, or until nothing has come for `quiet` seconds."""
    end, last = monotonic() + seconds, monotonic()
    while (now := monotonic()) < end and not (quiet and now - last > quiet):
        for file in select.select([app.fd for app in apps], [], [], min(end - now, quiet or seconds))[0]:
            next(app for app in apps if app.fd == file).read(0)
            last = monotonic()


def until(apps: Sequence[Any], one: Any, condition: Callable[[str], bool], what: str) -> None:
    """Read from all until the screen of one is as wanted."""
    end = monotonic() + PATIENCE
    while not condition(one.term.text()):
        if monotonic() > end:
            raise SystemExit(f"waited for {what}; the screen was:\n{one.term.text()}")
        pump(apps, 0.05)
        for app in apps:
            app.emulate()


def act(apps: Sequence[Any], word: str) -> list[float | None]:
    """Type a word, press Enter, and wait: for each window the ms from Enter until it stood on the board."""
    seat = apps[0]
    for letter in word:
        os.write(seat.fd, letter.encode())
        pump(apps, 0.02)
    until(apps, seat, lambda screen: f"› {word}" in screen, word)
    pump(apps, 1.0, quiet=QUIET)
    for app in apps:
        app.emulate()
    begun = perf_counter()
    os.write(seat.fd, b"\r")
    pump(apps, 1.5, quiet=4 * QUIET)
    stood = [app.emulate(lambda app=app: on_board(app.term.text(), word)) for app in apps]
    return [None if hit is None else (hit - begun) * 1e3 for hit in stood]


def on_board(screen: str, word: str) -> bool:
    """Whether a word stands anywhere but in the line that is typed."""
    return any(word in line for line in screen.splitlines() if "›" not in line)


def at_rest(apps: Sequence[Any], wall: Any, seconds: float) -> tuple[float, float]:
    """CPU in per cent and bytes a second of the wall, while the clock runs and nobody does anything."""
    pump(apps, 3.0)
    before, used, begun = wall.total, wall.usage()[0], perf_counter()
    pump(apps, seconds)
    span = perf_counter() - begun
    return 100 * (wall.usage()[0] - used) / span, (wall.total - before) / span


def one_round(bench: Any, source: Path, number: int, *, acts: int, walled: bool, rest: float) -> dict[str, Any]:
    """A seat, with or without a wall: its acts, and how long the wall was behind each."""
    home = Path(tempfile.mkdtemp(prefix="onecompany-wall-"))
    path = home / "file.onecompany"
    shutil.copy(source, path)
    apps = [start(bench, home, "--file", str(path), "run")]
    until(apps, apps[0], lambda screen: READY.search(screen) is not None, "the board at the seat")
    try:
        if walled:
            apps.append(start(bench, home, "--file", str(path), "wall"))
            until(apps, apps[1], lambda screen: READY.search(screen) is not None, "the board at the wall")
        pump(apps, 1.0, quiet=4 * QUIET)
        used = [app.usage()[0] for app in apps]
        took = [act(apps, f"q{number}x{index}") for index in range(acts)]
        spent = [1e3 * (app.usage()[0] - before) / acts for app, before in zip(apps, used, strict=True)]
        found: dict[str, Any] = {"seat": [each[0] for each in took[1:] if each[0] is not None], "spent": spent}
        if walled:
            found["behind"] = [wall - seat for seat, wall in took[1:] if seat is not None and wall is not None]
            found["missed"] = sum(None in each for each in took[1:])
        if walled and rest:
            os.write(apps[0].fd, b"\x0e")
            until(apps, apps[0], lambda screen: "clock runs" in screen, "the clock")
            found["cpu"], found["bytes"] = at_rest(apps, apps[1], rest)
        return found
    finally:
        for app in reversed(apps):
            app.stop(["<ctrl+q>"])
        sleep(0.1)
        shutil.rmtree(home, ignore_errors=True)


def measured(bench: Any, source: Path, given: argparse.Namespace) -> list[str]:
    """Lines of the table for one file."""
    alone: list[float] = []
    beside: list[float] = []
    behind: list[float] = []
    rests: list[tuple[float, float]] = []
    spent: list[tuple[float, float, float]] = []
    missed = 0
    for number in range(given.rounds):
        without = one_round(bench, source, 2 * number, acts=given.acts, walled=False, rest=0)
        rest = 0 if rests else given.rest
        found = one_round(bench, source, 2 * number + 1, acts=given.acts, walled=True, rest=rest)
        alone += without["seat"]
        spent.append((*without["spent"], *found["spent"]))
        beside, behind, missed = beside + found["seat"], behind + found["behind"], missed + found["missed"]
        if "cpu" in found:
            rests.append((found["cpu"], found["bytes"]))
    late = percentile(behind, 95) or 0.0
    ratios = [(share, (percentile(beside, share) or 0.0) / (percentile(alone, share) or 1.0)) for share in (50, 95)]
    lines = [
        f"| the wall behind the seat, p50 | {median(behind):.0f} ms | | |",
        f"| the wall behind the seat, p95 of {len(behind)} | {late:.0f} ms | | ≤ {BEHIND:g} ms |",
        *(
            f"| Enter with a wall, p{share} | {percentile(beside, share):.1f} ms "
            f"| {percentile(alone, share):.1f} ms without, {ratio:.2f} | ≤ {SLOWER:g} |"
            for share, ratio in ratios
        ),
        *(f"| the wall's CPU, clock running | {cpu:.2f} % | | ≤ {CPU:g} % |" for cpu, _ in rests),
        *(f"| the wall's bytes a second | {size:.0f} | | ≤ {BYTES:g} |" for _, size in rests),
    ]
    bare, seat, wall = (median(column) for column in zip(*spent, strict=True))
    lines += [
        f"| processor time of an act at the seat, typing included | {seat:.0f} ms "
        f"| {bare:.0f} ms without, {seat / bare:.2f} | |",
        f"| the same at the wall | {wall:.0f} ms | | |",
    ]
    return [*lines, *([f"| acts that were not seen in time | {missed} | | 0 |"] if missed else [])]


def main() -> int:
    """Make the files, measure, print the table."""
    parser = argparse.ArgumentParser(description="Measure the seat with a wall beside it.")
    parser.add_argument("--acts", type=int, default=40, help="acts a round; the first one does not count")
    parser.add_argument("--rounds", type=int, default=3, help="rounds with a wall, and as many without")
    parser.add_argument("--rest", type=float, default=60.0, help="seconds of rest that are measured")
    parser.add_argument("--files", type=Path, help="keep the workshop files here for the next time")
    given = parser.parse_args()
    if why_not := missing(bench_folder()):
        print(why_not)
        return 0
    bench = emulator()
    with tempfile.TemporaryDirectory(prefix="onecompany-bench-") as scratch:
        folder = (given.files or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        for name, make, title in ((SMALL, make_small, "small"), (ITEMS, make_items, "5,000 items")):
            if not (folder / name).is_file():
                make(folder / name)
            print(f"\n{title}\n\n| what | ours | beside, ratio | goal |\n| --- | --- | --- | --- |", flush=True)
            print("\n".join(measured(bench, folder / name, given)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
