"""Who the customer is: each persona whole, to read from the last row, and typed a field a line.

Any letter begins the field that is marked, F2 edits it; Enter keeps it and goes on to the next one, so that a persona
costs its letters and an Enter a field.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, OptionList, Static

from onecompany.app.keys import HELP, key
from onecompany.app.screens.asking import Asking
from onecompany.app.widgets.entries import Entry
from onecompany.app.widgets.persona_list import PersonaList, Place
from onecompany.boards.panel import Outcome, Refused, Target
from onecompany.display.mounted import if_mounted
from onecompany.kinds import persona
from onecompany.kinds.cells import Cell
from onecompany.kinds.expected import expected, title
from onecompany.kinds.kind import Table
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.clean import check_length, clean, visible
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import N_, gettext
from onecompany.store.problems import StoreError
from onecompany.store.records import Record

if TYPE_CHECKING:
    from onecompany.app.input_controller import InputController
    from onecompany.app.session import WorkshopSession
    from onecompany.kinds import rows
    from onecompany.kinds import typed as reading
    from onecompany.store.writer import WorkshopWriter
else:
    rows = LazyModule("onecompany.kinds.rows")
    reading = LazyModule("onecompany.kinds.typed")


class PersonasScreen(Asking):
    """The personas below each other; the last line begins another one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        key("persona.edit", "f2", "edit", N_("Edit the field that is marked"), shown="F2"),
        key(
            "persona.remove",
            "delete",
            "remove",
            N_("Clear the field, or at a name remove the persona"),
            shown=N_("Del"),
        ),
        key("persona.up", "shift+up", "shift(-1)", N_("Move the persona up; the first one is pinned above the boards")),
        key("persona.down", "shift+down", "shift(1)", N_("Move the persona down")),
        key("persona.undo", "ctrl+z", "undo(False)", N_("Undo"), shown="^Z"),
        key("persona.redo", "ctrl+y", "undo(True)", N_("Redo"), shown="^Y"),
    ]

    def __init__(self, session: WorkshopSession, controller: InputController, first: Target | None = None) -> None:
        """`first`: the field of a persona that is marked first."""
        super().__init__()
        self.session, self.controller = session, controller
        self._first = first
        self._open: Place | None = None
        """The place whose line is open."""

    # -- what is shown

    @property
    def _table(self) -> Table:
        described = persona.described(self.session.state)
        assert described is not None
        return described

    def _persona(self, persona_id: str) -> Record | None:
        return next((row for row in self._personas if row.id == persona_id), None)

    @property
    def _personas(self) -> list[Record]:
        return persona.personas(self.session.state)

    def compose(self) -> ComposeResult:
        with Vertical(id="asking", classes="-list") as box:
            box.border_title = Content(gettext("Who the {customer} is"))
            box.border_subtitle = Content(gettext("type or F2 edits · Del clears · ⇧↑ ⇧↓ moves · ^Z undo · Esc back"))
            yield PersonaList(self._table)
            yield Static(id="asking-count", markup=False)
            yield Entry(id="asking-entry")

    def on_mount(self) -> None:
        self._again()
        listed = self._listed
        begun = next((place for place in listed.places if self._kept(place)), None)
        found = (self._first.ref.id, self._first.column or "name") if self._first is not None else None
        listed.mark(begun or (found if found in listed.places else listed.places[0]))
        if begun is not None or not self._personas:
            self._begin(self._kept(listed.marked))
        else:
            self._close_entry()

    def on_resize(self) -> None:
        """Texts are broken anew."""
        self._again()

    @property
    def _listed(self) -> PersonaList:
        return self.query_one(PersonaList)

    @if_mounted
    def _again(self, message: str = "") -> None:
        """The personas as they are now."""
        self._listed.show(self._personas)
        if message:
            self._say(message)

    @if_mounted
    def _say(self, text: str) -> None:
        self.query_one("#asking-count", Static).update(Content(visible(text)))

    # -- the line

    def _draft(self, place: Place) -> str:
        return f"persona {self.session.state.workshop_id} {place[0]} {place[1]}"  # no sentence: what is half written

    def _kept(self, place: Place) -> str:
        return self.host.form_drafts.get(self._draft(place))

    @if_mounted
    def _begin(self, text: str) -> None:
        """Open the line of the place that is marked."""
        self._open = self._listed.marked
        column, entry = self._table.column(self._open[1]), self.query_one(Input)
        entry.border_title = gettext("{title}: {expected}", title=title(column), expected=expected(column))
        entry.display = True
        entry.value = text
        entry.cursor_position = len(text)
        entry.focus()
        self._say(gettext("Enter keeps it and goes on, Esc leaves the line."))

    @if_mounted
    def _close_entry(self) -> None:
        self._open = None
        entry = self.query_one(Input)
        entry.display = False
        entry.clear()
        self._listed.focus()

    def on_key(self, event: Key) -> None:
        """A letter begins the line of the field that is marked; the key that led here leads back."""
        if self._open is None and event.character and event.is_printable and event.key != "space":
            event.stop()
            event.prevent_default()
            if event.character == "@":
                self.dismiss(None)
            else:
                self._begin(event.character)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: edit it."""
        event.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """F2."""
        if self._open is None:
            row = self._persona(self._listed.marked[0])
            self._begin(
                self._kept(self._listed.marked)
                or (str(getattr(row, self._listed.marked[1])) if row is not None else "")
            )

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is half written is kept until it is sent off."""
        event.stop()
        if self._open is not None:
            row = self._persona(self._open[0])
            stands = getattr(row, self._open[1]) if row is not None else ""
            self.host.form_drafts.remember(self._draft(self._open), event.value if event.value != stands else "")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps the field and goes on to the next one that is empty; nothing typed leaves it as it is."""
        event.stop()
        if self._open is None:
            return
        place, text = self._open, clean(event.value)
        kept, row = place, self._persona(place[0])
        if text and (row is None or text != getattr(row, place[1])):
            new: list[str] = []
            if not await self._do(lambda writer: self._keep(writer, place, text, new)):
                return
            kept = (new[0] if new else place[0], place[1])
        elif not text and row is None:
            self._leave_line()
            return
        self.host.form_drafts.forget(self._draft(place))
        self._open = None
        self._again()
        names = [column.name for column in self._table.columns]
        behind = names.index(kept[1]) + 1
        self._listed.mark((kept[0], names[behind]) if behind < len(names) else kept)
        if behind < len(names) and not getattr(self._persona(kept[0]), names[behind]):
            self._begin(self._kept(self._listed.marked))
        else:
            self._close_entry()
            self._say(gettext("Kept. Esc leads back to the board."))

    def _keep(self, writer: WorkshopWriter, place: Place, text: str, new: list[str]) -> None:
        persona_id, name = place
        check_length(text)
        row = self._persona(persona_id)
        cell = Cell(self._table, self._table.column(name), self.session.state, self.session.today, row)
        values = reading.read(cell, text)
        if row is None:
            new[:] = rows.add(writer, self._table, [values])
        else:
            rows.change(writer, self._table, persona_id, **values)

    def _leave_line(self) -> None:
        if self._open is not None:
            self.host.form_drafts.forget(self._draft(self._open))
        self._close_entry()
        self._say("")

    def action_dismiss_nothing(self) -> None:
        """Esc leaves the line first, then the page."""
        if self._open is not None:
            self._leave_line()
        else:
            super().action_dismiss_nothing()

    # -- what else can be done

    async def _do(self, act: Callable[[WorkshopWriter], object]) -> bool:
        """Do it in the room. Whether it is done; the reason is said here, too, where it was refused."""
        refused: list[str] = []
        place = self.controller.screen.panel.place

        def doing(writer: WorkshopWriter) -> Outcome:
            try:
                act(writer)
            except (Refused, Refusal, StoreError, ValueError) as problem:
                refused.append(str(problem))
                raise Refused(str(problem)) from problem
            return Outcome(place)

        well = await self.controller.do(doing)
        if not well:
            self._say(refused[0] if refused else gettext("It could not be kept. The reason is in the room's line."))
        return well

    async def action_remove(self) -> None:
        """Delete: clear the field, or at a name remove the persona."""
        persona_id, name = self._listed.marked
        row = self._persona(persona_id)
        if row is None or self._open is not None:
            return
        if name == "name":
            done = await self._do(lambda writer: rows.remove(writer, self._table, persona_id))
            message = gettext("Removed {name}. Ctrl+Z brings them back.", name=row.name)
        elif getattr(row, name):
            done = await self._do(lambda writer: rows.change(writer, self._table, persona_id, **{name: ""}))
            message = gettext("Cleared. Ctrl+Z brings it back.")
        else:
            return
        if done:
            self._again(message)

    async def action_shift(self, steps: int) -> None:
        """Move the persona among the others; the first is pinned."""
        place = self._listed.marked
        if not place[0] or self._open is not None:
            return
        if await self._do(lambda writer: rows.move(writer, self._table, place[0], steps)):
            self._again(gettext("{name} is pinned above the boards.", name=self._personas[0].name))
            self._listed.mark(place)

    async def action_undo(self, again: bool) -> None:
        """Ctrl+Z and Ctrl+Y, as in the room."""
        if self._open is not None:
            self._say(gettext("A line is open. Enter keeps it, Esc drops it; then Ctrl+Z and Ctrl+Y undo and redo."))
            return
        done = await self.controller.undo(again=again)
        self.controller.screen.refresh_room(self.controller.screen.panel.place)
        if done is None:
            self._say(gettext("There is nothing to do again.") if again else gettext("There is nothing to undo."))
            return
        said = gettext("Done again: {act}.", act=done.label) if again else gettext("Undone: {act}.", act=done.label)
        self._again(said)
        # A row that came back is marked at its name, one that was changed at what was.
        changed = ((row.id, name) for row in done.changes for name in (row.new if row.old and row.new else ("name",)))
        place = next((place for place in changed if place in self._listed.places), None)
        if place is not None:
            self._listed.mark(place)
