"""The lines of a sheet as they are painted: only those that are seen, so that thousands of items cost what fifty do."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.strip import Strip

from onecompany.boards.layout import Layout, Line
from onecompany.boards.marked_words import toned
from onecompany.boards.model import Model
from onecompany.boards.window import Window
from onecompany.boards.wrap import padded


class PaintedSheet(ScrollView, can_focus=False):
    """A model that is laid out, with the part that is seen and the cursor."""

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

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.active = True
        """Whether the cursor is here, of several sheets of a board."""
        self._model = Model(())
        self._layout = Layout(self._model, 0)
        self._window = Window(self._layout, 0)
        self._cursor: tuple[int, int] | None = None

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
