"""The sheet: one widget that draws every board line by line, with headings that stay and a cursor.

It draws only the lines that are seen, so that five thousand items cost what fifty do. It never has the focus: the
capture line has, and hands the arrows on (see `boards.panel`).
"""

from __future__ import annotations

from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message

from onecompany.boards.folding import last_in
from onecompany.boards.layout import Layout
from onecompany.boards.model import Model
from onecompany.boards.painting import PaintedSheet
from onecompany.boards.window import Window


class Sheet(PaintedSheet, can_focus=False):
    """Shows a model and a cursor. Posts `Sheet.Pointed` when the mouse chooses a cell."""

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
        self._group = ""
        """The group in which the cursor is: what is open around it stays so, though its place may go."""
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

    def is_whole(self, wider: int = 0, higher: int = 0) -> bool:
        """Whether all of it is seen at once, or would be with so many more cells and lines."""
        if not wider and not higher:
            return not self._window.overfull
        tall = self.size.height + higher
        layout = Layout(self._model, self.scrollable_content_region.width + wider, tall, (self.cursor, self._group))
        return tall > 0 and not Window(layout, tall).overfull

    def show(self, model: Model, cursor: str = "") -> None:
        """Show a model, with the cursor at a place; if that is gone, as near to where it was as can be."""
        self._model = model
        self._lay_out(cursor or self.cursor)
        if cursor and cursor == self.cursor:
            self.scroll_to_cursor(anyway=True)

    def _lay_out(self, wanted: str) -> None:
        room = self.scrollable_content_region.width or self.size.width
        self._layout = Layout(self._model, room, self.size.height, (wanted, self._group))
        self._window = Window(self._layout, self.size.height)
        known = self._layout.find(wanted) or (self._layout.find(self._model.start) if self._cursor is None else None)
        self._cursor = known or self._layout.nearest(self._cursor)
        self._group = self._layout.rows[self._cursor[0]].group if self._cursor is not None else ""
        self.virtual_size = Size(self._layout.width, self._window.height)
        self.scroll_to_cursor()
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        self._lay_out(self.cursor)

    def select(self, place: str) -> bool:
        """Put the cursor on a place. Whether there is such a place."""
        cell = self._layout.find(place)
        if cell is None and self._layout.folds_away(place):
            self._lay_out(place)
            cell = self._layout.find(place)
        if cell is None:
            return False
        self._put_cursor(cell)
        return True

    def move(self, across: int, down: int) -> bool:
        """Move the cursor by cells. Whether it moved. Up and down it keeps its column, past rows without it."""
        aim = self._aim if down and self._aim is not None else self._cursor[1] if self._cursor else None
        cell = self._layout.step(self._cursor, across, down, aim)
        if not self._go(cell, last=down < 0):
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

    def _go(self, cell: tuple[int, int] | None, *, last: bool = False) -> bool:
        """Go to a cell. `last`: of a list that opens there, to its last one."""
        if cell is None or cell == self._cursor:
            return False
        self._put_cursor(cell, last=last)
        return True

    def jump(self, where: str) -> bool:
        """Move to the `first` or `last` cell of the row, or to the `top` or `bottom` of the column."""
        return self._go(self._layout.edge(self._cursor, where))

    def _put_cursor(self, cell: tuple[int, int], *, last: bool = False) -> None:
        if self._layout.unfolds(cell):
            row, column = cell
            self._cursor, self._aim = cell, None
            self._lay_out((last and last_in(self._model, self._layout.rows[row].group, column)) or self.cursor)
            return
        old, self._cursor, self._aim = self._cursor, cell, None
        self._group = self._layout.rows[cell[0]].group
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
        elif row >= self._layout.head_rows:
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
