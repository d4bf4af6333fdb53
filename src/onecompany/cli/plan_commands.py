"""The commands of `onecompany plan`, and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onecompany.cli.options import JsonOption
from onecompany.sentences import gettext

plan_app = typer.Typer(help=gettext("The plans: which exercises, how long, with which prompts."), no_args_is_help=True)


@plan_app.command("list", help=gettext("List the plans, your own first."))
def plan_list(json: JsonOption = False) -> None:
    from onecompany.cli.plans import show_plans

    show_plans(as_json=json)


@plan_app.command("show", help=gettext("Show a plan: exercises, steps, minutes, prompts."))
def plan_show(name: Annotated[str, typer.Argument(help=gettext("The name of a plan, or a file."))]) -> None:
    from onecompany.cli.plans import show_plan

    show_plan(name)


@plan_app.command("check", help=gettext("Check plan files; says file, line and key of whatever is wrong."))
def plan_check(files: Annotated[list[Path], typer.Argument(help=gettext("Plan files."))]) -> None:
    from onecompany.cli.plans import check_plans

    raise typer.Exit(check_plans(files))


@plan_app.command("copy", help=gettext("Copy a plan to a file, to make it your own."))
def plan_copy(
    name: Annotated[str, typer.Argument(help=gettext("The name of a plan."))],
    file: Annotated[Path, typer.Argument(help=gettext("Where to write the copy; an existing file is left alone."))],
) -> None:
    from onecompany.cli.plans import copy_plan

    copy_plan(name, file)


@plan_app.command("kinds", help=gettext("List the kinds of exercise, or show one with its steps and settings."))
def plan_kinds(
    name: Annotated[str, typer.Argument(help=gettext("A kind, such as ownership."))] = "", json: JsonOption = False
) -> None:
    from onecompany.cli.kinds import show_kind, show_kinds

    if name:
        show_kind(name, as_json=json)
    else:
        show_kinds(as_json=json)
