"""The drill on the board: from case to case by arrows, calls by ballot and by hands, and a hole that becomes a rule."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from onecompany.exercises.drill.calls import calls, cases
from onecompany.plans import Plan
from onecompany.store.file import Store
from onecompany.store.writer import WorkshopWriter
from tests.app.conftest import Hands, Opened
from tests.clock_double import FakeClock
from tests.exercises.drilling import Drill, drill_plan

LEADERS = 8


@pytest.fixture
def plan() -> Plan:
    return drill_plan("conduct")


@pytest.fixture
async def drill(
    opened: Opened, store: Store, workshop: str, writer: WorkshopWriter, clock: FakeClock
) -> AsyncIterator[Hands]:
    """At the drill, with two rules in the code."""
    room = Drill(writer, clock)
    room.adopt("Tell it at once")
    room.adopt("Hide a mistake", kind="never")
    store.close()
    async with opened(store.path, workshop, at="drill") as hands:
        yield hands


def case(hands: Hands, words: str = "late") -> Any:
    """The row of a case."""
    exercise = hands.room.session.exercise
    return next(row for row in cases(hands.state, exercise.id) if words in row.text)


async def ballot(hands: Hands, *called: tuple[str, str]) -> None:
    """All votes of a ballot on the case at the cursor, and its reveal."""
    await hands.press("f4", "1")
    for what, rule in called:
        await hands.press(what, "enter", *rule, "enter")
    await hands.press("enter", "f4", "1")


async def test_right_and_left_turn_from_case_to_case_and_the_list_goes_along(drill: Hands) -> None:
    assert "Case 1 of 3 · I move in" in drill.screen
    await drill.press("right")
    assert "Case 2 of 3 · I pay" in drill.screen
    assert drill.place == f"drill_case:{case(drill, 'wrong').id}|text"
    await drill.press("right", "right")
    assert "Case 3 of 3" in drill.screen, "behind the last one there is none"
    await drill.press("ctrl+g")
    assert "Case 1 of 3" in drill.screen
    await drill.press("down", "down", "down")
    assert drill.place == f"drill_case:{case(drill).id}"
    await drill.press("down")
    assert "Case 2 of 3" in drill.screen
    await drill.press("enter")
    assert drill.place == f"drill_case:{case(drill, 'wrong').id}|calls"


async def test_a_ballot_is_called_revealed_talked_over_and_called_again(drill: Hands) -> None:
    await drill.press("right")
    await ballot(drill, *[("d", "1")] * 4, *[("n", "1")] * 4)
    assert drill.place == f"drill_case:{case(drill, 'wrong').id}|calls"
    assert "Agreement 50%." in drill.screen
    assert "8 × rule 1 · Always: Tell it at once" in drill.screen
    assert "! “Always: Tell it at once” is named for doing it and for not doing it" in " ".join(drill.says)
    await ballot(drill, *[("d", "1")] * 7, ("e", "0"))
    assert "Agreement 50% → 88%." in drill.screen
    assert "after the talk · n 8" in drill.screen
    assert "7 × rule 1 · Always: Tell it at once" in drill.screen
    await drill.press("ctrl+z")
    assert "F4 reveals it again." in drill.screen
    assert "first call · n 8" in drill.screen, "what was revealed before stays"
    await drill.press("f4", "1")
    assert "Agreement 50% → 88%." in drill.screen


async def test_while_it_goes_on_the_board_says_how_many_and_nothing_else(drill: Hands) -> None:
    await drill.press("f4", "1", "d", "enter", "1", "enter", "f4", "2")
    assert "1 of 8 have voted. F4 goes on." in drill.screen
    await drill.press("right", "f4")
    assert "1 of 8 have voted" in drill.screen, "F4 goes on with it, whatever case is seen"
    assert "Case 1" in drill.screen


async def test_a_case_is_not_reworded_while_the_room_votes_on_it(drill: Hands) -> None:
    text = case(drill).text
    await drill.press("f4", "1", "d", "enter", "1", "enter", "f4", "2", "up", "f2")
    await drill.line(", and it is Sunday")
    assert drill.said == "✗ The room is voting on this case. End that first: F4."
    assert case(drill).text == text
    assert "and it is Sunday" in drill.screen, "what was typed is not lost"


async def test_hands_are_typed_in_one_line_and_the_rules_below(drill: Hands) -> None:
    await drill.press("right", "down")
    assert "Call 1: hands for do, don't, escalate" in drill.screen
    await drill.line("5 two 1")
    assert "is no count of hands" in drill.said
    await drill.press("escape")
    await drill.line("5 2 1")
    assert drill.place == f"drill_case:{case(drill, 'wrong').id}|rules"
    await drill.line("3: 5")
    assert "There is no rule “3”" in drill.said
    await drill.press("escape")
    await drill.line("1: 5, none: 2")
    assert "7 for the rules, 8 for the call." in drill.said
    assert "5 × rule 1 · Always: Tell it at once" in drill.screen
    await drill.press("f2")
    assert drill.room.capture.value == "1: 5, none: 2"
    await drill.press("escape", "up", "f2")
    assert drill.room.capture.value == "5 2 1"
    await drill.press("backspace")
    await drill.line("3")
    (call,) = calls(drill.state, case(drill, "wrong"))
    assert call.counts == {"do": 5, "dont": 2, "escalate": 3}
    assert call.named("") == 2, "the rules stay when the call is corrected"
    assert "10 hands were kept; 8 leaders are here." in drill.said
    await drill.press("up")
    await drill.line("0 0 0")
    assert "No hands at all?" in drill.said


async def test_rules_by_hand_come_behind_the_call_and_not_behind_a_ballot(drill: Hands) -> None:
    await drill.press("down", "down")
    await drill.line("none: 3")
    assert "First the call" in drill.said
    await drill.press("escape", "up", "up")
    await ballot(drill, *[("d", "1")] * LEADERS)
    await drill.press("down")
    await drill.line("none: 3")
    assert "The rules came in with the ballot." in drill.said


async def test_a_hole_becomes_a_rule_by_a_key_or_by_its_words_and_a_commitment_by_another(drill: Hands) -> None:
    await drill.press("right")
    assert "^R" not in drill.screen
    await ballot(drill, *[("n", "0")] * LEADERS)
    assert "✗ The code has a hole at “I pay”" in " ".join(drill.says)
    assert "^R make a rule for it  ^K promise one" in drill.screen
    await drill.press("ctrl+r")
    assert "Proposed as a rule" in drill.said
    rule = drill.state.rows("rule")[-1]
    assert (rule.kind, rule.state, rule.stage_id) == ("never", "proposed", case(drill, "wrong").stage_id)
    await drill.press("ctrl+r")
    assert "That rule is there already" in drill.said
    await drill.press("down", "down")
    await drill.line("Always: tell them within a day")
    assert {row.text for row in drill.state.rows("rule")} >= {"Tell them within a day"}
    await drill.press("ctrl+k")
    (promise,) = drill.state.rows("commitment")
    assert promise.what == "Agree on a rule at “I pay” for “The bill is wrong. Do we tell?”"
    assert promise.serves == f"finding:drill.hole:{case(drill, 'wrong').id}"


async def test_cases_are_typed_pasted_edited_moved_and_removed(drill: Hands) -> None:
    await drill.paste("A key is lost. Do we look?\nA map is lost. Do we look?\n")
    assert "Case 3 of 5" in drill.screen
    assert "A map is lost" in drill.screen
    await drill.press("f2")
    await drill.hold("backspace", 60)
    await drill.line("The ship is lost.")
    assert "The ship is lost." in drill.screen
    await drill.press("shift+up")
    assert "Case 2 of 5" in drill.screen
    await drill.press("delete")
    assert "Ctrl+Z brings it back" in drill.said
    assert "A key is lost" in drill.screen, "the one that took its place is seen"
    await drill.press("ctrl+z")
    assert "The ship is lost." in drill.screen
    await drill.to(f"drill_case:{case(drill, 'ship').id}|stage_id")
    await drill.line("i pay")
    assert "Case 2 of 5 · I pay" in drill.screen
    await drill.press("delete")
    assert case(drill, "ship").stage_id is None
    await drill.line("nowhere")
    assert "No stage is called “nowhere”" in drill.said


async def test_nothing_is_typed_on_a_rule(drill: Hands) -> None:
    rule = drill.state.rows("rule")[0]
    await drill.to(f"rule:{rule.id}")
    assert "A rule of the code, by its number" in drill.screen
    await drill.press("delete", "f2")
    assert "There is nothing to edit here" in drill.said
    await drill.line("Another one")
    assert "Rules are made on the board of the code of conduct" in drill.said
    assert drill.state.rows("rule")[0] == rule


class TestManyCases:
    @pytest.fixture
    def plan(self) -> Plan:
        many = [{"text": f"Case {chr(65 + n)}: [/] {'a long story ' * n}Do we?", "stage": ""} for n in range(20)]
        return drill_plan(cases=many)

    async def test_twenty_cases_are_read_whole_on_the_smallest_screen(
        self, opened: Opened, store: Store, workshop: str
    ) -> None:
        store.close()
        async with opened(store.path, workshop, at="drill", size=(80, 24)) as hands:
            for number in range(1, 21):
                assert f"Case {number} of 20" in hands.screen
                words = " ".join(hands.screen.replace("│", " ").split())
                assert f"Case {chr(64 + number)}: [/]" in words
                assert words.count("a long story") >= number - 1
                await hands.press("right")


class TestNoCase:
    @pytest.fixture
    def plan(self) -> Plan:
        return drill_plan(cases=[])

    async def test_the_first_case_is_typed(self, opened: Opened, store: Store, workshop: str) -> None:
        store.close()
        async with opened(store.path, workshop, at="drill") as hands:
            assert "Type a case" in hands.screen
            await hands.press("f4", "right", "down", "delete", "enter", "escape")
            await hands.line("A key is lost. Do we look?")
            assert "Case 1 of 1" in hands.screen
            assert hands.place == f"drill_case:{case(hands, 'key').id}|text"
            await hands.press("ctrl+z")
            assert "Type a case" in hands.screen
