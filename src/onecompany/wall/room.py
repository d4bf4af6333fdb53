"""Which workshop file the wall shows: the one that was named, else the one that a room opened last."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store.following.follower import Follower, Looked
from onecompany.store.following.presence import WallPresence
from onecompany.store.following.rooms import rooms_folder
from onecompany.store.following.sign import last_sign
from onecompany.store.locating import for_readers, kind_of, resolved
from onecompany.store.reading import APPLICATION_ID
from onecompany.system import reason_of

SEARCHED_EVERY = 5
"""Looks at the file between two at whether a room has opened another one."""

STANDS_BACK = 0.05
"""Seconds for which the facilitator's window has the machine after something was kept: it paints first."""

_SQLITE, _ID_FROM, _HEAD = b"SQLite format 3\0", 68, 72
"""How a file of SQLite begins, and where in it stands whose it is (https://www.sqlite.org/fileformat.html)."""


class Room:
    """Looks at the file, and says by a sign that it does."""

    def __init__(self, path: Path | None) -> None:
        """`path` None: whichever file a room opened last."""
        self._named = path
        self._path: Path | None = None
        self._follower: Follower | None = None
        self._presence: WallPresence | None = None
        self._looks = 0
        self.waiting = ""
        """What it waits for, while no seat is there."""
        self.left = False
        """Whether it was left: it never again says that a wall is there."""

    def look(self) -> Looked | None:
        """Look once; None where another file is taken up, so that nothing of the one before may be seen any more.

        Only the look after that says at the other file that a wall is there. Raises nothing on account of a file.
        """
        if self.left:
            return Looked()
        searches = self._looks % SEARCHED_EVERY == 0
        self._looks += 1
        if searches and self._search():
            return None
        looked = self._look_at_file()
        if searches or looked.seat_alive:
            self.waiting = "" if looked.seat_alive else about_waiting(self._named)
        return looked

    def _look_at_file(self) -> Looked:
        if self._path is None:
            return Looked()
        if self._follower is None or self._presence is None:
            self._follower, self._presence = Follower(self._path, stands_back=STANDS_BACK), WallPresence(self._path)
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


def about_waiting(named: Path | None) -> str:
    """What a wall waits for that sees no seat; at once, why it would wait for ever."""
    folder = rooms_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        usable = os.access(folder, os.W_OK | os.X_OK)
    except OSError:
        usable = False
    if not usable:
        return gettext("The folder {folder} cannot be used: no workshop is found by it.", folder=for_readers(folder))
    if named is None:
        return gettext("It waits for a workshop: start onecompany in another window.")
    path = resolved(named)
    shown = for_readers(path)
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return gettext("{path} is {what}, not a workshop file.", path=shown, what=kind_of(status))
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (FileNotFoundError, NotADirectoryError):
        return gettext("There is no file {path}. It waits for onecompany to open it in another window.", path=shown)
    except OSError as error:
        return gettext("{path} cannot be read: {why}.", path=shown, why=reason_of(error))
    if head and (not head.startswith(_SQLITE) or head[_ID_FROM:] != APPLICATION_ID.to_bytes(4, "big")):
        return gettext("{path} is not a workshop file.", path=shown)
    return gettext("It waits for {path}: open it with onecompany in another window.", path=shown)
