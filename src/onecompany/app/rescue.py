"""When the file is gone, or another program wrote to it: what was kept is still with us, and can be saved or left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onecompany.app.screens.asking import Option, Question
from onecompany.app.screens.trouble import TroubleScreen
from onecompany.app.screens.uninvited import Uninvited
from onecompany.store.problems import FileChanged, FileGone, NotKept, StoreError, Unknown

if TYPE_CHECKING:
    from onecompany.app.host import Host
    from onecompany.app.session import WorkshopSession


class Lost(Uninvited, Question):
    """The file is not what it was, and what can be done."""


class Rescue:
    """Asks what is to be done, and does it. The unfinished line goes along."""

    def __init__(self, app: Host, session: WorkshopSession, problem: FileGone | FileChanged) -> None:
        self.app, self.session, self.problem = app, session, problem

    def ask(self, *, leaving: bool = False) -> None:
        """Show the page, unless it is shown already. `leaving`: the application was to end."""
        if any(isinstance(screen, Lost) for screen in self.app.screen_stack):
            return
        options = [Option("Not now; what was typed stays in its line", "")]
        if isinstance(self.problem, FileChanged) or self.problem.replaced:
            options.append(Option("Read the file anew, as it is now", "anew"))
        options.append(Option("Save a copy of what is on the board, and go on in it", "copy"))
        if leaving:
            options.append(Option("Quit without saving a copy", "quit"))
        self.app.push_screen(Lost("The file is not what it was", str(self.problem), options), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "anew":
            self.app.run_worker(self._read_anew())
        elif answer == "copy":
            self._ask_where()
        elif answer == "quit":
            self.app.exit(0)

    async def _read_anew(self) -> None:
        try:
            await self.app.workshop_file.reopen()
            await self._go_on()
        except Unknown:
            said = "This workshop is not in the file as it is now. What is on the board can still be saved as a copy."
            self.app.push_screen(TroubleScreen(said, "It is not there"))
        except StoreError as problem:
            self.app.say_why(problem)

    def _ask_where(self, wrong: str = "", value: str = "") -> None:
        from onecompany.app.copying import proposed

        def answered(answer: str | None) -> None:
            if answer and answer.strip():
                self.app.run_worker(self._copy(answer.strip()))

        text = f"{wrong}\n\nWhere is the copy to be?".strip()
        value = value or str(proposed(self.problem.path, self.app.workshop_file.clock))
        self.app.push_screen(Question("Save a copy", text, (), entry="path of the copy", value=value), answered)

    async def _copy(self, typed: str) -> None:
        """Save the copy and go on in it; ask again when that could not be."""
        try:
            target = home_path(typed)
            whole = await self._is_whole()
            await self.app.workshop_file.save_copy(self.session.state, target, whole=whole)
        except StoreError as problem:
            self._ask_where(str(problem), typed)
            return
        try:
            await self.app.workshop_file.reopen(target)
            await self._go_on()
        except StoreError as problem:
            self.app.say_why(problem)
            return
        said = "" if whole else " It holds this workshop, as it is on the board; undo does not go behind it."
        self.app.push_screen(TroubleScreen(f"The copy is {target}, and you are in it now.{said}", "A copy was saved"))

    async def _is_whole(self) -> bool:
        """Whether the file that is open is the one that we wrote to, only not to be found any more."""
        writer, store = self.session.writer_now, await self.app.workshop_file.store()
        return isinstance(self.problem, FileGone) and (writer is None or writer.engine is store.engine)

    async def _go_on(self) -> None:
        """The workshop as the file has it now, with the line that was not finished. Raises StoreError."""
        from onecompany.app.screens.workshop import WorkshopScreen

        workshop_id = self.session.state.workshop_id
        writer = (await self.app.workshop_file.store()).writer(workshop_id)
        for screen in self.app.screen_stack:
            if isinstance(screen, WorkshopScreen):
                for exercise_id, (place, text) in screen.unfinished.take().items():
                    if text and writer.state.get("exercise", exercise_id) is not None:
                        writer.keep_draft(exercise_id, place, text)
        self.app.open_workshop(workshop_id)


def home_path(typed: str) -> Path:
    """A path as it was typed, with ~ for the home folder. Raises NotKept."""
    try:
        return Path(typed).expanduser().absolute()
    except (RuntimeError, ValueError) as error:
        raise NotKept(f"{typed}: there is no such home folder. Write the whole path.") from error
