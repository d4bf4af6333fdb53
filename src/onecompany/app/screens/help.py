"""All keys that work here, on one page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from onecompany.app.keys import IN_A_LINE, active_keys, display
from onecompany.app.screens.asking import Asking
from onecompany.sentences import N_, gettext
from onecompany.sentences.explained import all_explained

TYPING = (
    (N_("letters"), N_("begin an entry at the cursor; Enter keeps it, Esc drops it")),
    ("?", N_("at the beginning of a line: into the parking lot")),
    ("!", N_("at the beginning of a line: a decision")),
    (">", N_("at the beginning of a line: a commitment, such as > Ana: call them, by 12 Dec")),
    (N_("Enter Space"), N_("begin a line that is to start with one of these")),
    (N_("paste"), N_("each line becomes an item, in one step of undo")),
)


class HelpScreen(Asking):
    """The keys of the screen below, of its board, and how lines begin."""

    def __init__(self, below: Screen[Any], board: list[tuple[str, str]]) -> None:
        super().__init__()
        self._rows = [(display(active.binding), gettext(active.binding.tooltip)) for active in active_keys(below)]
        self._board = board
        self._lines = getattr(below, "LINES", True)

    def compose(self) -> ComposeResult:
        with Vertical(id="asking", classes="-list") as box:
            box.border_title = Content(gettext("Keys that work here"))
            box.border_subtitle = Content(gettext("Esc back"))
            with VerticalScroll():
                yield Static(self._text(), markup=False)

    def _text(self) -> Content:
        keys_of: dict[str, list[str]] = {}
        for key, does in self._rows:
            keys = keys_of.setdefault(does, [])
            if key not in keys:
                keys.append(key)
        parts: list[Any] = []
        for title, rows in (
            (gettext("On this board") if self._lines else gettext("What is typed"), self._board),
            (gettext("Words"), [("·", words) for words in all_explained()] if self._lines else []),
            (gettext("What is typed"), _translated(TYPING) if self._lines else []),
            (gettext("While a line is open"), _translated(IN_A_LINE) if self._lines else []),
            (gettext("Everywhere here"), [(", ".join(keys), does) for does, keys in keys_of.items()]),
        ):
            if rows:
                parts.append((f"{title}\n", "bold"))
                width = 2 if rows[0][0] == "·" else max(14, *(len(key) + 2 for key, _ in rows))
                parts += [f"  {key:<{width}}{does}\n" for key, does in rows]
                parts.append("\n")
        return Content.assemble(*parts)


def _translated(rows: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Rows of constants of `N_` in the language that is spoken."""
    return [(gettext(row[0]), gettext(row[1])) for row in rows]
