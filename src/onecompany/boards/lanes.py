"""Lanes: one a column, with groups of items one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Counting, Fold, Model, more_columns

LANE = BoardColumn(least=9, ideal=16, share=1, easy=11)
"""The width of a lane of names and short items."""


@dataclass(frozen=True, slots=True)
class Folded:
    """What is said of a group where it has no room: counts by lane, in words and, for narrow lanes, in figures.

    `title` stands above them and says what they are; `words` say it all in one line.
    """

    title: str
    counts: Sequence[str]
    figures: Sequence[str]
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """A part of every lane. `lanes` holds the cells of each lane, in order; an empty lane gets its slot, if not ""."""

    name: str
    title: str
    lanes: Sequence[Sequence[BoardCell]]
    slots: Sequence[str] = ()
    fold: Folded | None = None


def lanes(
    heads: Sequence[BoardCell],
    groups: Sequence[Group],
    last: Group | None = None,
    extra: Sequence[BoardRow] = (),
    *,
    across: Counting = more_columns,
    lane: BoardColumn = LANE,
) -> Model:
    """A sheet of lanes below their heads, with the groups one after the other.

    The `last` group and the `extra` rows behind it stay at the bottom, if there is room. `across` says how many lanes
    there are besides; `lane` is how wide each is.
    """
    columns = [lane for _ in heads]
    body = [row for group in groups for row in (BoardRow(title=group.title), *_rows(group))]
    foot = (BoardRow(title=last.title), *_rows(last), *extra) if last is not None else ()
    head = BoardRow(dict(enumerate(heads)), group="head")
    folds = {group.name: fold for group in groups if (fold := _fold(group)) is not None}
    foldable = folds if len(folds) == len(groups) else {}
    return Model(columns, (head,), tuple(body), foot=foot, across=across, folds=foldable)


def _fold(group: Group) -> Fold | None:
    """What stands for a group; the cursor opens it at the first item of a lane."""
    fold, slots = group.fold, group.slots or [""] * len(group.lanes)
    if fold is None:
        return None
    places = [next((cell.place for cell in lane), slot) for lane, slot in zip(group.lanes, slots, strict=True)]

    def row(texts: Sequence[str]) -> BoardRow:
        cells = (BoardCell(text or "·", place, "muted", lines=1) for text, place in zip(texts, places, strict=True))
        return BoardRow(dict(enumerate(cells)), group=group.name)

    return Fold(row(fold.counts), row(fold.figures), fold.title, fold.words)


def _rows(group: Group) -> list[BoardRow]:
    tallest = max((len(lane) for lane in group.lanes), default=0)
    rows: list[dict[int, BoardCell]] = [{} for _ in range(max(1, tallest))]
    for column, lane in enumerate(group.lanes):
        for index, cell in enumerate(lane):
            rows[index][column] = cell
        if not lane and group.slots and group.slots[column]:
            rows[0][column] = BoardCell("·", group.slots[column], "muted")
    return [BoardRow(cells, group=group.name) for cells in rows]
