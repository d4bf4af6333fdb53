"""The master and its three layouts: where titles, text, footer and number stand, and in which letters."""

from __future__ import annotations

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation
from pptx.util import Emu

from onecompany.export.slides import place
from onecompany.export.slides.place import Box
from onecompany.export.slides.theme import ACCENT, INK, LINE, MUTED, ON_TINT
from onecompany.export.slides.xml import Element, emu, fill, hundredths, name, read, x

OPENING, CONCLUSION, IN_WORDS = 0, 1, 2
"""The layouts by their places."""

KICKER, ABOUT, REST, POINTS, FOOT, NUMBER = 13, 1, 14, 1, 11, 12
"""The placeholders of the layouts by their `idx`."""

TITLE_SIZE = 28.0

_PICTURE_OF_NOTHING = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


def settle(slides: Presentation) -> None:
    """Turn the empty presentation of python-pptx into one of 16 to 9 with our master and layouts."""
    slides.slide_width, slides.slide_height = Emu(emu(place.WIDTH)), Emu(emu(place.HEIGHT))
    size = slides.element.find(name("p:sldSz"))
    if "type" in size.attrib:
        del size.attrib["type"]
    _emptied(slides)
    master = slides.slide_master
    # The three that stay keep their parts and relations, and get our shapes below.
    for layout in list(slides.slide_layouts)[3:]:
        slides.slide_layouts.remove(layout)
    _replace(master.element, "p:cSld", _page("", _MASTER_BACKGROUND, _master_shapes()))
    _replace(master.element, "p:txStyles", _styles())
    for layout, (kind, title, shapes) in zip(slides.slide_layouts, _layouts(), strict=True):
        _replace(layout.element, "p:cSld", _page(title, "", shapes))
        layout.element.attrib.pop("type", None)
        if kind:
            layout.element.set("type", kind)
            layout.element.set("showMasterSp", "0")


