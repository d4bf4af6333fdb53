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
from onecompany.app.mounted import if_mounted
from onecompany.app.retry import BETWEEN, WAITING, retry
from onecompany.app.settings import not_used
from onecompany.app.widgets.hints import Hints
from onecompany.app.widgets.options import Options
from onecompany.assets import styles
from onecompany.boards.wrap import clipped, padded
from onecompany.parsing.clean import visible
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.locating import for_readers
from onecompany.store.problems import FileBusy, StoreError
from onecompany.store.reading import WorkshopLine

STATES = {"new": N_("not started"), "running": N_("under way"), "closed": N_("done")}


class HomeScreen(Screen[None]):
    """The list of workshops by organisation, latest first; Enter opens one."""

    CSS_PATH: ClassVar[Any] = [styles() / "home.tcss"]
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("home.new", "n", "new", N_("A new workshop"), hint=N_("new workshop"), shown="N"),
        key("home.open", "enter", "open", N_("Open the workshop that is marked"), hint=N_("open"), shown=N_("Enter")),
        key("home.continue", "c", "continue", N_("Go on with the one that was open"), hint=N_("continue"), shown="C"),
        key("home.plans", "p", "plans", N_("The plans"), hint=N_("plans"), shown="P"),
        key(
            "home.sample",
            "s",
            "sample",
            N_("Make a finished sample workshop to look around in"),
            hint=N_("sample"),
            shown="S",
        ),
        key(
            "home.closing",
            "e",
            "exports",
            N_("Closing page and exports of the marked workshop"),
            hint=N_("exports"),
            shown="E",
        ),
        key("home.delete", "delete", "delete", N_("Delete this organisation for good"), shown=N_("Del")),
        key(
            "look",
            "l",
            "app.next_theme",
            N_("Change the look: light, dark, high contrast"),
            hint=N_("look"),
            shown="L",
        ),
        key("palette", "ctrl+p", "app.command_palette", N_("All commands"), hint=N_("commands"), shown="^P"),
        key("help", "f1", "help", N_("All keys that work here"), hint=N_("help"), shown="F1"),
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
            box.border_title = gettext("Workshops")
            yield Static(id="home-empty", markup=False)
            yield Options(id="workshops")
        yield Static(id="home-plans", markup=False)
        yield Hints(shown_hints(self.BINDINGS, self.host.settings.keys))

    def on_mount(self) -> None:
        self.say(not_used(self.host.settings))
        self.run_worker(self._show_plans())

    async def _show_plans(self) -> None:
        """Name the plans below the list. Reading them takes longer than the list does, so that a thread does it."""
        await self.host.first_paint.wait()
        self._name_plans(await asyncio.to_thread(self._plan_titles))

    @if_mounted
    def _name_plans(self, titles: list[str]) -> None:
        self.query_one("#home-plans", Static).update(Content(gettext("Plans (P): {titles}", titles=" · ".join(titles))))

    def _plan_titles(self) -> list[str]:
        from onecompany.app.screens.new import plan_shelf

        return [entry.plan.title for entry in plan_shelf(self.host.settings).list() if entry.plan]

    def on_screen_resume(self) -> None:
        """The list is shown at first, and again back from another screen: it may have grown."""
        self.show_workshops()

    def _about_file(self) -> str:
        workshop_file = self.host.workshop_file
        file = for_readers(workshop_file.path)
        return gettext("read-only  ·  {file}", file=file) if workshop_file.read_only else file

    @if_mounted
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
            none = gettext("No workshop yet.\n\nN makes the first one. S makes a sample to look around in.")
            self._say(wrong or none)
        self.last = seen.workshop_id if seen else None
        ids = [line.id for line in self.lines]
        if self.lines:
            rows.highlighted = ids.index(self.last) if self.last in ids else 0

    @if_mounted
    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something above the list, where it stays until the next thing is said."""
        line = self.query_one("#home-said", Static)
        line.display = bool(text)
        line.update(Content(f"{'! ' if wrong else ''}{text}"))

    @if_mounted
    def _say(self, text: str) -> None:
        self.query_one("#home-empty", Static).update(Content(visible(text)))

    def _line(self, line: WorkshopLine) -> Content:
        state = gettext(STATES[line.state]) if line.state in STATES else line.state
        name = padded(clipped(line.organisation, 28), 28, "left")
        length = gettext("{minutes:>4} min", minutes=round(line.seconds / 60))
        about = f"{line.date:%d %b %Y}  {state:<11}  {length}  {clipped(line.title, 60)}"
        return Content.assemble((f"{name}  ", "bold"), about)

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

        self.app.push_screen(NewWorkshopScreen(), self._open_new)

    def _open_new(self, workshop_id: str | None) -> None:
        if workshop_id:
            self.host.navigator.open_workshop(workshop_id)

    def action_plans(self) -> None:
        """The plans there are; Enter begins a workshop with one."""
        from onecompany.app.screens.asking import Choosing, Option
        from onecompany.app.screens.new import NewWorkshopScreen, about_plan, plan_shelf

        options = [
            Option(
                entry.plan.title if entry.plan else gettext("{plan} (cannot be used)", plan=entry.name),
                entry.name if entry.plan else "",
                more=about_plan(entry.plan) if entry.plan else " ".join(map(str, entry.problems)),
            )
            for entry in plan_shelf(self.host.settings).list()
        ]

        def chosen(name: str | None) -> None:
            if name:
                self.app.push_screen(NewWorkshopScreen(plan=name), self._open_new)

        self.app.push_screen(Choosing(gettext("Plans"), options, enter=N_("Enter begins with it")), chosen)

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
            text = gettext("Make a finished sample workshop of an invented company in this file?\n{file}", file=file)
            options = (Option(gettext("Leave it"), ""), Option(gettext("Make it"), "make"))
            self.app.push_screen(Question(gettext("A sample workshop"), text, options), answered)
        else:
            self.run_worker(self._sample())

    async def _sample(self) -> None:
        from onecompany.app.screens.trouble import TroubleScreen

        try:
            from onecompany.app.copying import sample_workshop

            workshop_id = await sample_workshop(self.host.workshop_file, self.say)
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

        if (marked := next((line for line in self.lines if line.id == self.marked), None)) is None:
            return
        count = sum(1 for line in self.lines if line.organisation == marked.organisation)
        text = ngettext(
            "Delete {organisation} with its workshop and all history?\n"
            "It cannot be brought back. Files that were handed out stay where they are.",
            "Delete {organisation} with its {number} workshops and all history?\n"
            "It cannot be brought back. Files that were handed out stay where they are.",
            count,
            organisation=marked.organisation,
        )

        def answered(answer: str | None) -> None:
            if answer == "delete":
                self.run_worker(self._delete(marked.organisation))

        options = (Option(gettext("Keep it"), ""), Option(gettext("Delete it for good"), "delete"))
        self.app.push_screen(Question(gettext("Delete this organisation"), text, options), answered)

    async def _delete(self, organisation: str) -> None:
        from onecompany.app.screens.trouble import TroubleScreen

        try:
            store = await self.host.workshop_file.store()
            organisation_id = await retry(lambda: store.organisation_id(organisation), self.say)
            if organisation_id is not None:
                await retry(lambda: store.delete_organisation(organisation_id), self.say)
            self.say("")
        except StoreError as problem:
            self.app.push_screen(TroubleScreen(str(problem)))
        self.show_workshops()

    def action_help(self) -> None:
        """F1."""
        self.host.navigator.show_help([])
