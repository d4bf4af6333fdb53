"""A file that was put back to an older state is not written to; a deleted workshop leaves nothing in the journal."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.store import deleting
from onecompany.store.file import Store
from onecompany.store.journal import Journal, State, journal_path, read_journal, without
from onecompany.store.journal.problems import FileDiverged, FileMissing, FileRolledBack
from onecompany.store.moments import moment_words
from onecompany.store.problems import NotKept
from onecompany.store.reading import read_workshops, reading
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.conftest import northwind, northwind_plan
from tests.store.journals import failing, how_they_stand, there, whole


@pytest.fixture
def journal(writer: WorkshopWriter, store: Store) -> Path:
    """The journal of Northwind's file."""
    return journal_path(store.path)


def add(writer: WorkshopWriter, name: str) -> None:
    stages.add_stages(writer, [name], None)


def names(store: Store, workshop_id: str) -> list[str]:
    return [row.name for row in store.read(workshop_id).rows("stage")]


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".lock"}


@pytest.fixture
def older(writer: WorkshopWriter, store: Store, clock: FakeClock) -> Path:
    """The file was put back to where it was three acts ago; it is closed."""
    add(writer, "Buy")
    copy = store.path.with_name("older")
    shutil.copy(store.path, copy)
    for name in ("Use", "Leave", "Return"):
        clock.advance(3600)
        add(writer, name)
    store.close()
    copy.replace(store.path)
    return store.path


@pytest.mark.reliability("file lost, damaged or put back to an older state")
def test_a_file_that_was_rolled_back_is_not_written_to(older: Path, clock: FakeClock, journal: Path) -> None:
    before = everything(older.parent)
    with pytest.raises(FileRolledBack) as caught:
        Store(older, clock=clock)
    assert everything(older.parent) == before
    problem = caught.value
    assert (type(problem), problem.acts, problem.until) == (FileRolledBack, 3, clock.now())
    assert problem.until - problem.since == timedelta(hours=2)
    said = str(problem)
    since, until = (moment_words(moment, clock.now()) for moment in (problem.since, problem.until))
    assert f"3 acts are missing, from {since} until {until}" in said
    assert "onecompany restore" in said
    with reading(older) as db:
        assert len(read_workshops(db)) == 1


@pytest.mark.parametrize("number", [0, 2, -2])
def test_a_damaged_line_does_not_hide_that_the_file_was_rolled_back(
    older: Path, clock: FakeClock, journal: Path, number: int
) -> None:
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[number] = b"?" + lines[number]
    journal.write_bytes(b"".join(lines))
    before = everything(older.parent)
    with pytest.raises(FileRolledBack) as caught:
        Store(older, clock=clock)
    assert (type(caught.value), caught.value.acts) == (FileRolledBack, 2 if number == -2 else 3)
    assert everything(older.parent) == before


def test_who_wants_it_so_goes_on_and_the_journal_is_kept(
    older: Path, clock: FakeClock, journal: Path, workshop: str
) -> None:
    kept = journal.read_bytes()
    with Store(older, clock=clock, rolled_back="accept") as store:
        assert names(store, workshop) == ["Buy"]
        assert journal.read_bytes() == whole(older)
        add(store.writer(workshop), "Use otherwise")
    (aside,) = older.parent.glob("*.journal-*")
    assert aside.read_bytes() == kept
    with Store(older, clock=clock) as store:
        assert names(store, workshop) == ["Buy", "Use otherwise"]


@pytest.mark.parametrize("begins", [0, 2, 4])
def test_a_journal_that_began_later_knows_it_too(older: Path, clock: FakeClock, journal: Path, begins: int) -> None:
    from onecompany.store.journal.rewriting import begin

    newest = older.with_name("newest")
    with Store(older, clock=clock, rolled_back="accept") as store:
        workshop = store.workshops()[0].id
        shutil.copy(older, newest)
        for name in ("Use", "Leave", "Return"):
            add(store.writer(workshop), name)
        with closing(sqlite3.connect(older)) as db:
            begin(journal, db, begins=begins)
    assert there(older).begins == begins
    newest.replace(older)
    with pytest.raises(FileRolledBack, match="are missing"):
        Store(older, clock=clock)


