"""What a room does, step by step: first by a script that has something of everything, then at random.

Each step ends in one transaction at the most, and can be taken again when it was refused: it finds out by itself what
is on the board, and rolls the same dice.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

from onecompany.exercises.stages import acts as stages
from onecompany.parsing.people import Person
from onecompany.store import timing
from onecompany.store.acts import agenda, capture, rounds
from onecompany.store.acts.people import add_leader
from onecompany.store.ballots import VotedAlready, cast
from onecompany.store.locating import connected
from onecompany.store.problems import NotKept
from onecompany.store.sealing import seal
from tests.clock_double import FakeClock
from tests.exercises.room import Room
from tests.exercises.test_any_acts import ACTS, Chooser
from tests.store.voting import asked, opened, told

Step = Callable[[Room, random.Random], object]


def _draft(room: Room, dice: random.Random) -> None:
    exercise = dice.choice(room.state.rows("exercise")).id
    room.writer.keep_draft(exercise, "stage:", "an unfinished line" * dice.randrange(3))


def _vote(room: Room, dice: random.Random) -> None:
    """Somebody who has not voted yet does, in one round that is open."""
    for row in room.state.rows("round"):
        voters = [one.id for one in room.state.rows("leader") if one.id not in room.state.turnout.get(row.id, ())]
        if row.state == "open" and row.form == "scale" and voters:
            cast(room.writer, dice.choice(voters), {row.id: [str(dice.randint(1, 5))]})
            return


def _seal(room: Room, dice: random.Random) -> None:
    for row in room.state.rows("round"):
        if row.state == "open" and row.form == "lines":
            seal(room.writer, row.id, f"what I think, {dice.randrange(10**6)}")
            return


def _open_lines(room: Room, _dice: random.Random) -> None:
    exercise = room.state.rows("exercise")[0].id
    rounds.open_rounds(room.writer, exercise, [asked("page", form="lines")], "sealed")


def _close(room: Room, _dice: random.Random) -> None:
    if ids := [row.id for row in room.state.rows("round") if row.state == "open"]:
        rounds.close(room.writer, ids[:1])


def _reveal(room: Room, _dice: random.Random) -> None:
    if ids := [row.id for row in room.state.rows("round") if row.state == "closed"]:
        rounds.reveal(room.writer, ids[:1], told)


def _go(room: Room, dice: random.Random) -> None:
    agenda.go(room.writer, dice.choice(timing.kept_steps(room.state)).id, done=dice.random() < 0.5)


def _any_act(room: Room, dice: random.Random) -> None:
    """One of the acts that the exercises know. What it may not do it does not."""
    dice.choice(ACTS)(room, Chooser(room, [dice.randrange(61) for _ in range(7)]))


SCRIPT: tuple[Step, ...] = (
    lambda room, _: agenda.go(room.writer, timing.kept_steps(room.state)[0].id),
    lambda room, _: room.writer.keep_draft(room.exercise("stages").id, "stage:", "Disco"),
    lambda room, _: room.journey("Discover", "Buy", "Use"),
    lambda room, _: room.own(Discover="Marketing"),
    lambda room, _: room.own(Use="Service"),
    lambda room, _: stages.add_items(room.writer, "pain", room.stage("Buy"), ["nobody calls back"] * 40, None),
    lambda room, _: room.writer.undo(),
    lambda room, _: room.writer.redo(),
    lambda room, _: opened(room.writer),
    _vote, _vote, _vote, _vote, _vote,
    lambda room, _: room.writer.be_seen("stage:"),
    _close, _reveal,
    lambda room, _: room.writer.undo(),
    _reveal, _open_lines, _seal, _seal,
    lambda room, _: capture.park(room.writer, None, "the price list"),
    lambda room, _: add_leader(room.writer, Person("Ida Bell", "CHRO", "People")),
    _close, _go,
)  # fmt: skip

AT_RANDOM: tuple[Step, ...] = (
    *[_any_act] * 24, _draft, _draft, _vote, _vote, _seal, _close, _reveal, _go, _open_lines,
    lambda room, _: opened(room.writer),
    lambda room, _: room.writer.be_seen(f"stage:{len(room.state.rows('stage'))}"),
    *[lambda room, _: room.writer.undo()] * 4, *[lambda room, _: room.writer.redo()] * 2,
)  # fmt: skip


def steps(seed: str, at_random: int) -> Iterator[Callable[[Room], object]]:
    """The script, and then so many steps at random, each with dice of its own."""
    dice = random.Random(seed)
    chosen: Sequence[Step] = (*SCRIPT, *(dice.choice(AT_RANDOM) for _ in range(at_random)))
    for number, step in enumerate(chosen):
        yield lambda room, step=step, number=number: step(room, random.Random(f"{seed} {number}"))  # type: ignore[misc]


def play(
    room: Room, clock: FakeClock, seed: str, at_random: int, kept: Callable[[int], object] = lambda number: None
) -> None:
    """Do all of it. A step that the rules of the room do not allow is left out.

    `kept` is told the number of the newest act after each step: so many are acknowledged.
    """
    for step in steps(seed, at_random):
        clock.advance(7)
        allowed(step, room)
        kept(max(room.writer.undo_line.acts))


def allowed(step: Callable[[Room], object], room: Room) -> None:
    """Do a step, unless the rules of the room are against it: so are some of those at random, whatever the disk."""
    try:
        step(room)
    except (VotedAlready, NotKept) as problem:
        if problem.__cause__ is not None:  # no rule, but the file
            raise


SHUFFLED = {"ballot": "round_id, choice", "sealed_line": "round_id, text"}
"""The columns that count where a vote gives random places, so that nobody can tell whose they are."""


def fingerprint(db: sqlite3.Connection, *, shuffled: bool = False) -> str:
    """All that a file says: every row of every table. `shuffled`: wherever the votes lie in their box."""
    total = blake2b(digest_size=12)
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in tables:
        columns = SHUFFLED.get(table, "*") if shuffled else "*"
        rows = sorted(map(repr, db.execute(f'SELECT {columns} FROM "{table}"')))
        total.update(repr((table, rows)).encode())
    return total.hexdigest()


def fingerprint_of(path: Path) -> str:
    """All that a file says."""
    with closing(connected(path, patience=0)) as db:
        return fingerprint(db)
