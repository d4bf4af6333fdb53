"""Pages that are neither too full nor nearly empty: page 1 stays one page, and the last one is not begun for a line."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.export.measure import STAND_IN, Face
from onecompany.export.office.xml import Element
from onecompany.export.word.paging import Column, Paged, measured, paged
from onecompany.export.word.styles import Styles
from onecompany.export.word.template import Page

FRONT = (
    *("Title", "Subtitle", "Brand", "Confidentiality", "Unfinished", "FrontHeading", "BottomLine", "BottomLineFurther"),
    *("Adopted", "FrontList", "NumberValue", "NumberLabel", "NumberNote"),
    *("FrontCellHead", "FrontCell", "More", "FrontNote"),
)
"""The styles of page 1."""

_SIZES = ((1.05, 1.6), (1.0, 1.3), (1.0, 1.0), (0.95, 0.85), (0.9, 0.75), (0.85, 0.6), (0.8, 0.5))
"""How large its letters are, and the space between its parts: from a page with little on it to one with much."""

_SURE = 0.97
"""The share of the page that may be filled by this reckoning, since every program breaks lines in its own way."""

_GAPS = (1.0, 0.97, 1.03, 0.93, 1.07, 0.9, 1.1, 0.86, 1.15, 0.82, 1.2, 0.78, 0.74, 0.7, 1.3)
"""How much space there may be between the things on all other pages, the best first."""

_ROOMS = (1.0, 0.992, 1.004)
"""By so much of a page's height other programs may differ from our reckoning."""

_QUARTER = 0.25
"""The last page of a part is used at least so far."""

Parts = Sequence[tuple[Page, Sequence[Element]]]


def fit_front(front: Parts, styles: Styles, face: Face) -> None:
    """Set page 1 as large as it stays one page, with the letters that it is made for and with wider ones."""
    for letters, gaps in _SIZES:
        styles.scale(FRONT, letters=letters, gaps=gaps)
        usual, wider = (paged(measured(front, styles, face)) for face in (face, STAND_IN))
        if usual.last == wider.last == 1 and usual.filled[0] <= _SURE:
            return


def fit_rest(columns: Sequence[Column], headings: Sequence[Element], styles: Styles) -> Paged:
    """Set the other pages so that no part ends with a page that is hardly begun, or as few as can be, and so that no
    heading would stand on another page if lines were a little higher or lower than by our reckoning.

    Returns on which page each thing stands.
    """
    best = (0, 0, 1.0)
    for number, gaps in enumerate(_GAPS):
        runs = [paged(columns, gaps=gaps, room=room) for room in _ROOMS]
        stranded = max(sum(filled < _QUARTER for filled in pages.filled[1:]) for pages in runs)
        unsure = sum(len({pages.pages[heading] for pages in runs}) > 1 for heading in headings)
        if not number or (stranded, unsure) < best[:2]:
            best = (stranded, unsure, gaps)
        if not stranded and not unsure:
            break
    styles.scale(styles.others(FRONT), gaps=best[2])
    return paged(columns, gaps=best[2])
