"""A word of the method is explained in the line that waits, takes no room, and goes by the next key; F1 has all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Opened

OWNER = "Owner of a stage: the one department that answers for it; others help."
HANDOFF = "Handoff: where a customer passes from one owner to the next."
CRACK = "Crack: a place to lose customers; nobody answers for it, or too many."
MOMENT = "Moment of truth: a contact at which customers decide whether they stay."


@pytest.mark.parametrize("size", [(80, 24), (112, 32), (200, 60)])
async def test_each_word_once_where_it_first_appears(
    opened: Opened, owned: Path, workshop: str, size: tuple[int, int]
) -> None:
    async with opened(owned, workshop, at="ownership", size=size) as hands:
        height = hands.room.panel.size.height
        assert f"╰─ {OWNER}" in hands.screen
        await hands.press("h")
        assert f"╰─ {HANDOFF}" in hands.screen
        await hands.press("o")
        assert f"╰─ {CRACK}" in hands.screen, "a stage is not owned"
        assert hands.room.panel.size.height >= height - 1, "only what is said takes a line"
        await hands.type("'a note")
        await hands.settle()
        assert "crack:" not in hands.screen
        await hands.press("escape")
        assert "Crack:" not in hands.screen
        await hands.press("f1")
        shown = " ".join(hands.screen.replace("│", " ").split())
        if size[1] == 60:
            for sentence in (OWNER, HANDOFF, CRACK, MOMENT):
                assert sentence in shown


async def test_nothing_is_explained_of_what_is_not_there(opened: Opened, mapped: Path, workshop: str) -> None:
    async with opened(mapped, workshop, at="stages") as hands:
        assert f"╰─ {MOMENT}" in hands.screen
        await hands.press("down")
        assert f"╰─ {MOMENT}" in hands.screen, "moving is no answer to it"
        await hands.line("Bill")
        assert MOMENT not in hands.screen
        assert "Crack:" not in hands.screen
