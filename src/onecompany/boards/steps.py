"""Where the cursor can go on a sheet that is laid out. Plain arithmetic on rows and columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onecompany.boards.model import BoardRow


class Steps:
    """The steps of a layout: from one selectable cell, as (row, column), to the next."""

    rows: Sequence[BoardRow]
    columns: Sequence[tuple[int, int]]
    """Start and width of each."""
    _by_place: Mapping[str, tuple[int, int]]

    def place(self, position: tuple[int, int] | None) -> str:
        """The name of the place at a row and column; "" for none."""
        if position is None or position[0] >= len(self.rows):
            return ""
        cell = self.rows[position[0]].cells.get(position[1])
        return cell.place if cell else ""

    def find(self, place: str) -> tuple[int, int] | None:
        """The row and column of a place."""
        return self._by_place.get(place)

    def nearest(self, position: tuple[int, int] | None) -> tuple[int, int] | None:
        """The selectable cell nearest to a row and column, rows counting for more; the first for None."""
        cells = self._by_place.values()
        if not cells:
            return None
        if position is None:
            return min(cells)
        return min(cells, key=lambda cell: (abs(cell[0] - position[0]) + 4 * abs(cell[1] - position[1]), cell))

    def step(
        self, position: tuple[int, int] | None, across: int, down: int, aim: int | None = None
    ) -> tuple[int, int] | None:
        """The cell that the cursor comes to, or None when it stays. Up and down it keeps to column `aim`."""
        if position is None:
            return self.nearest(None)
        if down:
            return self._vertical((position[0], position[1] if aim is None else aim), down)
        return self._sideways(position, across)

    def _vertical(self, position: tuple[int, int], down: int) -> tuple[int, int] | None:
        row, column = position
        sign = 1 if down > 0 else -1
        left = abs(down)
        cell = None
        row += sign
        while 0 <= row < len(self.rows) and left:
            if landed := self._landing(row, column, position[0]):
                cell, left = landed, left - 1
            row += sign
        return cell

    def _landing(self, row: int, column: int, start: int) -> tuple[int, int] | None:
        """Where the cursor comes to in a row: the same column, or the nearest one. In lanes it stays in its lane."""
        if self.place((row, column)):
            return row, column
        group = self.rows[row].group
        if group and (group == self.rows[start].group or len(self._group(group)) > 1):
            return None
        cells = self._selectable(row)
        return min(cells, key=lambda cell: (abs(cell[1] - column), cell)) if cells else None

    def _selectable(self, row: int) -> list[tuple[int, int]]:
        return [(row, column) for column in self.rows[row].cells if self.place((row, column))]

    def reading(self, position: tuple[int, int] | None, step: int) -> tuple[int, int] | None:
        """The next cell as one reads, or the one before: along the row or the lanes, then the next row or group."""
        if position is None:
            return self.nearest(None)
        cell = self._sideways(position, step)
        row, group = position[0] + step, self.rows[position[0]].group
        while cell is None and 0 <= row < len(self.rows):
            other = self.rows[row].group
            if not group or other != group:
                cell = self._end([i for i, _ in self._group(other)] if other else [row], step)
            row += step
        return cell

    def _end(self, rows: list[int], step: int) -> tuple[int, int] | None:
        """The first cell of some rows (1), or the uppermost of the last column (-1)."""
        cells = [cell for row in rows for cell in self._selectable(row)]
        return min(cells, key=lambda cell: (step * cell[1], cell[0]), default=None)

    def entry(self, step: int, x: int | None) -> tuple[int, int] | None:
        """Where the cursor comes in from above (1) or below (-1): nearest to `x`, or at the corner for None."""
        cells = sorted(self._by_place.values(), reverse=step < 0)
        if not cells or x is None:
            return cells[0] if cells else None
        row = self._selectable(cells[0][0])
        return min(row, key=lambda cell: abs(self.columns[cell[1]][0] - x))

    def _sideways(self, position: tuple[int, int], across: int) -> tuple[int, int] | None:
        row, column = position
        group = self.rows[row].group
        sign = 1 if across > 0 else -1
        column += sign
        while 0 <= column < len(self.columns):
            if self.place((row, column)):
                return row, column
            same = [i for i, r in self._group(group) if self.place((i, column))] if group else []
            if same:
                return min(same, key=lambda i: abs(i - row)), column
            column += sign
        return None

    def _group(self, group: str) -> list[tuple[int, BoardRow]]:
        return [(i, row) for i, row in enumerate(self.rows) if row.group == group]

    def edge(self, position: tuple[int, int] | None, where: str) -> tuple[int, int] | None:
        """The `first` or `last` cell of the row, or the `top` or `bottom` one of the column."""
        if position is None:
            return self.nearest(None)
        axis = 0 if where in ("first", "last") else 1
        line = [cell for cell in self._by_place.values() if cell[axis] == position[axis]]
        return min(line) if where in ("first", "top") else max(line)
