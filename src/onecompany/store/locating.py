"""Which file is meant, and whether it can be a workshop file at all: settled before SQLite sees its name.

Lock, reading and writing go by the path that `resolved` gives, so that a link and its target are one file.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from pathlib import Path

from onecompany.sentences import N_, gettext
from onecompany.store.problems import FileEmpty, FileNotOurs, FileReadOnly
from onecompany.system import reason_of

BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a file; it takes whatever has such a name for its own."""

OF_SQLITE = max(map(len, BESIDE))
"""Bytes of the name of a file that is opened by SQLite which have to be free for these."""

LONGEST_PATH = 500
"""Bytes of a path. SQLite's limit is 512 with the name of the journal (https://www.sqlite.org/limits.html)."""

_KINDS = (
    (stat.S_ISDIR, N_("a folder")),
    (stat.S_ISLNK, N_("a link that leads nowhere")),
    (stat.S_ISFIFO, N_("a pipe")),
    (stat.S_ISSOCK, N_("a socket")),
    (stat.S_ISCHR, N_("a device")),
    (stat.S_ISBLK, N_("a device")),
)


def resolved(path: Path) -> Path:
    """The one path of a file, whatever links lead to it."""
    return Path(os.path.realpath(path))


def rescued_folder() -> Path:
    """Where a file goes on whose own folder is gone. It may not be there."""
    from platformdirs import user_data_path

    return user_data_path("onecompany", appauthor=False) / "rescued"  # no sentence: a folder


def for_readers(path: Path) -> str:
    """A resolved path as it is shown on the wall: what lies in the user's own folder without the name of that."""
    home = Path(os.path.realpath(Path.home()))
    return f"~{os.sep}{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def address(path: Path) -> str:
    """The file as SQLite's `file:` address, every letter of its name literal.

    For reading and writing even where only reading is wanted: what a crash left half done (a journal beside the file)
    is rolled back by whoever opens it next. A file that may not be written is opened for reading all the same.
    """
    return f"{path.absolute().as_uri()}?mode=rw"


def connected(path: Path, *, patience: float, check_same_thread: bool = True) -> sqlite3.Connection:
    """A connection to a file that is there, in autocommit. `patience`: seconds to wait for another program's lock."""
    return sqlite3.connect(
        address(path), uri=True, isolation_level=None, timeout=patience, check_same_thread=check_same_thread
    )


def is_new(path: Path) -> bool:
    """Whether a file is still to be made here, because there is nothing. Raises FileNotOurs, FileReadOnly."""
    return look_at(resolved(path)) is None


def check_there(path: Path) -> None:
    """Raises FileNotOurs, FileEmpty or FileReadOnly when there is no file at a resolved path that could be ours."""
    status = look_at(path)
    if status is None:
        raise FileNotOurs(gettext("There is no file at {path}.", path=path))
    if status.st_size == 0 and not _has_journal(path):
        raise FileEmpty(path)


def look_at(path: Path) -> os.stat_result | None:
    """What is at a resolved path; None when there is nothing.

    Raises FileNotOurs when it is no ordinary file, and FileReadOnly when its name cannot be, or when something stands
    beside it that SQLite would take for its journal.
    """
    if len(os.fsencode(path)) > LONGEST_PATH:
        raise FileReadOnly(
            gettext(
                "{path}: the path is longer than {most} bytes. Choose a shorter one.",
                path=path,
                most=LONGEST_PATH,
            )
        )
    there = _status(path, path)
    if there is not None and not stat.S_ISREG(there.st_mode):
        raise FileNotOurs(
            gettext("{path} is {what}, not a workshop file. Name a workshop file.", path=path, what=kind_of(there))
        )
    for ending in BESIDE:
        beside = path.with_name(path.name + ending)
        status = _status(beside, path)
        if status is not None and not stat.S_ISREG(status.st_mode):
            raise FileReadOnly(
                gettext(
                    "{path} is {what}. SQLite keeps a file of that name beside {file}; move it away, then open the "
                    "file again.",
                    path=beside,
                    what=kind_of(status),
                    file=path.name,
                )
            )
    return there


def beside(path: Path, ending: str, *, behind: int = 0) -> Path:
    """The path of something that is kept beside a file: its name with this ending, shortened where it is too long.

    `behind`: bytes that more of the name may take, such as `OF_SQLITE` for what SQLite opens.
    """
    name, most = path.name + ending, 255 - behind
    if len(os.fsencode(name)) > most:
        import hashlib

        told = "~" + hashlib.blake2b(os.fsencode(path.name), digest_size=6).hexdigest()
        cut = os.fsencode(path.name)[: most - len(os.fsencode(told + ending))]
        name = cut.decode("utf-8", "ignore") + told + ending
    return path.with_name(name)


def make_folder(folder: Path) -> None:
    """Make the folder of a file, for its owner only. Raises FileReadOnly."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FileReadOnly(
            gettext("The folder {folder} cannot be made: {why}.", folder=folder, why=reason_of(error))
        ) from error


def kind_of(status: os.stat_result) -> str:
    """What something is that is no ordinary file, in words."""
    kind = next((kind for kind in _KINDS if kind[0](status.st_mode)), None)
    return gettext("no ordinary file") if kind is None else gettext(kind[1])


def in_the_way_of_a_folder(path: Path) -> str:
    """What stands where a folder is to be, in words; "" when it is one, or nothing is there. A link leads anywhere."""
    try:
        status = os.lstat(path)
    except OSError:
        return ""
    if stat.S_ISLNK(status.st_mode):
        return gettext("a link")
    if stat.S_ISREG(status.st_mode):
        return gettext("a file")
    return "" if stat.S_ISDIR(status.st_mode) else kind_of(status)


def may_write(path: Path) -> bool:
    """Whether the system lets us write a file, or make one in a folder. A full disk is not asked for it."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _has_journal(path: Path) -> bool:
    """Whether a crash left a journal, from which SQLite brings back what a file of no length held."""
    journal = _status(path.with_name(path.name + BESIDE[0]), path)
    return journal is not None and journal.st_size > 0


def _status(path: Path, meant: Path) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise FileReadOnly(
                gettext(
                    "{path}: the name is too long, because SQLite adds “-journal” to it for a file beside. Choose a "
                    "shorter one with --file.",
                    path=meant,
                )
            ) from error
        raise FileReadOnly(gettext("{path} cannot be looked at: {why}.", path=meant, why=reason_of(error))) from error
