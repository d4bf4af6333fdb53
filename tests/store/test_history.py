"""What can be taken back and done again, and the checksum of an act."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.store.history import UndoLine, checksum, pack, unpack
from onecompany.store.records import Change

MOMENT = dt.datetime(2026, 3, 5, 9, tzinfo=dt.UTC)


def line(*acts: tuple[int, str, int | None]) -> UndoLine:
    return UndoLine((number, kind, target, f"act {number}", "") for number, kind, target in acts)


def reach(undo_line: UndoLine) -> tuple[int | None, int | None]:
    """The acts that undo and redo come to next."""
    undo, redo = undo_line.to_undo, undo_line.to_redo
    return undo and undo.id, redo and redo.id


def test_undo_goes_back_act_by_act_and_redo_forward_again() -> None:
    assert reach(line((1, "do", None), (2, "do", None))) == (2, None)
    assert reach(line((1, "do", None), (2, "do", None), (3, "undo", 2))) == (1, 2)
    assert reach(line((1, "do", None), (2, "do", None), (3, "undo", 2), (4, "undo", 1))) == (None, 1)
    assert reach(line((1, "do", None), (2, "do", None), (3, "undo", 2), (4, "redo", 2))) == (2, None)


def test_a_new_act_ends_what_could_be_done_again() -> None:
    assert reach(line((1, "do", None), (2, "undo", 1), (3, "do", None))) == (3, None)


def test_time_an_upgrade_and_the_beginning_are_passed_over() -> None:
    assert reach(line((1, "start", None), (2, "clock", None), (3, "upgrade", None))) == (None, None)
    assert reach(line((1, "do", None), (2, "clock", None), (3, "undo", 1), (4, "clock", None))) == (None, 1)


def test_what_cannot_be_so_changes_nothing() -> None:
    assert reach(line((1, "do", None), (2, "undo", 7), (3, "redo", 1))) == (1, None)


@pytest.mark.reliability("5. History")
@given(st.integers(0, 6), st.text(max_size=5))
def test_the_checksum_is_another_when_anything_is(place: int, other: str) -> None:
    values = ["w", "e", MOMENT, "do", None, "added note", [["note", "n", None, {"text": "a"}]]]
    changed = [*values]
    changed[place] = MOMENT + dt.timedelta(microseconds=1) if place == 2 else [other]
    assert checksum(*changed) != checksum(*values)  # type: ignore[arg-type]


def test_the_checksum_is_the_same_in_every_time_zone() -> None:
    there = MOMENT.astimezone(dt.timezone(dt.timedelta(hours=5)))
    assert checksum("w", "", there, "do", None, "x", []) == checksum("w", "", MOMENT, "do", None, "x", [])


def test_changes_come_back_as_they_were_packed() -> None:
    changes = [Change("note", "n", None, {"text": "a"}), Change("note", "n", {"text": "a"}, None)]
    assert unpack(pack(changes)) == changes
    assert changes[0].inverse() == changes[1]
