"""Numbers in sentences: one, two, all, many."""

from __future__ import annotations

from onecompany.exercises.stages import acts as stages
from onecompany.store.records import Ref
from tests.exercises.room import FIRST_NAMES, Room, add_metric, day, promise


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
