"""What the year says is true: of promises that were moved or kept in vain, of metrics that nobody has read for long."""

from __future__ import annotations

from onecompany.exercises.stages import acts as stages
from onecompany.kinds import rows
from onecompany.kinds.registry import table
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.store.acts import people
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.transaction import models
from onecompany.summary.blocks import Callout, Paragraph
from tests.conftest import PEOPLE
from tests.exercises.room import Room, day, promise
from tests.report.reporting import counted, lines, section, tables
from tests.report.test_course import next_room, room
from tests.report.test_year import answer, year

__all__ = ["room"]


def metric(room: Room, name: str, *readings: tuple[int, float]) -> None:
    """A metric that rises, of Ana, with its readings by days."""
    ana = room.id("leader", "Ana Peña")
    (made,) = rows.add(
        room.writer, table("metric"), [{"name": name, "leader_id": ana, "baseline": 10.0, "target": 90.0}]
    )
    with room.writer.act("read") as transaction:
        for days, value in readings:
            transaction.add(models()["reading"], metric_id=made, date=day(days), value=value)


def test_a_day_that_was_missed_stays_on_record_when_it_is_moved(store: Store, room: Room) -> None:
    for what in ("Missed", "Moved", "Overdue"):
        promise(room, what, "Ana", day(30 if what == "Missed" else 200))
    second = next_room(store, 90)
    for what, by in (("Missed", 150), ("Moved", 260), ("Overdue", 170)):
        rows.change(second.writer, COMMITMENT, second.id("commitment", what), "moved", by_when=day(by))
    third = next_room(store, 180)
    for what in ("Missed", "Moved"):
        answer(third, what, "kept")
    told = {line.split(" | ")[0]: line.split(" | ")[3] for line in lines(tables(section(year(store, 181), "kept"))[0])}
    assert told == {
        "Missed": "kept late, first promised for 4 April 2026",
        "Moved": "kept, first promised for 21 September 2026",
        "Overdue": "11 days overdue, first promised for 21 September 2026",
    }


def test_a_crack_whose_promise_was_kept_says_so_and_asks_somebody_else(store: Store, room: Room) -> None:
    made = promise(room, "Find an owner", "Finn", day(30))
    rows.change(room.writer, COMMITMENT, made, "serves", serves=f"finding:ownership.no_owner:{room.stage('Use')}")
    answer(next_room(store, 90), "Find an owner", "kept")
    next_room(store, 180)
    made = year(store, 181)
    stuck = {block.text: block.why for block in section(made, "cracks").blocks if isinstance(block, Callout)}
    assert stuck["Nobody owns “Use”"].endswith("What Finn Maher promised for it was kept, and yet it is open.")
    assert "three cracks that nobody sees to, open for the third time" in made.front.asks[0].text


def test_one_of_anything_is_said_in_the_singular(store: Store, room: Room) -> None:
    room.own(Use="Service", Buy="+Finance")
    room.handoff("Buy", "Onboard", rating="smooth")
    room.handoff("Onboard", "Use", rating="dropped")
    metric(room, "Answered at once", (0, 20.0))
    assert counted(year(store, 1)) == ["1 crack open", "1 of 1 metric on the way"]


def test_a_metric_that_goes_the_wrong_way_asks_who_is_there_and_only_while_it_is_known(
    store: Store, room: Room
) -> None:
    metric(room, "Answered at once", (-30, 40.0), (0, 30.0))
    (ask, _) = [ask for ask in year(store, 1).front.asks if "crack" not in ask.text]
    assert (ask.text, ask.who) == ("Say what is done about “Answered at once”, which goes the wrong way", "Ana Peña")
    people.change_leader(room.writer, room.id("leader", "Ana Peña"), present=False)
    (ask, _) = [ask for ask in year(store, 1).front.asks if "crack" not in ask.text]
    assert ask.text == "Name who answers for “Answered at once”, which goes the wrong way: nobody does now"
    rows.change(room.writer, table("metric"), room.id("metric", "Answered at once"), by_when=day(-3))
    assert lines(tables(section(year(store, 1), "moved"))[0])[0].endswith("missed, wrong way")
    assert "nobody does now" in " ".join(ask.text for ask in year(store, 1).front.asks)
    rows.change(room.writer, table("metric"), room.id("metric", "Answered at once"), by_when=None)
    old = year(store, 200)
    (ask, _) = [ask for ask in old.front.asks if "crack" not in ask.text]
    assert ask.text == "Read “Answered at once” again: on 5 March 2026 it had gone the wrong way"
    assert lines(tables(section(old, "moved"))[0])[0].endswith("wrong way, as of 5 March 2026")
    assert section(old, "moved").conclusion == "The one metric was last read on 5 March 2026."


