"""The board of the code: a line is a rule, keys say what the room says of it, and one stage fills a small room."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator

import pytest

from onecompany.exercises.conduct.votes import ratify
from onecompany.kinds import ballots
from onecompany.kinds.beginning import begin
from onecompany.plans import Plan
from onecompany.store.ballots import cast
from onecompany.store.file import Store
from tests.app.conftest import Hands, Opened
from tests.exercises.coded import Coded, code_plan

STAGES = ("Discover", "Buy", "Onboard", "Use")


@pytest.fixture
def plan() -> Plan:
    return code_plan()


@pytest.fixture
async def board(opened: Opened, store: Store, workshop: str) -> AsyncIterator[Hands]:
    """At the code of four stages, in which nothing was said."""
    Coded(store.writer(workshop)).journey(*STAGES)
    store.close()
    async with opened(store.path, workshop, at="conduct") as hands:
        yield hands


def lane(hands: Hands, stage: str, side: str) -> list[str]:
    """The rules of a lane."""
    rules = hands.state.where("rule", "stage_id", hands.id("stage", stage))
    return [row.text for row in rules if row.kind == side]


def rule(hands: Hands) -> object:
    """The rule at the cursor."""
    return hands.state.get("rule", hands.place.partition(":")[2])


async def test_a_line_is_a_rule_of_the_lane_at_the_cursor(board: Hands) -> None:
    assert "What we always do at “Discover”" in board.entry
    await board.line("Call back the same day")
    await board.line("Always say the whole price")
    assert lane(board, "Discover", "always") == ["Call back the same day", "Say the whole price"]
    await board.line("Never promise a day we do not know")
    assert lane(board, "Discover", "never") == ["Promise a day we do not know"]
    assert board.said == "Kept among what we never do."
    assert "What we never do at “Discover”" in board.entry
    await board.line("Ask twice")
    assert lane(board, "Discover", "never") == ["Promise a day we do not know", "Ask twice"]


async def test_a_pasted_list_is_a_rule_a_line_each_in_its_lane_and_one_step_of_undo(board: Hands) -> None:
    await board.paste("- Call back\n- Never pass them on\n- ALWAYS say who we are\n")
    assert lane(board, "Discover", "always") == ["Call back", "Say who we are"]
    assert lane(board, "Discover", "never") == ["Pass them on"]
    await board.press("ctrl+z")
    assert board.state.rows("rule") == []


async def test_a_line_that_says_only_always_is_refused_and_stays(board: Hands) -> None:
    await board.line("Always")
    assert board.said.startswith("✗ What do we always do, or never?")
    assert board.state.rows("rule") == []
    await board.press("escape")


async def test_keys_say_what_the_room_says_of_a_rule(board: Hands) -> None:
    await board.line("Call back the same day")
    await board.press("ctrl+o")
    assert "▸✓ Call back" in board.screen
    await board.press("ctrl+t")
    assert "◉" in board.room.panel.sheet.model.body[1].cells[0].tail
    await board.press("ctrl+t")
    assert rule(board).noticed is False
    await board.press("ctrl+d")
    assert "Who will find it hardest to keep?" in board.screen
    await board.press("down", "enter")
    assert rule(board).hardest_for == board.id("silo", "Sales")
    await board.press("ctrl+d")
    await board.press("enter")
    assert rule(board).hardest_for == board.id("silo", "Sales"), "what was said is offered first"
    await board.press("ctrl+d", "escape")
    await board.press("ctrl+x")
    assert rule(board).state == "dropped"
    assert "▸✗ Call back" in board.screen
    await board.press("ctrl+x")
    assert rule(board).state == "proposed"
    await board.press("f4")
    await board.type("7")
    await board.press("enter")
    assert rule(board).votes == 7

    assert board.room.panel.sheet.model.body[1].cells[0].tail == "(7) ○ ▲Sales"


async def test_keys_that_need_a_rule_say_so_where_there_is_none(board: Hands) -> None:
    for key in ("ctrl+o", "ctrl+x", "ctrl+t", "ctrl+d"):
        await board.press(key)
        assert board.said == "✗ Move to a rule first."
    assert board.state.rows("rule") == []


async def test_shift_and_arrows_move_a_rule_through_its_lane_into_the_other_and_to_other_stages(board: Hands) -> None:
    await board.paste("One\nTwo\nNever three")
    await board.to(f"rule:{board.id('rule', 'Two')}")
    await board.press("shift+up")
    assert lane(board, "Discover", "always") == ["Two", "One"]
    await board.press("shift+down", "shift+down")
    assert lane(board, "Discover", "always") == ["One"]
    assert lane(board, "Discover", "never") == ["Two", "Three"]
    assert board.said == "" or "never" in board.said
    await board.press("shift+right")
    assert lane(board, "Buy", "never") == ["Two"]
    await board.press("shift+up")
    assert lane(board, "Buy", "always") == ["Two"]
    assert board.place == f"rule:{board.id('rule', 'Two')}"
    await board.press("shift+left", "shift+left")
    assert lane(board, "Discover", "always") == ["One", "Two"]
    await board.press("ctrl+z", "ctrl+z", "ctrl+z")
    assert lane(board, "Discover", "never") == ["Two", "Three"]


async def test_a_rule_is_edited_and_removed(board: Hands) -> None:
    await board.line("Call back")
    await board.press("f2")
    await board.line(" the same day")
    assert lane(board, "Discover", "always") == ["Call back the same day"]
    await board.press("delete")
    assert board.state.rows("rule") == []
    await board.press("ctrl+z")
    assert lane(board, "Discover", "always") == ["Call back the same day"]
    await board.press("escape", "escape")
    await board.hold("backspace", 3)
    assert board.state.rows("rule") == []


async def test_one_stage_fills_the_board_and_arrows_lead_to_the_next(board: Hands) -> None:
    await board.paste("One\nTwo\nNever three")
    await board.press("ctrl+l")
    assert "Discover · 1 of 5 ◂ ▸" in board.screen
    assert "Customers" in board.screen
    await board.press("right")
    assert "Buy · 2 of 5" in board.screen
    assert board.place.startswith("never:"), "the cursor stays among what we never do"
    await board.line("Guess")
    assert lane(board, "Buy", "never") == ["Guess"]
    await board.press("end")
    assert "Our people · 5 of 5" in board.screen
    await board.press("right")
    assert "Our people · 5 of 5" in board.screen
    await board.line("Blame in front of others")
    assert [row.people for row in board.state.rows("rule") if row.stage_id is None] == [True]
    await board.press("home")
    assert "Discover · 1 of 5" in board.screen
    await board.press("ctrl+f")
    await board.paste("Guess")
    await board.press("enter")
    assert "Buy · 2 of 5" in board.screen
    await board.press("ctrl+l")
    assert "2 of 5" not in board.screen
    assert board.place == f"rule:{board.id('rule', 'Guess')}"


async def test_tab_goes_through_all_stages_on_the_board_of_one(board: Hands) -> None:
    await board.paste("One\nNever two")
    await board.press("ctrl+l", "ctrl+home")
    seen = [board.place]
    for _ in range(40):
        await board.press("tab")
        if board.place == seen[-1]:
            break
        seen.append(board.place)
    kinds = [place.partition(":")[0] for place in seen]
    assert kinds == ["stage", "rule", "rule", "ratified", *["stage", "always", "never", "ratified"] * 4]
    for place in reversed(seen[:-1]):
        await board.press("shift+tab")
        assert board.place == place


async def test_a_small_window_shows_one_stage_by_itself_and_keeps_the_cursor_when_it_grows(board: Hands) -> None:
    await board.to(f"never:{board.id('stage', 'Buy')}")
    await board.line("Guess")
    await board.resize(80, 24)
    assert "Buy · 2 of 5" in board.screen
    assert "▸Guess" in board.screen
    await board.resize(112, 32)
    assert "2 of 5" not in board.screen
    assert "▸Guess" in board.screen
    await board.resize(80, 24)
    await board.press("ctrl+l")
    assert "2 of 5" not in board.screen, "the facilitator's will goes before"


async def test_thumbs_and_dissent_are_typed_at_the_foot_of_a_stage(board: Hands) -> None:
    buy = board.id("stage", "Buy")
    await board.to(f"ratified:{buy}")
    await board.line("6 1 1")
    assert board.said.startswith("✗ No rule of this stage is adopted yet")
    await board.press("escape", "escape")
    await board.line("Ana: too early")
    assert board.said.startswith("✗ F4 puts the code of this stage to the room.")
    await board.press("escape", "escape")
    await board.to(f"always:{buy}")
    await board.line("Call back")
    await board.press("ctrl+o")
    await board.to(f"ratified:{buy}")
    assert "Thumbs up, sideways, down for “Buy”" in board.entry
    await board.line("6 1 1")
    assert "▸✓ 6 up, 1" in board.screen
    await board.line("Ana: Nobody is on call")
    assert board.said == "The dissent is on record."
    (said,) = board.state.rows("dissent")
    assert (said.leader_id, said.text) == (board.id("leader", "Ana"), "Nobody is on call")
    await board.press("f2")
    await board.line(" on Sundays")
    assert board.state.rows("dissent")[0].text == "Nobody is on call on Sundays"
    assert board.state.rows("dissent")[0].leader_id == board.id("leader", "Ana")
    await board.line("Too early")
    await board.press("shift+up")
    assert [row.text for row in board.state.rows("dissent")] == ["Too early", "Nobody is on call on Sundays"]
    await board.press("delete")
    assert [row.text for row in board.state.rows("dissent")] == ["Nobody is on call on Sundays"]
    await board.to(f"ratified:{buy}")
    await board.line("6 1 12")
    assert "19 hands were kept. 8 leaders are here." in board.said
    assert "✗ no: 6 up, 1" in board.screen


async def test_f4_offers_what_the_cursor_is_on_first(board: Hands) -> None:
    await board.paste("One\nTwo\nNever three")
    await board.press("ctrl+o")
    titles = [vote.title for vote in board.room.panel.votes()]
    assert titles == ["Dots on the rules of “Discover”", "Ratify the code of “Discover”"]
    await board.to(f"ratified:{board.id('stage', 'Discover')}")
    await board.press("f4")
    assert "1  Ratify the code of “Discover”: by hands" in board.screen
    await board.press("1")
    await board.type("7 0 1")
    await board.press("enter")
    assert "▸✓ 7 up, 1" in board.screen
    assert board.place == f"ratified:{board.id('stage', 'Discover')}"


async def test_while_a_ballot_goes_on_the_foot_says_only_how_many_have_voted(
    opened: Opened, store: Store, workshop: str
) -> None:
    room = Coded(store.writer(workshop))
    room.journey(*STAGES)
    room.add("Buy", ["One"], state="adopted")
    vote = ratify(room.view, room.chapter("Buy"))
    assert vote is not None
    (round_id,) = ballots.begin(room.writer, room.view.exercise.id, vote, "ballot")
    feet = []
    for leader, thumb in zip(room.state.rows("leader")[:2], ("up", "down"), strict=True):
        cast(room.writer, leader.id, {round_id: [thumb]})
    store.close()
    async with opened(store.path, workshop, at="conduct") as hands:
        await hands.to(f"ratified:{hands.id('stage', 'Buy')}")
        feet.append(hands.room.panel.sheet.model.foot[-1].cells[1].text)
        await hands.line("7 0 1")
        assert hands.said == "✗ A vote about it is going on. F4 goes on with it, or counts hands instead."
        assert hands.room.panel.votes()[0].title == "Ratify the code of “Buy”"
        await hands.press("escape", "escape", "home", "ctrl+home")
        assert "Ratify the code of “Buy”" in [vote.title for vote in hands.room.panel.votes()]
    assert feet == ["2 of 8 have voted. F4 goes on."]


async def test_rules_without_a_stage_stand_last_and_go_to_one(board: Hands) -> None:
    await board.line("Call back")
    assert "No stage any more" not in board.screen
    await board.goto("stages", "pageup")
    await board.to(f"stage:{board.id('stage', 'Discover')}")
    await board.press("delete")
    await board.goto("conduct")
    assert [cell.text for cell in board.room.panel.sheet.model.head[0].cells.values()] == [
        "Buy", "Onboard", "Use", "Our people", "No stage any more",
    ]  # fmt: skip
    await board.to(f"rule:{board.id('rule', 'Call back')}")
    await board.line("Another")
    assert board.said.startswith("✗ Rules of no stage are moved to one")
    await board.press("escape", "escape")
    await board.press("shift+right")
    assert [row.stage_id for row in board.state.rows("rule")] == [None]
    await board.press("shift+left", "shift+left")
    assert lane(board, "Use", "always") == ["Call back"]
    assert "No stage any more" not in board.screen


async def test_a_rule_of_last_time_is_given_up_in_the_open(opened: Opened, store: Store, workshop: str) -> None:
    before = Coded(store.writer(workshop))
    before.journey(*STAGES)
    before.add("Buy", ["Call back"], ["Pass them on"], state="adopted", noticed=True)
    later = begin(store, organisation="Northwind Utilities", plan=code_plan(), date=dt.date(2026, 6, 4))
    store.close()
    async with opened(store.path, later, at="conduct") as hands:
        await hands.to(f"rule:{hands.id('rule', 'Pass them on')}")
        await hands.press("ctrl+x")
        assert "“never: Pass them on” was adopted last time. Is it decided?" in " ".join(hands.screen.split())
        await hands.press("escape")
        assert rule(hands).state == "adopted"
        await hands.press("delete")
        await hands.press("enter")
        assert rule(hands).state == "dropped"
        (decision,) = hands.state.rows("decision")
        assert decision.text == "We give up the rule: never Pass them on"
        assert decision.exercise_id == hands.room.session.exercise.id
        assert not any("last time" in said for said in hands.says)
        await hands.press("ctrl+z")
        assert hands.state.rows("decision") == []
        await hands.to(f"rule:{hands.id('rule', 'Call back')}")
        await hands.press("shift+down")
        await hands.press("down", "enter")
        assert rule(hands).kind == "never"
        assert "✗ “Call back” was an always last time and is a never now" in [
            f"{finding.sign} {finding.text}" for finding in hands.room.session.findings()
        ]
        await hands.press("ctrl+k")
        assert [row.serves for row in hands.state.rows("commitment")] == [f"finding:conduct.turned:{rule(hands).id}"]


@pytest.mark.parametrize("rules", [120, 500])
async def test_nine_stages_and_very_many_rules_are_gone_through_at_every_size(
    opened: Opened, store: Store, workshop: str, rules: int
) -> None:
    room = Coded(store.writer(workshop))
    room.journey(*[f"Stage number {number}" for number in range(1, 10)])
    for number in range(1, 10):
        texts = [f"Keep promise {number}.{one} to whoever asked for it first" for one in range(rules // 18)]
        room.add(f"Stage number {number}", texts, texts, votes=rules)
    store.close()
    async with opened(store.path, workshop, at="conduct", size=(200, 60)) as hands:
        for size in ((200, 60), (112, 32), (80, 24)):
            await hands.resize(*size)
            await hands.press("home", "ctrl+home", "down", "down")
            assert "▸" in hands.screen
            assert f"({rules})" in hands.screen
            await hands.press("end", "ctrl+end")
            assert "▸" in hands.screen
            assert hands.place != f"stage:{hands.id('stage', 'Stage number 1')}"


async def test_without_a_stage_it_says_where_stages_come_from(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    async with opened(store.path, workshop, at="conduct") as hands:
        assert "The journey has no stage yet." in hands.screen
        for keys in (("ctrl+l",), ("ctrl+o",), ("f4",), ("shift+down",), ("delete",), ("right", "tab", "end")):
            await hands.press(*keys)
        await hands.line("Call back")
        assert "The journey comes first" in hands.said
        assert hands.state.rows("rule") == []
