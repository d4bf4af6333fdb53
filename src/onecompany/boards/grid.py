"""Grids of choices: rows and columns with headings that stay, a choice in each cell, a word under each column."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.boards.model import Cell, Column, Model, Row


def grid(
    row_heads: Sequence[Cell],
    column_heads: Sequence[Cell],
    cells: Sequence[Sequence[Cell]],
    foot: Sequence[Cell],
    start: str = "",
) -> Model:
    """A sheet of choices, `cells` by row and column, with the `foot` under the columns."""
    widest = max([8, *(len(head.text) for head in row_heads)])
    columns = [
        Column(least=12, ideal=min(24, widest + 2), share=0),
        *(Column(least=10, ideal=13, share=1) for _ in column_heads),
    ]
    head = Row({0: Cell(""), **dict(enumerate(column_heads, 1))}, group="head")
    body = [
        Row({0: row_head, **dict(enumerate(line, 1))}, group=f"row{index}")
        for index, (row_head, line) in enumerate(zip(row_heads, cells, strict=True))
    ]
    under = Row({0: Cell(""), **dict(enumerate(foot, 1))})
    return Model(columns, (head,), (*body, under), 1, start)
