"""Lists: the bullets, the numbers of the sections, and for each numbered list a numbering that begins at 1."""

from __future__ import annotations

from docx.document import Document

from onecompany.export.colours import Palette
from onecompany.export.word.xml import Element, bare, twips, w

BULLETS, SECTIONS, NUMBERS = 1, 2, 3
"""The lists that styles refer to. Those of single numbered lists come after them."""

STEP = 16.0
"""How far a list is set in, and each list inside it further, in points."""

_LEVELS = 3


class Lists:
    """The numberings of a document. All of its former ones are put away."""

    def __init__(self, document: Document, palette: Palette) -> None:
        self._part: Element = document.part.numbering_part.element
        self._last = NUMBERS
        for child in list(self._part):
            self._part.remove(child)
        self._part.extend(
            (
                _kind(0, [_bullet(level, palette) for level in range(_LEVELS)]),
                _kind(1, [_section(palette)]),
                _kind(2, [_counted(level) for level in range(_LEVELS)]),
            )
        )
        for number, kind in ((BULLETS, 0), (SECTIONS, 1), (NUMBERS, 2)):
            self._part.append(w("num", w("abstractNumId", val=kind), numId=number))

    def begin(self) -> int:
        """A numbering for one more list, which counts from 1."""
        self._last += 1
        restart = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        self._part.append(w("num", w("abstractNumId", val=2), restart, numId=self._last))
        return self._last


def _kind(number: int, levels: list[Element]) -> Element:
    multi = "multilevel" if len(levels) > 1 else "singleLevel"
    return w("abstractNum", w("multiLevelType", val=multi), *levels, abstractNumId=number)


def _level(
    level: int, form: str, text: str, left: float, hanging: float, *, style: str = "", letters: Element | None = None
) -> Element:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("pStyle", val=style) if style else None,
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=twips(left), hanging=twips(hanging))),
        letters,
        ilvl=level,
    )


def _bullet(level: int, palette: Palette) -> Element:
    letters = w("rPr", w("color", val=bare(palette.accent), themeColor="accent1"))
    return _level(
        level, "bullet", "•–·"[level], STEP * (level + 1), STEP, style="" if level else "ListBullet", letters=letters
    )


def _section(palette: Palette) -> Element:
    letters = w("rPr", w("color", val=bare(palette.accent), themeColor="accent1"))
    return _level(0, "decimal", "%1", 28, 28, style="Heading1", letters=letters)


def _counted(level: int) -> Element:
    form = ("decimal", "lowerLetter", "lowerRoman")[level]
    left = (STEP + 4) * (level + 1)
    return _level(level, form, f"%{level + 1}.", left, STEP + 4, style="" if level else "ListNumber")
