"""The application without a terminal: a file in a scratch folder, a clock in the test's hand."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import shutil
import time
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key, Paste, Resize
from textual.geometry import Size
from textual.keys import KEY_NAME_REPLACEMENTS
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Digits

from onecompany.room.app import OneCompanyApp
from onecompany.room.book import Book
from onecompany.room.screens.workshop import WorkshopScreen
from onecompany.room.settings import Settings
from onecompany.store.desk import Desk
from onecompany.store.file import Store
from onecompany.store.ids import NewId
from onecompany.store.state import State
from tests.clock_double import FakeClock


def key_event(key: str) -> Key:
    """What the terminal sends for a key, by Textual's name or as the character itself."""
    if len(key) > 1:
        named = {"space": " ", "full_stop": ".", "minus": "-", "apostrophe": "'", "greater_than_sign": ">"}
        return Key(key, named.get(key))
    name = key if key.isalnum() else unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return Key(KEY_NAME_REPLACEMENTS.get(name, name), key)


async def quiet() -> None:
    """Wait until the event loop has nothing left to run but timers and threads.

    Pilot's own waiting sleeps 40 ms after every key to see whether the process is idle; this asks the loop.
    """
    loop: Any = asyncio.get_running_loop()
    still = 0
    while still < 3:
        await asyncio.sleep(0)
        still = 0 if loop._ready else still + 1


class Hands:
    """What a facilitator does, and what the room then shows."""

    def __init__(self, pilot: Pilot[int], clock: FakeClock) -> None:
        self.pilot = pilot
        self.app: OneCompanyApp = pilot.app  # type: ignore[assignment]
        self.clock = clock

    async def keys(self, *keys: str) -> None:
        """Press keys one after the other, as fast as the application takes them."""
        for key in keys:
            self.app.post_message(key_event(key))
            await quiet()

    async def type(self, text: str) -> None:
        """Type letters."""
        await self.keys(*text)

    async def line(self, text: str) -> None:
        """Type a line and keep it."""
        await self.type(text)
        await self.press("enter")

    async def paste(self, text: str) -> None:
        """Paste a text where the focus is."""
        self.app.post_message(Paste(text))
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until nothing is left to do."""
        await self.keys(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is left to do, workers included, and what changed is painted."""
        await quiet()
        await self.app.workers.wait_for_complete()
        for _ in range(2):
            await self.pilot.pause(0)
            await quiet()

    async def until(self, there: Callable[[], bool]) -> None:
        """Wait for something that comes by a timer or a thread of Textual's own, two seconds at most."""
        for _ in range(200):
            if there():
                return
            await self.pilot.pause(0.01)
        raise AssertionError("it did not come")

    async def tick(self, seconds: float = 1.0) -> None:
        """Let time go by at once, and the clock on the screen come to know it afterwards, as after a sleep."""
        self.clock.advance(seconds)
        self.room.tick()
        await self.settle()

    async def spend(self, seconds: float) -> None:
        """Spend time in the room, awake: the clock on the screen goes along."""
        while seconds > 0:
            self.clock.advance(min(10.0, seconds))
            self.room.tick()
            seconds -= 10.0
        await self.settle()

    @property
    def room(self) -> WorkshopScreen:
        """The room screen."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, WorkshopScreen))

    @property
    def state(self) -> State:
        """The rows as the room has them."""
        return self.room.sitting.state

    @property
    def screen(self) -> str:
        """All text on the screen, line by line."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        assert len(lines) == height
        return "\n".join(strip.text[:width] for strip in lines)

    @property
    def countdown(self) -> str:
        """The large countdown."""
        return self.room.query_one("#countdown", Digits).value

    @property
    def masthead(self) -> str:
        """The first line of the room."""
        return self.screen.splitlines()[0]

    @property
    def strips(self) -> list[Strip]:
        """What the terminal would show, line by line, with its colours."""
        return self.app.screen._compositor.render_strips()  # Textual has no public way to ask

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        size = Size(width, height)
        self.app._driver._size = size  # type: ignore[union-attr]  # as Pilot does, without its sleep
        self.app.post_message(Resize(size, size))
        await quiet()
        self.app._check_resize()  # Textual waits 8 ms for more of them
        for _ in range(2):
            await quiet()
            await self.pilot.pause(0)
        await quiet()
        assert self.app.screen.size == size

    @property
    def said(self) -> str:
        """What is said above the capture line."""
        return str(self.room.query_one("#said").render())

    @property
    def place(self) -> str:
        """Where the cursor of the board is."""
        return str(self.room.panel.place)

    @property
    def entry(self) -> str:
        """What an entry would be, as the frame of the capture line says."""
        return str(self.room.query_one("#entry").border_title)

    @property
    def says(self) -> list[str]:
        """What the board says, as the pane beside it shows it: signs and sentences."""
        lines = str(self.room.query_one("#findings-text").render()).splitlines()
        return [line for line in lines if line[:1] in ("✗", "!", "✓")]

    async def to(self, place: str) -> None:
        """Put the cursor on a place of the board."""
        assert self.room.panel.select(place), f"no {place} here"
        await quiet()

    def id(self, table: str, name: str) -> str:
        """The identity of the one row with this name or text, or whose name begins with it."""
        texts = {
            row.id: getattr(row, "name", "") or getattr(row, "text", "") or row.what for row in self.state.rows(table)
        }
        exact = [row_id for row_id, text in texts.items() if text == name]
        (found,) = exact or [row_id for row_id, text in texts.items() if text.startswith(name)]
        return found

    async def goto(self, kind: str, key: str = "pagedown") -> None:
        """Go on to the first exercise of a kind."""
        for _ in range(30):
            if self.room.sitting.exercise.kind == kind:
                return
            await self.press(key)
        raise AssertionError(f"there is no exercise of kind {kind}")


