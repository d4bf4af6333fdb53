"""The power is cut at any moment: what was acknowledged is on the disk, whole, and nothing is half."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import event
from sqlmodel import Session

from onecompany.store.backups import list_backups, make_backup
from onecompany.store.file import Store
from onecompany.store.journal import journal_path, read_journal
from onecompany.store.locating import connected
from onecompany.store.problems import StoreError
from onecompany.store.restoring.finding import search
from onecompany.store.restoring.rebuilding import rebuild
from tests.clock_double import FakeClock
from tests.exercises.room import Room
from tests.figures import Figures
from tests.thorough import THOROUGH
from tests.torture.beneath import beneath, lacking
from tests.torture.disk import Noted, cuts, put_down, unexplained
from tests.torture.other_sqlite import listening, say_again
from tests.torture.plain import plain
from tests.torture.rooms import fingerprint, fingerprint_of, play

CUTS = 500 if THOROUGH else 15
ROOMS = 2 if THOROUGH else 1
DESTROYED = 10 if THOROUGH else 5
"""After each so many cuts the file is destroyed too."""
AT_RANDOM = 80 if THOROUGH else 15

reached = pytest.mark.skipif(bool(lacking()), reason=lacking() or "it can be reached")


class Evening(NamedTuple):
    """What a room has done to its disk, and all that its file said after each commit; at first, before the first."""

    noted: Noted
    path: Path
    said: list[str]


@contextmanager
def marking(noted: Noted, path: Path) -> Iterator[list[str]]:
    """Each commit that has returned is a promise. What the file says then is written down."""
    said = [fingerprint_of(path)]

    def promise(_session: Session) -> None:
        noted.mark("commits", len(said))
        said.append(fingerprint_of(path))

    event.listen(Session, "after_commit", promise)
    try:
        yield said
    finally:
        event.remove(Session, "after_commit", promise)


def spent(store: Store, clock: FakeClock, seed: str, *pragmas: str) -> Evening:
    """A room does what it does. `pragmas`: what the file is set to beside what the store sets."""
    store.close()
    noted = Noted(store.path.parent)
    with beneath(noted), plain(noted), marking(noted, store.path) as said, Store(store.path, clock=clock) as opened:

        @event.listens_for(opened.engine, "connect")
        def set_up(connection: Any, _record: object) -> None:
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")

        opened.engine.dispose()  # it had a connection already
        room = Room(opened.writer(opened.workshops()[0].id))

        def kept(number: int) -> None:
            noted.mark("acts", number)
            if number % 11 == 0 and not list_backups(store.path):
                make_backup(store.path, now=clock.now())

        play(room, clock, seed, AT_RANDOM, kept)
    assert unexplained(noted) == []
    return Evening(noted, store.path, said)


class Losses(NamedTuple):
    """In how many cuts which promise was broken."""

    unreadable: int
    lost: int
    half: int
    unwritten: int
    """Acts that were acknowledged and are not in the journal beside the file, not as they were."""
    gone: int
    """Acts that were acknowledged and are not in what backup and journal make, once the file is destroyed."""


def after_cuts(evening: Evening, times: int, seed: str, folder: Path, clock: FakeClock) -> Losses:
    """Cut the power so often, open what is left as the application does, and compare."""
    unreadable = lost = half = unwritten = gone = 0
    for number, (promised, left) in enumerate(cuts(evening.noted, times, random.Random(seed))):
        place = folder / str(number)
        put_down(left, evening.noted, place)
        done = promised.get("commits", 0)
        unwritten += acts_not_in_the_journal(place / evening.path.name, promised.get("acts", 0))
        try:
            with Store(place / evening.path.name, clock=clock):
                pass
            there = fingerprint_of(place / evening.path.name)
        except StoreError:
            unreadable += 1
            continue
        if number % DESTROYED == 0:
            gone += acts_not_brought_back(place / evening.path.name, promised.get("acts", 0), clock)
        if there not in evening.said[done : done + 2]:
            if there in evening.said:
                lost += 1
            else:
                half += 1
    return Losses(unreadable, lost, half, unwritten, gone)


def acts_not_in_the_journal(path: Path, acts: int) -> int:
    """How many of the acts from the first to this one whoever has lost the file would not find in its journal."""
    if not acts:
        return 0
    read = read_journal(journal_path(path))
    if read is None:
        return acts
    assert not read.begins
    return acts - len({line.number for line in read.lines if line.number <= acts and line.is_sound()})


def acts_not_brought_back(path: Path, acts: int, clock: FakeClock) -> int:
    """How many of the acts from the first to this one are lost when the file is destroyed, and all else is there."""
    if not acts:
        return 0
    path.unlink()
    recovery = search(path).recovery
    if recovery is None:
        return acts
    rebuild(recovery, path.with_name("back.onecompany"), now=clock.now())
    with closing(connected(path.with_name("back.onecompany"), patience=0)) as db:
        (there,) = db.execute("SELECT count(*) FROM history WHERE id <= ?", (acts,)).fetchone()
    return acts - int(there)


@reached
@pytest.mark.reliability("6. Journal")
@pytest.mark.reliability("Power cut")
@pytest.mark.parametrize("seed", [f"room {number}" for number in range(ROOMS)])
def test_nothing_that_was_kept_is_lost_in_a_power_cut(
    store: Store, workshop: str, clock: FakeClock, tmp_path: Path, seed: str, figures: Figures
) -> None:
    evening = spent(store, clock, seed)
    figures.measured("commits in the rooms", len(evening.said) - 1)
    found = after_cuts(evening, CUTS, seed, tmp_path / "after", clock)
    figures.at_least("power cuts, SQLite of Python", CUTS, CUTS)
    figures.promised("files that cannot be opened", found.unreadable)
    figures.promised("acknowledged entries lost", found.lost)
    figures.promised("entries that are half there", found.half)
    figures.promised("acknowledged entries that are not in the journal", found.unwritten)
    figures.promised("acknowledged entries that backup and journal do not bring back", found.gone)


@reached
@pytest.mark.reliability("Power cut")
@pytest.mark.parametrize(
    "pragmas",
    [("journal_mode=WAL", "synchronous=NORMAL"), ("synchronous=FULL",), ("synchronous=OFF",)][: 3 if THOROUGH else 1],
)
def test_a_file_that_is_set_otherwise_loses_something(
    store: Store, workshop: str, clock: FakeClock, tmp_path: Path, pragmas: tuple[str, ...], figures: Figures
) -> None:
    """So it is known that losses are found."""
    evening = spent(store, clock, "room 0", *pragmas)
    found = after_cuts(evening, max(20, CUTS // 5), "room 0", tmp_path / "after", clock)
    figures.at_least(f"cuts with a loss where it is set to {' and '.join(pragmas)}", sum(found), 1)


def said_again(store: Store, clock: FakeClock, seed: str, folder: Path, *others: str) -> Evening:
    """What a room says to SQLite is said again to the one of apsw. `others`: pragmas in place of the store's own."""
    store.close()
    path = folder / store.path.name
    path.write_bytes(store.path.read_bytes())
    with listening(store.path) as said, Store(store.path, clock=clock) as opened:
        play(Room(opened.writer(opened.workshops()[0].id)), clock, seed, AT_RANDOM)
    assert {"PRAGMA journal_mode=DELETE", "PRAGMA synchronous=EXTRA", "COMMIT"} <= {each.statement for each in said}
    noted, states = Noted(folder), [fingerprint_of(path)]

    def committed(connection: Any) -> None:
        noted.mark("commits", len(states))
        states.append(fingerprint(connection))

    say_again([each._replace(statement=with_others(each.statement, others)) for each in said], path, noted, committed)
    assert unexplained(noted) == []
    assert states[-1] == fingerprint_of(store.path)
    return Evening(noted, path, states)


