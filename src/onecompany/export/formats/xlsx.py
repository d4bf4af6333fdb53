"""Excel: one sheet a table, with filters, widths, number formats and charts that stay charts."""

from __future__ import annotations

from onecompany.export.format import Bundle, Format, Made
from onecompany.sentences import N_


def render(bundle: Bundle) -> Made:
    """The report as a workbook. Warnings tell of texts that are longer than a row can show."""
    from onecompany.export.workbook.book import workbook

    return workbook(bundle)


FORMAT = Format(name="xlsx", title=N_("Excel workbook"), suffix=".xlsx", render=render)
