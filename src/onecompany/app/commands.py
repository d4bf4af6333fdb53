"""The command palette: every key of the screen by what it does, and what has no key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from textual.app import SystemCommand
from textual.screen import Screen

from onecompany.app.host import Host
from onecompany.app.keys import display


def commands(app: Host, screen: Screen[Any], look: Callable[[], None]) -> Iterable[SystemCommand]:
    """The commands that work on a screen. `look` changes the look of the room."""
    listed = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id in listed:  # another key of the same command
            continue
        listed.add(binding.id)
        if binding.id and binding.tooltip and active.enabled and not binding.id.startswith("move."):
            yield SystemCommand(binding.tooltip, f"Key: {display(binding)}", _runs(app, active))
    yield SystemCommand("Change the look", "Light, dark, high contrast", look)


def _runs(app: Host, active: Any) -> Callable[[], Any]:
    return lambda: app.run_action(active.binding.action, active.node)
