"""What an act promises when the disk, another program or a crash comes between."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.history import Act
from onecompany.store.problems import FileChanged, FileGone, Held, KeptAfterAll, NotKept
from onecompany.store.reading import read_drafts, reading
from onecompany.store.records import Change
from onecompany.store.writer import WorkshopWriter


def ioerr() -> OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_DIR_FSYNC"
    return OperationalError("COMMIT", None, error)


@contextmanager
def failing_after(monkeypatch: pytest.MonkeyPatch, *, asking: bool) -> Iterator[None]:
    """Commits are written and then report an error; `asking`: so does every question asked afterwards."""
    commit = Session.commit

    def written(session: Session) -> None:
        commit(session)
        if not asking:
            monkeypatch.setattr(Session, "commit", commit)
        raise ioerr()

    monkeypatch.setattr(Session, "commit", written)
    yield
    monkeypatch.setattr(Session, "commit", commit)


def names(writer: WorkshopWriter) -> list[str]:
    return [row.name for row in writer.state.rows("stage")]


def stored(store: Store, writer: WorkshopWriter) -> list[str]:
    return [row.name for row in store.read(writer.workshop_id).rows("stage")]


def test_an_error_after_the_commit_is_no_refusal(
    writer: WorkshopWriter, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with failing_after(monkeypatch, asking=False):
        stages.add_stages(writer, ["Buy"], None)
    assert names(writer) == stored(store, writer) == ["Buy"]
    assert writer.undo() is not None
    assert names(writer) == stored(store, writer) == []


@pytest.mark.parametrize("between", ["nothing", "a draft"])
def test_what_could_not_be_asked_is_asked_before_it_is_tried_again(
    writer: WorkshopWriter, store: Store, monkeypatch: pytest.MonkeyPatch, between: str
) -> None:
    with failing_after(monkeypatch, asking=True), pytest.raises(NotKept):
        stages.add_stages(writer, ["Buy"], None)
    assert names(writer) == []
    if between == "a draft":
        writer.keep_draft(writer.state.rows("exercise")[0].id, "stage:", "Buy")
    with pytest.raises(KeptAfterAll):
        stages.add_stages(writer, ["Buy"], None)
    assert names(writer) == stored(store, writer) == ["Buy"]
    stages.add_stages(writer, ["Buy"], None)
    assert names(writer) == stored(store, writer) == ["Buy", "Buy"]


def test_another_line_after_a_doubtful_one_is_kept_too(
    writer: WorkshopWriter, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "the same forty letters at the beginning of both, then "
    with failing_after(monkeypatch, asking=True), pytest.raises(NotKept):
        stages.add_stages(writer, [long + "one"], None)
    stages.add_stages(writer, [long + "two"], None)
    assert names(writer) == stored(store, writer)
    assert sorted(names(writer)) == [long + "one", long + "two"]


def test_what_was_not_written_is_written_when_it_is_tried_again(
    writer: WorkshopWriter, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_session: Session) -> None:
        raise ioerr()

    with monkeypatch.context() as changed:
        changed.setattr(Session, "commit", refused)
        with pytest.raises(NotKept):
            stages.add_stages(writer, ["Buy"], None)
    stages.add_stages(writer, ["Buy"], None)
    assert names(writer) == stored(store, writer) == ["Buy"]


def test_a_draft_is_forgotten_in_the_transaction_of_its_act(writer: WorkshopWriter, store: Store) -> None:
    exercise = writer.state.rows("exercise")[0].id
    writer.keep_draft(exercise, "stage:", "Buy")
    with pytest.raises(NotKept), writer.finishing(exercise):
        stages.add_stages(writer, ["x" * 20_000], None)
    with reading(store.path) as db:
        assert read_drafts(db, writer.workshop_id) == {exercise: ("stage:", "Buy")}
    stages.add_stages(writer, ["something else"], None)
    with reading(store.path) as db:
        assert exercise in read_drafts(db, writer.workshop_id)
    with writer.finishing(exercise):
        stages.add_stages(writer, ["Buy"], None)
    with reading(store.path) as db:
        assert read_drafts(db, writer.workshop_id) == {}


def test_a_journal_left_by_a_crash_is_rolled_back_by_whoever_reads(
    writer: WorkshopWriter, store: Store, tmp_path: Path
) -> None:
    stages.add_stages(writer, ["kept"], None)
    store.engine.dispose()
    left = tmp_path / "left.onecompany"
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")  # so that pages come to the file before the commit, as in a crash within it
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE stage SET name = 'not kept'")
        db.execute("CREATE TABLE big (x)")
        db.executemany("INSERT INTO big VALUES (?)", [("x" * 3000,)] * 50)
        shutil.copy(store.path, left)
        shutil.copy(f"{store.path}-journal", f"{left}-journal")
        db.execute("ROLLBACK")
    assert Path(f"{left}-journal").stat().st_size > 0
    with reading(left) as db:
        assert db.execute("SELECT name FROM stage").fetchall() == [("kept",)]
    assert not Path(f"{left}-journal").exists()


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program holds the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield


def test_another_programs_lock_is_said_to_be_one(writer: WorkshopWriter, store: Store) -> None:
    store.close()
    with Store(store.path, clock=writer.clock, patience=0.0) as again:
        patient = again.writer(writer.workshop_id)
        with held(store.path):
            for act in (
                lambda: stages.add_stages(patient, ["Buy"], None),
                lambda: patient.keep_draft("x", "stage:", "half"),
                lambda: patient.be_seen("stage:"),
                lambda: patient.undo() or stages.add_stages(patient, ["Buy"], None),
                lambda: again.delete_workshop(writer.workshop_id),
            ):
                with pytest.raises(Held, match="Another program holds the file"):
                    act()
        stages.add_stages(patient, ["Buy"], None)
        assert names(patient) == stored(again, patient) == ["Buy"]


def test_a_file_that_another_program_wrote_to_takes_nothing_until_it_is_read_anew(
    writer: WorkshopWriter, store: Store
) -> None:
    stages.add_stages(writer, ["mine"], None)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute("UPDATE stage SET name = 'theirs'")
    for _ in range(2):
        with pytest.raises(FileChanged, match="changed by another program"):
            stages.add_stages(writer, ["Buy"], None)
    assert names(writer) == ["mine"]
    assert stored(store, writer) == ["theirs"]


def test_a_copy_laid_over_it_with_the_same_counter_is_noticed(
    writer: WorkshopWriter, store: Store, tmp_path: Path
) -> None:
    """SQLite itself takes such a file for the one that it knows, and would go on with the pages that it has read."""
    stages.add_stages(writer, ["first"], None)
    backup = shutil.copy(store.path, tmp_path / "backup")
    with Store(tmp_path / "backup", clock=writer.clock) as other:
        stages.add_stages(other.writer(writer.workshop_id), ["at another machine"], None)
    stages.add_stages(writer, ["here"], None)
    assert store.path.read_bytes()[24:28] == Path(backup).read_bytes()[24:28]
    store.path.write_bytes(Path(backup).read_bytes())
    with pytest.raises(FileChanged):
        stages.add_stages(writer, ["Buy"], None)


def test_a_change_before_the_first_act_is_noticed(writer: WorkshopWriter, store: Store) -> None:
    stages.add_stages(writer, ["mine"], None)
    state = store.read(writer.workshop_id)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute("UPDATE stage SET name = 'theirs'")
    with pytest.raises(FileChanged):
        store.writer(state)


def test_a_file_that_was_only_touched_goes_on(writer: WorkshopWriter, store: Store) -> None:
    stages.add_stages(writer, ["mine"], None)
    os.utime(store.path)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute("VACUUM")
    stages.add_stages(writer, ["Buy"], None)
    assert names(writer) == stored(store, writer) == ["mine", "Buy"]


def test_a_file_that_was_replaced_or_deleted_is_said_so(writer: WorkshopWriter, store: Store, tmp_path: Path) -> None:
    shutil.copy(store.path, tmp_path / "other")
    (tmp_path / "other").replace(store.path)
    with pytest.raises(FileGone, match="replaced by another file"):
        stages.add_stages(writer, ["Buy"], None)
    store.path.unlink()
    with pytest.raises(FileGone, match="moved or deleted"):
        stages.add_stages(writer, ["Buy"], None)


def test_who_listens_is_told_of_every_act_that_is_on_the_disk_and_of_no_other(
    writer: WorkshopWriter, store: Store
) -> None:
    heard: list[tuple[str, str, list[str], list[str]]] = []

    def listener(act: Act, changes: Sequence[Change]) -> None:
        heard.append((act.kind, act.label, [change.table for change in changes], stored(store, writer)))
        assert names(writer) == stored(store, writer)

    writer.after_commit(listener, failed=never)
    stages.add_stages(writer, ["Buy"], None)
    writer.undo()
    writer.redo()
    with pytest.raises(NotKept):
        stages.add_stages(writer, ["x" * 20_000], None)
    with pytest.raises(RuntimeError), writer.act("was interrupted"):
        raise RuntimeError
    writer.keep_draft(writer.state.rows("exercise")[0].id, "stage:", "half a li")
    assert [(kind, tables, there) for kind, _, tables, there in heard] == [
        ("do", ["stage"], ["Buy"]),
        ("undo", ["stage"], []),
        ("redo", ["stage"], ["Buy"]),
    ]


def never(error: Exception) -> None:
    """What listeners here have no need of."""
    raise AssertionError from error


def test_a_listener_that_fails_undoes_nothing_and_hides_nothing(writer: WorkshopWriter, store: Store) -> None:
    heard: list[str] = []
    failures: list[Exception] = []

    def broken(act: Act, _changes: Sequence[Change]) -> None:
        raise OSError(f"the journal is full at {act.id}")

    writer.after_commit(broken, failures.append)
    writer.after_commit(lambda act, _changes: heard.append(act.label), never)
    stages.add_stages(writer, ["Buy"], None)
    assert names(writer) == stored(store, writer) == ["Buy"]
    assert len(heard) == len(failures) == 1
    assert "the journal is full" in str(failures[0])
    assert writer.undo() is not None
    assert names(writer) == stored(store, writer) == []
    assert len(heard) == len(failures) == 2


def test_an_act_that_turns_out_to_be_there_is_told_once(
    writer: WorkshopWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    writer.after_commit(lambda act, _changes: heard.append(act.label), never)
    with failing_after(monkeypatch, asking=True), pytest.raises(NotKept):
        stages.add_stages(writer, ["Buy"], None)
    assert heard == []
    writer.look()
    assert len(heard) == 1
