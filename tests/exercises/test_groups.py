"""Groups of a step: who is put where, what becomes of notes, and what is handed out of both."""

from __future__ import annotations

from itertools import combinations

import pytest

from onecompany.kinds.hooks import tell
from onecompany.parsing.people import Person
from onecompany.parsing.refusal import Refusal
from onecompany.report.build import build_report
from onecompany.report.names import without_names
from onecompany.report.roles import Roles
from onecompany.store.acts import agenda, groups
from onecompany.store.acts.capture import add_note
from onecompany.store.acts.people import add_leader, change_leader, remove_leader
from onecompany.store.groups import Seats, groups_of
from onecompany.store.tables import Step
from tests.conftest import DAY
from tests.exercises.room import Room
from tests.report.reporting import AT, board_copy, report, section, words


@pytest.fixture
def step(room: Room) -> str:
    """The first step, in breakouts of three."""
    (first, *_) = room.state.rows("step")
    with room.writer.act("planned groups") as transaction:
        transaction.change(Step, first.id, grouping="breakouts", group_size=3, parts=[60.0, 60.0], seconds=120.0)
    return str(first.id)


def made(room: Room, step: str) -> list[Seats]:
    """The groups of the step."""
    return groups_of(room.state, step)


def names(group: Seats) -> list[str]:
    """The first names of who is here."""
    return [row.name.split()[0] for row in group.here]


def test_they_are_of_those_who_are_here_and_of_different_silos(room: Room, step: str) -> None:
    absent = room.state.rows("leader")[0]
    change_leader(room.writer, absent.id, present=False)
    groups.make(room.writer, step)
    here = [row for row in room.state.rows("leader") if row.present]
    seated = [row for group in made(room, step) for row in group.here]
    assert sorted(row.id for row in seated) == sorted(row.id for row in here)
    sizes = [len(group.here) for group in made(room, step)]
    assert max(sizes) - min(sizes) <= 1
    for silo in {row.silo_id for row in here if row.silo_id}:
        shares = [sum(row.silo_id == silo for row in group.here) for group in made(room, step)]
        assert max(shares) - min(shares) <= 1
    assert all(group.title == f"Group {number}" for number, group in enumerate(made(room, step), 1))


def test_nobody_makes_none(room: Room, step: str) -> None:
    for row in room.state.rows("leader"):
        change_leader(room.writer, row.id, present=False)
    with pytest.raises(Refusal, match="Nobody is here"):
        groups.make(room.writer, step)


def test_made_anew_the_old_ones_go_and_their_notes_are_the_whole_rooms(room: Room, step: str) -> None:
    first, *_ = groups.make(room.writer, step)
    (note,) = add_note(room.writer, room.state.rows("exercise")[0].id, ["We wait"], group_id=first)
    before = room.state.rows("member")
    assert groups.notes_of_groups(room.state, step) == 1
    groups.make(room.writer, step)
    assert room.state.get("group", first) is None
    assert room.state.get("note", note).group_id is None
    assert not {row.id for row in before} & {row.id for row in room.state.rows("member")}
    assert room.writer.undo() is not None
    assert room.state.get("note", note).group_id == first
    assert room.state.rows("member") == before


def test_who_comes_late_joins_the_smallest_group_and_rather_one_without_their_silo(room: Room, step: str) -> None:
    groups.make(room.writer, step)
    for number in range(6):
        smallest = min(len(group.here) for group in made(room, step))
        alike = {g.id: sum(r.silo_id is not None and r.silo_id == room.silo("Sales") for r in g.here)
                 for g in made(room, step) if len(g.here) == smallest}  # fmt: skip
        late = add_leader(room.writer, Person(f"Late {number}", "", "Sales"))
        (joined,) = [group for group in made(room, step) if late in {row.id for row in group.here}]
        assert len(joined.here) == smallest + 1
        assert alike[joined.id] == min(alike.values())
        assert joined.here[-1].id == late
    sizes = [len(group.here) for group in made(room, step)]
    assert max(sizes) - min(sizes) <= 1


def test_who_leaves_is_shown_as_left_and_finds_the_place_again(room: Room, step: str) -> None:
    groups.make(room.writer, step)
    first = made(room, step)[0]
    gone = first.here[0]
    change_leader(room.writer, gone.id, present=False)
    assert [row.id for row in made(room, step)[0].left] == [gone.id]
    change_leader(room.writer, gone.id, present=True)
    assert [row.id for row in made(room, step)[0].here] == [row.id for row in first.here]
    assert len(room.state.where("member", "leader_id", gone.id)) == 1
    remove_leader(room.writer, gone.id, tell)
    assert room.state.where("member", "leader_id", gone.id) == []
    assert room.writer.undo() is not None
    assert len(room.state.where("member", "leader_id", gone.id)) == 1


def test_a_step_that_is_over_takes_nobody_in(room: Room, step: str) -> None:
    groups.make(room.writer, step)
    agenda.go(room.writer, room.state.rows("step")[-1].id, done=True)
    late = add_leader(room.writer, Person("Zoe Late", "", "Sales"))
    assert room.state.where("member", "leader_id", late) == []


def test_moved_and_named(room: Room, step: str) -> None:
    groups.make(room.writer, step)
    first, second, *_ = made(room, step)
    who = first.here[0]
    groups.move(room.writer, who.id, second.id)
    groups.move(room.writer, who.id, second.id)
    assert names(made(room, step)[1]) == [*names(second), who.name.split()[0]]
    assert len(made(room, step)[0].here) == len(first.here) - 1
    groups.name(room.writer, second.id, "  Blue   team ")
    assert made(room, step)[1].title == "Group 2 · Blue team"
    groups.name(room.writer, second.id, "")
    assert made(room, step)[1].title == "Group 2"


def test_pairs_are_within_the_group_and_nobody_is_alone(room: Room, step: str) -> None:
    with room.writer.act("fours") as transaction:
        transaction.change(Step, step, grouping="1-2-4-all", group_size=0, parts=[])
    groups.make(room.writer, step)
    for group in made(room, step):
        pairs = group.pairs
        assert sorted(row.id for pair in pairs for row in pair) == sorted(row.id for row in group.here)
        assert all(len(pair) in (2, 3) for pair in pairs)
        if len({row.silo_id for row in group.here}) == len(group.here):
            assert not any(one.silo_id == two.silo_id for pair in pairs for one, two in combinations(pair, 2))


def test_notes_are_handed_out_by_group_with_who_was_in_it(room: Room, step: str) -> None:
    groups.make(room.writer, step)
    first, second, *_ = made(room, step)
    groups.name(room.writer, second.id, "Blue")
    exercise = room.state.get("step", step).exercise_id
    add_note(room.writer, exercise, ["Of two"], group_id=second.id)
    add_note(room.writer, exercise, ["Of all"])
    add_note(room.writer, exercise, ["Of one"], group_id=first.id)
    text = words(section(report(room), "said"))
    at = [text.index(part) for part in ("Of all", "Group 1: ", "Of one", "Group 2 · Blue: ", "Of two")]
    assert at == sorted(at)
    assert all(row.name in text for group in (first, second) for row in group.here)
    roles = Roles(room.state)
    state = without_names(room.state, roles)
    nameless = words(section(build_report(state, at=AT, today=DAY, version="1", data_hash=""), "said"))
    for name in (row.name for row in room.state.rows("leader")):
        assert name not in nameless
    assert "Group 2 · Blue: " in nameless
    assert "Group 2" not in words(board_copy(room.state))
    how = words(section(report(room), "how"))
    assert "Who worked with whom" in how
    assert all(", ".join(group.names) in how for group in (first, second))
