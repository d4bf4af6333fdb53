"""A facilitator who works at random, and whose program is killed at random: what must be there behind the kill.

Nothing that the screen has shown as kept may be missing from the file or from the next screen, and nothing may be there
that was not sent. A line that was open for a second is offered again, and the clock goes on as if nothing had been.
"""

from __future__ import annotations

import random
import re
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing

from onecompany.app.held_keys import PAUSE
from onecompany.store.journal import State as JournalState
from onecompany.store.locating import connected
from onecompany.store.reading import read_drafts
from onecompany.store.replaying import read_sound
from onecompany.store.state import State
from onecompany.store.timing import open_span, standing_step
from tests.e2e.aging import Aging, pause
from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.keys import KEYS
from tests.e2e.killing_files import journal_state
from tests.e2e.stands import TYPED, Act, Known, Stand, Story, acts, as_seen, seen, toggle
from tests.e2e.stopwatch import SLACK, Stopwatch
from tests.e2e.window import Window

PLANNED = 60
"""Minutes of all steps of the plan (`home.PLAN`)."""


class Killing:
    """One workshop, whose room is killed as often as asked, each time while something else goes on."""

    def __init__(self, home: Home, start: Start, moment: random.Random) -> None:
        self.home, self.start, self.moment = home, start, moment
        self.workshop = home.workshop()
        self.kills = 0
        self.found: Counter[str] = Counter()
        """How often something was tried and looked at, in words."""
        self.lost = {"acknowledged entries lost": 0, "lines lost that were open for a second": 0}
        self.lives: list[str] = []
        """What was done between two kills, for whoever wants to repeat it."""
        self.stopwatch = Stopwatch()
        self._pressed = ""
        self.story = Story([Known()])
        self.room: Window = start("run", self.workshop, terminal=Window)
        self.room.wait_for("The first stage")
        self.room.line("I buy")
        self.room.wait_for("▸I buy")
        self.room.press("down")
        self.room.wait_for("First touchpoint in I buy")
        self._entries = self._count()

    def live(self) -> None:
        """Work, be killed at a random moment, come back, and look whether everything is there."""
        self.lives.append("")
        for act in acts(self.moment, self.story.stands[-1], self.moment.choice((0, 0, 1, 2))):
            self._do(act)
        if self.moment.random() < 0.2:
            self._do(toggle(self.story.stands[-1]))
        last: Callable[[], None]
        (last,) = self.moment.choices((self._typed_quickly, self._left_open, self._clock), (6, 3, 1))
        last()
        while self.moment.random() < 0.4:
            self._killed_while_it_starts()
        self._come_back()

    # -- what is done

    def _note(self, what: str) -> None:
        self.lives[-1] += f"{what}; "

    def _lift(self, act: Act) -> None:
        """Before a key that would be one that is held, or a letter of a word, if it came at once."""
        if act.keys in (self._pressed, " "):
            pause(self.room, PAUSE + SLACK)
        self._pressed = act.keys

    def _is_shown(self) -> bool:
        self.story.look(self.room.frames)
        return self.story.is_shown

    def _do(self, act: Act) -> None:
        """Do it, and wait until the screen shows it."""
        self._note(act.name)
        self._lift(act)
        sent = time.monotonic()
        self.story.add(act)
        self.room.send(act.keys)
        self.room.wait_until(self._is_shown, f"“{act.name}”")
        if act.keys == " ":
            self.stopwatch.pressed(sent, time.monotonic())
        self.found["acts awaited"] += 1

    def _kill(self) -> None:
        self.room.kill(signal.SIGKILL)
        assert self.room.wait_end() == -signal.SIGKILL
        self.story.look(self.room.frames)
        self.room.close()
        self.kills += 1

    # -- how it ends

    def _typed_quickly(self) -> None:
        """Acts without a pause, cut off at some byte, and killed at once, a little later, or when one is seen."""
        some = list(acts(self.moment, self.story.stands[-1], self.moment.randint(1, 5)))
        keys = "".join(act.keys for act in some)
        cut = len(keys) if self.moment.random() < 0.7 else self.moment.randint(1, len(keys))
        how = self.moment.choice(("at once", "later", "seen"))
        self._note(f"{[act.name for act in some]}, {cut} of {len(keys)} letters, killed {how}")
        self._lift(some[0])
        sent = 0
        for act in some:
            sent += len(act.keys)
            if sent > cut:
                self.story.half = act
                break
            self.story.add(act)
        self.room.send(keys[:cut])
        if how == "later":
            pause(self.room, self.moment.random() * 0.12 * len(some))
        elif how == "seen":
            frames = len(self.room.frames) + self.moment.randint(1, 2 * len(some))
            end = time.monotonic() + 0.5
            self.room.wait_until(lambda: len(self.room.frames) >= frames or time.monotonic() > end, "a frame")
        self._kill()

    def _left_open(self) -> None:
        """A line is typed letter by letter, and not finished, or just finished."""
        typed = [act for maker in TYPED if (act := maker(self.story.stands[-1])) is not None]
        act = self.moment.choice(typed)
        letters = "x" if act.editing else act.line
        text = act.line.removesuffix(letters)
        self._note(f"half of {act.name}")
        if act.editing:
            self._go_to_the_last()  # an act that was taken back may have left the cursor below it
            self._lift(act)
            self.room.send(KEYS["f2"])
            self.room.wait_for(f"› {text} ")
        aging = Aging(self.room)
        finished = self.moment.random() < 0.4
        for letter in letters if finished else letters[: self.moment.randint(1, len(letters))]:
            text += letter
            self.room.send(letter)
            self.room.wait_for(rf"› {re.escape(text)}( |$)")
            aging.seen(text)
            pause(self.room, self.moment.random() * 0.4)
        pause(self.room, self.moment.random() * 1.6)
        self.story.half, self.story.old = act, aging.old()
        if finished:
            self.story.half = None
            self.story.add(act)
            self.room.send("\r")
            pause(self.room, self.moment.random() * 0.3)
        self._kill()
        self.found["lines open for a second"] += bool(self.story.old)
        self._note(f"open {text!r}, for a second {self.story.old!r}" + (", Enter" if finished else ""))

    def _clock(self) -> None:
        """The clock is started or paused."""
        act = toggle(self.story.stands[-1])
        self._note(f"{act.name} at the end")
        self._lift(act)
        sent = time.monotonic()
        self.story.add(act)
        self.room.send(act.keys)
        pause(self.room, self.moment.random() * 0.15)
        self._kill()
        self.story.toggled = sent, time.monotonic()

    def _killed_while_it_starts(self) -> None:
        self.room = self.start("run", terminal=Window)
        self._note("killed while it starts")
        pause(self.room, self.moment.random() * 0.8)
        self.story.frames = 0
        self._kill()

    # -- coming back

    def _come_back(self) -> None:
        self.room = self.start("run", terminal=Window)
        may_be = {as_seen(known.stand) for known in self.story.stands[self.story.shown :]}
        self.room.wait_until(lambda: seen(self.room.screen) in may_be, f"one of {may_be}", seconds=60)
        self.room.wait_until(self._journal_is_level, "the journal to have all that the file has")
        state, drafts = self._read()
        entries, self._entries = self._count() - self._entries, self._count()
        kept = self.story.kept(now := stand_of(state), entries)
        self._note(f"shown {self.story.shown}, kept {kept} of {len(self.story.acts)}")
        if kept < 0:
            self.lost["acknowledged entries lost"] += 1
            raise AssertionError(f"{now} is none of {[known.stand for known in self.story.stands[self.story.shown :]]}")
        if self.story.toggled and kept == len(self.story.acts):
            self.stopwatch.pressed(*self.story.toggled)
        self.stopwatch.check(state)
        self.found["clocks looked at"] += 1
        self.room.wait_until(lambda: seen(self.room.screen) == as_seen(now), str(now), seconds=60)
        act, line = self.story.open_at(kept), "".join(drafts)
        self._check_line(act, line)
        self.story = Story([self.story.stands[kept]])
        if line:
            self._finish(act, line)
        self._go_to_the_last()

    def _read(self) -> tuple[State, list[str]]:
        """What the file holds, which is sound in every way; and its unfinished lines."""
        with closing(connected(self.home.file, patience=5.0)) as db:
            db.execute("PRAGMA query_only=ON")
            db.execute("BEGIN")
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            state = read_sound(db, self.workshop)
            return state, [text for _, text in read_drafts(db, self.workshop).values()]

    def _count(self) -> int:
        """How many entries the history has."""
        return int(self.home.rows("SELECT max(id) FROM history")[0])

    def _journal_is_level(self) -> bool:
        """Whether the journal has every act; one that a kill has kept from it is made up at the next opening."""
        state = journal_state(self.home.file)
        assert state in (JournalState.LEVEL, JournalState.FILE_AHEAD, JournalState.NONE), state
        self.found["looks at a journal that had to be made up"] += state is JournalState.FILE_AHEAD
        return state is JournalState.LEVEL

    def _check_line(self, act: Act | None, line: str) -> None:
        """The unfinished line is what was typed, as far as it was open for a second, and it is offered."""
        assert (act.line if act else "").startswith(line), f"{line!r} was never open then"
        if self.story.old and act is not None and not line.startswith(self.story.old):
            self.lost["lines lost that were open for a second"] += 1
            raise AssertionError(f"of {self.story.old!r}, only {line!r} was kept")
        if line:
            self.room.wait_for(rf"› {re.escape(line)}( |$)")
            self.room.wait_for("This line was not finished")
            self.found["lines offered again"] += 1

    def _finish(self, act: Act | None, line: str) -> None:
        """It is finished, or dropped."""
        assert act is not None
        if self.moment.random() < 0.5:
            self._do(act._replace(keys=act.line.removeprefix(line) + "\r"))
        else:
            self.room.press("escape")
            self.room.wait_for(r"│ › +│")

    def _go_to_the_last(self) -> None:
        """The cursor is where it was seen last, a second before the end at most; from here on, at the last item."""
        items = self.story.stands[-1].stand.items
        aim = items[-1] if items else "·"
        self.room.wait_for(rf"(?s)\A(?=.*\n│▸).*\n│[▸ ]{aim} ")
        cells = [line[1:80] for line in self.room.screen.splitlines() if line.startswith("│") and "──" not in line]
        here = next(number for number, cell in enumerate(cells) if cell.startswith("▸"))
        there = next(number for number, cell in enumerate(cells) if re.match(rf"[▸ ]{aim} ", cell))
        self.room.press(*["down" if there > here else "up"] * abs(there - here))
        self.room.wait_for(rf"▸{aim} ")


def stand_of(state: State) -> Stand:
    """Where the file says that the workshop stands."""
    minutes = sum(row.seconds for row in state.rows("step")) / 60 - PLANNED
    items, decisions = state.rows("touchpoint"), state.rows("decision")
    step = state.rows("step").index(standing_step(state)) + 1
    running = open_span(state) is not None
    return Stand(tuple(row.text for row in items), tuple(row.text for row in decisions), step, running, round(minutes))
