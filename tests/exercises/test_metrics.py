"""The metrics: the table's rows, what they say, and what the room does with them."""

from __future__ import annotations

from typing import Any

import pytest

from onecompany.exercises.metrics import METRIC, acts, board
from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import progress, rows
from onecompany.kinds.hooks import tell
from onecompany.store.acts.people import change_leader, remove_leader
from onecompany.store.records import Ref
from tests.exercises.room import FIRST_NAMES, Room, add_metric, day


def all_good(room: Room) -> list[str]:
    """A metric for each leader, every stage watched and every handoff connected."""
    watched = [f"stage:{room.stage(name)}" for name in ("Buy", "Onboard", "Use")]
    ids = [
        add_metric(room, name, f"Metric of {name}", watches=watched[number % 3])
        for number, name in enumerate(FIRST_NAMES)
    ]
    for start, end in (("Buy", "Onboard"), ("Onboard", "Use")):
        joint = acts.add_connecting(room.writer, room.stage(start), room.stage(end), f"Days from {start} to {end}")
        rows.change(
            room.writer, METRIC, joint, "filled in", source="CRM", baseline=9.0, target=4.0, by_when=day(90),
            direction="down", result="Revenue", measures="operation",
        )  # fmt: skip
    return ids


class TestBoard:
    def test_leaders_down_with_their_metrics_or_a_blank_row(self, mapped: Room) -> None:
        acts.add_metrics(mapped.writer, mapped.leader("Carla"), ["One", "Two"])
        change_leader(mapped.writer, mapped.leader("Dev"), present=False)
        rows = board.leader_rows(mapped.state)
        assert [(row.leader.name.split()[0], row.metric and row.metric.name) for row in rows if row.leader] == [
            ("Ben", None), ("Carla", "One"), ("Carla", "Two"), ("Ana", None), ("Finn", None), ("Eva", None),
            ("Grace", None), ("Hugo", None),
        ]  # fmt: skip
        assert [row.first for row in rows[:3]] == [True, True, False]

    def test_an_absent_leader_with_a_metric_is_still_there(self, mapped: Room) -> None:
        acts.add_metrics(mapped.writer, mapped.leader("Dev"), ["Uptime"])
        change_leader(mapped.writer, mapped.leader("Dev"), present=False)
        assert "Uptime" in [row.metric.name for row in board.leader_rows(mapped.state) if row.metric]

    def test_a_row_for_each_handoff_and_then_what_is_nobodys(self, mapped: Room) -> None:
        acts.add_connecting(mapped.writer, mapped.stage("Buy"), mapped.stage("Onboard"), "Days to start")
        acts.add_metrics(mapped.writer, mapped.leader("Dev"), ["Uptime"])
        remove_leader(mapped.writer, mapped.leader("Dev"), tell)
        pair = f"{mapped.stage('Onboard')}-{mapped.stage('Use')}"
        rows = board.connecting_rows(mapped.state)
        assert [(row.metric and row.metric.name, row.handoff and row.handoff.stages) for row in rows] == [
            ("Days to start", "Buy → Onboard"), (None, "Onboard → Use"), ("Uptime", None),
        ]  # fmt: skip
        assert rows[1].handoff is not None
        assert rows[1].handoff.id == pair

    def test_what_connected_a_handoff_that_is_none_any_more_stays(self, mapped: Room) -> None:
        acts.add_connecting(mapped.writer, mapped.stage("Buy"), mapped.stage("Onboard"), "Days to start")
        mapped.own(Buy="Operations")
        ownership.set_role(mapped.writer, mapped.stage("Buy"), mapped.silo("Sales"), "")
        rows = board.connecting_rows(mapped.state)
        assert [(row.metric and row.metric.name, row.handoff is None) for row in rows] == [
            (None, False), ("Days to start", True),
        ]  # fmt: skip

    def test_the_mix(self, mapped: Room) -> None:
        for number, measures in enumerate(("survey", "survey", "asset", "")):
            add_metric(mapped, "Ana", f"M{number}", measures=measures)
        assert board.mix(mapped.state.rows("metric")) == {
            "behaviour": 0, "operation": 0, "asset": 1, "survey": 2, "": 1,
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("direction", "baseline", "target", "met"),
        [
            ("up", 90.0, 90.0, True),
            ("up", 89.9, 90.0, False),
            ("down", 4.0, 4.0, True),
            ("down", 4.1, 4.0, False),
            ("down", 3.0, 4.0, True),
            ("up", None, 90.0, False),
            ("up", 0.0, None, False),
            ("up", 0.0, 0.0, True),
            ("", 9.0, 4.0, False),
            ("", 70.0, 90.0, False),
            ("", -1.0, -2.0, False),
            ("", 4.0, 4.0, True),
            ("", None, 4.0, False),
            ("", 4.0, None, False),
        ],
    )
    def test_meeting_the_target(
        self, mapped: Room, direction: str, baseline: float | None, target: float | None, met: bool
    ) -> None:
        metric = add_metric(mapped, "Ana", "M", direction=direction, baseline=baseline, target=target)
        assert board.meets_target(mapped.state.get("metric", metric)) is met
        assert ("! “M” has met its target already" in mapped.says("metrics")) is met

    @pytest.mark.parametrize(
        ("direction", "baseline", "target", "way"),
        [
            ("", 9.0, 4.0, "down"),
            ("", 4.0, 9.0, "up"),
            ("", 0.0, -0.5, "down"),
            ("", 4.0, 4.0, ""),
            ("", None, 4.0, ""),
            ("", 4.0, None, ""),
            ("up", 9.0, 4.0, "up"),
            ("down", None, None, "down"),
        ],
    )
    def test_which_way_is_good_is_what_was_said_else_where_the_target_lies(
        self, mapped: Room, direction: str, baseline: float | None, target: float | None, way: str
    ) -> None:
        metric = add_metric(mapped, "Ana", "M", direction=direction, baseline=baseline, target=target)
        assert progress.good(mapped.state.get("metric", metric)) == way

    def test_a_new_metric_says_no_direction(self, mapped: Room) -> None:
        (metric,) = acts.add_metrics(mapped.writer, mapped.leader("Ana"), ["Days to light"])
        assert mapped.state.get("metric", metric).direction == ""


