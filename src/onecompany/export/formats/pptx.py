"""PowerPoint: five to eight slides whose titles are conclusions, with charts and tables that can be edited."""

from __future__ import annotations

from onecompany.export.format import Bundle, Format, Made
from onecompany.sentences import N_


def render(bundle: Bundle) -> Made:
    """The report as slides."""
    from onecompany.export.slides.deck import render_slides

    return render_slides(bundle)


FORMAT = Format(name="pptx", title=N_("PowerPoint slides"), suffix=".pptx", render=render)