def placeholder(
    number: int, title: str, kind: str, *, box: Box | None = None, idx: int | None = None, style: Element | None = None,
    words: str = "", field: bool = False, anchor: str = "",
) -> Element:  # fmt: skip
    """A placeholder. Without `box` and `style` it has those of the one that it stands for."""
    mark = x("p:ph", type=kind) if kind else x("p:ph")
    if idx is not None:
        mark.set("idx", str(idx))
    body = x("a:bodyPr")
    if box is not None:
        for side in ("lIns", "tIns", "rIns", "bIns"):
            body.set(side, "0")
        body.set("anchor", anchor or "t")
        body.append(x("a:normAutofit"))
    text = x("a:t")
    text.text = words
    run = x("a:r", x("a:rPr", lang="en-GB"), text)
    if field:
        run = x("a:fld", x("a:rPr", lang="en-GB"), text, id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum")
    return x(
        "p:sp",
        x(
            "p:nvSpPr",
            x("p:cNvPr", id=number, name=title),
            x("p:cNvSpPr", x("a:spLocks", noGrp=1)),
            x("p:nvPr", mark),
        ),
        x("p:spPr", box.xfrm() if box else None),
        x("p:txBody", body, style if style is not None else x("a:lstStyle"), x("a:p", run if words else None)),
    )


def bar(number: int, box: Box, colour: str) -> Element:
    """A rectangle that decorates and says nothing."""
    return x(
        "p:sp",
        x("p:nvSpPr", x("p:cNvPr", id=number, name="Line"), x("p:cNvSpPr"), x("p:nvPr", userDrawn=1)),
        x("p:spPr", box.xfrm(), x("a:prstGeom", x("a:avLst"), prst="rect"), fill(colour), x("a:ln", x("a:noFill"))),
    )


_MASTER_BACKGROUND = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'


def _emptied(slides: Presentation) -> None:
    """Put away what the empty presentation brings and this one does not use."""
    part = slides.part
    for key in [key for key, rel in part.rels.items() if rel.reltype == RT.PRINTER_SETTINGS]:
        part.rels.pop(key)
    package = part.package
    unused = {_PICTURE_OF_NOTHING, RT.EXTENDED_PROPERTIES}
    for key in [key for key, rel in package._rels.items() if rel.reltype in unused]:
        package.drop_rel(key)


def _replace(parent: Element, tag: str, element: Element) -> None:
    parent.replace(parent.find(name(tag)), element)


def _page(title: str, background: str, shapes: list[Element]) -> Element:
    page = read(
        f"""<p:cSld>{background}<p:spTree>
        <p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>
        <p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>
        </a:xfrm></p:grpSpPr></p:spTree></p:cSld>"""
    )
    if title:
        page.set("name", title)
    page.find(name("p:spTree")).extend(shapes)
    return page


def _level(tag: str, size: float, colour: str, *, bold: bool = False, bullet: bool = False, side: str = "l") -> Element:
    level = x(tag, algn=side, rtl=0, marL=emu(16) if bullet else 0, indent=emu(-16) if bullet else 0)
    level.append(x("a:lnSpc", x("a:spcPct", val=95_000)) if bold else x("a:lnSpc", x("a:spcPct", val=100_000)))
    level.append(x("a:spcBef", x("a:spcPts", val=hundredths(8 if bullet else 0))))
    level.extend([x("a:buFont", typeface="Arial"), x("a:buChar", char="•")] if bullet else [x("a:buNone")])
    level.append(
        x(
            "a:defRPr",
            fill(colour),
            *(x(f"a:{kind}", typeface=f"+{'mj' if bold else 'mn'}-{kind}") for kind in ("ea", "cs")),
            sz=hundredths(size),
            b=int(bold),
            kern=1200,
        )
    )
    level[-1].insert(1, x("a:latin", typeface="+mj-lt" if bold else "+mn-lt"))
    return level


def _list_style(size: float, colour: str, *, bold: bool = False, side: str = "l") -> Element:
    return x("a:lstStyle", _level("a:lvl1pPr", size, colour, bold=bold, side=side))


def _styles() -> Element:
    return x(
        "p:txStyles",
        x("p:titleStyle", _level("a:lvl1pPr", TITLE_SIZE, INK, bold=True)),
        x(
            "p:bodyStyle",
            *(_level(f"a:lvl{level}pPr", 16 if level == 1 else 14, INK, bullet=True) for level in range(1, 10)),
        ),
        x("p:otherStyle", *(_level(f"a:lvl{level}pPr", 14, INK) for level in range(1, 10))),
    )


def _foot(first: int, *, at_home: bool) -> list[Element]:
    """Footer and slide number. `at_home`: on the master, which says where they stand."""
    small, right = _list_style(11, MUTED), _list_style(11, MUTED, side="r")
    return [
        placeholder(
            first, "Footer", "ftr", idx=3 if at_home else FOOT, box=place.FOOT if at_home else None,
            style=small, anchor="ctr",
        ),
        placeholder(
            first + 1, "Slide number", "sldNum", idx=4 if at_home else NUMBER, box=place.NUMBER if at_home else None,
            style=right, words="‹#›", field=True, anchor="ctr",
        ),
    ]  # fmt: skip


def _master_shapes() -> list[Element]:
    return [
        bar(2, Box(0, 0, place.WIDTH, 6), ACCENT),
        bar(3, Box(place.MARGIN, 500, place.WIDTH - 2 * place.MARGIN, 0.75), LINE),
        placeholder(4, "Title", "title", box=place.TITLE, words="The conclusion, as a sentence"),
        placeholder(5, "Text", "body", idx=1, box=place.BODY, words="Text"),
        *_foot(6, at_home=True),
    ]


def _heading() -> list[Element]:
    """The title and the line above it. New ones for each layout, since an element has only one parent."""
    style = _list_style(14, ON_TINT, bold=True)
    return [
        placeholder(2, "Title", "title", words="The conclusion, as a sentence"),
        placeholder(3, "Part", "body", idx=KICKER, box=place.KICKER, style=style, words="Part of the report"),
    ]


def _layouts() -> list[tuple[str, str, list[Element]]]:
    """Each layout: its type, its name, its shapes."""
    points = placeholder(4, "Points", "body", idx=POINTS, words="Points")
    opening = [
        bar(2, Box(0, 0, 22, place.HEIGHT), ACCENT),
        placeholder(
            3, "Title", "ctrTitle", box=place.OPENING_TITLE, style=_list_style(30, INK, bold=True),
            words="The bottom line",
        ),
        placeholder(
            4, "Organisation", "body", idx=KICKER, box=place.OPENING_NAME, style=_list_style(18, ON_TINT, bold=True),
            words="Organisation",
        ),
        placeholder(
            5, "Workshop", "subTitle", idx=ABOUT, box=place.OPENING_ABOUT, style=_list_style(16, MUTED),
            words="Workshop, date",
        ),
        placeholder(6, "More", "body", idx=REST, box=place.OPENING_REST, style=_list_style(16, INK), words="More"),
    ]  # fmt: skip
    return [
        ("title", "Opening", opening),
        ("", "Conclusion with chart or table", [*_heading(), *_foot(5, at_home=False)]),
        ("", "Conclusion in words", [*_heading(), points, *_foot(5, at_home=False)]),
    ]
