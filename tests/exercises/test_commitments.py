"""Promises: what they say, which cracks are open, the cadence and the parking lot."""

from __future__ import annotations

import datetime as dt

import pytest

from onecompany.exercises.commitments import MEETING, acts
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import cadence, rows
from onecompany.kinds.promises import by_urgency, open_cracks
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.kinds.view import Finding
from onecompany.sentences import Message
from onecompany.store.acts import capture
from onecompany.store.acts.people import change_leader
from onecompany.store.problems import NotKept, Unknown
from onecompany.store.records import Ref
from tests.conftest import DAY
from tests.exercises.room import Room, add_metric, day, promise


def crack(room: Room, prefix: str) -> Finding:
    return room.key("ownership", prefix)


class TestCracks:
    def test_an_open_crack_until_it_is_taken(self, cracked: Room) -> None:
        found = cracked.key("commitments", "commitments.open_cracks")
        assert found.text == "Two cracks have no commitment yet"
        assert found.why == "Two own “Buy”: Marketing and Sales; Nobody owns “Onboard”."
        assert found.links == (Ref("stage", cracked.stage("Buy")), Ref("stage", cracked.stage("Onboard")))
        acts.take(cracked.writer, cracked.exercise("commitments").id, crack(cracked, "ownership.nobody"))
        found = cracked.key("commitments", "commitments.open_cracks")
        assert found.text == "“Two own ‘Buy’: Marketing and Sales” has no commitment yet"
        acts.take(cracked.writer, cracked.exercise("commitments").id, crack(cracked, "ownership.many"))
        assert "✓ Every crack has a commitment" in cracked.says("commitments")
        cracked.writer.undo()
        assert "✓ Every crack has a commitment" not in cracked.says("commitments")

    def test_what_is_taken_says_what_to_do_and_what_it_serves(self, cracked: Room) -> None:
        found = crack(cracked, "ownership.nobody")
        taken = acts.take(cracked.writer, cracked.exercise("ownership").id, found)
        row = cracked.state.get("commitment", taken)
        assert (row.what, row.serves_text) == ("Agree who owns “Onboard”", "Nobody owns “Onboard”")
        assert row.serves == f"finding:ownership.nobody:{cracked.stage('Onboard')}"
        assert row.exercise_id == cracked.exercise("ownership").id

    def test_a_finding_that_says_no_cure_can_be_taken_too(self, cracked: Room) -> None:
        taken = acts.take(cracked.writer, None, Finding("other.thing", "warning", Message("It leaks")))
        assert cracked.state.get("commitment", taken).what == "Settle this: It leaks"

    def test_a_finding_about_very_long_things_can_be_taken(self, room: Room) -> None:
        for letter in "ab":
            capture.park(room.writer, None, letter * 10_000)
        found = room.key("commitments", "commitments.parked")
        assert len(found.text) > 20_000
        row = room.state.get("commitment", acts.take(room.writer, None, found))
        assert (len(row.serves_text), row.serves_text[-1]) == (10_000, "…")

    def test_a_dropped_promise_serves_no_crack(self, cracked: Room) -> None:
        cracks = cracked.found("ownership")
        taken = acts.take(cracked.writer, None, crack(cracked, "ownership.nobody"))
        assert len(open_cracks(cracked.state, cracks)) == 1
        rows.change(cracked.writer, COMMITMENT, taken, "dropped", state="dropped")
        assert len(open_cracks(cracked.state, cracks)) == 2

    @pytest.mark.parametrize("way", ["finding", "stage", "metric", "other finding", "finding of before"])
    def test_a_promise_that_serves_what_the_crack_is_about_counts_for_it(self, cracked: Room, way: str) -> None:
        stage = cracked.stage("Onboard")
        serves = {
            "finding": f"finding:ownership.nobody:{stage}",
            "stage": f"stage:{stage}",
            "metric": f"metric:{add_metric(cracked, 'Ana', 'Days to start', watches=f'stage:{stage}')}",
            "other finding": f"finding:stages.department:{stage}",
            "finding of before": f"finding:ownership.many:{stage}",
        }
        capture.commit(cracked.writer, None, "Call", serves=serves[way])
        left = open_cracks(cracked.state, cracked.found("ownership"))
        assert [each.text for each in left] == ["Two own “Buy”: Marketing and Sales"]
        assert "! “Two own ‘Buy’: Marketing and Sales” has no commitment yet" in cracked.says("commitments")

    def test_a_promise_for_a_handoff_counts_for_its_crack_and_for_no_stage(self, mapped: Room) -> None:
        mapped.handoff("Buy", "Onboard", rating="dropped")
        pair = f"{mapped.stage('Buy')}-{mapped.stage('Onboard')}"
        cracks = [each for each in mapped.found("ownership") if each.level == "crack"]
        assert [each.key for each in open_cracks(mapped.state, cracks)] == [f"ownership.dropped:{pair}"]
        for serves in ("", "handoff:", f"handoff:{mapped.stage('Onboard')}-{mapped.stage('Use')}", "finding:x", "y"):
            capture.commit(mapped.writer, None, "Call", serves=serves)
        assert len(open_cracks(mapped.state, cracks)) == 1
        capture.commit(mapped.writer, None, "Call", serves=f"handoff:{pair}")
        assert open_cracks(mapped.state, cracks) == []

    def test_a_promise_for_a_finding_about_many_things_closes_no_crack(self, cracked: Room) -> None:
        acts.take(cracked.writer, None, cracked.key("stages", "stages.goals"))
        others = [*cracked.found("stages"), *cracked.found("ownership")]
        assert len(open_cracks(cracked.state, others)) == 2

    def test_a_taken_crack_goes_on_when_stages_are_merged(self, cracked: Room) -> None:
        cracked.journey("Leave")
        taken = acts.take(cracked.writer, None, crack(cracked, f"ownership.nobody:{cracked.stage('Onboard')}"))
        inner = f"handoff:{cracked.stage('Onboard')}-{cracked.stage('Leave')}"
        other = capture.commit(cracked.writer, None, "Call", serves=inner)
        stages.merge(cracked.writer, cracked.stage("Onboard"), cracked.stage("Leave"))
        leave = cracked.stage("Leave")
        assert cracked.state.get("commitment", taken).serves == f"finding:ownership.nobody:{leave}"
        assert cracked.state.get("commitment", other).serves == f"stage:{leave}"


