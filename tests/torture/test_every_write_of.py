"""The disk fails at every write where a file is opened, made, emptied, upgraded, backed up or exported."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from onecompany.export import registry
from onecompany.export.format import ExportError
from onecompany.export.run import export
from onecompany.store.backups import check_backup, list_backups, make_backup
from onecompany.store.file import Store
from onecompany.store.locating import connected
from onecompany.store.problems import StoreError
from tests.clock_double import FakeClock
from tests.conftest import identities, northwind, northwind_plan
from tests.figures import Figures
from tests.sample_report import bundle
from tests.store.test_released import RELEASED
from tests.thorough import THOROUGH
from tests.torture.beneath import lacking
from tests.torture.faults import NEVER, WAYS, failing
from tests.torture.rooms import fingerprint_of

pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking() or "it can be reached")

Found = dict[str, object]
"""What there is afterwards, by name."""


class Deed(NamedTuple):
    """Something that is done to a folder with a file in it.

    `prepare` makes the folder as it is before, `do` does it or raises why not, `found` tells what is there.
    """

    prepare: Callable[[Path], object]
    do: Callable[[Path], object]
    found: Callable[[Path], Found]


class Tries(NamedTuple):
    """How often the disk has failed, in how many of these it was refused, and how often something was not as it was."""

    failed: int
    refused: int
    wrong: int


def at_every_write(deed: Deed, folder: Path, way: str, tries: int = 0) -> Tries:
    """Do it on a disk that fails at its first write, its second, and so on, until it does not come so far.

    `tries`: only at about so many of them, from the first to the last.

    What was refused has left all as it was, or has done it; done again, it is done.
    """
    failed = refused = wrong = 0
    at, hit, prepared = 1, True, folder.with_name("prepared")
    folder.mkdir()
    deed.prepare(folder)
    before = deed.found(folder)
    folder.rename(prepared)
    with failing(folder, way) as disk:

        def fresh() -> None:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(prepared, folder)

        fresh()
        disk.from_now(NEVER)
        deed.do(folder)
        every = max(1, disk.count // tries) if tries else 1
        disk.from_now(0)
        done = deed.found(folder)
        while hit:
            fresh()
            disk.from_now(at)
            problem = None
            try:
                deed.do(folder)
            except (StoreError, ExportError) as error:
                problem = error
            hit = disk.hits > 0
            disk.from_now(0)
            if problem is not None:
                wrong += deed.found(folder) not in (before, done) or not str(problem)
                wrong += way == "full" and any(folder.rglob("*.part"))
                deed.do(folder)
            wrong += deed.found(folder) != done
            failed, refused, at = failed + hit, refused + (problem is not None), at + every
    return Tries(failed, refused, wrong)


FILE = "client.onecompany"


@pytest.fixture
def deeds(northwind_file: Path, tmp_path: Path, clock: FakeClock) -> dict[str, Deed]:
    """What may be done to a file, by its name."""

    def two_workshops(folder: Path) -> None:
        shutil.copy(northwind_file, folder / FILE)
        with Store(folder / FILE, clock=clock, new_id=identities(200_001)) as store:
            northwind(store, northwind_plan())

    def one(folder: Path) -> None:
        shutil.copy(northwind_file, folder / FILE)

    def opened(folder: Path) -> None:
        Store(folder / FILE, clock=clock).close()

    def deleted(folder: Path) -> None:
        with Store(folder / FILE, clock=clock) as store:
            for line in store.workshops():
                if line.id.startswith("id00200"):
                    store.delete_workshop(line.id)

    def backed_up_before(folder: Path) -> None:
        two_workshops(folder)
        make_backup(folder / FILE, now=clock.now())
        deleted(folder)

    def backed_up(folder: Path) -> None:
        make_backup(folder / FILE, now=clock.now())

    def said(folder: Path) -> Found:
        path = folder / FILE
        for backup in list_backups(path):
            check_backup(backup)
        backups = {fingerprint_of(backup.path) for backup in list_backups(path)}
        return {"file": fingerprint_of(path) if path.exists() else "", "backups": backups}

    def without_backups(folder: Path) -> Found:
        return {"file": said(folder)["file"]}

    found = {
        "opened": Deed(one, opened, said),
        "made": Deed(lambda _: None, opened, whether_there),
        "a workshop deleted": Deed(two_workshops, deleted, without_backups),
        "backed up": Deed(backed_up_before, backed_up, said),
    }
    for dump in RELEASED:
        found[f"upgraded from {dump.stem}"] = Deed(
            lambda folder, dump=dump: released(dump, folder), opened, without_backups
        )
    for name in FORMATS:
        found[f"exported as {name}"] = Deed(old_hand_outs, partial(exported, name), hand_outs)
    return found


def released(dump: Path, folder: Path) -> None:
    """A file of a schema that was released once."""
    with closing(sqlite3.connect(folder / FILE)) as db:
        db.executescript(dump.read_text(encoding="utf-8"))


FORMATS = tuple(registry.names()) if THOROUGH else ("md", "csv")


def whether_there(folder: Path) -> Found:
    """Whether there is a file, and whether it is whole. Which program has opened it is noted once it is there."""
    if not (folder / FILE).exists():
        return {"schema": None}
    with closing(connected(folder / FILE, patience=0)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {"schema": db.execute("PRAGMA user_version").fetchone()}


def old_hand_outs(folder: Path) -> None:
    """Hand-outs of yesterday, whichever."""
    for name in FORMATS:
        exported(name, folder)
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"of yesterday")


def exported(name: str, folder: Path) -> None:
    """Make a hand-out over the one of yesterday. Raises ExportError with what is said about it."""
    (outcome,) = export(MADE, [name], folder, stem="northwind", overwrite=True)
    if outcome.error:
        raise ExportError(outcome.error)


MADE = bundle()


def hand_outs(folder: Path) -> Found:
    """The hand-outs, byte by byte. A disk that removes nothing either leaves a part of one, which shows in no list."""
    every = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {str(name): path.read_bytes() for name, path in every.items() if not name.parts[0].startswith(".")}


NAMES = (
    "opened",
    "made",
    "a workshop deleted",
    "backed up",
    *(f"upgraded from {dump.stem}" for dump in (RELEASED if THOROUGH else RELEASED[-1:])),
    *(f"exported as {name}" for name in FORMATS),
)


PAIRS = list(product(NAMES, WAYS)) if THOROUGH else list(zip(NAMES, WAYS * len(NAMES), strict=False))


@pytest.mark.reliability("SQLITE_FULL and SQLITE_IOERR at every write")
@pytest.mark.parametrize(("name", "way"), PAIRS)
def test_every_write(deeds: dict[str, Deed], name: str, way: str, tmp_path: Path, figures: Figures) -> None:
    found = at_every_write(deeds[name], tmp_path / "client", way, 0 if THOROUGH else 3)
    figures.at_least(f"writes that failed where a file is {name}", found.failed, 1)
    figures.measured("of these refused", found.refused)
    figures.promised("files that were not the same after another try", found.wrong)
