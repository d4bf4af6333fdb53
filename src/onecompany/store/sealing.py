"""Sealed lines: written in secret, taken back unread by a number, shown all together when they are revealed.

They lie in the box with the ballots (`store.ballots`), and are written as these are.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from onecompany.parsing.clean import clean
from onecompany.sentences import gettext
from onecompany.store.ballots import check_open, enter, write_votes
from onecompany.store.problems import NotKept, Unknown
from onecompany.store.rows import Run
from onecompany.store.types import MAX_TEXT

if TYPE_CHECKING:
    from onecompany.store.writer import WorkshopWriter

FIRST_NUMBER = 10
"""Numbers of sealed lines have two figures at least, so that none looks like a place in a list."""


class SealedText(NamedTuple):
    """A sealed line when it is revealed. `leader_id`: whose it is, only where the plan wants the names."""

    text: str
    leader_id: str | None


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
    doubt, writer.lines_in_doubt = writer.lines_in_doubt, None

    def are_in(run: Run) -> bool:
        return _are_sealed(run, round_id, numbers, lines)

    def put_in(run: Run) -> None:
        check_open(run, round_id)
        if doubt is not None and doubt[0] == round_id and _are_sealed(run, round_id, doubt[1], lines):
            numbers.extend(doubt[1])  # it was tried again, and is there since the first time
            return
        if leader_id is not None:
            enter(run, round_id, leader_id)
        taken = {row[0] for row in run("SELECT number FROM sealed_line WHERE round_id = ?", (round_id,))}
        for line in lines:
            free = sorted(set(range(FIRST_NUMBER, FIRST_NUMBER * 10 + 10 * len(taken))) - taken)
            numbers.append(secrets.choice(free))
            taken.add(numbers[-1])
            name = leader_id if named else None
            run("INSERT INTO sealed_line VALUES (?, ?, ?, ?)", (round_id, numbers[-1], name, line))

    try:
        write_votes(writer, put_in, are_in)
    except NotKept:
        writer.lines_in_doubt = (round_id, tuple(numbers)) if numbers else doubt
        raise
    return numbers


def _are_sealed(run: Run, round_id: str, numbers: Sequence[int], lines: Sequence[str]) -> bool:
    """Whether these lines, and not only others with their numbers, are in the box."""
    found = run("SELECT number, text FROM sealed_line WHERE round_id = ?", (round_id,)).fetchall()
    return bool(numbers) and len(numbers) == len(lines) and {*zip(numbers, lines, strict=True)} <= {*map(tuple, found)}


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
        check_open(run, round_id)
        line = (round_id, number)
        named = run("SELECT leader_id FROM sealed_line WHERE round_id = ? AND number = ?", line).fetchone()
        if named is None:
            raise Unknown(gettext("There is no sealed line with the number {number}.", number=number))
        run("DELETE FROM sealed_line WHERE round_id = ? AND number = ?", line)
        run("DELETE FROM turnout WHERE round_id = ? AND leader_id = ?", (round_id, named[0]))

    def is_out(run: Run) -> bool:
        asked = "SELECT 1 FROM sealed_line WHERE round_id = ? AND number = ?"
        return run(asked, (round_id, number)).fetchone() is None

    write_votes(writer, take_out, is_out)


def sealed_texts(run: Run, round_id: str) -> list[SealedText]:
    """The sealed lines of a round, shuffled. Who was removed meanwhile is named no more."""
    kept = "SELECT text, leader.id FROM sealed_line LEFT JOIN leader ON leader.id = leader_id WHERE round_id = ?"
    lines = [SealedText(*row) for row in run(kept, (round_id,))]
    secrets.SystemRandom().shuffle(lines)
    return lines


def wrote_sealed(run: Run, leader_id: str) -> bool:
    """Whether a line that is still sealed has the name of a leader beside it."""
    return run("SELECT 1 FROM sealed_line WHERE leader_id = ?", (leader_id,)).fetchone() is not None
