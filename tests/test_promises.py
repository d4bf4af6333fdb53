"""docs/reliability.md and the tests stay together, and what no test of its own holds of the page is held here."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.promises import PAGE, holders, rewritten, rows

ROOT = Path(__file__).parent.parent

TABLES = (
    "SIGTERM, SIGHUP, window closed",
    "terminal gone and SIGHUP ignored",
    "exception in a handler",
    "window shrunk to 1 column, or height 2",
    "invalid UTF-8 byte typed",
    "paste that contains escape sequences",
    "paste of many lines in an Input",
    "paste of 1 MB",
    "markup in what people type",
    "control, C1, NUL, lone surrogate",
    "bidi controls, zero width",
    "locale not UTF-8",
    "Ctrl+Z of the shell (SIGTSTP), SIGINT",
    "disk full while writing",
    "disk full on backup or export",
    "file or folder read-only",
    "file deleted, moved or replaced while open",
    "file corrupt (flipped, zeroed, cut off, not SQLite at all)",
    "kill -9 at any moment",
)
"""What was promised before anything was built; no row may be dropped from the page without a thought."""


def test_every_row_of_the_page_is_held_by_a_test_and_every_mark_names_a_row() -> None:
    page = PAGE.read_text(encoding="utf-8")
    known, said = holders(), rows(page)
    assert len(said) == len(set(said))
    assert sorted(known.keys() - set(said)) == [], "a mark names a row that is not on the page"
    assert [row for row in said if row not in known] == [], "no test holds it"
    assert set(TABLES) <= set(said)
    assert rewritten(page) == page, "run: python -m tests.promises"


def test_the_page_follows_the_marks() -> None:
    head = "| what happens | what holds | held by |\n| --- | --- | --- |\n"
    page = f"# A page\n\n{head}| paste of 1 MB | Refused | `gone.py::test_gone` |\n\n| other | table | here |\n"
    assert rows(page) == ["paste of 1 MB"]
    again = rewritten(page)
    assert "gone" not in again
    assert "`e2e/test_terminal_input.py::test_a_paste_of_a_megabyte_is_refused_and_the_room_goes_on`" in again
    assert again.endswith("|\n\n| other | table | here |\n")


CLIENTS = ("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "urllib3")


@pytest.mark.reliability("No network")
def test_nothing_imports_what_could_reach_a_network() -> None:
    found = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found += [(path.name, name) for name in names for client in CLIENTS if f"{name}.".startswith(f"{client}.")]
    assert found == []


@pytest.mark.reliability("The file is not encrypted")
def test_the_readme_says_that_the_file_is_not_encrypted_and_what_to_do() -> None:
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert "**The file is not encrypted.**" in readme
    for word in ("encrypted disk", "LUKS", "FileVault"):
        assert word in readme
