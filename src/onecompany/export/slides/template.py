"""The template of the slides: its layouts, what stands where in them, and how a slide takes what it is given.

Places are those of the layout's placeholders, so that a designer can move them. Those that every template has are
known by their kind; those of ours alone by their name in the layout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation
from pptx.slide import Slide, SlideLayout
from pptx.util import Emu

from onecompany.export.format import ExportError
from onecompany.export.office.xml import Element, emu, name
from onecompany.export.slides.text import write
from onecompany.sentences import N_, gettext

Kind = Literal["opening", "content", "table", "findings", "closing"]

_KNOWN: Mapping[Kind, tuple[str, ...]] = {
    "opening": ("title", "title slide"),
    "content": ("obj", "title and content"),
    "table": ("tbl", "obj", "title and content"),
    "findings": ("twoObj", "two content"),
    "closing": ("closing", "obj", "title and content"),
}
"""The layouts by their types (ISO/IEC 29500-1, 19.7.15) or names, the first that is there."""

_NO_LAYOUT = N_("The template for PowerPoint has no layout “{layout}” with a title and a place for content.")

_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
_FEET = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}

_INSETS = {"lIns": 7.2, "rIns": 7.2, "tIns": 3.6, "bIns": 3.6}
"""The points around the text of a placeholder that says nothing else (ISO/IEC 29500-1, 21.1.2.1.1)."""

_NARROWEST, _LOWEST = 100.0, {"opening": 20.0}
"""The least points across that a place for content has, and down, where not 100 as well."""

LARGEST_TITLE = 28.0


class Box(NamedTuple):
    """A place on a slide, in points: its left upper corner and its size."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def below(self, points: float) -> Box:
        """What is left of it under so many points."""
        return Box(self.left, self.top + points, self.width, self.height - points)

    @property
    def emus(self) -> tuple[Emu, Emu, Emu, Emu]:
        """The place in the unit of the library."""
        left, top, width, height = (Emu(emu(points)) for points in self)
        return left, top, width, height


@dataclass(frozen=True)
class Layout:
    """A layout and its places: `main` for what is shown, `side` for findings beside it, others by their names."""

    layout: SlideLayout

    @cached_property
    def _holders(self) -> list[tuple[int, Any, Any]]:
        """The `idx` and kind of each placeholder that has a place, with it.

        Asked of the library once, which takes its time.
        """
        marks = ((holder.placeholder_format, holder) for holder in list[Any](self.layout.placeholders))
        return [(mark.idx, mark.type, holder) for mark, holder in marks if None not in _sides(holder)]

    @cached_property
    def title(self) -> Any:
        """Its title."""
        return next(holder for _, kind, holder in self._holders if kind in _TITLES)

    @cached_property
    def bodies(self) -> list[tuple[int, Any]]:
        """The places that every template has for content, with their `idx`."""
        others = [one for one in self._holders if one[1] not in _TITLES | _FEET]
        return [(idx, holder) for idx, _, holder in others if holder.name not in _NAMED.get(idx, ())]

    @cached_property
    def main(self) -> tuple[int, Box]:
        """Where the points, the chart or the table go."""
        return self.bodies[0][0], box_of(self.bodies[0][1])

    @cached_property
    def side(self) -> tuple[int, Box]:
        """Where the findings go, of a layout that has two places."""
        return self.bodies[1][0], box_of(self.bodies[1][1])

    @cached_property
    def title_room(self) -> float:
        """The width of its title."""
        return box_of(self.title).width

    def named(self, wanted: int) -> Any:
        """A place that only our template has; None in others."""
        own = (holder for idx, _, holder in self._holders if idx == wanted)
        return next((holder for holder in own if holder.name in _NAMED[wanted]), None)

    def foot(self) -> Any:
        """Where the foot goes, None for a layout without one."""
        return next((holder for _, kind, holder in self._holders if kind == PP_PLACEHOLDER.FOOTER), None)

    @cached_property
    def title_size(self) -> float:
        """The size of the letters in its title."""
        styles = self.layout.slide_master.element.find(name("p:txStyles"))  # which LibreOffice leaves away
        holders = [holder._element for holder in (self.title, self.title._base_placeholder) if holder is not None]
        for style in (*holders, *([] if styles is None else [styles])):
            for level in style.iter(name("a:lvl1pPr")):
                letters = level.find(name("a:defRPr"))
                if letters is not None and letters.get("sz"):
                    return min(int(letters.get("sz")) / 100, LARGEST_TITLE)
        return LARGEST_TITLE


PART, MORE, CONFIDENTIALITY, NUMBERS = 13, 14, 15, (21, 22, 23, 24)
_NAMED: Mapping[int, tuple[str, ...]] = {
    PART: ("Part", "Organisation"),
    MORE: ("More",),
    CONFIDENTIALITY: ("Confidentiality",),
    **{idx: (f"Number {number}",) for number, idx in enumerate(NUMBERS, 1)},
}
"""The places that only our template has, by their `idx`, with their names."""


