"""What a facilitator's hands do to the application, and what it then shows."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Callable
from typing import Any

from textual._context import visible_screen_stack
from textual.events import Key, Paste, Resize
from textual.geometry import Size
from textual.keys import KEY_NAME_REPLACEMENTS
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Digits, Static
from textual.worker import WorkerCancelled

from onecompany.app.app import OneCompanyApp
from onecompany.app.screens.workshop import WorkshopScreen
from onecompany.store.state import State
from tests.app.thrift import unpainted
from tests.clock_double import FakeClock
from tests.thorough import THOROUGH

LIMIT = 120.0
"""Seconds for which a test waits for what the application has to do, on the busiest of machines."""

STEP = 15.0
"""Seconds between two looks at the clock while time is spent: few enough that nobody was away."""


def key_event(key: str) -> Key:
    """What the terminal sends for a key, by Textual's name or as the character itself."""
    if len(key) > 1:
        named = {"space": " ", "full_stop": ".", "minus": "-", "apostrophe": "'", "greater_than_sign": ">"}
        return Key(key, named.get(key))
    name = key if key.isalnum() else unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return Key(KEY_NAME_REPLACEMENTS.get(name, name), key)


def time_menu(option: int) -> tuple[str, ...]:
    """The keys that take an option of the time menu, from 0."""
    return ("f7", *["down"] * option, "enter")


class NotLaidOut(AssertionError):
    """A page was put up just now; what it shows cannot be looked at yet."""


async def quiet() -> None:
    """Wait until the event loop has nothing left to run but timers and threads.

    Pilot's own waiting sleeps 40 ms after every key to see whether the process is idle; this asks the loop.
    """
    loop: Any = asyncio.get_running_loop()
    still, end = 0, loop.time() + LIMIT
    while still < 3:
        assert loop.time() < end, "the application does not come to rest"
        await asyncio.sleep(0)
        still = 0 if loop._ready else still + 1


