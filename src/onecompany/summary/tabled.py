"""The report as plain tables, for formats that hold figures and for readers who cannot see a picture. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import singledispatch

from onecompany.summary import labels, words
from onecompany.summary.blocks import (
    BarPairs,
    Block,
    Bullets,
    Callout,
    Chart,
    CurveChart,
    Facts,
    Heading,
    Histogram,
    Matrix,
    Paragraph,
    Readings,
    Table,
    TableColumn,
    Value,
    Waterfall,
)
from onecompany.summary.document import Number, Report
from onecompany.summary.tallies import named_points


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """A table of the report with a title of its own. `block` is what it was made from where that was no table.

    `of_words`: it was made from sentences, so that an empty cell means nothing. `own`: its title without that of its
    part, "" where they are one.
    """

    title: str
    table: Table
    block: Chart | Matrix | None = None
    of_words: bool = False
    own: str = ""


def sheets(report: Report) -> tuple[FigureSheet, ...]:
    """Every text and figure of a report as tables: page 1, one for each table, matrix and chart, and all the words.

    No two of them have the same title, whatever the case of its letters.
    """
    figure_sheets = [FigureSheet(labels.PAGE_ONE, _page_one(report), of_words=True)]
    lines: list[tuple[Value, ...]] = []
    for section in (*report.in_order(), *report.appendix_in_order()):
        if section.conclusion:
            lines.append((section.title, labels.CONCLUSION, section.conclusion, ""))
        heading = ""
        for block in section.blocks:
            if isinstance(block, Heading):
                heading = block.text
            table = figures(block)
            if table is None:
                lines += [(section.title, *line) for line in _lines(block)]
                continue
            source = None if isinstance(block, Table) else block
            own = table.caption or heading
            own = "" if own.casefold() == section.title.casefold() else own
            title = f"{section.title}: {own}" if own else section.title
            figure_sheets.append(FigureSheet(title, table, source, own=own))  # type: ignore[arg-type]
            if not table.rows:
                lines.append((section.title, table.caption, table.empty or labels.NOTHING, ""))
    said = Table(_columns_of_words(), tuple(lines), empty=labels.NOTHING)
    figure_sheets.append(FigureSheet(labels.WORDS, said, of_words=True))
    if report.upcoming.code:
        figure_sheets.append(FigureSheet(labels.CODE_OF_CONDUCT, _code(report)))
    return tuple(_apart(figure_sheets))


def figures(block: Block) -> Table | None:
    """The figures of a block as a table: a table's own, a matrix's words, a chart's data. `None` for mere words."""
    return _figures(block)


def untitled(table: Table) -> Table:
    """The table without its caption, for a place that has said it already."""
    return replace(table, caption="")


def _columns_of_words() -> tuple[TableColumn, ...]:
    return (
        TableColumn(labels.PART),
        TableColumn(labels.KIND),
        TableColumn(labels.TEXT),
        TableColumn(labels.WHY),
    )


@singledispatch
def _figures(block: object) -> Table | None:
    return None


@_figures.register
def _(block: Table) -> Table:
    return block


@_figures.register
def _(block: Matrix) -> Table:
    columns = (TableColumn(block.corner), *(TableColumn(head) for head in block.column_heads))
    rows = [(head, *(cell.text for cell in cells)) for head, cells in zip(block.row_heads, block.cells, strict=True)]
    if block.column_foot:
        rows.append((block.foot_title, *(cell.text for cell in block.column_foot)))
    return Table(columns, tuple(rows), block.caption, block.empty)


@_figures.register
def _(block: CurveChart) -> Table:
    columns = [TableColumn(labels.STAGE), TableColumn(labels.FEELING, "number")]
    rows: list[tuple[Value, ...]] = [(point.label, point.value) for point in block.points]
    if any(point.spread is not None for point in block.points):
        columns.append(TableColumn(labels.SPREAD, "number"))
        rows = [(*row, point.spread) for row, point in zip(rows, block.points, strict=True)]
    return Table(tuple(columns), tuple(rows), block.title)


@_figures.register
def _(block: BarPairs) -> Table:
    heads = (labels.PLANNED, labels.ACTUAL, labels.DIFFERENCE)
    columns = (TableColumn(labels.EXERCISE), *(TableColumn(head, "number") for head in heads))
    rows = tuple((row.label, row.planned, row.actual, words.less(row)) for row in block.rows)
    return Table(columns, rows, block.title, block.empty)


