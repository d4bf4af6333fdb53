"""`onecompany restore`: what there is, what would change, and a file that is whole again, also on another laptop."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from onecompany.store.handouts import copies_noted
from onecompany.store.locating import beside
from onecompany.store.lock import Lock
from tests.e2e.conftest import Start
from tests.e2e.home import Home, make_home
from tests.e2e.terminal import PROGRAM
from tests.e2e.warm import Warm
from tests.store.lost import all_of


@pytest.fixture(scope="module")
def two_days(tmp_path_factory: pytest.TempPathFactory, warm: Warm, template: tuple[Path, str]) -> Path:
    """A backup of a file with one workshop, and a second workshop after it, made by the command. Only to be copied."""
    home = make_home(tmp_path_factory.mktemp("days"), warm, template)
    home.workshop()
    home.said("backup")
    home.make("Acme", "--leader", "Cy; COO; Ops")
    return home.file.parent


@pytest.fixture
def lost(home: Home, two_days: Path) -> dict[str, list[object]]:
    """These two days in the file, with all that lies beside it. What is in it."""
    shutil.copytree(two_days, home.file.parent)
    return all_of(home.file)


@pytest.mark.usefixtures("lost")
def test_the_backups_are_listed_with_what_is_in_them(home: Home) -> None:
    said = home.said("restore", "--list")
    assert "  1  " in said
    assert "1 workshop of Northwind Utilities, 1 act" in said
    assert "There is no backup of" in home.run("restore", "--file", home.folder / "none.onecompany", "--list").stdout


def test_a_file_that_is_gone_is_there_again(home: Home, lost: dict[str, list[object]]) -> None:
    home.file.unlink()
    link = home.folder / "link.onecompany"
    link.symlink_to(home.file)
    out = home.folder / "out"
    for words in (
        ("list",),
        ("doctor",),
        ("show", "Acme"),
        ("export", "Acme", "--all", "--to", out),
        ("year", "Acme", "--all", "--to", out),
        ("backup",),
        ("delete", "Acme", "--yes"),
        ("wall", "--file", home.file),
        ("--file", link, "list"),
    ):
        ran = home.run(*words)
        told = ran.stdout + ran.stderr
        assert (words, ran.returncode, "what was kept beside it is there" in told) == (words, 1, True), told
    assert not out.exists()
    rows = {row["what"]: row for row in json.loads(home.run("doctor", "--json").stdout)["checks"]}
    assert "1 act after it" in rows["file"]["do"]
    assert "it has 2 acts" in rows["journal"]["found"]
    assert rows["journal"]["level"] == "problem"
    said = home.said("restore", "--yes")
    assert "1 act after it" in said
    assert "Acme" in said
    assert all_of(home.file) == lost
    assert "Nothing was changed" in home.said("restore")


def test_a_damaged_file_is_kept_when_it_is_replaced(home: Home, lost: dict[str, list[object]]) -> None:
    os.truncate(home.file, 9000)
    broken = home.file.read_bytes()
    rows = {row["what"]: row for row in json.loads(home.run("doctor", "--json").stdout)["checks"]}
    assert rows["file"]["do"].startswith("`onecompany restore` brings it back. Everything until ")
    assert "1 act after it" in rows["file"]["do"]
    said = home.said("restore", "--yes")
    assert "is damaged" in said
    (kept,) = [f for f in home.file.parent.iterdir() if ".replaced-" in f.name and f.suffix != ".jsonl"]
    assert str(kept.name) in said
    assert kept.read_bytes() == broken
    assert all_of(home.file) == lost


def test_a_file_that_was_rolled_back_is_read_and_that_is_said_beside_it(home: Home) -> None:
    home.workshop()
    home.make("Cobalt", "--leader", "Cy; COO; Ops")
    older = home.file.read_bytes()
    home.make("Acme", "--leader", "Cy; COO; Ops")
    newer = home.file.read_bytes()
    newest = home.folder / "newest"
    newest.write_bytes(newer)
    out = home.folder / "out"
    reads = (
        ("list", "--json"),
        ("show", "Cobalt", "--json"),
        ("export", "Cobalt", "--format", "md", "--to", out, "--json"),
        ("year", "Cobalt", "--format", "md", "--to", out, "--json"),
        ("backup",),
        ("compare", newest),
    )
    for words in reads:
        home.file.write_bytes(older)
        ran = home.run(*words)
        assert (ran.returncode, ran.stderr.count("\n")) == (0, 1), ran.stderr
        assert "is older than the journal beside it: 1 act, of " in ran.stderr
        assert "--json" not in words or json.loads(ran.stdout)
        home.file.write_bytes(newer)
        assert "older than" not in home.run(*words).stderr


def test_back_to_how_it_was_and_forth_again(home: Home, lost: dict[str, list[object]]) -> None:
    said = home.said("restore", "--from", "1", "--without-journal", "--yes")
    assert "this workshop would be gone" in said
    assert "Acme" not in home.said("list")
    (kept,) = [f for f in home.file.parent.iterdir() if ".replaced-" in f.name and f.suffix != ".jsonl"]
    home.said("restore", "--from", kept, "--without-journal", "--yes")
    assert all_of(home.file) == lost


def test_another_laptop_needs_the_folder_of_the_file_and_nothing_else(
    home: Home, lost: dict[str, list[object]], tmp_path: Path
) -> None:
    folder = tmp_path / "from the old one"
    folder.mkdir()
    for ending in (".backups", ".journal.jsonl"):
        place = beside(home.file, ending)
        (shutil.copytree if place.is_dir() else shutil.copy)(place, folder / place.name)
    file = folder / home.file.name
    laptop = tmp_path / "laptop"
    env = {name: str(laptop) for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    ran = home.run("restore", "--file", file, "--yes", **env)
    assert ran.returncode == 0, ran.stderr
    assert all_of(file) == lost


@pytest.mark.usefixtures("lost")
def test_wrong_input_is_a_sentence_and_changes_nothing(home: Home) -> None:
    before, empty = home.file.read_bytes(), home.folder / "empty"
    empty.touch()
    text = home.folder / "text.txt"
    text.write_text("no workshop file " * 300)
    for named, code, words in (
        ("7", 2, "there is no backup and no file"),
        (home.folder / "nowhere", 2, "there is no backup and no file"),
        (home.file, 2, "itself"),
        (home.folder, 1, "is a folder"),
        (empty, 1, "is empty"),
        (text, 1, "not a workshop file"),
    ):
        ran = home.run("restore", "--from", named, "--yes")
        assert (ran.returncode, words in ran.stderr) == (code, True), ran.stderr
        assert "Traceback" not in ran.stderr
    ran = home.run("restore", "--to", home.file, "--yes")
    assert (ran.returncode, "there already" in ran.stderr) == (2, True)
    ran = home.run("restore", "--file", home.folder / "none.onecompany")
    assert (ran.returncode, "Nothing is there to bring" in ran.stderr) == (1, True)
    assert home.file.read_bytes() == before


def test_to_another_place_leaves_todays_file_alone(home: Home, lost: dict[str, list[object]]) -> None:
    before = home.file.read_bytes()
    home.said("restore", "--to", home.folder / "new.onecompany", "--yes")
    assert all_of(home.folder / "new.onecompany") == lost
    assert home.file.read_bytes() == before
    assert copies_noted(home.file) == [home.folder / "new.onecompany"]


@pytest.mark.usefixtures("lost")
def test_a_file_that_is_open_is_not_replaced(home: Home) -> None:
    lock = Lock(home.file)
    ran = home.run("restore", "--from", "1", "--without-journal", "--yes")
    lock.release()
    assert (ran.returncode, f"open by process {os.getpid()}" in ran.stderr) == (3, True)


@pytest.mark.usefixtures("lost")
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_nothing_is_there_before_the_answer_nor_when_the_window_is_closed(
    home: Home, start: Start, number: signal.Signals
) -> None:
    before = sorted(home.folder.rglob("*"))
    terminal = start("restore", "--to", home.folder / "new.onecompany")
    terminal.wait_for(r"\[y/N\]")
    assert not [one for one in home.folder.iterdir() if one.name.endswith(".restoring")]
    terminal.kill(number)
    assert terminal.wait_end() == -number
    assert [one for one in sorted(home.folder.rglob("*")) if one not in before and one.suffix != ".lock"] == []


@pytest.mark.usefixtures("lost")
def test_no_answer_says_that_nothing_was_changed(home: Home) -> None:
    for command in ("restore", "--to", home.folder / "new.onecompany"), ("delete", "Acme"):
        ran = home.run(*command)
        assert ran.returncode == 1
        assert "\nNothing was " in ran.stdout
        assert "Aborted" not in ran.stderr


@pytest.mark.usefixtures("lost")
def test_what_kills_left_of_a_restore_goes_with_a_client_and_is_known_to_the_doctor(home: Home) -> None:
    home.said("restore", "--to", home.folder / "new.onecompany", "--yes")
    (home.folder / "new.onecompany").unlink()
    left = [file.with_name(f"{file.name}.restoring") for file in (home.folder / "new.onecompany", home.file)]
    left.append(home.file.with_name("other.onecompany.restoring"))
    mine = home.file.with_name("mine.restoring")
    mine.write_text("notes " * 30)
    for one in (*left, mine):
        if one != mine:
            shutil.copy(home.file, one)
        os.utime(one, (0, 0))
    said = home.run("doctor").stdout
    assert [str(one) in said for one in (*left, mine)] == [True, True, True, False]
    home.said("delete-organisation", "Acme", "--yes")
    assert [one.exists() for one in (*left, mine)] == [False, False, False, True]


@pytest.mark.usefixtures("lost")
def test_what_was_rescued_is_named_with_a_client_that_is_deleted_and_cleared_where_its_file_is_gone(home: Home) -> None:
    folder = home.folder / "data" / "onecompany" / "rescued"
    home.said("restore", "--yes", "--from", "1", "--to", home.file.with_name("lone.onecompany"), "--without-journal")
    folder.mkdir()
    rescued, gone = folder / "acme-1.onecompany", folder / "gone.onecompany"
    shutil.copy(home.file, rescued)
    shutil.copytree(beside(home.file, ".backups"), beside(gone, ".backups"))
    shutil.copy(beside(home.file, ".journal.jsonl"), beside(gone, ".journal.jsonl"))
    said = home.said("delete-organisation", "Northwind", "--yes")
    command = next(line.split() for line in said.splitlines() if line.startswith("  onecompany") and "acme-1" in line)
    assert not list(beside(gone, ".backups").glob("*.onecompany"))
    assert b"Northwind" not in beside(gone, ".journal.jsonl").read_bytes()
    assert "Deleted Northwind" in home.said(*command[1:], "--yes")
    assert b"Northwind" not in rescued.read_bytes()


@pytest.mark.usefixtures("lost")
def test_a_client_that_was_deleted_is_not_said_to_be_there_and_can_be_had_back(home: Home) -> None:
    stick = home.folder / "stick.onecompany"
    home.said("backup", "--to", stick)
    home.said("delete-organisation", "Northwind", "--yes")
    said = home.said("restore", "--from", stick, "--yes")
    assert "has all of this already" not in said
    assert "Deleted since then, and left out:\n  Northwind Utilities, " in said
    command = next(line for line in said.splitlines() if line.startswith("  onecompany"))
    home.said(*command.split()[1:], "--yes")
    again = home.file.with_stem("workshops-again")
    assert "Northwind" in home.said("--file", again, "list")
    assert "Northwind" not in home.said("list")


@pytest.mark.usefixtures("lost")
def test_another_clients_file_and_what_is_no_file_are_called_so(home: Home) -> None:
    other = home.folder / "other.onecompany"
    assert home.run("--file", other, "new", "--organisation", "Zebra", "--plan", home.plan()).returncode == 0
    ran = home.run("restore", "--from", other, "--to", home.folder / "new.onecompany")
    assert "is another file" in ran.stderr
    assert "elsewhere" not in ran.stderr
    assert home.said("restore", "--from", home.folder, code=1).startswith("--from: ")
    assert "--file" not in home.said("compare", home.folder, code=1)


@pytest.mark.usefixtures("lost")
def test_it_is_done_also_when_nobody_reads_what_is_said(home: Home) -> None:
    backups = beside(home.file, ".backups")
    (backups / "20250101T000000Z.onecompany").write_text("no backup, and said to be none")
    (newest,) = [one for one in backups.iterdir() if not one.name.startswith("2025")]
    newest.rename(backups / "20240101T000000Z.onecompany")
    home.file.unlink()
    ours, theirs = os.pipe()
    os.close(ours)
    command = [*PROGRAM, "restore", "--yes"]
    ran = subprocess.run(command, stdout=theirs, stderr=theirs, env=home.env, cwd=home.folder, check=False)
    os.close(theirs)
    assert ran.returncode == 0
    assert "Acme" in home.said("list")
