"""What the styles of a document come to, as far as it decides how much room a text takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from docx.document import Document

from onecompany.export.office.xml import Element, name


class Style(NamedTuple):
    """How a paragraph is set. Lengths are in points; `line` is a multiple of the height of a line, `exact` the
    height itself where it does not depend on the font, `edges` the room that lines and grounds around it take."""

    size: float = 10
    bold: bool = False
    line: float = 1
    exact: float = 0
    before: float = 0
    after: float = 0
    indent: float = 0
    edges: float = 0
    keep_next: bool = False
    keep_lines: bool = False


class Styles:
    """The styles of a document by our ids; `ids` says what a template of one's own calls them."""

    def __init__(self, document: Document, ids: Mapping[str, str]) -> None:
        self._root: Element = document.styles.element
        self._ids = ids
        self._elements = {style.get(name("w:styleId")): style for style in self._root.iter(name("w:style"))}
        self._known: dict[str, Style] = {}
        self._designed: dict[tuple[Element, str], float] = {}

    def element(self, style: str) -> Element:
        """The style itself."""
        return self._elements[self._ids.get(style, style)]

    def __getitem__(self, style: str) -> Style:
        if style not in self._known:
            self._known[style] = self._resolved(self._ids.get(style, style))
        return self._known[style]

    def scale(self, styles: Iterable[str], *, letters: float = 1, gaps: float = 1) -> None:
        """Set the letters of some styles larger than designed by a factor, and the space around their paragraphs."""
        self._known.clear()
        for style in styles:
            element = self.element(style)
            for size in element.iter(name("w:sz"), name("w:szCs")):
                self._stretch(size, "w:val", letters)
            for spacing in element.iter(name("w:spacing")):
                self._stretch(spacing, "w:before", gaps)
                self._stretch(spacing, "w:after", gaps)
                if spacing.get(name("w:lineRule")) == "exact":
                    self._stretch(spacing, "w:line", letters)

    def _stretch(self, part: Element, key: str, factor: float) -> None:
        if value := part.get(name(key)):
            designed = self._designed.setdefault((part, key), float(value))
            part.set(name(key), str(round(designed * factor)))

    def others(self, styles: Iterable[str]) -> list[str]:
        """All styles of paragraphs but these."""
        left_out = {self._ids.get(style, style) for style in styles}
        kinds = {style: element.get(name("w:type")) for style, element in self._elements.items()}
        return [style for style, kind in kinds.items() if kind == "paragraph" and style not in left_out]

    def margins(self, style: str) -> tuple[float, float]:
        """What the cells of a table style need: above and below the text together, with the line between two rows, and
        beside it."""
        lengths: dict[str, float] = {}
        for base in self._line(self._ids.get(style, style)):
            for margin in base.iterfind(f"{name('w:tblPr')}/{name('w:tblCellMar')}/*"):
                lengths[margin.tag] = float(margin.get(name("w:w"))) / 20
            for line in base.iterfind(f"{name('w:tblPr')}/{name('w:tblBorders')}/{name('w:insideH')}"):
                lengths["line"] = float(line.get(name("w:sz"))) / 8
        ends, sides = (name("w:top"), name("w:bottom"), "line"), (name("w:left"), name("w:right"))
        return sum(lengths.get(end, 0) for end in ends), sum(lengths.get(side, 0) for side in sides)

    def _line(self, style: str) -> list[Element]:
        """A style and those that it is based on, the first one of them first."""
        found: list[Element] = []
        # A template of one's own may be based on what is not there, or on itself.
        while (element := self._elements.get(style)) is not None and element not in found:
            found.append(element)
            based = element.find(name("w:basedOn"))
            style = "" if based is None else based.get(name("w:val"))
        return found[::-1]

    def _resolved(self, style: str) -> Style:
        values: dict[str, float] = {}
        for source in (self._root.find(name("w:docDefaults")), *self._line(style)):
            for part in () if source is None else source.iter():
                _read(part, values)
        return Style(
            size=values.get("sz", 20) / 2,
            bold=bool(values.get("b")),
            line=values.get("line", 240) / 240,
            exact=values.get("line", 0) / 20 if values.get("exact") else 0,
            before=values.get("before", 0) / 20,
            after=values.get("after", 0) / 20,
            indent=(values.get("left", 0) + values.get("right", 0)) / 20,
            edges=values.get("edges", 0),
            keep_next=bool(values.get("keepNext")),
            keep_lines=bool(values.get("keepLines")),
        )


def _read(part: Element, values: dict[str, float]) -> None:
    tag = str(part.tag).rpartition("}")[2]
    value = part.get(name("w:val"))
    match tag:
        case "sz":
            values["sz"] = float(value)
        case "b" | "keepNext" | "keepLines":
            values[tag] = float(value not in ("0", "false"))
        case "spacing" | "ind":
            if part.get(name("w:lineRule")):
                values["exact"] = part.get(name("w:lineRule")) == "exact"
            for key in ("line", "before", "after", "left", "right"):
                if part.get(name(f"w:{key}")):
                    values[key] = float(part.get(name(f"w:{key}")))
        case "pBdr":
            lines = [part.find(name(f"w:{side}")) for side in ("top", "bottom")]
            values["edges"] = sum(
                float(line.get(name("w:sz"), 0)) / 8 + float(line.get(name("w:space"), 0))
                for line in lines
                if line is not None
            )
