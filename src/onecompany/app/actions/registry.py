"""All actions of an open workshop: their keys, what they do in words, and when they may be done.

Bindings, help page, palette, bottom line, `docs/keys.md` and the check of a facilitator's own keys read this list.
"""

from __future__ import annotations

from functools import partial

from onecompany.app.actions import board, clock, customer, groups, heap, places, voting
from onecompany.app.actions.action import Action, never
from onecompany.app.actions.moves import MOVES
from onecompany.app.held_keys import Effect, times
from onecompany.sentences import N_, NC_

ACTIONS = (
    Action(
        "clock.toggle",
        "space",
        N_("Start or pause the clock"),
        clock.toggle,
        hint=N_("pause"),
        leaves_line=never,
    ),
    Action(
        "step.next",
        "pagedown",
        N_("Go to the next step"),
        clock.next_step,
        hint=N_("next"),
        leaves_line=partial(clock.leaves_exercise, offset=1),
        effect_here=clock.effect_of_next,
    ),
    Action(
        "step.back",
        "pageup",
        N_("Go to the step before"),
        clock.previous_step,
        leaves_line=partial(clock.leaves_exercise, offset=-1),
        repeats=times(1),
    ),
    Action(
        "groups",
        "number_sign",
        N_("Groups: Enter makes and shows them, “#2 text” is a note of group 2"),
        groups.begin_line,
        hint=N_("groups"),
        shown="#",
        possible=groups.are_here,
        needs_board=True,
        effect_here=lambda workshop: Effect("text", text=True, eager=True),  # no sentence: a name
    ),
    Action(
        "item.edit",
        "f2",
        N_("Edit the text at the cursor"),
        board.edit,
        hint=N_("edit"),
        needs_board=True,
        leaves_line=never,
    ),
    Action(
        "customer",
        "at",
        N_("Who the {customer} is: read it whole, type it"),
        customer.show,
        hint=N_("{customer}"),
        shown="@",
        possible=customer.is_pinned,
        needs_board=True,
    ),
    Action(
        "heap",
        "plus",
        N_("Loose notes: collect them, and sort them into the board"),
        heap.open_heap,
        hint=N_("notes"),
        needs_board=True,
        possible=heap.is_possible,
    ),
    Action(
        "findings",
        "f3",
        N_("What the board says: go there, or make it a commitment"),
        places.findings,
        hint=N_("findings"),
    ),
    Action(
        "item.vote",
        "f4",
        N_("Vote: by hands or by ballot; go on with a vote, end it, reveal it"),
        voting.vote,
        hint=NC_("key", "vote"),
        needs_board=True,
    ),
    Action("agenda", "f5", N_("The agenda: go to any exercise"), places.agenda, hint=N_("agenda")),
    Action(
        "clock.more",
        "f6",
        N_("One minute more"),
        partial(clock.add_minutes, minutes=1),
        hint=N_("+1 min"),
        leaves_line=never,
        repeats=times(5),
    ),
    Action(
        "time",
        "f7",
        N_("Time: +5, −1, restart the step, catch up"),
        clock.menu,
        hint=N_("time"),
        leaves_line=never,
    ),
    Action("script", "f8", N_("The script; your private notes by a second key"), places.script, leaves_line=never),
    Action(
        "private",
        "shift+f8",
        N_("While the wall is on: what only you see beside the board, or the board alone"),
        places.private,
        shown="⇧F8",
        possible=places.wall_is_on,
        leaves_line=never,
    ),
    Action(
        "curtain",
        "f9,full_stop",
        N_("Draw the curtain: everything but the clock is hidden"),
        places.curtain,
        leaves_line=never,
    ),
    Action("record", "ctrl+v", N_("Decisions and the parking lot: see, edit, move, remove"), places.record),
    Action("summary", "f10", N_("A preview of the summary"), places.summary),
    Action("handouts", "ctrl+s", N_("The hand-outs: choose formats and make the files"), places.handouts),
    Action(
        "findings.aside",
        "ctrl+a",
        N_("Put what the board says aside, so that the board has all the room, or beside it again"),
        places.findings_aside,
        hint=N_("aside"),
        leaves_line=never,
    ),
    Action(
        "zoom",
        "ctrl+w",
        N_("Zoom: one stage, the curve, or the whole board fills the screen; again or Esc leads back"),
        board.zoom,
        hint=N_("zoom"),
        needs_board=True,
        leaves_line=never,
    ),
    Action(
        "undo",
        "ctrl+z",
        N_("Undo"),
        partial(board.undo, again=False),
        hint=N_("undo"),
        needs_board=True,
        repeats=times(1),
    ),
    Action("redo", "ctrl+y", N_("Redo"), partial(board.undo, again=True), needs_board=True, repeats=times(1)),
    Action("find", "ctrl+f", N_("Find in the whole workshop"), places.find),
    Action("people", "f12", N_("The leaders and {silos} of this workshop"), places.people),
    Action(
        "examples",
        "f11",
        N_("Examples to choose from, where the plan has some"),
        board.examples,
        needs_board=True,
    ),
    Action(
        "crack.take",
        "ctrl+k",
        N_("Take the crack at the cursor as a commitment"),
        places.take_crack,
        needs_board=True,
    ),
    Action("palette", "ctrl+p", N_("All commands"), places.palette, hint=N_("commands")),
    Action("help", "f1", N_("All keys that work here"), places.help_page, hint=N_("help"), leaves_line=never),
    Action(
        "drop",
        "escape",
        N_("Drop the line, open the curtain, leave the zoom, or close the heap"),
        board.drop_line,
        leaves_line=never,
    ),
    Action("home", "ctrl+b", N_("Back to the list of workshops"), places.home),
    *MOVES,
    Action(
        "item.delete",
        "delete,backspace",
        N_("Remove what is at the cursor"),
        board.delete,
        shown=N_("Del"),
        needs_board=True,
    ),
    Action(
        "clock.now",
        "ctrl+n",
        N_("Start the clock now, when it was forgotten"),
        clock.start_now,
        leaves_line=never,
    ),
    Action("clock.since", "ctrl+e", N_("Start it since the first entry"), clock.start_since, leaves_line=never),
)


BY_ID = {action.id: action for action in ACTIONS}

BINDINGS = tuple(action.binding for action in ACTIONS)
