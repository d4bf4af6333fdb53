"""Where things stand on a slide of 16 to 9. All lengths are points of 1/72 inch."""

from __future__ import annotations

from typing import NamedTuple

from onecompany.export.slides.xml import Element, emu, x

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 44.0


class Box(NamedTuple):
    """A place on a slide: its left upper corner and its size."""

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

    def xfrm(self, tag: str = "a:xfrm") -> Element:
        """The place as a slide writes it."""
        return x(
            tag,
            x("a:off", x=emu(self.left), y=emu(self.top)),
            x("a:ext", cx=emu(self.width), cy=emu(self.height)),
        )


KICKER = Box(MARGIN, 24, WIDTH - 2 * MARGIN, 20)
TITLE = Box(MARGIN, 44, WIDTH - 2 * MARGIN, 92)
BODY = Box(MARGIN, 144, WIDTH - 2 * MARGIN, 348)
FOOT = Box(MARGIN, 508, 560, 18)
MARK = Box(WIDTH - MARGIN - 230, 504, 180, 24)
NUMBER = Box(WIDTH - MARGIN - 40, 508, 40, 18)

GAP = 24.0
"""Between what is side by side."""

BESIDE = 286.0
"""The width of the findings beside a chart."""

OPENING_NAME = Box(MARGIN + 22, 70, 700, 26)
OPENING_TITLE = Box(MARGIN + 22, 98, WIDTH - 2 * MARGIN - 22, 106)
OPENING_ABOUT = Box(MARGIN + 22, 210, WIDTH - 2 * MARGIN - 22, 48)
OPENING_REST = Box(MARGIN + 22, 266, WIDTH - 2 * MARGIN - 22, 74)
OPENING_NUMBERS = Box(MARGIN + 22, 352, WIDTH - 2 * MARGIN - 22, 112)
OPENING_FOOT = Box(MARGIN + 22, 476, WIDTH - 2 * MARGIN - 22, 42)
OPENING_LOGO = Box(WIDTH - MARGIN - 180, 28, 180, 36)
