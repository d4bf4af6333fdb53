"""Findings as cards: a sign and a word for the level, what the data says, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pptx.slide import Slide

from onecompany.export.colours import Palette
from onecompany.export.slides.measuring import cut, height
from onecompany.export.slides.place import Box
from onecompany.export.slides.shapes import bar, text_box
from onecompany.export.slides.text import Run, paragraph
from onecompany.export.slides.theme import INK, MUTED
from onecompany.summary.blocks import Callout
from onecompany.summary.values import Level
from onecompany.summary.words import LEVEL_SIGNS, level_word

MOST = 3
"""So many findings stand beside what they are drawn from."""

_SIZE, _HEAD, _INSET, _BAR, _GAP = 14.0, 12.0, 9.0, 3.0, 10.0
_COLOURS: dict[Level, str] = {"crack": "accent2", "warning": "accent3", "strength": "accent4"}


class Card(NamedTuple):
    """A finding with as many of its words as fit, and how many points high it is."""

    finding: Callout
    text: str
    why: str
    height: float


def _card(finding: Callout, room: float, *, text: int = 5, why: int = 4) -> Card:
    """A card of a width, its text and its reason in at most so many lines."""
    inner = room - 2 * _INSET - _BAR
    statement = cut(finding.text, _SIZE, inner, text, bold=True)
    reason = cut(finding.why, _SIZE, inner, why) if finding.why else ""
    tall = 2 * _INSET + _HEAD * 1.3 + height(statement, _SIZE, inner, bold=True) + 2
    if reason:
        tall += height(reason, _SIZE, inner) + 2
    return Card(finding, statement, reason, tall)


def stacked(findings: Sequence[Callout], box: Box) -> list[Card]:
    """The cards that fit one below the other, at most `MOST`; a long one gives way before another is left out."""
    for text, why in ((6, 5), (4, 3), (3, 2), (3, 0)):
        callouts = [_without(finding, reasons=why > 0) for finding in findings[:MOST]]
        cards = [_card(callout, box.width, text=text, why=max(why, 1)) for callout in callouts]
        if sum(card.height for card in cards) + _GAP * (len(cards) - 1) <= box.height:
            return cards
    return cards[: max(1, int((box.height + _GAP) // (max(card.height for card in cards) + _GAP)))]


def abreast(findings: Sequence[Callout], width: float, *, reasons: bool) -> list[Card]:
    """Cards side by side, at most `MOST`, all of one height, with their reasons or without."""
    wide = (width - 2 * _GAP) / MOST
    cards = [_card(_without(finding, reasons=reasons), wide, text=3, why=3) for finding in findings[:MOST]]
    tall = max((card.height for card in cards), default=0.0)
    return [card._replace(height=tall) for card in cards]


def put_stacked(slide: Slide, cards: Sequence[Card], box: Box, palette: Palette) -> None:
    """Put cards one below the other."""
    top = box.top
    for card in cards:
        _put_card(slide, card, Box(box.left, top, box.width, card.height), palette)
        top += card.height + _GAP


def end(cards: Sequence[Card], box: Box) -> float:
    """Where the last of stacked cards ends, with the space under it."""
    return box.top + sum(card.height + _GAP for card in cards)


def put_abreast(slide: Slide, cards: Sequence[Card], left: float, top: float, width: float, palette: Palette) -> None:
    """Put cards side by side."""
    wide = (width - 2 * _GAP) / MOST
    for number, card in enumerate(cards):
        _put_card(slide, card, Box(left + number * (wide + _GAP), top, wide, card.height), palette)


def _put_card(slide: Slide, card: Card, box: Box, palette: Palette) -> None:
    level = card.finding.level
    colour = _COLOURS[level]
    paragraphs = [
        paragraph(Run(f"{LEVEL_SIGNS[level]} {level_word(level)}", _HEAD, bold=True, colour=colour)),
        paragraph(Run(card.text, _SIZE, bold=True, colour=INK), before=2),
    ]
    if card.why:
        paragraphs.append(paragraph(Run(card.why, _SIZE, bold=False, colour=MUTED), before=2))
    ground = {"crack": palette.crack_tint, "warning": palette.warning_tint, "strength": palette.strength_tint}[level]
    inner = Box(box.left + _BAR, box.top, box.width - _BAR, box.height)
    text_box(slide, inner, paragraphs, title=level_word(level), ground=ground, inset=_INSET)
    bar(slide, Box(box.left, box.top, _BAR, box.height), colour)


def _without(finding: Callout, *, reasons: bool) -> Callout:
    return finding if reasons else Callout(finding.level, finding.text)
