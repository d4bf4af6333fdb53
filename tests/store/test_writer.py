"""What an act promises when the disk, another program or a crash comes between."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlmodel import Session

from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.history import Act
from onecompany.store.problems import KeptAfterAll, NotKept
from onecompany.store.reading import read_drafts, reading
from onecompany.store.records import Change
from onecompany.store.writer import WorkshopWriter
from tests.store.failing import failing_after, ioerr


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


@pytest.mark.reliability("3. Commit, then show")
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


@pytest.mark.reliability("3. Commit, then show")
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
