"""A file is brought back: how far that goes is known before; whatever happens, the old one or the new one is there."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.kinds.beginning import begin as begin_workshop
from onecompany.store import disk
from onecompany.store.backups import list_backups, make_backup
from onecompany.store.checking import check_file
from onecompany.store.file import Store
from onecompany.store.journal.comparing import State, standing
from onecompany.store.journal.lines import JournalLine, journal_path
from onecompany.store.journal.reading import read_journal
from onecompany.store.journal.rewriting import begin
from onecompany.store.lock import Lock
from onecompany.store.migrations import Migration
from onecompany.store.problems import FileDamaged, FileInUse, FileReadOnly, StoreError
from onecompany.store.reading import reading
from onecompany.store.records import Change, Ref
from onecompany.store.restoring.comparing import CURRENT, OTHER, what_changes
from onecompany.store.restoring.finding import anything_left, search
from onecompany.store.restoring.following import follow
from onecompany.store.restoring.placing import being_made, tidy
from onecompany.store.restoring.rebuilding import rebuild
from onecompany.store.restoring.restoring import restore
from onecompany.store.restoring.words import came_of_it, promise
from onecompany.store.unfinished import line_field, line_text, unfinished_path
from tests.clock_double import FakeClock
from tests.conftest import DAY, MORNING, PEOPLE, identities, northwind_plan
from tests.store.lost import all_of, masked_in
from tests.store.sets import Installed, by_hand, pulse
from tests.store.voting import opened, vote
from tests.thorough import THOROUGH

NOON = MORNING + timedelta(hours=3)


@pytest.fixture(scope="module")
def made(northwind_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file: two acts, a backup, three more acts. Made once, only to be copied."""
    folder, clock = tmp_path_factory.mktemp("made"), FakeClock(MORNING)
    with Store(Path(shutil.copy(northwind_file, folder)), clock=clock, new_id=identities(100_001)) as store:
        (workshop,) = store.workshops()
        writer = store.writer(workshop.id)
        stages.add_stages(writer, ["Buy"], None)
        stages.add_stages(writer, ["Use"], None)
        clock.advance(60)
        make_backup(store.path, now=clock.now())
        clock.advance(60)
        stages.add_items(writer, "pain", writer.state.rows("stage")[0].id, ["nobody calls back", "it is late"], None)
        stages.move(writer, Ref("stage", writer.state.rows("stage")[0].id), 1)
        writer.undo()
    return store.path


@pytest.fixture
def path(made: Path, tmp_path: Path, clock: FakeClock) -> Path:
    """That file with all that lies beside it, at the time of its last act."""
    clock.advance(120)
    return shutil.copytree(made.parent, tmp_path / "room") / made.name


def another(store: Store, organisation: str) -> str:
    """One more workshop."""
    return begin_workshop(store, organisation=organisation, plan=northwind_plan(), date=DAY, people=PEOPLE)


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def level(path: Path) -> bool:
    """Whether the journal is that of the file."""
    with reading(path) as db:
        return standing(db, read_journal(journal_path(path))).state is State.LEVEL


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def zeroed(path: Path) -> None:
    os.truncate(path, 0)


def nothing_of_it(path: Path) -> None:
    path.write_bytes(b"no database, but long enough for one. " * 300)


def flipped(path: Path) -> None:
    by_hand(path, "UPDATE stage SET name = 'Bux'")


HARM: tuple[Callable[[Path], None], ...] = (Path.unlink, cut, zeroed, nothing_of_it, flipped)


