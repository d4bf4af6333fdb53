"""Open rounds: who said what, and who has not said a key learning."""

from __future__ import annotations

import pytest

from onecompany.exercises.open import acts, board
from onecompany.exercises.open.example import reveal_sealed
from onecompany.exercises.open.findings import find
from onecompany.kinds import ballots
from onecompany.kinds.view import View
from onecompany.store.acts.capture import add_note
from onecompany.store.acts.people import change_leader, remove_leader
from onecompany.store.problems import NotKept, Unknown
from onecompany.store.sealing import seal
from tests.conftest import DAY
from tests.exercises.room import Room


def closing(room: Room) -> str:
    return str(room.exercise("open", "Closing").id)


def lines(room: Room) -> list[tuple[str, str]]:
    leaders = {row.id: row.name.split()[0] for row in room.state.rows("leader")}
    return [(leaders.get(row.leader_id, ""), row.text) for row in board.notes(room.state, closing(room))]


@pytest.mark.parametrize(
    ("line", "who", "text"),
    [
        ("Ana: we wait too long", "Ana", "we wait too long"),
        ("pena:  so do customers ", "Ana", "so do customers"),
        ("We wait too long", "", "We wait too long"),
        ("Zoe: hello", "", "Zoe: hello"),
        ("Ana:", "", "Ana:"),
        (": nothing", "", ": nothing"),
        ("https://example.org", "", "https://example.org"),
        ("Ben: the rule: answer first", "Ben", "the rule: answer first"),
    ],
)
def test_a_name_before_a_colon_is_whose_it_is(room: Room, line: str, who: str, text: str) -> None:
    acts.add_notes(room.writer, closing(room), [line])
    assert lines(room) == [(who, text)]


def test_a_pasted_list_is_one_act(room: Room) -> None:
    first, _ = acts.add_notes(room.writer, closing(room), ["Ana: A", "B"])
    acts.add_notes(room.writer, closing(room), ["x", "Ben: y"], first)
    assert lines(room) == [("Ana", "A"), ("", "x"), ("Ben", "y"), ("", "B")]
    room.writer.undo()
    assert lines(room) == [("Ana", "A"), ("", "B")]


def test_a_note_stays_whose_it_was_until_another_name_is_typed(room: Room) -> None:
    (note,) = acts.add_notes(room.writer, closing(room), ["Ana: A"])
    acts.change(room.writer, note, "A, rather")
    assert lines(room) == [("Ana", "A, rather")]
    acts.change(room.writer, note, "Ben: no, mine")
    assert lines(room) == [("Ben", "no, mine")]


def test_notes_move_and_go(room: Room) -> None:
    first, second = acts.add_notes(room.writer, closing(room), ["A", "B"])
    assert acts.move(room.writer, first, 1)
    assert not acts.move(room.writer, first, 1)
    acts.remove(room.writer, second)
    assert lines(room) == [("", "A")]
    for attempt in (acts.remove, lambda writer, gone: acts.move(writer, gone, 1)):
        with pytest.raises(Unknown, match="That note"):
            attempt(room.writer, second)


def test_who_has_not_said_a_key_learning(room: Room) -> None:
    assert room.says("open", "Closing") == []
    acts.add_notes(room.writer, closing(room), ["Ana: A"])
    (found,) = room.found("open", "Closing")
    assert (found.level, found.text) == ("warning", "Seven leaders have not said a key learning yet")
    assert found.why.startswith("Ben Okafor, Carla Rossi")
    acts.add_notes(room.writer, closing(room), ["Ben: B", "Carla: C", "Finn: F", "Eva: E", "Dev: D", "Grace: G"])
    assert room.says("open", "Closing") == ["! Hugo Blanc has not said a key learning yet"]
    change_leader(room.writer, room.leader("Hugo"), present=False)
    assert room.says("open", "Closing") == ["✓ Everyone in the room has said a key learning"]


def test_private_notes_and_other_rounds_do_not_count(room: Room) -> None:
    check_in = str(room.exercise("open", "Check-in").id)
    acts.add_notes(room.writer, check_in, ["Ana: hello"])
    add_note(room.writer, closing(room), ["mind Ana"], leader_id=room.leader("Ana"), private=True)
    assert room.says("open", "Check-in") == []
    assert room.says("open", "Closing") == []
    assert len(board.silent(room.state, closing(room))) == 8


# -- sealed


def sealed(room: Room, **settings: object) -> View:
    """The closing round as a plan has it that wants it alone and in silence."""
    exercise = room.state.get("exercise", closing(room))
    asked = exercise.with_values({"settings": {**exercise.settings, "sealed": True, **settings}})
    return View(room.state, asked, DAY)


@pytest.mark.parametrize("names", [False, True])
def test_sealed_lines_become_notes_with_names_only_where_the_plan_keeps_them(room: Room, names: bool) -> None:
    view = sealed(room, names=names)
    vote = board.sealed_vote(view)
    assert vote is not None
    assert board.is_sealed(view)
    (round_id,) = ballots.begin(room.writer, closing(room), vote, "sealed")
    for leader in room.state.rows("leader"):
        seal(
            room.writer, round_id, f"From {leader.name}", leader_id=leader.id if vote.names else None, named=vote.names
        )
    assert lines(room) == []
    ballots.reveal(room.writer, [round_id])
    assert {text for _, text in lines(room)} == {f"From {leader.name}" for leader in room.state.rows("leader")}
    assert all(text.startswith(f"From {who}") if names else not who for who, text in lines(room))
    assert not board.is_sealed(view), "from now on it is typed in the open"
    assert [finding.key.partition(":")[0] for finding in find(view)] == (["open.everyone"] if names else [])


def test_who_has_sealed_a_line_with_a_name_is_not_removed_before_it_is_shown(room: Room) -> None:
    vote = board.sealed_vote(sealed(room, names=True))
    assert vote is not None
    (round_id,) = ballots.begin(room.writer, closing(room), vote, "sealed")
    gone = room.state.rows("leader")[0].id
    seal(room.writer, round_id, "I go home now", leader_id=gone, named=True)
    name = room.state.get("leader", gone).name
    with pytest.raises(NotKept, match="First show the lines"):
        remove_leader(room.writer, gone, lambda *_: None)
    ballots.reveal(room.writer, [round_id])
    assert lines(room) == [(name.split()[0], "I go home now")]
    remove_leader(room.writer, gone, lambda *_: None)
    assert room.state.get("leader", gone) is None


def test_an_open_round_puts_nothing_to_the_room(room: Room) -> None:
    assert board.sealed_vote(View(room.state, room.state.get("exercise", closing(room)), DAY)) is None


def test_two_reveals_stand_one_below_the_other(room: Room) -> None:
    reveal_sealed(room.writer, closing(room), ["A"])
    reveal_sealed(room.writer, closing(room), ["B"])
    assert lines(room) == [("", "A"), ("", "B")]
    room.writer.undo()
    assert lines(room) == [("", "A")]
    room.writer.redo()
    assert lines(room) == [("", "A"), ("", "B")]
