"""Loose notes are sorted one by one: the one whose turn it is stands large, beside each place stands its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecompany.boards.heap_page import Line, place_lines, sorting_page, standing
from onecompany.boards.panel import Outcome, Panel, Refused
from onecompany.boards.wrap import clipped
from onecompany.kinds.hooks import hooks
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.loose_notes import NEW, PARKED, Destinations, Spot, clusters, grouped, keys, name_of, waiting
from onecompany.kinds.registry import kind
from onecompany.kinds.view import View
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record, Ref

if TYPE_CHECKING:
    from onecompany.kinds import sorting_notes as acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.kinds.sorting_notes")

SORT, NAME = "sort:", "name:"
"""Before the place of what is sorted, and of the note with which a group begins that is being named."""


class SortingPanel(Panel):
    """Sorts the notes of a heap, and its groups."""

    def __init__(self, view: View, place: str = "", stood: str = "") -> None:
        """`stood`: where the cursor of the board was, for going back."""
        super().__init__(view, place)
        self.stood = stood
        self.sorting = self.zoomed = place.startswith((SORT, NAME))
        self._item = place.removeprefix(SORT).removeprefix(NAME) if self.sorting else ""
        self._spot = ""
        self._naming = False
        self._drawn: dict[tuple[int, int], list[Line]] = {}

    @property
    def offered(self) -> Destinations:
        """Where notes can go."""
        return hooks(kind(self.view.exercise.kind)).destinations(self.view)

    @property
    def waiting(self) -> list[str]:
        """What is still to be sorted, as references."""
        rows = waiting(self.view.state, self.view.exercise.id, groups_stay=self.offered.groups_stay)
        return [f"{table}:{row.id}" for table, row in rows]

    @property
    def spot(self) -> Spot | None:
        """The part of the board where the cursor stands, for the lanes."""
        spots = self.offered.spots
        return next((spot for spot in spots if spot.code == self._spot), spots[0] if spots else None)

    @property
    def _groups(self) -> list[Record]:
        return clusters(self.view.state, self.view.exercise.id)

    @property
    def _ref(self) -> Ref | None:
        """The note or the group at the cursor."""
        ref = Ref.parse(self._item if self.sorting else self.place)
        return ref if ref is not None and self.view.state.find(ref) is not None else None

    @property
    def _row(self) -> Record | None:
        return self.view.state.find(self._ref) if self._ref is not None else None

    def _page(self, width: int) -> list[Line]:
        """The page that sorts, made once for each size: the sheet asks for it line by line."""
        tall = self.sheet.size.height or self.size.height
        if (width, tall) not in self._drawn:
            self._drawn[width, tall] = self._draw(width, tall)
        return self._drawn[width, tall]

    def _draw(self, width: int, tall: int) -> list[Line]:
        offered, spot, row = self.offered, self.spot, self._row
        stands = standing(self.view, groups_stay=offered.groups_stay)
        text, about, places = gettext("Nothing is left to sort."), "", []
        if row is not None:
            named = keys(offered, [group for group in self._groups if group.id != row.id])
            text = name_of(row)
            places = place_lines(width, named, offered.spots, offered.lanes, spot.code if spot is not None else "")
            if self._item.startswith("cluster:"):
                notes = len(grouped(self.view.state, row.id))
                about = ngettext("A group with one note", "A group with {number} notes", notes)
        return sorting_page(width, tall, stands=stands, kind_of=about, text=text, places=places)

    @property
    def letters_choose(self) -> bool:
        return self.sorting

    def enter(self, writer: WorkshopWriter) -> Outcome | None:
        if not self.sorting:
            return None
        raise Refused(gettext("Enter sorts nothing: press the key that stands beside a place. Tab goes to collecting."))

    def letter(self, writer: WorkshopWriter, letter: str) -> Outcome | None:
        ref, offered = self._sorted(), self.offered
        others = [group for group in self._groups if ref != Ref("cluster", group.id)]
        chosen = keys(offered, others).get(letter.lower())
        if chosen is None:
            raise Refused(
                gettext("{letter:quoted} is the key of no place: nothing was sorted.", letter=visible(letter))
            )
        if chosen in offered.spots and offered.lanes:
            self._spot = chosen.code
            lanes = [f"{lane.letter} {lane.name}" for lane in offered.lanes]
            return Outcome(self.place, gettext("{place}: {lanes:or}?", place=chosen.name, lanes=lanes))
        return self._go(writer, ref, chosen)

    def _go(self, writer: WorkshopWriter, ref: Ref, chosen: Spot) -> Outcome:
        row, offered, after = self.view.state.find(ref), self.offered, self._next()
        if chosen.code == NEW:
            if ref.table == "cluster":
                raise Refused(gettext("It is a group already. F2 gives it another name."))
            return Outcome(self.place, line=(f"{NAME}{ref}", self._naming_title()))
        if chosen.code == PARKED:
            acts.park(writer, ref)
            return Outcome(after, gettext("In the parking lot. Ctrl+Z puts it back on the heap."))
        if chosen.code.startswith("cluster:"):
            group = self.view.state.get("cluster", chosen.code.partition(":")[2])
            return self._put(writer, ref, group, after)
        spot = self.spot if chosen in offered.lanes else chosen if chosen in offered.spots else None
        where = chosen.name
        if spot is not None and spot is not chosen:
            where = gettext("{place}, {lane}", place=spot.name, lane=chosen.name)
        made = acts.sort(writer, ref, spot.code if spot is not None else "", chosen.code, where)
        if spot is None:
            self._spot = str(made)  # a stage that is new is where the next ones go
        return Outcome(after, self._said(row, where))

    def _naming_title(self) -> str:
        """What the line is in which a new group gets its name."""
        text = name_of(self._row) if self._row is not None else ""
        return gettext("Name of the group that begins with {text:quoted}", text=clipped(text, 40))

    def _put(self, writer: WorkshopWriter, ref: Ref, group: Record, after: str) -> Outcome:
        row, notes = self.view.state.find(ref), grouped(self.view.state, ref.id)
        acts.put(writer, ref, group.id)
        if ref.table == "slip":
            return Outcome(after, self._said(row, group.name))
        message = ngettext(
            "Merged {name:quoted} into {other:quoted}: one note, and the name as a note.",
            "Merged {name:quoted} into {other:quoted}: {number} notes, and the name as a note.",
            len(notes),
            name=row.name,
            other=group.name,
        )
        return Outcome(after, f"{message} {gettext('Ctrl+Z brings both back.')}")

    def _said(self, row: Record, where: str) -> str:
        values = {"text": clipped(name_of(row), 40), "place": where}
        return gettext("{text:quoted} → {place}. Ctrl+Z puts it back on the heap.", **values)

    def _sorted(self) -> Ref:
        """What is sorted now. Raises Refused."""
        if self._ref is None:
            raise Refused(gettext("Nothing is left to sort. Tab goes to collecting, Esc back to the board."))
        return self._ref

    def _next(self) -> str:
        """The place of what comes when the one at the cursor is sorted."""
        left = self.waiting
        index = left.index(self._item) if self._item in left else 0
        rest = [*left[:index], *left[index + 1 :]]
        return f"{SORT}{rest[min(index, len(rest) - 1)]}" if rest else SORT

    def _name_group(self, writer: WorkshopWriter, name: str) -> Outcome:
        """Begin a group with the note that is sorted."""
        ref, after = self._sorted(), self._next()
        acts.group(writer, ref, name)
        return Outcome(after, gettext("{name:quoted} is a group now. Its key stands below.", name=clipped(name, 40)))
