"""Pages for a file that cannot be opened, is not what it was, or would lose something: why, and what can be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onecompany.app.bringing_back import Looking, Offer, Working, bring_back, look, may_help
from onecompany.app.screens.asking import Option, Question
from onecompany.app.screens.interruptions import Interruption
from onecompany.app.screens.trouble import TroubleScreen
from onecompany.sentences import N_, gettext
from onecompany.store.journal.problems import FileMissing, FileRolledBack
from onecompany.store.problems import FileChanged, FileEmpty, FileGone, FileInUse, NotKept, StoreError, Unknown
from onecompany.store.restoring.lost import FileLost

if TYPE_CHECKING:
    from onecompany.app.navigator import Navigator
    from onecompany.app.session import WorkshopSession

SAVE_A_COPY = N_("Save a copy of what is on the board, and go on in it")

IN_USE, FAILED = 3, 1
"""Exit codes, as the commands have them."""


def open_session(navigator: Navigator) -> WorkshopSession | None:
    """That of the workshop that is open, be it only its closing page."""
    sessions = (getattr(screen, "session", None) for screen in navigator.app.screen_stack)
    return next(filter(None, sessions), None)


def code_of(problem: Exception | None) -> int:
    """The exit code when the application is left and this is why the file could not be opened."""
    if problem is None:
        return 0
    return IN_USE if isinstance(problem, FileInUse) else FAILED


# -- a file that cannot be opened


class Unopened(Interruption, Question):
    """Why the file cannot be opened, and what can be done."""

    def __init__(self, problem: Exception, offer: Offer, *, readable: bool, board: bool = False) -> None:
        """`board`: a workshop is open, of which a copy can be saved."""
        options = []
        if offer.recovery is not None:
            options.append(Option(gettext("Bring it back"), "restore"))
        if readable:
            options.append(Option(gettext("Look at it read-only; nothing can be kept then"), "look"))
        if board:
            options.append(Option(gettext(SAVE_A_COPY), "copy"))
        options.append(Option(gettext("Try again"), "again"))
        if isinstance(problem, FileMissing | FileLost):
            options.append(Option(gettext("Make a new, empty file; what is left of the old one is kept"), "as-it-is"))
        elif isinstance(problem, FileRolledBack):
            options.append(Option(gettext("Go on without those acts; the journal is kept beside the file"), "as-it-is"))
        if isinstance(problem, FileEmpty):
            options.append(Option(gettext("Make a new workshop file in its place"), "new"))
        options.append(Option(gettext("Quit"), "quit"))
        said = problem.unreadable if type(problem) is FileInUse and not readable else problem
        super().__init__(gettext("This file cannot be opened"), f"{said}\n\n{offer.text}".strip(), options)


def say_why(navigator: Navigator, problem: Exception) -> None:
    """Show the page, and do what is chosen on it."""
    app, workshop_file, session = navigator.app, navigator.workshop_file, open_session(navigator)

    def answered(answer: str | None, offer: Offer) -> None:
        nothing_shown = len(app.screen_stack) == 1  # but Textual's own empty screen
        if answer == "restore" and offer.recovery is not None:
            app.run_worker(bring_back(navigator, offer.recovery))
        elif answer == "look":
            workshop_file.look_only()
            navigator.host.form_drafts.on_disk = False
            navigator.begin()
        elif answer in ("again", "new", "as-it-is"):
            workshop_file.try_again(over_empty=answer == "new", as_it_is=answer == "as-it-is")
            navigator.begin()
            navigator.begin_opening()
        elif answer == "copy" and session is not None:
            LostFile(navigator, session, FileChanged(workshop_file.path)).answered(answer)
        elif answer == "quit" and session is not None:
            app.run_worker(navigator.quit())  # a line that is not finished is asked about first
        elif answer == "quit" or nothing_shown:
            app.exit(code_of(problem))

    def show(offer: Offer) -> None:
        page = Unopened(problem, offer, readable=workshop_file.readable(), board=session is not None)
        app.push_screen(page, lambda answer: answered(answer, offer))

    if any(isinstance(screen, Unopened | Looking | Working) for screen in app.screen_stack):
        return
    if may_help(problem, workshop_file.path):
        app.run_worker(look(navigator, problem, show, lambda answer: answered(answer, Offer())))
    else:
        show(Offer())


# -- a file that is gone, or to which another program wrote


class Lost(Interruption, Question):
    """The file is not what it was, and what can be done."""


class LostFile:
    """Asks what is to be done, and does it: what was kept is still with us. The unfinished line goes along."""

    def __init__(self, navigator: Navigator, session: WorkshopSession, problem: FileGone | FileChanged) -> None:
        self._navigator, self._app, self._file = navigator, navigator.app, navigator.workshop_file
        self._session, self._problem = session, problem
        self._path = problem.path if problem.path != self._file.path else None
        """Where the file is that would be read anew, when we are in another one by now."""

    def ask(self, *, leaving: bool = False) -> None:
        """Show the page, unless it is shown already. `leaving`: the application was to end."""
        if any(isinstance(screen, Lost) for screen in self._app.screen_stack):
            return
        self._file.said_lost = True
        options = [Option(gettext("Not now; what was typed stays in its line"), "")]
        if isinstance(self._problem, FileChanged) or self._problem.replaced:
            options.append(Option(gettext("Read the file anew, as it is now"), "anew"))
        options.append(Option(gettext(SAVE_A_COPY), "copy"))
        if leaving:
            options.append(Option(gettext("Quit without saving a copy"), "quit"))
        page = Lost(gettext("The file is not what it was"), str(self._problem), options)
        self._app.push_screen(page, self.answered)

    def answered(self, answer: str | None) -> None:
        """Do what was chosen on the page."""
        if answer == "anew":
            self._app.run_worker(self._read_anew())
        elif answer == "copy":
            self._ask_where()
        elif answer == "quit":
            self._app.exit(0)

    async def _read_anew(self) -> None:
        try:
            await self._file.reopen(self._path)
            await self.go_on()
        except Unknown:
            text = gettext(
                "This workshop is not in the file as it is now. What is on the board can still be saved as a copy."
            )
            self._app.push_screen(TroubleScreen(text, gettext("It is not there")))
        except StoreError as problem:
            self._navigator.say_why(problem)

    def _ask_where(self, wrong: str = "", value: str = "") -> None:
        from onecompany.app.copying import proposed_path

        def answered(answer: str | None) -> None:
            if answer and answer.strip():
                self._app.run_worker(self._copy(answer.strip()))

        where = gettext("Where is the copy to be?")
        value = value or str(proposed_path(self._problem.path, self._file.clock))
        box = Question(
            gettext("Save a copy"), f"{wrong}\n\n{where}".strip(), (), entry=gettext("path of the copy"), value=value
        )
        self._app.push_screen(box, answered)

    async def _copy(self, typed: str) -> None:
        """Save the copy and go on in it; ask again when that could not be."""
        from onecompany.app.copying import save_copy

        try:
            target = home_path(typed)
            whole = self._is_whole()
            await save_copy(self._file, self._session.state, target, whole=whole)
        except StoreError as problem:
            self._ask_where(str(problem), typed)
            return
        try:
            await self._file.reopen(target)
            await self.go_on()
        except StoreError as problem:
            self._navigator.say_why(problem)
            return
        text = gettext("The copy is {path}, and you are in it now.", path=target)
        if not whole:
            behind = gettext("It holds this workshop, as it is on the board; undo does not go behind it.")
            text = f"{text} {behind}"
        self._app.push_screen(TroubleScreen(text, gettext("A copy was saved")))

    def _is_whole(self) -> bool:
        """Whether the file that is open is the one that we wrote to, only not to be found any more."""
        writer, store = self._session.writer_now, self._file.store_now
        ours = store is not None and (writer is None or writer.engine is store.engine)
        return ours and isinstance(self._problem, FileGone)

    async def go_on(self) -> None:
        """The workshop as the file has it now, with the line that was not finished. Raises StoreError."""
        workshop_id = self._session.state.workshop_id
        writer = (await self._file.store()).writer(workshop_id)
        for screen in self._navigator.open_workshops():
            for exercise_id, (place, text) in screen.drafts.take().items():
                if text and writer.state.get("exercise", exercise_id) is not None:
                    writer.keep_draft(exercise_id, place, text)
        self._navigator.open_workshop(workshop_id)


def home_path(typed: str) -> Path:
    """A path as it was typed, with ~ for the home folder. Raises NotKept."""
    try:
        return Path(typed).expanduser().absolute()
    except (RuntimeError, ValueError) as error:
        raise NotKept(gettext("{path}: there is no such home folder. Write the whole path.", path=typed)) from error
