"""Listing, showing, checking and copying plans. Nothing of the application is imported for it."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from onecompany.cli.failing import FAILED, fail
from onecompany.cli.place import home_path, shelf
from onecompany.plans import PlanError, PlanNotFound


def show_plans(*, as_json: bool) -> None:
    """List the plans."""
    entries = shelf().list()
    if as_json:
        rows = [
            {
                "name": e.name,
                "title": e.plan.title if e.plan else None,
                "summary": e.plan.summary if e.plan else None,
                "minutes": e.plan.minutes if e.plan else None,
                "path": str(e.path),
                "problems": [str(problem) for problem in e.problems],
            }
            for e in entries
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for entry in entries:
        if entry.plan:
            typer.echo(f"{entry.name:<28} {round(entry.plan.minutes):>4} min  {entry.plan.summary}")
        else:
            typer.echo(f"{entry.name:<28} cannot be used:\n  " + "\n  ".join(str(p) for p in entry.problems))


def show_plan(name: str) -> None:
    """Show one plan."""
    try:
        plan = shelf().load(name)
    except (PlanError, PlanNotFound) as problem:
        fail(str(problem))
    typer.echo(f"{plan.title}  ·  {round(plan.minutes)} min\n{plan.summary}")
    for number, exercise in enumerate(plan.exercises, 1):
        minutes = sum(step.minutes for step in exercise.steps)
        typer.echo(f"\n{number}. {exercise.title}  ({exercise.kind}, {minutes:g} min, {exercise.flex})")
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
            exercises = "1 exercise" if len(plan.exercises) == 1 else f"{len(plan.exercises)} exercises"
            minutes = "1 minute" if round(plan.minutes) == 1 else f"{round(plan.minutes)} minutes"
            typer.echo(f"{file}: right. {exercises}, {minutes}.")
    return code


def copy_plan(name: str, file: Path) -> None:
    """Copy a plan's bytes to a new file."""
    try:
        source = shelf().find(name)
    except PlanNotFound as problem:
        fail(str(problem))
    place = home_path(file, "The file")
    if place.is_dir():
        fail(f"{file} is a folder. Name the file that the copy is to be.")
    try:
        content = source.read_bytes()
        with place.open("xb") as target:
            target.write(content)
    except FileExistsError:
        fail(f"{file} is there already and was left alone. Choose another name.")
    except OSError as problem:
        fail(f"{file}: {problem.strerror}.", FAILED)
    typer.echo(str(file))
