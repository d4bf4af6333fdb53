"""Keys and pastes go through one at a time: the next one when the one before has done all its work.

What opens or closes a screen takes a moment. Keys that come meanwhile wait, and reach in order what stands there then.
A key that is held does nothing but what its first press did.
"""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from textual.app import App
from textual.events import Key, Paste
from textual.message_pump import MessagePump
from textual.widgets import Input, TextArea

from onecompany.app.held_keys import Effect, HeldKeys
from onecompany.app.key_effects import ENTER, effect_of
from onecompany.app.widgets.capture import Capture
from onecompany.display.textual_internals import crash, is_taken, parent_of, send_to

PATIENCE = 2.0
"""Seconds for which a key waits for the one before; then it goes on, so that nothing is deaf for long."""

MOMENT = 1.0
"""Seconds for which what comes by itself takes no key, after it came and after anything was typed."""

ANSWERS = ENTER | {"up", "down", "escape"}
"""The keys that answer it over a line; all others are for the line."""

TURNS = frozenset({"pageup", "pagedown"})
"""The keys that turn its text, where that has more lines than there is room for."""

LOOK = 0.005
"""Seconds between two looks at whether a screen is there."""


class KeyQueue:
    """Lets one key through after the other."""

    def __init__(
        self,
        app: App[Any],
        deliver: Callable[[Key | Paste], Awaitable[None]],
        *,
        around: Callable[[], None],
        opening: Callable[[], bool],
    ) -> None:
        """`deliver` hands a key to the widget that has the focus, as Textual does. `around` is called before and after
        each. `opening`: whether a screen was asked for that is not shown yet."""
        self._around = around
        self._opening = opening
        self._held = HeldKeys()
        self._app = app
        self._deliver = deliver
        self._waiting: deque[Key | Paste] = deque()
        self._task: asyncio.Task[None] | None = None
        self._typed_below = -math.inf
        """When the last key went to a line below what came by itself."""

    def put(self, event: Key | Paste) -> None:
        """A key or a paste has come."""
        self._waiting.append(event)
        self._begin()

    def _begin(self) -> None:
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._work_off(), name="keys")
            self._task.add_done_callback(self._ended)

    async def join(self) -> None:
        """Wait until all keys have done their work."""
        while self._task is not None:
            await asyncio.wait([self._task])

    def close(self) -> None:
        """The application ends: what still waits is dropped."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._task = None
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            crash(self._app, error)
        elif self._waiting:  # it came when the task had ended, and before this was told
            self._begin()

    async def _work_off(self) -> None:
        while self._waiting:
            await self._wait_for_screen()
            if not self._waiting:
                return
            event = self._waiting.popleft()
            self._around()
            if not await self._goes_past(event):
                await self._hand_on(event)
            self._around()

    async def _hand_on(self, event: Key | Paste) -> None:
        effect = self._effect(event)
        if effect is not None:
            target = self._app.focused or self._app.screen
            await self._deliver(event)
            await self._wait_until_handled(event, target, only_text=effect.text)

    async def _goes_past(self, event: Key | Paste) -> bool:
        """Whether a key is none for a page that came by itself: it is for a line below, or nobody has seen the page.

        The page takes no key for a moment, none while somebody types, and never what belongs to a line.
        """
        stack = self._app.screen_stack
        page: Any = stack[-1]
        if not getattr(page, "interrupts", False):
            return False
        below = stack[-2].focused
        line = below if isinstance(below, Input | TextArea) else None
        if isinstance(event, Key) and self._is_for(page, line, event):
            return False
        page.taken_up = False
        if line is not None:
            self._typed_below = event.time
            # Of another field Textual would look for a key that types nothing on the page.
            text = isinstance(event, Paste) or event.is_printable
            answers = isinstance(event, Key) and event.key in ANSWERS
            if text or (isinstance(line, Capture) and (line.touched or line.idle or not answers)):
                send_to(line, event)
                await self._flushed(line)
        return True

    def _is_for(self, page: Any, line: Input | TextArea | None, event: Key) -> bool:
        """Whether a key is for a page that came by itself, though a line may lie below it."""
        active = page.active_bindings.get(event.key)
        if active is not None and active.binding.priority:
            return True
        if event.time - max(page.came_at, self._typed_below if line is not None else -math.inf) < MOMENT:
            return False
        if line is None:
            return True
        if event.key in TURNS and page.has_more:
            return True
        if event.is_printable or event.key not in ANSWERS:
            return False
        mid_line = not isinstance(line, Capture) or line.touched
        if page.leaves_enter and event.key in ENTER and mid_line and not page.taken_up:
            return False
        page.taken_up = True
        return True

    def _effect(self, event: Key | Paste) -> Effect | None:
        """What is to be done now; None for a key that is held on."""
        if isinstance(event, Paste):
            self._held.interrupted()
            return Effect("paste")
        effect = effect_of(self._app.screen, event)
        letter = event.is_printable and not isinstance(self._app.focused, Capture)
        return effect if self._held.passes(event.key, event.time, effect, letter=letter) else None

    # -- waiting for what a key has begun

    async def _wait_for_screen(self) -> None:
        """Wait until the screen that is shown can take keys."""
        end = self._now() + PATIENCE
        while not self._is_there() and self._now() < end:
            await asyncio.sleep(LOOK)

    def _is_there(self) -> bool:
        stack = self._app.screen_stack
        if len(stack) < 2 or self._opening():  # Textual's own empty screen is always below ours
            return False
        shown: Any = stack[-1]
        return shown.is_mounted and getattr(shown, "ready", True) and not getattr(shown, "uncovers", False)

    async def _wait_until_handled(self, event: Key | Paste, target: MessagePump, *, only_text: bool) -> None:
        """Wait until a key has been handled where it went, and what it opened or answered with it."""
        node: Any = target
        while node is not None and node is not self._app:
            await self._flushed(node)
            if is_taken(event):
                if only_text:
                    return
                break
            node = parent_of(node)
        await self._flushed(self._app)
        for _ in range(2):
            for node in list(self._nodes_around()):
                await self._flushed(node)

    def _nodes_around(self) -> Iterator[MessagePump]:
        """Whoever may have something to do with a key: from the focus up, from the uppermost screen down."""
        for screen in reversed(self._app.screen_stack[1:]):  # word to Textual's own empty screen paints all anew
            node: Any = screen.focused or screen
            while node is not None and node is not self._app:
                yield node
                node = parent_of(node)
        yield self._app

    async def _flushed(self, node: MessagePump) -> None:
        """Wait until a widget has worked off what was sent to it before, or is gone."""
        done = asyncio.Event()
        if not node.is_running or not node.call_later(done.set):
            return
        end = self._now() + PATIENCE
        while not done.is_set() and node.is_running and self._now() < end:
            try:
                await asyncio.wait_for(done.wait(), 0.05)
            except TimeoutError:
                continue

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
