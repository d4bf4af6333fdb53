"""Sets the report as one HTML page. Imports jinja2, so it is imported only when a page is made."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from onecompany.export.brand import Brand
from onecompany.export.colours import Palette
from onecompany.export.drawing import draw
from onecompany.export.drawing.bars import shares as bar_shares
from onecompany.export.templating import environment
from onecompany.summary.blocks import BarPair, BarPairs, Table
from onecompany.summary.document import Report, Section
from onecompany.summary.page_one import PageOne, page_one
from onecompany.summary.tabled import figures
from onecompany.summary.widths import needs_landscape, shares

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def page(report: Report, brand: Brand) -> str:
    """The page. Its policy allows its own style sheet, by hash, and nothing else."""
    env = _environment()
    front = page_one(report)
    tables = {table: f"w{number}" for number, table in enumerate(dict.fromkeys(_tables(report, front)), 1)}
    rules = "".join(_rules(table, name) for table, name in tables.items())
    style = env.get_template("html/style.css").render(rules=rules, brand=brand)
    return env.get_template("html/report.html").render(
        report=report,
        one=front,
        brand=brand,
        widths=tables,
        language=language_of(report),
        style=Markup(style),
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


@cache
def _environment() -> Environment:
    env = environment()
    env.globals.update(
        draw=draw,
        bars=_bars,
        colours=colours,
        figures=figures,
        needs_landscape=needs_landscape,
    )
    return env


def _bars(chart: BarPairs) -> list[tuple[BarPair, tuple[float | None, float | None]]]:
    return list(zip(chart.rows, bar_shares(chart), strict=True))


def language_of(report: Report) -> str:
    """The tag of the report's language; English where it is none."""
    return report.meta.language if _LANGUAGE.fullmatch(report.meta.language) else "en"


def colours(palette: Palette) -> Markup:
    """The palette as properties of the style sheet: `--on-accent:#ffffff`. Its values are colours and nothing else."""
    named = {field.name.replace("_", "-"): getattr(palette, field.name) for field in fields(palette)}
    return Markup(";".join(f"--{name}:{colour}" for name, colour in named.items()))


def _tables(report: Report, front: PageOne) -> Iterator[Table]:
    yield front.front.commitments
    rest: tuple[Section, ...] = () if front.rest is None else (front.rest,)
    for section in (*rest, *report.sections, *report.appendix):
        for block in section.blocks:
            table = figures(block)
            if table is not None:
                yield table


def _rules(table: Table, name: str) -> str:
    """The widths of a table's columns. In the style sheet, for the policy allows no style on an element."""
    return "".join(
        f".{name} col:nth-child({number}){{width:{share * 100:.2f}%}}\n"
        for number, share in enumerate(shares(table), 1)
    )