class Hands:
    """What a facilitator does, and what the room then shows."""

    def __init__(self, pilot: Pilot[int], clock: FakeClock) -> None:
        self.pilot = pilot
        self.app: OneCompanyApp = pilot.app  # type: ignore[assignment]
        self.clock = clock
        self.pressed = 0.0
        """When the last key was pressed, as far as the application knows."""
        self._strips: list[Strip] | None = None

    async def keys(self, *keys: str, after: float = 1.5) -> None:
        """Press keys one after the other, as fast as the application takes them.

        `after`: so many seconds after the key before, as far as the application knows; nobody waits for them.
        """
        with unpainted():
            for key in keys:
                event = key_event(key)
                # A pause is counted from now, too: what came by itself meanwhile has been there for so long.
                self.pressed = event.time = (max(event.time, self.pressed) if after >= 1 else self.pressed) + after
                self.app.post_message(event)
                await quiet()

    async def hold(self, key: str, times: int = 40) -> None:
        """Hold a key: it comes again after half a second, then 30 times a second."""
        await self.keys(key)
        await self.keys(key, after=0.5)
        await self.keys(*[key] * (times - 2), after=0.03)
        await self.settle()

    async def burst(self, *keys: str) -> None:
        """Send keys as a program does, all at one moment, not waiting for the application either."""
        for key in keys:
            event = key_event(key)
            event.time = self.pressed = max(event.time, self.pressed)
            self.app.post_message(event)
        await self.settle()

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

    async def _workers(self) -> None:
        """Wait for what works beside the screen; where a newer worker takes the place of one, for the newer."""
        while True:
            try:
                await self.app.workers.wait_for_complete()
            except WorkerCancelled:
                await asyncio.sleep(0)
            else:
                return

    async def settle(self) -> None:
        """Wait until nothing is left to do, workers included; in the long form of the tests what changed is painted."""
        with unpainted():
            async with asyncio.timeout(LIMIT):
                await quiet()
                await self.app.key_queue.join()
                for _ in range(2):
                    await self._workers()
                    self._beat()
                    await quiet()
        if THOROUGH:
            self.paint()

    async def still(self) -> None:
        """Wait until the screen stays as it is: a board may be laid out anew because of what was just laid out."""
        before = ""
        async with asyncio.timeout(LIMIT):
            # A page that was just put up is blank at first; what has still to be laid out may look as it did before.
            while before != self.screen or not before.strip() or self._unsettled:
                before = self.screen
                await asyncio.sleep(1 / 60)  # Textual's own beat, by which it lays out what has changed
                await self.settle()

    @property
    def _unsettled(self) -> bool:
        """Whether something waits for the next beat of the screen."""
        screen = self.app.screen
        return bool(screen._layout_required or screen._scroll_required or screen._callbacks)

    def _beat(self) -> None:
        """Lay out what has changed, as Textual does sixty times a second; on a busy machine it leaves some of them out.

        Pilot does so too, after it has sent a word to each widget to see whether all are idle: we ask the loop.
        """
        if self.app.is_running and self.app.screen_stack:
            self.app.screen._on_timer_update()

    def paint(self) -> None:
        """Paint what has changed, as Textual does by a timer. What a test looks at is drawn for it, painted or not."""
        if self.app.is_running and self.app.screen_stack:
            self.app.screen._compositor_refresh()

    async def until(self, there: Callable[[], bool]) -> None:
        """Wait for something that comes by a timer or a thread."""
        end = asyncio.get_running_loop().time() + LIMIT

        def come() -> bool:
            try:
                return there()
            except NotLaidOut:
                return False

        while not come():
            assert asyncio.get_running_loop().time() < end, f"it did not come:\n{self.screen}\n{self._at_work}"
            await asyncio.sleep(0.01)
            self._beat()

    @property
    def _at_work(self) -> str:
        """What the screen waits for, where something did not come: workers, layout, and how much room each text has."""
        workers = [(worker.name, worker.node, worker.state.name) for worker in self.app.workers]
        texts = [(one.id, len(str(one.content)), one.region, one.is_mounted) for one in self.app.screen.query(Static)]
        return f"{self.app.screen_stack} {workers} unsettled: {self._unsettled}, texts: {texts}"

    async def tick(self, seconds: float = 1.0) -> None:
        """Let time go by at once, and the clock on the screen come to know it afterwards, as after a sleep."""
        self.clock.advance(seconds)
        self.room.tick()
        await self.settle()

    async def spend(self, seconds: float) -> None:
        """Spend time in the room, awake: the clock on the screen goes along, if only every so often."""
        while seconds > 0:
            self.clock.advance(min(STEP, seconds))
            self.room.tick()
            seconds -= STEP
        await self.settle()

    @property
    def room(self) -> WorkshopScreen:
        """The room screen."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, WorkshopScreen))

    @property
    def state(self) -> State:
        """The rows as the room has them."""
        return self.room.session.state

    @property
    def screen(self) -> str:
        """All text on the screen, line by line."""
        width, height = self.app.size
        if len(self.strips) != height:
            raise NotLaidOut(f"{len(self.strips)} lines of {height}")
        return "\n".join(strip.text[:width] for strip in self.strips)

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
        if self._strips is None:
            visible_screen_stack.set(self.app._background_screens)  # else a list is drawn, and kept, over nothing
            self._strips = self.app.screen._compositor.render_strips()  # Textual has no public way to ask
            asyncio.get_running_loop().call_soon(self._look_again)  # until then nothing can change
        return self._strips

    def _look_again(self) -> None:
        self._strips = None

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        size = Size(width, height)
        self.app._driver._size = size  # type: ignore[union-attr]  # as Pilot does, without its sleep
        with unpainted():
            self.app.post_message(Resize(size, size))
            await quiet()
            self.app._check_resize()  # Textual waits 8 ms for more of them
            for _ in range(2):
                await quiet()
                self._beat()
            await quiet()
        if THOROUGH:
            self.paint()
        assert self.app.screen.size == size

    @property
    def said(self) -> str:
        """What is said above the capture line."""
        return str(self.room.query_one("#message").render())

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
        shown = " ".join(str(self.room.query_one("#findings-text").render()).split())
        said = [f"{finding.sign} {finding.text}" for finding in self.room.session.findings()]
        return [sentence for sentence in said if sentence in shown]

    async def to(self, place: str) -> None:
        """Put the cursor on a place of the board."""
        if not self.room.panel.select(place):
            await self.still()  # on a busy machine the board may not have come yet
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
            if self.room.session.exercise.kind == kind:
                return
            await self.press(key)
        raise AssertionError(f"there is no exercise of kind {kind}")
