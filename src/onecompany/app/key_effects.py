"""What a key would do on the screen that is shown: its name, and whether a held key may go on with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol, runtime_checkable

from textual.binding import Binding
from textual.events import Key
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, TextArea

from onecompany.app.held_keys import GOES_ON, WAITS, Effect, times
from onecompany.app.widgets.capture import Capture
from onecompany.boards.heap import sorts

ENTER = frozenset({"enter", "ctrl+j", "ctrl+m"})

REPEATS = {"page": GOES_ON, "shift": GOES_ON, "focus_next": GOES_ON, "focus_previous": GOES_ON} | dict.fromkeys(
    ("submit", "undo", "redo"), times(1)
)
"""Actions of boxes, pages and fields that do not wait for a pause, as all others do."""


@runtime_checkable
class HasEffects(Protocol):
    """A screen that knows itself what its keys do."""

    def effect_of(self, binding: Binding) -> Effect:
        """What a key of the screen would do now."""


@runtime_checkable
class ChoosesByTyping(Protocol):
    """A screen on which signs that are typed choose, without a field."""

    def effect_of_typing(self, key: Key) -> Effect:
        """What a sign would do now."""


@runtime_checkable
class IsReadFirst(Protocol):
    """A box that opens when something is ready: an Enter that was meant for what came before is not its own."""

    READ_FIRST: bool


def effect_of(screen: Screen[Any], key: Key) -> Effect:
    """What a key would do now."""
    effect = _effect(screen, key)
    opened = key.key in ENTER and isinstance(screen, ModalScreen) and not isinstance(screen, IsReadFirst)
    return replace(effect, name=f"{id(screen)} {effect.name}", eager=effect.eager or opened)


def _effect(screen: Screen[Any], key: Key) -> Effect:
    focused = screen.focused
    if isinstance(focused, Capture):
        if effect := _on_the_line(screen, focused, key):
            return effect
    elif isinstance(focused, Input | TextArea) and key.is_printable:
        return Effect("text", text=True, eager=True)
    active = screen.active_bindings.get(key.key)
    if active is None and key.is_printable and isinstance(screen, ChoosesByTyping):
        return screen.effect_of_typing(key)
    if active is None:
        return Effect(f"key {key.key}", WAITS if key.key in ENTER else GOES_ON)  # no sentence: a name
    if active.node is screen and isinstance(screen, HasEffects):
        return screen.effect_of(active.binding)
    action = active.binding.action.partition("(")[0].rpartition(".")[2]
    if action in getattr(screen, "GO_TO_NEXT_FIELD", ()):
        return Effect("focus_next", GOES_ON)
    if action in REPEATS:
        return Effect(action, REPEATS[action])
    moves = action.startswith(("cursor_", "page_", "scroll_", "first", "last"))
    writes = isinstance(active.node, Input | TextArea)
    return Effect("text" if writes else action, GOES_ON if writes or moves else WAITS)


def _on_the_line(screen: Any, line: Capture, key: Key) -> Effect | None:
    """On the capture line, which has no bindings for Enter and for letters."""
    if key.key in ENTER:
        return Effect("enter", times(1)) if line.idle else Effect("keep", WAITS)
    active = screen.active_bindings.get(key.key)
    if key.key.startswith("ctrl+") and (active is None or active.node is not line):
        choice = next((one for one in screen.panel.choices() if one.key == key.key), None)
        if choice is not None:
            return Effect(f"choose {key.key}", GOES_ON if choice.goes else WAITS)  # no sentence: a name
    if not key.is_printable or (line.idle and key.key in screen.active_bindings):
        return None
    if line.idle and screen.panel.letters_choose:
        # What sorts shows another note at once: whoever holds the key has not read that one.
        return Effect("choose", WAITS if sorts(screen.panel) else times(1))
    return Effect("text", text=True, eager=True)
