"""A new workshop in one form: organisation, plan, date, leaders."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Checkbox, Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option as Line

from onecompany.app.host import HostGetter
from onecompany.app.keys import key, shown_hints
from onecompany.app.mounted import if_mounted
from onecompany.app.retry import retry
from onecompany.app.screens.leaving import Leaving
from onecompany.app.widgets.entries import Entry
from onecompany.app.widgets.hints import Hints
from onecompany.app.widgets.leader_list import LeaderList, shortened
from onecompany.app.widgets.options import Options
from onecompany.assets import sessions, styles
from onecompany.kinds.registry import kinds
from onecompany.parsing.alike import alike
from onecompany.parsing.clean import visible
from onecompany.parsing.dates import parse_date
from onecompany.parsing.people import People
from onecompany.plans import Plan, PlanError, PlanNotFound, Shelf
from onecompany.sentences import N_, gettext
from onecompany.store.problems import FileBusy, StoreError

if TYPE_CHECKING:
    from onecompany.app.settings import Settings


def plan_shelf(settings: Settings) -> Shelf:
    """The plans: the user's own first, then those that are shipped."""
    return Shelf(settings.plans, sessions(), {name: kind.rules for name, kind in kinds().items()})


def about_plan(plan: Plan) -> str:
    """How long a plan takes, and what it is for."""
    return gettext("{minutes} min · {summary}", minutes=round(plan.minutes), summary=plan.summary)


