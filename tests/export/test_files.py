"""Files: names, permissions, links in the way, a full disk, file systems without hard links."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.export.files import LONGEST_NAME, LONGEST_STEM, expanded, free_stem, slug, write, write_all
from onecompany.export.format import ExportError
from onecompany.sentences import speaking


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def failing(monkeypatch, name: str, number: int, after: int = 0) -> None:
    """Let a call to the operating system fail with an error number, after so many that succeed."""
    real, calls = getattr(os, name), []

    def call(*args, **more):
        calls.append(name)
        if len(calls) > after:
            raise OSError(number, os.strerror(number))
        return real(*args, **more)

    monkeypatch.setattr(os, name, call)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Northwind Utilities 2026-09-17", "Northwind-Utilities-2026-09-17"),
        ("Ana's Café & Söhne", "Anas-Cafe-Sohne"),
        ("Ромашка", "Romashka"),
        ("Łódź", "Lodz"),
        ("Ελλάς", "Ellas"),
        ("مرسى", "mrsa"),
        ("🚀🌍", "rocket-earth_africa"),
        ("\ue000\u0378", "workshop"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d\0e\n", "a-b-c-d-e"),
        ("...hidden", "hidden"),
        ("ends with dots...", "ends-with-dots"),
        ("St. Brigid GmbH & Co. KG. A sentence.", "St-Brigid-GmbH-Co-KG-A-sentence"),
        ("version 1.2", "version-1.2"),
        ("CON", "file-CON"),
        ("nul.report", "file-nul.report"),
        ("COM¹", "file-COM1"),
        ("console", "console"),
        ("北京電力", "BeiJingDianLi"),
        ("", "workshop"),
        ("x" * 300, "x" * LONGEST_STEM),
    ],
)
def test_slug(text, name):
    assert slug(text) == name


def test_a_german_name_is_written_as_germans_write_it_without_its_dots():
    with speaking("de"):
        assert slug("Über die nächsten Größen, Łódź") == "Ueber-die-naechsten-Groessen-Lodz"


@pytest.mark.reliability("File names of exports")
@given(st.text(max_size=120))
def test_a_slug_is_a_plain_name_that_stays_itself(text):
    name = slug(text)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name)
    assert len(name) <= LONGEST_STEM
    assert slug(name) == name


@pytest.mark.reliability("Modes of files and folders")
def test_writes_a_private_file_into_a_private_folder(tmp_path):
    folder = tmp_path / "new" / "deep"
    path = write(folder, "Northwind: report", ".html", b"data")
    assert path == folder / "Northwind-report.html"
    assert path.read_bytes() == b"data"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert names(folder) == ["Northwind-report.html"]


def test_a_folder_that_is_there_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    write(tmp_path, "a", ".md", b"")
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.reliability("File names of exports")
def test_never_overwrites_but_counts_on(tmp_path):
    written = [write(tmp_path, "report", ".md", bytes([at])) for at in range(4)]
    assert [each.name for each in written] == ["report.md", "report-2.md", "report-3.md", "report-4.md"]
    assert [each.read_bytes() for each in written] == [b"\0", b"\1", b"\2", b"\3"]


def test_overwrites_when_told_to(tmp_path):
    write(tmp_path, "report", ".md", b"old")
    path = write(tmp_path, "report", ".md", b"new", overwrite=True)
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["report.md"]


@pytest.mark.reliability("File names of exports")
def test_the_whole_name_is_short_enough_with_its_number(tmp_path):
    for _ in range(3):
        path = write(tmp_path, "y" * 200, ".agenda.html", b"")
    assert path.name.endswith("y-3.agenda.html")
    assert len(path.name) <= LONGEST_NAME


@pytest.mark.reliability("File names of exports")
@pytest.mark.parametrize("stem", ["a", "y" * 65 + "-2026-09-17", "Ромашка " * 30 + "2026-09-17"])
def test_all_files_of_an_export_have_the_same_name_before_their_endings(tmp_path, stem):
    endings = [".md", "-agenda.pdf", "-agenda.html", "-Jean-Francois-de-La-Tour-d-Auvergne.ics"]
    for copy in ("", "-2"):
        paths = write_all(tmp_path, stem, dict.fromkeys(endings, b""))
        (name,) = {path.name.removesuffix(ending) for path, ending in zip(paths, endings, strict=True)}
        assert name == slug(stem) + copy
        assert all(len(os.fsencode(f".{path.name}.01234567.part.old")) <= 255 for path in paths)


def test_a_free_stem_is_free_for_all_files(tmp_path):
    endings = [".md", "-csv", "-agenda.pdf"]
    assert free_stem(tmp_path / "none", "a", endings) == free_stem(tmp_path, "a", endings) == "a"
    write(tmp_path, "A", ".md", b"")
    (tmp_path / "a-2-csv").mkdir()
    assert free_stem(tmp_path, "a", endings) == "a-3"
    assert free_stem(tmp_path, "a", [".html"]) == "a"


@pytest.mark.reliability("File names of exports")
@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("exists", [False, True])
def test_a_link_in_the_way_is_not_followed(tmp_path, overwrite, exists):
    elsewhere = tmp_path / "elsewhere"
    if exists:
        elsewhere.write_bytes(b"precious")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "report.md").symlink_to(elsewhere)
    path = write(folder, "report", ".md", b"data", overwrite=overwrite)
    assert path.name == ("report.md" if overwrite else "report-2.md")
    assert not path.is_symlink()
    assert path.read_bytes() == b"data"
    assert (elsewhere.read_bytes() == b"precious") if exists else not elsewhere.exists()


@pytest.mark.reliability("disk full on backup or export")
@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_full_disk_leaves_nothing_and_harms_nothing(tmp_path, monkeypatch, number, overwrite):
    old = write(tmp_path, "report", ".md", b"old and whole")
    failing(monkeypatch, "write", number)
    with pytest.raises(ExportError, match=r"is full.*Make room.*Nothing was left behind"):
        write(tmp_path, "report", ".md", b"new", overwrite=overwrite)
    assert names(tmp_path) == ["report.md"]
    assert old.read_bytes() == b"old and whole"


@pytest.mark.parametrize("call", ["fsync", "link", "rename"])
def test_an_error_at_any_point_leaves_nothing(tmp_path, monkeypatch, call):
    failing(monkeypatch, call, errno.EIO)
    with pytest.raises(ExportError, match="could not be written to"):
        write(tmp_path, "report", ".md", b"data", overwrite=call == "rename")
    assert names(tmp_path) == []


@pytest.mark.reliability("disk full on backup or export")
def test_disk_filled_in_the_middle_of_the_file(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda file, data: real(file, data[:3]))
    assert write(tmp_path, "short", ".md", b"0123456789").read_bytes() == b"0123456789"
    failing(monkeypatch, "write", errno.ENOSPC, after=2)
    with pytest.raises(ExportError, match="is full"):
        write(tmp_path, "report", ".md", b"0123456789")
    assert names(tmp_path) == ["short.md"]


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_folder_that_cannot_be_written(tmp_path, monkeypatch, number):
    """By a failing call: for root, permission bits do not hold."""
    failing(monkeypatch, "open", number, after=1)
    with pytest.raises(ExportError, match=r"cannot be written to. Choose another folder"):
        write(tmp_path, "report", ".md", b"data")
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_made(tmp_path, monkeypatch):
    failing(monkeypatch, "mkdir", errno.EROFS)
    with pytest.raises(ExportError, match="cannot be written to"):
        write(tmp_path / "new", "report", ".md", b"data")


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "taken").write_bytes(b"old")
    for folder in (tmp_path / "taken", tmp_path / "taken" / "below"):
        with pytest.raises(ExportError, match="is not a folder"):
            write(folder, "report", ".md", b"data")
    assert (tmp_path / "taken").read_bytes() == b"old"


def test_a_folder_where_the_file_should_be(tmp_path):
    (tmp_path / "report.md").mkdir()
    with pytest.raises(ExportError, match="a folder of that name"):
        write(tmp_path, "report", ".md", b"data", overwrite=True)
    assert write(tmp_path, "report", ".md", b"data").name == "report-2.md"
    assert names(tmp_path) == ["report-2.md", "report.md"]


def test_without_hard_links_it_still_never_overwrites(tmp_path, monkeypatch):
    failing(monkeypatch, "link", errno.EPERM)
    paths = [write(tmp_path, "report", ".md", bytes([at])) for at in range(3)]
    assert [each.read_bytes() for each in paths] == [b"\0", b"\1", b"\2"]
    assert names(tmp_path) == ["report-2.md", "report-3.md", "report.md"]
    failing(monkeypatch, "rename", errno.EIO)
    with pytest.raises(ExportError):
        write(tmp_path, "report", ".md", b"lost")
    assert names(tmp_path) == ["report-2.md", "report-3.md", "report.md"]


def test_the_names_run_out(tmp_path, monkeypatch):
    monkeypatch.setattr("onecompany.export.files.MOST_COPIES", 2)
    write(tmp_path, "a", ".md", b"")
    write(tmp_path, "a", ".md", b"")
    with pytest.raises(ExportError, match=r"2 files like a.md"):
        write(tmp_path, "a", ".md", b"")
    assert names(tmp_path) == ["a-2.md", "a.md"]


@pytest.mark.parametrize("suffix", ["", "md", "./x", ".", ".a/b", ".md\n", "-.md", "-" + "x" * 120 + ".md"])
def test_a_suffix_that_is_none(tmp_path, suffix):
    with pytest.raises(ExportError, match="cannot end the name"):
        write(tmp_path, "a", suffix, b"")


def test_overwriting_keeps_all_old_files_when_one_cannot_be_replaced(tmp_path):
    (tmp_path / "a-agenda.pdf").write_bytes(b"old and whole")
    (tmp_path / "a-agenda.html").mkdir()
    with pytest.raises(ExportError, match="There is a folder of that name"):
        write_all(tmp_path, "a", {"-agenda.pdf": b"new", "-agenda.html": b"new"}, overwrite=True)
    assert (tmp_path / "a-agenda.pdf").read_bytes() == b"old and whole"
    assert names(tmp_path) == ["a-agenda.html", "a-agenda.pdf"]


def test_the_home_of_nobody_is_told():
    with pytest.raises(ExportError, match="the home of nobody known here"):
        expanded("~no-such-user-at-all/out")
    assert not str(expanded("~/out")).startswith("~")
