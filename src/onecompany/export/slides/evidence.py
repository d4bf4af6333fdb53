"""The slides between the first and the last: a chart, a table or words, with the findings beside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from onecompany.export.office.xml import Element
from onecompany.export.slides import notes, wording
from onecompany.export.slides.charts import under
from onecompany.export.slides.choosing import Slide, shorter
from onecompany.export.slides.grid import of_matrix, of_table
from onecompany.export.slides.page import Described, Ground, Page
from onecompany.export.slides.paging import one_page, pages
from onecompany.export.slides.template import Kind
from onecompany.export.slides.text import MUTED, Run, cut, height, in_pages, leading, paragraph
from onecompany.sentences import N_, gettext
from onecompany.summary import labels, words
from onecompany.summary.blocks import Callout, Chart, Matrix, Table
from onecompany.summary.isolated import isolated

SMALL_LINES = 3
"""The most lines of small print: all of it is in the notes."""

GAP = 12.0
"""The points between a table and the findings under it."""

_UNDER = 0.4
"""The most of a slide's height that findings under a table take."""

UNDER_SMALL = 6.0
"""The points between small print and what it belongs to."""

TOO_LARGE = N_("This goes on for more slides than anybody looks at; the summary has all of it.")


def pages_of(slide: Slide, ground: Ground, shown: Sequence[object]) -> list[Page]:
    """The slides of a piece of evidence. `shown` are all blocks that have slides, so that notes can name the others."""
    match slide.evidence:
        case None:
            return _in_words(slide, ground, shown)
        case Table() | Matrix():
            return _of_table(slide, slide.evidence, ground, shown)
        case _:
            return _of_chart(slide, slide.evidence, ground, shown)


def table_pages(
    table: Table | Matrix, titles: tuple[str, ...], part: str, ground: Ground, *, kind: Kind = "table",
    first: str = "",
) -> list[Page]:  # fmt: skip
    """A table on as many slides as it takes. `first` is said on the first of them, above the table."""
    box, key = ground.box(kind), (*ground.part(part), *_key(table))
    grid = of_matrix(table, ground.brand.palette) if isinstance(table, Matrix) else of_table(table)
    room = box.height - small_height((first, labels.SHORTENED, *key), box.width)
    grids, whole = pages(grid, box.width, room)
    told = _described(table.caption or part, table)
    more = () if whole else (gettext(TOO_LARGE),)
    return [
        Page(kind, titles, grids, part, page, told,
             (first if page is grids[0] else "", *more, labels.SHORTENED if page.shortened else "", *key),
             notes=tuple(f"{labels.IN_FULL}: {text}" for text in page.shortened))
        for page in grids
    ]  # fmt: skip


def small_height(texts: Sequence[str], room: float) -> float:
    """How high small print is, with the space under it; nothing where there is none."""
    text = small_text(texts, room)
    return height(text, room, wording.SMALL) + UNDER_SMALL if text else 0.0


def small_text(texts: Sequence[str], room: float) -> str:
    """Small print as it stands on a slide."""
    return cut(" · ".join(filter(None, texts)), room, wording.SMALL, SMALL_LINES)


def _of_table(slide: Slide, table: Table | Matrix, ground: Ground, shown: Sequence[object]) -> list[Page]:
    part, found = _part(slide), slide.findings
    small = (*ground.part(part), _rest(slide, ground), *_key(table))
    grid = of_matrix(table, ground.brand.palette) if isinstance(table, Matrix) else of_table(table)
    told = _described(table.caption or part, table)
    for kind, said, below in _ways(found, ground):
        box = ground.box(kind)
        page = one_page(grid, box.width, box.height - small_height(small, box.width) - (below + GAP if below else 0))
        if page is not None:
            lines = notes.of(slide, findings=_whole(said), shown=shown, cut=_cut(said))
            beside = _paragraphs(said, found)
            return [Page(kind, slide.titles, page, part, page, told, small, beside, below, notes=tuple(lines))]
    first, *others = table_pages(table, slide.titles, part, ground, first=_rest(slide, ground))
    lines = notes.of(slide, findings=found, shown=shown, cut=())
    return [replace(first, notes=(*lines, *first.notes)), *others, *_findings_alone(slide, ground)]


def _ways(found: Sequence[Callout], ground: Ground) -> Iterator[tuple[Kind, list[wording.Words], float]]:
    """How a table can have its findings by it: beside it, or all of them under it. Without any it stands alone."""
    if not found:
        yield "table", [], 0.0
        return
    if beside := _beside(found, ground):
        yield "findings", beside, 0.0
    box = ground.box("table")
    below = [wording.of_finding(finding, box.width, wording.FINDING, ground.brand.palette) for finding in found]
    under = sum(piece.height for piece in below)
    if under <= box.height * _UNDER:
        yield "table", below, under


