"""A sentence that is made where it is shown: what a finding carries instead of words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onecompany.sentences.catalogue import gettext, ngettext


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence of the catalogue with its values. `str()` says it, in the language and words of that moment.

    Two messages are equal when they say the same thing, whatever the language. `number` None: it has no plural.
    """

    sentence: str
    many: str = ""
    number: int | None = None
    values: tuple[tuple[str, Any], ...] = ()

    def __str__(self) -> str:
        if self.number is None:
            return gettext(self.sentence, **dict(self.values))
        return ngettext(self.sentence, self.many, self.number, **dict(self.values))

    def __bool__(self) -> bool:
        return bool(self.sentence)


EMPTY = Message("")
"""Says nothing."""


def lazy_gettext(sentence: str, /, **values: Any) -> Message:
    """The message of a sentence; lists among the values are kept as tuples, so that it can be compared."""
    return Message(sentence, values=_kept(values))


def lazy_ngettext(one: str, many: str, number: int, /, **values: Any) -> Message:
    """The message of a sentence that differs by a number, which can stand in it as `{number}`."""
    return Message(one, many, number, _kept(values))


def _kept(values: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in values.items())
