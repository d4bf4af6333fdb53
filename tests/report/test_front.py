"""Page 1 as a reader finds it, in several situations."""

from __future__ import annotations

from onecompany.exercises.commitments import acts as promises
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.store.acts import capture
from onecompany.store.acts.agenda import finish, start
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.tables import Commitment, Leader
from tests.conftest import DAY, PEOPLE, plan_of, planned
from tests.exercises.room import Room, add_metric, day, promise
from tests.report.reporting import MEMBERS, REVIEW, asked, counted, lines, report


def test_before_anything_was_said(room: Room) -> None:
    made = report(room)
    assert made.front.bottom_line == ("Nothing has been recorded yet.",)
    assert counted(made) == [
        "– stages with one owner (not recorded)",
        "– leaders with a customer metric (not recorded)",
        "– commitments with a name and a date (not recorded)",
    ]
    assert asked(made) == []
    assert made.front.commitments.empty == "No commitment was recorded."


def test_a_full_day_with_cracks(full: Room) -> None:
    made = report(full)
    assert made.front.bottom_line == (
        "Two of six stages have no single owner. Nobody owns “Onboard”. "
        "“Evaluate” has two owners: Marketing and Sales.",
        "Seven of eight leaders have a customer metric. Hugo Blanc has none.",
        "Three commitments were made, each with a name and a date. The first is due on 15 March 2026. "
        "Neither of the two cracks has a commitment yet.",
    )
    assert counted(made) == [
        "4 of 6 stages with one owner (one with nobody, one with several)",
        "1 of 4 handoffs agreed (one rough)",
        "7 of 8 leaders with a customer metric (Hugo Blanc has none)",
        "3 of 3 commitments with a name and a date",
    ]
    assert asked(made) == [
        ("Name who closes the cracks at “Evaluate” and “Onboard”", "", REVIEW),
        ("Set the dates of the quarterly meetings", "", REVIEW),
        ("Agree on a customer metric", "Hugo Blanc", None),
    ]
    assert lines(made.front.commitments) == [
        "Name an owner of Onboard | Ana Peña | 15 March 2026",
        "Call each new customer | Finn Maher | 25 March 2026",
        "One price for all | Carla Rossi | 4 April 2026",
    ]


def test_a_day_without_a_crack(room: Room) -> None:
    room.journey("Buy", "Onboard", "Use")
    room.own(Buy="Sales", Onboard="Operations", Use="Service")
    room.handoff("Buy", "Onboard", rating="smooth", agreed=True)
    room.handoff("Onboard", "Use", rating="smooth", agreed=True)
    for first_name in (*MEMBERS, "Hugo"):
        add_metric(room, first_name, f"Metric of {first_name}")
    promise(room, "Keep it so", "Ana", day(10))
    promises.plan_year(room.writer, day(90), 3, 45.0, "Promises")
    made = report(room)
    assert made.front.bottom_line == (
        "Each of the three stages has one owner. Both handoffs are agreed.",
        "All eight leaders have a customer metric.",
        "One commitment was made, with a name and a date. It is due on 15 March 2026.",
    )
    assert counted(made) == [
        "3 of 3 stages with one owner",
        "2 of 2 handoffs agreed",
        "8 of 8 leaders with a customer metric",
        "1 of 1 commitments with a name and a date",
    ]
    assert asked(made) == [("Keep 45 minutes for the customer in the quarterly meeting", "all leaders", day(90))]


def test_only_the_journey_so_far(room: Room) -> None:
    room.journey("Buy", "Use")
    stages.change(room.writer, Ref("stage", room.stage("Use")), "felt", feeling=-1)
    made = report(room)
    assert made.front.bottom_line == (
        "The journey has two stages. Customers feel worst at “Use” (−1).",
        "No commitment was recorded.",
    )
    assert counted(made)[0] == "−1 feeling at the lowest point (at “Use”)"


def test_the_spare_number_gives_way_to_four_others(full: Room) -> None:
    stages.change(full.writer, Ref("stage", full.stage("Use")), "felt", feeling=-1)
    assert len(counted(report(full))) == 4
    assert not any("feeling" in number for number in counted(report(full)))


def test_nobody_answers_where_customers_feel_worst(room: Room) -> None:
    room.journey("Buy", "Onboard", "Use")
    room.own(Buy="Sales", Use="Service")
    stages.change(room.writer, Ref("stage", room.stage("Onboard")), "felt", feeling=-2)
    room.handoff("Buy", "Onboard", rating="dropped")
    first, *_ = report(room).front.bottom_line
    assert first == (
        "Nobody owns “Onboard”, where customers feel worst. Customers are dropped between “Buy” and “Onboard”."
    )


def test_one_stage_with_two_owners(room: Room) -> None:
    room.journey("Buy", "Use")
    room.own(Buy="Sales Marketing", Use="Sales")
    first, *_ = report(room).front.bottom_line
    assert first == "“Buy” has two owners: Marketing and Sales."


