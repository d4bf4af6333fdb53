"""The last slides: what was decided and promised and is on no other one, and what is asked, of whom and by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onecompany.export.slides.choosing import Choice
from onecompany.export.slides.evidence import table_pages
from onecompany.export.slides.page import Ground, Page
from onecompany.sentences import ngettext
from onecompany.summary import labels, words
from onecompany.summary.blocks import Table, TableColumn
from onecompany.summary.document import Ask, Report


def unshown(report: Report, choice: Choice, ground: Ground) -> Iterator[Page]:
    """Decisions and the next commitments that stand on page 1 of the report and on no slide of `choice`."""
    tables = [slide.evidence for slide in choice.slides if isinstance(slide.evidence, Table)]
    cells = {cell for table in tables for row in table.rows for cell in row}
    front = report.front
    decisions = tuple((text,) for text in front.decisions if text not in cells)
    if decisions:
        count = len(decisions)
        title = ngettext("One decision was made.", "{number:Words} decisions were made.", count)
        table = Table((TableColumn(labels.DECISIONS),), decisions)
        yield from table_pages(table, (title,), labels.DECISIONS, ground)
    promises = replace(front.commitments, rows=tuple(row for row in front.commitments.rows if row[0] not in cells))
    if promises.rows:
        title = ngettext("This is promised next.", "These {number:words} things are promised next.", len(promises.rows))
        yield from table_pages(promises, (title,), labels.COMMITMENTS, ground)


def closing(report: Report, ground: Ground, elsewhere: Iterable[str]) -> Iterator[Page]:
    """What is asked; the parts of the report that no slide shows are named in the notes."""
    asks = report.front.asks
    if not asks:
        return
    columns = (TableColumn(labels.WHAT), TableColumn(labels.WHO), TableColumn(labels.BY_WHEN, "date"))
    table = Table(columns, tuple((ask.text, ask.who, ask.by_when) for ask in asks))
    *pages, last = table_pages(table, (title(asks),), labels.ASKS, ground, kind="closing")
    yield from pages
    yield replace(last, notes=(*last.notes, *_notes(report, elsewhere)))


def title(asks: tuple[Ask, ...]) -> str:
    """How many things are asked, and when the first is due."""
    days = sorted(ask.by_when for ask in asks if ask.by_when)
    if not days:
        return ngettext("One thing is asked of you", "{number:Words} things are asked of you", len(asks))
    return ngettext(
        "One thing is asked of you, by {day}",
        "{number:Words} things are asked of you, the first by {day}",
        len(asks),
        day=words.long_date(days[0]),
    )


def _notes(report: Report, elsewhere: Iterable[str]) -> Iterator[str]:
    front = report.front
    if not front.decisions:
        yield labels.NO_DECISIONS
    if not front.commitments.rows:
        yield front.commitments.empty or labels.NO_COMMITMENTS
    if titles := list(elsewhere):
        yield f"{labels.ELSEWHERE}: {', '.join(titles)}"
