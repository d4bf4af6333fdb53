"""The page that adds an exercise does so: its kind is made from its blocks, and passes; no other file changes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest

from tests.third_party.packages import ROOT, blocks, install, onecompany, python


def tracked() -> dict[str, str]:
    """A checksum of every file of the checkout that could be asked to change."""
    folders = ("src", "tests", "docs", "tools", "sessions", "styles")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    paths += [path for path in ROOT.glob("*") if path.is_file()]
    return {
        str(path): sha256(path.read_bytes()).hexdigest()
        for path in paths
        if "__pycache__" not in path.parts and path.suffix != ".pyc"
    }


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kind of the page as a package of its own, and the folder where it is installed."""
    files = blocks()
    project = tomllib.loads(files["pyproject.toml"])["project"]
    lines = [f"{name} = {where}" for name, where in project["entry-points"]["onecompany.exercises"].items()]
    points = "[onecompany.exercises]\n" + "\n".join(lines) + "\n"
    return install(tmp_path_factory.mktemp("packages"), project["name"], files, points)


def test_it_passes_the_suite_and_no_other_file_changes(stories: Path) -> None:
    before = tracked()
    done = python(
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/kinds",
        "-k",
        "stories or order_of_rows",
        packages=stories,
    )
    assert done.returncode == 0, done.stdout[-6000:]
    assert " passed" in done.stdout or done.stdout.count(".") > 20, done.stdout[-2000:]
    assert tracked() == before


def test_it_is_in_a_plan_on_paper_in_the_document_and_in_its_schema(stories: Path, tmp_path: Path) -> None:
    file, plan, folder = str(tmp_path / "w.onecompany"), str(stories / "plan.toml"), tmp_path / "out"
    made = onecompany("--file", file, "new", "--plan", plan, "--organisation", "Fjord", packages=stories)
    assert made.returncode == 0, made.stderr
    told = python("-c", TELL, file, made.stdout.strip(), packages=stories)
    assert told.returncode == 0, told.stderr
    done = onecompany("--file", file, "export", "Fjord", "--to", str(folder), "--all", packages=stories)
    assert "Markdown" in done.stdout or (folder.is_dir() and any(folder.glob("*.md"))), done.stdout + done.stderr
    (document,) = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")]
    assert [story["text"] for story in document["stories"]] == ["The light came late"]
    schema = json.loads(onecompany("schema", packages=stories).stdout)
    jsonschema.validate(document, schema)
    assert "stories" in schema["properties"]
    (markdown,) = folder.glob("*.md")
    assert "It is not said where “The light came late” happened" in markdown.read_text(encoding="utf-8")


TELL = """
import sys
from pathlib import Path
from onecompany.clock import SystemClock
from onecompany.kinds import rows
from onecompany.kinds.registry import import_tables
from onecompany.store.file import Store
from stories import STORY

import_tables()

with Store(Path(sys.argv[1]), clock=SystemClock()) as store:
    rows.add(store.writer(sys.argv[2]), STORY, [{"text": "The light came late", "ending": "badly"}])
"""


def test_as_a_folder_of_the_program_it_changes_no_page_and_breaks_no_rule(tmp_path: Path) -> None:
    copy = tmp_path / "checkout"
    for folder in ("src", "docs", "tools", "sessions", "styles", "tests"):
        ignored = shutil.ignore_patterns("__pycache__", "__snapshots__", "pictures")
        shutil.copytree(ROOT / folder, copy / folder, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", copy)
    for name, text in blocks().items():
        if name.startswith("stories/"):
            path = copy / "src" / "onecompany" / "exercises" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    found = in_copy(copy, "-c", "from onecompany.kinds.registry import kinds; print(kinds()['stories'].package)")
    assert found.stdout.strip() == "onecompany.exercises.stories", found.stderr
    pages = in_copy(copy, "tools/pages.py", "--check")
    assert pages.returncode == 0, pages.stdout + pages.stderr
    rules = in_copy(copy, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")
    assert rules.returncode == 0, rules.stdout[-3000:]
    style = in_copy(copy, "-m", "ruff", "check", "-q", "src/onecompany/exercises/stories")
    assert style.returncode == 0, style.stdout
    style = in_copy(copy, "-m", "ruff", "format", "-q", "--check", "src/onecompany/exercises/stories")
    assert style.returncode == 0, style.stdout


def in_copy(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a copy of the checkout."""
    import os

    environment = {**os.environ, "PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}"}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, cwd=copy, env=environment
    )
