"""What lies ahead: promises by date, meetings with what is due by then, and the next one."""

from __future__ import annotations

import datetime as dt

from onecompany.exercises.commitments import acts as promises
from onecompany.kinds.beginning import begin
from onecompany.plans import Plan
from onecompany.store.file import Store
from onecompany.summary.upcoming import Meeting, StageRules, Upcoming, joined
from tests.exercises.room import Room, add_metric, day, promise
from tests.report.reporting import REVIEW, report


def plan_a_year(room: Room) -> None:
    """A year of quarterly meetings, the first 90 days on."""
    promises.plan_year(room.writer, day(90), 3, 45, "What was kept\n\nWhat moved")


def test_promises_come_by_date_with_identities_that_stay(room: Room) -> None:
    promise(room, "Later", "Ana", day(30))
    promise(room, "Sooner", "Ben", day(3))
    promise(room, "Some day", "Ben", None)
    made = report(room).upcoming
    assert [each.what for each in made.promises] == ["Sooner", "Later", "Some day"]
    assert [each.uid for each in made.promises] == [room.id("commitment", each.what) for each in made.promises]
    assert report(room).upcoming == made


def test_a_meeting_holds_what_is_due_since_the_one_before(room: Room) -> None:
    plan_a_year(room)
    promise(room, "Before the first", "Ana", day(60))
    promise(room, "Before the second", "Ben", day(120))
    room.journey()
    add_metric(room, "Ana", "Calls", target=100.0, by_when=day(100), unit="calls")
    first, second, *_ = report(room).upcoming.meetings
    assert (first.date, first.minutes, first.agenda) == (day(90), 45, ("What was kept", "What moved"))
    assert [each.what for each in first.promises] == ["Before the first"]
    assert [each.what for each in second.promises] == ["Before the second"]
    assert second.targets == ("Target of “Calls”: 100 calls",)
    assert first.targets == ()


def test_the_next_meeting_has_what_is_overdue_first_and_what_has_no_date_last(room: Room) -> None:
    plan_a_year(room)
    promise(room, "Some day", "Ana")
    promise(room, "Soon", "Ana", day(95))
    promise(room, "Long ago", "Ben", day(-3))
    promise(room, "Before the first", "Ben", day(80))
    promise(room, "Far off", "Ben", day(130))
    made = report(room, day(91))
    first, second, third, _ = made.upcoming.meetings
    assert [each.what for each in first.promises] == ["Long ago", "Before the first"]
    assert made.upcoming.next_meeting == second
    assert [(each.what, each.overdue) for each in second.promises] == [
        ("Long ago", True), ("Before the first", True), ("Soon", False), ("Far off", False), ("Some day", False),
    ]  # fmt: skip
    assert third.promises == ()
    assert [each.what for each in made.upcoming.promises][-1] == "Some day"
    assert [each.overdue for each in report(room, day(-4)).upcoming.promises] == [False] * 5


def test_the_next_meeting_is_the_first_that_is_not_over(room: Room) -> None:
    plan_a_year(room)
    meetings = report(room).upcoming.meetings
    assert report(room).upcoming.next_meeting == meetings[0]
    assert report(room, meetings[0].date).upcoming.next_meeting == meetings[0]
    assert report(room, meetings[0].date + dt.timedelta(days=1)).upcoming.next_meeting == meetings[1]


def test_without_a_meeting_the_plan_proposes_an_agenda_without_a_date(room: Room) -> None:
    promise(room, "Call", "Ana", day(60))
    following = report(room, REVIEW).upcoming.next_meeting
    assert following is not None
    assert following.date is None
    assert following.minutes == 30
    assert [each.what for each in following.promises] == ["Call"]


def test_parts_are_joined_and_the_first_next_meeting_is_taken() -> None:
    meeting = Meeting("a", None, 30)
    code = (StageRules("I buy"),)
    whole = joined([Upcoming(code=code), Upcoming(next_meeting=meeting), Upcoming(next_meeting=Meeting("b", None, 30))])
    assert whole == Upcoming(next_meeting=meeting, code=code)


def test_what_goes_on_keeps_its_identity(room: Room, store: Store, plan: Plan) -> None:
    promise(room, "Call them", "Ana", day(100))
    plan_a_year(room)
    before = report(room).upcoming
    following = begin(store, organisation=room.state.organisation.name, plan=plan, date=day(90))
    after = report(Room(store.writer(following)), day(90)).upcoming
    assert [one.uid for one in after.promises] == [one.uid for one in before.promises]
    assert after.promises
    assert {one.uid for one in after.meetings} & {one.uid for one in before.meetings}
