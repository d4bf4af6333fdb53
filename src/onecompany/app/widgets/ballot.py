"""What a voter sees: who votes, the question, the choices with their keys, and ● for what was pressed.

It is made of what is asked and of how many keys were pressed. Which ones is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, cast

from rich.cells import cell_len
from textual.content import Content
from textual.events import Key, Paste
from textual.widget import Widget

from onecompany.boards.wrap import padded, wrapped
from onecompany.display import block_digits
from onecompany.sentences import gettext

Line = tuple[tuple[str, str], ...]
"""Texts, each with its style."""

EMPTY: Line = ()


@dataclass(frozen=True, slots=True)
class BallotText:
    """What stands on a ballot. `choices`: keys with their words; `ends`: the words at the ends of a scale.

    `mark`: words before the signs for what was pressed, `signs` these, and `advice` what can be done with it.
    """

    name: str
    others: str = ""
    question: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    ends: tuple[str, str] = ("", "")
    mark: str = ""
    signs: str = ""
    advice: str = ""


def arranged(text: BallotText, width: int, height: int, page: int) -> tuple[list[Line], int]:
    """The lines of a page of a ballot, and how many pages there are: all is read in full, however small the window.

    As airy as it can be without another page.
    """
    ways = [_pages(text, width, height, gap) for gap in (2, 1, 0)]
    top, pages, bottom = min(ways, key=lambda parts: len(parts[1]))
    if len(top) + len(bottom) >= height:
        top, pages, bottom = _pages(text, width, height, -1)
        spare = height - len(top) - len(pages[0]) - len(bottom)
        if len(pages) == 1 and spare > 0:
            top, pages, bottom = _pages(text, width, height, -1, 2 + spare)
    page = min(page, len(pages) - 1)
    return [*top, *pages[page], *bottom][: max(0, height)], len(pages)


def _pages(
    text: BallotText, width: int, height: int, gap: int, most: int = 2
) -> tuple[list[Line], list[list[Line]], list[Line]]:
    """What stands above the choices, the pages of these, and what stands below. `gap`: empty lines between.

    Below 0 the question is cut after `most` lines, and who else could vote is left out.
    """
    apart = [EMPTY] * max(0, gap)
    others = max(0, 1 + gap) if gap < 2 else 3
    top = [*apart[1:], *_lines(text.name, "name", width, 2)]
    top += _lines(text.others, "others", width, others) if others and text.others else []
    top += (
        [*apart, *_lines(text.question, "question", width, most if gap < 0 else 0), *apart] if text.question else apart
    )
    bottom = [*apart, *_marked(text, width, advice=gap >= 0)] if text.mark else []
    return top, _choices(text, width, max(1, height - len(top) - len(bottom))), bottom


def _marked(text: BallotText, width: int, *, advice: bool) -> list[Line]:
    """How much was pressed, and what can be done with it: beside each other, or below where there is no room."""
    mark: Line = ((f"{text.mark} ", "mark"), (f"  {text.signs}  ", "sign"))
    used = sum(cell_len(words) for words, _ in mark)
    if used + 3 + cell_len(text.advice) <= width:
        return [(*mark, (f"   {text.advice}", "more"))]
    if used > width:
        mark = ((text.signs, "sign"),)
    return [mark, *(_lines(text.advice, "more", width, 2) if advice else [])]


def _lines(text: str, style: str, width: int, most: int) -> list[Line]:
    return [((line, style),) for line in wrapped(text, max(1, width), most)]


def _choices(text: BallotText, width: int, room: int) -> list[list[Line]]:
    if scale := _large(text, width, room):
        return [scale]
    blocks = [_choice(key, words, width) for key, words in _with_ends(text)]
    lines = sum(map(len, blocks))
    if lines <= room:
        gap = min(2, (room - lines) // max(1, len(blocks) - 1))
        return [[line for number, block in enumerate(blocks) for line in (*[EMPTY] * (gap if number else 0), *block)]]
    room = max(1, room - 1)
    pages: list[list[Line]] = [[]]
    for block in blocks:
        if pages[-1] and len(pages[-1]) + len(block) > room:
            pages.append([])
        for line in block:
            if len(pages[-1]) == room:
                pages.append([])
            pages[-1].append(line)
    for number, page in enumerate(pages, 1):
        page += [EMPTY] * (room - len(page))
        where = gettext("Page {page} of {pages}: PgDn and PgUp turn it.", page=number, pages=len(pages))
        page += _lines(where, "more", width, 1)
    return pages


def _with_ends(text: BallotText) -> list[tuple[str, str]]:
    choices = list(text.choices)
    for index, end in ((0, text.ends[0]), (-1, text.ends[1])):
        if choices and end:
            key, words = choices[index]
            choices[index] = (key, f"{words} · {end}" if words else end)
    return choices


def _choice(key: str, words: str, width: int) -> list[Line]:
    cap = f"  {key}  " if width >= 40 else key
    indent = min(cell_len(cap) + 2, max(0, width - 8))
    head: Line = ((cap[:indent], "key"), (" " * (indent - len(cap[:indent])), "words"))
    return [
        (*(head if not number else ((" " * indent, "words"),)), (line, "words"))
        for number, line in enumerate(wrapped(words, max(1, width - indent)))
    ]


def _large(text: BallotText, width: int, room: int) -> list[Line]:
    """A scale in digits as large as there is room for; nothing where its points have words of their own."""
    keys = [key for key, words in text.choices if not words and len(key) == 1 and key.isdecimal()]
    if len(keys) < 2 or len(keys) < len(text.choices):
        return []
    for scale in (3, 2, 1):
        wide = block_digits.width("0", scale)
        cell = min(wide + 12, width // len(keys))
        if cell >= wide + 3 and room >= block_digits.height(scale) + 2:
            break
    else:
        return []
    drawn = [block_digits.drawn(key, scale) for key in keys]
    lines: list[Line] = [
        (("".join(padded(digit[row], cell, "center") for digit in drawn), "digit"),)
        for row in range(block_digits.height(scale))
    ]
    low, high = text.ends
    space = cell * len(keys) - cell_len(low) - cell_len(high)
    if low or high:
        ends = [f"{low}{' ' * space}{high}"] if space > 2 else [*wrapped(low, width), *wrapped(high, width)]
        if len(lines) + 1 + len(ends) > room or (space <= 2 and width < 20):
            return []
        lines += [EMPTY, *[((line, "words"),) for line in ends]]
    return lines


class TakesVotes(Protocol):
    """The screen of a ballot, as its face needs it."""

    async def typed(self, character: str) -> None:
        """A printable key."""

    def pasted(self) -> None:
        """Something was pasted, which is no vote."""


class BallotFace(Widget, can_focus=True):
    """The ballot. It has the focus and works off key by key, so that the screen goes on while it waits for the file."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "ballot--name",
        "ballot--others",
        "ballot--question",
        "ballot--key",
        "ballot--digit",
        "ballot--words",
        "ballot--mark",
        "ballot--sign",
        "ballot--more",
    }

    def __init__(self, text: BallotText) -> None:
        super().__init__()
        self._text = text
        self._page = 0

    def show(self, text: BallotText) -> None:
        """Show another ballot; another question begins at its first page."""
        if (text.name, text.question) != (self._text.name, self._text.question):
            self._page = 0
        self._text = text
        self.refresh()

    def turn(self, pages: int) -> None:
        """Turn so many pages on or back, as far as there are any."""
        _, count = self._arranged()
        self._page = max(0, min(count - 1, self._page + pages))
        self.refresh()

    def _arranged(self) -> tuple[list[Line], int]:
        return arranged(self._text, self.size.width, self.size.height, self._page)

    def render(self) -> Content:
        """The page, in the room there is."""
        lines, _ = self._arranged()
        parts: list[Any] = []
        for line in lines:
            parts += [(words, self.get_visual_style(f"ballot--{style}")) for words, style in line]
            parts.append("\n")
        return Content.assemble(*parts[:-1])

    async def on_key(self, event: Key) -> None:
        """Each key in its turn: one of the screen's, or one that chooses."""
        event.stop()
        event.prevent_default()
        active = self.screen.active_bindings.get(event.key)
        if active is not None:
            if active.enabled:
                await self.app.run_action(active.binding.action, active.node)
        elif event.is_printable and event.character:
            await cast(TakesVotes, self.screen).typed(event.character)

    def on_paste(self, event: Paste) -> None:
        """A paste is no vote."""
        event.stop()
        event.prevent_default()
        cast(TakesVotes, self.screen).pasted()


def listed_names(names: Sequence[str]) -> str:
    """Who could vote as well."""
    return gettext("or anyone of {names:list}", names=names) if len(names) > 1 else gettext("or {name}", name=names[0])
