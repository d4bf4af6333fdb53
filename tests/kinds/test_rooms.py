"""A kind in the room: the keys on its frame do what they say, F1 names them, and Ctrl+F leads there."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from onecompany.app.app import OneCompanyApp
from onecompany.app.settings import Settings
from onecompany.app.workshop_file import WorkshopFile
from onecompany.boards.panel import Choice
from onecompany.kinds.kind import Kind
from onecompany.store.file import Store
from onecompany.store.records import Ref
from tests.app.conftest import stand_at
from tests.app.hands import Hands
from tests.app.thrift import unpainted
from tests.clock_double import FakeClock
from tests.kinds.conftest import MORNING, every_kind
from tests.kinds.words import spoken

NAMED = {"Tab": "tab", "Enter": "enter", "Del": "delete", "Space": "space"}
"""The keys that a frame shows by their names; others are letters, function keys, or Ctrl with a letter."""


@asynccontextmanager
async def room(file: tuple[Path, str], kind: Kind, folder: Path) -> AsyncIterator[Hands]:
    """The facilitator's hands at the first exercise of a kind, in a copy of a workshop."""
    path = Path(shutil.copy(file[0], folder / "room.onecompany"))
    clock = FakeClock(MORNING + dt.timedelta(hours=1))
    with Store(path, clock=clock) as store:
        stand_at(store.writer(file[1]), kind.name)
    workshop_file = WorkshopFile(path, clock=clock)
    app = OneCompanyApp(workshop_file, Settings(folder / "config"), workshop=file[1])
    try:
        async with AsyncExitStack() as running:
            with unpainted():
                hands = Hands(await running.enter_async_context(app.run_test(size=(112, 40))), clock)
                await hands.settle()
                await workshop_file.store()
            await hands.settle()
            yield hands
            hands.paint()
    finally:
        workshop_file.close()


def key_of(choice: Choice) -> str:
    """What Textual calls the key of a choice."""
    shown = choice.shown
    if choice.key or shown in NAMED:
        return choice.key or NAMED[shown]
    return f"ctrl+{shown[1:].lower()}" if shown.startswith("^") else shown.lower()


def seen(hands: Hands) -> Any:
    """What a key can change: rows, cursor, line, screen, and how much of the board is shown."""
    room = hands.room
    shown = [len(sheet.model.rows) for sheet in room.panel.sheets]
    return room.session.state.version, hands.place, room.capture.idle, hands.entry, hands.app.screen, shown


@every_kind
async def test_keys_work_where_they_are_shown_help_names_them_and_texts_are_found(
    kind: Kind, filled_file: tuple[Path, str], tmp_path: Path
) -> None:
    async with room(filled_file, kind, tmp_path) as hands:
        assert await idle_keys(hands) == []
        await hands.press("f1")
        page = " ".join(hands.screen.split())
        await hands.press("escape")
        assert [key.does for key in hands.room.panel.choices() if " ".join(str(key.does).split()) not in page] == []
        for table in [one for one in kind.tables if not one.beside]:
            texts = [(row, name, getattr(row, name)) for row in hands.state.rows(table.name) for name in spoken(table)]
            counts = Counter(text for *_, text in texts)
            for row, column, text in [one for one in reversed(texts) if one[2] and counts[one[2]] == 1][:1]:
                await found(hands, kind, Ref(table.name, row.id), column, text)


async def idle_keys(hands: Hands) -> list[str]:
    """The keys on the frame that work at none of the places where the board shows them."""
    panel = hands.room.panel
    shown: dict[str, list[tuple[str, Choice]]] = {}
    panel.jump("top")
    panel.jump("first")
    places: list[str] = []
    while panel.place not in places:
        places.append(panel.place)
        for choice in panel.choices():
            shown.setdefault(f"{choice.shown} {choice.does}", []).append((panel.place, choice))
        panel.tab(1)
    idle = []
    for name, tries in shown.items():
        for place, choice in one_of_each_first(tries):
            await hands.to(place)
            before = seen(hands)
            await hands.press(key_of(choice))
            after = seen(hands)
            while hands.app.screen is not hands.room or not hands.room.capture.idle:
                await hands.press("escape")
            if hands.state.version != before[0]:
                await hands.press("ctrl+z")
            if after != before:
                break
        else:
            idle.append(name)
    return idle


def one_of_each_first(tries: list[tuple[str, Choice]]) -> list[tuple[str, Choice]]:
    """The places in another order: one of each sort of row, and of each of its columns, before all others."""
    sorts: set[str] = set()

    def known(place: str) -> bool:
        sort = re.sub(":[^|]*", "", str(place))
        return sort in sorts or bool(sorts.add(sort))

    return sorted(tries, key=lambda one: known(one[0]))


async def found(hands: Hands, kind: Kind, ref: Ref, column: str, text: str) -> None:
    """Find a text by Ctrl+F: the room stands at an exercise of its kind, with the cursor on the row and the column."""
    await hands.press("ctrl+f")
    await hands.paste(text.splitlines()[0])
    await hands.press("enter")
    assert hands.app.screen is hands.room
    assert hands.room.session.exercise.kind == kind.name
    panel = hands.room.panel
    place = panel.place
    assert panel.select_row(ref, column)
    assert panel.place == place, f"{ref} {column} is not where finding leads"
