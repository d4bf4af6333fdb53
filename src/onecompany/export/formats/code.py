"""The code of conduct alone on one page, to hang on the wall, as PDF and as HTML."""

from __future__ import annotations

from dataclasses import replace

from onecompany.export.format import Bundle, Format, Made
from onecompany.sentences import N_, gettext


def render(bundle: Bundle) -> Made:
    """Both files. Without a rule they say that none was recorded. What hangs on a wall is not confidential."""
    from onecompany.export.code_sheet import code_sheet
    from onecompany.export.page import page
    from onecompany.export.typesetting.sheets import wall_sheet
    from onecompany.summary.labels import CODE_CUT

    meta = replace(bundle.report.meta, confidentiality="")
    bundle = replace(bundle, report=replace(bundle.report, meta=meta))
    code = code_sheet(bundle.report)
    pdf = wall_sheet(bundle, code)
    sheet = page("code.html", "sheet.css", bundle.report, bundle.brand, code=code)
    warnings = (*pdf.warnings, *((CODE_CUT,) if code.cut else ()))
    return Made({"-code.pdf": pdf.data, "-code.html": sheet}, warnings=warnings)


def lacks(bundle: Bundle) -> str:
    """What is said as long as there is nothing to hang up."""
    return "" if bundle.report.upcoming.code else gettext("Left out: no rule has been adopted yet.")


FORMAT = Format("code", N_("Code of conduct, for the wall"), "-code.pdf", render, lacks)
