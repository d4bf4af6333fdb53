"""PDF: the board's copy, tagged for those who cannot see it (PDF/UA-1)."""

from __future__ import annotations

from onecompany.export.format import Bundle, Format, Made


def render(bundle: Bundle) -> Made:
    """The report as a PDF."""
    from onecompany.export.typesetting.report import pdf_report

    return pdf_report(bundle)


FORMAT = Format(name="pdf", title="PDF", suffix=".pdf", render=render)
