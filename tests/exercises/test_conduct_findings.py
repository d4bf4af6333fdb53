"""What the code of conduct says by rule, and what became of the rules of last time."""

from __future__ import annotations

import datetime as dt

import pytest

from onecompany.exercises.conduct import RULE, acts
from onecompany.exercises.conduct.chapters import LEFT
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import rows
from onecompany.kinds.beginning import begin
from onecompany.plans import Plan
from onecompany.store.acts import capture
from onecompany.store.acts.workshops import create
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter
from tests.exercises.coded import Coded, code_plan

ALWAYS = {"Buy": "Call back the same day", "Onboard": "Name the engineer", "Use": "Answer with a name"}
NEVER = {"Buy": "Promise a day we do not know", "Onboard": "Come twice", "Use": "Pass them on"}


@pytest.fixture
def plan() -> Plan:
    return code_plan()


@pytest.fixture
def room(writer: WorkshopWriter) -> Coded:
    """Three stages with an adopted always and an adopted never each, that a customer notices."""
    coded = Coded(writer)
    coded.journey(*ALWAYS)
    for stage, always in ALWAYS.items():
        coded.add(stage, [always], [NEVER[stage]], state="adopted", noticed=True)
    return coded


def rule(room: Coded, text: str) -> str:
    """The id of a rule."""
    return room.id("rule", text)


def test_a_code_with_nothing_to_be_said_against_it_says_nothing_until_it_is_ratified(room: Coded) -> None:
    assert room.says("conduct") == []
    for stage in ALWAYS:
        room.thumbs(stage, 8)
    assert room.says("conduct") == ["✓ The room has ratified the code at all three stages"]
    room.change(rule(room, "Come twice"), text="Come three times")
    assert room.says("conduct") == []


def test_a_stage_whose_rules_are_only_proposed_is_not_among_all_that_are_ratified(room: Coded) -> None:
    for row in list(room.chapter("Use").rules(room.state)):
        room.change(row.id, state="proposed")
    for stage in ALWAYS:
        if stage != "Use":
            room.thumbs(stage, 8)
    assert "✓ The room has ratified the code at two stages, all that have adopted rules" in room.says("conduct")


def test_nothing_is_said_before_there_is_a_rule(room: Coded) -> None:
    for row in list(room.state.rows("rule")):
        rows.remove(room.writer, RULE, row.id)
    assert room.says("conduct") == []


def test_stages_without_an_always_or_a_never_are_named_or_counted(room: Coded) -> None:
    acts.drop(room.writer, rule(room, "Name the engineer"))
    assert room.says("conduct") == ["! No rule says what we always do at “Onboard”"]
    assert room.key("conduct", "conduct.no_always").links == (Ref("stage", room.stage("Onboard")),)
    for text in NEVER.values():
        rows.remove(room.writer, RULE, rule(room, text))
    assert "! No rule says what we never do at “Buy”, “Onboard” and “Use”" in room.says("conduct")
    stages.add_stages(room.writer, ["Renew"], None)
    found = room.key("conduct", "conduct.no_never")
    assert (found.text, found.why) == (
        "Four stages have no rule of what we never do", "“Buy”, “Onboard”, “Use” and “Renew”.",
    )  # fmt: skip


def test_our_people_are_missing_no_rule_before_they_have_one(room: Coded) -> None:
    room.add("people", ["Say thank you"])
    assert room.says("conduct") == ["! No rule says what we never do at “Our people”"]


@pytest.mark.parametrize(("adopted", "said"), [(3, False), (4, True)])
def test_more_adopted_rules_than_the_plan_wants_are_too_many(room: Coded, adopted: int, said: bool) -> None:
    room.add("Use", [f"Keep promise {number}" for number in range(adopted - 1)], state="adopted", noticed=True)
    expected = ["! More than three rules are adopted: “Use” (always)"] if said else []
    assert room.says("conduct") == expected
    room.add("Use", ["A proposal"])
    assert room.says("conduct") == expected


def test_adopted_rules_that_no_customer_would_notice_are_named(room: Coded) -> None:
    room.change(rule(room, "Pass them on"), noticed=False)
    assert room.says("conduct") == ["! No customer would notice “never: Pass them on”"]
    room.change(rule(room, "Pass them on"), noticed=None)
    assert room.says("conduct") == []


def test_the_same_words_as_always_and_as_never_are_a_crack(room: Coded) -> None:
    (always,) = room.add("Use", ["always PROMISE a day, we do not know"], noticed=True)
    found = room.key("conduct", "conduct.both")
    assert found.level == "crack"
    assert found.text == "“always PROMISE a day, we do not know” is both an always and a never"
    assert found.why == "Always at “Use”, never at “Buy”."
    assert found.links == (Ref("rule", always), Ref("rule", rule(room, NEVER["Buy"])))
    acts.move_to(room.writer, always, room.chapter("Buy"), "always")
    assert room.key("conduct", "conduct.both").why == "Both stand at “Buy”."
    acts.drop(room.writer, always)
    assert room.says("conduct") == []
    room.change(always, state="proposed", text="Promise a day we know")
    assert room.says("conduct") == []


