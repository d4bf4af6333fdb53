"""The question on the wall: where its place is too low for all of it, it ends in an ellipsis."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from onecompany.boards.wrap import wrapped
from onecompany.display.head import Prompt
from onecompany.parsing.clean import visible


class WallPrompt(Prompt):
    """The question, the step and the customer, each in as many lines as it may have."""

    def show(self, question: str, step: str, customer: Sequence[str] = (), more: bool = False) -> None:
        """Show the lines."""
        before = self._shown
        super().show(question, step, customer, more)
        if self._shown != before:
            self._fit()

    def on_resize(self) -> None:
        """Another width has room for more of them, or for less."""
        self._fit()

    def _fit(self) -> None:
        width = self.content_size.width
        if self._shown is None or width < 1:
            return
        lines = ("#prompt-question", "#prompt-step")
        for where, text in zip(lines, self._shown, strict=True):
            self.query_one(where, Static).update(Content(visible(self._fitting(where, text, width))))

    def _fitting(self, where: str, text: str, width: int) -> str:
        most = self.query_one(where, Static).styles.max_height
        if most is None or len(wrapped(text, width)) <= most.value:
            return text
        return "\n".join(wrapped(text, width, int(most.value)))
