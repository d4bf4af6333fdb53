"""Charts as pictures: SVG with its colours in it, and PNG for formats that cannot show SVG."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment

from onecompany.export import fonts
from onecompany.export.colours import Palette
from onecompany.export.drawing import draw
from onecompany.export.drawing.marks import WIDTH, Drawing
from onecompany.export.templating import environment, kind
from onecompany.summary.blocks import Chart

if TYPE_CHECKING:
    from typst import Fonts

DPI = 220
"""Dots to the inch of a picture: sharp on paper, and small enough to be sent."""


def svg(chart: Chart, colours: Palette) -> str:
    """The chart as an SVG file of its own: no outside reference, no script, text as text in Inter.

    720 units wide; its natural unit is a pixel of 1/96 inch.
    """
    return painted(draw(chart), colours)


def painted(drawing: Drawing, colours: Palette) -> str:
    """A drawing as such a file."""
    return _environment().get_template("svg/alone.svg").render(it=drawing, colours=colours)


def png(chart: Chart, colours: Palette) -> bytes:
    """The chart as a PNG picture, 7.5 inches wide at `DPI` dots to the inch. The same chart gives the same bytes."""
    return dots(svg(chart, colours), width=WIDTH, dpi=DPI, fill="white")


def dots(picture: str, *, width: float, dpi: float, fill: Literal["white", "none"]) -> bytes:
    """An SVG picture as PNG, so many pixels of 1/96 inch wide, on white or on nothing."""
    import typst

    source = (
        f"#set page(width: auto, height: auto, margin: 0pt, fill: {fill})\n"
        f'#image(bytes(json(bytes(sys.inputs.data))), format: "svg", width: {width * 0.75:.2f}pt)\n'
    )
    return typst.compile(
        source.encode(), font_paths=_fonts(), format="png", ppi=dpi, sys_inputs={"data": json.dumps(picture)}
    )


@cache
def _fonts() -> Fonts:
    """The bundled fonts, then those of the computer: looking for them takes a tenth of a second."""
    import typst

    return typst.Fonts(font_paths=[fonts.__path__[0]])


@cache
def _environment() -> Environment:
    env = environment()
    env.globals.update(kind=kind)
    return env
