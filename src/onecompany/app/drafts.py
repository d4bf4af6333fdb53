"""Lines that are being typed: saved within a second, and offered again where they were begun.

A line belongs to the place where it was begun, wherever the cursor goes meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Protocol

from onecompany.app.open_workshop import OpenWorkshop
from onecompany.boards.heap import is_heap
from onecompany.sentences import gettext
from onecompany.store.unfinished import is_line_of, line_field, line_text

AFTER = 0.8
"""Seconds after the first unsaved key at which an unfinished line is saved; the promise is one second."""

AGAIN = 3.0
"""Seconds until a line that could not be saved, as on a full disk, is tried again."""


EDITING = "edit "
"""Stands before the place of an unfinished line that edits a text instead of adding one, as the file keeps it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a line is for, settled when it is begun. Its text is in the capture line.

    `title` is what the frame says of it; `original` the text that stood at the place when an edit was begun.
    """

    exercise_id: str
    place: str
    title: str
    editing: bool = False
    original: str = ""

    def changes_nothing(self, text: str) -> bool:
        """Whether keeping this text would do nothing."""
        return text == self.original if self.editing else not text.strip()

    @property
    def kept_as(self) -> str:
        """Its place as a draft in the file names it."""
        return (EDITING if self.editing else "") + self.place


def read_place(kept: str) -> tuple[str, bool]:
    """The place of a draft, and whether it is an edit."""
    return kept.removeprefix(EDITING), kept.startswith(EDITING)


class Keeper(Protocol):
    """Who takes what is typed."""

    def new_draft(self) -> Draft:
        """What a new line would be, begun at the cursor of the board now."""

    def line_changed(self) -> None:
        """Another line was begun, or there is none any more."""

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something in the line above."""

    async def keep_line(self, draft: Draft, text: str, *, leaving: bool = False) -> bool:
        """Keep a line in its place. Whether it is kept; if not, it stays. `leaving`: before another key's work."""

    def looks_at(self, text: str) -> bool:
        """Whether a paste is a table that is looked at before it is taken; then the line stays as it is."""

    async def keep_paste(self, text: str) -> bool:
        """Keep a pasted list, an item a line. Whether it is kept."""

    async def letter(self, letter: str) -> Literal["", "chosen", "refused"]:
        """A printable key on an empty line. Whether it chose on the board, was refused there, or begins a line ("")."""

    async def enter(self) -> bool:
        """Enter on an empty line. Whether it meant something on the board."""

    async def choose(self, key: str) -> bool:
        """A key with Ctrl. Whether it is one of the board's."""

    def leaves(self, action_id: str) -> bool:
        """Whether what a key does leads away from an open line."""

    def goes(self, key: str) -> bool | None:
        """Whether a key of the board only goes to another cell; None when it is no key of the board."""


