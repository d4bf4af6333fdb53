"""What stands on slides in words: findings with their signs, points of a list, and how they fall into pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onecompany.export.colours import Palette
from onecompany.export.office.xml import Element
from onecompany.export.slides.text import BULLET, INK, MUTED, Run, cut, height, leading, paragraph
from onecompany.summary import words
from onecompany.summary.blocks import Bullets, Callout, Facts, Paragraph
from onecompany.summary.document import Section
from onecompany.summary.words import LEVEL_SIGNS, level_word

SIZES = (16.0, 14.0)
"""The sizes of words on a slide of their own: the first with which it is one."""

FINDING, SMALL = 14.0, 12.0
"""The sizes of findings beside something, and of small print."""

_GAP = 8.0
_MOST_LINES = 12
"""A longer text is cut, and is whole in the notes."""


class Words(NamedTuple):
    """Paragraphs that belong together, how many points high they are, and what of them is shortened."""

    paragraphs: tuple[Element, ...]
    height: float
    lost: tuple[str, ...] = ()
    finding: Callout | None = None


def of_finding(finding: Callout, room: float, size: float, palette: Palette, *, most: int = _MOST_LINES) -> Words:
    """A finding: the sign and the word of its level, what the data says, and why."""
    colour = {"crack": palette.crack, "warning": palette.warning, "strength": palette.strength}[finding.level]
    text, why = cut(finding.text, room, size, most, bold=True), cut(finding.why, room, size, most)
    head = f"{LEVEL_SIGNS[finding.level]} {level_word(finding.level)}"
    paragraphs = [
        paragraph(Run(head, SMALL, bold=True, colour=colour), before=_GAP),
        paragraph(Run(text, size, bold=True, colour=INK)),
    ]
    tall = _GAP + leading(head, SMALL) + height(text, room, size, bold=True)
    if why:
        paragraphs.append(paragraph(Run(why, size, bold=False, colour=MUTED)))
        tall += height(why, room, size)
    lost = tuple(full for full, short in ((finding.text, text), (finding.why, why)) if full != short)
    return Words(tuple(paragraphs), tall, lost, finding)


def of_point(text: str, room: float, size: float, *, muted: bool = False) -> Words:
    """A point of a list; one that is `muted` has no bullet."""
    inner = room - (0 if muted else BULLET)
    short = cut(text, inner, size, _MOST_LINES)
    run = Run(short, size, bold=False, colour=MUTED if muted else INK)
    tall = _GAP + height(short, inner, size)
    return Words((paragraph(run, before=_GAP, bullet=not muted),), tall, () if short == text else (text,))


def of_section(section: Section, room: float, size: float, palette: Palette) -> Iterator[Words]:
    """All words of a section: its findings, and the points that were noted."""
    for block in section.blocks:
        match block:
            case Callout():
                yield of_finding(block, room, size, palette)
            case Paragraph(text) if not words.missing(text):
                yield of_point(text, room, size, muted=True)
            case Bullets(items):
                yield from (of_point(item, room, size) for item in items if not words.missing(item))
            case Facts(items):
                for fact in items:
                    yield of_point(f"{fact.label}: {words.shown(fact.value, words.NOT_RECORDED)}", room, size)


def beside(findings: Sequence[Callout], room: float, tall: float, palette: Palette) -> list[Words]:
    """The findings that fit beside what they are drawn from, the gravest first, which is cut rather than left out."""
    shown: list[Words] = []
    left = tall
    for finding in findings:
        piece = of_finding(finding, room, FINDING, palette)
        if piece.height > left and not shown:
            most = 8
            while piece.height > left and most > 1:
                most -= 1
                piece = of_finding(finding, room, FINDING, palette, most=most)
        if piece.height > left:
            break
        shown.append(piece)
        left -= piece.height
    return shown
