"""What page 1 asks of the reader: in few words, by whom, and until when."""

from __future__ import annotations

import pytest

from onecompany.exercises.commitments import acts as promises
from onecompany.kinds import rows
from onecompany.kinds.shared_tables import COMMITMENT
from tests.exercises.room import Room, add_metric, day, promise
from tests.report.reporting import MEMBERS, REVIEW, asked, counted, report


def test_one_crack_is_asked_for_in_the_words_of_its_finding(room: Room) -> None:
    room.journey("Buy", "Onboard")
    room.own(Buy="Sales")
    assert asked(report(room))[0] == ("Agree who owns “Onboard”", "", REVIEW)


def test_many_cracks_are_asked_for_by_their_number(room: Room) -> None:
    room.journey()
    room.own(Discover="Marketing")
    assert asked(report(room))[0] == ("Name who closes the five cracks that nobody has taken on", "", REVIEW)


def test_promises_that_lack_something_are_asked_for(room: Room) -> None:
    first = promise(room, "Call them", "Ana")
    assert asked(report(room))[0] == ("Set a date for “Call them”", "Ana Peña", REVIEW)
    rows.change(room.writer, COMMITMENT, first, "gave back", leader_id=None)
    assert asked(report(room))[0] == ("Say who does, and by when, “Call them”", "", REVIEW)
    rows.change(room.writer, COMMITMENT, first, "dated", by_when=day(3))
    assert asked(report(room))[0] == ("Say who does “Call them”", "", REVIEW)
    promise(room, "Write to them", "Ana")
    assert asked(report(room))[0] == ("Give two commitments the name or the date that is missing", "", REVIEW)
    assert report(room).front.bottom_line[-1] == (
        "Two commitments were made. One has no name. One has no date. The first is due on 8 March 2026."
    )


def test_what_is_asked_has_no_date_that_is_past(room: Room) -> None:
    promise(room, "Call them", "Ana")
    assert asked(report(room, today=day(400))) == [
        ("Set a date for “Call them”", "Ana Peña", None),
        ("Set the dates of the quarterly meetings", "", None),
    ]


def test_many_leaders_without_a_metric(room: Room) -> None:
    room.journey("Buy")
    add_metric(room, "Ana", "Days to yes")
    made = report(room)
    assert "One of eight leaders has a customer metric. The other seven have none." in made.front.bottom_line
    assert asked(made)[-1] == ("Agree on a customer metric for the seven leaders who have none", "", None)
    assert "1 of 8 leaders with a customer metric (seven have none)" in counted(made)


def test_several_leaders_without_a_metric_are_named(room: Room) -> None:
    room.journey("Buy")
    for first_name in list(MEMBERS)[:6]:
        add_metric(room, first_name, f"Metric of {first_name}")
    promises.plan_year(room.writer, day(90), 3, 30.0, "")
    made = report(room)
    line = "Six of eight leaders have a customer metric. Grace Wu and Hugo Blanc have none."
    assert line in made.front.bottom_line
    assert asked(made)[-1] == ("Agree on a customer metric each", "Grace Wu and Hugo Blanc", day(90))


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1.0, "Keep one minute for"),
        (1.5, "Keep 1.5 minutes for"),
        (0.5, "Keep 0.5 minutes for"),
        (30, "Keep 30 minutes for"),
    ],
)
def test_minutes_are_kept_in_words_that_go_with_their_number(room: Room, minutes: float, said: str) -> None:
    promises.plan_year(room.writer, day(90), 3, minutes, "")
    assert any(text.startswith(said) for text, _, _ in asked(report(room)))
