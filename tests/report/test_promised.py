"""Which promises there are over several workshops, and which of them are open: the same for the year and the screen."""

from __future__ import annotations

import pytest

from onecompany.kinds.promises import counted
from onecompany.report.promised import Promised, promises
from onecompany.store.file import Store
from onecompany.store.transaction import models
from tests.exercises.room import Room, day, promise
from tests.report.test_course import course, next_room, room, workshops
from tests.report.test_year import answer

__all__ = ["room"]


def told(store: Store) -> dict[str, Promised]:
    """Every promise by what it says."""
    return {one.row.what: one for one in promises(workshops(store))}


def test_what_another_branch_promised_is_open_and_what_it_kept_is_kept(store: Store, room: Room) -> None:
    promise(room, "Kept in the branch", "Ana", day(30))
    branch = next_room(store, 90)
    answer(branch, "Kept in the branch", "kept")
    promise(branch, "Of the branch", "Ben", day(100))
    next_room(store, 180, goes_on_from=room.state.workshop_id)
    every = told(store)
    assert every["Kept in the branch"].row.state == "kept"
    assert [one.what for one in course(store, 181).due] == ["Of the branch"]
    assert every["Of the branch"].counts(day(181))


def test_a_workshop_that_is_dated_before_the_one_it_goes_on_from_comes_after_it(store: Store, room: Room) -> None:
    promise(room, "Keep me", "Ana", day(30))
    earlier = next_room(store, 20)
    with earlier.writer.act("the day was wrong") as transaction:
        transaction.change(models()["workshop"], earlier.state.workshop_id, date=day(-20))
    answer(earlier, "Keep me", "kept")
    assert told(store)["Keep me"].row.state == "kept"
    assert course(store, 60).due == ()


@pytest.mark.parametrize("left_for", [10, 300])
def test_what_was_left_behind_is_not_due_and_counts_only_when_its_day_is_over(
    store: Store, room: Room, left_for: int
) -> None:
    promise(room, "Left behind", "Ana", day(left_for))
    second = next_room(store, 140)
    third = next_room(store, 180, without=["commitments"])
    store.delete_workshop(second.state.workshop_id)
    assert third.state.rows("commitment") == []
    left = told(store)["Left behind"]
    assert (left.left, left.is_open) == (True, False)
    assert left.counts(day(200)) == (left_for < 200)
    assert course(store, 200).due == ()


def test_a_promise_that_is_still_on_counts_for_nobody_before_its_day_is_over(room: Room) -> None:
    for what, state, by in (
        ("a", "kept", 9),
        ("b", "dropped", 9),
        ("c", "open", 9),
        ("d", "late", 9),
        ("e", "open", 1),
    ):
        promise(room, what, "Ana", day(by))
        answer(room, what, state)
    rows = room.state.rows("commitment")
    assert [row.what for row in counted(rows, day(5))] == ["a", "b", "d", "e"]
    assert len(counted(rows, day(10))) == 5
