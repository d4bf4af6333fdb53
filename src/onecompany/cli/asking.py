"""The questions of commands."""

from __future__ import annotations

import typer

from onecompany import system
from onecompany.cli.failing import FAILED


def ask(question: str, nothing: str, *, yes: bool) -> None:
    """Ask, where it was not said that it is `yes`. Without one, be it for ^C or the end of what is typed, say that
    `nothing` was done, and end."""
    try:
        with system.ended_at_once():
            if yes or typer.confirm(question):
                return
    except typer.Abort:
        typer.echo()  # behind the question
    typer.echo(nothing)
    raise typer.Exit(FAILED)
