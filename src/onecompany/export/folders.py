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
            raise ExportError(f"{name!r} cannot be the name of a file. Use letters, figures, dots and dashes.")
    base = files.name_of(stem, suffix)
    with files.opened(target_dir) as folder:
        temporary = f".{base}.{secrets.token_hex(4)}.part"
        os.mkdir(temporary, 0o700, dir_fd=folder)
        try:
            _fill(folder, temporary, contents)
            if overwrite:
                name = f"{base}{suffix}"
                _replace(target_dir, folder, temporary, name, {Path(each).suffix for each in contents})
            else:
                name = _under_free_name(folder, temporary, base, suffix)
        except BaseException:
            shutil.rmtree(target_dir / temporary, ignore_errors=True)
            raise
        with contextlib.suppress(OSError):
            # Some file systems cannot sync a folder; the files themselves were synced.
            os.fsync(folder)
    return target_dir / name


def _fill(folder: int, temporary: str, contents: Mapping[str, bytes]) -> None:
    inside = os.open(temporary, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
    try:
        for name, data in contents.items():
            files.fill(inside, name, data)
    finally:
        os.close(inside)


def _under_free_name(folder: int, temporary: str, base: str, suffix: str) -> str:
    """Take the first free name with an empty folder of our own, then move the full one over it."""
    for name in files.names(base, suffix):
        try:
            os.mkdir(name, 0o700, dir_fd=folder)
        except FileExistsError:
            continue
        try:
            os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
        except BaseException:
            os.rmdir(name, dir_fd=folder)
            raise
        return name
    raise ExportError(f"There are {files.MOST_COPIES} folders like {base}{suffix} already. Choose another folder.")


def _replace(target_dir: Path, folder: int, temporary: str, name: str, kinds: set[str]) -> None:
    there = target_dir / name
    if not os.path.lexists(there):
        os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
        return
    if there.is_symlink() or not there.is_dir():
        raise ExportError(f"{there} is in the way and is no folder of tables. Move it, and export again.")
    strange = [each.name for each in there.iterdir() if each.suffix not in kinds or not each.is_file()]
    if strange:
        raise ExportError(f"{there} holds something else as well ({strange[0]}). Move it, and export again.")
    old = f"{temporary}.old"
    os.rename(name, old, src_dir_fd=folder, dst_dir_fd=folder)
    try:
        os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        os.rename(old, name, src_dir_fd=folder, dst_dir_fd=folder)
        raise
    shutil.rmtree(target_dir / old, ignore_errors=True)
