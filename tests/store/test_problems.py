"""What can go wrong says what to do."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from onecompany.store.journal.problems import FileRolledBack
from onecompany.store.problems import FileBusy, FileEmpty, FileGone, FileInUse, NotUpgraded

PATH = Path("client.onecompany")


def test_a_file_that_is_open_elsewhere_names_the_process_when_it_is_known() -> None:
    assert str(FileInUse(PATH, 77)).startswith("client.onecompany is open by process 77.")
    assert str(FileInUse(PATH)).startswith("client.onecompany is open by another process.")
    assert "in use by another program" in str(FileBusy(PATH))


def test_a_file_that_is_gone_says_how() -> None:
    assert "was replaced by another file" in str(FileGone(PATH, replaced=True))
    assert "was moved or deleted" in str(FileGone(PATH, replaced=False))
    assert "0 bytes" in str(FileEmpty(PATH))


def test_what_was_rolled_back_is_said_by_the_clock_of_the_room_and_each_moment_once() -> None:
    noon = datetime(2026, 11, 27, 12, 0).astimezone()
    later, day = noon + timedelta(minutes=5), timedelta(days=1)
    for acts, since, until, now, said in (
        (1, noon, noon, later, "One act is missing, from 12:00."),
        (2, noon, noon + timedelta(seconds=50), later, "2 acts are missing, from 12:00."),
        (3, noon, later, later, "3 acts are missing, from 12:00 until 12:05."),
        (3, noon - day, later, later, "3 acts are missing, from 2026-11-26 12:00 until 12:05."),
    ):
        assert said in str(FileRolledBack(PATH, Path("j"), acts, since, until, now))


def test_braces_in_what_another_program_says_are_no_place_for_a_value() -> None:
    said = str(NotUpgraded(Path("{odd}"), "p", "1", "p 0001", ValueError('near "{x}": syntax error')))
    assert said.startswith("{odd} cannot be brought up to date")
    assert 'near "{x}": syntax error' in said
