"""The leaders and departments of a workshop: who is here and since when, who belongs where, which are one.

Tab leads from the one list to the other; what is done is done to the row that is marked, and undone here, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Line

from onecompany.app.keys import HELP, key
from onecompany.app.listing_departments import Departments
from onecompany.app.listing_leaders import Leaders
from onecompany.app.screens.asking import Asking, Option, Question
from onecompany.app.widgets.options import Options
from onecompany.boards.panel import Refused
from onecompany.display.mounted import if_mounted
from onecompany.parsing.clean import visible
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import N_, gettext
from onecompany.store.problems import KeptAfterAll, StoreError

if TYPE_CHECKING:
    from onecompany.app.session import WorkshopSession
    from onecompany.store.writer import WorkshopWriter


class PeopleScreen(Asking):
    """Two lists, one of them shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        key("people.other", "tab,shift+tab", "other", N_("From the leaders to the {silos}, and back"), shown=N_("Tab")),
        key("people.present", "space", "present", N_("Here or not here; in the course of the day from now on")),
        key("people.times", "t", "times", N_("Correct when a leader was here"), shown="T"),
        key("people.add", "a,insert", "add", N_("Add a leader, or {a_silo}"), shown="A"),
        key("people.change", "f2", "change", N_("Change name, role or {silo}; rename {a_silo}"), shown="F2"),
        key("people.silo", "f4", "silo", N_("Rename the {silo}, for everybody in it"), shown="F4"),
        key("people.merge", "m", "merge", N_("Merge {a_silo} into another one"), shown="M"),
        key("people.up", "shift+up", "shift(-1)", N_("Move up; boards follow"), shown="⇧↑"),
        key("people.down", "shift+down", "shift(1)", N_("Move down; boards follow"), shown="⇧↓"),
        key("people.remove", "delete", "remove", N_("Remove"), shown=N_("Del")),
        key("people.undo", "ctrl+z", "undo(False)", N_("Undo"), shown="^Z"),
        key("people.redo", "ctrl+y", "undo(True)", N_("Redo"), shown="^Y"),
    ]

    def __init__(self, session: WorkshopSession, *, departments: bool = False) -> None:
        """`departments`: those are shown first."""
        super().__init__()
        self.session = session
        self._shown = -1  # the version of the rows that are shown
        self._said = ""
        self.lists: list[Leaders | Departments] = [Leaders(self), Departments(self)]
        if departments:
            self.lists.reverse()

    @property
    def listed(self) -> Leaders | Departments:
        """The list that is shown."""
        return self.lists[0]

    def compose(self) -> ComposeResult:
        with Vertical(id="asking", classes="-list"):
            yield Options()
            yield Static(id="asking-count", markup=False)

    def on_mount(self) -> None:
        self.show()

    @if_mounted
    def show(self, message: str = "", marked: str = "") -> None:
        """The rows as they are now. `marked`: the id of the row that is marked; else it stays where it was."""
        self._shown = self.session.state.version
        box = self.query_one("#asking", Vertical)
        box.border_title = Content(" · ".join(self._titles()))
        box.border_subtitle = Content(gettext(self.listed.KEYS))
        options, rows = self.query_one(OptionList), self.listed.rows()
        index = options.highlighted or 0
        options.clear_options()
        options.add_options([Line(line, id=row.id) for row, line in zip(rows, self.listed.lines(rows), strict=True)])
        if rows:
            places = [place for place, row in enumerate(rows) if row.id == marked]
            options.highlighted = places[0] if places else min(index, len(rows) - 1)
        self.say(message or self.listed.says())

    def _titles(self) -> Sequence[str]:
        shown, other = (f"{one.title()} {len(one.rows())}" for one in self.lists)
        return shown, gettext("Tab: {other}", other=other)

    @if_mounted
    def say(self, text: str) -> None:
        """Say something below the list."""
        self._said = text
        self.query_one("#asking-count", Static).update(Content(visible(text)))

    @property
    def room(self) -> int:
        """Cells that a line has, so that each row is one line."""
        return max(20, self.query_one(OptionList).scrollable_content_region.width - 2)

    def on_resize(self) -> None:
        """The lines are as wide as the list; what was said goes on standing below it."""
        self.call_after_refresh(lambda: self.show(self._said))

    def on_screen_resume(self) -> None:
        """Back from another screen, on which an act may have been taken back: keys mean the rows that are seen."""
        if self._shown not in (-1, self.session.state.version):
            self.show()

    @property
    def marked(self) -> Any:
        """The row that is marked; None for none."""
        index, rows = self.query_one(OptionList).highlighted, self.listed.rows()
        return rows[index] if index is not None and index < len(rows) else None

    async def do(self, act: Callable[[WorkshopWriter], object], message: str = "", marked: str = "") -> str:
        """Do it, show what came of it, and say a message, or what the act gives to be said. Why it could not be."""
        try:
            given: object = await self.session.write(act)
        except KeptAfterAll as problem:
            given = str(problem)
        except (StoreError, Refusal, Refused) as problem:
            self.say(str(problem))
            return str(problem)
        self.show(message or (given if isinstance(given, str) and " " in given else ""), marked)
        return ""

    def ask(
        self,
        title: str,
        text: str,
        then: Callable[[str | None], Any] | None = None,
        *,
        options: Sequence[Option] = (),
        **entry: Any,
    ) -> None:
        """Ask in a box."""
        self.app.push_screen(Question(title, text, options, **entry), then)

    # -- keys

    def action_other(self) -> None:
        """Tab."""
        self.lists.reverse()
        self.show()

    async def _of_list(self, name: str, *values: Any) -> None:
        """What the list that is shown does, where it can do that."""
        does = getattr(self.listed, name, None)
        if does is None:
            self.say(gettext("That key is for the other list: Tab."))
        elif name == "add":
            does()
        elif (row := self.marked) is not None:
            result = does(row, *values)
            if result is not None:
                await result

    async def action_present(self) -> None:
        """Here or not here."""
        await self._of_list("present")

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter does the same on a leader, and renames a department."""
        event.stop()
        await self._of_list("entered")

    async def action_times(self) -> None:
        """When the marked leader was here."""
        await self._of_list("times")

    async def action_add(self) -> None:
        """One more."""
        await self._of_list("add")

    async def action_change(self) -> None:
        """Change the one that is marked."""
        await self._of_list("change")

    async def action_silo(self) -> None:
        """Rename the department, or that of the leader who is marked."""
        await self._of_list("rename_silo")

    async def action_merge(self) -> None:
        """Merge the marked department into another one."""
        await self._of_list("merge")

    async def action_shift(self, steps: int) -> None:
        """Move the one that is marked."""
        await self._of_list("shift", steps)

    async def action_remove(self) -> None:
        """Remove the one that is marked; Ctrl+Z brings it back."""
        await self._of_list("remove")

    async def action_undo(self, again: bool) -> None:
        """Ctrl+Z and Ctrl+Y, as in the room."""
        try:
            done = await self.session.write(lambda writer: writer.redo() if again else writer.undo())
        except StoreError as problem:
            self.say(str(problem))
            return
        if done is None:
            self.show(gettext("There is nothing to do again.") if again else gettext("There is nothing to undo."))
        elif again:
            self.show(gettext("Done again: {act}.", act=done[0].label))
        else:
            self.show(gettext("Undone: {act}.", act=done[0].label))
