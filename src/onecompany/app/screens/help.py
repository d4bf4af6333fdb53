"""All keys that work here, on one page."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from onecompany.app.keys import IN_A_LINE, display
from onecompany.app.screens.asking import Asking

TYPING = (
    ("letters", "begin an entry at the cursor; Enter keeps it, Esc drops it"),
    ("?", "at the beginning of a line: into the parking lot"),
    ("!", "at the beginning of a line: a decision"),
    (">", "at the beginning of a line: a commitment, such as > Ana: call them, by 12 Dec"),
    ("Enter Space", "begin a line that is to start with one of these"),
    ("paste", "each line becomes an item, in one step of undo"),
)


class HelpScreen(Asking):
    """The keys of the screen below, of its board, and how lines begin."""

    def __init__(self, below: Screen[Any], board: list[tuple[str, str]]) -> None:
        super().__init__()
        self._rows = [
            (display(active.binding), does)
            for active in below.active_bindings.values()
            if (does := active.binding.tooltip) and active.enabled
        ]
        self._board = board

    def compose(self) -> ComposeResult:
        with Vertical(id="asking", classes="-list") as box:
            box.border_title = Content("Keys that work here")
            box.border_subtitle = Content("Esc back")
            with VerticalScroll():
                yield Static(self._text(), markup=False)

    def _text(self) -> Content:
        seen: dict[str, list[str]] = {}
        for key, does in self._rows:
            seen.setdefault(does, [])
            if key not in seen[does]:
                seen[does].append(key)
        parts: list[Any] = []
        for title, rows in (
            ("On this board", self._board),
            ("What is typed", TYPING),
            ("While a line is open", IN_A_LINE),
            ("Everywhere here", [(", ".join(keys), does) for does, keys in seen.items()]),
        ):
            if rows:
                parts.append((f"{title}\n", "bold"))
                width = max(14, *(len(key) + 2 for key, _ in rows))
                parts += [f"  {key:<{width}}{does}\n" for key, does in rows]
                parts.append("\n")
        return Content.assemble(*parts)
