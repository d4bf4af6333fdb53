"""Home: the workshops of this file, the plans, and a way to begin."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from onecompany.app.host import HostGetter
from onecompany.app.keys import HELP, key, shown_hints
from onecompany.app.place_notices import tell_about_the_place
from onecompany.app.reading_again import ReadsFile
from onecompany.app.retry import WAITING
from onecompany.app.settings import not_used
from onecompany.app.widgets.hints import Hints
from onecompany.app.widgets.workshops import HomeRow, WorkshopList
from onecompany.assets import styles
from onecompany.display.mounted import if_mounted
from onecompany.parsing.clean import visible
from onecompany.sentences import N_, NC_, gettext
from onecompany.store.locating import for_readers
from onecompany.store.organisations import OrganisationLine
from onecompany.store.problems import FileBusy, StoreError


class HomeScreen(ReadsFile[None]):
    """The list of organisations with their workshops, latest first; Enter opens what is marked."""

    CSS_PATH: ClassVar[Any] = [styles() / "home.tcss"]
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "home.new",
            "n",
            "new",
            N_("A new workshop; on an organisation's row, one of that"),
            hint=N_("new workshop"),
            shown="N",
        ),
        key("home.open", "enter", "open", N_("Open what is marked"), hint=NC_("key", "open"), shown=N_("Enter")),
        key("home.continue", "c", "continue", N_("Go on with the one that was open"), hint=N_("continue"), shown="C"),
        key("home.plans", "p", "plans", N_("The plans"), hint=N_("plans"), shown="P"),
        key(
            "home.sample",
            "s",
            "sample",
            N_("Make a sample to look around in, a year of an invented company"),
            hint=N_("sample"),
            shown="S",
        ),
        key(
            "home.closing",
            "e",
            "exports",
            N_("Closing page and exports of the marked workshop; of an organisation, the year"),
            hint=N_("exports"),
            shown="E",
        ),
        key("home.organisation", "o", "organisation", N_("The screen of the marked organisation"), shown="O"),
        key("home.find", "ctrl+f", "find", N_("Find an organisation or a workshop"), hint=N_("find"), shown="^F"),
        key(
            "home.delete",
            "delete",
            "delete",
            N_("Delete the marked workshop for good; on an organisation's row, all of that"),
            shown=N_("Del"),
        ),
        key(
            "look",
            "l",
            "app.next_theme",
            N_("Change the look: light, dark, high contrast"),
            hint=N_("look"),
            shown="L",
        ),
        key("palette", "ctrl+p", "app.command_palette", N_("All commands"), hint=N_("commands"), shown="^P"),
        HELP,
    ]
    LINES = False
    host = HostGetter()

    def __init__(self) -> None:
        super().__init__()
        self.organisations: list[OrganisationLine] = []
        self.last: str | None = None

    def compose(self) -> ComposeResult:
        yield Static("onecompany", id="home-name", markup=False)
        yield Static(id="home-file", markup=False)
        yield Static(id="home-said", markup=False)
        with Vertical(id="home-list") as box:
            box.border_title = gettext("Workshops")
            yield Static(id="home-empty", markup=False)
            yield WorkshopList()
        yield Static(id="home-plans", markup=False)
        yield Hints(self._hints())

    def on_mount(self) -> None:
        self.say(not_used(self.host.settings))
        self.run_worker(self._show_plans())
        self.run_worker(tell_about_the_place(self))

    async def _show_plans(self) -> None:
        """Name the plans below the list. Reading them takes longer than the list does, so that a thread does it."""
        await self.host.first_paint.wait()
        self._name_plans(await asyncio.to_thread(self._plan_titles))

    @if_mounted
    def _name_plans(self, titles: list[str]) -> None:
        self.query_one("#home-plans", Static).update(Content(gettext("Plans (P): {titles}", titles=" · ".join(titles))))

    def _plan_titles(self) -> list[str]:
        from onecompany.app.widgets.plan_list import plan_shelf

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
        """Read the list from the file and show it, with the row that was marked, at first the one that was open."""
        self.query_one("#home-file", Static).update(Content(visible(self._about_file())))
        wrong = ""
        try:
            self.organisations, seen = self.host.workshop_file.organisations()
        except FileBusy:  # it is asked again until it answers; what is listed stays
            self.query_one("#home-empty").display = True
            self._say(WAITING)
            self.read_later(self.show_workshops)
            return
        except StoreError as problem:
            self.organisations, seen, wrong = [], None, str(problem)
        self.last = seen.workshop_id if seen else None
        rows = self.query_one(WorkshopList)
        before = rows.marked
        rows.display = bool(self.organisations)
        rows.show(self.organisations, self.host.workshop_file.today, marked=before.key if before else f"w {self.last}")
        empty = self.query_one("#home-empty", Static)
        empty.display = not self.organisations
        if not self.organisations:
            none = gettext("No workshop yet.\n\nN makes the first one. S makes a sample to look around in.")
            self._say(wrong or none)
        self.read_now()

    @if_mounted
    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something above the list, where it stays until the next thing is said."""
        line = self.query_one("#home-said", Static)
        line.display = bool(text)
        line.update(Content(f"{'! ' if wrong else ''}{text}"))

    @if_mounted
    def _say(self, text: str) -> None:
        self.query_one("#home-empty", Static).update(Content(visible(text)))

    @property
    def marked(self) -> HomeRow | None:
        """The row that is marked."""
        return self.query_one(WorkshopList).marked

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What the keys do with this row."""
        event.stop()
        for hints in self.query(Hints):
            hints.show(self._hints())

    def _hints(self) -> list[tuple[str, str]]:
        of_organisation = self.is_mounted and self.marked is not None and self.marked.workshop is None
        does = {"home.closing": gettext("the year")} if of_organisation else {}
        return shown_hints(self.BINDINGS, self.host.settings.keys, does)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a row."""
        event.stop()
        self._open(self.query_one(WorkshopList).rows[event.option_index])

    def action_open(self) -> None:
        """Open what is marked; in a file without anything, begin a new workshop."""
        if self.marked:
            self._open(self.marked)
        elif self.was_read:
            self.action_new()

    def _open(self, row: HomeRow) -> None:
        if row.workshop:
            self.host.navigator.open_workshop(row.workshop.id)
        else:
            self.host.navigator.show_organisation(row.organisation.id)

    def action_organisation(self) -> None:
        """The screen of the organisation of what is marked."""
        if row := self.marked:
            self.host.navigator.show_organisation(row.organisation.id, row.workshop.id if row.workshop else "")

    def action_continue(self) -> None:
        """Open the one that was open."""
        marked = self.marked
        here = marked and (marked.workshop or marked.organisation.workshops[0])
        target = self.last or (here.id if here else "")
        if target:
            self.host.navigator.open_workshop(target)

    def action_new(self) -> None:
        """The form for a new workshop; on the row of an organisation, for one of that."""
        row = self.marked
        self.begin_new(organisation=row.organisation.name if row and not row.workshop else "")

    def begin_new(self, *, organisation: str = "", plan: str = "") -> None:
        """The form for a new workshop, with what is known of it already."""
        from onecompany.app.screens.new import NewWorkshopScreen

        if not self._refused():
            self.app.push_screen(NewWorkshopScreen(organisation=organisation, plan=plan), self._open_new)

    def _refused(self) -> bool:
        """Whether nothing can be kept in this file, which is said then."""
        if refusal := self.host.workshop_file.refusal:
            self.say(refusal, wrong=True)
        return bool(refusal)

    def _open_new(self, workshop_id: str | None) -> None:
        if workshop_id:
            self.host.navigator.open_workshop(workshop_id)

    def action_plans(self) -> None:
        """The plans there are; Enter begins a workshop with one."""
        from onecompany.app.home_choices import choose_plan

        choose_plan(self)

    def action_sample(self) -> None:
        """Open the sample of this file; make it when there is none. In a client's file it asks."""
        from onecompany.app.home_questions import open_sample

        open_sample(self)

    def action_exports(self) -> None:
        """The closing page of the marked workshop; of an organisation, the year."""
        if (row := self.marked) is None:
            return
        if row.workshop:
            self.host.navigator.open_closing(row.workshop.id)
        else:
            self.host.navigator.show_year(row.organisation.id, row.organisation.name)

    def action_find(self) -> None:
        """Find an organisation or a workshop by its words, and mark it."""
        from onecompany.app.home_choices import find

        find(self)

    def action_delete(self) -> None:
        """Ask, then delete the workshop that is marked, or the organisation with all that it said."""
        from onecompany.app.home_questions import ask_to_delete

        if self.marked and not self._refused():
            ask_to_delete(self, self.marked)

    def action_help(self) -> None:
        """F1."""
        self.host.navigator.show_help([])
