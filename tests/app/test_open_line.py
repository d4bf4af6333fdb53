"""A line belongs to the place where it was begun: nothing that is pressed in it puts its text anywhere else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from onecompany.app.widgets.capture import Capture
from onecompany.app.widgets.typing import TypingHistory
from onecompany.exercises.stages import acts
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter
from tests.app.conftest import STAGES, Hands, Opened

LEAVING = (
    "up", "down", "tab", "shift+tab", "shift+up", "shift+down", "ctrl+home", "ctrl+end", "ctrl+f", "ctrl+p", "f3", "f4",
    "f5", "f10", "f11", "f12", "ctrl+s", "ctrl+g", "ctrl+l",
)  # fmt: skip
"""Keys that go somewhere else, or open something from which one can."""

STAYING = ("f1", "f2", "f6", "f7", "f8", "f9")
"""Keys after which the line is open as before."""

HARMLESS = (
    "ctrl+z", "ctrl+y", "ctrl+n", "ctrl+t", "ctrl+o", "ctrl+r", "ctrl+x", "ctrl+e", "ctrl+a", "ctrl+k", "ctrl+b",
    "ctrl+d", "ctrl+u", "ctrl+w", "ctrl+h", "home", "end", "left", "right", "shift+left", "shift+right", "backspace",
    "delete",
)  # fmt: skip
"""Keys that edit the line, or do nothing in it."""

ERASING = ("backspace", "ctrl+h", "delete", "ctrl+d", "ctrl+w", "ctrl+z", "left", "right")
"""Those that go on to the end of the line letter by letter, or word by word, and are tried beyond it."""


def names(hands: Hands) -> list[str]:
    """The names of the stages, from left to right."""
    return [row.name for row in hands.state.rows("stage")]


def capture(hands: Hands) -> Capture:
    """The capture line."""
    return hands.room.query_one(Capture)


def texts(hands: Hands) -> dict[str, object]:
    """All rows of the boards, by table and id."""
    tables = ("stage", "touchpoint", "pain", "ownership", "handoff", "silo", "metric", "commitment", "note", "parking")
    return {f"{table}:{row.id}": row for table in tables for row in hands.state.rows(table)}


@pytest.fixture
async def journey(opened: Opened, store: Store, writer: WorkshopWriter, workshop: str) -> AsyncIterator[Hands]:
    """Two stages, the first with two touchpoints; the cursor stands on the second touchpoint."""
    first, _ = acts.add_stages(writer, ["Awareness", "Purchase"], None)
    _, last = acts.add_items(writer, "touchpoint", first, ["Website visit", "Sales call"], None)
    store.close()
    async with opened(store.path, workshop, at="stages") as hands:
        await hands.to(f"touchpoint:{last}")
        yield hands


def touchpoints(hands: Hands) -> list[str]:
    """The touchpoints."""
    return [row.text for row in hands.state.rows("touchpoint")]


async def begin_again(hands: Hands, step: str, place: str, before: dict[str, object]) -> None:
    """Back to the step and the place, with everything undone that a key did to the board."""
    for _ in range(3):
        if hands.app.screen is not hands.room:
            await hands.press("escape")
    await hands.room.time.go(step, done=False)
    hands.room.refresh_room()
    for _ in range(3):
        if texts(hands) != before:
            await hands.press("ctrl+z")
    assert texts(hands) == before
    await hands.settle()
    await hands.to(place)


async def test_a_key_that_leaves_an_edit_keeps_it_first_in_its_own_item(journey: Hands) -> None:
    step, place, before = journey.room.session.step.id, journey.place, texts(journey)
    for key in LEAVING:
        await journey.press("f2")
        await journey.type(" by phone")
        await journey.press(key)
        assert sorted(touchpoints(journey)) == ["Sales call by phone", "Website visit"], key
        assert capture(journey).idle, key
        assert names(journey) == ["Awareness", "Purchase"], key
        await begin_again(journey, step, place, before)


async def test_a_key_that_leaves_a_new_line_keeps_it_first_where_it_was_begun(journey: Hands) -> None:
    step, place, before = journey.room.session.step.id, journey.place, texts(journey)
    for key in LEAVING:
        await journey.type("Brochure")
        await journey.press(key)
        assert sorted(touchpoints(journey)) == ["Brochure", "Sales call", "Website visit"], key
        stages = {row.stage_id for row in journey.state.rows("touchpoint")}
        assert stages == {journey.id("stage", "Awareness")}, key
        assert capture(journey).idle, key
        await begin_again(journey, step, place, before)


async def test_a_step_of_the_same_exercise_leaves_the_line_open_another_exercise_keeps_it_first(
    journey: Hands,
) -> None:
    steps = journey.room.session.steps_of(journey.room.session.exercise.id)
    await journey.press("f2")
    await journey.type(" by phone")
    for _ in steps[1:]:
        await journey.press("pagedown")
        assert capture(journey).value == "Sales call by phone"
    await journey.press("pagedown")
    assert journey.room.session.exercise.kind != "stages"
    assert touchpoints(journey) == ["Website visit", "Sales call by phone"]
    assert capture(journey).idle


async def test_a_key_that_only_shows_something_leaves_the_line_open(journey: Hands) -> None:
    step, place, before = journey.room.session.step.id, journey.place, texts(journey)
    for key in STAYING:
        await journey.press("f2")
        await journey.type(" by phone")
        version = journey.state.version
        await journey.press(key)
        if key not in ("f2", "f6"):
            await journey.press("f9" if key == "f9" else "escape")
        assert journey.app.screen is journey.room, key
        assert capture(journey).value == "Sales call by phone", key
        assert journey.entry == "Editing “Sales call”", key
        assert journey.state.version - version == (key == "f6")
        await journey.press("enter")
        assert touchpoints(journey) == ["Website visit", "Sales call by phone"], key
        await begin_again(journey, step, place, before)


async def test_a_key_that_edits_a_line_does_nothing_to_the_board_nor_to_the_clock(journey: Hands) -> None:
    before, running = texts(journey), journey.room.session.running
    for key in HARMLESS:
        await journey.press("f2")
        await journey.type(" by phone")
        assert capture(journey).value == "Sales call by phone", key
        await journey.press(*[key] * (30 if key in ERASING else 5))
        assert texts(journey) == before, key
        assert journey.room.session.running is running, key
        assert journey.entry == "Editing “Sales call”", key
        await journey.press("escape")
        assert texts(journey) == before, key


async def test_readlines_keys_edit(journey: Hands) -> None:
    await journey.type("call them twice")
    await journey.press("ctrl+a", "ctrl+d")
    await journey.type("C")
    assert capture(journey).value == "Call them twice"
    await journey.press("ctrl+e", "ctrl+w")
    assert capture(journey).value == "Call them "
    await journey.press("ctrl+b", "ctrl+b", "ctrl+b", "ctrl+b", "ctrl+b", "ctrl+k")
    assert capture(journey).value == "Call "
    await journey.press("ctrl+u")
    assert capture(journey).value == ""


async def test_a_click_keeps_the_line_first(journey: Hands) -> None:
    await journey.press("f2")
    await journey.type(" by phone")
    place = f"stage:{journey.id('stage', 'Purchase')}"
    sheet = journey.room.panel.sheet
    start, _ = sheet._layout.columns[1]
    region = sheet.region
    await journey.pilot.click(offset=(region.x + start + 2, region.y))
    await journey.settle()
    assert journey.place == place
    assert touchpoints(journey) == ["Website visit", "Sales call by phone"]
    assert names(journey) == ["Awareness", "Purchase"]


async def test_the_frame_says_what_is_edited_and_what_a_new_line_becomes(journey: Hands) -> None:
    assert journey.entry == "New touchpoint in Awareness"
    await journey.press("f2")
    assert journey.entry == "Editing “Sales call”"
    await journey.press("escape")
    assert journey.entry == "New touchpoint in Awareness"
    await journey.type("x")
    assert journey.entry == "New touchpoint in Awareness"
    journey.room.panel.select(f"stage:{journey.id('stage', 'Purchase')}")  # as if something had moved the cursor
    await journey.settle()
    assert journey.entry == "New touchpoint in Awareness"
    await journey.press("enter")
    assert touchpoints(journey) == ["Website visit", "Sales call", "x"]


async def test_a_line_whose_item_is_gone_is_not_lost_and_goes_nowhere_unsaid(journey: Hands) -> None:
    await journey.press("f2")
    await journey.type(" by phone")
    writer = await journey.room.session.writer()
    acts.remove(writer, Ref("touchpoint", journey.id("touchpoint", "Sales call")))
    journey.room.refresh_room()
    await journey.press("enter")
    assert touchpoints(journey) == ["Website visit"]
    assert capture(journey).value == "Sales call by phone"
    assert "no longer on the board" in journey.said
    assert "New touchpoint in Awareness" in journey.said
    await journey.press("enter")
    assert touchpoints(journey) == ["Website visit", "Sales call by phone"]


async def test_typing_is_taken_back_by_words_and_done_again(journey: Hands) -> None:
    rows = texts(journey)
    await journey.press("f2")
    await journey.type(" by phone")
    await journey.press("ctrl+z")
    assert capture(journey).value == "Sales call by"
    await journey.press("ctrl+z")
    assert capture(journey).value == "Sales call"
    await journey.press("ctrl+z")
    assert capture(journey).value == "Sales call"
    assert "nothing more to take back" in journey.said
    await journey.press("ctrl+y", "ctrl+y", "ctrl+y")
    assert capture(journey).value == "Sales call by phone"
    assert texts(journey) == rows
    await journey.press("ctrl+u", "ctrl+z")
    assert capture(journey).value == "Sales call by phone"


async def test_taking_back_a_whole_new_line_leaves_the_board_alone(journey: Hands) -> None:
    rows = texts(journey)
    await journey.type("abc")
    await journey.press(*["ctrl+z"] * 10)
    assert texts(journey) == rows
    await journey.press("ctrl+y", "enter")
    assert touchpoints(journey)[-1] == "abc"


async def test_pasted_lines_go_into_the_line_that_is_open(journey: Hands) -> None:
    await journey.press("f2")
    await journey.paste(" more\ntext\n- of three\n")
    assert capture(journey).value == "Sales call more text of three"
    assert "3 lines were pasted into the line" in journey.said
    await journey.press("ctrl+z")
    assert capture(journey).value == "Sales call"
    await journey.press("ctrl+y", "enter")
    assert touchpoints(journey) == ["Website visit", "Sales call more text of three"]
    await journey.type("new ")
    await journey.paste("one\ntwo")
    await journey.press("enter")
    assert touchpoints(journey)[-1] == "new one two"
    await journey.press("enter")
    await journey.paste("three\nfour")
    assert touchpoints(journey)[-2:] == ["three", "four"]
    assert capture(journey).idle


async def test_lines_pasted_on_a_cell_are_one_text_and_it_says_so(journey: Hands) -> None:
    stage = journey.state.rows("stage")[0].id
    await journey.to(f"goal:{stage}")
    await journey.paste("to be heard\nat once")
    assert journey.state.get("stage", stage).goal == "to be heard at once"
    assert "2 lines went into this cell" in journey.said
    await journey.to(f"stage:{stage}")
    await journey.paste("Onboarding\nSupport")
    assert names(journey) == ["Awareness", "Onboarding", "Support", "Purchase"]
    assert "2 lines pasted as items" in journey.said


async def test_a_long_paste_is_refused_whole_and_stays_in_the_line(hands: Hands) -> None:
    await hands.paste("x" * 50_000)
    await hands.press("enter")
    assert names(hands) == []
    assert "50,000" in hands.said
    assert len(capture(hands).value) == 50_000
    await hands.room.leave()
    _, drafts = hands.app.workshop_file.state(hands.state.workshop_id)
    assert [len(text) for _, text in drafts.values()] == [50_000]  # all of it comes back after a kill, too


async def test_a_line_whose_letters_are_taken_away_takes_no_item_with_it(hands: Hands) -> None:
    for name in STAGES:
        await hands.line(name)
    for keys in (["backspace"] * 8, ["home", *["delete"] * 8], ["ctrl+u"] * 3, ["ctrl+w"] * 3, ["ctrl+z"] * 5):
        await hands.type("abc")
        await hands.press(*keys)
        assert names(hands) == list(STAGES)
        assert capture(hands).value == ""
        await hands.press("left", "right")
        assert hands.place == f"stage:{hands.id('stage', 'Renew')}"


async def test_a_refused_line_stays_where_it_was_refused(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, workshop, at="commitments") as hands:
        row = hands.state.rows("commitment")[0]
        await hands.to(f"commitment:{row.id}|by_when")
        place, step, rows = hands.place, hands.room.session.step.id, texts(hands)
        for key in ("up", "down", "tab", "ctrl+f", "ctrl+p", "f5", "f12", "ctrl+end"):
            for begin in ((), ("f2", "ctrl+u")):
                await hands.press(*begin)
                await hands.type("Dez")
                for _ in range(3):
                    await hands.press(key)
                    assert (hands.place, capture(hands).value) == (place, "Dez"), key
                    assert (hands.app.screen, hands.room.session.step.id) == (hands.room, step), key
                    assert "“Dez”" in hands.said, key
                    assert "drop it with Esc" in hands.said, key
                await hands.press("escape")
                assert texts(hands) == rows, key
                assert hands.place == place, key


async def test_an_edit_comes_back_in_its_place_after_a_kill(journey: Hands, opened: Opened, tmp_path: Path) -> None:
    import shutil

    await journey.press("f2")
    await journey.type(" by phone")
    path, workshop = tmp_path / "killed.onecompany", journey.state.workshop_id

    def saved() -> bool:
        """Whether the file holds it; that is all that a kill leaves."""
        _, drafts = journey.app.workshop_file.state(workshop)
        return [text for _, text in drafts.values()] == ["Sales call by phone"]

    await journey.until(saved)
    shutil.copy(journey.app.workshop_file.path, path)
    async with opened(path, workshop) as again:
        assert again.room.session.exercise.kind == "stages"
        assert again.entry == "Editing “Sales call”"
        assert capture(again).value == "Sales call by phone"
        await again.press("up")
        assert touchpoints(again) == ["Website visit", "Sales call by phone"]


async def test_a_burst_over_two_exercises_keeps_every_line_in_its_own(hands: Hands) -> None:
    await hands.press("f5", "home", "enter")
    assert hands.room.session.exercise.kind == "open"
    for number in range(8):
        await hands.burst(*f"Note {number}", "enter", "pagedown", *f"Stage {number}", "enter", "pageup")
    assert [row.text for row in hands.state.rows("note")] == [f"Note {number}" for number in range(8)]
    assert names(hands) == [f"Stage {number}" for number in range(8)]


class TestHistory:
    """The arithmetic of taking typing back."""

    def test_letters_are_taken_back_by_words(self) -> None:
        history, text = TypingHistory(), ""
        for letter in "one two  three":
            history.note(text, text + letter, len(text) + 1)
            text += letter
        found = []
        while (step := history.back(text)) is not None:
            text = step[0]
            found.append(text)
        assert found == ["one two", "one", ""]
        while (step := history.again(text)) is not None:
            text = step[0]
        assert text == "one two  three"

    def test_what_is_taken_away_comes_back_at_once(self) -> None:
        history = TypingHistory()
        for old, new in (("abcd", "abc"), ("abc", "ab"), ("ab", "a")):
            history.note(old, new, len(new))
        assert history.back("a") == ("abcd", 4)
        history.note("abcd", "acd", 1)
        history.note("acd", "ad", 1)
        assert history.back("ad") == ("abcd", 3)

    def test_a_text_put_in_place_of_another_is_one_step(self) -> None:
        history = TypingHistory()
        history.note("one two", "one 2 two", 5)
        history.note("one 2 two", "", 0)
        assert history.back("") == ("one 2 two", 9)
        assert history.back("one 2 two") == ("one two", 3)
        assert history.back("one two") is None
        history.note("one two", "x", 1)
        assert history.again("x") is None
