"""Making, listing, showing and deleting workshops."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date as Date
from pathlib import Path
from typing import NoReturn

import typer

from onecompany import __version__
from onecompany.cli.failing import explained, fail
from onecompany.cli.finding import all_workshops, find_workshop, tell_of_rescued
from onecompany.cli.going_on import check_groups, tell, workshop_before
from onecompany.cli.older import say_if_older
from onecompany.cli.place import in_settings, shelf, use_habits
from onecompany.cli.writing import writing
from onecompany.clock import Stamp, SystemClock
from onecompany.parsing.alike import spaced
from onecompany.parsing.dates import parse_date
from onecompany.parsing.habits import TwoWays
from onecompany.parsing.people import People, Person, parse_people, together
from onecompany.parsing.refusal import Refusal
from onecompany.parsing.times import parse_time
from onecompany.plans import Plan
from onecompany.plans.called import customer_typed, words_of
from onecompany.plans.fixed_times import fixed_in
from onecompany.sentences import gettext, using
from onecompany.store.reading import reading
from onecompany.store.replaying import read_sound
from onecompany.store.state import State
from onecompany.summary.times import day_in_full


def make(
    path: Path,
    *,
    organisation: str,
    plan: str,
    date: str,
    start: str,
    customer: str,
    leader: list[str],
    leaders: Path | None,
    goes_on_from: str,
    without: list[str],
    last_minutes: bool,
) -> None:
    """Make a workshop and print its id; what is to be seen of it before it is kept goes beside that."""
    day = _day(date)
    begins = _start(start)
    people = _people(leader, leaders)
    try:
        called = customer_typed(customer)
    except Refusal as problem:
        fail(f"--customer: {problem}")  # no sentence: where, and what
    if not organisation.strip():
        fail(gettext("--organisation: the organisation has no name."))
    tell_of_rescued(path)
    with explained():
        chosen = shelf().load(plan)
        if early := next((place.early for place in fixed_in(chosen, begins) if place.early), ""):
            fail(f"--start: {early}")  # no sentence: where, and what
        from onecompany.kinds.beginning import begin
        from onecompany.store.tables import Organisation
        from onecompany.store.transaction import checked

        checked(Organisation, {"name": spaced(organisation)})  # before a file is made for nothing
        check_groups(without)
        line = workshop_before(path, organisation, goes_on_from, day)
        if line is None and (without or last_minutes):
            option = "--without" if without else "--last-minutes"
            fail(gettext("{option}: this workshop goes on from none. No workshop was made.", option=option))
        with writing(path) as store:
            now, before = Stamp.take(store.clock), store.read(line.id) if line is not None else None
            words = words_of(chosen.words, before.terms if before is not None else None, called)
            chosen = shelf().load(plan, words)
            if before is not None:
                with using(words):
                    tell(before, chosen, day, people, without, now)
            _tell_times(chosen, begins, before if last_minutes else None, now)
            workshop_id = begin(
                store,
                organisation=organisation,
                plan=chosen,
                date=day,
                start=begins,
                people=people,
                actual_minutes=last_minutes,
                goes_on_from=line.id if line else None,
                without=without,
            )
            typer.echo(workshop_id)


def _day(text: str) -> Date:
    """The day that is meant, today without any; how it was read is said where it can be read in more than one way."""
    today = SystemClock().now().astimezone().date()
    if not text:
        return today
    try:
        return Date.fromisoformat(text)
    except ValueError:
        use_habits()
    try:
        day = parse_date(text, today)
    except TwoWays as problem:
        fail("--date: " + in_settings(problem))  # no sentence: an option's name
    if day is None:
        fail(gettext("--date: {typed:quoted} is no date. Write it as 2026-12-31, or as 31 Dec.", typed=text))
    print(gettext("--date: {day}.", day=day_in_full(day, today)), file=sys.stderr)
    return day


def _start(text: str) -> str:
    """The time of day that is meant, as "09:00"; "" for that of the plan."""
    time = parse_time(text) if text else ""
    if time is None:
        fail(gettext("--start: {typed:quoted} is no time of day. Write it as 09:00.", typed=text))
    return time


def _tell_times(plan: Plan, start: str, before: State | None, moment: Stamp) -> None:
    """Say what a start that is not the plan's, and last time's minutes, do to what is fixed."""
    from onecompany.kinds.last_time import about_times

    for line in about_times(plan, start, before, moment) if start or before is not None else ():
        print(line, file=sys.stderr)


def _people(typed: list[str], file: Path | None) -> list[Person] | None:
    """The leaders that were given, or None when none were, so that those of last time come again."""
    if not typed and file is None:
        return None
    listed = People((), ())
    if file is not None:
        from onecompany.parsing.sheets import SheetProblem, named_file, read_people

        try:
            listed = read_people(named_file(str(file)))
        except SheetProblem as problem:
            fail(str(problem))
        _tell(listed, str(file))
        if not listed.people:
            fail(gettext("{file}: no leader was found in it. No workshop was made.", file=file))
    by_hand = parse_people("\n".join(typed))
    _tell(by_hand, "--leader")
    if typed and not by_hand.people:
        fail(gettext("--leader: there is no name in it. No workshop was made."))
    both = together(listed, by_hand)
    if both.problems:
        _nothing_made(f"--leader: {problem.message}" for problem in both.problems)  # no sentence: where, and what
    return list(both.people)


def _tell(people: People, where: str) -> None:
    """Say what is to be seen of how a list was read; end when something is wrong with it."""
    for note in people.notes:
        print(f"{where}: {note}", file=sys.stderr)
    if people.problems:
        _nothing_made(f"{where}: {refusal}" for refusal in people.refusals)


def _nothing_made(problems: Iterable[str]) -> NoReturn:
    fail("\n".join([gettext("No workshop was made."), *problems]))


def show_list(path: Path, *, as_json: bool) -> None:
    """List the workshops."""
    tell_of_rescued(path)
    with explained():
        lines = all_workshops(path)
        say_if_older(path)
    if as_json:
        rows = [{**asdict(line), "date": line.date.isoformat(), "minutes": round(line.seconds / 60)} for line in lines]
        for row in rows:
            del row["seconds"]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not lines:
        typer.echo(gettext("There is no workshop in {file} yet.", file=path))
    for line in lines:
        typer.echo(f"{line.id}  {line.date}  {line.state:<8}  {line.organisation}  ·  {line.title}")


def show_one(path: Path, wanted: str, *, as_json: bool) -> None:
    """Show one workshop: its report as Markdown, or as JSON; what is private in neither."""
    with explained():
        line = find_workshop(path, wanted)
        with reading(path) as db:
            state = read_sound(db, line.id)
        say_if_older(path)
    from onecompany.export.bundling import bundle

    now = Stamp.take(SystemClock())
    handout = bundle(state, at=now, today=now.utc.astimezone().date(), version=__version__)
    if as_json:
        from onecompany.exchange.text import dumps

        sys.stdout.write(dumps(handout.document))
        return
    from onecompany.export.registry import find

    sys.stdout.writelines(data.decode() for data in find("md").make(handout).files.values())
