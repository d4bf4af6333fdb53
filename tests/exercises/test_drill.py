"""The drill: cases of the plan, calls by ballot and by hands, and what becomes of them when rows go."""

from __future__ import annotations

from fractions import Fraction

import pytest

from onecompany.exercises.drill import DRILL_CASE, acts
from onecompany.exercises.drill.calls import ask, before_and_after, cases, decided, latest, rules_named
from onecompany.exercises.drill.document import agreement_after, agreement_before
from onecompany.exercises.drill.document import calls as written
from onecompany.exercises.drill.hands import looks_like_counts
from onecompany.kinds import rows
from onecompany.kinds.registry import kind, tables
from onecompany.kinds.rounds import missing
from onecompany.plans import Plan
from onecompany.store.problems import NotKept
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.exercises.drilling import Drill, drill_plan, of


@pytest.fixture
def plan() -> Plan:
    return drill_plan("conduct")


@pytest.fixture
def drill(writer: WorkshopWriter, clock: FakeClock) -> Drill:
    return Drill(writer, clock)


def test_the_cases_of_the_plan_are_there_each_at_its_stage(drill: Drill) -> None:
    stages = {row.id: row.name for row in drill.state.rows("stage")}
    here = cases(drill.state, drill.exercise.id)
    assert [(row.text.split()[1], stages.get(row.stage_id)) for row in here] == [
        ("engineer", "I move in"),
        ("bill", "I pay"),
        ("letter", None),
    ]


def test_agreement_is_the_share_of_what_most_would_do(drill: Drill) -> None:
    drill.ballot("late", of(do=4, dont=3, escalate=1), seconds=48)
    (first,) = drill.calls("late")
    assert (first.n, first.present, first.seconds, first.method) == (8, 8, 48.0, "ballot")
    assert (first.agreement, first.leading) == (Fraction(1, 2), ["do"])
    drill.ballot("late", of(dont=7, do=1))
    second = drill.calls("late")[1]
    assert before_and_after(drill.calls("late")) == (first, second)
    assert (second.agreement, second.leading) == (Fraction(7, 8), ["dont"])
    assert decided(drill.calls("late"))
    assert drill.calls("wrong") == []


def test_a_third_call_is_compared_with_the_first(drill: Drill) -> None:
    for called in (of(do=4, dont=4), of(do=8), of(do=5, dont=3)):
        drill.ballot("late", called)
    first, _, third = drill.calls("late")
    assert before_and_after(drill.calls("late")) == (first, third)
    assert (third.agreement, latest(drill.calls("late"))) == (Fraction(5, 8), third)


def test_a_call_that_too_few_have_made_stands_before_none_that_more_have(drill: Drill) -> None:
    drill.ballot("late", of(do=3))
    drill.ballot("late", of(do=8))
    first, second = before_and_after(drill.calls("late"))
    assert first is None
    assert second == drill.calls("late")[1]


def test_hands_are_counted_for_the_call_and_apart_for_the_rules(drill: Drill) -> None:
    rule = drill.adopt("Tell it at once")
    round_id = drill.hands("wrong", do=6, dont=3, escalate=1)
    drill.count("wrong", {"do": 6, "dont": 4, rule: 7, "none": 3}, round_id)
    (call,) = drill.calls("wrong")
    assert (call.n, call.callers, call.counts) == (10, 10, {"do": 6, "dont": 4, "escalate": 0})
    assert rules_named(drill.state, call) == [("rule 1 · Always: Tell it at once", 7), ("no rule", 3)]
    assert call.opposed == ()
    assert call.seconds is None
    drill.writer.undo()
    assert drill.calls("wrong")[0].counts == {"do": 6, "dont": 3, "escalate": 1}


def test_forty_rules_can_be_chosen(drill: Drill) -> None:
    rules = [drill.adopt(f"Keep promise {number}") for number in range(1, 41)]
    poll = ask(drill.state, drill.case("wrong"), "Case 2")
    what, which = poll.parts
    assert [option.key for option in what.options] == ["d", "n", "e"]
    assert [(option.code, option.key) for option in which.options] == [
        ("none", "0"),
        *((rule, str(number)) for number, rule in enumerate(rules, 1)),
    ]
    drill.ballot("wrong", [f"do+{rules[39]}"] * 8)
    assert rules_named(drill.state, drill.calls("wrong")[0]) == [("rule 40 · Always: Keep promise 40", 8)]


# -- rows that go


