"""Measures the application beside others in a pseudo-terminal and prints ratios with their goals.

    python tools/bench/run.py [--runs N] [--others [NAME,...]] [--json FILE]

The measuring program, `tui_bench.py`, and what to compare with lie beside the checkout in `../shared/bench`, or where
ONECOMPANY_BENCH says. Where they are absent, nothing can be measured: this says so and ends with 0. It ends with 1
when something went wrong, and not because a goal is missed: a figure of a busy machine is no proof.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

from make_files import FILES

from figures import table

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent
OTHERS = ("posting", "harlequin")
"""Programs to compare with, by their name in the package index, which is also that of their command."""

COMPARED = ("hello_textual", "input_textual", "store_orm")
OURS = (
    *("home", "home_1000", "home_client", "home_clients", "organisation_client", "organisation_clients"),
    *("run", "run_5000", "typing", "typing_5000", "typing_export", "typing_backup"),
    *("enter", "enter_5000", "enter_backup"),
)
IDLE = ("idle", "idle_5000")
IDLE_SECONDS = 20


def bench_folder() -> Path:
    """Where the measuring program is."""
    return Path(os.environ.get("ONECOMPANY_BENCH", CHECKOUT.parent / "shared" / "bench"))


def missing(bench: Path) -> str:
    """What keeps us from measuring; "" when nothing does."""
    if not (bench / "tui_bench.py").is_file():
        return f"There is no tui_bench.py in {bench}, so nothing is measured. ONECOMPANY_BENCH names another folder."
    if not sys.platform.startswith("linux"):
        return "tui_bench.py reads /proc, so it measures on Linux only."
    return ""


def make_files(folder: Path) -> None:
    """Make the workshop files that are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        if not (folder / name).is_file():
            print(f"making {name} ...", file=sys.stderr, flush=True)
            make(folder / f"new-{name}")
            (folder / f"new-{name}").rename(folder / name)


def install_others(folder: Path, wanted: list[str]) -> list[str]:
    """An environment of its own for each program to compare with; the names of those that could be installed."""
    found = []
    for name in wanted:
        if not (folder / name / "bin" / name).is_file():
            print(f"installing {name} ...", file=sys.stderr, flush=True)
            venv.create(folder / name, with_pip=True, clear=True)
            command = [str(folder / name / "bin" / "python"), "-m", "pip", "install", "--quiet", name]
            if subprocess.run(command, check=False).returncode:
                print(f"{name} could not be installed and is left out.", file=sys.stderr)
                continue
        found.append(name)
    return found


def measure(bench: Path, scenarios: list[Path], options: list[str], scratch: Path) -> dict[str, Any]:
    """One run of the measuring program over some scenarios; what it found, with all raw figures.

    A program that did not get ready has no figures; then the others still count.
    """
    target = scratch / "measured.json"
    target.unlink(missing_ok=True)
    command = [sys.executable, str(bench / "tui_bench.py"), "--json", str(target), *options, *map(str, scenarios)]
    done = subprocess.run(command, check=False)
    if not target.is_file():
        sys.exit(f"tui_bench.py ended with {done.returncode} and without figures.")
    found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return found


def main() -> int:
    """Make the files, measure, print the table."""
    parser = argparse.ArgumentParser(description="Measure the application beside others.")
    parser.add_argument("--runs", type=int, default=5, help="measured runs of each scenario; one more goes first")
    parser.add_argument(
        "--others",
        nargs="?",
        const=",".join(OTHERS),
        default="",
        metavar="NAME,NAME",
        help=f"compare with other programs too, installing them first: {', '.join(OTHERS)} (all when none is named)",
    )
    parser.add_argument("--max-load", type=float, default=1.0, help="wait for a machine less busy than this (0 to 1)")
    parser.add_argument("--files", type=Path, help="keep the workshop files and environments here for the next time")
    parser.add_argument("--only", default="", help="names of our scenarios to measure, with commas between them")
    parser.add_argument("--json", type=Path, help="write the figures here")
    given = parser.parse_args()
    bench = bench_folder()
    why_not = missing(bench)
    if why_not:
        print(why_not)
        return 0
    program = Path(sys.executable).with_name("onecompany")
    if not program.is_file():
        print(f"There is no {program}. Install onecompany into this environment first.")
        return 1
    if importlib.util.find_spec("pyte") is None:
        print("pyte is not installed; it comes with the development dependencies: pip install -e '.[dev]'")
        return 1
    compared = [name for name in COMPARED if name != "store_orm" or shutil.which("sqlite3")]
    if "store_orm" not in compared:
        print("The sqlite3 command is not installed, so nothing is compared with store_orm.")
    with tempfile.TemporaryDirectory(prefix="onecompany-bench-") as scratch:
        folder = (given.files or Path(scratch) / "files").resolve()
        make_files(folder)
        others = install_others(folder, [name for name in OTHERS if name in given.others.split(",")])
        wanted = [name for name in (*OURS, *IDLE) if not given.only or name in given.only.split(",")]
        options = ["--runs", str(given.runs), "--max-load", str(given.max_load)]
        paths = {"py": sys.executable, "onecompany": program, "files": folder, "venvs": folder, "here": HERE}
        for name, value in paths.items():
            options += ["--var", f"{name}={value}"]
        base = [bench / "scenarios" / f"{name}.toml" for name in (*compared, *others)]
        ours = {name: HERE / "scenarios" / f"{name}.toml" for name in wanted}
        active = [path for name, path in ours.items() if name in OURS]
        still = [path for name, path in ours.items() if name in IDLE]
        figures = measure(bench, [*base, *active], [*options, "--idle", "0"], Path(scratch))
        if still:
            more = ["--runs", "2", "--repeats", "1", "--idle", str(IDLE_SECONDS)]
            idle = measure(bench, [base[0], *still], [*options, *more], Path(scratch))
            figures["raw"] |= {name: runs for name, runs in idle["raw"].items() if name not in figures["raw"]}
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    print("\n" + table(figures["raw"]))
    broken = sorted(name for name, runs in figures["raw"].items() if any("error" in run for run in runs))
    if broken:
        print(f"\nNot every run succeeded: {', '.join(broken)}.")
    return int(any(name not in OTHERS for name in broken))


if __name__ == "__main__":
    sys.exit(main())
