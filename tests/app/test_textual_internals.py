"""The names that Textual does not promise are there, and nothing but one module uses such names."""

from __future__ import annotations

import ast
from pathlib import Path

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Digits, Input

import onecompany.app
import onecompany.display
import onecompany.wall
from onecompany.display.textual_internals import KNOWN_SEQUENCES, USED, CalmPalette, cursor_cell, is_taken, parent_of

HOUSES = [Path(str(room.__file__)).parent for room in (onecompany.app, onecompany.display, onecompany.wall)]


class Small(App[None]):
    """An application with a field and digits."""

    def compose(self) -> ComposeResult:
        yield Input("ab")
        yield Digits("1:00")


async def test_textual_has_every_private_name_that_is_used() -> None:
    async with Small().run_test() as pilot:
        app = pilot.app
        things = [app, app.screen, app.query_one(Input), app.query_one(Digits), Key("a", "a"), CalmPalette()]
        for owner, names in USED.items():
            thing = next(each for each in things if isinstance(each, owner))
            for name in names:
                assert hasattr(thing, name), f"Textual's {owner.__name__} has no {name} any more"


async def test_they_mean_what_is_meant() -> None:
    async with Small().run_test() as pilot:
        field = pilot.app.query_one(Input)
        await pilot.press("home", "right")
        assert cursor_cell(field) == 1
        assert parent_of(field) is pilot.app.screen
        event = Key("a", "a")
        assert not is_taken(event)
        event.stop()
        assert is_taken(event)
        assert "\x1b[A" in KNOWN_SEQUENCES


def private_names(path: Path) -> list[str]:
    """Private attributes of anything but `self`, `cls`, `super()`, and private modules that are imported."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and "._" in f".{node.module}" and "__" not in str(node.module):
            found.append(f"{path.name}:{node.lineno}: {node.module}")
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
            owner = node.value
            ours = isinstance(owner, ast.Name) and owner.id in ("self", "cls", "os")
            if not ours:
                found.append(f"{path.name}:{node.lineno}: {node.attr}")
    return found


def test_no_other_module_uses_a_private_name_of_something_else() -> None:
    others = (path for house in HOUSES for path in house.rglob("*.py") if path.name != "textual_internals.py")
    assert [name for path in others for name in private_names(path)] == []
