"""Showing something only where all is there to show it in.

A line may be kept, a thread be done or a timer run out when the screen that waited for it is not composed yet, or is
being taken away: its widgets go before it does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual.screen import Screen
from textual.widget import Widget

Arguments = ParamSpec("Arguments")  # no sentence: a name in the code
Shown = TypeVar("Shown", bound=Screen[Any])


def fully_mounted(place: Widget) -> bool:
    """Whether a screen or a part of it has all its widgets: not before they are composed, nor once it is being left."""
    widgets = place.children
    return place.display and bool(widgets) and all(widget.is_mounted for widget in widgets)


def if_mounted(
    show: Callable[Concatenate[Shown, Arguments], None],
) -> Callable[Concatenate[Shown, Arguments], None]:
    """For a method that shows something: on a screen that does not stand, it does nothing."""

    @wraps(show)
    def shown(screen: Shown, /, *args: Arguments.args, **named: Arguments.kwargs) -> None:
        if fully_mounted(screen):
            show(screen, *args, **named)

    return shown
