"""A file that is only read is read as it is; where its journal has more, that is said beside the answer."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from onecompany.clock import SystemClock
from onecompany.sentences import ngettext
from onecompany.store.journal import journal_path, read_journal
from onecompany.store.journal.comparing import has_all_of, problem_of
from onecompany.store.journal.problems import FileDiverged, FileRolledBack
from onecompany.store.journal.reading import read_tail
from onecompany.store.locating import resolved
from onecompany.store.moments import moment_words
from onecompany.store.problems import StoreError
from onecompany.store.reading import reading


def say_if_older(path: Path) -> None:
    """Say on the error stream, in one sentence, how many acts a file lacks that its journal has, and what to do.

    Nothing where there is no such, and where that cannot be told: the reader and the doctor say what is wrong then.
    """
    now = SystemClock().now()
    try:
        problem = _problem(resolved(path))
    except (OSError, StoreError, sqlite3.Error):
        return
    if problem is None:
        return
    values = {"file": problem.path, "since": moment_words(problem.since, now)}
    text = (
        ngettext(
            "{file} does not go with the journal beside it, which has {number} act, of {since}, that is missing here; "
            "`onecompany restore` shows what would change.",
            "{file} does not go with the journal beside it, which has {number} acts since {since} that are missing "
            "here; `onecompany restore` shows what would change.",
            problem.acts,
            **values,
        )
        if isinstance(problem, FileDiverged)
        else ngettext(
            "{file} is older than the journal beside it: {number} act, of {since}, is missing here; "
            "`onecompany restore` brings it back.",
            "{file} is older than the journal beside it: {number} acts since {since} are missing here; "
            "`onecompany restore` brings them back.",
            problem.acts,
            **values,
        )
    )
    print(text, file=sys.stderr)


def _problem(path: Path) -> FileRolledBack | None:
    """The journal is always read first: a room that has the file open is only ever ahead of it then."""
    tail = read_tail(journal_path(path))
    if tail is None:
        return None
    with reading(path, lists_only=True) as db:
        if has_all_of(db, tail):
            return None
    read = read_journal(journal_path(path))
    with reading(path, lists_only=True) as db:
        return None if read is None else problem_of(path, db, read, SystemClock().now())
