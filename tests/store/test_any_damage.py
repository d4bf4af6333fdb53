"""Whatever happens to the bytes of a file: it is told, or every row is as it was written; and it comes back."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.kinds.sample import SMALL, make_sample
from onecompany.store.backups import make_backup
from onecompany.store.file import Store
from onecompany.store.problems import StoreError
from onecompany.store.reading import read_drafts, read_presence, read_workshops, reading
from onecompany.store.replaying import differences, read_sound, read_what_there_is
from onecompany.store.restoring.finding import search
from onecompany.store.restoring.rebuilding import rebuild
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.figures import Figures
from tests.store.voting import opened as opened_round
from tests.store.voting import vote
from tests.thorough import THOROUGH
from tests.torture.rooms import fingerprint_of

TIMES = 65 if THOROUGH else 6
RESTORED = 9 if THOROUGH else 2
"""Of so many damaged files one is brought back."""
PAGE = 4096


def flip(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def zero(data: bytearray, dice: random.Random) -> None:
    page = dice.randrange(len(data) // PAGE)
    data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)


def cut(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def overwrite(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(data))
    data[at : at + 40] = dice.randbytes(min(40, len(data) - at))


def of_notes(store: Store, writer: WorkshopWriter) -> str:
    for number in range(30):
        stages.add_stages(writer, [f"I find out, in the way of number {number}"], None)
    stages.add_items(writer, "pain", writer.state.rows("stage")[0].id, ["nobody calls back"] * 20, None)
    writer.be_seen("stage:")
    return writer.workshop_id


def in_a_vote(store: Store, writer: WorkshopWriter) -> str:
    stages.add_stages(writer, ["Buy", "Use"], None)
    vote(writer, opened_round(writer)[0], [1, 2, 3, 4, 5, 5])
    writer.keep_draft(writer.state.rows("exercise")[0].id, "stage:", "a line that is not finished")
    return writer.workshop_id


def of_a_finished_day(store: Store, writer: WorkshopWriter) -> str:
    return make_sample(store, store.clock.now().date(), SMALL)


def from_the_first_schema(store: Store, writer: WorkshopWriter) -> str:
    store.close()
    store.path.unlink()
    store.path.with_name(f"{store.path.name}.journal.jsonl").unlink()
    with closing(sqlite3.connect(store.path)) as db:
        db.executescript((Path(__file__).parent / "released" / "schema-1.sql").read_text(encoding="utf-8"))
    with Store(store.path, clock=store.clock) as again:
        return again.workshops()[0].id


SHAPES = (of_notes, in_a_vote, of_a_finished_day, from_the_first_schema)


@pytest.mark.reliability("file corrupt (flipped, zeroed, cut off, not SQLite at all)")
@pytest.mark.parametrize("harm", [flip, zero, cut, overwrite])
@pytest.mark.parametrize("shape", SHAPES if THOROUGH else SHAPES[:2])
def test_damage_is_told_or_does_no_harm(
    writer: WorkshopWriter,
    store: Store,
    clock: FakeClock,
    tmp_path: Path,
    shape: Callable[[Store, WorkshopWriter], str],
    harm: Callable[[bytearray, random.Random], None],
    figures: Figures,
) -> None:
    name = shape(store, writer)
    store.close()
    make_backup(store.path, now=clock.now())
    sound, said = store.path.read_bytes(), fingerprint_of(store.path)
    with reading(store.path) as db:
        before = read_sound(db, name)
    dice = random.Random(f"{shape.__name__} {harm.__name__}")
    refused = wrong = changed = unseen = restored = lost = 0
    for number in range(TIMES):
        data = bytearray(sound)
        harm(data, dice)
        store.path.write_bytes(data)
        for read in (read_sound, read_what_there_is):
            found = looked_at(store.path, name, read)
            wrong += found is not None and read is read_sound and differences(before, found) != []
        changed += store.path.read_bytes() != bytes(data)
        try:
            with Store(store.path, clock=clock) as opened:
                wrong += bool(opened.workshops()) and differences(before, opened.read(name)) != []
            unseen += fingerprint_of(store.path) != said
        except StoreError:
            refused += 1
            changed += store.path.read_bytes() != bytes(data)
            if number % RESTORED == 0:
                restored += 1
                lost += differences(before, brought_back(store.path, tmp_path / "back", name, clock)) != []
    figures.at_least("damaged files", TIMES, 65 if THOROUGH else 6)
    figures.measured("of these refused at opening", refused)
    figures.measured("with a difference in what no history has: an unfinished line, a vote that is open", unseen)
    figures.promised("files that opened with a row that is not as it was written", wrong)
    figures.promised("damaged files that were changed", changed)
    figures.measured("of the refused ones brought back from backup and journal", restored)
    figures.promised("of these not as before", lost)


def brought_back(path: Path, folder: Path, workshop: str, clock: FakeClock) -> State:
    """The rows of a workshop in what is made anew of the backup and the journal."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    recovery = search(path).recovery
    assert recovery is not None
    rebuild(recovery, folder / path.name, now=clock.now())
    with reading(folder / path.name) as db:
        return read_sound(db, workshop)


def looked_at(path: Path, workshop: str, read: Callable[..., State]) -> State | None:
    """What somebody sees who only looks; None when it is said that there is nothing to be seen."""
    try:
        with reading(path) as db:
            read_workshops(db)
            read_presence(db)
            read_drafts(db, workshop)
            return read(db, workshop)
    except StoreError:
        return None
