"""A slide with its title, the part that it belongs to, the footer and the number; and the notes under it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
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
    foot: str


class Begun(NamedTuple):
    """A slide with its title. `body` is the room under the title; `lost` is what of it had to be shortened."""

    slide: Slide
    body: Box
    lost: list[str]


def new_slide(deck: Deck, layout: int, title: str, kicker: str, *, box: Box = place.TITLE) -> Begun:
    """A slide of a layout with its title."""
    slide = deck.slides.slides.add_slide(deck.slides.slide_layouts[layout])
    full = sentence(title)
    size, short = fitting(full, box.width)
    fill(slide, 0, [paragraph(Run(short, size))])
    tall = height(short, size, box.width, bold=True)
    body = place.BODY
    if layout != master.OPENING and tall < box.height - 16:
        # A short title leaves its room to what is under it.
        body = Box(body.left, box.top + tall + 20, body.width, body.bottom - box.top - tall - 20)
        shape = slide.shapes.title
        if shape is not None:
            shape._element.find(name("p:spPr")).append(Box(box.left, box.top, box.width, tall + 6).xfrm())
    size, wide = (18, place.OPENING_NAME.width) if layout == master.OPENING else (14, place.KICKER.width)
    part = cut(one_line(kicker), size, wide, 1, bold=True)
    fill(slide, master.KICKER, [paragraph(Run(part))] if part else [])
    lost = [] if short == full else [full]
    return Begun(slide, body, lost + ([] if part == one_line(kicker) else [one_line(kicker)]))


def sentence(text: str) -> str:
    """A text as a title: in one line as it is typed, with a full stop where it has no end of its own."""
    line = one_line(text)
    last = line.rstrip("”\"'’»)]")[-1:]
    if not line or last in _ENDS or not last.isascii():
        return line
    return f"{line}."


def fitting(text: str, room: float) -> tuple[float, str]:
    """The size of a title and as many of its words as fit."""
    smallest = _SIZES[-1]
    short = cut(text, smallest, room, _MOST_LINES, bold=True)
    least = lines(short, smallest, room, bold=True)
    return next(size for size in _SIZES if lines(short, size, room, bold=True) <= least), short


def fill(slide: Slide, idx: int, paragraphs: Sequence[Element]) -> None:
    """Write into a placeholder; one with nothing in it is taken away."""
    placeholder = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == idx)
    if paragraphs:
        write(placeholder._element.find(name("p:txBody")), paragraphs)
    else:
        placeholder._element.getparent().remove(placeholder._element)


def finish(deck: Deck, slide: Slide, notes: Iterable[str]) -> None:
    """Put what comes last on a slide, also for those who hear it read: footer and number; and the notes under it."""
    _foot(slide, deck)
    text = "\n".join(dict.fromkeys(note for note in notes if note.strip()))
    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        raise ValueError("the notes have no place for text")
    short = words.shortened(text, _NOTES)
    more = [] if short == text else [f"{labels.ELSEWHERE}: …"]
    write(frame._txBody, [paragraph(Run(line)) for line in (*short.split("\n"), *more)])


def _foot(slide: Slide, deck: Deck) -> None:
    """Footer and number of the layout, which a slide has only when they are put on it."""
    for shape in list[Any](slide.slide_layout.placeholders):
        if shape.placeholder_format.idx not in (master.FOOT, master.NUMBER):
            continue
        element = deepcopy(shape._element)
        element.find(f".//{name('p:cNvPr')}").set("id", str(100 + shape.placeholder_format.idx))
        if shape.placeholder_format.idx == master.FOOT:
            write(element.find(name("p:txBody")), [paragraph(Run(deck.foot, 11, bold=False, colour=MUTED), side="l")])
        slide.shapes._spTree.append(element)
