"""The journey in the report: stages, what hurts, the curve of feeling in a picture and in words."""

from __future__ import annotations

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.exercises.stages.feelings import described
from onecompany.store.records import Ref
from onecompany.summary.blocks import CurveChart, CurvePoint
from tests.exercises.room import Room
from tests.report.reporting import lines, report, section, tables, titles, words


def felt(room: Room, **feelings: int) -> None:
    """Say how customers feel at stages."""
    for name, feeling in feelings.items():
        stages.change(room.writer, Ref("stage", room.stage(name)), "felt", feeling=feeling)


def curve(room: Room) -> CurveChart:
    """The curve of the report."""
    (found,) = [block for block in section(report(room), "stages").blocks if isinstance(block, CurveChart)]
    return found


def test_stages_with_goals_touchpoints_and_votes(room: Room) -> None:
    room.journey("Buy", "Use")
    buy = room.stage("Buy")
    stages.change(room.writer, Ref("stage", buy), "wanted", goal="To be sure", votes=3)
    call, visit = stages.add_items(room.writer, "touchpoint", buy, ["Call", "Visit"], None)
    stages.change(room.writer, Ref("touchpoint", call), "marked", moment=True, votes=1)
    stages.change(room.writer, Ref("touchpoint", visit), "voted", votes=2)
    table, *_ = tables(section(report(room), "stages"))
    assert titles(table) == ["Stage", "What the customer wants", "Touchpoints", "Votes"]
    assert lines(table) == [
        "Buy | To be sure | Call (moment of truth, 1 vote) · Visit (2 votes) | 3",
        "Use | – | – | 0",
    ]
    assert section(report(room), "stages").conclusion == "The journey has two stages and one moment of truth."


def test_what_hurts_comes_by_votes(room: Room) -> None:
    room.journey("Buy", "Use")
    first, second = (
        stages.add_items(room.writer, "pain", room.stage(n), [f"{n} hurts"], None)[0] for n in ("Buy", "Use")
    )
    assert titles(tables(section(report(room), "stages"))[1]) == ["What hurts", "Stage"]
    stages.change(room.writer, Ref("pain", second), "voted", votes=4)
    assert first != second
    assert lines(tables(section(report(room), "stages"))[1]) == ["Use hurts | Use | 4", "Buy hurts | Buy | 0"]


def test_the_curve_leaves_out_our_own_people_and_marks_the_lowest_point(room: Room) -> None:
    room.journey("Buy", "Onboard", "Use", "Team")
    stages.change(room.writer, Ref("stage", room.stage("Team")), "ours", people=True)
    felt(room, Buy=1, Onboard=-2, Team=2)
    found = curve(room)
    assert [(point.label, point.value) for point in found.points] == [("Buy", 1), ("Onboard", -2), ("Use", None)]
    assert found.low == 1
    assert found.description == (
        "The feeling starts at +1 at “Buy”. It falls to −2 at “Onboard”. For “Use” no feeling was recorded."
    )
    table, *_ = tables(section(report(room), "stages"))
    assert lines(table)[-1].startswith("Team (our own people, feeling +2)")


def test_two_lowest_points_are_both_named(room: Room) -> None:
    room.journey("Buy", "Onboard", "Use")
    felt(room, Buy=-1, Onboard=1, Use=-1)
    assert curve(room).low is None
    assert section(report(room), "stages").conclusion == (
        "The journey has three stages. Customers feel worst at “Buy” and “Use” (−1)."
    )


def test_many_lowest_points_are_counted(room: Room) -> None:
    room.journey("A", "B", "C", "D", "E")
    felt(room, A=-1, B=-1, C=-1, D=-1, E=0)
    assert section(report(room), "stages").conclusion == (
        "The journey has five stages. Customers feel worst at four of five stages (−1)."
    )


def test_a_journey_that_feels_good_everywhere(room: Room) -> None:
    room.journey("Buy", "Use")
    felt(room, Buy=0)
    assert section(report(room), "stages").conclusion == "The journey has two stages."
    felt(room, Use=2)
    assert section(report(room), "stages").conclusion == (
        "The journey has two stages. No stage feels bad to the customer."
    )


def test_no_feeling_is_said_to_be_not_recorded(room: Room) -> None:
    room.journey("Buy")
    found = section(report(room), "stages")
    assert not any(isinstance(block, CurveChart) for block in found.blocks)
    assert "How customers feel was not recorded." in words(found)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((None, None), "For “A” and “B” no feeling was recorded."),
        ((1, None), "The feeling is +1 at “A”. For “B” no feeling was recorded."),
        ((-1, -1, -1), "The feeling stays at −1 throughout."),
        ((0, 1, 2), "The feeling starts at 0 at “A”. It rises to +2 at “C”."),
        (
            (0, 0, 2, 2, -1, 1),
            "The feeling starts at 0 at “A”. It rises to +2 at “C”. It falls to −1 at “E”. It rises to +1 at “F”.",
        ),
    ],
)
def test_the_curve_in_words(values: tuple[int | None, ...], said: str) -> None:
    assert described(tuple(CurvePoint(name, value) for name, value in zip("ABCDEF", values, strict=False))) == said
