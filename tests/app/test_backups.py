"""Backups while a room is open: when they are made, what is said when one cannot be, and that no key waits for one."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from onecompany.app.keeper import AGAIN, EVERY, PATIENT, Keeper
from onecompany.store.backups import backups_folder, contents, list_backups
from onecompany.store.backups.child import Answer
from onecompany.store.file import Store
from tests.app.conftest import Opened
from tests.app.hands import Hands
from tests.app.test_lost_file import names, soon
from tests.clock_double import FakeClock

GONE = Answer("The disk is full.")
HELD = Answer("It is held.", later=True)


class Maker:
    """Makes no backups, but remembers what it was asked for, and answers as it is told."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[Path, datetime]] = []
        self.goes_on = threading.Event()
        self.goes_on.set()

    def __call__(self, path: Path, now: datetime) -> Answer:
        self.asked.append((path, now))
        assert self.goes_on.wait(60)
        return self.answers.pop(0) if self.answers else Answer()


def ended(keeper: Keeper) -> None:
    """Wait until the one that was begun is done."""
    if keeper._thread is not None:
        keeper._thread.join(60)
        assert not keeper._thread.is_alive()


PATH = Path("w.onecompany")


def test_one_at_once_one_every_ten_minutes_and_never_two_at_a_time(clock: FakeClock) -> None:
    maker = Maker()
    keeper = Keeper(clock, maker)
    maker.goes_on.clear()
    for _ in range(3):
        keeper.look(PATH)
        clock.advance(EVERY)
    maker.goes_on.set()
    ended(keeper)
    assert len(maker.asked) == 1
    keeper.look(PATH)
    ended(keeper)
    clock.advance(EVERY - 1)
    keeper.look(PATH)
    assert len(maker.asked) == 2
    clock.advance(1)
    keeper.look(PATH)
    ended(keeper)
    assert [moment for _, moment in maker.asked][2] == clock.now()


def test_setting_the_system_clock_makes_none_and_keeps_none_back(clock: FakeClock) -> None:
    maker = Maker()
    keeper = Keeper(clock, maker)
    keeper.look(PATH)
    ended(keeper)
    clock.step_system_clock(-86_400)
    keeper.look(PATH)
    assert len(maker.asked) == 1
    clock.advance(EVERY)
    keeper.look(PATH)
    ended(keeper)
    assert len(maker.asked) == 2


def test_another_file_gets_one_at_once(clock: FakeClock) -> None:
    maker = Maker()
    keeper = Keeper(clock, maker)
    for path in (PATH, Path("copy.onecompany")):
        keeper.look(path)
        ended(keeper)
    assert [path for path, _ in maker.asked] == [PATH, Path("copy.onecompany")]


def test_what_could_not_be_is_said_once_and_what_can_be_made_up_for_not_at_once(clock: FakeClock) -> None:
    maker = Maker(GONE, GONE, *[HELD] * (PATIENT + 2), Answer())
    keeper, said = Keeper(clock, maker), list[str]()
    keeper.tell = said.append
    for _ in range(2):
        keeper.look(PATH)
        ended(keeper)
        clock.advance(EVERY)
    assert said == [GONE.problem]
    for number in range(PATIENT + 2):
        keeper.look(PATH)
        ended(keeper)
        clock.advance(AGAIN)
        assert len(maker.asked) == 3 + number
        assert (HELD.problem in said) == (number >= PATIENT)
    assert said == [GONE.problem, HELD.problem]


def test_the_end_makes_a_last_one_and_hands_back_what_nobody_was_told(clock: FakeClock) -> None:
    maker = Maker(Answer(), HELD)
    keeper = Keeper(clock, maker)
    keeper.look(PATH)
    assert keeper.close(60) == [HELD.problem]
    assert len(maker.asked) == 2


def test_a_file_that_was_never_open_gets_none_at_the_end(clock: FakeClock) -> None:
    maker = Maker()
    assert Keeper(clock, maker).close() == []
    assert maker.asked == []


@pytest.mark.parametrize("begun_before", [True, False])
def test_a_disk_that_hangs_does_not_keep_the_terminal(clock: FakeClock, begun_before: bool) -> None:
    maker = Maker()
    keeper = Keeper(clock, maker)
    if begun_before:
        maker.goes_on.clear()
    keeper.look(PATH)
    if not begun_before:
        ended(keeper)
        maker.goes_on.clear()
    assert keeper.close(0.01) == []
    assert len(maker.asked) == (1 if begun_before else 2)
    maker.goes_on.set()
    ended(keeper)


# -- in the room


class Kept:
    """A room with a keeper."""

    def __init__(self, hands: Hands, keeper: Keeper, maker: Maker) -> None:
        self.hands, self.keeper, self.maker = hands, keeper, maker

    def begin(self) -> None:
        """As when the file has been opened."""
        self.hands.app.backups.keeper = self.keeper
        self.hands.app.backups.begin()


@pytest.fixture
async def kept(hands: Hands) -> AsyncIterator[Kept]:
    maker = Maker()
    yield Kept(hands, Keeper(hands.clock, maker), maker)
    maker.goes_on.set()


@pytest.mark.reliability("9. Backups")
async def test_ten_minutes_of_the_rooms_clock_make_one_and_a_key_waits_for_none(kept: Kept) -> None:
    kept.maker.goes_on.clear()
    kept.begin()
    await soon(kept.hands, lambda: len(kept.maker.asked) == 1)
    await kept.hands.line("I find out")
    assert names(kept.hands) == ["I find out"]
    kept.maker.goes_on.set()
    ended(kept.keeper)
    kept.hands.clock.advance(EVERY)
    await soon(kept.hands, lambda: len(kept.maker.asked) == 2)
    assert {path for path, _ in kept.maker.asked} == {kept.hands.app.workshop_file.path}


async def test_what_could_not_be_is_said_where_it_covers_no_line_and_the_room_goes_on(kept: Kept) -> None:
    kept.maker.answers = [GONE]
    await kept.hands.type("half a li")
    kept.begin()
    await soon(kept.hands, lambda: GONE.problem in kept.hands.said)
    await kept.hands.type("ne")
    await kept.hands.keys("enter")
    assert names(kept.hands) == ["half a line"]


async def test_the_application_makes_real_ones(hands: Hands) -> None:
    keeper = Keeper(hands.clock)
    hands.app.backups.keeper = keeper
    hands.app.backups.begin()
    path = hands.app.workshop_file.path
    await soon(hands, lambda: len(list_backups(path)) == 1)
    ended(keeper)
    await hands.line("I find out")
    hands.clock.advance(60)
    assert keeper.close(60) == []
    newest, first = list_backups(path)
    assert newest.at > first.at
    assert [line.organisation for line in contents(newest)] == ["Northwind Utilities"]
    assert [one.name for one in backups_folder(path).iterdir() if one.name.startswith(".")] == []


async def test_a_file_that_is_only_looked_at_gets_none(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    maker = Maker()
    async with opened(store.path, workshop, read_only=True) as hands:
        hands.app.backups.keeper = Keeper(hands.clock, maker)
        hands.app.backups.begin()
        hands.clock.advance(EVERY)
        hands.app.backups._look()
    assert maker.asked == []
    assert not backups_folder(store.path).exists()
