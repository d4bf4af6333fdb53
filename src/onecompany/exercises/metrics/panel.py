"""Metrics on the screen: leaders down, a column a field; below them a metric for each handoff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from onecompany.boards.lines import Line, Part
from onecompany.boards.model import Tone
from onecompany.boards.panel import Choice, Outcome
from onecompany.boards.place import Place
from onecompany.boards.record_board import RecordsPanel
from onecompany.exercises.metrics import MEASURES, METRIC
from onecompany.exercises.metrics.board import MetricRow, connecting_rows, connecting_values, leader_rows
from onecompany.kinds.cells import Cell, cell_text
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.progress import good
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record, Ref

if TYPE_CHECKING:
    from onecompany.exercises.metrics import acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.metrics.acts")

ACROSS = (
    "name", "measures", "baseline", "target", "by_when", "direction", "source", "watches", "result", "joint_with",
    "noticed", "rhythm", "definition", "unit",
)  # fmt: skip


class MetricsPanel(RecordsPanel):
    """A table to type in; on a metric's name a line adds another metric, elsewhere it fills the cell."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("", "Tab", N_("next field")),  # no sentence: a key's name
        Choice("ctrl+t", "^T", N_("{customer} notices: yes, no")),
        Choice("", "F11", N_("examples")),
    )
    TOGGLES: ClassVar = {"ctrl+t": "noticed"}
    NEEDED: ClassVar[int] = 5
    """The first five fields of a metric; the others lie beside them."""

    def parts(self) -> Sequence[Part]:
        state = self.view.state
        connect = gettext("Metrics that connect: one for each handoff")
        parts = (
            Part(METRIC, ACROSS, [self._leader(row) for row in leader_rows(state)], tight=2),
            Part(METRIC, ACROSS, [self._connecting(row) for row in connecting_rows(state)], connect, tight=2),
        )
        first = Line(entry=gettext("A metric"), says=gettext("A first metric"), place=Place("none"))
        return [part for part in parts if part.rows] or [Part(METRIC, ACROSS, [first])]

    def _leader(self, row: MetricRow) -> Line:
        leader: Any = row.leader
        place, about = Place("leader", leader.id), (Ref("leader", leader.id),)
        entry = gettext("A metric for {name}", name=leader.name)
        if row.metric is not None:
            entry = gettext("Another metric for {name}", name=leader.name)
        head = (f"{leader.name}\n{leader.role}" if leader.role else leader.name) if row.first else ""
        return Line(row.metric, head, entry, {"leader_id": leader.id}, place, about=about)

    def _connecting(self, row: MetricRow) -> Line:
        entry, handoff = gettext("A metric that connects"), row.handoff
        if handoff is None:
            return Line(row.metric, entry=entry)
        place, about = Place("handoff", handoff.id), (Ref("handoff", handoff.id),)
        values = connecting_values(self.view.state, handoff.from_stage.id, handoff.to_stage.id)
        return Line(row.metric, handoff.stages if row.first else "", entry, values, place, about=about)

    def text_and_tone(self, part: Part, cell: Cell) -> tuple[str, Tone]:
        if cell.column.name == "direction" and cell.row is not None:
            cell = Cell(cell.table, cell.column, cell.state, cell.today, Record(direction=good(cell.row)))
            return cell_text(cell), "text"
        return super().text_and_tone(part, cell)

    # -- examples

    def examples(self) -> list[tuple[str, str, Any]]:
        """The plan's examples for choosing: text, more, and the example."""
        return [
            (
                str(example["metric"]),
                " · ".join(filter(None, (example.get("stage"), _measured(example), example.get("result")))),
                example,
            )
            for example in self.view.settings["examples"]
        ]

    def take_example(self, writer: WorkshopWriter, example: Any) -> Outcome:
        selection = self.selection
        line = selection.line if selection is not None else Line()
        new = acts.add_example(writer, line.values.get("leader_id"), example, line.row.id if line.row else None)
        return Outcome(f"metric:{new}|name", gettext("An example was put in; F2 changes its words."))


PANEL = MetricsPanel


def _measured(example: Mapping[str, Any]) -> str:
    """What the metric of an example measures, in the language of the room; "" where the plan does not say."""
    choices = {word: word for word in MEASURES}
    return gettext(choices[example["measures"]]) if example.get("measures") in choices else ""
