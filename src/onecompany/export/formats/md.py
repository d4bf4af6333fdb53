"""Markdown: for notes and forges, with front matter."""

from __future__ import annotations

from functools import partial

from onecompany.export.format import Bundle, Format
from onecompany.sentences import N_


def render(bundle: Bundle) -> bytes:
    """The report as Markdown in UTF-8, with LF at the ends of lines."""
    from onecompany.export.columns import without_empty_columns
    from onecompany.export.markdown import Ready, cell, escape, finalize, quoted, sparkline
    from onecompany.export.templating import environment
    from onecompany.summary.tabled import figures, untitled

    env = environment(finalize)
    env.filters.update(
        yaml=quoted,
        md=escape,
        inside=partial(escape, inside=True),
        ready=Ready,
        cell=cell,
        filled=without_empty_columns,
    )
    env.globals.update(sparkline=sparkline, figures=figures, untitled=untitled)
    text = env.get_template("md/report.md").render(report=bundle.report)
    return text.encode()


FORMAT = Format(name="md", title=N_("Markdown"), suffix=".md", render=render)
