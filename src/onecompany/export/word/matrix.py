"""The matrix as a table that can be edited: shaded cells with their words, and what they mean under it."""

from __future__ import annotations

from onecompany.export.colours import Palette
from onecompany.export.measure import width
from onecompany.export.office.xml import Element
from onecompany.export.word.tables import row, table_around
from onecompany.export.word.text import StyledWords, paragraph
from onecompany.export.word.writer import Writer
from onecompany.summary import labels, words
from onecompany.summary.blocks import Matrix, MatrixCell

MATRIX = "ReportMatrix"
"""The id of its table style."""

_ONE_PAGE = 20
"""A matrix of so many rows stays on one page."""


def put_matrix(writer: Writer, matrix: Matrix) -> None:
    """Write a matrix with its caption and its legend."""
    if matrix.caption:
        writer.add(paragraph("Caption", matrix.caption, keep=True))
    if not matrix.cells or not matrix.column_heads:
        writer.add(paragraph("NothingRecorded", matrix.empty or labels.NOTHING))
        return
    grounds = _grounds(writer.palette)
    body = list(zip(matrix.row_heads, matrix.cells, strict=True))
    if matrix.column_foot:
        body.append((matrix.foot_title, matrix.column_foot))
    heads = [paragraph("MatrixRow", matrix.corner, in_cell=True)]
    heads += [paragraph("MatrixHead", words.shown(head)) for head in matrix.column_heads]
    rows = [row(heads, head=True)]
    for number, (title, cells) in enumerate(body, 1):
        keep = len(body) <= _ONE_PAGE and (number < len(body) or bool(matrix.legend))
        cells_of_row = [paragraph("MatrixRow", words.shown(title), keep=keep, in_cell=True)]
        cells_of_row += [paragraph("MatrixText", _toned(cell), keep=keep) for cell in cells]
        rows.append(row(cells_of_row, fills=["", *(grounds[cell.tone] for cell in cells)]))
    story = " · ".join(words.cell_text(cell) for cell in matrix.legend)
    widths, title = _widths(writer, matrix), matrix.caption or writer.title
    writer.add(table_around(MATRIX, widths, rows, title=title, story=story, first_row=True, first_column=True))
    writer.add(_legend(matrix) if matrix.legend else paragraph("AfterTable"))


def _toned(cell: MatrixCell) -> StyledWords:
    return StyledWords(words.cell_text(cell), f"Tone{cell.tone.title()}")


def _legend(matrix: Matrix) -> Element:
    pieces: list[str | StyledWords] = []
    for cell in matrix.legend:
        pieces += ["    " if pieces else "", StyledWords(f" {words.cell_text(cell)} ", f"Tone{cell.tone.title()}")]
    return paragraph("Legend", *pieces)


def _grounds(c: Palette) -> dict[str, str]:
    """The ground under each tone."""
    return {
        "plain": c.paper,
        "none": c.paper,
        "helps": c.tint,
        "owner": c.accent,
        "crack": c.crack_tint,
        "warning": c.warning_tint,
        "strength": c.strength_tint,
    }


def _widths(writer: Writer, matrix: Matrix) -> list[float]:
    """The headings of the rows get what they need, up to a third of the page; columns are equal."""
    across, room = len(matrix.column_heads), writer.page.width
    style = writer.styles["MatrixRow"]
    heads = (*matrix.row_heads, matrix.corner, matrix.foot_title)
    longest = max(width(words.shown(head), style.size, writer.face, bold=True) for head in heads) + 8
    head = min(max(longest, room / (across + 1) * 0.8), room / (across + 1) * 2.5, room / 3)
    return [head, *[(room - head) / across] * across]
