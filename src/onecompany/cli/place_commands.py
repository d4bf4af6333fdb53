"""Commands about the file itself and what lies beside it, with their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onecompany.sentences import gettext


def delete_organisation(
    context: typer.Context,
    organisation: Annotated[str, typer.Argument(help=gettext("The beginning of the organisation's name, or its id."))],
    yes: Annotated[bool, typer.Option("--yes", help=gettext("Do not ask."))] = False,
) -> None:
    """Delete an organisation with all that was kept of it."""
    from onecompany.cli.deleting import remove_organisation

    remove_organisation(context.obj, organisation, yes=yes)


def compare(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            help=gettext("A workshop file. Without another, it is compared with the one that is used otherwise.")
        ),
    ] = None,
    other: Annotated[Path | None, typer.Argument(help=gettext("The file that it is compared with."))] = None,
) -> None:
    """What two files do not have in common."""
    from onecompany.cli.comparing import compare

    compare(context.obj, file, other)
