"""Puts the picture of a table under it, as a chart that Excel draws from the cells."""

from __future__ import annotations

import math

from onecompany.export.workbook.charts import excel_chart
from onecompany.export.workbook.library import Workbook
from onecompany.export.workbook.plot import Plot, helpers
from onecompany.export.workbook.writer import Writer
from onecompany.sentences import N_, gettext
from onecompany.summary import words
from onecompany.summary.blocks import Chart

BEHIND = N_("Figures behind the picture")

_WIDE, _TALL = 1000, 340
"""The most pixels of a chart across, and its height."""

_ROWS = 21
"""The rows that a chart lies over, of one line each."""

_BEHIND_ROW = 1
"""Beside the way back, where nothing else stands."""

_ALT = 2000
"""The most characters of what is read out for a picture; the whole is said under it."""


def put_chart(book: Workbook, writer: Writer, name: str, chart: Chart, head: int) -> None:
    """Put the chart of the rows under `head` below them; nothing where there is nothing to draw."""
    plot = Plot(name, head, max(len(writer.widths), writer.spans) + 1, writer.styles.brand.palette)
    more = helpers(chart)
    for index, (title, values) in enumerate(more):
        column = plot.helper(index)
        writer.sheet.set_column(column, column, 12, writer.styles.of())
        writer.sheet.write_string(head, column, title, writer.styles.helper())
        for step, value in enumerate(values):
            if value is not None:
                writer.sheet.write_number(head + 1 + step, column, value, writer.styles.helper())
    if more:
        writer.sheet.write_string(_BEHIND_ROW, plot.helper(0), gettext(BEHIND), writer.styles.line())
    drawing = excel_chart(chart, book, plot)
    if drawing is None:
        return
    drawing.set_title({"name": [name, 0, 0], "overlay": False, "name_font": plot.font(12, bold=True), "layout": None})
    drawing.set_size({"width": min(math.ceil(writer.across / 0.75), _WIDE), "height": _TALL})
    drawing.set_chartarea({"border": {"none": True}})
    writer.skip()
    writer.sheet.insert_chart(
        writer.row, 0, drawing, {"object_position": 2, "description": words.shortened(words.described(chart), _ALT)}
    )
    writer.skip(_ROWS)
