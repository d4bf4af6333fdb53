"""What only the facilitator should see: the script, and behind a second key the private notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from onecompany.app.keeping import InTheRoom, Keeping
from onecompany.app.keys import key
from onecompany.app.private_words import following
from onecompany.app.screens.asking import Asking
from onecompany.app.screens.records import Records
from onecompany.app.widgets.entries import Entry
from onecompany.boards.panel import Outcome
from onecompany.display.mounted import if_mounted
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.clean import check_length, clean, visible
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.app.input_controller import InputController
    from onecompany.app.session import WorkshopSession
    from onecompany.store.acts import capture as acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.store.acts.capture")


class PrivateNotes(Records):
    """The private notes, in plain letters: only by a key of their own, since the script may be on the wall."""

    HEADING = N_("Your private notes · never handed out unless you ask for it")
    NONE = N_("You have no private note yet.")

    def __init__(self, session: WorkshopSession, keeping: Keeping, begun: str) -> None:
        """`begun`: a note that was begun before."""
        super().__init__(session, keeping)
        self._begun = begun

    def begin(self) -> None:
        """A new note can be written at once."""
        self._open_entry(self._begun)

    def records(self) -> Sequence[tuple[Ref, Any]]:
        """In the order of the day."""
        return [(Ref("note", row.id), row) for row in self.session.state.rows("note") if row.private]

    def row_texts(self, ref: Ref, row: Any) -> tuple[str, str]:
        """With the exercise in which it was written."""
        exercise = self.session.state.get("exercise", row.exercise_id)
        return row.text, exercise.title if exercise else ""

    def add(self, writer: WorkshopWriter, text: str) -> Outcome:
        """A new one, of the exercise that is open."""
        return noted(writer, self.session.exercise.id, text, self._place)

    def close_line(self) -> None:
        self._edited = None
        self._open_entry("")

    @if_mounted
    def wall_has_gone(self) -> None:
        """What the facilitator alone was to see is hidden; a note that was begun goes on unseen in the script's box."""
        self.query_one(OptionList).clear_options()
        self.query_one(Input).password = True
        self._close()

    def on_screen_resume(self) -> None:
        """Back from a page over it, below which it was hidden."""
        if self.query_one(Input).password:
            self._close()

    def _close(self) -> None:
        self.dismiss(self.query_one(Input).value)

    def action_dismiss_nothing(self) -> None:
        """Esc drops a change first; a note that was begun goes back to the script with it."""
        if self._edited is not None:
            super().action_dismiss_nothing()
        else:
            self._close()


class ScriptScreen(Asking):
    """The script of the exercise and step, and what comes next. A note that is typed here is not shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Not a key that means much in the room: a script that is still open must not show notes instead.
        replace(key("script.notes", "ctrl+r", "notes", N_("Show your private notes"), shown="^R"), priority=True),
    ]

    def __init__(self, session: WorkshopSession, controller: InputController) -> None:
        super().__init__()
        self.session, self.controller = session, controller

    def compose(self) -> ComposeResult:
        with Vertical(id="asking", classes="-list") as box:
            box.border_title = Content(gettext("Script · never handed out"))
            box.border_subtitle = Content(gettext("^R shows your private notes · Esc back"))
            with VerticalScroll():
                yield Static(self._text(), id="script-text", markup=False)
            yield Static(id="asking-count", markup=False)
            # Whoever writes a note about somebody while the wall shows the script must not show it.
            hint = gettext("A private note, unseen while you type")
            yield Entry(placeholder=hint, password=True, id="asking-entry")

    def on_mount(self) -> None:
        self._count()
        field = self.query_one(Input)
        field.value = self.host.form_drafts.get(self._field)
        field.cursor_position = len(field.value)
        field.focus()

    @property
    def _field(self) -> str:
        return f"note {self.session.state.workshop_id}"  # no sentence: a name of what is half written

    def on_input_changed(self, event: Input.Changed) -> None:
        """A note that is begun is kept, until it is a note or taken away."""
        event.stop()
        self.host.form_drafts.remember(self._field, event.value)

    def wall_has_gone(self) -> None:
        """It was opened where the facilitator alone saw it, and is hidden until it is asked for anew."""
        hidden = gettext("The wall is off, so the script is hidden. Esc and F8 show it on this screen.")
        self.query_one("#script-text", Static).update(Content(hidden))

    def _text(self) -> Content:
        session = self.session
        exercise, step = session.exercise, session.step
        parts: list[object] = [(f"{visible(exercise.title)}\n", "bold")]
        parts += [visible(exercise.script) or gettext("This exercise has no script."), "\n"]
        if step.script:
            parts += [(f"\n{visible(step.title)}\n", "bold"), visible(step.script), "\n"]
        if title := following(session):
            parts += [(f"\n{gettext('Next')}\n", "bold"), visible(title), "\n"]
        return Content.assemble(*parts)  # type: ignore[arg-type]

    @if_mounted
    def _count(self, message: str = "") -> None:
        count = sum(1 for row in self.session.state.rows("note") if row.private)
        notes = ngettext("{number} private note.", "{number} private notes.", count) if count else ""
        self.query_one("#asking-count", Static).update(Content(" ".join(filter(None, (message, notes)))))

    def action_notes(self) -> None:
        """The private notes, with the one that was begun."""
        entry = self.query_one(Input)

        def back(begun: str | None) -> None:
            entry.value = begun or ""
            entry.cursor_position = len(entry.value)
            entry.focus()
            self._count()

        self.app.push_screen(PrivateNotes(self.session, InTheRoom(self.controller), entry.value), back)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep a private note."""
        event.stop()
        text = clean(event.value)
        place = self.controller.screen.panel.place
        exercise_id = self.session.exercise.id
        if text and await self.controller.do(lambda writer: noted(writer, exercise_id, text, place)):
            event.input.clear()
            self._count(gettext("Kept."))


def noted(writer: WorkshopWriter, exercise_id: str, text: str, place: str) -> Outcome:
    """Keep a private note, and say so without its words."""
    acts.add_note(writer, exercise_id, [check_length(text)], private=True)
    return Outcome(place, gettext("A private note is kept."))
