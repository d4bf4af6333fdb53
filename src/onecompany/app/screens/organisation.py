"""An organisation: its workshops on a line of months, what came of them, and what is due next."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from onecompany.app.course_line import Mark, MonthLine, Piece
from onecompany.app.host import HostGetter
from onecompany.app.keys import HELP, key, shown_hints
from onecompany.app.reading_again import ReadsFile
from onecompany.app.retry import BETWEEN, WAITING
from onecompany.app.screens.leaving import Leaving
from onecompany.app.widgets.drawn import Drawn, Lines, Page
from onecompany.app.widgets.hints import Hints
from onecompany.app.widgets.workshops import STATES
from onecompany.assets import styles
from onecompany.boards.model import Tone
from onecompany.boards.wrap import clipped, wrapped
from onecompany.display.mounted import if_mounted
from onecompany.parsing.clean import visible
from onecompany.sentences import N_, NC_, gettext, settle
from onecompany.store.organisations import OrganisationLine
from onecompany.store.problems import FileBusy, StoreError
from onecompany.summary.times import from_today, overdue
from onecompany.summary.words import long_date

if TYPE_CHECKING:
    from onecompany.app.course_story import Story
    from onecompany.report.course import Course

LOFTY = 40
"""Lines of the window from which figures are drawn higher."""


class OrganisationScreen(Leaving[None], ReadsFile[None]):
    """Left and right go from workshop to workshop; Enter opens the one that is marked."""

    CSS_PATH: ClassVar[Any] = [styles() / "organisation.tcss"]
    AUTO_FOCUS = "#course"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual types it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (LOFTY, "-lofty")]  # noqa: RUF012
    LINES = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "organisation.open",
            "enter",
            "open",
            N_("Open the marked workshop"),
            hint=NC_("key", "open"),
            shown=N_("Enter"),
        ),
        key("organisation.new", "n", "new", N_("A new workshop of it"), hint=N_("new workshop"), shown="N"),
        key("organisation.year", "y,e", "year", N_("The year's files, to hand out"), hint=N_("the year"), shown="Y"),
        key("organisation.before", "left", "cursor_by(-1)", N_("The workshop before")),
        key("organisation.after", "right", "cursor_by(1)", N_("The workshop after")),
        key("organisation.page_down", "pagedown,space", "page(1)", N_("A page down")),
        key("organisation.page_up", "pageup", "page(-1)", N_("A page up")),
        key("organisation.back", "escape", "back", N_("Back to the list"), hint=N_("back"), shown=N_("Esc")),
        key("organisation.home", "ctrl+b", "back", N_("To the list of workshops")),
        key("look", "l", "app.next_theme", N_("Change the look: light, dark, high contrast")),
        key("palette", "ctrl+p", "app.command_palette", N_("All commands"), hint=N_("commands"), shown="^P"),
        HELP,
    ]
    host = HostGetter()

    def __init__(self, organisation_id: str, chosen: str = "") -> None:
        """`chosen`: the id of the workshop that is marked first; without it the latest that has begun."""
        super().__init__()
        self.organisation_id = organisation_id
        self.organisation: OrganisationLine | None = None
        self.course: Course | None = None
        """What came of its workshops; None until it is worked out, beside the screen."""
        self.remarks: Mapping[str, str] = {}
        """What is to be said of each workshop, by id, such as that it was held late."""
        self.failed = False
        """Whether that could not be worked out."""
        self.chosen = chosen
        """The id of the workshop that is marked on the line."""

    def compose(self) -> ComposeResult:
        yield Static(id="course-name", markup=False)
        yield Static(id="course-said", markup=False)
        with Page(id="course", can_focus=True):
            with Vertical(id="course-line", classes="course-box") as box:
                box.border_title = gettext("Workshops")
                yield Drawn(self._line, id="line")
                yield Drawn(self._about_chosen, id="chosen")
            yield Drawn(self._figures, id="figures")
            with Horizontal(id="course-lists"):
                with Vertical(classes="course-box") as box:
                    box.border_title = gettext("Due next")
                    yield Drawn(self._due, id="due")
                with Vertical(classes="course-box") as box:
                    box.border_title = gettext("Open for the third time, or turned round")
                    yield Drawn(self._stuck, id="stuck")
        yield Hints(shown_hints(self.BINDINGS, self.host.settings.keys))

    @property
    def today(self) -> date:
        """The day that it is where the laptop stands."""
        return self.host.workshop_file.today

    def on_screen_resume(self) -> None:
        """At first, and again back from another screen: it may be another story by now."""
        self.read()

    @if_mounted
    def read(self) -> None:
        """Read the organisation from the file and show it."""
        wrong, there = "", None
        try:
            organisations, _ = self.host.workshop_file.organisations()
        except FileBusy:  # it is asked again until it answers; what is shown stays
            self.say(gettext(WAITING))
            self.read_later(self.read)
            return
        except StoreError as problem:
            wrong = str(problem)
        else:
            there = next((line for line in organisations if line.id == self.organisation_id), None)
        self.organisation = there
        self.read_now()
        self.say(wrong or ("" if there else gettext("This organisation is not in the file any more.")))
        self.query_one("#course").display = there is not None
        if there is None:
            return
        ids = [line.id for line in there.workshops]
        if self.chosen not in ids:
            begun = [line.id for line in there.workshops if line.state != "new"]
            self.chosen = begun[0] if begun else ids[0]
        self.query_one("#course-name", Static).update(Content(clipped(there.name, 200)))
        several = gettext("← → another workshop · Enter opens it") if len(ids) > 1 else gettext("Enter opens it")
        self.query_one("#course-line").border_subtitle = several
        self._draw()
        self.run_worker(self._work_out(), exclusive=True, group="course")

    async def _work_out(self) -> None:
        """What came of the workshops, worked out beside the screen: a long history takes a moment."""
        from onecompany.app.course_story import worked_out

        waited = False
        while True:
            try:
                told = await asyncio.to_thread(worked_out, self.host.workshop_file, self.organisation_id)
            except FileBusy:
                waited = True
                self.say(gettext(WAITING))
                await asyncio.sleep(BETWEEN * 3)
            except Exception as problem:  # noqa: BLE001 - the line and its keys stay, whatever the figures come to
                self._cannot_tell(problem)
                return
            else:
                break
        if waited:  # what was said meanwhile stays
            self.say("")
        self._tell(told)

    @if_mounted
    def _tell(self, story: Story | None) -> None:
        if story is None:  # it was deleted between two readings; the next one says so
            self.read()
            return
        settle(story.words)
        self.course, self.remarks, self.failed = story.course, story.remarks, False
        self._draw()

    def _cannot_tell(self, problem: Exception) -> None:
        from onecompany.export.run import unforeseen

        self.failed = True
        self.say(str(problem) if isinstance(problem, StoreError) else unforeseen(gettext("The figures"), problem))
        self._draw()

    def _draw(self) -> None:
        """Draw all of it anew."""
        self.query_one("#course-lists").display = self.course is not None
        for part in self.query(Drawn):
            part.redraw()

    def _line(self, width: int) -> Lines:
        if self.organisation is None:
            return ()
        marks = [
            Mark(line.date, line.state, line.id, late=line.state == "new" and line.date < self.today)
            for line in self.organisation.workshops
        ]
        planned = [one.date for one in self.course.planned] if self.course else [self.organisation.meeting]
        marks += [Mark(day, "meeting") for day in planned if day]
        return MonthLine(marks, self.today, width, chosen=self.chosen).lines()

    def _about_chosen(self, width: int) -> Lines:
        """The marked workshop in words."""
        there = self.organisation
        line = next((held for held in there.workshops if held.id == self.chosen), None) if there else None
        if line is None:
            return ()
        late = overdue(line.date, self.today) if line.state == "new" else ""
        state = gettext(STATES[line.state]) if line.state in STATES else line.state
        state = late or self.remarks.get(line.id) or state
        values = {"title": line.title, "day": long_date(line.date), "when": from_today(line.date, self.today)}
        about = gettext("▸ {title} · {day}, {when} · {state}", state=state, **values)
        tone: Tone = "warn" if late else "strong"
        lines: list[list[Piece]] = [[(text, tone)] for text in wrapped(about, width)]
        if self.course:
            from onecompany.app.course_story import next_meeting

            lines += [[(text, "text")] for text in wrapped(next_meeting(self.course, self.today), width)]
        return lines

    def _figures(self, width: int) -> Lines:
        if self.course is None:
            return () if self.failed else [[(gettext("What came of it is being worked out …"), "muted")]]
        from onecompany.app.course_charts import figures

        return figures(self.course, width, lofty=self.app.size.height >= LOFTY)

    def _due(self, width: int) -> Lines:
        if self.course is None:
            return ()
        from onecompany.app.course_lists import due

        return due(self.course, width, self.today)

    def _stuck(self, width: int) -> Lines:
        if self.course is None:
            return ()
        from onecompany.app.course_lists import stuck

        return stuck(self.course, width)

    def on_resize(self) -> None:
        """Figures are drawn higher or lower."""
        self._draw()

    @if_mounted
    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something above the line, where it stays until the next thing is said."""
        line = self.query_one("#course-said", Static)
        line.display = bool(text)
        line.update(Content(visible(f"! {text}" if wrong else text)))

    def action_cursor_by(self, step: int) -> None:
        """Mark the workshop before or after on the line."""
        if self.organisation:
            ids = [line.id for line in reversed(self.organisation.workshops)]
            place = ids.index(self.chosen) + step
            if 0 <= place < len(ids):
                self.chosen = ids[place]
                for part in self.query("#line, #chosen").results(Drawn):
                    part.redraw()

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        page = self.query_one(Page)
        page.action_scroll_by(pages * page.container_size.height)

    def action_open(self) -> None:
        """Open the marked workshop."""
        if self.organisation:
            self.host.navigator.open_workshop(self.chosen)

    def action_new(self) -> None:
        """The form for a new workshop of this organisation."""
        from onecompany.app.screens.new import NewWorkshopScreen

        def made(workshop_id: str | None) -> None:
            if workshop_id:
                self.host.navigator.open_workshop(workshop_id)

        if refusal := self.host.workshop_file.refusal:
            self.say(refusal, wrong=True)
        elif self.organisation:
            self.app.push_screen(NewWorkshopScreen(organisation=self.organisation.name), made)

    def action_year(self) -> None:
        """The hand-outs of its year."""
        if self.organisation:
            self.host.navigator.show_year(self.organisation_id, self.organisation.name)

    def action_back(self) -> None:
        """Back to the list of workshops."""
        settle()
        self.dismiss(None)

    def action_help(self) -> None:
        """F1."""
        self.host.navigator.show_help([])