FIELDS = ("form organisation", "form date", "form leaders")  # no sentence: names of what is half written
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
    ]
    GO_TO_NEXT_FIELD = frozenset({"select", "submit"})
    """What Enter does in the fields is one work, on to the next, so that it may be pressed as fast as one likes."""
    host = HostGetter()

    def __init__(self, *, plan: str = "", organisation: str = "") -> None:
        super().__init__()
        self._wanted, self._organisation = plan, organisation
        self._noticed: set[str] = set()
        """What was said of the list of leaders already."""

    def compose(self) -> ComposeResult:
        leaders = gettext("Leaders, one a line: Name; role; {silo}   (paste them, or ^O imports CSV or XLSX)")
        with VerticalScroll(id="form", can_focus=False):
            yield Static(gettext("A new workshop"), classes="form-title", markup=False)
            yield Static(id="said", classes="form-said", markup=False)
            yield Static(gettext("Organisation"), classes="form-label", markup=False)
            yield self._line("organisation", self._kept("organisation"))
            yield Static(gettext("Plan"), classes="form-label", markup=False)
            yield Options(id="plan")
            yield Static(gettext("Date"), classes="form-label", markup=False)
            yield self._line("date", self._kept("date") or self._today().isoformat())
            yield Static(leaders, classes="form-label", markup=False)
            yield LeaderList(self._kept("leaders"), id="leaders", tab_behavior="focus")
            yield Checkbox(gettext("Plan with the minutes that it took last time"), id="actual", compact=True)
        yield Hints(shown_hints(self.BINDINGS, self.host.settings.keys))

    @staticmethod
    def _line(name: str, value: str) -> Entry:
        return Entry(value, id=name, classes="form-line", compact=True)

    def _today(self) -> date:
        return self.host.workshop_file.clock.now().astimezone().date()

    def on_mount(self) -> None:
        self.query_one("#actual").display = False
        if self._kept("organisation") or self._kept("leaders"):
            self._say(gettext("This form was not finished: it is as you left it."), well=True)
        elif self._organisation:
            self.query_one("#organisation", Input).value = self._organisation
        self.call_after_refresh(self.query_one("#form").scroll_home, animate=False)  # the focus scrolled the title away
        self._plans = [entry for entry in plan_shelf(self.host.settings).list() if entry.plan]
        rows = self.query_one("#plan", OptionList)
        for entry in self._plans:
            plan = entry.plan
            assert plan is not None
            text = Content.assemble((visible(plan.title), "bold"), f"  {visible(about_plan(plan))}")
            rows.add_option(Line(text, id=entry.name))
        names = [entry.name for entry in self._plans]
        if names:
            default = "journey-ownership-metrics"
            rows.highlighted = names.index(next((name for name in (self._wanted, default) if name in names), names[0]))

    def on_input_changed(self, event: Input.Changed) -> None:
        """An organisation that is known brings its leaders along."""
        event.stop()
        self._keep()
        if event.input.id != "organisation":
            return
        name = event.value
        try:
            self._bring_along(name)
        except FileBusy:
            self.run_worker(self._bring_along_later(name), exclusive=True, group="known")
        except StoreError as problem:
            self._say(str(problem))

    async def _bring_along_later(self, name: str) -> None:
        try:
            await retry(lambda: self._bring_along(name), self._say)
        except StoreError as problem:
            self._say(str(problem))
        else:
            self._mended()

    @if_mounted
    def _bring_along(self, name: str) -> None:
        known = [w for w in self.host.workshop_file.workshops() if alike(w.organisation) == alike(name)]
        self.query_one("#actual").display = bool(known)
        leaders = self.query_one(LeaderList)
        if known and not leaders.text.strip() and leaders.fill(self.host.workshop_file.state(known[0].id)[0]):
            self._say(gettext("The leaders are filled in as they were last time."), well=True)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The leaders were typed or pasted."""
        event.stop()
        self._keep()
        self._mended()

    def _keep(self) -> None:
        """Keep what stands in the form until a workshop is made of it. A date alone is no form that was begun."""
        values = {name: self.query_one(f"#{name}", Input).value for name in ("organisation", "date")}
        values["leaders"] = self.query_one(LeaderList).text
        begun = bool(values["organisation"].strip() or values["leaders"].strip())
        for name, text in values.items():
            self.host.form_drafts.remember(f"form {name}", text if begun else "")  # no sentence: of `FIELDS`

    def _kept(self, name: str) -> str:
        return self.host.form_drafts.get(f"form {name}")  # no sentence: of `FIELDS`

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field."""
        event.stop()
        self.focus_next()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a plan goes to the next field."""
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
        self.query_one("#form").scroll_home(animate=False)

    def action_back(self) -> None:
        """Back without a workshop."""
        self.dismiss(None)

    def action_import_people(self) -> None:
        """Ask for a file and put its leaders into the form."""
        from onecompany.app.screens.asking import Question

        question = Question(
            gettext("Import leaders"),
            gettext("A CSV or XLSX file with name, role and {silo}."),
            (),
            entry=gettext("path of the file"),
            keep="import",
            select=True,
        )
        self.app.push_screen(question, self._import)

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
        day = parse_date(self.query_one("#date", Input).value, self._today())
        if day is None:
            self._say(gettext("The date was not understood. Type it as 2026-12-31, or as 31 Dec."))
            self.query_one("#date").focus()
            return
        people, problems = self.query_one(LeaderList).people()
        if problems:
            self._say("\n".join(problems))
            self.query_one(LeaderList).focus()
            return
        if set(people.notes) - self._noticed:  # a guess is shown before it is kept
            self._noticed.update(people.notes)
            self._say("\n".join([*shortened(people.notes), gettext("Ctrl+S once more makes the workshop.")]))
            self.query_one(LeaderList).focus()
            return
        index = self.query_one("#plan", OptionList).highlighted
        if index is None:
            self._say(gettext("There is no plan to choose. `onecompany doctor` says where plans are looked for."))
            return
        self.run_worker(self._make(organisation, self._plans[index].name, day, people), exclusive=False)

    async def _make(self, organisation: str, plan_name: str, day: date, people: People) -> None:
        actual = self.query_one("#actual", Checkbox)
        minutes = actual.display and actual.value
        try:
            store = await self.host.workshop_file.store()
            from onecompany.kinds.beginning import begin

            plan = plan_shelf(self.host.settings).load(plan_name)

            def make() -> str:
                return begin(
                    store, organisation=organisation, plan=plan, date=day, people=people.people, actual_minutes=minutes
                )

            workshop_id = await retry(make, self._say)
        except (StoreError, PlanError, PlanNotFound) as problem:
            self._say(str(problem))
            return
        self.host.form_drafts.forget(*FIELDS)
        self.dismiss(workshop_id)