@pytest.mark.reliability("file lost, damaged or put back to an older state")
@pytest.mark.parametrize("harm", HARM)
def test_whatever_became_of_the_file_all_of_it_comes_back(
    path: Path, clock: FakeClock, harm: Callable[[Path], None]
) -> None:
    lost = all_of(path)
    harm(path)
    broken = path.read_bytes() if path.exists() else None
    recovery = search(path).recovery
    assert recovery is not None
    assert recovery.acts == 3
    assert recovery.until == clock.now()
    restored = restore(recovery, now=NOON)
    assert all_of(path) == lost
    assert level(path)
    assert (restored.kept.read_bytes() if restored.kept else None) == broken
    assert path.stat().st_mode & 0o777 == 0o600
    assert not being_made(path).exists()
    if restored.kept is not None:
        assert restored.kept.name == "northwind.onecompany.replaced-20260305T120000Z"
        assert journal_path(restored.kept).exists()
    with Store(path, clock=clock) as again:
        assert again.workshops()


@pytest.mark.reliability("file lost, damaged or put back to an older state")
def test_a_damaged_backup_is_left_out_and_said(path: Path) -> None:
    lost = all_of(path)
    cut(list_backups(path)[0].path)
    found = search(path)
    assert found.recovery is not None
    assert found.recovery.base is None
    assert found.recovery.acts == len(lost["history"])
    assert "is left out" in found.faults[0]
    rebuild(found.recovery, being_made(path), now=NOON)
    assert all_of(being_made(path)) == lost


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_backup_of_a_clock_that_was_ahead_goes_first_only_where_it_has_more(
    path: Path, clock: FakeClock, where: str
) -> None:
    ahead, now = clock.now() + timedelta(days=400), clock.now() + timedelta(minutes=1)
    make_backup(path, now=ahead if where == "before" else now)
    with Store(path, clock=clock, new_id=identities(200_001)) as store:
        (workshop,) = store.workshops()
        stages.add_stages(store.writer(workshop.id), ["Leave"], None)
    make_backup(path, now=now if where == "before" else ahead)
    lost = all_of(path)
    path.unlink()
    journal_path(path).unlink()
    found = search(path, now=NOON)
    assert found.recovery is not None
    rebuild(found.recovery, being_made(path), now=NOON)
    assert all_of(being_made(path)) == lost


@pytest.mark.reliability("file lost, damaged or put back to an older state")
def test_a_journal_is_good_up_to_the_line_that_is_damaged(path: Path) -> None:
    lines = journal_path(path).read_bytes().splitlines(keepends=True)
    lines[-2] = lines[-2].replace(b"moved", b"mobed")
    journal_path(path).write_bytes(b"".join(lines))
    found = search(path)
    assert found.recovery is not None
    assert found.recovery.acts == 1
    assert found.faults == (
        "1 act of the journal, after act 4, cannot be read, and is nowhere else. What is behind it is left out: 1 act.",
    )


@pytest.mark.reliability("file lost, damaged or put back to an older state")
@pytest.mark.parametrize("number", [0, 1, 2, 3])
@pytest.mark.parametrize("harm", [Path.unlink, cut])
def test_what_is_behind_a_line_that_is_damaged_comes_back_where_the_backup_has_what_that_said(
    path: Path, number: int, harm: Callable[[Path], None]
) -> None:
    lost = all_of(path)
    lines = journal_path(path).read_bytes().splitlines(keepends=True)
    lines[number] = lines[number][:40] + b"Q" + lines[number][41:]
    journal_path(path).write_bytes(b"".join(lines))
    harm(path)
    found = search(path)
    assert found.recovery is not None
    assert (found.recovery.acts, found.faults) == (3, ())
    restore(found.recovery, now=NOON)
    assert all_of(path) == lost


def test_a_tail_that_is_there_twice_is_followed_once(path: Path) -> None:
    lost = all_of(path)
    lines = journal_path(path).read_bytes().splitlines(keepends=True)
    journal_path(path).write_bytes(b"".join(lines + lines[-3:]))
    path.unlink()
    found = search(path)
    assert found.recovery is not None
    assert (found.recovery.acts, found.faults) == (3, ())
    restore(found.recovery, now=NOON)
    assert all_of(path) == lost


