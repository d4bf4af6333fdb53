"""Relationships on the screen: the matrix of silos, and under it who meets whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult

from onecompany.boards.lines import Line, Part, Selection
from onecompany.boards.model import Tone
from onecompany.boards.panel import Choice, Outcome, Refused, in_words
from onecompany.boards.place import Place
from onecompany.boards.record_board import RecordsPanel
from onecompany.boards.sheet import Sheet
from onecompany.boards.stack import Stack
from onecompany.exercises.relationships import ACQUAINTANCE, EVENT, SCALE
from onecompany.exercises.relationships.board import matrix_model
from onecompany.exercises.relationships.entries import read_event, read_rows
from onecompany.exercises.relationships.pairs import TOP, acquaintance_id, planned, points, row, sides
from onecompany.kinds.cells import Cell
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.lookup import reference_words
from onecompany.kinds.rounds import Part as Asked
from onecompany.kinds.rounds import Poll, Vote, only_silo, scale
from onecompany.sentences import N_, gettext
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.exercises.relationships import acts
    from onecompany.kinds import rows
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.relationships.acts")
    rows = LazyModule("onecompany.kinds.rows")

ACROSS = ("text", "silos", "leader_id", "by_when")


class RelationshipsPanel(RecordsPanel):
    """A digit fills a cell and the cursor goes on; a line fills a row; the events below are typed."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (Choice("", "Tab", N_("next field")),)  # no sentence: a key's name
    IN_CELL: ClassVar[tuple[Choice, ...]] = (
        *(Choice("", str(point), words) for point, words in enumerate(SCALE)),
        Choice("ctrl+g", "^G", N_("plan an event")),
        Choice("", "^K", N_("make it a commitment")),
    )

    def compose(self) -> ComposeResult:
        below = Sheet(id="events")
        below.active = False
        yield Stack(Sheet(id="matrix"), below)

    def parts(self) -> Sequence[Part]:
        entry = gettext("An event: Sales, Service: what they do, by 12 Dec")
        known = [Line(event, entry=entry) for event in self.view.state.rows("meeting_event")]
        says = gettext("Type who meets whom: Sales, Service: a shift beside each other, by 12 Dec")
        return [Part(EVENT, ACROSS, known or [Line(entry=entry, place=Place("meeting_event"), says=says)])]

    def text_and_tone(self, part: Part, cell: Cell) -> tuple[str, Tone]:
        missing = {"by_when": gettext("! no date"), "leader_id": gettext("! nobody")}.get(cell.column.name, "")
        text, tone = super().text_and_tone(part, cell)
        return (text, tone) if text or not missing else (missing, "warn")

    def repaint(self, place: str) -> None:
        matrix, events = self.query_one("#matrix", Sheet), self.query_one("#events", Sheet)
        matrix.show(matrix_model(self.view), place)
        events.show(self.records_model(), self._shown_place(place))
        if place and self.place != self._shown_place(place):
            self.select(place)
        self.query_one(Stack).fit()

    def activate(self, sheet: Sheet) -> None:
        super().activate(sheet)
        self.query_one(Stack).fit()

    # -- where the cursor is

    @property
    def _silos_at(self) -> tuple[str, str]:
        """The silos of the cell at the cursor; of a row's name the one and nothing."""
        at = Place.parse(self.place)
        return (at.id, at.column) if at.table in ("cell", "silo") else ("", "")

    @property
    def letters_choose(self) -> bool:
        return bool(self._silos_at[1]) or super().letters_choose

    def choices(self) -> Sequence[Choice]:
        silo, other = self._silos_at
        return in_words(self.IN_CELL) if other else () if silo else super().choices()

    def where(self) -> str:
        silo, other = self._silos_at
        names = {row.id: row.name for row in self.view.state.rows("silo")}
        if other:
            return gettext("How well {name} knows the work of {other}", name=names[silo], other=names[other])
        if silo:
            return gettext("{name}: a number for each other {silo}, from left to right", name=names[silo])
        return super().where() or gettext("Who knows whose work")

    def subject(self) -> tuple[str, str]:
        silo, other = self._silos_at
        if row(self.view.state, silo, other) is not None:
            reference = f"{ACQUAINTANCE.name}:{acquaintance_id(silo, other)}"
            return reference, reference_words(self.view.state, reference)
        if silo:
            reference = f"silo:{other or silo}"
            return reference, reference_words(self.view.state, reference)
        return super().subject()

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        if ref.table == ACQUAINTANCE.name:
            return ["cell:{}|{}".format(*ref.id.split("-"))]
        return super().places_of(ref, column, row)

    # -- points

    def letter(self, writer: WorkshopWriter, letter: str) -> Outcome | None:
        silo, other = self._silos_at
        if not other:
            return super().letter(writer, letter)
        if not letter.isdecimal() or int(letter) > TOP:
            return None
        acts.judge(writer, {(silo, other): int(letter)})
        return Outcome(self._behind(silo, other))

    def _behind(self, silo: str, other: str) -> str:
        """The next cell as one reads, past the names of the rows; at the last one the cursor stays."""
        ids = [row.id for row in self.view.state.rows("silo")]
        cells = [f"cell:{one}|{two}" for one in ids for two in ids if one != two]
        place = cells.index(f"cell:{silo}|{other}") + 1
        return cells[min(place, len(cells) - 1)]

    def enter(self, writer: WorkshopWriter) -> Outcome | None:
        if not self._silos_at[1]:
            return super().enter(writer)
        return Outcome(self.place)  # the figure before has moved the cursor: Enter behind it says nothing of this cell

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        silo, other = self._silos_at
        if not silo:
            return super().keep(writer, lines)
        if other and len(lines) == 1 and not any(sign.isdecimal() for sign in lines[0]):
            raise Refused(gettext("Here a number chooses, 0 to 3. A note on this cell begins with '."))
        scores = read_rows(self.view, silo, lines)
        acts.judge(writer, scores)
        last = list(scores)[-1][0]
        ids = [row.id for row in self.view.state.rows("silo")]
        below = ids[min(ids.index(last) + 1, len(ids) - 1)]
        return Outcome(f"silo:{below}", gettext("Kept; Ctrl+Z takes it back.") if len(lines) > 1 else "")

    def note(self, writer: WorkshopWriter, text: str) -> Outcome:
        silo, other = self._silos_at
        if not other:
            raise Refused(gettext("A note belongs to a cell of the matrix."))
        acts.set_note(writer, silo, other, text)
        return Outcome(self.place, gettext("Note: {text}", text=text))

    def editable(self) -> str | None:
        silo, other = self._silos_at
        if not silo:
            return super().editable()
        known = row(self.view.state, silo, other)
        return (known.note if known is not None else "") if other else None

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        return self.note(writer, text) if self._silos_at[1] else super().edit(writer, text)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        silo, other = self._silos_at
        if not silo:
            return super().delete(writer)
        said = self.view.state.where("acquaintance", "silo_id", silo)
        taken = [known for known in said if known.score is not None and other in ("", known.other_id)]
        if not taken:
            return None
        acts.judge(writer, {(silo, known.other_id): None for known in taken})
        return Outcome(self.place)

    # -- hands, where a silo has several leaders

    def votes(self) -> Sequence[Vote]:
        silo, other = self._silos_at
        if not other:
            return ()
        options = scale(0, TOP, points())
        asked = Asked(self.where(), options, options[0].words, options[-1].words)
        subject = f"{ACQUAINTANCE.name}:{acquaintance_id(silo, other)}{only_silo(silo)}"
        poll = Poll(subject, "scale", self.where(), (asked,))
        return (Vote(self.where(), (poll,), ("hands",)),)

    def place_of(self, subject: str) -> str:
        return "cell:{}|{}".format(*sides(subject))

    # -- events

    def add(self, writer: WorkshopWriter, selection: Selection, lines: Sequence[str]) -> Outcome:
        events = [read_event(self.view, line) for line in lines]
        after = selection.line.row.id if selection.line.row is not None else None
        ids = rows.add(writer, EVENT, events, after=after)
        return Outcome(str(Place(EVENT.name, ids[-1], "text")))

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        silo, other = self._silos_at
        if not other:
            raise Refused(gettext("Move to a cell of the matrix first."))
        known = planned(self.view.state, silo, other)
        if known:
            return Outcome(f"{EVENT.name}:{known[0].id}|text", gettext("They meet already; here it is."))
        new = acts.plan(writer, silo, other)
        return Outcome(f"{EVENT.name}:{new}|leader_id", gettext("Planned. Type who sees to it; Tab, then when."))


PANEL = RelationshipsPanel
