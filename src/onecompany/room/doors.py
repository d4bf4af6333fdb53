"""Opens the screens, each imported when it is first asked for, so that the first paint waits for none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete
from textual.screen import Screen

from onecompany.room.host import Host
from onecompany.room.patience import patiently
from onecompany.room.screens.leaving import Palette, same
from onecompany.room.sitting import Sitting
from onecompany.store.problems import FileBusy, FileChanged, FileGone, NotKept, StoreError, Unknown

if TYPE_CHECKING:
    from onecompany.room.scribe import Scribe
    from onecompany.store.records import Ref


class Doors(Host):
    """What the application does to show a screen."""

    def go_home(self) -> None:
        """The list of workshops."""
        from onecompany.room.screens.home import HomeScreen

        self._instead(HomeScreen())

    def open_workshop(self, workshop_id: str) -> None:
        """A workshop on the wall."""
        self._with_rows(workshop_id, self._show_workshop)

    def _show_workshop(self, sitting: Sitting, drafts: dict[str, tuple[str, str]]) -> None:
        from onecompany.room.screens.workshop import WorkshopScreen

        try:
            presence = self.book.presence()
        except StoreError:  # where it stood is not worth a word, when its rows could be read
            presence = None
        self._instead(WorkshopScreen(sitting, drafts=drafts, presence=presence))

    def file_is_lost(self, sitting: Sitting, problem: FileGone | FileChanged) -> None:
        """A page that says that the file is not what it was, with what can be done."""
        from onecompany.room.rescue import Rescue

        Rescue(self, sitting, problem).ask()

    def open_closing(self, workshop_id: str) -> None:
        """The closing page of a workshop that is not open."""
        self._with_rows(workshop_id, lambda sitting, _: self.show_closing(sitting))

    def _with_rows(self, workshop_id: str, show: Callable[[Sitting, dict[str, tuple[str, str]]], None]) -> None:
        """Read a workshop and show it; wait for another program that holds the file, and say what is wrong with it."""

        def read_and_show() -> None:
            state, drafts = self.book.state(workshop_id)
            show(Sitting(self.book, state, hurried=not self.first_paint.is_set()), drafts)

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
        from onecompany.room.screens.trouble import TroubleScreen

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

    def show_closing(self, sitting: Sitting, *, ran: bool | None = None) -> None:
        """The closing page. `ran`: the workshop was closed just now, and whether its clock ran then."""
        from onecompany.room.screens.closing import ClosingScreen

        self._instead(ClosingScreen(sitting, ran=ran))

    def show_summary(self, sitting: Sitting) -> None:
        """A preview of the summary."""
        from onecompany.room.screens.summary import SummaryScreen

        self.push_screen(SummaryScreen(sitting))

    def show_handouts(self, sitting: Sitting) -> None:
        """The hand-outs, over the room."""
        from onecompany.room.screens.handouts import HandoutsScreen

        self.push_screen(HandoutsScreen(sitting))

    def show_script(self, sitting: Sitting, scribe: Scribe) -> None:
        """The script and the private notes."""
        from onecompany.room.screens.script import ScriptScreen

        self.push_screen(ScriptScreen(sitting, scribe))

    def show_record(self, sitting: Sitting, scribe: Scribe, at: Ref | None = None) -> None:
        """Decisions and the parking lot."""
        from onecompany.room.screens.records import DecidedAndParked

        self.push_screen(DecidedAndParked(sitting, scribe, at))

    def show_people(self, sitting: Sitting, then: Callable[[], None]) -> None:
        """The leaders and silos."""
        from onecompany.room.screens.people import PeopleScreen

        self.push_screen(PeopleScreen(sitting), lambda _: then())

    def show_help(self, board: list[tuple[str, str]]) -> None:
        """All keys that work here. `board`: those of the board."""
        from onecompany.room.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen, board))
