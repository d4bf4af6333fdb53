"""The bottom line: the keys that work here."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.widget import Widget


class Hints(Widget):
    """Keys with what they do, as many as fit; the last ones (commands, help) always do."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hints--key", "hints--does"}

    def __init__(self, hints: list[tuple[str, str]]) -> None:
        super().__init__()
        self._hints = hints

    @property
    def hints(self) -> list[tuple[str, str]]:
        """The keys with what they do, whether there is room for them or not."""
        return self._hints

    def show(self, hints: list[tuple[str, str]]) -> None:
        """Show other keys."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def render(self) -> Content:
        """The line, in the width there is."""
        room = self.size.width - 1
        last = self._hints[-2:]
        left = room - sum(len(key) + len(does) + 3 for key, does in last)
        shown = []
        for key, does in self._hints[:-2]:
            size = len(key) + len(does) + 3
            if size > left:
                break
            left -= size
            shown.append((key, does))
        parts: list[object] = [" "]
        for key, does in [*shown, *last]:
            parts += [(key, self.get_visual_style("hints--key")), " "]
            parts += [(does, self.get_visual_style("hints--does")), "  "]
        return Content.assemble(*parts)  # type: ignore[arg-type]
