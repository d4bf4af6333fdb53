"""onecompany as Windows would have it: imported and tried in a process that looks like Windows.

It was never run on a real one; what stands in for it is in `as_windows.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.thorough import THOROUGH

ROOT = Path(__file__).parent.parent.parent

LOGIC = (
    (
        "tests/clock",
        "tests/plans",
        "tests/parsing",
        "tests/store",
        "tests/summary",
        "tests/report",
        "tests/exercises",
        "tests/exchange",
    )
    if THOROUGH
    else ("tests/clock/test_spans.py", "tests/plans/test_shelf.py", "tests/parsing/test_people.py")
)
"""Tests that know nothing of terminals and programs. All of them in the long form."""

NOT_THERE = "mkfifo or link or mode or umask or owner_only or permission or signal or killed"
"""In their names: what is not as on Windows whatever `sys.platform` says, because the file system is this one's."""


def run_as_windows(*arguments: str) -> None:
    """Run tests in a process that looks like Windows; what they say is in the error when one fails."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:xdist",
        "-p",
        "no:cacheprovider",
        "-p",
        "tests.system.as_windows",
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "ONECOMPANY_"))}
    done = subprocess.run(
        [*command, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=1700,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


@pytest.mark.timeout(1800)
def test_the_side_for_windows_and_the_logic_without_posix() -> None:
    run_as_windows("tests/system/windows_side.py", *LOGIC, "-k", f"not ({NOT_THERE})")
