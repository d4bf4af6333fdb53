"""A list to choose from, which outlives keys that come before it is laid out, or where it has no room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.widgets import OptionList


class Options(OptionList):
    """Textual looks for the line of the marked row also where no line has been laid out, and ends by that."""

    def __init__(self, *options: Any, above: Callable[[int], bool] | None = None, **more: Any) -> None:
        """`above`: turns the text above by pages; whether there was more of it than fits. Else the list is turned."""
        super().__init__(*options, **more)
        self._above = above

    def on_mount(self) -> None:
        """A row is marked from the first, so that an Enter that comes before it is painted is not lost."""
        if self._above is not None and self.highlighted is None and self.option_count:
            self.highlighted = 0

    def action_page_up(self) -> None:
        """A page up, of what there is to see."""
        if self._above is not None and self._above(-1):
            return
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """A page down, of what there is to see."""
        if self._above is not None and self._above(+1):
            return
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
