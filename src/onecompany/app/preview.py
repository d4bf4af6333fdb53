"""The report as the application shows it: Rich renderables, with every text of the room literal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as RichTable
from rich.text import Text

from onecompany.boards.charts import bars
from onecompany.kinds.view import SIGNS
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext
from onecompany.summary import blocks as b
from onecompany.summary.document import Report, Section
from onecompany.summary.tallies import named_points, tally_line
from onecompany.summary.texts import stopped
from onecompany.summary.words import long_date, shown, signed

RATINGS = {2: "▇", 1: "▆", 0: "▄", -1: "▂", -2: "▁"}


def preview(report: Report) -> Group:
    """The whole report, from the front page to the appendix."""
    parts: list[RenderableType] = []
    meta, front = report.meta, report.front
    parts.append(_text(meta.confidentiality, "italic"))
    parts.append(_text(f"{meta.organisation} · {meta.title}", "bold"))
    parts.append(_text(long_date(meta.date)))
    parts.append(Text())
    parts += [_text(sentence, "bold") for sentence in front.bottom_line]
    parts.append(Text())
    numbers = _grid()
    for number in front.numbers:
        numbers.add_row(_text(shown(number.value), "bold"), _text(number.label), _text(number.note))
    parts.append(numbers)
    for title, lines in (
        (gettext("What is asked of you"), [_ask(ask) for ask in front.asks]),
        (gettext("Decisions"), list(front.decisions)),
    ):
        parts.append(Text())
        parts.append(_text(title, "bold"))
        parts += [_text(f"• {line}") for line in lines] or [_text(gettext("None."))]
    parts.append(Text())
    parts.append(_text(gettext("Next commitments"), "bold"))
    parts.append(_shown(front.commitments))
    for place, section in enumerate(report.in_order(), 1):
        parts += _section(section, f"{place}. ")
    for section in report.appendix_in_order():
        parts += _section(section, gettext("Appendix:") + " ")
    return Group(*parts)


def _section(section: Section, number: str) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(_text(f"{number}{section.title}", "bold"), align="left", style="default")
    if section.conclusion:
        yield _text(section.conclusion, "italic")
    for block in section.blocks:
        yield Padding(_shown(block), (0, 0, 1, 0))


def _ask(ask: Any) -> str:
    values = {"text": ask.text, "who": ask.who, "date": long_date(ask.by_when) if ask.by_when else ""}
    if ask.who and ask.by_when:
        return gettext("{text} ({who}) by {date}", **values)
    if ask.by_when:
        return gettext("{text} by {date}", text=ask.text, date=values["date"])
    return f"{ask.text} ({ask.who})" if ask.who else str(ask.text)


def _text(text: str, style: str = "") -> Text:
    return Text(visible(text), style=style)


def _grid() -> RichTable:
    return RichTable.grid(padding=(0, 3, 0, 0))


@singledispatch
def _shown(block: object) -> RenderableType:
    raise TypeError(f"the preview does not know {type(block).__name__}")


@_shown.register
def _(block: b.Heading) -> RenderableType:
    return _text(block.text, "bold underline")  # no sentence: a style


@_shown.register
def _(block: b.Paragraph) -> RenderableType:
    return _text(block.text, "italic" if block.kind == "quote" else "")


@_shown.register
def _(block: b.Bullets) -> RenderableType:
    lines = [f"{f'{n}.' if block.ordered else '•'} {item}" for n, item in enumerate(block.items, 1)]
    return _text("\n".join(lines) or block.empty or gettext("Not recorded."))


@_shown.register
def _(block: b.Facts) -> RenderableType:
    table = _grid()
    for fact in block.items:
        table.add_row(_text(fact.label, "bold"), _text(shown(fact.value)))
    return table


@_shown.register
def _(block: b.Table) -> RenderableType:
    if not block.rows:
        return _text(block.empty or gettext("Not recorded."))
    table = RichTable(box=box.SIMPLE_HEAD, title=_text(block.caption) if block.caption else None, expand=True)
    for column in block.columns:
        table.add_column(_text(column.title), justify="right" if column.kind == "number" else "left", overflow="fold")
    for row in block.rows:
        table.add_row(*(_text(shown(value)) for value in row))
    return table


@_shown.register
def _(block: b.Matrix) -> RenderableType:
    if not block.row_heads or not block.column_heads:
        return _text(block.empty or gettext("Not recorded."))
    table = RichTable(box=box.SIMPLE_HEAD, expand=True)
    for head in (block.corner, *block.column_heads):
        table.add_column(_text(head), overflow="fold")
    for head, cells in zip(block.row_heads, block.cells, strict=True):
        table.add_row(
            _text(head, "bold"),
            *(_text(c.text or "·", "reverse" if c.tone == "owner" else "") for c in cells),
        )
    if block.column_foot:
        table.add_row(_text(block.foot_title, "bold"), *(_text(cell.text, "bold") for cell in block.column_foot))
    return table


@_shown.register
def _(block: b.CurveChart) -> RenderableType:
    table = _grid()
    for point in block.points:
        value = point.value
        mark = gettext("not recorded") if value is None else f"{RATINGS[round(value)]} {signed(value)}"
        spread = "" if point.spread is None else gettext("spread {spread}", spread=shown(point.spread))
        table.add_row(_text(point.label), _text(mark), _text(spread))
    return Group(_text(block.title, "bold"), table)


@_shown.register
def _(block: b.BarPairs) -> RenderableType:
    table = RichTable(box=box.SIMPLE_HEAD)
    for title in ("", gettext("Planned"), gettext("Actual")):
        table.add_column(title, justify="right" if title else "left")
    for row in block.rows:
        table.add_row(_text(row.label), shown(row.planned), shown(row.actual))
    return Group(_text(block.title, "bold"), table)


@_shown.register
def _(block: b.Histogram) -> RenderableType:
    if not block.tallies:
        return Group(_text(block.title, "bold"), _text(block.empty or gettext("Not recorded.")))
    table = _grid()
    table.add_row("", *(_text(tally_line(block, tally)) for tally in block.tallies))
    for point, row in zip(named_points(block), bars(block), strict=True):
        table.add_row(_text(point), *map(_text, row))
    return Group(_text(block.title, "bold"), table)


@_shown.register
def _(block: b.Readings) -> RenderableType:
    table = _grid()
    readings = [(point.label, point.value) for point in block.points]
    for label, value in (*readings, (gettext("Baseline"), block.baseline), (gettext("Target"), block.target)):
        table.add_row(_text(label), _text(gettext("not recorded") if value is None else shown(value)))
    return Group(_text(f"{block.title} {block.unit}".rstrip(), "bold"), table)


@_shown.register
def _(block: b.Waterfall) -> RenderableType:
    table = _grid()
    for step in block.steps:
        table.add_row(_text(step.label), _text(shown(step.value)))
    return Group(_text(f"{block.title} {block.unit}".rstrip(), "bold"), table)


@_shown.register
def _(block: b.Callout) -> RenderableType:
    sentences = f"{stopped(block.text)} {block.why}" if block.why else block.text
    return _text(f"{SIGNS[block.level]} {sentences}", "bold")
