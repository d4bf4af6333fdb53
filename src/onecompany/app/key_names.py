"""Names of keys as people write them, and as Textual calls them: "Ctrl+B", "^B" and "ctrl-b" are `ctrl+b`."""

from __future__ import annotations

import string
from functools import cache

from textual.binding import Binding
from textual.keys import Keys, key_to_character

_MODIFIERS = {
    "ctrl": "ctrl",
    "control": "ctrl",
    "ctl": "ctrl",
    "strg": "ctrl",
    "shift": "shift",
    "umschalt": "shift",
    "alt": "alt",
    "option": "alt",
    "opt": "alt",
    "super": "super",
    "cmd": "super",
    "command": "super",
    "win": "super",
    "hyper": "hyper",
    "meta": "meta",
}
"""What is held, by the names that keyboards and manuals have for it."""

_SIGNS = {"^": "ctrl+", "⇧": "shift+", "⌃": "ctrl+", "⌥": "alt+", "⌘": "super+"}
"""What this application and macOS show for it."""

_OTHERS = {
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "pgup": "pageup",
    "del": "delete",
    "ins": "insert",
    "esc": "escape",
    "return": "enter",
    "backslash": "\\",
    "minus": "-",
    "spacebar": "space",
    "leertaste": "space",
    "entf": "delete",
    "einfg": "insert",
    "bild ab": "pagedown",  # no sentence: as German keyboards have it
    "bild↓": "pagedown",
    "bild auf": "pageup",  # no sentence: the same
    "bild↑": "pageup",
    "rücktaste": "backspace",
    "eingabe": "enter",
    "bksp": "backspace",
    "period": "full_stop",
    "dot": "full_stop",
    "fullstop": "full_stop",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
}
"""Keys by the names that keyboards and this application's bottom line have for them."""

_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+j": "enter", "ctrl+left_square_bracket": "escape"}
"""What a terminal sends for these is what it sends for those."""

_NAMED = frozenset(
    name.rpartition("+")[2]
    for name in (key.value for key in Keys)
    if name.isidentifier() and len(name) > 1 and name != "return"
)


def key_named(text: str) -> str | None:
    """What Textual calls a key; None when there is none of this name."""
    name = text.strip().lower()
    if len(name) > 60:
        return None
    for sign, word in _SIGNS.items():
        if name.startswith(sign) and len(name) > 1:
            name = word + name[1:].lstrip("+")
    separator = "-" if "+" not in name and name.partition("-")[0].strip() in _MODIFIERS else "+"
    held, last = _parts(name, separator)
    if not all(part in _MODIFIERS for part in held):
        return None
    modifiers = {_MODIFIERS[part] for part in held}
    key = _last(last)
    if key is None:
        return None
    if modifiers == {"shift"} and len(key) == 1 and key.isalpha():
        return key.upper() if len(key.upper()) == 1 else None
    name = "+".join((*sorted(modifiers), key))
    return _SAME.get(name, name)


def _parts(name: str, separator: str) -> tuple[list[str], str]:
    """What is held, and the key: the separator itself may be one ("ctrl++")."""
    if name == separator or name.endswith(separator * 2):
        held, last = name[:-1].split(separator)[:-1], separator
    else:
        *held, last = name.split(separator)
    return [part.strip() for part in held], last.strip()


def _last(name: str) -> str | None:
    """The key without what is held."""
    name = _OTHERS.get(name, name)
    if len(name) == 1:
        return _character_name(name)
    plain = name.replace(" ", "").replace("_", "").replace("-", "")
    plain = _OTHERS.get(plain, plain)
    if plain.endswith(("up", "down", "left", "right")):
        plain = plain.removeprefix("arrow").removeprefix("cursor")
    if plain in _NAMED:
        return plain
    character = _character("_".join(name.replace("-", " ").split()))
    return _character_name(character) if character else None


def _character_name(character: str) -> str | None:
    """What Textual calls the key of a sign."""
    if not character.isprintable() or character.isspace():
        return None
    if character == ",":  # it parts the keys of a binding
        return "comma"
    (binding,) = Binding.make_bindings([Binding(character, "nothing")])
    return binding.key


@cache
def _signs() -> dict[str, str]:
    """The signs of a keyboard by what Textual calls their keys."""
    return {name: sign for sign in string.punctuation if (name := _character_name(sign))}


def _character(key: str) -> str | None:
    """The sign that a key types; None when it types none."""
    character = _signs().get(key) or key_to_character(key)
    return character if character is not None and character.isprintable() else None


def is_typed(key: str) -> bool:
    """Whether a key, as Textual calls it, types something."""
    return _character(key) is not None
