"""When the file cannot be opened, or is not what it was: a calm page that says why, and offers what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecompany.app.screens.asking import Option, Question
from onecompany.app.screens.uninvited import Uninvited
from onecompany.store.problems import FileEmpty, FileInUse

if TYPE_CHECKING:
    from onecompany.app.app import OneCompanyApp

IN_USE, FAILED = 3, 1
"""Exit codes, as the commands have them."""


def code_of(problem: Exception | None) -> int:
    """The exit code when the application is left and this is why the file could not be opened."""
    if problem is None:
        return 0
    return IN_USE if isinstance(problem, FileInUse) else FAILED


class Unopened(Uninvited, Question):
    """Why the file cannot be opened, and what can be done."""

    def __init__(self, problem: Exception, *, readable: bool) -> None:
        options = []
        if readable:
            options.append(Option("Look at it read-only; nothing can be kept then", "look"))
        options.append(Option("Try again", "again"))
        if isinstance(problem, FileEmpty):
            options.append(Option("Make a new workshop file in its place", "new"))
        options.append(Option("Quit", "quit"))
        super().__init__("This file cannot be opened", str(problem), options)


def say_why(app: OneCompanyApp, problem: Exception) -> None:
    """Show the page, and do what is chosen on it."""

    def answered(answer: str | None) -> None:
        if answer == "look":
            app.workshop_file.look_only()
            app.begin()
        elif answer in ("again", "new"):
            app.workshop_file.try_again(over_empty=answer == "new")
            app.begin()
            app.begin_opening()
        elif answer == "quit" or not app.shows_something:
            app.exit(code_of(problem))

    if not any(isinstance(screen, Unopened) for screen in app.screen_stack):
        app.push_screen(Unopened(problem, readable=app.workshop_file.readable()), answered)
