"""What goes out and comes in, who may write, and what is left on the disk."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from onecompany.clock import SystemClock
from onecompany.kinds.registry import import_tables
from onecompany.kinds.rows import change
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.store.acts import agenda, capture
from onecompany.store.file import Store
from onecompany.store.handouts import handouts, handouts_path
from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.terminal import PROGRAM
from tests.thorough import THOROUGH


def test_export_writes_each_format_and_never_over_a_file(home: Home) -> None:
    workshop = home.workshop()
    out = home.folder / "out"
    first = home.said("export", workshop, "--format", "md,html,json", "--to", out).split()
    assert sorted(Path(path).suffix for path in first) == [".html", ".json", ".md"]
    before = {path: path.read_bytes() for path in out.iterdir()}
    rows = json.loads(home.said("export", "Northwind", "--format", "md, json", "--to", out, "--json"))
    assert [row["format"] for row in rows] == ["md", "json"]
    assert [row["error"] for row in rows] == [None, None]
    made = [Path(path) for row in rows for path in row["paths"]]
    assert [path.stem[-2:] for path in made] == ["-2", "-2"]
    assert [path.stat().st_size for path in made] == [row["bytes"] for row in rows]
    assert {path: path.read_bytes() for path in before} == before
    assert len(list(out.iterdir())) == 5
    assert "It is empty" in home.said("export", workshop, "--format", "md", "--to", "", code=2)
    home.said("export", workshop, "--format", "md", "--to", out, "--overwrite")
    assert len(list(out.iterdir())) == 5


def test_csv_and_calendar_are_written_as_it_was_asked_for(home: Home) -> None:
    workshop = home.workshop()
    with Store(home.file, clock=SystemClock()) as store:
        capture.commit(store.writer(workshop), None, "Call them", who="Ana Peña", by_when=dt.date(2090, 1, 2))
    out = home.folder / "out"
    options = ("--format", "csv,ics", "--csv-separator", "language", "--ics-by-person", "--to", out)
    folder, calendar, own = (Path(path) for path in home.said("export", workshop, *options).split())
    assert own.name == f"{calendar.stem}-Ana-Pena.ics"
    assert folder.name == f"{calendar.stem}-csv"
    first = own.read_bytes()
    assert b"SUMMARY:Call them" in first
    assert home.said("export", workshop, *options, "--overwrite")
    assert sequence(own) == sequence(calendar) > 0
    again = sequence(own)
    with Store(home.file, clock=SystemClock()) as store:
        writer = store.writer(workshop)
        (row,) = writer.state.rows("commitment")
        change(writer, COMMITMENT, row.id, "reworded", what="Call each of them")
    assert home.said("export", workshop, *options, "--overwrite")
    assert sequence(own) == sequence(calendar) > again
    table = next(folder.glob("02-*.csv")).read_text(encoding="utf-8-sig")
    assert table.splitlines()[0] == "What,Who,By when"
    wrong = home.said("export", workshop, "--format", "csv", "--csv-separator", "|", "--to", out, code=2)
    assert "There is no separator “|”." in wrong


def sequence(calendar: Path) -> int:
    """The number of the change of the promise that is in a calendar."""
    (number,) = re.findall(rb"^SEQUENCE:(\d+)\r$", calendar.read_bytes(), re.MULTILINE)
    return int(number)


def test_what_is_exported_is_noted_beside_the_file(home: Home) -> None:
    workshop = home.workshop()
    out = home.folder / "out"
    said = home.said("export", workshop, "--format", "md,html", "--to", out).split()
    said += home.said("year", "Northwind", "--format", "md", "--to", out).split()
    noted = handouts(home.file)
    assert sorted(one.path for one in noted) == sorted(said)
    assert {one.workshop_id for one in noted} == {workshop, ""}
    assert len({one.organisation_id for one in noted}) == 1
    assert all(one.there() for one in noted)


def test_an_export_that_cannot_be_noted_is_made_all_the_same(home: Home) -> None:
    workshop = home.workshop()
    handouts_path(home.file).mkdir()
    ran = home.run("export", workshop, "--format", "md", "--to", home.folder / "out")
    assert ran.returncode == 0
    assert "could not be noted" in ran.stderr
    assert Path(ran.stdout.strip()).is_file()


def test_export_says_what_is_wrong(home: Home) -> None:
    workshop = home.workshop()
    out = home.folder / "out"
    assert "html" in home.said("export", workshop, "--to", out, code=2)
    assert "“docs”" in home.said("export", workshop, "--format", "md,docs", "--to", out, code=2)
    assert "south" in home.said("export", "south", "--format", "md", "--to", out, code=2)
    (home.folder / "taken").write_text("a file, no folder")
    home.said("export", workshop, "--format", "md", "--to", home.folder / "taken" / "out", code=1)
    assert not out.exists()


def test_export_leaves_out_what_is_asked(home: Home) -> None:
    workshop = home.workshop()

    def text(*options: str) -> str:
        (path,) = home.said("export", workshop, "--format", "md", "--to", home.folder / "out", *options).split()
        return Path(path).read_text(encoding="utf-8")

    assert "Ana Peña" in text()
    assert "Ana Peña" not in text("--without-names")
    assert "## Appendix" in text()
    assert "## Appendix" not in text("--profile", "board")
    assert "Planned (min)" not in text()
    assert "Planned (min)" in text("--times")
    board = home.said(
        "export", workshop, "--format", "md", "--to", home.folder, "--profile", "board", "--times", code=2
    )
    assert "has no minutes" in board
    assert "“bored”" in home.said("export", workshop, "--all", "--to", home.folder, "--profile", "bored", code=2)


def begin(home: Home) -> None:
    """Northwind's workshop is under way, and Ana has promised something."""
    import_tables()
    workshop = home.workshop()
    with Store(home.file, clock=SystemClock()) as store:
        writer = store.writer(workshop)
        agenda.start(writer)
        (ana,) = (row.id for row in writer.state.rows("leader") if row.name == "Ana Peña")
        capture.commit(writer, None, "Call back", who="", leader_id=ana, by_when=None)


