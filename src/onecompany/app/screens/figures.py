"""What was read of a table of figures, before it is taken: the first rows, what is read as what, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from onecompany.app.keys import key
from onecompany.app.screens.asking import Asking
from onecompany.boards.wrap import clipped, padded
from onecompany.parsing.figures import Figures, Row, Wanted
from onecompany.parsing.periods import period_name
from onecompany.sentences import N_, gettext, ngettext
from onecompany.summary.words import number

SHOWN = 5
"""Rows that are shown; the others are read in the same way."""

MOST_PROBLEMS = 20
LONGEST = 20
"""Of a segment's name."""

LEADING = ("start_date", "segment")

HEADS = {
    "start_date": N_("Period"), "segment": N_("Segment"), "start": N_("At the start"), "gained": N_("Gained"),
    "lost": N_("Lost"), "end": N_("At the end"), "more": N_("More"), "less": N_("Less"),
    "value_start": N_("Value, start"), "value_end": N_("Value, end"),
}  # fmt: skip


class FiguresScreen(Asking):
    """Shows figures that were read. Its answer is "take", or None; with problems there is nothing to take."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("figures.take", "enter", "take", N_("Take all of it"), shown=N_("Enter"))
    ]

    READ_FIRST = True
    """It opens when the file is read, which may be just when Enter is pressed once more."""

    def __init__(self, figures: Figures, wanted: Wanted, source: str) -> None:
        """`source`: what was read, in words."""
        super().__init__()
        self._figures, self._wanted, self._source = figures, wanted, source

    def compose(self) -> ComposeResult:
        wrong = bool(self._figures.problems)
        with Vertical(id="asking", classes="-list") as box:
            box.border_title = Content(gettext("Figures: {source}", source=clipped(self._source, 60)))
            box.border_subtitle = (
                gettext("nothing is taken · Esc back") if wrong else gettext("Enter takes all of it · Esc back")
            )
            with VerticalScroll():
                yield from self._content()

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def _content(self) -> Iterator[Static]:
        figures = self._figures
        yield from self._problems() if figures.problems else self._taken()
        if figures.notes:
            yield _heading(gettext("To be known"), first=False)
            yield from map(_line, figures.notes)
        if figures.columns:
            yield _heading(gettext("Read as"), first=False)
            yield from map(_line, map(str, figures.columns))

    def _problems(self) -> Iterator[Static]:
        problems = self._figures.problems
        yield _heading(ngettext("One thing is not certain:", "{number} things are not certain:", len(problems)))
        yield from (_line(f"✗ {problem}") for problem in problems[:MOST_PROBLEMS])
        yield from _more(len(problems) - MOST_PROBLEMS)

    def _taken(self) -> Iterator[Static]:
        rows = self._figures.rows
        yield _heading(ngettext("{number} row of figures", "{number} rows of figures", len(rows)))
        width = min(self.app.size.width * 95 // 100, 100) - 10
        yield from map(_line, table(rows, self._wanted, width))
        yield from _more(len(rows) - SHOWN)

    def action_take(self) -> None:
        """Enter takes all of it, where there is something to take."""
        if self._figures.rows and not self._figures.problems:
            self.dismiss("take")


def _heading(text: str, *, first: bool = True) -> Static:
    return Static(Content.styled(text, "bold"), classes="figures-heading -first" if first else "figures-heading")


def _line(text: str) -> Static:
    return Static(Content(clipped(text, 400)), classes="figures-line", markup=False)


def _more(count: int) -> Iterator[Static]:
    if count > 0:
        yield _line(gettext("… and {count} more.", count=count))


def table(rows: Sequence[Row], wanted: Wanted, width: int) -> list[str]:
    """The first rows in columns, without those that no row has anything in.

    Columns that do not fit into the width follow below, with period and segment again: a figure is never cut.
    """
    names = [name for name in HEADS if any(row[name] not in (None, "") for row in rows)]
    cells = {
        name: [gettext(HEADS[name]), *(clipped(_text(row, name, wanted), LONGEST) for row in rows[:SHOWN])]
        for name in names
    }
    columns = {name: _column(texts, "left" if name in LEADING else "right") for name, texts in cells.items()}
    leading = [columns[name] for name in names if name in LEADING]
    lines: list[str] = []
    block: list[list[str]] = []
    for name in names:
        if name in LEADING:
            continue
        if block and sum(cell_len(column[0]) + 2 for column in (*leading, *block, columns[name])) > width:
            lines += [*_side_by_side([*leading, *block]), ""]
            block = []
        block.append(columns[name])
    return lines + _side_by_side([*leading, *block])


def _column(texts: Sequence[str], side: str) -> list[str]:
    width = max(map(cell_len, texts))
    return [padded(text, width, side) for text in texts]


def _side_by_side(columns: Sequence[Sequence[str]]) -> list[str]:
    return ["  ".join(cells) for cells in zip(*columns, strict=True)]


def _text(row: Row, name: str, wanted: Wanted) -> str:
    value: Any = row[name]
    if name == "start_date":
        return period_name(value, wanted.period)
    return value if isinstance(value, str) else "–" if value is None else number(value)
