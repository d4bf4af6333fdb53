"""A client that is deleted is nowhere any more: not one of its texts in any byte that onecompany has kept."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from onecompany.app.forgetting import delete_organisation, delete_workshop
from onecompany.app.form_drafts import FormDrafts
from onecompany.exercises.stages import acts as stages
from onecompany.export.claims import Claims
from onecompany.kinds.beginning import begin
from onecompany.parsing.people import Person
from onecompany.store import disk
from onecompany.store.backups import backups_folder, check_backup, contents, list_backups, make_backup, make_if_changed
from onecompany.store.backups.__main__ import answer
from onecompany.store.backups.child import Answer
from onecompany.store.backups.problems import BackupLater
from onecompany.store.backups.turn import turn
from onecompany.store.clearing import resume
from onecompany.store.deletion_mark import mark, mark_path
from onecompany.store.file import Store
from onecompany.store.handouts import copies_noted, handouts, handouts_path, note_copy, note_handouts
from onecompany.store.journal import journal_path
from onecompany.store.locating import beside
from onecompany.store.problems import Unknown
from tests.clock_double import FakeClock
from tests.conftest import DAY, northwind_plan

SECRETS = (
    "Xanthippe & Sons",
    "Zebedee Quillfeather",
    "Obelisks",
    "Yodelling pit",
    "Juggernautish",
    "Kaleidoscopic",
    "Xanthippe-Sons",
)


@pytest.fixture
def clients(store: Store, workshop: str, clock: FakeClock) -> tuple[Store, str, str]:
    """A file with two clients: the file, the id of the workshop that stays, and that of the one that is deleted."""
    people = [Person("Zebedee Quillfeather", "Head", "Obelisks")]
    other = begin(store, organisation="Xanthippe & Sons", plan=northwind_plan(), date=DAY, start="09:00", people=people)
    for workshop_id, name in ((workshop, "I buy"), (other, "Yodelling pit")):
        writer = store.writer(workshop_id)
        stages.add_stages(writer, [name], None)
        writer.undo()
        writer.redo()
        (exercise, *_) = writer.state.rows("exercise")
        writer.keep_draft(exercise.id, "", "Juggernautish" if workshop_id == other else "half a line")
    return store, workshop, other


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def found(folder: Path) -> list[tuple[str, str]]:
    """Where any of the texts is, in whatever case and form: by the name of the file and the text."""
    return [
        (path.name, secret)
        for path, data in everything(folder).items()
        for secret in SECRETS
        if secret.casefold().encode() in data.lower() or secret.encode("utf-16-le") in data
    ]


@pytest.mark.reliability("Delete this organisation")
def test_no_byte_of_a_deleted_client_is_left_and_the_other_is_as_it_was(
    clients: tuple[Store, str, str], clock: FakeClock, tmp_path: Path
) -> None:
    store, stays, goes = clients
    path, configuration = store.path, tmp_path / "config"
    state = store.read(goes)
    before = store.read(stays)
    for hours in range(2):
        make_backup(path, now=clock.now() + timedelta(hours=hours))
    replaced = beside(path, ".replaced-20261127T090000Z")
    replaced.write_bytes(list_backups(path)[0].path.read_bytes())
    journal_path(replaced).write_bytes(journal_path(path).read_bytes() if journal_path(path).exists() else b"")
    outside = tmp_path.with_name(f"{tmp_path.name}-handed-out")
    outside.mkdir()
    same, changed, gone, ours = (outside / name for name in ("same.md", "changed.md", "gone.md", "ours.md"))
    for file in (same, changed, gone, ours):
        file.write_text("Yodelling pit")
        owner = before if file is ours else state
        note_handouts(
            path, [("md", file)], at=clock.now(), organisation_id=owner.organisation.id, workshop_id=owner.workshop_id
        )
    changed.write_text("by hand")
    gone.unlink()
    Claims(configuration).named(outside, "Xanthippe & Sons-2026", goes, overwrite=False)
    Claims(configuration).named(outside, "northwind", stays, overwrite=False)
    drafts = FormDrafts(path)
    drafts.remember("new.organisation", "xanthippe & sons")
    drafts.remember(f"script {goes}", "Kaleidoscopic")
    drafts.remember("group", "Ana waits")
    drafts.save()
    part = path.with_name(".0123456789ab.onecompany.part")
    part.write_bytes(b"Yodelling pit")
    os.utime(part, (0, 0))
    where = {name for name, _ in found(tmp_path)}
    assert {path.name, replaced.name, part.name, "handed-out.json", f"{path.name}.unfinished"} <= where

    cleared = delete_organisation(store, state.organisation.id, drafts=drafts, configuration=configuration)()

    assert found(tmp_path) == []
    assert cleared.uncleared == []
    assert [(Path(one.path), was_changed) for one, was_changed in cleared.left] == [(same, False), (changed, True)]
    assert str(changed) + " (changed since it was made)" in cleared.sentences()[-1]
    assert [Path(one.path) for one in handouts(path)] == [ours]
    assert drafts.get("group") == "Ana waits"
    with pytest.raises(Unknown):
        store.read(goes)
    after = store.read(stays)
    assert [row.id for row in after.rows("stage")] == [row.id for row in before.rows("stage")]
    writer = store.writer(stays)
    assert writer.undo() is not None  # its history is whole
    backups = list_backups(path)
    assert len(backups) == 2
    for backup in backups:
        check_backup(backup)
        assert [line.id for line in contents(backup)] == [stays]
    store.close()
    with Store(replaced, clock=clock) as old:
        assert [line.id for line in old.workshops()] == [stays]


def test_of_one_workshop_only_its_own_goes(clients: tuple[Store, str, str], clock: FakeClock, tmp_path: Path) -> None:
    store, stays, goes = clients
    state = store.read(goes)
    second = begin(store, organisation="Xanthippe & Sons", plan=northwind_plan(), date=DAY, start="13:00", people=None)
    make_backup(store.path, now=clock.now())
    year, day = tmp_path / "year.md", tmp_path / "day.md"
    for file, workshop_id in ((year, ""), (day, goes)):
        file.write_text("x")
        note_handouts(
            store.path,
            [("md", file)],
            at=clock.now(),
            organisation_id=state.organisation.id,
            workshop_id=workshop_id,
        )
    cleared = delete_workshop(store, goes, drafts=FormDrafts(store.path), configuration=tmp_path)()
    assert [Path(one.path) for one, _ in cleared.left] == [day]
    assert [Path(one.path) for one in handouts(store.path)] == [year]
    assert {line.id for line in store.workshops()} == {stays, second}
    assert {line.id for line in contents(list_backups(store.path)[0])} == {stays, second}


@pytest.mark.reliability("Delete this organisation")
def test_a_backup_with_nothing_else_in_it_is_removed_and_what_cannot_be_cleared_is_named(
    store: Store, workshop: str, clock: FakeClock, tmp_path: Path
) -> None:
    state = store.read(workshop)
    make_backup(store.path, now=clock.now())
    damaged = beside(store.path, ".replaced-20261127T090000Z")
    damaged.write_bytes(b"SQLite format 3\0" + b"no page" * 900)
    handouts_path(store.path).mkdir()
    cleared = delete_organisation(
        store, state.organisation.id, drafts=FormDrafts(store.path), configuration=tmp_path / "config"
    )()
    assert list_backups(store.path) == []
    assert len(cleared.uncleared) == 2
    assert str(damaged) in cleared.uncleared[0]
    assert str(handouts_path(store.path)) in cleared.uncleared[1]


def test_other_files_that_have_it_are_named(store: Store, workshop: str, clock: FakeClock, tmp_path: Path) -> None:
    copy = store.path.with_name(f"{store.path.stem} (conflicted copy 2026-11-27).onecompany")
    store.copy_to(copy)
    saved, other = tmp_path.with_name(f"{tmp_path.name}-saved"), tmp_path.with_name(f"{tmp_path.name}-other")
    store.copy_to(saved)
    Store(other, clock=clock).close()
    for file in (saved, other, tmp_path / "gone"):
        note_copy(store.path, file, clock.now())
    organisation = store.read(workshop).organisation.id
    cleared = delete_organisation(store, organisation, drafts=FormDrafts(store.path), configuration=tmp_path)()
    assert cleared.copies == [copy, saved]
    assert copies_noted(saved) == [store.path]


@pytest.mark.reliability("Delete this organisation")
def test_a_backup_that_had_read_the_file_before_does_not_keep_what_was_deleted_meanwhile(
    clients: tuple[Store, str, str], clock: FakeClock, tmp_path: Path
) -> None:
    store, stays, goes = clients
    drafts = FormDrafts(store.path)

    def delete() -> None:
        delete_workshop(store, goes, drafts=drafts, configuration=tmp_path / "config")()

    with pytest.raises(BackupLater, match="deleted while"):
        make_if_changed(store.path, now=clock.now(), released=delete)
    assert list_backups(store.path) == []
    assert found(tmp_path) == []
    made = make_if_changed(store.path, now=clock.now())
    assert made is not None
    assert [line.id for line in contents(made)] == [stays]


@pytest.mark.reliability("Delete this organisation")
def test_nobody_makes_backups_while_they_are_cleared_and_what_goes_wrong_with_one_is_said(
    clients: tuple[Store, str, str], clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _, goes = clients
    backup = make_backup(store.path, now=clock.now())
    put_in_place = disk.put_in_place

    def swept(part: Path, target: Path) -> None:
        if target == backup.path:
            with pytest.raises(BackupLater), turn(backups_folder(store.path), patience=0.0):
                pass
            part.unlink()
        put_in_place(part, target)

    monkeypatch.setattr(disk, "put_in_place", swept)
    cleared = delete_workshop(store, goes, drafts=FormDrafts(store.path), configuration=tmp_path / "config")()
    assert [str(backup.path) in said for said in cleared.uncleared] == [True]


@pytest.mark.reliability("Delete this organisation")
def test_a_deletion_that_was_killed_is_brought_to_its_end_when_the_next_backup_is_made(
    clients: tuple[Store, str, str], clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, stays, goes = clients
    monkeypatch.setattr("onecompany.store.backups.__main__.stand_back", lambda: None)
    make_backup(store.path, now=clock.now())
    delete_workshop(store, goes, drafts=FormDrafts(store.path), configuration=tmp_path / "config")  # and no more
    store.close()
    assert found(backups_folder(store.path)) != []
    assert oct(mark_path(store.path).stat().st_mode)[-3:] == "600"
    Store(store.path, clock=clock).close()
    assert answer(store.path, clock.now() + timedelta(hours=1)) == Answer()
    assert found(tmp_path) == []
    assert not mark_path(store.path).exists()
    assert {line.id for backup in list_backups(store.path) for line in contents(backup)} == {stays}


def test_a_deletion_that_was_killed_before_anything_was_deleted_is_none(
    clients: tuple[Store, str, str], clock: FakeClock
) -> None:
    store, stays, goes = clients
    made = make_backup(store.path, now=clock.now())
    mark(store.path, [goes], "")
    assert resume(store.path) == []
    assert mark_path(store.path).exists()
    store.close()
    Store(store.path, clock=clock).close()
    assert not mark_path(store.path).exists()
    assert {line.id for line in contents(made)} == {stays, goes}
