"""What seat and wall leave for each other: a sign that may fail, and files that the system frees with their process."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany import __version__
from onecompany.store.following.follower import Follower
from onecompany.store.following.presence import WallPresence, WallWatch, is_wall_there
from onecompany.store.following.rooms import is_held, rooms_folder
from onecompany.store.following.sign import RoomSign, SeatSign, last_sign, places_of, sign_of
from onecompany.store.migrating import SCHEMA


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of state of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workshop file; nothing here looks into it."""
    return tmp_path / "Northwind Utilities.onecompany"


def alive(path: Path) -> bool:
    return is_held(places_of(path)[1])


def test_a_sign_says_what_is_shown_and_counts(path: Path) -> None:
    sign = SeatSign(path)
    first = sign_of(path)
    assert first is not None
    assert (first.file, first.workshop_id, first.page, first.count) == (str(path), "", "home", 0)
    assert (first.pid, first.version, first.schema) == (os.getpid(), __version__, SCHEMA)
    sign.show(workshop_id="abc", page="", place="stage:x", curtain=True)
    second = sign_of(path)
    sign.show(zoomed=True, findings=True)
    third = sign_of(path)
    assert second is not None
    assert third is not None
    assert (second.workshop_id, second.place, second.curtain, second.zoomed, second.count) == (
        "abc", "stage:x", True, False, 1,
    )  # fmt: skip
    assert (third.workshop_id, third.place, third.zoomed, third.findings, third.count) == (
        "abc", "stage:x", True, True, 2,
    )  # fmt: skip
    sign.close()
    sign.close()


def test_what_is_shown_already_is_not_written_again(path: Path) -> None:
    sign = SeatSign(path)
    sign.show(place="stage:x")
    place = Path(places_of(path)[0])
    place.write_text("somebody else's")
    sign.show(place="stage:x")
    sign.show()
    assert place.read_text() == "somebody else's"
    sign.show(place="")
    assert getattr(sign_of(path), "count", None) == 2
    sign.close()


def test_the_files_are_the_users_alone_and_tell_no_name(path: Path) -> None:
    sign, wall = SeatSign(path), WallPresence(path)
    assert stat.S_IMODE(rooms_folder().stat().st_mode) == 0o700
    files = list(rooms_folder().iterdir())
    assert len(files) == 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert not any("Northwind" in file.name for file in files)
    sign.close()
    wall.close()
    assert list(rooms_folder().iterdir()) == []


def test_a_link_to_the_file_is_the_same_file(path: Path, tmp_path: Path) -> None:
    path.touch()
    (tmp_path / "link").symlink_to(path)
    sign = SeatSign(tmp_path / "link")
    assert sign_of(path) == sign_of(tmp_path / "link") is not None
    sign.close()


@pytest.mark.parametrize("in_the_way", ["a file", "no rights", "full"])
def test_where_no_sign_can_be_left_the_seat_goes_on(
    path: Path, state_folder: Path, in_the_way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if in_the_way == "a file":
        state_folder.touch()
    else:
        monkeypatch.setattr(os, "makedirs" if in_the_way == "no rights" else "write", refused)
    sign, wall = SeatSign(path), WallPresence(path)
    sign.show(workshop_id="abc")
    assert sign_of(path) is None
    if in_the_way != "full":
        assert (wall.hold(), is_wall_there(path)) == (False, False)
    sign.close()
    wall.close()


def test_a_sign_that_failed_is_given_when_it_can_be(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sign = SeatSign(path)

    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as changed:
        changed.setattr(os, "write", refused)
        sign.show(place="stage:x")
    assert getattr(sign_of(path), "place", None) == ""
    sign.show()
    assert getattr(sign_of(path), "place", None) == "stage:x"
    sign.close()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "7", "null", '{"file": 3}', '{"file": "x", "count": "3"}', "[" * 9999]
)
def test_what_cannot_be_understood_is_no_sign(path: Path, content: str) -> None:
    sign = SeatSign(path)
    checksum = blake2b(content.encode(), digest_size=8).hexdigest()
    for text in (content, f"{checksum} {content}\n", f"{checksum[::-1]} {content}\n"):
        Path(places_of(path)[0]).write_text(text)
        assert sign_of(path) is None
    assert last_sign() is None
    sign.close()


def signed(text: str) -> str:
    """A line that says with its checksum that it is whole."""
    return f"{blake2b(text.encode(), digest_size=8).hexdigest()} {text}\n"


@pytest.mark.parametrize("file", ["/home/ada/a\0b", "\0", "", "a", "/\ud800"])
def test_a_sign_of_a_file_that_cannot_be_is_none(path: Path, file: str) -> None:
    sign = SeatSign(path)
    Path(places_of(path)[0]).write_text(signed(json.dumps({"file": file})))
    assert (sign_of(path), last_sign()) == (None, None)
    sign.close()


@given(
    line=st.binary(max_size=200)
    | st.fixed_dictionaries({field.name: st.text() | st.integers() | st.booleans() for field in fields(RoomSign)}).map(
        lambda values: signed(json.dumps(values)).encode()
    )
    | st.text().map(lambda file: signed(json.dumps({"file": f"/{file}"})).encode())
)
def test_whatever_stands_in_a_sign_nobody_falls_over_it(path: Path, line: bytes) -> None:
    sign = SeatSign(path)
    Path(places_of(path)[0]).write_bytes(line)
    read = sign_of(path)
    if read is not None:
        assert isinstance(read.aspect, str)
        assert not Path(read.file).is_dir() or Path(read.file).is_absolute()
        Follower(Path(read.file)).look()
        Path(places_of(path)[0]).unlink()
    sign.close()


