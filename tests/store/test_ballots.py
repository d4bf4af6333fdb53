"""Ballots and sealed lines: who has voted has voted, once, and nothing on the disk tells what."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path

import pytest

from onecompany.kinds import rows
from onecompany.kinds.hooks import tell
from onecompany.kinds.rounds import missing, turnout
from onecompany.kinds.shared_tables import NOTE
from onecompany.parsing.people import Person
from onecompany.store import ballots
from onecompany.store.acts import rounds
from onecompany.store.acts.people import add_leader, change_leader, remove_leader
from onecompany.store.ballots import NotOpen, VotedAlready, cast
from onecompany.store.file import Store
from onecompany.store.problems import NotKept, Unknown
from onecompany.store.sealing import seal, take_back
from onecompany.store.writer import WorkshopWriter
from tests.conftest import identities
from tests.store.failing import failing_after
from tests.store.voting import asked, ended, on_disk, opened, told, vote
from tests.thorough import THOROUGH


def rows_of(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(f"SELECT * FROM {table}").fetchall()


def test_a_vote_is_in_the_box_and_its_voter_beside_it(writer: WorkshopWriter, store: Store) -> None:
    (round_id,) = opened(writer)
    first = writer.state.rows("leader")[0]
    cast(writer, first.id, {round_id: ["4"]})
    row = writer.state.get("round", round_id)
    assert turnout(writer.state, row) == turnout(store.read(writer.workshop_id), row) == (1, 8)
    assert first not in missing(writer.state, row)
    assert [columns[1:] for columns in rows_of(store.path, "ballot")] == [(round_id, "4")]
    assert rows_of(store.path, "turnout") == [(round_id, first.id)]


@pytest.mark.reliability("SQLITE_FULL and SQLITE_IOERR at every write")
@pytest.mark.parametrize("asking", [False, True], ids=["the file can be asked", "not even asked"])
def test_an_error_when_all_was_written_counts_no_line_twice(
    writer: WorkshopWriter, store: Store, monkeypatch: pytest.MonkeyPatch, asking: bool
) -> None:
    (round_id,) = rounds.open_rounds(writer, writer.state.rows("exercise")[0].id, [asked(form="lines")], "sealed")
    told_so = pytest.raises(NotKept) if asking else nullcontext()
    with failing_after(monkeypatch, asking=asking), told_so:
        seal(writer, round_id, "what I think")
    number = rows_of(store.path, "sealed_line")[0][1]
    if asking:
        assert seal(writer, round_id, "what I think") == number
    assert writer.state.sealed[round_id] == 1
    assert [row[3] for row in rows_of(store.path, "sealed_line")] == ["what I think"]
    assert seal(writer, round_id, "what I think") != number, "who says the same is another one"
    with failing_after(monkeypatch, asking=False):
        take_back(writer, round_id, number)
    assert len(rows_of(store.path, "sealed_line")) == 1


def test_an_error_when_a_vote_was_written_is_no_refusal(
    writer: WorkshopWriter, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (round_id,) = opened(writer)
    leader = writer.state.rows("leader")[0].id
    with failing_after(monkeypatch, asking=False):
        cast(writer, leader, {round_id: ["4"]})
    assert turnout(writer.state, writer.state.get("round", round_id)) == (1, 8)
    assert len(rows_of(store.path, "ballot")) == 1


def test_nobody_votes_twice_and_nothing_of_the_second_vote_is_kept(writer: WorkshopWriter, store: Store) -> None:
    one, two = opened(writer, "one", "two")
    leader = writer.state.rows("leader")[0].id
    cast(writer, leader, {two: ["1"]})
    with pytest.raises(VotedAlready):
        cast(writer, leader, {one: ["5"], two: ["5"]})
    assert [columns[1:] for columns in rows_of(store.path, "ballot")] == [(two, "1")]
    assert rows_of(store.path, "turnout") == [(two, leader)]


@pytest.mark.parametrize("state", ["closed", "revealed", "given up"])
def test_a_round_that_is_not_open_takes_no_vote(writer: WorkshopWriter, store: Store, state: str) -> None:
    (round_id,) = opened(writer)
    vote(writer, round_id, [3, 3, 3, 3])
    if state == "given up":
        rounds.give_up(writer, [round_id])
    else:
        rounds.close(writer, [round_id])
    if state == "revealed":
        rounds.reveal(writer, [round_id], told)
    before = rows_of(store.path, "ballot")
    with pytest.raises(NotOpen):
        cast(writer, writer.state.rows("leader")[-1].id, {round_id: ["3"]})
    assert rows_of(store.path, "ballot") == before


def test_an_abstention_is_a_vote_without_a_choice(writer: WorkshopWriter, store: Store) -> None:
    (round_id,) = opened(writer)
    cast(writer, writer.state.rows("leader")[0].id, {round_id: []})
    assert rows_of(store.path, "ballot") == []
    assert turnout(writer.state, writer.state.get("round", round_id))[0] == 1


def test_a_leader_who_comes_can_vote_and_one_who_goes_has_voted(writer: WorkshopWriter) -> None:
    (round_id,) = opened(writer)
    row = writer.state.get("round", round_id)
    vote(writer, round_id, [1, 2])
    add_leader(writer, Person("Zoe Young", "CRO", "Sales"))
    assert turnout(writer.state, row) == (2, 9)
    voted, other = writer.state.rows("leader")[0], writer.state.rows("leader")[4]
    remove_leader(writer, voted.id, tell)
    change_leader(writer, other.id, present=False)
    assert turnout(writer.state, row) == (2, 8)
    assert other not in missing(writer.state, row)
    rounds.close(writer, [round_id])
    rounds.reveal(writer, [round_id], told)
    assert writer.state.get("round", round_id).n == 2


def test_the_order_on_the_disk_tells_nothing_of_the_order_of_voting(
    workshop: str, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole file is the same, byte by byte, in whatever order two hundred have voted."""
    store.close()
    draw = random.Random(7)
    ids = {f"voter{draw.randrange(10**9):09}": f"ballot{draw.randrange(10**9):09}" for _ in range(200)}
    contents = []
    for number in range(2):
        path = Path(shutil.copy(store.path, tmp_path / f"{number}.onecompany"))
        voters = list(ids)
        random.Random(number).shuffle(voters)
        with Store(path, clock=store.clock, new_id=identities(200_001)) as again:
            writer = again.writer(workshop)
            (round_id,) = opened(writer)
            for voter in voters:
                monkeypatch.setattr(ballots, "new_id", partial(ids.__getitem__, voter))
                cast(writer, voter, {round_id: [str(sum(voter.encode()) % 5 + 1)]})
        contents.append(path.read_bytes())
    assert contents[0].count(b"ballot") >= 200
    assert contents[0] == contents[1]


