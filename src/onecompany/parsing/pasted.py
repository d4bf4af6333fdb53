"""A pasted list becomes one item a line."""

from __future__ import annotations

import re

from onecompany.parsing.clean import MAX_ITEM, MAX_PASTE, TooLong, clean, scrub

_BULLET = r"(?:[•‣◦▪●○∙·‧⁃]\s*|[-*+–—](?:\s+|$))"
_COUNTED = r"\(?(?:(?P<number>[0-9]{1,3})[.)]|(?P<letter>[A-Za-z])\))(?:\s+|$)"
_MONTH = (
    r"(?i)(?:jan(?:uar[y]?)?|feb(?:ruar[y]?)?|mar(?:ch)?|märz?|apr(?:il)?|ma[iy]|jun[ei]?|jul[iy]?|aug(?:ust)?"
    r"|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\b"
)
"""“1. May” is a day, not the first point of a list."""


def items(text: str) -> list[str]:
    """The lines of a pasted text as items: cleaned, without the marks of a list, empty ones dropped.

    Marks are bullets ("-", "*", "•" …) and counts ("1.", "1)", "a)"). A count is taken for a mark only where
    the counting starts at 1 (or a) or goes on from the line before: "12. December" and "3) of five" stay.
    One mark a line is taken off. Prefixes such as "?" are not read here: a pasted "> …" may be a quotation.

    Raises `TooLong` for more than `MAX_PASTE` characters, or for a line that makes an item of more than
    `MAX_ITEM`, with the number of the line, the first being 1.
    """
    if len(text) > MAX_PASTE:
        raise TooLong(len(text), MAX_PASTE)
    lines = []
    for number, line in enumerate(unmarked_lines(text), 1):
        if len(line) > MAX_ITEM:
            raise TooLong(len(line), MAX_ITEM, line=number)
        if line:
            lines.append(line)
    return lines


def unmarked_lines(text: str) -> list[str]:
    """All lines of a text, cleaned and without the marks of a list; empty ones too, so that lines count."""
    lines = []
    counts = {"number": 0, "letter": 0}
    for raw in scrub(text.removeprefix("\ufeff"), multiline=True).split("\n"):
        line = clean(raw)
        if bullet := re.match(_BULLET, line):
            line = line[bullet.end() :]
        elif counted := re.match(_COUNTED, line):
            style = "number" if counted["number"] else "letter"
            value = int(counted["number"]) if counted["number"] else ord(counted["letter"].lower()) - ord("a") + 1
            if value in (1, counts[style] + 1) and not re.match(_MONTH, line[counted.end() :]):
                counts[style], line = value, line[counted.end() :]
        lines.append(line.strip())
    return lines
