"""The three causes on the screen: silos and causes with what is rewarded below, or one cause with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.events import Resize

from onecompany.boards.lines import Part, sheet
from onecompany.boards.model import BoardColumn, Model, Tone
from onecompany.boards.panel import Choice, Outcome, Refused, in_words
from onecompany.boards.place import Place
from onecompany.boards.record_board import RecordsPanel
from onecompany.boards.sheet import Sheet
from onecompany.boards.stack import Stack
from onecompany.exercises.quicksand import CAUSES, SCORE
from onecompany.exercises.quicksand.board import (
    NOWHERE,
    asked,
    one,
    place_of,
    score_place,
    whole,
)
from onecompany.exercises.quicksand.cursor import Cursor
from onecompany.exercises.quicksand.lists import evidence, lists
from onecompany.exercises.quicksand.scores import Scores
from onecompany.exercises.quicksand.votes import FEWEST, poll, scored_in, votes
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.recognitions import RECOGNITION
from onecompany.kinds.rounds import Poll, Vote, only_silo, voters
from onecompany.sentences import N_, gettext
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.exercises.quicksand import entries
    from onecompany.store.writer import WorkshopWriter
else:
    entries = LazyModule("onecompany.exercises.quicksand.entries")


EVIDENCE_HEAD = BoardColumn(20, 28, 0)


class QuicksandPanel(RecordsPanel):
    """A grid of scores above, records below; the grid is of all causes, or of the statements of one."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (Choice("ctrl+l", "^L", N_("the statements of a cause")),)
    OF_ONE: ClassVar[tuple[Choice, ...]] = (
        Choice("ctrl+g", "^G", N_("next cause"), goes=True),
        Choice("ctrl+l", "^L", N_("all causes")),
    )

    NO_VOTE = N_("A ballot takes two leaders of the {silo}: the vote of one would stand here for all to see.")

    cause = ""
    """The cause that fills the board; "" for all of them."""

    _read = ""
    """The cause whose statements stand above the board of all of them."""

    def compose(self) -> ComposeResult:
        below = Sheet(id="below")
        below.active = False
        yield Stack(Sheet(id="grid"), below)

    def parts(self) -> Sequence[Part]:
        return [evidence(self.view, self.cause)] if self.cause else lists(self.view.state)

    def text_and_tone(self, part: Part, cell: Any) -> tuple[str, Tone]:
        text, tone = super().text_and_tone(part, cell)
        if part.table is SCORE and not text:
            return gettext("What has happened that shows it?"), "muted"
        return text, tone

    def repaint(self, place: str) -> None:
        self._turn_to(place)
        grid, below = self.query_one("#grid", Sheet), self.query_one("#below", Sheet)
        grid.show(one(self.view, self.cause) if self.cause else whole(self.view, self._asked(place)), place)
        parts, shown = [part for part in self.laid if part.rows], self._shown_place(place)
        below.show(self._records(parts) if parts else Model(()), shown)
        if place and grid.select(place):
            self.activate(grid)
        elif place and below.cursor == shown:
            self.activate(below)
        elif below.active and not below.cursor:  # the last line went while the cursor was there
            self.activate(grid)
        self.query_one(Stack).fit()

    def on_resize(self, event: Resize) -> None:
        """There may be room for statements above the scores, or none any more."""
        self.repaint(self.place)

    def on_panel_pointed(self) -> None:
        """The cursor may have come to another cause."""
        before = self._read
        if not self.cause and self._asked(self.place) != before:
            self.repaint(self.place)

    def _asked(self, place: str) -> str:
        """The cause whose statements are read above the scores."""
        self._read = asked(self.view, Cursor(self.view, place or self.place).cause, self.size.height)
        return self._read

    def _records(self, parts: Sequence[Part]) -> Model:
        model = sheet(parts, self.shown, frozen=self.FROZEN, needed=self.NEEDED)
        columns = [EVIDENCE_HEAD, *model.columns[1:]] if self.cause else model.columns
        # Heads of one part would stand above the others, too; the titles say what the columns are.
        return replace(model, head=(), columns=columns)

    def activate(self, sheet: Sheet) -> None:
        super().activate(sheet)
        self.query_one(Stack).fit()

    # -- which of the boards

    def _turn_to(self, place: str) -> None:
        """Show the board on which a place is."""
        at, causes = Cursor(self.view, place), Scores(self.view.state).causes
        known = self.cause if self.cause in causes else ""
        wanted = at.cause if at.cause in causes and at.is_of_one else "" if at.is_of_all else known
        if wanted != self.cause:
            self.cause, self._laid = wanted, None

    @property
    def cursor(self) -> Cursor:
        """Where the cursor is."""
        return Cursor(self.view, self.place)

    def select(self, place: str) -> bool:
        at = Cursor(self.view, place)
        if (at.is_of_one and at.cause != self.cause) or (at.is_of_all and self.cause):
            self.repaint(place)
        return super().select(place)

    def move(self, across: int, down: int) -> None:
        before = self.place
        super().move(across, down)
        if across and self.cause and self.place == before:
            self._turn(1 if across > 0 else -1)

    def _turn(self, step: int) -> None:
        """Show the cause beside, if there is one; the cursor stays at its silo."""
        causes = Scores(self.view.state).causes
        number = causes.index(self.cause) + step
        if 0 <= number < len(causes):
            self.repaint(self.cursor.in_cause(causes[number], last=step < 0))
            self.post_message(self.Pointed())

    def choices(self) -> Sequence[Choice]:
        if not Scores(self.view.state).statements:
            return ()
        return in_words(self.OF_ONE if self.cause else self.CHOICES)

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        causes, at = Scores(self.view.state).causes, self.cursor
        if not causes:
            raise Refused(gettext("The plan has no statements."))
        if key == "ctrl+g":
            following = causes[(causes.index(self.cause) + 1) % len(causes)] if self.cause else causes[0]
            return Outcome(at.in_cause(following))
        if self.cause:
            silo_id = at.silo_id or next((silo.id for silo in self.view.state.rows("silo")), "")
            return Outcome(place_of(silo_id, self.cause, at.about) if silo_id else NOWHERE)
        return Outcome(at.in_cause(at.cause or causes[0]))

    # -- where the cursor is

    def where(self) -> str:
        return self.cursor.where() or super().where()

    def subject(self) -> tuple[str, str]:
        return self.cursor.subject() if self.cursor.is_of_one or self.cursor.in_grid else super().subject()

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        if ref.table == "cause_score" and (score := self.view.state.find(ref) or row):
            there = score_place(score.silo_id, score.statement_id, score.about)
            line = str(Place(*ref, "evidence"))
            return [line, there] if column == "evidence" else [there]
        if ref.table == "silo":
            return [place_of(ref.id, next(iter(Scores(self.view.state).causes), ""), "whole")]
        records = (part for part in lists(self.view.state) if part.table.name == ref.table)
        return [str(Place(*ref, part.shows(column))) for part in records] or [str(ref)]

    # -- what is typed

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        if self.cursor.in_grid:
            return entries.keep(writer, self.cursor, lines)
        return self._show(writer, lines) if self.cursor.at.table == SCORE.name else super().keep(writer, lines)

    def _show(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        """Keep what has happened, at a line of evidence; Enter goes on to the next one."""
        old = self.editable() or ""
        kept = super().keep(writer, lines)
        places = [str(part.place(line)) for part in self.laid for line in part.rows]
        onward = dict(pairwise(places)).get(self.place, "")
        return replace(kept, say=entries.in_place_of(" ".join(lines), old), onward=onward)

    def editable(self) -> str | None:
        return self.cursor.editable() if self.cursor.in_grid else super().editable()

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        if self.cursor.in_grid:
            return entries.edit(writer, self.cursor, text)
        if self.cursor.at.table == SCORE.name:
            entries.check_evidence(text)
        return super().edit(writer, text)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        if self.cursor.in_grid:
            return entries.clear(writer, self.cursor)
        if self.cursor.at.table == "cause_score":
            return self.edit(writer, "")
        return super().delete(writer)

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        movable = self.cursor.at.table in ("reward", RECOGNITION)
        return super().shift(writer, across, down) if movable else None

    # -- what is put to the leaders of a silo

    def votes(self) -> Sequence[Vote]:
        silos = [silo.id for silo in self.view.state.rows("silo")]
        able = (silo for silo in silos if len(voters(self.view.state, only_silo(silo))) >= FEWEST)
        asked = self.cursor.silo_id or next(able, "")
        return votes(self.view, asked, self.cursor.cause or self.cause or next(iter(CAUSES)))

    def poll_of(self, row: Any) -> Poll | None:
        key = scored_in(row.subject)
        if key is None:
            return None
        silo, statement = self.view.state.get("silo", key[0]), self.view.state.get("cause_statement", key[1])
        return poll(silo, statement, key[2]) if silo is not None and statement is not None else None

    def place_of(self, subject: str) -> str:
        key = scored_in(subject)
        return score_place(*key) if key is not None else ""


PANEL = QuicksandPanel
