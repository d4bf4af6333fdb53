"""One voter's ballot while it is filled in: which keys choose what, and what was chosen.

How many keys were pressed may be seen; which ones, never. So all keys of one question are equally long, and what is
said of a wrong one is one sentence. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onecompany.kinds.rounds import Part, Poll
from onecompany.sentences import gettext, ngettext


def keys_of(part: Part) -> tuple[str, ...]:
    """The keys that choose each option: its own ones where those are equally long, else numbers of equal width."""
    own = _padded(option.key.lower() or str(number) for number, option in enumerate(part.options, 1))
    if len(set(own)) == len(own) and len({len(key) for key in own}) <= 1:
        return own
    return _padded(str(number) for number in range(1, len(part.options) + 1))


def _padded(keys: Iterable[str]) -> tuple[str, ...]:
    keys = tuple(keys)
    width = max((len(key) for key in keys if key.isdecimal()), default=0)
    return tuple(key.zfill(width) if key.isdecimal() else key for key in keys)


class PaperQuestion:
    """One question of the ballot, and what was chosen at it: one code, or of dots one for each dot."""

    def __init__(self, round_id: str, poll: Poll, part: Part) -> None:
        self.round_id, self.poll, self.part = round_id, poll, part
        self.keys = keys_of(part)
        self.chosen: list[str] = []
        self.typed = ""
        """What was pressed of a key that is longer than one."""
        self._signs = set("".join(self.keys)) | set("0123456789" if any(map(str.isdecimal, self.keys)) else "")
        self._codes = {key: option.code for key, option in zip(self.keys, part.options, strict=True)}
        self._agreed = False
        """Whether it was said that not all dots are placed."""

    @property
    def dots(self) -> bool:
        """Whether dots are placed, instead of one thing chosen."""
        return self.poll.form == "dots"

    @property
    def budget(self) -> int:
        """How many things can be chosen."""
        return self.poll.budget if self.dots else 1

    @property
    def letters_choose(self) -> bool:
        """Whether letters are choices here, so that they cannot begin the name of a voter."""
        return any(not key.isdecimal() for key in self.keys)

    def press(self, character: str) -> str:
        """A key of a choice, or a part of one. What is said of it; "" when it is taken. Other signs do nothing."""
        self._agreed = False
        if character.lower() not in self._signs:
            return self._wrong()
        if self.dots and len(self.chosen) >= self.budget:
            return ngettext(
                "The one dot is placed. Enter keeps it, Esc takes it back.",
                "All {number:words} dots are placed. Enter keeps them, Esc takes the last one back.",
                self.budget,
            )
        if not self.dots:
            self.chosen.clear()
        typed = self.typed + character.lower()
        if len(typed) < len(self.keys[0] if self.keys else typed):
            self.typed = typed
            return ""
        self.typed = ""
        code = self._codes.get(typed)
        if code is None:
            return self._wrong()
        if self.dots and self.poll.most and self.chosen.count(code) >= self.poll.most:
            return self._wrong()
        self.chosen.append(code)
        return ""

    def _wrong(self) -> str:
        if not self.dots:
            return gettext("That is none of the choices.")
        return ngettext(
            "No dot was placed: there is no such number, or its one dot is there already.",
            "No dot was placed: there is no such number, or it has its {number:words} dots already.",
            self.poll.most or self.budget,
        )

    def take_back(self) -> bool:
        """The last key. Whether there was one."""
        self._agreed = False
        if self.typed:
            self.typed = ""
        elif self.chosen:
            self.chosen.pop()
        else:
            return False
        return True

    def lacks(self) -> str:
        """What is to be done before it can be kept; "" when nothing is."""
        if self.typed:
            return gettext("A number has {digits:words} figures here.", digits=len(self.keys[0]))
        if not self.dots:
            return "" if self.chosen else gettext("First press the key of your choice.")
        if len(self.chosen) >= self.budget or self._agreed:
            return ""
        self._agreed = True
        return gettext(
            "{placed} of {budget} placed. Enter once more keeps it so.", placed=len(self.chosen), budget=self.budget
        )


class Paper:
    """All questions that one voter is asked, in turn."""

    def __init__(self, asked: Sequence[tuple[str, Poll]]) -> None:
        """`asked`: the polls, each with the id of its round."""
        self.questions = [PaperQuestion(round_id, poll, part) for round_id, poll in asked for part in poll.parts]
        self.number = 0
        """Which of them is asked, from 0."""

    @property
    def question(self) -> PaperQuestion:
        """The question that is asked."""
        return self.questions[self.number]

    def press(self, character: str) -> str:
        """A printable key. What is said of it."""
        return self.question.press(character)

    def take_back(self) -> None:
        """The last key; where there is none, the question before is asked again."""
        if not self.question.take_back() and self.number:
            self.number -= 1
            if not self.question.dots:
                self.question.take_back()

    def enter(self) -> str | None:
        """Go on to the next question. What is said; None when the last one is answered, so that it can be kept."""
        if lacks := self.question.lacks():
            return lacks
        if self.number + 1 == len(self.questions):
            return None
        self.number += 1
        return ""

    def choices(self) -> dict[str, list[str]]:
        """What was chosen, by round: the parts of one question as one code, each dot as its own."""
        chosen: dict[str, list[str]] = {}
        for question in self.questions:
            before = chosen.get(question.round_id)
            if question.dots or before is None:
                chosen[question.round_id] = list(question.chosen)
            else:
                chosen[question.round_id] = [f"{before[0]}+{question.chosen[0]}"]
        return chosen