def with_others(statement: str, others: Sequence[str]) -> str:
    """A pragma that is among the others has their value."""
    same = (other for other in others if statement.startswith(f"PRAGMA {other.split('=')[0]}="))
    return next((f"PRAGMA {other}" for other in same), statement)


@pytest.mark.reliability("Power cut")
def test_nothing_is_lost_with_another_sqlite(
    store: Store, workshop: str, clock: FakeClock, tmp_path_factory: pytest.TempPathFactory, figures: Figures
) -> None:
    evening = said_again(store, clock, "another room", tmp_path_factory.mktemp("said"))
    found = after_cuts(evening, CUTS, "another room", tmp_path_factory.mktemp("after"), clock)
    figures.at_least("power cuts, SQLite of apsw", CUTS, CUTS)
    figures.promised("files that cannot be opened", found.unreadable)
    figures.promised("acknowledged entries lost", found.lost)
    figures.promised("entries that are half there", found.half)


@pytest.mark.reliability("Power cut")
def test_another_sqlite_that_is_set_otherwise_loses_something(
    store: Store, workshop: str, clock: FakeClock, tmp_path_factory: pytest.TempPathFactory, figures: Figures
) -> None:
    pragmas = ("journal_mode=WAL", "synchronous=NORMAL")
    evening = said_again(store, clock, "another room", tmp_path_factory.mktemp("said"), *pragmas)
    found = after_cuts(evening, max(20, CUTS // 5), "another room", tmp_path_factory.mktemp("after"), clock)
    figures.at_least(f"cuts with a loss where it is set to {' and '.join(pragmas)}", sum(found), 1)
