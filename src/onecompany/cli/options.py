"""Options and arguments that several commands have. Their help is said when this is imported, as in `commands`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onecompany.cli.language import OPTION, checked
from onecompany.sentences import gettext

JsonOption = Annotated[bool, typer.Option("--json", help=gettext("Print JSON."))]
FileOption = Annotated[
    Path | None,
    typer.Option(
        "--file", envvar="ONECOMPANY_FILE", help=gettext("The workshop file. Without it, the one in your data folder.")
    ),
]
LanguageOption = Annotated[
    str,
    typer.Option(
        OPTION,
        callback=checked,
        help=gettext("Speak this language outside of a workshop, such as de. Without it, as your settings say."),
        show_default=False,
    ),
]
"""Spoken before the command line is read: see `language.speak`."""
WorkshopArgument = Annotated[
    str, typer.Argument(help=gettext("The workshop's id, or the beginning of the organisation's name."))
]


def _folder(typed: str | Path) -> Path:
    """What a variable of a shell that is not set makes of a folder is not the one in which one stands."""
    if not str(typed).strip():
        raise typer.BadParameter(gettext("It is empty. Name a folder."))
    return Path(typed)


TargetOption = Annotated[
    Path,
    typer.Option(
        "--to",
        parser=_folder,
        metavar="PATH",
        help=gettext("The folder to write to; it is made when it is not there."),
    ),
]
FormatOption = Annotated[str, typer.Option(help=gettext("Formats by name, with commas between them."))]
AllOption = Annotated[bool, typer.Option("--all", help=gettext("Every format there is."))]
ProfileOption = Annotated[
    str,
    typer.Option(help=gettext("full, or board: no details, no appendix, and nobody by name but who owns something.")),
]
NamelessOption = Annotated[bool, typer.Option("--without-names", help=gettext("Roles in place of names, everywhere."))]
OverwriteOption = Annotated[bool, typer.Option(help=gettext("Write over files of the same name."))]
SeparatorOption = Annotated[
    str,
    typer.Option(
        "--csv-separator",
        metavar="SIGN",
        help=gettext(
            "What stands between the values of csv: ',', ';', tab, or language for what a spreadsheet in the "
            "workshop's language expects, with its decimal comma."
        ),
    ),
]
ByPersonOption = Annotated[
    bool, typer.Option("--ics-by-person", help=gettext("A calendar for each person too, beside the one for all."))
]
