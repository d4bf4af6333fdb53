"""What a new workshop goes on from: which one is meant, what stays behind, and what is to be seen of it before."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from onecompany.cli.failing import fail
from onecompany.cli.finding import all_workshops
from onecompany.parsing.alike import alike
from onecompany.sentences import gettext
from onecompany.store.reading import WorkshopLine
from onecompany.summary.dates import long_date

if TYPE_CHECKING:
    from onecompany.clock import Stamp
    from onecompany.parsing.people import Person
    from onecompany.plans import Plan
    from onecompany.store.state import State

LATEST, NONE = "latest", "none"


def workshop_before(path: Path, organisation: str, wanted: str, day: Date) -> WorkshopLine | None:
    """The workshop of an organisation from which one of a `day` goes on: by its id or its own day, `latest` or `none`;
    "" is the latest one.

    Ends the command where there is none such, or it is after that day; without any, "" is none, as for an organisation
    that is new.
    """
    every = all_workshops(path)
    ours = [line for line in every if alike(line.organisation) == alike(organisation)]
    if wanted == NONE or not (wanted or ours):
        return None
    if not ours:
        fail(
            gettext(
                "--from: {organisation} has no workshop in {file} yet, so there is none to go on from.",
                organisation=organisation,
                file=path,
            )
        )
    earlier = [line for line in ours if line.date <= day]
    if not earlier:
        nothing = gettext("{organisation} has no workshop up to {day}.", organisation=organisation, day=long_date(day))
        if wanted:
            fail(gettext("--from: {why} No workshop was made.", why=nothing))
        print(gettext("Nothing goes on: {why}", why=nothing), file=sys.stderr)
        return None
    if wanted in ("", LATEST):
        return earlier[0]
    by_id = [line for line in ours if line.id == wanted]
    meant = by_id or [line for line in ours if line.date.isoformat() == wanted]
    if len(meant) != 1:
        _fail_with(wanted, meant or earlier, meant, next((line for line in every if line.id == wanted), None))
    if meant[0] not in earlier:
        fail(
            gettext(
                "--from: {title} is on {later}, after {day}. A workshop goes on from one up to its own day:\n"
                "{workshops}",
                title=meant[0].title,
                later=long_date(meant[0].date),
                day=long_date(day),
                workshops=_listed(earlier),
            )
        )
    return meant[0]


def _listed(workshops: Sequence[WorkshopLine]) -> str:
    return "\n".join(f"  {line.id}  {line.date}  {line.title}" for line in workshops)


def _fail_with(
    wanted: str, listed: Sequence[WorkshopLine], meant: Sequence[WorkshopLine], other: WorkshopLine | None
) -> NoReturn:
    workshops = _listed(listed)
    organisation = listed[0].organisation
    if meant:
        fail(
            gettext(
                "--from: there are several of {day}. Name one by its id:\n{workshops}", day=wanted, workshops=workshops
            )
        )
    if other is not None:
        fail(
            gettext(
                "--from: {workshop} is a workshop of {other}. {organisation} goes on from one of its own:\n{workshops}",
                workshop=wanted,
                other=other.organisation,
                organisation=organisation,
                workshops=workshops,
            )
        )
    fail(
        gettext(
            "--from: {organisation} has no workshop {typed:quoted}. Type latest, none, a day, or one of these ids:\n"
            "{workshops}",
            organisation=organisation,
            typed=wanted,
            workshops=workshops,
        )
    )


def check_groups(names: Sequence[str]) -> None:
    """End the command where a name is none of a group of what goes on."""
    from onecompany.kinds.carrying import groups

    known = [group.name for group in groups()]
    for name in names:
        if name not in known:
            fail(
                gettext(
                    "--without: there is no group {typed:quoted}. There are: {names}.",
                    typed=name,
                    names=", ".join(known),
                )
            )


def tell(
    before: State, plan: Plan, day: Date, people: Sequence[Person] | None, without: Collection[str], moment: Stamp
) -> None:
    """Say what goes on, and what is to be seen before it is kept."""
    from onecompany.kinds.carrying import what_goes_on
    from onecompany.kinds.last_time import about_minutes, about_people, about_silos

    counts = [group.counted(number) for group, number in what_goes_on(before, day, without, people)]
    workshop = before.workshop
    lines = [
        gettext("Goes on from {date}, {title}: {counts:list}.", date=workshop.date, title=workshop.title, counts=counts)
    ]
    if not counts:
        lines = [gettext("Nothing goes on from {date}, {title}.", date=workshop.date, title=workshop.title)]
    lines += _about_groups(before, day, without)
    if people is not None:
        lines += [*about_people(before, people, without), *about_silos(before, people, without)]
    for line in (*lines, *about_minutes(before, plan, moment)):
        print(line, file=sys.stderr)


def _about_groups(before: State, day: Date, without: Collection[str]) -> list[str]:
    """What stays behind for what was left out, and what is not kept of the rest."""
    from onecompany.kinds.carrying import left_out, named, what_goes_on

    every, gone, names = [group for group, _ in what_goes_on(before, day)], left_out(without), named(before, day)
    lines = []
    for group in every if without else ():
        needed = [gettext(one.title) for one in every if one.name in gone & set(group.needs)]
        lost = [gettext(one.title) for one in every if one.name in gone & names[group.name]]
        if group.name in gone and group.name not in without:
            lines.append(
                gettext(
                    "{group:quoted} stays behind, too: not without {groups:quoted}.",
                    group=gettext(group.title),
                    groups=needed,
                )
            )
        elif group.name not in gone and lost:
            lines.append(
                gettext(
                    "{group:quoted} goes on without what is named there of {groups:quoted}.",
                    group=gettext(group.title),
                    groups=lost,
                )
            )
    return lines
