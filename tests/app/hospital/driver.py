"""The hands of whoever leads the hospital's day, and how many keys each thing takes that is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from textual.events import Paste

from tests.app.hands import STEP, Hands, quiet

BEGUN = 12
"""Letters of a line that are typed one by one."""


@dataclass
class Tally:
    """Keys beyond the letters of what was typed, and for how many things they were pressed."""

    keys: int = 0
    things: int = 0

    @property
    def each(self) -> float:
        """Keys for one thing, in one decimal."""
        return round(self.keys / self.things, 1)


@dataclass
class Day:
    """One long day at one laptop. `hands` are new ones after each start of the application."""

    hands: Hands
    pressed: int = 0
    """Keys beyond letters, since the day began."""
    tallies: dict[str, Tally] = field(default_factory=dict)

    @contextmanager
    def counted(self, thing: str, things: int = 1) -> Iterator[None]:
        """What is pressed in here is pressed for so many of a thing."""
        before = self.pressed
        yield
        tally = self.tallies.setdefault(thing, Tally())
        tally.keys += self.pressed - before
        tally.things += things

    # -- what the hands do

    async def press(self, *keys: str) -> None:
        """Press keys, and look up."""
        self.pressed += len(keys)
        await self.hands.press(*keys)

    async def keep(self, text: str, key: str = "enter") -> None:
        """Type a line, and keep it with one key. What is long comes out of somebody's notes from the middle on."""
        await self.hands.type(text[:BEGUN])
        if text[BEGUN:]:
            self.hands.app.post_message(Paste(text[BEGUN:]))
            await quiet()
        await self.press(key)

    async def paste(self, lines: Sequence[str]) -> None:
        """Paste a list, an item a line."""
        self.pressed += 1
        await self.hands.paste("\n".join(lines))

    async def until(self, hour: str) -> None:
        """Let time go by until it is so late, in the room's own time."""
        now = self.hands.clock.now()
        then = now.replace(hour=int(hour[:2]), minute=int(hour[3:]), second=0, microsecond=0)
        assert then >= now, f"it is {now:%H:%M} already"
        while (left := (then - self.hands.clock.now()) / dt.timedelta(seconds=1)) > 0:
            self.hands.clock.advance(min(STEP, left))
            self.hands.room.time.tick()  # awake all the time; the wall is looked at in the end
        self.hands.room.tick()
        await self.hands.settle()

    async def on_to(self, title: str) -> None:
        """Page down until the room is at an exercise."""
        for _ in range(8):
            if self.hands.room.session.exercise.title == title:
                return
            await self.press("pagedown")
        raise AssertionError(f"{title} does not come next: {self.hands.masthead}")

    # -- what the room sees

    def names(self, table: str) -> list[str]:
        """What the rows of a table are called, in order."""
        rows = self.hands.state.rows(table)
        return [str(next(filter(None, (getattr(row, name, "") for name in ("name", "text", "what"))))) for row in rows]

    def sees(self, *texts: str) -> None:
        """All of these stand on the screen, however the lines are broken."""
        lines = (line.strip(" │┃┓┛┏┗") for line in self.hands.screen.splitlines())
        shown = " ".join(" ".join(lines).split())
        missing = [text for text in texts if " ".join(text.split()) not in shown]
        assert missing == [], f"not seen: {missing}\n{self.hands.screen}"

    def beside_it(self, *texts: str) -> None:
        """These are said beside the board, with their sign."""
        said = self.hands.says
        missing = [text for text in texts if not any(text in line for line in said)]
        assert missing == [], f"not said: {missing}\n{self.hands.screen}"

    def sees_nothing_of(self, *texts: str) -> None:
        """None of these stands on the screen."""
        seen = [text for text in texts if text in self.hands.screen]
        assert seen == [], f"seen: {seen}\n{self.hands.screen}"
