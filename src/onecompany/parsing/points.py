"""Points of a scale, typed or pasted in a row: `4 3 – 5`, `4, 3, -, 5` or `43-5`. Pure."""

from __future__ import annotations

import re

_LEFT_OUT = frozenset("-–—−.·_x")
"""Signs that stand where nothing is said."""

_BETWEEN = re.compile(r"[\s,;|/]+")


def points_in(line: str) -> list[str]:
    """What stands in a line, one thing after another, "" where nothing is said. Figures need nothing between them."""
    found: list[str] = []
    for part in filter(None, _BETWEEN.split(line)):
        apart = all(sign.isdecimal() or sign in _LEFT_OUT for sign in part)
        found += ["" if sign in _LEFT_OUT else sign for sign in part] if apart else [part]
    return found
