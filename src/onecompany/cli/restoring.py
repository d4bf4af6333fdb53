"""`onecompany restore`: what backups there are, what would change, and bringing a file back."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from onecompany.cli.asking import ask
from onecompany.cli.backups import organisations_in, size_of
from onecompany.cli.failing import FAILED, explained, fail
from onecompany.kinds.compared import RESTORING, in_words
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext, ngettext
from onecompany.store.backups import Backup, backups_folder, contents, list_backups
from onecompany.store.backups.checking import check_sound
from onecompany.store.handouts import note_copy
from onecompany.store.locating import look_at, resolved
from onecompany.store.lock import Lock
from onecompany.store.moments import moment_words
from onecompany.store.names import numbered
from onecompany.store.problems import FileNotOurs, StoreError
from onecompany.store.restoring import comparing, finding, placing, rebuilding, words
from onecompany.store.restoring.restoring import Restored


def show_backups(path: Path, now: datetime) -> None:
    """List the backups of a file, newest first, with what is in each."""
    with explained():
        backups = list_backups(path)
        if not backups:
            print(gettext("There is no backup of {file} in {folder}.", file=path, folder=backups_folder(path)))
        for number, backup in enumerate(backups, 1):
            print(
                gettext(
                    "{number}  {moment}  {size}  {name}\n   {what}",
                    number=f"{number:>3}",
                    moment=moment_words(backup.at, now),
                    size=size_of(backup.size),
                    name=backup.path.name,
                    what=visible(_what_is_in(backup)),
                )
            )


def _what_is_in(backup: Backup) -> str:
    try:
        with comparing.looking_at(backup.path) as db:
            (acts,) = db.execute("SELECT count(*) FROM history").fetchone()
        workshops = contents(backup)
    except StoreError as problem:
        return gettext("cannot be used: {problem}", problem=problem)
    if not workshops:
        return gettext("no workshop")
    return gettext(
        "{workshops}, {acts}",
        workshops=organisations_in(workshops),
        acts=ngettext("{number} act", "{number} acts", acts),
    )


def restore(path: Path, *, source: str, with_journal: bool, to: Path | None, yes: bool, now: datetime) -> None:
    """Bring a file back, in its place or at `to`, after it was said what would change and asked."""
    path = resolved(path)
    with explained():
        target = path if to is None else _free(to)
        if not target.parent.is_dir():
            fail(gettext("There is no folder {folder}.", folder=target.parent))
        named = _source(path, source) if source else None
        if named is None and not finding.anything_left(path):
            _fail_with_nothing(path)
        lock = Lock(target)
        try:
            placing.tidy(target)
            _restore(path, target, lock, named, with_journal, yes, now)
        finally:
            placing.being_made(target).unlink(missing_ok=True)
            lock.release()


def _restore(
    path: Path, target: Path, lock: Lock, source: Path | None, with_journal: bool, yes: bool, now: datetime
) -> None:
    found = finding.search(path, source=source, with_journal=with_journal, now=now)
    for fault in found.faults:
        print(fault, file=sys.stderr)
    if found.recovery is None:
        _fail_with_nothing(path)
    rebuilt, data = rebuilding.in_memory(found.recovery, now=now, drafts=with_journal)
    for line in (words.promise(found.recovery, now), *words.missing(rebuilt, now)):
        print(line)
    left_out = finding.left_out(found.recovery)
    if left_out:
        _tell_left_out(path, found.recovery, left_out)
    if target == path and not _would_change(path, data, now):
        if left_out:
            print(gettext("{file} is whole and has all else already. Nothing was changed.", file=path))
        else:
            print(gettext("{file} is whole and has all of this already. Nothing was changed.", file=path))
        return
    ask(_question(target, path), gettext("Nothing was changed."), yes=yes)
    if target != path:
        note_copy(path, target, now)  # before there is anything: whatever ends this, it is known where to look
    part = placing.being_made(target)
    rebuilding.write(data, part)
    kept = placing.put_in_place(target, part, now, lock=lock)
    print(words.came_of_it(Restored(target, rebuilt, kept), now))


def _tell_left_out(path: Path, recovery: finding.Recovery, workshops: Sequence[str]) -> None:
    print(gettext("Deleted since then, and left out:"))
    for workshop in workshops:
        print(visible(f"  {workshop}"))
    again = next(name for number in numbered() if not (name := path.with_stem(f"{path.stem}-again{number}")).exists())
    words = ["restore", "--file", path, "--from", recovery.base, "--without-journal", "--to", again]  # no sentence
    print(gettext("If it is wanted all the same, this brings it back, in a file of its own:"))
    print(f"  onecompany {shlex.join(map(str, words))}")  # no sentence: a command


def _question(target: Path, path: Path) -> str:
    if target != path:
        return gettext("Write this to {file}?", file=target)
    if look_at(path) is None:
        return gettext("Bring {file} back?", file=path)
    return gettext("Put this in the place of {file}? What is there now is kept.", file=path)


def _would_change(path: Path, data: bytes, now: datetime) -> bool:
    """Say what would be otherwise than in today's file. False when nothing would, and that is sound."""
    there = look_at(path) is not None
    try:
        changes = comparing.what_changes(path if there else None, data)
        if not changes:
            check_sound(path)
    except StoreError as problem:
        print(gettext("As it is now: {problem}", problem=problem))
        return True
    if not there:
        print(gettext("There is no file at {file} now.", file=path))
    for line in in_words(changes, RESTORING, now):
        print(visible(line))
    return bool(changes) or not there


def _fail_with_nothing(path: Path) -> NoReturn:
    fail(
        gettext(
            "Nothing is there to bring {file} back from: no sound backup in {folder}, and no journal that is enough. "
            "If you have a copy elsewhere, name it with --from.",
            file=path,
            folder=backups_folder(path),
        ),
        FAILED,
    )


def _source(path: Path, named: str) -> Path:
    """The file that is meant: a backup by its number in the list or its name, or any workshop file by its path."""
    backups = list_backups(path)
    if named.isdecimal() and 0 < int(named) <= len(backups):
        return backups[int(named) - 1].path
    by_name = [backup.path for backup in backups if named in (backup.path.name, backup.path.name.partition(".")[0])]
    if by_name:
        return by_name[0]
    meant = Path(named).expanduser()
    try:
        look_at(resolved(meant))
    except FileNotOurs as problem:
        fail(f"--from: {problem}", FAILED)  # no sentence: an option's name
    if not meant.exists():
        fail(
            gettext(
                "--from: there is no backup and no file {typed:quoted}. `onecompany restore --list` lists the backups.",
                typed=named,
            )
        )
    if path.exists() and meant.samefile(path):
        fail(gettext("--from is {file} itself. Name a backup, or a copy of it.", file=path))
    return resolved(meant)


def _free(to: Path) -> Path:
    target = resolved(to.expanduser())
    if look_at(target) is not None:
        fail(gettext("--to: {file} is there already and was left alone. Choose another name.", file=target))
    return target
