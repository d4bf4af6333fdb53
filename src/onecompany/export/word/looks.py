"""All styles of the document, in one place: paragraphs, letters, tables."""

from __future__ import annotations

from typing import NamedTuple

from onecompany.export.colours import Palette
from onecompany.export.word.look import Edge, Look
from onecompany.export.word.numbering import BULLETS, NUMBERS, SECTIONS, STEP
from onecompany.summary.values import Level

LEVELS: tuple[Level, ...] = ("crack", "warning", "strength")


class PageOneSize(NamedTuple):
    """How much larger the letters of page 1 are than they usually are, and the distances between its parts."""

    letters: float
    gaps: float


TIGHT, SNUG, USUAL, AIRY = PageOneSize(0.8, 0.5), PageOneSize(0.9, 0.75), PageOneSize(1, 1), PageOneSize(1.05, 1.6)
"""For a page 1 with much on it, down to one with little."""

BETWEEN = 6.0
"""The points between a column's text and the next column."""

CELL = 2.6
"""The points above and below the text of a cell."""


def looks(palette: Palette, *, width: float, front_size: PageOneSize) -> list[Look]:
    """The styles in the colours of a palette. `width` is that of an upright page's text in points, `front_size` is for
    page 1."""
    return [*_body(palette), *_front(palette, width, front_size), *_tables(palette), *_letters(palette)]


def _body(c: Palette) -> list[Look]:
    plain = "Normal"
    return [
        Look(plain, size=10, colour=c.ink, before=0, after=6, line=1.3),
        Look(
            "heading 1", size=17, bold=True, before=24, after=6, line=1.15, keep_next=True, keep_lines=True, level=0,
            number=SECTIONS, edge=Edge("top", 0.75, c.rule, 7), follow=plain,
        ),
        Look("Heading 1 Unnumbered", "heading 1", number=0, indent=0, follow=plain),
        Look(
            "heading 2", size=12.5, bold=True, before=16, after=4, line=1.2, keep_next=True, keep_lines=True, level=1,
            follow=plain,
        ),
        Look(
            "heading 3", size=10.5, bold=True, colour=c.accent, accent=True, before=12, after=3, line=1.2,
            keep_next=True, keep_lines=True, level=2, follow=plain,
        ),
        Look("Conclusion", size=12, after=9, line=1.3, keep_next=True, keep_lines=True, follow=plain),
        Look("List Bullet", after=3, number=BULLETS),
        Look("List Number", after=3, number=NUMBERS),
        Look(
            "Quote", size=13, bold=True, before=4, after=8, keep_lines=True, indent=14, right=14,
            edge=Edge("left", 2.25, c.accent, 10), follow=plain,
        ),
        Look("caption", size=9, bold=True, before=12, after=4, line=1.2, keep_next=True, keep_lines=True, follow=plain),
        Look("Chart", before=2, after=3, line=1, keep_next=True),
        Look("Legend", size=8.5, colour=c.muted, before=5, after=8, line=1.4),
        Look("Small Print", size=8.5, colour=c.muted, before=3, after=5, line=1.25),
        Look("Colophon", "Small Print", before=22, edge=Edge("top", 0.75, c.line, 6)),
        Look("Nothing Recorded", colour=c.muted, italic=True),
        Look("After Table", size=4, before=0, after=0, line=1),
        *(
            Look(
                f"Callout {level.title()}", before=4, after=4, line=1.25, keep_lines=True, indent=10,
                fill=getattr(c, f"{level}_tint"), edge=Edge("left", 3, getattr(c, level), 7),
            )
            for level in LEVELS
        ),
        Look("header", size=8, colour=c.muted, after=0, line=1.15),
        Look("footer", size=8, colour=c.muted, after=0, line=1.15, align="right"),
    ]  # fmt: skip


