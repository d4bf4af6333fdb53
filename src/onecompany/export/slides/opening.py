"""The first slide: what the day comes to, whose day it was, four numbers."""

from __future__ import annotations

from pptx.slide import Slide

from onecompany.export.slides import master, place
from onecompany.export.slides.frame import Deck, fill, finish, new_slide, sentence
from onecompany.export.slides.measuring import cut, height, leading
from onecompany.export.slides.place import Box
from onecompany.export.slides.shapes import bar, text_box
from onecompany.export.slides.text import Run, one_line, paragraph
from onecompany.export.slides.theme import ACCENT, INK, MUTED, ON_TINT
from onecompany.export.slides.xml import Element
from onecompany.summary import labels, words
from onecompany.summary.document import Number, Report

NUMBERS = 4
"""How many numbers the slide has room for, side by side."""

_LARGE, _LABEL, _NOTE, _GAP = 34.0, 14.0, 12.0, 18.0

_ADOPTED = (24.0, 22.0, 20.0, 18.0, 16.0)
"""The sizes of the sentence that the room has adopted."""


def add_slide(deck: Deck) -> None:
    """Make the slide with its notes."""
    report = deck.report
    meta, bottom = report.meta, report.front.bottom_line
    title = bottom[0] if bottom and bottom[0].strip() else labels.NOTHING
    slide, _, lost = new_slide(deck, master.OPENING, title, words.shown(meta.organisation), box=place.OPENING_TITLE)
    about = f"{words.shown(meta.title)} · {words.long_date(meta.date)}"
    lines = [paragraph(Run(cut(one_line(about), 16, place.OPENING_ABOUT.width, 1), bold=True))]
    purpose = cut(one_line(meta.purpose), _LABEL, place.OPENING_ABOUT.width, 1)
    if purpose:
        lines.append(paragraph(Run(purpose, _LABEL), before=4))
    fill(slide, master.ABOUT, lines)
    adopted, room = _adopted(report)
    rest = [paragraph(Run(text), before=5) for text in _rest(bottom[1:], room)]
    fill(slide, master.REST, [*adopted, *rest])
    _numbers(slide, report)
    _foot(slide, report)
    finish(deck, slide, [*lost, *_notes(report)])


def _adopted(report: Report) -> tuple[list[Element], float]:
    """The sentence that the room has adopted, as large as it fits whole, and the height that is left under it.

    One that does not fit is not cut: it is in the notes, and the slide says so.
    """
    adopted, box = report.front.adopted, place.OPENING_REST
    if adopted is None:
        return [], box.height
    text = one_line(adopted.text)
    for size in _ADOPTED:
        tall = height(text, size, box.width, bold=True)
        if tall <= box.height:
            return [paragraph(Run(text, size, bold=True, colour=ON_TINT))], box.height - tall - 5
    said = paragraph(Run(labels.ADOPTED_IN_NOTES, _LABEL, bold=False, colour=MUTED))
    return [said], box.height - leading("", _LABEL) - 5


def _rest(sentences: tuple[str, ...], room: float) -> list[str]:
    """The other sentences of the bottom line, as many as fit; all of them are in the notes."""
    kept, used = [], 0.0
    for text in map(sentence, sentences):
        short = cut(text, 16, place.OPENING_REST.width, 2)
        used += height(short, 16, place.OPENING_REST.width) + 5
        if used > room + 5:
            break
        kept.append(short)
    return kept


def _numbers(slide: Slide, report: Report) -> None:
    box = place.OPENING_NUMBERS
    wide = (box.width - (NUMBERS - 1) * _GAP) / NUMBERS
    for index, number in enumerate(report.front.numbers[:NUMBERS]):
        left = box.left + index * (wide + _GAP)
        bar(slide, Box(left, box.top, wide, 2.5), ACCENT)
        label = cut(one_line(number.label), _LABEL, wide, 2, bold=True)
        note = cut(one_line(number.note), _NOTE, wide, 2)
        paragraphs = [
            paragraph(
                Run(
                    cut(one_line(words.shown(number.value)), _LARGE, wide, 1, bold=True),
                    _LARGE,
                    bold=True,
                    colour=ON_TINT,
                )
            ),
            paragraph(Run(label, _LABEL, bold=True, colour=INK)),
        ]
        if note:
            paragraphs.append(paragraph(Run(note, _NOTE, bold=False, colour=MUTED), before=2))
        text_box(slide, Box(left, box.top + 6, wide, box.height - 6), paragraphs, title="Number")


def _foot(slide: Slide, report: Report) -> None:
    """The confidentiality line, and that the workshop is not finished where it is not."""
    meta = report.meta
    paragraphs = [paragraph(Run(f"! {meta.under_way}", _LABEL, bold=True, colour="accent3"))] if meta.under_way else []
    if meta.confidentiality.strip():
        line = cut(one_line(meta.confidentiality), _LABEL, place.OPENING_FOOT.width, 1)
        paragraphs.append(paragraph(Run(line, _LABEL, bold=False, colour=MUTED)))
    if paragraphs:
        text_box(slide, place.OPENING_FOOT, paragraphs, title="Confidentiality", anchor="b")


def _notes(report: Report) -> list[str]:
    meta = report.meta
    state = [meta.under_way] if meta.under_way else []
    return [
        *state,
        *report.front.bottom_line,
        *([f"{labels.ADOPTED}: {report.front.adopted.text}"] if report.front.adopted else []),
        f"{labels.PURPOSE}: {words.shown(meta.purpose, words.NOT_RECORDED)}",
        *map(_counted, report.front.numbers),
        meta.confidentiality,
        words.colophon(meta),
    ]


def _counted(number: Number) -> str:
    line = f"{number.label}: {words.shown(number.value, words.NOT_RECORDED)}"
    return f"{line} ({number.note})" if number.note else line
