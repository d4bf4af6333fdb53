"""The folder of a file's backups, and what their names say."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from onecompany.sentences import gettext
from onecompany.store.backups.problems import BackupNotMade
from onecompany.store.disk import sync_folder
from onecompany.store.locating import beside, in_the_way_of_a_folder, resolved
from onecompany.store.names import BACKUPS, STAMP, numbered, stamped
from onecompany.system import Folder, reason_of

_NAME = re.compile(r"(\d{8}T\d{6}Z)(?:-([2-9]|[1-9]\d{1,3}))?(?:\.schema-(\d{1,6}))?\.onecompany", re.ASCII)
_FULL = (errno.ENOSPC, errno.EDQUOT)


class Backup(NamedTuple):
    """A backup by its file. `at`: when it was made, by the clock of then, in UTC; `size` in bytes."""

    path: Path
    at: datetime
    size: int

    @property
    def number(self) -> int:
        """Which one of its second: 1, then 2."""
        match = _NAME.fullmatch(self.path.name)
        return int(match[2] or 1) if match else 1

    @property
    def before_upgrade(self) -> bool:
        """Whether it was made because the file was about to be brought to a newer schema."""
        match = _NAME.fullmatch(self.path.name)
        return match is not None and match[3] is not None


def backups_folder(path: Path) -> Path:
    """Where the backups of a workshop file are; it may not be there yet."""
    return beside(resolved(path), BACKUPS)


def names(now: datetime, schema: int | None = None) -> Iterator[str]:
    """Names for a backup that is made now, without end: the first that is free is its own.

    `schema`: that of a file that is about to be brought to a newer one.
    """
    stamp = stamped(now)
    old = "" if schema is None else f".schema-{schema}"  # no sentence: the name of a file
    for more in numbered():
        yield f"{stamp}{more}{old}.onecompany"


def stamp_of(name: str) -> datetime | None:
    """When the backup of this name was made, in UTC; None for a name that is not ours."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
    except ValueError:  # the 31st of February
        return None


def list_backups(path: Path) -> list[Backup]:
    """The backups of a workshop file, newest first by the clock of then; none when the folder cannot be read.

    Whatever else lies in the folder is left out: names that are not ours, links, files without a byte.
    """
    found = []
    with contextlib.suppress(OSError), os.scandir(backups_folder(path)) as entries:
        for entry in entries:
            at = stamp_of(entry.name)
            if at is None:
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:  # it was one too many, just now
                continue
            if stat.S_ISREG(status.st_mode) and status.st_size:
                found.append(Backup(Path(entry.path), at, status.st_size))
    return sorted(found, key=lambda backup: (backup.at, backup.number, backup.path.name), reverse=True)


def opened_folder(path: Path) -> Folder:
    """The folder of the backups of a file at a resolved path, made when it is not there. Raises BackupNotMade."""
    place = backups_folder(path)
    with explained(place), Folder(place.parent) as parent:
        with contextlib.suppress(FileExistsError):
            parent.make_folder(place.name)
            sync_folder(place.parent)
        try:
            return Folder(Path(place.name), within=parent)
        except OSError as error:
            if error.errno not in (errno.ENOTDIR, errno.ELOOP):
                raise
            what = in_the_way_of_a_folder(place) or gettext("no folder")
            raise BackupNotMade(
                gettext(
                    "{path} is {what}, where the backups of {file} are to be, so none is made. Move it away.",
                    path=place,
                    what=what,
                    file=path.name,
                )
            ) from error


@contextlib.contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the system refuses in a folder into BackupNotMade."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            text = gettext(
                "The disk with {folder} is full, so no backup was made. The file itself is whole. Make room.",
                folder=folder,
            )
        else:
            text = gettext(
                "No backup could be made in {folder}: {why}. The file itself is whole.",
                folder=folder,
                why=reason_of(error),
            )
        raise BackupNotMade(text) from error
