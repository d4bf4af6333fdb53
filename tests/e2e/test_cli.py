"""Every command as a user's shell runs it: what it prints, its exit code, what it leaves on the disk."""

from __future__ import annotations

import csv
import json
import re
import stat
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from openpyxl import Workbook

from tests.e2e.conftest import PLAN, Home, Start
from tests.e2e.terminal import PROGRAM

MODULE = (sys.executable, "-m", "onecompany")
LISTS = (
    "leaders",
    "silos",
    "stages",
    "ownership",
    "handoffs",
    "metrics",
    "commitments",
    "decisions",
    "parking",
    "notes",
    "findings",
    "timing",
)
"""What the issue promises to scripts at the top level, beside `format` and `workshop`."""


def said(home: Home, *arguments: str | Path, code: int = 0, typed: str = "", **env: str) -> str:
    """What a command prints: on standard output when it is done, else on standard error."""
    done = home.run(*arguments, typed=typed, **env)
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    if code == 0:
        assert done.stderr == ""
        return done.stdout
    assert done.stderr.strip()
    return done.stderr


# -- help, completion, what is imported


@pytest.mark.parametrize("program", [PROGRAM, MODULE], ids=["command", "module"])
def test_the_version(home: Home, program: tuple[str, ...]) -> None:
    done = home.run("--version", program=program)
    assert re.fullmatch(r"onecompany \d+\.\d+\.\d+\S*\n", done.stdout)
    assert done.returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("run", "--help"),
        ("export", "--help"),
        ("plan", "--help"),
        ("plan", "list"),
        ("plan", "show", "taster"),
        ("plan", "check", "short.toml"),
        ("plan", "copy", "taster", "mine.toml"),
    ],
    ids=" ".join,
)
def test_what_needs_no_application_imports_none(home: Home, arguments: tuple[str, ...]) -> None:
    home.plan()
    done = home.run(*arguments, program=(sys.executable, "-X", "importtime", "-m", "onecompany"))
    assert done.returncode == 0
    assert done.stdout
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "onecompany" in imported
    assert imported & {"textual", "sqlmodel", "sqlalchemy", "jinja2"} == set()


def test_help_names_every_command(home: Home) -> None:
    text = said(home, "--help")
    for command in ("run", "new", "list", "show", "export", "import", "delete", "plan", "demo", "doctor", "--file"):
        assert re.search(rf"^\s+{command}\b", text, re.MULTILINE)
    assert said(home, "-h") == text


def test_wrong_use_says_what_is_wrong(home: Home) -> None:
    for arguments in (("nonsense",), ("new",), ("list", "--nonsense"), ("plan", "nonsense"), ("export",)):
        assert said(home, *arguments, code=2)


