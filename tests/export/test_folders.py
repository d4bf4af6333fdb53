"""A folder of files: whole or not at all, beside and never over what is somebody's."""

from __future__ import annotations

import errno
import os
import stat
import time

import pytest

from onecompany.export.files import ABANDONED, write_all
from onecompany.export.folders import write_folder
from onecompany.export.format import ExportError

FILES = {"01-a.csv": b"a", "02-b.csv": b"b"}


def names(folder):
    return sorted(each.name for each in folder.iterdir())


def failing(monkeypatch, call, number, after=0):
    real, calls = getattr(os, call), iter(range(1000))

    def broken(*given, **named):
        if next(calls) >= after:
            raise OSError(number, os.strerror(number))
        return real(*given, **named)

    monkeypatch.setattr(os, call, broken)


def test_a_private_folder_of_private_files(tmp_path):
    made = write_folder(tmp_path / "out", "Northwind Utilities", "-csv", FILES)
    assert made == tmp_path / "out" / "Northwind-Utilities-csv"
    assert {each.name: each.read_bytes() for each in made.iterdir()} == FILES
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in made.iterdir()} == {0o600}


def test_twice_makes_a_second_one_and_overwriting_replaces_the_first(tmp_path):
    write_folder(tmp_path, "a", "-csv", FILES)
    assert write_folder(tmp_path, "a", "-csv", FILES).name == "a-2-csv"
    again = write_folder(tmp_path, "a", "-csv", {"01-c.csv": b"c"}, overwrite=True)
    assert (again.name, names(again)) == ("a-csv", ["01-c.csv"])
    assert names(tmp_path) == ["a-2-csv", "a-csv"]


def test_overwriting_what_is_not_there_makes_it(tmp_path):
    assert names(write_folder(tmp_path, "a", "-csv", FILES, overwrite=True)) == sorted(FILES)


@pytest.mark.parametrize("strange", ["notes.txt", "sub"])
def test_a_folder_that_holds_somebodys_work_is_left_alone(tmp_path, strange):
    made = write_folder(tmp_path, "a", "-csv", FILES)
    (made / strange).mkdir() if strange == "sub" else (made / strange).write_text("mine")
    with pytest.raises(ExportError, match=f"holds something else as well .{strange}."):
        write_folder(tmp_path, "a", "-csv", {"01-c.csv": b"c"}, overwrite=True)
    assert names(made) == sorted([*FILES, strange])
    assert names(tmp_path) == ["a-csv"]


@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_link_or_a_file_in_the_way_is_not_replaced(tmp_path, kind):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = tmp_path / "out"
    out.mkdir()
    (out / "a-csv").symlink_to(elsewhere) if kind == "link" else (out / "a-csv").write_text("x")
    with pytest.raises(ExportError, match="is in the way"):
        write_folder(out, "a", "-csv", FILES, overwrite=True)
    assert write_folder(out, "a", "-csv", FILES).name == "a-2-csv"
    assert names(elsewhere) == []


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_full_disk_leaves_nothing_and_harms_nothing(tmp_path, monkeypatch, overwrite):
    old = write_folder(tmp_path, "a", "-csv", FILES)
    failing(monkeypatch, "write", errno.ENOSPC, after=1)
    with pytest.raises(ExportError, match=r"is full.*Nothing was left behind"):
        write_folder(tmp_path, "a", "-csv", {"01-c.csv": b"c", "02-d.csv": b"d"}, overwrite=overwrite)
    assert names(tmp_path) == ["a-csv"]
    assert names(old) == sorted(FILES)


@pytest.mark.parametrize("after", [0, 1])
def test_an_error_while_names_change_leaves_the_old_one(tmp_path, monkeypatch, after):
    old = write_folder(tmp_path, "a", "-csv", FILES)
    real, calls = os.rename, iter(range(10))

    def broken(*given, **named):
        if next(calls) == after:
            raise OSError(errno.EIO, "broken")
        return real(*given, **named)

    monkeypatch.setattr(os, "rename", broken)
    with pytest.raises(ExportError, match="could not be written to"):
        write_folder(tmp_path, "a", "-csv", {"01-c.csv": b"c"}, overwrite=True)
    assert names(tmp_path) == ["a-csv"]
    assert names(old) == sorted(FILES)


@pytest.mark.parametrize("name", ["../x.csv", "a/b.csv", ".hidden", "", "x" * 201, "ä.csv"])
def test_a_name_that_is_none_is_refused(tmp_path, name):
    with pytest.raises(ExportError, match="cannot be the name of a file"):
        write_folder(tmp_path, "a", "-csv", {name: b""})
    assert names(tmp_path) == []


def test_files_that_belong_together_come_all_or_none(tmp_path, monkeypatch):
    made = write_all(tmp_path, "a", {"-agenda.pdf": b"1", "-agenda.html": b"2"})
    assert [path.name for path in made] == ["a-agenda.pdf", "a-agenda.html"]
    failing(monkeypatch, "write", errno.ENOSPC, after=1)
    with pytest.raises(ExportError, match="is full"):
        write_all(tmp_path, "b", {"-agenda.pdf": b"1", "-agenda.html": b"2"})
    assert names(tmp_path) == ["a-agenda.html", "a-agenda.pdf"]


def test_what_a_kill_has_left_goes_when_it_is_old_and_the_folder_of_before_gets_its_name_back(tmp_path):
    made = write_folder(tmp_path, "a", "-csv", FILES)
    made.rename(tmp_path / ".a.01234567.part.old")  # killed between taking the name and giving it anew
    for number, age in ((1, ABANDONED + 60), (2, ABANDONED - 60)):
        (tmp_path / f".a.0000000{number}.part").mkdir()
        (tmp_path / f".b.html.0000000{number}.part").write_bytes(b"half")
        for left in tmp_path.glob(f".*.0000000{number}.part"):
            os.utime(left, (time.time() - age,) * 2)
    write_all(tmp_path, "b", {".html": b"whole"})
    assert names(tmp_path) == [".a.00000002.part", ".a.01234567.part.old", ".b.html.00000002.part", "b.html"]
    (tmp_path / ".a.01234567.part.old" / "notes.txt").write_text("mine")
    with pytest.raises(ExportError, match="holds something else as well"):
        write_folder(tmp_path, "a", "-csv", FILES, overwrite=True)
    assert names(made) == [*FILES, "notes.txt"]
    (made / "notes.txt").unlink()
    made.rename(tmp_path / ".a.01234567.part.old")
    assert write_folder(tmp_path, "a", "-csv", FILES, overwrite=True) == made
    assert names(tmp_path) == [".a.00000002.part", ".b.html.00000002.part", "a-csv", "b.html"]
