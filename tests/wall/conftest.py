"""The wall without a terminal: the file and the sign of a seat, which the test gives, and what the room then sees."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from onecompany.display.block_digits import drawn
from onecompany.sentences import Terms, settle
from onecompany.store.following.sign import SeatSign
from onecompany.wall.app import WallApp
from onecompany.wall.digits import Digit, WallClock
from onecompany.wall.screen import WallScreen
from tests.app.conftest import sample, sample_file, wide, wide_file  # noqa: F401 - fixtures
from tests.clock_double import FakeClock

LIMIT = 60.0
"""Seconds for which a test waits for what the wall is to show, on the busiest of machines."""

Walled = Callable[..., AbstractAsyncContextManager["Eyes"]]


@pytest.fixture(autouse=True)
def own_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Signs lie in a folder of the test's; the room's own time is UTC, and the words of its plan go with it."""
    with monkeypatch.context() as changed:
        changed.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
        changed.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()
    settle(Terms())


class Eyes:
    """What the room sees."""

    def __init__(self, pilot: Pilot[int], clock: FakeClock) -> None:
        self.app: WallApp = pilot.app  # type: ignore[assignment]
        self.pilot = pilot
        self.clock = clock

    @property
    def wall(self) -> WallScreen:
        """The only screen."""
        return self.app.wall

    @property
    def lines(self) -> list[str]:
        """All text that is painted, line by line."""
        return self.app.picture.lines

    @property
    def text(self) -> str:
        """The same in one, for a look at what is there."""
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """All of it with one space between two words, wherever lines are broken."""
        return " ".join(self.text.replace("│", " ").split())

    def counts(self, clock: WallClock) -> bool:
        """Whether the digits of a clock are painted as they are: blocks are cells in their own colour."""
        place, scale = clock.digits.query(Digit).first().region, clock.digits.scale  # type: ignore[attr-defined]
        drawing = drawn(clock.digits.value, scale)
        seen = self.app.picture.cells(place.x, place.y, len(drawing[0]), len(drawing))
        colours = {
            cell
            for line, cells in zip(drawing, seen, strict=True)
            for one, cell in zip(line, cells, strict=True)
            if one == "█"
        }
        others = {
            cell
            for line, cells in zip(drawing, seen, strict=True)
            for one, cell in zip(line, cells, strict=True)
            if one == " "
        }
        return len(colours) == len(others) == 1 and colours != others

    async def until(self, there: Callable[[], bool], what: str = "it") -> None:
        """Wait for what is seen by one of the next looks at the file."""
        end = asyncio.get_running_loop().time() + LIMIT
        while not there():
            assert asyncio.get_running_loop().time() < end, f"{what} is not seen:\n{self.text}"
            await self.pilot.pause(0.02)

    async def sees(self, *words: str) -> None:
        """Wait until all these words are seen."""
        await self.until(lambda: all(word in self.words for word in words), " and ".join(words))

    async def sees_no(self, *words: str) -> None:
        """Wait until none of these words is seen."""
        await self.until(lambda: not any(word in self.words for word in words), f"a wall without {words}")

    async def looks(self, times: int = 3) -> None:
        """Wait until the wall has looked some times more."""
        before = self.app.looks
        await self.until(lambda: self.app.looks >= before + times, "another look")
        await self.pilot.pause(0)


@pytest.fixture
def walled(clock: FakeClock) -> Walled:
    """Opens the wall over a file, or over whichever a room opened last."""

    @asynccontextmanager
    async def open_wall(
        path: Path | None, *, size: tuple[int, int] = (112, 32), theme: str = "room-light"
    ) -> AsyncIterator[Eyes]:
        app = WallApp(path, theme, clock)
        async with app.run_test(size=size) as pilot:
            eyes = Eyes(pilot, clock)
            await eyes.looks()
            yield eyes

    return open_wall


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Callable[[Path], SeatSign]]:
    """Gives the sign of a seat over a file, until the test ends."""
    signs: list[SeatSign] = []

    def begun(path: Path) -> SeatSign:
        signs.append(SeatSign(path))
        return signs[-1]

    yield begun
    for sign in signs:
        sign.close()
