"""The items of a list by their votes, whatever stage they are at. Rows in, a model out."""

from __future__ import annotations

from rich.cells import cell_len

from onecompany.boards.charts import bar
from onecompany.boards.layout import MARKS
from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Model, Tone
from onecompany.boards.voting import standing
from onecompany.exercises.stages import causes
from onecompany.exercises.stages.voting import LISTS, earlier, how_voted, ordered_items, running
from onecompany.kinds.rounds import Result
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State

BAR = 10
"""The longest bar, in cells: beside it the words need the room."""


def ranking_model(state: State, table: str, opened: str = "") -> Model:
    """The items of a list, the most voted first, with what they had in the round before where there was one.

    Below a pain point stand its silo and why it hurts; `opened`: the one that has places for them.
    """
    items = sorted(ordered_items(state, table), key=lambda pair: -pair[0].votes)
    most = max((item.votes for item, _ in items), default=0)
    before = earlier(state, table)
    body = []
    rank = 0
    for number, (item, stage) in enumerate(items, 1):
        if number == 1 or item.votes != items[number - 2][0].votes:
            rank = number
        voted = item.votes > 0
        tone: Tone = "text" if voted else "muted"
        cells = [
            BoardCell(str(rank) if voted else "·", tone="muted", align="right"),
            BoardCell(bar(item.votes, most, BAR) if voted else "·", tone="strong" if voted else "muted"),
            BoardCell(item.text, f"{table}:{item.id}", tone, lines=4, tight=2),
            BoardCell(stage.name, tone="muted", lines=2, tight=1),
        ]
        if before is not None:
            cells.insert(2, BoardCell(str(before.count(f"{table}:{item.id}")), tone="muted", align="right"))
        body.append(BoardRow(dict(enumerate(cells))))
        if table == "pain":
            body += _below(state, item, len(cells) - 2, opened=item.id == opened)
    return Model(_columns(most, before), _head(state, table, before), tuple(body))


def _below(state: State, pain: Record, column: int, *, opened: bool) -> list[BoardRow]:
    """Why a pain point hurts, and beside the first answer the silo that it comes from."""
    answers = causes.answers(state, pain, opened=opened)
    silo = causes.silo_cell(state, pain, opened=opened)
    rows: list[dict[int, BoardCell]] = [{column: cell} for cell in answers]
    if silo is not None:
        rows = rows or [{}]
        rows[0][column + 1] = silo
    return [BoardRow(cells) for cells in rows]


def first_place(model: Model) -> str:
    """The place of the first item."""
    return next((cell.place for row in model.body for cell in row.cells.values() if cell.place), "")


def _columns(most: int, before: Result | None) -> list[BoardColumn]:
    votes = BAR + 1 + len(str(most)) + MARKS
    fixed = [BoardColumn(4, 4, 0), BoardColumn(votes, votes, 0)]
    if before is not None:
        width = max(cell_len(gettext("Before")), *map(len, map(str, (before.counts or {"": 0}).values()))) + MARKS
        fixed.append(BoardColumn(width, width, 0))
    return [*fixed, BoardColumn(least=20, ideal=50, share=3), BoardColumn(least=16, ideal=20, share=1)]


def _head(state: State, table: str, before: Result | None) -> tuple[BoardRow, ...]:
    title = gettext("Pain points by votes") if table == "pain" else gettext("Touchpoints by votes")
    item = gettext("Pain point") if table == "pain" else gettext("Touchpoint")
    heads = ["", gettext("Votes"), *([gettext("Before")] if before is not None else []), item, gettext("Stage")]
    cells = {number: BoardCell(head, tone="head") for number, head in enumerate(heads)}
    vote = running(state, LISTS[table])
    about = standing(state, vote) if vote is not None else how_voted(state, LISTS[table])
    signs = causes.legend(state) if table == "pain" else ""
    return (BoardRow(title=" · ".join(filter(None, (title, about, signs)))), BoardRow(cells))
