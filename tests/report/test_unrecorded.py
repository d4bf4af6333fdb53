"""What was not recorded has no headings of its own in what is handed out, and is named in one place."""

from __future__ import annotations

from onecompany.report.unrecorded import with_empty_parts_listed
from onecompany.summary.document import Report
from tests.exercises.room import Room
from tests.report.reporting import report, section, words


def titles(made: Report) -> list[str]:
    return [each.title for each in made.in_order()]


def test_of_an_empty_workshop_one_list_says_it_all(room: Room) -> None:
    made = with_empty_parts_listed(report(room))
    assert titles(made) == ["Not recorded"]
    assert words(section(made, "unrecorded")).splitlines()[-1] == (
        "The journey, Ownership, Metrics, Decisions, Commitments, Parking lot, What was said and Key learnings."
    )
    assert all(each.is_empty for each in made.sections)


def test_what_was_recorded_stays_and_no_title_is_lost(room: Room) -> None:
    room.journey("Buy", "Use")
    room.own(Buy="Sales Finance")
    whole = report(room)
    made = with_empty_parts_listed(whole)
    assert titles(made) == ["The journey", "Ownership", "Findings", "Not recorded"]
    named = words(section(made, "unrecorded"))
    assert all(title in titles(made) or title in named for title in titles(whole))


def test_where_all_was_recorded_nothing_is_added(room: Room) -> None:
    room.journey("Buy", "Use")
    whole = report(room)
    full = Report(whole.meta, whole.front, tuple(each for each in whole.sections if not each.is_empty))
    assert with_empty_parts_listed(full) is full
