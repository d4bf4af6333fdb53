"""`onecompany backup`: a backup now, beside the file or on a stick; and how a backup is told of."""

from __future__ import annotations

import itertools
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
from onecompany.store.locating import OF_SQLITE, beside, is_new, resolved
from onecompany.store.reading import WorkshopLine
from onecompany.store.restoring.lost import check_not_lost
from onecompany.summary.dates import long_date

MOST = 12
"""Lines of workshops that are printed."""

_NOT_EVERYWHERE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What names of files cannot hold on FAT, as sticks have it."""


def back_up(path: Path, to: Path | None) -> None:
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
        if to is None:
            made = make_backup(path, now=now)
        else:
            folder, names = _target(path, home_path(to, "--to"), now)
            copy = make_copy(path, folder, names)
            made = Backup(copy, now, copy.stat().st_size)
            note_copy(path, copy, now, back=False)
        lines, votes = contents(made), open_votes(made)
    typer.echo(made.path)
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


def _target(path: Path, to: Path, now: datetime) -> tuple[Path, Iterator[str]]:
    """The folder that was meant, and names in it. A path with an ending, or of a file that is there, means a file."""
    from onecompany.store.names import numbered, stamped

    if to.is_dir() or not (to.suffix or to.exists()):
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
