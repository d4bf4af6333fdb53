"""The first slide: what the day comes to, whose day it was, four numbers."""

from __future__ import annotations

from collections.abc import Iterator

from pptx.slide import Slide

from onecompany.export.office.text import one_line
from onecompany.export.office.xml import Element
from onecompany.export.slides import template, wording
from onecompany.export.slides.choosing import shorter
from onecompany.export.slides.drawing import Deck, new_slide, put_notes
from onecompany.export.slides.evidence import words_pages
from onecompany.export.slides.page import Page, fits, sentence
from onecompany.export.slides.template import CONFIDENTIALITY, MORE, NUMBERS, PART, Layout, box_of
from onecompany.export.slides.text import ACCENT, INK, MUTED, Run, cut, height, leading, paragraph
from onecompany.summary import labels, words
from onecompany.summary.document import Number, Report

_ORGANISATION, _ABOUT, _REST, _LARGE, _LABEL, _NOTE, _SMALL = 18.0, 16.0, 16.0, 26.0, 13.0, 12.0, 12.0

_ADOPTED = (24.0, 22.0, 20.0, 18.0, 16.0)
"""The sizes of the sentence that the room has adopted."""

_BETWEEN = 5.0


def add_opening(deck: Deck, *, alone: bool) -> tuple[str, list[Page]]:
    """Make the slide with its notes; its title, and what a template without our places for it has on a slide of words.

    `alone`: there is no other one, because nothing was recorded that could be on it.
    """
    report, layout = deck.bundle.report, deck.ground.layouts["opening"]
    title, rest = _title(report, layout)
    if alone:
        rest += [labels.NO_DECISIONS, report.front.commitments.empty or labels.NO_COMMITMENTS, labels.NO_ASKS]
    slide = new_slide(deck, "opening", title)
    used = {0, layout.main[0]}
    about = _about(report, layout)
    template.fill(slide, layout.main[0], about)
    own = layout.named(MORE) is not None
    if own:
        used |= _own(slide, report, layout, rest)
    template.drop_unused(slide, used)
    put_notes(slide, _notes(report))
    return title, [] if own else _elsewhere(deck, rest)


def _title(report: Report, layout: Layout) -> tuple[str, list[str]]:
    """What the day comes to, as much of it as fits in whole sentences; and the sentences that follow."""
    bottom = [text for text in report.front.bottom_line if text.strip()] or [labels.NOTHING]
    room, size = layout.title_room, layout.title_size
    full = next(shorter(bottom[0]), bottom[0])
    for title in shorter(bottom[0]):
        if fits(sentence(title), room, size):
            return sentence(title), [text for text in (full[len(title) :].strip(), *bottom[1:]) if text]
    return cut(one_line(bottom[0]), room, size, 2, bold=True), [*bottom]


def _about(report: Report, layout: Layout) -> list[Element]:
    """Which workshop it was, when, and what for; whose, where the layout has no other place for that."""
    meta, room = report.meta, layout.main[1].width
    about = f"{words.shown(meta.title)} · {words.long_date(meta.date)}"
    lines = [paragraph(Run(cut(one_line(about), room, _ABOUT, 1, bold=True), _ABOUT, bold=True))]
    if layout.named(PART) is None:
        organisation = cut(one_line(words.shown(meta.organisation)), room, _ABOUT, 1, bold=True)
        lines.insert(0, paragraph(Run(organisation, _ABOUT, bold=True)))
    if purpose := one_line(meta.purpose):
        lines.append(paragraph(Run(cut(purpose, room, _LABEL, 1), _LABEL, bold=False), before=4))
    return lines


def _own(slide: Slide, report: Report, layout: Layout, rest: list[str]) -> set[int]:
    """Fill the places that our template has; which they are."""
    meta, used = report.meta, {PART}
    room = box_of(layout.named(PART)).width
    organisation = one_line(words.shown(meta.organisation))
    template.fill(slide, PART, [paragraph(Run(cut(organisation, room, _ORGANISATION, 1, bold=True)))])
    if more := _more(report, layout, rest):
        template.fill(slide, MORE, more)
        used.add(MORE)
    known = [number for number in report.front.numbers if not words.missing(number.value) and number.value != words.GAP]
    for idx, number in zip(NUMBERS, known, strict=False):
        template.fill(slide, idx, list(_number(number, box_of(layout.named(idx)).width)))
        used.add(idx)
    if foot := _foot(report, layout):
        template.fill(slide, CONFIDENTIALITY, foot)
        used.add(CONFIDENTIALITY)
    return used


def _more(report: Report, layout: Layout, rest: list[str]) -> list[Element]:
    """The sentence that the room has adopted, as large as it fits whole, then what fits of the bottom line.

    One that does not fit is not cut: it is in the notes, and for the adopted one the slide says so.
    """
    _, _, room, left = box_of(layout.named(MORE))
    made: list[Element] = []
    adopted = report.front.adopted
    if adopted is not None:
        text = one_line(adopted.text)
        size = next((size for size in _ADOPTED if height(text, room, size, bold=True) <= left), 0.0)
        shown, size, colour = (text, size, ACCENT) if size else (labels.ADOPTED_IN_NOTES, _LABEL, MUTED)
        made.append(paragraph(Run(shown, size, bold=colour == ACCENT, colour=colour)))
        left -= height(shown, room, size, bold=colour == ACCENT)
    for text in map(one_line, rest):
        left -= height(text, room, _REST) + _BETWEEN
        if left < 0:
            break
        made.append(paragraph(Run(text, _REST), before=_BETWEEN))
    return made


def _number(number: Number, room: float) -> Iterator[Element]:
    value = cut(one_line(words.shown(number.value)), room, _LARGE, 1, bold=True)
    yield paragraph(Run(value, _LARGE, bold=True, colour=ACCENT))
    yield paragraph(Run(cut(one_line(number.label), room, _LABEL, 2, bold=True), _LABEL, bold=True, colour=INK))
    if note := one_line(number.note):
        yield paragraph(Run(cut(note, room, _NOTE, 2), _NOTE, bold=False, colour=MUTED))


def _foot(report: Report, layout: Layout) -> list[Element]:
    """The confidentiality line, and that the workshop is not finished where it is not."""
    meta, box = report.meta, box_of(layout.named(CONFIDENTIALITY))
    made = [paragraph(Run(f"! {meta.under_way}", _SMALL, bold=True))] if meta.under_way else []
    if text := one_line(meta.confidentiality):
        most = int(box.height // leading(text, _SMALL)) - len(made)
        made.append(paragraph(Run(cut(text, box.width, _SMALL, max(most, 1)), _SMALL, bold=False)))
    return made


def _elsewhere(deck: Deck, rest: list[str]) -> list[Page]:
    """The rest of the bottom line and the numbers in words, for a template that has no place for them."""
    front = deck.bundle.report.front
    texts = [*rest, *([front.adopted.text] if front.adopted else []), *map(_counted, front.numbers)]
    if not texts:
        return []

    def said(room: float, size: float) -> list[wording.Words]:
        return [wording.of_point(text, room, size) for text in texts]

    titles = (*shorter(rest[0] if rest else ""), labels.NUMBERS)
    return words_pages(said, titles, labels.BOTTOM_LINE, deck.ground)


def _notes(report: Report) -> list[str]:
    meta = report.meta
    return [
        meta.under_way,
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
