"""Opens the screens, each imported when it is first asked for, so that the first paint waits for none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from onecompany.app.retry import retry
from onecompany.app.rooms_left import RoomsLeft
from onecompany.app.session import WorkshopSession
from onecompany.app.threads import in_the_loop
from onecompany.sentences import settle
from onecompany.store.problems import FileBusy, FileChanged, FileGone, NotKept, NotOpen, StoreError, Unknown

if TYPE_CHECKING:
    from onecompany.app.host import Host
    from onecompany.app.input_controller import InputController
    from onecompany.app.screens.workshop import WorkshopScreen
    from onecompany.boards.panel import Target
    from onecompany.store.records import Ref

SavedDrafts = dict[str, tuple[str, str]]
"""The unfinished line of each exercise: its place, and its text."""


class Navigator:
    """What is shown, over which file."""

    def __init__(self, app: App[int], host: Host, *, workshop: str | None, opened: Callable[[], None]) -> None:
        """`host`: the same application, as we know it. `workshop`: what is shown first, instead of the list.

        `opened` is told when the file can be written to, or it is known why not.
        """
        self.app = app
        self.workshop_file = host.workshop_file
        self.host = host
        self._workshop = workshop
        self._opened = opened
        self.rooms_left = RoomsLeft()
        self._opening = 0
        """How many workshops are about to be shown, once another program lets go of the file."""

    def is_opening(self) -> bool:
        """Whether a workshop is about to be shown. Keys wait for it."""
        return self._opening > 0

    # -- beginning and ending

    def begin(self) -> None:
        """Show what was asked for: the list of workshops or one of them, or why the file cannot be opened."""
        if self.workshop_file.problem is not None:
            self.say_why(self.workshop_file.problem)
        elif self._workshop is None:
            self.go_home()
        else:
            self.open_workshop(self._workshop)

    def begin_opening(self) -> None:
        """Make the file ready for writing, in a thread."""
        self.workshop_file.begin_opening(in_the_loop(self._file_is_open))

    def _file_is_open(self) -> None:
        self._opened()
        if self.workshop_file.problem is not None and self.app.is_running:
            self.say_why(self.workshop_file.problem)

    def open_workshops(self) -> list[WorkshopScreen]:
        """The screens that show a workshop, those below others too."""
        from onecompany.app.screens.workshop import WorkshopScreen

        return [screen for screen in self.app.screen_stack if isinstance(screen, WorkshopScreen)]

    async def save_everything(self) -> bool:
        """Save the unfinished line, what forms hold, and where the cursor stands. Whether the line is kept."""
        self.host.form_drafts.save()
        return all([await self.rooms_left.save(), *[await screen.leave() for screen in self.open_workshops()]])

    def say_why(self, problem: Exception) -> None:
        """A page that says why the file cannot be opened, with what can be done."""
        from onecompany.app.file_problems import say_why

        say_why(self, problem)

    def file_is_lost(self, session: WorkshopSession, problem: FileGone | FileChanged | NotOpen) -> None:
        """A page that says that the file is not what it was, with what can be done."""
        if isinstance(problem, NotOpen):
            self.say_why(problem.problem)
            return
        from onecompany.app.file_problems import LostFile

        LostFile(self, session, problem).ask()

    async def quit(self) -> None:
        """End the application, unless something would be lost that the facilitator wants to keep."""
        from onecompany.app.quitting import quit_safely

        await quit_safely(self)

    # -- instead of what is shown

    def go_home(self) -> None:
        """The list of workshops."""
        from onecompany.app.screens.home import HomeScreen

        settle()
        self._replace_screens(HomeScreen())

    def open_workshop(self, workshop_id: str) -> None:
        """A workshop on the wall."""
        self._with_rows(workshop_id, self._show_workshop)

    def _show_workshop(self, session: WorkshopSession, drafts: SavedDrafts) -> None:
        from onecompany.app.screens.workshop import WorkshopScreen

        try:
            presence = self.workshop_file.presence()
        except StoreError:  # where it stood is not worth a word, when its rows could be read
            presence = None
        drafts = drafts | self.rooms_left.of(session.state.workshop_id)
        self._replace_screens(WorkshopScreen(session, drafts=drafts, presence=presence))

    def open_closing(self, workshop_id: str) -> None:
        """The closing page of a workshop that is not open."""
        self._with_rows(workshop_id, lambda session, _: self.show_closing(session, from_room=False))

    def show_closing(self, session: WorkshopSession, *, ran: bool | None = None, from_room: bool = True) -> None:
        """The closing page. `ran`: the workshop was closed just now, and whether its clock ran then. `from_room`:
        of the room that was open."""
        from onecompany.app.screens.closing import ClosingScreen

        self._replace_screens(ClosingScreen(session, ran=ran, from_room=from_room))

    def _with_rows(self, workshop_id: str, show: Callable[[WorkshopSession, SavedDrafts], None]) -> None:
        """Read a workshop and show it; wait for another program that holds the file, and say what is wrong with it."""

        def read_and_show() -> None:
            state, drafts = self.workshop_file.state(workshop_id)
            settle(state.terms, state.language)
            show(WorkshopSession(self.workshop_file, state, hurried=not self.host.first_paint.is_set()), drafts)

        async def wait() -> None:
            try:
                await retry(read_and_show, lambda text: self.app.notify(text, markup=False))
            except StoreError as problem:
                self._cannot(problem)
            finally:
                self._opening -= 1

        try:
            read_and_show()
        except FileBusy:
            self._opening += 1
            self.app.run_worker(wait())
        except StoreError as problem:
            self._cannot(problem)

    def _cannot(self, problem: StoreError) -> None:
        if not isinstance(problem, Unknown | NotKept):
            self.say_why(problem)
            return
        from onecompany.app.screens.trouble import TroubleScreen

        if len(self.app.screen_stack) == 1:
            self.go_home()
        self.app.push_screen(TroubleScreen(str(problem)))

    def _replace_screens(self, screen: Screen[Any]) -> None:
        """Put a screen in place of all that are shown. An unfinished line is kept."""
        for shown in self.app.screen_stack:
            keep = getattr(shown, "keep_draft_now", None)  # a workshop's, which is not imported only to ask for it
            if keep is not None and getattr(shown, "ready", False):
                self.rooms_left.add(keep())
        while len(self.app.screen_stack) > 2:
            self.app.pop_screen()
        if len(self.app.screen_stack) > 1:
            self.app.switch_screen(screen)
        else:
            self.app.push_screen(screen)

    # -- over what is shown

    def show_summary(self, session: WorkshopSession) -> None:
        """A preview of the summary."""
        from onecompany.app.screens.summary import SummaryScreen

        self.app.push_screen(SummaryScreen(session))

    def show_handouts(self, session: WorkshopSession) -> None:
        """The hand-outs, over the workshop."""
        from onecompany.app.screens.handouts import HandoutsScreen

        self.app.push_screen(HandoutsScreen(session))

    def show_script(self, session: WorkshopSession, controller: InputController) -> None:
        """The script and the private notes."""
        from onecompany.app.screens.script import ScriptScreen

        self.app.push_screen(ScriptScreen(session, controller))

    def show_record(
        self, session: WorkshopSession, controller: InputController | None, first: Ref | None = None
    ) -> None:
        """Decisions and the parking lot; `first`: the row that is marked first. `controller` None: without a room."""
        from onecompany.app.keeping import InTheRoom, OnAPage
        from onecompany.app.screens.decided import DecidedAndParked

        keeping = OnAPage(session) if controller is None else InTheRoom(controller)
        self.app.push_screen(DecidedAndParked(session, keeping, first))

    def show_record_over(self) -> None:
        """The same over a box of the room, such as the agenda; not over a vote, where others have the keyboard."""
        from onecompany.app.screens.voting import VotingScreen

        voting = any(isinstance(screen, VotingScreen) for screen in self.app.screen_stack)
        for room in self.open_workshops()[: 0 if voting else 1]:
            self.show_record(room.session, room.controller)

    def show_personas(self, session: WorkshopSession, controller: InputController, first: Target | None = None) -> None:
        """Who the customer is; `first`: the field of a persona that is marked first."""
        from onecompany.app.screens.personas import PersonasScreen

        self.app.push_screen(PersonasScreen(session, controller, first))

    def show_people(self, session: WorkshopSession, then: Callable[[], None]) -> None:
        """The leaders and silos; `then` is called when they were looked at."""
        from onecompany.app.screens.people import PeopleScreen

        self.app.push_screen(PeopleScreen(session), lambda _: then())

    def show_organisation(self, organisation_id: str, chosen: str = "") -> None:
        """The screen of an organisation, over the list of workshops. `chosen`: the workshop that is marked there."""
        from onecompany.app.screens.organisation import OrganisationScreen

        self.app.push_screen(OrganisationScreen(organisation_id, chosen))

    def show_year(self, organisation_id: str, name: str) -> None:
        """The hand-outs of an organisation's year, over what is shown."""
        from onecompany.app.screens.year import YearScreen

        self.app.push_screen(YearScreen(organisation_id, name))

    def show_help(self, board: list[tuple[str, str]]) -> None:
        """All keys that work here. `board`: those of the board."""
        from onecompany.app.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.app.screen, board))
