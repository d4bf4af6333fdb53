"""The customer whom the room has in mind, pinned in one line below the question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from onecompany.boards.wrap import clipped
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext

LEAST = 12
"""Cells of a part that is cut, from which it says something."""

BETWEEN = " · "


class PinnedCustomer(Static):
    """Who, what is wanted, a quote; behind it the key that shows all, where that is more than fits."""

    def __init__(self, key: Callable[[], str] | None = None) -> None:
        """`key`: the key that shows all, as it is named now; None where there is none, as on the wall."""
        super().__init__(id="prompt-customer", markup=False)
        self.display = False
        self._key = key
        self._parts: tuple[str, ...] = ()
        self._more = False

    def show(self, parts: Sequence[str], *, more: bool) -> None:
        """Show what is said of the customer; nothing where nothing is. `more`: whether there is more to see."""
        if (tuple(parts), more) != (self._parts, self._more):
            self._parts, self._more = tuple(parts), more
            self.display = bool(parts)
            self._write()

    def on_resize(self) -> None:
        """Another width: as much as fits."""
        self._write()

    def _write(self) -> None:
        line, width = BETWEEN.join(map(visible, self._parts)), self.size.width
        more = "  " + gettext("{key} more", key=self._key()) if self._key is not None else ""
        if (self._more and more) or cell_len(line) > width:
            line = in_width([visible(part) for part in self._parts], width - cell_len(more)) + more
        self.update(Content(line))


def in_width(parts: Sequence[str], width: int) -> str:
    """As many parts as there is room for, and of the next one its beginning where that says something.

    Who it is takes half of it at most where more is to be said: what is wanted is what the room works for.
    """
    line = ""
    if len(parts) > 1 and cell_len(BETWEEN.join(parts)) > width:
        parts = [clipped(parts[0], max(LEAST, width // 2)), *parts[1:]]
    for part in parts:
        longer = f"{line}{BETWEEN}{part}" if line else part
        if cell_len(longer) > width:
            left = width - cell_len(line) - len(BETWEEN) if line else width
            if line and left < LEAST:
                return line
            cut = clipped(part, left - 1) + "”" if part.startswith("“") else clipped(part, left)
            return f"{line}{BETWEEN}{cut}" if line else cut
        line = longer
    return line
