"""A line that is being typed: it belongs to the place where it was begun, wherever the cursor goes meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

EDITING = "edit "
"""Stands before the place of an unfinished line that edits a text instead of adding one, as the file keeps it."""


@dataclass(frozen=True, slots=True)
class OpenLine:
    """What a line is for, settled when it is begun. Its text is in the capture line.

    `title` is what the frame says of it; `original` the text that stood at the place when an edit was begun.
    """

    exercise_id: str
    place: str
    title: str
    editing: bool = False
    original: str = ""

    def changes_nothing(self, text: str) -> bool:
        """Whether keeping this text would do nothing."""
        return text == self.original if self.editing else not text.strip()

    @property
    def kept_as(self) -> str:
        """Its place as a draft in the file names it."""
        return (EDITING if self.editing else "") + self.place


def read_place(kept: str) -> tuple[str, bool]:
    """The place of a draft, and whether it is an edit."""
    return kept.removeprefix(EDITING), kept.startswith(EDITING)
