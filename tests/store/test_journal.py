"""The journal beside a file: each act once more, whatever becomes of its disk."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onecompany.exercises.stages import acts as stages
from onecompany.kinds import rows
from onecompany.kinds.shared_tables import NOTE
from onecompany.store.acts import agenda, rounds
from onecompany.store.file import Store
from onecompany.store.journal import Journal, State, journal_path, read_journal, reading
from onecompany.store.reading import read_workshops
from onecompany.store.reading import reading as looking
from onecompany.store.sealing import seal
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.conftest import MORNING
from tests.store.journals import Disk, failing, how_they_stand, there, whole
from tests.store.sets import by_hand
from tests.store.voting import asked, opened, told, vote
from tests.thorough import THOROUGH

FAULTS = (errno.ENOSPC, errno.EIO, errno.EROFS)


@pytest.fixture
def disk() -> object:
    with failing() as state:
        yield state


@pytest.fixture
def journal(writer: WorkshopWriter, store: Store) -> Path:
    """The journal of Northwind's file."""
    return journal_path(store.path)


def add(writer: WorkshopWriter, name: str) -> None:
    stages.add_stages(writer, [name], None)


def news(store: Store) -> str:
    assert store.journal is not None
    return " ".join(store.journal.news())


def trouble(store: Store) -> str:
    assert store.journal is not None
    return store.journal.trouble


# -- what it holds


@pytest.mark.reliability("6. Journal")
def test_each_act_is_a_line_of_it_when_the_act_returns(writer: WorkshopWriter, store: Store, journal: Path) -> None:
    add(writer, "Bücher “kaufen” \U0001f642")
    assert journal.read_bytes() == whole(store.path)
    writer.undo()
    assert journal.read_bytes() == whole(store.path)
    writer.redo()
    agenda.start(writer)  # an act of the clock
    read = there(store.path)
    assert (read.begins, read.torn, read.fault) == (0, False, "")
    assert [line.kind for line in read.lines[-4:]] == ["do", "undo", "redo", "clock"]
    held = by_hand(store.path, "SELECT id, workshop_id, exercise_id, at, kind, target, label, checksum FROM history")
    assert held == [
        (x.number, x.workshop_id, x.exercise_id, x.at, x.kind, x.target, x.label, x.checksum) for x in read.lines
    ]
    assert news(store) == trouble(store) == ""


def test_it_is_for_its_owner_only(writer: WorkshopWriter, journal: Path) -> None:
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600


def test_what_nobody_would_miss_has_none(tmp_path: Path, clock: FakeClock) -> None:
    with Store(tmp_path / "a.onecompany", clock=clock, scratch=True):
        assert not journal_path(tmp_path / "a.onecompany").exists()


