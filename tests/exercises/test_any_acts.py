"""Whatever the room does, in whatever order: memory equals the file, and undo and redo are exact."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onecompany.exercises.commitments import acts as commitments
from onecompany.exercises.metrics import METRIC
from onecompany.exercises.metrics import acts as metrics
from onecompany.exercises.metrics import board as metric_board
from onecompany.exercises.open import acts as notes
from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import journey, rows
from onecompany.kinds.findings import find_all
from onecompany.kinds.hooks import tell
from onecompany.store.acts import capture
from onecompany.store.acts.people import remove_leader
from onecompany.store.file import Store
from onecompany.store.records import Ref
from tests.conftest import DAY
from tests.exercises.room import JOURNEY, Room, day, rows_of

Act = Callable[[Room, "Chooser"], Any]


WORDS = ("Call", "[/] oops", "naïve ✓", "a\u202eb", "Ana: yes", "x" * 200)


class Chooser:
    """Turns drawn numbers into what an act needs: a row of a table, words, a number."""

    def __init__(self, room: Room, drawn: Sequence[int]) -> None:
        self.room = room
        self._drawn = itertools.cycle(drawn)

    def row(self, table: str) -> Any:
        """The id of any row of a table; None when it is empty."""
        rows = self.room.state.rows(table)
        return rows[next(self._drawn) % len(rows)].id if rows else None

    def words(self) -> str:
        """Something a room could type, hostile things among them."""
        return WORDS[next(self._drawn) % len(WORDS)]

    def number(self, low: int, high: int) -> int:
        """A whole number."""
        return low + next(self._drawn) % (high - low + 1)


def _pair(room: Room, choose: Chooser) -> tuple[str, str] | None:
    pairs = list(itertools.pairwise(row.id for row in room.state.rows("stage")))
    return pairs[choose.number(0, len(pairs) - 1)] if pairs else None


def merge(room: Room, choose: Chooser) -> None:
    pair = _pair(room, choose)
    if pair:
        stages.merge(room.writer, *(pair if choose.number(0, 1) else pair[::-1]))


def split(room: Room, choose: Chooser) -> None:
    if (contact := choose.row("touchpoint")) is not None:
        stages.split(room.writer, room.state.get("touchpoint", contact).stage_id, choose.words(), contact)


def item(room: Room, choose: Chooser) -> None:
    if (stage := choose.row("stage")) is not None:
        table = ("touchpoint", "pain")[choose.number(0, 1)]
        stages.add_items(room.writer, table, stage, [choose.words(), choose.words()], choose.row(table))


def to_stage(room: Room, choose: Chooser) -> None:
    if (contact := choose.row("touchpoint")) is not None:
        stages.move_to_stage(room.writer, Ref("touchpoint", contact), choose.row("stage"))


def move_stage(room: Room, choose: Chooser) -> None:
    if (stage := choose.row("stage")) is not None:
        stages.move(room.writer, Ref("stage", stage), choose.number(-2, 2))


def remove_stage(room: Room, choose: Chooser) -> None:
    if (stage := choose.row("stage")) is not None:
        stages.remove(room.writer, Ref("stage", stage))


def role(room: Room, choose: Chooser) -> None:
    stage, silo = choose.row("stage"), choose.row("silo")
    if stage and silo:
        ownership.set_role(room.writer, stage, silo, ("owner", "helps", "")[choose.number(0, 2)])


def cell_note(room: Room, choose: Chooser) -> None:
    stage, silo = choose.row("stage"), choose.row("silo")
    if stage and silo:
        ownership.set_note(room.writer, stage, silo, choose.words() if choose.number(0, 2) else "")


def handoff(room: Room, choose: Chooser) -> None:
    pair = _pair(room, choose)
    if pair:
        rating = ("smooth", "rough", "dropped", "")[choose.number(0, 3)]
        ownership.change_handoff(room.writer, *pair, rating=rating, leader_id=choose.row("leader"))


def remove_silo(room: Room, choose: Chooser) -> None:
    if (silo := choose.row("silo")) is not None:
        ownership.remove_silo(room.writer, silo)


def metric(room: Room, choose: Chooser) -> None:
    metrics.add_metrics(room.writer, choose.row("leader"), [choose.words()], choose.row("metric"))


def connect(room: Room, choose: Chooser) -> None:
    pair = _pair(room, choose)
    if pair:
        metrics.add_connecting(room.writer, *pair, choose.words())


def change_metric(room: Room, choose: Chooser) -> None:
    if (row := choose.row("metric")) is not None:
        watches = f"stage:{choose.row('stage')}" if room.state.rows("stage") else ""
        rows.change(
            room.writer, METRIC, row, "changed", baseline=choose.number(-5, 5) / 3, by_when=day(choose.number(-9, 9)),
            noticed=(True, False, None)[choose.number(0, 2)], watches=watches, leader_id=choose.row("leader"),
            joint_with=[silo for silo in [choose.row("silo")] if silo],
        )  # fmt: skip


def move_metric(room: Room, choose: Chooser) -> None:
    if (row := choose.row("metric")) is not None:
        rows.move(room.writer, METRIC, row, choose.number(-2, 2))


def take(room: Room, choose: Chooser) -> None:
    found = [finding for findings in find_all(room.state, DAY).values() for finding in findings]
    if found:
        commitments.take(room.writer, choose.row("exercise"), found[choose.number(0, len(found) - 1)])


def year(room: Room, choose: Chooser) -> None:
    commitments.plan_year(room.writer, DAY + dt.timedelta(days=choose.number(0, 60)), 3, 30, choose.words())


def park(room: Room, choose: Chooser) -> None:
    capture.park(room.writer, choose.row("exercise"), choose.words())


def take_on(room: Room, choose: Chooser) -> None:
    if (item := choose.row("parking")) is not None:
        commitments.own(room.writer, item, choose.row("leader"))


def say(room: Room, choose: Chooser) -> None:
    notes.add_notes(room.writer, choose.row("exercise"), [choose.words(), choose.words()], choose.row("note"))


def decide(room: Room, choose: Chooser) -> None:
    capture.add_decision(room.writer, choose.row("exercise"), choose.words())


def lose_leader(room: Room, choose: Chooser) -> None:
    if (leader := choose.row("leader")) is not None:
        remove_leader(room.writer, leader, tell)


ACTS: tuple[Act, ...] = (
    merge, split, item, to_stage, move_stage, remove_stage, role, cell_note, handoff, remove_silo, metric, connect,
    change_metric, move_metric, take, year, park, take_on, say, decide, lose_leader,
)  # fmt: skip


def equals_the_file(store: Store, room: Room) -> dict[str, list[dict[str, Any]]]:
    """The rows, after they were compared with a fresh reading of the file."""
    rows = rows_of(room.state)
    assert rows_of(store.read(room.state.workshop_id)) == rows
    return rows


SCRIPT = st.lists(
    st.tuples(st.sampled_from(ACTS), st.lists(st.integers(0, 60), min_size=7, max_size=7)), min_size=1, max_size=12
)


@pytest.mark.reliability("5. History")
@settings(max_examples=12)
@given(script=SCRIPT)
def test_memory_equals_the_file_and_undo_and_redo_are_exact(
    room: Room, store: Store, script: list[tuple[Act, list[int]]]
) -> None:
    if not room.state.rows("stage"):
        room.journey(*JOURNEY[:4])
        room.own(Discover="Marketing", Evaluate="Sales Marketing", Onboard="Service")
        stages.add_items(room.writer, "touchpoint", room.stage("Buy"), ["Offer", "Contract", "Bill"], None)
    line = room.writer.undo_line
    states = [equals_the_file(store, room)]
    for act, drawn in script:
        before = line.to_undo
        act(room, Chooser(room, drawn))
        if line.to_undo == before:
            assert rows_of(room.state) == states[-1]
        else:
            states.append(equals_the_file(store, room))
        boards_hold(room)
    for expected in reversed(states[:-1]):
        assert room.writer.undo() is not None
        assert equals_the_file(store, room) == expected
    for expected in states[1:]:
        assert room.writer.redo() is not None
        assert equals_the_file(store, room) == expected
    for _ in states[1:]:
        room.writer.undo()
    assert rows_of(room.state) == states[0]


def boards_hold(room: Room) -> None:
    """What is true of the boards whatever the rows are."""
    find_all(room.state, DAY)
    assert all(view.from_owners != view.to_owners for view in journey.handoffs(room.state))
    rows = (*metric_board.leader_rows(room.state), *metric_board.connecting_rows(room.state))
    shown = [row.metric.id for row in rows if row.metric is not None]
    assert sorted(shown) == sorted(row.id for row in room.state.rows("metric"))
