"""Page 1 takes the four numbers that say most, whatever exercises give how many; and what it asks is whole."""

from __future__ import annotations

from typing import Any

import pytest

from onecompany.kinds.phrasing import ask
from onecompany.kinds.reporting import reached, unknown
from onecompany.report.front import front
from onecompany.report.parts import Part
from onecompany.sentences import lazy_gettext
from onecompany.summary.document import Number, Section
from onecompany.summary.page_one import ASK
from tests.conftest import DAY
from tests.exercises.room import Room, day, promise
from tests.report.reporting import report


def part(order: int, *numbers: Number) -> Part:
    """What an exercise gives."""
    return Part((Section(f"s{order}", "Title", order, ()),), numbers)


def labels_of(room: Room, *parts: Part) -> list[str]:
    """The numbers of page 1, by their labels."""
    return [number.label for number in front(room.state, parts, DAY).numbers]


def test_the_furthest_from_good_stand_on_page_1_in_the_order_of_the_report(room: Room) -> None:
    first = part(10, reached("good", 6, 6), reached("half", 3, 6), unknown("unsaid"))
    second = part(20, reached("bad", 0, 6), reached("poor", 1, 6), reached("nearly", 5, 6))
    assert labels_of(room, first, second) == ["half", "bad", "poor", "nearly"]


def test_of_equal_ones_the_first_are_taken_and_what_was_not_recorded_comes_last(room: Room) -> None:
    equal = [part(order, unknown(f"unsaid {order}"), reached(f"good {order}", 4, 4)) for order in range(6)]
    assert labels_of(room, *equal) == ["good 0", "good 1", "good 2", "good 3"]
    assert labels_of(room, *equal[:3]) == ["unsaid 0", "good 0", "good 1", "good 2"]
    assert labels_of(room, equal[0]) == ["unsaid 0", "good 0"]


@pytest.mark.parametrize("length", [10, 60, 150])
def test_what_is_asked_is_whole_in_two_lengths(length: int) -> None:
    names: Any = ["a" * length, "b" * length]
    made = ask(lazy_gettext("Agree who owns {names:quoted} from now on", names=names), "Ana", DAY)
    assert made.text == f"Agree who owns “{names[0]}” and “{names[1]}” from now on"
    assert made.short.endswith("” from now on") if len(made.text) > ASK else made.short == ""
    assert len(made.short) <= ASK
    assert (made.who, made.by_when) == ("Ana", DAY)


def test_a_sentence_that_is_too_long_by_itself_is_cut_at_its_end() -> None:
    made = ask(lazy_gettext("Say {times} once more " + "and once more " * 8, times=3))
    assert made.short.endswith(" and once…"), "at a word"
    assert len(made.short) <= ASK


def test_promises_that_are_overdue_are_as_far_from_good_as_those_without_a_name(room: Room) -> None:
    for number in range(4):
        promise(room, f"Call number {number}", "Ana", day(5 if number < 3 else 200))
    (number,) = [each for each in report(room, day(9)).front.numbers if "name and a date" in each.label]
    assert (number.value, number.note, number.rank) == ("4 of 4", "three overdue", 0.75)