def test_an_act_that_ended_in_an_error_and_is_there_all_the_same_is_in_it(
    writer: WorkshopWriter, store: Store, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy.exc import OperationalError
    from sqlmodel import Session

    commit = Session.commit

    def written(session: Session) -> None:
        commit(session)
        raise OperationalError("COMMIT", None, sqlite3.OperationalError("disk I/O error"))

    monkeypatch.setattr(Session, "commit", written)
    add_failing = pytest.raises(Exception, match="could not be written")
    with add_failing:
        add(writer, "Buy")
    monkeypatch.setattr(Session, "commit", commit)
    add(writer, "Use")
    assert journal.read_bytes() == whole(store.path)
    assert b"Buy" in journal.read_bytes()


@pytest.mark.reliability("6. Journal")
def test_votes_and_sealed_lines_are_not_in_it(writer: WorkshopWriter, store: Store, journal: Path) -> None:
    (round_id,) = opened(writer)
    exercise = writer.state.rows("exercise")[0].id
    (lines,) = rounds.open_rounds(writer, exercise, [asked("sealed", form="lines")], "ballot")
    before = journal.read_bytes()
    for number, leader in enumerate(writer.state.rows("leader")):
        seal(writer, lines, f"Xylophone {number}", leader_id=leader.id)
    vote(writer, round_id, [5, 1, 4, 2, 3, 3, 2, 1])
    writer.keep_draft(exercise, "stage:", "Glockenspiel")
    add(writer, "Between")
    data = journal.read_bytes()
    assert data.startswith(before)
    assert b"Xylophone" not in data
    assert b"Glockenspiel" not in data
    tables = {change[0] for line in there(store.path).lines for change in line.changes}
    assert not tables & {"ballot", "sealed_line", "turnout", "draft", "presence"}
    rounds.close(writer, [round_id])
    rounds.reveal(writer, [round_id], told)
    data = journal.read_bytes()[len(before) :]
    ids = [str(row[0]).encode() for row in by_hand(store.path, "SELECT id FROM ballot")]
    leaders = [leader.id.encode() for leader in writer.state.rows("leader")]
    assert not [secret for secret in (*ids, *leaders, b"Xylophone") if secret in data]


# -- what it lacks is made up


def test_a_file_without_one_gets_one_with_all_that_was_done(
    writer: WorkshopWriter, store: Store, journal: Path, clock: FakeClock
) -> None:
    add(writer, "Buy")
    store.close()
    journal.unlink()
    with Store(store.path, clock=clock) as again:
        assert journal.read_bytes() == whole(store.path)
        assert news(again) == ""


@pytest.mark.reliability("6. Journal")
def test_whatever_part_of_the_last_line_is_there_the_next_who_opens_it_makes_it_whole(
    writer: WorkshopWriter, store: Store, journal: Path
) -> None:
    add(writer, "Buy")
    add(writer, "Use")
    good = journal.read_bytes()
    store.close()
    with closing(sqlite3.connect(store.path)) as db:
        for size in range(good[:-1].rfind(b"\n") + 1, len(good)):
            for garbage in (b"", b"\0" * 9):
                journal.write_bytes(good[:size] + garbage)
                again = Journal(store.path, lambda: MORNING)
                again.compare(db)
                again.follow(db, opening=True)
                assert (journal.read_bytes(), again.news()) == (good, []), (size, garbage)


@pytest.mark.parametrize("error", FAULTS)
def test_a_line_that_was_written_in_part_is_made_up_by_the_next_act(
    writer: WorkshopWriter, store: Store, journal: Path, disk: Disk, error: int
) -> None:
    add(writer, "Buy")
    with closing(sqlite3.connect(store.path)) as db:
        start, size = journal.read_bytes(), len(journal.read_bytes())
        add(writer, "Use")
        good = journal.read_bytes()
        for takes in [None, *range(len(good) - size)]:
            journal.write_bytes(start)
            again = Journal(store.path, lambda: MORNING)
            disk.refuse("append", error=error, takes=takes)
            again.follow(db, opening=True)
            assert os.strerror(error) in again.trouble
            disk.mend()
            again.follow(db)
            assert (journal.read_bytes(), again.trouble, len(again.news())) == (good, "", 1), takes


@pytest.mark.reliability("6. Journal")
@pytest.mark.parametrize("error", FAULTS)
@pytest.mark.parametrize("takes", [0, 1, 200, None])
@pytest.mark.parametrize("cut", [False, True])
def test_an_act_is_kept_whatever_the_disk_of_the_journal_says(
    writer: WorkshopWriter, store: Store, journal: Path, disk: Disk, error: int, takes: int | None, cut: bool
) -> None:
    disk.refuse("append", *(("cut",) if cut else ()), error=error, takes=takes)
    for name in ("Buy", "Use"):
        add(writer, name)
    said = news(store)
    assert said.count("The journal beside the file cannot be written") == 1
    assert os.strerror(error) in said
    assert str(store.path.parent) not in said
    assert [row.name for row in store.read(writer.workshop_id).rows("stage")] == ["Buy", "Use"]
    disk.mend()
    add(writer, "Leave")
    assert (news(store), trouble(store)) == ("", "")
    assert journal.read_bytes() == whole(store.path)


@pytest.mark.reliability("6. Journal")
def test_what_did_not_reach_the_disk_is_written_again(writer: WorkshopWriter, journal: Path, disk: Disk) -> None:
    """It can be read, and a power cut would take it: the system has forgotten that it is not on the disk."""
    before = journal.read_bytes()
    disk.refuse("append", error=errno.EIO, takes=None)
    add(writer, "Buy")
    assert b"Buy" in journal.read_bytes()
    written: list[bytes] = []
    with pytest.MonkeyPatch.context() as changed:
        disk.mend()
        from onecompany.store import disk as seam

        append = seam.append
        changed.setattr(seam, "append", lambda file, data: (written.append(data), append(file, data)))
        add(writer, "Use")
    assert b"Buy" in b"".join(written)
    assert before + b"".join(written) == journal.read_bytes()


@pytest.mark.parametrize("name", ["fill", "put_in_place"])
def test_a_journal_that_cannot_be_begun_is_begun_later(
    writer: WorkshopWriter, store: Store, journal: Path, clock: FakeClock, disk: Disk, name: str
) -> None:
    store.close()
    journal.unlink()
    disk.refuse(name, error=errno.ENOSPC)
    with Store(store.path, clock=clock) as again:
        assert "No space left" in news(again)
        room = again.writer(writer.workshop_id)
        add(room, "Buy")
        assert not journal.exists()
        disk.mend()
        add(room, "Use")
        read = there(store.path)
        assert [line.number for line in read.lines] == list(range(read.begins + 1, read.begins + 3))
        assert how_they_stand(store.path) is State.LEVEL
    with Store(store.path, clock=clock):
        assert journal.read_bytes() == whole(store.path)
    assert not [path for path in journal.parent.iterdir() if path.name.endswith(".part")]


# -- somebody else lays hands on it


def moved(journal: Path) -> None:
    journal.rename(journal.with_name("elsewhere"))


def emptied(journal: Path) -> None:
    journal.write_bytes(b"")


def shortened(journal: Path) -> None:
    os.truncate(journal, journal.stat().st_size - 20)


def older(journal: Path) -> None:
    lines = journal.read_bytes().splitlines(keepends=True)
    other = journal.with_name("other")
    other.write_bytes(b"".join(lines[:-1]))
    other.replace(journal)


def lengthened(journal: Path) -> None:
    with journal.open("ab") as file:
        file.write(b"a note of mine")


def replaced(journal: Path) -> None:
    journal.write_bytes(b"Protokoll der Sitzung\nall of it\nand more\n")


HANDS = (Path.unlink, moved, emptied, shortened, older, lengthened, replaced)


@pytest.mark.parametrize("hands", HANDS)
def test_what_becomes_of_it_while_the_room_runs_is_noticed_and_put_right(
    writer: WorkshopWriter, store: Store, journal: Path, clock: FakeClock, hands: Callable[[Path], object]
) -> None:
    for name in ("Buy", "Use"):
        add(writer, name)
    hands(journal)
    add(writer, "Leave")
    said = news(store)
    assert said.startswith("The journal beside the file was ")
    add(writer, "Return")
    assert (news(store), trouble(store)) == ("", "")
    assert how_they_stand(store.path) is State.LEVEL
    store.close()
    with Store(store.path, clock=clock):
        assert journal.read_bytes() == whole(store.path)
    kept = [path for path in journal.parent.iterdir() if b"Protokoll" in path.read_bytes()]
    assert [path.name in said for path in kept] == [True] * (hands is replaced)


def test_one_that_was_only_touched_goes_on(writer: WorkshopWriter, store: Store, journal: Path) -> None:
    os.utime(journal, (1, 1))
    add(writer, "Buy")
    assert (news(store), journal.read_bytes()) == ("", whole(store.path))


def in_the_way(path: Path, what: str) -> None:
    path.unlink()
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    else:
        target = path.with_name("precious")
        if what == "link":
            target.write_bytes(b"precious")
        path.symlink_to(target)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
@pytest.mark.parametrize("what", ["folder", "pipe", "link", "dangling link"])
def test_what_is_in_its_place_is_said_and_left_alone(
    writer: WorkshopWriter, store: Store, journal: Path, clock: FakeClock, what: str
) -> None:
    in_the_way(journal, what)
    add(writer, "Buy")
    assert "has its name" in news(store)
    store.close()
    with Store(store.path, clock=clock) as again:
        add(again.writer(writer.workshop_id), "Use")
        assert "has its name" in news(again)
        assert [row.name for row in again.read(writer.workshop_id).rows("stage")] == ["Buy", "Use"]
    precious = journal.with_name("precious")
    assert precious.exists() == (what == "link")
    assert what != "link" or precious.read_bytes() == b"precious"


def test_one_that_may_not_be_written_is_made_up_when_it_may(
    writer: WorkshopWriter, store: Store, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_it = os.open

    def refuse(path: object, flags: int, *rest: int, **more: int) -> int:
        if path == journal and flags & os.O_RDWR:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return open_it(path, flags, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(reading.os, "open", refuse)
    add(writer, "Buy")
    assert "Permission denied" in news(store)
    monkeypatch.undo()
    add(writer, "Use")
    assert journal.read_bytes() == whole(store.path)


def test_a_line_that_is_damaged_is_found_and_the_file_is_as_good_as_before(
    writer: WorkshopWriter, store: Store, journal: Path, clock: FakeClock
) -> None:
    for name in ("Buy", "Use"):
        add(writer, name)
    store.close()
    good = journal.read_bytes()
    start = good.find(b"\n") + 1
    for at in range(start, good.find(b"\n", start), 1 if THOROUGH else 7):
        journal.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        read = there(store.path)
        assert (read.damaged, [line.place for line in read.lines]) == (2, [2, 3])
        assert "line 2 of" in read.fault
    two = good.splitlines(keepends=True)
    journal.write_bytes(b"".join(two[:-2]) + two[-2].replace(b"Buy", b"Bye") + two[-1].replace(b"Use", b"Usd"))
    with Store(store.path, clock=clock) as again:
        assert "It is kept as" in news(again)
        assert journal.read_bytes() == whole(store.path)


def flipped(lines: list[bytes]) -> None:
    lines[2] = lines[2].replace(b"Buy", b"Bux")


def repeated(lines: list[bytes]) -> None:
    lines += lines[-2:]


def gone(lines: list[bytes]) -> None:
    del lines[2]


def swapped(lines: list[bytes]) -> None:
    lines[2:4] = lines[3], lines[2]


def zeroed(lines: list[bytes]) -> None:
    lines[2] = bytes(len(lines[2]))


@pytest.mark.reliability("6. Journal")
@pytest.mark.parametrize("harm", [flipped, repeated, gone, swapped, zeroed])
def test_what_is_damaged_in_the_middle_is_found_at_opening_and_the_journal_begins_anew(
    writer: WorkshopWriter, store: Store, journal: Path, clock: FakeClock, harm: Callable[[list[bytes]], None]
) -> None:
    for name in ("Buy", "Use", "Leave", "Return"):
        add(writer, name)
    store.close()
    lines = journal.read_bytes().splitlines(keepends=True)
    harm(lines)
    journal.write_bytes(damaged := b"".join(lines))
    with Store(store.path, clock=clock) as again:
        assert news(again).count("It is kept as") == 1
        add(again.writer(writer.workshop_id), "Come back")
        assert news(again) == ""
    assert journal.read_bytes() == whole(store.path)
    assert [aside.read_bytes() for aside in journal.parent.glob("*.journal-*")] == [damaged]
    with Store(store.path, clock=clock) as again:
        assert news(again) == ""


def test_one_of_a_later_version_is_left_alone(
    writer: WorkshopWriter, store: Store, journal: Path, clock: FakeClock
) -> None:
    from onecompany.store.journal.lines import Header, encode

    store.close()
    journal.write_bytes(later := encode(Header(version=99)) + b"whatever it says\n")
    with Store(store.path, clock=clock) as again:
        add(again.writer(writer.workshop_id), "Buy")
        assert "later version" in news(again)
    assert journal.read_bytes() == later


# -- reading and size


def test_whoever_reads_the_file_does_not_look_at_it(writer: WorkshopWriter, store: Store, journal: Path) -> None:
    journal.unlink()
    os.mkfifo(journal)
    with looking(store.path) as db:
        assert len(read_workshops(db)) == 1


def test_an_act_reads_nothing_of_what_was_there_before(
    writer: WorkshopWriter, store: Store, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows.add(writer, NOTE, [{"text": "x" * 9_000, "exercise_id": None}])
    monkeypatch.setattr(reading, "_block", None)
    add(writer, "Buy")
    assert journal.read_bytes() == whole(store.path)


# -- whatever is done

DEEDS = st.lists(
    st.sampled_from(["add", "undo", "redo", "clock", "reopen", "lose", "tear", "older", "fail", "fail half"]),
    min_size=1,
    max_size=12,
)


@pytest.mark.reliability("6. Journal")
@settings(deadline=None, max_examples=300 if THOROUGH else 12)
@given(deeds=DEEDS)
def test_its_lines_are_the_rows_of_the_history_whatever_was_done(northwind_file: Path, deeds: list[str]) -> None:
    path = northwind_file.with_name("any.onecompany")
    shutil.copy(northwind_file, path)
    journal = journal_path(path)
    journal.unlink(missing_ok=True)
    with failing() as disk:
        store = Store(path, clock=FakeClock())
        try:
            writer = store.writer(store.workshops()[0].id)
            for number, deed in enumerate(deeds):
                disk.mend()
                if deed == "undo":
                    writer.undo()
                elif deed == "redo":
                    writer.redo()
                elif deed == "clock":
                    agenda.start(writer)
                elif deed == "reopen":
                    store.close()
                    store = Store(path, clock=FakeClock())
                    writer = store.writer(store.workshops()[0].id)
                elif deed == "lose":
                    journal.unlink(missing_ok=True)
                elif deed == "tear" and journal.exists():
                    os.truncate(journal, max(0, journal.stat().st_size - 30))
                elif deed == "older" and journal.exists():
                    older(journal)
                elif deed.startswith("fail"):
                    disk.refuse("append", error=errno.EIO, takes=None if deed == "fail" else 40)
                    stages.add_stages(writer, [f"{number} failed"], None)
                else:
                    stages.add_stages(writer, [f"{number}"], None)
                if deed in ("add", "reopen"):
                    assert how_they_stand(path) is State.LEVEL
        finally:
            store.close()
        disk.mend()
        Store(path, clock=FakeClock()).close()
    assert journal.read_bytes() == whole(path)
    assert read_journal(journal) is not None
    for aside in path.parent.glob("any.onecompany.journal-*"):
        aside.unlink()
