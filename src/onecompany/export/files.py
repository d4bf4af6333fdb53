"""Puts a file where it was asked for: whole or not at all, beside and never over what is there.

The rules are those for confidential files: folders 0700, files 0600, names of plain letters, no link
followed, nothing left behind when the disk is full.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from onecompany.export.format import ExportError
from onecompany.sentences import gettext
from onecompany.sentences.languages import tongue
from onecompany.system import Folder, reason_of

LONGEST_STEM = 80
"""The most characters of a file name before its ending: the same for all endings, so that all files of an export have
the same one."""

LONGEST_NAME = 200
"""The most characters of a file name, ending and number included: of 255 some are for what is written beside it."""

MOST_COPIES = 999
"""So many files of one name beside each other; then the folder is somebody's mistake."""

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for devices, with any suffix; a file of that name cannot be opened there."""

ABANDONED = 3600.0
"""Seconds after which what is unfinished was left by a program that ended in the middle; others may be at work now."""

_UNFINISHED = re.compile(r"\..+\.[0-9a-f]{8}\.part")

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})

_SUFFIX = re.compile(r"(-[A-Za-z0-9._-]*[A-Za-z0-9])?(\.[A-Za-z0-9]+)+")


def slug(text: str, longest: int = LONGEST_STEM) -> str:
    """A file name of `[A-Za-z0-9._-]` like the text, in whatever script; "workshop" when nothing of it can be kept."""
    plain = text if text.isascii() else _romanised(text)
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", re.sub(r"['’`]", "", plain))
    # The end of a sentence, or of `Co.`, is none of a name.
    plain = re.sub(r"\.(?=-)|(?<=-)\.", "", re.sub(r"\.{2,}", ".", plain))
    plain = re.sub(r"-{2,}", "-", plain).strip("-._")[:longest].strip("-._")
    if plain.split(".")[0].lower() in _RESERVED:
        plain = f"file-{plain}"[:longest].strip("-._")
    return plain or "workshop"


def _romanised(text: str) -> str:
    """About how a text sounds or what it shows, in ASCII: Ромашка is Romashka, a rocket is "rocket".

    In German an ü is ue, as it is written there by machines that have none.
    """
    from anyascii import anyascii

    composed = unicodedata.normalize("NFC", text)
    plain: str = anyascii(composed.translate(_GERMAN) if tongue() == "de" else composed)
    # What has a name of its own there (emoji) stands between colons; so it does not run into its neighbour.
    return plain.replace(":", "-")


def write(target_dir: Path, stem: str, suffix: str, data: bytes, overwrite: bool = False) -> Path:
    """Write `data` to a file in `target_dir`, which is made when it is missing, and return the file's path.

    The name is the slug of `stem` and then `suffix`. When there is something of that name, `-2`, `-3` ... is
    added; with `overwrite` it is replaced instead. A link of that name is never followed. Until the last
    moment the data is in a temporary file beside the target, so that the old file is whole whatever happens.
    Raises `ExportError`.
    """
    (path,) = write_all(target_dir, stem, {suffix: data}, overwrite=overwrite)
    return path


def write_all(target_dir: Path, stem: str, files: Mapping[str, bytes], *, overwrite: bool = False) -> tuple[Path, ...]:
    """Write files that belong together, by their suffixes, each as `write` does: all of them or none."""
    for suffix in files:
        if not _SUFFIX.fullmatch(suffix) or len(suffix) > LONGEST_NAME - LONGEST_STEM - len(f"-{MOST_COPIES}"):
            raise ExportError(
                gettext("{suffix!r} cannot end the name of a file. Give something like '.html'.", suffix=suffix)
            )
    base, written = slug(stem), list[str]()
    with opened(target_dir) as folder:
        if overwrite:
            # Before anything is replaced, so that a fault at a later one leaves the files of before whole.
            _refuse_folders(folder, [f"{base}{suffix}" for suffix in files])
        clear_abandoned(target_dir)
        staged: dict[str, str] = {}
        try:
            for suffix, data in files.items():
                staged[suffix] = f".{base}.{secrets.token_hex(4)}.part"
                folder.fill(staged[suffix], data)
            for suffix, temporary in staged.items():
                written.append(_publish(folder, temporary, base, suffix, overwrite=overwrite))
        except BaseException:
            for name in (*staged.values(), *(() if overwrite else written)):
                with contextlib.suppress(OSError):
                    # The first problem is the one to tell, and a temporary file may never have come to be.
                    folder.remove(name)
            raise
        with contextlib.suppress(OSError):
            # Some file systems cannot sync a folder; the data itself was synced.
            folder.sync()
    return tuple(target_dir / name for name in written)


def clear_abandoned(target_dir: Path) -> None:
    """Remove what a program that was killed has left unfinished in a folder: hidden, it would lie there for ever.

    What cannot be removed, or looked at, stays.
    """
    with contextlib.suppress(OSError):
        for entry in os.scandir(target_dir):
            if not _UNFINISHED.fullmatch(entry.name):
                continue
            with contextlib.suppress(OSError):
                if time.time() - entry.stat(follow_symlinks=False).st_mtime < ABANDONED:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path)
                else:
                    os.unlink(entry.path)


def expanded(text: str | Path) -> Path:
    """A path with `~` for the home folder. Raises `ExportError` for the home of somebody who is not known here."""
    try:
        return Path(text).expanduser()
    except RuntimeError as problem:
        raise ExportError(
            gettext("{path} names the home of nobody known here. Give the whole path.", path=text)
        ) from problem


def _refuse_folders(folder: Folder, names: list[str]) -> None:
    for name in names:
        with contextlib.suppress(FileNotFoundError):
            if folder.is_folder(name):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)


def free_stem(target_dir: Path, stem: str, suffixes: Collection[str]) -> str:
    """The stem, or that with the first number with which none of these files and folders is there yet.

    So all files of one export have the same number, though some of its formats were made there before and some not.
    """
    with contextlib.suppress(OSError):
        there = {name.casefold() for name in os.listdir(target_dir)}
        for candidate in names(slug(stem), ""):
            if there.isdisjoint(f"{candidate}{suffix}".casefold() for suffix in suffixes):
                return candidate
    return stem


@contextlib.contextmanager
def opened(target_dir: Path) -> Iterator[Folder]:
    """The folder, made when it is missing. What goes wrong with it within is an `ExportError`."""
    try:
        _make_folder(target_dir)
        with Folder(target_dir) as folder:
            yield folder
    except OSError as problem:
        raise explained(problem, target_dir) from problem


def _make_folder(folder: Path) -> None:
    """Like `mkdir(parents=True)`, but with the mode of a private folder for each that is made."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    for parent in reversed(missing):
        with contextlib.suppress(FileExistsError):
            # Made by somebody else meanwhile; if that is no folder, opening it says so.
            parent.mkdir(mode=0o700)


