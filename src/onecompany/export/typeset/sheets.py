"""The single sheets as Typst is given them: the next agenda and the code of conduct."""

from __future__ import annotations

from typing import Any

from onecompany.export.brand import Brand
from onecompany.export.next_agenda import next_agenda
from onecompany.export.typeset.blocks import given, parted, without_controls
from onecompany.export.typeset.handing import shared
from onecompany.summary import labels, words
from onecompany.summary.document import Report
from onecompany.summary.walk import map_text

_LINE = 44
"""A word longer than this is parted."""


def agenda_data(report: Report, brand: Brand) -> dict[str, Any]:
    """What `agenda.typ` is given."""
    report = map_text(report, without_controls)
    agenda = next_agenda(report)
    return _sheet(report, brand, agenda.title) | {
        "agenda": {
            "title": agenda.title,
            "when": agenda.when,
            "length": agenda.length,
            "points": [parted(each, _LINE) for each in agenda.points],
            "more_points": agenda.more_points,
            "promises": given(agenda.promises, brand),
            "more_promises": agenda.more_promises,
            "targets": [parted(each, _LINE) for each in agenda.targets],
            "more_targets": agenda.more_targets,
        }
    }


def code_data(report: Report, brand: Brand) -> dict[str, Any]:
    """What `code.typ` is given."""
    report = map_text(report, without_controls)
    stages = [
        {
            "stage": parted(words.shown(each.stage), 12),
            "always": [parted(line, 22) for line in each.always],
            "never": [parted(line, 22) for line in each.never],
        }
        for each in report.ahead.code
    ]
    return _sheet(report, brand, labels.CODE_OF_CONDUCT) | {
        "title-line": labels.CODE_OF_CONDUCT,
        "code": stages,
        "gap": words.GAP,
    }


def _sheet(report: Report, brand: Brand, title: str) -> dict[str, Any]:
    meta = report.meta
    return shared(report, brand, f"{meta.organisation} · {title}") | {
        "organisation": parted(words.shown(meta.organisation), _LINE),
        "occasion": parted(words.shortened(f"{meta.title}, {words.long_date(meta.date)}", 90), _LINE),
    }
