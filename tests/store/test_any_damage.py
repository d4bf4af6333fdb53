"""Whatever happens to the bytes of a file: it is told in words, or every row is as it was written."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.problems import StoreError
from onecompany.store.reading import read_drafts, read_presence, read_workshops, reading
from onecompany.store.replaying import differences, read_sound, read_what_there_is
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.thorough import THOROUGH

TIMES = 2_000 if THOROUGH else 60
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


@pytest.mark.parametrize("harm", [flip, zero, cut, overwrite])
def test_damage_is_told_or_does_no_harm(
    writer: WorkshopWriter, store: Store, clock: FakeClock, harm: Callable[[bytearray, random.Random], None]
) -> None:
    for number in range(30):
        stages.add_stages(writer, [f"I find out, in the way of number {number}"], None)
    stages.add_items(writer, "pain", writer.state.rows("stage")[0].id, ["nobody calls back"] * 20, None)
    writer.be_seen("stage:")
    store.close()
    sound, before, name = store.path.read_bytes(), writer.state, writer.workshop_id
    dice = random.Random(harm.__name__)
    for _ in range(TIMES):
        data = bytearray(sound)
        harm(data, dice)
        store.path.write_bytes(data)
        for read in (read_sound, read_what_there_is):
            found = looked_at(store.path, name, read)
            assert read is read_what_there_is or found is None or differences(before, found) == []
        assert store.path.read_bytes() == bytes(data)
        try:
            with Store(store.path, clock=clock) as opened:
                if opened.workshops():
                    assert differences(before, opened.read(name)) == []
        except StoreError:
            assert store.path.read_bytes() == bytes(data)


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