def test_ballots_are_gone_from_the_file_when_they_are_counted(writer: WorkshopWriter, store: Store) -> None:
    (round_id,) = opened(writer)
    vote(writer, round_id, [1, 5, 5, 5, 2, 4, 4, 3])
    ids = [str(row[0]) for row in rows_of(store.path, "ballot")]
    ended(writer, round_id)
    content = on_disk(store.path)
    assert not any(ballot.encode() in content for ballot in ids)
    assert rows_of(store.path, "ballot") == rows_of(store.path, "turnout") == []


def test_nothing_but_the_box_knows_of_a_vote(writer: WorkshopWriter, store: Store) -> None:
    """History, drafts and rows are the same, however people have voted."""

    def everything_else() -> str:
        with closing(sqlite3.connect(store.path)) as db:
            names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            secret = {"ballot", "turnout", "sealed_line"}
            return json.dumps(
                {name: db.execute(f'SELECT * FROM "{name}"').fetchall() for name in names if name not in secret}
            )

    (round_id,) = opened(writer)
    before, line = everything_else(), list(writer.undo_line.acts)
    vote(writer, round_id, [1, 5, 5, 5, 2, 4, 4, 3])
    assert everything_else() == before
    assert list(writer.undo_line.acts) == line


def test_other_ballots_stay_when_one_is_counted_or_begun_anew(writer: WorkshopWriter) -> None:
    one, two, three = opened(writer, "one", "two", "three")
    for round_id in (one, two, three):
        vote(writer, round_id, [1, 2, 3, 4])
    ended(writer, one)
    rounds.begin_anew(writer, [two])
    assert {row.subject: turnout(writer.state, row)[0] for row in writer.state.rows("round")} == {
        "one": 0,
        "two": 0,
        "three": 4,
    }


# -- sealed lines