def test_votes_against_are_said_with_how_many_gave_a_reason(room: Coded) -> None:
    for stage in ALWAYS:
        round_id = room.thumbs(stage, 6, 0, 2 if stage == "Use" else 0)
    found = room.key("conduct", "conduct.dissent")
    assert (found.key, found.text, found.why) == (
        f"conduct.dissent:{room.stage('Use')}",
        "Two voted against the code at “Use”",
        "",
    )
    acts.dissent(room.writer, round_id, ["Nobody is on call"])
    assert room.key("conduct", "conduct.dissent").why == "One reason is on record."
    assert "✓ The room has ratified the code at all three stages" in room.says("conduct"), "most are for it"
    room.thumbs("Use", 8)
    assert [said for said in room.says("conduct") if "against" in said] == []


def test_a_silo_that_finds_most_rules_hardest_is_named(room: Coded) -> None:
    rules = room.state.rows("rule")
    for row in rules[:3]:
        room.change(row.id, hardest_for=room.silo("IT"))
    assert room.says("conduct") == []
    room.change(rules[3].id, hardest_for=room.silo("IT"))
    assert room.says("conduct") == ["! IT finds four of six adopted rules hardest"]
    for row in rules[4:]:
        room.change(row.id, hardest_for=room.silo("IT"))
    assert room.says("conduct") == ["! IT finds all six adopted rules hardest"]


# -- last time


@pytest.fixture
def again(room: Coded, store: Store) -> Coded:
    """The organisation's next workshop, into which all adopted rules went on."""
    nxt = begin(store, organisation="Northwind Utilities", plan=code_plan(), date=dt.date(2026, 6, 4))
    return Coded(store.writer(nxt))


def test_what_goes_on_as_it_was_is_not_remarked(again: Coded) -> None:
    assert len(again.state.rows("rule")) == 6
    assert again.says("conduct") == []


def test_a_rule_of_last_time_that_is_dropped_must_be_decided_in_the_open(again: Coded) -> None:
    dropped = rule(again, "Pass them on")
    acts.drop(again.writer, dropped)
    found = again.key("conduct", "conduct.turned")
    assert (found.key, found.level, found.text, found.why) == (
        f"conduct.turned:{dropped}",
        "crack",
        "“never: Pass them on” was adopted last time and is dropped now",
        "No decision on record says so.",
    )
    capture.add_decision(again.writer, again.view.exercise.id, "From now on we may pass them on; the app does it")
    assert [each for each in again.found("conduct") if each.level == "crack"] == []


def test_a_decision_about_something_else_decides_nothing(again: Coded) -> None:
    acts.drop(again.writer, rule(again, "Pass them on"))
    capture.add_decision(again.writer, again.view.exercise.id, "We never pass on a chance")
    assert again.key("conduct", "conduct.turned")


def test_the_decision_that_the_board_puts_on_record_is_known_again(again: Coded) -> None:
    acts.drop(again.writer, rule(again, "Pass them on"), "We give up the rule: never Pass them on")
    assert [row.text for row in again.state.rows("decision")] == ["We give up the rule: never Pass them on"]
    assert not any("last time" in said for said in again.says("conduct"))


def test_a_never_that_became_an_always_is_a_crack(again: Coded) -> None:
    acts.move_to(again.writer, rule(again, "Come twice"), again.chapter("Onboard"), "always")
    text = "“Come twice” was a never last time and is an always now"
    assert again.key("conduct", "conduct.turned").text == text
    again.writer.undo()
    new = again.add("Use", ["Come  twice!"])
    acts.drop(again.writer, rule(again, "Come twice"))
    found = again.key("conduct", "conduct.turned")
    assert (found.text, found.links) == (text, (Ref("rule", new[0]),))


def test_a_rule_of_last_time_that_was_removed_is_dropped_too(again: Coded) -> None:
    rows.remove(again.writer, RULE, rule(again, "Answer with a name"))
    found = again.key("conduct", "conduct.turned")
    assert found.text == "“always: Answer with a name” was adopted last time and is dropped now"
    assert found.links == ()


def test_a_rule_that_is_only_proposed_again_is_weakened(again: Coded) -> None:
    again.change(rule(again, "Answer with a name"), state="proposed")
    assert again.says("conduct") == ["! “always: Answer with a name” was adopted last time and is only proposed now"]


def test_who_begins_with_an_empty_code_has_not_dropped_the_old_one(room: Coded, store: Store) -> None:
    nxt = create(
        store,
        organisation="Northwind Utilities",
        plan=code_plan(),
        date=dt.date(2026, 6, 4),
        goes_on=lambda before: {"rule": []},
        prepare=lambda *more: None,
    )
    empty = Coded(store.writer(nxt))
    empty.add("Buy", ["Pass them on"])
    assert not any("last time" in said for said in empty.says("conduct"))


def test_rules_of_no_stage_any_more_still_count_as_kept(again: Coded) -> None:
    stages.remove(again.writer, Ref("stage", again.stage("Use")))
    assert again.lane(LEFT, "never") == ["Pass them on"]
    assert not any("last time" in said for said in again.says("conduct"))
