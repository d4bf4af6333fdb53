"""Backups of a workshop file: whole, verified, without what is masked, and made while somebody writes."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.store.backups import (
    Backup,
    backups_folder,
    check_backup,
    contents,
    list_backups,
    make_backup,
    make_if_changed,
    open_votes,
    thin,
)
from onecompany.store.backups.copying import MASKED
from onecompany.store.backups.making import make_copy
from onecompany.store.backups.problems import BackupLater, BackupNotMade, BackupUnsound
from onecompany.store.backups.turn import NAME, turn
from onecompany.store.file import Store
from onecompany.store.names import stamped
from onecompany.store.problems import FileBusy, FileDamaged, FileNotOurs, FileReadOnly
from onecompany.store.sealing import seal
from onecompany.store.writer import WorkshopWriter
from onecompany.system import windows_folder
from tests.clock_double import FakeClock
from tests.store.sets import by_hand, dumped
from tests.store.voting import asked, ended, opened, vote


def made(store: Store) -> Backup | None:
    """What a room does every ten minutes."""
    return make_if_changed(store.path, now=store.clock.now())


def names_in(path: Path) -> list[str]:
    return sorted(one.name for one in backups_folder(path).iterdir())


@pytest.mark.reliability("9. Backups")
def test_a_backup_is_all_of_the_file_for_its_owner_only(store: Store, writer: WorkshopWriter, clock: FakeClock) -> None:
    stages.add_stages(writer, ["I find out"], None)
    before = os.umask(0o022)
    try:
        backup = make_backup(store.path, now=clock.now())
    finally:
        os.umask(before)
    assert dumped(backup.path) == dumped(store.path)
    assert backup.path == backups_folder(store.path) / f"{stamped(clock.now())}.onecompany"
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.path.parent.stat().st_mode) == 0o700
    assert names_in(store.path) == [backup.path.name]
    assert list_backups(store.path) == [backup]
    assert backup.at.tzinfo is UTC
    assert backup.size == backup.path.stat().st_size
    assert [line.organisation for line in contents(backup)] == ["Northwind Utilities"]
    check_backup(backup)
    with Store(backup.path, clock=clock, scratch=True) as again:
        assert [row.name for row in again.read(writer.workshop_id).rows("stage")] == ["I find out"]


@pytest.mark.reliability("9. Backups")
def test_two_in_the_middle_of_a_vote_do_not_tell_who_voted_what(store: Store, writer: WorkshopWriter) -> None:
    (round_id,) = opened(writer)
    from onecompany.store.acts import rounds

    exercise = writer.state.rows("exercise")[0].id
    (lines,) = rounds.open_rounds(writer, exercise, [asked("worries", form="lines")], "sealed")
    vote(writer, round_id, [4, 2, 3])
    seal(writer, lines, "the merger with Southwind")
    first = make_backup(store.path, now=store.clock.now())
    vote_of_one = writer.state.rows("leader")[3].id
    from onecompany.store.ballots import cast

    cast(writer, vote_of_one, {round_id: ["5"]})
    second = make_backup(store.path, now=store.clock.now())
    assert (first.number, second.number) == (1, 2)
    assert first.path.read_bytes() == second.path.read_bytes()
    identities = [row[0].encode() for row in by_hand(store.path, "SELECT id FROM ballot")]
    assert len(identities) == 4
    for backup in (first, second):
        held = backup.path.read_bytes()
        assert b"Southwind" not in held
        assert not [one for one in identities if one in held]
        for table in ("ballot", "turnout", "sealed_line"):
            assert by_hand(backup.path, f"SELECT * FROM {table}") == []
        assert open_votes(backup) == 2
        check_backup(backup)


def test_every_table_that_holds_what_was_cast_is_masked(store: Store) -> None:
    cast_in = (
        "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'round_id'"
    )
    dissent = {"dissent"}  # which is on record
    assert {name for (name,) in by_hand(store.path, cast_in)} == set(MASKED) | dissent


def test_a_vote_whose_reveal_was_taken_back_is_not_cast_again(store: Store, writer: WorkshopWriter) -> None:
    (round_id,) = opened(writer)
    vote(writer, round_id, [4, 2, 3])
    ended(writer, round_id)
    writer.undo()
    assert open_votes(make_backup(store.path, now=store.clock.now())) == 0


@pytest.mark.reliability("9. Backups")
def test_none_is_made_when_nothing_has_changed(store: Store, writer: WorkshopWriter, clock: FakeClock) -> None:
    assert made(store) is not None
    clock.advance(600)
    assert made(store) is None
    writer.be_seen("stage:somewhere")
    assert made(store) is None
    (round_id,) = opened(writer)
    clock.advance(1)
    assert made(store) is not None
    vote(writer, round_id, [4])
    assert made(store) is None
    for change in (
        lambda: writer.keep_draft(writer.state.rows("exercise")[0].id, "stage", "half a li"),
        lambda: stages.add_stages(writer, ["I find out"], None),
        writer.undo,
    ):
        change()
        clock.advance(1)
        assert made(store) is not None
        assert made(store) is None


def test_a_file_without_a_workshop_needs_none(store: Store) -> None:
    assert made(store) is None
    assert not backups_folder(store.path).exists()


def test_a_newest_one_that_is_damaged_counts_as_none(store: Store, workshop: str, clock: FakeClock) -> None:
    first = made(store)
    assert first is not None
    held = bytearray(first.path.read_bytes())
    held[4096:40960] = bytes(36864)
    first.path.write_bytes(held)
    with pytest.raises(FileDamaged):
        check_backup(first)
    assert made(store) is not None


def test_after_the_clock_was_set_back_nothing_is_made_twice_and_nothing_left_out(
    store: Store, writer: WorkshopWriter, clock: FakeClock
) -> None:
    ahead = make_backup(store.path, now=clock.now() + timedelta(days=300))
    assert made(store) is None
    stages.add_stages(writer, ["I find out"], None)
    assert made(store) is not None
    assert made(store) is None
    assert list_backups(store.path)[0].path == ahead.path


def test_what_is_not_ours_in_the_folder_is_left_alone(store: Store, workshop: str, clock: FakeClock) -> None:
    first = make_backup(store.path, now=clock.now())
    folder = backups_folder(store.path)
    (folder / "notes.txt").write_text("mine")
    (folder / "20200101T000000Z (copy).onecompany").write_text("mine")
    (folder / "20200101T000000Z.onecompany").symlink_to(first.path)
    (folder / "20200102T000000Z.onecompany").mkdir()
    (folder / "20200103T000000Z.onecompany").touch()
    before = set(names_in(store.path))
    assert list_backups(store.path) == [first]
    clock.advance(60)
    make_backup(store.path, now=clock.now())
    assert thin(store.path, clock.now()) == []
    assert before < set(names_in(store.path))


def test_those_that_are_too_many_go(store: Store, workshop: str, clock: FakeClock) -> None:
    for _ in range(14):
        clock.advance(60)
        newest = make_backup(store.path, now=clock.now())
    assert len(list_backups(store.path)) == 12
    assert list_backups(store.path)[0] == newest


def test_what_a_kill_left_is_removed_by_the_next_one_and_not_while_it_is_being_made(
    store: Store, workshop: str, clock: FakeClock
) -> None:
    backups_folder(store.path).mkdir()
    left = backups_folder(store.path) / ".0123456789ab.onecompany.part"
    left.write_text("half")
    with turn(backups_folder(store.path)) as ours:
        assert ours
        with pytest.raises(BackupLater, match="Try again later"), turn(backups_folder(store.path), patience=0.0):
            pass
    assert left.exists()
    backup = make_backup(store.path, now=clock.now())
    assert names_in(store.path) == [backup.path.name]


def test_where_there_are_no_locks_nothing_that_another_one_may_be_making_is_removed(
    store: Store, workshop: str, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> bool:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("onecompany.store.backups.turn.take_lock", refuse)
    backups_folder(store.path).mkdir()
    left = backups_folder(store.path) / ".0123456789ab.onecompany.part"
    left.write_text("half")
    backup = make_backup(store.path, now=clock.now())
    assert names_in(store.path) == [left.name, backup.path.name]


# -- while the room writes


@contextmanager
def writing(path: Path, how: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other:
        other.execute(f"BEGIN {how}")
        yield other


def test_it_is_made_while_an_entry_is_being_written_and_holds_what_was_kept_before(
    store: Store, workshop: str, clock: FakeClock
) -> None:
    with writing(store.path, "IMMEDIATE") as other:
        other.execute("DELETE FROM history")
        backup = make_backup(store.path, now=clock.now())
        other.execute("ROLLBACK")
    assert dumped(backup.path) == dumped(store.path)


def test_a_file_that_is_held_is_told_from_one_that_cannot_be_backed_up(
    store: Store, workshop: str, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onecompany.store.copy_whole.TRIES", 0)
    monkeypatch.setattr("onecompany.store.backups.copying.PATIENCE", 0.0)
    with writing(store.path, "EXCLUSIVE"), pytest.raises(FileBusy):
        make_backup(store.path, now=clock.now())
    assert list_backups(store.path) == []


def test_the_file_is_free_again_before_anything_is_checked_or_written(
    store: Store, writer: WorkshopWriter, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever types meanwhile is not held up, however long it takes."""
    from onecompany.store.backups import making

    check, entered = making.check_sound, []

    def slow(path: Path) -> None:
        with writing(store.path, "EXCLUSIVE") as other:
            other.execute("COMMIT")
        stages.add_stages(writer, ["I find out"], None)
        entered.append(path)
        check(path)

    monkeypatch.setattr(making, "check_sound", slow)
    backup = make_backup(store.path, now=clock.now())
    assert entered
    with Store(backup.path, clock=clock, scratch=True) as again:
        assert again.read(writer.workshop_id).rows("stage") == []


