"""Text as paragraphs and runs: breaks, the direction of writing, the hint for East Asian letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from onecompany.export.word.xml import Element, on, w
from onecompany.parsing.clean import scrub

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class StyledWords(NamedTuple):
    """A piece of a paragraph in a character style, "" for that of the paragraph."""

    text: str
    style: str = ""


def plain(text: str) -> str:
    """What a Word file can hold of a text: no control characters, and no change of direction left open."""
    cleaned = scrub(text, multiline=True)
    return cleaned if cleaned.isascii() else cleaned + _open_ends(cleaned)


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
    leftwards = starts_leftwards("".join(part.text for part in parts))
    properties = w(
        "pPr",
        w("pStyle", val=style),
        on("keepNext", keep),
        None if number is None else w("numPr", w("ilvl", val=0), w("numId", val=number)),
        on("bidi", leftwards),
        # In a paragraph from right to left, "right" is its end, which is on the left.
        w("jc", val="right") if leftwards and in_cell else None,
    )
    return w("p", properties, *_runs(parts, leftwards))


def starts_leftwards(text: str) -> bool:
    """Whether the first letter of a text is one that is written from right to left (UAX 9, P2 and P3)."""
    if text.isascii():
        return False
    return next((script == "r" for script in map(_script, text) if script), False)


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
    properties = w(
        "rPr",
        w("rStyle", val=style) if style else None,
        w("rFonts", hint="eastAsia") if script == "e" else None,
        on("rtl", script == "r"),
    )
    run = w("r", properties if len(properties) else None)
    for piece in re.split(r"([\n\t])", text):
        if piece == "\n":
            run.append(w("br"))
        elif piece == "\t":
            run.append(w("tab"))
        elif piece:
            words = w("t")
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


def _open_ends(text: str) -> str:
    """What closes the embeddings, overrides and isolates that a text leaves open (UAX 9, BD8 to BD16)."""
    waiting: list[str] = []
    for letter in text:
        if letter in "\u202a\u202b\u202d\u202e":
            waiting.append("\u202c")
        elif letter in "\u2066\u2067\u2068":
            waiting.append("\u2069")
        elif waiting and letter == waiting[-1]:
            waiting.pop()
    return "".join(reversed(waiting))
