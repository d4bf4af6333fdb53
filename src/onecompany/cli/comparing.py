"""Saying what two workshop files do not have in common."""

from __future__ import annotations

from pathlib import Path

import typer

from onecompany.cli.failing import explained, fail
from onecompany.cli.older import say_if_older
from onecompany.cli.place import home_path
from onecompany.clock import SystemClock
from onecompany.kinds.compared import COMPARING, in_words
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext
from onecompany.store.restoring.comparing import what_changes
from onecompany.store.synchronised import conflicted_copies


def compare(chosen: Path, first: Path | None, second: Path | None) -> None:
    """Compare two files; with one, the chosen file with that; with none, with each copy that lies beside it."""
    if first is None:
        others = conflicted_copies(chosen)
        if not others:
            fail(gettext("No copy of {file} lies beside it. Name the other file.", file=chosen))
        for other in others:
            _compare(chosen, other)
    elif second is None:
        _compare(chosen, home_path(first))
    else:
        _compare(home_path(first), home_path(second))


def _compare(file: Path, other: Path) -> None:
    with explained():
        changes = what_changes(file, other)
        say_if_older(file)
    typer.echo(gettext("This file: {file}\nThe other file: {other}", file=file, other=other))
    if not changes:
        typer.echo(gettext("They hold the same."))
    for line in in_words(changes, COMPARING, SystemClock().now()):
        typer.echo(visible(line))
