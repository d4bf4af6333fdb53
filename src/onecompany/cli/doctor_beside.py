"""What the doctor says of all that lies beside a workshop file: journal, notes, who may read it, what was left over."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from onecompany import system
from onecompany.cli.backups import when
from onecompany.cli.checks import Check
from onecompany.clock import SystemClock
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.backups import backups_folder, list_backups
from onecompany.store.handouts import handouts_path
from onecompany.store.journal import State, journal_path, read_journal, standing
from onecompany.store.leftovers import replaced_files, stale_parts
from onecompany.store.locating import is_new, resolved
from onecompany.store.moments import moment_words
from onecompany.store.problems import StoreError
from onecompany.store.reading import reading
from onecompany.store.restoring.rescued import said_of_any
from onecompany.store.synchronised import conflicted_copies, service_of, what_it_does
from onecompany.system import reason_of

ANEW = N_("Opening the file keeps it under another name and begins a new one.")

_MEGABYTE = 1_000_000


def look_beside(path: Path) -> Iterator[Check]:
    """All that is to be said of it; nothing is written or put right by it."""
    path = resolved(path)
    if not is_new(path):
        yield _journal(path)
    elif (alone := _journal_alone(path)) is not None:
        yield alone
    yield from _modes(path)
    yield from _places(path)
    if said := said_of_any(path, SystemClock().now()):
        yield Check(N_("rescued"), "problem", said)
    yield from _left_over(path)


def _journal_alone(path: Path) -> Check | None:
    """Of a journal without its file."""
    what, place = N_("journal"), journal_path(path)
    try:
        read = read_journal(place)
    except OSError as problem:
        return Check(what, "problem", gettext("{path} cannot be read ({why})", path=place, why=reason_of(problem)))
    if read is None or not read.staying:
        return None
    text = ngettext(
        "it has {number} act, until {day}, and there is no file",
        "it has {number} acts, until {day}, and there is no file",
        len(read.staying),
        day=when(read.staying[-1].moment),
    )
    return Check(what, "problem", text, gettext("`onecompany restore` makes the file anew."))


def _journal(path: Path) -> Check:
    what, place = N_("journal"), journal_path(path)
    try:
        read = read_journal(place)
        with reading(path, lists_only=True) as db:
            found = standing(db, read)
    except OSError as problem:
        text = gettext("{path} cannot be read ({why})", path=place, why=reason_of(problem))
        return Check(what, "problem", text, gettext("All is in the file itself. Make the journal readable again."))
    except (StoreError, sqlite3.Error):
        return Check(what, "warning", gettext("not compared, because the file cannot be read"))
    if read is None or found.state is State.NONE:
        return Check(what, "warning", gettext("there is none yet"), gettext("Opening the file makes one."))
    if found.state is State.DAMAGED:
        text = gettext("{path} is damaged at line {line}", path=place, line=read.damaged)
        return Check(what, "warning", text, gettext(ANEW))
    if found.state in (State.JOURNAL_AHEAD, State.OTHER) and found.since is not None:
        text = ngettext(
            "it has {number} act that the file lacks, since {day}",
            "it has {number} acts that the file lacks, since {day}",
            found.acts,
            day=moment_words(found.since, SystemClock().now()),
        )
        return Check(what, "problem", text, gettext("`onecompany restore` brings the file up to it."))
    if found.state is State.GAPS:
        text = gettext("it is not that of this file as it is")
        return Check(what, "warning", text, gettext(ANEW))
    if found.state is State.FILE_AHEAD:
        text = ngettext("{number} act behind the file", "{number} acts behind the file", found.acts)
        return Check(what, "warning", text, gettext("Opening the file makes it up."))
    acts = ngettext("level with the file, {number} act", "level with the file, {number} acts", len(read.lines))
    if read.lines:
        day = when(read.lines[0].moment)
        acts = gettext("{acts}, since {day}", acts=acts, day=day)
    return Check(what, "ok", acts)


def _modes(path: Path) -> Iterator[Check]:
    """Who may read what lies beside the file. Of the file itself it is said with it."""
    there = [journal_path(path), handouts_path(path), backups_folder(path)]
    there += [backup.path for backup in list_backups(path)] + replaced_files(path)
    there = [one for one in there if one.exists()]
    open_to_others = [one for one in there if not system.privacy(one).good]
    for one in open_to_others:
        command = f"chmod go-rwx '{one}'"  # no sentence: a command
        yield Check(N_("permissions"), "warning", gettext("others may read {path}", path=one), command)
    if there and not open_to_others:
        yield Check(N_("permissions"), "ok", gettext("only you may read what lies beside the file"))


def _places(path: Path) -> Iterator[Check]:
    if service := service_of(path):
        text = gettext("the file is in a folder of {service}", service=service)
        yield Check(N_("synchronising"), "warning", text, what_it_does(service))
    for other in conflicted_copies(path):
        text = gettext("{path} has workshops of this file too", path=other)
        command = f"onecompany --file '{path}' compare '{other}'"  # no sentence: a command
        advice = gettext("{command} says what is in only one. Go on in one, and move the other away.", command=command)
        yield Check(N_("copies"), "warning", text, advice)


def _left_over(path: Path) -> Iterator[Check]:
    replaced, parts = replaced_files(path), stale_parts(path)
    if replaced:
        text = ngettext(
            "{number} file that a restore has replaced is kept in {folder}, {size:,.1f} MB",
            "{number} files that a restore has replaced are kept in {folder}, {size:,.1f} MB",
            len(replaced),
            folder=path.parent,
            size=_size(replaced),
        )
        advice = gettext("Delete them when you are sure: {names}.", names=", ".join(one.name for one in replaced))
        yield Check(N_("replaced"), "ok", text, advice)
    for one in parts:
        text = gettext("{path} is left over from a program that was ended, {size:,.1f} MB", path=one, size=_size([one]))
        yield Check(N_("left over"), "warning", text, gettext("It is of no use any more. Delete it."))


def _size(files: list[Path]) -> float:
    total = 0
    for file in files:
        try:
            total += os.stat(file).st_size
        except OSError:  # it has gone meanwhile
            continue
    return total / _MEGABYTE
