"""What was handed out is noted: where it is, of whom, and whether it is still what it was."""

from __future__ import annotations

import os
import re
import stat
import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

import onecompany
from onecompany.store import disk
from onecompany.store.handouts import (
    copies_noted,
    forget_handouts,
    handouts,
    handouts_path,
    note_copy,
    note_handouts,
)
from onecompany.system import take_lock

AT = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "clients.onecompany"


def noted(file: Path, name: str, organisation: str, workshop: str = "w1") -> Path:
    made = file.with_name(name)
    made.write_text(name)
    assert note_handouts(file, [("md", made)], at=AT, organisation_id=organisation, workshop_id=workshop) == ""
    return made


def test_each_file_is_known_by_the_last_time_it_was_made_and_whether_it_is_as_it_was(file: Path) -> None:
    assert handouts(file) == []
    first, second, third = (noted(file, name, "o1") for name in ("a.md", "b.md", "c.md"))
    noted(file, "other.md", "o2")
    noted(file, "a.md", "o1", "w2")
    second.write_text("by hand")
    third.unlink()
    found = {Path(one.path): one for one in handouts(file) if one.organisation_id == "o1"}
    assert list(found) == [first, second, third]
    assert [one.there() for one in found.values()] == [True, False, None]
    assert found[first].workshop_id == "w2"
    assert found[first].at == "2026-11-27T09:00:00+00:00"
    assert stat.S_IMODE(os.stat(handouts_path(file)).st_mode) == 0o600


def test_of_a_folder_every_file_is_noted(file: Path) -> None:
    folder = file.with_name("pages")
    (folder / "more").mkdir(parents=True)
    for name in ("index.html", "more/pain.html"):
        (folder / name).write_text(name)
    assert note_handouts(file, [("pages", folder)], at=AT, organisation_id="o1", workshop_id="") == ""
    assert [Path(one.path).name for one in handouts(file)] == ["index.html", "pain.html"]


def test_a_line_that_was_cut_off_takes_no_other_with_it(file: Path) -> None:
    noted(file, "a.md", "o1")
    place = handouts_path(file)
    place.write_bytes(place.read_bytes() + b'{"at": "2026')
    noted(file, "b.md", "o1")
    place.write_bytes(place.read_bytes() + b"[1]\n\xff\n")
    assert [Path(one.path).name for one in handouts(file)] == ["a.md", "b.md"]


def test_what_is_forgotten_leaves_no_byte_and_the_others_stay(file: Path) -> None:
    noted(file, "a.md", "o1")
    place = handouts_path(file)
    before = place.read_bytes()
    noted(file, "secret.md", "o2")
    place.write_bytes(place.read_bytes() + b'{"path": "secret')
    forget_handouts(file, lambda one: one.organisation_id == "o2")
    assert place.read_bytes() == before
    forget_handouts(file, lambda one: True)
    assert not place.exists()
    forget_handouts(file, lambda one: True)


def test_what_cannot_be_noted_is_said(file: Path) -> None:
    handouts_path(file).symlink_to(file.with_name("elsewhere"))
    made = file.with_name("a.md")
    made.write_text("x")
    said = note_handouts(file, [("md", made)], at=AT, organisation_id="o1", workshop_id="w1")
    assert "could not be noted" in said
    assert not file.with_name("elsewhere").exists()


def test_what_was_made_is_found_again_when_its_folder_was_moved_and_by_one_name(file: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    (old / "out").mkdir(parents=True)
    (old / "out" / "a.md").write_text("a")
    (tmp_path / "elsewhere").mkdir()
    for way in (old / "out" / "a.md", tmp_path / "elsewhere" / ".." / "old" / "out" / "a.md"):
        note_handouts(old / file.name, [("md", way)], at=AT, organisation_id="o1", workshop_id="w1")
    (one,) = handouts(old / file.name)
    assert [place.path for place in one.places(old / file.name)] == [str(old / "out" / "a.md")]
    note_copy(old / file.name, old / "copy.onecompany", AT)
    (old / "copy.onecompany").write_text("all of it")
    new = old.rename(tmp_path / "new")
    assert [place.path for place in one.places(new / file.name)][1:] == [str(new / "out" / "a.md")]
    assert new / "copy.onecompany" in copies_noted(new / file.name)
    (new / "out" / "a.md").write_text("something else of that name")
    assert one.places(new / file.name) == [one]


def test_what_is_noted_while_others_are_forgotten_is_noted(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted(file, "goes.md", "o1")
    noted(file, "stays.md", "o2")
    fill, others = disk.fill, []

    def meanwhile(part: Path, data: Iterable[bytes]) -> None:
        others.append(threading.Thread(target=noted, args=(file, "new.md", "o3")))
        others[0].start()
        others[0].join(0.2)  # without a lock it is done by now; with one it waits for us
        fill(part, data)

    monkeypatch.setattr(disk, "fill", meanwhile)
    forget_handouts(file, lambda one: one.organisation_id == "o1")
    others[0].join()
    assert [Path(one.path).name for one in handouts(file)] == ["stays.md", "new.md"]


def test_who_has_the_notes_for_long_is_not_waited_for_without_end(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted(file, "a.md", "o1")
    monkeypatch.setattr("onecompany.store.handouts.PATIENCE", 0.0)
    with open(handouts_path(file), "rb") as other:
        assert take_lock(other.fileno())
        made = file.with_name("b.md")
        made.write_text("b")
        said = note_handouts(file, [("md", made)], at=AT, organisation_id="o1", workshop_id="w1")
        with pytest.raises(BlockingIOError):
            forget_handouts(file, lambda one: True)
    assert "could not be noted" in said
    assert len(handouts(file)) == 1


def test_where_the_system_gives_no_reason_the_name_of_the_error_is_said(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError

    noted(file, "a.md", "o1")
    monkeypatch.setattr(disk, "append", refuse)
    said = note_handouts(file, [("md", file.with_name("a.md"))], at=AT, organisation_id="o1", workshop_id="")
    assert "(BlockingIOError)" in said


def test_no_sentence_asks_an_error_itself_for_its_reason() -> None:
    source = Path(onecompany.__file__).parent
    asking = [path.name for path in source.rglob("*.py") if re.search(r"\w\.strerror\b(?!\()", path.read_text("utf-8"))]
    assert asking == ["common.py"]