class TestFindings:
    def test_nothing_is_said_before_the_first_metric(self, mapped: Room) -> None:
        assert mapped.says("metrics") == []

    def test_strengths_alone_when_all_is_well(self, mapped: Room) -> None:
        all_good(mapped)
        assert mapped.says("metrics") == [
            "✓ Every leader has a customer metric",
            "✓ Every handoff has a connecting metric",
        ]

    def test_bare_names_give_few_findings(self, mapped: Room) -> None:
        for name in FIRST_NAMES:
            acts.add_metrics(mapped.writer, mapped.leader(name), [f"Metric of {name}"])
        assert mapped.says("metrics") == [
            "! Two handoffs have no connecting metric",
            "! No stage of the journey is watched by a metric",
            "! Eight metrics lack a baseline, target, date or source",
            "! No metric names the business result that it moves",
            "! Eight metrics name no other department that moves them",
            "✓ Every leader has a customer metric",
        ]

    def test_leaders_with_none(self, mapped: Room) -> None:
        ids = all_good(mapped)
        rows.remove(mapped.writer, METRIC, ids[3])
        found = mapped.key("metrics", "metrics.no_metric")
        assert (found.level, found.text) == ("warning", "Finn Maher has no customer metric")
        assert found.links == (Ref("leader", mapped.leader("Finn")),)
        rows.remove(mapped.writer, METRIC, ids[4])
        assert mapped.key("metrics", "metrics.no_metric").text == "Finn Maher and Eva Lind have no customer metric"
        for index in (5, 6):
            rows.remove(mapped.writer, METRIC, ids[index])
        found = mapped.key("metrics", "metrics.no_metric")
        assert found.text == "Four leaders have no customer metric"
        assert found.why == "Finn Maher, Eva Lind, Dev Patel and Grace Wu."

    def test_a_leader_who_is_not_here_needs_none(self, mapped: Room) -> None:
        ids = all_good(mapped)
        rows.remove(mapped.writer, METRIC, ids[3])
        change_leader(mapped.writer, mapped.leader("Finn"), present=False)
        assert "✓ Every leader in the room has a customer metric" in mapped.says("metrics")
        add_metric(mapped, "Finn", "Calls")
        assert "✓ Every leader has a customer metric" in mapped.says("metrics")

    def test_stages_that_nothing_watches(self, mapped: Room) -> None:
        all_good(mapped)
        stages.add_stages(mapped.writer, ["Renew"], None)
        assert "! No metric watches “Renew”" in mapped.says("metrics")
        stages.add_stages(mapped.writer, ["Leave", "Return", "Recommend"], None)
        found = mapped.key("metrics", "metrics.unwatched")
        assert found.text == "No metric watches four of seven stages"
        assert found.why == "“Renew”, “Leave”, “Return” and “Recommend”."

    def test_a_handoff_without_a_connecting_metric(self, mapped: Room) -> None:
        all_good(mapped)
        rows.remove(mapped.writer, METRIC, mapped.id("metric", "Days from Buy to Onboard"))
        assert "! Sales → Operations after “Buy” has no connecting metric" in mapped.says("metrics")
        add_metric(mapped, "Ana", "Days to start", watches=f"handoff:{mapped.stage('Buy')}-{mapped.stage('Onboard')}")
        assert "✓ Every handoff has a connecting metric" in mapped.says("metrics")

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"baseline": None}, "“M” has no baseline"),
            ({"target": None}, "“M” has no target"),
            ({"by_when": None, "source": ""}, "“M” has no date or source"),
            (
                {"baseline": None, "target": None, "by_when": None, "source": ""},
                "“M” has no baseline, target, date or source",
            ),
        ],
    )
    def test_what_a_metric_lacks(self, mapped: Room, values: dict[str, Any], expected: str) -> None:
        all_good(mapped)
        metric = add_metric(mapped, "Ana", "M", **values)
        assert f"! {expected}" in mapped.says("metrics")
        assert mapped.key("metrics", "metrics.incomplete").key == f"metrics.incomplete:{metric}"

    def test_many_that_lack_something_are_one_finding(self, mapped: Room) -> None:
        ids = all_good(mapped)
        for metric in ids[:4]:
            rows.change(mapped.writer, METRIC, metric, "cleared", by_when=None)
        rows.change(mapped.writer, METRIC, ids[0], "cleared", source="")
        found = mapped.key("metrics", "metrics.incomplete")
        assert found.text == "Four metrics lack a date or source"
        assert found.why == "Missing: date in four and source in one."

    def test_a_leader_judged_by_surveys(self, mapped: Room) -> None:
        ids = all_good(mapped)
        rows.change(mapped.writer, METRIC, ids[1], "survey", measures="survey")
        assert "! Carla Rossi is judged mostly by surveys" in mapped.says("metrics")
        add_metric(mapped, "Carla", "Calls that solve it")
        assert not any("surveys" in text for text in mapped.says("metrics"))

    def test_the_whole_set_rests_on_surveys(self, mapped: Room) -> None:
        add_metric(mapped, "Ana", "A", measures="survey")
        assert not any("metrics are surveys" in text for text in mapped.says("metrics"))
        add_metric(mapped, "Ben", "B", measures="survey")
        add_metric(mapped, "Eva", "C")
        assert "! Two of three metrics are surveys" in mapped.says("metrics")
        add_metric(mapped, "Dev", "D")
        assert not any("metrics are surveys" in text for text in mapped.says("metrics"))

    def test_more_than_the_limit_of_the_plan(self, mapped: Room) -> None:
        for number in range(3):
            add_metric(mapped, "Ana", f"M{number}")
        assert not any("more than" in text for text in mapped.says("metrics"))
        add_metric(mapped, "Ana", "M3")
        assert "! Ana Peña has more than three metrics" in mapped.says("metrics")

    def test_a_metric_that_only_the_leaders_own_silo_moves(self, mapped: Room) -> None:
        metric = add_metric(mapped, "Ana", "M", joint_with=[mapped.silo("Operations")])
        assert "! “M” is moved by one department alone" in mapped.says("metrics")
        rows.change(mapped.writer, METRIC, metric, "joint", joint_with=[mapped.silo("Operations"), mapped.silo("IT")])
        assert not any("alone" in text for text in mapped.says("metrics"))

    def test_nobody_said_that_one_silo_moves_it_alone(self, mapped: Room) -> None:
        add_metric(mapped, "Ana", "M", joint_with=[])
        assert "! “M” names no other department that moves it" in mapped.says("metrics")
        assert not any("alone" in text for text in mapped.says("metrics"))

    def test_a_business_result_that_is_not_named(self, mapped: Room) -> None:
        all_good(mapped)
        metric = add_metric(mapped, "Ana", "M", result="")
        assert "! “M” names no business result" in mapped.says("metrics")
        rows.change(mapped.writer, METRIC, metric, "named", result="Margin")
        assert not any("result" in text for text in mapped.says("metrics"))

    def test_what_no_customer_would_notice(self, mapped: Room) -> None:
        first = add_metric(mapped, "Ana", "Tickets closed", noticed=False)
        add_metric(mapped, "Ben", "Clicks", noticed=None)
        assert "! No customer would notice “Tickets closed”" in mapped.says("metrics")
        add_metric(mapped, "Ben", "Leads", noticed=False)
        assert "! No customer would notice “Leads” or “Tickets closed”" in mapped.says("metrics")
        rows.change(mapped.writer, METRIC, first, "noticed", noticed=True)
        assert "! No customer would notice “Leads”" in mapped.says("metrics")

    def test_every_finding_can_be_promised_to_be_mended(self, mapped: Room) -> None:
        for name in FIRST_NAMES[:7]:
            acts.add_metrics(mapped.writer, mapped.leader(name), [f"Metric of {name}"])
        assert all(each.mend and each.links for each in mapped.found("metrics") if each.level != "strength")
