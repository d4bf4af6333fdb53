"""What the command palette lists, in place of Textual's own commands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from onecompany.app.keys import active_keys, display
from onecompany.kinds.lazy_module import LazyModule
from onecompany.sentences import gettext

if TYPE_CHECKING:
    from onecompany.app.actions import figures
else:
    figures = LazyModule("onecompany.app.actions.figures")


def commands(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Every key of a screen by what it does, what the board takes from files, and the look."""
    listed: set[str | None] = {None}
    for active in active_keys(screen):
        binding = active.binding
        if binding.id not in listed and not str(binding.id).startswith("move."):
            listed.add(binding.id)  # another key of the same command comes after it
            about = gettext("Key: {key}", key=display(binding))
            yield SystemCommand(gettext(binding.tooltip), about, partial(app.run_action, binding.action, active.node))
    workshop: Any = screen
    if hasattr(screen, "panel") and figures.takes_figures(workshop) and not workshop.curtain:
        about = gettext("Key: {key}", key="^O")
        yield SystemCommand(gettext("Import figures from a CSV or XLSX file"), about, partial(figures.ask, workshop))
    about = gettext("Light, dark, high contrast")
    yield SystemCommand(gettext("Change the look"), about, partial(app.run_action, "next_theme"))