Opened = Callable[..., AbstractAsyncContextManager[Hands]]


@pytest.fixture(autouse=True)
def universal_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The room's own time is UTC, wherever the tests run."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock, new_id: NewId) -> Opened:
    """Opens the application over a file; `workshop` None: at home."""

    @asynccontextmanager
    async def open_app(path: Path, workshop: str | None, **options: Any) -> AsyncIterator[Hands]:
        size = options.pop("size", (112, 32))
        book = Book(path, clock=clock, new_id=new_id, read_only=options.pop("read_only", False))
        settings = Settings(tmp_path / "config", **options)
        app = OneCompanyApp(book, settings, workshop=workshop)
        try:
            async with app.run_test(size=size) as pilot:
                hands = Hands(pilot, clock)
                await hands.settle()
                if not book.read_only:
                    await book.store()
                await hands.settle()
                yield hands
        finally:
            book.close()

    return open_app


@pytest.fixture
async def hands(opened: Opened, store: Store, workshop: str) -> AsyncIterator[Hands]:
    """The facilitator's hands in Northwind's workshop, standing at the journey."""
    store.close()
    async with opened(store.path, workshop) as found:
        await found.goto("stages")
        yield found


STAGES = ("Discover", "Evaluate", "Buy", "Onboard", "Use", "Renew")

OWNERS = ("Marketing", "Marketing", "Sales", None, "Service", "Service")
"""Who owns each stage: Onboard is a crack, and there are two handoffs with an owner on both sides or one."""


@pytest.fixture
def mapped(store: Store, desk: Desk) -> Path:
    """A closed file with six stages, two touchpoints in each, and nobody who owns any."""
    from onecompany.exercises.stages import acts

    for stage in acts.add_stages(desk, list(STAGES), None):
        acts.add_items(desk, "touchpoint", stage, ["Web page", "Call"], None)
    store.close()
    return store.path


@pytest.fixture
def owned(store: Store, desk: Desk) -> Path:
    """The same, with owners."""
    from onecompany.exercises.ownership.acts import set_role
    from onecompany.exercises.stages import acts

    silos = {row.name: row.id for row in desk.state.rows("silo")}
    for stage, silo in zip(acts.add_stages(desk, list(STAGES), None), OWNERS, strict=True):
        acts.add_items(desk, "touchpoint", stage, ["Web page", "Call"], None)
        if silo:
            set_role(desk, stage, silos[silo], "owner")
    store.close()
    return store.path


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The sample workshop in a file, put back to the middle of its day, and its id. Only to be copied."""
    path = tmp_path_factory.mktemp("sample") / "sample.onecompany"
    clock, numbers = FakeClock(MIDDAY), itertools.count(1)
    with Store(path, clock=clock, new_id=lambda: f"id{next(numbers):08}") as store:
        from onecompany.sample import make_sample

        workshop = make_sample(store)
        back_to_the_middle(store.desk(workshop), clock.now())
    return path, workshop


MIDDAY = dt.datetime(2026, 3, 2, 10, 47, tzinfo=dt.UTC)
"""On the day of the sample, in its second step of the ownership."""


def back_to_the_middle(desk: Desk, now: dt.datetime) -> None:
    """Put a finished workshop back to the second step of the ownership, four minutes late, with the clock running."""
    from onecompany.clock import Stamp
    from onecompany.store import timing
    from onecompany.store.acts import agenda
    from onecompany.store.tables import Step, Workshop

    (exercise,) = desk.state.where("exercise", "kind", "ownership")
    here = desk.state.where("step", "exercise_id", exercise.id)[1]
    steps = desk.state.rows("step")
    index = steps.index(here)
    before = sum(step.planned_seconds for step in steps[:index])
    with desk.act("went back") as writing:
        for step in steps[index:]:
            spent = timing.actual_seconds(desk.state, step.id, Stamp.take(desk.clock))
            writing.change(Step, step.id, done=False, base_seconds=spent)
        began = now - dt.timedelta(seconds=before + 240)
        values = {"state": "running", "closed_at": None, "started_at": began, "current_step_id": here.id}
        writing.change(Workshop, desk.workshop_id, **values)
    agenda.start(desk)


@pytest.fixture
def sample(sample_file: tuple[Path, str], tmp_path: Path, clock: FakeClock) -> tuple[Path, str]:
    """A file with the sample workshop in the middle of its day, and its id. The clock says so too."""
    path = tmp_path / "northwind.onecompany"
    shutil.copy(sample_file[0], path)
    clock.step_system_clock((MIDDAY - clock.now()).total_seconds())
    return path, sample_file[1]
