"""The keys of the room. Each has an id, so that a user's configuration can put it elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from textual.binding import Binding, BindingType
from textual.keys import format_key


def key(name: str, keys: str, action: str, does: str, *, hint: str = "", shown: str = "") -> Binding:
    """A binding with an id, what it does as F1 says it, and a short hint for the bottom line."""
    return Binding(
        both_cases(keys), action, hint or does, id=name, tooltip=does, show=bool(hint), key_display=shown or None
    )


def both_cases(keys: str) -> str:
    """Keys with commas between: a letter as a command works with Shift and Caps Lock too."""
    each = [key.strip() for key in keys.split(",")]
    return ",".join([*each, *(key.upper() for key in each if len(key) == 1 and key.upper() not in [*each, key])])


def display(binding: Binding, own: str = "") -> str:
    """How a key is shown: "Space", "F6"; the user's `own` in the same manner, "^B" for `ctrl+b`."""
    if not own and binding.key_display:
        return binding.key_display
    return " or ".join(_named(key.strip()) for key in (own or binding.key).split(","))


_SHORT = {"enter": "Enter", "escape": "Esc", "pagedown": "PgDn", "pageup": "PgUp", "delete": "Del", "tab": "Tab"}
"""As keyboards and the bottom line have it."""


def _named(key: str) -> str:
    *modifiers, last = key.split("+")
    if last in _SHORT:
        last = _SHORT[last]
    else:
        last = format_key(last)
        last = last.upper() if len(last) < 4 else last.capitalize()
    return "".join({"ctrl": "^", "shift": "⇧"}.get(name, f"{name}+") for name in modifiers) + last


ROOM = (
    key("clock.toggle", "space", "toggle_clock", "Start or pause the clock", hint="pause", shown="Space"),
    key("step.next", "pagedown", "next_step", "Go to the next step", hint="next", shown="PgDn"),
    key("step.back", "pageup", "previous_step", "Go to the step before", shown="PgUp"),
    key("item.edit", "f2", "edit", "Edit the text at the cursor", hint="edit", shown="F2"),
    key(
        "findings",
        "f3",
        "findings",
        "What the board says: go there, or make it a commitment",
        hint="findings",
        shown="F3",
    ),
    key("item.vote", "f4", "vote", "Count hands for the item at the cursor", hint="vote", shown="F4"),
    key("agenda", "f5", "agenda", "The agenda: go to any exercise", hint="agenda", shown="F5"),
    key("clock.more", "f6", "add_minutes(1)", "One minute more", hint="+1 min", shown="F6"),
    key("time", "f7", "time", "Time: +5, −1, restart the step, catch up", hint="time", shown="F7"),
    key("script", "f8", "script", "The script; your private notes by a second key", shown="F8"),
    key(
        "curtain",
        "f9,full_stop",
        "curtain",
        "Draw the curtain: everything but the clock is hidden",
        shown="F9 or .",
    ),
    key("record", "ctrl+v", "record", "Decisions and the parking lot: see, edit, remove", shown="^V"),
    key("summary", "f10", "summary", "A preview of the summary", shown="F10"),
    key("handouts", "ctrl+s", "handouts", "The hand-outs: choose formats and make the files", shown="^S"),
    key(
        "findings.aside",
        "ctrl+a",
        "findings_aside",
        "Put what the board says aside, so that the board has all the room, or beside it again",
        hint="aside",
        shown="^A",
    ),
    key("undo", "ctrl+z", "undo", "Undo", hint="undo", shown="^Z"),
    key("redo", "ctrl+y", "redo", "Redo", shown="^Y"),
    key("find", "ctrl+f", "find", "Find in the whole workshop", shown="^F"),
    key("people", "f12", "people", "The leaders and silos of this workshop", shown="F12"),
    key("examples", "f11", "examples", "Examples to choose from, where the plan has some", shown="F11"),
    key("crack.take", "ctrl+k", "take_crack", "Take the crack at the cursor as a commitment", shown="^K"),
    key("palette", "ctrl+p", "app.command_palette", "All commands", hint="commands", shown="^P"),
    key("help", "f1", "help", "All keys that work here", hint="help", shown="F1"),
    key("drop", "escape", "drop", "Drop the line, or open the curtain", shown="Esc"),
    key("home", "ctrl+b", "home", "Back to the list of workshops", shown="^B"),
    key("move.up", "up", "move(0, -1)", "Up", shown="↑"),
    key("move.down", "down", "move(0, 1)", "Down", shown="↓"),
    key("move.left", "left", "move(-1, 0)", "Left", shown="←"),
    key("move.right", "right", "move(1, 0)", "Right", shown="→"),
    key("move.first", "home", "jump('first')", "To the first cell of the row", shown="Home"),
    key("move.last", "end", "jump('last')", "To the last cell of the row", shown="End"),
    key("move.top", "ctrl+home", "jump('top')", "To the top of the column", shown="^Home"),
    key("move.bottom", "ctrl+end", "jump('bottom')", "To the bottom of the column", shown="^End"),
    key("move.next", "tab", "tab(1)", "To the next lane or cell; keeps the line first", shown="Tab"),
    key("move.previous", "shift+tab", "tab(-1)", "To the lane or cell before", shown="⇧Tab"),
    key("item.up", "shift+up", "shift(0, -1)", "Move the item up", shown="⇧↑"),
    key("item.down", "shift+down", "shift(0, 1)", "Move the item down", shown="⇧↓"),
    key("item.left", "shift+left", "shift(-1, 0)", "Move the item left", shown="⇧←"),
    key("item.right", "shift+right", "shift(1, 0)", "Move the item right", shown="⇧→"),
    key("item.delete", "delete,backspace", "delete", "Remove what is at the cursor", shown="Del"),
    key("clock.now", "ctrl+n", "start_now", "Start the clock now, when it was forgotten", shown="^N"),
    key("clock.since", "ctrl+e", "start_since", "Start it since the first entry", shown="^E"),
)
"""What works while a workshop is on the screen. Arrows, Space, `.` and Delete only on an empty line."""


