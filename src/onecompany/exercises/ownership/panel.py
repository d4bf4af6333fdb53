"""Ownership on the screen: the grid of silos and stages, and under it the handoffs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from onecompany.boards.model import Model
from onecompany.boards.panel import Choice, Outcome, Refused, in_words
from onecompany.boards.sheet import Sheet
from onecompany.boards.stack import Stack
from onecompany.exercises.ownership import RATING, ROLE
from onecompany.exercises.ownership.places import PlacesPanel
from onecompany.exercises.ownership.sheets import HANDOFFS, grid_model, handoffs_model
from onecompany.kinds.expected import initials
from onecompany.kinds.hooks import tell
from onecompany.kinds.journey import handoffs, role
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.people import leader_asked
from onecompany.sentences import N_, NC_, gettext

if TYPE_CHECKING:
    from onecompany.exercises.ownership import acts
    from onecompany.store.acts import people
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.ownership.acts")
    people = LazyModule("onecompany.store.acts.people")

AFTER = {"": "owner", "owner": "helps", "helps": ""}
YES = NC_("of agreed", "Y")
LETTERS_OF = {
    "rating": (Choice("", "S", N_("smooth")), Choice("", "R", N_("rough")), Choice("", "D", N_("dropped"))),
    "agreed": (Choice("", YES, N_("agreed")), Choice("", "N", N_("not yet"))),
}
"""Fields of a handoff in which letters choose."""


class OwnershipPanel(PlacesPanel):
    """O and H choose in the grid; Enter goes round; the handoffs below are typed, rated and agreed."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("", "O", N_("owner")),
        Choice("", "H", N_("helps")),
        Choice("", "Del", N_("clear")),  # no sentence: a key's name
        Choice("ctrl+l", "^L", N_("handoffs"), goes=True),
        Choice("", "^K", N_("crack to commitment")),
    )
    HANDOFF_CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("", "Enter", N_("rate, agree")),  # no sentence: a key's name
        Choice("", "Tab", N_("next field")),  # no sentence: a key's name
        Choice("ctrl+l", "^L", N_("the matrix"), goes=True),
        Choice("", "^K", N_("crack to commitment")),
    )
    _left = ""
    """The place in the matrix from which the handoffs were gone to."""

    def compose(self) -> ComposeResult:
        handoffs = Sheet(id="handoffs")
        handoffs.active = False
        yield Stack(Sheet(id="grid"), handoffs, pages=True)

    def repaint(self, place: str) -> None:
        state = self.view.state
        sheet, below = self.query_one("#grid", Sheet), self.query_one("#handoffs", Sheet)
        sheet.show(grid_model(state), place)
        below.show(handoffs_model(state) if state.rows("stage") and state.rows("silo") else Model(()), place)
        there = next((shown for shown in (sheet, below) if place and shown.cursor == place), None)
        if there is not None and not there.active:
            self.activate(there)
        elif below.active and not below.cursor:  # the last handoff went while the cursor was there
            self.activate(sheet)
        self._fit()

    def _fit(self) -> None:
        stack = self.query_one(Stack)
        stack.zoomed = self.zoomed
        stack.fit()

    def activate(self, sheet: Sheet) -> None:
        super().activate(sheet)
        self._fit()

    def tab(self, step: int) -> None:
        """From a row to the next one past the silo's name: who presses O or H next means a cell."""
        super().tab(step)
        if self.place.startswith("silo:"):
            super().tab(step)

    # -- keys

    @property
    def letters_choose(self) -> bool:
        """Letters choose in the grid and in the handoffs' rating and agreed; silos and words are typed."""
        return self.at.table == "cell" or (self.at.table == "handoff" and self.at.column in LETTERS_OF)

    def choices(self) -> Sequence[Choice]:
        if self.at.table != "handoff":
            return super().choices()
        letters = LETTERS_OF.get(self.at.column, self.HANDOFF_CHOICES[:1])
        return in_words((*letters, *self.HANDOFF_CHOICES[1:]))

    # -- what is typed

    def letter(self, writer: WorkshopWriter, letter: str) -> Outcome | None:
        start, end, field = self.handoff_at()
        low = letter.lower()
        silo, stage = self.cell_at()
        ratings, roles = initials(RATING), initials(ROLE)
        yes, no = {"y", gettext(YES).lower()}, {"n", gettext("not yet")[:1].lower()}
        if field == "rating" and low in ratings:
            acts.change_handoff(writer, start, end, rating=ratings[low])
        elif field == "agreed" and low in yes | no:
            acts.change_handoff(writer, start, end, agreed=low in yes)
        elif silo and low in roles:
            acts.set_role(writer, stage, silo, roles[low])
        else:
            return None
        return Outcome(self.place)

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        start, _, _ = self.handoff_at()
        if start:
            silos = self.view.state.rows("silo")
            return Outcome(self._left or f"cell:{silos[0].id}|{start}")
        return Outcome(self._to_handoffs())

    def _to_handoffs(self) -> str:
        """The first field of the handoff at the stage of the cursor, or of the first one. Raises Refused."""
        views, stage = handoffs(self.view.state), self.cell_at()[1]
        if not views:
            raise Refused(gettext("There is no handoff yet: they appear where the owner changes."))
        self._left = self.place
        near = [view for view in views if stage in (view.from_stage.id, view.to_stage.id)]
        return f"handoff:{(near[-1] if near else views[0]).id}|what"

    def enter(self, writer: WorkshopWriter) -> Outcome | None:
        if self.place == HANDOFFS:
            return Outcome(self._to_handoffs())
        silo, stage = self.cell_at()
        if silo:
            acts.set_role(writer, stage, silo, AFTER[role(self.view.state, stage, silo)])
            return Outcome(self.place)
        start, end, field = self.handoff_at()
        row = self.view.state.get("handoff", f"{start}-{end}")
        if field == "rating":
            order = ["", *RATING.choices]
            now = row.rating if row else ""
            acts.change_handoff(writer, start, end, rating=order[(order.index(now) + 1) % len(order)])
            return Outcome(self.place)
        if field == "agreed":
            acts.change_handoff(writer, start, end, agreed=not (row and row.agreed))
            return Outcome(self.place)
        return None

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        kind, silo_id = self.at.table, self.at.id
        if kind == "silo" or not self.place:
            return Outcome(f"silo:{acts.add_silos(writer, list(lines), silo_id or None)[-1]}")
        if self.place == HANDOFFS:
            raise Refused(gettext("Enter shows the handoffs; what is handed over is typed there."))
        if kind == "cell":
            raise Refused(gettext("Here letters choose: O owner, H helps. A note on this cell begins with '."))
        return self._field(writer, " ".join(lines))

    def _field(self, writer: WorkshopWriter, text: str) -> Outcome:
        start, end, field = self.handoff_at()
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
        silo, stage = self.cell_at()
        if not silo:
            raise Refused(gettext("A note belongs to a cell of the grid."))
        acts.set_note(writer, stage, silo, text)
        return Outcome(self.place, gettext("Note: {text}", text=text))

    def editable(self) -> str | None:
        state = self.view.state
        kind, silo_id = self.at.table, self.at.id
        if kind == "silo" and silo_id:
            return str(state.get("silo", silo_id).name)
        silo, stage = self.cell_at()
        if silo:
            rows = [r for r in state.where("ownership", "stage_id", stage) if r.silo_id == silo]
            return str(rows[0].note) if rows else ""
        start, end, field = self.handoff_at()
        if field in ("what", "notice"):
            row = state.get("handoff", f"{start}-{end}")
            return str(getattr(row, field)) if row else ""
        return None

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        kind, silo_id = self.at.table, self.at.id
        if kind == "silo":
            people.rename_silo(writer, silo_id, text, tell)
        elif kind == "cell":
            return self.note(writer, text)
        else:
            return self._field(writer, text)
        return Outcome(self.place)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        kind, silo_id = self.at.table, self.at.id
        if kind == "silo" and silo_id:
            acts.remove_silo(writer, silo_id)
            return Outcome()
        silo, stage = self.cell_at()
        if silo:
            acts.set_role(writer, stage, silo, "")
            return Outcome(self.place)
        start, end, field = self.handoff_at()
        if not start:
            return None
        column = "leader_id" if field == "leader" else field
        empty = {"leader_id": None, "agreed": False}.get(column, "")
        acts.change_handoff(writer, start, end, **{column: empty})
        return Outcome(self.place)

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        if self.at.table != "silo" or not down or not self.at.id:
            return None
        acts.move_silo(writer, self.at.id, down)
        return Outcome(self.place)


PANEL = OwnershipPanel
