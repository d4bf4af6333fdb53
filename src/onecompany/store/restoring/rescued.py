"""What was rescued into the user's own folder when a file was gone with its drive: found again once the file is back.

Beside each such copy it is noted of which file it is (`handouts.note_copy`). A file that is back without what went on
in the copy is behind it, and whoever opens it is to know.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from onecompany.sentences import gettext, ngettext
from onecompany.store import disk
from onecompany.store.handouts import copies_noted
from onecompany.store.locating import BESIDE, connected, look_at, make_folder, resolved
from onecompany.store.problems import FileReadOnly, StoreError
from onecompany.system import reason_of

_NO_COPIES = (".jsonl", ".lock", ".json", ".part", *BESIDE)
"""Endings of what lies beside a copy."""


@dataclass(frozen=True, slots=True)
class RescuedCopy:
    """A copy that has more than the file at `path`. `acts`: how many, the last of them done at `until`, UTC.

    `others`: how many acts only the file has. `there`: whether there is a file at `path` at all.
    """

    path: Path
    copy: Path
    acts: int
    until: datetime
    others: int
    there: bool


def rescued_folder() -> Path:
    """Where a copy goes when the folder of the file itself is gone."""
    from platformdirs import user_data_path

    return user_data_path("onecompany", appauthor=False) / "rescued"  # no sentence: a folder


def find_rescued(path: Path) -> RescuedCopy | None:
    """The copy of the file at `path` that goes on the longest, where one has acts that the file lacks. Nothing is
    changed. One that cannot be read is left out. Raises StoreError when the file at `path` cannot be read."""
    path = resolved(path)
    copies = list(_copies(path))
    if not copies:
        return None
    there = look_at(path) is not None
    known = _acts(path) if there else {}
    found = []
    for copy in copies:
        try:
            acts = _acts(copy)
        except StoreError:
            continue
        more = [at for key, at in acts.items() if key not in known]
        if more:
            others = sum(key not in acts for key in known)
            found.append(RescuedCopy(path, copy, len(more), _moment(max(more)), others, there))
    return max(found, key=lambda one: one.until, default=None)


def _copies(path: Path) -> Iterator[Path]:
    try:
        names = sorted(rescued_folder().iterdir())
    except OSError:
        return
    for copy in names:
        if copy.is_file() and not copy.name.endswith(_NO_COPIES) and resolved(copy) != path:
            try:
                noted = copies_noted(copy)
            except OSError:
                continue
            if path in noted:
                yield copy


def _acts(path: Path) -> dict[tuple[int, str], str]:
    """The acts of a file by number and checksum, and when each was done. Raises StoreError."""
    from onecompany.store.restoring.comparing import looking_at

    with looking_at(path) as db:
        rows = db.execute("SELECT id, checksum, at FROM history")
        return {(number, checksum): str(at) for number, checksum, at in rows}


def _moment(at: str) -> datetime:
    try:
        return datetime.fromisoformat(at).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)


def said_of(found: RescuedCopy, now: datetime) -> str:
    """What there is, in sentences. `now` is aware."""
    from onecompany.store.moments import moment_words

    values = {"file": found.path, "copy": found.copy, "until": moment_words(found.until, now)}
    if not found.there:
        text = ngettext(
            "{file} is not there. All of it was rescued when it went away: {copy} has {number} act, until {until}.",
            "{file} is not there. All of it was rescued when it went away: {copy} has {number} acts, until {until}.",
            found.acts,
            **values,
        )
    else:
        text = ngettext(
            "{file} is behind. It was away while a workshop was open, and all went on in {copy}: that has {number} "
            "act more, until {until}.",
            "{file} is behind. It was away while a workshop was open, and all went on in {copy}: that has {number} "
            "acts more, until {until}.",
            found.acts,
            **values,
        )
    if found.others:
        more = ngettext(
            "The file itself has {number} act that the copy lacks.",
            "The file itself has {number} acts that the copy lacks.",
            found.others,
        )
        text = f"{text} {more}"
    return text


def said_of_any(path: Path, now: datetime) -> str:
    """The same of the file at `path`, with what can be done; "" where there is nothing to say."""
    try:
        found = find_rescued(path)
    except StoreError:
        return ""  # that it cannot be read is said by whoever reads it
    if found is None:
        return ""
    advice = gettext("Open it with `onecompany --file {file} run`: there it is offered to go on in that.", file=path)
    return f"{said_of(found, now)} {advice}"


def put_rescued_in_place(found: RescuedCopy, now: datetime) -> Path | None:
    """Put a copy in the place of its file, votes and all. Where the old one is kept; None: there was none.

    The copy stays where it is. Raises FileInUse while either is open, and StoreError; then all is as it was.
    """
    from onecompany.store.lock import Lock
    from onecompany.store.restoring.placing import being_made, put_in_place, tidy

    make_folder(found.path.parent)
    lock, part = Lock(found.path), being_made(found.path)
    try:
        theirs = Lock(found.copy)
        try:
            tidy(found.path)
            data = _all_of(found.copy)
            try:
                disk.fill(part, [data])
            except OSError as error:
                why = reason_of(error)
                raise FileReadOnly(gettext("{path} could not be written: {why}.", path=part, why=why)) from error
            return put_in_place(found.path, part, now, lock=lock)
        finally:
            theirs.release()
    finally:
        part.unlink(missing_ok=True)
        lock.release()


def _all_of(path: Path) -> bytes:
    from onecompany.store.checking import check_file
    from onecompany.store.copy_whole import copy_whole
    from onecompany.store.problems import explained
    from onecompany.store.reading import PATIENCE, UNREADABLE

    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            with closing(connected(path, patience=PATIENCE)) as live:
                copy_whole(live, copy, path)
            check_file(copy, path)
            return copy.serialize()
    except UNREADABLE as error:
        raise explained(error, path) from error
