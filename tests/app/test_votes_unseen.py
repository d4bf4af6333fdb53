"""Two rooms that vote differently look the same, cell by cell, until the reveal."""

from __future__ import annotations

import shutil
from itertools import cycle, product
from pathlib import Path
from types import SimpleNamespace

import pytest

from onecompany.store.file import Store
from tests.app.conftest import Opened
from tests.app.hands import Hands
from tests.app.test_looks import Cells, differing
from tests.app.votes import CALL, DOTS, PULSE, SENTENCES, begun, put_to_the_room
from tests.thorough import THOROUGH

SIZES = ((80, 24), (112, 32))

SCALE = (("4", "5", "2", "1", "3"), ("1", "1", "5", "5", "4"))
CHOICE = (("d", "0", "1", "n", "1", "2"), ("n", "1", "1", "e", "0", "9"))
DOTTED = (("0", "7", "2", "4", "0", "7", "9", "9", "1", "3"), ("1", "1", "0", "1", "2", "2", "4", "4", "0", "9"))
TYPED = ("We answer at once, Ana", "They trust our prices!")

ROOMS = {
    "scale": (PULSE, [[*[part for key in keys for part in (key, "enter")][:8], "escape"] for keys in SCALE]),
    "choice": (CALL, [[keys[0], "enter", *keys[1:3], "enter", keys[3], "backspace", keys[3]] for keys in CHOICE]),
    "dots": (DOTS, [[*keys, "backspace", "enter", "enter", *keys[:6], "enter", "f4", "leave"] for keys in DOTTED]),
    "lines": (SENTENCES, [[*text, "left", "home", "shift+end", "end", "backspace", "enter"] for text in TYPED]),
}
"""Of each form: the vote, and what is pressed in one room and in the other."""


def look(hands: Hands) -> Cells:
    """Each cell of the screen; of a blank one the colour behind it, for there is nothing before it."""
    found = []
    for strip in hands.strips:
        line: list[tuple[str, str]] = []
        for segment in strip:
            style, blank = str(segment.style), str((segment.style.bgcolor, segment.style.reverse))
            line += ((letter, style if letter != " " else blank) for letter in segment.text)
        found.append(line)
    return found


async def seen(hands: Hands, keys: list[str]) -> list[tuple[str, Cells]]:
    """What stands on the screen before, after each key, in the list of F4, and on the board."""
    await begun(hands)
    await hands.still()
    shown = [("at first", look(hands))]
    for key in keys:
        await hands.press(*(("2",) if key == "leave" else (key,)))
        await hands.still()
        shown.append((key if not key.isalnum() or len(key) > 1 else "a key", look(hands)))
    for key in ("f9", "f9", "f1", "escape", "f4", "2", "f3", "escape", "f10", "escape", "f4", "2"):
        await hands.press(key)
        await hands.still()
        shown.append((key, look(hands)))
    return shown


@pytest.mark.parametrize(("form", "size"), product(ROOMS, SIZES) if THOROUGH else zip(ROOMS, cycle(SIZES)))
async def test_nothing_tells_what_was_pressed(
    opened: Opened,
    store: Store,
    workshop: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    size: tuple[int, int],
) -> None:
    vote, pressed = ROOMS[form]
    put_to_the_room(monkeypatch, vote)
    monkeypatch.setattr("onecompany.store.sealing.secrets", SimpleNamespace(choice=min))  # who draws their numbers
    store.close()
    rooms = []
    for name, keys in zip(("one", "other"), pressed, strict=True):
        folder = tmp_path / name
        folder.mkdir()
        path = Path(shutil.copy(store.path, folder))
        async with opened(path, workshop, size=size, at="stages") as hands:
            rooms.append(await seen(hands, keys))
    assert len(rooms[0]) == len(rooms[1]) > 10
    wrong = [
        f"{number} ({key}): {difference}"
        for number, ((key, one), (_, other)) in enumerate(zip(*rooms, strict=True))
        for difference in differing(one, other)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_rooms_press_other_keys() -> None:
    for _, (one, other) in ROOMS.values():
        assert one != other
        assert len(one) == len(other)
