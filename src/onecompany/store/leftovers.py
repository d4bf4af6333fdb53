"""What lies beside a workshop file, or was left of it elsewhere, and is no file that anybody works in: files that a
restore has replaced, what kills left of files that were being made, and what was rescued."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from onecompany.store.backups import backups_folder
from onecompany.store.handouts import copies_noted
from onecompany.store.locating import rescued_folder, resolved
from onecompany.store.names import BACKUPS, JOURNAL, PART, REPLACED, RESTORING
from onecompany.store.reading import APPLICATION_ID
from onecompany.store.restoring.placing import being_made, replaced_start

_OLD = 60.0
"""Seconds after which such a file is nobody's any more."""


def replaced_files(path: Path) -> list[Path]:
    """The files that a restore has replaced and kept, beside a workshop file; none when the folder cannot be read."""
    return [file for file in _replaced(path) if not file.name.endswith((".jsonl", ".lock", "-journal"))]


def replaced_journals(path: Path) -> list[Path]:
    """The journals that a restore has kept, with the file that was replaced or, where that was gone, alone."""
    return [file for file in _replaced(path) if file.name.endswith(".jsonl")]


def left_hot(path: Path) -> list[Path]:
    """What SQLite had left beside files that a restore has replaced; where such a file was read, it is gone."""
    return [file for file in _replaced(path) if file.name.endswith("-journal")]


def _replaced(path: Path) -> Iterator[Path]:
    path = resolved(path)
    starts = (replaced_start(path), path.name + REPLACED)  # an earlier version shortened none but the longest names
    with suppress(OSError), os.scandir(path.parent) as entries:
        for name in sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False)):
            if name.startswith(starts):
                yield path.with_name(name)


def stale_parts(path: Path) -> list[Path]:
    """What kills left of files that were being made, older than a minute: beside a file, among its backups, and where
    it was brought back to another place."""
    folders = [resolved(path).parent, backups_folder(path)]
    found = [file for folder in folders for file in _parts_in(folder)]
    with suppress(OSError):
        found += [file for copy in copies_noted(path) if _is_old(file := being_made(copy)) and file not in found]
    return sorted(found)


def _parts_in(folder: Path) -> Iterator[Path]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if (PART.fullmatch(entry.name) or _is_rebuilt(Path(entry.path))) and _is_old(Path(entry.path)):
                yield Path(entry.path)


def _is_old(file: Path) -> bool:
    try:
        return os.lstat(file).st_mtime < time.time() - _OLD
    except OSError:
        return False


def _is_rebuilt(file: Path) -> bool:
    """Whether a restore was making it, of whatever file: by its name, and what is in its first bytes."""
    if not file.name.endswith(RESTORING) or file.is_symlink() or not file.is_file():
        return False
    try:
        with open(file, "rb") as opened:
            return opened.read(72)[68:] in (b"", APPLICATION_ID.to_bytes(4, "big"))
    except OSError:
        return False


def rescued_files(path: Path) -> list[Path]:
    """The files, other than this one, that go on in the folder for what was rescued."""
    ours = resolved(path)
    return [file for file in _rescued() if file.suffix != ".jsonl" and file != ours and file.parent == rescued_folder()]


def rescued_and_lost() -> list[Path]:
    """Backups and journals in that folder whose file is gone: nobody would find them."""
    lost = []
    for file in _rescued():
        if file.parent != rescued_folder():
            gone = file.parent.with_name(file.parent.name.removesuffix(BACKUPS))
        else:
            gone = file.with_name(file.name.removesuffix(JOURNAL))
        if gone != file and not os.path.lexists(gone):
            lost.append(file)
    return lost


def _rescued() -> list[Path]:
    folder = rescued_folder()
    found = [*folder.glob("*.onecompany"), *folder.glob(f"*{BACKUPS}/*.onecompany"), *folder.glob(f"*{JOURNAL}")]
    return sorted(file for file in found if file.is_file() and not file.is_symlink())