def test_the_shell_completes_commands(home: Home) -> None:
    words = said(
        home, _ONECOMPANY_COMPLETE="complete_bash", COMP_WORDS="onecompany pl", COMP_CWORD="1", _TYPER_COMPLETE_ARGS=""
    )
    assert words.split() == ["plan"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_shown(home: Home, shell: str) -> None:
    script = said(home, "--show-completion", shell)
    assert "_ONECOMPANY_COMPLETE" in script


# -- new


def test_new_prints_the_id_and_nothing_else(home: Home) -> None:
    printed = said(home, "new", "--organisation", "Northwind", "--plan", home.plan(), "--date", "2026-03-05")
    assert re.fullmatch(r"[0-9a-z]+\n", printed)
    (row,) = json.loads(said(home, "list", "--json"))
    assert row == {
        "id": printed.strip(),
        "organisation": "Northwind",
        "title": "Journey and owners",
        "date": "2026-03-05",
        "state": "new",
        "minutes": 60,
    } | {key: row[key] for key in row if key not in ("id", "organisation", "title", "date", "state", "minutes")}


def test_new_takes_a_plan_by_name_and_leaders_from_a_line(home: Home) -> None:
    made = said(home, "new", "--organisation", "N", "--plan", "taster", "--leader", "Ana Peña; COO; Operations")
    document = json.loads(said(home, "show", made.strip(), "--json"))
    assert [(each["name"], each["role"]) for each in document["leaders"]] == [("Ana Peña", "COO")]
    assert [each["name"] for each in document["silos"]] == ["Operations"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_new_takes_leaders_from_a_file(home: Home, ending: str) -> None:
    rows = [["Name", "Role", "Silo"], ["Ana Peña", "COO", "Operations"], ["Ben Okafor", "CMO", "Marketing"]]
    path = home.folder / f"leaders.{ending}"
    if ending == "csv":
        with path.open("w", newline="", encoding="utf-8-sig") as file:
            csv.writer(file, delimiter=";").writerows(rows)
    else:
        book = Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    made = home.make("Northwind", "--leaders", path, "--leader", "Eva Lind; CFO; Finance")
    document = json.loads(said(home, "show", made, "--json"))
    assert [each["name"] for each in document["leaders"]] == ["Ana Peña", "Ben Okafor", "Eva Lind"]


@pytest.mark.parametrize(
    ("options", "about"),
    [
        (["--organisation", " ", "--plan", "taster"], "organisation"),
        (["--organisation", "N", "--plan", "tastr"], "taster"),
        (["--organisation", "N", "--plan", "missing.toml"], "missing.toml"),
        (["--organisation", "N", "--plan", "taster", "--date", "5.3.26"], "2026-12-31"),
        (["--organisation", "N", "--plan", "taster", "--leader", "; COO; Operations"], "--leader"),
        (["--organisation", "N", "--plan", "taster", "--leaders", "missing.csv"], "missing.csv"),
        (["--organisation", "N", "--plan", "taster", "--leaders", "bad.csv"], "row 3"),
        (["--organisation", "N", "--plan", "bad.toml"], "bad.toml"),
    ],
)
def test_new_makes_nothing_of_wrong_input(home: Home, options: list[str], about: str) -> None:
    (home.folder / "bad.csv").write_text("name;role\nAna;COO\n;CFO\n", encoding="utf-8")
    (home.folder / "bad.toml").write_text(PLAN.replace("minutes = 5", "minutes = -5"), encoding="utf-8")
    assert about in said(home, "new", *options, code=2)
    assert "no workshop" in said(home, "list")


# -- list, show


def test_list_and_show_without_a_file_make_none(home: Home) -> None:
    assert "no workshop" in said(home, "list")
    assert json.loads(said(home, "list", "--json")) == []
    assert "no workshop" in said(home, "show", "anything", code=2)
    assert not home.file.exists()


def test_a_workshop_is_found_by_its_id_or_by_how_its_organisation_begins(home: Home) -> None:
    first = home.make("Northwind Utilities")
    second = home.make("Northern Rail")
    listed = said(home, "list").splitlines()
    assert len(listed) == 2
    assert {line.split()[0] for line in listed} == {first, second}
    for wanted, found in ((first, first), ("northw", first), ("Northern Rail", second)):
        assert json.loads(said(home, "show", wanted, "--json"))["workshop"]["id"] == found
    ambiguous = said(home, "show", "north", code=2)
    unknown = said(home, "show", "south", code=2)
    for message in (ambiguous, unknown):
        assert all(f"{each}" in message for each in (first, second, "Northwind Utilities", "Northern Rail"))
    assert "more than one" in ambiguous
    for command in (["export", "north", "--to", "out", "--all"], ["delete", "north", "--yes"], ["run", "north"]):
        assert "more than one" in said(home, *command, code=2)


def test_show_reads_as_text_and_as_json(home: Home) -> None:
    workshop = home.workshop()
    text = said(home, "show", workshop)
    assert "Northwind Utilities" in text
    assert "not recorded" in text
    document = json.loads(said(home, "show", workshop, "--json"))
    assert document["format"] == {"name": "onecompany-workshop", "version": 1}
    assert {"id", "organisation", "plan", "date", "state"} <= set(document["workshop"])
    assert all(isinstance(document[name], list) for name in LISTS)
    assert [step["planned_seconds"] for step in document["timing"]] == [300, 600, 900, 1200, 600]


# -- export, import, delete


def test_export_writes_each_format_and_never_over_a_file(home: Home) -> None:
    workshop = home.workshop()
    out = home.folder / "out"
    first = said(home, "export", workshop, "--format", "md,html,json", "--to", out).split()
    assert sorted(Path(path).suffix for path in first) == [".html", ".json", ".md"]
    before = {path: path.read_bytes() for path in out.iterdir()}
    rows = json.loads(said(home, "export", "Northwind", "--format", "md, json", "--to", out, "--json"))
    assert [row["format"] for row in rows] == ["md", "json"]
    assert all(Path(row["path"]).stem.endswith("-2") and row["error"] is None for row in rows)
    assert all(Path(row["path"]).stat().st_size == row["bytes"] for row in rows)
    assert {path: path.read_bytes() for path in before} == before
    assert len(list(out.iterdir())) == 5
    said(home, "export", workshop, "--format", "md", "--to", out, "--overwrite")
    assert len(list(out.iterdir())) == 5


def test_export_of_all_formats_and_the_json_keeps_private_notes_back(home: Home) -> None:
    workshop = home.workshop()
    written = said(home, "export", workshop, "--all", "--to", home.folder / "all").split()
    assert {".html", ".json", ".md"} <= {Path(path).suffix for path in written}


def test_export_says_what_is_wrong(home: Home) -> None:
    workshop = home.workshop()
    out = home.folder / "out"
    assert "html" in said(home, "export", workshop, "--to", out, code=2)
    assert "“docs”" in said(home, "export", workshop, "--format", "md,docs", "--to", out, code=2)
    assert "south" in said(home, "export", "south", "--format", "md", "--to", out, code=2)
    (home.folder / "taken").write_text("a file, no folder")
    said(home, "export", workshop, "--format", "md", "--to", home.folder / "taken" / "out", code=1)
    assert not out.exists()


def test_what_was_exported_comes_back_the_same(home: Home) -> None:
    workshop = home.workshop()
    (path,) = said(home, "export", workshop, "--format", "json", "--to", home.folder).split()
    other = home.folder / "other.onecompany"
    assert said(home, "--file", other, "import", path) == f"{workshop}\n"
    assert json.loads(said(home, "--file", other, "show", workshop, "--json"))["leaders"]
    again = home.run("import", path)
    assert again.returncode == 0
    assert "copy" in again.stderr
    assert again.stdout.strip() != workshop
    assert len(json.loads(said(home, "list", "--json"))) == 2


def test_the_json_holds_to_the_schema_that_is_shipped(home: Home) -> None:
    document = json.loads(said(home, "show", home.workshop(), "--json"))
    schema = json.loads(files("onecompany.exchange").joinpath("workshop.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)


@pytest.mark.parametrize("content", ["", "{}", "[1]", "no json", '{"format": {"name": "other", "version": 1}}', "\x00"])
def test_import_brings_in_nothing_of_a_wrong_file(home: Home, content: str) -> None:
    path = home.folder / "wrong.json"
    path.write_text(content, encoding="utf-8")
    assert "wrong.json" in said(home, "import", path, code=2)
    assert "no workshop" in said(home, "list")


def test_import_of_a_missing_file(home: Home) -> None:
    assert "missing.json" in said(home, "import", "missing.json", code=1)


@pytest.mark.parametrize(("answer", "code", "left"), [("n\n", 1, 1), ("", 1, 1), ("y\n", 0, 0)])
def test_delete_asks(home: Home, answer: str, code: int, left: int) -> None:
    workshop = home.workshop()
    done = home.run("delete", workshop, typed=answer)
    assert done.returncode == code
    assert "Northwind Utilities" in done.stdout
    assert "Traceback" not in done.stderr
    assert len(json.loads(said(home, "list", "--json"))) == left


def test_delete_with_yes_leaves_nothing_of_it_in_the_file(home: Home) -> None:
    workshop = home.workshop()
    assert b"Carla Rossi" in home.file.read_bytes()
    said(home, "delete", workshop, "--yes")
    assert b"Carla Rossi" not in home.file.read_bytes()


# -- plans


def test_plans_are_listed_the_users_own_first(home: Home) -> None:
    names = [row["name"] for row in json.loads(said(home, "plan", "list", "--json"))]
    assert {"journey-ownership-metrics", "taster", "quarterly-review"} <= set(names)
    own = Path(home.env["ONECOMPANY_CONFIG"]) / "plans"
    own.mkdir(parents=True)
    said(home, "plan", "copy", "taster", own / "zz-mine.toml")
    rows = json.loads(said(home, "plan", "list", "--json"))
    assert rows[0]["name"] == "zz-mine"
    assert rows[0]["minutes"] == 30
    assert "zz-mine" in said(home, "plan", "list").splitlines()[0]
    assert "Journey" in said(home, "plan", "show", "zz-mine")


def test_plan_copy_leaves_a_file_alone(home: Home) -> None:
    path = home.plan()
    assert "left alone" in said(home, "plan", "copy", "taster", path, code=2)
    assert path.read_text(encoding="utf-8") == PLAN
    assert "nonsense" in said(home, "plan", "copy", "nonsense", "new.toml", code=2)


def test_plan_check_says_file_line_and_key(home: Home) -> None:
    good = home.plan()
    bad = home.folder / "bad.toml"
    bad.write_text(PLAN.replace('kind = "metrics"', 'kind = "metric"'), encoding="utf-8")
    assert "right" in said(home, "plan", "check", good)
    done = home.run("plan", "check", good, bad)
    assert done.returncode == 2
    assert "right" in done.stdout
    line = PLAN.splitlines().index('kind = "metrics"') + 1
    assert re.search(rf"bad\.toml.*\b{line}\b.*kind", done.stderr)
    assert "metrics" in done.stderr


# -- doctor, demo, the application without a terminal


def test_doctor(home: Home) -> None:
    home.workshop()
    assert "✓ file" in said(home, "doctor")
    checks = json.loads(said(home, "doctor", "--json"))["checks"]
    assert {"terminal size", "encoding", "colours", "file", "permissions", "settings", "plans", "exports"} <= {
        check["what"] for check in checks
    }
    assert all(set(check) == {"what", "level", "found", "do"} for check in checks)
    home.file.write_bytes(b"this is no database" * 100)
    broken = home.run("doctor")
    assert broken.returncode == 1
    assert "✗ file" in broken.stdout


def test_the_demo_leaves_nothing_behind(home: Home, start: Start) -> None:
    before = sorted(path.name for path in home.folder.parent.iterdir())
    demo = start("demo")
    demo.wait_for(r"\[\d ")
    demo.press("^q")
    assert demo.wait_end() == 0
    assert sorted(path.name for path in home.folder.parent.iterdir()) == before
    assert not home.file.exists()


@pytest.mark.parametrize("command", [(), ("run",), ("demo",)])
def test_the_application_needs_a_terminal(home: Home, command: tuple[str, ...]) -> None:
    home.workshop()
    assert "terminal" in said(home, *command, code=2)


def test_run_without_a_workshop_says_how_to_make_one(home: Home, start: Start) -> None:
    room = start("run")
    assert room.wait_end() == 2
    assert "no workshop" in room.screen


# -- one writer


def test_who_writes_while_the_application_runs_is_told(home: Home, start: Start) -> None:
    workshop = home.workshop()
    exported = Path(said(home, "export", workshop, "--format", "json", "--to", home.folder).strip())
    room = start("run", workshop)
    room.wait_for("The first stage")
    room.line("I find out")
    room.wait_for("▸I find out")
    for command in (
        ["new", "--organisation", "Other", "--plan", "taster"],
        ["delete", workshop, "--yes"],
        ["import", exported],
    ):
        assert str(room.pid) in said(home, *command, code=3)
    assert workshop in said(home, "list")
    stages = json.loads(said(home, "show", workshop, "--json"))["stages"]
    assert [stage["name"] for stage in stages] == ["I find out"]
    said(home, "export", workshop, "--format", "md", "--to", home.folder / "out")
    second = start("run", workshop)
    second.wait_for("read-only")
    second.line("n")
    assert second.wait_end() == 3
    third = start("run", workshop)
    third.wait_for("read-only")
    third.line("y")
    third.wait_for("I find out")
    third.line("lost?")
    third.wait_for("read-only, so nothing can be kept")
    third.press("^q")
    assert third.wait_end() == 0
    room.press("^q")
    assert room.wait_end() == 0


# -- the file


def test_another_file_by_option_and_by_environment(home: Home) -> None:
    client = home.folder / "clients" / "north.onecompany"
    said(home, "--file", client, "new", "--organisation", "North", "--plan", "taster")
    assert "North" in said(home, "list", ONECOMPANY_FILE=str(client))
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
    said(home, "list", code=1)


def test_everything_that_is_written_is_for_the_user_alone(home: Home, start: Start) -> None:
    subprocess.run(  # with a umask that would let everybody read and write
        [*PROGRAM, "new", "--organisation", "Northwind", "--plan", "taster"],
        env=home.env,
        cwd=home.folder,
        umask=0,
        check=True,
        capture_output=True,
    )
    subprocess.run(
        [*PROGRAM, "export", "Northwind", "--all", "--to", "out"],
        env=home.env,
        cwd=home.folder,
        umask=0,
        check=True,
        capture_output=True,
    )
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
