"""Who owns the customer: the board's arithmetic, what it says, and what the room does with it."""

from __future__ import annotations

from onecompany.exercises.ownership import acts
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import journey
from onecompany.store.acts.people import change_leader
from onecompany.store.records import Ref
from tests.exercises.room import Room


class TestBoard:
    def test_owners_and_helpers_come_in_the_order_of_the_silos(self, placed: Room) -> None:
        stage = placed.stage("Evaluate")
        assert [silo.name for silo in journey.owners(placed.state, stage)] == ["Marketing", "Sales"]
        onboard = placed.stage("Onboard")
        assert [silo.name for silo in journey.helpers(placed.state, onboard)] == ["Operations", "Service", "IT"]
        assert journey.role(placed.state, stage, placed.silo("Sales")) == "owner"
        assert journey.role(placed.state, onboard, placed.silo("IT")) == "helps"
        assert journey.role(placed.state, onboard, placed.silo("Finance")) == ""

    def test_a_handoff_is_wherever_the_owners_change(self, placed: Room) -> None:
        assert [(str(view.called), view.stages) for view in journey.handoffs(placed.state)] == [
            ("Marketing → Marketing and Sales after “Discover”", "Discover → Evaluate"),
            ("Marketing and Sales → Sales after “Evaluate”", "Evaluate → Buy"),
            ("Sales → nobody after “Buy”", "Buy → Onboard"),
            ("Nobody → Service before “Use”", "Onboard → Use"),
        ]

    def test_nothing_is_handed_over_between_nobody_and_nobody(self, room: Room) -> None:
        room.journey("A", "B", "C", "D")
        assert journey.handoffs(room.state) == []
        room.own(A="Sales")
        assert [str(view.called) for view in journey.handoffs(room.state)] == ["Sales → nobody after “A”"]

    def test_our_own_peoples_stage_has_no_handoffs(self, room: Room) -> None:
        room.journey("A", "People", "B")
        stages.change(room.writer, Ref("stage", room.stage("People")), "people", people=True)
        room.own(A="Sales", People="IT", B="Service")
        assert [view.stages for view in journey.handoffs(room.state)] == ["A → B"]
        assert journey.cracks(room.state) == []

    def test_what_was_said_about_a_handoff_comes_with_it(self, placed: Room) -> None:
        placed.handoff("Evaluate", "Buy", what="The offer", rating="rough", agreed=True)
        view = journey.handoffs(placed.state)[1]
        assert view.row is not None
        assert (view.row.what, view.rating, view.agreed, view.id) == ("The offer", "rough", True, view.row.id)
        placed.own(Evaluate="Marketing", Buy="Marketing")
        acts.set_role(placed.writer, placed.stage("Buy"), placed.silo("Sales"), "")
        acts.set_role(placed.writer, placed.stage("Evaluate"), placed.silo("Sales"), "")
        assert "Evaluate → Buy" not in [view.stages for view in journey.handoffs(placed.state)]
        acts.set_role(placed.writer, placed.stage("Buy"), placed.silo("Sales"), "owner")
        assert journey.handoffs(placed.state)[0].rating == "rough"

    def test_cracks_are_stages_without_exactly_one_owner(self, placed: Room) -> None:
        assert [(c.stage.name, len(c.owners)) for c in journey.cracks(placed.state)] == [
            ("Evaluate", 2),
            ("Onboard", 0),
        ]


