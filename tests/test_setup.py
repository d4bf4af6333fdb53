"""Setting up: what is installed is pinned and comes from nowhere in particular, and what is missing is said."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent

PINS = {
    name.lower().replace("_", "-"): exact
    for name, exact in re.findall(
        r"^(\S+)==(\S+)$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
}

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

WANTED = [Requirement(text) for text in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"])]

posix = pytest.mark.skipif(os.name != "posix", reason="make and sh are POSIX's")


def test_the_exact_versions_name_packages_and_nothing_else() -> None:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+|#.*", line), line
        assert "://" not in line


@pytest.mark.parametrize("wanted", WANTED, ids=lambda each: str(each))
def test_what_is_wanted_is_pinned_within_its_range_and_installed(wanted: Requirement) -> None:
    exact = PINS[wanted.name.lower().replace("_", "-")]
    assert wanted.specifier.contains(exact)
    assert wanted.specifier.contains(version(wanted.name))


def setup(tmp_path: Path, answers: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Set up with a Python that answers so; "" where it cannot."""
    fake = tmp_path / "python3"
    cases = "\n".join(f"  *'{asked}'*) {answer} ;;" for asked, answer in answers.items())
    fake.write_text(f'#!/bin/sh\ncase "$*" in\n{cases}\nesac\n')
    fake.chmod(0o700)
    shell = shutil.which("sh")
    assert shell is not None
    return subprocess.run(
        [shell, str(ROOT / "tools" / "setup.sh"), str(fake), str(tmp_path / "venv"), "constraints.txt"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
        timeout=300,
    )


@posix
@pytest.mark.parametrize(
    ("answers", "says"),
    [
        (
            {"--version": "echo Python 3.9.2", "version_info < ": "exit 1"},
            "Python 3.9.2, and onecompany needs Python 3.11",
        ),
        ({"ensurepip": "exit 1"}, "comes without venv or pip"),
        ({"-m venv": "exit 1"}, "could not be made"),
    ],
)
def test_what_is_missing_is_said_in_words_that_help(tmp_path: Path, answers: dict[str, str], says: str) -> None:
    done = setup(tmp_path, answers)
    assert done.returncode == 1
    assert says in done.stderr
    assert not (tmp_path / "venv" / ".ready").exists()


@posix
def test_no_python_at_all_is_said(tmp_path: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", str(ROOT / "tools" / "setup.sh"), "python-that-is-not-there", str(tmp_path), ""],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 1
    assert "There is no python-that-is-not-there on this machine" in done.stderr


@posix
def test_it_says_what_it_does_and_uses_the_exact_versions(tmp_path: Path) -> None:
    log = tmp_path / "asked"
    answers = {
        "--version": "echo Python 3.12.1",
        "-m venv": 'mkdir -p "$3/bin" && cp "$0" "$3/bin/python"',
        "-m pip": f'echo "$@" >>{log}',
        "version_info[:2]": "echo 3.12",
    }
    done = setup(tmp_path, answers)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line[:9] for line in done.stdout.splitlines()][1:] == ["  1 of 3:", "  2 of 3:", "  3 of 3:", "Ready."]
    assert "--constraint constraints.txt --editable .[dev]" in log.read_text()


def test_what_the_environment_says_reaches_no_test() -> None:
    said = {
        "NO_COLOR": "1",
        "COLUMNS": "20",
        "TEXTUAL_ANIMATIONS": "none",
        "ONECOMPANY_FILE": "/x",
        "XDG_DATA_HOME": "/y",
    }
    code = "import tests, os, sys; print([name for name in sys.argv[1:] if name in os.environ])"
    done = subprocess.run(
        [sys.executable, "-c", code, *said, "ONECOMPANY_THOROUGH"],
        env={**os.environ, **said, "ONECOMPANY_THOROUGH": "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    assert done.stdout.strip() == "['ONECOMPANY_THOROUGH']"
