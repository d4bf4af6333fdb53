"""Grids of choices: rows and columns with headings that stay, a choice in each cell, a word under each column."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from onecompany.boards.layout import MARKS
from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Counting, Model, more_columns, more_rows

CHOICE = 9
"""The width in which a choice is written out: "● owner" with room for the cursor's marks."""

NARROWEST = 5
"""The width in which its sign and a count stand: "✗ 0"."""


def grid(
    row_heads: Sequence[BoardCell],
    column_heads: Sequence[BoardCell],
    cells: Sequence[Sequence[BoardCell]],
    foot: Sequence[BoardCell],
    start: str = "",
    *,
    legend: tuple[str, str] = ("", ""),
    counting: tuple[Counting, Counting] = (more_rows, more_columns),
    extra: Sequence[BoardRow] = (),
) -> Model:
    """A sheet of choices, `cells` by row and column, with the `foot` under the columns.

    `legend`: what the signs and the counts are, for the first column, when the words have no room. `counting`: say
    how many rows and columns there are. `extra` rows stand below the foot.
    """
    names = (*(head.text for head in row_heads), *(word for words in legend for word in words.split()))
    widest = max([8, *map(cell_len, names)]) + MARKS
    columns = [
        BoardColumn(least=min(22, widest), ideal=min(36, widest), share=0),
        *(BoardColumn(least=NARROWEST, ideal=CHOICE, share=1, easy=CHOICE) for _ in column_heads),
    ]
    signs, counts = (BoardCell("", tone="muted", short=word) for word in legend)
    head = BoardRow({0: signs, **dict(enumerate(column_heads, 1))}, group="head")
    body = [
        BoardRow({0: row_head, **dict(enumerate(line, 1))}, group=f"row{index}")
        for index, (row_head, line) in enumerate(zip(row_heads, cells, strict=True))
    ]
    under = BoardRow({0: counts, **dict(enumerate(foot, 1))})
    down, across = counting
    return Model(
        columns,
        (head,),
        tuple(body),
        1,
        start,
        (under, *extra),
        airy=True,
        signs=True,
        down=down,
        across=across,
        explains=True,
    )
