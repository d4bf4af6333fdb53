"""What is sent to the terminal, without what it knows already: a clock is painted every second of a day.

Textual gives each piece of a line its colours and takes them back behind it, also where the next piece has the same.
"""

from __future__ import annotations

import re

from onecompany.display.terminal import CleanDriver

RESET = "\x1b[0m"

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_MOVES = re.compile(r"(?:\x1b\[[0-9;]*H|\n)+")
_NEW_LINE_THEN_MOVE = re.compile(r"\n(?=\x1b\[[0-9]+;[0-9]+H)")


def without_repeats(data: str) -> str:
    """The same for a terminal whose colours are reset before and after it."""
    if RESET not in data:
        return data
    parts: list[str] = []
    colours, over, position = "", False, 0
    data = _NEW_LINE_THEN_MOVE.sub("", data)
    for match in _COLOURS.finditer(data):
        between, position = data[position : match.start()], match.end()
        if over and between and not _MOVES.fullmatch(between):  # text without colours
            parts.append(RESET)
            colours, over = "", False
        parts.append(between)
        sequence = match[0]
        if sequence == RESET:
            over = bool(colours)
        elif not over:
            parts.append(sequence)
            colours += sequence
        elif sequence == colours:
            over = False
        else:
            parts.append(f"\x1b[0;{sequence[2:]}")
            colours, over = sequence, False
    return "".join([*parts, RESET if over else "", data[position:]])


class ThriftyDriver(CleanDriver):
    """Sends nothing twice."""

    def write(self, data: str) -> None:
        """Send to the terminal."""
        super().write(without_repeats(data))
