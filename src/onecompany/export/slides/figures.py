"""The figures of a chart as PowerPoint holds them: in the chart, and in the workbook that opens with "Edit data".

The workbook is written here: that of python-pptx takes a label such as "=1+1" for a formula.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import xlsxwriter  # type: ignore[import-untyped]
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide

from onecompany.export.office.text import one_line
from onecompany.export.slides.template import Box
from onecompany.summary.words import shortened

LABEL = 60
"""The most characters of a label; it is in full in the notes."""


class FigureRow(NamedTuple):
    """A series: its name, a value for each label, and how numbers are written (ECMA-376, 18.8.30)."""

    name: str
    values: tuple[float | None, ...]
    numbers: str


def label(text: str, most: int = LABEL) -> str:
    """A label of an axis or a series."""
    return shortened(one_line(text), most)


def numbers(values: Sequence[float | None], *, signed: bool = False) -> str:
    """A number format for these: true minus sign, commas between thousands, as many decimals as there are.

    `signed` writes a plus as well.
    """
    known = [value for value in values if value is not None]
    digits = "#,##0"
    if any(value != round(value) for value in known):
        # As many decimals as each has; where there are many, or commas are wanted as well, the same for all.
        short = all(abs(value) < 1000 and value == round(value, 2) for value in known)
        digits = "General" if short else f"#,##0.{'0' * max(map(_decimals, known))}"
    return f'{"+" if signed else ""}{digits};"−"{digits}' + (";0" if signed else "")


def put_figures(
    slide: Slide, box: Box, kind: XL_CHART_TYPE, labels: Sequence[str], rows: Sequence[FigureRow], made_at: datetime
) -> Chart:
    """A chart with these series."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = list(labels)
    for row in rows:
        data.add_series(row.name, row.values, row.numbers)
    chart: Chart = slide.shapes.add_chart(kind, *box.emus, data).chart  # type: ignore[attr-defined]
    part: Any = chart.part
    part.chart_workbook.update_from_xlsx_blob(_workbook(labels, rows, made_at))
    return chart


def _decimals(value: float) -> int:
    """How many decimals a number has: one or two."""
    return max(len(f"{value:.2f}".rstrip("0").partition(".")[2]), 1)


def _workbook(labels: Sequence[str], rows: Sequence[FigureRow], made_at: datetime) -> bytes:
    """The figures where the chart looks for them: labels down the first column, a series in each other one."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": made_at.replace(tzinfo=None)})
    sheet = book.add_worksheet()
    sheet.set_column(0, 0, 30)
    for index, text in enumerate(labels, 1):
        sheet.write_string(index, 0, text)
    for column, row in enumerate(rows, 1):
        number_format = book.add_format({"num_format": row.numbers})
        sheet.write_string(0, column, row.name)
        for index, value in enumerate(row.values, 1):
            if value is not None:
                sheet.write_number(index, column, value, number_format)
    book.close()
    return target.getvalue()
