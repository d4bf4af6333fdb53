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
        self.left = False
        """Whether it was left: it never again says that a wall is there."""

    def look(self) -> Looked | None:
        """Look once; None where another file is taken up, so that nothing of the one before may be seen any more.

        Only the look after that says at the other file that a wall is there. Raises nothing on account of a file.
        """
        if self.left:
            return Looked()
        self._looks += 1
        if self._looks % SEARCHED_EVERY == 1 and self._search():
            return None
        if self._path is None:
            return Looked()
        if self._follower is None or self._presence is None:
            self._follower, self._presence = Follower(self._path), WallPresence(self._path)
        self._presence.hold()
        return self._follower.look()

    def _search(self) -> bool:
        """Whether another file takes the place of one that was followed."""
        path = self._named
        if path is None:
            sign = last_sign()
            path = Path(sign.file) if sign is not None else self._path
        if path == self._path:
            return False
        self._let_go()
        before, self._path = self._path, path
        return before is not None

    def leave(self) -> None:
        """Look no more: the wall ends. The facilitator's window hides at once what the room may not see."""
        self.left = True
        self._let_go()

    def _let_go(self) -> None:
        if self._presence is not None:
            self._presence.close()
        if self._follower is not None:
            self._follower.close()
        self._follower = self._presence = None
