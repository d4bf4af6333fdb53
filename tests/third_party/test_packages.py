"""A package of somebody else: used, exported, imported, taken away, opened again; and one that is broken."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from onecompany.clock import SystemClock
from onecompany.kinds.sample import SMALL, make_sample
from onecompany.store.file import Store
from tests.third_party.packages import blocks, install, onecompany, python
from tests.third_party.test_page import TELL

FORMAT = """
from onecompany.export.format import Bundle, Format

def render(bundle: Bundle) -> bytes:
    return "\\n".join(section.title for section in bundle.report.sections).encode()

FORMAT = Format("titles", "Titles", ".titles", render)
"""
POINTS = "[onecompany.exercises]\nstories = stories\n\n[onecompany.formats]\ntitles = story_titles\n"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package with a kind, which has a table, and a format."""
    folder = tmp_path_factory.mktemp("packages")
    return install(folder, "onecompany-stories", blocks() | {"story_titles.py": FORMAT}, POINTS)


@pytest.fixture(scope="module")
def told(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a workshop in which a story was told."""
    path = tmp_path_factory.mktemp("told") / "w.onecompany"
    plan = str(package / "plan.toml")
    made = onecompany("--file", str(path), "new", "--plan", plan, "--organisation", "Fjord", packages=package)
    assert made.returncode == 0, made.stderr
    done = python("-c", TELL, str(path), made.stdout.strip(), packages=package)
    assert done.returncode == 0, done.stderr
    return path


def export(file: Path, folder: Path, formats: str, packages: Path | None) -> str:
    """Hand out in some formats; what was said on the way."""
    command = ("export", "Fjord", "--to", str(folder), "--format", formats)
    done = onecompany("--file", str(file), *command, packages=packages)
    assert "Traceback" not in done.stderr
    assert "failed because of an error of its own" not in done.stderr, done.stderr
    return done.stdout + done.stderr


def stories(file: Path) -> list[tuple[str, str]]:
    """The rows of the package's table, as they lie in the file."""
    with sqlite3.connect(file) as db:
        return db.execute("SELECT text, ending FROM story").fetchall()


def test_it_is_used_exported_and_imported(package: Path, told: Path, tmp_path: Path) -> None:
    export(told, tmp_path, "titles,json,md", package)
    (titles,) = tmp_path.glob("*.titles")
    assert "Stories of customers" in titles.read_text(encoding="utf-8").splitlines()
    (document,) = tmp_path.glob("*.json")
    other = tmp_path / "other.onecompany"
    done = onecompany("--file", str(other), "import", str(document), packages=package)
    assert done.returncode == 0, done.stderr
    assert stories(other) == stories(told) == [("The light came late", "badly")]
    export(other, tmp_path / "again", "json", package)
    (again,) = (tmp_path / "again").glob("*.json")
    assert json.loads(again.read_text(encoding="utf-8"))["stories"] == json.loads(document.read_text())["stories"]


def test_without_it_nothing_crashes_and_nothing_is_lost(package: Path, told: Path, tmp_path: Path) -> None:
    listed = onecompany("--file", str(told), "list", packages=None)
    assert "Fjord" in listed.stdout, listed.stderr
    said = export(told, tmp_path, "md,json,html", None)
    (markdown,) = tmp_path.glob("*.md")
    whole = markdown.read_text(encoding="utf-8")
    assert "The light came late" in whole
    assert "stories" in whole, said
    written = onecompany("--file", str(told), "show", "Fjord", packages=None)
    assert written.returncode == 0, written.stderr
    seen = python("-c", OPEN, str(told), packages=None)
    assert seen.returncode == 0, seen.stderr[-3000:]
    assert "The light came late" in seen.stdout
    assert stories(told) == [("The light came late", "badly")]
    export(told, tmp_path / "back", "md", package)
    (back,) = (tmp_path / "back").glob("*.md")
    assert "It is not said where “The light came late” happened" in back.read_text(encoding="utf-8")


OPEN = """
import asyncio, sys
from pathlib import Path
from onecompany.app.app import OneCompanyApp
from onecompany.app.settings import Settings
from onecompany.app.workshop_file import WorkshopFile
from onecompany.clock import SystemClock

path = Path(sys.argv[1])
file = WorkshopFile(path, clock=SystemClock())

def screen(app):
    return "\\n".join(strip.text for strip in app.screen._compositor.render_strips())

async def look():
    app = OneCompanyApp(file, Settings(path.parent / "config"), workshop=file.workshops()[0].id)
    async with app.run_test(size=(112, 32)) as pilot:
        await file.store()
        for key in ("pagedown", "ctrl+f"):
            await app.workers.wait_for_complete()
            await pilot.press(key)
        async with asyncio.timeout(120):
            while "The light came late" not in screen(app):
                await pilot.pause(0.02)
        print(screen(app))
    file.close()

asyncio.run(look())
"""

BROKEN = {
    "an error on the way in": ("raise OSError('no disk')\n", "it cannot be loaded (OSError"),
    "no KIND": ("KIND = 1\n", "it cannot be loaded (TypeError"),
    "a part that is missing": ("import no_such_library_of_ours\n", "it cannot be loaded (ModuleNotFoundError"),
    "the name of one of ours": ("", "onecompany has one of that name"),
    "a table of ours": (
        "from onecompany.exercises.stages import KIND as OURS\n"
        "from dataclasses import replace\nKIND = replace(OURS, name='mine', package=__name__)\n",
        "onecompany has a table “stage”, too",
    ),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the sample in it. Only to be copied."""
    path = tmp_path_factory.mktemp("sample") / "sample.onecompany"
    with Store(path, clock=SystemClock()) as store:
        make_sample(store, plan=SMALL)
    return path


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_one_is_told_and_the_program_goes_on(what: str, sample: Path, tmp_path: Path) -> None:
    code, problem = BROKEN[what]
    name = "stages" if what == "the name of one of ours" else "mine"
    points = f"[onecompany.exercises]\n{name} = mine\n\n[onecompany.formats]\nmine = mine\n"
    packages = install(tmp_path / "packages", "somebody", {"mine/__init__.py": code}, points)
    file = tmp_path / "w.onecompany"
    shutil.copy(sample, file)
    formats = ("--format", "md,mine")
    done = onecompany("--file", str(file), "export", "Northwind", "--to", str(tmp_path), *formats, packages=packages)
    assert "Traceback" not in done.stderr
    assert problem in " ".join(done.stderr.split()), done.stderr
    assert any(tmp_path.glob("*.md"))
    assert "The format “mine” of somebody cannot be loaded" in " ".join((done.stdout + done.stderr).split())
    if what == "no KIND":
        told = " ".join(onecompany("--file", str(file), "doctor", packages=packages).stdout.split())
        assert problem in told
        assert "The format “mine” of somebody" in told


def test_tables_that_cannot_be_made_keep_no_file_from_being_opened(sample: Path, tmp_path: Path) -> None:
    kind = (
        "from onecompany.kinds.columns import Column, Text\n"
        "from onecompany.kinds.kind import Kind, Table\n"
        "from onecompany.plans import PlannedStep\n"
        "TABLE = Table('mine', 'row', (Column('text', Text(required=True)),), key='mines')\n"
        "KIND = Kind('mine', 'Mine', __name__, 5, (PlannedStep('All', 5),), tables=(TABLE,))\n"
    )
    migrations = "MIGRATIONS = (('0001_first', ('CREATE TABEL mine (id)',)),)\n"
    files = {"mine/__init__.py": kind, "mine/migrations.py": migrations}
    packages = install(tmp_path / "packages", "somebody", files, "[onecompany.exercises]\nmine = mine\n")
    file = tmp_path / "w.onecompany"
    shutil.copy(sample, file)
    new = ("--file", str(tmp_path / "new.onecompany"), "new", "--organisation", "Acme", "--plan", "taster")
    for words in (("--file", str(file), "export", "Northwind", "--to", str(tmp_path), "--format", "md"), new):
        done = onecompany(*words, packages=packages)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
        assert "“mine” of somebody is not used" in " ".join(done.stderr.split())


def test_of_two_with_one_name_or_one_table_the_first_is_used(tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    install(packages, "a-stories", blocks(), "[onecompany.exercises]\nstories = stories\n")
    install(packages, "b-stories", {}, "[onecompany.exercises]\nstories = stories\n")
    tales = "from dataclasses import replace\nfrom stories import KIND as K\nKIND = replace(K, name='tales')\n"
    install(packages, "c-tales", {"tales.py": tales}, "[onecompany.exercises]\ntales = tales\n")
    code = "from onecompany.kinds.registry import kinds, problems; print(*kinds(), *problems(), sep='\\n')"
    told = python("-c", code, packages=packages).stdout.splitlines()
    assert "stories" in told
    assert "tales" not in told
    assert "The exercise “stories” of b-stories is not used: a-stories has one of that name." in told
    assert "The exercise “tales” of c-tales is not used: a-stories has a table “story”, too." in told
