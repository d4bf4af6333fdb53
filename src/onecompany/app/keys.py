"""Keys: each has an id, so that a user's configuration can put it elsewhere, and says what it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textual.binding import ActiveBinding, Binding, BindingType
from textual.keys import format_key
from textual.screen import Screen

from onecompany.sentences import N_, gettext


def key(name: str, keys: str, action: str, does: str, *, hint: str = "", shown: str = "") -> Binding:
    """A binding with an id, what it does as F1 says it, and a short hint for the bottom line: constants of `N_`."""
    return Binding(
        both_cases(keys), action, hint or does, id=name, tooltip=does, show=bool(hint), key_display=shown or None
    )


def both_cases(keys: str) -> str:
    """Keys with commas between: a letter as a command works with Shift and Caps Lock too."""
    names = [key.strip() for key in keys.split(",")]
    return ",".join([*names, *(key.upper() for key in names if len(key) == 1 and key.upper() not in [*names, key])])


HELP = key("help", "f1", "help", N_("All keys that work here"), hint=N_("help"), shown="F1")
"""Of every screen with keys of its own."""


def display(binding: Binding, own: str = "") -> str:
    """How a key is shown: "Space", "F6"; the user's `own` in the same manner, "^B" for `ctrl+b`."""
    if not own and binding.key_display:
        return gettext(binding.key_display)
    return " or ".join(_key_name(key.strip()) for key in (own or binding.key).split(","))


_SHORT = {
    # For translators: this and those below are what is printed on keys.
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "pagedown": N_("PgDn"),
    "pageup": N_("PgUp"),
    "delete": N_("Del"),
    "tab": N_("Tab"),
    "space": N_("Space"),
    "backspace": N_("Backspace"),
}
"""As keyboards and the bottom line have it."""


def _key_name(key: str) -> str:
    *modifiers, last = key.split("+")
    if last in _SHORT:
        last = gettext(_SHORT[last])
    else:
        last = format_key(last)
        last = last.upper() if len(last) < 4 else last.capitalize()
    return "".join({"ctrl": "^", "shift": "⇧"}.get(name, f"{name}+") for name in modifiers) + last


def shown_hints(
    bindings: Iterable[BindingType], own: Mapping[str, str], does: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """The keys of a screen's bottom line with what they do, the user's `own` in place of those it has."""
    return [
        (
            display(binding, own.get(binding.id or "", "")),
            (does or {}).get(binding.id or "", gettext(binding.description)),
        )
        for binding in bindings
        if isinstance(binding, Binding) and binding.show
    ]


def active_keys(screen: Screen[Any]) -> list[ActiveBinding]:
    """The keys that work on a screen now and say what they do."""
    return [active for active in screen.active_bindings.values() if active.enabled and active.binding.tooltip]


IN_A_LINE = (
    (N_("←, →, Home, End"), N_("move in the line, as ^B, ^A and ^E do; ^← and ^→ by words")),
    (N_("Del, ^W, ^U, ^K"), N_("take away a letter, the word before, all before, all behind")),
    ("^Z, ^Y", N_("take back what was typed, word by word; type it again")),
    (N_("paste"), N_("several lines go into the open line, with spaces between")),
    (N_("↑, ↓, Tab, a click"), N_("keep the line first, in its own place")),
    (N_("PgDn, F3, F5, ^F, ^P …"), N_("keep it first too, when they lead elsewhere")),
    ("F1, F6, F7, F8, F9", N_("leave the line open as it is")),
    ("^N, ^T, ^O, ^R, ^X, ^V", N_("do nothing while a line is open; ^V says how to paste")),
)
"""What keys do while a line is typed or edited. A line that cannot be kept stays, and so does the cursor."""
