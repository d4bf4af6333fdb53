"""What an action of an open workshop is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from textual.binding import Binding

from onecompany.app.held_keys import WAITS, Effect, Repeats
from onecompany.app.keys import key
from onecompany.app.open_workshop import OpenWorkshop

Work = Callable[[OpenWorkshop], Awaitable[None] | None]


def always(workshop: OpenWorkshop) -> bool:
    """For what is everywhere; for what leads away from a line that is being typed, so that the line is kept first."""
    return True


def never(workshop: OpenWorkshop) -> bool:
    """For what leaves a line that is being typed as it is."""
    return False


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done, by a key, from the command palette, or both."""

    id: str
    """By which a facilitator's `config.toml` gives it another key."""
    keys: str
    """As Textual names them, with commas between."""
    description: str
    run: Work
    hint: str = ""
    """A word or two for the bottom line; "" for what is not there."""
    shown: str = ""
    """How its keys are shown."""
    needs_board: bool = False
    """Whether it is about what the board shows: behind the curtain nothing is changed that nobody sees."""
    leaves_line: Callable[[OpenWorkshop], bool] = always
    """Whether it leads away from a line that is being typed."""
    repeats: Repeats = WAITS
    """What a held key goes on with."""
    possible: Callable[[OpenWorkshop], bool] = always
    """Whether its key means anything where the room is; else a letter is a letter like any other."""
    effect_here: Callable[[OpenWorkshop], Effect] | None = None
    """Where it is not always the same thing, what it would do now: a held key does not go from one to another."""

    @property
    def binding(self) -> Binding:
        """Its keys, as Textual has them."""
        return key(self.id, self.keys, f"do({self.id!r})", self.description, hint=self.hint, shown=self.shown)

    def may_be_done(self, workshop: OpenWorkshop) -> bool:
        """Whether its key does it now."""
        return self.possible(workshop) and not (workshop.curtain and self.needs_board)

    def effect(self, workshop: OpenWorkshop) -> Effect:
        """What its key would do now."""
        return Effect(self.id, self.repeats) if self.effect_here is None else self.effect_here(workshop)
