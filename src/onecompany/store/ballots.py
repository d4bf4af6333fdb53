"""Ballots, turnout and sealed lines: what is kept of a vote until it is revealed, and how it is kept secret.

Nothing here is an act: neither history, drafts nor undo know of it. In a page of SQLite's B-tree the rows are sorted,
but their bytes lie in the order in which they were written (https://www.sqlite.org/fileformat2.html#b_tree_pages), so
that turnout and ballots side by side would tell who voted what. Each vote therefore writes the whole of the tables
anew, sorted by random identities; `secure_delete` overwrites what stood there before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from onecompany.sentences import gettext
from onecompany.store.ids import new_id
from onecompany.store.problems import NotKept
from onecompany.store.records import Change
from onecompany.store.rows import Run, quoted, read_turnout

if TYPE_CHECKING:
    from onecompany.store.writer import WorkshopWriter

_COLUMNS = {
    "ballot": ("id", "round_id", "choice"),
    "turnout": ("round_id", "leader_id"),
    "sealed_line": ("round_id", "number", "leader_id", "text"),
}


class VotedAlready(NotKept):
    """This leader's vote is in the box: it cannot be told from the others any more, and nothing counts twice."""


class NotOpen(NotKept):
    """The round takes no votes: it was closed, revealed, or begun anew elsewhere."""


def cast(writer: WorkshopWriter, leader_id: str, choices: Mapping[str, Sequence[str]]) -> None:
    """Keep one leader's votes, in all rounds of one ballot or in none. `choices` by the id of the round.

    Of a scale or a choice that is one, of dots one for each dot; none at all is an abstention. Raises VotedAlready,
    NotOpen, NotKept.
    """

    def put_in(run: Run) -> None:
        for round_id, chosen in choices.items():
            check_open(run, round_id)
            enter(run, round_id, leader_id)
            for choice in chosen:
                run("INSERT INTO ballot VALUES (?, ?, ?)", (new_id(), round_id, choice))

    def is_in(run: Run) -> bool:
        entered = run("SELECT round_id FROM turnout WHERE leader_id = ?", (leader_id,)).fetchall()
        return bool(choices) and {*choices} <= {row[0] for row in entered}

    write_votes(writer, put_in, is_in)


def empty(writer: WorkshopWriter, round_ids: Sequence[str]) -> None:
    """Throw all votes and sealed lines of some rounds away, unread."""

    def throw_away(run: Run) -> None:
        for round_id in round_ids:
            forget(run, round_id)

    def is_empty(run: Run) -> bool:
        return not any(holds_votes(run, round_id) for round_id in round_ids)

    write_votes(writer, throw_away, is_empty)


def forget(run: Run, round_id: str) -> None:
    """Throw the votes and sealed lines of a round away, within a transaction."""
    for table in _COLUMNS:
        run(f"DELETE FROM {table} WHERE round_id = ?", (round_id,))


def counted(run: Run, round_id: str) -> tuple[int, dict[str, int]]:
    """How many have voted in a round, and how often each choice was chosen."""
    (n,) = run("SELECT COUNT(*) FROM turnout WHERE round_id = ?", (round_id,)).fetchone()
    choices = Counter(row[0] for row in run("SELECT choice FROM ballot WHERE round_id = ?", (round_id,)))
    return n, dict(sorted(choices.items()))


def merged_counts(counts: Mapping[str, int], known: Callable[[str], bool]) -> dict[str, int]:
    """Counts by choice, with what is not known taken out of each: `do+rule:ID` without the rule is one more `do`."""
    merged: Counter[str] = Counter()
    for choice, number in counts.items():
        if kept := "+".join(filter(known, choice.split("+"))):
            merged[kept] += number
    return dict(sorted(merged.items()))


def holds_votes(run: Run, round_id: str) -> bool:
    """Whether somebody has voted in a round, or sealed a line, and it was not revealed."""
    tables = ("turnout", "sealed_line")
    return any(run(f"SELECT 1 FROM {table} WHERE round_id = ?", (round_id,)).fetchone() for table in tables)


def runner(session: Session) -> Run:
    """What runs statements in a session."""
    return session.connection().exec_driver_sql


def refresh(writer: WorkshopWriter, session: Session) -> Callable[[], None]:
    """Write the tables anew, sorted, and return what tells the rows in memory how many have voted, once that is so."""
    run = runner(session)
    for table, columns in _COLUMNS.items():
        rows = run(f"SELECT {', '.join(map(quoted, columns))} FROM {table}", ()).fetchall()
        run(f"DELETE FROM {table}", ())
        if rows:
            marks = ", ".join("?" * len(columns))
            in_order = sorted(map(tuple, rows), key=lambda row: row[:2])
            session.connection().exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", in_order)
    return _telling(writer, run)


def _telling(writer: WorkshopWriter, run: Run) -> Callable[[], None]:
    """What tells the rows in memory how many have voted, as the file has it."""
    turnout, sealed = read_turnout(run, writer.workshop_id)

    def tell() -> None:
        writer.state.turnout, writer.state.sealed = turnout, sealed
        writer.state.version += 1

    return tell


def write_votes(writer: WorkshopWriter, change: Callable[[Run], Any], is_there: Callable[[Run], bool]) -> None:
    """Do a change, in one transaction. `is_there` finds out whether the file has it, when an error came in writing: a
    vote that was told to be lost, and is not, would be given twice."""
    try:
        with writer.aside() as session:
            change(runner(session))
            tell = refresh(writer, session)
    except NotKept as problem:
        if problem.__cause__ is None:  # a rule of the room, and nothing was written
            raise
        kept = writer.ask_again(lambda run: _telling(writer, run) if is_there(run) else None, problem)
        if kept is None:
            raise
        tell = kept
    tell()


def enter(run: Run, round_id: str, leader_id: str) -> None:
    if run("SELECT 1 FROM turnout WHERE round_id = ? AND leader_id = ?", (round_id, leader_id)).fetchone():
        raise VotedAlready(gettext("This vote is in already. Nothing was kept twice."))
    run("INSERT INTO turnout VALUES (?, ?)", (round_id, leader_id))


def check_open(run: Run, round_id: str) -> None:
    row = run("SELECT state FROM round WHERE id = ?", (round_id,)).fetchone()
    if row is None or row[0] != "open":
        raise NotOpen(gettext("This round takes no votes any more."))


def check_replay(run: Run, change: Change) -> None:
    """Raises NotKept for undo or redo that would throw votes that are in away, or cover them with an older result."""
    if change.table != "round":
        return
    ends = change.new is None or change.new.get("state") == "revealed" or "opened_at" in change.new
    if ends and holds_votes(run, change.id):
        raise NotKept(
            gettext(
                "Votes of this round are in, and this would lose them. F4 goes on with it, ends it, or begins it anew."
            )
        )
