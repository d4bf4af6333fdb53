"""Metrics on the screen: leaders down, a column a field; below them a metric for each handoff."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult

from onecompany.boards.model import BoardCell, BoardColumn, Tone
from onecompany.boards.panel import Choice, Outcome, Panel, Refused
from onecompany.boards.records import records
from onecompany.boards.sheet import Sheet
from onecompany.exercises.metrics.board import MetricRow, connecting_rows, leader_rows
from onecompany.exercises.metrics.cells import read_cell, shown, typed
from onecompany.kinds.lazy_module import LazyModule
from onecompany.store.records import Record, Ref

if TYPE_CHECKING:
    from onecompany.exercises.metrics import acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.metrics.acts")

FIELDS: tuple[tuple[str, str, BoardColumn], ...] = (
    ("name", "Metric", BoardColumn(16, 26, 3)),
    ("measures", "Measures", BoardColumn(11, 11, 0)),
    ("baseline", "Baseline", BoardColumn(12, 12, 0)),
    ("target", "Target", BoardColumn(12, 12, 0)),
    ("by_when", "By when", BoardColumn(12, 12, 0)),
    ("direction", "Good is", BoardColumn(9, 9, 0)),
    ("source", "Source", BoardColumn(12, 14, 1)),
    ("watches", "Watches", BoardColumn(12, 16, 1)),
    ("result", "Business result", BoardColumn(14, 18, 1)),
    ("joint_with", "Joint with", BoardColumn(12, 14, 1)),
    ("noticed", "A customer\nnotices", BoardColumn(12, 12, 0)),
    ("rhythm", "Rhythm", BoardColumn(10, 11, 0)),
    ("definition", "Definition", BoardColumn(16, 24, 1)),
    ("unit", "Unit", BoardColumn(9, 9, 0)),
)
NEEDED = 6
"""The leader and the five fields of a metric; the others lie beside them."""

TITLES = {name: title.replace("\n", " ") for name, title, _ in FIELDS}
EXPECTED = {
    "measures": "behaviour, operation, asset or survey; its first letter will do",
    "baseline": "a number with its unit, such as 4.2 % or 12 days",
    "target": "a number with its unit",
    "by_when": "a date, such as 12 Dec",
    "direction": "up or down; empty: as baseline and target say",
    "watches": "a stage, or a handoff such as Buy → Get started",
    "result": "the business result it moves, in their own terms",
    "joint_with": "silos, with commas between them",
    "noticed": "would a customer notice? yes or no",
}


class MetricsPanel(Panel):
    """A table to type in; on a metric's name a line adds another metric, elsewhere it fills the cell."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("", "Tab", "next field"),
        Choice("ctrl+t", "^T", "customer notices: yes, no"),
        Choice("", "F11", "examples"),
    )

    def compose(self) -> ComposeResult:
        yield Sheet()

    def repaint(self, place: str) -> None:
        state = self.view.state
        leaders, connecting = leader_rows(state), connecting_rows(state)
        titles = {len(leaders): "Metrics that connect: one for each handoff"} if connecting else {}
        rows = [self._row(row, previous) for previous, row in _with_previous([*leaders, *connecting])]
        if not rows:
            rows = [[BoardCell("", "", "muted"), BoardCell("A first metric", "none:|name", "muted")]]
        heads = ["", *(title for _, title, _ in FIELDS)]
        columns = [BoardColumn(12, 20, 1), *(column for _, _, column in FIELDS)]
        self.sheet.show(records(heads, rows, columns, frozen=2, titles=titles, needed=NEEDED), place)

    def _row(self, row: MetricRow, previous: MetricRow | None) -> list[BoardCell]:
        head = ""
        if row.leader is not None and (previous is None or previous.leader is not row.leader):
            head = row.leader.name + (f"\n{row.leader.role}" if row.leader.role else "")
        elif row.handoff is not None and (previous is None or previous.handoff is not row.handoff):
            head = f"{row.handoff.from_stage.name} → {row.handoff.to_stage.name}"
        cells = [BoardCell(head, "", "strong", lines=3, tight=2 if row.leader is not None else 3)]
        for name, _, _ in FIELDS:
            text = shown(name, row.metric, self.view.state, self.view.today) if row.metric else ""
            tone: Tone = "muted" if not text else "strong" if name == "name" else "text"
            number = name in ("baseline", "target")
            cells.append(
                BoardCell(text or "·", f"{row.place}|{name}", tone, "right" if number else "left", lines=4, tight=2)
            )
        return cells

    # -- where the cursor is

    def _at(self) -> tuple[str, str, str]:
        """The kind of row (metric, leader, handoff or none), its id, and the field."""
        row, _, field = self.place.rpartition("|")
        kind, _, row_id = row.partition(":")
        return kind, row_id, field

    def _metric(self) -> Record | None:
        kind, row_id, _ = self._at()
        found: Record | None = self.view.state.get("metric", row_id) if kind == "metric" else None
        return found

    def where(self) -> str:
        kind, row_id, field = self._at()
        state, metric = self.view.state, self._metric()
        if metric is not None and field != "name":
            return f"{metric.name} · {TITLES[field]}: {EXPECTED.get(field, 'type it')}"
        leader = state.get("leader", metric.leader_id if metric else row_id)
        if leader is not None:
            return f"{'Another' if metric else 'A'} metric for {leader.name}"
        return "A metric that connects" if kind == "handoff" or metric else "A metric"

    def subject(self) -> tuple[str, str]:
        metric = self._metric()
        return (f"metric:{metric.id}", metric.name) if metric else ("", "")

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        state = self.view.state
        if ref.table == "leader":
            metrics = state.where("metric", "leader_id", ref.id)
            return [f"metric:{metrics[0].id}|name" if metrics else f"leader:{ref.id}|name"]
        if ref.table == "handoff":
            joint = state.where("metric", "watches", str(ref))
            return [f"metric:{joint[0].id}|name" if joint else f"handoff:{ref.id}|name"]
        return [f"{ref.table}:{ref.id}|{column if column in TITLES else 'name'}"]

    def editing(self) -> str:
        words = super().editing()
        return words if self._at()[2] == "name" or not self.editable() else f"{words} · {self.where()}"

    # -- what is typed

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        kind, row_id, field = self._at()
        metric = self._metric()
        if metric is not None and field != "name":
            return self.edit(writer, " ".join(lines))
        if field != "name" and kind in ("leader", "handoff"):
            raise Refused("First its name: move to the column Metric and type it there.")
        if kind == "handoff":
            start, _, end = row_id.partition("-")
            ids = acts.connect(writer, start, end, lines)
        else:
            leader = metric.leader_id if metric else row_id or None
            ids = acts.add_metrics(writer, leader, lines, metric.id if metric else None)
        return Outcome(f"metric:{ids[-1]}|name")

    def editable(self) -> str | None:
        metric = self._metric()
        return typed(self._at()[2], metric, self.view.state) if metric is not None else None

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        metric, field = self._metric(), self._at()[2]
        if metric is None:
            raise Refused("There is no metric in this row yet.")
        values = read_cell(field, text, self.view.state, metric, self.view.today)
        acts.change(writer, metric.id, f"changed {TITLES[field].lower()} of {metric.name}", **values)
        return Outcome(self.place)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        metric, field = self._metric(), self._at()[2]
        if metric is None:
            return None
        if field == "name":
            acts.remove(writer, metric.id)
            return Outcome(f"leader:{metric.leader_id}|name" if metric.leader_id else "")
        return self.edit(writer, "")

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        metric = self._metric()
        if metric is None or not down:
            return None
        acts.move(writer, metric.id, down)
        return Outcome(self.place)

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        metric = self._metric()
        if key == "ctrl+t":
            if metric is None:
                raise Refused("Move to a metric first.")
            value = {None: True, True: False, False: None}[metric.noticed]
            acts.change(writer, metric.id, f"would a customer notice {metric.name}?", noticed=value)
            return Outcome(self.place)
        return None

    # -- examples

    def examples(self) -> list[tuple[str, str, Any]]:
        """The plan's examples for choosing: text, more, and the example."""
        found = []
        for example in self.view.settings["examples"]:
            about = " · ".join(str(example[k]) for k in ("stage", "measures", "result") if example.get(k))
            found.append((str(example["metric"]), about, example))
        return found

    def take_example(self, writer: WorkshopWriter, example: Any) -> Outcome:
        """Put an example into the row at the cursor."""
        kind, row_id, _ = self._at()
        metric = self._metric()
        leader = metric.leader_id if metric else row_id if kind == "leader" else None
        new = acts.add_example(writer, leader, example, metric.id if metric else None)
        return Outcome(f"metric:{new}|name", "An example was put in; F2 changes its words.")


def _with_previous(rows: list[MetricRow]) -> list[tuple[MetricRow | None, MetricRow]]:
    return list(zip([None, *rows], rows, strict=False))


PANEL = MetricsPanel
