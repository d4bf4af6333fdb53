"""The matrix as a table that can be edited: shaded cells with their words, and what they mean under it."""

from __future__ import annotations

from onecompany.export.word.looks import tones
from onecompany.export.word.styles import MATRIX
from onecompany.export.word.tables import row, table_around, widths_in_twips
from onecompany.export.word.text import StyledWords, paragraph
from onecompany.export.word.writer import Writer
from onecompany.export.word.xml import Element, bare
from onecompany.summary import labels, words
from onecompany.summary.blocks import Matrix, MatrixCell
from onecompany.summary.widths import columns_of

_ONE_PAGE = 20
"""A matrix of so many rows stays on one page."""


def put_matrix(writer: Writer, matrix: Matrix) -> None:
    """Write a matrix with its caption and its legend."""
    if matrix.caption:
        writer.add(paragraph("Caption", matrix.caption))
    if not matrix.cells or not matrix.column_heads:
        writer.add(paragraph("NothingRecorded", matrix.empty or labels.NOTHING))
        return
    grounds = {tone: bare(ground) for tone, (_, ground, _) in tones(writer.palette).items()}
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
    writer.add(
        table_around(MATRIX, _widths(writer, matrix), rows, title=matrix.caption, first_row=True, first_column=True)
    )
    writer.add(_legend(matrix) if matrix.legend else paragraph("AfterTable"))


def _toned(cell: MatrixCell) -> StyledWords:
    return StyledWords(words.cell_text(cell), f"Tone{cell.tone.title()}")


def _legend(matrix: Matrix) -> Element:
    pieces: list[str | StyledWords] = []
    for cell in matrix.legend:
        pieces += ["    " if pieces else "", StyledWords(f" {words.cell_text(cell)} ", f"Tone{cell.tone.title()}")]
    return paragraph("Legend", *pieces)


def _widths(writer: Writer, matrix: Matrix) -> list[int]:
    """The headings of the rows get what they need, from one to two and a half times a column; columns are equal."""
    across = len(matrix.column_heads)
    even = writer.page.width / (across + 1)
    longest = max(map(columns_of, (*matrix.row_heads, matrix.corner, matrix.foot_title)))
    head = min(max(longest * 4.8 + 8, even * 0.8), even * 2.5, writer.page.width / 3)
    return widths_in_twips(
        writer.page.width, [head / writer.page.width, *[(1 - head / writer.page.width) / across] * across]
    )
