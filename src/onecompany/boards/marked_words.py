"""Words within a text that a board marks: by a sign before each, and by its tone, which may be gone at the cursor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from onecompany.boards.model import Tone


def marked(text: str, signs: Iterable[tuple[int, str]]) -> str:
    """A text with signs put in before its words. `signs`: where a word begins, from left to right, and its sign."""
    parts, place = [], 0
    for start, sign in signs:
        parts += [text[place:start], sign]
        place = start
    return "".join((*parts, text[place:]))


def toned(line: str, marks: Mapping[str, Tone], tone: Tone) -> Iterator[tuple[str, Tone]]:
    """A line as pieces of one tone: a word with its sign in that of the sign, the rest in the tone of the cell."""
    place = 0
    for word in re.finditer(f"([{re.escape(''.join(marks))}])[^\\W_]+(?:['’-][^\\W_]+)*", line):
        if word.start() > place:
            yield line[place : word.start()], tone
        yield word[0], marks[word[1]]
        place = word.end()
    if place < len(line):
        yield line[place:], tone
