"""Text as paragraphs and runs: breaks, the direction of writing, the hint for East Asian letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from onecompany.export.office.text import plain
from onecompany.export.office.xml import Element, on, x
from onecompany.summary.isolated import starts_leftwards

_DAY = re.compile(r"\b(\d{1,2}\.?) ([^\W\d_]{3,}) (\d{4})\b")
"""A day in a sentence, which stays in one line; in a cell the column sees to it."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class StyledWords(NamedTuple):
    """A piece of a paragraph in a character style, "" for that of the paragraph."""

    text: str
    style: str = ""


def paragraph(
    style: str, *pieces: str | StyledWords, keep: bool = False, number: int | None = None, in_cell: bool = False
) -> Element:
    """A paragraph in a style, by the style's id.

    It is written from right to left where its first letter is. `keep`: stays on the page of what follows.
    `number`: the list that it belongs to, where that is not the style's own. `in_cell`: keeps to the left edge
    whatever its direction, so that a column stays one.
    """
    parts = [
        StyledWords(plain(piece), "") if isinstance(piece, str) else StyledWords(plain(piece.text), piece.style)
        for piece in pieces
    ]
    if not in_cell:
        parts = [
            part._replace(text=_DAY.sub("\\1\N{NO-BREAK SPACE}\\2\N{NO-BREAK SPACE}\\3", part.text)) for part in parts
        ]
    leftwards = starts_leftwards("".join(part.text for part in parts))
    properties = x(
        "w:pPr",
        x("w:pStyle", val=style),
        on("w:keepNext", keep),
        None if number is None else x("w:numPr", x("w:ilvl", val=0), x("w:numId", val=number)),
        on("w:bidi", leftwards),
        # In a paragraph from right to left, "right" is its end, which is on the left.
        x("w:jc", val="right") if leftwards and in_cell else None,
    )
    return x("w:p", properties, *_runs(parts, leftwards))


def _runs(parts: list[StyledWords], leftwards: bool) -> Iterator[Element]:
    text = "".join(part.text for part in parts)
    scripts = "l" * len(text) if text.isascii() else _scripts(text, leftwards)
    position = 0
    for part in parts:
        for script, letters in groupby(range(position, position + len(part.text)), scripts.__getitem__):
            first = position
            position += sum(1 for _ in letters)
            yield _run(text[first:position], part.style, script)


def _run(text: str, style: str, script: str) -> Element:
    properties = x(
        "w:rPr",
        x("w:rStyle", val=style) if style else None,
        x("w:rFonts", hint="eastAsia") if script == "e" else None,
        on("w:rtl", script == "r"),
    )
    run = x("w:r", properties if len(properties) else None)
    for piece in re.split(r"([\n\t])", text):
        if piece == "\n":
            run.append(x("w:br"))
        elif piece == "\t":
            run.append(x("w:tab"))
        elif piece:
            words = x("w:t")
            words.text = piece
            words.set(_SPACE, "preserve")
            run.append(words)
    return run


def _script(letter: str) -> str:
    """`r` for letters from right to left, `e` for East Asian ones, `l` for others, "" for what follows its company."""
    direction = unicodedata.bidirectional(letter)
    if direction in {"R", "AL"}:
        return "r"
    # Emoji are wide too, but no font for East Asian text has them.
    if unicodedata.east_asian_width(letter) in "WF" and unicodedata.category(letter) not in {"So", "Sk"}:
        return "e"
    return "l" if direction == "L" else ""


def _scripts(text: str, leftwards: bool) -> list[str]:
    """The script of each letter. What has none goes with its neighbours where they agree, else with the paragraph
    (UAX 9, N1 and N2)."""
    scripts: list[str] = []
    own = "r" if leftwards else "l"
    before = own
    for script, letters in groupby(map(_script, text)):
        count = sum(1 for _ in letters)
        if not script:
            scripts += [""] * count
            continue
        _fill(scripts, own if (before == "r") != (script == "r") else before)
        scripts += [script] * count
        before = script
    _fill(scripts, own if (before == "r") != leftwards else before)
    return scripts


def _fill(scripts: list[str], script: str) -> None:
    first = len(scripts)
    while first and not scripts[first - 1]:
        first -= 1
    # A space after East Asian letters needs no hint.
    scripts[first:] = ["r" if script == "r" else "l"] * (len(scripts) - first)
