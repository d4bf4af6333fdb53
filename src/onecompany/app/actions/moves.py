"""What moves the cursor on a board, and with Shift the item at it."""

from __future__ import annotations

from functools import partial

from onecompany.app.actions import board, heap
from onecompany.app.actions.action import Action, Work
from onecompany.app.held_keys import GOES_ON
from onecompany.sentences import N_


def _move(across: int, down: int) -> Work:
    return partial(board.move, across=across, down=down)


def _shift(across: int, down: int) -> Work:
    return partial(board.shift, across=across, down=down)


MOVES = (
    Action("move.up", "up", N_("Up"), _move(0, -1), repeats=GOES_ON),
    Action("move.down", "down", N_("Down"), _move(0, 1), repeats=GOES_ON),
    Action("move.left", "left", N_("Left"), _move(-1, 0), repeats=GOES_ON),
    Action("move.right", "right", N_("Right"), _move(1, 0), repeats=GOES_ON),
    Action(
        "move.first",
        "home",
        N_("To the first cell of the row"),
        partial(board.jump, where="first"),
        repeats=GOES_ON,
    ),
    Action(
        "move.last",
        "end",
        N_("To the last cell of the row"),
        partial(board.jump, where="last"),
        repeats=GOES_ON,
    ),
    Action(
        "move.top",
        "ctrl+home",
        N_("To the top of the column"),
        partial(board.jump, where="top"),
        repeats=GOES_ON,
    ),
    Action(
        "move.bottom",
        "ctrl+end",
        N_("To the bottom of the column"),
        partial(board.jump, where="bottom"),
        repeats=GOES_ON,
    ),
    Action(
        "move.next",
        "tab",
        N_("To the next lane or cell; keeps the line first"),
        partial(board.tab, step=1),
        needs_board=True,
        effect_here=heap.effect_of_tab,
    ),
    Action(
        "move.previous",
        "shift+tab",
        N_("To the lane or cell before"),
        partial(board.tab, step=-1),
        needs_board=True,
        effect_here=heap.effect_of_tab,
    ),
    Action("item.up", "shift+up", N_("Move the item up"), _shift(0, -1), needs_board=True, repeats=GOES_ON),
    Action("item.down", "shift+down", N_("Move the item down"), _shift(0, 1), needs_board=True, repeats=GOES_ON),
    Action("item.left", "shift+left", N_("Move the item left"), _shift(-1, 0), needs_board=True, repeats=GOES_ON),
    Action("item.right", "shift+right", N_("Move the item right"), _shift(1, 0), needs_board=True, repeats=GOES_ON),
)