def test_last_lines_that_cannot_be_read_are_said(path: Path) -> None:
    lines = journal_path(path).read_bytes().splitlines(keepends=True)
    journal_path(path).write_bytes(b"".join([*lines[:-2], b"?" + lines[-2], b"?" + lines[-1]]))
    found = search(path)
    assert found.recovery is not None
    assert found.recovery.acts == 1
    assert f"line {len(lines) - 1} of" in found.faults[0]


def a_line(number: int, place: int, workshop: str = "one") -> JournalLine:
    return JournalLine(number, place, 1, workshop, "", "", "do", None, "", [], f"sum {number}")


def test_a_workshop_whose_lines_are_all_damaged_was_not_deleted() -> None:
    known = {number: ("other" if number in (2, 3) else "one", f"sum {number}") for number in range(1, 6)}
    found = follow(known, 0, [a_line(1, 1), a_line(4, 4), a_line(5, 5), a_line(6, 6)])
    assert ([line.number for line in found.lines], found.deleted, found.fault) == ([6], frozenset(), "")
    found = follow(known, 0, [a_line(1, 1), a_line(4, 2), a_line(5, 3), a_line(6, 4)])
    assert ([line.number for line in found.lines], found.deleted, found.fault) == ([6], {"other"}, "")
    found = follow(known, 0, [a_line(1, 1), a_line(4, 3), a_line(5, 4), a_line(6, 5)])
    assert (found.lines, "cannot be read" in found.fault) == ((), True)


def test_a_line_that_was_not_finished_is_left_out(path: Path) -> None:
    os.truncate(journal_path(path), journal_path(path).stat().st_size - 5)
    recovery = search(path).recovery
    assert recovery is not None
    assert recovery.acts == 2


@pytest.mark.reliability("file lost, damaged or put back to an older state")
def test_without_a_journal_the_backup_is_all_there_is(path: Path) -> None:
    journal_path(path).unlink()
    found = search(path)
    assert found.recovery is not None
    assert (found.recovery.acts, found.recovery.until) == (0, MORNING)
    assert "from the backup of" in promise(found.recovery, NOON)


def test_without_either_there_is_nothing(path: Path) -> None:
    journal_path(path).unlink()
    shutil.rmtree(list_backups(path)[0].path.parent)
    assert not anything_left(path)
    assert search(path).recovery is None


def test_a_file_that_was_put_back_is_brought_up_by_its_journal(path: Path, tmp_path: Path) -> None:
    lost, backup = all_of(path), list_backups(path)[0].path
    shutil.copy(backup, path)
    backup.unlink()
    recovery = search(path).recovery
    assert recovery is not None
    assert recovery.base == path
    assert "the file as it is, and 3 acts" in promise(recovery, NOON)
    restore(recovery, now=NOON)
    assert all_of(path) == lost


def test_the_journal_of_another_copy_is_left_out(path: Path, clock: FakeClock) -> None:
    """Two laptops went on from one backup: the journal begins after it and has acts that this backup has not."""
    backup = list_backups(path)[0].path
    by_hand(backup, "DELETE FROM history WHERE id = (SELECT max(id) FROM history)")
    by_hand(backup, "DELETE FROM stage WHERE name = 'Use'")
    with Store(backup, clock=clock) as elsewhere:
        stages.add_stages(elsewhere.writer(elsewhere.workshops()[0].id), ["Complain"], None)
    with closing(sqlite3.connect(path)) as db:
        begin(journal_path(path), db, begins=1)
    path.unlink()
    found = search(path)
    assert found.recovery is not None
    assert (found.recovery.base, found.recovery.acts) == (backup, 0)
    assert "another copy was worked on elsewhere" in found.faults[0]


