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
        Path | None,
        typer.Option(
            help=gettext("Where to: a folder, as a stick, or a file. Without it, among the file's other backups."),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Make a backup of a file now."""
    from onecompany.cli.backups import back_up
    from onecompany.cli.place import chosen_file

    back_up(chosen_file(file) if file is not None else context.obj, to)
