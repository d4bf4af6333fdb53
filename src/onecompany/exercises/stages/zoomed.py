"""What fills the screen in the zoom: one stage with all that is said of it, or the curve. Rows in, models out.

The places are those of the lanes, so that all that can be done there can be done here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onecompany.boards import charts
from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Model
from onecompany.exercises.stages import causes
from onecompany.exercises.stages.board import feeling_cell, feeling_title, head_cell, item_cell, list_titles
from onecompany.exercises.stages.feelings import curve
from onecompany.kinds.journey import more_stages
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State

BAR = 12
"""The longest bar of votes, in cells."""

AROUND = 6
"""Lines of the large curve besides its own: names of three lines, a title, the figures, and one for the marks."""

COLUMNS = (BoardColumn(30, 60, 4), BoardColumn(BAR + 6, BAR + 6, 0))


def stage_model(state: State, stage: Record, opened: str = "") -> Model:
    """One stage over the whole width: its touchpoints and pain points a row each with their votes, goal and feeling.

    Below a pain point stands why it hurts; `opened`: the one that has places for more.
    """
    stages = state.rows("stage")
    values = {"number": stages.index(stage) + 1, "stages": len(stages)}
    name = gettext("{stage} · {number} of {stages} ◂ ▸", stage=head_cell(stage).text, **values)
    head = BoardRow({0: replace(head_cell(stage), text=name, wide=True)})
    titles, body = list_titles(state), []
    for table, slot, waiting in (
        ("touchpoint", "touchpoints", gettext("Where do we meet them here?")),
        ("pain", "pains", gettext("What hurts them here?")),
    ):
        items = state.where(table, "stage_id", stage.id)
        blank = BoardRow({0: BoardCell(waiting, f"{slot}:{stage.id}", "muted")})
        body += [BoardRow(title=titles[table]), *(_rows(state, items, opened) or [blank])]
    goal = BoardCell(stage.goal or "·", f"goal:{stage.id}", "text" if stage.goal else "muted", wide=True)
    body += [BoardRow(title=titles["goal"]), BoardRow({0: goal})]
    feeling = feeling_cell(state, stage) or BoardCell("·", f"feeling:{stage.id}", "muted")
    foot = (BoardRow(title=feeling_title(state, [stage])), BoardRow({0: replace(feeling, align="left", wide=True)}))
    return Model(COLUMNS, (head,), tuple(body), foot=foot, airy=True)


def _rows(state: State, items: Sequence[Record], opened: str) -> list[BoardRow]:
    most = max((item.votes for item in items), default=0)
    rows = []
    for item in items:
        votes = BoardCell(charts.bar(item.votes, most, BAR) if item.votes else "", tone="strong")
        rows.append(BoardRow({0: replace(item_cell(item), lines=0, tight=None, tail=""), 1: votes}))
        if (pain := state.get("pain", item.id)) is not None:
            below = causes.below(state, pain, opened=pain.id == opened)
            rows += [BoardRow({0: replace(cell, lines=0, tight=None, wide=True)}) for cell in below]
    return rows


def curve_model(state: State, tall: int) -> Model:
    """The curve as high as `tall` lines of the board allow, below the names of the stages, with its figures."""
    stages = state.rows("stage")
    step = max(1, (tall - AROUND - 1) // (2 * charts.HIGHEST))
    chart = curve(state, stages)
    head = BoardRow(
        {number: replace(head_cell(stage), align="center", words=True) for number, stage in enumerate(stages, 1)},
        group="head",
    )
    feelings = {
        number: feeling_cell(state, stage) or BoardCell("·", f"feeling:{stage.id}", "muted", "center")
        for number, stage in enumerate(stages, 1)
    }
    body = (
        BoardRow(title=feeling_title(state, stages)),
        BoardRow(feelings, group="feeling"),
        BoardRow(drawing=lambda columns, _width: charts.curve(chart, columns[1:], step)),
    )
    columns = (BoardColumn(4, 4, 0), *(BoardColumn(7, 16, 1, easy=7) for _ in stages))
    return Model(columns, (head,), body, 1, across=more_stages)
