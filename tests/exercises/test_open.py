"""Open rounds: who said what, and who has not said a key learning."""

from __future__ import annotations

import pytest

from onecompany.exercises.open import acts, board
from onecompany.store.acts.capture import add_note
from onecompany.store.acts.people import change_leader
from onecompany.store.problems import Unknown
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
