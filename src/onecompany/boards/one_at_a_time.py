"""Boards that can show one of their parts over the whole width, such as a stage; sideways is then the next one."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.boards.panel import Panel


class OneAtATime(Panel):
    """A board of parts side by side, each with a key. A kind says which there are, and where a place belongs."""

    _key = ""
    """The part that is shown, or was shown last."""

    @property
    def single(self) -> bool:
        """Whether one part fills the board. To be given by each kind."""
        raise TypeError(f"{type(self).__name__} does not say when it shows one part")

    def keys(self) -> Sequence[str]:
        """The keys of the parts, from left to right. To be given by each kind."""
        raise TypeError(f"{type(self).__name__} does not say what its parts are")

    def key_of(self, place: str) -> str:
        """The part in which a place is; "" for none. To be given by each kind."""
        raise TypeError(f"{type(self).__name__} does not say where its places are")

    def counterpart(self, key: str) -> str:
        """The place in another part that is like that of the cursor. To be given by each kind."""
        raise TypeError(f"{type(self).__name__} does not say which places are alike")

    def turn_to(self, place: str) -> str:
        """The key of the part to show, in which a place is, or that of the cursor, or that which was shown."""
        keys = self.keys()
        wanted = (self.key_of(place or self.place), self._key)
        self._key = next((key for key in wanted if key in keys), keys[0])
        return self._key

    def select(self, place: str) -> bool:
        key = self.key_of(place) if self.single else ""
        if key and key != self._key:
            before = self.place
            self.repaint(place)
            if self.place != place:
                self.repaint(before)
        return super().select(place)

    def move(self, across: int, down: int) -> None:
        if not (across and self.single and self._turn(across)):
            super().move(across, down)

    def jump(self, where: str) -> None:
        steps = {"first": -len(self.keys()), "last": len(self.keys())}
        if not (where in steps and self.single and self._turn(steps[where])):
            super().jump(where)

    def tab(self, step: int) -> None:
        before = self.place
        super().tab(step)
        if self.single and self.place == before and self._turn(step):
            super().jump("top" if step > 0 else "bottom")

    def _turn(self, steps: int) -> bool:
        """Show another part, as far as there are any, with the cursor at a place like its own. Whether it did."""
        keys, here = self.keys(), self.key_of(self.place)
        if here not in keys:
            return False
        there = keys[max(0, min(len(keys) - 1, keys.index(here) + steps))]
        if there == here:
            return False
        self.repaint(self.counterpart(there))
        self.post_message(self.Pointed())
        return True
