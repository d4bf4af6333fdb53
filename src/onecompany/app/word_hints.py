"""A word of the method, explained in the frame of the line that waits: it takes no room, and goes by the next key."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from onecompany.kinds.registry import UnknownKind, kind
from onecompany.kinds.view import Finding, View
from onecompany.sentences.explained import CRACK, explained


class WordHints:
    """Which word is explained now. Each is said once in an exercise, until something is typed or chosen."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, str]] = set()
        self._now: tuple[str, str] | None = None
        self._version = -1

    def show(self, frame: Widget, view: View, findings: Sequence[Finding], *, typing: bool) -> None:
        """Say it in the lower edge of the line's frame: in the line it would look typed.

        While something is being typed (`typing`), what it will become may stand there.
        """
        hint = self._hint(view, findings, typing=typing)
        if not typing:
            self.show_more(frame, hint)

    @staticmethod
    def show_more(frame: Widget, hint: str) -> None:
        """Say something there, as what a line will become."""
        if hint != frame.border_subtitle:  # setting it paints the whole frame again, with all that is in it
            frame.border_subtitle = Content(hint)

    def _hint(self, view: View, findings: Sequence[Finding], *, typing: bool) -> str:
        done = typing or view.state.version != self._version
        self._version = view.state.version
        if self._now is not None and (done or self._now[0] != view.exercise.id):
            self._seen.add(self._now)
            self._now = None
        if self._now is None and not typing:
            self._now = next((key for key in self._wanted(view, findings) if key not in self._seen), None)
        return explained(self._now[1]) if self._now is not None else ""

    @staticmethod
    def _wanted(view: View, findings: Sequence[Finding]) -> list[tuple[str, str]]:
        try:
            words = list(kind(view.exercise.kind).explains)
        except UnknownKind:
            words = []
        if CRACK not in words and any(finding.level == "crack" for finding in findings):
            words.append(CRACK)
        return [(view.exercise.id, word) for word in words]
