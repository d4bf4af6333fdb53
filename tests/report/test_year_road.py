"""The road of the year: which workshop was which planned meeting, and several workshops on one day."""

from __future__ import annotations

import pytest

from onecompany.export.drawing.scale import ends
from onecompany.store.acts import agenda
from onecompany.store.file import Store
from onecompany.store.transaction import models
from onecompany.summary.blocks import Readings
from tests.exercises.room import Room, day
from tests.report.reporting import lines, section, tables
from tests.report.test_course import next_room, pulse, room, workshops
from tests.report.test_year import year

__all__ = ["room"]


def hold(*rooms: Room) -> None:
    """From beginning to end."""
    for one in rooms:
        agenda.start(one.writer)
        agenda.finish(one.writer)


@pytest.mark.parametrize(
    ("planned", "held", "remarks"),
    [
        ([90, 180], [90, 181], ["held as planned", "held one day late"]),
        # Each meeting is taken once, by the workshop that lies nearest.
        ([90, 180], [89, 93], ["held one day early", "outside the plan"]),
        # A meeting that was missed is made good rather than the next one held early, and no meeting by far too early.
        ([60, 151], [123], ["held 2 months late"]),
        ([150], [90], ["outside the plan"]),
        ([60, 151], [145], ["held 6 days early"]),
        ([], [90], ["–"]),
    ],
)
def test_each_planned_meeting_is_one_workshop(
    store: Store, room: Room, planned: list[int], held: list[int], remarks: list[str]
) -> None:
    with room.writer.act("planned") as transaction:
        for on in planned:
            transaction.add(models()["meeting"], date=day(on), minutes=30, agenda="")
    hold(room, *(next_room(store, on) for on in held))
    (road,) = tables(section(year(store, 400), "road"))
    assert [line.split(" | ")[-1] for line in lines(road)][1:] == remarks


def test_two_workshops_on_one_day_are_two(store: Store, room: Room) -> None:
    pulse(store, 0, "0 4 4 0 0")
    pulse(store, 0, "0 0 4 4 0")
    hold(*(Room(store.writer(state.workshop_id)) for state in workshops(store)))
    made = year(store, 1)
    compared = section(made, "then_and_now")
    assert [column.title for column in tables(compared)[0].columns[1:3]] == ["First workshop", "Latest workshop"]
    assert section(made, "road").conclusion == "Three workshops were held, all on 5 March 2026."
    charts = [block for block in section(made, "road").blocks if isinstance(block, Readings)]
    assert [point.label for point in charts[0].points] == ["5 Mar 2026 (1)", "5 Mar 2026 (2)", "5 Mar 2026 (3)"]
    assert [ends(chart) for chart in charts] == [(1.0, 5.0, 1.0), (0.0, 4.0, 1.0)]


def test_what_nobody_has_begun_was_not_held(store: Store, room: Room) -> None:
    hold(room)
    next_room(store, 90, start=False)
    assert section(year(store, 100), "road").conclusion == "One workshop was held, 3 months ago."
    (road,) = tables(section(year(store, 100), "road"))
    assert lines(road)[-1].endswith("not begun")
    before = section(year(store, -10), "road")
    assert before.conclusion == "One workshop was held, before its day, 5 March 2026."


def test_a_meeting_that_is_ahead_still_was_no_workshop_yet(store: Store, room: Room) -> None:
    with room.writer.act("planned") as transaction:
        transaction.add(models()["meeting"], date=day(110), minutes=30, agenda="")
    hold(room, next_room(store, 90))
    remarks = {}
    for days in (91, 120):
        made = year(store, days)
        remarks[days] = lines(tables(section(made, "road"))[0])[-1].split(" | ")[-1], bool(made.front.asks[-1].by_when)
    assert remarks == {91: ("outside the plan", True), 120: ("held 3 weeks early", False)}
