"""The leaders and silos of a workshop: who is here, who came late, who belongs where."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Line

from onecompany.app.keys import key
from onecompany.app.mounted import if_mounted
from onecompany.app.screens.asking import Asking, Option, Question
from onecompany.app.widgets.options import Options
from onecompany.boards.wrap import clipped, padded
from onecompany.kinds.hooks import tell
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.clean import clean, visible
from onecompany.parsing.people import Person, parse_people, person_line
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.problems import StoreError

if TYPE_CHECKING:
    from onecompany.app.session import WorkshopSession
    from onecompany.store.acts import people as acts
else:
    acts = LazyModule("onecompany.store.acts.people")


class PeopleScreen(Asking):
    """A list of the leaders; keys say who is here, change one, add one, remove one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("people.present", "space", "present", N_("Here or not here"), shown=N_("Space")),
        key("people.add", "a,insert", "add", N_("Add a leader"), shown="A"),
        key("people.change", "f2", "change", N_("Change name, role or {silo}"), shown="F2"),
        key("people.silo", "f4", "silo", N_("Rename the {silo}, for everybody in it"), shown="F4"),
        key("people.remove", "delete", "remove", N_("Remove"), shown=N_("Del")),
    ]

    def __init__(self, session: WorkshopSession) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        with Vertical(id="asking", classes="-list") as box:
            box.border_title = Content(gettext("Leaders"))
            box.border_subtitle = Content(gettext("Space here · A add · F2 change · F4 {silo} · Del remove · Esc back"))
            yield Options()
            yield Static(id="asking-count", markup=False)

    def on_mount(self) -> None:
        self._show()

    @property
    def _rows(self) -> list[Any]:
        return self.session.state.rows("leader")

    @if_mounted
    def _show(self) -> None:
        listed = self.query_one(OptionList)
        index = listed.highlighted or 0
        listed.clear_options()
        listed.add_options([Line(self._line(row), id=row.id) for row in self._rows])
        if self._rows:
            listed.highlighted = min(index, len(self._rows) - 1)
        present = sum(1 for row in self._rows if row.present)
        count = len(self._rows)
        self._say(ngettext("{number} of {count} is here.", "{number} of {count} are here.", present, count=count))

    def _line(self, row: Any) -> Content:
        silo = self.session.state.get("silo", row.silo_id)
        about = ", ".join(part for part in (row.role, silo.name if silo else "") if part)
        present, absent = gettext("✓ here"), gettext("· absent")
        mark = padded(present if row.present else absent, max(cell_len(present), cell_len(absent)), "left")
        width = min(28, max(cell_len(visible(leader.name)) for leader in self._rows))
        name = padded(clipped(row.name, width), width, "left")
        return Content.assemble(f"{mark}  ", (name, "bold"), f"   {visible(about)}" if about else "")

    @if_mounted
    def _say(self, text: str) -> None:
        self.query_one("#asking-count", Static).update(Content(visible(text)))

    def _marked(self) -> Any:
        index = self.query_one(OptionList).highlighted
        return self._rows[index] if index is not None and index < len(self._rows) else None

    async def _do(self, act: Any, message: str = "") -> None:
        try:
            await self.session.write(act)
        except (StoreError, Refusal) as problem:
            self._say(str(problem))
            return
        self._show()
        if message:
            self._say(message)

    async def action_present(self) -> None:
        """Here or not here."""
        row = self._marked()
        if row is not None:
            await self._do(lambda writer: acts.change_leader(writer, row.id, present=not row.present))

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter does the same."""
        event.stop()
        await self.action_present()

    def action_add(self) -> None:
        """Add a leader."""
        self._ask(gettext("Add a leader"), "", lambda writer, person: acts.add_leader(writer, person))

    def action_change(self) -> None:
        """Change the one that is marked."""
        row = self._marked()
        if row is None:
            return
        silo = self.session.state.get("silo", row.silo_id)
        now = person_line(row.name, row.role, silo.name if silo else "")
        title = gettext("Change a leader")
        self._ask(title, now, lambda writer, person: acts.change_person(writer, row.id, person), row.id)

    def action_silo(self) -> None:
        """Rename the silo of the one that is marked."""
        row = self._marked()
        silo = self.session.state.get("silo", row.silo_id) if row is not None else None
        if silo is None:
            self._say(gettext("There is no {silo} here to rename. F2 gives a leader one: name; role; {silo}."))
            return

        async def answered(name: str | None) -> None:
            if name is not None:
                message = gettext(
                    "{old:quoted} is called {new:quoted} now, everywhere. Ctrl+Z in the room takes it back.",
                    old=silo.name,
                    new=name.strip(),
                )
                await self._do(lambda writer: acts.rename_silo(writer, silo.id, clean(name)), message)

        title, text = gettext("Rename the {silo}"), gettext("Its new name, for everybody in it, on every board")
        self.app.push_screen(Question(title, text, (), entry=gettext("the name"), value=silo.name), answered)

    def _ask_which_silo(self, person: Person, row: Any) -> None:
        """A silo that nobody knows: another name for theirs, or another silo?"""
        silo = self.session.state.get("silo", row.silo_id)
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
                act = partial(acts.change_person, leader_id=row.id, person=person, rename_silo=rename)
                await self._do(act, message if rename else "")

        text = gettext("There is no {silo} {name:quoted} yet. What is meant?", name=person.silo)
        self.app.push_screen(Question(gettext("{old} or {new}", old=old, new=new), text, options), answered)

    def _ask(self, title: str, value: str, act: Any, leader_id: str = "") -> None:
        keep = f"leader {leader_id or self.session.state.workshop_id}"  # no sentence: a name of what is half written

        async def answered(answer: str | None) -> None:
            if answer is None or not answer.strip():
                return
            people = parse_people(answer)
            if people.problems or len(people.people) != 1:
                self.host.form_drafts.remember(keep, answer)  # refused, so that it stands there again
            if people.problems or not people.people:
                self._say(people.problems[0].message if people.problems else gettext("There is no name in that."))
                return
            if len(people.people) > 1:
                self._say(gettext("These are several leaders. Type one at a time: name; role; {silo}."))
                return
            person: Person = people.people[0]
            if leader_id and acts.new_silo_name(self.session.state, leader_id, person):
                self._ask_which_silo(person, self.session.state.get("leader", leader_id))
                return
            await self._do(lambda writer: act(writer, person))

        parts = gettext("Name; role; {silo}")
        box = Question(title, parts, (), entry=parts, value=value, keep=keep)
        self.app.push_screen(box, answered)

    async def action_remove(self) -> None:
        """Remove the one that is marked; Ctrl+Z in the room brings them back."""
        row = self._marked()
        if row is not None:
            message = gettext("Removed {name}. Ctrl+Z in the room brings them back.", name=row.name)
            await self._do(lambda writer: acts.remove_leader(writer, row.id, tell), message)
