"""Whether a wall is there is said as long as it shows a file, and not a moment longer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onecompany.display import terminal
from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.following.presence import is_wall_there
from onecompany.store.following.sign import places_of
from onecompany.store.writer import WorkshopWriter
from onecompany.wall.app import WallInTerminal
from onecompany.wall.room import Room
from tests.clock_double import FakeClock
from tests.wall.conftest import Walled
from tests.wall.test_wall import Seat, go_to


@pytest.fixture
def killed(seat: Seat) -> Callable[[Path, str], None]:
    """A seat that showed a workshop and was killed: its sign stays, and the system let go of what it held."""

    def show_and_die(path: Path, workshop_id: str) -> None:
        sign = seat(path)
        sign.show(workshop_id=workshop_id, page="")
        left = Path(places_of(path)[0])
        words = left.read_bytes()
        sign.close()
        left.write_bytes(words)

    return show_and_die


@pytest.mark.parametrize("named", [True, False])
async def test_what_a_killed_seat_has_left_is_not_shown_by_a_wall_that_never_saw_it_alive(
    walled: Walled,
    writer: WorkshopWriter,
    store: Store,
    seat: Seat,
    killed: Callable[[Path, str], None],
    named: bool,
) -> None:
    go_to(writer, "stages")
    stages.add_stages(writer, ["Discover"], None)
    killed(store.path, writer.workshop_id)
    async with walled(store.path if named else None) as eyes:
        await eyes.looks(12)
        assert "Northwind" not in eyes.words
        assert "Discover" not in eyes.words
        seat(store.path).show(workshop_id=writer.workshop_id, page="")
        await eyes.sees("Discover")


async def test_who_leaves_the_wall_lets_go_first_and_never_takes_it_again(
    walled: Walled, writer: WorkshopWriter, store: Store, seat: Seat
) -> None:
    seat(store.path).show(workshop_id=writer.workshop_id, page="")
    async with walled(store.path) as eyes:
        assert is_wall_there(store.path)
        eyes.app.action_leave()
        assert not is_wall_there(store.path)
        await eyes.pilot.pause(0.3)
        assert not is_wall_there(store.path)


async def test_a_signal_or_a_terminal_that_is_gone_lets_go_before_anything_is_waited_for(
    store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "_end_at_last", lambda code: None)  # it would end the tests
    there = []

    class Slow(WallInTerminal):
        async def save(self) -> None:
            there.append(is_wall_there(store.path))

    app = Slow(store.path, "room-light", clock)
    async with app.run_test() as pilot:
        while not app.looks:
            await pilot.pause(0.02)
        assert is_wall_there(store.path)
        app._begin_end(terminal.GONE)
        assert not is_wall_there(store.path)
        await pilot.pause(0.3)
    assert there == [False]


def test_of_another_file_it_says_that_it_is_there_only_after_nothing_is_left_of_the_one_before(
    seat: Seat, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.onecompany", tmp_path / "second.onecompany"
    sign, room = seat(first), Room(None)
    assert room.look() is not None
    assert is_wall_there(first)
    sign.close()
    seat(second)
    for _ in range(20):
        if room.look() is None:
            break
    else:
        pytest.fail("the other file is never taken up")
    assert not is_wall_there(first)
    assert not is_wall_there(second)
    assert room.look() is not None
    assert is_wall_there(second)
    room.leave()
    room.look()
    assert not is_wall_there(second)
