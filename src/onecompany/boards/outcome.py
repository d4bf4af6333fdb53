"""What a board says to what is around it: what an entry came to, what it asks, its keys, what it looks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.cells import cell_len

from onecompany.parsing.clean import visible
from onecompany.sentences import N_, gettext
from onecompany.sentences.languages import translated
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.store.writer import WorkshopWriter


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an entry came to: where the cursor goes, and a word to the facilitator when there is one."""

    place: str = ""
    say: str = ""
    question: Question | None = None
    """What is to be answered first: nothing was done yet."""
    onward: str = ""
    """Where Enter goes on to from `place`; another key that kept the line does its own work from there."""
    edit: bool = False
    """Whether the text at `place` is opened at once, all of it to be typed over."""
    line: tuple[str, str] = ("", "")
    """A line that is opened at once: the place that it is for, and what the frame says of it."""

    def gone_on(self) -> Outcome:
        """The same with the cursor where Enter goes on to."""
        return replace(self, place=self.onward or self.place, onward="")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question of a board, and the act that it stands for; None leaves everything as it is."""

    text: str
    act: Callable[[WorkshopWriter], Outcome] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a board asks when an entry could mean several things. It is asked once more when the entry is made again.

    The answer that is most likely comes first: Enter takes it. Esc does nothing, and a line that was typed stays.
    """

    title: str
    text: str
    answers: Sequence[Answer]
    numbered: bool = False
    """Whether a figure takes an answer."""


class Refused(Exception):
    """What was typed cannot be kept here; the text says why and what would do. Nothing was lost."""


def in_words(choices: Iterable[Choice]) -> list[Choice]:
    """Keys, and what they do, said in the words of this moment: the letter with which a word begins goes with it."""
    return [replace(choice, shown=_shown(choice), does=gettext(choice.does)) for choice in choices]


def _shown(choice: Choice) -> str:
    begins = choice.shown == choice.does[:1].upper()
    return gettext(choice.does)[:1].upper() if begins else translated(choice.shown)


@dataclass(frozen=True, slots=True)
class Choice:
    """A key of the board, as its frame and the help page show it.

    `key` is what Textual calls a key that the board handles itself (`choose`); "" for letters, Enter and the like.
    `does` is what it does (`N_`).
    `goes`: it only leads to another cell, so that it may be pressed in the middle of a line, which is kept first.
    """

    key: str
    shown: str
    does: str
    goes: bool = False


_APART = "  "

FIGURES = Choice("ctrl+o", "^O", N_("figures from a file"))
"""The key of every board whose kind takes tables of figures."""


def fitting(choices: Iterable[Choice], room: int) -> str:
    """The keys with what they do in so many cells: the first ones whole, and of the others where they are said."""
    named = [visible(f"{choice.shown} {choice.does}") for choice in choices]
    line, more = _APART.join(named), [gettext("F1 more keys")]
    while cell_len(line) > room:
        if not named:
            return ""
        named.pop()
        line = _APART.join([*named, *more])
    return line


@dataclass(frozen=True, slots=True)
class Target:
    """What is looked for on a board: a row, one of its columns if it is that, and words for it."""

    ref: Ref
    column: str = ""
    words: str = ""
