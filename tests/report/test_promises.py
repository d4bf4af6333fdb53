"""What page 1 says of promises: what became of them, what is overdue, which cracks they see to."""

from __future__ import annotations

import pytest

from onecompany.export.calendar_entries import calendar
from onecompany.export.next_agenda import next_agenda
from onecompany.kinds import rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.store.acts import capture
from onecompany.store.file import Store
from tests.conftest import PEOPLE, plan_of, planned
from tests.exercises.room import Room, day, promise
from tests.report.reporting import REVIEW, asked, counted, report, section, words

SHORT = {
    "EACH": "each with a name and a date",
    "THE ONE": "The open one has been overdue since",
    "ONE": "with a name and a date",
    "HAVE": "Each open one has a name and a date",
    "FIRST": "The first is due on",
    "SINCE": "the oldest since",
}


@pytest.mark.parametrize(
    ("states", "line"),
    [
        ("oooo", "Four commitments were made, EACH. The first is due on 6 March 2026."),
        ("OOOO", "Four commitments were made, EACH. All four are overdue, the oldest since 1 March 2026."),
        ("OO", "Two commitments were made, EACH. Both are overdue, the older since 3 March 2026."),
        ("Ooo", "Three commitments were made, EACH. One of three has been overdue since 4 March 2026."),
        ("OLo", "Three commitments were made, EACH. Two of three are overdue, the older since 3 March 2026."),
        ("O", "One commitment was made, ONE. It has been overdue since 4 March 2026."),
        ("ol", "Two commitments were made, EACH. The first is due on 6 March 2026."),
        ("oookd", "Five commitments were made: 3 open, 1 kept and 1 dropped. HAVE. The first is due on 6 March 2026."),
        ("Lkd", "Three commitments were made: 1 open, 1 kept and 1 dropped. THE ONE 4 March 2026."),
        ("OOOOk", "Five commitments were made: 4 open and 1 kept. All four are overdue, SINCE 1 March 2026."),
        ("OOOOok", "Six commitments were made: 5 open and 1 kept. Four of five are overdue, SINCE 1 March 2026."),
        ("kkd", "Three commitments were made: 2 kept and 1 dropped."),
        ("kk", "Both commitments were kept."),
        ("ddd", "All three commitments were dropped."),
        ("d", "The one commitment was dropped."),
        ("o" * 38 + "kd", "40 commitments were made: 38 open, 1 kept and 1 dropped. HAVE. FIRST 6 March 2026."),
    ],
)  # fmt: skip
def test_what_became_of_the_promises_adds_up(room: Room, states: str, line: str) -> None:
    """A capital letter is overdue: open, late, kept, dropped."""
    words = {"o": "open", "l": "late", "k": "kept", "d": "dropped"}
    for at, letter in enumerate(states, 1):
        made = promise(room, f"Thing {at}", "Ana", day(-at if letter.isupper() else at))
        rows.change(room.writer, COMMITMENT, made, "state", state=words[letter.lower()])
    for short, long in SHORT.items():
        line = line.replace(short, long)
    assert report(room).front.bottom_line == (line,)


def test_who_let_something_be_overdue_is_asked_what_became_of_it(room: Room) -> None:
    promise(room, "Call them", "Ana", day(-1))
    assert asked(report(room))[0] == ("Say what became of “Call them”, which is overdue", "Ana Peña", REVIEW)
    promise(room, "Write it", "Ben", day(-2))
    assert asked(report(room))[0] == (
        "Say what became of the two commitments that are overdue", "Ben Okafor and Ana Peña", REVIEW,
    )  # fmt: skip
    assert "2 of 2 commitments with a name and a date (two overdue)" in counted(report(room))


def test_page_one_agrees_with_the_board_about_a_crack_whose_stage_a_promise_serves(room: Room) -> None:
    room.journey("Buy", "Onboard")
    room.own(Buy="Sales")
    capture.commit(room.writer, None, "Name an owner", serves=f"stage:{room.stage('Onboard')}")
    made = report(room)
    assert made.front.bottom_line[-1].endswith(". The crack has a commitment.")
    assert not any("nobody has taken" in ask.text or "Agree who owns" in ask.text for ask in made.front.asks)
    assert "Taken on by nobody by name, no date yet." in words(section(made, "findings"))


def test_the_next_agenda_says_what_is_overdue_and_what_has_no_date(room: Room) -> None:
    promise(room, "Some day", "Ana")
    promise(room, "Long ago", "Ben", day(-3))
    promise(room, "Soon", "Eva", day(3))
    rows = next_agenda(report(room)).promises.rows
    assert [(row[0], row[2]) for row in rows] == [
        ("Long ago", "2 March 2026, overdue"), ("Soon", day(3)), ("Some day", "no date yet"),
    ]  # fmt: skip


def test_the_calendar_says_what_was_overdue_when_it_was_made(room: Room) -> None:
    promise(room, "Long ago", "Ben", day(-3))
    promise(room, "Soon", "Eva", day(3))
    made = calendar(report(room))
    text = made.files[".ics"].decode()
    assert "SUMMARY:Overdue: Long ago (Ben Okafor)" in text
    assert "SUMMARY:Soon (Eva Lind)" in text
    assert made.warnings == ("1 commitment is overdue and stands in the calendar on the day it was due.",)


def test_a_promise_that_is_late_goes_on_into_the_next_workshop_and_is_open_there(room: Room, store: Store) -> None:
    for what, state in (("Late", "late"), ("Open", "open"), ("Kept", "kept"), ("Dropped", "dropped")):
        made = promise(room, what, "Ana", day(3))
        rows.change(room.writer, COMMITMENT, made, "state", state=state)
    plan = plan_of(planned("commitments"))
    later = store.writer(begin(store, organisation="Northwind Utilities", plan=plan, date=day(7), people=PEOPLE))
    assert [row.what for row in later.state.rows("commitment")] == ["Late", "Open"]
    assert report(Room(later), day(7)).front.bottom_line == (
        "Two commitments are open, each with a name and a date. Both are overdue, the older since 8 March 2026.",
    )
