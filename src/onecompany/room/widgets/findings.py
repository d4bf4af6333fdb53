"""What the board says, beside the board."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from onecompany.boards.wrap import wrapped
from onecompany.view import Finding


class FindingsPane(VerticalScroll, can_focus=False):
    """The findings of the exercise, gravest first, each with its sign."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"finding--crack", "finding--warning", "finding--strength", "finding--why"}

    def __init__(self) -> None:
        super().__init__(id="findings")
        self.border_title = "What the board says"
        self._shown: list[Finding] | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="findings-text", markup=False)

    def show(self, findings: list[Finding]) -> None:
        """Show these."""
        if findings == self._shown:
            return
        self._shown = findings
        self.query_one("#findings-text", Static).update(self._text(findings))

    def _text(self, findings: list[Finding]) -> Content:
        if not findings:
            return Content("Nothing yet.").stylize(self.get_visual_style("finding--why"))
        parts: list[object] = []
        for finding in findings:
            style = self.get_visual_style(f"finding--{finding.level}")
            parts += [(f"{finding.sign} {self._hanging(finding.text)}\n", style)]
            if finding.why:
                parts += [(f"  {self._hanging(finding.why)}\n", self.get_visual_style("finding--why"))]
            parts += ["\n"]
        return Content.assemble(*parts).rstrip()  # type: ignore[arg-type]

    def _hanging(self, text: str) -> str:
        """A sentence in lines below each other, right of the sign."""
        return "\n  ".join(wrapped(text, self.scrollable_content_region.width - 3))

    def on_resize(self) -> None:
        """Break the lines anew."""
        if self._shown is not None:
            self.query_one("#findings-text", Static).update(self._text(self._shown))


def tally(findings: list[Finding]) -> str:
    """The findings as a counter, for screens on which they have no room: "✗ 2  ! 3"."""
    counts = {sign: sum(1 for f in findings if f.sign == sign) for sign in ("✗", "!", "✓")}
    return "  ".join(f"{sign} {count}" for sign, count in counts.items() if count)
