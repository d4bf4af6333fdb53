"""Pain points on the journey's board: why each of them hurts, asked again and again, and which silo it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from onecompany.boards.panel import AROUND, Choice, Outcome, Refused
from onecompany.boards.short_names import distinct
from onecompany.boards.wrap import clipped
from onecompany.exercises.stages import KIND, causes
from onecompany.exercises.stages.voting_panel import VotedPanel
from onecompany.kinds.cells import Cell
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.clean import visible
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record, Ref

if TYPE_CHECKING:
    from onecompany.exercises.stages import acts
    from onecompany.kinds import typed
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.stages.acts")
    typed = LazyModule("onecompany.kinds.typed")

LEAST_NAME = 4
"""Cells of a silo's name by which it is known among the others."""

AT_PAIN = (Choice("ctrl+t", "^T", N_("why it hurts")), Choice("ctrl+x", "^X", N_("{silo}")))
AT_WHY = (Choice("ctrl+t", "^T", N_("root cause")), Choice("ctrl+x", "^X", N_("{silo}")))
"""What stands in place of the moment of truth and of splitting, which are for touchpoints."""

UNDER_PAIN = causes.OF_PAIN - {"pain"}

_PAIN = next(table for table in KIND.tables if table.name == "pain")


class CausesPanel(VotedPanel):
    """Keeps, marks and moves the answers under a pain point. Those of one are seen at a time in the lanes."""

    @property
    def pain(self) -> Record | None:
        """The pain point that the cursor is on, or whose answers or silo it is on."""
        return causes.pain_of(self.view.state, self.place)

    def where_cause(self) -> str:
        """What an entry would be at an answer, at the place for the first one, or at the silo; "" elsewhere."""
        kind, row_id = self.at
        pain = self.pain
        if pain is None:
            return ""
        if kind == "whys":
            return gettext("Why does it hurt: {pain}", pain=clipped(pain.text, 80))
        if kind == "why":
            return gettext("And why is that so: {why}", why=clipped(self.view.state.get("why", row_id).text, 80))
        return self._asks_silo() if kind == "painsilo" else ""

    def _asks_silo(self) -> str:
        """Which silo, with all that can be chosen: by short names where there are many; without, where too many."""
        names = [visible(silo.name) for silo in self.view.state.rows("silo")]
        longest = max(map(cell_len, names), default=0)
        for room in range(longest, LEAST_NAME - 1, -1):
            chosen = "  ".join(f"{number} {name}" for number, name in enumerate(distinct(names, room), 1))
            for asked in (
                gettext("{Silo} that it comes from: {names}", names=chosen),
                gettext("{Silo}: {names}", names=chosen),
            ):
                if cell_len(asked) <= self.app.size.width - AROUND:
                    return asked
        return gettext("{Silo} that it comes from: a number from 1 to {most}, or its name", most=len(names))

    def keep_cause(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        """Keep what was typed under a pain point."""
        kind, row_id = self.at
        pain = self.pain
        if pain is None:
            raise Refused(gettext("That pain point is not there any more."))
        if kind == "painsilo":
            return self.keep_silo(writer, pain, " ".join(lines))
        new = acts.add_whys(writer, pain.id, lines, row_id if kind == "why" else None)
        return Outcome(f"why:{new[-1]}")

    def keep_silo(self, writer: WorkshopWriter, pain: Record, text: str) -> Outcome:
        """The silo by its number, or by the beginning of its name."""
        silos = self.view.state.rows("silo")
        cell = Cell(_PAIN, _PAIN.column("silo_id"), self.view.state, self.view.today, pain)
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0
        silo_id = silos[number - 1].id if 0 < number <= len(silos) else typed.read(cell, text)["silo_id"]
        silo = self.view.state.get("silo", silo_id)
        label = gettext(
            "said that {pain:quoted} comes from {silo_name}", pain=clipped(pain.text, 40), silo_name=silo.name
        )
        acts.change(writer, Ref("pain", pain.id), label, silo_id=silo_id)
        return Outcome(self.place)

    def cause_text(self) -> str | None:
        """What F2 edits under a pain point; None where nothing can be."""
        kind, row_id = self.at
        pain = self.pain
        if kind == "why":
            return str(self.view.state.get("why", row_id).text)
        return causes.silo_name(self.view.state, pain) if kind == "painsilo" and pain is not None else None

    def edit_cause(self, writer: WorkshopWriter, text: str) -> Outcome:
        """Put an edited answer, or another silo, in place of the one at the cursor."""
        kind, row_id = self.at
        if kind == "painsilo" and self.pain is not None:
            return self.keep_silo(writer, self.pain, text) if text else self._no_silo(writer, self.pain)
        acts.change(writer, Ref("why", row_id), gettext("changed a cause"), text=text)
        return Outcome(self.place)

    def _no_silo(self, writer: WorkshopWriter, pain: Record) -> Outcome:
        label = gettext("took back where {pain:quoted} comes from", pain=clipped(pain.text, 40))
        acts.change(writer, Ref("pain", pain.id), label, silo_id=None)
        return Outcome(self.place)

    def delete_cause(self, writer: WorkshopWriter) -> Outcome | None:
        """Remove an answer, or take back the silo."""
        kind, row_id = self.at
        if kind == "why":
            acts.remove(writer, Ref("why", row_id))
            return Outcome()
        if kind == "painsilo" and self.pain is not None and self.pain.silo_id:
            return self._no_silo(writer, self.pain)
        return None

    def choose_cause(self, writer: WorkshopWriter, key: str) -> Outcome:
        """Begin an answer or the silo, or mark an answer as the root cause."""
        kind, row_id = self.at
        pain = self.pain
        assert pain is not None
        if key == "ctrl+x":
            return Outcome(f"painsilo:{pain.id}")
        if kind == "why":
            acts.mark_root(writer, row_id)
            return Outcome(self.place)
        answers = causes.whys(self.view.state, pain)
        return Outcome(f"why:{answers[-1].id}" if answers else f"whys:{pain.id}")

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        if ref.table == "why" and row is not None and self.view.state.get("why", ref.id) is None:
            return [f"why:{ref.id}", f"pain:{row.pain_id}"]
        return [f"painsilo:{ref.id}" if ref.table == "pain" and column == "silo_id" else str(ref)]
