"""Records: a table with one record a row and one field a column; headings and the first columns stay."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.boards.model import Align, Cell, Column, Model, Row


def records(
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    columns: Sequence[Column],
    *,
    frozen: int = 1,
    titles: dict[int, str] | None = None,
    down: str = "rows",
    needed: int = 0,
) -> Model:
    """A sheet of records. `titles`: headings over the whole width, by the row they stand before.

    `down`: what the rows are; `needed`: how many of the columns are to be seen at once (see `Model`).
    """
    body: list[Row] = []
    for index, cells in enumerate(rows):
        if titles and index in titles:
            body.append(Row(title=titles[index]))
        body.append(Row(dict(enumerate(cells)), group=f"row{index}"))
    sides: list[Align] = ["left"] * len(heads)
    if rows and len(rows[0]) == len(heads):
        sides = [cell.align for cell in rows[0]]
    head = Row({i: Cell(text, "", "head", side) for i, (text, side) in enumerate(zip(heads, sides, strict=True))})
    return Model(columns, (head,), tuple(body), frozen, down=down, needed=needed)
