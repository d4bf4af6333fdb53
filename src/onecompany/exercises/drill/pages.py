"""The two sheets of the drill: the case that is seen, and below it the list of all; how the cursor goes between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult

from onecompany.boards.panel import Panel
from onecompany.boards.place import Place
from onecompany.boards.sheet import Sheet
from onecompany.boards.stack import Stack
from onecompany.exercises.drill.board import case_model, list_model, place
from onecompany.exercises.drill.calls import cases
from onecompany.store.records import Record, Ref

ROOMY = 17
"""Lines from which on there is air around a case."""


class CasePages(Panel):
    """Left and right turn from case to case above; in the list below up and down do."""

    _case_id = ""
    _listed: Sequence[str] = ()
    """The cases when the board was shown last."""

    def compose(self) -> ComposeResult:
        below = Sheet(id="cases")
        below.active = False
        yield Stack(Sheet(id="case"), below)

    # -- the case that is seen

    @property
    def above(self) -> Sheet:
        """The sheet of the case that is seen."""
        return self.query_one("#case", Sheet)

    @property
    def below(self) -> Sheet:
        """The sheet with all cases."""
        return self.query_one("#cases", Sheet)

    @property
    def cases(self) -> list[Record]:
        """The cases of this exercise, in order."""
        return cases(self.view.state, self.view.exercise.id)

    @property
    def case(self) -> Record | None:
        """The case that is seen; None when there is none."""
        here = self.cases
        return next((row for row in here if row.id == self._case_id), here[0] if here else None)

    @property
    def at(self) -> Place:
        """Where the cursor is."""
        return Place.parse(self.place)

    def repaint(self, place: str) -> None:
        here, target = self.cases, Place.parse(place)
        if target.table == "drill_case" and target.id:
            self._case_id = target.id
        elif self._case_id in self._listed and here and self._case_id not in [row.id for row in here]:
            # It is gone; the one that took its place is as near as can be.
            self._case_id = here[min(self._listed.index(self._case_id), len(here) - 1)].id
        self._listed = [row.id for row in here]
        self._show(place)

    def _show(self, wanted: str = "") -> None:
        here = self.case
        self._case_id = here.id if here is not None else ""
        listed = wanted and Place.parse(wanted).column in ("", "stage_id")
        there = wanted if listed else self.below.cursor if self.below.active else place(here)
        self.above.show(case_model(self.view, here, roomy=lambda: self.size.height >= ROOMY), wanted)
        self.below.show(list_model(self.view, here), there)
        if wanted and wanted in (self.above.cursor, self.below.cursor):
            self.activate(self.above if wanted == self.above.cursor else self.below)
        elif not self.below.cursor:
            self.activate(self.above)
        self.query_one(Stack).fit()

    def activate(self, sheet: Sheet) -> None:
        super().activate(sheet)
        self.query_one(Stack).fit()

    # -- from case to case

    def move(self, across: int, down: int) -> None:
        if self.above.active and across:
            self._turn(across)
        elif self.above.active and down > 0 and self.case is not None and not self.above.move(0, down):
            self.select(place(self.case))
        elif self.above.active and down > 0:
            self.post_message(self.Pointed())
        else:
            super().move(across, down)
            self._follow()

    def tab(self, step: int) -> None:
        """To the next field, behind the last one to the next case, and at last to the list."""
        if self.above.active and self.above.tab(step):
            self.post_message(self.Pointed())
        elif not (self.above.active and self._turn(step, "text" if step > 0 else "rules")):
            super().tab(step)
            self._follow()

    def jump(self, where: str) -> None:
        super().jump(where)
        self._follow()

    def select(self, place: str) -> bool:
        target = Place.parse(place)
        if target.table == "drill_case" and any(row.id == target.id for row in self.cases):
            self._turn_to(target.id)
        return super().select(place)

    def _turn(self, step: int, field: str = "") -> bool:
        """The case before or after, at the same field. Whether there is one."""
        here = [row.id for row in self.cases]
        index = here.index(self.case.id) + step if self.case is not None else -1
        if not 0 <= index < len(here):
            return False
        wanted = Place("drill_case", here[index], field or self.at.column)
        if not self.select(str(wanted)):
            self.select(str(wanted.at_column("rules")))
        return True

    def _turn_to(self, case_id: str) -> None:
        if self.case is None or self.case.id != case_id:
            self._case_id = case_id
            self._show(self.place if self.below.active else "")

    def _follow(self) -> None:
        """Show the case at which the cursor is in the list."""
        if self.at.table == "drill_case" and self.at.id:
            self._turn_to(self.at.id)

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        if ref.table == "round" and (round_ := self.view.state.find(ref) or row) is not None:
            return [str(Place("drill_case", round_.subject.partition(":")[2], "calls"))]
        if ref.table == "drill_case":
            return [str(Place(*ref, column if column == "stage_id" else "text"))]
        return [str(ref)]
