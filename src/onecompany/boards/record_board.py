"""Record boards: rows down, columns across. A kind says which rows there are and what is special; the rest is here.

Typing, F2, Delete, Shift and the arrows, Enter that goes round choices, letters that choose, what an entry would be,
and where a row stands for find, undo and findings follow from the columns of the tables (see `kinds.columns`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult

from onecompany.boards.lines import Line, Part, Selection, lines_of, sheet
from onecompany.boards.model import Model, Tone
from onecompany.boards.panel import Outcome, Panel, Refused
from onecompany.boards.place import Place
from onecompany.boards.sheet import Sheet
from onecompany.boards.wrap import clipped
from onecompany.kinds.cells import Cell, cell_text, following, typed
from onecompany.kinds.columns import OneOf
from onecompany.kinds.expected import expected, initials, title
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.lookup import called
from onecompany.sentences import gettext
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.kinds import rows
    from onecompany.kinds import typed as reading
    from onecompany.kinds.view import View
    from onecompany.store.writer import WorkshopWriter
else:
    rows = LazyModule("onecompany.kinds.rows")
    reading = LazyModule("onecompany.kinds.typed")


LONGEST_NAME = 40
"""Of what a row is called, where what can be typed stands behind it."""


class RecordsPanel(Panel):
    """The base of record boards."""

    TOGGLES: ClassVar[Mapping[str, str]] = {}
    """Keys that go round the choices of a column, wherever in the row the cursor is."""

    FROZEN: ClassVar[int] = 1
    """How many of the columns stay at the left; the heads of lines do in any case."""

    NEEDED: ClassVar[int] = 0
    """How many of the columns are to be seen at once, 0 for all (see `Model`)."""

    _laid: tuple[View, list[Part]] | None = None

    def parts(self) -> Sequence[Part]:
        """What is on the board, from the top. To be given by each kind."""
        raise TypeError(f"{type(self).__name__} does not say what it shows")

    def text_and_tone(self, part: Part, cell: Cell) -> tuple[str, Tone]:
        """What a cell of a record shows, and in which tone; a kind may say more than what is stored."""
        return cell_text(cell), "strong" if cell.column.name == part.entry_column else "text"

    def compose(self) -> ComposeResult:
        yield Sheet()

    @property
    def laid(self) -> list[Part]:
        """The parts of the rows as they are now."""
        if self._laid is None or self._laid[0] is not self.view:
            self._laid = self.view, list(self.parts())
        return self._laid[1]

    def records_model(self) -> Model:
        """The sheet of the records, for a board that has others beside it."""
        return sheet(self.laid, self.shown, frozen=self.FROZEN, needed=self.NEEDED)

    def repaint(self, place: str) -> None:
        self.sheet.show(self.records_model(), self._shown_place(place))

    def shown(self, part: Part, line: Line, name: str) -> tuple[str, Tone]:
        """What a column of a line shows, and in which tone."""
        return self.text_and_tone(part, self.cell(part, line, name))

    def cell(self, part: Part, line: Line, name: str) -> Cell:
        """A column of a line."""
        return Cell(part.table, part.table.column(name), self.view.state, self.view.today, line.row)

    # -- where the cursor is

    def _find(self, place: Place) -> tuple[Part, Line] | None:
        same = (pair for pair in lines_of(self.laid) if pair[0].place(pair[1])[:2] == place[:2])
        return next(same, None)

    @property
    def selection(self) -> Selection | None:
        """What the cursor is on; None for nothing that is a record or waits for one."""
        place = Place.parse(self.place)
        pair = self._find(place)
        return None if pair is None else Selection(*pair, pair[0].table.column(pair[0].shows(place.column)))

    @property
    def _cell(self) -> Cell | None:
        """The cell of a record at the cursor."""
        selection = self.selection
        return (
            None
            if selection is None or selection.line.row is None
            else self.cell(selection.part, selection.line, selection.column.name)
        )

    def where(self) -> str:
        selection = self.selection
        if selection is None or (selection.line.entry and selection.is_whole):
            return selection.line.entry if selection is not None else ""
        head = gettext(selection.column.head).replace("\n", " ") or title(selection.column)
        words = {"title": head, "expected": expected(selection.column)}
        name = clipped(self.name_of(selection), LONGEST_NAME)
        if name:
            return gettext("{name} · {title}: {expected}", name=name, **words)
        return gettext("{title}: {expected}", **words)

    def name_of(self, selection: Selection) -> str:
        """What the record at the cursor is called, or the blank line that becomes one; "" for none.

        A kind may know better.
        """
        row, blank = selection.line.row, selection.line.entry if selection.part.fills else ""
        return blank if row is None else called(self.view.state, selection.part.table, row)

    def subject(self) -> tuple[str, str]:
        cell = self._cell
        if cell is None or cell.row is None:
            return "", ""
        return f"{cell.table.name}:{cell.row.id}", called(cell.state, cell.table, cell.row)

    def editing(self) -> str:
        words, selection = super().editing(), self.selection
        plain = selection is None or selection.column.name == selection.part.entry_column or not self.editable()
        return words if plain else f"{words} · {self.where()}"

    def select(self, place: str) -> bool:
        return super().select(self._shown_place(place))

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        itself = self._find(Place(*ref))
        pairs = [itself] if itself is not None else [pair for pair in lines_of(self.laid) if ref in pair[1].about]
        return [str(part.place(line, part.shows(column))) for part, line in pairs] or [str(ref)]

    def _shown_place(self, place: str) -> str:
        """A place with the column in which what is kept in another one is shown."""
        known = Place.parse(place)
        pair = self._find(known)
        return place if pair is None else str(pair[0].place(pair[1], pair[0].shows(known.column)))

    # -- what is typed

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        selection = self.selection
        if selection is None:
            return super().keep(writer, lines)
        if selection.adds:
            return self.add(writer, selection, lines)
        if selection.line.row is None and selection.part.fills:
            return self.fill(writer, selection, lines)
        if selection.line.row is None:
            key = title(selection.part.table.column(selection.part.entry_column))
            raise Refused(gettext("First its name: move to the column {title} and type it there.", title=key))
        return self.edit(writer, " ".join(lines))

    def add(self, writer: WorkshopWriter, selection: Selection, lines: Sequence[str]) -> Outcome:
        """Add a record for each line that was typed or pasted. A kind may read more than one column from it."""
        blank = self.cell(selection.part, Line(), selection.part.entry_column)
        new = [{**selection.line.values, **reading.read(blank, text)} for text in lines]
        ids = rows.add(
            writer, selection.part.table, new, after=selection.line.row.id if selection.line.row is not None else None
        )
        return Outcome(str(Place(selection.part.table.name, ids[-1], selection.part.entry_column)))

    def fill(self, writer: WorkshopWriter, selection: Selection, lines: Sequence[str]) -> Outcome:
        """Make a record of a blank line, with what was typed at one of its columns."""
        table, column = selection.part.table, selection.column.name
        blank = self.cell(selection.part, Line(), column)
        (new,) = rows.add(writer, table, [{**selection.line.values, **reading.read(blank, " ".join(lines))}])
        return Outcome(str(Place(table.name, new, column)))

    def editable(self) -> str | None:
        cell = self._cell
        return None if cell is None else typed(cell)

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        cell = self._cell
        if cell is None:
            raise Refused(gettext("There is nothing in this row yet."))
        values = reading.read(cell, text)
        outcome = self.change_columns(writer, cell, values)
        return replace(outcome, say=outcome.say or reading.day_taken(cell, values, text))

    def change_columns(self, writer: WorkshopWriter, cell: Cell, values: Mapping[str, Any]) -> Outcome:
        """Change columns of a record."""
        assert cell.row is not None
        rows.change(writer, cell.table, cell.row.id, **values)
        return Outcome(self.place)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        selection = self.selection
        if selection is None or selection.line.row is None:
            return None
        if selection.column.name != selection.part.entry_column:
            return self.edit(writer, "")
        rows.remove(writer, selection.part.table, selection.line.row.id)
        return Outcome(
            str(selection.line.place.at_column(selection.part.entry_column)) if selection.line.place.table else ""
        )

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        cell = self._cell
        if cell is None or cell.row is None or not down or cell.table.by:
            return None
        rows.move(writer, cell.table, cell.row.id, down)
        return Outcome(self.place)

    # -- choices

    def enter(self, writer: WorkshopWriter) -> Outcome | None:
        return self._change_to_next(writer, self._cell)

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        selection, name = self.selection, self.TOGGLES.get(key, "")
        if selection is None or name not in selection.part.columns:
            raise Refused(gettext("That key is for another part of this board."))
        if selection.line.row is None:
            raise Refused(gettext("There is nothing in this row yet."))
        return self._change_to_next(writer, self.cell(selection.part, selection.line, name))

    def _change_to_next(self, writer: WorkshopWriter, cell: Cell | None) -> Outcome | None:
        values = following(cell) if cell is not None else None
        return None if cell is None or values is None else self.change_columns(writer, cell, values)

    @property
    def letters_choose(self) -> bool:
        cell = self._cell
        return cell is not None and isinstance(cell.nature, OneOf) and cell.nature.letters

    def letter(self, writer: WorkshopWriter, letter: str) -> Outcome | None:
        cell = self._cell
        code = initials(cell.nature).get(letter.casefold()) if cell is not None else None
        return None if cell is None or code is None else self.change_columns(writer, cell, {cell.column.name: code})