def test_what_else_is_to_be_kept_is_told_apart_from_what_is_overdue(store: Store, room: Room) -> None:
    promise(room, "Overdue", "Ana", day(5))
    promise(room, "Ahead", "Ana", day(50))
    ahead = section(year(store, 10), "next")
    assert ahead.conclusion == "No quarterly meeting is planned. One more promise is not due yet."


def test_a_rule_that_is_turned_and_turned_back_is_one_rule(store: Store, room: Room) -> None:
    rule = {"text": "Call back", "kind": "always", "state": "adopted"}
    rows.add(room.writer, table("rule"), [rule, {**rule, "text": "Look it up"}])
    for days, kind in ((90, "never"), (180, "always"), (270, "never")):
        held = next_room(store, days)
        rows.change(held.writer, table("rule"), held.id("rule", "Call back"), "turned", kind=kind)
        code = section(year(store, days + 1), "code")
        assert len(lines(tables(code)[0])) == days // 90
        assert (
            code.conclusion
            == {
                90: "Two rules hold. “Call back” was turned round on 3 June 2026.",
                180: "Two rules hold. “Call back” was turned round and back again.",
                270: "Two rules hold. “Call back” was turned round on 30 November 2026.",
            }[days]
        )


def test_a_crack_that_nobody_has_looked_at_again_stands_beside_the_number(store: Store, room: Room) -> None:
    room.handoff("Buy", "Onboard", rating="dropped")
    second = next_room(store, 90)
    stages.remove(second.writer, Ref("stage", second.stage("Use")))
    made = year(store, 91)
    assert counted(made)[0] == "2 cracks open (2 on the first day)"
    assert lines(tables(section(made, "then_and_now"))[0]) == [
        "Cracks open (one not looked at again) | 2 | 2 | 0 | as before"
    ]
    assert section(made, "then_and_now").conclusion == "The one figure is as at the start."


def test_what_has_no_room_among_the_promises_is_counted_by_what_became_of_it(store: Store, room: Room) -> None:
    for number in range(20):
        promise(room, f"Number {number}", "Ana", day(5))
    second = next_room(store, 90)
    for number in range(20):
        answer(second, f"Number {number}", "kept" if number % 2 else "dropped")
    notes = [block.text for block in section(year(store, 91), "kept").blocks if isinstance(block, Paragraph)]
    assert notes[-1] == (
        "There are more, in the summaries of their workshops: 2 that were not kept and 4 that were kept."
    )


def test_metrics_that_missed_their_day_need_a_new_one(store: Store, room: Room) -> None:
    metric(room, "Answered at once", (-30, 40.0), (0, 50.0))
    rows.change(room.writer, table("metric"), room.id("metric", "Answered at once"), by_when=day(-3))
    asks = [(ask.text, ask.who) for ask in year(store, 1).front.asks]
    assert ("Set a new day for “Answered at once”, which missed its own", "Ana Peña") in asks


def test_metrics_that_nobody_has_read_are_not_among_those_that_are_on_the_way(store: Store, room: Room) -> None:
    metric(room, "Read", (0, 20.0), (1, 30.0))
    assert section(year(store, 2), "moved").conclusion == "The one metric is on the way."
    metric(room, "Unread")
    assert section(year(store, 2), "moved").conclusion == "The one metric that was read is on the way."
    metric(room, "Read too", (0, 20.0), (1, 30.0))
    assert section(year(store, 2), "moved").conclusion == "All two metrics that were read are on the way."


def test_who_has_left_in_the_second_workshop_of_a_day_is_missing(store: Store, room: Room) -> None:
    next_room(store, 0, people=PEOPLE[1:])
    gone = lines(tables(section(year(store, 1), "people"))[0])
    assert [line.split(" | ")[0] for line in gone] == [PEOPLE[0].name]
