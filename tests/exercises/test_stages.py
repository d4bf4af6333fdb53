"""What the journey says, and what the room does with it."""

from __future__ import annotations

import pytest

from onecompany.exercises.stages import acts, causes
from onecompany.exercises.stages.tables import Stage, Touchpoint
from onecompany.store.acts import capture
from onecompany.store.problems import NotKept, Unknown
from onecompany.store.records import Ref
from tests.exercises.room import Room


def names(room: Room) -> list[str]:
    return [row.name for row in room.state.rows("stage")]


def lane(room: Room, stage: str, table: str = "touchpoint") -> list[str]:
    return [row.text for row in room.state.where(table, "stage_id", room.stage(stage))]


def fill(room: Room) -> None:
    """Say what every stage needs, so that no warning is left."""
    for stage in room.state.rows("stage"):
        acts.change(room.writer, Ref("stage", stage.id), "said", goal="Be done with it", feeling=1)
    (contact,) = acts.add_items(room.writer, "touchpoint", room.state.rows("stage")[0].id, ["Offer"], None)
    acts.change(room.writer, Ref("touchpoint", contact), "marked", moment=True)


class TestFindings:
    def test_an_empty_map_says_nothing(self, room: Room) -> None:
        assert room.says("stages") == []

    def test_a_complete_journey_has_no_warnings(self, room: Room) -> None:
        room.journey()
        fill(room)
        assert room.says("stages") == ["✓ No stage feels bad to the customer"]

    @pytest.mark.parametrize(
        ("count", "expected"),
        [
            (1, "! Only one stage on the map"),
            (3, "! Only three stages on the map"),
            (4, None),
            (9, None),
            (10, "! 10 stages are too many to keep in mind"),
        ],
    )
    def test_four_to_nine_stages(self, room: Room, count: int, expected: str | None) -> None:
        room.journey(*(f"I do thing {number}" for number in range(count)))
        said = [text for text in room.says("stages") if "map" in text or "too many" in text]
        assert said == ([expected] if expected else [])

    def test_a_stage_of_our_own_people_is_no_part_of_the_journey(self, room: Room) -> None:
        room.journey("I find out", "I buy", "I use", "I renew")
        fill(room)
        before = room.says("stages")
        (people,) = acts.add_stages(room.writer, ["Sales"], None)
        acts.change(room.writer, Ref("stage", people), "people", people=True, feeling=-2)
        assert room.says("stages") == before

    def test_only_a_customers_contact_is_a_moment_of_truth(self, room: Room) -> None:
        room.journey("I buy", "Our people")
        acts.change(room.writer, Ref("stage", room.stage("Our people")), "people", people=True)
        for stage, silent in (("Our people", False), ("I buy", True)):
            (contact,) = acts.add_items(room.writer, "touchpoint", room.stage(stage), ["Talk"], None)
            acts.change(room.writer, Ref("touchpoint", contact), "marked", moment=True)
            assert ("! No moment of truth is marked" not in room.says("stages")) is silent

    @pytest.mark.parametrize("name", ["Sales", "sales", "The Sales department", "SALES TEAM"])
    def test_a_stage_named_like_a_silo(self, room: Room, name: str) -> None:
        room.journey(name, "I use")
        assert f"! “{name}” is named like a department" in room.says("stages")
        acts.change(room.writer, Ref("stage", room.stage(name)), "renamed", name="I choose")
        assert not any("department" in text for text in room.says("stages"))

    def test_what_a_customer_does_is_not_named_like_a_silo(self, room: Room) -> None:
        room.journey("I meet sales", "The team", "Serviced")
        assert not any("department" in text for text in room.says("stages"))

    def test_goals_that_are_missing(self, room: Room) -> None:
        room.journey()
        assert "! No stage says what the customer wants there" in room.says("stages")
        for name in ("Discover", "Evaluate"):
            acts.change(room.writer, Ref("stage", room.stage(name)), "said", goal="Certainty")
        found = room.key("stages", "stages.goals")
        assert found.text == "Four stages do not say what the customer wants there"
        assert found.why == "Buy, Onboard, Use and Renew."
        for name in ("Buy", "Onboard", "Use"):
            acts.change(room.writer, Ref("stage", room.stage(name)), "said", goal="Certainty")
        found = room.key("stages", "stages.goals")
        assert found.text == "“Renew” does not say what the customer wants there"
        assert found.links == (Ref("stage", room.stage("Renew")),)

    def test_the_lowest_point_of_the_curve(self, room: Room) -> None:
        room.journey("A", "B", "C", "D")
        for name, feeling in (("A", 1), ("B", -1), ("C", -2), ("D", -2)):
            acts.change(room.writer, Ref("stage", room.stage(name)), "felt", feeling=feeling)
        found = room.key("stages", "stages.lowest")
        assert (found.level, found.text) == ("warning", "The journey is at its lowest at “C” and “D” (−2)")
        assert found.links == (Ref("stage", room.stage("C")), Ref("stage", room.stage("D")))
        for name in ("C", "D"):
            acts.change(room.writer, Ref("stage", room.stage(name)), "felt", feeling=2)
        assert room.key("stages", "stages.lowest").text == "The journey is at its lowest at “B” (−1)"
        acts.change(room.writer, Ref("stage", room.stage("B")), "felt", feeling=0)
        assert room.key("stages", "stages.lowest").why == "The lowest is “B”."
        acts.change(room.writer, Ref("stage", room.stage("A")), "felt", feeling=None)
        assert not any("feels" in text or "lowest" in text for text in room.says("stages"))


