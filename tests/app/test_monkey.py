"""Any keys at all: nothing ends, nothing goes blank, the file stays whole, and undo and redo lead back."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from onecompany.app.app import OneCompanyApp
from onecompany.store.file import Store
from onecompany.store.reading import reading
from onecompany.store.rows import read_state
from tests.app.conftest import Hands, Opened
from tests.clock_double import FakeClock
from tests.thorough import THOROUGH

SESSIONS, KEYS = (210, 300) if THOROUGH else (3, 60)
SIZES = ((112, 32), (80, 24), (240, 70))

COMMON = (
    *"abcdefghijklmnopqrstuvwxyz", *"?!>'.;,1 20", "space", "enter", "enter", "enter", "escape", "escape",
    "up", "down", "left", "right", "tab", "shift+tab", "backspace", "delete", "home", "end",
)  # fmt: skip
RARE = (
    *[f"f{number}" for number in range(1, 13)],
    *[f"ctrl+{letter}" for letter in "abcdefghklnoprstuvwxyz"],
    "shift+up", "shift+down", "shift+left", "shift+right", "ctrl+home", "ctrl+end", "pagedown", "pagedown", "pageup",
)  # fmt: skip
"""Not Ctrl+Q, which is meant to end it."""


def any_keys(rng: random.Random) -> list[str]:
    """Keys as a nervous hand presses them: letters, then others, and now and then one again and again."""
    keys: list[str] = []
    while len(keys) < KEYS:
        pick = rng.choice(COMMON if rng.random() < 0.6 else RARE)
        keys += [pick] * (rng.randint(2, 8) if rng.random() < 0.1 else 1)
    return keys[:KEYS]


def rows(path: Path, workshop: str) -> dict[str, Any]:
    """What undo can take back: all rows but those of time."""
    with reading(path) as db:
        state = read_state(db, workshop)
    kept = [name for name in state.tables if name not in ("span", "step", "workshop", "exercise")]
    return {name: sorted(state.tables[name].values(), key=lambda row: str(row.id)) for name in kept}


def undo_and_redo(path: Path, workshop: str) -> None:
    """Everything undone and done again is as before."""
    before = rows(path, workshop)
    with Store(path, clock=FakeClock()) as store:
        writer = store.writer(workshop)
        count = 0
        while writer.undo() is not None:
            count += 1
        begun = rows(path, workshop)
        for _ in range(count):
            assert writer.redo() is not None
    assert rows(path, workshop) == before
    assert count == 0 or begun is not None


def whole(path: Path) -> None:
    """SQLite finds the file sound."""
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    db.close()


async def session(hands: Hands, rng: random.Random) -> None:
    """One of them."""
    keys = any_keys(rng)
    for at, key in enumerate(keys):
        try:
            if rng.random() < 0.5:
                await hands.keys(key, after=rng.choice((0.0, 0.03, 0.2, 0.5, 1.5)))
            else:
                await hands.press(key)
        except Exception as error:
            raise AssertionError(f"after {keys[max(0, at - 12) : at + 1]}") from error
        assert hands.app.return_value is None, f"it ended after {keys[max(0, at - 12) : at + 1]}"
        assert len(hands.app.screen_stack) > 1, f"blank after {keys[max(0, at - 12) : at + 1]}"
    await hands.settle()
    assert hands.screen.strip(), "blank"


@pytest.mark.reliability("Hostile strings")
@pytest.mark.parametrize("number", range(SESSIONS))
async def test_any_keys_at_all(
    opened: Opened, store: Store, workshop: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stay(_: OneCompanyApp) -> None:
        """The palette can quit; here only an error may end it."""

    monkeypatch.chdir(store.path.parent)  # a folder that keys have named is made there
    monkeypatch.setattr(OneCompanyApp, "action_leave_app", stay)
    store.close()
    rng = random.Random(number)
    began = None if number % 4 == 3 else workshop
    async with opened(store.path, began, size=SIZES[number % 3]) as hands:
        if began:
            for _ in range(rng.randint(0, 12)):
                await hands.press("pagedown")
        await session(hands, rng)
    whole(store.path)
    with reading(store.path) as db:
        there = [line[0] for line in db.execute("SELECT id FROM workshop")]
    for each in there:
        undo_and_redo(store.path, each)
