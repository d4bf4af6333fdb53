"""Time for which nobody was there: a laptop that slept, a program that was killed. Whether it counts is asked."""

from __future__ import annotations

from onecompany.app.actions.clock import change
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.clock import Stamp, away_text
from onecompany.sentences import gettext
from onecompany.store.reading import Presence


class Absence:
    """Asks about it once, and not over another box."""

    def __init__(self, workshop: OpenWorkshop) -> None:
        self._workshop = workshop
        self._asking = False
        self._unasked: tuple[Stamp, float] | None = None
        self._is_back = False

    async def come_back(self, presence: Presence | None) -> None:
        """The workshop is shown again; `presence` says when it was last."""
        self._is_back, time = True, self._workshop.time
        away = time.away_since(presence)
        self._workshop.session.workshop_file.alive = self._workshop.session.stamp()
        if away is not None:
            self._ask(*away)
        else:
            await time.go_on(time.seen(presence))

    def tick(self, *, free: bool) -> None:
        """Every second: whether we were away since the last one. `free`: no box is open that a question would cover."""
        if not self._is_back:  # a slow start: being alive now would hide since when we were away
            return
        self._unasked = self._workshop.time.tick() or self._unasked
        self._workshop.session.workshop_file.alive = self._workshop.session.stamp()
        if self._unasked is not None and free:
            away, self._unasked = self._unasked, None
            self._ask(*away)

    def _ask(self, since: Stamp, seconds: float) -> None:
        if self._asking:
            return
        from onecompany.app.screens.interruptions import AwayQuestion

        async def answered(answer: str | None) -> None:
            workshop = self._workshop
            if answer == "no":
                left_out = gettext("{time} left out.", time=away_text(seconds))
                await change(workshop, workshop.time.leave_out(since), left_out)
            else:
                await change(workshop, workshop.time.go_on(since))
            self._asking = False
            workshop.show_time()

        self._asking = True
        self._workshop.app.push_screen(AwayQuestion(seconds), answered)