class TestFindings:
    def test_nothing_is_said_before_anybody_was_placed(self, room: Room) -> None:
        room.journey()
        acts.set_note(room.writer, room.stage("Buy"), room.silo("Sales"), "ask Carla")
        assert room.says("ownership") == []
        assert journey.cracks(room.state) == []

    def test_the_board_of_the_picture(self, placed: Room) -> None:
        assert placed.says("ownership") == [
            "✗ Two own “Evaluate”: Marketing and Sales",
            "✗ Nobody owns “Onboard”",
            "! Marketing → Marketing and Sales after “Discover” is not agreed",
            "! Marketing and Sales → Sales after “Evaluate” is not agreed",
        ]

    def test_nobody_owns(self, placed: Room) -> None:
        found = placed.key("ownership", "ownership.nobody:")
        assert found.why == "Three departments help, nobody answers."
        assert found.links == (Ref("stage", placed.stage("Onboard")),)
        assert found.mend == "Agree who owns “Onboard”"
        for silo in ("Operations", "Service"):
            acts.set_role(placed.writer, placed.stage("Onboard"), placed.silo(silo), "")
        assert placed.key("ownership", "ownership.nobody:").why == "One department helps, nobody answers."
        placed.own(Onboard="IT")
        assert not any("Nobody" in text for text in placed.says("ownership"))

    def test_two_own_until_one_does(self, placed: Room) -> None:
        assert placed.key("ownership", "ownership.many:").key == f"ownership.many:{placed.stage('Evaluate')}"
        placed.own(Evaluate="IT")
        assert "✗ Three own “Evaluate”: Marketing, Sales and IT" in placed.says("ownership")
        for silo in ("Sales", "IT"):
            acts.set_role(placed.writer, placed.stage("Evaluate"), placed.silo(silo), "helps")
        assert not any("own Evaluate" in text for text in placed.says("ownership"))

    def test_a_handoff_that_is_not_agreed(self, placed: Room) -> None:
        placed.handoff("Discover", "Evaluate", agreed=True)
        placed.handoff("Evaluate", "Buy", agreed=True)
        assert not any("agreed" in text for text in placed.says("ownership"))
        placed.handoff("Evaluate", "Buy", agreed=False)
        found = placed.key("ownership", "ownership.unagreed")
        assert found.key == f"ownership.unagreed:{placed.stage('Evaluate')}-{placed.stage('Buy')}"
        assert found.links == (Ref("handoff", f"{placed.stage('Evaluate')}-{placed.stage('Buy')}"),)

    def test_many_handoffs_that_are_not_agreed_are_one_finding(self, room: Room) -> None:
        room.journey()
        room.own(Discover="Marketing", Evaluate="Sales", Buy="Finance", Onboard="IT", Use="Service", Renew="Sales")
        found = room.key("ownership", "ownership.unagreed")
        assert (found.key, found.text) == ("ownership.unagreed", "Five handoffs are not agreed")
        assert found.why.startswith("“Discover → Evaluate”, “Evaluate → Buy”")
        assert len(found.links) == 5
        for start, end in (("Discover", "Evaluate"), ("Evaluate", "Buy")):
            room.handoff(start, end, agreed=True)
        texts = [text for text in room.says("ownership") if "not agreed" in text]
        assert texts == [
            "! Finance → IT after “Buy” is not agreed",
            "! IT → Service after “Onboard” is not agreed",
            "! Service → Sales after “Use” is not agreed",
        ]

    def test_a_handoff_that_is_rough_or_dropped(self, placed: Room) -> None:
        placed.handoff("Evaluate", "Buy", rating="rough")
        assert "! Marketing and Sales → Sales after “Evaluate” is rough" in placed.says("ownership")
        placed.handoff("Evaluate", "Buy", rating="dropped")
        assert "✗ Customers are dropped between “Evaluate” and “Buy”" in placed.says("ownership")
        assert not any("rough" in text for text in placed.says("ownership"))
        placed.handoff("Evaluate", "Buy", rating="smooth")
        assert not any("dropped" in text for text in placed.says("ownership"))

    def test_a_silo_in_the_room_that_touches_no_stage(self, placed: Room) -> None:
        acts.set_role(placed.writer, placed.stage("Onboard"), placed.silo("Operations"), "")
        assert "! Operations touches no stage" in placed.says("ownership")
        for name in ("Ana", "Grace"):
            change_leader(placed.writer, placed.leader(name), present=False)
        assert not any("touches" in text for text in placed.says("ownership"))

    def test_silos_that_touch_no_stage_are_one_finding(self, room: Room) -> None:
        room.journey("A", "B")
        room.own(A="Sales", B="Sales")
        found = room.key("ownership", "ownership.untouched")
        assert found.text == "Five departments touch no stage"
        assert found.why == "Marketing, Operations, Service, Finance and IT."

    def test_one_silo_that_owns_more_than_half(self, room: Room) -> None:
        room.journey("A", "B", "C", "D")
        room.own(A="Sales", B="Sales")
        assert not any(" of four stages" in text for text in room.says("ownership"))
        room.own(C="Sales")
        assert "! Sales owns three of four stages" in room.says("ownership")

    def test_an_owner_of_whom_no_leader_is_here(self, placed: Room) -> None:
        change_leader(placed.writer, placed.leader("Finn"), present=False)
        assert "! Service owns “Use” and “Renew” and has no leader here" in placed.says("ownership")
        change_leader(placed.writer, placed.leader("Finn"), present=True)
        assert not any("leader" in text for text in placed.says("ownership"))

    def test_nobody_is_absent_where_nobody_is_known_to_be_here(self, placed: Room) -> None:
        for leader in list(placed.state.rows("leader")):
            change_leader(placed.writer, leader.id, present=False)
        assert not any("leader here" in text for text in placed.says("ownership"))

    def test_strengths(self, room: Room) -> None:
        room.journey("A", "B", "C")
        room.own(A="Sales", B="Service", C="IT +Finance +Operations +Marketing")
        assert "✓ Every stage has one owner" in room.says("ownership")
        room.handoff("A", "B", agreed=True)
        assert not any("agreed" in text for text in room.says("ownership") if text.startswith("✓"))
        room.handoff("B", "C", agreed=True)
        assert room.says("ownership") == ["✓ Every stage has one owner", "✓ Both handoffs are agreed"]
        stages.add_stages(room.writer, ["D"], None)
        assert "✓ Every stage has one owner" not in room.says("ownership")

    def test_hostile_and_long_names_are_said_as_they_are(self, room: Room) -> None:
        name = "[@click=app.quit]" + "x" * 180
        room.journey(name, "B")
        acts.set_role(room.writer, room.stage("B"), room.silo("IT"), "owner")
        assert f"✗ Nobody owns “{name}”" in room.says("ownership")