def _publish(folder: Folder, temporary: str, stem: str, suffix: str, *, overwrite: bool) -> str:
    """Give a finished file its name, and return that."""
    if not overwrite:
        return _under_free_name(folder, temporary, stem, suffix)
    name = f"{stem}{suffix}"
    folder.replace(temporary, name)
    return name


def names(stem: str, suffix: str) -> Iterator[str]:
    """The name, and those that are tried when it is taken."""
    yield f"{stem}{suffix}"
    for copy in range(2, MOST_COPIES + 1):
        yield f"{stem}-{copy}{suffix}"


def _under_free_name(folder: Folder, temporary: str, stem: str, suffix: str) -> str:
    """Give the finished file the first name that is free; the file system decides which one is."""
    for name in names(stem, suffix):
        if folder.name_file(temporary, name):
            return name
    raise ExportError(
        gettext(
            "There are {number} files like {name} already. Choose another folder.",
            number=MOST_COPIES,
            name=f"{stem}{suffix}",
        )
    )


def explained(problem: OSError, folder: Path) -> ExportError:
    """What a fault of the disk means for the person who exports."""
    match problem.errno:
        case errno.ENOSPC | errno.EDQUOT:
            why = gettext("The disk of {folder} is full. Make room, or choose another folder.", folder=folder)
        case errno.EROFS | errno.EACCES | errno.EPERM:
            why = gettext("{folder} cannot be written to. Choose another folder.", folder=folder)
        case errno.ENOTDIR | errno.EEXIST:
            why = gettext("{folder} is not a folder. Choose another one.", folder=folder)
        case errno.EISDIR | errno.ENOTEMPTY:
            why = gettext("There is a folder of that name in {folder}. Choose another folder.", folder=folder)
        case _:
            fault = reason_of(problem)
            why = gettext(
                "{folder} could not be written to ({fault}). Choose another folder.", folder=folder, fault=fault
            )
    nothing = gettext("Nothing was left behind.")
    return ExportError(f"{why} {nothing}")