@_figures.register
def _(block: Histogram) -> Table:
    columns = (TableColumn(labels.ANSWER), *(TableColumn(tally.name, "number") for tally in block.tallies))
    counts = zip(*(tally.counts for tally in block.tallies), strict=True)
    rows: list[tuple[Value, ...]] = [(point, *row) for point, row in zip(named_points(block), counts, strict=True)]
    if rows:
        rows.append((labels.ANSWERS, *(tally.n for tally in block.tallies)))
    if rows and not block.answers:
        rows += [
            (labels.MEAN, *(words.rounded(block.mean(tally)) for tally in block.tallies)),
            (labels.SPREAD, *(words.rounded(block.spread(tally)) for tally in block.tallies)),
        ]
    return Table(columns, tuple(rows), block.title, block.empty)


@_figures.register
def _(block: Readings) -> Table:
    columns = (TableColumn(labels.READING), TableColumn(block.unit or labels.VALUE, "number"))
    rows: tuple[tuple[Value, ...], ...] = tuple((point.label, point.value) for point in block.points)
    if block.is_bounded:
        rows = ((labels.BASELINE, block.baseline), *rows, (labels.TARGET, block.target))
    return Table(columns, rows if block.values() else (), block.title, block.empty)


@_figures.register
def _(block: Waterfall) -> Table:
    columns = (TableColumn(labels.STEP), TableColumn(block.unit or labels.VALUE, "number"))
    return Table(columns, tuple((step.label, step.value) for step in block.steps), block.title, block.empty)


def _lines(block: Block) -> Iterator[tuple[Value, ...]]:
    """What a block says in words, a line each: kind, text, why."""
    match block:
        case Heading(text):
            yield labels.HEADING, text, ""
        case Paragraph(text):
            yield labels.TEXT, text, ""
        case Bullets(items, _, empty):
            for item in items or ((empty or labels.NOTHING),):
                yield labels.POINT, item, ""
        case Callout(level, text, why):
            yield words.level_word(level), text, why
        case Facts(items):
            for fact in items:
                yield fact.label, words.shown(fact.value, words.NOT_RECORDED), ""


def _page_one(report: Report) -> Table:
    """Page 1 in full, a line each."""
    meta, front = report.meta, report.front
    columns = (
        TableColumn(labels.PART),
        TableColumn(labels.TEXT),
        TableColumn(labels.VALUE, "number"),
        TableColumn(labels.WHO),
        TableColumn(labels.BY_WHEN, "date"),
    )
    rows: list[tuple[Value, ...]] = [
        (labels.ORGANISATION, meta.organisation, None, "", None),
        (labels.TITLE if meta.covers == "workshop" else labels.HANDOUT, meta.title, None, "", meta.date),
        (labels.PURPOSE, meta.purpose, None, "", None),
        (labels.CONFIDENTIALITY, meta.confidentiality, None, "", None),
        (labels.STATE, meta.under_way, None, "", None),
    ]
    rows += [(labels.BOTTOM_LINE, text, None, "", None) for text in front.bottom_line]
    rows += [] if front.adopted is None else [(labels.ADOPTED, front.adopted.text, None, "", None)]
    rows += [(labels.NUMBERS, _said(number), number.amount, "", None) for number in front.numbers]
    rows += [(labels.ASKS, ask.text, None, ask.who, ask.by_when) for ask in front.asks]
    rows += [(labels.DECISIONS, text, None, "", None) for text in front.decisions]
    rows.append((labels.EXPLAINED, front.explained, None, "", None))
    rows.append((labels.MADE, words.colophon(meta), None, "", None))
    return Table(columns, tuple(row for row in rows if row[1]))


def _said(number: Number) -> str:
    """A number of page 1 as a text: "4 of 6 stages with one owner · one has nobody"."""
    return " · ".join(filter(None, (f"{words.shown(number.value)} {number.label}", number.note)))


def _code(report: Report) -> Table:
    rows = [
        (rules.stage, kind, text)
        for rules in report.upcoming.code
        for kind, lines in ((labels.ALWAYS, rules.always), (labels.NEVER, rules.never))
        for text in lines or (None,)
    ]
    return Table((TableColumn(labels.STAGE), TableColumn(labels.KIND), TableColumn(labels.RULE)), tuple(rows))


def _apart(figure_sheets: list[FigureSheet]) -> Iterator[FigureSheet]:
    taken: set[str] = set()
    for sheet in figure_sheets:
        title, number = sheet.title, 1
        while title.casefold() in taken:
            number += 1
            title = f"{sheet.title} ({number})"
        taken.add(title.casefold())
        yield replace(sheet, title=title)
