"""The pulse in the room: counts typed for twelve leaders, corrected, held again, and hostile lines."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from onecompany.exercises.unity.readings import latest, statements
from onecompany.kinds.beginning import begin
from onecompany.parsing.people import Person
from onecompany.store.file import Store
from tests.app.conftest import Opened
from tests.app.hands import Hands
from tests.conftest import DAY, plan_of, planned

TWELVE = [Person(f"Leader {letter}", "Head", "Sales" if letter < "G" else "Service") for letter in "ABCDEFGHIJKL"]
HOSTILE = (
    "0 2 3 3",
    "0 2 3 3 1 0",
    "a b c d e",
    "1 -1 0 0 0",
    "1.5 0 0 0 0",
    "² 0 0 0 0",
    "[/] 0 0 0 0",
    "99999 0 0 0 0",
)


@pytest.fixture
async def room(opened: Opened, store: Store) -> AsyncIterator[Hands]:
    """Twelve leaders at the opening pulse; a closing one follows."""
    plan = plan_of(planned("unity", "Pulse"), planned("unity", "Pulse again", when="close"))
    workshop = begin(store, organisation="Northwind", plan=plan, date=DAY, people=TWELVE)
    store.close()
    async with opened(store.path, workshop, size=(80, 24)) as hands:
        yield hands


def counts(hands: Hands) -> list[list[int] | None]:
    """What each statement of the exercise that is shown came to, from 1 to 5."""
    state, exercise = hands.state, hands.room.session.exercise
    found = [latest(state, row) for row in statements(state, exercise.id)]
    return [[result.count(point) for point in "12345"] if result and result.counts else None for result in found]


async def test_twelve_leaders_on_both_statements_take_two_lines(room: Hands) -> None:
    keys = 0
    for line in ("0 2 4 5 1", "1 1 5 4 1"):
        await room.line(line)
        keys += len(line) + 1
    assert keys == 20, "one line of counts and Enter for each statement"
    assert counts(room) == [[0, 2, 4, 5, 1], [1, 1, 5, 4, 1]]
    assert room.place.startswith("higher:"), "what is typed next is said of it"
    assert "5 fully" in room.screen, "the bars of the last one are seen on a small screen, too"
    assert "mean 3.3" in room.screen


async def test_a_line_that_is_no_counts_stays_in_the_line_with_the_reason(room: Hands) -> None:
    for line in HOSTILE:
        await room.line(line)
        assert room.said.startswith("✗"), line
        assert not room.room.capture.idle
        await room.press("escape")
        while not room.room.capture.idle:
            await room.press("escape")
        assert counts(room) == [None, None], line
    await room.line("0 0 0 0 0")
    assert "No hands at all?" in room.said


async def test_commas_and_the_figures_of_other_scripts_are_counts(room: Hands) -> None:
    await room.line("0, 2, ٤, 5, 1")
    assert counts(room)[0] == [0, 2, 4, 5, 1]


async def test_f2_corrects_and_a_new_line_holds_it_again(room: Hands) -> None:
    await room.line("0 2 4 5 1")
    place = f"pulse_statement:{statements(room.state, room.room.session.exercise.id)[0].id}"
    await room.to(f"{place}|text")
    await room.press("f2")
    assert room.room.capture.value == "0 2 4 5 1"
    await room.press("escape")
    await room.to(f"{place}|4")
    await room.line("6")
    assert counts(room)[0] == [0, 2, 4, 6, 1]
    assert "13 hands were kept. 12 leaders are here." in room.said
    assert len(room.state.rows("round")) == 1, "a correction is no vote that was held again"
    await room.to(f"{place}|text")
    await room.line("0 0 6 5 1")
    assert len(room.state.rows("round")) == 2
    assert "Opening, before" in " ".join(room.screen.split())
    await room.press("ctrl+z")
    assert counts(room)[0] == [0, 2, 4, 6, 1]


async def test_fewer_counts_than_leaders_are_kept_and_said(room: Hands) -> None:
    await room.line("0 2 3 3 1")
    assert counts(room)[0] == [0, 2, 3, 3, 1]
    assert "9 hands were kept; 12 leaders are here." in room.said


async def test_what_would_make_it_one_higher_is_typed_below(room: Hands) -> None:
    await room.line("0 2 4 5 1")
    await room.press("up", "up", "ctrl+g")
    assert room.entry == "What would make it one higher?"
    await room.line("Leader A: one price list [/]")
    (note,) = room.state.rows("note")
    assert (note.text, bool(note.leader_id)) == ("one price list [/]", True)
    assert "· Leader A: one price list [/]" in room.screen
    await room.press("f2")
    await room.line(" for all")
    assert room.state.rows("note")[0].text == "one price list [/] for all"
    await room.press("delete")
    assert room.state.rows("note") == []
    assert room.place.startswith("higher:")
    await room.line("0 0 6 5 1")
    assert room.state.rows("note") == [], "figures are counts, wherever they are typed"
    assert counts(room)[0] == [0, 0, 6, 5, 1]


async def test_a_pasted_list_is_refused_and_nothing_is_kept(room: Hands) -> None:
    await room.paste("0 2 4 5 1\n0 0 6 5 1")
    await room.press("enter")
    assert counts(room) == [None, None]
    assert "one statement at a time" in room.said


async def test_find_leads_to_the_statement_of_the_right_exercise(room: Hands) -> None:
    closing = room.state.where("exercise", "kind", "unity")[1]
    await room.line("0 2 4 5 1")
    await room.press("pagedown")
    assert room.room.session.exercise.id == closing.id
    await room.line("0 0 6 5 1")
    assert "Opening" in room.screen
    assert "Closing" in room.screen
    own = statements(room.state, closing.id)[1]
    await room.press("pageup", "ctrl+f")
    await room.paste(own.text)
    await room.press("down", "enter")  # the first one is the same statement at the opening
    assert room.room.session.exercise.id == closing.id
    assert room.place == f"pulse_statement:{own.id}|text"
