"""How the wall is painted: nothing that is not laid out to its end, and of a clock only the signs that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from onecompany.display.textual_internals import FramedApp, Piece, seen_whole
from onecompany.system import erases_in_colour
from onecompany.wall.picture import Picture
from onecompany.wall.screen import WallScreen

if TYPE_CHECKING:
    from rich.style import Style
    from textual.widget import Widget


class PaintedApp(FramedApp):
    """Sends of each frame what differs from what stands in the terminal, once `wall` is laid out to its end."""

    def __init__(self, wall: WallScreen, css_path: list[str | PurePath]) -> None:
        super().__init__(css_path=css_path)
        self.wall = wall
        self.picture = Picture(erases=erases_in_colour())
        """What stands in the terminal."""
        self.frames = 0
        """How often it was painted."""
        self._is_late = False
        """Whether something was not painted, so that the next frame is to be a whole one."""

    def on_resize(self) -> None:
        """A terminal of another size has moved what stood in it; one that was suspended shows something else."""
        self.picture.forget()
        self._is_late = True
        self.wall.hold_picture()

    def frame(self, pieces: Iterator[Piece], *, whole: bool) -> str:
        """What is sent for a frame: nothing, while what it shows is not laid out to its end."""
        if not self.wall.is_settled():
            self._is_late = True
            return ""
        if self._is_late and not whole:
            self.screen.refresh()
            return ""
        self._is_late = False
        return self._written(pieces, whole=whole)

    def _written(self, pieces: Iterable[Piece], *, whole: bool) -> str:
        text = self.picture.written(pieces, self.size, self._coloured, whole=whole)
        self.frames += bool(text)
        return text

    def _coloured(self, style: Style) -> str:
        return Strip([Segment("x", style)]).render(self.console)

    def paint(self, widget: Widget, parts: Sequence[Region]) -> bool:
        """Paint parts of a widget by themselves, over which nothing lies. Whether it could; else refresh them."""
        if (
            self._is_late
            or not (self.wall.only_time and self.wall.is_settled())
            or (place := seen_whole(widget)) is None
        ):
            return False
        around = Region.from_union(parts)
        strips = widget.render_lines(around)
        pieces = [
            Piece(
                place.y + part.y,
                place.x + part.x,
                strips[part.y - around.y].crop(part.x - around.x, part.right - around.x),
            )
            for part in parts
        ]
        self.send(self._written(pieces, whole=False))
        return True