def _front(c: Palette, width: float, front_size: PageOneSize) -> list[Look]:
    """The styles of page 1."""

    def sized(points: float) -> float:
        return round(points * front_size.letters * 2) / 2

    def gap(points: float) -> float:
        return round(points * front_size.gaps * 2) / 2

    return [
        Look(
            "Title", size=sized(23), bold=True, before=gap(9), after=gap(4), line=1.1, keep_next=True, follow="Normal",
        ),
        Look("Subtitle", size=sized(11), colour=c.muted, after=gap(5), line=1.25, follow="Normal"),
        Look("Brand", size=9, colour=c.muted, after=gap(9), line=1),
        Look(
            "Organisation", size=10.5, bold=True, colour=c.accent, accent=True, after=0, line=1.2, tab=width,
            edge=Edge("top", 2.25, c.accent, 7), keep_next=True,
        ),
        Look("Confidentiality", size=8.5, bold=True, before=2, after=gap(4), line=1.2),
        Look(
            "Unfinished", size=sized(9), colour=c.warning, fill=c.warning_tint, before=gap(4), after=gap(4), line=1.25,
            indent=10, edge=Edge("left", 3, c.warning, 7),
        ),
        Look(
            "Front Heading", size=sized(9.5), bold=True, colour=c.accent, accent=True, before=gap(14), after=gap(4),
            line=1.2, keep_next=True, level=0, follow="Normal",
        ),
        Look("Bottom Line", size=sized(14), after=gap(6), line=1.25),
        Look("Bottom Line Further", size=sized(10.5), after=gap(3), line=1.25),
        Look(
            "Adopted", size=sized(15), bold=True, before=gap(2), after=gap(4), line=1.25, indent=14, right=14,
            keep_lines=True, edge=Edge("left", 2.25, c.accent, 10),
        ),
        Look("Front List", "List Bullet", size=sized(9.5), after=gap(2), line=1.2),
        Look(
            "Number Value", size=sized(20), bold=True, colour=c.accent, accent=True, before=gap(4), after=gap(1),
            line=1.1,
        ),
        Look("Number Label", size=sized(9), bold=True, after=0, line=1.2),
        Look("Number Note", size=sized(8.5), colour=c.muted, after=0, line=1.2),
        Look("Front Cell Head", "Table Head", size=sized(8.5)),
        Look("Front Cell", "Table Text", size=sized(8.5)),
        Look("More", "Small Print", size=sized(8.5), before=gap(2), after=gap(2), indent=STEP),
    ]  # fmt: skip


def _tables(c: Palette) -> list[Look]:
    return [
        Look("Table Text", size=8.5, before=0, after=0, line=1.2),
        Look("Table Number", "Table Text", align="right"),
        Look("Table Head", "Table Text", bold=True, keep_next=True),
        Look("Table Head Number", "Table Head", align="right"),
        Look("Fact Label", "Table Text", size=9, bold=True),
        Look("Fact", "Table Text", size=9),
        Look("Matrix Text", "Table Text", size=8, align="center", line=1.1),
        Look("Matrix Head", "Table Head", size=8, align="center", line=1.1),
        Look("Matrix Row", "Table Text", size=8, bold=True, line=1.1),
    ]


def _letters(c: Palette) -> list[Look]:
    return [
        Look("Strong", bold=True, character=True),
        Look("Gap", colour=c.muted, character=True),
        Look("Quiet", colour=c.muted, character=True),
        Look("Small", size=8.5, colour=c.muted, bold=False, character=True),
        *(Look(f"Level {level.title()}", bold=True, colour=getattr(c, level), character=True) for level in LEVELS),
        *(
            Look(f"Tone {tone.title()}", bold=bold, colour=ink, fill=ground, character=True)
            for tone, (ink, ground, bold) in tones(c).items()
        ),
    ]


def tones(c: Palette) -> dict[str, tuple[str, str, bool]]:
    """How each tone of a matrix is set: the colour of its words, the ground under them, whether they are bold."""
    return {
        "plain": (c.ink, c.paper, False),
        "none": (c.muted, c.paper, False),
        "helps": (c.on_tint, c.tint, False),
        "owner": (c.on_accent, c.accent, True),
        "crack": (c.crack, c.crack_tint, True),
        "warning": (c.warning, c.warning_tint, True),
        "strength": (c.strength, c.strength_tint, True),
    }