def test_another_history_is_said_to_be_one(older: Path, clock: FakeClock, journal: Path, workshop: str) -> None:
    aside = journal.with_name("aside")
    journal.rename(aside)
    with Store(older, clock=clock) as elsewhere:
        add(elsewhere.writer(workshop), "Elsewhere")
    aside.replace(journal)
    before = everything(older.parent)
    with pytest.raises(FileDiverged, match="does not go with the journal"):
        Store(older, clock=clock)
    assert everything(older.parent) == before
    assert how_they_stand(older) is State.OTHER
    with Store(older, clock=clock, rolled_back="accept") as store:
        assert names(store, workshop) == ["Buy", "Elsewhere"]


@pytest.mark.reliability("file lost, damaged or put back to an older state")
def test_a_file_that_is_gone_is_not_made_anew_beside_its_journal(older: Path, clock: FakeClock, journal: Path) -> None:
    older.unlink()
    before = everything(older.parent)
    with pytest.raises(FileMissing, match="Nothing was made"):
        Store(older, clock=clock)
    assert everything(older.parent) == before
    with Store(older, clock=clock, rolled_back="accept") as store:
        assert store.workshops() == []
        assert there(older).lines == ()
    assert [path.read_bytes() for path in older.parent.glob("*.journal-*")] == [before[journal.name]]


def test_a_file_that_was_worked_on_elsewhere_is_ahead_and_its_journal_follows(
    writer: WorkshopWriter, store: Store, clock: FakeClock, journal: Path
) -> None:
    store.close()
    elsewhere = store.path.with_name("elsewhere.onecompany")
    shutil.copy(store.path, elsewhere)
    with Store(elsewhere, clock=clock) as other:
        add(other.writer(writer.workshop_id), "Buy")
    elsewhere.replace(store.path)
    with Store(store.path, clock=clock) as again:
        assert journal.read_bytes() == whole(store.path)
        assert again.journal is not None
        assert again.journal.news() == []


# -- deleting


def second(store: Store) -> WorkshopWriter:
    return store.writer(northwind(store, northwind_plan()))


@pytest.fixture
def two(writer: WorkshopWriter, store: Store) -> tuple[WorkshopWriter, WorkshopWriter]:
    """Two workshops; acts of the first lie before, between and behind those of the second."""
    other = second(store)
    add(writer, "Buy")
    add(other, "Xylophone")
    add(writer, "Use")
    return writer, other


@pytest.mark.parametrize("last", [True, False])
def test_a_deleted_workshop_leaves_nothing_and_the_journal_is_level(
    two: tuple[WorkshopWriter, WorkshopWriter], store: Store, clock: FakeClock, journal: Path, last: bool
) -> None:
    writer, other = two
    if last:
        add(other, "Xylophone again")
    aside = journal.with_name(f"{store.path.name}.journal-20260305T090000Z.jsonl")
    shutil.copy(journal, aside)
    store.delete_workshop(other.workshop_id)
    for path in (journal, aside):
        data = path.read_bytes()
        assert b"Xylophone" not in data
        assert other.workshop_id.encode() not in data
        assert b"Buy" in data
    assert journal.read_bytes() == whole(store.path)
    again = store.writer(writer.workshop_id)
    add(again, "Leave")  # with a number that an act of the other may have had
    assert journal.read_bytes() == whole(store.path)
    store.close()
    with Store(store.path, clock=clock) as opened:
        assert names(opened, writer.workshop_id) == ["Buy", "Use", "Leave"]
        assert opened.journal is not None
        assert opened.journal.news() == []
    assert journal.read_bytes() == whole(store.path)


