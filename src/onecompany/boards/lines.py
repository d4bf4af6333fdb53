"""What a record board shows: lines of records in parts, one below the other, and the sheet that they make. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from rich.cells import cell_len

from onecompany.boards.layout import MARKS
from onecompany.boards.model import Align, BoardCell, BoardColumn, Model, Tone
from onecompany.boards.place import NOWHERE, Place
from onecompany.boards.records import records
from onecompany.kinds.columns import Column, Money, Number, WholeNumber, Width
from onecompany.kinds.kind import Table
from onecompany.sentences import gettext
from onecompany.store.records import Record, Ref

BLANK = "·"
"""What a cell shows in which nothing was said."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a record board: a record, or a blank one that waits for one.

    `head` stands at its left, `entry` is what a record that is typed here would be, `values` what it has besides what
    is typed. A blank line has a `place`, and may say something over the whole width instead of empty cells. `about`:
    rows that it stands for, too, when they are looked for. `shows`: what some of its columns show, whatever is stored.
    """

    row: Record | None = None
    head: str = ""
    entry: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    place: Place = NOWHERE
    says: str = ""
    tone: Tone = "muted"
    about: tuple[Ref, ...] = ()
    shows: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Computed:
    """A column that follows from others: what `show` makes of a row. The cursor does not go there.

    One of figures stands right, in one line; `lines` of words stand left.
    """

    head: str
    width: Width
    show: Callable[[Record], tuple[str, Tone]]
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one table, one below the other, and its columns that are shown, from left to right.

    `title` stands above them. A line that is typed at the column `key` (the first without it) adds a record; with
    `adds` False it changes the one that is there. With `fills`, what is typed at any other column of a blank line makes
    a record of it. `lines`: how many a cell shows at most, `tight` where the board is higher than its place.
    `computed`: what follows from others, by the column behind which it stands. `figures`: its columns of numbers are
    wide enough for all of them, because a number that is cut is another number.
    """

    table: Table
    columns: tuple[str, ...]
    rows: Sequence[Line]
    title: str = ""
    key: str = ""
    adds: bool = True
    fills: bool = False
    lines: int = 4
    tight: int | None = None
    computed: Mapping[str, Sequence[Computed]] = field(default_factory=dict)
    figures: bool = False

    @property
    def shown(self) -> list[Column | Computed]:
        """All columns, from left to right."""
        columns: list[Column | Computed] = []
        for name in self.columns:
            columns += [self.table.column(name), *self.computed.get(name, ())]
        return columns

    @property
    def entry_column(self) -> str:
        """The column at which records are added and removed."""
        return self.key or self.columns[0]

    def place(self, line: Line, column: str = "") -> Place:
        """Where a line stands: at one of its columns, or at the one where it is added."""
        place = Place(self.table.name, line.row.id) if line.row is not None else line.place
        return place.at_column(column or self.entry_column)

    def shows(self, column: str) -> str:
        """The column that shows what is kept in one of the table; the first for one that is not on the board."""
        name = self.table.holder(column)
        return name if name in self.columns else self.entry_column


class Selection(NamedTuple):
    """What the cursor is on."""

    part: Part
    line: Line
    column: Column

    @property
    def is_whole(self) -> bool:
        """Whether a line that is typed stands for a record as a whole, and not for one of its columns."""
        return self.column.name == self.part.entry_column or (self.line.row is None and not self.part.fills)

    @property
    def adds(self) -> bool:
        """Whether a line that is typed adds a record."""
        return self.column.name == self.part.entry_column and (self.line.row is None or self.part.adds)


def lines_of(parts: Iterable[Part]) -> Iterator[tuple[Part, Line]]:
    """All lines of a board with the part of each, from the top."""
    return ((part, line) for part in parts for line in part.rows)


def sheet(
    parts: Sequence[Part], show: Callable[[Part, Line, str], tuple[str, Tone]], *, frozen: int, needed: int
) -> Model:
    """The sheet of a record board, headed by the columns of the part that has most of them.

    `show` says what a cell of a record shows, and in which tone; `frozen` and `needed` are as in `Model`, without the
    column for the heads of the lines.
    """
    widest = max(parts, key=lambda part: len(part.columns))
    columns = widest.shown
    heads = [gettext(column.head) for column in columns]
    sizes = [BoardColumn(column.width.least, column.width.ideal, column.width.share) for column in columns]
    headed = any(line.head for _, line in lines_of(parts))
    if headed:
        heads.insert(0, "")
        sizes.insert(0, BoardColumn(12, 20, 1))
    rows: list[list[BoardCell]] = []
    titles: dict[int, str] = {}
    for part in parts:
        if part.title:
            titles[len(rows)] = part.title
        for line in part.rows:
            # A head of two lines, such as a name and a role, says enough in these.
            head = [BoardCell(line.head, "", "strong", lines=3, tight=2 if "\n" in line.head else 3)] if headed else []
            rows.append([*head, *_cells(part, line, show, under_heads=part.columns == widest.columns)])
    if widest.figures:
        sizes = [_wide_enough(size, index, rows) for index, size in enumerate(sizes)]
    needed = needed + headed if needed else 0
    return records(heads, rows, sizes, frozen=frozen + headed, titles=titles, needed=needed)


def _wide_enough(size: BoardColumn, index: int, rows: Sequence[Sequence[BoardCell]]) -> BoardColumn:
    figures = (row[index].text for row in rows if index < len(row) and row[index].align == "right")
    widest = max(map(cell_len, figures), default=0) + MARKS
    return replace(size, least=max(size.least, widest), ideal=max(size.ideal, widest))


def _cells(
    part: Part, line: Line, show: Callable[[Part, Line, str], tuple[str, Tone]], *, under_heads: bool
) -> Iterator[BoardCell]:
    if line.says:
        yield BoardCell(line.says, str(part.place(line)), line.tone, lines=3, wide=True)
        return
    for column in part.shown:
        if isinstance(column, Computed):
            text, tone = column.show(line.row) if line.row is not None else ("", "muted")
            beside: Align = "left" if column.lines else "right"
            yield BoardCell(text or BLANK, "", tone if text else "muted", beside, lines=column.lines or 1)
            continue
        name = column.name
        text, tone = show(part, line, name) if line.row is not None else ("", "muted")
        if name in line.shows:
            text, tone = line.shows[name], "strong"
        side, place = _side(column) if under_heads else "left", str(part.place(line, name))
        yield BoardCell(text or BLANK, place, tone if text else "muted", side, lines=part.lines, tight=part.tight)


def _side(column: Column) -> Align:
    return "right" if isinstance(column.nature, Number | WholeNumber | Money) else "left"
