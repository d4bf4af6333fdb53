"""Finding out how far a file can be brought back: from which backup, and with which acts of the journal."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from onecompany.sentences import gettext
from onecompany.store.backups.checking import check_sound
from onecompany.store.backups.folder import Backup, list_backups
from onecompany.store.journal.lines import JournalLine, journal_path, moment_of
from onecompany.store.journal.reading import JournalRead, read_journal
from onecompany.store.locating import look_at, resolved
from onecompany.store.problems import StoreError
from onecompany.store.restoring.comparing import looking_at
from onecompany.store.restoring.following import Following, Known, follow
from onecompany.system import reason_of

_LAST = "SELECT at FROM history ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Recovery:
    """How far a file can be brought back.

    `base`: what it is made from, a backup or another file; None: from the journal alone. `backup`: that, where it is
    one of the file's own. `acts`: how many acts of the journal come after it. `until`: when the last act of all was
    done, UTC; None when there is none. `faults`: what was found on the way and stands in it, a sentence each.
    """

    path: Path
    base: Path | None
    backup: Backup | None
    acts: int
    until: datetime | None
    faults: tuple[str, ...] = ()
    lines: tuple[JournalLine, ...] = field(default=(), repr=False)
    deleted: frozenset[str] = frozenset()
    """Workshops in the base that were deleted later; they are not brought back."""
    organisations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, repr=False)
    """Rows of clients that no act of the journal makes (see `journal.lines.Header`)."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was found: `recovery`, None when nothing is left to bring the file back from; and all `faults`."""

    recovery: Recovery | None
    faults: tuple[str, ...]


def anything_left(path: Path) -> bool:
    """Whether there is anything beside a file that it might be brought back from. Only looked for, and at once."""
    return bool(list_backups(path)) or os.path.lexists(journal_path(resolved(path)))


def search(path: Path, *, source: Path | None = None, with_journal: bool = True, now: datetime | None = None) -> Search:
    """Look for what a file can be brought back from. That takes a while: every row of a backup is looked at.

    `source`: only this file, instead of the newest backup that is sound. `now`, UTC: a backup that is dated later, by a
    clock that was wrong, goes first only where it has all that the newest of the others has, and more.
    Raises StoreError when there is something wrong with `source`.
    """
    path, second = resolved(path), None
    read, faults = _journal(path) if with_journal else (None, [])
    if source is not None:
        source = resolved(source)
        check_sound(source)
        found, fault = _from(path, source, None, read)
        if fault and read is not None and not _workshops(source) & {line.workshop_id for line in read.lines}:
            fault = gettext("{source} is another file: {path} has no workshop of it.", source=source, path=path)
        return _search(found, faults, fault)
    if read is not None and _is_whole(path):
        found, fault = _from(path, path, None, read)
        if found.lines and not fault:  # it was put back to how it was before
            return _search(found, faults)
        second = (found, fault) if found.lines else None
    for backup in _in_order(path, now):
        try:
            check_sound(backup.path)
        except StoreError as problem:
            faults.append(gettext("The backup {name} is left out. {problem}", name=backup.path.name, problem=problem))
            continue
        found, fault = _from(path, backup.path, backup, read)
        if not fault:
            return _search(found, faults)
        if second is None or _later(found, second[0]):
            second = (found, fault)
    if read is not None and read.lines:
        alone, fault = _from(path, None, None, read)
        if not read.begins and alone.acts and (second is None or _later(alone, second[0])):  # it has all, and more
            return _search(alone, faults, fault)
        if second is None:
            begins = read.begins
            fault = gettext("The journal begins after act {begins}: without a backup it is not enough.", begins=begins)
            return _search(None, faults, fault)
    return _search(None, faults) if second is None else _search(second[0], faults, second[1])


def _in_order(path: Path, now: datetime | None) -> list[Backup]:
    """The backups, the one that has most first, as far as their dates tell."""
    backups = list_backups(path)
    past = [backup for backup in backups if now is None or backup.at <= now]
    if len(past) == len(backups):
        return backups
    newest = next((known for backup in past if (known := _known_of(backup)) is not None), None)
    if newest is None:
        return backups
    first = [
        backup
        for backup in backups
        if backup not in past and (known := _known_of(backup)) is not None and known.items() > newest.items()
    ]
    return [*first, *past, *(backup for backup in backups if backup not in past and backup not in first)]