@pytest.mark.reliability("file lost, damaged or put back to an older state")
@pytest.mark.parametrize(
    ("harm", "lost"),
    [(lambda path: os.truncate(path, path.stat().st_size - 8192), False), (Path.unlink, True)],
    ids=["cut off", "gone"],
)
def test_a_line_that_was_being_typed_is_back_as_the_file_last_had_it(
    path: Path, clock: FakeClock, harm: Callable[[Path], None], lost: bool
) -> None:
    with Store(path, clock=clock) as store:
        writer = store.writer(store.workshops()[0].id)
        exercise = writer.state.rows("exercise")[0].id
        writer.keep_draft(exercise, "stage:", "in the backup")
        make_backup(path, now=clock.now())
        writer.keep_draft(exercise, "stage:", "what was said last")
    harm(path)
    recovery = search(path).recovery
    assert recovery is not None
    restored = restore(recovery, now=clock.now())
    assert restored.rebuilt.drafts_lost is lost
    assert ("may have to be typed again" in came_of_it(restored, clock.now())) is lost
    with reading(path) as db:
        told = "in the backup" if lost else "what was said last"
        assert db.execute("SELECT exercise_id, text FROM draft").fetchall() == [(exercise, told)]


@pytest.mark.reliability("file lost, damaged or put back to an older state")
def test_a_line_that_was_being_typed_outlives_the_file(path: Path, clock: FakeClock) -> None:
    with Store(path, clock=clock) as store:
        writer = store.writer(store.workshops()[0].id)
        workshop, (one, other) = writer.workshop_id, [row.id for row in writer.state.rows("exercise")[:2]]
        writer.keep_draft(one, "stage:", "in the backup")
        make_backup(path, now=clock.now())
    lines = {
        line_field(workshop, one): line_text("stage:", "said last"),
        line_field(workshop, other): line_text("", "too"),
    }
    strange = {"line a": "[]", "line a b": "[1, 2]", line_field("no", "such"): line_text("", "x"), "form name": "Ada"}
    unfinished_path(path).write_text(json.dumps(lines | strange), encoding="utf-8")
    path.unlink()
    recovery = search(path).recovery
    assert recovery is not None
    restored = restore(recovery, now=clock.now())
    assert not restored.rebuilt.drafts_lost
    with reading(path) as db:
        found = db.execute("SELECT exercise_id, place, text FROM draft").fetchall()
    assert sorted(found) == sorted([(one, "stage:", "said last"), (other, "", "too")])


def test_votes_are_not_brought_back_and_that_is_said(path: Path, clock: FakeClock, tmp_path: Path) -> None:
    with Store(path, clock=clock) as store:
        writer = store.writer(store.workshops()[0].id)
        vote(writer, opened(writer)[0], [3])
    assert masked_in(path) == 2
    shutil.copy(path, tmp_path / "copy.onecompany")
    path.unlink()
    found = search(path, source=tmp_path / "copy.onecompany")
    assert found.recovery is not None
    restored = restore(found.recovery, now=NOON)
    assert masked_in(path) == 0
    assert restored.rebuilt.open_votes == 1
    assert "cast in 1 vote" in came_of_it(restored, NOON)


def test_a_workshop_that_was_deleted_stays_deleted(path: Path, clock: FakeClock) -> None:
    with Store(path, clock=clock) as store:
        other = begin_workshop(
            store, organisation="Northwind Utilities", plan=northwind_plan(), date=DAY, people=PEOPLE
        )
        first = next(line.id for line in store.workshops() if line.id != other)
        make_backup(path, now=clock.now())
        store.delete_workshop(first)
        stages.add_stages(store.writer(other), ["Pay"], None)
    lost = all_of(path)
    path.unlink()
    for left in (2, 1, 0):
        recovery = search(path).recovery
        assert recovery is not None
        rebuild(recovery, being_made(path), now=NOON)
        assert all_of(being_made(path)) == lost
        being_made(path).unlink()
        if left:
            list_backups(path)[0].path.unlink()