def test_the_year_of_an_organisation(home: Home) -> None:
    begin(home)
    home.make("South")
    out = home.folder / "out"
    done = home.run("year", "north", "--format", "md,ics", "--to", out, "--json")
    rows = json.loads(done.stdout)
    assert done.returncode == 1
    assert [(row["format"], bool(row["error"])) for row in rows] == [("md", False), ("ics", True)]
    (path,) = (Path(path) for path in rows[0]["paths"])
    assert path.name.startswith("Northwind-Utilities-year-")
    text = path.read_text(encoding="utf-8")
    assert "# The year" in text
    assert "The one workshop is not closed yet" in text
    assert "Ana Peña" in text
    (nameless,) = home.said("year", "north", "--format", "md", "--to", out / "roles", "--without-names").split()
    assert "Ana Peña" not in Path(nameless).read_text(encoding="utf-8")
    home.said("year", "north", "--format", "md", "--to", out, "--overwrite")
    assert len(list(out.iterdir())) == 2
    assert "There is no organisation “east”" in home.said("year", "east", "--format", "md", "--to", out, code=2)
    assert "South" in home.said("year", "", "--format", "md", "--to", out, code=2)
    assert "--format" in home.said("year", "north", "--to", out, code=2)
    assert "one workshop" in home.said("year", "north", "--format", "json", "--to", out, code=1)


def test_what_was_exported_comes_back_the_same(home: Home) -> None:
    workshop = home.workshop()
    (path,) = home.said("export", workshop, "--format", "json", "--to", home.folder).split()
    other = home.folder / "other.onecompany"
    assert home.said("--file", other, "import", path) == f"{workshop}\n"
    again = home.run("import", path)
    assert again.returncode == 0
    assert "copy" in again.stderr
    assert again.stdout.strip() != workshop
    assert len(home.rows("SELECT id FROM workshop")) == 2


