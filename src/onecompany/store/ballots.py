"""Ballots, turnout and sealed lines: what is kept of a vote until it is revealed, and how it is kept secret.

Nothing here is an act: neither history, drafts nor undo know of it. In a page of SQLite's B-tree the rows are sorted,
but their bytes lie in the order in which they were written (https://www.sqlite.org/fileformat2.html#b_tree_pages), so
that turnout and ballots side by side would tell who voted what. Each vote therefore writes the whole of the tables
anew, sorted by random identities; `secure_delete` overwrites what stood there before.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import Session

from onecompany.parsing.clean import clean
from onecompany.sentences import gettext
from onecompany.store.ids import new_id
from onecompany.store.problems import NotKept, Unknown
from onecompany.store.records import Change
from onecompany.store.rows import Run, quoted, read_turnout
from onecompany.store.types import MAX_TEXT

if TYPE_CHECKING:
    from onecompany.store.writer import WorkshopWriter

_COLUMNS = {
    "ballot": ("id", "round_id", "choice"),
    "turnout": ("round_id", "leader_id"),
    "sealed_line": ("round_id", "number", "leader_id", "text"),
}

FIRST_NUMBER = 10
"""Numbers of sealed lines have two figures at least, so that none looks like a place in a list."""


class VotedAlready(NotKept):
    """This leader's vote is in the box: it cannot be told from the others any more, and nothing counts twice."""


class NotOpen(NotKept):
    """The round takes no votes: it was closed, revealed, or begun anew elsewhere."""


class SealedText(NamedTuple):
    """A sealed line when it is revealed. `leader_id`: whose it is, only where the plan wants the names."""

    text: str
    leader_id: str | None


def cast(writer: WorkshopWriter, leader_id: str, choices: Mapping[str, Sequence[str]]) -> None:
    """Keep one leader's votes, in all rounds of one ballot or in none. `choices` by the id of the round.

    Of a scale or a choice that is one, of dots one for each dot; none at all is an abstention. Raises VotedAlready,
    NotOpen, NotKept.
    """

    def put_in(run: Run) -> None:
        for round_id, chosen in choices.items():
            _check_open(run, round_id)
            _enter(run, round_id, leader_id)
            for choice in chosen:
                run("INSERT INTO ballot VALUES (?, ?, ?)", (new_id(), round_id, choice))

    _write(writer, put_in)


def seal(writer: WorkshopWriter, round_id: str, text: str, *, leader_id: str | None = None, named: bool = False) -> int:
    """Seal a line, and return the number by which it can be taken back.

    `leader_id`: who wrote it, to know who has; it is kept beside the line only where `named`. Raises NotOpen, NotKept,
    and Unknown for a line that says nothing.
    """
    return seal_all(writer, round_id, [text], leader_id=leader_id, named=named)[0]


def seal_all(
    writer: WorkshopWriter,
    round_id: str,
    texts: Sequence[str],
    *,
    leader_id: str | None = None,
    named: bool = False,
) -> list[int]:
    """Seal several lines, all or none, as `seal` does one. Returns their numbers."""
    lines = [_sealable(text) for text in texts]
    numbers: list[int] = []

    def put_in(run: Run) -> None:
        _check_open(run, round_id)
        if leader_id is not None:
            _enter(run, round_id, leader_id)
        taken = {row[0] for row in run("SELECT number FROM sealed_line WHERE round_id = ?", (round_id,))}
        for line in lines:
            free = sorted(set(range(FIRST_NUMBER, FIRST_NUMBER * 10 + 10 * len(taken))) - taken)
            numbers.append(secrets.choice(free))
            taken.add(numbers[-1])
            name = leader_id if named else None
            run("INSERT INTO sealed_line VALUES (?, ?, ?, ?)", (round_id, numbers[-1], name, line))

    _write(writer, put_in)
    return numbers


def _sealable(text: str) -> str:
    text = clean(text, multiline=True).strip()
    if not text:
        raise Unknown(gettext("This line says nothing."))
    if len(text) > MAX_TEXT:
        raise NotKept(gettext("A line has {most:,} characters at most.", most=MAX_TEXT))
    return text


def take_back(writer: WorkshopWriter, round_id: str, number: int) -> None:
    """Take a sealed line back as a whole, unread. Whose it is, where that is known, may write another one.

    Raises Unknown, NotOpen.
    """

    def take_out(run: Run) -> None:
        _check_open(run, round_id)
        line = (round_id, number)
        named = run("SELECT leader_id FROM sealed_line WHERE round_id = ? AND number = ?", line).fetchone()
        if named is None:
            raise Unknown(gettext("There is no sealed line with the number {number}.", number=number))
        run("DELETE FROM sealed_line WHERE round_id = ? AND number = ?", line)
        run("DELETE FROM turnout WHERE round_id = ? AND leader_id = ?", (round_id, named[0]))

    _write(writer, take_out)


def empty(writer: WorkshopWriter, round_ids: Sequence[str]) -> None:
    """Throw all votes and sealed lines of some rounds away, unread."""

    def throw_away(run: Run) -> None:
        for round_id in round_ids:
            forget(run, round_id)

    _write(writer, throw_away)


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


def sealed_texts(run: Run, round_id: str) -> list[SealedText]:
    """The sealed lines of a round, shuffled. Who was removed meanwhile is named no more."""
    kept = "SELECT text, leader.id FROM sealed_line LEFT JOIN leader ON leader.id = leader_id WHERE round_id = ?"
    lines = [SealedText(*row) for row in run(kept, (round_id,))]
    secrets.SystemRandom().shuffle(lines)
    return lines


def wrote_sealed(run: Run, leader_id: str) -> bool:
    """Whether a line that is still sealed has the name of a leader beside it."""
    return run("SELECT 1 FROM sealed_line WHERE leader_id = ?", (leader_id,)).fetchone() is not None


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
    turnout, sealed = read_turnout(run, writer.workshop_id)

    def tell() -> None:
        writer.state.turnout, writer.state.sealed = turnout, sealed
        writer.state.version += 1

    return tell


def _write(writer: WorkshopWriter, change: Callable[[Run], Any]) -> None:
    with writer.aside() as session:
        change(runner(session))
        tell = refresh(writer, session)
    tell()


def _enter(run: Run, round_id: str, leader_id: str) -> None:
    if run("SELECT 1 FROM turnout WHERE round_id = ? AND leader_id = ?", (round_id, leader_id)).fetchone():
        raise VotedAlready(gettext("This vote is in already. Nothing was kept twice."))
    run("INSERT INTO turnout VALUES (?, ?)", (round_id, leader_id))


def _check_open(run: Run, round_id: str) -> None:
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
