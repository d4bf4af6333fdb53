"""The second window, `onecompany wall`: what it is to show of this one, and whether it is there.

The wall reads what is said from the file. Only what this screen alone knows is left for it: ids and places. While it is
there, this screen is the facilitator's own, and may show what is private.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen
from textual.timer import Timer

from onecompany.display.mounted import fully_mounted
from onecompany.sentences import gettext
from onecompany.store import healing
from onecompany.store.following.presence import WallWatch
from onecompany.store.following.rooms import sweep
from onecompany.store.following.sign import SeatSign, Shown

if TYPE_CHECKING:
    from onecompany.app.host import Host
    from onecompany.app.screens.workshop import WorkshopScreen
    from onecompany.app.session import WorkshopSession
    from onecompany.app.widgets.middle import Middle

EVERY = 0.1
"""Seconds between two looks at whether a wall is there."""

SIGN_EVERY = 0.05
"""Seconds between two signs: a key that is held sends thirty a second."""


class SecondWindow:
    """Gives the sign that a wall follows, and hides what is private as soon as no wall is there."""

    def __init__(self, app: App[Any], host: Host) -> None:
        """`host`: the same application, as we know it."""
        self._app, self._host = app, host
        self.wall = False
        """Whether a wall was there at the last look."""
        self.pane_wanted = True
        """Whether the facilitator wants to see what is private, while a wall is there."""
        self._path: Path | None = None
        self._sign: SeatSign | None = None
        self._watch: WallWatch | None = None
        self._given_at = float("-inf")
        self._later: Timer | None = None
        self._open = False
        self._to_hide: list[Screen[Any]] = []
        """Pages that were opened beside the wall and have not been hidden since it went: they did not stand yet."""

    def begin(self) -> None:
        """From now on it is looked after. Not before there is something to see: the first paint waits for nothing."""
        self._open = True
        sweep()
        healing.sweep()
        self._app.set_interval(EVERY, self.look)
        self.look()

    def close(self) -> None:
        """The application ends, and its sign with it."""
        self._open = False
        self._take_in()

    # -- whether a wall is there

    def there_now(self) -> bool:
        """Whether a wall is there at this very moment. Asked before anything private is painted."""
        return self._watch is not None and self._watch.there()

    def may_paint(self, screen: Screen[Any]) -> bool:
        """Whether what is private on a screen may be painted at this very moment.

        It may where a wall is there; and where none was when the screen was opened, because it was asked for then.
        """
        return self.there_now() if self.wall else screen not in self._to_hide

    def look(self) -> None:
        """See whether a wall is there: ten times a second, and before every key. What is private goes with it."""
        if not self._open:
            return
        self._follow_the_file()
        there = self.there_now()
        if there != self.wall:
            self.wall = there
            self.show()
            self._to_hide = [] if there else [one for one in self._app.screen_stack if hasattr(one, "wall_has_gone")]
        for screen in [one for one in self._to_hide if fully_mounted(one)]:
            self._hide(screen)
        self.tell()

    def hide_if_gone(self, screen: Screen[Any]) -> None:
        """Called by a page with something private as soon as it is composed: the wall may have gone meanwhile."""
        self.look()
        if screen in self._to_hide:
            self._hide(screen)

    def _hide(self, screen: Any) -> None:
        self._to_hide.remove(screen)
        screen.wall_has_gone()

    def show(self) -> None:
        """Show what is private in the room that is open, or hide it."""
        for room in filter(fully_mounted, self._host.navigator.open_workshops()):
            middle_of(room).show_private()
            room.show_place()
            room.show_time()

    @property
    def pane_shown(self) -> bool:
        """Whether the pane for the facilitator is to be seen."""
        return self.wall and self.pane_wanted

    def announced(self, line: str) -> str:
        """The day's line, and before it that a wall is on."""
        return gettext("the wall is on  {line}", line=line) if self.wall else line

    def turn_pane(self) -> None:
        """The facilitator's key: the pane comes, or goes."""
        self.pane_wanted = not self.pane_wanted
        self.show()

    # -- the sign

    def tell(self) -> None:
        """Let the wall know what is shown now; at once, or with what follows it directly."""
        if self._sign is None or self._later is not None:
            return
        wait = self._given_at + SIGN_EVERY - time.monotonic()
        if wait > 0:
            self._later = self._app.set_timer(wait, self._give)
        else:
            self._give()

    def _give(self) -> None:
        self._later = None
        if self._sign is not None:
            self._given_at = time.monotonic()
            self._sign.show(**self._shown())

    def _shown(self) -> Shown:
        """What is on the screen: of the room itself where it is and what it hides, and of a page over it only that."""
        stack = self._app.screen_stack[1:]  # Textual's own empty screen is always below ours
        rooms = self._host.navigator.open_workshops()
        if rooms:
            return self._of_room(rooms[0], covered=stack[-1] is not rooms[0])
        session = self._closed_room
        workshop_id, page = (session.state.workshop_id, "closing") if session is not None else ("", "home")
        bare = Shown(place="", aspect="", curtain=False, zoomed=False, findings=True)
        return Shown(workshop_id=workshop_id, page=page, **bare)

    @property
    def _closed_room(self) -> WorkshopSession | None:
        """That of the room whose closing page is shown. The page of another workshop, opened from home, is not for
        this room: what was promised there is another client's."""
        page = next(iter(self._app.screen_stack[1:]), None)
        session: WorkshopSession | None = getattr(page, "session", None)
        return session if getattr(page, "from_room", False) else None

    def _of_room(self, room: WorkshopScreen, *, covered: bool) -> Shown:
        panel = room.panel
        return Shown(
            workshop_id=room.session.state.workshop_id,
            place=panel.place,
            aspect=panel.aspect,
            # A vote has a curtain of its own.
            curtain=any(getattr(screen, "curtain", False) for screen in self._app.screen_stack),
            zoomed=panel.zoomed,
            page="other" if covered else "",
            findings=not fully_mounted(room) or middle_of(room).findings_wanted,
        )

    def _follow_the_file(self) -> None:
        """Another file may have taken the place of the one that was open. One that is only looked at has no wall: who
        has it open elsewhere gives the sign."""
        opened = self._host.workshop_file
        path = None if opened.read_only or opened.problem is not None else opened.path
        if path != self._path:
            self._take_in()
            if path is not None:
                self._path, self._sign, self._watch = path, SeatSign(path), WallWatch(path)

    def _take_in(self) -> None:
        if self._sign is not None:
            self._sign.close()
        self._path = self._sign = self._watch = None


def middle_of(room: WorkshopScreen) -> Middle:
    """The board with what stands beside it."""
    from onecompany.app.widgets.middle import Middle  # with the room: the list of workshops does not wait for it

    return room.query_one(Middle)
