"""A new workshop in one form: organisation, plan, date, leaders."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static, TextArea

from onecompany.app.host import HostGetter
from onecompany.app.keys import HELP, key, shown_hints
from onecompany.app.retry import retry
from onecompany.app.screens.leaving import Leaving
from onecompany.app.widgets.customer_word import CustomerWord
from onecompany.app.widgets.entries import Entry, Form
from onecompany.app.widgets.form_notes import TYPED, DayRead, StartRead, WhoIsNew, shortened
from onecompany.app.widgets.going_on import GoingOn
from onecompany.app.widgets.hints import Hints
from onecompany.app.widgets.leader_list import LeaderList, file_question
from onecompany.app.widgets.plan_list import PlanList, plan_shelf
from onecompany.assets import styles
from onecompany.clock import Stamp
from onecompany.display.mounted import if_mounted
from onecompany.kinds.last_time import about_minutes, about_silos
from onecompany.parsing.alike import alike
from onecompany.parsing.clean import visible
from onecompany.parsing.people import People
from onecompany.plans import PlanError, PlanNotFound
from onecompany.sentences import N_, gettext
from onecompany.store.problems import FileBusy, StoreError
from onecompany.store.state import State

FIELDS = ("organisation", "plan", "date", "leaders", "customer", "before", "turned")
"""What is kept of the form until a workshop is made of it."""


class NewWorkshopScreen(Leaving[str | None]):
    """Asks for all that a workshop needs and makes it; its result is the new id, or None."""

    CSS_PATH: ClassVar[Any] = [styles() / "form.tcss"]
    AUTO_FOCUS = "#organisation"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("form.make", "ctrl+s", "make", N_("Make the workshop and begin"), hint=N_("make it"), shown="^S"),
        key(
            "form.import",
            "ctrl+o",
            "import_people",
            N_("Import leaders from a CSV or XLSX file"),
            hint=N_("import"),
            shown="^O",
        ),
        key("form.back", "escape", "back", N_("Back without making one"), hint=N_("back"), shown=N_("Esc")),
        key("quit.form", "ctrl+q", "app.leave_app", N_("Quit"), hint=N_("quit"), shown="^Q"),
        HELP,
    ]
    GO_TO_NEXT_FIELD = frozenset({"select", "submit"})
    """What Enter does in the fields is one work, on to the next, so that it may be pressed as fast as one likes."""
    LINES = False
    host = HostGetter()

    def __init__(self, *, plan: str = "", organisation: str = "") -> None:
        super().__init__()
        self._wanted, self._organisation = plan, organisation
        self._noticed: set[str] = set()  # what was said of the list of leaders already
        self._before: State | None = None  # the workshop that it goes on from
        self._filled = ""  # the leaders as they were filled in
        self._minutes: list[str] = []  # what took another time than the plan says

    def compose(self) -> ComposeResult:
        leaders = gettext("Leaders, one a line: Name; role; {silo}   (paste them, or ^O imports CSV or XLSX)")
        with Form(id="form"):
            yield Static(gettext("A new workshop"), classes="form-title", markup=False)
            yield Static(gettext("Organisation"), classes="form-label", markup=False)
            yield self._line("organisation", self._kept("organisation") or self._organisation)
            yield Static(gettext("Plan"), classes="form-label", markup=False)
            yield PlanList(self._wanted or self._kept("plan"))
            yield Static(gettext("Date, and when it starts"), classes="form-label", markup=False)
            yield self._line("date", self._kept("date") or self._today().isoformat())
            yield DayRead(id="day-read", markup=False)
            yield StartRead(id="start-read", markup=False)
            yield Static(leaders, classes="form-label", markup=False)
            yield WhoIsNew(id="turnover", markup=False)
            yield LeaderList(self._kept("leaders"), id="leaders", tab_behavior="focus")
            yield CustomerWord(self._kept("customer"))
            yield GoingOn(before=self._kept("before"), turned=self._kept("turned"))
        yield Static(id="said", classes="form-said", markup=False)  # outside of what scrolls: always in sight
        yield Hints(shown_hints(self.BINDINGS, self.host.settings.keys))

    @staticmethod
    def _line(name: str, value: str) -> Entry:
        return Entry(value, id=name, classes="form-line", compact=True)

    def _today(self) -> date:
        return self.host.workshop_file.clock.now().astimezone().date()

    def on_mount(self) -> None:
        if self._kept("organisation") or self._kept("leaders"):
            self._say(gettext("This form was not finished: it is as you left it."), well=True)
        self.call_after_refresh(self.query_one("#form").scroll_home, animate=False)  # the focus scrolled the title away
        self.call_after_refresh(self._look)

    @on(Input.Changed)
    @on(OptionList.OptionHighlighted)
    @on(GoingOn.Changed)
    def look(self, event: Message) -> None:
        """An organisation that is known brings its leaders along; another day, plan, or workshop to go on from, too."""
        event.stop()
        self._look()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The leaders were typed or pasted."""
        event.stop()
        self._keep()
        self._compare()
        self._mended()

    def _look(self) -> None:
        """Show what the organisation that is typed has in this file; wait for another program that holds it."""
        self.query_one(DayRead).read(self.query_one("#date", Input).value, self._today())
        try:
            self._look_now()
        except FileBusy:
            self.run_worker(self._look_later(), exclusive=True, group="known")
        except StoreError as problem:
            self._say(str(problem))

    async def _look_later(self) -> None:
        try:
            await retry(self._look_now, self._say)
        except StoreError as problem:
            self._say(str(problem))
        else:
            self._mended()

    @if_mounted
    def _look_now(self) -> None:
        self._keep()
        name = alike(self.query_one("#organisation", Input).value)
        part, leaders, workshops = self.query_one(GoingOn), self.query_one(LeaderList), self.host.workshop_file
        lines = [line for line in workshops.workshops() if alike(line.organisation) == name]
        self.query_one(PlanList).propose(known=bool(lines))
        part.offer(name, lines, self._day)
        before = self._before
        if part.before is None:
            before = None
        elif before is None or before.workshop_id != part.before:
            before = workshops.state(part.before)[0]
        if self._before is not None and before is None:
            self._say("")  # that something goes on
        if before is not self._before and leaders.text in ("", self._filled) and (before or not part.known):
            as_before, self._filled = self._filled, leaders.fill(before)
            if self._filled not in ("", as_before):
                text = gettext("The leaders are those of last time; what else goes on stands below.")
                self._say(text, well=True)
        self._before, moment = before, Stamp.take(workshops.clock)
        plan = self.query_one(PlanList).chosen
        self._minutes = about_minutes(before, plan[1], moment) if plan else []
        self.query_one(CustomerWord).show(plan[1] if plan else None, before)
        self._compare()

    @property
    def _day(self) -> date:
        """The day that was understood last."""
        return self.query_one(DayRead).latest or self._today()

    @if_mounted
    def _compare(self) -> None:
        part, listed = self.query_one(GoingOn), self.query_one(LeaderList).text
        part.show(self._before, self._day, self._minutes, listed)
        plan, moment = self.query_one(PlanList).chosen, Stamp.take(self.host.workshop_file.clock)
        starts, last = self.query_one(DayRead).start, self._before if part.minutes else None
        self.query_one(StartRead).read(plan[1] if plan else None, starts, last, moment)
        self.query_one(WhoIsNew).compare(self._before, listed, part.without)

    def _keep(self) -> None:
        """Keep what stands in the form until a workshop is made of it, if anything was typed or chosen in it."""
        part = self.query_one(GoingOn)
        values = {name: self.query_one(f"#{name}", Input).value for name in ("organisation", "date", "customer")}
        values |= {"leaders": self.query_one(LeaderList).text, "before": part.chosen, "turned": part.turned}
        values["plan"] = self.query_one(PlanList).own
        new = values["organisation"].strip() not in ("", self._organisation) or part.turned
        begun = new or values["leaders"].strip() not in ("", self._filled)
        for name, text in values.items():
            self.host.form_drafts.remember(self._draft(name), text if begun else "")

    def _draft(self, name: str) -> str:
        """Where a field is kept: a form that was opened for an organisation has its own."""
        return f"form {name} {alike(self._organisation)}".rstrip()  # no sentence: of `FIELDS`

    def _kept(self, name: str) -> str:
        return self.host.form_drafts.get(self._draft(name))

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def go_on(self, event: Message) -> None:
        """Enter goes to the next field."""
        event.stop()
        self.focus_next()

    @if_mounted
    def _mended(self) -> None:
        """What was said to be wrong is so no longer, or may be mended now."""
        line = self.query_one("#said", Static)
        if line.content and not line.has_class("-well"):
            self._say("")

    @if_mounted
    def _say(self, text: str, *, well: bool = False) -> None:
        line = self.query_one("#said", Static)
        line.update(Content(visible(text)))
        line.set_class(well, "-well")
        line.display = bool(text)

    def action_back(self) -> None:
        """Back without a workshop."""
        self.dismiss(None)

    def action_help(self) -> None:
        """F1."""
        self.host.navigator.show_help([(gettext(row[0]), gettext(row[1])) for row in TYPED])

    def action_import_people(self) -> None:
        """Ask for a file and put its leaders into the form."""
        self.app.push_screen(file_question(), self._import)

    def _import(self, answer: str | None) -> None:
        if answer:
            lines, well = self.query_one(LeaderList).take_file(answer)
            self._say("\n".join(lines), well=well)

    def action_make(self) -> None:
        """Check everything, then make the workshop."""
        organisation = self.query_one("#organisation", Input).value.strip()
        if not organisation:
            self._say(gettext("The organisation has no name yet."))
            self.query_one("#organisation").focus()
            return
        if (day := self.query_one(DayRead).day) is None:
            self._say(gettext("The date was not understood. Type it as 2026-12-31, or as 31 Dec."))
            self.query_one("#date").focus()
            return
        if wrong := self.query_one(StartRead).wrong:
            self._say(wrong)
            self.query_one("#date").focus()
            return
        people, problems = self.query_one(LeaderList).people()
        if problems:
            self._say("\n".join(problems))
            self.query_one(LeaderList).focus()
            return
        part = self.query_one(GoingOn)
        notes = [*people.notes, *about_silos(self._before, people.people, part.without)]
        if set(notes) - self._noticed:  # a guess is shown before it is kept
            self._noticed.update(notes)
            self._say("\n".join([*shortened(notes), gettext("Ctrl+S once more makes the workshop.")]))
            self.query_one(LeaderList).focus()
            return
        plan = self.query_one(PlanList).chosen
        if plan is None:
            self._say(gettext("There is no plan to choose. `onecompany doctor` says where plans are looked for."))
            return
        self.run_worker(self._make(organisation, plan[0], day, people), exclusive=False)

    async def _make(self, organisation: str, plan_name: str, day: date, people: People) -> None:
        part = self.query_one(GoingOn)
        before, without, minutes = part.before, part.without, part.minutes
        words = self.query_one(CustomerWord).words
        starts = self.query_one(DayRead).start
        try:
            store = await self.host.workshop_file.store()
            from onecompany.kinds.beginning import begin

            plan = plan_shelf(self.host.settings).load(plan_name, words)

            def make() -> str:
                return begin(
                    store,
                    organisation=organisation,
                    plan=plan,
                    date=day,
                    start=starts,
                    people=people.people,
                    actual_minutes=minutes,
                    goes_on_from=before,
                    without=without,
                )

            workshop_id = await retry(make, self._say)
        except (StoreError, PlanError, PlanNotFound) as problem:
            self._say(str(problem))
            return
        self.host.form_drafts.forget(*map(self._draft, FIELDS))
        self.dismiss(workshop_id)