def test_over_a_migration(path: Path, clock: FakeClock) -> None:
    """The journal goes on where a newer program brought the file up, whose steps changed rows."""
    loud = Migration(
        "0002_louder", ("UPDATE stage SET name = upper(name)", "ALTER TABLE pulse ADD COLUMN loudness FLOAT")
    )
    sets = Installed(pulse(loud))
    with Store(path, clock=clock, sets=sets) as newer:
        stages.add_stages(newer.writer(newer.workshops()[0].id), ["Pay"], None)
    lost = all_of(path)
    path.unlink()
    for backup in [*list_backups(path), None]:
        recovery = search(path).recovery
        assert recovery is not None
        if backup is not None:
            assert rebuild(recovery, being_made(path), now=NOON, sets=sets).stopped == ""
            assert all_of(being_made(path)) == lost
            being_made(path).unlink()
            backup.path.unlink()
    rows = {row for row in lost["stage"] if "PAY" in row}
    assert not rows  # it was said after the step


def test_a_journal_of_a_program_that_knows_more_stops_where_it_does(path: Path, clock: FakeClock) -> None:
    sets = Installed(pulse())
    with Store(path, clock=clock, sets=sets) as newer:
        writer = newer.writer(newer.workshops()[0].id)
        stages.add_stages(writer, ["Pay"], None)
        with writer.act("felt it") as transaction:
            stage = writer.state.rows("stage")[0].id
            new: dict[str, Any] = {"id": "p1", "workshop_id": writer.workshop_id, "position": 1.0, "stage_id": stage}
            new |= {
                "silo_id": None,
                "leader_id": None,
                "word": "fine",
                "felt": None,
                "day": None,
                "tags": [],
                "loud": False,
            }
            transaction.replay(Change("pulse", "p1", None, new))
    path.unlink()
    recovery = search(path).recovery
    assert recovery is not None
    for backup in list_backups(path)[:1]:  # from before the kind was there
        assert backup.before_upgrade
    rebuilt = rebuild(recovery, being_made(path), now=NOON)
    assert rebuilt.acts == recovery.acts - 1
    assert "“felt it”" not in rebuilt.stopped
    assert "pulse, which this program does not know" in rebuilt.stopped


# -- putting it in place


def test_a_file_that_is_open_is_not_replaced(path: Path) -> None:
    recovery = search(path).recovery
    assert recovery is not None
    before, lock = all_of(path), Lock(path)
    with pytest.raises(FileInUse):
        restore(recovery, now=NOON)
    lock.release()
    assert all_of(path) == before
    assert not any("replaced" in name for name in names(path.parent))


def test_a_hot_journal_goes_with_the_file_that_it_belongs_to(path: Path) -> None:
    lost = all_of(path)
    path.unlink()
    Path(f"{path}-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(504) + b"x" * 4096)
    recovery = search(path).recovery
    assert recovery is not None
    assert restore(recovery, now=NOON).kept is None
    assert Path(f"{path}.replaced-20260305T120000Z-journal").exists()
    assert not Path(f"{path}-journal").exists()
    assert all_of(path) == lost


@pytest.mark.reliability("disk full on backup or export")
def test_on_a_full_disk_nothing_is_changed_and_that_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut(path)
    before, there = path.read_bytes(), names(path.parent)
    recovery = search(path).recovery
    assert recovery is not None

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "_write", full)
    with pytest.raises(FileReadOnly, match="No space left"):
        restore(recovery, now=NOON)
    assert path.read_bytes() == before
    assert names(path.parent) - there <= {f"{path.name}.lock"}


STEPS = ("replace", "rename", "link", "unlink", *(("open", "fsync", "fdatasync", "write") if THOROUGH else ()))


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do something in a process that is killed before a step of it. Whether it was: False when it came to its end."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    count = 0
    try:
        for name in STEPS:
            real = getattr(os, name)

            def counted(*given: Any, _real: Any = real, **more: Any) -> Any:
                nonlocal count
                count += 1
                if count == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                return _real(*given, **more)

            setattr(os, name, counted)
        work()
    except BaseException:  # noqa: BLE001 - a child that must not go on as the test
        os._exit(1)
    os._exit(0)


