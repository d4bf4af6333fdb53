"""Deleting a workshop, or an organisation, for good; and saying what is left of it elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from onecompany.app.form_drafts import FormDrafts
from onecompany.cli.asking import ask
from onecompany.cli.failing import FAILED, explained
from onecompany.cli.finding import find_organisation, find_workshop
from onecompany.cli.place import configuration
from onecompany.cli.writing import writing
from onecompany.clock import SystemClock
from onecompany.sentences import gettext, ngettext

if TYPE_CHECKING:
    from onecompany.app.forgetting import Finish
    from onecompany.store.clearing import Cleared
    from onecompany.store.file import Store


def remove_workshop(path: Path, wanted: str, *, yes: bool) -> None:
    """Delete one workshop for good."""
    from onecompany.app.forgetting import delete_workshop

    with explained():
        line = find_workshop(path, wanted)
        workshop = f"{line.organisation}, {line.date}, {line.title}"
        sure = gettext("Delete {workshop}, with its history? It cannot be brought back.", workshop=workshop)
        ask(sure, gettext("Nothing was deleted."), yes=yes)
        cleared = _delete(
            path, lambda store, drafts: delete_workshop(store, line.id, drafts=drafts, configuration=configuration())
        )
    _tell(gettext("Deleted {workshop}.", workshop=workshop), cleared)


def remove_organisation(path: Path, wanted: str, *, yes: bool) -> None:
    """Delete an organisation with all its workshops for good."""
    from onecompany.app.forgetting import delete_organisation

    with explained():
        today = SystemClock().now().astimezone().date()
        organisation = find_organisation(path, wanted, today)
        sure = ngettext(
            "Delete {organisation} with its workshop and all history? It cannot be brought back.",
            "Delete {organisation} with its {number} workshops and all history? It cannot be brought back.",
            len(organisation.workshops),
            organisation=organisation.name,
        )
        ask(sure, gettext("Nothing was deleted."), yes=yes)
        cleared = _delete(
            path,
            lambda store, drafts: delete_organisation(
                store, organisation.id, drafts=drafts, configuration=configuration()
            ),
        )
    _tell(gettext("Deleted {workshop}.", workshop=organisation.name), cleared)


def _delete(path: Path, delete: Callable[[Store, FormDrafts], Finish]) -> Cleared:
    from onecompany.kinds.registry import import_tables
    from onecompany.store.problems import FileReadOnly, NotKept

    import_tables()
    try:
        with writing(path) as store:
            finish = delete(store, FormDrafts(store.path))
            return finish()
    except (NotKept, FileReadOnly) as problem:
        nothing = gettext("Nothing was deleted.")
        raise problem.for_commands(f"{problem.plain or problem} {nothing}") from None


def _tell(done: str, cleared: Cleared) -> None:
    typer.echo(done)
    for sentence in cleared.sentences():
        typer.echo(sentence)
    if cleared.uncleared:
        raise typer.Exit(FAILED)
