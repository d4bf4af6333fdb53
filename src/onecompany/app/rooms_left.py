"""Rooms that were left while a line could not be saved: it is tried again, offered there, asked about at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onecompany.app.drafts import Drafts


class RoomsLeft:
    """The lines of rooms that are not on the screen any more, as long as they are not on the disk."""

    def __init__(self) -> None:
        self._rooms: list[Drafts] = []

    def add(self, drafts: Drafts) -> None:
        """A room is left; one of which all is on the disk is forgotten."""
        self._rooms = [room for room in (*self._rooms, drafts) if room.left]

    async def save(self) -> bool:
        """Try to save them. Whether all are on the disk."""
        return all([await room.save_left() for room in self._rooms])

    def of(self, workshop_id: str) -> dict[str, tuple[str, str]]:
        """What is not on the disk of a workshop, by its exercise."""
        rooms = [room.left for room in self._rooms if room.workshop_id == workshop_id]
        return {exercise: line for room in rooms for exercise, line in room.items()}

    @property
    def texts(self) -> list[str]:
        """What was typed."""
        return [text for room in self._rooms for _, text in room.left.values()]
