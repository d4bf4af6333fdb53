"""What the two commands that make files take: those of a workshop, and those of an organisation's year."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onecompany.cli.options import (
    AllOption,
    ByPersonOption,
    FormatOption,
    JsonOption,
    NamelessOption,
    OverwriteOption,
    ProfileOption,
    SeparatorOption,
    TargetOption,
    WorkshopArgument,
)
from onecompany.sentences import gettext

if TYPE_CHECKING:
    from onecompany.cli.handouts import Order


def export(
    context: typer.Context,
    workshop: WorkshopArgument,
    to: TargetOption,
    format: FormatOption = "",
    all_formats: AllOption = False,
    profile: ProfileOption = "full",
    without_names: NamelessOption = False,
    overwrite: OverwriteOption = False,
    csv_separator: SeparatorOption = ",",
    ics_by_person: ByPersonOption = False,
    with_private_notes: Annotated[
        bool,
        typer.Option(
            "--with-private-notes",
            help=gettext(
                "Your private notes and the scripts too, in the json file alone: all of it, to bring in again."
            ),
        ),
    ] = False,
    without_private_notes: Annotated[
        # The way to say so before it was the rule; command lines that have it go on working.
        bool, typer.Option("--without-private-notes", hidden=True)
    ] = False,
    times: Annotated[
        bool,
        typer.Option("--times", help=gettext("The minutes planned and used, too, in the appendix of the full report.")),
    ] = False,
    json: JsonOption = False,
) -> None:
    """The files of a workshop."""
    from onecompany.cli.failing import fail
    from onecompany.cli.handouts import make_files

    if with_private_notes and without_private_notes:
        fail(gettext("With private notes, or without them? Give one of the two."))
    order = _order(to, format, all_formats, profile, without_names, overwrite, csv_separator, ics_by_person, json)
    make_files(context.obj, workshop, replace(order, private=with_private_notes, times=times))


def year(
    context: typer.Context,
    organisation: Annotated[str, typer.Argument(help=gettext("The beginning of the organisation's name, or its id."))],
    to: TargetOption,
    format: FormatOption = "",
    all_formats: AllOption = False,
    profile: ProfileOption = "full",
    without_names: NamelessOption = False,
    overwrite: OverwriteOption = False,
    csv_separator: SeparatorOption = ",",
    ics_by_person: ByPersonOption = False,
    json: JsonOption = False,
) -> None:
    """The files of an organisation's year."""
    from onecompany.cli.handouts import make_year

    order = _order(to, format, all_formats, profile, without_names, overwrite, csv_separator, ics_by_person, json)
    make_year(context.obj, organisation, order)


def _order(
    target: Path,
    formats: str,
    every: bool,
    profile: str,
    without_names: bool,
    overwrite: bool,
    separator: str,
    by_person: bool,
    as_json: bool,
) -> Order:
    """What both commands are told, in the order of their options."""
    from onecompany.cli.handouts import Order

    return Order(
        target,
        formats=formats,
        every=every,
        profile=profile,
        names=not without_names,
        overwrite=overwrite,
        as_json=as_json,
        separator=separator,
        by_person=by_person,
    )
