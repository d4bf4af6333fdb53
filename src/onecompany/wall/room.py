"""Which workshop file the wall shows: the one that was named, else the one that a room opened last."""

from __future__ import annotations

from pathlib import Path

from onecompany.store.following.follower import Follower, Looked
from onecompany.store.following.presence import WallPresence
from onecompany.store.following.sign import last_sign

SEARCHED_EVERY = 5
"""Looks at the file between two at whether a room has opened another one."""


class Room:
    """Looks at the file, and says by a sign that it does."""

    def __init__(self, path: Path | None) -> None:
        """`path` None: whichever file a room opened last."""
        self._named = path
        self._path: Path | None = None
        self._follower: Follower | None = None
        self._presence: WallPresence | None = None
        self._looks = 0

    def look(self) -> Looked:
        """Look once. Raises nothing on account of the file."""
        if self._looks % SEARCHED_EVERY == 0:
            self._search()
        self._looks += 1
        if self._follower is None or self._presence is None:
            return Looked()
        self._presence.hold()
        return self._follower.look()

    def _search(self) -> None:
        path = self._named
        if path is None:
            sign = last_sign()
            path = Path(sign.file) if sign is not None else self._path
        if path is not None and path != self._path:
            self.close()
            self._path = path
            self._follower, self._presence = Follower(path), WallPresence(path)

    def close(self) -> None:
        """Look no more."""
        if self._follower is not None:
            self._follower.close()
        if self._presence is not None:
            self._presence.close()
        self._path = self._follower = self._presence = None
