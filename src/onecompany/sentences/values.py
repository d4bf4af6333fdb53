"""How values are written in a sentence: numbers in words, names in a row, quotation marks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from string import Formatter
from typing import Any

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""Numbers that a sentence writes in words."""


def in_words(number: int) -> str:
    """A number as a sentence wants it: in words up to twelve."""
    return WORDS[number] if 0 <= number < len(WORDS) else f"{number:,}"


def listed(names: Iterable[object], word: str = "and") -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
    *first, last = [str(name) for name in names] or [""]
    return f"{', '.join(first)} {word} {last}" if first else last


def quoted(text: object) -> str:
    """Words of the room within a sentence of ours."""
    return f"“{text}”"


def capital(text: str) -> str:
    """A text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def signed(number: float) -> str:
    """A number with its sign: "+1", "−0.5", "0"."""
    plain = f"{abs(number):g}" if isinstance(number, float) else str(abs(number))
    return f"+{plain}" if number > 0 else f"−{plain}" if number < 0 else "0"


def percent(share: float) -> str:
    """A share in whole hundredths, halves up as people round: 5 of 8 are "63%"."""
    return f"{math.floor(round(share * 100, 6) + 0.5)}%"


def _names(value: object) -> list[object]:
    return [value] if isinstance(value, str) or not isinstance(value, Iterable) else list(value)


FORMATS: Mapping[str, Callable[[Any], str]] = {
    "words": in_words,
    "Words": lambda number: capital(in_words(number)),  # no sentence: the name of a format
    "list": lambda value: listed(_names(value)),
    "or": lambda value: listed(_names(value), "or"),
    "quoted": lambda value: listed(quoted(name) for name in _names(value)),
    "clauses": lambda value: "; ".join(str(name) for name in _names(value)),
    "capital": lambda value: capital(str(value)),
    "signed": signed,
    "percent": percent,
}
"""What can stand behind the colon of a brace. `list`, `or` and `quoted` take one name, or several; what is not here is
Python's own (`{minutes:,}`)."""


class _Filling(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        write = FORMATS.get(format_spec)
        if write is not None:
            return write(value)
        return format(value, format_spec) if format_spec else str(value)


_FILLING = _Filling()


def filled(sentence: str, terms: Any, values: Mapping[str, Any]) -> str:
    """The sentence with its values. Raises LookupError for a brace without one. What the values say is not read."""
    if "{" not in sentence:
        return sentence
    return _FILLING.vformat(sentence, (), {**terms.placeholders, **values})
