"""The slides between the first and the last: a chart, a table or words, with the findings beside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pptx.slide import Slide

from onecompany.export.slides import cards, notes
from onecompany.export.slides.charts import Canvas, draw, under
from onecompany.export.slides.choosing import Slide as Chosen
from onecompany.export.slides.frame import Deck, fill, finish, new_slide
from onecompany.export.slides.grid import Fitted, fitted
from onecompany.export.slides.gridding import of_matrix, of_table
from onecompany.export.slides.master import CONCLUSION, IN_WORDS, POINTS
from onecompany.export.slides.measuring import cut, height
from onecompany.export.slides.place import BESIDE, GAP, Box
from onecompany.export.slides.shapes import described, put_table, text_box
from onecompany.export.slides.text import Run, one_line, paragraph
from onecompany.export.slides.theme import INK, MUTED
from onecompany.export.slides.xml import name
from onecompany.sentences import ngettext
from onecompany.summary import labels, words
from onecompany.summary.blocks import Bullets, Callout, Chart, Facts, Matrix, Paragraph, Table

CAPTION, SMALL, POINT = 14.0, 12.0, 16.0
"""The sizes of captions, small print and points."""

_SMALL_LINES = 3
"""The most lines of small print: all of it is in the notes."""

COMPANION = 330.0
"""The width of a table beside a chart."""


class Shown(NamedTuple):
    """What is on a slide: the findings that are there in full, the texts that are shortened, a table beside a chart."""

    findings: tuple[Callout, ...] = ()
    cut: tuple[str, ...] = ()
    also: Table | None = None


class Page(NamedTuple):
    """A slide that is being made, with the room under its title."""

    slide: Slide
    body: Box
    chosen: Chosen
    deck: Deck


def add_slide(deck: Deck, chosen: Chosen) -> None:
    """Make a slide with its notes."""
    layout = IN_WORDS if chosen.evidence is None else CONCLUSION
    begun = new_slide(deck, layout, chosen.title, chosen.section.title)
    page = Page(begun.slide, begun.body, chosen, deck)
    match chosen.evidence:
        case None:
            shown = _words(page)
        case Table() | Matrix():
            shown = _table(page, chosen.evidence)
        case _:
            shown = _chart(page, chosen.evidence)
    finish(deck, begun.slide, notes.of(chosen, shown=shown.findings, also=shown.also, cut=[*begun.lost, *shown.cut]))


def _chart(page: Page, chart: Chart) -> Shown:
    body, chosen = page.body, page.chosen
    beside = None if chosen.findings else _companion(chosen, body)
    room = body.width - (BESIDE + GAP if chosen.findings else 0)
    if beside is not None:
        room -= beside[1].width + GAP
    caption, lost = _caption(page.slide, chart.title, Box(body.left, body.top, room, 20))
    small = "\n".join(cut(text, SMALL, room, 2) for text in under(chart).split("\n"))
    foot = height(small, SMALL, room) + 4 if small else 0
    box = Box(body.left, body.top + caption, room, body.height - caption - foot)
    draw(chart, Canvas(page.slide, box, page.deck.brand.palette, page.deck.report.meta.made_at))
    _small(page.slide, small, Box(body.left, box.bottom + 4, room, foot))
    if beside is None:
        return Shown(_beside(page), lost)
    table, fit = beside
    left = body.right - fit.width
    _caption(page.slide, table.caption, Box(left, body.top, fit.width, 20))
    _put_grid(page.slide, table, fit, left, body.top + caption, _key(table))
    return Shown((), lost, table)


def _companion(chosen: Chosen, body: Box) -> tuple[Table, Fitted] | None:
    """The next table of the section, where nothing else is beside its chart and all of the table fits there."""
    if chosen.further:
        return None
    for block in chosen.section.blocks:
        if isinstance(block, Table) and block.rows:
            fit = fitted(of_table(block), COMPANION, body.height - 50, largest=14)
            return (block, fit) if fit.is_whole and len(block.columns) <= 3 else None
    return None


def _table(page: Page, table: Matrix | Table) -> Shown:
    slide, body, findings = page.slide, page.body, page.chosen.findings
    palette = page.deck.brand.palette
    grid = of_matrix(table, palette) if isinstance(table, Matrix) else of_table(table)
    narrow = body.width - BESIDE - GAP
    caption, lost = _caption(slide, table.caption, Box(body.left, body.top, body.width, 20))
    top, key = body.top + caption, _key(table)
    foot = height(cut(" · ".join(key), SMALL, narrow, _SMALL_LINES), SMALL, narrow) + 8 if key else 0
    room = body.height - caption
    if findings:
        fit = fitted(grid, narrow, room - foot)
        if fit.is_whole:
            _put_grid(slide, table, fit, body.left, top, key)
            return Shown(_beside(page, top), lost)
        for reasons in (True, False):
            abreast = cards.abreast(findings, body.width, reasons=reasons)
            fit = fitted(grid, body.width, room - foot - abreast[0].height - 14)
            if fit.is_whole:
                bottom = _put_grid(slide, table, fit, body.left, top, key)
                cards.put_abreast(slide, abreast, body.left, bottom + 14, body.width, palette)
                return Shown(_full(abreast), lost)
    fit = fitted(grid, body.width, room - foot)
    if not fit.is_whole:
        # The line that says how much is missing needs its own room.
        fit = fitted(grid, body.width, room - foot - 18)
    _put_grid(slide, table, fit, body.left, top, [*_missing(fit), *key])
    return Shown(cut=(*lost, *fit.shortened))


def _put_grid(slide: Slide, table: Matrix | Table, fit: Fitted, left: float, top: float, small: list[str]) -> float:
    """Put the table below its small print, and say where it ends.

    Rows grow where a font with taller letters stands in for ours: they would cover what is below them.
    """
    title = table.caption or labels.FIGURES
    if small:
        text = cut(" · ".join(small), SMALL, fit.width, _SMALL_LINES)
        tall = height(text, SMALL, fit.width) + 2
        _small(slide, text, Box(left, top, fit.width, tall))
        top += tall + 5
    put_table(slide, fit, left, top, title=title, description=described(title, table))
    return top + fit.height


def _words(page: Page) -> Shown:
    slide, body, chosen = page.slide, page.body, page.chosen
    points = list(_points(chosen))
    if not points:
        stack = cards.stacked(chosen.findings, body)
        cards.put_stacked(slide, stack, body, page.deck.brand.palette)
        fill(slide, POINTS, [])
        return Shown(_full(stack))
    room = body.width - (BESIDE + GAP if chosen.findings else 0)
    paragraphs, used, lost = [], 0.0, []
    for number, point in enumerate(points):
        text = cut(point, POINT, room - 16, 4)
        tall = height(text, POINT, room - 16) + 8
        if used + tall > body.height - 24:
            paragraphs.append(
                paragraph(Run(labels.more_in_summary(len(points) - number), SMALL, bold=False, colour=MUTED))
            )
            break
        used += tall
        paragraphs.append(paragraph(Run(text, POINT)))
        lost += [] if text == point else [point]
    fill(slide, POINTS, paragraphs)
    frame = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == POINTS)
    frame._element.find(name("p:spPr")).append(Box(body.left, body.top, room, body.height).xfrm())
    return Shown(_beside(page), tuple(lost))


def _points(chosen: Chosen) -> Iterator[str]:
    for block in chosen.section.blocks:
        match block:
            case Paragraph(text) if not words.missing(text):
                yield text
            case Bullets(items):
                yield from (item for item in items if not words.missing(item))
            case Facts(items):
                yield from (f"{fact.label}: {words.shown(fact.value, words.NOT_RECORDED)}" for fact in items)


def _beside(page: Page, top: float = 0.0) -> tuple[Callout, ...]:
    """The findings at the right, and which of them are there in full."""
    findings, body = page.chosen.findings, page.body
    if not findings:
        return ()
    top = max(top, body.top)
    box = Box(body.right - BESIDE, top, BESIDE, body.bottom - top - 20)
    stack = cards.stacked(findings, box)
    cards.put_stacked(page.slide, stack, box, page.deck.brand.palette)
    more = len(findings) - len(stack)
    if more:
        text = labels.more_in_summary(more)
        _small(page.slide, text, Box(box.left, cards.end(stack, box), BESIDE, 18))
    return _full(stack)


def _full(placed: list[cards.Card]) -> tuple[Callout, ...]:
    return tuple(card.finding for card in placed if (card.text, card.why) == (card.finding.text, card.finding.why))


def _caption(slide: Slide, text: str, box: Box) -> tuple[float, tuple[str, ...]]:
    """The caption over a chart or table: its height with the space below it, and what was shortened."""
    full = one_line(text)
    if not full:
        return 0.0, ()
    short = cut(full, CAPTION, box.width, 1, bold=True)
    text_box(slide, box, [paragraph(Run(short, CAPTION, bold=True, colour=INK))], title="Caption")
    return 26.0, () if short == full else (full,)


def _small(slide: Slide, text: str, box: Box) -> None:
    if text:
        paragraphs = [paragraph(Run(line, SMALL, bold=False, colour=MUTED)) for line in text.split("\n")]
        text_box(slide, box, paragraphs, title="Small print")


def _key(table: Matrix | Table) -> list[str]:
    """What must be said under a table: what a gap means, what the cells mean."""
    if isinstance(table, Table):
        return [words.GAP_KEY] if words.has_gaps(table) else []
    return [words.cell_text(cell) for cell in table.legend]


def _missing(fit: Fitted) -> list[str]:
    sentences = []
    if fit.lost_rows:
        sentences.append(labels.more_in_summary(fit.lost_rows))
    if fit.lost_columns:
        sentences.append(
            ngettext("1 more column, in the summary", "{number} more columns, in the summary", fit.lost_columns)
        )
    if fit.shortened and not sentences:
        sentences.append(labels.SHORTENED)
    return sentences
