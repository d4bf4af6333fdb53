"""What the board says, beside the board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from onecompany.boards.wrap import wrapped
from onecompany.kinds.view import Finding
from onecompany.sentences import gettext, ngettext

USUAL, LARGE = 28, 48
"""How wide the pane is, and how wide in a window of `HUGE` cells."""

HUGE = 150


class FindingsPane(VerticalScroll, can_focus=False):
    """The findings of the exercise, gravest first, each with its sign."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"finding--crack", "finding--warning", "finding--strength", "finding--why"}

    def __init__(self) -> None:
        super().__init__(id="findings")
        self.border_title = gettext("What the board says")
        self._shown: list[Finding] | None = None
        self._keys = ("", "")

    @staticmethod
    def width_for(window: int) -> int:
        """How many cells it takes of the width of a window, with the space at its left."""
        return 1 + (LARGE if window >= HUGE else USUAL)

    def name_keys(self, listing: str, aside: str) -> None:
        """The keys that list all findings and that put the pane aside, as its frame shows them."""
        if self._keys != (listing, aside):
            self._keys = (listing, aside)
            self._mark()

    def compose(self) -> ComposeResult:
        yield Static(id="findings-text", markup=False)

    def show(self, findings: list[Finding]) -> None:
        """Show these."""
        if findings == self._shown:
            return
        self._shown = findings
        self.query_one("#findings-text", Static).update(self._text(findings))
        self._mark()

    def _text(self, findings: list[Finding]) -> Content:
        if not findings:
            return Content(gettext("Nothing yet.")).stylize(self.get_visual_style("finding--why"))
        parts: list[object] = []
        for finding in findings:
            for text, style in self._paragraphs(finding):
                parts += [(f"{text}\n", self.get_visual_style(style))]
            parts += ["\n"]
        return Content.assemble(*parts).rstrip()  # type: ignore[arg-type]

    def _paragraphs(self, finding: Finding) -> list[tuple[str, str]]:
        paragraphs = [(f"{finding.sign} {self._hanging(finding.text)}", f"finding--{finding.level}")]
        return paragraphs + ([(f"  {self._hanging(finding.why)}", "finding--why")] if finding.why else [])

    def _mark(self) -> None:
        """Say in the frame how many more lie below, and which keys lead there."""
        room, used, below = self.scrollable_content_region.height, 0, 0
        for finding in self._shown or []:
            used += sum(text.count("\n") + 1 for text, _ in self._paragraphs(finding))
            below += room > 0 and used > room
            used += 1
        listing, aside = self._keys
        more = [f"▾ +{below} {listing}"] if below else []
        self.border_subtitle = Content("  ".join([*more, *([gettext("{key} aside", key=aside)] if aside else [])]))

    def _hanging(self, text: str) -> str:
        """A sentence in lines below each other, right of the sign."""
        return "\n  ".join(wrapped(text, self.scrollable_content_region.width - 3))

    def on_mount(self) -> None:
        """The text has its colours in it, so that another look needs it made anew."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._again())

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._again()

    def _again(self) -> None:
        if self._shown is not None:
            self.query_one("#findings-text", Static).update(self._text(self._shown))
            self._mark()


def tally(findings: Sequence[Finding]) -> str:
    """The findings as a counter, for screens on which they have no room: "2 cracks, 3 warnings"."""
    counts = {sign: sum(1 for f in findings if f.sign == sign) for sign in ("✗", "!", "✓")}
    said = (
        (counts["✗"], ngettext("{number} crack", "{number} cracks", counts["✗"])),
        (counts["!"], ngettext("{number} warning", "{number} warnings", counts["!"])),
        (counts["✓"], ngettext("{number} strength", "{number} strengths", counts["✓"])),
    )
    return ", ".join(words for count, words in said if count)
