"""Files that are handed out, and workshops that are brought in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from onecompany import __version__
from onecompany.cli.failing import FAILED, explained, fail
from onecompany.cli.finding import find_workshop
from onecompany.clock import Stamp, SystemClock

if TYPE_CHECKING:
    from onecompany.export.format import Bundle
    from onecompany.store.state import State


def bundle(state: State, at: Stamp, *, private: bool) -> Bundle:
    """Report and document of a workshop as of a moment."""
    from onecompany.exchange.document import document
    from onecompany.exercises.findings import find_all
    from onecompany.export.format import Bundle
    from onecompany.summary.build import build_report
    from onecompany.summary.digest import data_hash

    today = at.utc.astimezone().date()
    report = build_report(state, at=at, today=today, version=__version__, data_hash=data_hash(state))
    return Bundle(report, document(state, findings=find_all(state, today), at=at, private=private))


def make_files(
    path: Path,
    wanted: str,
    *,
    target: Path,
    formats: str,
    every: bool,
    overwrite: bool,
    private: bool,
    as_json: bool,
) -> None:
    """Write the files and list them; exit code 1 when one of them could not be made."""
    from onecompany.export import registry
    from onecompany.export.run import export
    from onecompany.store.reading import read_state, reading

    names = list(registry.names()) if every else [name.strip() for name in formats.split(",") if name.strip()]
    if not names:
        fail(f"Which formats? --format with names out of {', '.join(registry.names())}, or --all.")
    unknown = [name for name in names if name not in registry.names()]
    if unknown:
        fail(f"There is no format “{unknown[0]}”. There are: {', '.join(registry.names())}.")
    with explained():
        line = find_workshop(path, wanted)
        with reading(path) as db:
            state = read_state(db, line.id)
    made = bundle(state, Stamp.take(SystemClock()), private=private)
    stem = f"{line.organisation}-{line.date.isoformat()}"
    outcomes = export(made, names, target.expanduser(), stem=stem, overwrite=overwrite)
    if as_json:
        rows = [
            {
                "format": o.format,
                "paths": [str(path) for path in o.paths],
                "bytes": o.bytes,
                "error": o.error,
                "warnings": list(o.warnings),
            }
            for o in outcomes
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for outcome in outcomes:
            for path in outcome.paths:
                typer.echo(str(path))
            for said in (outcome.error, *outcome.warnings):
                if said:
                    typer.echo(f"{outcome.format}: {said}", err=True)
    if any(outcome.error for outcome in outcomes):
        raise typer.Exit(FAILED)


def bring(path: Path, file: Path) -> None:
    """Bring in a workshop and print its id."""
    from onecompany.exchange.importing import ImportProblem, bring_in, load
    from onecompany.exercises.registry import import_tables
    from onecompany.store.file import Store

    with explained():
        try:
            document = load(file.read_bytes())
            import_tables()
            with Store(path, clock=SystemClock()) as store:
                result = bring_in(store, document)
        except ImportProblem as problem:
            fail(f"{file}: nothing was brought in.\n{problem}")
    if result.copied:
        typer.echo("This file has that workshop already, so a copy was made.", err=True)
    typer.echo(result.workshop_id)
