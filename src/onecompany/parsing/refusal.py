"""The base of what is raised on purpose when something that was typed cannot be taken."""

from __future__ import annotations


class Refusal(ValueError):
    """What was typed cannot be taken. `str()` is a whole sentence for the room, and nobody else's words.

    Any other ValueError is an error of the program; its text is Python's, and is never shown.
    """
