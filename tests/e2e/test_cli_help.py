"""The command line by itself: help, completion, what is imported, plans, the doctor, what needs a terminal."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.home import PLAN, Home
from tests.e2e.terminal import PROGRAM

MODULE = (sys.executable, "-m", "onecompany")


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
    text = home.said("--help")
    for command in ("run", "new", "list", "show", "export", "import", "delete", "plan", "demo", "doctor", "--file"):
        assert re.search(rf"^\s+{command}\b", text, re.MULTILINE)
    assert home.said("-h") == text


def test_wrong_use_says_what_is_wrong(home: Home) -> None:
    for arguments in (("nonsense",), ("new",), ("list", "--nonsense"), ("plan", "nonsense"), ("export",)):
        assert home.said(*arguments, code=2)


def test_the_shell_completes_commands(home: Home) -> None:
    words = home.said(
        _ONECOMPANY_COMPLETE="complete_bash", COMP_WORDS="onecompany pl", COMP_CWORD="1", _TYPER_COMPLETE_ARGS=""
    )
    assert words.split() == ["plan"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_shown(home: Home, shell: str) -> None:
    # Typer would look which shell it runs in, and that is another one wherever the tests run.
    script = home.said("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert "_ONECOMPANY_COMPLETE" in script
    assert {"bash": "complete -o", "zsh": "compdef", "fish": "complete --command"}[shell] in script


def test_plans_are_listed_the_users_own_first(home: Home) -> None:
    names = [row["name"] for row in json.loads(home.said("plan", "list", "--json"))]
    assert {"journey-ownership-metrics", "taster", "quarterly-review"} <= set(names)
    own = Path(home.env["ONECOMPANY_CONFIG"]) / "plans"
    own.mkdir(parents=True)
    home.said("plan", "copy", "taster", own / "zz-mine.toml")
    rows = json.loads(home.said("plan", "list", "--json"))
    assert rows[0]["name"] == "zz-mine"
    assert rows[0]["minutes"] == 30
    assert "zz-mine" in home.said("plan", "list").splitlines()[0]
    assert "Journey" in home.said("plan", "show", "zz-mine")


def test_plan_copy_leaves_a_file_alone(home: Home) -> None:
    path = home.plan()
    assert "left alone" in home.said("plan", "copy", "taster", path, code=2)
    assert path.read_text(encoding="utf-8") == PLAN
    assert "nonsense" in home.said("plan", "copy", "nonsense", "new.toml", code=2)


def test_plan_check_says_file_line_and_key(home: Home) -> None:
    good = home.plan()
    bad = home.folder / "bad.toml"
    bad.write_text(PLAN.replace('kind = "metrics"', 'kind = "metric"'), encoding="utf-8")
    assert "right" in home.said("plan", "check", good)
    done = home.run("plan", "check", good, bad)
    assert done.returncode == 2
    assert "right" in done.stdout
    line = PLAN.splitlines().index('kind = "metrics"') + 1
    assert re.search(rf"bad\.toml.*\b{line}\b.*kind", done.stderr)
    assert "metrics" in done.stderr


def test_doctor(home: Home) -> None:
    home.workshop()
    assert "✓ file" in home.said("doctor")
    checks = json.loads(home.said("doctor", "--json"))["checks"]
    assert {
        "terminal size",
        "system",
        "encoding",
        "terminal",
        "lock",
        "file",
        "permissions",
        "settings",
        "plans",
        "exports",
    } <= {check["what"] for check in checks}
    assert all(set(check) == {"what", "level", "found", "do"} for check in checks)
    home.file.write_bytes(b"this is no database" * 100)
    broken = home.run("doctor")
    assert broken.returncode == 1
    assert "✗ file" in broken.stdout


def test_the_doctor_looks_at_the_look_of_the_hand_outs(home: Home) -> None:
    home.workshop()
    assert "✓ look of hand-outs: plain" in home.said("doctor")
    (home.file.parent / "brand.toml").write_text('name = "Peña"\npaper = "letter"\n', encoding="utf-8")
    assert "brand.toml, Peña, without a logo, paper letter" in home.said("doctor")
    (home.file.parent / "brand.toml").write_text('paper = "a5"\n', encoding="utf-8")
    assert "brand.toml:1: paper: expected one of a4, letter, got “a5”" in home.run("doctor").stdout
    out = home.folder / "out"
    told = home.said("export", "Northwind", "--format", "md", "--to", out, code=2)
    assert "brand.toml:1: paper" in told
    assert not out.exists()


def test_the_demo_leaves_nothing_behind(home: Home, start: Start) -> None:
    before = sorted(path.name for path in home.folder.parent.iterdir())
    demo = start("demo")
    demo.wait_for(r"\[\d+ ")
    demo.press("^q")
    assert demo.wait_end() == 0
    assert sorted(path.name for path in home.folder.parent.iterdir()) == before
    assert not home.file.exists()


@pytest.mark.parametrize("command", [(), ("run",), ("demo",)])
def test_the_application_needs_a_terminal(home: Home, command: tuple[str, ...]) -> None:
    home.workshop()
    assert "terminal" in home.said(*command, code=2)


def test_run_without_a_workshop_says_how_to_make_one(home: Home, start: Start) -> None:
    room = start("run")
    assert room.wait_end() == 2
    assert "no workshop" in room.screen
