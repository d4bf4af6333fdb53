"""The board of an exercise whose kind is not installed: its name, and its rows as they are, only to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from onecompany.boards.heap import HeapPanel, is_heap
from onecompany.boards.panel import Panel
from onecompany.boards.wrap import wrapped
from onecompany.kinds.registry import UnknownKind, failed, kind, kinds
from onecompany.kinds.view import View
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext
from onecompany.store.records import Ref

SHARED = ("exercise", "step", "span")
"""Tables that name an exercise without being what was said in it."""


def panel_for(view: View, place: str) -> Panel:
    """The board of the current exercise; one that only shows what is stored where its kind is not installed."""
    try:
        own = kind(view.exercise.kind)
    except UnknownKind:
        return UnknownKindPanel(view, place)
    if own.loose and is_heap(place):
        return HeapPanel(view, place)
    try:
        panel: Panel = own.part("panel").PANEL(view, place)
    except Exception as error:
        if own.is_ours:
            raise
        failed(own.name, error)
        return UnknownKindPanel(view, place)
    return panel


class UnknownKindPanel(Panel):
    """Shows rows that no installed kind knows. It takes nothing that is typed; the arrows scroll it."""

    _rows: Sequence[tuple[Ref | None, str]] = ()

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="stored-scroll", can_focus=False):
            yield Static(id="stored", markup=False)

    def repaint(self, place: str) -> None:
        """List the rows."""
        name = self.view.exercise.kind
        about = gettext(
            "The kind {kind:quoted} of this exercise is not installed here. What is stored of it stays in the file.",
            kind=name,
        )
        self._rows = [(None, about), (None, ""), *self._stored()]
        lines = [line for _, line in self._rows]
        self.query_one("#stored", Static).update(Content(visible("\n".join(lines))))

    def select_row(self, ref: Ref, column: str = "", row: Any = None) -> bool:
        """Scroll to a row. Whether it is one of these."""
        index = next((index for index, (row_ref, _) in enumerate(self._rows) if row_ref == ref), None)
        if index is not None:
            scroll = self.query_one("#stored-scroll")
            above = (wrapped(line, max(1, scroll.size.width)) for _, line in self._rows[:index])
            scroll.scroll_to(y=sum(map(len, above)), animate=False)
        return index is not None

    def where(self) -> str:
        """Nothing can be typed here."""
        return gettext("Nothing can be typed here")

    def move(self, across: int, down: int) -> None:
        """Scroll."""
        self.query_one("#stored-scroll").scroll_relative(y=down, animate=False, immediate=True)

    def jump(self, where: str) -> None:
        """Scroll to the beginning or the end."""
        scroll = self.query_one("#stored-scroll")
        if where in ("top", "first"):
            scroll.scroll_home(animate=False)
        else:
            scroll.scroll_end(animate=False)

    def tab(self, step: int) -> None:
        """There is one place only."""

    def _stored(self) -> Iterator[tuple[Ref | None, str]]:
        """Names of tables and the rows of each, as lines. Private notes are the facilitator's, and not for the wall."""
        state, exercise = self.view.state, self.view.exercise
        ours = {table.name for kind in kinds().values() for table in kind.tables}
        for table in state.shape.tables_of_workshop():
            columns = state.shape.columns[table]
            if table in SHARED or (table in ours and "exercise_id" not in columns):
                continue
            rows = [
                row
                for row in state.rows(table)
                if getattr(row, "exercise_id", exercise.id) == exercise.id and not getattr(row, "private", False)
            ]
            if rows and ("exercise_id" in columns or table not in _SHOWN_ELSEWHERE):
                yield None, table
                yield from ((Ref(table, row.id), f"  {_words(row)}") for row in rows)


_SHOWN_ELSEWHERE = frozenset({"leader", "silo", "meeting", "organisation", "workshop"})


def _words(row: Any) -> str:
    """What a row says, column by column, without its identities and its place."""
    values = vars(row)
    texts = [
        f"{name.replace('_', ' ')}: {value}"
        for name, value in values.items()
        if value not in (None, "", [], {}) and name not in ("id", "position", "private") and not name.endswith("_id")
    ]
    return " · ".join(texts) or gettext("(a row)")