def _known_of(backup: Backup) -> Known | None:
    """The acts of a backup; None where it is not sound."""
    try:
        check_sound(backup.path)
        return _known(backup.path)
    except StoreError:
        return None


def _later(one: Recovery, other: Recovery) -> bool:
    return other.until is None or (one.until is not None and one.until > other.until)


def _search(recovery: Recovery | None, faults: list[str], fault: str = "") -> Search:
    every = (*faults, fault) if fault else tuple(faults)
    return Search(replace(recovery, faults=every) if recovery is not None else None, every)


def _journal(path: Path) -> tuple[JournalRead | None, list[str]]:
    place = journal_path(path)
    try:
        read = read_journal(place)
    except OSError as problem:
        return None, [gettext("{path} cannot be read: {why}.", path=place, why=reason_of(problem))]
    return read, []


def _from(path: Path, base: Path | None, backup: Backup | None, read: JournalRead | None) -> tuple[Recovery, str]:
    """How far it goes from one file, or from none; and why the journal does not go with that, "" where it does."""
    known = _known(base) if base is not None else {}
    lines = read.lines if read is not None else ()
    if read is not None and read.leaving and base is not None:
        there = {workshop_id for workshop_id, _ in known.values()}
        lines = tuple(line for line in lines if line.workshop_id not in read.leaving - there)
    following = follow(known, read.begins, lines, read.lines) if read is not None and lines else Following()
    until = following.lines[-1].moment if following.lines else _last(base)
    recovery = Recovery(
        path,
        base,
        backup,
        len(following.lines),
        until,
        lines=following.lines,
        deleted=following.deleted,
        organisations=read.header.organisations if read and (following.lines or not following.fault) else {},
    )
    return recovery, following.fault or (_ends_early(read, known) if read is not None else "")


def _ends_early(read: JournalRead, known: Known) -> str:
    """What is said where the last lines of a journal cannot be read, and a file has not as many acts behind it."""
    last = read.lines[-1].number if read.lines else read.begins
    if sum(number > last for number in known) >= read.behind:
        return ""
    return gettext("The journal is good for {number} acts: {fault}.", number=len(read.lines), fault=read.fault)


def _is_whole(path: Path) -> bool:
    try:
        if look_at(path) is None:
            return False
        check_sound(path)
    except StoreError:
        return False
    return True


def _known(path: Path) -> Known:
    with looking_at(path) as db:
        rows = db.execute("SELECT id, workshop_id, checksum FROM history ORDER BY id")
        return {number: (workshop_id, total) for number, workshop_id, total in rows}


def _workshops(path: Path) -> set[str]:
    return {workshop_id for workshop_id, _ in _known(path).values()}


def left_out(recovery: Recovery) -> list[str]:
    """The workshops that were deleted since, each as it was called: client, day and title. Raises StoreError."""
    if recovery.base is None or not recovery.deleted:
        return []
    with looking_at(recovery.base) as db:
        rows = db.execute(
            "SELECT w.id, o.name, w.date, w.title FROM workshop w JOIN organisation o ON o.id = w.organisation_id "
            "ORDER BY w.date, w.rowid"
        )
        return [f"{name}, {day}, {title}" for key, name, day, title in rows if key in recovery.deleted]


def _last(path: Path | None) -> datetime | None:
    if path is None:
        return None
    with looking_at(path) as db:
        row = db.execute(_LAST).fetchone()
    return None if row is None else moment_of(row[0])


def only_in_file(recovery: Recovery) -> tuple[int, datetime | None]:
    """How many acts only the file as it is now has, and when the first of them was done, UTC. None: none, or nobody
    can tell."""
    try:
        if look_at(recovery.path) is None:
            return 0, None
        known = _known(recovery.path)
        base = _known(recovery.base) if recovery.base is not None else {}
        brought = {total for _, total in base.values()} | {line.checksum for line in recovery.lines}
        numbers = [number for number, (_, total) in known.items() if total not in brought]
        with looking_at(recovery.path) as db:
            row = db.execute("SELECT at FROM history WHERE id = ?", (min(numbers, default=0),)).fetchone()
        return len(numbers), None if row is None else moment_of(row[0])
    except (StoreError, ValueError, TypeError):
        return 0, None
