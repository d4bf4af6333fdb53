"""Puts a folder of files where it was asked for: whole or not at all, as `files` does with one file."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from onecompany.export import files
from onecompany.export.format import ExportError
from onecompany.sentences import gettext
from onecompany.system import Folder

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def write_folder(
    target_dir: Path, stem: str, suffix: str, contents: Mapping[str, bytes], *, overwrite: bool = False
) -> Path:
    """Write a folder in `target_dir`, with these files, and return its path.

    The name is the slug of `stem` and then `suffix`; one that is taken gets a number. With `overwrite` the folder
    of that name is replaced, unless there is something else in it than files of the kinds that are written: that
    would be somebody's work. Until the last moment all is in a temporary folder beside it. Raises `ExportError`.
    """
    for name in contents:
        if not _NAME.fullmatch(name) or len(name) > files.LONGEST_NAME:
            raise ExportError(
                gettext("{name!r} cannot be the name of a file. Use letters, figures, dots and dashes.", name=name)
            )
    base = files.slug(stem)
    with files.opened(target_dir) as folder:
        if overwrite:
            _put_back(target_dir, folder, base, f"{base}{suffix}")
        files.clear_abandoned(target_dir)
        temporary = f".{base}.{secrets.token_hex(4)}.part"
        folder.make_folder(temporary)
        try:
            _fill(folder, temporary, contents)
            if overwrite:
                name = f"{base}{suffix}"
                _replace(target_dir, folder, temporary, name, {Path(file).suffix for file in contents})
                for left in _left(target_dir, base):
                    shutil.rmtree(left, ignore_errors=True)
            else:
                name = _under_free_name(folder, temporary, base, suffix)
        except BaseException:
            shutil.rmtree(target_dir / temporary, ignore_errors=True)
            raise
        with contextlib.suppress(OSError):
            # Some file systems cannot sync a folder; the files themselves were synced.
            folder.sync()
    return target_dir / name


def _fill(folder: Folder, temporary: str, contents: Mapping[str, bytes]) -> None:
    with Folder(Path(temporary), within=folder) as inside:
        for name, data in contents.items():
            inside.fill(name, data)


def _under_free_name(folder: Folder, temporary: str, base: str, suffix: str) -> str:
    """Give the finished folder the first name that is free."""
    for name in files.names(base, suffix):
        if folder.name_folder(temporary, name):
            return name
    raise ExportError(
        gettext(
            "There are {number} folders like {name} already. Choose another folder.",
            number=files.MOST_COPIES,
            name=f"{base}{suffix}",
        )
    )


def _left(target_dir: Path, base: str) -> list[Path]:
    """The folders of before that have lost their name, where a program was killed before they got it back."""
    left = re.compile(rf"\.{re.escape(base)}\.[0-9a-f]{{8}}\.part\.old")
    return [Path(entry.path) for entry in os.scandir(target_dir) if left.fullmatch(entry.name)]


def _put_back(target_dir: Path, folder: Folder, base: str, name: str) -> None:
    """Give the folder of before its name again, where nothing has that."""
    left = _left(target_dir, base)
    if left and not os.path.lexists(target_dir / name):
        folder.replace(max(left, key=lambda path: path.stat().st_mtime).name, name)


def _replace(target_dir: Path, folder: Folder, temporary: str, name: str, kinds: set[str]) -> None:
    existing = target_dir / name
    if not os.path.lexists(existing):
        folder.replace(temporary, name)
        return
    if existing.is_symlink() or not existing.is_dir():
        raise ExportError(
            gettext("{path} is in the way and is no folder of tables. Move it, and export again.", path=existing)
        )
    strange = [path.name for path in existing.iterdir() if path.suffix not in kinds or not path.is_file()]
    if strange:
        raise ExportError(
            gettext(
                "{path} holds something else as well ({name}). Move it, and export again.",
                path=existing,
                name=strange[0],
            )
        )
    old = f"{temporary}.old"
    folder.replace(name, old)
    try:
        folder.replace(temporary, name)
    except BaseException:
        folder.replace(old, name)
        raise
    shutil.rmtree(target_dir / old, ignore_errors=True)
