"""Loose notes: collected on a heap, then sorted into the board by one or two keys, with everybody watching."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.kinds import sorting_notes
from onecompany.kinds.loose_notes import left_over
from onecompany.store.heap_tables import Slip
from onecompany.store.ids import NewId
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter
from tests.app.conftest import Opened, remembered
from tests.app.hands import Hands
from tests.app.test_board_stages import lane
from tests.clock_double import FakeClock

SIZES = [(80, 24), (112, 32), (200, 60)]
LONG = "We wait for an appointment that nobody confirms, and then the engineer comes on another day than he said"
HOSTILE = "[b]x[/b] \x1b[31m $(rm) 'quote' \u202eabc =1+1 {stage}"

NOTES = ("I call three times", "Two prices on two pages", "The engineer comes")


@pytest.fixture
async def journey(opened: Opened, mapped: Path, workshop: str) -> AsyncIterator[Hands]:
    """At the journey, with six stages and the cursor on the first."""
    async with opened(mapped, workshop, at="stages") as hands:
        yield hands


def loose(hands: Hands) -> list[str]:
    """The notes that lie on the heap, in no group."""
    return [row.text for row in hands.state.rows("slip") if row.cluster_id is None]


def group(hands: Hands, name: str) -> list[str]:
    """The notes of a group."""
    return [row.text for row in hands.state.where("slip", "cluster_id", hands.id("cluster", name))]


async def test_a_note_costs_its_letters_and_enter_and_is_sorted_by_two_keys_then_by_one(journey: Hands) -> None:
    await journey.press("+")
    await journey.line(NOTES[0])
    await journey.line(NOTES[1])
    await journey.paste("· " + NOTES[2] + "\n· A fourth")
    assert loose(journey) == [*NOTES, "A fourth"]
    assert "4 of 4 left to sort" in journey.screen
    await journey.press("ctrl+home", "tab")
    assert NOTES[0] in journey.screen
    assert NOTES[1] not in journey.screen
    await journey.press("3")
    assert journey.said == "Buy: t touchpoint or p pain point?"
    await journey.press("t", "p")
    assert lane(journey, "touchpoint", "Buy")[-1] == NOTES[0]
    assert lane(journey, "pain", "Buy") == [NOTES[1]]
    assert "2 of 4 left to sort" in journey.screen
    await journey.press("ctrl+z")
    assert NOTES[1] in journey.screen
    assert "3 of 4 left to sort" in journey.screen
    assert lane(journey, "pain", "Buy") == []


async def test_a_wrong_key_does_nothing_and_says_so(journey: Hands) -> None:
    await journey.press("+")
    await journey.line(NOTES[0])
    await journey.press("tab", "x")
    assert "“x” is the key of no place: nothing was sorted." in journey.said
    await journey.press("enter")
    assert "Enter sorts nothing" in journey.said
    await journey.hold("t")
    assert lane(journey, "touchpoint", "Discover")[-1] == NOTES[0]
    assert loose(journey) == []
    await journey.press("t")
    assert "Nothing is left to sort" in journey.said


async def test_groups_get_a_name_and_become_a_stage_as_a_whole(journey: Hands) -> None:
    await journey.press("+")
    await journey.paste("\n".join(NOTES))
    await journey.press("ctrl+home", "tab", "g")
    assert "Name of the group that begins with “I call three times”" in journey.entry
    await journey.line("I wait")
    assert group(journey, "I wait") == [NOTES[0]]
    await journey.press("a", "?")
    assert group(journey, "I wait") == list(NOTES[:2])
    assert [row.text for row in journey.state.rows("parking")] == [NOTES[2]]
    assert "1 group left to sort" in journey.screen
    await journey.press("s")
    assert lane(journey, "touchpoint", "I wait") == list(NOTES[:2])
    assert not journey.state.rows("cluster")
    assert "All are sorted" in journey.screen
    await journey.press("escape")
    assert "Touchpoints" in journey.screen


async def test_plus_begins_a_number_where_one_is_typed(journey: Hands) -> None:
    await journey.press("ctrl+l")
    await journey.line("+1")
    assert journey.state.rows("stage")[0].feeling == 1


async def test_plus_is_a_letter_where_there_is_no_heap(opened: Opened, mapped: Path, workshop: str) -> None:
    async with opened(mapped, workshop, at="metrics") as hands:
        await hands.press("+")
        assert hands.room.capture.value == "+"


def nine_stages(writer: WorkshopWriter) -> None:
    """Nine stages and sixty notes, some of them long, one of them hostile."""
    stages.add_stages(writer, [f"Stage number {number}" for number in range(7, 10)], None)
    exercise = next(row.id for row in writer.state.rows("exercise") if row.kind == "stages")
    notes = [f"Note {number} of a heap" for number in range(57)]
    sorting_notes.add(writer, exercise, [*notes, LONG, HOSTILE, "Größe: 12 €"])


@pytest.mark.parametrize("size", SIZES)
async def test_sixty_notes_and_nine_stages_at_every_size(
    opened: Opened, mapped: Path, workshop: str, size: tuple[int, int], clock: FakeClock, new_id: NewId
) -> None:
    remembered(mapped, clock, new_id, workshop, nine_stages)
    async with opened(mapped, workshop, at="stages", size=size) as hands:
        await hands.press("+", "escape")  # closed again, as nothing was typed
        assert hands.place.startswith("stage:")
        await hands.press("+", "tab")
        await hands.still()
        assert "60 of 60 left to sort" in hands.screen
        assert "Note 0 of a heap" in hands.screen
        for key, name in (("1", "Discover"), ("9", "Stage number 9"), ("t", "touchpoint"), ("?", "parking lot")):
            assert f" {key}  {name}" in hands.screen
        await hands.press("9", "p", "ctrl+end")
        assert hands.state.where("pain", "stage_id", hands.id("stage", "Stage number 9"))[0].text == "Note 0 of a heap"
        await hands.still()
        assert "Größe: 12 €" in hands.screen
        await hands.press("up")
        await hands.still()
        assert "[b]x[/b]" in hands.screen
        await hands.press("up", "n")
        await hands.still()
        assert "We wait for an" in hands.screen
        assert "“n” is the key of no place" in hands.said
        await hands.press("right", "left", "p")
        assert [row.text for row in hands.state.where("pain", "stage_id", hands.id("stage", "Stage number 8"))] == [
            LONG
        ]
        await hands.press("tab", "tab")
        assert "58 of 60 left to sort" in hands.screen


async def test_a_line_of_the_heap_is_there_again_after_a_crash(opened: Opened, mapped: Path, workshop: str) -> None:
    async with opened(mapped, workshop, at="stages") as hands:
        await hands.press("+")
        await hands.line(NOTES[0])
        await hands.type("Half a no")
        assert await hands.room.drafts.save()
        hands.room.time.be_seen("stage:", at_once=True)  # where the cursor was is known later than the line
    async with opened(mapped, workshop) as hands:
        assert hands.room.capture.value == "Half a no"
        assert "Loose notes" in hands.screen
        await hands.press("enter")
        assert loose(hands) == [NOTES[0], "Half a no"]
        await hands.press("tab", "g")
        await hands.type("Wai")
        assert await hands.room.drafts.save()
    async with opened(mapped, workshop) as hands:
        assert "Name of the group that begins with" in hands.entry
        await hands.line("t")
        assert group(hands, "Wait") == [NOTES[0]]


async def test_sealed_lines_become_loose_notes_and_nothing_of_them_is_seen_before(journey: Hands) -> None:
    await journey.press("+", "f4")
    await journey.line("They call and we wait")
    await journey.press("f4", "3")
    assert "They call" not in journey.screen
    await journey.press("ctrl+f")
    await journey.type("They call")
    assert "0 found" in journey.screen
    await journey.press("escape", "f4", "1")
    assert loose(journey) == ["They call and we wait"]
    assert "They call and we wait" in journey.screen
    assert "One loose note is on the heap." in journey.said


async def test_find_leads_into_the_heap_from_any_board(journey: Hands) -> None:
    await journey.press("+")
    await journey.paste("\n".join(NOTES))
    await journey.press("escape", "ctrl+f")
    await journey.type("engineer")
    await journey.press("enter")
    assert journey.place == f"slip:{journey.id('slip', NOTES[2])}"
    await journey.press("escape", "pageup", "ctrl+f")
    assert journey.room.session.exercise.kind != "stages"
    await journey.type("two prices")
    await journey.press("enter")
    assert journey.place == f"slip:{journey.id('slip', NOTES[1])}"


async def test_a_note_is_edited_moved_thrown_away_and_all_of_it_is_undone(journey: Hands) -> None:
    await journey.press("+")
    await journey.paste("\n".join(NOTES))
    await journey.press("shift+up", "f2")
    await journey.press(*["backspace"] * len(NOTES[2]))
    await journey.line("He comes")
    assert loose(journey) == [NOTES[0], "He comes", NOTES[1]]
    await journey.press("delete")
    assert journey.said == "Removed the note “He comes”. Ctrl+Z brings it back."
    assert "2 of 2 left to sort" in journey.screen
    await journey.press("ctrl+home", "tab", "delete")
    assert loose(journey) == [NOTES[1]]
    await journey.press(*["ctrl+z"] * 5)
    assert loose(journey) == []
    await journey.press(*["ctrl+y"] * 5)
    assert loose(journey) == [NOTES[1]]
    await journey.press("t")
    assert loose(journey) == []


async def test_groups_are_merged_renamed_and_dissolved(journey: Hands) -> None:
    await journey.press("+")
    await journey.paste("\n".join([*NOTES, "A fourth"]))
    await journey.press("ctrl+home", "tab", "g")
    await journey.line("Waiting")
    await journey.press("g")
    await journey.line("Prices")
    await journey.press("b", "tab")
    await journey.to(f"cluster:{journey.id('cluster', 'Waiting')}")
    await journey.press("ctrl+r")
    assert "Merged “Prices” into “Waiting”: 2 notes, and the name as a note." in journey.said
    assert group(journey, "Waiting") == [NOTES[0], "Prices", NOTES[1], NOTES[2]]
    await journey.press("f2")
    await journey.line(" here")
    assert group(journey, "Waiting here")
    await journey.press("down", "shift+left")
    assert loose(journey) == [NOTES[0], "A fourth"]
    await journey.to(f"cluster:{journey.id('cluster', 'Waiting here')}")
    await journey.press("delete")
    assert "Its 3 notes lie on the heap again." in journey.said
    assert len(loose(journey)) == 5


async def test_what_is_not_sorted_is_said_on_leaving_and_at_the_end(journey: Hands) -> None:
    await journey.press("+")
    await journey.line(NOTES[0])
    await journey.press(*["pagedown"] * 5)
    assert "One loose note is not sorted; + shows it. Page Down once more goes on all the same." in journey.said
    assert journey.room.session.exercise.kind == "stages"
    await journey.press("pagedown")
    assert journey.room.session.exercise.kind == "ownership"
    view = replace(journey.room.session.view(), exercise=journey.state.rows("exercise")[1])
    assert [row.text for row, _ in left_over(view)] == [NOTES[0]]


async def test_notes_become_rules_and_notes_of_an_open_round(opened: Opened, mapped: Path, workshop: str) -> None:
    async with opened(mapped, workshop, at="open") as hands:
        await hands.press("+")
        await hands.paste("Ana: I want fewer meetings\nWe wait\nWe wait long")
        await hands.press("ctrl+home", "tab", "n", "g")
        await hands.line("Waiting")
        await hands.press("1")
        ana = hands.id("leader", "Ana")
        assert [(row.text, row.leader_id) for row in hands.state.rows("note")] == [("I want fewer meetings", ana)]
        assert group(hands, "Waiting") == ["We wait", "We wait long"]
        assert "All are sorted" in hands.screen
        await hands.press("escape")
        assert "· We wait long" in hands.screen


async def test_a_held_key_sorts_one_and_escape_leads_out_by_steps(journey: Hands) -> None:
    await journey.press("+")
    await journey.paste("\n".join(NOTES))
    await journey.press("ctrl+home", "tab")
    await journey.hold("p", 30)
    assert len(loose(journey)) == 2
    await journey.hold("enter", 30)
    assert len(loose(journey)) == 2
    await journey.press("g")
    await journey.type("Nam")
    await journey.press("escape")
    assert journey.place.startswith("sort:")
    assert "The key of a place sorts it" in journey.entry
    await journey.press("escape")
    assert journey.place.startswith("stage:")
    assert journey.said == "2 are left to sort; + goes on."
    await journey.press("escape")
    assert journey.place.startswith("stage:")


async def test_whose_a_note_was_stays_on_record_where_the_board_has_no_place_for_it(journey: Hands) -> None:
    writer = await journey.room.session.writer()
    ana = journey.state.rows("leader")[0]
    stage = journey.state.rows("stage")[0]
    (note,) = sorting_notes.add(writer, journey.room.session.exercise.id, [NOTES[0]])
    with writer.act("whose it is") as transaction:
        transaction.change(Slip, note, leader_id=ana.id)
    sorting_notes.sort(writer, Ref("slip", note), f"stage:{stage.id}", "touchpoint", stage.name)
    label = writer.undo_line.to_undo.label
    assert label == f"sorted “{NOTES[0]}” ({ana.name}) to “{stage.name}”"
    writer.undo()
    assert [row.leader_id for row in writer.state.rows("slip")] == [ana.id]
