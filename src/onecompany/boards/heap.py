"""The heap of an exercise on the screen: loose notes are collected in a list, then sorted one by one.

It stands in place of the exercise's board as long as it is open. Places: `slip:ID` and `cluster:ID` in the list,
`sort:` with one of these behind it for what is sorted, `name:` for the name of the group that begins with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.events import Resize

from onecompany.boards.heap_page import collected
from onecompany.boards.heap_sorting import NAME, SORT, SortingPanel
from onecompany.boards.model import BoardColumn, BoardRow, Model
from onecompany.boards.panel import Choice, Outcome, Panel, Refused
from onecompany.boards.sheet import Sheet
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.loose_notes import SEALED, has_heap, name_of, sealed_vote
from onecompany.kinds.rounds import Vote
from onecompany.sentences import gettext, ngettext
from onecompany.store import timing
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.kinds import sorting_notes as acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.kinds.sorting_notes")

OPEN = "slip:"
"""The place with which the heap is opened, to collect."""


def is_heap(place: str) -> bool:
    """Whether a place is one of a heap."""
    return place.startswith((SORT, NAME, OPEN, "cluster:"))


def sorts(panel: Panel) -> bool:
    """Whether a board sorts loose notes now, so that signs are keys of places too."""
    return isinstance(panel, HeapPanel) and panel.sorting


def opens(panel: Panel) -> bool:
    """Whether a plus opens the heap, or begins a line on it: not in a break, nor where a number is typed."""
    exercise = panel.view.exercise
    return has_heap(exercise.kind) and not timing.is_break(exercise) and not panel.takes_numbers


def turns(panel: Panel, place: str) -> bool:
    """Whether a place is on the heap and the board is not, or the other way round: another board shows it."""
    return bool(place) and is_heap(place) != is_heap(panel.place)


class HeapPanel(SortingPanel):
    """Collects loose notes, and sorts them."""

    def compose(self) -> ComposeResult:
        yield Sheet()

    def on_resize(self, event: Resize) -> None:
        """What is sorted stands as large as it fits."""
        if self.sorting:
            self.repaint("")

    @property
    def place(self) -> str:
        return f"{SORT}{self._item}" if self.sorting else super().place

    def repaint(self, place: str) -> None:
        self._drawn, self._naming = {}, False
        if place.startswith((SORT, NAME)):
            self._item = place.removeprefix(SORT).removeprefix(NAME)
            self._turn(sorting=True)
        elif is_heap(place):
            self._turn(sorting=False)
        if not self.sorting:
            self.sheet.show(collected(self.view, groups_stay=self.offered.groups_stay), place)
            return
        if self._item not in (left := self.waiting):
            self._item = left[0] if left else ""
        self.sheet.show(Model([BoardColumn(20, 80, 1)], (), (BoardRow(drawing=lambda _, width: self._page(width)),)))
        self.sheet.scroll_to(0, 0, animate=False, immediate=True)  # from where the list was

    @property
    def aspect(self) -> str:
        return self._spot

    def take_aspect(self, aspect: str) -> None:
        self._spot = aspect

    def where(self) -> str:
        if not self.sorting:
            return gettext("A loose note")
        if self._naming:
            return self._naming_title()
        return gettext("The key of a place sorts it") if self._item else gettext("Nothing is left to sort")

    def _turn(self, *, sorting: bool) -> None:
        """From one way to the other. What is sorted fills the screen, so that the last row can read it."""
        if self.sorting != sorting:
            self.sorting = self.zoomed = sorting

    def choices(self) -> Sequence[Choice]:
        back = Choice("", gettext("Esc"), gettext("back to the board"))
        if not self.sorting:
            merge = Choice("ctrl+r", "^R", gettext("merge with the next group"))  # no sentence: a key's name
            take = Choice("", "⇧←", gettext("back on the heap"))
            row, place = self._row, self.place
            own = [merge] if place.startswith("cluster:") else [take] if getattr(row, "cluster_id", None) else []
            return [Choice("", gettext("Tab"), gettext("sort")), *own, back]
        lanes = [Choice("", "←→", gettext("another place"))] if self.offered.lanes else []
        return [
            Choice("", gettext("Tab"), gettext("collect")),
            *lanes,
            Choice("", "↑↓", gettext("another note")),
            back,
        ]

    # -- moving

    def select(self, place: str) -> bool:
        if place.startswith((SORT, NAME)):
            item = place.removeprefix(SORT).removeprefix(NAME)
            if item and item not in self.waiting:
                return False
            self.repaint(place)
            self._naming = place.startswith(NAME)
        elif not self.sorting and is_heap(place):
            return super().select(place)
        else:
            ref = Ref.parse(place)
            row = self.view.state.find(ref) if ref is not None and is_heap(place) else None
            if place != OPEN and (row is None or row.exercise_id != self.view.exercise.id):
                return False
            self.repaint(place)
        self.post_message(self.Pointed())
        return True

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        return [f"{SORT}{ref}", str(ref)] if self.sorting else [str(ref)]

    def move(self, across: int, down: int) -> None:
        if not self.sorting:
            super().move(across, down)
            return
        left, spots = self.waiting, [spot.code for spot in self.offered.spots]
        if down and left:
            index = left.index(self._item) + down if self._item in left else 0
            self._item = left[max(0, min(len(left) - 1, index))]
        if across and self.spot is not None:
            self._spot = spots[max(0, min(len(spots) - 1, spots.index(self.spot.code) + across))]
        self.repaint("")
        self.post_message(self.Pointed())

    def jump(self, where: str) -> None:
        steps = {"first": (-99, 0), "last": (99, 0), "top": (0, -10_000), "bottom": (0, 10_000)}
        if self.sorting:
            self.move(*steps[where])
        else:
            super().jump(where)

    def tab(self, step: int) -> None:
        """From collecting to sorting, and back. Behind the note that was typed last the first one is next."""
        last = next((item for item in reversed(self.waiting) if item.startswith(OPEN)), "")
        begins = "" if self.place == last else self.place
        self.repaint(f"{SORT}{begins}" if not self.sorting else self._item or OPEN)
        self.post_message(self.Pointed())

    # -- what is typed

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        naming, self._naming = self._naming, False
        if naming and len(lines) == 1:
            return self._name_group(writer, lines[0])
        new = acts.add(writer, self.view.exercise.id, lines)
        heap = ngettext("One loose note is on the heap.", "{number} loose notes are on the heap.", len(new))
        message = f"{heap} {gettext('Ctrl+Z takes them back.')}" if len(new) > 1 else ""
        return Outcome(self.place if self.sorting else f"slip:{new[-1]}", message)

    def editable(self) -> str | None:
        row = self._row
        return name_of(row) if row is not None else None

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        ref = self._ref
        if ref is None:
            raise Refused(gettext("There is nothing to edit here."))
        acts.reword(writer, ref, text)
        return Outcome(self.place)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        ref = self._ref
        if ref is None:
            return None
        place = self._next() if self.sorting else ""
        back = acts.remove(writer, ref)
        lie = ngettext("Its note lies on the heap again.", "Its {number} notes lie on the heap again.", back)
        return Outcome(place, lie if back else "")

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        ref, place = self._ref, self.place
        if self.sorting or ref is None:
            return None
        if across < 0 and getattr(self._row, "cluster_id", None):
            acts.take_out(writer, ref.id)
        elif not down or not acts.move(writer, ref, down):
            return None
        return Outcome(place)

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        ref, groups = self._ref, self._groups
        index = next((i for i, group in enumerate(groups) if ref == Ref("cluster", group.id)), None)
        if index is None or index + 1 == len(groups):
            raise Refused(gettext("There is no next group to merge with."))
        return self._put(writer, Ref("cluster", groups[index + 1].id), groups[index], f"cluster:{groups[index].id}")

    # -- votes

    def votes(self) -> Sequence[Vote]:
        return (sealed_vote(self.view),)

    def place_of(self, subject: str) -> str:
        return OPEN if subject == SEALED else ""
