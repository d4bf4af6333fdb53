"""Home: the workshops of this file, the plans, and a way to begin."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Line

from onecompany.app.host import HostGetter
from onecompany.app.keys import key, shown_hints
from onecompany.app.patience import BETWEEN, WAITING, patiently
from onecompany.app.settings import not_used
from onecompany.app.standing import while_it_stands
from onecompany.app.widgets.hints import Hints
from onecompany.app.widgets.rows import Rows
from onecompany.assets import styles
from onecompany.boards.wrap import clipped, padded
from onecompany.parsing.clean import visible
from onecompany.store.locating import for_readers
from onecompany.store.problems import FileBusy, StoreError
from onecompany.store.reading import WorkshopLine

STATES = {"new": "not started", "running": "under way", "closed": "done"}


class HomeScreen(Screen[None]):
    """The list of workshops by organisation, latest first; Enter opens one."""

    CSS_PATH: ClassVar[Any] = [styles() / "home.tcss"]
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("home.new", "n", "new", "A new workshop", hint="new workshop", shown="N"),
        key("home.open", "enter", "open", "Open the workshop that is marked", hint="open", shown="Enter"),
        key("home.continue", "c", "continue", "Go on with the one that was open", hint="continue", shown="C"),
        key("home.plans", "p", "plans", "The plans", hint="plans", shown="P"),
        key(
            "home.sample",
            "s",
            "sample",
            "Make a finished sample workshop to look around in",
            hint="sample",
            shown="S",
        ),
        key(
            "home.closing",
            "e",
            "exports",
            "Closing page and exports of the marked workshop",
            hint="exports",
            shown="E",
        ),
        key("home.delete", "delete", "delete", "Delete this organisation for good", shown="Del"),
        key(
            "look",
            "l",
            "app.next_theme",
            "Change the look: light, dark, high contrast",
            hint="look",
            shown="L",
        ),
        key("palette", "ctrl+p", "app.command_palette", "All commands", hint="commands", shown="^P"),
        key("help", "f1", "help", "All keys that work here", hint="help", shown="F1"),
    ]
    host = HostGetter()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[WorkshopLine] = []
        self.last: str | None = None

    def compose(self) -> ComposeResult:
        yield Static("onecompany", id="home-name", markup=False)
        yield Static(id="home-file", markup=False)
        yield Static(id="home-said", markup=False)
        with Vertical(id="home-list") as box:
            box.border_title = "Workshops"
            yield Static(id="home-empty", markup=False)
            yield Rows(id="workshops")
        yield Static(id="home-plans", markup=False)
        yield Hints(shown_hints(self.BINDINGS, self.host.settings.keys))

    def on_mount(self) -> None:
        self.say(not_used(self.host.settings))
        self.run_worker(self._show_plans())

    async def _show_plans(self) -> None:
        """Name the plans below the list. Reading them takes longer than the list does, so that a thread does it."""
        await self.host.first_paint.wait()
        self._name_plans(await asyncio.to_thread(self._plan_titles))

    @while_it_stands
    def _name_plans(self, titles: list[str]) -> None:
        self.query_one("#home-plans", Static).update(Content(f"Plans (P): {' · '.join(titles)}"))

    def _plan_titles(self) -> list[str]:
        from onecompany.app.screens.new import plan_shelf

        return [entry.plan.title for entry in plan_shelf(self.host.settings).list() if entry.plan]

    def on_screen_resume(self) -> None:
        """The list is shown at first, and again back from another screen: it may have grown."""
        self.show_workshops()

    def _about_file(self) -> str:
        workshop_file = self.host.workshop_file
        return f"{for_readers(workshop_file.path)}{'  ·  read-only' if workshop_file.read_only else ''}"

    @while_it_stands
    def show_workshops(self) -> None:
        """Read the list from the file and show it, with the one that was open marked."""
        self.query_one("#home-file", Static).update(Content(visible(self._about_file())))
        wrong = ""
        try:
            self.lines, seen = self.host.workshop_file.workshops(), self.host.workshop_file.presence()
        except FileBusy:  # it is asked again until it answers; what is listed stays
            self.query_one("#home-empty").display = True
            self._say(WAITING)
            self.set_timer(BETWEEN * 3, self.show_workshops)
            return
        except StoreError as problem:
            self.lines, seen, wrong = [], None, str(problem)
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options([Line(self._line(line), id=line.id) for line in self.lines])
        rows.display = bool(self.lines)
        empty = self.query_one("#home-empty", Static)
        empty.display = not self.lines
        if not self.lines:
            self._say(wrong or "No workshop yet.\n\nN makes the first one. S makes a sample to look around in.")
        self.last = seen.workshop_id if seen else None
        ids = [line.id for line in self.lines]
        if self.lines:
            rows.highlighted = ids.index(self.last) if self.last in ids else 0

    @while_it_stands
    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something above the list, where it stays until the next thing is said."""
        line = self.query_one("#home-said", Static)
        line.display = bool(text)
        line.update(Content(f"{'! ' if wrong else ''}{text}"))

    @while_it_stands
    def _say(self, text: str) -> None:
        self.query_one("#home-empty", Static).update(Content(visible(text)))

    def _line(self, line: WorkshopLine) -> Content:
        when = f"{line.date:%d %b %Y}  {STATES.get(line.state, line.state):<11}"
        name = padded(clipped(line.organisation, 28), 28, "left")
        more = f"{round(line.seconds / 60):>4} min  {clipped(line.title, 60)}"
        return Content.assemble((f"{name}  ", "bold"), f"{when}  {more}")

    @property
    def marked(self) -> str | None:
        """The id of the workshop that is marked."""
        index = self.query_one(OptionList).highlighted
        return self.lines[index].id if index is not None and index < len(self.lines) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a workshop."""
        event.stop()
        if event.option_id:
            self.host.navigator.open_workshop(event.option_id)

    def action_open(self) -> None:
        """Open the marked workshop; without any, begin a new one."""
        if self.marked:
            self.host.navigator.open_workshop(self.marked)
        else:
            self.action_new()

    def action_continue(self) -> None:
        """Open the one that was open."""
        target = self.last or self.marked
        if target:
            self.host.navigator.open_workshop(target)

    def action_new(self) -> None:
        """The form for a new workshop."""
        from onecompany.app.screens.new import NewWorkshopScreen

        self.app.push_screen(NewWorkshopScreen(), self._made)

    def _made(self, workshop_id: str | None) -> None:
        if workshop_id:
            self.host.navigator.open_workshop(workshop_id)

    def action_plans(self) -> None:
        """The plans there are; Enter begins a workshop with one."""
        from onecompany.app.screens.asking import Choosing, Option
        from onecompany.app.screens.new import NewWorkshopScreen, plan_shelf

        options = [
            Option(
                entry.plan.title if entry.plan else f"{entry.name} (cannot be used)",
                entry.name if entry.plan else "",
                more=f"{round(entry.plan.minutes)} min · {entry.plan.summary}" if entry.plan else str(entry.problems),
            )
            for entry in plan_shelf(self.host.settings).list()
        ]

        def chosen(name: str | None) -> None:
            if name:
                self.app.push_screen(NewWorkshopScreen(plan=name), self._made)

        self.app.push_screen(Choosing("Plans", options), chosen)

    def action_sample(self) -> None:
        """Open the finished sample workshop of this file; make it when there is none. In a client's file it asks."""
        from onecompany.app.screens.asking import Option, Question
        from onecompany.kinds.sample import ORGANISATION

        async def answered(answer: str | None) -> None:
            if answer == "make":
                await self._sample()

        known = next((line.id for line in self.lines if line.organisation == ORGANISATION), None)
        if known is not None:
            self.host.navigator.open_workshop(known)
        elif self.lines:
            file = for_readers(self.host.workshop_file.path)
            text = f"Make a finished sample workshop of an invented company in this file?\n{file}"
            options = (Option("Leave it", ""), Option("Make it", "make"))
            self.app.push_screen(Question("A sample workshop", text, options), answered)
        else:
            self.run_worker(self._sample())

    async def _sample(self) -> None:
        from onecompany.app.screens.trouble import TroubleScreen

        try:
            store = await self.host.workshop_file.store()
            from onecompany.kinds.sample import ORGANISATION, make_sample

            made = next(
                (line.id for line in self.host.workshop_file.workshops() if line.organisation == ORGANISATION), None
            )
            workshop_id = made if made is not None else await patiently(lambda: make_sample(store), self.say)
        except StoreError as problem:
            self.app.push_screen(TroubleScreen(str(problem)))
            return
        self.host.navigator.open_workshop(workshop_id)

    def action_exports(self) -> None:
        """The closing page of the marked workshop."""
        if self.marked:
            self.host.navigator.open_closing(self.marked)

    def action_delete(self) -> None:
        """Ask, then delete the organisation of the marked workshop with all that it said."""
        from onecompany.app.screens.asking import Option, Question

        marked = next((line for line in self.lines if line.id == self.marked), None)
        if marked is None:
            return
        count = sum(1 for line in self.lines if line.organisation == marked.organisation)
        workshops = "its workshop" if count == 1 else f"its {count} workshops"
        text = (
            f"Delete {marked.organisation} with {workshops} and all history?\n"
            "It cannot be brought back. Files that were handed out stay where they are."
        )

        def answered(answer: str | None) -> None:
            if answer == "delete":
                self.run_worker(self._delete(marked.organisation))

        options = (Option("Keep it", ""), Option("Delete it for good", "delete"))
        self.app.push_screen(Question("Delete this organisation", text, options), answered)

    async def _delete(self, organisation: str) -> None:
        from onecompany.app.screens.trouble import TroubleScreen

        try:
            store = await self.host.workshop_file.store()
            found = await patiently(lambda: store.organisation_id(organisation), self.say)
            if found is not None:
                await patiently(lambda: store.delete_organisation(found), self.say)
            self.say("")
        except StoreError as problem:
            self.app.push_screen(TroubleScreen(str(problem)))
        self.show_workshops()

    def action_help(self) -> None:
        """F1."""
        self.host.navigator.show_help([])
