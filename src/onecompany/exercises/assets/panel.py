"""Customers on the screen: periods down, figures across; below them the chosen one drawn, and why people left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult

from onecompany.boards.lines import Part, Selection
from onecompany.boards.model import Model, Tone
from onecompany.boards.panel import Choice, Outcome, Refused, in_words
from onecompany.boards.place import Place
from onecompany.boards.record_board import RecordsPanel
from onecompany.boards.sheet import Sheet
from onecompany.boards.stack import Stack
from onecompany.exercises.assets import CUSTOMER_PERIOD
from onecompany.exercises.assets.board import (
    REASON,
    TOTAL,
    cell_words,
    day_typed,
    model,
    other_side,
    period_at,
    period_part,
    pictures,
    place_in,
    reason_part,
    with_pictures,
)
from onecompany.exercises.assets.charts import net_readings
from onecompany.exercises.assets.periods import Period, frame, periods
from onecompany.kinds.cells import Cell
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.view import View
from onecompany.parsing.periods import period_name
from onecompany.sentences import N_, gettext
from onecompany.store.records import Ref
from onecompany.summary.charts import Readings

if TYPE_CHECKING:
    from onecompany.exercises.assets import acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.assets.acts")


MOST_READINGS = 60
"""Periods in the picture of a board: more than stand side by side on any."""


class AssetsPanel(RecordsPanel):
    """Figures are typed in the table; the period at the cursor is the one that is drawn below it."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (Choice("", "Tab", N_("next field")),)  # no sentence: a key's name
    REASONS: ClassVar[Choice] = Choice("ctrl+l", "^L", N_("why they left"), goes=True)
    PERIODS: ClassVar[Choice] = Choice("ctrl+l", "^L", N_("periods"), goes=True)
    OPENS: ClassVar[Choice] = Choice("", "Enter", N_("segments"))  # no sentence: a key's name

    _chosen: Period | None = None
    _opened: Period | None = None
    _net: tuple[View, Readings | None] | None = None

    def compose(self) -> ComposeResult:
        below = Sheet(id="chosen")
        below.active = False
        yield Stack(Sheet(id="periods"), below, halves=True)

    # -- what is shown

    def parts(self) -> Sequence[Part]:
        chosen = [reason_part(self.view.state, self._chosen)] if self._chosen is not None else []
        return [period_part(self.view.state, self._opened), *chosen]

    def repaint(self, place: str) -> None:
        self._go_with(place or self.place)
        upper, lower = self.query_one("#periods", Sheet), self.query_one("#chosen", Sheet)
        shown, (periods_part, *_) = self._shown_place(place), self.laid
        is_below = bool(place) and Place.parse(place).table != CUSTOMER_PERIOD.name
        upper.show(model([periods_part], self.shown), place_in(periods_part, self._chosen) if is_below else shown)
        lower.show(self._below(), shown)
        if is_below and lower.cursor == shown:
            self.activate(lower)
        elif lower.active and (not lower.cursor or (place and not is_below)):
            self.activate(upper)
        self.query_one(Stack).fit()

    def _below(self) -> Model:
        if self._chosen is None:
            return Model(())
        if self._net is None or self._net[0] is not self.view:
            self._net = self.view, net_readings(self.view.state, MOST_READINGS)
        return with_pictures(model(self.laid[1:], self.shown), pictures(self.view.state, self._chosen, self._net[1]))

    def _go_with(self, place: str) -> None:
        """The period of a place is the chosen one; that of a segment is opened, so that it is seen."""
        state = self.view.state
        period = period_at(state, place)
        known = periods(state)
        still = [one for one in known if self._chosen is not None and one.start_date == self._chosen.start_date]
        latest = (still or known)[-1:]
        self._chosen = period or (latest[0] if latest else None)
        at = Place.parse(place)
        if period is not None and at.table == "customer_period" and not at.id.startswith(TOTAL):
            self._opened = period
        self._laid = None

    @property
    def aspect(self) -> str:
        """The period whose segments are seen."""
        return "" if self._opened is None else str(self._opened.start_date)

    def take_aspect(self, aspect: str) -> None:
        self._opened = next((one for one in periods(self.view.state) if str(one.start_date) == aspect), None)
        self._laid = None

    def text_and_tone(self, part: Part, cell: Cell) -> tuple[str, Tone]:
        return cell_words(cell, *super().text_and_tone(part, cell))

    # -- where the cursor is

    def _follow(self) -> None:
        """The cursor has moved: the period that it is in is drawn."""
        period = period_at(self.view.state, self.place)
        if period is not None and (self._chosen is None or period.start_date != self._chosen.start_date):
            self._laid = self.view, [self.laid[0], reason_part(self.view.state, period)]
            self._chosen, below = period, self.query_one("#chosen", Sheet)
            before = len(below.model.body)
            below.show(self._below())
            below.scroll_to(0, 0, animate=False, immediate=True)
            if len(below.model.body) != before:
                self.query_one(Stack).fit()

    def move(self, across: int, down: int) -> None:
        super().move(across, down)
        self._follow()

    def jump(self, where: str) -> None:
        super().jump(where)
        self._follow()

    def tab(self, step: int) -> None:
        super().tab(step)
        self._follow()

    def select(self, place: str) -> bool:
        if super().select(place):
            self._follow()
            return True
        if period_at(self.view.state, place) is None:
            return False
        self.repaint(place)
        return super().select(place)

    def activate(self, sheet: Sheet) -> None:
        super().activate(sheet)
        self.query_one(Stack).fit()

    def _total(self) -> Period | None:
        """The period at whose totals the cursor is."""
        row = self.selection.line.row if self.selection is not None else None
        return getattr(row, "of", None)

    def subject(self) -> tuple[str, str]:
        period, at = period_at(self.view.state, self.place), Place.parse(self.place)
        if period is None or at.table == "leaving_reason":
            return super().subject()
        return f"customer_period:{period.rows[0].id}", period.name

    def name_of(self, selection: Selection) -> str:
        period, row = period_at(self.view.state, self.place), selection.line.row
        if period is None or selection.part.table is not CUSTOMER_PERIOD:
            return super().name_of(selection)
        segment = row.segment if row is not None else ""
        return gettext("{period} · {segment}", period=period.name, segment=segment) if segment else period.name

    def choices(self) -> Sequence[Choice]:
        opens = in_words([self.OPENS]) if self._total() is not None else []
        is_below = Place.parse(self.place).table == "leaving_reason"
        goes = [] if self._chosen is None else [self.PERIODS if is_below else self.REASONS]
        return [*opens, *in_words(goes), *super().choices()]

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        if key != self.REASONS.key or self._chosen is None:
            return super().choose(writer, key)
        return Outcome(other_side(self.view.state, self.laid[0], self._chosen, self.place))

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        if ref.table in ("customer_period", "leaving_reason") and period_at(self.view.state, str(ref)) is not None:
            self.repaint(str(ref))
        return super().places_of(ref, column, row)

    # -- what is typed

    def add(self, writer: WorkshopWriter, selection: Selection, lines: Sequence[str]) -> Outcome:
        if selection.part.table is not CUSTOMER_PERIOD:
            return super().add(writer, selection, lines)
        ids = acts.add_periods(writer, [day_typed(self.view, text, self._chosen) for text in lines])
        new = Place("customer_period", ids[0], "start_date")
        return Outcome(str(new), onward=str(new.at_column("start")))

    def editable(self) -> str | None:
        selection = self.selection
        if selection is not None and selection.line.row is not None and selection.column.name == "start_date":
            return period_name(selection.line.row.start_date, frame(self.view.state).unit)
        return None if self._total() is not None else super().editable()

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        selection, period = self.selection, self._total()
        if period is not None and selection is not None and selection.column.name == "start_date":
            acts.move_period(writer, period.start_date, day_typed(self.view, text, self._chosen))
            return Outcome(self.place)
        if period is not None:
            raise Refused(gettext("These are totals. Enter opens the segments; type into them."))
        if selection is not None and selection.line.row is not None and selection.column.name == "start_date":
            acts.change_row(writer, selection.line.row.id, start_date=day_typed(self.view, text, self._chosen))
            return Outcome(self.place)
        return super().edit(writer, text)

    def change_columns(self, writer: WorkshopWriter, cell: Cell, values: Mapping[str, Any]) -> Outcome:
        if cell.table is not CUSTOMER_PERIOD or cell.row is None:
            is_new = values.get("stage_id") and cell.row is not None and not cell.row.stage_id
            kept = super().change_columns(writer, cell, values)
            return Outcome(str(Place.parse(kept.place).at_column(REASON[0]))) if is_new else kept
        acts.change_row(writer, cell.row.id, **values)
        return Outcome(self.place)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        period, selection = self._total(), self.selection
        if period is not None and selection is not None and selection.column.name == "start_date":
            acts.remove_period(writer, period.start_date)
            return Outcome()
        return super().delete(writer)

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        """Time and numbers give the order."""
        return None

    def enter(self, writer: WorkshopWriter) -> Outcome | None:
        period = self._total()
        if period is None:
            return super().enter(writer)
        is_open = self._opened is not None and self._opened.start_date == period.start_date
        self._opened, self._laid = None if is_open else period, None
        self.repaint(self.place)
        return Outcome(self.place)


PANEL = AssetsPanel
