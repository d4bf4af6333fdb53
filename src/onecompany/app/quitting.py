"""Quitting: everything is saved first, and what cannot be saved is said before it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecompany.app.opening import code_of
from onecompany.app.rescue import Lost, Rescue
from onecompany.app.screens.asking import Option, Question

if TYPE_CHECKING:
    from onecompany.app.app import OneCompanyApp


class Unsaved(Question):
    """The line that is being typed cannot be saved."""


async def leave(app: OneCompanyApp) -> None:
    """End the application, unless something would be lost and the facilitator wants to stay."""
    if any(isinstance(screen, Unsaved | Lost) for screen in app.screen_stack):
        return
    kept = await app.save_everything()
    for screen in app.screen_stack:
        session = getattr(screen, "sitting", None)  # the room's, the closing page's
        problem = session.lost_file() if session is not None else None
        if problem is not None:
            assert session is not None
            Rescue(app, session, problem).ask(leaving=True)
            return
    if kept:
        app.exit(code_of(app.workshop_file.problem))
        return

    def answered(answer: str | None) -> None:
        if answer == "quit":
            app.exit(code_of(app.workshop_file.problem))

    text = "The line that is not finished could not be saved, and would be lost. Why is said above the line."
    app.push_screen(Unsaved("Quit?", text, (Option("Stay", ""), Option("Quit without it", "quit"))), answered)
