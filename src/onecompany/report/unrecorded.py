"""What was not recorded, in one place of a hand-out instead of a heading for each part of it. Pure."""

from __future__ import annotations

from dataclasses import replace

from onecompany.sentences import listed
from onecompany.sentences.values import capital
from onecompany.summary import words
from onecompany.summary.blocks import Paragraph
from onecompany.summary.document import Report, Section

_LAST = 195


def with_empty_parts_listed(report: Report) -> Report:
    """The report without the parts of which nothing was recorded; a last one names them."""
    # That the data gives no finding was not left unrecorded; where there is no data, it says nothing.
    said = [section.key for section in report.sections if not section.is_empty]
    told = [section for section in report.sections if section.key in (said and [*said, "findings"])]
    empty = [section.title for section in report.in_order() if section not in told and section.key != "findings"]
    if not empty:
        return report
    names = Paragraph(f"{listed(empty)}.", "note")
    return replace(report, sections=(*told, Section("unrecorded", capital(words.NOT_RECORDED), _LAST, (names,))))
