"""Single sheets as HTML, as safe as the page: the next agenda and the code of conduct."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from onecompany.export.brand import Brand
from onecompany.export.page import colours, language_of
from onecompany.export.templating import environment
from onecompany.parsing.clean import scrub
from onecompany.summary.document import Report


def sheet(template: str, report: Report, brand: Brand, **values: object) -> bytes:
    """A template of `html/` set as one page in UTF-8. Its policy allows its own style sheet, by hash, and the logo."""
    env = _environment()
    style = env.get_template("html/sheet.css").render(brand=brand)
    text = env.get_template(template).render(
        report=report,
        meta=report.meta,
        brand=brand,
        language=language_of(report),
        style=Markup(style),
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        **values,
    )
    return scrub(text, multiline=True).encode()


@cache
def _environment() -> Environment:
    env = environment()
    env.globals.update(colours=colours)
    return env
