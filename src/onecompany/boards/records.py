"""Records: a table with one record a row and one field a column; headings and the first columns stay."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.boards.model import Align, BoardCell, BoardColumn, BoardRow, Counting, Model, more_rows


def records(
    heads: Sequence[str],
    rows: Sequence[Sequence[BoardCell]],
    columns: Sequence[BoardColumn],
    *,
    frozen: int = 1,
    titles: dict[int, str] | None = None,
    down: Counting = more_rows,
    needed: int = 0,
) -> Model:
    """A sheet of records. `titles`: headings over the whole width, by the row they stand before.

    `down`: says how many rows are below; `needed`: how many of the columns are to be seen at once (see `Model`).
    """
    body: list[BoardRow] = []
    for index, cells in enumerate(rows):
        if titles and index in titles:
            body.append(BoardRow(title=titles[index]))
        body.append(BoardRow(dict(enumerate(cells)), group=f"row{index}"))
    sides: list[Align] = ["left"] * len(heads)
    if rows and len(rows[0]) == len(heads):
        sides = [cell.align for cell in rows[0]]
    head = BoardRow(
        {i: BoardCell(text, "", "head", side) for i, (text, side) in enumerate(zip(heads, sides, strict=True))}
    )
    return Model(columns, (head,), tuple(body), frozen, down=down, needed=needed)
