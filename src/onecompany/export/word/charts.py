"""Charts as pictures with their words: title, what it shows, the figures as a table."""

from __future__ import annotations

from dataclasses import replace

from onecompany.export.office.told import tell
from onecompany.export.pictures import png
from onecompany.export.word.tables import is_wide, put_table
from onecompany.export.word.text import paragraph
from onecompany.export.word.writer import Writer
from onecompany.summary import labels, words
from onecompany.summary.blocks import BarPairs, Chart, CurveChart, Table, TableColumn, Value, Waterfall
from onecompany.summary.tabled import figures, untitled

_WIDEST, _SHARE = 540.0, 0.62
"""The most points that a picture is wide, and the most of a page's height that it takes."""


def put_chart(writer: Writer, chart: Chart) -> None:
    """Write a chart: its title, the picture, what is in it in words, and its figures."""
    table = figures(chart)
    writer.add(paragraph("Caption", chart.title, keep=True))
    if table is None or not table.rows:
        writer.add(paragraph("NothingRecorded", table.empty if table and table.empty else labels.NOTHING))
        return
    data = png(chart, writer.palette)
    width, height = size_within(png_size(data), min(writer.page.width, _WIDEST), writer.page.height * _SHARE)
    holder = paragraph("Chart")
    run, properties = writer.picture(data, width=width, height=height)
    tell(properties, chart.title, words.described(chart))
    holder.append(run)
    writer.add(holder)
    for text in (chart.description, words.scale(chart) if isinstance(chart, CurveChart) else ""):
        if text:
            writer.add(paragraph("SmallPrint", text, keep=True))
    put_table(writer, _laid(writer, _signed(chart, untitled(table))), narrow=True)


def _laid(writer: Writer, table: Table) -> Table:
    """The figures side by side, as they stand in the picture, where that is shorter and there is room."""
    label, *others = table.columns
    heads = (label, *(TableColumn(words.shown(row[0]), "number") for row in table.rows))
    rows = [(column.title, *(row[at] for row in table.rows)) for at, column in enumerate(others, 1)]
    across = replace(table, columns=heads, rows=tuple(rows))
    return table if len(rows) >= len(table.rows) or is_wide(writer, across) else across


def _signed(chart: Chart, table: Table) -> Table:
    """The figures with a sign where they say how far something is from nought; gaps stay gaps."""
    match chart:
        case CurveChart():
            signs = [(1, True)] * len(table.rows)
        case BarPairs():
            signs = [(3, True)] * len(table.rows)
        case Waterfall(steps=steps):
            signs = [(1, not step.total) for step in steps]
        case _:
            return table
    rows: list[tuple[Value, ...]] = []
    for (column, wanted), values in zip(signs, table.rows, strict=True):
        value = values[column]
        written = words.signed(value) if wanted and isinstance(value, int | float) else value
        rows.append((*values[:column], written, *values[column + 1 :]))
    return replace(table, rows=tuple(rows))


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG picture in pixels, as its header says (PNG, 11.2.2)."""
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def size_within(pixels: tuple[int, int], width: float, height: float) -> tuple[float, float]:
    """The largest size of a picture within `width` and `height`, with its sides as they are to each other."""
    scale = min(width / pixels[0], height / pixels[1])
    return pixels[0] * scale, pixels[1] * scale
