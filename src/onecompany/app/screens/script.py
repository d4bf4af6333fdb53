"""What only the facilitator should see: the script, and behind a second key the private notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from onecompany.app.widgets.private import PrivateEntry, PrivateOptions, PrivateText
from onecompany.boards.panel import Outcome
from onecompany.display.mounted import if_mounted
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.clean import check_length, clean, visible
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.app.form_drafts import FormDrafts
    from onecompany.app.input_controller import InputController
    from onecompany.app.session import WorkshopSession
    from onecompany.store.acts import capture as acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.store.acts.capture")


@dataclass(frozen=True, slots=True)
class HalfWritten:
    """What is typed and not kept: a new private note, and the change of one, with which note that is."""

    new: str = ""
    changed: Ref | None = None
    change: str = ""

    @classmethod
    def of(cls, drafts: FormDrafts, session: WorkshopSession) -> HalfWritten:
        """What was remembered of a workshop."""
        new, changed, change = (drafts.get(field) for field in _fields(session))
        return cls(new, Ref.parse(changed), change) if change else cls(new)

    def remember(self, drafts: FormDrafts, session: WorkshopSession) -> None:
        """Keep it until it is a note, or taken away."""
        texts = (self.new, str(self.changed or ""), self.change)
        for field, text in zip(_fields(session), texts, strict=True):
            drafts.remember(field, text)


def _fields(session: WorkshopSession) -> Sequence[str]:
    name = f"note {session.state.workshop_id}"  # no sentence: a name of what is half written
    return name, f"{name} changed", f"{name} change"  # no sentence: as above


class PrivateNotes(Records):
    """The private notes, in plain letters: only by a key of their own, since the script may be on the wall."""

    LIST = PrivateOptions
    FIELD = PrivateEntry
    HEADING = N_("Your private notes · never handed out unless you ask for it")
    NONE = N_("You have no private note yet.")

    def __init__(self, session: WorkshopSession, keeping: Keeping, begun: HalfWritten) -> None:
        """`begun`: what was typed before; a change goes on with the note that it is of."""
        super().__init__(session, keeping, begun.changed)
        self._begun = begun

    def begin(self) -> None:
        """A new note can be written at once."""
        self._take_up()
        self.host.second_window.hide_if_gone(self)

    def _take_up(self) -> None:
        begun = self._begun
        if begun.changed is not None and self.session.state.find(begun.changed) is not None:
            self._edited, self._begun = begun.changed, HalfWritten(begun.new)
            self._open_entry(begun.change)
            self._say(gettext("Enter keeps the change, Esc drops it."))
            return
        if not begun.new:  # of a note that is gone
            self._begun = HalfWritten(begun.change)
        self._open_entry(self._begun.new)

    def records(self) -> Sequence[tuple[Ref, Any]]:
        """In the order of the day."""
        return [(Ref("note", row.id), row) for row in self.session.state.rows("note") if row.private]

    def row_texts(self, ref: Ref, row: Any) -> tuple[str, str]:
        """With the exercise in which it was written."""
        exercise = self.session.state.get("exercise", row.exercise_id)
        return row.text, exercise.title if exercise else ""

    def add(self, writer: WorkshopWriter, text: str) -> Outcome:
        """A new one, of the exercise that is open."""
        outcome = noted(writer, self.session.exercise.id, text, self._place)
        self._begun = replace(self._begun, new="")
        return outcome

    def action_edit(self) -> None:
        """F2: what was begun comes back behind it."""
        if self._edited is None:
            self._begun = self._half_written()
        super().action_edit()

    def close_line(self) -> None:
        self._edited = None
        self._open_entry(self._begun.new)

    def wall_has_gone(self) -> None:
        """What the facilitator alone was to see is hidden; what was typed goes on unseen in the script's box."""
        self.query_one(OptionList).clear_options()
        self.query_one(Input).password = True
        self.call_later(self.on_screen_resume)  # a page that is not painted yet cannot be left

    def on_screen_resume(self) -> None:
        """Back from a page over it, below which it was hidden."""
        if self.is_current and self.query_one(Input).password:
            self._close()

    def _half_written(self) -> HalfWritten:
        text, edited = self.query_one(Input).value, self._edited
        if edited is None:
            return replace(self._begun, new=text)
        row = self.session.state.find(edited)
        return self._begun if row is not None and row.text == text else HalfWritten(self._begun.new, edited, text)

    def _close(self) -> None:
        self._half_written().remember(self.host.form_drafts, self.session)
        self.dismiss(None)

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
        self._half = HalfWritten()

    def compose(self) -> ComposeResult:
        with Vertical(id="asking", classes="-list") as box:
            box.border_title = Content(gettext("Script · never handed out"))
            box.border_subtitle = Content(gettext("^R shows your private notes · Esc back"))
            with VerticalScroll():
                yield PrivateText(self._text(), id="script-text", markup=False)
            yield Static(id="asking-count", markup=False)
            # Whoever writes a note about somebody while the wall shows the script must not show it.
            hint = gettext("A private note, unseen while you type")
            yield Entry(placeholder=hint, password=True, id="asking-entry")

    def on_mount(self) -> None:
        self._count()
        self._take_up()
        self.host.second_window.hide_if_gone(self)

    @if_mounted
    def _take_up(self) -> None:
        """What is half written stands in the line again: a change first."""
        half = self._half = HalfWritten.of(self.host.form_drafts, self.session)
        field = self.query_one(Input)
        field.value = half.change if half.changed is not None else half.new
        field.cursor_position = len(field.value)
        field.focus()
        if half.changed is not None:
            self._count(gettext("In the line is a change of a note. Enter keeps it."))

    def _remember(self, half: HalfWritten) -> None:
        self._half = half
        half.remember(self.host.form_drafts, self.session)

    def on_input_changed(self, event: Input.Changed) -> None:
        """A note that is begun is kept, until it is a note or taken away."""
        event.stop()
        text, half = event.input.value, self._half
        self._remember(replace(half, change=text) if half.changed is not None else replace(half, new=text))

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

        def back(_: str | None) -> None:
            self._count()
            self._take_up()

        self.app.push_screen(PrivateNotes(self.session, InTheRoom(self.controller), self._half), back)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep a private note, or the change of one."""
        event.stop()
        text, changed = clean(event.value), self._half.changed
        place = self.controller.screen.panel.place
        exercise_id = self.session.exercise.id
        is_change = changed is not None and self.session.state.find(changed) is not None

        def keep(writer: WorkshopWriter) -> Outcome:
            if changed is None or not is_change:
                return noted(writer, exercise_id, text, place)
            acts.reword(writer, changed, check_length(text))
            return Outcome(place, gettext("A private note is changed."))

        if not text and changed is None:
            return
        if text and not await self.controller.do(keep):
            return
        self._remember(HalfWritten(self._half.new if changed is not None else ""))
        self._take_up()
        self._count(gettext("Kept.") if text else gettext("It stays as it was."))


def noted(writer: WorkshopWriter, exercise_id: str, text: str, place: str) -> Outcome:
    """Keep a private note, and say so without its words."""
    acts.add_note(writer, exercise_id, [check_length(text)], private=True)
    return Outcome(place, gettext("A private note is kept."))