def _of_chart(slide: Slide, chart: Chart, ground: Ground, shown: Sequence[object]) -> list[Page]:
    beside, part = _beside(slide.findings, ground), _part(slide)
    told = Described(chart.title or part, words.described(chart) or chart.title)
    lines = notes.of(slide, findings=_whole(beside), shown=shown, cut=_cut(beside))
    small = (*ground.part(part), _rest(slide, ground), *under(chart).split("\n"))
    kind: Kind = "findings" if beside else "content"
    side = _paragraphs(beside, slide.findings)
    page = Page(kind, slide.titles, chart, part, chart, told, small, side, notes=tuple(lines))
    alone = [] if ground.has_side else _findings_alone(slide, ground)
    return [page, *alone]


def _in_words(slide: Slide, ground: Ground, shown: Sequence[object]) -> list[Page]:
    def said(room: float, size: float) -> Iterator[wording.Words]:
        return wording.of_section(slide.section, room, size, ground.brand.palette)

    first, *others = words_pages(said, slide.titles, _part(slide), ground)
    lines = notes.of(slide, findings=slide.findings, shown=shown, cut=())
    return [replace(first, notes=(*lines, *first.notes)), *others]


def _findings_alone(slide: Slide, ground: Ground) -> list[Page]:
    """The findings of a section on slides of their own, where there is no room beside what they are drawn from."""
    found = slide.findings
    if not found or (len(found) == 1 and found[0].text in slide.titles and not found[0].why):
        return []

    def said(room: float, size: float) -> Iterator[wording.Words]:
        return (wording.of_finding(finding, room, size, ground.brand.palette) for finding in found)

    # What the section concludes is the title of the slide before.
    titles = (*(finding.text for finding in found), *shorter(slide.section.conclusion), *slide.titles)
    return words_pages(said, titles, _part(slide), ground)


def words_pages(
    said: Callable[[float, float], Iterable[wording.Words]], titles: tuple[str, ...], part: str, ground: Ground
) -> list[Page]:
    """Words on as many slides as they take. `said` gives them for the width of a slide and a size of letters."""
    box, small = ground.box("content"), ground.part(part)
    room = box.height - small_height(small, box.width)
    split: list[list[wording.Words]] = []
    for size in wording.SIZES:
        pieces = list(said(box.width, size))
        split = in_pages(pieces, [piece.height for piece in pieces], room)
        if len(split) == 1:
            break
    return [
        Page("content", titles, split, part, tuple(_flat(some)), small=small,
             notes=tuple(f"{labels.IN_FULL}: {text}" for text in _cut(some)))
        for some in split
    ]  # fmt: skip


def _beside(found: Sequence[Callout], ground: Ground) -> list[wording.Words]:
    if not found or not ground.has_side:
        return []
    box = ground.side
    return wording.beside(found, box.width, box.height - leading("", wording.SMALL) - 8, ground.brand.palette)


def _paragraphs(beside: Sequence[wording.Words], found: Sequence[Callout]) -> tuple[Element, ...]:
    paragraphs = list(_flat(beside))
    if beside and len(beside) < len(found):
        more = labels.more_in_notes(len(found) - len(beside))
        paragraphs.append(paragraph(Run(more, wording.SMALL, bold=False, colour=MUTED), before=8))
    return tuple(paragraphs)


def _flat(said: Sequence[wording.Words]) -> Iterator[Element]:
    for piece in said:
        yield from piece.paragraphs


def _whole(said: Sequence[wording.Words]) -> tuple[Callout, ...]:
    return tuple(piece.finding for piece in said if piece.finding is not None and not piece.lost)


def _cut(said: Sequence[wording.Words]) -> tuple[str, ...]:
    return tuple(text for piece in said for text in piece.lost)


def _rest(slide: Slide, ground: Ground) -> str:
    """The sentences of a section's conclusion that have no room in the title."""
    if slide.further:
        return ""
    whole = next(shorter(slide.section.conclusion), "")
    if slide.titles[0] != whole and ground.has_room(slide.titles[0]):
        return whole
    return next((whole[len(text) :].strip() for text in shorter(whole) if ground.has_room(text)), "")


def _part(slide: Slide) -> str:
    """The part of the report that a slide belongs to, and what it is about."""
    title, caption = slide.section.title, slide.caption
    if not caption or caption.casefold() == title.casefold():
        return title
    return " · ".join(isolated(text, title + caption) for text in (title, caption))


def _key(table: Matrix | Table) -> tuple[str, ...]:
    """What must be said beside a table: what a gap means, what the cells mean."""
    if isinstance(table, Table):
        return (words.GAP_KEY,) if words.has_gaps(table) else ()
    return tuple(words.cell_text(cell) for cell in table.legend)


def _described(name: str, block: Table | Matrix) -> Described:
    """A table in words, for those who cannot see it: what it comes to, how large it is, its columns."""
    if isinstance(block, Matrix):
        heads, sums = block.column_heads, zip(block.column_heads, block.column_foot, strict=False)
        foot = "; ".join(f"{head}: {cell.text}" for head, cell in sums)
        comes_to = f"{block.foot_title}: {foot}." if foot else ""
        rows = len(block.row_heads)
    else:
        heads, rows, comes_to = tuple(column.title for column in block.columns), len(block.rows), block.conclusion
    return Described(name, " ".join(filter(None, (f"{name}.", comes_to, labels.table_size(rows, heads)))))
