"""Making, listing, showing and deleting workshops."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date as Date
from pathlib import Path

import typer

from onecompany import __version__
from onecompany.cli.failing import WRONG_USE, explained, fail
from onecompany.cli.finding import all_workshops, find_workshop
from onecompany.cli.place import shelf
from onecompany.clock import Stamp, SystemClock
from onecompany.parsing.alike import spaced
from onecompany.parsing.people import People, Person, parse_people, together
from onecompany.store.reading import reading
from onecompany.store.replaying import read_sound


def make(path: Path, *, organisation: str, plan: str, date: str, leader: list[str], leaders: Path | None) -> None:
    """Make a workshop and print its id."""
    day = _day(date)
    people = _people(leader, leaders)
    if not organisation.strip():
        fail("--organisation: the organisation has no name.")
    with explained():
        chosen = shelf().load(plan)
        from onecompany.kinds.beginning import begin
        from onecompany.store.file import Store
        from onecompany.store.tables import Organisation
        from onecompany.store.transaction import checked

        checked(Organisation, {"name": spaced(organisation)})  # before a file is made for nothing
        with Store(path, clock=SystemClock()) as store:
            typer.echo(begin(store, organisation=organisation, plan=chosen, date=day, people=people))


def _day(text: str) -> Date:
    if not text:
        return SystemClock().now().astimezone().date()
    try:
        return Date.fromisoformat(text)
    except ValueError:
        fail(f"--date: “{text}” is no date. Write it as YYYY-MM-DD, such as 2026-12-31.")


def _people(typed: list[str], file: Path | None) -> list[Person] | None:
    """The leaders that were given, or None when none were, so that those of last time come again."""
    if not typed and file is None:
        return None
    found = People((), ())
    if file is not None:
        from onecompany.parsing.sheets import SheetProblem, named_file, read_people

        try:
            found = read_people(named_file(str(file)))
        except SheetProblem as problem:
            fail(str(problem))
        _tell(found, str(file))
        if not found.people:
            fail(f"{file}: no leader was found in it. No workshop was made.", WRONG_USE)
    by_hand = parse_people("\n".join(typed))
    _tell(by_hand, "--leader")
    if typed and not by_hand.people:
        fail("--leader: there is no name in it. No workshop was made.")
    both = together(found, by_hand)
    if both.problems:
        fail("\n".join(["No workshop was made.", *(f"--leader: {problem.message}" for problem in both.problems)]))
    return list(both.people)


def _tell(people: People, where: str) -> None:
    """Say what is to be seen of how a list was read; end when something is wrong with it."""
    for note in people.notes:
        print(f"{where}: {note}", file=sys.stderr)
    if people.problems:
        fail("\n".join(["No workshop was made.", *(f"{where}: {refusal}" for refusal in people.refusals)]), WRONG_USE)


def show_list(path: Path, *, as_json: bool) -> None:
    """List the workshops."""
    with explained():
        lines = all_workshops(path)
    if as_json:
        rows = [{**asdict(line), "date": line.date.isoformat(), "minutes": round(line.seconds / 60)} for line in lines]
        for row in rows:
            del row["seconds"]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not lines:
        typer.echo(f"There is no workshop in {path} yet.")
    for line in lines:
        typer.echo(f"{line.id}  {line.date}  {line.state:<8}  {line.organisation}  ·  {line.title}")


def show_one(path: Path, wanted: str, *, as_json: bool) -> None:
    """Show one workshop: its report as Markdown, or as JSON; what is private in neither."""
    with explained():
        line = find_workshop(path, wanted)
        with reading(path) as db:
            state = read_sound(db, line.id)
    from onecompany.export.bundling import bundle

    at = Stamp.take(SystemClock())
    today = at.utc.astimezone().date()
    made = bundle(state, at=at, today=today, version=__version__)
    if as_json:
        from onecompany.exchange.text import dumps

        sys.stdout.write(dumps(made.document))
        return
    from onecompany.export.registry import find

    sys.stdout.writelines(data.decode() for data in find("md").make(made).files.values())


def remove(path: Path, wanted: str, *, yes: bool) -> None:
    """Delete one workshop for good."""
    with explained():
        line = find_workshop(path, wanted)
        what = f"{line.organisation}, {line.date}, {line.title}"
        if not yes and not typer.confirm(f"Delete {what}, with its history? It cannot be brought back."):
            typer.echo("Nothing was deleted.")
            raise typer.Exit(1)
        from onecompany.kinds.registry import import_tables
        from onecompany.store.file import Store

        import_tables()
        with Store(path, clock=SystemClock()) as store:
            store.delete_workshop(line.id)
    typer.echo(f"Deleted {what}. Files that were exported before are still where you put them.")
