"""Why it hurts: asked again and again under a pain point, and which department it comes from."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from onecompany.exercises.stages import acts
from onecompany.store.file import Store
from onecompany.store.writer import WorkshopWriter
from tests.app.big_boards import share_out
from tests.app.conftest import Opened
from tests.app.hands import Hands

SIZES = [(80, 24), (112, 32), (200, 60)]
ANSWERS = ("Nobody plans it", "Two plans exist", "Each has its own list")


@pytest.fixture(params=SIZES, ids=str)
async def pained(opened: Opened, mapped: Path, workshop: str, request: pytest.FixtureRequest) -> AsyncIterator[Hands]:
    """At a pain point of the journey, which has the most votes."""
    async with opened(mapped, workshop, at="stages", size=request.param) as hands:
        stage = hands.state.rows("stage")[0].id
        writer = await hands.room.session.writer()
        pain, other = acts.add_items(writer, "pain", stage, ["The wait", "The form"], None)
        for row_id, votes in ((pain, 5), (other, 1)):
            acts.change(writer, acts.Ref("pain", row_id), "counted", votes=votes)
        hands.room.refresh_room(f"pain:{pain}")
        await hands.settle()
        yield hands


def whys(hands: Hands) -> list[str]:
    return [row.text for row in hands.state.rows("why")]


def keys(hands: Hands) -> set[str]:
    return {finding.key.partition(":")[0] for finding in hands.room.session.findings()}


async def test_answers_follow_each_other_and_the_last_is_the_root(pained: Hands) -> None:
    assert "stages.pain_cause" in keys(pained)
    await pained.press("ctrl+t")
    for text in ANSWERS:
        await pained.line(text)
    assert whys(pained) == list(ANSWERS)
    assert keys(pained) & {"stages.pain_cause"} == set()
    assert "stages.pain_promise" in keys(pained)
    assert "◆ Each has" in " ".join(pained.screen.split())
    await pained.press("up", "ctrl+t")
    assert [row.root for row in pained.state.rows("why")] == [False, True, False]
    await pained.press("shift+up")
    assert whys(pained) == [ANSWERS[1], ANSWERS[0], ANSWERS[2]]
    await pained.press("delete")
    assert whys(pained) == [ANSWERS[0], ANSWERS[2]]
    await pained.press("ctrl+z", "ctrl+z", "ctrl+z")
    assert [row.root for row in pained.state.rows("why")] == [False, False, False]
    await pained.press("f2")
    assert pained.room.capture.value in ANSWERS


async def test_a_department_is_chosen_by_its_number_or_the_beginning_of_its_name(pained: Hands) -> None:
    silos = pained.state.rows("silo")
    await pained.press("ctrl+x")
    await pained.line("2")
    (pain, _) = pained.state.rows("pain")[-2:]
    assert pain.silo_id == silos[1].id
    assert "stages.pain_silo" in keys(pained)
    await pained.line(silos[0].name[:3])
    assert pained.state.get("pain", pain.id).silo_id == silos[0].id
    await pained.line("Nowhere")
    assert "Nowhere" in pained.said
    await pained.press("escape", "delete")
    assert pained.state.get("pain", pain.id).silo_id is None


async def test_a_pain_is_promised_by_the_key_that_takes_what_was_found(pained: Hands) -> None:
    pain = pained.place
    await pained.press("ctrl+t")
    await pained.line(ANSWERS[0])
    await pained.press("ctrl+k")
    assert keys(pained) & {"stages.pain_cause", "stages.pain_promise"} == set()
    await pained.press("ctrl+z")
    assert "stages.pain_promise" in keys(pained)
    await pained.to(pain)
    await pained.line("> Ana: end the wait")
    assert pained.state.rows("commitment")[-1].serves == pain
    assert "stages.pain_promise" not in keys(pained)


async def test_answers_go_with_their_pain_to_another_stage_and_are_found(pained: Hands) -> None:
    pain = pained.place
    await pained.press("ctrl+t")
    await pained.line(ANSWERS[0])
    await pained.to(pain)
    await pained.press("shift+right")
    assert pained.state.rows("why")[0].pain_id == pain.partition(":")[2]
    await pained.press("ctrl+u")
    assert f"◆ {ANSWERS[0]}" in pained.screen
    await pained.press("ctrl+u", "ctrl+f")
    await pained.paste(ANSWERS[0])
    await pained.press("enter")
    assert pained.place.startswith("why:")
    await pained.to(pain)
    await pained.press("delete")
    assert whys(pained) == []


async def test_at_a_stage_the_frame_says_first_how_to_merge_and_split(pained: Hands) -> None:
    await pained.to(f"stage:{pained.state.rows('stage')[0].id}")
    for words in ("^R merge two", "^X split"):
        assert words in pained.screen


async def test_all_departments_that_can_be_chosen_are_named(
    opened: Opened, store: Store, writer: WorkshopWriter, workshop: str
) -> None:
    share_out(writer, 10)
    (stage,) = acts.add_stages(writer, ["Wait"], None)
    acts.add_items(writer, "pain", stage, ["Nobody calls back"], None)
    names = [row.name for row in writer.state.rows("silo")]
    assert len(names) > 8
    store.close()
    async with opened(store.path, workshop, at="stages", size=(112, 32)) as hands:
        await hands.to(f"pain:{hands.id('pain', 'Nobody')}")
        await hands.press("ctrl+x")
        (title,) = [line for line in hands.screen.splitlines() if line.startswith("╭─ Department")]
        shown = re.findall(r"(\d+) (\S+)", title)
        assert [int(number) for number, _ in shown] == list(range(1, len(names) + 1))
        assert len({name for _, name in shown}) == len(names)
        assert all(name[:2] == full[:2] for (_, name), full in zip(shown, names, strict=True))
        await hands.resize(80, 24)
        await hands.still()
        assert f"a number from 1 to {len(names)}, or its name" in hands.entry
        await hands.line(str(len(names)))
        (pain,) = hands.state.rows("pain")
        assert hands.state.get("silo", pain.silo_id).name == names[-1]
