"""Numbers in sentences: one, two, all, many."""

from __future__ import annotations

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.kinds.shares import share
from onecompany.store.records import Ref
from tests.exercises.room import FIRST_NAMES, Room, add_metric, day, promise


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (1, 1, "The one leader has"),
        (0, 2, "Neither of the two leaders has"),
        (1, 2, "One of two leaders has"),
        (2, 2, "Both leaders have"),
        (0, 11, "None of the eleven leaders has"),
        (10, 11, "Ten of eleven leaders have"),
        (11, 11, "All eleven leaders have"),
    ],
)
def test_share(part: int, whole: int, said: str) -> None:
    assert share(part, whole, "leader") == said


def test_who_has_all_has_all_and_not_four_of_four(room: Room) -> None:
    room.journey("Buy", "Onboard", "Use")
    room.own(Buy="Sales", Onboard="Sales", Use="Sales")
    assert "! Sales owns all three stages" in room.says("ownership")
    for number in range(4):
        promise(room, f"{number}", "Ana", day(9))
    assert "! Ana Peña has all four commitments" in room.says("commitments")
    for name in FIRST_NAMES[:2]:
        add_metric(room, name, f"Score of {name}", measures="survey")
    assert "! Both metrics are surveys" in room.says("metrics")


def test_the_same_low_everywhere(room: Room) -> None:
    from tests.report.reporting import report

    room.journey()
    for row in room.state.rows("stage"):
        stages.change(room.writer, Ref("stage", row.id), "felt", feeling=-1)
    line = "The journey has six stages. Customers feel worst at all six stages (−1)."
    assert line in report(room).front.bottom_line
