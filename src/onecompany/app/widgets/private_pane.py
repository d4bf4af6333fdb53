"""What the facilitator alone reads, beside or below the board, while the room looks at a wall of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from onecompany.app.actions.hints import key_label
from onecompany.app.host import HostGetter
from onecompany.app.private_words import Line, in_one_line, laid_out, passages
from onecompany.app.widgets.private import asked_first
from onecompany.sentences import gettext

if TYPE_CHECKING:
    from onecompany.app.session import WorkshopSession

COLUMN, STRIP, LINE = "-column", "-strip", "-line"
"""Where it stands: beside the board, below it, or in one line where there is room for no more."""

GAP = 3
"""Cells between the script and the rest, in a strip."""


class PrivatePane(Widget, can_focus=False):
    """Script, what comes next, private notes and the day. There are no letters in it unless a wall is there.

    That is asked anew whenever it is painted, so that nothing of it is sent to a terminal after the wall has gone.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"private--script", "private--next", "private--note", "private--day"}
    host = HostGetter()

    def __init__(self, session: WorkshopSession) -> None:
        super().__init__(id="private", classes="-hidden")
        self._session = session
        self._lines: list[list[Line]] = []
        self._ticking: Timer | None = None

    def on_mount(self) -> None:
        """The times in it move on."""
        self._ticking = self.set_interval(1.0, self.show_now, pause=True)

    def on_resize(self) -> None:
        """Other lines have room."""
        self.show_now()

    def stand(self, where: str) -> None:
        """Stand there and show what is private; "": be gone, with all letters."""
        self.set_class(not where, "-hidden")
        for name in (COLUMN, STRIP, LINE):
            self.set_class(name == where, name)
        if self._ticking is not None:
            (self._ticking.resume if where else self._ticking.pause)()
        self.show_now()

    def show_now(self) -> None:
        """Show what there is to read now."""
        lines, cut = ([], False) if self.has_class("-hidden") else self._laid_out()
        if lines != self._lines:
            self._lines = lines
            self.refresh()
        own = self.host.settings.keys
        title, keys = gettext("Only you see this"), gettext("{key} aside", key=key_label("private", own))
        if cut:
            keys = f"▾ {key_label('script', own)}  {keys}"
        self.border_title, self.border_subtitle = Content(title), Content(keys)

    def _laid_out(self) -> tuple[list[list[Line]], bool]:
        """The lines, each in one or two parts; and whether something has no room."""
        width, height = self.content_size
        if width < 1 or height < 1:
            return [], False
        if self.has_class(LINE):
            key = key_label("script", self.host.settings.keys)
            return [[(in_one_line(self._session, width, key), "next")]], False
        script, *rest = passages(self._session)
        if not self.has_class(STRIP):
            lines, cut = laid_out([script, *rest], width, height)
            return [[line] for line in lines], cut
        left = (width - GAP) * 3 // 5
        (said, cut), (others, more) = laid_out([script], left, height), laid_out(rest, width - GAP - left, height)
        blank = ("", "")
        pairs = zip([*said, *[blank] * height], [*others, *[blank] * height], strict=False)
        parts = [[(set_cell_size(one, left + GAP), style), other] for (one, style), other in pairs]
        return parts[: max(len(said), len(others))], cut or more

    def render(self) -> Content:
        """The lines."""
        parts: list[object] = []
        for line in self._lines:
            for text, style in line:
                parts.append((text, self.get_visual_style(f"private--{style}")) if style else text)
            parts.append("\n")
        return Content.assemble(*parts[:-1])  # type: ignore[arg-type]

    def render_lines(self, crop: Region) -> list[Strip]:
        """What is sent to the terminal: nothing, when the wall has just gone."""
        if not self._lines:
            return super().render_lines(crop)
        return asked_first(self, self.host.second_window, crop, super().render_lines)
