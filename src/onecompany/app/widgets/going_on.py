"""What a workshop that is being made goes on from: which one, what of it, and the minutes that things took there."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from onecompany.app.widgets.checklist import CheckItem, FormChecklist
from onecompany.app.widgets.options import Options
from onecompany.kinds.carrying import Group, left_out, named, what_goes_on
from onecompany.parsing.clean import visible
from onecompany.parsing.people import parse_people
from onecompany.sentences import gettext, ngettext
from onecompany.store.reading import WorkshopLine
from onecompany.store.state import State
from onecompany.summary.dates import short_date

NONE, MINUTES = "none", "-minutes"
"""Of the workshops: none of them. Of the ticks: the minutes of last time; no group has such a name."""


class GoingOn(Vertical):
    """Is shown where the organisation has workshops in this file."""

    @dataclass
    class Changed(Message):
        """Something else is to go on."""

    def __init__(self, *, before: str, turned: str) -> None:
        """What was chosen when the form was left: the workshop's id, and `turned` of what was ticked or not."""
        super().__init__()
        self._wanted, self._turned = before, set(turned.split())
        self.display = False
        self._organisation, self._every = "", list[WorkshopLine]()
        self._lines: list[WorkshopLine] = []
        """Those up to the day of the new one."""
        self._shown: tuple[str, date, str] | None = None
        self._counts: list[tuple[Group, int]] = []
        self._named: dict[str, set[str]] = {}
        self._minutes: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static(gettext("Goes on from"), classes="form-label", markup=False)
        yield Static(id="later", markup=False)
        yield Options(id="before")
        yield Static(gettext("What goes on (Space takes it out)"), classes="form-label", markup=False)
        yield FormChecklist(id="groups")
        yield Static(id="last-minutes", markup=False)

    @property
    def before(self) -> str | None:
        """The id of the workshop that it goes on from; None for none."""
        rows = self.query_one("#before", OptionList)
        if not self._lines or rows.highlighted is None or rows.highlighted >= len(self._lines):
            return None
        return self._lines[rows.highlighted].id

    @property
    def known(self) -> bool:
        """Whether the organisation has workshops."""
        return bool(self._every)

    @property
    def chosen(self) -> str:
        """What is chosen to go on from, where it is not the latest: an id, or `NONE`."""
        latest = self._lines[0].id if self._lines else None
        return "" if self.before == latest else self.before or NONE

    @property
    def without(self) -> list[str]:
        """The groups that do not go on."""
        return sorted(self._turned - {MINUTES})

    @property
    def turned(self) -> str:
        """The names of the ticks that are not as they are at first: groups are on, and minutes are not."""
        return " ".join(sorted(self._turned))

    @property
    def minutes(self) -> bool:
        """Whether the plan is to have the minutes of last time."""
        return bool(self._minutes) and MINUTES in self._turned

    def offer(self, organisation: str, lines: Sequence[WorkshopLine], day: date) -> None:
        """Offer an organisation's workshops up to a day, the latest first, and none."""
        earlier = [line for line in lines if line.date <= day]
        if (organisation, list(lines), earlier) == (self._organisation, self._every, self._lines):
            return
        if organisation != self._organisation:
            if self._every:
                self._wanted, self._turned = "", set()
        elif self._lines and list(lines) != self._every:
            self._wanted = self.before or NONE  # another window has made one, or deleted one
        elif self._lines and (self.chosen or self._wanted in (NONE, *(line.id for line in self._lines))):
            self._wanted = self.chosen  # one that another day takes away comes back with its day
        self._organisation, self._every, self._lines, self.display = organisation, list(lines), earlier, bool(lines)
        self._say_later(len(lines) - len(earlier))
        rows = self.query_one("#before", OptionList)
        rows.clear_options()
        for number, line in enumerate(earlier):
            about = gettext("{date}  {title}", date=short_date(line.date), title=visible(line.title))
            latest = gettext("{workshop}  (the latest)", workshop=about) if number == 0 else about
            rows.add_option(Option(Content(latest), id=line.id))
        rows.add_option(Option(Content(gettext("none: it begins anew")), id=NONE))
        ids = [*(line.id for line in earlier), NONE]
        rows.highlighted = ids.index(self._wanted) if self._wanted in ids else 0

    def _say_later(self, later: int) -> None:
        """Say that nothing goes on from workshops after the day of the new one."""
        text = ngettext(
            "One workshop is after that day: nothing goes on from a later one.",
            "{number:Words} workshops are after that day: nothing goes on from a later one.",
            later,
        )
        if not self._lines:
            text = ngettext(
                "Nothing goes on: its workshop in this file is after that day.",
                "Nothing goes on: its {number:words} workshops in this file are after that day.",
                later,
            )
        note = self.query_one("#later", Static)
        note.display = later > 0
        note.update(Content(text))

    def show(self, before: State | None, day: date, minutes: Sequence[str], listed: str) -> None:
        """Show what there is of a workshop on a day.

        `minutes`: what took another time than it is planned. `listed`: the leaders of the new one, as they are typed.
        """
        if list(minutes) != self._minutes:
            self._minutes = list(minutes)
            self._fill()
        if before is None:
            self._shown, self._counts = None, []
            self._fill()
        elif self._shown != (before.workshop_id, day, listed):
            self._shown = (before.workshop_id, day, listed)
            self._count(before.copy(), day, listed)

    @work(exclusive=True)
    async def _count(self, before: State, day: date, listed: str) -> None:
        """In a thread: what a kind says goes on stands with its acts, which take a second to import at the start."""
        people = parse_people(listed).people
        counts = await asyncio.to_thread(what_goes_on, before, day, (), people)
        names = await asyncio.to_thread(named, before, day)
        if (counts, names) != (self._counts, self._named):
            self._counts, self._named = counts, names
            self._fill()

    def _fill(self) -> None:
        ticks = self.query_one(FormChecklist)
        minutes = gettext("Plan with the minutes that it took last time")
        groups = [
            CheckItem(group.name, gettext(group.title), on=group.name not in self._turned, usual=group.counted(number))
            for group, number in self._counts
        ]
        last = [CheckItem(MINUTES, minutes, on=MINUTES in self._turned)] if self._minutes else []
        ticks.offer(groups, last)
        self._say_what_stays()
        self.query_one("#last-minutes", Static).update(Content(visible("\n".join(self._minutes))))

    def on_form_checklist_ticked(self, message: FormChecklist.Ticked) -> None:
        """Remember it, and say what stays behind for it."""
        message.stop()
        self._turned ^= {message.name}
        self._say_what_stays()
        self.post_message(self.Changed())

    def _say_what_stays(self) -> None:
        ticks, gone = self.query_one(FormChecklist), left_out(self._turned)
        for group, number in self._counts:
            others = {one.name: gettext(one.title) for one, _ in self._counts if one.name in gone}
            count, lost = group.counted(number), self._named.get(group.name, set()) & others.keys()
            if group.name in others and group.name not in self._turned:
                needed = [title for name, title in others.items() if name in group.needs]
                ticks.say(group.name, gettext("not without {groups:list}", groups=needed))
            elif lost and group.name not in gone:
                ticks.say(group.name, gettext("{count}, without what stays behind", count=count))
            else:
                ticks.say(group.name, count)