@pytest.mark.reliability("file lost, damaged or put back to an older state")
@pytest.mark.parametrize("harm", [Path.unlink, cut, flipped] if THOROUGH else [flipped])
def test_killed_at_any_step_the_old_file_or_the_new_one_is_there(
    path: Path, clock: FakeClock, harm: Callable[[Path], None], tmp_path: Path
) -> None:
    lost = all_of(path)
    harm(path)
    start, folder, step = path.parent, tmp_path / "run", 0
    here, recovery, seen, known = folder / path.name, None, set[str](), set[frozenset[tuple[str, bytes]]]()
    while True:
        step += 1
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(start, folder)
        recovery = recovery or search(here).recovery  # what is there is always the same
        assert recovery is not None
        killed = killed_at(step, lambda recovery=recovery: restore(recovery, now=NOON))  # type: ignore[misc]
        lock = Lock(here)
        tidy(here)
        lock.release()
        assert not being_made(here).exists()
        left = frozenset((str(file), file.read_bytes()) for file in folder.rglob("*") if file.is_file())
        if killed and left in known:  # another step has left the very same
            continue
        known.add(left)
        new = here.exists() and is_sound(here)
        seen.add("new" if new else "old")
        if new:
            assert all_of(here) == lost
            assert level(here)
        else:
            assert (here.exists(), here.exists() and here.read_bytes()) == (
                (start / path.name).exists(),
                (start / path.name).exists() and (start / path.name).read_bytes(),
            )
            again = search(here).recovery
            assert again is not None
            restore(again, now=NOON)
            assert all_of(here) == lost
        if not killed:
            break
    assert seen == {"old", "new"}
    assert step > 5


def test_killed_while_a_backup_alone_is_put_in_place_the_journal_is_as_it_was(path: Path, tmp_path: Path) -> None:
    """Whoever wanted to do without the journal, and did not come to it, can still have all."""
    lost, said = all_of(path), journal_path(path).read_bytes()
    flipped(path)
    start, step, seen = tmp_path / "start", 0, set[str]()
    shutil.copytree(path.parent, start, ignore=shutil.ignore_patterns("start", "run"))
    while "new" not in seen:
        step += 1
        folder = tmp_path / "run"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(start, folder)
        here = folder / path.name
        recovery = search(here, with_journal=False).recovery
        assert recovery is not None
        killed_at(step, lambda recovery=recovery: restore(recovery, now=NOON))  # type: ignore[misc]
        tidy(here)
        seen.add("new" if is_sound(here) else "old")
        if not is_sound(here):
            assert journal_path(here).read_bytes() == said
            again = search(here).recovery
            assert again is not None
            restore(again, now=NOON)
            assert all_of(here) == lost
    assert seen == {"old", "new"}


def is_sound(path: Path) -> bool:
    try:
        with reading(path) as db:
            check_file(db, path)
    except StoreError:
        return False
    return True


# -- what would change


def test_what_would_change_is_told_by_workshop(path: Path, clock: FakeClock) -> None:
    backup = list_backups(path)[0].path
    (change,) = what_changes(path, backup)
    assert [act.kind for act in change.gone] == ["do", "do", "undo"]
    assert (change.back, dict(change.fewer), dict(change.more)) == ((), {"pain": 2}, {})
    (change,) = what_changes(backup, path)
    assert dict(change.more) == {"pain": 2}
    assert what_changes(path, path) == []
    (change,) = what_changes(None, path)
    assert change.there == OTHER
    with Store(path, clock=clock) as store:
        another(store, "Acme")
    assert [c.there for c in what_changes(path, backup) if c.organisation == "Acme"] == [CURRENT]


def test_a_damaged_file_cannot_be_compared_and_that_is_said(path: Path) -> None:
    backup = list_backups(path)[0].path
    cut(path)
    with pytest.raises(FileDamaged):
        what_changes(path, backup)
