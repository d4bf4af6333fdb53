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


def put(deck: Deck, chosen: Chosen) -> None:
    """Make a slide with its notes."""
    layout = IN_WORDS if chosen.evidence is None else CONCLUSION
    made = new_slide(deck, layout, chosen.title, chosen.section.title)
    page = Page(made.slide, made.body, chosen, deck)
    match chosen.evidence:
        case None:
            shown = _words(page)
        case Table() | Matrix():
            shown = _table(page, chosen.evidence)
        case _:
            shown = _chart(page, chosen.evidence)
    finish(deck, made.slide, notes.of(chosen, shown=shown.findings, also=shown.also, cut=[*made.lost, *shown.cut]))


def _chart(page: Page, given: Chart) -> Shown:
    body, chosen = page.body, page.chosen
    beside = None if chosen.findings else _companion(chosen, body)
    room = body.width - (BESIDE + GAP if chosen.findings else 0)
    if beside is not None:
        room -= beside[1].width + GAP
    caption, lost = _caption(page.slide, given.title, Box(body.left, body.top, room, 20))
    small = "\n".join(cut(text, SMALL, room, 2) for text in under(given).split("\n"))
    foot = height(small, SMALL, room) + 4 if small else 0
    at = Box(body.left, body.top + caption, room, body.height - caption - foot)
    draw(given, Canvas(page.slide, at, page.deck.brand.palette, page.deck.report.meta.made_at))
    _small(page.slide, small, Box(body.left, at.bottom + 4, room, foot))
    if beside is None:
        return Shown(_beside(page), lost)
    table, found = beside
    left = body.right - found.width
    _caption(page.slide, table.caption, Box(left, body.top, found.width, 20))
    _set(page.slide, table, found, left, body.top + caption, _key(table))
    return Shown((), lost, table)


def _companion(chosen: Chosen, body: Box) -> tuple[Table, Fitted] | None:
    """The next table of the section, where nothing else is beside its chart and all of the table fits there."""
    if chosen.further:
        return None
    for block in chosen.section.blocks:
        if isinstance(block, Table) and block.rows:
            found = fitted(of_table(block), COMPANION, body.height - 50, largest=14)
            return (block, found) if found.is_whole and len(block.columns) <= 3 else None
    return None


def _table(page: Page, given: Matrix | Table) -> Shown:
    slide, body, findings = page.slide, page.body, page.chosen.findings
    palette = page.deck.brand.palette
    grid = of_matrix(given, palette) if isinstance(given, Matrix) else of_table(given)
    narrow = body.width - BESIDE - GAP
    caption, lost = _caption(slide, given.caption, Box(body.left, body.top, body.width, 20))
    top, key = body.top + caption, _key(given)
    foot = height(cut(" · ".join(key), SMALL, narrow, _SMALL_LINES), SMALL, narrow) + 8 if key else 0
    room = body.height - caption
    if findings:
        found = fitted(grid, narrow, room - foot)
        if found.is_whole:
            _set(slide, given, found, body.left, top, key)
            return Shown(_beside(page, top), lost)
        for reasons in (True, False):
            abreast = cards.abreast(findings, body.width, reasons=reasons)
            found = fitted(grid, body.width, room - foot - abreast[0].height - 14)
            if found.is_whole:
                bottom = _set(slide, given, found, body.left, top, key)
                cards.put_abreast(slide, abreast, body.left, bottom + 14, body.width, palette)
                return Shown(_full(abreast), lost)
    found = fitted(grid, body.width, room - foot)
    if not found.is_whole:
        # The line that says how much is missing needs its own room.
        found = fitted(grid, body.width, room - foot - 18)
    _set(slide, given, found, body.left, top, [*_missing(found), *key])
    return Shown(cut=(*lost, *found.shortened))


def _set(slide: Slide, given: Matrix | Table, found: Fitted, left: float, top: float, small: list[str]) -> float:
    """Put the table with its small print, and say where it ends."""
    title = given.caption or labels.FIGURES
    put_table(slide, found, left, top, title=title, description=described(title, given))
    end = top + found.height
    if not small:
        return end
    text = cut(" · ".join(small), SMALL, found.width, _SMALL_LINES)
    tall = height(text, SMALL, found.width) + 2
    _small(slide, text, Box(left, end + 5, found.width, tall))
    return end + 5 + tall


def _words(page: Page) -> Shown:
    slide, body, chosen = page.slide, page.body, page.chosen
    points = list(_points(chosen))
    if not points:
        found = cards.stacked(chosen.findings, body)
        cards.put_stacked(slide, found, body, page.deck.brand.palette)
        fill(slide, POINTS, [])
        return Shown(_full(found))
    room = body.width - (BESIDE + GAP if chosen.findings else 0)
    said, used, lost = [], 0.0, []
    for at, point in enumerate(points):
        text = cut(point, POINT, room - 16, 4)
        tall = height(text, POINT, room - 16) + 8
        if used + tall > body.height - 24:
            said.append(paragraph(Run(labels.more_in_summary(len(points) - at), SMALL, bold=False, colour=MUTED)))
            break
        used += tall
        said.append(paragraph(Run(text, POINT)))
        lost += [] if text == point else [point]
    fill(slide, POINTS, said)
    frame = next(each for each in slide.placeholders if each.placeholder_format.idx == POINTS)
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
    at = Box(body.right - BESIDE, top, BESIDE, body.bottom - top - 20)
    found = cards.stacked(findings, at)
    cards.put_stacked(page.slide, found, at, page.deck.brand.palette)
    more = len(findings) - len(found)
    if more:
        text = labels.more_in_summary(more)
        _small(page.slide, text, Box(at.left, cards.end(found, at), BESIDE, 18))
    return _full(found)


def _full(found: list[cards.Card]) -> tuple[Callout, ...]:
    return tuple(each.finding for each in found if (each.text, each.why) == (each.finding.text, each.finding.why))


def _caption(slide: Slide, text: str, at: Box) -> tuple[float, tuple[str, ...]]:
    """The caption over a chart or table: its height with the space below it, and what was shortened."""
    full = one_line(text)
    if not full:
        return 0.0, ()
    said = cut(full, CAPTION, at.width, 1, bold=True)
    text_box(slide, at, [paragraph(Run(said, CAPTION, bold=True, colour=INK))], title="Caption")
    return 26.0, () if said == full else (full,)


def _small(slide: Slide, text: str, at: Box) -> None:
    if text:
        said = [paragraph(Run(line, SMALL, bold=False, colour=MUTED)) for line in text.split("\n")]
        text_box(slide, at, said, title="Small print")


def _key(given: Matrix | Table) -> list[str]:
    """What must be said under a table: what a gap means, what the cells mean."""
    if isinstance(given, Table):
        return [words.GAP_KEY] if words.has_gaps(given) else []
    return [words.cell_text(cell) for cell in given.legend]


def _missing(found: Fitted) -> list[str]:
    sentences = []
    if found.lost_rows:
        sentences.append(labels.more_in_summary(found.lost_rows))
    if found.lost_columns:
        sentences.append(
            ngettext("1 more column, in the summary", "{number} more columns, in the summary", found.lost_columns)
        )
    if found.shortened and not sentences:
        sentences.append(labels.SHORTENED)
    return sentences
