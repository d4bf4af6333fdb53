"""What can go wrong says what to do."""

from __future__ import annotations

from pathlib import Path

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


def test_braces_in_what_another_program_says_are_no_place_for_a_value() -> None:
    said = str(NotUpgraded(Path("{odd}"), "p", "1", "p 0001", ValueError('near "{x}": syntax error')))
    assert said.startswith("{odd} cannot be brought up to date")
    assert 'near "{x}": syntax error' in said
