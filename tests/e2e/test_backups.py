"""Backups by the command, by the room itself, and what the doctor says of them."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from onecompany.cli.deleting import remove_organisation, remove_workshop
from onecompany.store.backups import Backup, backups_folder, contents, list_backups
from onecompany.store.database import refusal
from onecompany.store.file import Store
from onecompany.store.handouts import copies_noted
from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.terminal import Terminal


def stages_in(backup: Backup) -> list[str]:
    with closing(sqlite3.connect(backup.path)) as db:
        return [name for (name,) in db.execute("SELECT name FROM stage")]


def doctor(home: Home) -> dict[str, dict[str, str]]:
    """What it says, by what it says it of."""
    return {check["what"]: check for check in json.loads(home.run("doctor", "--json").stdout)["checks"]}


# -- the command


def test_a_backup_is_made_now_and_said_with_what_is_in_it(home: Home) -> None:
    home.workshop()
    first, *said = home.said("backup").splitlines()
    assert Path(first) == list_backups(home.file)[0].path
    assert "every row" in said[0]
    assert "Northwind Utilities" in said[1]
    home.said("backup", "--file", home.file)
    assert len(list_backups(home.file)) == 2


def test_one_on_a_stick_takes_nothings_place(home: Home) -> None:
    home.workshop()
    stick = home.folder / "stick"
    for _ in range(2):
        home.said("backup", "--to", stick / "mine.onecompany")
    before = {one: one.read_bytes() for one in stick.iterdir()}
    made = Path(home.said("backup", "--to", stick).splitlines()[0])
    assert sorted(one.name for one in before) == ["mine-2.onecompany", "mine.onecompany"]
    assert made.parent == stick
    assert made.name.startswith("workshops-2")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert {one: one.read_bytes() for one in before} == before
    assert home.run("--file", made, "list").stdout.count("Northwind") == 1
    assert not backups_folder(home.file).exists()
    onto_itself = Path(home.said("backup", "--to", home.file).splitlines()[0])
    assert onto_itself != home.file
    assert onto_itself.parent == home.file.parent
    assert set(copies_noted(home.file)) == {*before, made, onto_itself}  # they are named when a client is deleted


def test_what_keeps_one_from_being_made_is_said(home: Home) -> None:
    assert "There is no workshop" in home.said("backup", code=2)
    home.workshop()
    (home.folder / "taken").write_text("a file, no folder")
    assert "Not a directory" in home.said("backup", "--to", home.folder / "taken" / "x", code=1)
    backups_folder(home.file).write_text("mine")
    assert "Move it away" in home.said("backup", code=1)
    assert "Move it away" in doctor(home)["backups"]["do"]


# -- the room


@pytest.mark.reliability("9. Backups")
def test_the_command_makes_one_beside_an_open_room_and_the_room_one_of_all_when_it_is_left(
    home: Home, room: Terminal
) -> None:
    room.line("I find out")
    room.wait_for("▸I find out")
    made = Path(home.said("backup").splitlines()[0])
    (backup,) = [one for one in list_backups(home.file) if one.path == made]
    assert stages_in(backup) == ["I find out"]
    room.line("I compare")
    room.wait_for("▸I compare")
    room.press("^q")
    assert room.wait_end() == 0
    newest = list_backups(home.file)[0]
    assert sorted(stages_in(newest)) == ["I compare", "I find out"]
    assert room.not_given_back == []
    assert "backup" not in room.sent
    checks = doctor(home)
    assert checks["newest backup"]["level"] == checks["restoring it"]["level"] == "ok"
    assert "1 workshop of Northwind Utilities" in checks["newest backup"]["found"]


def test_what_keeps_one_from_being_made_is_said_in_the_room_and_it_goes_on(home: Home, start: Start) -> None:
    workshop = home.workshop()
    backups_folder(home.file).write_text("mine")
    room = start("run", workshop)
    room.wait_for("so none is made")
    room.line("I find out")
    room.wait_for("▸I find out")
    room.press("^q")
    assert room.wait_end() == 0
    assert backups_folder(home.file).read_text() == "mine"


# -- the doctor


def test_the_doctor_says_that_there_is_none_and_when_the_newest_is_late(home: Home) -> None:
    home.workshop()
    assert doctor(home)["backups"]["level"] == "warning"
    home.said("backup")
    (newest,) = list_backups(home.file)
    newest.path.rename(newest.path.with_name("20200101T000000Z.onecompany"))
    checks = doctor(home)
    assert checks["backups"]["level"] == "ok"
    late = checks["newest backup"]
    assert late["level"] == "warning"
    assert "onecompany backup" in late["do"]


def test_the_doctor_finds_one_that_cannot_be_restored(home: Home) -> None:
    home.workshop()
    home.said("backup")
    (newest,) = list_backups(home.file)
    with closing(sqlite3.connect(newest.path)) as db:
        db.execute("UPDATE leader SET name = 'Nobody'")
        db.commit()
    assert contents(newest)
    told = doctor(home)["restoring it"]
    assert told["level"] == "problem"
    assert "onecompany backup" in told["do"]
    assert home.run("doctor").returncode == 1


def test_what_is_named_for_a_backup_is_a_folder_but_for_our_own_ending_and_nothing_odd(home: Home) -> None:
    home.workshop()
    for name in ("2026.11", "usb/"):
        folder = home.folder / name
        first, second, *_ = home.said("backup", "--to", f"{home.folder}/{name}").splitlines()
        assert Path(first).parent == folder
        assert "was not there and was made" in second
        assert "was made" not in home.said("backup", "--to", folder)
    home.said("backup", "--to", f"{backups_folder(home.file)}/")
    assert len(list_backups(home.file)) == 1
    os.mkfifo(home.folder / "ff")
    for odd, words in ((home.folder / "ff", "a pipe"), ("", "--to is empty")):
        assert words in home.said("backup", "--to", odd, code=2)
    assert not (home.folder / "ff-2").exists()


@pytest.mark.parametrize("command", ["delete-organisation", "delete"])
def test_a_deletion_that_the_disk_refuses_is_told_for_a_shell(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    home.workshop()
    for name, value in home.env.items():
        monkeypatch.setenv(name, value)
    error = sqlite3.OperationalError("full")
    error.sqlite_errorname = "SQLITE_FULL"

    def full(*_: object) -> None:
        raise refusal(error)

    monkeypatch.setattr(Store, "delete_organisation", full)  # it goes with the last of its workshops
    remove = remove_workshop if command == "delete" else remove_organisation
    with pytest.raises(SystemExit):
        remove(home.file, "Northwind", yes=True)
    said = capsys.readouterr().err
    assert said == "The disk is full. Make room, then try again. Nothing was deleted.\n"
