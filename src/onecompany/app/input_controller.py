"""Takes what is typed in a workshop and sees to it that it is kept, and that what becomes of it is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal

from onecompany.app.actions import groups
from onecompany.app.actions.registry import BY_ID
from onecompany.app.drafts import Draft
from onecompany.app.entries import Entries
from onecompany.app.open_workshop import OpenWorkshop, Undone
from onecompany.boards.heap import sorts
from onecompany.boards.outcome import FIGURES
from onecompany.boards.panel import Outcome, Question, Refused
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.clean import MAX_PASTE
from onecompany.parsing.habits import TwoWays
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext
from onecompany.store.problems import KeptAfterAll, StoreError

if TYPE_CHECKING:
    from onecompany.app import habit_question
    from onecompany.app.actions import figures
    from onecompany.app.screens import asking
    from onecompany.store.writer import WorkshopWriter
else:
    figures = LazyModule("onecompany.app.actions.figures")
    habit_question = LazyModule("onecompany.app.habit_question")
    asking = LazyModule("onecompany.app.screens.asking")


class InputController:
    """Keeps lines at the cursor, or where their first letter sends them."""

    def __init__(self, screen: OpenWorkshop, *, after: Callable[[], str]) -> None:
        """`after` is called when an entry was kept: what to ask then, as about a clock that stands still, or ""."""
        self.screen = screen
        self.entries = Entries(screen)
        self._after = after
        self._stood: dict[int, tuple[str, str]] = {}
        """Where the cursor stood before and after each act since the workshop was opened, by the act's number."""

    # -- the open line

    def new_draft(self, original: str | None = None) -> Draft:
        """A line begun at the cursor now: a new one, or one that edits the `original` text."""
        panel = self.screen.panel
        title = panel.where() if original is None else panel.editing()
        return Draft(panel.view.exercise.id, panel.place, title, original is not None, original or "")

    def line_changed(self) -> None:
        """Another line was begun, or there is none any more."""
        self.screen.show_place()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something in the line above."""
        self.screen.say(text, wrong=wrong)

    async def keep_line(self, draft: Draft, text: str, *, leaving: bool = False) -> bool:
        """Keep a line in the place where it was begun. Whether it is on the disk."""
        if await groups.asked_for(self.screen, draft, text, leaving=leaving):
            return True
        panel = self.screen.panel
        if draft.place not in ("", panel.place) and not panel.select(draft.place):
            begun = self.new_draft()
            self.screen.capture.begin(begun, text)
            text = gettext(
                "What this line was begun on is no longer on the board. Enter keeps it as: {entry}. Esc drops it.",
                entry=begun.title,
            )
            self.screen.say(text, wrong=True)
            return False
        advice = gettext("First mend this line, or drop it with Esc.") if leaving else ""

        def keep(writer: WorkshopWriter) -> Outcome:
            kept = self._finish(writer, draft, lambda writer: self.entries.line(writer, draft, text))
            return kept if leaving else kept.gone_on()

        return await self._try(keep, advice=advice, draft=draft)

    def looks_at(self, text: str) -> bool:
        """A table of figures, where the board takes one: it is shown first."""
        if not figures.takes_figures(self.screen, text):
            return False
        figures.look_at_paste(self.screen, text)
        return True

    async def keep_paste(self, text: str) -> bool:
        """Keep a pasted list, an item a line, as one act."""
        return await self._try(lambda writer: self.entries.paste(writer, text))

    async def letter(self, letter: str) -> Literal["", "chosen", "refused"]:
        """A letter on an empty line: where letters choose, it chooses, or is refused with a word."""
        panel = self.screen.panel
        if not panel.letters_choose or letter in ("!>" if sorts(panel) else "?!>'"):
            return ""
        chosen = await self._try(lambda writer: self.entries.letter(writer, letter))
        return "chosen" if chosen else "refused"

    async def enter(self) -> bool:
        """Enter on an empty line: whether it meant something on the board."""
        meant = []

        def do(writer: WorkshopWriter) -> Outcome | None:
            meant.append((kept := self.screen.panel.enter(writer)) is not None)
            return kept

        await self._try(do, entry=False)
        return not meant or meant[0]

    def leaves(self, action_id: str) -> bool:
        """Whether an action leads away from an open line."""
        action = BY_ID.get(action_id)
        return action is None or action.leaves_line(self.screen)

    def goes(self, key: str) -> bool | None:
        """Whether a key of the board only goes to another cell; None when it is no key of the board."""
        return next((choice.goes for choice in self.screen.panel.choices() if choice.key == key), None)

    async def choose(self, key: str) -> bool:
        """A key with Ctrl: whether it is one of the board's."""
        if self.goes(key) is None:
            return False
        if key == FIGURES.key and figures.takes_figures(self.screen):
            figures.ask(self.screen)
            return True
        await self._try(lambda writer: self.screen.panel.choose(writer, key), entry=False)
        return True

    async def do(self, act: Callable[[WorkshopWriter], Outcome | None]) -> bool:
        """Any other act of the board."""
        return await self._try(act, entry=False)

    async def _try(
        self,
        act: Callable[[WorkshopWriter], Outcome | None],
        *,
        entry: bool = True,
        advice: str = "",
        draft: Draft | None = None,
    ) -> bool:
        """Do it, and show and say what became of it. Whether it is done; a question of the board is only asked yet."""
        before = self.screen.panel.place
        try:
            writer = await self.screen.session.writer()
            newest = writer.undo_line.to_undo
            kept = await self.screen.session.write(act)
        except KeptAfterAll as problem:
            newest, kept = None, Outcome(self.screen.panel.place, str(problem))
        except TwoWays as asked:
            again = partial(self._try, act, entry=entry, advice=advice, draft=draft)
            habit_question.ask(self.screen, asked, again, draft)
            return draft is None
        except (StoreError, Refused, Refusal) as problem:
            self.screen.say(f"{problem} {advice}".strip(), wrong=True)
            return False
        except (ValueError, OverflowError):  # an error of ours; Python's words do not belong on the wall
            self.screen.say(gettext("This cannot be kept as it is written. Write it in another way."), wrong=True)
            return False
        if kept is None:
            return True
        if kept.question is not None:
            self._ask(kept.question, draft)
            return draft is None  # a line stays open until it is answered
        self.screen.refresh_room(kept.place)
        done = (self.screen.session.writer_now or writer).undo_line.to_undo
        if done is not None and done != newest:
            self._stood[done.id] = (before, self.screen.panel.place)
        question = self._after() if entry else ""
        self.screen.say(" ".join(part for part in (kept.say, question) if part))
        self._open(kept)
        return True

    def _open(self, kept: Outcome) -> None:
        """Open the line that what was done asks for."""
        panel, capture = self.screen.panel, self.screen.capture
        place, title = kept.line
        if place:
            capture.begin(Draft(panel.view.exercise.id, place, title))
        elif kept.edit and (text := panel.editable()) is not None:
            capture.begin(self.new_draft(text), text)
            capture.select_all()

    def _ask(self, question: Question, draft: Draft | None) -> None:
        """Ask what the board wants to know; the answer is one act. `draft`: the line that it is about."""

        async def answered(number: str | None) -> None:
            answer = question.answers[int(number)].act if number is not None else None
            if answer is None:
                self.screen.say(gettext("Nothing was changed."))
            elif draft is None:
                await self._try(answer)
            elif await self._try(lambda writer: self._finish(writer, draft, answer)):
                habit_question.drop(self.screen, draft)

        options = [asking.Option(answer.text, str(number)) for number, answer in enumerate(question.answers)]
        box = asking.Question(question.title, question.text, options, numbered=question.numbered)
        self.screen.app.push_screen(box, answered)

    @staticmethod
    def _finish(writer: WorkshopWriter, draft: Draft, act: Callable[[WorkshopWriter], Outcome]) -> Outcome:
        with writer.finishing(draft.exercise_id):  # so that what is on the board is never offered as unfinished
            return act(writer)

    # -- undo

    async def undo(self, *, again: bool = False) -> Undone | None:
        """Take the newest act back, or do it again."""
        try:
            done = await self.screen.session.write(lambda writer: writer.redo() if again else writer.undo())
        except StoreError as problem:
            self.screen.say(str(problem), wrong=True)
            return None
        if done is None:
            self.screen.say(gettext("There is nothing to do again.") if again else gettext("There is nothing to undo."))
            return None
        act, changes = done
        self.screen.say(
            gettext("Done again: {act}.", act=act.label) if again else gettext("Undone: {act}.", act=act.label)
        )
        return Undone(act.exercise_id, act.label, self._stood.get(act.id, ("", ""))[again], changes)

    # -- drafts

    async def save_draft(self, exercise_id: str, now: Callable[[], tuple[str, str] | None]) -> bool:
        """Keep the unfinished line of an exercise; an empty one is forgotten. Whether it is on the disk.

        `now` gives its place and text at the moment of writing: meanwhile the line may have been kept. None: it is not
        the line of this exercise any more.
        """

        def keep(writer: WorkshopWriter) -> None:
            line = now()
            if line is not None:
                writer.keep_draft(
                    exercise_id, line[0], line[1][:MAX_PASTE]
                )  # longer than any item: refused ones are typed too

        try:
            await self.screen.session.write(keep, aside=True)
        except StoreError as problem:
            self.screen.say(str(problem), wrong=True)
            return False
        return True
