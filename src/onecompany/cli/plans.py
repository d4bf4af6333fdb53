"""Listing, showing, checking and copying plans. Nothing of the application is imported for it."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from onecompany.cli.failing import FAILED, fail, refused
from onecompany.cli.place import home_path, shelf
from onecompany.plans import Plan, PlanError, PlanNotFound
from onecompany.plans.fixed_times import begin_times, end_time, fixed_in
from onecompany.sentences import gettext, ngettext


def show_plans(*, as_json: bool) -> None:
    """List the plans."""
    entries = shelf().list()
    if as_json:
        rows = [
            {
                "name": entry.name,
                "title": entry.plan.title if entry.plan else None,
                "summary": entry.plan.summary if entry.plan else None,
                "language": entry.plan.language if entry.plan else None,
                "minutes": entry.plan.minutes if entry.plan else None,
                "path": str(entry.path),
                "problems": [str(problem) for problem in entry.problems],
            }
            for entry in entries
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for entry in entries:
        name = f"{entry.name:<28}"
        if entry.plan:
            minutes = round(entry.plan.minutes)
            typer.echo(
                gettext("{plan} {minutes:>4} min  {summary}", plan=name, minutes=minutes, summary=entry.plan.about)
            )
        else:
            typer.echo("\n  ".join([gettext("{plan} cannot be used:", plan=name), *map(str, entry.problems)]))


def show_plan(name: str) -> None:
    """Show one plan."""
    try:
        plan = shelf().load(name)
    except (PlanError, PlanNotFound) as problem:
        fail(str(problem))
    typer.echo(gettext("{plan}  ·  {minutes} min", plan=plan.title, minutes=round(plan.minutes)))
    typer.echo(plan.summary)
    for line in by_the_clock(plan):
        typer.echo(line)
    begins = begin_times(plan)
    for number, exercise in enumerate(plan.exercises, 1):
        minutes = sum(step.minutes for step in exercise.steps)
        about = gettext("({kind}, {minutes:g} min, {flex})", kind=exercise.kind, minutes=minutes, flex=exercise.flex)
        begin = f"{begins[number - 1]}  " if begins[number - 1] else ""
        typer.echo(f"\n{number}. {begin}{exercise.title}  {about}")
        if exercise.prompt:
            typer.echo(f"   {exercise.prompt}")
        for step in exercise.steps:
            typer.echo(f"   {step.minutes:>4g}  {step.title}" + (f" · {step.prompt}" if step.prompt else ""))


def check_plans(files: list[Path]) -> int:
    """Check each file; 0 when all are right, else 2."""
    code = 0
    plans = shelf()
    for file in files:
        try:
            plan = plans.load(str(file))
        except (PlanError, PlanNotFound) as problem:
            typer.echo(str(problem), err=True)
            code = 2
        else:
            exercises = ngettext("{number} exercise", "{number} exercises", len(plan.exercises))
            minutes = ngettext("{number} minute", "{number} minutes", round(plan.minutes))
            typer.echo(
                gettext("{file}: right. {exercises}, {minutes}.", file=file, exercises=exercises, minutes=minutes)
            )
            for line in by_the_clock(plan):
                typer.echo(f"  {line}")
    return code


def by_the_clock(plan: Plan) -> list[str]:
    """From when to when a plan goes, and where in it there is time to spare; nothing where it says no start."""
    if not plan.start:
        return []
    end, after_midnight = end_time(plan)
    values = {"start": plan.start, "end": end}
    first = gettext("From {start} to {end}, after midnight.", **values) if after_midnight else ""
    return [first or gettext("From {start} to {end}.", **values), *filter(None, (one.text for one in fixed_in(plan)))]


def copy_plan(name: str, file: Path) -> None:
    """Copy a plan's bytes to a new file."""
    try:
        source = shelf().find(name)
    except PlanNotFound as problem:
        fail(str(problem))
    place = home_path(file)
    if place.is_dir():
        fail(gettext("{file} is a folder. Name the file that the copy is to be.", file=file))
    try:
        content = source.read_bytes()
        with place.open("xb") as target:
            target.write(content)
    except FileExistsError:
        fail(gettext("{file} is there already and was left alone. Choose another name.", file=file))
    except OSError as problem:
        fail(refused(problem, file), FAILED)
    typer.echo(str(file))
