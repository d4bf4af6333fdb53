"""The heap of loose notes: it opens over the board of an exercise, and closes to where the board's cursor was."""

from __future__ import annotations

from onecompany.app.held_keys import GOES_ON, WAITS, Effect
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.app.session import WorkshopSession
from onecompany.boards.heap import OPEN, HeapPanel, is_heap, opens
from onecompany.kinds.loose_notes import left_over
from onecompany.sentences import ngettext
from onecompany.store.records import Ref

BOARD = "board:"
"""A place of no board: the cursor goes to where it is at first."""


def is_possible(workshop: OpenWorkshop) -> bool:
    """Whether the exercise takes loose notes, and a plus means them where the cursor is."""
    return opens(workshop.panel)


def open_heap(workshop: OpenWorkshop) -> None:
    """Collect loose notes, with the line open."""
    show_heap(workshop, OPEN)
    workshop.capture.begin(workshop.controller.new_draft())


def show_heap(workshop: OpenWorkshop, place: str) -> None:
    """The heap, with the cursor at a place of it."""
    stood = workshop.panel.place
    workshop.refresh_room(place)
    if isinstance(workshop.panel, HeapPanel) and not is_heap(stood):
        workshop.panel.stood = stood


def show_note(workshop: OpenWorkshop, ref: Ref) -> bool:
    """A loose note or a group of the exercise where the room is. Whether it is one."""
    row = workshop.session.state.find(ref)
    if not is_heap(f"{ref}") or row is None or row.exercise_id != workshop.panel.view.exercise.id:
        return False
    show_heap(workshop, str(ref))
    return True


def close_heap(workshop: OpenWorkshop) -> bool:
    """Back to the board. Whether the heap was open."""
    panel = workshop.panel
    if not isinstance(panel, HeapPanel):
        return False
    left = len(panel.waiting)
    workshop.refresh_room(panel.stood or BOARD)
    still = ngettext("One is left to sort; + goes on.", "{number} are left to sort; + goes on.", left)
    workshop.say(still if left else "")
    return True


def effect_of_tab(workshop: OpenWorkshop) -> Effect:
    """Between collecting and sorting no held key goes to and fro."""
    return Effect("ways", WAITS) if isinstance(workshop.panel, HeapPanel) else Effect("move.next", GOES_ON)


def unsorted(session: WorkshopSession, step_id: str) -> str:
    """What is said of loose notes to who goes on to another exercise."""
    exercise, target = session.exercise, session.state.get("step", step_id)
    left = 0 if target is None or target.exercise_id == exercise.id else len(left_over(session.view()))
    if not left:
        return ""
    return ngettext(
        "One loose note is not sorted; + shows it.", "{number} loose notes are not sorted; + shows them.", left
    )
