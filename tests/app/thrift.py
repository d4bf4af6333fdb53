"""What Textual does again and again for nobody is left out in tests; both stand on what is private in it.

No test is weaker for it: what comes out is the same, and a name that Textual drops fails every test.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet


@contextmanager
def unpainted() -> Iterator[None]:
    """While a test waits for the application, nothing is painted, as on a slow terminal: see `Hands.paint`.

    Textual paints for every few milliseconds that go by, a page over the room with all of the room below it.
    """
    paint = Compositor.render_update

    def later(compositor: Compositor, full: bool = False, *args: Any, **named: Any) -> Any:
        """What has changed stays noted; a picture of the screen (`full`) is wanted at once."""
        return paint(compositor, full, *args, **named) if full else None

    with patch.object(Compositor, "render_update", later):
        yield


@contextmanager
def parsed_once() -> Iterator[None]:
    """A style sheet is parsed once for all applications that have the same colours.

    A rule is looked for in sets by what it is, as in Textual, but not by a method in Python: for each node, in all.
    """
    parse = Stylesheet._parse_rules
    known: dict[Any, list[RuleSet]] = {}

    def rules(sheet: Stylesheet, css: str, *args: Any, **named: Any) -> list[RuleSet]:
        key = (frozenset(sheet._variables.items()), css, args, frozenset(named.items()))
        if key not in known:
            known[key] = parse(sheet, css, *args, **named)
        return known[key]

    with patch.object(Stylesheet, "_parse_rules", rules), patch.object(RuleSet, "__hash__", object.__hash__):
        yield
