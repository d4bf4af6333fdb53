"""The jinja2 environments. Imported by a format when it renders and not before: jinja2 is slow to load."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from onecompany.summary import labels, words
from onecompany.summary.emphasis import pieces
from onecompany.summary.isolated import isolated
from onecompany.summary.texts import stopped


def environment(finalize: Callable[[object], object] | None = None) -> Environment:
    """An environment over `templates/` in which a name that is not there is an error.

    Without `finalize`, all that is printed is escaped for HTML. With it, escaping is what `finalize` does to
    each value that a template prints.
    """
    env = Environment(
        loader=_loader(),
        autoescape=finalize is None,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    env.globals.update(labels=labels, words=words, kind=kind, pieces=pieces)
    env.filters.update(shown=words.shown, long_date=words.long_date, stopped=stopped, isolated=isolated)
    return env


def kind(part: object) -> str:
    """The name of a part's kind, which is that of its template: `Callout` is set by `callout`."""
    return type(part).__name__.lower()


@cache
def _loader() -> PackageLoader:
    return PackageLoader("onecompany.export", "templates")