def test_a_sign_of_another_version_is_understood_as_far_as_can_be(path: Path) -> None:
    sign = SeatSign(path)
    place = Path(places_of(path)[0])
    values = json.loads(place.read_text().partition(" ")[2])
    del values["curtain"], values["aspect"]
    text = json.dumps({**values, "version": "9.1.0", "schema": 99, "music": True})
    place.write_text(f"{blake2b(text.encode(), digest_size=8).hexdigest()} {text}\n")
    found = sign_of(path)
    assert found is not None
    assert (found.version, found.schema, found.curtain, found.aspect) == ("9.1.0", 99, False, "")
    sign.close()


SEAT = "kept = SeatSign(path); kept.show(workshop_id='abc')"
WALL = "kept = WallPresence(path)"
ELSEWHERE = """
import pathlib, sys
from onecompany.store.following.follower import Follower
from onecompany.store.following.presence import WallPresence
from onecompany.store.following.sign import SeatSign
path = pathlib.Path(sys.argv[1])
{what}
print("there", flush=True)
sys.stdin.readline()
"""


@contextmanager
def elsewhere(what: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process does something and stays."""
    code = ELSEWHERE.format(what=what)
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "there\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def test_a_wall_that_is_killed_is_gone_at_once(path: Path) -> None:
    watch = WallWatch(path)
    assert not watch.there()
    with elsewhere(WALL, path) as wall:
        assert watch.there()
        assert is_wall_there(path)
        wall.kill()
        wall.wait()
        assert not watch.there()
    again = WallPresence(path)
    assert watch.there()
    again.close()
    assert not watch.there()


def test_a_seat_that_is_killed_leaves_its_last_sign_and_the_next_one_takes_its_place(path: Path) -> None:
    with elsewhere(SEAT, path) as seat:
        assert alive(path)
        seat.kill()
        seat.wait()
        assert not alive(path)
        left = sign_of(path)
        assert left is not None
        assert (left.workshop_id, left.pid) == ("abc", seat.pid)
        assert last_sign() is None  # nobody wants last month's client on the wall
    sign = SeatSign(path)
    assert alive(path)
    assert getattr(sign_of(path), "workshop_id", None) == ""
    sign.close()
    assert (sign_of(path), last_sign(), alive(path)) == (None, None, False)


def test_who_only_looks_at_a_file_that_another_one_has_open_gives_no_sign(path: Path) -> None:
    with elsewhere(SEAT, path) as seat:
        other = SeatSign(path)
        other.show(workshop_id="other")
        other.close()
        found = sign_of(path)
        assert found is not None
        assert (found.workshop_id, found.pid) == ("abc", seat.pid)


def test_the_last_room_that_was_opened_is_found_as_long_as_it_is_open(tmp_path: Path) -> None:
    assert last_sign() is None
    paths = [tmp_path / name for name in ("a", "b", "c")]
    signs = []
    for number, path in enumerate(paths[:2]):
        signs.append(SeatSign(path))
        os.utime(places_of(path)[1], (number, number))
    with elsewhere(SEAT, paths[2]):
        assert getattr(last_sign(), "file", None) == str(paths[2])
    signs[0].show(place="stage:x")  # who types last is not who opened last
    assert getattr(last_sign(), "file", None) == str(paths[1])
    signs[1].close()
    assert getattr(last_sign(), "file", None) == str(paths[0])
    signs[0].close()
    assert last_sign() is None
    assert sign_of(paths[2]) is not None


def test_several_walls_are_one_as_long_as_any_is_there(path: Path) -> None:
    walls = [WallPresence(path) for _ in range(5)]
    assert [wall.hold() for wall in walls] == [True] * 4 + [False]
    for number, wall in enumerate(walls[:4]):
        assert is_wall_there(path)
        wall.close()
        wall.close()
        assert is_wall_there(path) == (number < 3)
    assert walls[4].hold()
    walls[4].close()


def test_who_asks_is_not_in_the_way_of_who_comes(path: Path) -> None:
    """A seat and a wall are taken in while others ask for them without a pause."""
    over, answers = threading.Event(), set()

    def ask() -> None:
        watch = WallWatch(path)
        while not over.is_set():
            answers.add((watch.there(), alive(path)))

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(60):
        wall, sign = WallPresence(path), SeatSign(path)
        assert wall.hold()
        assert is_wall_there(path)
        sign.show()
        assert alive(path)
        assert sign_of(path) is not None
        wall.close()
        sign.close()
    over.set()
    for thread in threads:
        thread.join()
    assert (True, True) in answers


def test_a_sign_is_read_whole_while_it_is_written(path: Path) -> None:
    sign, over = SeatSign(path), threading.Event()
    wrong: list[object] = []

    def read() -> None:
        while not over.is_set():
            found = sign_of(path)
            if found is None or (found.count and found.place != f"stage:{'x' * (found.count % 90)}"):
                wrong.append(found)

    thread = threading.Thread(target=read)
    thread.start()
    for number in range(1, 1500):
        sign.show(place=f"stage:{'x' * (number % 90)}")
    over.set()
    thread.join()
    sign.close()
    assert wrong == []