def test_the_json_holds_to_the_schema_that_is_printed(home: Home) -> None:
    document = json.loads(home.said("show", home.workshop(), "--json"))
    schema = json.loads(home.said("schema"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)


@pytest.mark.parametrize("content", ["", "{}", "[1]", "no json", '{"format": {"name": "other", "version": 1}}', "\x00"])
def test_import_brings_in_nothing_of_a_wrong_file(home: Home, content: str) -> None:
    path = home.folder / "wrong.json"
    path.write_text(content, encoding="utf-8")
    assert "wrong.json" in home.said("import", path, code=2)
    assert not home.file.exists() or home.rows("SELECT id FROM workshop") == []


def test_import_of_a_missing_file(home: Home) -> None:
    assert "missing.json" in home.said("import", "missing.json", code=1)


@pytest.mark.parametrize(("answer", "code", "left"), [("n\n", 1, 1), ("", 1, 1), ("y\n", 0, 0)])
def test_delete_asks(home: Home, answer: str, code: int, left: int) -> None:
    workshop = home.workshop()
    done = home.run("delete", workshop, typed=answer)
    assert done.returncode == code
    assert "Northwind Utilities" in done.stdout
    assert "Traceback" not in done.stderr
    assert len(home.rows("SELECT id FROM workshop")) == left


@pytest.mark.reliability("Delete this organisation")
def test_delete_with_yes_leaves_nothing_of_it_in_the_file(home: Home) -> None:
    workshop = home.workshop()
    assert b"Carla Rossi" in home.file.read_bytes()
    home.said("delete", workshop, "--yes")
    assert b"Carla Rossi" not in home.file.read_bytes()


@pytest.mark.reliability("10. One writer")
def test_who_writes_while_the_application_runs_is_told(home: Home, start: Start) -> None:
    workshop = home.workshop()
    exported = home.folder / "workshop.json"
    exported.write_text(home.said("show", workshop, "--json"), encoding="utf-8")
    room = start("run", workshop)
    room.wait_for("The first stage")
    room.line("I find out")
    room.wait_for("▸I find out")
    for command in (
        ["new", "--organisation", "Other", "--plan", "taster"],
        ["delete", workshop, "--yes"],
        ["import", exported],
    ):
        assert str(room.pid) in home.said(*command, code=3)
    assert workshop in home.said("list")
    stages = json.loads(home.said("show", workshop, "--json"))["stages"]
    assert [stage["name"] for stage in stages] == ["I find out"]
    second = start("run", workshop)
    second.wait_for("read-only")
    second.press("^q")
    assert second.wait_end() == 3
    third = start("run", workshop)
    third.wait_for_page("read-only")
    third.press("enter")
    third.wait_for("I find out")
    third.line("lost?")
    third.wait_for("read-only, so nothing can be kept")
    third.press("^q")
    assert third.wait_end() == 0
    room.press("^q")
    assert room.wait_end() == 0


def test_another_file_by_option_and_by_environment(home: Home) -> None:
    client = home.folder / "clients" / "north.onecompany"
    home.said("--file", client, "new", "--organisation", "North", "--plan", "taster")
    assert "North" in home.said("list", ONECOMPANY_FILE=str(client))
    assert not home.file.exists()


@pytest.mark.parametrize("content", [b"", b"no database at all\n" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_none_of_ours_is_refused_and_left_alone(home: Home, content: bytes) -> None:
    home.file.parent.mkdir(parents=True)
    home.file.write_bytes(content)
    for command in (["list"], ["show", "x"], ["new", "--organisation", "N", "--plan", "taster"]):
        done = home.run(*command)
        assert "Traceback" not in done.stderr
        if content:
            assert done.returncode == 1
            assert str(home.file) in done.stderr
            assert home.file.read_bytes() == content


def test_a_file_that_cannot_be_read(home: Home) -> None:
    home.file.mkdir(parents=True)
    home.said("list", code=1)


@pytest.mark.reliability("Modes of files and folders")
def test_everything_that_is_written_is_for_the_user_alone(home: Home, start: Start) -> None:
    formats = ("--all",) if THOROUGH else ("--format", "md,csv,xlsx,html")
    for arguments in (
        ("new", "--organisation", "Northwind", "--plan", "taster"),
        ("export", "Northwind", *formats, "--to", "out"),
    ):  # with a umask that would let everybody read and write
        code, _, complained = home.warm.run([*PROGRAM, *arguments], "", home.env, home.folder, umask=0)
        assert code == 0, complained
    room = start()
    room.wait_for("Northwind")
    room.send("l")
    room.wait_until(lambda: (home.folder / "settings" / "theme").exists(), "the look to be remembered")
    room.press("enter")
    room.wait_for("Journey")
    room.press("^q")
    room.wait_end()
    written = list(home.folder.rglob("*"))
    assert home.file in written
    assert len(written) > 5
    for path in written:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_an_error_of_the_program_shows_no_traceback(home: Home) -> None:
    home.workshop()
    code = """
from onecompany.cli import finding, main

def broken(path, wanted):
    raise RuntimeError("the merger with Southwind")

finding.find_workshop = broken
main()
"""
    done = home.run("show", "north", program=(sys.executable, "-c", code))
    assert done.returncode == 1
    assert "error of its own" in done.stderr
    assert "RuntimeError" in done.stderr
    assert "broken" in done.stderr
    assert "merger" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_closes_early_is_no_error(home: Home) -> None:
    workshop = home.workshop()
    process = subprocess.Popen(
        [*PROGRAM, "show", workshop, "--json"], env=home.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait(20)


def test_two_workshops_of_one_name_and_day_do_not_write_over_each_other(home: Home) -> None:
    names = ("Łódź", "Lodz", "Ромашка", "北京電力", "🚀")
    leader = ("--leader", "Ana; COO; Sales")
    out = home.folder / "out"
    made: dict[str, str] = {}
    for name in names:
        workshop = home.said("new", "--organisation", name, "--plan", "taster", "--date", "2026-05-04", *leader).strip()
        done = home.run("export", workshop, "--format", "md,agenda", "--to", out, "--overwrite")
        assert done.returncode == 0
        paths = done.stdout.split()
        assert not set(paths) & set(made)
        made |= dict.fromkeys(paths, workshop)
        assert all("2026-05-04" in Path(path).name for path in paths)
        again = home.run("export", workshop, "--format", "md,agenda", "--to", out, "--overwrite").stdout.split()
        assert again == paths
    for word in ("Lodz", "Romashka", "BeiJingDianLi", "rocket"):
        assert any(word in path for path in made), word


def test_private_notes_and_scripts_leave_only_when_asked_for(home: Home) -> None:
    workshop = home.workshop()
    out = home.folder / "out"
    script = "whose own face"

    def whole(*options: str) -> bytes:
        paths = [Path(path) for path in home.said("export", workshop, "--to", out, *options).splitlines()]
        return b"".join(path.read_bytes() for path in paths if path.is_file())

    plain = json.loads(whole("--format", "json"))
    assert all("script" not in exercise or not exercise["script"] for exercise in plain["exercises"]), script
    asked = json.loads(whole("--format", "json", "--with-private-notes"))
    assert any(exercise.get("script") for exercise in asked["exercises"])
    assert "board" in home.said(
        "export", workshop, "--format", "json", "--to", out, "--profile", "board", "--with-private-notes", code=2
    )
    both = ("--with-private-notes", "--without-private-notes")
    assert "one of the two" in home.said("export", workshop, "--format", "json", "--to", out, *both, code=2)
    assert json.loads(whole("--format", "json", "--without-private-notes"))["exercises"] == plain["exercises"]
    assert json.loads(home.said("show", workshop, "--json"))["exercises"] == plain["exercises"]


@pytest.mark.parametrize("what", ["folder", "pipe", "far too large", "nobody's home"])
def test_import_of_what_is_no_export_is_refused_before_it_is_read(home: Home, what: str) -> None:
    path = home.folder / "wrong.json"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    elif what == "nobody's home":
        path = Path("~nosuchuser/wrong.json")
    else:
        with path.open("wb") as made:
            made.truncate(5_000_000_000)
    assert "wrong.json" in home.said("import", path, code=2)


@pytest.mark.parametrize("path", ["~nosuchuser/x", "~nosuchuser"])
def test_nobodys_home_is_said_in_our_words(home: Home, path: str) -> None:
    assert "nobody has that home" in home.said("--file", path, "list", code=2)
    assert "nobody has that home" in home.said("plan", "copy", "taster", path, code=2)


def test_a_plan_is_copied_to_a_file_only(home: Home) -> None:
    assert "is a folder" in home.said("plan", "copy", "taster", "~", code=2)
    assert "is a folder" in home.said("plan", "copy", "taster", home.folder, code=2)
    home.said("plan", "copy", "taster", home.folder / "missing" / "mine.toml", code=1)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2201-01-01"])
def test_a_day_from_which_nothing_can_be_counted_is_refused(home: Home, day: str) -> None:
    said = home.said("new", "--organisation", "A", "--plan", "taster", "--date", day, code=2)
    assert "expected a day from 1970 to 2200" in said
    assert home.said("list", "--json") == "[]\n"


def test_a_text_that_has_changed_by_itself_is_not_handed_out(home: Home) -> None:
    workshop = home.workshop()
    with closing(sqlite3.connect(home.file, isolation_level=None)) as db:
        db.execute("UPDATE leader SET name = 'Ana Pena' WHERE name = 'Ana Peña'")
    for command in (["show", workshop], ["export", workshop, "--format", "md", "--to", home.folder / "out"]):
        assert "damaged" in home.said(*command, code=1)
    assert "damaged" in home.run("doctor").stdout
    assert workshop in home.said("list")
    assert not (home.folder / "out").exists()