class TestActs:
    def test_a_list_goes_behind_the_cursor_as_one_act(self, room: Room) -> None:
        room.journey("A", "B")
        acts.add_stages(room.writer, ["x", "y", "z"], room.stage("A"))
        assert names(room) == ["A", "x", "y", "z", "B"]
        room.writer.undo()
        assert names(room) == ["A", "B"]

    def test_many_lines_typed_in_the_middle_keep_their_order(self, room: Room) -> None:
        room.journey("Buy")
        stage = room.stage("Buy")
        at, last = acts.add_items(room.writer, "touchpoint", stage, ["first", "last"], None)
        for number in range(40):
            (at,) = acts.add_items(room.writer, "touchpoint", stage, [f"{number}"], at)
        assert lane(room, "Buy") == ["first", *map(str, range(40)), "last"]
        assert room.state.rows("touchpoint")[-1].id == last

    def test_moving_along_and_no_further_than_the_ends(self, room: Room) -> None:
        room.journey("A", "B", "C")
        assert acts.move(room.writer, Ref("stage", room.stage("C")), -1)
        assert names(room) == ["A", "C", "B"]
        assert acts.move(room.writer, Ref("stage", room.stage("A")), 5)
        assert names(room) == ["C", "B", "A"]
        assert not acts.move(room.writer, Ref("stage", room.stage("A")), 1)
        assert room.writer.undo_line.to_undo is not None
        assert room.writer.undo_line.to_undo.label == "moved stage “A”"

    def test_many_swaps_of_the_same_two(self, room: Room) -> None:
        room.journey("A", "B", "C")
        for _ in range(40):
            assert acts.move(room.writer, Ref("stage", names_first(room)), 1)
        assert names(room) == ["A", "B", "C"]

    def test_an_item_goes_to_the_end_of_another_lane(self, room: Room) -> None:
        room.journey("A", "B")
        (contact,) = acts.add_items(room.writer, "touchpoint", room.stage("A"), ["Call"], None)
        acts.add_items(room.writer, "touchpoint", room.stage("B"), ["Letter"], None)
        acts.move_to_stage(room.writer, Ref("touchpoint", contact), room.stage("B"))
        assert (lane(room, "A"), lane(room, "B")) == ([], ["Letter", "Call"])

    def test_merging_keeps_what_is_in_both(self, room: Room) -> None:
        room.journey("A", "B")
        for name, texts in (("A", ["1", "2"]), ("B", ["3", "4"])):
            acts.add_items(room.writer, "touchpoint", room.stage(name), texts, None)
            acts.add_items(room.writer, "pain", room.stage(name), [f"{name} hurts"], None)
            acts.change(room.writer, Ref("stage", room.stage(name)), "said", goal=f"goal {name}", votes=2)
        acts.change(room.writer, Ref("stage", room.stage("B")), "felt", feeling=-1)
        acts.merge(room.writer, room.stage("B"), room.stage("A"))
        (kept,) = room.state.rows("stage")
        assert (kept.name, kept.goal, kept.votes, kept.feeling) == ("A", "goal A / goal B", 4, -1)
        assert lane(room, "A") == ["1", "2", "B", "3", "4"]
        assert lane(room, "A", "pain") == ["A hurts", "B hurts"]

    def test_merging_loses_no_feeling_no_handoff_and_says_what_went_where(self, room: Room) -> None:
        from onecompany.exercises.ownership import acts as ownership

        room.journey("A", "B", "C")
        a, b, c = (room.stage(name) for name in "ABC")
        for stage_id, feeling, goal in ((a, 2, "goal A"), (b, -1, "goal B")):
            acts.change(room.writer, Ref("stage", stage_id), "said", feeling=feeling, goal=goal)
        ownership.change_handoff(room.writer, a, b, what="the file", notice="nobody calls", rating="dropped")
        ownership.change_handoff(room.writer, b, c, what="the bill")
        before = {table: dict(rows) for table, rows in room.state.tables.items()}
        said = acts.merge(room.writer, b, a)
        assert lane(room, "A") == ["B (felt −1)"]
        assert room.state.get("stage", a).feeling == 2
        assert [row.text for row in room.state.rows("parking")] == ["A → B: the file; nobody calls; dropped"]
        assert [(row.from_stage_id, row.to_stage_id, row.what) for row in room.state.rows("handoff")] == [
            (a, c, "the bill")
        ]
        assert said == (
            "Merged B into A: the name as a touchpoint. Both goals are kept. The feeling that was not taken stands in "
            "words. Along went 1 handoff. Words about a handoff that is none any more are in the parking lot. "
            "Ctrl+Z brings both back."
        )
        room.writer.undo()
        assert {table: dict(rows) for table, rows in room.state.tables.items() if rows} == {
            table: rows for table, rows in before.items() if rows
        }

    def test_a_name_that_stands_there_already_is_not_said_twice(self, room: Room) -> None:
        room.journey("Buy", "buy")
        room.own(buy="Sales +IT")
        said = acts.merge(room.writer, room.stage("buy"), room.stage("Buy"))
        assert lane(room, "Buy") == []
        assert said == "Merged buy into Buy. Along went what Sales and IT do there. Ctrl+Z brings both back."

    def test_what_goes_with_a_stage_is_said(self, room: Room) -> None:
        room.journey("A", "B")
        room.own(A="Sales")
        acts.add_items(room.writer, "pain", room.stage("A"), ["1", "2"], None)
        promise = capture.commit(room.writer, None, "Call them", serves=f"stage:{room.stage('A')}", serves_text="A")
        said = acts.remove(room.writer, Ref("stage", room.stage("A")))
        assert said == ("With it went 2 pain points and what Sales does there. No longer about it: 1 commitment.")
        assert room.state.get("commitment", promise).serves_text == "A"

    def test_merging_into_itself_is_refused(self, room: Room) -> None:
        room.journey("A", "B")
        with pytest.raises(Unknown):
            acts.merge(room.writer, room.stage("A"), room.stage("A"))
        assert names(room) == ["A", "B"]

    def test_splitting_takes_the_contacts_from_one_on(self, room: Room) -> None:
        room.journey("A", "B")
        ids = acts.add_items(room.writer, "touchpoint", room.stage("A"), ["1", "2", "3"], None)
        acts.split(room.writer, room.stage("A"), "A, later", ids[1])
        assert names(room) == ["A", "A, later", "B"]
        assert (lane(room, "A"), lane(room, "A, later")) == (["1"], ["2", "3"])

    def test_removing_a_stage_takes_all_that_is_in_it(self, room: Room) -> None:
        room.journey("A", "B")
        acts.add_items(room.writer, "touchpoint", room.stage("A"), ["1"], None)
        room.own(A="Sales", B="IT")
        room.handoff("A", "B", what="The file")
        acts.remove(room.writer, Ref("stage", room.stage("A")))
        left = {table: len(room.state.rows(table)) for table in ("stage", "touchpoint", "ownership", "handoff")}
        assert left == {"stage": 1, "touchpoint": 0, "ownership": 1, "handoff": 0}

    def test_what_is_gone_cannot_be_changed(self, room: Room) -> None:
        gone = Ref("touchpoint", "gone")
        room.journey("A")
        tries = (
            lambda: acts.change(room.writer, gone, "x", text="x"),
            lambda: acts.remove(room.writer, gone),
            lambda: acts.move(room.writer, gone, 1),
            lambda: acts.move_to_stage(room.writer, gone, room.stage("A")),
            lambda: acts.add_items(room.writer, "pain", "gone", ["x"], None),
        )
        for attempt in tries:
            with pytest.raises(Unknown, match="not there any more"):
                attempt()

    def test_a_feeling_out_of_bounds_is_not_kept(self, room: Room) -> None:
        room.journey("A")
        before = room.state.version
        with pytest.raises(NotKept, match="feeling"):
            acts.change(room.writer, Ref("stage", room.stage("A")), "felt", feeling=3)
        assert (room.state.version, room.named("stage", "A").feeling) == (before, None)

    def test_a_root_cause_that_was_marked_stays_when_more_is_asked(self, room: Room) -> None:
        room.journey("A")
        (pain,) = acts.add_items(room.writer, "pain", room.stage("A"), ["They wait"], None)
        first, last = acts.add_whys(room.writer, pain, ["No list", "Nobody writes it"], None)
        assert causes.root(room.state, room.state.get("pain", pain)).id == last
        acts.mark_root(room.writer, last)
        acts.add_whys(room.writer, pain, ["Nobody asked"], None)
        assert causes.root(room.state, room.state.get("pain", pain)).id == last
        acts.mark_root(room.writer, first)
        assert [row.id for row in room.state.rows("why") if row.root] == [first]

    def test_tables_are_as_documented(self) -> None:
        assert set(acts.MODELS.values()) >= {Stage, Touchpoint}


def names_first(room: Room) -> str:
    return str(room.state.rows("stage")[0].id)
