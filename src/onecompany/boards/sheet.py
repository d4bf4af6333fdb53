"""The sheet: one widget that draws every board line by line, with headings that stay and a cursor.

It draws only the lines that are seen, so that five thousand items cost what fifty do. It never has the focus: the
capture line has, and hands the arrows on (see `boards.panel`).
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from onecompany.boards.layout import Layout, Line
from onecompany.boards.marked_words import toned
from onecompany.boards.model import Model
from onecompany.boards.window import Window
from onecompany.boards.wrap import padded


class Sheet(ScrollView, can_focus=False):
    """Shows a model and a cursor. Posts `Sheet.Pointed` when the mouse chooses a cell."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sheet--text",
        "sheet--strong",
        "sheet--muted",
        "sheet--head",
        "sheet--title",
        "sheet--owner",
        "sheet--helps",
        "sheet--good",
        "sheet--warn",
        "sheet--bad",
        "sheet--cursor",
    }

    class Pointed(Message):
        """The mouse chose a cell. Whoever hears it moves the cursor, when nothing that is typed would be left."""

        def __init__(self, sheet: Sheet, place: str) -> None:
            super().__init__()
            self.sheet = sheet
            self.place = place

        @property
        def control(self) -> Sheet:
            """The sheet."""
            return self.sheet

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.active = True
        """Whether the cursor is here, of several sheets of a board."""
        self._model = Model(())
        self._layout = Layout(self._model, 0)
        self._window = Window(self._layout, 0)
        self._cursor: tuple[int, int] | None = None
        self._aim: int | None = None
        """The column in which the cursor goes up and down, while it passes rows that do not have it."""

    @property
    def cursor(self) -> str:
        """The place at the cursor, or "" when there is nothing to point at."""
        return self._layout.place(self._cursor)

    @property
    def model(self) -> Model:
        """What is shown."""
        return self._model

    def show(self, model: Model, cursor: str = "") -> None:
        """Show a model, with the cursor at a place; if that is gone, as near to where it was as can be."""
        self._model = model
        self._lay_out(cursor or self.cursor)
        if cursor and cursor == self.cursor:
            self.scroll_to_cursor(anyway=True)

    def _lay_out(self, wanted: str) -> None:
        self._layout = Layout(self._model, self.scrollable_content_region.width or self.size.width, self.size.height)
        self._window = Window(self._layout, self.size.height)
        known = self._layout.find(wanted) or (self._layout.find(self._model.start) if self._cursor is None else None)
        self._cursor = known or self._layout.nearest(self._cursor)
        self.virtual_size = Size(self._layout.width, self._window.height)
        self.scroll_to_cursor()
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        self._lay_out(self.cursor)

    def select(self, place: str) -> bool:
        """Put the cursor on a place. Whether there is such a place."""
        cell = self._layout.find(place)
        if cell is None:
            return False
        self._put_cursor(cell)
        return True

    def move(self, across: int, down: int) -> bool:
        """Move the cursor by cells. Whether it moved. Up and down it keeps its column, past rows without it."""
        aim = self._aim if down and self._aim is not None else self._cursor[1] if self._cursor else None
        cell = self._layout.step(self._cursor, across, down, aim)
        if not self._go(cell):
            return False
        self._aim = aim if down else None
        return True

    def tab(self, step: int) -> bool:
        """Move to the next cell (-1: the one before) as one reads. Whether there is one."""
        return self._go(self._layout.reading(self._cursor, step))

    def enter(self, step: int, above: Sheet | None) -> None:
        """The cursor comes from another sheet: from that above (1) or below (-1), or by Tab to the corner."""
        x = above.cursor_x if above is not None else None
        cell = self._layout.entry(step, x)
        if cell is not None:
            self._put_cursor(cell)

    @property
    def cursor_x(self) -> int:
        """How far to the right the cursor's cell begins."""
        return self._layout.columns[self._cursor[1]][0] if self._cursor is not None else 0

    def _go(self, cell: tuple[int, int] | None) -> bool:
        if cell is None or cell == self._cursor:
            return False
        self._put_cursor(cell)
        return True

    def jump(self, where: str) -> bool:
        """Move to the `first` or `last` cell of the row, or to the `top` or `bottom` of the column."""
        return self._go(self._layout.edge(self._cursor, where))

    def _put_cursor(self, cell: tuple[int, int]) -> None:
        old, self._cursor, self._aim = self._cursor, cell, None
        before = self.scroll_offset
        self.scroll_to_cursor()
        if self.scroll_offset == before:
            for row in {old[0] if old else cell[0], cell[0]}:
                self._refresh_row(row)
        else:
            self.refresh()

    def _refresh_row(self, row: int) -> None:
        top, height = self._layout.extent(row)
        foot = self._window.foot
        if foot and row >= self._layout.first_of_foot:
            top -= self._layout.height - self.size.height
        elif row >= len(self._model.head):
            top -= self.scroll_offset.y
        self.refresh(Region(0, top, self.size.width, height))

    def scroll_to_cursor(self, *, anyway: bool = False) -> None:
        """Bring the cursor's cell into sight, below the headings and right of the frozen columns.

        A sheet that does not have the cursor stays as it is, but for `anyway`.
        """
        if self._cursor is None or not self.size or not (self.active or anyway):
            return
        row, column = self._cursor
        room = self.scrollable_content_region.size
        x, y = self.scroll_offset
        y = self._window.top_for(row, y)
        if column >= self._model.frozen:
            start, width = self._layout.columns[column]
            if start - x < self._layout.frozen_width:
                x = start - self._layout.frozen_width
            elif start + width - x > room.width:
                x = start + width - room.width
        self.scroll_to(max(0, x), max(0, y), animate=False, immediate=True)

    def on_click(self, event: Click) -> None:
        """Choose the cell under the mouse."""
        y = self._window.sheet_line(event.y, self.scroll_offset.y) if event.y != self._window.marks_line else -1
        x = event.x if event.x < self._layout.frozen_width else event.x + self.scroll_offset.x
        cell = self._layout.cell_at(x, y)
        if cell is not None:
            self.post_message(self.Pointed(self, self._layout.place(cell)))

    def render_line(self, y: int) -> Strip:
        """One line of the sheet as it is seen."""
        width = self.size.width
        layout = self._layout
        base = self._tone("text")
        if y == self._window.marks_line:
            marks = [Segment(text, self._tone(tone)) for text, tone in self._window.marks(*self.scroll_offset)]
            return Strip(marks).adjust_cell_length(width, base)
        line = layout.line(self._window.sheet_line(y, self.scroll_offset.y))
        if line is None:
            return Strip.blank(width, base)
        if line.pieces is not None:
            return self._drawn(line, width, base)
        return self._cells(line, width, base)

    def _tone(self, tone: str) -> Style:
        """The style of a tone; Textual keeps it, while it makes the widget's own `rich_style` anew at each call."""
        return self.get_component_rich_style(f"sheet--{tone}")

    def _drawn(self, line: Line, width: int, base: Style) -> Strip:
        segments = [Segment(text, self._tone(tone)) for text, tone in line.pieces or ()]
        strip = Strip(segments)
        if line.scrolls:
            frozen, x = self._layout.frozen_width, self.scroll_offset.x
            if x:
                strip = Strip.join([strip.crop(0, frozen), strip.crop(frozen + x, frozen + x + width - frozen)])
        return strip.adjust_cell_length(width, base)

    def _cells(self, line: Line, width: int, base: Style) -> Strip:
        layout, x = self._layout, self.scroll_offset.x
        segments: list[Segment] = []
        used = 0
        for column in self._window.columns(x):  # half a column says nothing; the marks say that there is more
            start, size = layout.columns[column]
            if column >= self._model.frozen:
                start -= x
            cell = line.row.cells.get(column)
            if cell is not None:
                size = layout.size(cell, column)
            if start > used:
                segments.append(Segment(" " * (start - used), base))
            segments.extend(self._cell(line, column, size))
            used = start + size
        return Strip(segments).adjust_cell_length(width, base)

    def _cell(self, line: Line, column: int, size: int) -> list[Segment]:
        cell = line.row.cells.get(column)
        if cell is None:
            return [Segment(" " * size, self._tone("text"))]
        lines = self._layout.texts(line.row_index, column)
        text = lines[line.offset] if line.offset < len(lines) else ""
        at_cursor = self.active and self._cursor == (line.row_index, column)
        if not at_cursor:
            filled = cell.tone == "owner" and line.offset < len(lines)
            tone = cell.tone if filled or cell.tone != "owner" else "text"
            shown = padded(text, size, cell.align)
            pieces = toned(shown, cell.marks, tone) if cell.marks else [(shown, tone)]
            return [Segment(piece, self._tone(piece_tone)) for piece, piece_tone in pieces]
        style = self._tone("cursor")
        if line.offset:
            return [Segment(padded(text, size, cell.align), style)]
        return [Segment("▸" + padded(text.strip() or " ", size - 2, cell.align) + "◂", style)]