class TestFindings:
    def test_nothing_is_said_of_nothing(self, room: Room) -> None:
        assert room.says("commitments") == []

    def test_strength_alone_when_all_is_well(self, room: Room) -> None:
        for name in ("Ana", "Ben", "Eva", "Dev"):
            promise(room, f"What {name} does", name, day(30))
        assert room.says("commitments") == ["✓ Every commitment has an owner and a date"]

    def test_no_owner_and_no_date(self, room: Room) -> None:
        made = promise(room, "Call them", by_when=day(3))
        assert "! “Call them” has no owner" in room.says("commitments")
        other = promise(room, "Write it", "Ana")
        assert "! “Write it” has no date" in room.says("commitments")
        rows.change(room.writer, COMMITMENT, made, "given", leader_id=room.leader("Ben"))
        rows.change(room.writer, COMMITMENT, other, "dated", by_when=day(4))
        assert room.says("commitments") == ["✓ Every commitment has an owner and a date"]

    def test_many_without_an_owner_are_one_finding(self, room: Room) -> None:
        ids = [promise(room, what) for what in "ABCD"]
        found = room.key("commitments", "commitments.no_owner")
        assert (found.text, found.why) == ("Four commitments have no owner", "“A”, “B”, “C” and “D”.")
        assert found.links == tuple(Ref("commitment", each) for each in ids)

    def test_what_is_overdue_since_when(self, room: Room) -> None:
        made = promise(room, "Call them", "Ana", DAY)
        assert not any("overdue" in text for text in room.says("commitments"))
        rows.change(room.writer, COMMITMENT, made, "dated", by_when=day(-1))
        assert "! “Call them” has been overdue since Wed 4 Mar" in room.says("commitments")
        rows.change(room.writer, COMMITMENT, made, "dated", by_when=day(-100))
        assert "! “Call them” has been overdue since Tue 25 Nov 2025" in room.says("commitments")
        rows.change(room.writer, COMMITMENT, made, "late", state="late")
        assert "! “Call them” has been overdue since Tue 25 Nov 2025" in room.says("commitments")
        rows.change(room.writer, COMMITMENT, made, "kept", state="kept")
        assert not any("overdue" in text for text in room.says("commitments"))

    def test_all_four_are_overdue(self, room: Room) -> None:
        first_names = ("Ana", "Ben", "Eva", "Dev")
        ids = [promise(room, f"What {name} does", name, day(-at)) for at, name in enumerate(first_names, 1)]
        found = room.key("commitments", "commitments.past")
        assert found.text == "All four commitments are overdue, the oldest since Sun 1 Mar"
        assert found.why == "“What Dev does”, “What Eva does”, “What Ben does” and “What Ana does”."
        assert [link.id for link in found.links] == ids[::-1]
        promise(room, "More", "Hugo", day(3))
        found = room.key("commitments", "commitments.past")
        assert found.text == "Four of five commitments are overdue, the oldest since Sun 1 Mar"

    def test_what_is_urgent_first_then_by_date_then_without_one_then_what_is_settled(self, room: Room) -> None:
        for what, when, state in (
            ("undated", None, "open"), ("tomorrow", 1, "open"), ("kept", -9, "kept"), ("today", 0, "late"),
            ("late, undated", None, "late"), ("yesterday", -1, "open"), ("long ago", -9, "late"), ("off", 1, "dropped"),
        ):  # fmt: skip
            made = promise(room, what, by_when=None if when is None else day(when))
            rows.change(room.writer, COMMITMENT, made, "state", state=state)
        assert [row.what for row in by_urgency(room.state.rows("commitment"), DAY)] == [
            "long ago", "yesterday", "late, undated", "today", "tomorrow", "undated", "kept", "off",
        ]  # fmt: skip

    def test_an_owner_who_is_not_here(self, room: Room) -> None:
        promise(room, "Call them", "Ana", day(1))
        promise(room, "Write it", "Ana", day(1))
        change_leader(room.writer, room.leader("Ana"), present=False)
        assert "! Ana Peña is not in the room and has two commitments" in room.says("commitments")
        change_leader(room.writer, room.leader("Ana"), present=True)
        assert not any("in the room" in text for text in room.says("commitments"))

    def test_an_owner_who_is_no_leader(self, room: Room) -> None:
        promise(room, "Call them", by_when=day(1), who="Zoe")
        assert "! Zoe is not in the room and has one commitment" in room.says("commitments")

    def test_one_with_more_than_a_third(self, room: Room) -> None:
        for number, name in enumerate(("Ana", "Ana", "Ben")):
            promise(room, f"{number}", name, day(1))
        assert not any(" of " in text for text in room.says("commitments"))
        for name in ("Eva", "Dev"):
            promise(room, name, name, day(1))
        assert "! Ana Peña has two of five commitments" in room.says("commitments")
        promise(room, "one more", "Finn", day(1))
        assert not any(" of " in text for text in room.says("commitments"))

    def test_nothing_before_the_first_review(self, room: Room) -> None:
        made = promise(room, "Call them", "Ana", dt.date(2026, 6, 5))
        assert not any("Nothing is due" in text for text in room.says("commitments"))
        rows.change(room.writer, COMMITMENT, made, "dated", by_when=dt.date(2026, 6, 6))
        found = room.key("commitments", "commitments.none_soon")
        assert (found.text, found.why) == ("Nothing is due within three months of the workshop", "")
        rows.add(room.writer, MEETING, [{"date": dt.date(2026, 6, 20), "minutes": 30, "agenda": ""}])[0]
        assert not any("Nothing is due" in text for text in room.says("commitments"))
        rows.change(room.writer, COMMITMENT, made, "dated", by_when=dt.date(2026, 6, 21))
        found = room.key("commitments", "commitments.none_soon")
        assert (found.text, found.why) == (
            "Nothing is due before the first review", "The first review is on Sat 20 Jun.",
        )  # fmt: skip

    def test_parked_items_without_an_owner(self, room: Room) -> None:
        ids = [capture.park(room.writer, None, text) for text in ("Price list", "Portal")]
        assert "! “Price list” and “Portal” are parked with no owner" in room.says("commitments")
        acts.own(room.writer, ids[0], room.leader("Ana"))
        assert "! “Portal” is parked with no owner" in room.says("commitments")
        acts.drop(room.writer, ids[1])
        assert room.says("commitments") == []
        acts.drop(room.writer, ids[1], dropped=False)
        assert "! “Portal” is parked with no owner" in room.says("commitments")

    def test_the_cadence_is_a_strength(self, room: Room) -> None:
        acts.plan_year(room.writer, dt.date(2026, 5, 29), 3, 45, "Growth\nCracks")
        found = room.key("commitments", "commitments.cadence")
        assert found.text == "The customer section is in four coming meetings"
        assert found.why == "Fri 29 May, Mon 31 Aug, Mon 30 Nov and Mon 1 Mar 2027."


