"""Any keys in an open line: its text comes to the item where it was begun, or stays in the line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.app.conftest import Hands, Opened
from tests.thorough import THOROUGH

KEYS = (
    "up", "down", "left", "right", "tab", "shift+tab", "home", "end", "ctrl+home", "ctrl+end", "ctrl+z", "ctrl+y",
    "ctrl+f", "f3", "f5", "f1", "f2", "f4", "f8", "ctrl+p", "ctrl+l", "ctrl+a", "ctrl+e", "ctrl+b", "ctrl+t", "ctrl+n",
)  # fmt: skip
"""Keys that move, show, or edit the line; none of them changes an item of the board."""

TABLES = ("stage", "touchpoint", "pain", "ownership", "handoff", "silo", "metric", "commitment", "note", "meeting")


def rows(hands: Hands) -> dict[str, str]:
    """What every row says, by table and id."""
    return {f"{table}:{row.id}": repr(row) for table in TABLES for row in hands.state.rows(table)}


@pytest.mark.parametrize("kind", ["stages", "ownership", "metrics", "commitments", "open"])
async def test_a_text_comes_where_it_was_begun_whatever_is_pressed(
    opened: Opened, sample: tuple[Path, str], kind: str
) -> None:
    path, workshop = sample
    chance = random.Random(kind)
    async with opened(path, workshop, at=kind) as hands:
        step = hands.room.session.step.id
        for number in range(120 if THOROUGH else 6):
            await hands.room.time.go(step, done=False)
            hands.room.refresh_room()
            await hands.settle()
            panel = hands.room.panel
            places = [c.place for sheet in panel.sheets for r in sheet.model.rows for c in r.cells.values() if c.place]
            place = chance.choice(places)
            await hands.to(place)
            edits = chance.random() < 0.6 and panel.editable() is not None
            if panel.letters_choose and not edits:
                continue
            before, token = rows(hands), f"zq{number}q"
            await hands.press(*(["f2", "end"] if edits else []), *f" {token}"[0 if edits else 1 :])
            pressed = chance.choices(KEYS, k=chance.randint(1, 4))
            for key in pressed:
                if hands.room.capture.idle:
                    break  # what a key does then is no matter of the line
                await hands.press(key)
                while hands.app.screen is not hands.room:
                    await hands.press("escape")
            if not hands.room.capture.idle:
                assert hands.room.capture.draft is not None
                assert hands.room.capture.draft.place == place
                await hands.press("enter", "escape")
            now, said = rows(hands), (number, place, edits, pressed)
            changed = {key for key, text in now.items() if key in before and before[key] != text}
            row = place.partition("|")[0].replace("goal:", "stage:").replace("feeling:", "stage:")
            if place.startswith("cell:"):
                silo, _, stage = place.removeprefix("cell:").partition("|")
                found = hands.state.where("ownership", "stage_id", stage)
                row = next((f"ownership:{each.id}" for each in found if each.silo_id == silo), "")
            assert changed <= {row}, said
            assert before.keys() <= now.keys(), said
            holding = {key for key, text in now.items() if token in text}
            assert len(holding) <= 1, said
            assert holding <= (now.keys() - before.keys()) | {row}, said
