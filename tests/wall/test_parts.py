"""What of the wall is pure: what goes round, and what it says of the seat."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onecompany.store.following.follower import Looked
from onecompany.store.following.sign import RoomSign
from onecompany.wall.going_round import EVERY, Round, parts
from onecompany.wall.saying import about_seat


@given(st.lists(st.integers(1, 9), max_size=30), st.integers(1, 40))
def test_every_thing_is_seen_once_and_in_order(heights: list[int], room: int) -> None:
    listed = parts(heights, room)
    assert [index for part in listed for index in part] == list(range(len(heights)))
    for part in listed:
        used = sum(heights[index] for index in part) + len(part) - 1
        assert used <= room or len(part) == 1


def test_each_part_is_seen_for_its_seconds_and_a_held_one_stays() -> None:
    round_ = Round()
    assert not round_.turn(100.0, 3)
    assert not round_.turn(100.0 + EVERY - 0.1, 3)
    assert round_.turn(100.0 + EVERY, 3)
    assert round_.number == 1
    round_.held = True
    assert not round_.turn(500.0, 3)
    round_.held = False
    assert not round_.turn(501.0, 3)
    assert round_.turn(501.0 + EVERY, 3)
    assert round_.number == 2
    assert round_.turn(502.0 + 2 * EVERY, 3)
    assert round_.number == 0


def test_where_there_are_fewer_parts_the_last_one_is_seen() -> None:
    round_ = Round()
    round_.turn(0.0, 3)
    round_.turn(EVERY, 3)
    assert round_.number == 1
    assert round_.turn(EVERY, 1)
    assert round_.number == 0


def test_a_seat_that_cannot_be_followed_is_told_from_one_that_is_closed() -> None:
    sign = RoomSign("/day.onecompany", workshop_id="one")
    assert about_seat(Looked(sign=sign, seat_alive=True), sign, shows=True) == ""
    assert "cannot be followed" in about_seat(Looked(seat_alive=True), sign, shows=True)
    assert "is closed" in about_seat(Looked(sign=sign, seat_alive=False), sign, shows=True)
