"""Lanes: one a column, with groups of items one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onecompany.boards.model import Cell, Column, Model, Row


@dataclass(frozen=True, slots=True)
class Group:
    """A part of every lane. `lanes` holds the cells of each lane, in order; an empty lane gets its `slot`."""

    name: str
    title: str
    lanes: Sequence[Sequence[Cell]]
    slots: Sequence[str] = ()


def lanes(heads: Sequence[Cell], groups: Sequence[Group], extra: Sequence[Row] = ()) -> Model:
    """A sheet of lanes below their heads, with the groups one after the other and `extra` rows at the end."""
    columns = [Column(least=11, ideal=16, share=1) for _ in heads]
    body: list[Row] = []
    for group in groups:
        body.append(Row(title=group.title))
        body.extend(_rows(group))
    head = Row(dict(enumerate(heads)), group="head")
    return Model(columns, (head,), (*body, *extra))


def _rows(group: Group) -> list[Row]:
    tallest = max((len(lane) for lane in group.lanes), default=0)
    rows: list[dict[int, Cell]] = [{} for _ in range(max(1, tallest))]
    for column, lane in enumerate(group.lanes):
        for index, cell in enumerate(lane):
            rows[index][column] = cell
        if not lane and group.slots:
            rows[0][column] = Cell("·", group.slots[column], "muted")
    return [Row(cells, group=group.name) for cells in rows]
