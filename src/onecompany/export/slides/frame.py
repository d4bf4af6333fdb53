"""A slide with its title, the part that it belongs to, the footer and the number; and the notes under it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pptx.presentation import Presentation
from pptx.slide import Slide

from onecompany.export.brand import Brand
from onecompany.export.slides import master, place
from onecompany.export.slides.measuring import cut, height, lines
from onecompany.export.slides.place import Box
from onecompany.export.slides.text import Run, one_line, paragraph, write
from onecompany.export.slides.theme import MUTED
from onecompany.export.slides.xml import Element, name
from onecompany.summary import labels, words
from onecompany.summary.document import Report

_SIZES = (30.0, 28.0, 26.0)
"""The sizes of a title. The largest is taken that needs no line more than the smallest."""

_MOST_LINES = 3

_NOTES = 20_000
"""The most characters of the notes under a slide: more cannot be read there, and the summary has all of it."""

_ENDS = ".!?…:;。！？"


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides that are being made, and what they are made from."""

    slides: Presentation
    report: Report
    brand: Brand
    foot: str = field(default="")


class Begun(NamedTuple):
    """A slide with its title. `body` is the room under the title; `lost` is what of it had to be shortened."""

    slide: Slide
    body: Box
    lost: list[str]


def new_slide(deck: Deck, layout: int, title: str, kicker: str, *, at: Box = place.TITLE) -> Begun:
    """A slide of a layout with its title."""
    slide = deck.slides.slides.add_slide(deck.slides.slide_layouts[layout])
    full = sentence(title)
    size, shown = fitting(full, at.width)
    fill(slide, 0, [paragraph(Run(shown, size))])
    tall = height(shown, size, at.width, bold=True)
    body = place.BODY
    if layout != master.OPENING and tall < at.height - 16:
        # A short title leaves its room to what is under it.
        body = Box(body.left, at.top + tall + 20, body.width, body.bottom - at.top - tall - 20)
        box = slide.shapes.title
        if box is not None:
            box._element.find(name("p:spPr")).append(Box(at.left, at.top, at.width, tall + 6).xfrm())
    size, wide = (18, place.OPENING_NAME.width) if layout == master.OPENING else (14, place.KICKER.width)
    part = cut(one_line(kicker), size, wide, 1, bold=True)
    fill(slide, master.KICKER, [paragraph(Run(part))] if part else [])
    lost = [] if shown == full else [full]
    return Begun(slide, body, lost + ([] if part == one_line(kicker) else [one_line(kicker)]))


def sentence(text: str) -> str:
    """A text as a title: in one line as it is typed, with a full stop where it has no end of its own."""
    found = one_line(text)
    last = found.rstrip("”\"'’»)]")[-1:]
    if not found or last in _ENDS or not last.isascii():
        return found
    return f"{found}."


def fitting(text: str, room: float) -> tuple[float, str]:
    """The size of a title and as many of its words as fit."""
    smallest = _SIZES[-1]
    shown = cut(text, smallest, room, _MOST_LINES, bold=True)
    least = lines(shown, smallest, room, bold=True)
    return next(size for size in _SIZES if lines(shown, size, room, bold=True) <= least), shown


def fill(slide: Slide, idx: int, paragraphs: Sequence[Element]) -> None:
    """Write into a placeholder; one with nothing in it is taken away."""
    found = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == idx)
    if paragraphs:
        write(found._element.find(name("p:txBody")), paragraphs)
    else:
        found._element.getparent().remove(found._element)


def finish(deck: Deck, slide: Slide, notes: Iterable[str]) -> None:
    """Put what comes last on a slide, also for those who hear it read: footer and number; and the notes under it."""
    _foot(slide, deck)
    text = "\n".join(dict.fromkeys(each for each in notes if each.strip()))
    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        raise ValueError("the notes have no place for text")
    said = words.shortened(text, _NOTES)
    more = [] if said == text else [f"{labels.ELSEWHERE}: …"]
    write(frame._txBody, [paragraph(Run(each)) for each in (*said.split("\n"), *more)])


def _foot(slide: Slide, deck: Deck) -> None:
    """Footer and number of the layout, which a slide has only when they are put on it."""
    for shape in list[Any](slide.slide_layout.placeholders):
        if shape.placeholder_format.idx not in (master.FOOT, master.NUMBER):
            continue
        made = deepcopy(shape._element)
        made.find(f".//{name('p:cNvPr')}").set("id", str(100 + shape.placeholder_format.idx))
        if shape.placeholder_format.idx == master.FOOT:
            write(made.find(name("p:txBody")), [paragraph(Run(deck.foot, 11, bold=False, colour=MUTED), side="l")])
        slide.shapes._spTree.append(made)
