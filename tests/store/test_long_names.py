"""A file of any name that can be opened can also be backed up, brought back and cleared."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from onecompany.app.copying import proposed_path
from onecompany.app.form_drafts import FormDrafts
from onecompany.cli.backups import _elsewhere
from onecompany.kinds.beginning import begin as begin_workshop
from onecompany.plans import Plan
from onecompany.store import disk
from onecompany.store.backups import backups_folder, list_backups, make_backup
from onecompany.store.clearing import left_hot, replaced_files, replaced_journals
from onecompany.store.deletion_mark import mark, marked, unmark
from onecompany.store.file import Store
from onecompany.store.handouts import handouts_path
from onecompany.store.journal.lines import journal_path
from onecompany.store.journal.rewriting import asides, part_of
from onecompany.store.locating import beside
from onecompany.store.problems import FileReadOnly
from onecompany.store.restoring.finding import search
from onecompany.store.restoring.placing import being_made, kept_name
from onecompany.store.restoring.restoring import restore
from tests.clock_double import FakeClock
from tests.conftest import DAY, MORNING
from tests.store.lost import all_of

NOON = MORNING + timedelta(hours=3)
MOST = 255 - len("-journal")
"""Bytes of the longest name that can be opened."""

LETTERS = ("n", "Ä", "北", "🙂", os.fsdecode(b"\xff"))
LENGTHS = (1, 190, 200, 205, 210, 215, 220, 225, *range(228, MOST + 1))


def name_of(letter: str, length: int) -> str:
    """A name of so many bytes."""
    times, rest = divmod(length, len(os.fsencode(letter)))
    return letter * times + "x" * rest


def ours(path: Path, clock: FakeClock) -> Iterator[tuple[str, int]]:
    """What lies beside a file, and what comes behind the name of each while it is made or used."""
    of_sqlite = len("-journal")
    for place in (being_made(path), kept_name(path, NOON), proposed_path(path, clock)):
        yield place.name, of_sqlite
    elsewhere = _elsewhere(path, str(path.parent), NOON)
    assert elsewhere is not None
    yield next(elsewhere[1]), of_sqlite
    for place in (journal_path(path), handouts_path(path), backups_folder(path), beside(path, ".deleting.json")):
        yield place.name, 0
    for place in (part_of(journal_path(path)), journal_path(kept_name(path, NOON))):
        yield place.name, 0


@pytest.mark.parametrize("letter", LETTERS, ids=ascii)
def test_no_name_beside_a_file_is_too_long_and_each_is_found_again(
    tmp_path: Path, clock: FakeClock, letter: str
) -> None:
    for length in LENGTHS:
        path = tmp_path / name_of(letter, length)
        names = list(ours(path, clock))
        assert [(name, length) for name, more in names if len(os.fsencode(name)) + more > 255] == []
        assert len({name for name, _ in names}) == len(names)
        mark(path, ["w"], "o")
        assert marked(path) == ({"w"}, "o"), length
        unmark(path)
        typed = FormDrafts(path)
        typed.remember("name", "half a wo")
        typed.save()
        assert FormDrafts(path).get("name") == "half a wo", length
        typed.forget("name")
        typed.save()
        kept, other = kept_name(path, NOON), tmp_path / (path.name[:-1] + "y")
        aside = beside(path, ".journal-20260305T120000Z-2.jsonl")
        hot = kept.with_name(f"{kept.name}-journal")
        for place in (kept, hot, journal_path(kept), aside):
            place.touch()
        again = kept_name(path, NOON)
        again.touch()
        assert (replaced_files(path), left_hot(path)) == ([kept, again], [hot])
        assert (replaced_journals(path), asides(path)) == ([journal_path(kept)], [aside])
        assert [*replaced_files(other), *replaced_journals(other), *left_hot(other), *asides(other)] == []
        for place in tmp_path.iterdir():
            place.unlink()


@pytest.fixture(params=[(letter, length) for letter in ("n", "北") for length in (214, 238, MOST)], ids=ascii)
def path(request: pytest.FixtureRequest, tmp_path: Path, clock: FakeClock, plan: Plan) -> Path:
    """A closed file of a long name, with a backup and more after it."""
    path = tmp_path / name_of(*request.param)
    with Store(path, clock=clock) as store:
        begin_workshop(store, organisation="Acme", plan=plan, date=DAY)
        make_backup(path, now=clock.now())
        clock.advance(60)
        begin_workshop(store, organisation="Borealis", plan=plan, date=DAY)
    return path


def emptied(path: Path) -> None:
    os.truncate(path, 5000)


@pytest.mark.reliability("file lost, damaged or put back to an older state")
@pytest.mark.parametrize("harm", [Path.unlink, emptied])
def test_a_file_of_a_long_name_is_brought_back(path: Path, clock: FakeClock, harm: Callable[[Path], None]) -> None:
    lost = all_of(path)
    harm(path)
    recovery = search(path).recovery
    assert recovery is not None
    kept = restore(recovery, now=NOON).kept
    assert all_of(path) == lost
    assert replaced_files(path) == ([] if kept is None else [kept])
    with Store(path, clock=clock) as store:
        assert len(store.workshops()) == 2
    assert list_backups(path)


@pytest.mark.parametrize("step", range(1, 9))
@pytest.mark.parametrize("links", [True, False])
def test_what_fails_at_any_step_leaves_the_old_file_with_one_name_and_its_journal(
    tmp_path: Path, clock: FakeClock, plan: Plan, monkeypatch: pytest.MonkeyPatch, step: int, links: bool
) -> None:
    path = tmp_path / "w.onecompany"
    with Store(path, clock=clock) as store:
        begin_workshop(store, organisation="Acme", plan=plan, date=DAY)
        make_backup(path, now=clock.now())
    recovery = search(path).recovery
    assert recovery is not None
    emptied(path)
    before = {place.name: place.read_bytes() for place in tmp_path.iterdir() if place.is_file()}
    calls = 0

    def failing(real: Callable[..., object]) -> Callable[..., object]:
        def fails(*arguments: object, **options: object) -> object:
            nonlocal calls
            calls += 1
            if calls == step:
                raise OSError(errno.EIO, "Input/output error")
            return real(*arguments, **options)

        return fails

    def none(*_arguments: object, **_options: object) -> None:
        raise NotImplementedError

    with monkeypatch.context() as patch:
        for name in ("fill", "sync_folder", "put_in_place"):
            patch.setattr(disk, name, failing(getattr(disk, name)))
        if not links:
            patch.setattr(os, "link", none)
        try:
            restore(recovery, now=NOON)
        except FileReadOnly:
            assert {place.name: place.read_bytes() for place in tmp_path.iterdir() if place.is_file()} == before
            assert path.stat().st_nlink == 1
            assert list_backups(path)
        else:
            assert all_of(path)