@pytest.fixture
def sealed(writer: WorkshopWriter) -> str:
    return rounds.open_rounds(writer, writer.state.rows("exercise")[0].id, [asked("page", form="lines")], "sealed")[0]


def test_a_sealed_line_is_taken_back_by_its_number_and_is_not_read(
    writer: WorkshopWriter, store: Store, sealed: str
) -> None:
    numbers = [seal(writer, sealed, f"Sentence {n}") for n in range(60)]
    assert len(set(numbers)) == 60
    assert min(numbers) >= 10
    assert numbers != sorted(numbers), "numbers in their order would tell who wrote which line"
    take_back(writer, sealed, numbers[17])
    assert writer.state.sealed == {sealed: 59}
    assert b"Sentence 17" not in on_disk(store.path)
    with pytest.raises(Unknown, match=f"number {numbers[17]}"):
        take_back(writer, sealed, numbers[17])


def test_sealed_lines_come_out_shuffled_and_without_names(writer: WorkshopWriter, sealed: str) -> None:
    leaders = writer.state.rows("leader")
    for leader in leaders:
        seal(writer, sealed, f"I am {leader.name}", leader_id=leader.id)
    with pytest.raises(VotedAlready):
        seal(writer, sealed, "Again", leader_id=leaders[0].id)
    shown: list[rounds.Revealed] = []
    rounds.reveal(writer, [sealed], lambda transaction, revealed: shown.append(revealed))
    assert {line.text for line in shown[0].lines} == {f"I am {leader.name}" for leader in leaders}
    assert {line.leader_id for line in shown[0].lines} == {None}
    assert writer.state.get("round", sealed).n == 8


def test_names_stay_with_sealed_lines_where_the_plan_wants_them(writer: WorkshopWriter, sealed: str) -> None:
    leader = writer.state.rows("leader")[2]
    seal(writer, sealed, "Mine", leader_id=leader.id, named=True)
    shown: list[rounds.Revealed] = []
    rounds.reveal(writer, [sealed], lambda transaction, revealed: shown.append(revealed))
    assert [(line.text, line.leader_id) for line in shown[0].lines] == [("Mine", leader.id)]


@pytest.mark.parametrize("text", ["", "  \n ", "\x00\x1b", "x" * 10_001])
def test_a_line_that_says_nothing_or_too_much_is_refused(writer: WorkshopWriter, sealed: str, text: str) -> None:
    with pytest.raises((Unknown, NotKept)):
        seal(writer, sealed, text)
    assert writer.state.sealed == {}


# -- a process that is killed

VOTER = """
import sys
from pathlib import Path
from onecompany.clock import SystemClock
from onecompany.store.ballots import cast
from onecompany.store.file import Store
path, workshop, round_id = sys.argv[1:]
with Store(Path(path), clock=SystemClock()) as store:
    writer = store.writer(workshop)
    for number in range(1000):
        cast(writer, f"voter{number:04}", {round_id: [str(number % 5 + 1)]})
        print(number, flush=True)
"""


@pytest.mark.parametrize("after", range(1, 40, 3) if THOROUGH else (1, 7))
def test_who_has_voted_has_voted_when_the_process_is_killed(writer: WorkshopWriter, store: Store, after: int) -> None:
    (round_id,) = opened(writer)
    workshop_id = writer.workshop_id
    store.close()
    command = [sys.executable, "-c", VOTER, str(store.path), workshop_id, round_id]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        kept = -1
        for line in process.stdout:
            kept = int(line)
            if kept >= after:
                process.kill()
    with Store(store.path, clock=store.clock) as again:
        voted = again.read(workshop_id).turnout[round_id]
        choices = [row[2] for row in rows_of(store.path, "ballot")]
        assert len(voted) == len(choices) >= kept + 1
        assert {f"voter{number:04}" for number in range(kept + 1)} <= voted
        assert sorted(choices) == sorted(str(number % 5 + 1) for number in range(len(voted)))


def test_a_note_can_be_taken_back_while_a_ballot_goes_on(writer: WorkshopWriter) -> None:
    (round_id,) = opened(writer)
    vote(writer, round_id, [1, 2])
    rows.add(writer, NOTE, [{"text": "Coffee is cold", "exercise_id": None}])
    assert writer.undo() is not None
    with pytest.raises(NotKept, match="Votes of this round are in"):
        writer.undo()
    assert turnout(writer.state, writer.state.get("round", round_id))[0] == 2
