"""The list of leaders on F12: who is here, from when to when, who belongs where."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual.content import Content

from onecompany.app.screens.asking import Option
from onecompany.boards.wrap import clipped, padded
from onecompany.clock.local import hour, local, moment_on, time_of_day
from onecompany.kinds.hooks import tell
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.people import came_and_went, times_words
from onecompany.parsing.clean import clean, visible
from onecompany.parsing.people import Person, parse_people, person_line
from onecompany.parsing.refusal import Refusal
from onecompany.parsing.stays import typed_times
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.timing import stays

if TYPE_CHECKING:
    from onecompany.app.screens.people import PeopleScreen
    from onecompany.store.acts import attendance
    from onecompany.store.acts import people as acts
else:
    acts = LazyModule("onecompany.store.acts.people")
    attendance = LazyModule("onecompany.store.acts.attendance")

NAME = 28
"""Cells that a name has at most, so that role and department stand beside it."""


class Leaders:
    """Rows, lines and what keys do to them."""

    KEYS: ClassVar[str] = N_("Space here · T times · A add · F2 change · ⇧↑↓ order · Del · Esc back")

    def __init__(self, screen: PeopleScreen) -> None:
        self.screen = screen

    @property
    def _state(self) -> Any:
        return self.screen.session.state

    def title(self) -> str:
        """What the list is called."""
        return gettext("Leaders")

    def rows(self) -> list[Any]:
        """The leaders, in order."""
        rows: list[Any] = self._state.rows("leader")
        return rows

    def says(self) -> str:
        """How many are here, and who came or went."""
        rows = self.rows()
        present, count = sum(1 for row in rows if row.present), len(rows)
        counted = ngettext("{number} of {count} is here.", "{number} of {count} are here.", present, count=count)
        timed = any(stays(self._state, row.id) for row in rows)
        return f"{counted} {came_and_went(self._state)}" if timed else counted

    def lines(self, rows: list[Any]) -> list[Content]:
        """Each with whether they are here, when they were, role and department."""
        marks = {True: gettext("✓ here"), False: gettext("· absent"), None: gettext("· gone")}
        wide = max(map(cell_len, marks.values()))
        room = self.screen.room
        name_wide = min(NAME, room // 3, max((cell_len(visible(row.name)) for row in rows), default=0))
        times = {row.id: times_words(self._state, row) for row in rows}
        times_wide = max(map(cell_len, times.values()), default=0)
        lines = []
        for row in rows:
            silo = self._state.get("silo", row.silo_id)
            about = ", ".join(part for part in (row.role, silo.name if silo else "") if part)
            here = True if row.present else None if stays(self._state, row.id) else False
            name = padded(clipped(row.name, name_wide), name_wide, "left")
            when = f"{padded(times[row.id], times_wide, 'left')}  " if times_wide else ""
            about = clipped(f"{when}{visible(about)}", max(4, room - wide - name_wide - 4))
            lines.append(Content.assemble(padded(marks[here], wide, "left"), "  ", (name, "bold"), f"  {about}"))
        return lines

    # -- keys

    async def present(self, row: Any) -> None:
        """Here or not here; in the course of the workshop from this moment on."""
        if self._state.workshop.state == "closed" and stays(self._state, row.id):
            self.screen.say(gettext("The workshop is closed. T corrects when {name} was here.", name=row.name))
            return
        await self.screen.do(lambda writer: attendance.come_or_go(writer, row.id), marked=row.id)

    entered = present

    def times(self, row: Any) -> None:
        """When somebody was here, as it is typed."""
        now = ", ".join(self._typed(one) for one in stays(self._state, row.id))

        async def take(answer: str) -> str:
            if now and clean(answer) == now:
                return ""  # as it stands, on whatever day: what is typed anew is of the workshop's first one
            try:
                typed = typed_times(clean(answer))
            except Refusal as problem:
                return str(problem)
            times = [attendance.Times(*map(self._moment, stretch)) for stretch in typed.stretches]
            set_times = partial(attendance.set_times, leader_id=row.id, times=times, present=typed.present)
            return await self.screen.do(set_times, marked=row.id)

        expected = gettext("from 9:40 · left 13:38 · 9:40–11:05, 12:30– · absent · nothing: here all day")
        self.screen.ask(
            gettext("When was {name} here?", name=row.name), expected, entry=gettext("times"), value=now, take=take
        )

    @staticmethod
    def _typed(stay: Any) -> str:
        start, end = (hour(moment) if moment is not None else "" for moment in (stay.here_from, stay.left_at))
        return f"{start}–{end}"

    def _moment(self, time: dt.time | None) -> dt.datetime | None:
        """A time on the day of the workshop, in UTC."""
        started = self._state.workshop.started_at
        day = local(started).date() if started is not None else self._state.workshop.date
        return moment_on(day, time_of_day(time.hour * 60 + time.minute)) if time is not None else None

    def add(self) -> None:
        """Add a leader."""
        self._ask(gettext("Add a leader"), "", lambda writer, person: acts.add_leader(writer, person))

    def change(self, row: Any) -> None:
        """Change a leader."""
        silo = self._state.get("silo", row.silo_id)
        now = person_line(row.name, row.role, silo.name if silo else "")
        change = partial(acts.change_person, leader_id=row.id, tell=tell)
        self._ask(gettext("Change a leader"), now, lambda writer, person: change(writer, person=person), row.id)

    def rename_silo(self, row: Any) -> None:
        """Rename the department of a leader."""
        silo = self._state.get("silo", row.silo_id)
        if silo is None:
            self.screen.say(gettext("There is no {silo} here to rename. F2 gives a leader one: name; role; {silo}."))
            return
        ask_new_name(self.screen, silo)

    async def shift(self, row: Any, steps: int) -> None:
        """Move a leader up or down."""
        await self.screen.do(lambda writer: acts.move_leader(writer, row.id, steps), marked=row.id)

    async def remove(self, row: Any) -> None:
        """Remove a leader; Ctrl+Z brings them back."""
        message = gettext("Removed {name}. Ctrl+Z brings them back.", name=row.name)
        await self.screen.do(lambda writer: acts.remove_leader(writer, row.id, tell), message)

    def _ask(self, title: str, value: str, act: Any, leader_id: str = "") -> None:
        keep = f"leader {leader_id or self._state.workshop_id}"  # no sentence: a name of what is half written

        unknown: list[Person] = []

        async def take(answer: str) -> str:
            people = parse_people(answer)
            if people.problems or not people.people:
                return people.problems[0].message if people.problems else gettext("There is no name in that.")
            if len(people.people) > 1:
                return gettext("These are several leaders. Type one at a time: name; role; {silo}.")
            person: Person = people.people[0]
            if leader_id and acts.new_silo_name(self._state, leader_id, person):
                unknown[:] = [person]
                return ""
            return await self.screen.do(lambda writer: act(writer, person))

        def answered(_: str | None) -> None:
            for person in unknown:
                self._ask_which_silo(person, self._state.get("leader", leader_id))

        parts = gettext("Name; role; {silo}")
        self.screen.ask(title, parts, answered, entry=parts, value=value, keep=keep, take=take)

    def _ask_which_silo(self, person: Person, row: Any) -> None:
        """A silo that nobody knows: another name for theirs, or another silo?"""
        silo = self._state.get("silo", row.silo_id)
        old, new = silo.name, visible(person.silo)
        options = [
            Option(gettext("Rename {old} to {new}, everywhere", old=old, new=new), "rename"),
            Option(
                gettext("{name} goes to a new {silo}, {new}; {old} stays", name=person.name, old=old, new=new), "new"
            ),
            Option(gettext("Neither: leave it as it was"), ""),
        ]

        async def answered(answer: str | None) -> None:
            if answer:
                rename = answer == "rename"
                message = gettext("{old:quoted} is called {new:quoted} now, everywhere.", old=old, new=person.silo)
                act = partial(acts.change_person, leader_id=row.id, person=person, rename_silo=rename, tell=tell)
                await self.screen.do(act, message if rename else "")

        text = gettext("There is no {silo} {name:quoted} yet. What is meant?", name=person.silo)
        self.screen.ask(gettext("{old} or {new}", old=old, new=new), text, answered, options=options)


def ask_new_name(screen: PeopleScreen, silo: Any) -> None:
    """The new name of a department, for everybody in it and on every board."""

    async def take(name: str) -> str:
        message = gettext(
            "{old:quoted} is called {new:quoted} now, everywhere. Ctrl+Z takes it back.",
            old=silo.name,
            new=name.strip(),
        )
        return await screen.do(lambda writer: acts.rename_silo(writer, silo.id, clean(name), tell), message)

    title, text = gettext("Rename the {silo}"), gettext("Its new name, for everybody in it, on every board")
    screen.ask(title, text, entry=gettext("the name"), value=silo.name, take=take)
