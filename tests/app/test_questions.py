"""A board asks before it decides: nothing is done until it is answered, and the answer is one act."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from onecompany.boards.panel import Answer, Outcome, Question
from onecompany.exercises.stages import acts
from onecompany.store.writer import WorkshopWriter
from tests.app.conftest import Opened
from tests.app.hands import Hands


async def felt(hands: Hands) -> None:
    """Six stages are open; customers feel one thing at the first and another at the second."""
    first, second = (row.id for row in hands.state.rows("stage")[:2])
    for stage, feeling in ((first, "+1"), (second, "-2")):
        await hands.to(f"feeling:{stage}")
        await hands.line(feeling)
    await hands.to(f"stage:{first}")


@pytest.mark.parametrize(("keys", "feeling"), [(("enter",), 1), (("down", "enter"), -2)])
async def test_merging_two_stages_asks_which_feeling_is_right(
    opened: Opened, mapped: Path, workshop: str, keys: tuple[str, ...], feeling: int
) -> None:
    async with opened(mapped, workshop, at="stages") as hands:
        await felt(hands)
        before = hands.state.version
        await hands.press("ctrl+r", "enter")
        assert "The room felt +1 at Discover and −2 at Evaluate." in " ".join(hands.screen.replace("│", " ").split())
        assert hands.state.version == before, "nothing is done yet"
        await hands.press(*keys)
        merged = hands.state.rows("stage")
        assert [row.name for row in merged][:2] == ["Discover", "Buy"]
        assert merged[0].feeling == feeling
        assert hands.place == f"stage:{merged[0].id}"
        assert "Evaluate" in hands.said
        await hands.press("ctrl+z")
        assert [row.feeling for row in hands.state.rows("stage")][:2] == [1, -2], "it is one step of undo"


@pytest.mark.parametrize("keys", [("escape",), ("down", "down", "enter")], ids=["Esc", "the last answer"])
async def test_a_question_that_is_not_answered_changes_nothing(
    opened: Opened, mapped: Path, workshop: str, keys: tuple[str, ...]
) -> None:
    async with opened(mapped, workshop, at="stages") as hands:
        await felt(hands)
        before = hands.state.version
        await hands.press("ctrl+r", "enter", *keys)
        assert hands.app.screen is hands.room
        assert hands.state.version == before
        assert hands.said == "Nothing was changed."


async def test_stages_of_one_feeling_are_merged_without_a_question(opened: Opened, mapped: Path, workshop: str) -> None:
    async with opened(mapped, workshop, at="stages") as hands:
        await hands.press("ctrl+r", "enter")
        assert len(hands.state.rows("stage")) == 5


async def test_a_line_stays_until_its_question_is_answered(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def keep(writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        def add(writer: WorkshopWriter) -> Outcome:
            (stage,) = acts.add_stages(writer, list(lines), None)
            return Outcome(f"stage:{stage}", "It is there.")

        return Outcome(question=Question("A stage", "Is it one?", (Answer("It is", add), Answer("It is none"))))

    monkeypatch.setattr(hands.room.panel, "keep", keep)
    await hands.line("I find out")
    await hands.press("escape")
    assert hands.room.capture.value == "I find out", "not answered: the line is still there"
    assert hands.state.rows("stage") == []
    await hands.press("enter", "enter")
    assert [row.name for row in hands.state.rows("stage")] == ["I find out"]
    assert hands.room.capture.idle
    assert "It is there." in hands.said
    await hands.room.drafts.save()
    await hands.press("ctrl+b", "enter")
    assert hands.room.capture.idle, "a line that was kept is not offered again"
