"""The unfinished line of each exercise: saved within a second, and offered again where it was begun."""

from __future__ import annotations

from onecompany.app.open_workshop import OpenWorkshop
from onecompany.app.openline import read_place

AFTER = 0.8
"""Seconds after the first unsaved key at which an unfinished line is saved; the promise is one second."""

AGAIN = 3.0
"""Seconds until a line that could not be saved, as on a full disk, is tried again."""


class Unfinished:
    """Drafts: what each exercise's line is for, as the file names it, and its text."""

    def __init__(self, room: OpenWorkshop, drafts: dict[str, tuple[str, str]]) -> None:
        self._room = room
        self._drafts = drafts
        self._waiting = False

    def soon(self) -> None:
        """The line has changed: save it within a second."""
        self._later(AFTER)

    def _later(self, seconds: float) -> None:
        if not self._waiting:
            self._waiting = True
            self._room.set_timer(seconds, self._aside)

    def _aside(self) -> None:
        """Save it beside all else that the screen does: another program may hold the file for seconds."""
        self._room.run_worker(self.save())

    async def save(self) -> bool:
        """Save the unfinished line as it is now; later again when it cannot be. Whether it is on the disk."""
        self._waiting = False
        exercise, draft = self._now()
        if self._drafts.get(exercise, ("", "")) == draft or self._room.session.workshop_file.read_only:
            return True

        def now() -> tuple[str, str] | None:
            shown, line = self._now()
            return line if shown == exercise else None

        if not await self._room.controller.save_draft(exercise, now):
            self._later(AGAIN)
            return False
        self._drafts[exercise] = now() or self._drafts.get(exercise, ("", ""))
        return True

    def save_now(self) -> None:
        """Save the line before another exercise comes, and remember it for coming back."""
        exercise, draft = self._now()
        if self._drafts.get(exercise, ("", "")) == draft:
            return
        self._drafts[exercise] = draft
        if not self._room.session.workshop_file.read_only:
            self._room.app.run_worker(self._room.controller.save_draft(exercise, lambda: draft))

    def take(self) -> dict[str, tuple[str, str]]:
        """The lines that are not finished, by their exercise; whoever takes them saves them."""
        exercise, draft = self._now()
        self._drafts[exercise] = draft
        return self._drafts

    def _now(self) -> tuple[str, tuple[str, str]]:
        line, text = self._room.capture.line, self._room.capture.value
        if line is None or line.changes_nothing(text):
            return self._room.panel.view.exercise.id, ("", "")
        return line.exercise_id, (line.kept_as, text)

    def offer(self) -> None:
        """The line that was left unfinished on this board is there again, in its place."""
        room, panel, capture = self._room, self._room.panel, self._room.capture
        kept_as, text = self._drafts.get(panel.view.exercise.id, ("", ""))
        if not text or not capture.idle:
            return
        place, editing = read_place(kept_as)
        found = panel.select(place) or place == panel.place
        capture.begin(room.controller.here(panel.editable() if found and editing else None), text)
        gone = "" if found else " What it was begun on is no longer on the board."
        room.say(f"This line was not finished.{gone} Enter keeps it, Esc drops it.")
