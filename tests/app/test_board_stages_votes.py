"""The journey's board by its votes: the ranking and its keys, fingers for a feeling, votes that are never cut."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from onecompany.exercises.stages import acts
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter
from tests.app.big_boards import map_journey
from tests.app.conftest import Hands, Opened

PAINS = {"Two prices": ("Buy", 4), "Nobody calls": ("Onboard", 12), "Wrong bill": ("Use", 0), "A long wait": ("Use", 5)}


@pytest.fixture
async def voted(opened: Opened, mapped: Path, store: Store, workshop: str) -> AsyncIterator[Hands]:
    """At the journey, with pain points that were voted on and the cursor on the first stage."""
    with Store(mapped, clock=store.clock) as file:
        writer = file.writer(workshop)
        stages = {row.name: row.id for row in writer.state.rows("stage")}
        for text, (stage, votes) in PAINS.items():
            (pain,) = acts.add_items(writer, "pain", stages[stage], [text], None)
            acts.change(writer, Ref("pain", pain), "counted", votes=votes)
    async with opened(mapped, workshop, at="stages") as hands:
        yield hands


def ranked(hands: Hands) -> list[str]:
    """The items from top to bottom of the ranking; none where the lanes are shown."""
    if "by votes ·" not in hands.screen and "by votes ──" not in hands.screen:
        return []
    body = hands.room.panel.sheet.model.body
    return [cell.text for row in body for cell in row.cells.values() if cell.place]


async def test_a_key_ranks_what_was_voted_on_and_leads_back_to_the_item_in_its_lane(voted: Hands) -> None:
    await voted.press("ctrl+u")
    assert ranked(voted) == ["Nobody calls", "A long wait", "Two prices", "Wrong bill"]
    assert re.search(r"1 +█+ 12 +▸Nobody calls", voted.screen)
    assert re.search(r"· +· +Wrong bill +Use", voted.screen)
    assert voted.place == f"pain:{voted.id('pain', 'Nobody calls')}"
    await voted.press("down", "ctrl+u")
    assert ranked(voted) == []
    assert voted.place == f"pain:{voted.id('pain', 'A long wait')}"
    assert "New pain point in Use" in voted.entry
    await voted.to(f"touchpoint:{voted.state.rows('touchpoint')[0].id}")
    await voted.press("ctrl+u")
    assert "Touchpoints by votes" in voted.screen


async def test_in_the_ranking_one_edits_removes_adds_and_promises(voted: Hands) -> None:
    await voted.press("ctrl+u", "down", "delete")
    assert ranked(voted) == ["Nobody calls", "Two prices", "Wrong bill"]
    await voted.press("ctrl+z")
    assert ranked(voted) == ["Nobody calls", "A long wait", "Two prices", "Wrong bill"]
    assert voted.place == f"pain:{voted.id('pain', 'A long wait')}"
    await voted.press("f2")
    await voted.type(", every time")
    await voted.press("enter")
    assert "A long wait, every time" in voted.screen
    await voted.press("shift+up")
    assert "the votes give the order" in voted.said
    await voted.line("New one")
    assert ranked(voted)[-2:] == ["Wrong bill", "New one"]
    assert voted.state.get("pain", voted.id("pain", "New one")).stage_id == voted.id("stage", "Use")
    await voted.press("ctrl+k")
    assert "Use" in voted.screen


async def test_what_is_looked_for_is_found_in_the_lanes(voted: Hands) -> None:
    await voted.press("ctrl+u")
    panel = voted.room.panel
    assert panel.select_row(Ref("pain", voted.id("pain", "Two prices")))
    assert ranked(voted)
    assert not panel.select_row(Ref("metric", "gone"))
    await voted.settle()
    assert ranked(voted)
    assert voted.place == f"pain:{voted.id('pain', 'Two prices')}"
    assert panel.select_row(Ref("stage", voted.id("stage", "Buy")), "goal")
    await voted.settle()
    assert not ranked(voted)
    assert voted.place == f"goal:{voted.id('stage', 'Buy')}"


async def test_the_ranking_comes_when_dots_are_revealed(voted: Hands) -> None:
    panel = voted.room.panel
    voted.room.refresh_room(panel.place_of("pains"))
    await voted.settle()
    assert ranked(voted)[0] == "Nobody calls"
    feeling = f"feeling:{voted.id('stage', 'Buy')}"
    assert panel.place_of(feeling) == feeling
    voted.room.refresh_room(feeling)
    await voted.settle()
    assert (ranked(voted), voted.place) == ([], feeling)
    assert panel.select(panel.place_of("pains"))
    assert voted.place == f"pain:{voted.id('pain', 'Nobody calls')}"


async def test_without_items_there_is_no_ranking(opened: Opened, mapped: Path, store: Store, workshop: str) -> None:
    with Store(mapped, clock=store.clock) as file:
        writer = file.writer(workshop)
        for row in list(writer.state.rows("touchpoint")):
            acts.remove(writer, Ref("touchpoint", row.id))
    async with opened(mapped, workshop, at="stages") as hands:
        await hands.press("ctrl+u")
        assert "no touchpoints and no pain points" in hands.said
        await hands.press("ctrl+d")
        await hands.line("Two prices")
        await hands.press("ctrl+u")
        assert "Pain points by votes" in hands.screen
        await hands.press("delete")
        assert "Pain points by votes" not in hands.screen


async def test_five_counts_at_a_feeling_are_a_round_that_f2_corrects(voted: Hands) -> None:
    await voted.press("ctrl+l")
    assert "or all fingers: 0 1 3 4 2" in voted.entry
    await voted.line("0 1 3 2 2")
    assert "+0.6 ±1.0" in voted.screen
    assert "leaders are here" not in voted.said, "eight of eight leaders"
    await voted.press("f2")
    assert "0 1 3 2 2" in voted.screen
    await voted.press("backspace", "1", "enter")
    assert "7 hands were kept; 8 leaders are here." in voted.said
    (row,) = voted.state.rows("round")
    assert (row.n, row.counts) == (7, {"-2": 0, "-1": 1, "0": 3, "1": 2, "2": 1})
    await voted.line("5 0 0 0 0")
    assert len(voted.state.rows("round")) == 2
    assert "−2 ±0.0" in voted.screen
    for wrong, word in (
        ("1 2 3", "Type 5 numbers"),
        ("0 0 0 0 0", "No hands at all?"),
        ("1 2 3 4 x", "no count of hands"),
    ):
        await voted.line(wrong)
        assert word in voted.said
        await voted.press("escape")
    await voted.line("-1")
    assert "±" not in voted.screen
    await voted.press("ctrl+z")
    assert "−2 ±0.0" in voted.screen
    await voted.press("delete")
    assert "±" not in voted.screen
    assert len(voted.state.rows("round")) == 2


@pytest.mark.parametrize("size", [(80, 24), (112, 32), (200, 60)])
async def test_votes_are_never_cut(
    opened: Opened, store: Store, writer: WorkshopWriter, workshop: str, size: tuple[int, int]
) -> None:
    map_journey(writer, 9, 18, 40)
    for row in list(writer.state.rows("pain")):
        acts.change(writer, Ref("pain", row.id), "counted", votes=10_000 - int(row.position))
    for row in list(writer.state.rows("stage")):
        acts.change(writer, Ref("stage", row.id), "counted", votes=9_999)
    expected = {row.votes for row in writer.state.rows("pain")}
    store.close()
    async with opened(store.path, workshop, at="stages", size=size) as hands:
        await hands.press("ctrl+d")  # among the pain points, which are folded to counts where the cursor is not
        sheet = hands.room.panel.sheet
        shown = ["".join(sheet._layout.texts(row, column)) for row, column in sheet._layout._by_place.values()]
        texts = "\n".join("".join(text.split()) for text in shown)
        assert all(f"({votes})" in texts for votes in expected)
        assert texts.count("(9999)") == 9
        await hands.press("ctrl+u")
        layout = hands.room.panel.sheet._layout
        figures = {"".join(layout.texts(number, 1)).split()[-1] for number in range(2, len(layout.rows))}
        assert figures == set(map(str, expected))