def layouts(slides: Presentation) -> dict[Kind, Layout]:
    """The layouts of a template by what they are for; the one for findings may be missing. Raises ExportError."""
    chosen: dict[Kind, Layout] = {}
    for kind, keys in _KNOWN.items():
        fitting = (layout for key in keys for layout in slides.slide_layouts if _is(layout, key, kind))
        layout = next(fitting, None)
        if layout is not None:
            chosen[kind] = Layout(layout)
        elif kind != "findings":
            raise ExportError(gettext(_NO_LAYOUT, layout=keys[-1].title()))
    return chosen


def _is(layout: SlideLayout, key: str, kind: Kind) -> bool:
    if key not in (layout.element.get("type"), str(layout.name).casefold()):
        return False
    one, places = Layout(layout), 2 if kind == "findings" else 1
    titled = any(what in _TITLES for _, what, _ in one._holders)
    boxes = [box_of(holder) for _, holder in one.bodies[:places]]
    large = all(box.width >= _NARROWEST and box.height >= _LOWEST.get(kind, _NARROWEST) for box in boxes)
    return titled and len(boxes) == places and large


def _sides(holder: Any) -> tuple[int | None, ...]:
    """Where a placeholder stands and how large it is; None where neither the layout nor the master says it."""
    return holder.left, holder.top, holder.width, holder.height


def box_of(holder: Any) -> Box:
    """Where a placeholder stands, within the space around its text."""
    points = Box(*(length / 12_700 for length in _sides(holder) if length is not None))
    left, right, top, bottom = (_inset(holder, side) for side in _INSETS)
    return Box(points.left + left, points.top + top, points.width - left - right, points.height - top - bottom)


def _inset(holder: Any, side: str) -> float:
    while holder is not None:
        body = holder._element.find(f".//{name('a:bodyPr')}")
        if body is not None and body.get(side) is not None:
            return int(body.get(side)) / 12_700
        holder = getattr(holder, "_base_placeholder", None)
    return _INSETS[side]


def fill(slide: Slide, idx: int, paragraphs: Sequence[Element], box: Box | None = None) -> None:
    """Write into a placeholder. It moves to `box`, if that is given and lower than its text stands in the layout."""
    place = holder(slide, idx)
    named = holder(slide.slide_layout, idx).find(f".//{name('p:cNvPr')}").get("name")
    place.find(f".//{name('p:cNvPr')}").set("name", named)
    write(place.find(name("p:txBody")), paragraphs)
    if box is None:
        return
    shape = next(each for each in list[Any](slide.placeholders) if each._element is place)
    if box.top > box_of(shape).top + 1:
        inset = _inset(shape, "lIns"), _inset(shape, "tIns")
        outer = Box(box.left - inset[0], box.top - inset[1], box.width + 2 * inset[0], box.height + 2 * inset[1])
        shape.left, shape.top, shape.width, shape.height = outer.emus


def holder(page: Slide | SlideLayout, idx: int) -> Element:
    """A placeholder of a slide or a layout: found in its XML, as the library takes ten times as long."""
    shapes = page.shapes._spTree.iterchildren(name("p:sp"))
    return next(shape for shape in shapes if _idx(shape) == idx)


def _idx(shape: Element) -> int:
    mark = shape.find(f"{name('p:nvSpPr')}/{name('p:nvPr')}/{name('p:ph')}")
    return -1 if mark is None else int(mark.get("idx", "0"))


def take_place(slide: Slide, idx: int, frame: Any) -> None:
    """Put a chart or a table in place of a placeholder, so that it is what the layout has there."""
    old = holder(slide, idx)
    mark = old.find(f".//{name('p:ph')}")
    next(frame._element.iter(name("p:nvPr"))).append(deepcopy(mark))
    old.getparent().replace(old, frame._element)


def drop_unused(slide: Slide, used: set[int]) -> None:
    """Take away the placeholders with nothing in them: programs would show what could stand there."""
    for shape in list(slide.shapes._spTree.iterchildren(name("p:sp"))):
        if _idx(shape) not in {-1, *used}:
            shape.getparent().remove(shape)


def add_foot(slide: Slide, paragraphs: list[Element]) -> None:
    """Foot and number of the layout, which a slide has only when they are put on it."""
    for holder in list[Any](slide.slide_layout.placeholders):
        kind = holder.placeholder_format.type
        if kind not in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            continue
        element = deepcopy(holder._element)
        element.find(f".//{name('p:cNvPr')}").set("id", str(200 + holder.placeholder_format.idx))
        if kind == PP_PLACEHOLDER.FOOTER:
            write(element.find(name("p:txBody")), deepcopy(paragraphs))
        slide.shapes._spTree.append(element)
