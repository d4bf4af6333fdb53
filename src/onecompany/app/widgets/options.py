"""A list to choose from, which outlives keys that come before it is laid out, or where it has no room."""

from __future__ import annotations

from textual.widgets import OptionList


class Options(OptionList):
    """Textual looks for the line of the marked row also where no line has been laid out, and ends by that."""

    def action_page_up(self) -> None:
        """A page up, of what there is to see."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """A page down, of what there is to see."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
