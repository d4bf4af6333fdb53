"""The matrix of silos as the board shows it: rows know, columns are known. Rows in, models out."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from onecompany.boards.layout import MARKS
from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Model, Tone
from onecompany.boards.records import records
from onecompany.exercises.relationships.findings import islands
from onecompany.exercises.relationships.pairs import known_by, marks, points, row
from onecompany.kinds.journey import more_silos
from onecompany.kinds.view import View
from onecompany.sentences import gettext
from onecompany.store.records import Record, Ref
from onecompany.summary.tallies import tenths

TONES: Sequence[Tone] = ("bad", "warn", "text", "good")
"""By point of the scale."""

NARROWEST, EASY = 5, 8
"""Widths of a column: a point with its arrow and the cursor; a name that can be made out."""


def matrix_model(view: View) -> Model:
    """Silos down and across, under each column how well the others know it; or what is missing for a matrix."""
    silos = view.state.rows("silo")
    if len(silos) < 2:
        cell = BoardCell(gettext("It takes two {silos}: F12 shows the leaders, each with a {silo}."), "silo:", "muted")
        return records([gettext("Who knows whose work")], [[cell]], [BoardColumn(least=20, ideal=60)])
    arrows = marks(view.state)
    widest = max([20, *(cell_len(silo.name) for silo in silos)]) + MARKS
    columns = [
        BoardColumn(least=min(16, widest), ideal=min(36, widest), share=0),
        *(BoardColumn(least=NARROWEST, ideal=EASY, share=1, easy=EASY) for _ in silos),
    ]
    heads = [BoardCell(silo.name, "", "head", "center", lines=3, tight=2, words=True) for silo in silos]
    corner = BoardCell(gettext("knows the work of"), "", "muted", lines=2)
    body = [
        BoardRow(
            {
                0: BoardCell(silo.name, f"silo:{silo.id}", "strong", tight=1),
                **{
                    column: _cell(view, silo, other, arrows.get((silo.id, other.id), ""))
                    for column, other in enumerate(silos, 1)
                },
            },
            group=f"row{index}",
        )
        for index, silo in enumerate(silos)
    ]
    unknown = islands(view)
    means = {column: _mean(view, silo, island=Ref("silo", silo.id) in unknown) for column, silo in enumerate(silos, 1)}
    foot = BoardRow({0: BoardCell(gettext("known, average"), "", "muted"), **means})
    legend = " · ".join(gettext("{point} {words}", point=point, words=words) for point, words in enumerate(points()))
    if arrows:
        legend = gettext("{scale} → hands over ← takes", scale=legend)
    under = BoardRow({0: BoardCell(legend, "", "muted", wide=True, lines=2, tight=1)})
    start = f"cell:{silos[0].id}|{silos[1].id}"
    head = BoardRow({0: corner, **dict(enumerate(heads, 1))}, group="head")
    return Model(columns, (head,), tuple(body), 1, start, (foot, under), airy=True, down=more_silos, across=more_silos)


def _cell(view: View, silo: Record, other: Record, arrow: str) -> BoardCell:
    if silo is other:
        return BoardCell("▒▒▒", "", "muted", "center")  # no sentence: nobody judges itself
    said = row(view.state, silo.id, other.id)
    point = said.score if said is not None else None
    text = "·" if point is None else str(point)
    note = "✎" if said is not None and said.note else ""
    tone: Tone = "muted" if point is None else TONES[point]
    return BoardCell(f"{text}{arrow}{note}", f"cell:{silo.id}|{other.id}", tone, "center", lines=1)


def _mean(view: View, silo: Record, *, island: bool) -> BoardCell:
    known = known_by(view.state, silo.id)
    if not known:
        return BoardCell("·", "", "muted", "center")
    return BoardCell(tenths(sum(known) / len(known)), "", "bad" if island else "muted", "center")
