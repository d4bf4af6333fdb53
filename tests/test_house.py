"""The house's own rules that no other tool checks."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from onecompany import assets

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def test_the_pages_made_from_the_code_are_current() -> None:
    checked = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "pages.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def longest(path: Path) -> int:
    """How many lines a file may have: the application is put together in few, a screen has some more."""
    if path.name == "app.py":
        return 150
    return 300 if "screens" in path.parts or path.name.endswith("migrations.py") else 250


def test_no_file_is_asking_for_a_room() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {str(path.relative_to(ROOT)): long for path, long in lines.items() if long > longest(path)} == {}


def test_every_table_has_one_kind() -> None:
    from onecompany.kinds.registry import kinds

    shown = [table.name for kind in kinds().values() for table in kind.tables]
    assert len(shown) == len(set(shown))


def test_the_folders_of_the_program_are_found() -> None:
    assert (assets.styles() / "app.tcss").is_file()
    assert (assets.sessions() / "taster.toml").is_file()


def test_a_missing_folder_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("_PACKAGE", "_CHECKOUT"):
        if hasattr(assets, name):
            monkeypatch.setattr(assets, name, tmp_path)
    with pytest.raises(RuntimeError, match="missing"):
        assets.styles()


def test_importing_the_package_does_nothing() -> None:
    code = (
        "import sys, onecompany, onecompany.store.reading, onecompany.boards.sheet, onecompany.kinds.registry as r;"
        "import onecompany.parsing.content_words; r.kinds(); slow = sys.argv[1:];"
        "print([module for module in slow if module in sys.modules])"
    )
    slow = ("sqlmodel", "sqlalchemy", "jinja2", "typer", "pydantic", "snowballstemmer")
    done = subprocess.run([sys.executable, "-c", code, *slow], capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.strip() == "[]"


PAINTED = """
import asyncio, sys
from pathlib import Path
from onecompany.app.app import OneCompanyApp
from onecompany.app.settings import Settings
from onecompany.app.workshop_file import WorkshopFile
from onecompany.clock import SystemClock

path = Path(sys.argv[1])
file = WorkshopFile(path, clock=SystemClock())
file.begin_opening = lambda then=None: None  # what is imported in a thread, once the first screen is painted

async def look():
    app = OneCompanyApp(file, Settings(path.parent / "config"), workshop=file.workshops()[0].id)
    async with app.run_test(size=(112, 32)) as pilot:
        await pilot.pause()
        assert app.screen.query("#countdown"), app.screen
        own = "onecompany.exercises."
        print(*sorted({name.removeprefix(own).partition(".")[0] for name in sys.modules if name.startswith(own)}))

asyncio.run(look())
"""


def test_the_first_screen_imports_no_kind_that_the_plan_does_not_have(tmp_path: Path) -> None:
    from onecompany.clock import SystemClock
    from onecompany.kinds.registry import kinds
    from onecompany.kinds.sample import begin_sample
    from onecompany.plans import load
    from onecompany.store.file import Store

    rules = {name: kind.rules for name, kind in kinds().items()}
    plan = load((assets.sessions() / "taster.toml").read_bytes(), name="taster", path=None, kinds=rules)
    file = tmp_path / "w.onecompany"
    with Store(file, clock=SystemClock()) as store:
        begin_sample(store, plan, dt.date(2026, 3, 2))
    code = [sys.executable, "-c", PAINTED, str(file)]
    done = subprocess.run(code, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    assert {"unity"} <= set(done.stdout.split()) <= {exercise.kind for exercise in plan.exercises}
