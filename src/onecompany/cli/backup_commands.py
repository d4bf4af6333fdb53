"""Commands that keep a file safe, and their options; what they do is in the modules beside this one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onecompany.cli.options import FileOption
from onecompany.sentences import gettext


def backup(
    context: typer.Context,
    file: FileOption = None,
    to: Annotated[
        str | None,
        typer.Option(
            metavar="PATH",
            help=gettext(
                "Where to: a folder, as a stick, or a file whose name ends in .onecompany. Without it, among the other "
                "backups of the file."
            ),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Make a backup of a file now."""
    from onecompany.cli.backups import back_up
    from onecompany.cli.place import chosen_file

    back_up(chosen_file(file) if file is not None else context.obj, to)


def restore(
    context: typer.Context,
    file: FileOption = None,
    source: Annotated[
        str,
        typer.Option(
            "--from",
            help=gettext(
                "A backup, by its number or name in --list, or another workshop file. Without it, the newest."
            ),
            show_default=False,
        ),
    ] = "",
    list_: Annotated[bool, typer.Option("--list", help=gettext("Only list the backups."))] = False,
    without_journal: Annotated[
        bool, typer.Option("--without-journal", help=gettext("Leave out what was done after the backup."))
    ] = False,
    to: Annotated[
        Path | None,
        typer.Option(help=gettext("Write it to this file, and leave today's alone."), show_default=False),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=gettext("Do not ask."))] = False,
) -> None:
    """Bring a file back."""
    from onecompany.cli.place import chosen_file, home_path
    from onecompany.cli.restoring import restore, show_backups
    from onecompany.clock import SystemClock

    path, now = chosen_file(file) if file is not None else context.obj, SystemClock().now()
    if list_:
        show_backups(path, now)
    else:
        target = home_path(to, "--to") if to is not None else None
        restore(path, source=source, with_journal=not without_journal, to=target, yes=yes, now=now)
