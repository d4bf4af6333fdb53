"""Commitments on the screen: open cracks first, then promises, the cadence, and the parking lot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from onecompany.boards.lines import Line, Part, Selection
from onecompany.boards.model import Tone
from onecompany.boards.panel import Choice, Outcome, Refused
from onecompany.boards.place import Place
from onecompany.boards.record_board import RecordsPanel
from onecompany.exercises.commitments import MEETING
from onecompany.kinds.cadence import first_review, meetings
from onecompany.kinds.cells import Cell
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.people import leader_named
from onecompany.kinds.promises import is_overdue, open_cracks, serving
from onecompany.kinds.shared_tables import COMMITMENT, PARKING
from onecompany.kinds.view import Finding
from onecompany.parsing.lines import commitment, remarks
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record

if TYPE_CHECKING:
    from onecompany.exercises.commitments import acts
    from onecompany.store.acts import capture
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.commitments.acts")
    capture = LazyModule("onecompany.store.acts.capture")

ACROSS = ("what", "leader_id", "by_when", "serves", "noticed")
STATES = {"kept": "✓ ", "late": "! ", "dropped": "✗ "}
MONTHS = 3
"""Between two quarterly meetings."""


class CommitmentsPanel(RecordsPanel):
    """One table: a crack is taken with Enter, a promise typed as "Ana: call them, by 12 Dec"."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("", "Enter", N_("take the crack")),  # no sentence: a key's name
        Choice("", "Tab", N_("next field")),  # no sentence: a key's name
        Choice("ctrl+t", "^T", N_("{customer} notices: yes, no")),
        Choice("ctrl+x", "^X", N_("drop a parked item")),
        Choice("ctrl+g", "^G", N_("plan four meetings")),
    )
    TOGGLES: ClassVar = {"ctrl+t": "noticed"}
    FROZEN: ClassVar[int] = 0

    @property
    def cracks(self) -> list[Finding]:
        """The cracks that no commitment serves."""
        return open_cracks(self.view.state, self.view.others)

    def parts(self) -> Sequence[Part]:
        state = self.view.state
        entry, values = gettext("A commitment: Ana: what, by when"), {"exercise_id": self.view.exercise.id}
        waiting = gettext("Type: Ana: first go-live call, by 12 Dec")
        promised = [Line(row, entry=entry, values=values) for row in state.rows("commitment")]
        promised = promised or [Line(entry=entry, values=values, place=Place("commitment"), says=waiting)]
        planned = [Line(row) for row in meetings(state)] or [self._first_meeting()]
        who = gettext("Who takes this on")
        parked = [Line(row, entry=who) for row in state.rows("parking")]
        parts = (
            Part(COMMITMENT, ACROSS, [self._crack(crack) for crack in self.cracks],
                 gettext("Cracks that nobody has taken · Enter takes one")),
            Part(COMMITMENT, ACROSS, promised, gettext("Commitments")),
            Part(MEETING, ("agenda", "minutes", "date"), planned,
                 gettext("{Customer} section of the quarterly meeting · agenda, minutes, date"), "date",
                 adds=False, lines=5),
            Part(PARKING, ("text", "leader_id"), parked, gettext("Parking lot · type who takes it on; ^X drops it"),
                 adds=False, lines=3),
        )  # fmt: skip
        return [part for part in parts if part.rows]

    @staticmethod
    def _crack(crack: Finding) -> Line:
        entry = gettext("A commitment that closes this crack: Ana: what, by when")
        values = {"serves": serving(crack), "serves_text": crack.text}
        return Line(None, "", entry, values, Place("crack", crack.key), f"✗ {crack.text}", "bad", crack.links)

    def _first_meeting(self) -> Line:
        settings = self.view.settings
        values = {"minutes": float(settings["section_minutes"]), "agenda": "\n".join(settings["agenda"])}
        entry, says = gettext("Quarterly meeting: date"), gettext("Type the date of the first one; ^G plans four")
        return Line(None, "", entry, values, Place("meeting"), says)

    def text_and_tone(self, part: Part, cell: Cell) -> tuple[str, Tone]:
        (text, _), row, name = super().text_and_tone(part, cell), cell.row, cell.column.name
        assert row is not None
        if part.table is PARKING:
            if row.dropped:
                return gettext("dropped") if name == "leader_id" else text, "muted"
            return (text, "text") if text else (gettext("! nobody"), "warn")
        if name == "what":
            return STATES.get(row.state, "") + text, "text"
        if name == "by_when" and is_overdue(row, self.view.today):
            return f"! {text}" if text else gettext("! no date"), "warn"
        missing = {"leader_id": gettext("! nobody"), "by_when": gettext("! no date")}.get(name, "")
        return (text, "text") if text or not missing else (missing, "warn")

    def choices(self) -> Sequence[Choice]:
        """All of them, first those that mean something at the cursor."""
        # no sentence: names of keys
        first = {"crack": ("Enter", "^G"), "commitment": ("Tab", "^T"), "parking": ("^X", "Tab")}
        # no sentence: names of keys
        keys = first.get(Place.parse(self.place).table, ("^G", "Tab"))
        return sorted(super().choices(), key=lambda choice: choice.shown not in keys)

    def _crack_here(self) -> Finding | None:
        place = Place.parse(self.place)
        return next((crack for crack in self.cracks if place.table == "crack" and crack.key == place.id), None)

    def subject(self) -> tuple[str, str]:
        crack = self._crack_here()
        return (f"finding:{crack.key}", crack.text) if crack is not None else ("", "")

    # -- what is typed

    def add(self, writer: WorkshopWriter, selection: Selection, lines: Sequence[str]) -> Outcome:
        if selection.part.table is not COMMITMENT:
            return super().add(writer, selection, lines)
        leaders = [(row.id, row.name) for row in self.view.state.rows("leader")]
        promises = [commitment(line, leaders, self.view.today) for line in lines]
        ids = capture.promises(writer, self.view.exercise.id, promises, *self.subject())
        return Outcome(str(Place("commitment", ids[-1], "what")), " ".join(filter(None, map(remarks, promises))))

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        selection = self.selection
        if selection is None or selection.part.table is not PARKING or selection.line.row is None:
            return super().edit(writer, text)
        row: Record = selection.line.row
        leader = leader_named(self.view.state, text) if selection.column.name == "text" and text != row.text else None
        if leader is None:
            return super().edit(writer, text)
        acts.own(writer, row.id, leader.id)
        return Outcome(self.place)

    def change_columns(self, writer: WorkshopWriter, cell: Cell, values: Mapping[str, Any]) -> Outcome:
        if cell.table is PARKING and "leader_id" in values and cell.row is not None:
            acts.own(writer, cell.row.id, values["leader_id"])
            return Outcome(self.place)
        return super().change_columns(writer, cell, values)

    def enter(self, writer: WorkshopWriter) -> Outcome | None:
        crack = self._crack_here()
        if crack is None:
            return super().enter(writer)
        taken = acts.take(writer, self.view.exercise.id, crack)
        return Outcome(str(Place("commitment", taken, "leader_id")), gettext("Taken. Type who; Tab, then by when."))

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        place, settings = Place.parse(self.place), self.view.settings
        if key == "ctrl+g":
            first = first_review(self.view.state, int(settings["review_months"]))
            minutes, agenda = float(settings["section_minutes"]), "\n".join(settings["agenda"])
            ids = acts.plan_year(writer, first, MONTHS, minutes, agenda)
            say = gettext("Four quarterly meetings. F2 changes a date.")
            return Outcome(str(Place("meeting", ids[0], "date")), say)
        if key == "ctrl+x":
            if place.table != "parking":
                raise Refused(gettext("That key is for another part of this board."))
            acts.drop(writer, place.id, dropped=not self.view.state.get("parking", place.id).dropped)
            return Outcome(self.place)
        return super().choose(writer, key)


PANEL = CommitmentsPanel
