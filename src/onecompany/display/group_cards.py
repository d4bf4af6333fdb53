"""Groups as cards that fill the wall: the number in solid digits, the names beside it, pairs in brackets. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len

from onecompany.boards.block_letters import in_one_line
from onecompany.boards.wrap import clipped, padded, wrapped
from onecompany.display import block_digits
from onecompany.parsing.clean import visible
from onecompany.report.roles import TITLES
from onecompany.sentences import gettext, ngettext
from onecompany.store.groups import Seats

GAP = 3
"""Cells between two cards."""

SHORTEST = 12
"""Cells of a name that are shown at least."""

Segments = list[tuple[str, str]]
"""A part of a line: texts, each with its style."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody on a card. `call`: as they are called in the room; `bracket`: the sign that joins a pair."""

    id: str
    name: str
    call: str
    left: bool
    bracket: str = " "


@dataclass(frozen=True, slots=True)
class Card:
    """A group: its number, its own name, who is in it, those who left last; its notes, the newest first."""

    number: int
    title: str
    places: tuple[Place, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """How cards are drawn: the size of names, 0 for plain letters; lines between them; the size of the number."""

    letters: int
    gap: int
    scale: int

    @property
    def between(self) -> int:
        """Lines between two rows of cards: more than between names."""
        return self.gap + 1

    def lines(self, place: Place) -> Sequence[str]:
        """Somebody, as lines of one width."""
        if self.letters and not place.left:
            return in_one_line(place.call, self.letters - 1)
        return [visible(place.name)]

    def height(self, card: Card) -> int:
        """Lines of a card, one of them for its notes."""
        names = [len(self.lines(place)) + self.gap for place in card.places]
        seats = max(block_digits.height(self.scale) if self.scale else 1, bool(card.title) + sum(names) - self.gap)
        return seats + bool(card.notes)

    def number_width(self, cards: Sequence[Card]) -> int:
        """Cells that the widest number takes, and the space behind it."""
        texts = [str(card.number) for card in cards]
        return 2 + max(block_digits.width(text, self.scale) if self.scale else len(text) for text in texts)

    def name_width(self, cards: Sequence[Card]) -> int:
        """Cells that the widest name takes, with its bracket."""
        names = [line for card in cards for place in card.places for line in self.lines(place)]
        return 2 + max(map(cell_len, [*names, *(visible(card.title) for card in cards)]), default=0)


LOOKS = tuple(
    Look(*sizes)
    for sizes in (
        (3, 1, 3),
        (2, 1, 2),
        (2, 0, 2),
        (1, 1, 2),
        (1, 0, 2),
        (1, 0, 1),
        (0, 1, 2),
        (0, 1, 1),
        (0, 0, 1),
        (0, 0, 0),
    )
)
"""The largest first."""


def cards_of(groups: Sequence[Seats], *, pairs: bool, notes: Mapping[str, Sequence[str]] | None = None) -> list[Card]:
    """The groups as cards; with `pairs` in brackets those who make one. `notes`: in order, by the group's identity."""
    everybody = [row for group in groups for row in (*group.here, *group.left)]
    calls = dict(zip((row.id for row in everybody), called([row.name for row in everybody]), strict=True))

    def place(row: Any, *, left: bool = False, bracket: str = " ") -> Place:
        name = gettext("{name} · left", name=row.name) if left else row.name
        return Place(row.id, name, calls[row.id], left, bracket)

    def places(group: Seats) -> Iterator[Place]:
        for pair in group.pairs if pairs else [[row] for row in group.here]:
            brackets = ["╭", *"│" * (len(pair) - 2), "╰"] if len(pair) > 1 else [" "]
            yield from (place(row, bracket=sign) for row, sign in zip(pair, brackets, strict=True))
        yield from (place(row, left=True) for row in group.left)

    def kept(group: Seats) -> tuple[str, ...]:
        return tuple(reversed((notes or {}).get(group.id, ())))

    return [Card(group.number, group.row.name, tuple(places(group)), kept(group)) for group in groups]


def called(names: Sequence[str]) -> list[str]:
    """The first names, without titles; where several have one, with the first letter of the last name behind it."""
    words = [[word for word in name.split() if word.casefold().rstrip(".") not in TITLES] or [name] for name in names]
    counts = Counter(parts[0].casefold() for parts in words)
    return [
        f"{parts[0]} {parts[-1][0]}" if counts[parts[0].casefold()] > 1 and len(parts) > 1 else parts[0]
        for parts in words
    ]


def fitting(cards: Sequence[Card], width: int, height: int) -> tuple[Look, int, bool]:
    """The largest look in which all is seen, with how many cards stand beside each other, and whether names are whole.

    Where nothing fits, names are cut, and what does not fit below is scrolled to.
    """
    drawable = all(in_one_line(place.call, 0) for card in cards for place in card.places)
    columns = sorted({-(-len(cards) // rows) for rows in range(1, len(cards) + 1)}, reverse=True)
    for look in LOOKS if drawable else (look for look in LOOKS if not look.letters):
        wanted = look.number_width(cards) + look.name_width(cards)
        for count in columns:
            if card_width(width, count) >= wanted and full_height(look, cards, count) <= height:
                return look, count, True
    look = LOOKS[-1]
    least = look.number_width(cards) + SHORTEST
    fits = [count for count in columns if card_width(width, count) >= least] or [1]
    whole = [count for count in fits if full_height(look, cards, count) <= height]
    return look, whole[-1] if whole else fits[0], False


def card_width(width: int, count: int) -> int:
    """Cells of each of so many cards beside each other."""
    return (width + GAP) // count - GAP


def full_height(look: Look, cards: Sequence[Card], count: int) -> int:
    """Lines of all cards, `count` beside each other."""
    rows = [cards[start : start + count] for start in range(0, len(cards), count)]
    return sum(max(map(look.height, row)) for row in rows) + (len(rows) - 1) * look.between


def card_lines(look: Look, card: Card, number_width: int, name_width: int, cursor: str) -> list[Segments]:
    """The lines of a card. `cursor`: who is marked."""
    text = str(card.number)
    digits = block_digits.drawn(text, look.scale) if look.scale else [text]
    names: list[Segments] = [[("  ", "text"), (clipped(card.title, name_width - 2), "title")]] if card.title else []
    for place in card.places:
        marked = place.id == cursor
        drawn = look.lines(place)
        # Block letters in a bar of another colour could not be read.
        style = ("marked" if len(drawn) > 1 else "cursor") if marked else "left" if place.left else "name"
        lines = drawn if len(drawn) > 1 else [clipped(drawn[0], name_width - 2)]
        middle = len(lines) // 2
        for index, line in enumerate(lines):
            sign = "▸" if marked and index == middle else " "
            names.append([(_bracket(place.bracket, index, middle, len(lines)) + sign, "pair"), (line, style)])
        bars = place.bracket in "╭│" and place.bracket != " "
        names += [[("│" if bars else " ", "pair")]] * (look.gap if place is not card.places[-1] else 0)
    lines_of_card = []
    for index in range(max(len(digits), len(names))):
        digit = padded(digits[index] if index < len(digits) else "", number_width, "left")
        name = names[index] if index < len(names) else []
        taken = sum(cell_len(part) for part, _ in name)
        lines_of_card.append([(digit, "number"), *name, (" " * max(0, name_width - taken), "text")])
    return lines_of_card


def note_lines(notes: Sequence[str], width: int, room: int) -> list[Segments]:
    """What a group has noted: how many, and as many of them as there is room for, the newest first."""
    if not notes:
        return []
    count = ngettext("One note", "{number} notes", len(notes))
    if room < 2:
        return [[(padded(clipped(f"{count}: {visible(notes[0])}", width), width, "left"), "left")]]
    lines = [
        ("  " if index else "· ") + line
        for text in notes
        for index, line in enumerate(wrapped(text, max(1, width - 2)))
    ]
    if len(lines) > room - 1:
        lines = [*lines[: room - 2], clipped(f"{lines[room - 2]} …", width)]
    return [[(padded(count, width, "left"), "title")], *([(padded(line, width, "left"), "text")] for line in lines)]


def _bracket(sign: str, index: int, middle: int, of: int) -> str:
    """The part of a pair's bracket beside a line of a name that has `of` lines."""
    if of == 1 or sign == " ":
        return sign if of == 1 or index == middle else " "
    if index == middle:
        return {"╭": "╭", "│": "│", "╰": "╰"}[sign]
    inside = index > middle if sign == "╭" else index < middle if sign == "╰" else True
    return "│" if inside else " "
