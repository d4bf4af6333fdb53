"""A web page in one file: no outside reference, no script; light and dark on the screen, light on paper."""

from __future__ import annotations

from onecompany.export.format import Bundle, Format
from onecompany.sentences import N_


def render(bundle: Bundle) -> bytes:
    """The report as HTML in UTF-8."""
    from onecompany.export.page import page
    from onecompany.summary.page_one import page_one

    return page("report.html", "style.css", bundle.report, bundle.brand, one=page_one(bundle.report))


FORMAT = Format(name="html", title=N_("Web page"), suffix=".html", render=render)
