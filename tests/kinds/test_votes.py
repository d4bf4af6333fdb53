"""Votes of every kind that takes any: before the reveal nothing outside the box tells how people have voted."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.kinds import ballots
from onecompany.kinds.findings import find_all
from onecompany.kinds.kind import Kind
from onecompany.kinds.registry import kinds
from onecompany.kinds.rounds import Poll, Vote, unfinished
from onecompany.kinds.search import hits
from onecompany.kinds.view import View
from onecompany.report.build import build_report
from onecompany.store.acts import rounds
from onecompany.store.ballots import cast
from onecompany.store.history import Act
from onecompany.store.sealing import seal
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.kinds.boards import Board, window
from tests.kinds.conftest import DAY, MORNING, exercise_of, open_store, rows_of

SIZES = ((80, 24), (112, 32))
Choose = Callable[[Poll, int], list[str]]
"""What the leader with this number votes in a poll."""


def votes_of(kind: Kind, state: State) -> list[Vote]:
    """What can be put to the room in the first exercise of a kind, by ballot or sealed: one vote of each form."""
    view = View(state, exercise_of(state, kind), DAY)
    votes = [vote for vote in kind.part("panel").PANEL(view).votes() if {"ballot", "sealed"} & set(vote.methods)]
    return list({vote.polls[0].form: vote for vote in votes}.values())


def codes(poll: Poll) -> list[str]:
    """All that can be chosen in a poll: of several parts each choice of the first, with one of the others."""
    if not poll.parts:
        return []
    first, *others = poll.parts
    return ["+".join((option.code, *(part.options[0].code for part in others))) for option in first.options]


def first_choice(poll: Poll, number: int) -> list[str]:
    return [codes(poll)[0]]


def other_choice(poll: Poll, number: int) -> list[str]:
    """Differs from the first for everybody, and from neighbour to neighbour."""
    known = codes(poll)
    return [known[1 + number % (len(known) - 1)]]


def take(writer: WorkshopWriter, vote: Vote, ids: Sequence[str], choose: Choose, voters: int) -> None:
    """The first leaders vote in all polls of a vote."""
    for number, leader in enumerate(writer.state.rows("leader")[:voters]):
        if vote.polls[0].form == "lines":
            text = "We keep our word" if choose is first_choice else "Nobody waits on us"
            seal(writer, ids[0], text, leader_id=leader.id, named=vote.names)
        else:
            polls = zip(ids, vote.polls, strict=True)
            cast(writer, leader.id, {round_id: choose(poll, number) for round_id, poll in polls})


def told(state: State, acts: dict[int, Act]) -> dict[str, Any]:
    """All that is made of the rows: document, report, findings, what is found, what undo says."""
    at = Stamp(MORNING, 0.0, "boot")
    findings = find_all(state, DAY)
    return {
        "rows": rows_of(state),
        "turnout": dict(state.turnout),
        "document": document(state, findings=findings, at=at),
        "report": build_report(state, at=at, today=DAY, version="1", data_hash=""),
        "found": list(hits(state)),
        "acts": acts,
    }


async def screens(board: Board, kind: Kind, state: State) -> list[str]:
    """The board at each size."""
    texts = []
    await board.show(kind, state)
    for size in SIZES:
        await board.resize(*size)
        texts.append(board.text)
    return texts


def voting() -> list[Kind]:
    return [kind for kind in kinds().values() if "threshold" in kind.settings]


every_voting_kind = pytest.mark.parametrize("kind", voting(), ids=lambda kind: kind.name)


@every_voting_kind
async def test_until_the_reveal_nothing_tells_how_people_voted(
    kind: Kind, filled_file: tuple[Path, str], tmp_path: Path
) -> None:
    rooms = []
    async with window() as board:
        for number, choose in enumerate((first_choice, other_choice)):
            path = Path(shutil.copy(filled_file[0], tmp_path / f"{number}.onecompany"))
            with open_store(path, "vo") as store:
                rooms.append(await _seen(board, store.writer(filled_file[1]), kind, choose))
    assert rooms[0]
    assert rooms[0] == rooms[1]


async def _seen(board: Board, writer: WorkshopWriter, kind: Kind, choose: Choose) -> list[Any]:
    """All that is made of the rows, and the board, while votes are open and when they are closed."""
    exercise, seen = exercise_of(writer.state, kind), []
    for vote in votes_of(kind, writer.state):
        ids = ballots.begin(writer, exercise.id, vote, "sealed" if vote.polls[0].form == "lines" else "ballot")
        take(writer, vote, ids, choose, 6)
        assert unfinished(writer.state, exercise.id)
        seen += [told(writer.state, dict(writer.undo_line.acts)), await screens(board, kind, writer.state)]
        rounds.close(writer, ids)
        seen += [told(writer.state, dict(writer.undo_line.acts)), await screens(board, kind, writer.state)]
        ballots.reveal(writer, ids)
        while [row for row in writer.state.rows("round") if row.id in ids]:
            assert writer.undo() is not None
    return seen


def few(ways: Sequence[int], *, same: bool) -> Choose:
    """Three voters: on a scale these points of it; else all `same`, or all different ones."""

    def choose(poll: Poll, number: int) -> list[str]:
        known = codes(poll)
        return [known[ways[number]] if poll.form == "scale" else known[0 if same else number % len(known)]]

    return choose


@every_voting_kind
def test_below_the_threshold_nothing_tells_it_afterwards_either(
    kind: Kind, filled_file: tuple[Path, str], tmp_path: Path
) -> None:
    """Three have voted, in one room differently from the other, with the same mean."""
    rooms = []
    for number, choose in enumerate((few((0, -1, 0), same=True), few((1, -2, 0), same=False))):
        path = Path(shutil.copy(filled_file[0], tmp_path / f"{number}.onecompany"))
        with open_store(path, "vo") as store:
            writer = store.writer(filled_file[1])
            exercise, seen = exercise_of(writer.state, kind), []
            for vote in votes_of(kind, writer.state):
                if vote.polls[0].form == "lines":
                    continue
                ids = ballots.begin(writer, exercise.id, vote, "ballot")
                take(writer, vote, ids, choose, 3)
                rounds.close(writer, ids)
                ballots.reveal(writer, ids)
                assert all(writer.state.get("round", row_id).counts is None for row_id in ids)
                seen.append(told(writer.state, dict(writer.undo_line.acts)))
            rooms.append(seen)
    assert rooms[0] == rooms[1]
