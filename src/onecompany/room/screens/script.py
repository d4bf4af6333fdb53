"""What only the facilitator should see: the script and private notes. On the wall only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from onecompany.boards.panel import Kept
from onecompany.exercises.lazily import Lazily
from onecompany.intake.clean import visible
from onecompany.room.screens.asking import Asking
from onecompany.room.widgets.entries import Entry

if TYPE_CHECKING:
    from onecompany.room.scribe import Scribe
    from onecompany.room.sitting import Sitting
    from onecompany.store.acts import capture as acts
    from onecompany.store.desk import Desk
else:
    acts = Lazily("onecompany.store.acts.capture")


class ScriptScreen(Asking):
    """The script of the exercise and step, what comes next, and a line for private notes."""

    def __init__(self, sitting: Sitting, scribe: Scribe) -> None:
        super().__init__()
        self.sitting, self.scribe = sitting, scribe

    def compose(self) -> ComposeResult:
        with Vertical(id="asking", classes="-list") as box:
            box.border_title = Content("Script and private notes · never handed out")
            box.border_subtitle = Content("Enter keeps a note · Esc back")
            with VerticalScroll():
                yield Static(self._text(), id="script-text", markup=False)
            yield Entry(placeholder="A private note", id="asking-entry")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def _text(self) -> Content:
        sitting = self.sitting
        exercise, step = sitting.exercise, sitting.step
        parts: list[object] = [(f"{visible(exercise.title)}\n", "bold")]
        parts += [visible(exercise.script) or "This exercise has no script.", "\n"]
        if step.script:
            parts += [(f"\n{visible(step.title)}\n", "bold"), visible(step.script), "\n"]
        following = sitting.neighbour(+1)
        if following is not None:
            owner = sitting.state.get("exercise", following.exercise_id)
            title = following.title if owner.id == exercise.id else f"{owner.title}: {following.title}"
            parts += [("\nNext\n", "bold"), visible(title), "\n"]
        notes = [row for row in sitting.state.rows("note") if row.private]
        if notes:
            parts += [("\nPrivate notes\n", "bold"), *(f"· {visible(row.text)}\n" for row in notes)]
        return Content.assemble(*parts)  # type: ignore[arg-type]

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep a private note."""
        event.stop()
        text = event.value

        def keep(desk: Desk) -> Kept:
            acts.add_note(desk, self.sitting.exercise.id, [text], private=True)
            return Kept(say="A private note is kept.")

        if text.strip() and await self.scribe.do(keep):
            event.input.clear()
            self.query_one("#script-text", Static).update(self._text())