def test_of_a_rule_that_is_removed_the_calls_stay(drill: Drill) -> None:
    tell, hide = drill.adopt("Tell it"), drill.adopt("Hide it", kind="never")
    drill.ballot("wrong", [f"do+{tell}"] * 4 + [f"dont+{tell}"] * 2 + [f"do+{hide}", "escalate+none"])
    before = drill.calls("wrong")
    rows.remove(drill.writer, tables()["rule"], tell.removeprefix("rule:"))
    (call,) = drill.calls("wrong")
    assert (call.counts, call.agreement) == ({"do": 5, "dont": 2, "escalate": 1}, Fraction(5, 8))
    assert rules_named(drill.state, call) == [("no rule", 1), ("rule 1 · Never: Hide it", 1)]
    assert call.opposed == ()
    drill.writer.undo()
    assert drill.calls("wrong") == before
    drill.writer.redo()
    assert drill.calls("wrong") == [call]


def test_a_rule_that_is_removed_while_a_ballot_goes_on_takes_no_call_with_it(drill: Drill) -> None:
    tell = drill.adopt("Tell it")
    round_id = drill.begin("wrong")
    drill.cast(round_id, [f"do+{tell}"] * 6 + of(dont=1))
    rows.remove(drill.writer, tables()["rule"], tell.removeprefix("rule:"))
    assert [row.name for row in missing(drill.state, drill.state.get("round", round_id))] == ["Hugo Blanc"]
    drill.reveal(round_id)
    (call,) = drill.calls("wrong")
    assert (call.counts, call.rules) == ({"do": 6, "dont": 1, "escalate": 0}, (("", 1),))


def test_a_rule_that_is_adopted_no_more_has_no_number(drill: Drill) -> None:
    tell, hide = drill.adopt("Tell it"), drill.adopt("Hide it", kind="never")
    drill.ballot("wrong", [f"do+{tell}"] * 5 + [f"do+{hide}"] * 3)
    rows.change(drill.writer, tables()["rule"], tell.removeprefix("rule:"), state="dropped")
    assert rules_named(drill.state, drill.calls("wrong")[0]) == [("Always: Tell it", 5), ("rule 1 · Never: Hide it", 3)]


def test_a_case_stays_when_its_stage_goes(drill: Drill) -> None:
    stages = {row.name: row.id for row in drill.state.rows("stage")}
    journey = kind("stages").part("acts")
    journey.merge(drill.writer, stages["I move in"], stages["I buy"])
    assert drill.case("late").stage_id == stages["I buy"]
    journey.remove(drill.writer, Ref("stage", stages["I buy"]))
    assert drill.case("late").stage_id is None
    drill.writer.undo()
    drill.writer.undo()
    assert drill.case("late").stage_id == stages["I move in"]


def test_a_case_takes_its_calls_along_and_brings_them_back(drill: Drill) -> None:
    drill.ballot("late", of(do=8))
    called = drill.calls("late")
    rows.remove(drill.writer, DRILL_CASE, drill.case("late").id)
    assert drill.state.rows("round") == []
    drill.writer.undo()
    assert drill.calls("late") == called


def test_hands_for_a_rule_stay_when_the_call_is_corrected_after_it_is_adopted_no_more(drill: Drill) -> None:
    code = drill.adopt("Tell it at once")
    round_id = drill.count("wrong", {"do": 5, "dont": 3, code: 6})
    rows.change(drill.writer, tables()["rule"], code.removeprefix("rule:"), state="proposed")
    drill.count("wrong", {"do": 6, "dont": 2, code: 6}, round_id)
    (call,) = drill.calls("wrong")
    assert call.counts == {"do": 6, "dont": 2, "escalate": 0}
    assert call.named(code.removeprefix("rule:")) == 6


def test_a_case_that_is_voted_on_is_not_removed(drill: Drill) -> None:
    drill.cast(drill.begin("late"), of(do=1))
    with pytest.raises(NotKept, match="A vote about it is going on"):
        rows.remove(drill.writer, DRILL_CASE, drill.case("late").id)
    assert drill.case("late")


# -- holes


def test_a_hole_becomes_a_rule_that_is_proposed_at_its_stage(drill: Drill) -> None:
    drill.ballot("wrong", of(dont=8))
    case = drill.case("wrong")
    rule = drill.state.get("rule", acts.propose_rule(drill.writer, case.id, "Never: hide a mistake of ours"))
    assert (rule.text, rule.kind, rule.state, rule.stage_id) == (
        "Hide a mistake of ours", "never", "proposed", case.stage_id
    )  # fmt: skip
    drill.writer.undo()
    assert drill.state.rows("rule") == []


