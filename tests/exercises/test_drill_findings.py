"""What the drill says by rule, and where each rule begins and ends."""

from __future__ import annotations

import pytest

from onecompany.exercises.drill import DRILL_CASE
from onecompany.kinds import rows
from onecompany.kinds.findings import find_all
from onecompany.plans import Plan
from onecompany.store.acts.people import change_leader
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.conftest import DAY
from tests.exercises.drilling import Drill, drill_plan, of


@pytest.fixture
def plan() -> Plan:
    return drill_plan("conduct")


@pytest.fixture
def drill(writer: WorkshopWriter, clock: FakeClock) -> Drill:
    return Drill(writer, clock)


def test_nothing_is_said_before_anybody_has_called(drill: Drill) -> None:
    drill.begin("late")
    assert drill.says() == []


@pytest.mark.parametrize(("second", "split"), [({"do": 7, "dont": 3}, False), ({"do": 6, "dont": 4}, True)])
def test_below_seventy_percent_after_the_talk_the_room_is_split(
    drill: Drill, second: dict[str, int], split: bool
) -> None:
    drill.hands("late", do=1, dont=9)
    assert "split engineer" not in drill.rules(), "it has not talked yet"
    drill.hands("late", **second)
    assert ("split engineer" in drill.rules()) is split


def test_a_split_says_who_would_do_what_and_what_to_do_about_it(drill: Drill) -> None:
    drill.hands("late", do=4, dont=4)
    drill.hands("late", do=4, dont=3, escalate=1)
    (found,) = find_all(drill.state, DAY)[drill.exercise.id]
    assert (found.level, found.text, found.why, found.mend) == (
        "crack",
        "After the talk the room is still split on “The engineer is late. Do we pay?”",
        "Of eight, four would do it, three would not and one would escalate.",
        "Decide what we do in this case: “The engineer is late. Do we pay?”",
    )
    assert [str(link) for link in found.links] == [f"drill_case:{drill.case('late').id}"]


@pytest.mark.parametrize(("none", "hole"), [(4, True), (3, False)])
def test_where_half_name_no_rule_the_code_has_a_hole(drill: Drill, none: int, hole: bool) -> None:
    rule = drill.adopt("Tell it")
    drill.ballot("wrong", ["do+none"] * none + [f"do+{rule}"] * (8 - none))
    assert ("hole bill" in drill.rules()) is hole


def test_a_hole_is_at_the_stage_of_the_case_or_at_the_case(drill: Drill) -> None:
    drill.ballot("wrong", of(do=8))
    drill.ballot("lost", of(do=8))
    holes = [found for found in find_all(drill.state, DAY)[drill.exercise.id] if found.key.startswith("drill.hole")]
    assert [(found.text, found.why, found.mend) for found in holes] == [
        (
            "The code has a hole at “I pay”",
            "Eight of eight say that no rule decides “The bill is wrong. Do we tell?”.",
            "Agree on a rule at “I pay” for “The bill is wrong. Do we tell?”",
        ),
        (
            "The code has a hole: no rule decides “The letter is lost. Do we look?”",
            "Eight of eight say that no rule decides it.",
            "Agree on a rule for “The letter is lost. Do we look?”",
        ),
    ]
    drill.hands("wrong", do=8)
    drill.hands("lost", do=8)
    assert not [key for key in drill.rules() if key.startswith("hole")], "the latest call names no lack of a rule"


def test_a_rule_of_both_sides_is_named(drill: Drill) -> None:
    tell, hide = drill.adopt("Tell it"), drill.adopt("Hide it", kind="never")
    drill.ballot("wrong", [f"do+{tell}"] * 5 + [f"escalate+{tell}", f"dont+{hide}", f"dont+{hide}"])
    assert "both_sides bill" not in drill.rules(), "to escalate is no opposite"
    drill.ballot("wrong", [f"do+{tell}"] * 7 + [f"dont+{tell}"])
    assert "! “Always: Tell it” is named for doing it and for not doing it" in drill.says()
    drill.ballot("wrong", [f"do+{tell}", f"dont+{tell}", f"do+{hide}", f"dont+{hide}"] * 2)
    assert "! Two rules are named for doing it and for not doing it" in drill.says()
    drill.hands("wrong", do=8)
    assert "both_sides bill" not in drill.rules()


@pytest.mark.parametrize(("second", "moved"), [(7, True), (6, False)])
def test_twenty_points_more_and_talking_has_moved_the_room(drill: Drill, second: int, moved: bool) -> None:
    drill.hands("late", do=5, dont=5)
    drill.hands("late", dont=second, do=10 - second)
    said = "✓ Talking brought the room closer together on “The engineer is late. Do we pay?”"
    assert (said in drill.says()) is moved


def test_a_third_call_can_take_back_that_the_room_has_moved(drill: Drill) -> None:
    for do in (5, 9, 6):
        drill.hands("late", do=do, dont=10 - do)
    assert "moved engineer" not in drill.rules()
    assert "split engineer" in drill.rules()


@pytest.mark.parametrize(("seconds", "called", "slow"), [(60, 8, False), (60.1, 8, True), (20, 7, True)])
def test_not_all_had_called_within_the_time(drill: Drill, seconds: float, called: int, slow: bool) -> None:
    drill.ballot("late", of(do=called), seconds=seconds)
    drill.ballot("late", of(do=8), seconds=500)
    said = "! Not all had called within 60 seconds on “The engineer is late. Do we pay?”"
    assert (said in drill.says()) is slow, "the second call has no clock to beat"


def test_who_is_away_is_not_waited_for_and_hands_take_no_time(drill: Drill) -> None:
    for leader in drill.state.rows("leader")[4:]:
        change_leader(drill.writer, leader.id, present=False)
    drill.ballot("late", of(do=4), seconds=30)
    drill.hands("wrong", do=2)
    assert not [key for key in drill.rules() if key.startswith("slow")]


@pytest.mark.parametrize(("do", "clear"), [(9, True), (8, False)])
def test_nine_of_ten_at_once_are_clear(drill: Drill, do: int, clear: bool) -> None:
    drill.hands("late", do=do, dont=10 - do)
    said = "✓ The room decided at once on “The engineer is late. Do we pay?”"
    assert (said in drill.says()) is clear


def test_one_hand_alone_agrees_with_nobody(drill: Drill) -> None:
    drill.hands("late", do=1, none=1)
    assert drill.says() == []


def test_of_few_votes_nothing_is_said_but_that_they_were_few(drill: Drill) -> None:
    drill.ballot("late", of(dont=3))
    assert drill.rules() == ["slow engineer"]
    for leader in drill.state.rows("leader")[3:]:
        change_leader(drill.writer, leader.id, present=False)
    drill.ballot("wrong", of(do=2, dont=1))
    drill.ballot("wrong", of(do=3))
    assert drill.rules() == ["slow engineer"]


def test_many_cases_share_a_sentence(drill: Drill) -> None:
    rule = drill.adopt("Tell it")
    new = [{"exercise_id": drill.exercise.id, "text": f"The {word} is lost. Do we look?"} for word in ("key", "map")]
    rows.add(drill.writer, DRILL_CASE, new)
    for words in ("late", "wrong", "letter", "key", "map"):
        drill.ballot(words, [f"do+{rule}"] * 8, seconds=90)
    assert drill.says() == [
        "! On five cases not all had called within 60 seconds",
        "✓ On five cases all but a few called alike at once",
    ]
    assert drill.rules() == ["slow all", "clear all"]
    assert "“The map is lost. Do we look?”" in find_all(drill.state, DAY)[drill.exercise.id][0].why
