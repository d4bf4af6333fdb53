"""The code on the screen, each rule with what keeps it alive, and what is recognised across silos."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from onecompany.boards.lines import Line, Part, Selection
from onecompany.boards.panel import Choice, Outcome, Refused
from onecompany.boards.place import Place
from onecompany.boards.record_board import RecordsPanel
from onecompany.exercises.reinforce import RECOGNITION, REINFORCEMENT
from onecompany.exercises.reinforce.kept import Kept, code, left_over
from onecompany.exercises.reinforce.section import SAID, WON
from onecompany.kinds.cells import Cell
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.lookup import row_words
from onecompany.sentences import N_, gettext
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.kinds import rows
    from onecompany.store.writer import WorkshopWriter
else:
    rows = LazyModule("onecompany.kinds.rows")

ACROSS = ("rule", *SAID)


class ReinforcePanel(RecordsPanel):
    """A line for each adopted rule, also before anything was said of it; below them the recognitions."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("", "Tab", N_("next field")),  # no sentence: a key's name
        Choice("", "F11", N_("measured with one of our metrics")),
    )

    def parts(self) -> Sequence[Part]:
        state = self.view.state
        current = [self._line(kept) for kept in code(state)]
        former = [Line(row, entry=words) for words, row in left_over(state)]
        won = [Line(row, entry=gettext("A recognition")) for row in state.rows("recognition")]
        waiting = Line(entry=gettext("A recognition"), place=Place("recognition"),
                       says=gettext("Type for what: something that only several {silos} can win together"))  # fmt: skip
        parts = (
            Part(REINFORCEMENT, ACROSS, current or [self._no_rules()],
                 adds=False, fills=bool(current), lines=0, tight=2),
            Part(REINFORCEMENT, ACROSS, former, gettext("Said of rules that are adopted no more"),
                 adds=False, lines=0, tight=2),
            Part(RECOGNITION, WON, won or [waiting],
                 gettext("Recognised across {silos} · for what, which {silos}, by whom, by when")),
        )  # fmt: skip
        return [part for part in parts if part.rows]

    @staticmethod
    def _line(kept: Kept) -> Line:
        place, about = Place("rule", kept.rule.id), (Ref("rule", kept.rule.id),)
        values = {"rule": str(about[0]), "rule_text": kept.words}
        return Line(kept.row, "", kept.numbered, values, place, about=about, shows={"rule": kept.numbered})

    def _no_rules(self) -> Line:
        conduct = self.view.state.where("exercise", "kind", "conduct")
        says = gettext("No rule is adopted, and this plan has no code of conduct. Recognitions are typed below.")
        if conduct:
            says = gettext("No rule is adopted yet. That is done in {exercise:quoted}: ^O on its board.",
                           exercise=conduct[0].title)  # fmt: skip
        return Line(place=Place("none"), entry=gettext("No rule is adopted yet"), says=says)

    def subject(self) -> tuple[str, str]:
        selection = self.selection
        of_rule = selection.line.values if selection is not None else {}
        return (of_rule["rule"], of_rule["rule_text"]) if of_rule else super().subject()

    # -- a rule is worded in the code, and stands where it stands there

    def _is_of_code(self, selection: Selection | None) -> bool:
        return selection is not None and selection.column.name == "rule" and "rule" in selection.line.shows

    def add(self, writer: WorkshopWriter, selection: Selection, lines: Sequence[str]) -> Outcome:
        if selection.part.table is REINFORCEMENT:
            raise Refused(
                selection.line.says or gettext("Rules are worded in the code of conduct. Tab: who trains it?")
            )
        return super().add(writer, selection, lines)

    def editable(self) -> str | None:
        return None if self._is_of_code(self.selection) else super().editable()

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        selection = self.selection
        if text and selection is not None and self._is_of_code(selection):
            return self.add(writer, selection, [text])
        return super().edit(writer, text)

    def change_columns(self, writer: WorkshopWriter, cell: Cell, values: Mapping[str, Any]) -> Outcome:
        rule = values.get("rule", "")
        if rule and any(row is not cell.row for row in cell.state.where("reinforcement", "rule", rule)):
            raise Refused(gettext("That rule has a line of its own: {rule:quoted}.", rule=values["rule_text"]))
        return super().change_columns(writer, cell, values)

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        selection = self.selection
        fixed = selection is not None and selection.part.table is REINFORCEMENT
        return None if fixed else super().shift(writer, across, down)

    # -- what it is measured by

    def examples(self) -> list[tuple[str, str, Any]]:
        state, selection = self.view.state, self.selection
        if selection is None or selection.part.table is not REINFORCEMENT or not selection.line.values:
            return []
        return [(row.name, row_words(state, "leader", row.leader_id), row) for row in state.rows("metric")]

    def take_example(self, writer: WorkshopWriter, example: Any) -> Outcome:
        selection = self.selection
        assert selection is not None
        measured = {"measured_by": f"metric:{example.id}", "measured_by_text": example.name}
        row = selection.line.row
        if row is None:
            (new,) = rows.add(writer, REINFORCEMENT, [{**selection.line.values, **measured}])
        else:
            rows.change(writer, REINFORCEMENT, new := row.id, **measured)
        return Outcome(str(Place("reinforcement", new, "measured_by")))


PANEL = ReinforcePanel
