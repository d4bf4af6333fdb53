"""The application: opens screens and closes the file. What they do is their own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextvars import copy_context
from typing import Any, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste
from textual.screen import Screen

from onecompany.app.commands import commands
from onecompany.app.doors import Doors
from onecompany.app.half_written import HalfWritten
from onecompany.app.keys import both_cases, display
from onecompany.app.settings import Settings, not_used
from onecompany.app.themes import THEMES
from onecompany.app.turnstile import Turnstile
from onecompany.app.workshop_file import WorkshopFile
from onecompany.assets import styles

QUIT = "Quit; everything is kept"
COPY = "Copy what is selected"


class OneCompanyApp(Doors):
    """Runs over one workshop file. The exit code is its result."""

    TITLE = "onecompany"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave_app", "quit", id="quit", tooltip=QUIT, key_display="^Q", show=False, priority=True),
        Binding("ctrl+c", "copy", "copy", id="copy", tooltip=COPY, key_display="^C", show=False, priority=True),
        # Textual's own binding goes before that of every screen, and past a line that is to be kept first.
        Binding("ctrl+p", "app.command_palette", "commands", id="palette", tooltip="All commands", show=False),
    ]

    def __init__(self, workshop_file: WorkshopFile, settings: Settings, *, workshop: str | None = None) -> None:
        """`workshop`: open this one at once instead of the home screen."""
        # The first screen's styles are parsed with the application's, which a screen of its own would parse again.
        first = "home.tcss" if workshop is None else "workshop.tcss"
        super().__init__(css_path=[styles() / "app.tcss", styles() / first])
        self.workshop_file = workshop_file
        self.settings = settings
        self.half_written = HalfWritten(workshop_file.path, on_disk=not workshop_file.read_only)
        self.first_paint = asyncio.Event()
        self.turnstile = Turnstile(self, super().on_event)
        self._workshop = workshop
        for theme in THEMES:
            self.register_theme(theme)
        self.set_reactive(OneCompanyApp.theme, settings.theme)  # nothing is painted yet that a watcher could repaint
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_keymap({name: both_cases(keys) for name, keys in settings.keys.items()})

    def on_mount(self) -> None:
        self.set_interval(1.0, self.workshop_file.be_alive)
        self.set_interval(1.0, self.half_written.save)
        self.begin()

    def begin(self) -> None:
        """Show what was asked for: the list of workshops or one of them, or why the file cannot be opened."""
        if self.workshop_file.problem is not None:
            self.say_why(self.workshop_file.problem)
        elif self._workshop is None:
            self.go_home()
        else:
            self.open_workshop(self._workshop)

    async def on_event(self, event: Event) -> None:
        """Keys and pastes go through one at a time."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            self.turnstile.take(event)
        else:
            await super().on_event(event)

    def exit(self, *args: Any, **settings: Any) -> None:
        """End. Keys that came later than the one that ends it do nothing."""
        self.turnstile.close()
        super().exit(*args, **settings)

    def on_ready(self) -> None:
        """The first screen is there. Textual composes it in a batch, within which nothing is painted yet."""
        self.screen.call_after_refresh(self._painted)

    def _painted(self) -> None:
        """Now begins what would have held up the first paint: make the file ready for writing."""
        self.first_paint.set()
        if self._workshop is not None and self.settings.problems:  # the home screen says it itself
            self._tell(not_used(self.settings, in_a_line=True))
        self.begin_opening()

    def begin_opening(self) -> None:
        """Make the file ready for writing, in a thread."""
        loop = asyncio.get_running_loop()
        ours = copy_context()  # the thread knows no application, and a screen is shown by one

        def opened() -> None:
            """In the opening thread: tell the application, unless it has ended meanwhile."""
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._opened, context=ours)

        self.workshop_file.begin_opening(opened)

    def _opened(self) -> None:
        if self.workshop_file.problem is not None and self.is_running:
            self.say_why(self.workshop_file.problem)

    def say_why(self, problem: Exception) -> None:
        """A page that says why the file cannot be opened, with what can be done."""
        from onecompany.app.opening import say_why

        say_why(self, problem)

    @property
    def shows_something(self) -> bool:
        """Whether there is a screen of ours to go on with."""
        return len(self.screen_stack) > 1

    def action_next_theme(self) -> None:
        """The next of the room's three looks."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        said = self.settings.remember_theme(self.theme)
        if said:
            self._tell(said)

    def _tell(self, text: str) -> None:
        """Say something where it covers nothing that is being typed."""
        from onecompany.app.screens.home import HomeScreen
        from onecompany.app.screens.workshop import WorkshopScreen

        if isinstance(self.screen, HomeScreen | WorkshopScreen):
            self.screen.say(text, wrong=True)
        else:
            self.notify(text, severity="warning", markup=False)

    async def save_everything(self) -> bool:
        """Save the unfinished line, what forms hold, and where the cursor stands. Whether the line is kept."""
        self.half_written.save()
        from onecompany.app.screens.workshop import WorkshopScreen

        rooms = [screen for screen in self.screen_stack if isinstance(screen, WorkshopScreen)]
        return all([await room.leave() for room in rooms])

    async def action_leave_app(self) -> None:
        """Quit. Everything is kept; the unfinished line too. What cannot be kept is said before."""
        from onecompany.app.quitting import leave

        await leave(self)

    def action_copy(self) -> None:
        """Ctrl+C: copy what is selected. It ends nothing: hands press it without a thought."""
        found = getattr(self.focused, "selected_text", "") or self.screen.get_selected_text() or ""
        if found:
            self.copy_to_clipboard(found)
            return
        quits = display(self.BINDINGS[0], self.settings.keys.get("quit", ""))  # type: ignore[arg-type]
        self.notify(f"Nothing is selected to copy. {quits} quits; everything is kept.", markup=False)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette lists, in place of Textual's own commands."""
        return commands(self, screen, self.action_next_theme)
