"""The code of conduct on the screen: always and never in lanes by stage, or one stage over the whole board."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.events import Resize

from onecompany.boards.one_at_a_time import OneAtATime
from onecompany.boards.panel import Choice, Outcome, Refused
from onecompany.boards.sheet import Sheet
from onecompany.boards.voting import standing
from onecompany.boards.wrap import clipped
from onecompany.exercises.conduct import RULE, entries, questions
from onecompany.exercises.conduct.board import one, spoken_line, whole
from onecompany.exercises.conduct.chapters import LEFT, Chapter, chapter_of, chapters
from onecompany.exercises.conduct.cursor import DISSENT, Cursor, first_of
from onecompany.exercises.conduct.ratifying import RATIFIED, asked_in
from onecompany.exercises.conduct.votes import DOTS, poll_of, votes
from onecompany.kinds import shared_tables
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.rounds import Poll, Vote, unfinished
from onecompany.sentences import N_, NC_, gettext, ngettext
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.exercises.conduct import acts
    from onecompany.kinds import ballots, rows
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.conduct.acts")
    ballots = LazyModule("onecompany.kinds.ballots")
    rows = LazyModule("onecompany.kinds.rows")

SMALL = 100
"""Columns of a window below which one stage at a time is shown: lanes would be columns of single words."""


class ConductPanel(OneAtATime):
    """Rules in their lanes; below each stage what the room has said to it."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("ctrl+o", "^O", N_("adopt")),
        Choice("ctrl+x", "^X", NC_("key", "drop")),
        Choice("ctrl+t", "^T", N_("{customer} notices")),
        Choice("ctrl+d", "^D", N_("for whom it is hardest")),
        Choice("ctrl+l", "^L", N_("one stage alone")),
    )

    _single: bool | None = None
    _before_zoom: bool | None = None

    def compose(self) -> ComposeResult:
        yield Sheet()

    def on_resize(self, event: Resize) -> None:
        """A window that became too small for lanes, or large enough for them, shows the board in the other way."""
        self.repaint(self.place)

    @property
    def chapters(self) -> list[Chapter]:
        """The chapters from left to right."""
        return chapters(self.view.state, self.view.settings)

    @property
    def single(self) -> bool:
        """Whether one chapter fills the board: as the facilitator wants it, else where lanes have no room."""
        return bool(self.chapters) and (self.app.size.width < SMALL if self._single is None else self._single)

    def zoom(self, *, on: bool) -> None:
        super().zoom(on=on)
        if on:
            self._before_zoom = self._single
        self._single = True if on else self._before_zoom

    @property
    def aspect(self) -> str:
        return {None: "", True: "one", False: "lanes"}[self._single]

    def take_aspect(self, aspect: str) -> None:
        self._single = {"one": True, "lanes": False}.get(aspect)

    def repaint(self, place: str) -> None:
        every, said = self.chapters, partial(standing, self.view.state)
        if not self.single:
            self.sheet.show(whole(self.view, every, said), place)
            return
        key = self.turn_to(place)
        self.sheet.show(one(self.view, every, next(part for part in every if part.key == key), said), place)

    # -- one stage at a time

    def keys(self) -> Sequence[str]:
        return [part.key for part in self.chapters]

    def key_of(self, place: str) -> str:
        part = Cursor(self.view, place).chapter
        return part.key if part is not None else ""

    def counterpart(self, key: str) -> str:
        return self.cursor.there(next(part for part in self.chapters if part.key == key))

    # -- where the cursor is

    @property
    def cursor(self) -> Cursor:
        """Where it is."""
        return Cursor(self.view, self.place)

    def where(self) -> str:
        return self.cursor.where()

    def subject(self) -> tuple[str, str]:
        return self.cursor.subject()

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        if ref.table == RATIFIED and (ratification := self.view.state.find(ref) or row):
            return [f"ratified:{chapter_of(ratification)}"]
        return [str(ref)]

    # -- what is typed

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        return entries.keep(writer, self.cursor, lines)

    def editable(self) -> str | None:
        if self.cursor.kind == "dissent":
            return spoken_line(self.view.state, self.view.state.get("dissent", self.cursor.id))
        return str(self.cursor.rule.text) if self.cursor.rule is not None else None

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        return entries.edit(writer, self.cursor, text)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        rule = self.cursor.rule
        if self.cursor.kind == "dissent":
            rows.remove(writer, shared_tables.DISSENT, self.cursor.id)
            return Outcome()
        if rule is None:
            return None
        if rule.state != "dropped" and questions.adopted_before(self.view, rule):
            return questions.drop(writer, self.view, rule)
        rows.remove(writer, RULE, rule.id)
        return Outcome()

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        place, rule, part = self.place, self.cursor.rule, self.cursor.chapter
        if self.cursor.kind == "dissent" and down:
            rows.move(writer, shared_tables.DISSENT, self.cursor.id, down)
            return Outcome(place)
        if rule is None or part is None:
            return None
        if down and acts.move(writer, rule.id, down):
            return Outcome(place)
        if down:
            side = "never" if down > 0 else "always"
            return questions.turn_into(writer, self.view, rule, part, side) if side != rule.kind else None
        every = [other for other in self.chapters if other.key != LEFT or other == part]
        index = every.index(part) + across
        if not 0 <= index < len(every):
            return None
        acts.move_to(writer, rule.id, every[index], rule.kind)
        return Outcome(place)

    # -- what the room says of a rule

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        rule = self.cursor.rule
        if key == "ctrl+l":
            if not self.chapters:
                raise Refused(gettext(entries.NO_STAGE))
            self._single = not self.single
            return Outcome(self.place)
        if rule is None:
            raise Refused(gettext("Move to a rule first."))
        if key == "ctrl+x":
            return questions.drop(writer, self.view, rule)
        if key == "ctrl+d":
            return questions.hardest(self.view, rule)
        if key == "ctrl+t":
            rows.change(writer, RULE, rule.id, noticed={None: True, True: False, False: None}[rule.noticed])
            return Outcome(self.place)
        label = gettext("adopted rule {text:quoted}", text=clipped(rule.text, 40))
        if rule.state == "adopted":
            label = gettext("rule {text:quoted} is only proposed", text=clipped(rule.text, 40))
        rows.change(writer, RULE, rule.id, label, state="proposed" if rule.state == "adopted" else "adopted")
        return Outcome(self.place)

    # -- votes

    def votable(self) -> bool:
        return self.cursor.rule is not None

    def vote(self, writer: WorkshopWriter, hands: int) -> Outcome:
        rule = self.cursor.rule
        if rule is None:
            raise Refused(gettext("Move to a rule to count hands for it."))
        rows.change(writer, RULE, rule.id, ngettext("counted one hand", "counted {number} hands", hands), votes=hands)
        return Outcome(self.place)

    def votes(self) -> Sequence[Vote]:
        going_on = unfinished(self.view.state, self.view.exercise.id)
        subject = going_on[0].subject if going_on else ""
        about = asked_in(subject)[0] or subject.partition(":")[2]
        part = next((part for part in self.chapters if part.key == about), self.cursor.chapter)
        return votes(self.view, part, ratify_first=self.cursor.side == DISSENT)

    def poll_of(self, row: Any) -> Poll | None:
        return poll_of(self.view, row.subject)

    def place_of(self, subject: str) -> str:
        kind, _, key = subject.partition(":")
        if kind == RATIFIED:
            ratification = self.view.state.get(RATIFIED, key)
            return f"ratified:{chapter_of(ratification)}" if ratification is not None else ""
        if asked := asked_in(subject)[0]:
            return f"ratified:{asked}"
        part = next((part for part in self.chapters if part.key == key), None) if kind == DOTS else None
        return first_of(self.view, part, "always") if part is not None else ""


PANEL = ConductPanel
