"""Tables of figures from the command line."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from onecompany.cli.failing import WRONG_USE, explained, fail
from onecompany.cli.finding import find_workshop
from onecompany.cli.place import use_habits
from onecompany.cli.writing import writing
from onecompany.parsing.figures import Figures, read_figures
from onecompany.parsing.refusal import Refusal
from onecompany.parsing.sheets import SheetProblem, named_file
from onecompany.sentences import gettext, ngettext, using

if TYPE_CHECKING:
    from onecompany.store.state import State


def bring_figures(path: Path, wanted: str, file: Path, *, check: bool, as_json: bool) -> None:
    """Take over the figures of a file, all or none; with `check` only say what was read."""
    use_habits()
    with explained():
        line = find_workshop(path, wanted)
        with writing(path) as store:
            state = store.read(line.id)
            with using(state.terms):
                exercise, figures = _read(state, file)
                if not figures.problems and not check:
                    writer = store.writer(state)
                    writer.exercise_id = exercise.id
                    _take(exercise.kind, writer, figures, file)
                _tell(figures, file, check=check, as_json=as_json)


def _read(state: State, file: Path) -> tuple[Any, Figures]:
    from onecompany.kinds.figures import taking, wanted_figures

    exercise = taking(state)
    wants = wanted_figures(exercise.kind, state) if exercise is not None else None
    if wants is None:
        fail(gettext("No exercise of this workshop takes figures."))
    try:
        return exercise, read_figures(named_file(str(file)), wants)
    except SheetProblem as problem:
        fail(str(problem))


def _take(kind: str, writer: Any, figures: Figures, file: Path) -> None:
    from onecompany.kinds.figures import take_figures

    try:
        take_figures(kind, writer, figures.rows)
    except Refusal as problem:
        fail(gettext("{file}: {problem} Nothing was taken.", file=file, problem=problem))


def _tell(figures: Figures, file: Path, *, check: bool, as_json: bool) -> None:
    """Say what became of it; exit code 2 where nothing could be taken."""
    if as_json:
        problems = [asdict(problem) for problem in figures.problems]
        told = {
            "taken": not (check or problems),
            "rows": [dict(row) for row in figures.rows],
            "columns": [asdict(column) for column in figures.columns],
            "notes": list(figures.notes),
            "problems": problems,
        }
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2, default=str))
    else:
        for text in figures.notes:
            print(f"{file}: {text}", file=sys.stderr)
    if figures.problems:
        if not as_json:
            fail("\n".join([gettext("Nothing was taken."), *(f"{file}: {problem}" for problem in figures.problems)]))
        raise typer.Exit(WRONG_USE)
    if not as_json:
        count = len(figures.rows)
        said = (
            ngettext("{number} row of figures can be taken.", "{number} rows of figures can be taken.", count)
            if check
            else ngettext("Figures of {number} row were taken.", "Figures of {number} rows were taken.", count)
        )
        typer.echo(said)
