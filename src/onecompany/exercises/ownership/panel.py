"""Ownership on the screen: the grid of silos and stages, and under it the handoffs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult

from onecompany.boards.model import Model
from onecompany.boards.panel import Choice, Outcome, Panel, Refused, in_words
from onecompany.boards.place import Place
from onecompany.boards.sheet import Sheet
from onecompany.boards.stack import Stack
from onecompany.exercises.ownership.sheets import ENTRIES, grid_model, handoffs_model
from onecompany.kinds.hooks import tell
from onecompany.kinds.journey import owners, role
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.lookup import reference_words
from onecompany.kinds.people import leader_asked
from onecompany.sentences import N_, gettext
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.exercises.ownership import acts
    from onecompany.store.acts import people
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.ownership.acts")
    people = LazyModule("onecompany.store.acts.people")

LETTERS = {"o": "owner", "h": "helps"}
AFTER = {"": "owner", "owner": "helps", "helps": ""}
RATINGS = {"s": "smooth", "r": "rough", "d": "dropped"}
LETTERS_OF = {
    "rating": (Choice("", "S", N_("smooth")), Choice("", "R", N_("rough")), Choice("", "D", N_("dropped"))),
    "agreed": (Choice("", "Y", N_("agreed")), Choice("", "N", N_("not yet"))),
}
"""Fields of a handoff in which letters choose."""


class OwnershipPanel(Panel):
    """O and H choose in the grid; Enter goes round; the handoffs below are typed, rated and agreed."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("", "O", N_("owner")),
        Choice("", "H", N_("helps")),
        Choice("", "Del", N_("clear")),  # no sentence: a key's name
        Choice("", "^K", N_("crack to commitment")),
    )
    HANDOFF_CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("", "Enter", N_("rate, agree")),  # no sentence: a key's name
        Choice("", "Tab", N_("next field")),  # no sentence: a key's name
        Choice("", "^K", N_("crack to commitment")),
    )

    def compose(self) -> ComposeResult:
        handoffs = Sheet(id="handoffs")
        handoffs.active = False
        yield Stack(Sheet(id="grid"), handoffs)

    def repaint(self, place: str) -> None:
        state = self.view.state
        sheet, below = self.query_one("#grid", Sheet), self.query_one("#handoffs", Sheet)
        sheet.show(grid_model(state), place)
        below.show(handoffs_model(state) if state.rows("stage") and state.rows("silo") else Model(()), place)
        if place and below.cursor == place and not sheet.select(place):
            self.activate(below)
        elif below.active and not below.cursor:  # the last handoff went while the cursor was there
            self.activate(sheet)
        self.query_one(Stack).fit()

    def activate(self, sheet: Sheet) -> None:
        super().activate(sheet)
        self.query_one(Stack).fit()

    def tab(self, step: int) -> None:
        """From a row to the next one past the silo's name: who presses O or H next means a cell."""
        super().tab(step)
        if self.place.startswith("silo:"):
            super().tab(step)

    # -- where the cursor is

    @property
    def letters_choose(self) -> bool:
        """Letters choose in the grid and in the handoffs' rating and agreed; silos and words are typed."""
        return self._at.table == "cell" or (self._at.table == "handoff" and self._at.column in LETTERS_OF)

    def choices(self) -> Sequence[Choice]:
        if self._at.table != "handoff":
            return super().choices()
        letters = LETTERS_OF.get(self._at.column, self.HANDOFF_CHOICES[:2])
        return in_words((*letters, *self.HANDOFF_CHOICES[2:]))

    @property
    def _at(self) -> Place:
        return Place.parse(self.place)

    def _cell_at(self) -> tuple[str, str]:
        return self._at[1:] if self._at.table == "cell" else ("", "")

    def _handoff_at(self) -> tuple[str, str, str]:
        start, _, end = self._at.id.partition("-")
        return (start, end, self._at.column) if self._at.table == "handoff" else ("", "", "")

    def where(self) -> str:
        state = self.view.state
        silo, stage = self._cell_at()
        if silo:
            return gettext("{name} at {stage}", name=state.get("silo", silo).name, stage=state.get("stage", stage).name)
        start, end, field = self._handoff_at()
        if start:
            return gettext(ENTRIES[field], handoff=reference_words(state, f"handoff:{start}-{end}"))
        return gettext("A new {silo}")

    def subject(self) -> tuple[str, str]:
        _, stage = self._cell_at()
        start, end, _ = self._handoff_at()
        state = self.view.state
        if stage:
            return f"stage:{stage}", state.get("stage", stage).name
        if start:
            return f"handoff:{start}-{end}", reference_words(state, f"handoff:{start}-{end}")
        return "", ""

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        state = self.view.state
        if ref.table == "handoff":
            field = "leader" if column == "leader_id" else column
            return [f"handoff:{ref.id}|{field if field in ENTRIES else 'what'}"]
        if ref.table == "stage":
            owning = next((silo.id for silo in owners(state, ref.id)), None)
            first = state.rows("silo")[0].id if state.rows("silo") else ""
            return [f"cell:{owning or first}|{ref.id}"]
        if ref.table == "ownership" and (cell := state.find(ref) or row):
            return [f"cell:{cell.silo_id}|{cell.stage_id}"]
        return [str(ref)]

    # -- what is typed

    def letter(self, writer: WorkshopWriter, letter: str) -> Outcome | None:
        start, end, field = self._handoff_at()
        low = letter.lower()
        silo, stage = self._cell_at()
        if field == "rating" and low in RATINGS:
            acts.change_handoff(writer, start, end, rating=RATINGS[low])
        elif field == "agreed" and low in "yn":
            acts.change_handoff(writer, start, end, agreed=low == "y")
        elif silo and low in LETTERS:
            acts.set_role(writer, stage, silo, LETTERS[low])
        else:
            return None
        return Outcome(self.place)

    def enter(self, writer: WorkshopWriter) -> Outcome | None:
        silo, stage = self._cell_at()
        if silo:
            acts.set_role(writer, stage, silo, AFTER[role(self.view.state, stage, silo)])
            return Outcome(self.place)
        start, end, field = self._handoff_at()
        row = self.view.state.get("handoff", f"{start}-{end}")
        if field == "rating":
            order = ["", *RATINGS.values()]
            now = row.rating if row else ""
            acts.change_handoff(writer, start, end, rating=order[(order.index(now) + 1) % len(order)])
            return Outcome(self.place)
        if field == "agreed":
            acts.change_handoff(writer, start, end, agreed=not (row and row.agreed))
            return Outcome(self.place)
        return None

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        kind, silo_id = self._at.table, self._at.id
        if kind == "silo" or not self.place:
            return Outcome(f"silo:{acts.add_silos(writer, list(lines), silo_id or None)[-1]}")
        if kind == "cell":
            raise Refused(gettext("Here letters choose: O owner, H helps. A note on this cell begins with '."))
        return self._field(writer, " ".join(lines))

    def _field(self, writer: WorkshopWriter, text: str) -> Outcome:
        start, end, field = self._handoff_at()
        if field in ("what", "notice"):
            acts.change_handoff(writer, start, end, **{field: text})
        elif field == "leader":
            leader = leader_asked(self.view.state, text)
            if leader is None:
                raise Refused(
                    gettext("No leader in this room is called {name:quoted}. F12 shows who is here.", name=text)
                )
            acts.change_handoff(writer, start, end, leader_id=leader.id)
        return Outcome(self.place)

    def note(self, writer: WorkshopWriter, text: str) -> Outcome:
        silo, stage = self._cell_at()
        if not silo:
            raise Refused(gettext("A note belongs to a cell of the grid."))
        acts.set_note(writer, stage, silo, text)
        return Outcome(self.place, gettext("Note: {text}", text=text))

    def editable(self) -> str | None:
        state = self.view.state
        kind, silo_id = self._at.table, self._at.id
        if kind == "silo" and silo_id:
            return str(state.get("silo", silo_id).name)
        silo, stage = self._cell_at()
        if silo:
            rows = [r for r in state.where("ownership", "stage_id", stage) if r.silo_id == silo]
            return str(rows[0].note) if rows else ""
        start, end, field = self._handoff_at()
        if field in ("what", "notice"):
            row = state.get("handoff", f"{start}-{end}")
            return str(getattr(row, field)) if row else ""
        return None

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        kind, silo_id = self._at.table, self._at.id
        if kind == "silo":
            people.rename_silo(writer, silo_id, text, tell)
        elif kind == "cell":
            return self.note(writer, text)
        else:
            return self._field(writer, text)
        return Outcome(self.place)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        kind, silo_id = self._at.table, self._at.id
        if kind == "silo" and silo_id:
            acts.remove_silo(writer, silo_id)
            return Outcome()
        silo, stage = self._cell_at()
        if silo:
            acts.set_role(writer, stage, silo, "")
            return Outcome(self.place)
        start, end, field = self._handoff_at()
        if not start:
            return None
        column = "leader_id" if field == "leader" else field
        empty = {"leader_id": None, "agreed": False}.get(column, "")
        acts.change_handoff(writer, start, end, **{column: empty})
        return Outcome(self.place)

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        if self._at.table != "silo" or not down or not self._at.id:
            return None
        acts.move_silo(writer, self._at.id, down)
        return Outcome(self.place)


PANEL = OwnershipPanel
