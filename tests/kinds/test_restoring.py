"""Whatever a room has done, a file that is lost is made anew from a backup and the journal, and is the same."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exchange.importing import bring_in
from onecompany.kinds.sample import begin_sample, fill
from onecompany.store.backups import list_backups, make_backup
from onecompany.store.file import Store
from onecompany.store.problems import Unknown
from onecompany.store.restoring.finding import search
from onecompany.store.restoring.rebuilding import rebuild
from onecompany.store.rows import read_shape
from onecompany.store.writer import WorkshopWriter
from tests.kinds.conftest import DAY, MORNING, open_store, plan_for_all
from tests.store.lost import all_of, masked_in
from tests.thorough import THOROUGH

TIMES = 100 if THOROUGH else 1


def check(path: Path, folder: Path) -> None:
    """What is made anew is what was lost."""
    lost = all_of(path)
    recovery = search(path).recovery
    assert recovery is not None
    rebuilt = rebuild(recovery, folder / "again.onecompany", now=MORNING)
    assert (rebuilt.stopped, rebuilt.acts) == ("", recovery.acts)
    assert all_of(folder / "again.onecompany") == lost
    assert masked_in(folder / "again.onecompany") == 0
    (folder / "again.onecompany").unlink()


def test_all_kinds_are_made_anew_from_the_journal_alone(filled_file: tuple[Path, str], tmp_path: Path) -> None:
    path = Path(shutil.copy(filled_file[0], tmp_path / "room.onecompany"))
    open_store(path, "jo").close()  # which makes up the journal
    lost = all_of(path)
    path.unlink()
    found = search(path)
    assert found.recovery is not None
    assert (found.recovery.base, found.faults) == (None, ())
    assert found.recovery.acts == len(lost["history"])
    rebuild(found.recovery, tmp_path / "again.onecompany", now=MORNING)
    assert all_of(tmp_path / "again.onecompany") == lost


def cleared(path: Path, workshop_id: str) -> None:
    """A backup without a workshop that was deleted."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for table, columns in read_shape(db).columns.items():
            if "workshop_id" in columns:
                db.execute(f'DELETE FROM "{table}" WHERE workshop_id = ?', (workshop_id,))
        db.execute("DELETE FROM workshop WHERE id = ?", (workshop_id,))
        db.execute("DELETE FROM organisation WHERE id NOT IN (SELECT organisation_id FROM workshop)")


class Room:
    """A room that does this and that, as dice fall."""

    def __init__(self, store: Store, dice: random.Random) -> None:
        self.store, self.dice, self.number = store, dice, 0
        self.writers = [store.writer(line.id) for line in store.workshops()]

    @property
    def writer(self) -> WorkshopWriter:
        """One of the workshops."""
        return self.dice.choice(self.writers)

    def say(self) -> None:
        """What a kind gives in its example, in one exercise."""
        writer = self.writer
        exercise = self.dice.choice(list(writer.state.rows("exercise")))
        try:
            fill(writer, [exercise])
        except (Unknown, LookupError, ValueError, AssertionError):
            return  # said twice, it may not fit; what of it was kept stays

    def take_back(self) -> None:
        writer = self.writer
        for _ in range(self.dice.randrange(1, 30)):
            writer.undo()

    def do_again(self) -> None:
        writer = self.writer
        for _ in range(self.dice.randrange(1, 30)):
            writer.redo()

    def hold_another(self) -> None:
        self.number += 1
        self.writers.append(begin_sample(self.store, plan_for_all(), DAY + dt.timedelta(days=self.number)))

    def import_one(self) -> None:
        told = document(self.writer.state, findings=None, at=Stamp.take(self.store.clock), private=True)
        self.writers.append(self.store.writer(bring_in(self.store, told).workshop_id))

    def delete_one(self) -> None:
        if len(self.writers) > 1:
            gone = self.writers.pop(self.dice.randrange(len(self.writers)))
            self.store.delete_workshop(gone.workshop_id)
            for backup in list_backups(self.store.path) if self.dice.random() < 0.8 else ():
                cleared(backup.path, gone.workshop_id)
            self.say()

    def back_up(self) -> None:
        self.store.clock.advance(60)  # type: ignore[attr-defined]
        make_backup(self.store.path, now=self.store.clock.now())


@pytest.mark.reliability("file lost, damaged or put back to an older state")
@pytest.mark.parametrize("seed", range(TIMES))
def test_a_random_room_is_made_anew(empty_file: tuple[Path, str], tmp_path: Path, seed: int) -> None:
    path, dice = Path(shutil.copy(empty_file[0], tmp_path / "room.onecompany")), random.Random(seed)
    with open_store(path, "rr") as store:
        room = Room(store, dice)
        acts = [room.say, room.say, room.take_back, room.do_again, room.hold_another, room.import_one, room.delete_one]
        for _ in range(12):
            dice.choice([*acts, room.back_up])()
        room.back_up()
        for _ in range(4):
            dice.choice(acts)()
        room.say()
    check(path, tmp_path)
    backups = list_backups(path)
    for backup in backups[: dice.randrange(1, len(backups) + 1)]:
        data = bytearray(backup.path.read_bytes())
        del data[dice.randrange(len(data)) :]
        backup.path.write_bytes(data)
    check(path, tmp_path)
