"""Asks once how the user writes what can be read in two ways, and keeps the answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from onecompany.app.drafts import Draft
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.habits import TwoWays
from onecompany.sentences import gettext

if TYPE_CHECKING:
    from onecompany.app.screens import asking
else:
    asking = LazyModule("onecompany.app.screens.asking")


def drop(screen: OpenWorkshop, draft: Draft | None) -> None:
    """A line that stayed open while something was asked about it is kept now."""
    if draft is not None and screen.capture.draft is draft:
        screen.capture.drop()


def ask(screen: OpenWorkshop, problem: TwoWays, again: Callable[[], Awaitable[bool]], draft: Draft | None) -> None:
    """Ask which way is meant, by one key; `again` then does what was to be done. Esc leaves all as it is."""

    async def answered(value: str | None) -> None:
        if value is None:
            screen.say(str(problem), wrong=True)
            return
        said = screen.host.settings.remember_habit(problem.habit, value)
        if await again():
            drop(screen, draft)
        if said:
            screen.say(said, wrong=True)

    screen.app.push_screen(question(problem), answered)


def question(problem: TwoWays) -> asking.Question:
    """Which way is meant; its answer is the value of the habit, None for none."""
    title = gettext("{ways:or}?", ways=list(problem.ways.values()))
    text = gettext(
        "{typed:quoted} is read in two ways. Which one do you mean? It is asked this once, and kept.",
        typed=problem.typed,
    )
    options = [asking.Option(words, value) for value, words in problem.ways.items()]
    return asking.Question(title, text, options, numbered=True)