def test_a_hole_is_closed_by_its_rule_as_long_as_that_is_adopted(drill: Drill) -> None:
    drill.ballot("wrong", of(dont=8))
    case = drill.case("wrong")
    rule = acts.propose_rule(drill.writer, case.id, "Never: hide a mistake of ours")
    assert "hole bill" in drill.rules()
    table = tables()["rule"]
    rows.change(drill.writer, table, rule, state="adopted")
    assert "hole bill" not in drill.rules()
    rows.change(drill.writer, table, rule, state="dropped")
    assert "hole bill" in drill.rules()
    rows.change(drill.writer, table, rule, state="adopted")
    rows.remove(drill.writer, table, rule)
    assert "hole bill" in drill.rules()
    assert drill.case("wrong").closed_by == ""


@pytest.mark.parametrize(
    ("called", "side", "text"),
    [
        ("do", "always", "Do it when this happens: The bill is wrong. Do we tell?"),
        ("dont", "never", "Do it when this happens: The bill is wrong. Do we tell?"),
        ("escalate", "always", "Escalate when this happens: The bill is wrong. Do we tell?"),
    ],
)
def test_its_first_words_are_those_of_the_case_and_of_most(drill: Drill, called: str, side: str, text: str) -> None:
    drill.ballot("wrong", of(**{called: 8}))
    rule = drill.state.get("rule", acts.propose_rule(drill.writer, drill.case("wrong").id))
    assert (rule.kind, rule.text) == (side, text)
    with pytest.raises(NotKept, match="That rule is there already"):
        acts.propose_rule(drill.writer, drill.case("wrong").id)


def test_the_longest_case_can_be_a_rule(drill: Drill) -> None:
    case = drill.case("lost")
    rows.change(drill.writer, DRILL_CASE, case.id, text="long " * 2_000)
    rule = drill.state.get("rule", acts.propose_rule(drill.writer, case.id))
    assert rule.text.endswith("long…")
    assert rule.stage_id is None


@pytest.mark.parametrize("typed", ["always", "never", "Always answer", "ALWAYS, answer", "Answer always"])
def test_only_a_word_before_others_says_which_side(drill: Drill, typed: str) -> None:
    rule = drill.state.get("rule", acts.propose_rule(drill.writer, drill.case("lost").id, typed))
    assert rule.kind == "always"
    assert rule.text == ("Answer" if typed.lower().endswith(" answer") else typed)


class TestWithoutACode:
    """A plan may have a drill and no board of rules, as when the code is older than the workshop."""

    @pytest.fixture
    def plan(self) -> Plan:
        return drill_plan()

    def test_a_hole_cannot_become_a_rule_and_it_says_so(self, drill: Drill) -> None:
        with pytest.raises(NotKept, match="no code of conduct that could take the rule"):
            acts.propose_rule(drill.writer, drill.case("late").id)
        assert drill.state.rows("rule") == []

    def test_no_rule_can_be_named(self, drill: Drill) -> None:
        assert [option.code for option in ask(drill.state, drill.case("late"), "").parts[1].options] == ["none"]


# -- for readers


def test_the_document_tells_the_calls(drill: Drill) -> None:
    rule = drill.adopt("Tell it")
    drill.ballot("wrong", [f"do+{rule}"] * 5 + of(dont=3), seconds=31.4)
    drill.hands("wrong", do=6, dont=2)
    case = drill.case("wrong")
    named = [
        {"rule": rule.removeprefix("rule:"), "text": "Tell it", "named": 5},
        {"rule": None, "text": None, "named": 3},
    ]
    assert written(drill.state, case) == [
        {"round": 1, "method": "ballot", "n": 8, "do": 5, "dont": 3, "escalate": 0, "rules": named, "seconds": 31.4},
        {"round": 2, "method": "hands", "n": 8, "do": 6, "dont": 2, "escalate": 0, "rules": [], "seconds": None},
    ]
    assert (agreement_before(drill.state, case), agreement_after(drill.state, case)) == (0.625, 0.75)


def test_below_the_threshold_it_tells_only_how_many_have_called(drill: Drill) -> None:
    drill.ballot("late", of(do=2, dont=1), seconds=20)
    (call,) = written(drill.state, drill.case("late"))
    known = {"round": 1, "method": "ballot", "n": 3, "seconds": 20.0}
    assert call == {**known, "do": None, "dont": None, "escalate": None, "rules": None}
    assert agreement_before(drill.state, drill.case("late")) is None
    assert drill.state.rows("round")[0].counts is None


def test_while_a_ballot_goes_on_nothing_is_told(drill: Drill) -> None:
    drill.cast(drill.begin("late"), of(do=7))
    assert drill.calls("late") == []
    assert drill.says() == []


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("2 1 6", True),
        ("none: 8, 3: 1", True),
        ("3:5,none:3", True),
        ("8 customers wait", False),
        ("None of 3 could decide", False),
        ("", False),
        ("None", False),
    ],
)
def test_hands_that_are_typed_one_line_too_high_are_no_case(line: str, *, counts: bool) -> None:
    assert looks_like_counts(line) is counts
