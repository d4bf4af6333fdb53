"""A facilitator who works at random, and whose program is killed at random: what must then be there.

The model is a row of stands: what the board, the step and the clock are behind each key that was sent. What a frame on
the screen has shown was acknowledged. After the kill the file is to be at one of the stands from there on.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tests.e2e.keys import KEYS

MOST = 7
"""Items that are on the board at most, so that all are seen at once."""

STEPS = 2

ITEM = re.compile(r"(?<!›)[▸ ](item\d+x*)\b")

_STEP = re.compile(r"Step (\d) of 2")

_RESTS = re.compile(r"(not started|paused) [▄·]")


class Stand(NamedTuple):
    """Where a workshop stands."""

    items: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    step: int = 1
    running: bool = False
    minutes: int = 0
    """Those that were added to steps by F6."""


NOTHING = Stand()


@dataclass(frozen=True)
class Known:
    """A stand, and what undo and redo would do there."""

    stand: Stand = NOTHING
    done: tuple[Stand, ...] = ()
    undone: tuple[Stand, ...] = ()
    number: int = 0
    """Of the item that was typed last."""

    def does(self, **changes: tuple[str, ...]) -> Known:
        """An act that undo takes back."""
        return replace(self, stand=self.stand._replace(**changes), done=(*self.done, self.stand), undone=())

    def goes(self, **changes: int) -> Known:
        """An act that undo leaves alone."""
        return replace(self, stand=self.stand._replace(**changes))

    def _content_of(self, other: Stand) -> Stand:
        return self.stand._replace(items=other.items, decisions=other.decisions)

    def undo(self) -> Known:
        """Ctrl+Z."""
        then = self._content_of(self.done[-1])
        return replace(self, stand=then, done=self.done[:-1], undone=(*self.undone, self.stand))

    def redo(self) -> Known:
        """Ctrl+Y."""
        then = self._content_of(self.undone[-1])
        return replace(self, stand=then, done=(*self.done, self.stand), undone=self.undone[:-1])


class Act(NamedTuple):
    """What a facilitator does: its keys, what is in the line before its Enter, and what is known behind it."""

    name: str
    keys: str
    after: Known
    line: str = ""
    editing: bool = False


Maker = Callable[[Known], Act | None]


def add(known: Known) -> Act | None:
    """An item is typed."""
    if len(known.stand.items) >= MOST:
        return None
    text = f"item{known.number + 1}"
    after = replace(known.does(items=(*known.stand.items, text)), number=known.number + 1)
    return Act(f"add {text}", f"{text}\r", after, text)


def paste(known: Known) -> Act | None:
    """Two items are pasted at once."""
    if len(known.stand.items) >= MOST - 1:
        return None
    texts = tuple(f"item{known.number + more}" for more in (1, 2))
    after = replace(known.does(items=(*known.stand.items, *texts)), number=known.number + 2)
    return Act(f"paste {texts}", "\x1b[200~" + "\n".join(texts) + "\x1b[201~", after)


def decide(known: Known) -> Act | None:
    """A decision is typed."""
    text = f"We do {len(known.stand.decisions) + 1}"
    return Act(f"decide {text}", f"! {text}\r", known.does(decisions=(*known.stand.decisions, text)), f"! {text}")


def edit(known: Known) -> Act | None:
    """A letter is put behind the last item."""
    if not known.stand.items or len(known.stand.items[-1]) > 12:
        return None
    *others, last = known.stand.items
    return Act(f"edit {last}", KEYS["f2"] + "x\r", known.does(items=(*others, f"{last}x")), f"{last}x", editing=True)


def remove(known: Known) -> Act | None:
    """The last item is removed."""
    if not known.stand.items:
        return None
    return Act("remove", KEYS["delete"], known.does(items=known.stand.items[:-1]))


def undo(known: Known) -> Act | None:
    """The act before is taken back."""
    return Act("undo", "\x1a", known.undo()) if known.done else None


def redo(known: Known) -> Act | None:
    """It is done again."""
    return Act("redo", "\x19", known.redo()) if known.undone else None


def toggle(known: Known) -> Act:
    """The clock is started or paused."""
    return Act("clock", " ", known.goes(running=not known.stand.running))


def step(known: Known) -> Act | None:
    """To the other step."""
    onward = known.stand.step < STEPS
    key = KEYS["pagedown" if onward else "pageup"]
    return Act(f"step {3 - known.stand.step}", key, known.goes(step=3 - known.stand.step))


def minute(known: Known) -> Act | None:
    """One minute more."""
    return Act("minute", KEYS["f6"], known.goes(minutes=known.stand.minutes + 1))


MAKERS: dict[Maker, int] = {add: 8, undo: 4, redo: 4, edit: 2, remove: 2, paste: 2, decide: 2, step: 2, minute: 1}
"""Those that may follow each other without a pause, and how often they come."""


TYPED: tuple[Maker, ...] = (add, edit, decide)
"""Those that are typed as a line, which may be left unfinished."""


def acts(moment: random.Random, known: Known, number: int) -> Iterator[Act]:
    """So many acts, one behind the other; no key that is no letter comes twice in a row, which would be one held."""
    before = ""
    while number:
        (maker,) = moment.choices(list(MAKERS), list(MAKERS.values()))
        act = maker(known)
        if act is None or (act.keys == before and not act.line):
            continue
        number -= 1
        before, known = act.keys, act.after
        yield act


def seen(screen: str) -> Stand | None:
    """Where a screen says that the workshop stands, without what it does not show; None when it shows no board."""
    shown = _STEP.search(screen)
    if shown is None or "Touchpoints" not in screen:
        return None
    lines = [line for line in screen.splitlines() if "›" not in line and not line.startswith("  ")]
    items = tuple(ITEM.findall("\n".join(line[:80] for line in lines)))
    return Stand(items, (), int(shown[1]), not _RESTS.search(screen))


def as_seen(stand: Stand) -> Stand:
    """A stand without what the screen does not show."""
    return stand._replace(decisions=(), minutes=0)


@dataclass
class Story:
    """What is sent between two starts: the stands, and how far the screen has shown them."""

    stands: list[Known]
    acts: list[Act] = field(default_factory=list)
    shown: int = 0
    """The newest of `stands` that was on the screen."""
    frames: int = 0
    """So many frames were looked at."""
    half: Act | None = None
    """What is begun behind them all, and never finished."""
    old: str = ""
    """What of it stood in the line for longer than a second."""
    toggled: tuple[float, float] | None = None
    """Between these moments the last of the acts started or paused the clock."""

    def look(self, frames: list[str]) -> None:
        """Look at what came to the screen since the last look."""
        for frame in frames[self.frames :]:
            now = seen(frame)
            later = range(self.shown, len(self.stands))
            self.shown = next((each for each in later if as_seen(self.stands[each].stand) == now), self.shown)
        self.frames = len(frames)

    @property
    def is_shown(self) -> bool:
        """Whether the screen shows all that was sent."""
        return as_seen(self.stands[self.shown].stand) == as_seen(self.stands[-1].stand)

    def add(self, act: Act) -> None:
        """It is sent."""
        self.acts.append(act)
        self.stands.append(act.after)

    def kept(self, stand: Stand, entries: int) -> int:
        """Which of the stands the file is at, of those that may be; -1 when it is at none of them.

        What is taken back and done again makes two that are the same: it is the one that has so many `entries` more in
        the history than the first.
        """
        may_be = [each for each in range(self.shown, len(self.stands)) if self.stands[each].stand == stand]
        return entries if entries in may_be else next(iter(may_be), -1)

    def open_at(self, number: int) -> Act | None:
        """The act whose line was open at a stand, if any."""
        return self.acts[number] if number < len(self.acts) else self.half