class Drafts:
    """The line of each exercise that was left unfinished: what it is for, as the file names it, and its text."""

    def __init__(self, workshop: OpenWorkshop, drafts: dict[str, tuple[str, str]]) -> None:
        self._workshop = workshop
        self._drafts = drafts
        self._waiting = False
        self._left: dict[str, tuple[str, str]] = {}
        """Lines of exercises that were left, which are not on the disk yet."""

    @property
    def workshop_id(self) -> str:
        """Whose lines they are."""
        return self._workshop.session.state.workshop_id

    def save_soon(self) -> None:
        """The line has changed: save it within a second."""
        self._later(AFTER)

    def _later(self, seconds: float) -> None:
        if not self._waiting:
            self._waiting = True
            self._workshop.set_timer(seconds, self._aside)

    def _aside(self) -> None:
        """Save it beside all else that the screen does: another program may hold the file for seconds."""
        self._workshop.run_worker(self.save())

    async def save(self) -> bool:
        """Save the unfinished line as it is now; later again when it cannot be. Whether it is on the disk."""
        self._waiting = False
        exercise, draft = self._open_line()
        if self._workshop.session.workshop_file.read_only:
            return True
        if not await self.save_left():
            self._later(AGAIN)
            return False
        if self._drafts.get(exercise, ("", "")) == draft:
            return True
        self._keep_beside(exercise, draft)

        def now() -> tuple[str, str] | None:
            shown, line = self._open_line()
            return line if shown == exercise else None

        if not await self._workshop.controller.save_draft(exercise, now):
            self._later(AGAIN)
            return False
        self._drafts[exercise] = now() or self._drafts.get(exercise, ("", ""))
        return True

    def keep_all_beside(self) -> None:
        """The lines are those of the file, also beside it, whatever was left there."""
        self._workshop.host.form_drafts.drop(lambda field, _: is_line_of(field, self.workshop_id))
        for exercise, draft in self._drafts.items():
            self._keep_beside(exercise, draft)

    def _keep_beside(self, exercise: str, draft: tuple[str, str]) -> None:
        """Beside the file as well, which may be destroyed under the room."""
        self._workshop.host.form_drafts.remember(line_field(self.workshop_id, exercise), line_text(*draft))

    def save_now(self) -> None:
        """Save the line before another exercise comes, and remember it for coming back."""
        exercise, draft = self._open_line()
        if self._drafts.get(exercise, ("", "")) == draft:
            return
        self._drafts[exercise] = draft
        self._keep_beside(exercise, draft)
        if not self._workshop.session.workshop_file.read_only:
            self._left[exercise] = draft
            self._workshop.app.run_worker(self._save_left_at_last())

    async def _save_left_at_last(self) -> None:
        """Also when the room is left by then: the application's timer outlives its screen."""
        app = self._workshop.app
        if not await self.save_left():
            app.set_timer(AGAIN, lambda: app.run_worker(self._save_left_at_last()))

    @property
    def left(self) -> dict[str, tuple[str, str]]:
        """The lines of exercises that were left, by these, as far as they are not on the disk yet."""
        return dict(self._left)

    async def save_left(self) -> bool:
        """Save the lines of exercises that were left. Whether all are on the disk."""

        def now() -> tuple[str, str] | None:
            shown_now: list[object] = [*self._workshop.app.screen_stack]
            if any(screen is self._workshop for screen in shown_now):
                shown, line = self._open_line()
                if shown == exercise:
                    return line
            return draft if self._left.get(exercise) == draft else None

        for exercise, draft in list(self._left.items()):
            if not await self._workshop.controller.save_draft(exercise, now):
                return False
            if self._left.get(exercise) == draft:
                del self._left[exercise]
        return True

    def heap_place(self) -> str:
        """Where the line on the heap of the exercise stands that was left unfinished; "" where there is none."""
        kept_as, text = self._drafts.get(self._workshop.session.exercise.id, ("", ""))
        place, _ = read_place(kept_as)
        return place if text and is_heap(place) else ""

    def take(self) -> dict[str, tuple[str, str]]:
        """The lines that are not finished, by their exercise; whoever takes them saves them."""
        exercise, draft = self._open_line()
        self._drafts[exercise] = draft
        self._left.clear()
        return self._drafts

    def _open_line(self) -> tuple[str, tuple[str, str]]:
        line, text = self._workshop.capture.draft, self._workshop.capture.value
        if line is None or line.changes_nothing(text):
            return self._workshop.panel.view.exercise.id, ("", "")
        return line.exercise_id, (line.kept_as, text)

    def offer(self) -> None:
        """The line that was left unfinished on this board is there again, in its place."""
        workshop, panel, capture = self._workshop, self._workshop.panel, self._workshop.capture
        kept_as, text = self._drafts.get(panel.view.exercise.id, ("", ""))
        if not text or not capture.idle:
            return
        place, editing = read_place(kept_as)
        selected = panel.select(place) or place == panel.place
        draft = workshop.controller.new_draft(panel.editable() if selected and editing else None)
        capture.begin(replace(draft, place=place) if selected else draft, text)
        message = gettext("This line was not finished. Enter keeps it, Esc drops it.")
        if not selected:
            message = gettext(
                "This line was not finished. What it was begun on is no longer on the board. "
                "Enter keeps it, Esc drops it."
            )
        workshop.say(message)
