"""What has room on the wall, by the size of the window, how much is to be shown, and what the seat shows."""

from __future__ import annotations

from textual.screen import Screen

from onecompany.boards.heap import is_heap
from onecompany.boards.panel import Panel
from onecompany.display.workshop_reading import WorkshopReading
from onecompany.sentences import gettext
from onecompany.store.following.sign import RoomSign
from onecompany.wall import levels
from onecompany.wall.board import WallBoard
from onecompany.wall.digits import WallClock
from onecompany.wall.findings import FindingsRound
from onecompany.wall.prompt import WallPrompt


class Arrangement:
    """Gives clock, question, board and findings their places on the wall's screen."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._level = levels.FINDINGS
        self._yields = levels.Yielding()
        self._arranged: object = None

    def show_more(self, by: int) -> str:
        """Show more (1) or less (-1) from the next time on. What the wall shows then, as a sentence."""
        self._level = min(max(levels.CLOCK, self._level + by), levels.ALL)
        return gettext(levels.LEVELS[self._level])

    def arrange(self, page: str, panel: Panel, reading: WorkshopReading, sign: RoomSign) -> None:
        """Arrange anew what stands around the board."""
        screen, window = self._screen, self._screen.app.size
        level = levels.level_for(window, self._level)
        alone = page == "break" or (level == levels.CLOCK and page in ("board", "groups"))
        clock, pane = screen.query_one(WallClock), screen.query_one(FindingsRound)
        clock.alone, clock.small, clock.bare = alone, level == levels.ALL or sign.zoomed, page in ("board", "groups")
        self._yields.begin((panel, page, level, window, sign.zoomed))
        clock.small = clock.small or self._yields.step >= levels.SMALL_CLOCK
        customer = ((), False) if alone else reading.customer()
        screen.query_one(WallPrompt).show(*reading.question_and_step(), *customer)
        screen.set_class(alone, "-alone")
        screen.set_class(level == levels.CLOCK or (page == "break" and reading.is_bare_break), "-bare")
        findings = reading.findings() if page == "board" and level >= levels.FINDINGS and sign.findings else []
        left = window.width - pane.width_for(window.width) - levels.FRAME
        pane.below = window.width < levels.WIDE or left < panel.easy_width() or self._yields.step == levels.BELOW
        screen.set_class(pane.below, "-below")
        room = not sign.zoomed and not is_heap(panel.place) and (not pane.below or window.height >= levels.STRIP)
        pane.set_class(not (findings and room) or self._yields.step == levels.ASIDE, "-aside")
        pane.show(findings)

    def is_other(self, page: str, sign: RoomSign | None) -> bool:
        """Whether something stands elsewhere, or is another board, than when this was asked last."""
        clock, pane = self._screen.query_one(WallClock), self._screen.query_one(FindingsRound)
        shape = (clock.alone, clock.small, clock.bare, pane.below, pane.has_class("-aside"), self._yields.step)
        seat = (sign.zoomed, sign.aspect) if sign is not None else ()
        panel, before = self._screen.query_one(WallBoard).panel, self._arranged
        self._arranged = (page, panel, self._screen.app.size, shape, seat)
        return before != self._arranged

    def goes_on(self) -> bool:
        """Whether more is to give way to the board, now that all is laid out."""
        panel, pane = self._screen.query_one(WallBoard).panel, self._screen.query_one(FindingsRound)
        if panel is None or self._screen.query_one(WallClock).alone:
            return False
        return self._yields.goes_on(panel, pane, self._screen.app.size)
