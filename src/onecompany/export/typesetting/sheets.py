"""The single sheets: the next agenda, and the code of conduct on one page."""

from __future__ import annotations

from typing import Any

from onecompany.export.code_sheet import CodeSheet
from onecompany.export.format import Bundle
from onecompany.export.next_agenda import Agenda, line
from onecompany.export.typesetting.look import BODY, PaperSheet, brand_look
from onecompany.export.typesetting.report import document
from onecompany.export.typesetting.tables import table
from onecompany.export.typesetting.text import marked_text
from onecompany.export.typesetting.typst_pdf import TypesetPdf, typeset
from onecompany.summary import labels, words

_NAME, _OCCASION = 60, 80
"""The most characters of the organisation and of the workshop over a sheet."""

_RULE = 10
"""Longer words of a rule may not fit in its column in the largest letters."""


def agenda_sheet(bundle: Bundle, agenda: Agenda) -> TypesetPdf:
    """The agenda as a PDF. Raises `ExportError`."""
    sheet = PaperSheet(bundle.brand.paper)
    page_view = _head(bundle, agenda.title) | {
        "agenda": {
            "when": agenda.when,
            "length": agenda.length,
            "points": [marked_text(text) for text in agenda.points],
            "promises": table(agenda.promises, sheet.width, size=BODY) if agenda.promises.rows else None,
            "due": agenda.due,
            "targets": [marked_text(text) for text in agenda.targets],
        },
        "labels": {
            "when": labels.WHEN,
            "length": labels.LENGTH,
            "no_date": labels.NO_DATE,
            "agenda": labels.AGENDA,
            "no_agenda": labels.NO_AGENDA,
            "promised": labels.PROMISED,
            "no_promises": labels.NO_PROMISES,
            "targets": labels.TARGETS,
            "notes": labels.OUR_NOTES,
        },
    }
    return typeset("agenda.typ", page_view, bundle.report.meta.made_at)


def wall_sheet(bundle: Bundle, code: CodeSheet) -> TypesetPdf:
    """The code of conduct as a PDF. Raises `ExportError`."""
    stages = [
        {
            "stage": marked_text(words.shown(rules.stage), _RULE),
            "always": [marked_text(words.shown(rule), _RULE) for rule in rules.always],
            "never": [marked_text(words.shown(rule), _RULE) for rule in rules.never],
        }
        for rules in code.stages
    ]
    page_view = _head(bundle, labels.CODE_OF_CONDUCT) | {
        "stages": stages,
        "cut": labels.CODE_CUT if code.cut else "",
        "labels": {"always": labels.ALWAYS, "never": labels.NEVER, "no_rules": labels.NO_RULES, "gap": words.GAP},
    }
    return typeset("code.typ", page_view, bundle.report.meta.made_at)


def _head(bundle: Bundle, title: str) -> dict[str, Any]:
    """What stands over and under a sheet."""
    meta, about = bundle.report.meta, document(bundle)
    about["document"]["title"] = f"{about['document']['title']} · {title}"
    occasion = line(f"{words.shown(meta.title)}, {words.long_date(meta.date)}", _OCCASION)
    return {
        **brand_look(bundle.brand, bundle.report.meta.organisation),
        **about,
        "title": title,
        "organisation": marked_text(line(words.shown(meta.organisation), _NAME)),
        "occasion": marked_text(occasion),
    }
