"""Which workshop is meant by what was typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typer

from onecompany.clock import SystemClock
from onecompany.parsing.alike import nearest
from onecompany.sentences import N_, gettext
from onecompany.store.locating import is_new, resolved
from onecompany.store.organisations import OrganisationLine, read_organisations
from onecompany.store.problems import Unknown
from onecompany.store.reading import WorkshopLine, read_workshops, reading
from onecompany.store.restoring.lost import check_not_lost
from onecompany.store.restoring.rescued import said_of_any

NO_WORKSHOP = N_("There is no workshop in {file} yet. `onecompany new` makes one.")


def all_workshops(path: Path) -> list[WorkshopLine]:
    """The workshops of a file; none when there is no file yet. Raises FileLost, and what `reading` raises."""
    check_not_lost(resolved(path))
    if is_new(path):
        return []
    with reading(path, lists_only=True) as db:
        return read_workshops(db)


def tell_of_rescued(path: Path) -> None:
    """Say, beside what a command prints, that a rescued copy has more than the file."""
    if said := said_of_any(path, SystemClock().now()):
        typer.echo(said, err=True)


def find_workshop(path: Path, wanted: str) -> WorkshopLine:
    """The one workshop with this id, or whose organisation's name begins like this. Raises Unknown."""
    lines = all_workshops(path)
    by_id = [line for line in lines if line.id == wanted]
    matches = by_id or nearest(wanted, lines, lambda line: line.organisation, words=False)
    if len(matches) == 1 and wanted:
        return matches[0]
    if not lines:
        raise Unknown(gettext(NO_WORKSHOP, file=path))
    known = "\n".join(f"  {line.id}  {line.organisation}  {line.date}  {line.title}" for line in matches or lines)
    if matches and wanted:
        message = gettext("{typed:quoted} could be more than one workshop:\n{workshops}", typed=wanted, workshops=known)
    else:
        message = gettext("There is no workshop {typed:quoted}. There are:\n{workshops}", typed=wanted, workshops=known)
    raise Unknown(message)


def find_organisation(path: Path, wanted: str, today: date) -> OrganisationLine:
    """The one organisation with this id, or whose name begins like this. Raises Unknown, FileLost."""
    check_not_lost(resolved(path))
    lines: list[OrganisationLine] = []
    if not is_new(path):
        with reading(path, lists_only=True) as db:
            lines = read_organisations(db, today)
    by_id = [line for line in lines if line.id == wanted]
    matches = by_id or nearest(wanted, lines, lambda line: line.name, words=False)
    if len(matches) == 1 and wanted:
        return matches[0]
    if not lines:
        raise Unknown(gettext(NO_WORKSHOP, file=path))
    known = "\n".join(f"  {line.id}  {line.name}" for line in matches or lines)
    values = {"typed": wanted, "organisations": known}
    if matches and wanted:
        raise Unknown(gettext("{typed:quoted} could be more than one organisation:\n{organisations}", **values))
    raise Unknown(gettext("There is no organisation {typed:quoted}. There are:\n{organisations}", **values))