# -- what cannot be


@pytest.mark.reliability("9. Backups")
def test_one_that_is_not_sound_is_removed_and_that_is_news(store: Store, writer: WorkshopWriter) -> None:
    stages.add_stages(writer, ["I find out"], None)
    good = made(store)
    by_hand(store.path, "UPDATE stage SET name = 'I never said so'")
    with pytest.raises(BackupUnsound, match="may be damaged") as caught:
        make_backup(store.path, now=store.clock.now())
    assert isinstance(caught.value.__cause__, FileDamaged)
    assert good is not None
    assert names_in(store.path) == [good.path.name]


@pytest.mark.parametrize(("free", "total", "made"), [(9_000_000, 10**9, True), (8_000_000, 10**9, False), (0, 0, True)])
def test_none_takes_the_last_of_the_disk_which_entries_need(
    store: Store, workshop: str, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, free: int, total: int, made: bool
) -> None:
    usage = type(shutil.disk_usage(store.path.parent))(total, total - free, free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with contextlib.nullcontext() if made else pytest.raises(BackupNotMade, match="is full"):
        make_backup(store.path, now=clock.now())
    assert len(list_backups(store.path)) == made
    make_copy(store.path, backups_folder(store.path).with_name("stick"), ["a.onecompany"])


@pytest.mark.parametrize("what", ["file", "link", "pipe"])
def test_a_name_in_the_way_of_the_folder_is_said(
    store: Store, workshop: str, clock: FakeClock, tmp_path: Path, what: str
) -> None:
    folder = backups_folder(store.path)
    if what == "file":
        folder.write_text("mine")
    elif what == "link":
        (tmp_path / "elsewhere").mkdir()
        folder.symlink_to(tmp_path / "elsewhere")
    else:
        os.mkfifo(folder)
    with pytest.raises(BackupNotMade, match=rf"{folder.name} is a {what}.* Move it away"):
        make_backup(store.path, now=clock.now())
    if what == "link":
        assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_with_the_longest_of_names_has_a_folder_of_its_own(
    store: Store, workshop: str, tmp_path: Path, clock: FakeClock
) -> None:
    store.close()
    folders = set()
    for last in "ab":
        path = tmp_path / f"{'ö' * 117}{last}.onecompany"
        path.write_bytes(store.path.read_bytes())
        make_backup(path, now=clock.now())
        folders.add(backups_folder(path))
        assert len(list_backups(path)) == 1
    assert len(folders) == 2


def test_what_is_no_workshop_file_gets_none(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / "w").write_text("no SQLite file, this one, though it is longer than a header of one is" * 20)
    with pytest.raises(FileNotOurs):
        make_backup(tmp_path / "w", now=clock.now())
    with pytest.raises(FileNotOurs, match="There is no file"):
        make_backup(tmp_path / "x", now=clock.now())
    assert not backups_folder(tmp_path / "w").exists()


@pytest.mark.reliability("9. Backups")
def test_a_file_is_not_brought_up_to_date_when_no_backup_can_go_before(
    store: Store, workshop: str, clock: FakeClock
) -> None:
    from onecompany.store.migrations import Migration
    from tests.store.sets import Installed, pulse

    store.close()
    before = store.path.read_bytes()
    backups_folder(store.path).write_text("mine")
    sets = Installed(pulse(Migration("0002_loudness", ("ALTER TABLE pulse ADD COLUMN loudness FLOAT",))))
    with pytest.raises(FileReadOnly, match="a backup goes before"):
        Store(store.path, clock=clock, sets=sets)
    assert store.path.read_bytes() == before


# -- elsewhere


def test_a_copy_for_a_stick_never_takes_the_place_of_another_file(
    store: Store, workshop: str, clock: FakeClock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick" / "new"
    file_names = ["a.onecompany", "a-2.onecompany"]
    first = make_copy(store.path, stick, file_names)
    before = first.read_bytes()
    second = make_copy(store.path, stick, file_names)
    assert [first.name, second.name] == file_names
    assert first.read_bytes() == before
    assert sorted(one.name for one in stick.iterdir()) == sorted(file_names)


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP])
def test_a_stick_knows_no_links_no_locks_and_no_syncing_of_folders(
    store: Store, workshop: str, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "chmod", refuse)
    monkeypatch.setattr("onecompany.store.backups.turn.take_lock", refuse)
    monkeypatch.setattr("onecompany.system.Folder.sync", refuse)
    (tmp_path / "stick").mkdir()
    names = ["a.onecompany", "a-2.onecompany"]
    copies = [make_copy(store.path, tmp_path / "stick", names) for _ in names]
    assert sorted(one.name for one in (tmp_path / "stick").iterdir()) == sorted(names)
    for copy in copies:
        assert dumped(copy) == dumped(store.path)


def test_on_windows_too(store: Store, workshop: str, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("backups.making", "backups.folder", "disk"):
        monkeypatch.setattr(f"onecompany.store.{module}.Folder", windows_folder.Folder)
    backup = make_backup(store.path, now=clock.now())
    assert dumped(backup.path) == dumped(store.path)
    assert names_in(store.path) == [backup.path.name]


def test_the_folder_of_who_is_at_work_is_left_clean(tmp_path: Path) -> None:
    with turn(tmp_path):
        assert [one.name for one in tmp_path.iterdir()] == [NAME]
    assert list(tmp_path.iterdir()) == []
