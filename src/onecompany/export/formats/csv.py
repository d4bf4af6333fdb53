"""CSV: a folder of plain tables for other programs, in UTF-8 with a byte order mark."""

from __future__ import annotations

from onecompany.export.format import Bundle, Format, Made
from onecompany.sentences import N_


def render(bundle: Bundle) -> Made:
    """One file for each table of the report."""
    from onecompany.export.comma import Way, folder

    language = bundle.brand.language or bundle.report.meta.language
    return Made(folder(bundle.report, Way.of(bundle.options.separator, language)), folder=True)


FORMAT = Format(name="csv", title=N_("Tables as plain text"), suffix="-csv", render=render)
