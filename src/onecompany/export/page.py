"""Sets a report, or a single sheet of it, as one HTML page. Imports jinja2, so it is imported only when one is made."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import fields
from functools import cache, lru_cache

from jinja2 import Environment
from markupsafe import Markup

from onecompany.export.brand import Brand
from onecompany.export.colours import Palette
from onecompany.export.columns import least_width, whole_width, without_empty_columns
from onecompany.export.drawing import draw
from onecompany.export.drawing.downwards import draw_narrow
from onecompany.export.drawing.marks import Drawing
from onecompany.export.logo_plate import plate
from onecompany.export.measure import STAND_IN
from onecompany.export.templating import environment
from onecompany.parsing.clean import scrub
from onecompany.summary.blocks import Chart, Matrix, Table, Value
from onecompany.summary.document import Report, Section
from onecompany.summary.tabled import figures
from onecompany.summary.widths import UPRIGHT_COLUMNS
from onecompany.summary.words import missing, shown

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

_SHORT, _PROSE, _LONG, _LONG_WORD = 18, 120, 400, 24
"""Characters: of a cell that stays in one line, of one that is read in a few, of one that the end of a page may part,
and of a word that may be broken."""

_PHONE, _UPRIGHT, _LETTERS, _PADDING = 256.0, 570.0, 10.0, 7.0
"""The room for a table on a phone and, of letters as large, on paper; its letters and the space beside a column. All in
points, of which a pixel has 0.75."""


def page(template: str, style: str, report: Report, brand: Brand, **values: object) -> bytes:
    """A template of `html/` with a style sheet of it, as one page in UTF-8.

    Its policy allows this style sheet, by hash, and the logo, and nothing else.
    """
    env = _environment()
    css = env.get_template(f"html/{style}").render(brand=brand)
    text = env.get_template(f"html/{template}").render(
        report=report,
        meta=report.meta,
        brand=brand,
        plate=plate(brand),
        language=language_of(report),
        direction=_direction(language_of(report)),
        style=Markup(css),
        style_hash=base64.b64encode(hashlib.sha256(css.encode()).digest()).decode(),
        **values,
    )
    return scrub(text, multiline=True).encode()


@cache
def _environment() -> Environment:
    env = environment()
    env.globals.update(colours=colours, drawings=_drawings, figures=figures, is_sideways=_is_sideways)
    env.filters.update(fit=_fit, narrow=_is_narrow, head=_head, filled=without_empty_columns)
    return env


def language_of(report: Report) -> str:
    """The tag of the report's language; English where it is none."""
    return report.meta.language if _LANGUAGE.fullmatch(report.meta.language) else "en"


def _direction(language: str) -> str:
    """Which way a language is written, as HTML has it: `ltr` or `rtl`."""
    if language == "en":
        return "ltr"  # as most are, without Babel, which takes its time to load
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


def colours(palette: Palette) -> Markup:
    """The palette as properties of the style sheet: `--on-accent:#ffffff`. Its values are colours and nothing else."""
    named = {field.name.replace("_", "-"): getattr(palette, field.name) for field in fields(palette)}
    return Markup(";".join(f"--{name}:{colour}" for name, colour in named.items()))


def _drawings(chart: Chart) -> tuple[tuple[str, Drawing], ...]:
    """A chart as it is drawn for a page and for a phone, of which the style sheet shows one."""
    return ("wide", draw(chart)), ("narrow", draw_narrow(chart))


def _fit(value: Value) -> str:
    """How long a text is and where it may be broken, as names for the class of its cell or item."""
    text = shown(value)
    if len(text) <= _SHORT:
        return " short"
    far = " far" if any(len(word) > _LONG_WORD for word in text.split()) else ""
    return f" long{far}" if len(text) > _LONG else far if len(text) > _PROSE else f" prose{far}"


def _head(table: Table) -> int | None:
    """The column that is the heading of a card: the first, or where that holds numbers, the first that tells its rows
    apart in words; None where no column does."""
    for at, column in enumerate(table.columns):
        if column.kind != "number":
            values = [row[at] for row in table.rows]
            if at == 0 or (len({*values}) == len(values) and not any(map(missing, values))):
                return at
    return None


def _is_narrow(table: Table) -> bool:
    """Whether a table can be read on a phone as a table, most rows in two lines; else each row becomes a card there."""
    least, whole = _widths(table)
    return least <= _PHONE and whole <= 2 * _PHONE


def _is_sideways(section: Section) -> bool:
    """Whether a section has a block that needs a page on its side when it is printed."""
    matrices = (block for block in section.blocks if isinstance(block, Matrix))
    tables = (block for block in section.blocks if isinstance(block, Table) and block.rows)
    return any(len(matrix.column_heads) > UPRIGHT_COLUMNS for matrix in matrices) or any(
        _widths(table)[0] > _UPRIGHT for table in tables
    )


@lru_cache(maxsize=256)
def _widths(table: Table) -> tuple[float, float]:
    """The room below which a word of a table would be broken, and from which on each cell is one line."""
    least = least_width(table, size=_LETTERS, face=STAND_IN, padding=_PADDING)
    return least, whole_width(table, size=_LETTERS, face=STAND_IN, padding=_PADDING)
