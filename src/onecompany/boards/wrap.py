"""Breaking text into lines by the width of its letters in a terminal."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, chop_cells, set_cell_size

from onecompany.intake.clean import visible


@lru_cache(maxsize=20_000)
def wrapped(text: str, width: int, most: int = 0) -> tuple[str, ...]:
    """The lines of a text, none wider than `width` cells; more than `most` lines end in an ellipsis.

    `most` 0 means all lines. An empty text is one empty line. What could mislead is made visible.
    """
    shown = visible(text)
    if width < 1:
        return ("",)
    if "\n" not in shown and cell_len(shown) <= width:
        return (shown,)
    lines = [line for part in shown.split("\n") for line in _wrap_line(part, width)]
    if most and len(lines) > most:
        lines = [*lines[: most - 1], clipped(lines[most - 1] + " …", width, marked=True)]
    return tuple(lines)


def _wrap_line(text: str, width: int) -> list[str]:
    lines: list[str] = []
    current, used = "", 0
    for word in text.split(" "):
        size = cell_len(word)
        if current and used + 1 + size <= width:
            current, used = f"{current} {word}", used + 1 + size
            continue
        if current:
            lines.append(current)
        if size > width:
            *full, word = chop_cells(word, width)
            lines.extend(full)
            size = cell_len(word)
        current, used = word, size
    lines.append(current)
    return lines


def clipped(text: str, width: int, *, marked: bool = False) -> str:
    """One line of a text, cut with an ellipsis when it does not fit; `marked`: an ellipsis is there already."""
    line = visible(text).replace("\n", " ")
    if cell_len(line) <= width:
        return line
    if width < 1:
        return ""
    kept = line[:-2] if marked else line
    return set_cell_size(kept, width - 1).rstrip() + "…"


def padded(text: str, width: int, align: str) -> str:
    """A line as wide as `width` cells, its text left, centred or right."""
    space = width - cell_len(text)
    if space <= 0:
        return set_cell_size(text, width)
    if align == "right":
        return " " * space + text
    if align == "center":
        left = space // 2
        return " " * left + text + " " * (space - left)
    return text + " " * space