def shown(name: str, own: Mapping[str, str]) -> str:
    """How the key with an id is shown, the user's `own` if they have one."""
    return display(next(each for each in ROOM if each.id == name), own.get(name, ""))


IN_A_LINE = (
    ("←, →, Home, End", "move in the line, as ^B, ^A and ^E do; ^← and ^→ by words"),
    ("Del, ^W, ^U, ^K", "take away a letter, the word before, all before, all behind"),
    ("^Z, ^Y", "take back what was typed, word by word; type it again"),
    ("paste", "several lines go into the open line, with spaces between"),
    ("↑, ↓, Tab, a click", "keep the line first, in its own place"),
    ("PgDn, F3, F5, ^F, ^P …", "keep it first too, when they lead elsewhere"),
    ("F1, F6, F7, F8, F9", "leave the line open as it is"),
    ("^N, ^T, ^O, ^R, ^X, ^V", "do nothing while a line is open; ^V says how to paste"),
)
"""What keys do while a line is typed or edited. A line that cannot be kept stays, and so does the cursor."""


def hints(own: Mapping[str, str], absent: Collection[str], does: Mapping[str, str]) -> list[tuple[str, str]]:
    """The keys of the bottom line with what they do.

    All by their ids: the user's `own` keys, those that mean nothing at this place, and other words where they mean
    something else.
    """
    return shown_hints(
        (each for each in ROOM if each.id not in absent),
        own,
        does,
    )


def shown_hints(
    bindings: Iterable[BindingType], own: Mapping[str, str], does: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """The keys of a screen's bottom line with what they do, the user's `own` in place of those it has."""
    return [
        (display(each, own.get(each.id or "", "")), (does or {}).get(each.id or "", each.description))
        for each in bindings
        if isinstance(each, Binding) and each.show
    ]
