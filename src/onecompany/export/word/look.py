"""What a style can say, and how Word writes it. Sizes and distances are in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onecompany.export.word.xml import Element, bare, on, twips, w

Side = Literal["top", "left"]

_PADDING = 3.0
"""The points of ground above and below a text that has one."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line along a paragraph: where, how thick, in which colour, how far from the text."""

    side: Side
    width: float
    colour: str
    space: int


@dataclass(frozen=True, slots=True)
class Look:
    """A style by the name that Word shows. What is `None` or empty comes from the style that it is based on.

    `line` is a multiple of the height of a line. `level` places it in the navigation pane, 0 first. `follow` is the
    style of the paragraph that is typed after one in this. `number` is the list that its paragraphs are in. `tab`:
    where text goes that is set to the right. `accent`: the colour is that of the house, so that a change of the
    document's theme changes it.
    """

    name: str
    based: str = "Normal"
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: str = ""
    accent: bool = False
    fill: str = ""
    before: float | None = None
    after: float | None = None
    line: float | None = None
    keep_next: bool = False
    keep_lines: bool = False
    snug: bool = False
    level: int | None = None
    indent: float | None = None
    hanging: float = 0
    right: float = 0
    edge: Edge | None = None
    tab: float | None = None
    align: str = ""
    number: int | None = None
    follow: str = ""
    character: bool = False

    @property
    def id(self) -> str:
        """What paragraphs refer to it by."""
        return style_id(self.name)


def style_id(name: str) -> str:
    """The id of a style: its name without spaces, capitals at the beginning of each word."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def element(look: Look) -> Element:
    """The style as WordprocessingML."""
    kind = "character" if look.character else "paragraph"
    based = "" if look.name == "Normal" else "DefaultParagraphFont" if look.character else style_id(look.based)
    style = w(
        "style",
        w("name", val=look.name),
        w("basedOn", val=based) if based else None,
        w("next", val=style_id(look.follow)) if look.follow else None,
        w("uiPriority", val=1),
        w("qFormat"),
        None if look.character else _paragraph(look),
        letters(look),
        type=kind,
        styleId=look.id,
    )
    if look.name == "Normal":
        style.set(_attribute("default"), "1")
    elif look.name not in BUILT_IN:
        style.set(_attribute("customStyle"), "1")
    return style


BUILT_IN = frozenset(
    [
        "Normal",
        "Title",
        "Subtitle",
        "heading 1",
        "heading 2",
        "heading 3",
        "List Bullet",
        "List Number",
        "Quote",
        "caption",
        "header",
        "footer",
        "Strong",
    ]
)
"""The styles that Word knows itself (ISO/IEC 29500-1, annex of latent styles); all others are ours."""


def letters(look: Look) -> Element | None:
    """The part of a style that is about letters, with the same for scripts that Word calls complex."""
    properties = w(
        "rPr",
        *_switch("b", look.bold),
        *_switch("i", look.italic),
        _colour(look),
        *([] if look.size is None else [w("sz", val=round(look.size * 2)), w("szCs", val=round(look.size * 2))]),
        w("shd", val="clear", color="auto", fill=bare(look.fill)) if look.fill and look.character else None,
    )
    return properties if len(properties) else None


def _attribute(name: str) -> str:
    return f"{{{w('style').nsmap['w']}}}{name}"


def _colour(look: Look) -> Element | None:
    if not look.colour:
        return None
    colour = w("color", val=bare(look.colour))
    if look.accent:
        colour.set(_attribute("themeColor"), "accent1")
    return colour


def _switch(tag: str, state: bool | None) -> list[Element]:
    if state is None:
        return []
    attributes = {} if state else {"val": 0}
    return [w(tag, **attributes), w(f"{tag}Cs", **attributes)]


def _paragraph(look: Look) -> Element:
    edge = look.edge
    spacing: dict[str, object] = {}
    if look.before is not None:
        spacing["before"] = twips(look.before)
    if look.after is not None:
        spacing["after"] = twips(look.after)
    if look.line is not None:
        spacing |= {"line": round(look.line * 240), "lineRule": "auto"}
    indent: dict[str, object] = {}
    if look.indent is not None:
        indent["left"] = twips(look.indent)
    if look.hanging:
        indent["hanging"] = twips(look.hanging)
    if look.right:
        indent["right"] = twips(look.right)
    return w(
        "pPr",
        on("keepNext", look.keep_next),
        on("keepLines", look.keep_lines),
        None if look.number is None else w("numPr", w("numId", val=look.number)),
        None if edge is None else w("pBdr", *_edges(edge, look.fill)),
        w("shd", val="clear", color="auto", fill=bare(look.fill)) if look.fill else None,
        None if look.tab is None else w("tabs", w("tab", val="right", pos=twips(look.tab))),
        w("spacing", **spacing) if spacing else None,
        w("ind", **indent) if indent else None,
        on("contextualSpacing", look.snug),
        w("jc", val=look.align) if look.align else None,
        None if look.level is None else w("outlineLvl", val=look.level),
    )


def _edges(edge: Edge, fill: str) -> list[Element]:
    """The line, and where there is a ground, more of it above and below, and paper between two of the kind."""

    def line(side: str, width: float, colour: str, space: int = 0) -> Element:
        return w(side, val="single", sz=round(width * 8), space=space, color=bare(colour))

    firm = line(edge.side, edge.width, edge.colour, edge.space)
    if not fill:
        return [firm]
    return [line("top", _PADDING, fill), firm, line("bottom", _PADDING, fill), line("between", _PADDING, "#ffffff")]
