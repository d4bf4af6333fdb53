"""The application: what it runs over, which keys work everywhere, and which look it has."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, ClassVar

from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste
from textual.screen import Screen

from onecompany.app.backups_beside import BackupsBeside
from onecompany.app.commands import commands
from onecompany.app.first_paint import when_painted
from onecompany.app.form_drafts import EVERY, FormDrafts
from onecompany.app.key_queue import KeyQueue
from onecompany.app.keys import both_cases, display
from onecompany.app.navigator import Navigator
from onecompany.app.screens.leaving import Palette, same_screen
from onecompany.app.second_window import SecondWindow
from onecompany.app.settings import Settings, not_used
from onecompany.app.workshop_file import WorkshopFile
from onecompany.assets import styles
from onecompany.display.themes import THEMES
from onecompany.parsing.habits import settle
from onecompany.sentences import N_, gettext

QUIT = N_("Quit; everything is kept")
COPY = N_("Copy what is selected")


class OneCompanyApp(App[int]):
    """Runs over one workshop file. The exit code is its result."""

    TITLE = "onecompany"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave_app", "quit", id="quit", tooltip=QUIT, key_display="^Q", show=False, priority=True),
        Binding("ctrl+c", "copy", "copy", id="copy", tooltip=COPY, key_display="^C", show=False, priority=True),
        # Textual's own binding goes before that of every screen, and past a line that is to be kept first.
        Binding("ctrl+p", "app.command_palette", "commands", id="palette", tooltip=N_("All commands"), show=False),
    ]

    def __init__(self, workshop_file: WorkshopFile, settings: Settings, *, workshop: str | None = None) -> None:
        """`workshop`: open this one at once instead of the home screen."""
        # The first screen's styles are parsed with the application's, which a screen of its own would parse again.
        first = "home.tcss" if workshop is None else "workshop.tcss"
        super().__init__(css_path=[styles() / "app.tcss", styles() / first])
        self.workshop_file, self.settings = workshop_file, settings
        settle(settings.habits)
        self.form_drafts = FormDrafts(workshop_file.path, on_disk=not workshop_file.read_only)
        self.making_files, self.first_paint = False, asyncio.Event()
        self.second_window = SecondWindow(self, self)
        self.backups = BackupsBeside(self, self, self._say)
        self.navigator = navigator = Navigator(self, self, workshop=workshop, opened=self.file_is_open)
        self.key_queue = KeyQueue(self, super().on_event, around=self.second_window.look, opening=navigator.is_opening)
        self._at_home = workshop is None
        for theme in THEMES:
            self.register_theme(theme)
        self.set_reactive(OneCompanyApp.theme, settings.theme)  # nothing is painted yet that a watcher could repaint
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_keymap({name: both_cases(keys) for name, keys in settings.keys.items()})

    def on_mount(self) -> None:
        self.set_interval(1.0, self.workshop_file.be_alive)
        self.set_interval(EVERY, self.form_drafts.save)
        self.navigator.begin()

    def on_ready(self) -> None:
        """The first screen is there. Textual composes it in a batch, within which nothing is painted yet."""
        when_painted(self, self.first_paint, self._painted)

    def _painted(self) -> None:
        """Now begins what would have held up the first paint: make the file ready for writing."""
        if not self._at_home and self.settings.problems:  # the home screen says it itself
            self._say(not_used(self.settings, in_a_line=True))
        self.navigator.begin_opening()
        self.second_window.begin()

    def file_is_open(self) -> None:
        """The file can be written to, or it is known why not. Which packages are not used is known now, too."""
        from onecompany.app.rescue_pages import look_after
        from onecompany.app.rescued_before import tell_of_rescued
        from onecompany.kinds.registry import problems

        if unusable := problems(known=True):
            self._say(" ".join(unusable))
        self.backups.begin()
        look_after(self.navigator)
        self.run_worker(tell_of_rescued(self.navigator))

    async def on_event(self, event: Event) -> None:
        """Keys and pastes go through one at a time."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            self.key_queue.put(event)
        else:
            await super().on_event(event)

    def exit(self, *args: Any, **settings: Any) -> None:
        """End. Keys that came later than the one that ends it do nothing."""
        self.key_queue.close()
        self.second_window.close()
        super().exit(*args, **settings)

    def push_screen(self, screen: Any, *args: Any, **settings: Any) -> Any:
        """Show a screen over the others; the same one only once."""
        if any(same_screen(shown, screen) for shown in self.screen_stack):
            return AwaitComplete.nothing()  # type: ignore[no-untyped-call]
        return super().push_screen(screen, *args, **settings)

    # -- keys that work everywhere

    async def action_leave_app(self) -> None:
        """Quit. Everything is kept; the unfinished line too. What cannot be kept is said before."""
        await self.navigator.quit()

    def action_copy(self) -> None:
        """Ctrl+C: copy what is selected. It ends nothing: hands press it without a thought."""
        selected = getattr(self.focused, "selected_text", "") or self.screen.get_selected_text() or ""
        if selected:
            self.copy_to_clipboard(selected)
            return
        quits = display(self.BINDINGS[0], self.settings.keys.get("quit", ""))  # type: ignore[arg-type]
        self.notify(gettext("Nothing is selected to copy. {key} quits; everything is kept.", key=quits), markup=False)

    def action_command_palette(self) -> None:
        """All commands."""
        self.push_screen(Palette(id="--command-palette", placeholder=gettext("Search for commands…")))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette lists, in place of Textual's own."""
        yield from commands(self, screen)

    def action_next_theme(self) -> None:
        """The next of the three looks."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        if problem := self.settings.remember_theme(self.theme):
            self._say(problem)

    def _say(self, text: str) -> None:
        """Say something where it covers nothing that is being typed."""
        say = getattr(self.screen, "say", None)  # the home screen, a workshop
        if say is not None:
            say(text, wrong=True)
        else:
            self.notify(text, severity="warning", markup=False)
