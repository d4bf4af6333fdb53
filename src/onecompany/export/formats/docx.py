"""Word: the report to go on with, with styles, lists, headings and tables as people make them."""

from __future__ import annotations

from onecompany.export.format import Bundle, Format, Made
from onecompany.sentences import N_


def render(bundle: Bundle) -> Made:
    """The report as a docx."""
    from onecompany.export.word.document import word_document

    return word_document(bundle)


FORMAT = Format(name="docx", title=N_("Word document"), suffix=".docx", render=render)