class TestCadence:
    def test_a_year_is_one_act(self, room: Room) -> None:
        ids = acts.plan_year(room.writer, dt.date(2026, 11, 30), 3, 45, "Growth")
        dates = [row.date for row in cadence.meetings(room.state)]
        assert dates == [dt.date(2026, 11, 30), dt.date(2027, 3, 1), dt.date(2027, 5, 31), dt.date(2027, 8, 30)]
        assert [row.id for row in room.state.rows("meeting")] == ids
        room.writer.undo()
        assert room.state.rows("meeting") == []

    def test_a_date_that_has_a_meeting_keeps_it(self, room: Room) -> None:
        kept = rows.add(room.writer, MEETING, [{"date": dt.date(2026, 8, 29), "minutes": 60, "agenda": "ours"}])[0]
        assert acts.plan_year(room.writer, dt.date(2026, 5, 29), 3, 45, "")[1] == kept
        assert len(room.state.rows("meeting")) == 4
        assert room.state.get("meeting", kept).agenda == "ours"

    def test_meetings_stand_by_their_date(self, room: Room) -> None:
        late = rows.add(room.writer, MEETING, [{"date": dt.date(2026, 9, 1), "minutes": 30, "agenda": ""}])[0]
        soon = rows.add(room.writer, MEETING, [{"date": dt.date(2026, 6, 1), "minutes": 30, "agenda": ""}])[0]
        assert [row.id for row in room.state.rows("meeting")] == [soon, late]
        rows.change(room.writer, MEETING, late, "sooner", date=dt.date(2026, 5, 1))
        assert [row.id for row in room.state.rows("meeting")] == [late, soon]
        rows.remove(room.writer, MEETING, late)
        assert [row.id for row in room.state.rows("meeting")] == [soon]

    @pytest.mark.parametrize("minutes", [0, -5, 481, float("nan")])
    def test_a_section_takes_some_minutes(self, room: Room, minutes: float) -> None:
        with pytest.raises(NotKept, match="minutes"):
            rows.add(room.writer, MEETING, [{"date": DAY, "minutes": minutes, "agenda": ""}])[0]

    def test_a_review_is_never_on_the_day_itself(self, room: Room) -> None:
        rows.add(room.writer, MEETING, [{"date": DAY, "minutes": 30, "agenda": ""}])[0]
        assert cadence.first_review(room.state, 3) == dt.date(2026, 6, 5)
        assert cadence.later(dt.date(2026, 11, 30), 3) == dt.date(2027, 2, 28)
        assert cadence.later(dt.date(2027, 1, 31), 13) == dt.date(2028, 2, 29)


