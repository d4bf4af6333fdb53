"""What a key would do on the screen that is shown: its name, and whether a held key may go on with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual.events import Key
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, TextArea

from onecompany.app.holding import PAUSE, REPEAT, Work
from onecompany.app.widgets.capture import Capture

ENTER = frozenset({"enter", "ctrl+j", "ctrl+m"})

FREE = frozenset({"jump", "move", "page", "shift", "tab", "focus_next", "focus_previous"})
"""A held key goes on with these: all they do is seen, and they end by themselves."""

STEPS = {"add_minutes": 5, "next_step": 1, "previous_step": 1, "redo": 1, "submit": 1, "undo": 1}
"""Each press is a step of its own, and a held key does so many of them. All others wait for a pause."""


def work_of(screen: Screen[Any], key: Key) -> Work:
    """What a key would do now."""
    work = _work(screen, key)
    opened = key.key in ENTER and isinstance(screen, ModalScreen)
    return replace(work, name=f"{id(screen)} {work.name}", eager=work.eager or opened)


def _work(screen: Screen[Any], key: Key) -> Work:
    focused = screen.focused
    if isinstance(focused, Capture):
        if found := _on_the_line(screen, focused, key):
            return found
    elif isinstance(focused, Input | TextArea) and key.is_printable:
        return Work("text", text=True, eager=True)
    active = screen.active_bindings.get(key.key)
    if active is None:
        return Work(f"key {key.key}", PAUSE if key.key in ENTER else 0.0)
    action = active.binding.action.partition("(")[0].rpartition(".")[2]
    refined: Callable[[str], str] = getattr(screen, "refined", str)
    named = refined(action)
    if named in STEPS:
        return Work(named, REPEAT, most=STEPS[named])
    if named in FREE:
        return Work(named)
    moves = action.startswith(("cursor_", "page_", "scroll_", "first", "last"))
    writes = isinstance(active.node, Input | TextArea)
    return Work("text" if writes else named, 0.0 if writes or moves else PAUSE)


def _on_the_line(screen: Any, line: Capture, key: Key) -> Work | None:
    """On the capture line, which has no bindings for Enter and for letters."""
    if key.key in ENTER:
        return Work("enter", REPEAT) if line.idle else Work("keep", PAUSE)
    if not key.is_printable or (line.idle and key.key in screen.active_bindings):
        return None
    if line.idle and screen.panel.letters_choose:
        return Work("choose", REPEAT)
    return Work("text", text=True, eager=True)
