"""Whether a file that is not there was there: looked for by names alone, because the first screen waits for it."""

from __future__ import annotations

import os
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store.locating import beside
from onecompany.store.names import BACKUPS, JOURNAL
from onecompany.store.problems import StoreError

_LEFT = (BACKUPS, JOURNAL)
"""What lies beside a file that has anything in it."""


class FileLost(StoreError):
    """There is no file, but what belongs to one lies where it would be: `names`. Nothing was made."""

    def __init__(self, path: Path, names: list[str]) -> None:
        text = gettext(
            "There is no file at {path}, but what was kept beside it is there: {names:list}. Nothing was made. "
            "“onecompany restore” brings it back; if it is not wanted back, move that away.",
            path=path,
            names=names,
        )
        super().__init__(text)


def check_not_lost(path: Path) -> None:
    """Raises FileLost when there is nothing at a resolved path, but backups or a journal of it are beside that."""
    if not os.path.lexists(path):
        left = [place.name for place in (beside(path, ending) for ending in _LEFT) if _is_any(place)]
        if left:
            raise FileLost(path, left)


def _is_any(place: Path) -> bool:
    """Whether there is a file with something in it, or a folder with a file."""
    try:
        return any(place.glob("2*.onecompany")) if place.is_dir() else place.stat().st_size > 0
    except OSError:
        return False
