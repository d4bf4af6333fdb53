"""What the room does with metrics."""

from __future__ import annotations

from typing import Any

import pytest

from onecompany.exercises.metrics import METRIC, acts, board
from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import rows
from onecompany.store.problems import NotKept, Unknown
from onecompany.store.records import Ref
from tests.exercises.room import Room, add_metric


class TestActs:
    def test_a_list_goes_behind_the_cursor(self, mapped: Room) -> None:
        first, _ = acts.add_metrics(mapped.writer, mapped.leader("Ana"), ["A", "B"])
        acts.add_metrics(mapped.writer, mapped.leader("Ana"), ["x", "y"], first)
        assert [row.name for row in board.of_leader(mapped.state, mapped.leader("Ana"))] == ["A", "x", "y", "B"]
        mapped.writer.undo()
        assert len(mapped.state.rows("metric")) == 2

    def test_moving_among_those_of_the_leader(self, mapped: Room) -> None:
        first, second = acts.add_metrics(mapped.writer, mapped.leader("Ana"), ["A", "B"])
        (other,) = acts.add_metrics(mapped.writer, mapped.leader("Ben"), ["C"])
        assert rows.move(mapped.writer, METRIC, first, 1)
        assert [row.id for row in board.of_leader(mapped.state, mapped.leader("Ana"))] == [second, first]
        assert not rows.move(mapped.writer, METRIC, other, -1)
        rows.change(mapped.writer, METRIC, other, "given away", leader_id=mapped.leader("Ana"))
        assert [row.id for row in board.of_leader(mapped.state, mapped.leader("Ana"))] == [second, first, other]

    def test_a_connecting_metric_is_owned_by_both_sides(self, mapped: Room) -> None:
        joint = acts.add_connecting(mapped.writer, mapped.stage("Buy"), mapped.stage("Onboard"), "Days")
        row = mapped.state.get("metric", joint)
        assert (row.leader_id, row.joint_with) == (None, [mapped.silo("Sales"), mapped.silo("Operations")])
        assert row.watches == f"handoff:{mapped.stage('Buy')}-{mapped.stage('Onboard')}"

    def test_an_example_watches_the_stage_that_it_names(self, mapped: Room) -> None:
        example = {"metric": "Orders right first time", "stage": "buy", "measures": "operation", "unit": "%"}
        taken = acts.add_example(mapped.writer, mapped.leader("Carla"), example)
        row = mapped.state.get("metric", taken)
        assert (row.name, row.measures, row.unit) == ("Orders right first time", "operation", "%")
        assert row.watches == f"stage:{mapped.stage('Buy')}"
        other = acts.add_example(mapped.writer, None, {"metric": "X", "stage": "Elsewhere"}, None)
        assert mapped.state.get("metric", other).watches == ""

    @pytest.mark.parametrize(
        "values",
        [{"measures": "feelings"}, {"direction": "sideways"}, {"baseline": float("nan")}, {"target": float("inf")}],
    )
    def test_what_is_out_of_bounds_is_not_kept(self, mapped: Room, values: dict[str, Any]) -> None:
        metric = add_metric(mapped, "Ana", "M")
        before = mapped.state.get("metric", metric)
        with pytest.raises(NotKept):
            rows.change(mapped.writer, METRIC, metric, "wrong", **values)
        assert mapped.state.get("metric", metric) == before

    def test_what_is_gone_cannot_be_changed(self, mapped: Room) -> None:
        for attempt in (rows.remove, rows.change, lambda *gone: rows.move(*gone, 1)):
            with pytest.raises(Unknown, match="That metric"):
                attempt(mapped.writer, METRIC, "gone")

    def test_what_watches_goes_on_when_stages_are_merged(self, mapped: Room) -> None:
        pairs = {"in": ("Buy", "Onboard"), "out": ("Onboard", "Use")}
        ids = {
            key: acts.add_connecting(mapped.writer, mapped.stage(start), mapped.stage(end), key)
            for key, (start, end) in pairs.items()
        }
        ids["at"] = add_metric(mapped, "Ana", "at", watches=f"stage:{mapped.stage('Onboard')}")
        stages.merge(mapped.writer, mapped.stage("Onboard"), mapped.stage("Buy"))
        buy, use = mapped.stage("Buy"), mapped.stage("Use")
        watches = {key: mapped.state.get("metric", row_id).watches for key, row_id in ids.items()}
        assert watches == {"in": f"stage:{buy}", "out": f"handoff:{buy}-{use}", "at": f"stage:{buy}"}

    def test_nothing_points_to_a_stage_or_a_silo_that_is_gone(self, mapped: Room) -> None:
        joint = acts.add_connecting(mapped.writer, mapped.stage("Buy"), mapped.stage("Onboard"), "Days")
        stages.remove(mapped.writer, Ref("stage", mapped.stage("Onboard")))
        assert mapped.state.get("metric", joint).watches == ""
        ownership.remove_silo(mapped.writer, mapped.silo("Sales"))
        assert mapped.state.get("metric", joint).joint_with == [mapped.silo("Operations")]
