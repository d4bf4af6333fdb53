"""docs/reliability.md and the tests that hold its rows: `python -m tests.promises` writes these into the page.

A test says by its mark which row it holds (see `figures`). The marks are the truth, and the page follows.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "reliability.md"

_ROW = re.compile(r"^\| (?P<row>[^|]+) \| (?P<promise>[^|]+) \| (?P<tests>[^|]*) \|$")
_HEAD = "| what happens | what holds | held by |"


def holders() -> dict[str, list[str]]:
    """The tests that hold each row, by its name, as pytest would name them."""
    found: dict[str, list[str]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        if "mark.reliability" in text:
            for row, name in _marked(ast.parse(text)):
                found.setdefault(row, []).append(f"{path.relative_to(TESTS).as_posix()}::{name}")
    return {row: sorted(set(tests)) for row, tests in found.items()}


def _marked(module: ast.Module) -> Iterator[tuple[str, str]]:
    """The rows that tests of a module name, each with the test; a mark of the module is one of all its tests."""
    every = [row for node in module.body if _is_marks(node) for row in _rows(node)]
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            yield from ((row, node.name) for row in [*every, *(r for each in node.decorator_list for r in _rows(each))])


def _is_marks(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "pytestmark" for target in node.targets)


def _rows(node: ast.AST) -> Iterator[str]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.mark.reliability":
            yield ast.literal_eval(call.args[0])


def rows(page: str) -> list[str]:
    """The rows of the page, in their order."""
    return [match["row"] for match in _tables(page) if match is not None]


def rewritten(page: str) -> str:
    """The page with the tests that hold each row as they are now."""
    known = holders()
    lines = page.splitlines()
    for number, match in enumerate(_tables(page)):
        if match is not None:
            tests = "<br>".join(f"`{test}`" for test in known.get(match["row"], []))
            lines[number] = f"| {match['row']} | {match['promise']} | {tests} |"
    return "\n".join(lines) + "\n"


def _tables(page: str) -> Iterator[re.Match[str] | None]:
    """For each line of the page, what it says if it is a row."""
    within = False
    for line in page.splitlines():
        within = line == _HEAD or (within and line.startswith("|"))
        yield _ROW.match(line) if within and line != _HEAD and not line.startswith("| ---") else None


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
