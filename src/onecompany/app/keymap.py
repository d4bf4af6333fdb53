"""Whether the facilitator's own keys can be used: each has an id that there is, names a key, and takes no other's.

What cannot be used is left out, with the reason, and the key stays where it was: nobody repairs a file five minutes
before a workshop.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from string import ascii_lowercase

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, OptionList, TextArea

from onecompany.app.actions.registry import BINDINGS
from onecompany.app.key_names import is_typed, key_named
from onecompany.app.keys import display
from onecompany.plans.checking import harmless, named
from onecompany.sentences import gettext

MOST = 8
"""Keys for one thing; more is a mistake."""

_ASKED_FOR = (
    *(f"ctrl+{letter}" for letter in ascii_lowercase if letter not in "hijmc"),
    *map("shift+f{}".format, range(2, 11)),
)
"""Keys that every terminal can send and that nothing else means."""

_DIALOGS = frozenset({"tab", "shift+tab", "enter", "escape"})
"""What leads through every screen."""


@dataclass(frozen=True, slots=True)
class Place:
    """A screen: what its keys do, and what its fields, lists or board need."""

    bindings: tuple[Binding, ...]
    needed: Mapping[str, str]
    """Keys and what needs them."""
    typing: bool
    """Whether every sign that is typed belongs to a line there."""

    def ids(self) -> set[str]:
        """The ids of what can be put on another key here."""
        return {binding.id for binding in self.bindings if binding.id}


def check_keymap(wanted: Mapping[str, object]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The keys that can be used, as Textual calls them, by id; and what is wrong with the others, by id."""
    places = _places()
    shipped = _shipped(places)
    good: dict[str, str] = {}
    wrong: list[tuple[str, str]] = []
    for name, value in wanted.items():
        message = _unknown(name, shipped) or _no_key(value)
        if message:
            wrong.append((name, message))
        else:
            good[name] = ",".join(_keys(str(value)))
    # A key that is left where it was may be one that another of the user's keys was to have: so until nothing changes.
    while bad := next(_taken(good, shipped, places), None):
        wrong.append(bad)
        del good[bad[0]]
    return good, wrong


def _unknown(name: str, shipped: Mapping[str, frozenset[str]]) -> str:
    if name in shipped:
        return ""
    near = get_close_matches(name[:100].strip().lower(), shipped, n=1)
    return (
        gettext("did you mean {id}? There is no such id", id=near[0])
        if near
        else gettext("is the id of no key; F1 and docs/keys.md list them")
    )


def _no_key(value: object) -> str:
    """What is wrong with the name of a key; "" when nothing is."""
    if not isinstance(value, str):
        return gettext('expected the name of a key in quotes, such as "shift+f6", got {value}', value=named(value))
    parts = [value] if value.strip() == "," else value.split(",")
    if not value.strip():
        return gettext('names no key. Write one, such as "shift+f6", or take the line out')
    if len(parts) > MOST:
        return gettext("expected at most {most} keys, got {keys}", most=MOST, keys=len(parts))
    bad = next((part for part in parts if key_named(part) is None), None)
    if bad is None:
        return ""
    return gettext(
        "{key:quoted} is no key. Keys are called f1 to f24, ctrl+b, shift+f6, pagedown, full_stop and the like",
        key=harmless(bad),
    )


def _keys(value: str) -> list[str]:
    parts = [value] if value.strip() == "," else value.split(",")
    return list(dict.fromkeys(key for part in parts if (key := key_named(part))))


def _taken(
    good: dict[str, str], shipped: Mapping[str, frozenset[str]], places: Iterable[Place]
) -> Iterator[tuple[str, str]]:
    """Own keys that something else needs, the last ones of the file first."""
    for name in reversed(good):
        for place in places:
            if name in place.ids():
                for key in good[name].split(","):
                    if key not in shipped[name] and (by := _taken_by(place, name, key, good)):
                        free = gettext("Free are {keys}", keys=_free(name, places, good))
                        yield name, f"{by}. {free}"


