"""Opens the screens, each imported when it is first asked for, so that the first paint waits for none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete
from textual.screen import Screen

from onecompany.app.host import Host
from onecompany.app.patience import patiently
from onecompany.app.screens.leaving import Palette, same
from onecompany.app.session import WorkshopSession
from onecompany.store.problems import FileBusy, FileChanged, FileGone, NotKept, StoreError, Unknown

if TYPE_CHECKING:
    from onecompany.app.input_controller import InputController
    from onecompany.store.records import Ref


class Doors(Host):
    """What the application does to show a screen."""

    def go_home(self) -> None:
        """The list of workshops."""
        from onecompany.app.screens.home import HomeScreen

        self._instead(HomeScreen())

    def open_workshop(self, workshop_id: str) -> None:
        """A workshop on the wall."""
        self._with_rows(workshop_id, self._show_workshop)

    def _show_workshop(self, session: WorkshopSession, drafts: dict[str, tuple[str, str]]) -> None:
        from onecompany.app.screens.workshop import WorkshopScreen

        try:
            presence = self.workshop_file.presence()
        except StoreError:  # where it stood is not worth a word, when its rows could be read
            presence = None
        self._instead(WorkshopScreen(session, drafts=drafts, presence=presence))

    def file_is_lost(self, session: WorkshopSession, problem: FileGone | FileChanged) -> None:
        """A page that says that the file is not what it was, with what can be done."""
        from onecompany.app.rescue import Rescue

        Rescue(self, session, problem).ask()

    def open_closing(self, workshop_id: str) -> None:
        """The closing page of a workshop that is not open."""
        self._with_rows(workshop_id, lambda session, _: self.show_closing(session))

    def _with_rows(self, workshop_id: str, show: Callable[[WorkshopSession, dict[str, tuple[str, str]]], None]) -> None:
        """Read a workshop and show it; wait for another program that holds the file, and say what is wrong with it."""

        def read_and_show() -> None:
            state, drafts = self.workshop_file.state(workshop_id)
            show(WorkshopSession(self.workshop_file, state, hurried=not self.first_paint.is_set()), drafts)

        async def wait() -> None:
            try:
                await patiently(read_and_show, lambda said: self.notify(said, markup=False))
            except StoreError as problem:
                self._cannot(problem)

        try:
            read_and_show()
        except FileBusy:
            self.run_worker(wait())
        except StoreError as problem:
            self._cannot(problem)

    def _cannot(self, problem: StoreError) -> None:
        if not isinstance(problem, Unknown | NotKept):
            self.say_why(problem)
            return
        from onecompany.app.screens.trouble import TroubleScreen

        if len(self.screen_stack) == 1:
            self.go_home()
        self.push_screen(TroubleScreen(str(problem)))

    def push_screen(self, screen: Any, *args: Any, **settings: Any) -> Any:
        """Show a screen over the others; the same one only once."""
        if any(same(shown, screen) for shown in self.screen_stack):
            return AwaitComplete.nothing()  # type: ignore[no-untyped-call]
        return super().push_screen(screen, *args, **settings)

    def action_command_palette(self) -> None:
        """All commands."""
        self.push_screen(Palette(id="--command-palette"))

    def _instead(self, screen: Screen[Any]) -> None:
        """Put a screen in place of all that are shown. An unfinished line is kept."""
        for shown in self.screen_stack:
            if getattr(shown, "ready", False):  # a room, which is not imported only to ask for it
                shown.keep_draft_now()  # type: ignore[attr-defined]
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def show_closing(self, session: WorkshopSession, *, ran: bool | None = None) -> None:
        """The closing page. `ran`: the workshop was closed just now, and whether its clock ran then."""
        from onecompany.app.screens.closing import ClosingScreen

        self._instead(ClosingScreen(session, ran=ran))

    def show_summary(self, session: WorkshopSession) -> None:
        """A preview of the summary."""
        from onecompany.app.screens.summary import SummaryScreen

        self.push_screen(SummaryScreen(session))

    def show_handouts(self, session: WorkshopSession) -> None:
        """The hand-outs, over the room."""
        from onecompany.app.screens.handouts import HandoutsScreen

        self.push_screen(HandoutsScreen(session))

    def show_script(self, session: WorkshopSession, controller: InputController) -> None:
        """The script and the private notes."""
        from onecompany.app.screens.script import ScriptScreen

        self.push_screen(ScriptScreen(session, controller))

    def show_record(self, session: WorkshopSession, controller: InputController, at: Ref | None = None) -> None:
        """Decisions and the parking lot."""
        from onecompany.app.screens.records import DecidedAndParked

        self.push_screen(DecidedAndParked(session, controller, at))

    def show_people(self, session: WorkshopSession, then: Callable[[], None]) -> None:
        """The leaders and silos."""
        from onecompany.app.screens.people import PeopleScreen

        self.push_screen(PeopleScreen(session), lambda _: then())

    def show_help(self, board: list[tuple[str, str]]) -> None:
        """All keys that work here. `board`: those of the board."""
        from onecompany.app.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen, board))
