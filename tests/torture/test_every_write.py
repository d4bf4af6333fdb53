"""The disk fails at every single write of a room: kept or refused in words, and then as if nothing had been."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from itertools import product
from pathlib import Path

import pytest

from onecompany.store.file import Store
from onecompany.store.journal import State, journal_path, read_journal, standing
from onecompany.store.locating import connected
from onecompany.store.problems import KeptAfterAll, NotKept
from tests.clock_double import FakeClock
from tests.exercises.room import Room, rows_of
from tests.figures import Figures
from tests.thorough import THOROUGH
from tests.torture.beneath import lacking
from tests.torture.faults import WAYS, Failing, failing
from tests.torture.rooms import allowed, fingerprint, steps

pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking() or "it can be reached")

AT_RANDOM = 20 if THOROUGH else 0
EVERY = 1 if THOROUGH else 40
PARTS = 6 if THOROUGH else len(WAYS)
CASES = list(product(WAYS, range(PARTS))) if THOROUGH else [(way, part) for part, way in enumerate(WAYS)]
"""A way to fail, and the part of the steps that are tried with it: every sixth of them, or every third."""


class Ids:
    """Identities that can be given again, as for an act that is tried again."""

    def __init__(self) -> None:
        self.given = 0

    def __call__(self) -> str:
        self.given += 1
        return f"id{500_000 + self.given:08}"


def all_of(path: Path) -> str:
    """All that a file says, but for what a vote shuffles."""
    with closing(connected(path, patience=0)) as db:
        return fingerprint(db, shuffled=True)


class Trial:
    """One room on a disk that fails. It can be put back to how it was before a step."""

    def __init__(self, path: Path, clock: FakeClock, ids: Ids, disk: Failing) -> None:
        self.path, self.clock, self.ids, self.disk = path, clock, ids, disk
        self._before = path.parent.with_name(f"{path.parent.name} before")
        self._given = 0
        self.open()

    def open(self) -> None:
        self.store = Store(self.path, clock=self.clock, new_id=self.ids)
        self.room = Room(self.store.writer(self.store.workshops()[0].id))

    def keep(self) -> None:
        shutil.rmtree(self._before, ignore_errors=True)
        shutil.copytree(self.path.parent, self._before)
        self._given = self.ids.given

    def put_back(self) -> None:
        self.store.close()
        shutil.rmtree(self.path.parent)
        shutil.copytree(self._before, self.path.parent)
        self.again()
        self.open()

    def again(self) -> None:
        self.ids.given = self._given


@pytest.mark.reliability("SQLITE_FULL and SQLITE_IOERR at every write")
@pytest.mark.parametrize(("way", "part"), CASES)
def test_every_write_of_a_room(
    store: Store, workshop: str, tmp_path: Path, clock: FakeClock, way: str, part: int, figures: Figures
) -> None:
    store.close()
    folder = tmp_path / "room"
    folder.mkdir()
    path = folder / "client.onecompany"
    shutil.copy(store.path, path)
    tried = refused = different = 0
    with failing(folder, way) as disk:
        trial = Trial(path, clock, Ids(), disk)
        for number, step in enumerate(steps("a room", AT_RANDOM)):
            clock.advance(7)
            if number % PARTS != part:
                allowed(step, trial.room)
                continue
            trial.keep()
            allowed(step, trial.room)
            wanted, rows = all_of(path), rows_of(trial.room.state)
            at, hit = 1 + tried % EVERY, True
            trial.put_back()
            before, unchanged = all_of(path), rows_of(trial.room.state)
            while hit:
                disk.from_now(at)
                try:
                    allowed(step, trial.room)
                    kept = True
                except NotKept:
                    kept = False
                hit = disk.hits > 0
                disk.from_now(0)
                tried += hit
                refused += not kept
                if not kept:
                    assert hit
                    assert rows_of(trial.room.state) == unchanged
                    assert all_of(path) in (before, wanted)
                    trial.again()
                    with suppress(KeptAfterAll):
                        allowed(step, trial.room)
                same = rows_of(trial.room.state) == rows == rows_of(trial.store.read(workshop))
                different += not same or all_of(path) != wanted
                if hit:
                    trial.put_back()
                    at += EVERY
        trial.store.close()
    Store(path, clock=clock).close()  # whoever opens it makes up what the disk did not take
    with closing(connected(path, patience=0)) as db:
        assert standing(db, read_journal(journal_path(path))).state is State.LEVEL
    figures.at_least(f"writes that failed, {way}", tried, 80 if THOROUGH else 9)
    figures.measured("of these refused", refused)
    figures.promised("rooms that were not the same after another try", different)
