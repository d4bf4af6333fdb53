"""The agenda of the next quarterly meeting as PDF and as HTML."""

from __future__ import annotations

from onecompany.export.format import Bundle, Format, Made
from onecompany.sentences import N_


def render(bundle: Bundle) -> Made:
    """Both files. A meeting without a date has a line to write it on."""
    from onecompany.export.next_agenda import next_agenda
    from onecompany.export.page import page
    from onecompany.export.typesetting.sheets import agenda_sheet

    agenda = next_agenda(bundle.report)
    pdf = agenda_sheet(bundle, agenda)
    sheet = page("agenda.html", "sheet.css", bundle.report, bundle.brand, agenda=agenda)
    return Made({"-agenda.pdf": pdf.data, "-agenda.html": sheet}, warnings=pdf.warnings)


FORMAT = Format(name="agenda", title=N_("Agenda of the next meeting"), suffix="-agenda.pdf", render=render)