@pytest.mark.reliability("Delete this organisation")
def test_an_organisation_leaves_nothing(
    two: tuple[WorkshopWriter, WorkshopWriter], store: Store, clock: FakeClock, journal: Path
) -> None:
    store.delete_organisation(two[0].state.organisation.id)
    assert journal.read_bytes() == whole(store.path)
    assert there(store.path).lines == ()
    store.close()
    Store(store.path, clock=clock).close()


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_crash_while_a_workshop_is_deleted_is_not_taken_for_an_older_file(
    two: tuple[WorkshopWriter, WorkshopWriter],
    store: Store,
    clock: FakeClock,
    journal: Path,
    when: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = two[1]
    add(other, "Xylophone again")

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    if when == "before":
        monkeypatch.setattr(deleting, "delete_rows", dies)
    else:
        monkeypatch.setattr(deleting, "_vacuum", lambda store: None)
        monkeypatch.setattr(Journal, "left", dies)
    with pytest.raises(KeyboardInterrupt):
        store.delete_workshop(other.workshop_id)
    monkeypatch.undo()
    assert b"Xylophone" in journal.read_bytes()
    store.close()
    with Store(store.path, clock=clock) as again:
        assert len(again.workshops()) == (2 if when == "before" else 1)
        assert (b"Xylophone" in journal.read_bytes()) == (when == "before")
        assert journal.read_bytes() == whole(store.path)


def test_what_cannot_be_marked_is_removed_and_begins_anew(
    two: tuple[WorkshopWriter, WorkshopWriter], store: Store, journal: Path
) -> None:
    with failing() as disk:
        disk.refuse("append", error=28)
        store.delete_workshop(two[1].workshop_id)
    assert journal.read_bytes() == whole(store.path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_what_is_in_its_place_does_not_hold_up_the_deleting(
    two: tuple[WorkshopWriter, WorkshopWriter], store: Store, journal: Path
) -> None:
    journal.unlink()
    os.mkfifo(journal)
    store.delete_workshop(two[1].workshop_id)
    assert len(store.workshops()) == 1


def test_nothing_is_deleted_where_the_journal_can_be_neither_written_nor_removed(
    two: tuple[WorkshopWriter, WorkshopWriter], store: Store, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == journal:
            raise PermissionError(13, os.strerror(13))
        unlink(path, missing_ok=missing_ok)

    with failing() as disk:
        disk.refuse("append", error=30)
        monkeypatch.setattr(Path, "unlink", refuse)
        with pytest.raises(NotKept, match="Nothing was deleted"):
            store.delete_workshop(two[1].workshop_id)
    assert len(store.workshops()) == 2


def test_what_could_not_be_cleared_is_said_and_cleared_by_whoever_opens_it(
    two: tuple[WorkshopWriter, WorkshopWriter], store: Store, clock: FakeClock, journal: Path
) -> None:
    with failing() as disk:
        disk.refuse("fill", error=28)
        with pytest.raises(NotKept, match=r"It is deleted, but .*journal\.jsonl still has it"):
            store.delete_workshop(two[1].workshop_id)
        assert b"Xylophone" in journal.read_bytes()
        add(two[0], "Leave")  # nothing is written behind what is to go
        assert b"Leave" not in journal.read_bytes()
    store.close()
    with Store(store.path, clock=clock):
        assert journal.read_bytes() == whole(store.path)
    assert b"Xylophone" not in journal.read_bytes()


def test_a_damaged_journal_loses_what_cannot_be_read_and_says_that_something_is_missing(
    two: tuple[WorkshopWriter, WorkshopWriter], store: Store, journal: Path
) -> None:
    lines = journal.read_bytes().splitlines(keepends=True)
    aside = journal.with_name("aside")
    aside.write_bytes(b"".join([*lines[:2], b"?" + lines[2], *lines[3:]]))
    without(aside, [two[1].workshop_id])
    assert b"Xylophone" not in aside.read_bytes()
    read = read_journal(aside)
    assert read is not None
    assert read.fault
    assert len(aside.read_bytes().splitlines()) < len(lines)
