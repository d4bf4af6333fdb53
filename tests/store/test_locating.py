"""Exactly the file that was named, by whatever name, and nothing that is none."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from onecompany.kinds.beginning import begin
from onecompany.plans import Plan
from onecompany.store.file import Store
from onecompany.store.journal import journal_path
from onecompany.store.locating import LONGEST_PATH, for_readers, is_new
from onecompany.store.lock import Lock
from onecompany.store.problems import FileEmpty, FileInUse, FileNotOurs, FileReadOnly, StoreError
from onecompany.store.reading import read_workshops, reading
from tests.clock_double import FakeClock
from tests.conftest import DAY

NAMES = (
    "100%41 Acme",
    "what?.onecompany",
    "client #1.onecompany",
    "a%2Fb%00c",
    "?mode=memory",
    "x?mode=ro&cache=shared",
    "file:clients.db",
    ":memory:",
    "two\nlines\tand a tab",
    "\x1b[31mred\x07",
    "back\\slash",
    " spaces ",
    "-dash",
    "Ärger & Söhne “北京” 🙂",
    "e\u0301 apart",
    os.fsdecode(b"no utf-8 \xff\xfe"),
    "n" * 247,
)


def names_in(path: Path) -> list[str]:
    with reading(path) as db:
        return [line.organisation for line in read_workshops(db)]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
@pytest.mark.parametrize("inside", ["file", "folder"])
def test_the_file_that_was_named_is_the_one_that_is_written(
    tmp_path: Path, clock: FakeClock, plan: Plan, name: str, inside: str
) -> None:
    path = tmp_path / name if inside == "file" else tmp_path / name / "w.onecompany"
    with Store(path, clock=clock) as store:
        begin(store, organisation="Acme", plan=plan, date=DAY)
        assert [line.organisation for line in store.workshops()] == ["Acme"]
        with pytest.raises(FileInUse):
            Lock(path)
    assert names_in(path) == ["Acme"]
    whole = {each.relative_to(tmp_path) for each in tmp_path.rglob("*") if each.is_file()}
    written = (path, path.with_name(path.name + ".lock"), journal_path(path))
    assert whole == {one.relative_to(tmp_path) for one in written}


def test_names_that_an_address_would_mix_up_are_two_files(tmp_path: Path, clock: FakeClock, plan: Plan) -> None:
    pairs = (("A", "%41"), ("b", "b?c"), ("d", "d#e"))
    for pair in pairs:
        for name in pair:
            with Store(tmp_path / name, clock=clock) as store:
                begin(store, organisation=f"client {name}", plan=plan, date=DAY)
    for name in (name for pair in pairs for name in pair):
        assert names_in(tmp_path / name) == [f"client {name}"]


@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symbolic", "hard"])
def test_a_link_is_the_same_file(tmp_path: Path, clock: FakeClock, plan: Plan, link: object) -> None:
    path, other = tmp_path / "w.onecompany", tmp_path / "elsewhere" / "link.onecompany"
    other.parent.mkdir()
    with Store(path, clock=clock) as store:
        begin(store, organisation="Acme", plan=plan, date=DAY)
        link(path, other)  # type: ignore[operator]
        with pytest.raises(FileInUse) as caught:
            Store(other, clock=clock)
        assert caught.value.pid == os.getpid()
        assert names_in(other) == ["Acme"]
    with Store(other, clock=clock) as store:
        begin(store, organisation="Second", plan=plan, date=DAY)
        with pytest.raises(FileInUse):
            Store(path, clock=clock)
    assert sorted(names_in(path)) == ["Acme", "Second"]


def test_a_link_made_before_the_file_leads_to_one_lock(tmp_path: Path, clock: FakeClock) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "far" / "w.onecompany")
    assert is_new(link)
    with Store(link, clock=clock) as store:
        assert store.path == tmp_path / "far" / "w.onecompany"
        with pytest.raises(FileInUse):
            Store(store.path, clock=clock)
    assert link.is_symlink()


def test_the_lock_of_the_inode_is_gone_afterwards(tmp_path: Path, clock: FakeClock) -> None:
    places = Path(os.environ["XDG_STATE_HOME"]) / "onecompany" / "locks"
    with Store(tmp_path / "w", clock=clock):
        (place,) = (
            each for each in places.iterdir() if each.name.endswith(f"-{(tmp_path / 'w').stat().st_ino:x}.lock")
        )
    assert not place.exists()


def test_without_a_folder_of_state_the_file_still_opens(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "taken"))
    with Store(tmp_path / "w", clock=clock), pytest.raises(FileInUse):
        Lock(tmp_path / "w")


@pytest.mark.parametrize("name", ["n" * 248, "n" * 250, "n" * 300, "ü" * 130])
def test_a_name_that_is_too_long_is_refused_in_words(tmp_path: Path, clock: FakeClock, name: str) -> None:
    for use in (lambda: Store(tmp_path / name, clock=clock), lambda: is_new(tmp_path / name)):
        with pytest.raises(FileReadOnly, match="too long"):
            use()
    assert list(tmp_path.iterdir()) in ([], [tmp_path / (name + ".lock")])


def test_a_path_that_is_too_long_is_refused_in_words(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path.joinpath(*["d" * 100] * 5, "w")
    with pytest.raises(FileReadOnly, match=f"longer than {LONGEST_PATH} bytes"):
        is_new(path)


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Path]:
    """A socket in a folder, made from within it because the path of a socket is short."""
    before = Path.cwd()
    os.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket")
        os.chdir(before)
        yield tmp_path / "socket"


def spoil(path: Path, what: str) -> None:
    """Put something at a path that is no ordinary file."""
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path.name)


@pytest.mark.parametrize("what", ["folder", "pipe", "link"])
def test_what_is_no_file_is_refused(tmp_path: Path, clock: FakeClock, what: str) -> None:
    path = tmp_path / "w"
    spoil(path, what)
    for use in (lambda: Store(path, clock=clock), lambda: names_in(path), lambda: is_new(path)):
        with pytest.raises(FileNotOurs, match=what):
            use()


def test_a_socket_and_a_device_are_refused(listening: Path) -> None:
    with pytest.raises(FileNotOurs, match="a socket"):
        names_in(listening)
    with pytest.raises(FileNotOurs, match="a device"):
        names_in(Path("/dev/null"))


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm", ".lock"])
@pytest.mark.parametrize("what", ["folder", "pipe", "link"])
def test_what_stands_where_sqlite_or_the_lock_writes_is_named(
    tmp_path: Path, clock: FakeClock, ending: str, what: str
) -> None:
    path = tmp_path / "w"
    Store(path, clock=clock).close()
    beside = tmp_path / f"w{ending}"
    beside.unlink(missing_ok=True)
    spoil(beside, what)
    with pytest.raises(FileReadOnly, match="ove it away") as caught:
        Store(path, clock=clock)
    assert str(beside) in str(caught.value)
    assert what in str(caught.value)
    if ending == ".lock":
        assert names_in(path) == []
    else:
        with pytest.raises(FileReadOnly):
            names_in(path)


def test_a_file_of_no_length_is_not_taken_as_new(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "w"
    path.touch()
    for use in (lambda: Store(path, clock=clock), lambda: names_in(path)):
        with pytest.raises(FileEmpty, match="empty"):
            use()
    assert path.read_bytes() == b""
    assert not is_new(path)


def test_nothing_is_left_of_a_file_that_could_not_be_made(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(StoreError, match="No space left"):
        Store(tmp_path / "w", clock=clock)
    assert [each.name for each in tmp_path.iterdir()] == ["w.lock"]


def test_a_path_is_shown_without_the_name_of_whose_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path / "ana"))
    assert for_readers(tmp_path / "ana" / "clients" / "x.onecompany") == f"~{os.sep}{Path('clients', 'x.onecompany')}"
    assert for_readers(tmp_path / "anabel" / "x.onecompany") == str(tmp_path / "anabel" / "x.onecompany")
