"""`onecompany backup`: a backup now, beside the file or on a stick; and how a backup is told of."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import typer

from onecompany.cli.failing import explained, fail
from onecompany.cli.finding import NO_WORKSHOP
from onecompany.cli.older import say_if_older
from onecompany.cli.place import home_path
from onecompany.clock import SystemClock, hour, local
from onecompany.sentences import gettext, ngettext
from onecompany.store.locating import OF_SQLITE, beside, is_new, kind_of, resolved
from onecompany.store.reading import WorkshopLine
from onecompany.store.restoring.lost import check_not_lost
from onecompany.summary.dates import long_date

MOST = 12
"""Lines of workshops that are printed."""

_NOT_EVERYWHERE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What names of files cannot hold on FAT, as sticks have it."""


def back_up(path: Path, to: str | None) -> None:
    """Make a backup, also while a room has the file open, and say where it is and what is in it."""
    from onecompany.store.backups import Backup, contents, make_backup, open_votes
    from onecompany.store.backups.making import make_copy
    from onecompany.store.handouts import note_copy

    with explained():
        check_not_lost(resolved(path))
        if is_new(path):
            fail(gettext(NO_WORKSHOP, file=path))
        say_if_older(path)
        now = SystemClock().now()
        new_folder = None
        elsewhere = _elsewhere(path, to, now) if to is not None else None
        if elsewhere is None:
            made = make_backup(path, now=now)
        else:
            folder, names = elsewhere
            new_folder = None if folder.is_dir() else folder
            copy = make_copy(path, folder, names)
            made = Backup(copy, now, copy.stat().st_size)
            note_copy(path, copy, now, back=False)
        lines, votes = contents(made), open_votes(made)
    typer.echo(made.path)
    if new_folder is not None:
        typer.echo(gettext("{folder} was not there and was made. Is it the stick that you meant?", folder=new_folder))
    typer.echo(gettext("{size}, looked through: every row is as its history says.", size=size_of(made.size)))
    for line in what_is_in(lines):
        typer.echo(f"  {line}")
    if votes:
        typer.echo(
            ngettext(
                "What was cast in {number} vote that is not revealed is left out. After a restore it is cast again.",
                "What was cast in {number} votes that are not revealed is left out. After a restore it is cast again.",
                votes,
            )
        )


def _elsewhere(path: Path, typed: str, now: datetime) -> tuple[Path, Iterator[str]] | None:
    """The folder that was meant, and names in it; None for that of the file's other backups.

    A path of a file that is there, or with our own ending, means a file, and every other one a folder.
    """
    from onecompany.store.backups import backups_folder
    from onecompany.store.names import numbered, stamped

    if not typed.strip():
        fail(gettext("--to is empty. Name a folder or a file, or leave it out."))
    to = home_path(Path(typed), "--to")
    if to.exists() and not (to.is_dir() or to.is_file()):
        fail(gettext("--to: {path} is {what}. Name a folder or a file.", path=to, what=kind_of(to.stat())))
    if resolved(to) == backups_folder(path):
        return None
    if to.is_dir() or typed.endswith(("/", os.sep)) or not (to.suffix == ".onecompany" or to.exists()):
        plain = path.with_name(_NOT_EVERYWHERE.sub("-", path.stem))
        return to, (beside(plain, f"-{stamped(now)}{more}.onecompany", behind=OF_SQLITE).name for more in numbered())
    return to.parent, (f"{to.stem}{more}{to.suffix}" for more in numbered())


def what_is_in(lines: Sequence[WorkshopLine]) -> list[str]:
    """The workshops of a backup, one a line; of many, the first ones."""
    told = [f"{line.organisation}  {line.date}  {line.title}" for line in lines[:MOST]]
    more = len(lines) - MOST
    if more > 0:
        told.append(ngettext("and {number} more workshop", "and {number} more workshops", more))
    return told or [gettext("no workshop")]


def organisations_in(lines: Sequence[WorkshopLine]) -> str:
    """How many workshops of whom, in a line."""
    names = list(dict.fromkeys(line.organisation for line in lines))
    shown = [*itertools.islice(names, 4), *([gettext("others")] if len(names) > 4 else [])]
    return ngettext("{number} workshop of {names:list}", "{number} workshops of {names:list}", len(lines), names=shown)


def size_of(size: int) -> str:
    """A size in bytes as people say it."""
    if size < 1_000_000:
        return gettext("{kilobytes} kB", kilobytes=max(1, round(size / 1000)))
    return gettext("{megabytes:.1f} MB", megabytes=size / 1_000_000)


def when(moment: datetime) -> str:
    """A moment by the room's clock, with its day."""
    return gettext("{day}, {time}", day=long_date(local(moment).date()), time=hour(moment))
