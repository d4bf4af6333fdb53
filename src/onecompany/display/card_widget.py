"""Groups as cards that fill the wall, with a cursor at somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.content import Content
from textual.widget import Widget

from onecompany.display.group_cards import (
    GAP,
    SHORTEST,
    Card,
    Segments,
    card_lines,
    card_width,
    cards_of,
    fitting,
    full_height,
    note_lines,
)  # fmt: skip
from onecompany.store.groups import Seats


class GroupCards(Widget):
    """The groups, with a cursor at somebody."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"groups--{name}" for name in ("text", "number", "title", "name", "left", "pair", "cursor", "marked")
    }

    def __init__(self, *, pairs: bool, pointed: bool = True) -> None:
        """`pairs`: whether pairs are joined by brackets. `pointed`: whether there is a cursor."""
        super().__init__()
        self._pairs = pairs
        self._pointed = pointed
        self._groups: list[Seats] = []
        self._notes: Mapping[str, Sequence[str]] = {}
        self._cursor = ""
        self._first = 0

    def show(self, groups: list[Seats], notes: Mapping[str, Sequence[str]], *, pairs: bool | None = None) -> None:
        """Show the groups as they are now, and what each has noted; the cursor stays with whom it was.

        `pairs`: as of now, where the step may be another one.
        """
        self._groups, self._notes = groups, notes
        self._pairs = self._pairs if pairs is None else pairs
        if self._pointed and self.leader is None:
            self.stand_at(self._first)
        self.refresh()

    def stand_at(self, number: int) -> None:
        """Put the cursor at the first of a group."""
        self._first = number
        group = next((group for group in self._groups if group.number == number), next(iter(self._groups), None))
        self._cursor = _everybody(group)[0].id if group is not None and _everybody(group) else ""

    @property
    def leader(self) -> Any:
        """Who is marked; None for nobody."""
        return next((row for group in self._groups for row in _everybody(group) if row.id == self._cursor), None)

    @property
    def group(self) -> Seats | None:
        """The group of whoever is marked."""
        return next((group for group in self._groups if self._cursor in {row.id for row in _everybody(group)}), None)

    def move(self, across: int, down: int) -> None:
        """The arrows: within a group, to the groups beside it, and to those above and below."""
        group = self.group
        if group is None:
            self.stand_at(1)
            self.refresh()
            return
        row_ids = [row.id for row in _everybody(group)]
        index = row_ids.index(self._cursor)
        beside = 0 <= index + down < len(row_ids)
        columns = fitting(self._cards(), self.size.width, self.size.height)[1]
        number = group.number + across + (0 if beside else down * columns)
        target = next((one for one in self._groups if one.number == number and _everybody(one)), None)
        if target is None:
            return
        others = _everybody(target)
        wanted = index + down if beside else 0 if down > 0 else len(others) - 1
        self._cursor = others[min(max(0, wanted), len(others) - 1)].id
        self.refresh()

    def _cards(self) -> list[Card]:
        return cards_of(self._groups, pairs=self._pairs, notes=self._notes)

    def render(self) -> Content:
        """All cards, or those around the cursor where there is no room for all; notes in the room that is left."""
        cards = self._cards()
        width, height = self.size
        if not cards or width < SHORTEST or height < 1:
            return Content("")
        look, count, _ = fitting(cards, width, height)
        rows = [cards[start : start + count] for start in range(0, len(cards), count)]
        number_width = look.number_width(cards)
        name_width = card_width(width, count) - number_width
        lines: list[Segments] = []
        marked = 0
        for_notes = 1 + max(0, height - full_height(look, cards, count)) // len(rows)
        for row in rows:
            drawn = [
                card_lines(look, card, number_width, name_width, self._cursor)
                + note_lines(card.notes, number_width + name_width, for_notes)
                for card in row
            ]
            if any(place.id == self._cursor for card in row for place in card.places):
                marked = len(lines)
            for index in range(max(map(len, drawn))):
                line: Segments = []
                for card_of_row in drawn:
                    blank: Segments = [(" " * (number_width + name_width), "text")]
                    line += [*(card_of_row[index] if index < len(card_of_row) else blank), (" " * GAP, "text")]
                lines.append(line)
            lines += [[]] * look.between
        lines = lines[: len(lines) - look.between]
        start = max(0, min(marked, len(lines) - height))
        top: list[Segments] = [[] for _ in range(max(0, (height - len(lines)) // 3))]
        return self._content([*top, *lines[start : start + height]])

    def _content(self, lines: Sequence[Segments]) -> Content:
        parts: list[Any] = []
        for line in lines:
            parts += [(text, self.get_visual_style(f"groups--{style}")) for text, style in line]
            parts.append("\n")
        return Content.assemble(*parts[:-1])


def _everybody(group: Seats) -> list[Any]:
    return [*group.here, *group.left]
