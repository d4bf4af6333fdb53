"""What lies beside a workshop file and still has a workshop that was deleted: backups, files that were replaced, notes.

Each is cleared for itself. What could not be is said by its path, because only who sits there can see to it then.
"""

from __future__ import annotations

import os
import shlex
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store import disk
from onecompany.store.backups import backups_folder, list_backups
from onecompany.store.backups.problems import BackupLater
from onecompany.store.backups.turn import turn
from onecompany.store.deleting_rows import delete_organisations_without_workshops, delete_rows
from onecompany.store.deletion_mark import marked, unmark
from onecompany.store.handouts import Handout, copies_noted, forget_handouts, handouts, handouts_path
from onecompany.store.journal import without
from onecompany.store.leftovers import (
    left_hot,
    replaced_files,
    replaced_journals,
    rescued_and_lost,
    rescued_files,
    stale_parts,
)
from onecompany.store.locating import connected, resolved
from onecompany.store.names import new_part
from onecompany.store.reading import read_workshops, reading
from onecompany.store.synchronised import conflicted_copies, workshops_in
from onecompany.system import reason_of


@dataclass
class Cleared:
    """What came of it. `uncleared`: sentences about what still has it; `copies`: other workshop files that have it.

    `left`: hand-outs that are still there, and whether they were changed since they were made.
    """

    uncleared: list[str] = field(default_factory=list)
    copies: list[Path] = field(default_factory=list)
    delete: str = ""
    """The command that deletes it there, behind the file."""
    left: list[tuple[Handout, bool]] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """What is to be known of it, a line each."""
        said = list(self.uncleared)
        for path in self.copies:
            command = f"onecompany --file {shlex.quote(str(path))} {self.delete}"  # no sentence: a command
            told = gettext("{path} is another file that still has it. Delete it there too:", path=path)
            said += [told, f"  {command}"]
        if self.left:
            said.append(gettext("Hand-outs that are still where they were put:"))
        for one, changed in self.left:
            more = gettext("{path} (changed since it was made)", path=one.path) if changed else one.path
            said.append(f"  {more}")
        return said


class Clearing:
    """Begun before a deletion, while it is known what there is; `finish` clears what lies beside the file after it."""

    def __init__(self, path: Path, workshop_ids: Collection[str], organisation_id: str) -> None:
        """`organisation_id`: of the organisation that goes, too; "" when it stays. Reads only."""
        self._path, self._ids, self._organisation = resolved(path), frozenset(workshop_ids), organisation_id
        self._cleared = Cleared(copies=self._copies(), delete=self._command())

    def _copies(self) -> list[Path]:
        """Other workshop files that have any of it: those beside this one, and those that were saved elsewhere."""
        found = [*conflicted_copies(self._path), *rescued_files(self._path)]
        with suppress(OSError):
            found += copies_noted(self._path)
        return [copy for copy in dict.fromkeys(found) if copy != self._path and self._ids & workshops_in(copy)]

    def _command(self) -> str:
        if self._organisation:
            return f"delete-organisation {self._organisation}"  # no sentence: a command
        return f"delete {' '.join(self._ids)}"  # no sentence: a command; one goes at a time

    def finish(self) -> Cleared:
        """The workshops are deleted from the file: clear the rest. Raises nothing of its own."""
        with self._alone():
            for file in (*(backup.path for backup in list_backups(self._path)), *replaced_files(self._path)):
                self._try(file, partial(self._clear_file, file))
        for journal in replaced_journals(self._path):
            self._try(journal, partial(without, journal, self._ids))
        for file in left_hot(self._path):
            self._try(file, file.unlink)
        for file in stale_parts(self._path):
            self._try(file, file.unlink)
        for file in rescued_and_lost():
            clear = partial(without, file, self._ids) if file.suffix == ".jsonl" else partial(self._clear_file, file)
            self._try(file, clear)
        self._try(handouts_path(self._path), self._clear_notes)
        unmark(self._path)
        return self._cleared

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While nobody makes backups, or removes what looks unfinished: one that is being made still has it, and is
        seen to as the others are, or finds out by itself that it must not stay (`making`)."""
        with ExitStack() as stack:
            with suppress(OSError, BackupLater):  # no folder of backups, or one that takes nothing
                stack.enter_context(turn(backups_folder(self._path)))
            yield

    def _try(self, path: Path, clear: Callable[[], None]) -> None:
        try:
            clear()
        except (OSError, sqlite3.Error) as error:
            if not os.path.lexists(path):
                return
            why = reason_of(error) if isinstance(error, OSError) else getattr(error, "sqlite_errorname", "")
            self._cleared.uncleared.append(
                gettext(
                    "{path} may still have it, and could not be cleared ({why}). Delete that file yourself.",
                    path=path,
                    why=why or type(error).__name__,
                )
            )

    def _clear_notes(self) -> None:
        def of_it(one: Handout) -> bool:
            return one.workshop_id in self._ids or (one.organisation_id == self._organisation != "")

        noted = [place for one in filter(of_it, handouts(self._path)) for place in one.places(self._path)]
        for one in {one.path: one for one in noted}.values():
            there = one.there()
            if there is not None:
                self._cleared.left.append((one, not there))
        forget_handouts(self._path, of_it)

    def _clear_file(self, file: Path) -> None:
        """Delete the workshops within a backup or a file that was replaced; one in which nothing is left is removed."""
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            with closing(connected(file, patience=1.0)) as db:
                db.execute("PRAGMA query_only=ON")
                if not self._has_it(db):
                    return
                db.backup(copy)
            copy.execute("PRAGMA trusted_schema=OFF")
            copy.execute("PRAGMA foreign_keys=OFF")
            copy.execute("BEGIN")
            delete_rows(copy.execute, self._ids)
            delete_organisations_without_workshops(copy.execute)
            copy.execute("COMMIT")
            left = copy.execute("SELECT 1 FROM workshop").fetchone()
            copy.execute("VACUUM")
            data = copy.serialize()
            _check(copy)
        if left is None:
            file.unlink()
            disk.sync_folder(file.parent)
            return
        part = file.with_name(new_part())
        try:
            disk.fill(part, [data])
            os.utime(part, ns=(os.stat(file).st_atime_ns, os.stat(file).st_mtime_ns))
            disk.put_in_place(part, file)
        finally:
            part.unlink(missing_ok=True)

    def _has_it(self, db: sqlite3.Connection) -> bool:
        marks = ",".join("?" * len(self._ids))
        return db.execute(f"SELECT 1 FROM workshop WHERE id IN ({marks})", tuple(self._ids)).fetchone() is not None


def resume(path: Path) -> list[str]:
    """Clear what a deletion that was killed had not come to; what could not be cleared, a sentence each.

    One that is still to come, because the file has the workshops, is left to who does it. Raises what `reading` raises.
    """
    begun = marked(path)
    if begun is None:
        return []
    with reading(path, lists_only=True) as db:
        there = {line.id for line in read_workshops(db)}
    return [] if begun[0] & there else Clearing(path, *begun).finish().uncleared


def _check(db: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError when the copy is not whole; then what it came from stays."""
    if (
        db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",)
        or db.execute("PRAGMA foreign_key_check").fetchone()
    ):
        raise sqlite3.DatabaseError
