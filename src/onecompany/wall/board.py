"""The board of the exercise at which the room is, only to be looked at, with the cursor of the facilitator's window."""

from __future__ import annotations

from typing import Any

from textual.containers import Vertical
from textual.content import Content

from onecompany.boards.heap import is_heap, turns
from onecompany.boards.panel import Panel
from onecompany.display.unknown_kind import panel_for
from onecompany.display.workshop_reading import WorkshopReading
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext
from onecompany.store.following.sign import RoomSign


class WallBoard(Vertical):
    """Holds one panel at a time. It is shown anew only where its rows, its zoom or the cursor are other ones."""

    def __init__(self) -> None:
        super().__init__(id="board")
        self.panel: Panel | None = None
        self._shown: tuple[Any, ...] = ()
        """Rows and their version, zoom, aspect, and place of the cursor."""
        self.there = False
        """Whether the panel has all its widgets, as it says itself (`Panel.Shown`): it is mounted before that."""

    @property
    def is_alone(self) -> bool:
        """Whether the panel is there, and none of before is any more."""
        return self.there and len(self.children) == 1

    def show(self, reading: WorkshopReading, sign: RoomSign) -> Panel:
        """Show the rows as they are, with the cursor where it is at the seat. Another exercise has another board."""
        view, place, before = reading.view(), sign.place, self._shown
        self._shown = (view.state, view.state.version, sign.zoomed, sign.aspect, place)
        panel = self.panel
        if panel is None or panel.view.exercise.id != view.exercise.id or turns(panel, place):
            if panel is not None:
                panel.remove()
            self.panel, self.there = panel_for(view, place), False
            panel = self.panel
            panel.zoom(on=sign.zoomed)
            panel.take_aspect(sign.aspect)
            self.mount(panel)
        elif not self.there:
            panel.view = view  # of these rows it is made; all else is shown when it is there
        elif before[:-1] != self._shown[:-1]:
            if panel.zoomed != sign.zoomed:  # not with each row: boards remember how they were before
                panel.select(place)
                panel.zoom(on=sign.zoomed)
            if sign.aspect or any(before[3:4]):  # a sign of another version has none
                panel.take_aspect(sign.aspect)
            panel.show(view, place)
        elif place != before[-1] and (not panel.select(place) or panel.aspect != sign.aspect):
            panel.take_aspect(sign.aspect)
            panel.show(view, place)
        heap = [gettext("Loose notes")] if is_heap(panel.place) else []
        title = " · ".join([visible(view.exercise.title), *heap])
        if str(panel.border_title) != title:
            panel.border_title = Content(title)
        return panel

    def again(self) -> None:
        """The board has come: the next time all is shown, since rows and cursor may have changed meanwhile."""
        self.there, self._shown = True, ()