def _taken_by(place: Place, name: str, key: str, good: Mapping[str, str]) -> str:
    if place.typing and is_typed(key):
        return gettext("{key} types a sign where lines are typed", key=display(_binding_for(key)))
    for other in place.bindings:
        has = good.get(other.id or "", other.key)
        if other.id != name and key in has.split(","):
            does = gettext(other.tooltip) if other.tooltip else gettext(other.description)
            values = {"key": display(_binding_for(key)), "does": does}
            if other.id:
                return gettext("{key} is {id} already ({does})", id=other.id, **values)
            return gettext("{key} is needed already ({does})", **values)
    if key in place.needed:
        return gettext("{key} is needed: {why}", key=display(_binding_for(key)), why=place.needed[key])
    return ""


def _binding_for(key: str) -> Binding:
    return Binding(key, "")


def _free(name: str, places: Iterable[Place], good: Mapping[str, str]) -> str:
    """A few keys that nothing has where this id counts."""
    places = [place for place in places if name in place.ids()]
    used = {key for place in places for key in place.needed}
    used |= {
        key
        for place in places
        for binding in place.bindings
        for key in good.get(binding.id or "", binding.key).split(",")
    }
    free = [key for key in _ASKED_FOR if key not in used]
    return ", ".join(display(_binding_for(key)) for key in free[:3])


def _shipped(places: Iterable[Place]) -> dict[str, frozenset[str]]:
    """The keys that each id has by itself."""
    keys_by_id: dict[str, frozenset[str]] = {}
    for place in places:
        for binding in place.bindings:
            if binding.id:
                keys_by_id[binding.id] = keys_by_id.get(binding.id, frozenset()) | frozenset(binding.key.split(","))
    return keys_by_id


def _places() -> list[Place]:
    """Every screen there is."""
    import onecompany.app.screens as screens
    from onecompany.app.app import OneCompanyApp

    everywhere = tuple(binding for binding in OneCompanyApp.BINDINGS if isinstance(binding, Binding))
    places = [Place((*BINDINGS, *everywhere), _needed_on_the_board(), typing=True)]
    for module in pkgutil.iter_modules(screens.__path__):
        for screen in vars(importlib.import_module(f"{screens.__name__}.{module.name}")).values():
            if isinstance(screen, type) and issubclass(screen, Screen) and screen.__module__.endswith(module.name):
                own = tuple(binding for binding in vars(screen).get("BINDINGS", ()) if isinstance(binding, Binding))
                if own and own != BINDINGS:
                    places.append(_place((*own, *everywhere)))
    return places


def _place(bindings: tuple[Binding, ...]) -> Place:
    """A screen beside the room. Where letters act, nobody types; else its fields need what fields need."""
    letters = any(len(key) == 1 for binding in bindings for key in binding.key.split(","))
    needed = dict.fromkeys(_DIALOGS, gettext("it leads through the screen"))
    needed |= dict.fromkeys(_keys_of(OptionList, VerticalScroll), gettext("it moves in lists and pages"))
    if not letters:
        needed |= dict.fromkeys(_keys_of(Input, TextArea), gettext("it edits what is typed"))
    return Place(bindings, needed, typing=not letters)


def _needed_on_the_board() -> dict[str, str]:
    from onecompany.app.widgets.capture import Capture
    from onecompany.kinds.registry import kinds

    needed = dict.fromkeys(_DIALOGS, gettext("it leads through the board"))
    edits = gettext("it edits the line that is typed")
    needed |= {key: edits for binding in vars(Capture)["BINDINGS"] for key in binding.key.split(",")}
    for kind in kinds().values():
        panel = kind.part("panel").PANEL
        for name in dir(panel):
            if name.endswith("CHOICES"):
                for choice in getattr(panel, name):
                    if choice.key:
                        needed[choice.key] = gettext(
                            "{kind} has it for {action:quoted}", kind=gettext(kind.title), action=gettext(choice.does)
                        )
    return needed


def _keys_of(*widgets: type[object]) -> Iterator[str]:
    """The keys that widgets of Textual take themselves."""
    for widget in widgets:
        for owner in widget.__mro__:
            for binding in vars(owner).get("BINDINGS", ()):
                keys = binding.key if isinstance(binding, Binding) else str(binding[0])
                yield from keys.split(",")