def test_no_stage_has_a_single_owner(room: Room) -> None:
    room.journey("Buy", "Onboard", "Use", "Renew")
    room.own(Buy="Sales Marketing")
    first, *_ = report(room).front.bottom_line
    assert first == "None of the four stages has a single owner. Three have nobody. One has several owners."


def test_dropped_handoffs_are_grave_without_any_other_crack(room: Room) -> None:
    room.journey("Buy", "Onboard", "Use")
    room.own(Buy="Sales", Onboard="Operations", Use="Service")
    room.handoff("Buy", "Onboard", rating="dropped")
    first, *_ = report(room).front.bottom_line
    assert first == "Each of the three stages has one owner. Customers are dropped between “Buy” and “Onboard”."
    room.handoff("Onboard", "Use", rating="dropped")
    first, *_ = report(room).front.bottom_line
    assert first == "Each of the three stages has one owner. Customers are dropped at two handoffs."


def test_a_crack_that_was_taken_on(room: Room) -> None:
    room.journey("Buy", "Onboard")
    room.own(Buy="Sales")
    (crack,) = [each for each in room.found("ownership") if each.level == "crack"]
    taken = promises.take(room.writer, None, crack)
    assert report(room).front.bottom_line[-1] == (
        "One commitment was made. It has no name and no date yet. The crack has a commitment."
    )
    rows.change(room.writer, COMMITMENT, taken, "completed", leader_id=room.leader("Ana"), by_when=day(-1))
    made = report(room, today=day(0))
    assert made.front.bottom_line[-1] == (
        "One commitment was made, with a name and a date. It has been overdue since 4 March 2026. "
        "The crack has a commitment."
    )


def test_an_absent_leader_is_not_asked_for_a_metric(full: Room) -> None:
    with full.writer.act("is ill") as transaction:
        transaction.change(Leader, full.leader("Hugo"), present=False)
    assert (
        "Seven of eight leaders have a customer metric. Hugo Blanc, who was away, has none."
        in report(full).front.bottom_line
    )


def test_surveys_are_named_when_all_rests_on_them(room: Room) -> None:
    room.journey("Buy")
    for first_name in ("Ana", "Ben"):
        add_metric(room, first_name, f"Score of {first_name}", measures="survey")
    add_metric(room, "Carla", "Days to yes")
    line = "Three of eight leaders have a customer metric. The other five have none. Two of three metrics are surveys."
    assert line in report(room).front.bottom_line


def test_the_next_five_of_more_commitments(room: Room) -> None:
    for number in range(7):
        promise(room, f"Thing {number}", "Ana", None if number == 0 else day(20 - number))
    table = report(room).front.commitments
    assert table.caption == "The next five of seven"
    assert [row[0] for row in table.rows] == ["Thing 6", "Thing 5", "Thing 4", "Thing 3", "Thing 2"]


def test_promises_that_were_kept_or_dropped_are_not_next(room: Room) -> None:
    kept = promise(room, "Kept", "Ana", day(1))
    with room.writer.act("looked at") as transaction:
        transaction.change(Commitment, kept, state="kept")
    made = report(room)
    assert made.front.commitments.rows == ()
    assert made.front.bottom_line == ("The one commitment was kept.",)
    assert "1 of 1 commitments kept" in counted(made)


def test_what_became_of_all_commitments_adds_up(room: Room) -> None:
    promised = [promise(room, f"Promise {number}", "Ana", day(10)) for number in range(40)]
    number = "40 of 40 commitments with a name and a date"
    assert number in counted(report(room))
    with room.writer.act("kept") as transaction:
        transaction.change(Commitment, promised[0], state="kept")
        transaction.change(Commitment, promised[1], state="dropped")
    assert "38 of 38 commitments with a name and a date (38 open, 1 kept and 1 dropped of 40)" in counted(report(room))
    assert "38 of 38 commitments with a name and a date (38 overdue)" in counted(report(room, day(11)))


def test_decisions_are_on_page_one(room: Room) -> None:
    capture.add_decision(room.writer, None, "Operations owns Onboard")
    capture.add_decision(room.writer, None, "One price")
    assert report(room).front.decisions == ("Operations owns Onboard", "One price")


def test_the_promises_of_last_time_are_open_and_not_made(room: Room, store: Store) -> None:
    promise(room, "Call them", "Ana", day(10))
    promise(room, "Write to them", "Ben", day(12))
    start(room.writer)
    finish(room.writer)
    later = begin(
        store, organisation="Northwind Utilities", plan=plan_of(planned("commitments")), date=day(7), people=PEOPLE
    )
    made = report(Room(store.writer(later)), today=day(7))
    assert made.front.bottom_line == (
        "Two commitments are open, each with a name and a date. The first is due on 15 March 2026.",
    )


def test_a_finished_workshop_says_so(room: Room) -> None:
    start(room.writer)
    assert report(room).meta.finished is False
    finish(room.writer)
    assert report(room).meta.finished is True
    assert report(room).meta.date == DAY
