"""Where the cursor is on the board of ownership, what an entry there would be, and where rows stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.boards.panel import Panel
from onecompany.boards.place import Place
from onecompany.exercises.ownership.sheets import ENTRIES, HANDOFFS
from onecompany.kinds.journey import owners
from onecompany.kinds.lookup import reference_words
from onecompany.sentences import gettext
from onecompany.store.records import Ref


class PlacesPanel(Panel):
    """Knows the places of the matrix and of the handoffs."""

    @property
    def at(self) -> Place:
        """Where the cursor is."""
        return Place.parse(self.place)

    def cell_at(self) -> tuple[str, str]:
        """The silo and the stage of the cell at the cursor; empty for none."""
        return self.at[1:] if self.at.table == "cell" else ("", "")

    def handoff_at(self) -> tuple[str, str, str]:
        """The two stages and the field of the handoff at the cursor; empty for none."""
        start, _, end = self.at.id.partition("-")
        return (start, end, self.at.column) if self.at.table == "handoff" else ("", "", "")

    def where(self) -> str:
        state = self.view.state
        silo, stage = self.cell_at()
        if silo:
            return gettext("{name} at {stage}", name=state.get("silo", silo).name, stage=state.get("stage", stage).name)
        start, end, field = self.handoff_at()
        if start:
            return gettext(ENTRIES[field], handoff=reference_words(state, f"handoff:{start}-{end}"))
        if self.place == HANDOFFS:
            return gettext("The handoffs: Enter shows them")
        return gettext("A new {silo}")

    def subject(self) -> tuple[str, str]:
        _, stage = self.cell_at()
        start, end, _ = self.handoff_at()
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
