"""Keeps the journal level with the file that is open for writing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store import disk
from onecompany.store.journal.comparing import has_all_of, is_mirrored, problem_of
from onecompany.store.journal.lines import Leaving, encode, journal_path, lines_of
from onecompany.store.journal.reading import Tail, is_ordinary, opened, read_bytes, read_journal, read_tail
from onecompany.store.journal.rewriting import asides, begin, part_of, without
from onecompany.store.locating import beside
from onecompany.store.names import numbered, stamped
from onecompany.store.problems import NotKept
from onecompany.store.watch import Look
from onecompany.system import reason_of


class Journal:
    """The journal of one file. Whoever holds the lock of the file writes it, and nobody else.

    What is wrong with it never stops the room: it is in `trouble`, and made up when it is over.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        """Of the file at a resolved path. `now` gives the moment that is in the name of a journal that is set aside."""
        self.file = path
        self.path = journal_path(path)
        self.trouble = ""
        """Why it cannot be written at the moment, in a sentence without a path; "" while it is level."""
        self._now = now
        self._news: list[str] = []
        self._said: set[str] = set()
        self._known: Look | None = None
        self._doubtful: tuple[int, int, int] | None = None
        """Device, inode and size up to which the journal is on the disk, after an error."""
        self._number = self._place = 0
        """Of the last act that is in it for certain."""

    def news(self) -> list[str]:
        """What the facilitator has not been told yet, each once."""
        news, self._news = self._news, []
        return news

    # -- opening

    def compare(self, db: sqlite3.Connection | None, *, accept: bool = False) -> None:
        """Raises FileRolledBack when the journal has acts that the file lacks; then nothing was written.

        `db`: None when there is no file. `accept`: the file is as it should be, and such a journal is set aside.
        Raises sqlite3.Error too.
        """
        try:
            tail = read_tail(self.path)
            if tail is None or (db is not None and has_all_of(db, tail)):
                return
            read = read_journal(self.path)
            problem = problem_of(self.file, db, read, self._now()) if read is not None else None
            if problem is not None and not accept:
                raise problem
            if problem is not None:
                self._set_aside()
        except OSError as error:
            self._cannot(error)

    def follow(self, db: sqlite3.Connection, *, opening: bool = False) -> None:
        """Append the acts that the file has and the journal lacks; they are on the disk then, or there is `trouble`.

        `opening`: there is time to make all of it anew where it does not have all acts. Raises sqlite3.Error.
        """
        try:
            if opening:
                part_of(self.path).unlink(missing_ok=True)  # what a crash left
            if not self._append_to_known(db):
                self._look_anew(db, opening=opening)
        except OSError as error:
            self._known = None
            if opening:
                (self._number,) = db.execute("SELECT coalesce(max(id), 0) FROM history").fetchone()
            self._cannot(error)
        else:
            self.trouble = ""

    def _append_to_known(self, db: sqlite3.Connection) -> bool:
        """Append to a journal that is as we left it; False when it is not."""
        if self._known is None:
            return False
        try:
            with opened(self.path, writing=True) as file:
                there = Look.of(os.fstat(file)) == self._known
                if there:
                    self._append(file, db, self._known.size)
        except FileNotFoundError:
            return False
        return there

    def _look_anew(self, db: sqlite3.Connection, *, opening: bool) -> None:
        self._cut_what_is_doubtful()
        tail = self._sound_tail(db, opening=opening)
        if self._known is not None and (tail.torn or tail.number < self._number):
            self._tell(gettext("The journal beside the file was changed by another program. It was put right."))
        self._number, self._place = tail.number, tail.place
        with opened(self.path, writing=True) as file:
            if tail.torn:
                disk.cut(file, tail.size)
            self._append(file, db, tail.size)

    def _append(self, file: int, db: sqlite3.Connection, size: int) -> None:
        lines = list(lines_of(db, after=self._number, place=self._place + 1))
        if lines:
            status = os.fstat(file)
            self._doubtful = (status.st_dev, status.st_ino, size)
            disk.append(file, b"".join(map(encode, lines)))
            self._number, self._place = lines[-1].number, lines[-1].place
            self._doubtful = None
        self._known = Look.of(os.fstat(file))

    def _cut_what_is_doubtful(self) -> None:
        """After an error of the disk, what can be read of the last line may not be on it: it is written again."""
        if self._doubtful is None:
            return
        try:
            with opened(self.path, writing=True) as file:
                status = os.fstat(file)
                if (status.st_dev, status.st_ino) == self._doubtful[:2] and status.st_size > self._doubtful[2]:
                    disk.cut(file, self._doubtful[2])
        except FileNotFoundError:
            pass  # it begins anew
        self._doubtful = None

    def _sound_tail(self, db: sqlite3.Connection, *, opening: bool) -> Tail:
        """Where the journal ends, after it was made what it should be."""
        tail = read_tail(self.path)
        begins = 0 if opening else self._number
        if tail is None or not (tail.sound or tail.torn):  # no byte of it
            if self._known is not None:
                self._tell(gettext("The journal beside the file was gone. A new one begins."))
            begin(self.path, db, begins=begins)
        elif tail.leaving:
            self._drop_what_left(db)
        elif not (has_all_of(db, tail) and is_mirrored(db, tail, read_bytes(self.path))):
            name = self._set_aside().name
            self._tell(gettext("The journal beside the file was not sound. It is kept as {name}.", name=name))
            begin(self.path, db, begins=begins)
        elif opening and tail.header.begins:
            begin(self.path, db)
        else:
            return tail
        tail = read_tail(self.path)
        if tail is None or not tail.sound:
            raise OSError(0, gettext("what was written is not what is to be there"))
        return tail

    def _set_aside(self) -> Path:
        free = (beside(self.file, f".journal-{stamped(self._now())}{more}.jsonl") for more in numbered())
        aside = next(path for path in free if not os.path.lexists(path))
        disk.put_in_place(self.path, aside)
        self._known = None
        return aside

    # -- deleting

    def leave(self, workshop_ids: Collection[str]) -> None:
        """Before workshops are deleted from the file: say so in the journal, which a crash might leave ahead.

        Raises NotKept when it can be neither written nor removed; then they must not be deleted.
        """
        try:
            with opened(self.path, writing=True) as file:
                disk.append(file, encode(Leaving(tuple(workshop_ids))))
        except FileNotFoundError:
            return
        except OSError as error:
            self._remove(error)
        finally:
            self._known = None

    def _remove(self, problem: OSError) -> None:
        """Without the journal nothing is lost, since the file has all that is in it; it begins anew."""
        try:
            with opened(self.path):
                pass  # an ordinary file
            self.path.unlink(missing_ok=True)
        except OSError as error:
            if not is_ordinary(self.path):
                return  # nothing of ours
            raise NotKept(
                gettext(
                    "Nothing was deleted, because {path} cannot be written ({why}). Make it writable, then try again.",
                    path=self.path,
                    why=reason_of(problem),
                )
            ) from error

    def left(self, db: sqlite3.Connection, workshop_ids: Collection[str]) -> None:
        """After they were deleted: what is in the journal of them goes too, and in those that were set aside.

        Raises NotKept with the name of one that could not be cleared, and sqlite3.Error.
        """
        self._known = None
        for path in (*asides(self.file), self.path):
            try:
                if os.path.lexists(path) and is_ordinary(path):  # nothing of ours is in a folder or a pipe
                    without(path, workshop_ids)
            except OSError as error:
                raise NotKept(
                    gettext(
                        "It is deleted, but {path} still has it and cannot be written ({why}). Delete that file.",
                        path=path,
                        why=reason_of(error),
                    )
                ) from error
        self.follow(db, opening=True)

    def _drop_what_left(self, db: sqlite3.Connection) -> None:
        """What a crash left in the journal of workshops that were deleted; those that are still there stay."""
        read = read_journal(self.path)
        there = {row_id for (row_id,) in db.execute("SELECT id FROM workshop")}
        without(self.path, (read.leaving if read is not None else frozenset()) - there)

    # -- what is said

    def _cannot(self, error: OSError) -> None:
        self.trouble = gettext(
            "The journal beside the file cannot be written ({why}). Everything is in the file itself.",
            why=reason_of(error),
        )
        self._tell(self.trouble)

    def _tell(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            self._news.append(sentence)