class TestActs:
    def test_a_pasted_list_is_one_act(self, room: Room) -> None:
        first, _ = rows.add(room.writer, COMMITMENT, [{"what": what} for what in "AB"])
        rows.add(room.writer, COMMITMENT, [{"what": what} for what in "xy"], after=first)
        assert [row.what for row in room.state.rows("commitment")] == ["A", "x", "y", "B"]
        room.writer.undo()
        assert [row.what for row in room.state.rows("commitment")] == ["A", "B"]
        assert rows.move(room.writer, COMMITMENT, first, 1)
        assert not rows.move(room.writer, COMMITMENT, first, 1)
        rows.remove(room.writer, COMMITMENT, first)
        assert [row.what for row in room.state.rows("commitment")] == ["B"]

    def test_taking_on_takes_up_what_was_dropped(self, room: Room) -> None:
        item = capture.park(room.writer, None, "Portal")
        acts.drop(room.writer, item)
        acts.own(room.writer, item, room.leader("Ana"))
        row = room.state.get("parking", item)
        assert (row.dropped, row.leader_id) == (False, room.leader("Ana"))
        acts.drop(room.writer, item)
        row = room.state.get("parking", item)
        assert (row.dropped, row.leader_id) == (True, None)
        acts.own(room.writer, item, None)
        assert room.state.get("parking", item).dropped

    def test_what_is_gone_cannot_be_changed(self, room: Room) -> None:
        tries = (
            lambda: rows.change(room.writer, COMMITMENT, "gone", "x", what="x"),
            lambda: rows.remove(room.writer, COMMITMENT, "gone"),
            lambda: rows.move(room.writer, COMMITMENT, "gone", 1),
            lambda: rows.change(room.writer, MEETING, "gone", "x", minutes=3),
            lambda: rows.remove(room.writer, MEETING, "gone"),
            lambda: acts.own(room.writer, "gone", None),
            lambda: acts.drop(room.writer, "gone"),
        )
        for attempt in tries:
            with pytest.raises(Unknown, match="not there any more"):
                attempt()
