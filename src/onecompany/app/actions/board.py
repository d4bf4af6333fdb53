"""What is done on the board, at its cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onecompany.app.actions.heap import close_heap
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.boards.panel import Outcome
from onecompany.kinds.lazy_module import LazyModule
from onecompany.sentences import N_, gettext
from onecompany.store import timing
from onecompany.store.records import Change, Record, Ref

if TYPE_CHECKING:
    from onecompany.app.screens import asking
    from onecompany.store.writer import WorkshopWriter
else:
    asking = LazyModule("onecompany.app.screens.asking")


def move(workshop: OpenWorkshop, across: int, down: int) -> None:
    """Arrows."""
    workshop.panel.move(across, down)


def jump(workshop: OpenWorkshop, where: str) -> None:
    """Home and End."""
    workshop.panel.jump(where)


def tab(workshop: OpenWorkshop, step: int) -> None:
    """To the next lane or cell."""
    zoomed = workshop.panel.zoomed
    workshop.panel.tab(step)
    if workshop.panel.zoomed != zoomed:
        workshop.refresh_room(workshop.panel.place)


async def shift(workshop: OpenWorkshop, across: int, down: int) -> None:
    """Shift and an arrow move the item."""
    await workshop.controller.do(lambda writer: workshop.panel.shift(writer, across, down))


async def delete(workshop: OpenWorkshop) -> None:
    """Remove what is at the cursor, and say how it comes back."""

    def remove(writer: WorkshopWriter) -> Outcome:
        before = writer.undo_line.to_undo
        outcome = workshop.panel.delete(writer) or Outcome(workshop.panel.place)
        act = writer.undo_line.to_undo
        if outcome.question is not None:  # what removes it is the answer
            return outcome
        if act is None or act == before:
            return Outcome(outcome.place, outcome.say or gettext("Nothing to remove here."))
        removed = gettext("{act:capital}. Ctrl+Z brings it back.", act=act.label)
        return Outcome(outcome.place, f"{removed} {outcome.say}".strip())

    await workshop.controller.do(remove)


def edit(workshop: OpenWorkshop) -> None:
    """Open the text at the cursor in the line."""
    text = workshop.panel.editable()
    if not workshop.capture.idle:
        workshop.say(gettext("A line is open already. Enter keeps it, Esc drops it."))
    elif text is None:
        workshop.say(gettext("There is nothing to edit here."))
    else:
        workshop.capture.begin(workshop.controller.new_draft(text), text)
        if not text:
            workshop.say(gettext("Nothing stands here yet. Type it; Enter keeps it, Esc drops it."))


async def undo(workshop: OpenWorkshop, *, again: bool) -> None:
    """Take the newest act back, or do it again, and go to what it changed."""
    done = await workshop.controller.undo(again=again)
    if done is None:
        return
    exercise = workshop.session.state.get("exercise", done.exercise_id)
    elsewhere = exercise is not None and exercise.id != workshop.session.exercise.id
    if elsewhere:
        sentence = (
            gettext("Done again in {exercise}: {act}.", exercise=exercise.title, act=done.label)
            if again
            else gettext("Undone in {exercise}: {act}.", exercise=exercise.title, act=done.label)
        )
        workshop.say(sentence)
    workshop.refresh_room()
    if elsewhere or not workshop.panel.select(done.stood):
        _to_changed(workshop, done.changes)
    workshop.show_place()


def _to_changed(workshop: OpenWorkshop, changes: Sequence[Change]) -> None:
    """Go to what an act of another session or board changed, the column too, where it stands on this board."""
    for change in changes:
        row = None if change.new is not None else Record(**(change.old or {}))
        columns = list(change.new or {}) if change.old is not None and change.new is not None else [""]
        if any(workshop.panel.select_row(Ref(change.table, change.id), column, row) for column in columns):
            return


def zoom(workshop: OpenWorkshop) -> None:
    """The board fills the screen, or stands among the rest again."""
    panel = workshop.panel
    if timing.is_break(workshop.session.exercise):
        workshop.say(gettext("In a break the clock has the screen."))
    else:
        panel.zoom(on=not panel.zoomed)
        workshop.refresh_room(panel.place)


async def drop_line(workshop: OpenWorkshop) -> None:
    """Open the curtain, drop the line, leave the zoom, or close the heap. Else it leaves everything as it is."""
    if workshop.curtain:
        workshop.draw_curtain()
    elif not workshop.capture.idle:
        workshop.capture.drop()
        workshop.say("")
        workshop.refresh_room()  # what the line was for is over, too
        await workshop.drafts.save()
    elif not close_heap(workshop) and workshop.panel.zoomed:
        zoom(workshop)


def examples(workshop: OpenWorkshop) -> None:
    """Examples of the plan to choose from."""
    listed = workshop.panel.examples()
    if not listed:
        workshop.say(gettext("This board has no examples."))
        return
    options = [asking.Option(text, str(number), more) for number, (text, more, _) in enumerate(listed)]

    async def chosen(number: str | None) -> None:
        if number:
            example: Any = listed[int(number)][2]
            await workshop.controller.do(lambda writer: workshop.panel.take_example(writer, example))

    key = next((choice for choice in workshop.panel.choices() if choice.shown == "F11"), None)
    title = gettext("{what:capital}", what=gettext(key.does) if key is not None else gettext("examples"))
    takes = N_("Enter takes it")
    workshop.app.push_screen(asking.Choosing(title, options, search=True, enter=takes), chosen)
