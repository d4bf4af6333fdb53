"""All commands and their options; what they do is in the modules beside this one.

What a command is for stands in its help, which is said when this module is imported: by `cli.main`, when the language
is known. Typer's own words ("Usage", "Options") are in English.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onecompany import __version__
from onecompany.cli import backup_commands, handout_commands, place_commands
from onecompany.cli.options import (
    FileOption,
    JsonOption,
    LanguageOption,
    WorkshopArgument,
)
from onecompany.cli.plan_commands import plan_app
from onecompany.sentences import gettext

app = typer.Typer(
    name="onecompany",
    help=gettext("Run a one-company leadership workshop from one projected laptop, without a network."),
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(plan_app, name="plan")

NAMED = "onecompany.file"
"""Where the file lies that was named, for the command that does not take the one in the data folder."""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onecompany {__version__}")  # no sentence: the name of the program
        raise typer.Exit


@app.callback(
    invoke_without_command=True,
    help=gettext("Open the application. The commands below do what is better done from here."),
)
def application(
    context: typer.Context,
    file: FileOption = None,
    _language: LanguageOption = "",
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=gettext("Say the version."))
    ] = False,
) -> None:
    from onecompany.cli.place import chosen_file

    context.obj, context.meta[NAMED] = chosen_file(file), file
    if context.invoked_subcommand is None:
        from onecompany.cli.rooms import run_application

        raise typer.Exit(run_application(context.obj, None))


@app.command(help=gettext("Go straight into a workshop."))
def run(
    context: typer.Context,
    workshop: Annotated[
        str,
        typer.Argument(help=gettext("Id or beginning of the organisation's name; without it the one that was open.")),
    ] = "",
) -> None:
    from onecompany.cli.rooms import run_workshop

    raise typer.Exit(run_workshop(context.obj, workshop))


@app.command(
    help=gettext(
        "Show a workshop to the room, in a second window that only follows the first one: whichever is open, or --file."
    )
)
def wall(
    context: typer.Context,
    file: FileOption = None,
    look: Annotated[
        str,
        typer.Option(help=gettext("light, dark or contrast. Without it, as the application."), show_default=False),
    ] = "",
) -> None:
    from onecompany.cli.wall_command import run_wall

    raise typer.Exit(run_wall(file or context.meta.get(NAMED), look))


@app.command(help=gettext("Look around in a finished workshop of a sample company, in a scratch copy."))
def demo(context: typer.Context) -> None:
    from onecompany.cli.rooms import run_demo

    raise typer.Exit(run_demo())


@app.command(help=gettext("Make a workshop; prints its id and nothing else."))
def new(
    context: typer.Context,
    organisation: Annotated[
        str, typer.Option(help=gettext("The client. A known one goes on from its latest workshop up to that day."))
    ],
    plan: Annotated[str, typer.Option(help=gettext("The name of a plan, or a file."))],
    date: Annotated[str, typer.Option(help=gettext("The day, as 2026-12-31, or as 31 Dec. Without it, today."))] = "",
    start: Annotated[
        str, typer.Option(help=gettext("When it starts, as 09:00. Without it, when the plan says."), show_default=False)
    ] = "",
    customer: Annotated[
        str,
        typer.Option(
            help=gettext("What a customer is called: patient, or with several: person, people. Without it, as before."),
            show_default=False,
        ),
    ] = "",
    leader: Annotated[
        list[str] | None, typer.Option(help=gettext('A leader, as "Name; role; department". May be given many times.'))
    ] = None,
    leaders: Annotated[
        Path | None, typer.Option(help=gettext("A CSV or XLSX file with name, role and department."))
    ] = None,
    goes_on_from: Annotated[
        str,
        typer.Option(
            "--from",
            help=gettext("What it goes on from: latest, none, or an earlier workshop of it, by its id or day."),
            show_default=False,
        ),
    ] = "",
    without: Annotated[
        list[str] | None,
        typer.Option(
            metavar="GROUP",
            help=gettext(
                "What is not to go on: silos, leaders, journey, ownership, rules, metrics, terms, recognition, "
                "commitments, meetings, parking. May be given many times."
            ),
        ),
    ] = None,
    last_minutes: Annotated[
        bool, typer.Option("--last-minutes", help=gettext("Plan with the minutes that it took last time."))
    ] = False,
) -> None:
    from onecompany.cli.workshops import make

    make(
        context.obj,
        organisation=organisation,
        plan=plan,
        date=date,
        start=start,
        customer=customer,
        leader=leader or [],
        leaders=leaders,
        goes_on_from=goes_on_from,
        without=without or [],
        last_minutes=last_minutes,
    )


@app.command("list", help=gettext("List the workshops of the file."))
def list_workshops(context: typer.Context, json: JsonOption = False) -> None:
    from onecompany.cli.workshops import show_list

    show_list(context.obj, as_json=json)


@app.command(
    help=gettext("Show what a workshop holds; with --json as the json export has it, your private notes left out.")
)
def show(context: typer.Context, workshop: WorkshopArgument, json: JsonOption = False) -> None:
    from onecompany.cli.workshops import show_one

    show_one(context.obj, workshop, as_json=json)


app.command(help=gettext("Make the summary and the other files that are handed out."))(handout_commands.export)
app.command(help=gettext("Make the year of an organisation at a glance, over all of its workshops."))(
    handout_commands.year
)


@app.command("import", help=gettext("Bring in a workshop from a json export; prints its id."))
def bring_in(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=gettext("A workshop as the json export wrote it."))],
) -> None:
    from onecompany.cli.handouts import bring

    bring(context.obj, file)


@app.command("import-figures", help=gettext("Take over figures by period from a table, all of it or nothing."))
def bring_figures(
    context: typer.Context,
    workshop: WorkshopArgument,
    file: Annotated[Path, typer.Argument(help=gettext("A CSV or XLSX file; docs/figures.md says what is read."))],
    check: Annotated[bool, typer.Option("--check", help=gettext("Only say what would be taken."))] = False,
    json: JsonOption = False,
) -> None:
    from onecompany.cli.figures import bring_figures

    bring_figures(context.obj, workshop, file, check=check, as_json=json)


@app.command(help=gettext("Print the JSON Schema of the json export, for the kinds of exercise that are installed."))
def schema() -> None:
    from onecompany.exchange.models import schema_text

    sys.stdout.write(schema_text())


@app.command(help=gettext("Delete a workshop for good, with its history."))
def delete(
    context: typer.Context,
    workshop: WorkshopArgument,
    yes: Annotated[bool, typer.Option("--yes", help=gettext("Do not ask."))] = False,
) -> None:
    from onecompany.cli.deleting import remove_workshop

    remove_workshop(context.obj, workshop, yes=yes)


app.command("delete-organisation", help=gettext("Delete an organisation for good, with all its workshops."))(
    place_commands.delete_organisation
)
app.command(help=gettext("Say what two workshop files do not have in common."))(place_commands.compare)
app.command(help=gettext("Make a backup now, verified, also while the file is open; prints where it is."))(
    backup_commands.backup
)
app.command(help=gettext("Bring a file back from a backup and its journal; says what would change, and asks."))(
    backup_commands.restore
)


@app.command(help=gettext("Check the terminal, the file, its permissions, the plans, and what exports can be made."))
def doctor(context: typer.Context, json: JsonOption = False) -> None:
    from onecompany.cli.doctor import examine

    raise typer.Exit(examine(context.obj, as_json=json))
