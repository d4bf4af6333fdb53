"""That a wall is there: it holds one of a few files, and the seat asks whether any is held."""

from __future__ import annotations

from pathlib import Path

from onecompany.store.following.rooms import HeldFile, ending, is_held, word_of

_SLOTS = tuple(f".wall{number}" for number in range(4))
"""As many walls of one workshop file are seen. More show it too; that they are there is known by the others."""


class WallPresence:
    """A wall says that it is there, from now until `close` or the end of its process, however that comes."""

    def __init__(self, path: Path) -> None:
        """`path`: the workshop file that it shows, which need not be there."""
        self._place = word_of(path)
        self._held: HeldFile | None = None
        self.hold()

    def hold(self) -> bool:
        """Whether it is seen to be there: tried again where it was not, so it is called with every look at the file."""
        if self._held is None:
            taken = (HeldFile.take(ending(self._place, slot)) for slot in _SLOTS)
            self._held = next(filter(None, taken), None)
        return self._held is not None

    def close(self) -> None:
        """From now on it is not there. Calling it twice does nothing more."""
        if self._held is not None:
            self._held.release()
            self._held = None


class WallWatch:
    """Asks whether a wall is there, for who asks often: the path is looked up once. `there` takes some microseconds."""

    def __init__(self, path: Path) -> None:
        place = word_of(path)
        self._slots = [ending(place, slot) for slot in _SLOTS]

    def there(self) -> bool:
        """Whether any wall shows the file now."""
        return any(map(is_held, self._slots))


def is_wall_there(path: Path) -> bool:
    """Whether any wall shows a workshop file now."""
    return WallWatch(path).there()
