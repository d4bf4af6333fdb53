"""How values are written in a sentence, in the language that is spoken: numbers, names in a row, quotation marks.

Its ways stand in the catalogue, as sentences do.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from string import Formatter
from typing import Any

from onecompany.sentences.cases import CASES, Word
from onecompany.sentences.languages import ENGLISH, N_, language, translated

# For translators: the numbers from 0 to 12 in words, in this order; 0 as in "no stages".
_WORDS = N_("no one two three four five six seven eight nine ten eleven twelve")
# For translators: the same number as your language writes it: how thousands and decimals are parted.
_NUMBER = N_("1,234.5")
# For translators: a share in hundredths; no line may end before the sign.
_PERCENT = N_("{number}%")
# For translators: words of the room within a sentence of ours, in your quotation marks.
_QUOTED = N_("“{text}”")
# For translators: the same within such words, where these have quotation marks of their own.
_INNER = N_("‘{text}’")
# For translators: a list; `first` is one name, or several with commas between.
_AND = N_("{first} and {last}")
_OR = N_("{first} or {last}")
_COMMA = N_("{first}, {second}")

_SPELLED = 13
"""Numbers below this one a sentence writes in words."""


def in_words(number: int) -> str:
    """A number as a sentence wants it: in words up to twelve."""
    return translated(_WORDS).split()[number] if 0 <= number < _SPELLED else localised(f"{number:,}")


def localised(number: str) -> str:
    """A number as Python writes it, with the signs of the language that is spoken: "1,234.5" is "1.234,5" in German."""
    if language() == ENGLISH:
        return number
    thousands, decimal = signs()
    return number.translate({ord(","): thousands, ord("."): decimal})


def signs() -> tuple[str, str]:
    """What parts thousands and what decimals in the language that is spoken."""
    way = translated(_NUMBER)
    return way[1:-5], way[-2]


def listed(names: Iterable[object], word: str = "and") -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"; with `or` as `word`, "A, B or C"."""
    first, *others = [str(name) for name in names] or [""]
    if not others:
        return first
    *between, last = others
    for name in between:
        first = _put(_COMMA, first=first, second=name)
    return _put(_OR if word == "or" else _AND, first=first, last=last)


def quoted(text: object) -> str:
    """Words of the room within a sentence of ours; quotation marks within them are the inner ones."""
    inner = str(text)
    for mark, within in zip(*(translated(way).split("{text}") for way in (_QUOTED, _INNER)), strict=True):
        inner = inner.replace(mark, within) if mark else inner
    return _put(_QUOTED, text=inner)


def capital(text: str) -> str:
    """A text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def signed(number: float) -> str:
    """A number with its sign: "+1", "−0.5", "0"."""
    plain = localised(f"{abs(number):g}" if isinstance(number, float) else str(abs(number)))
    return f"+{plain}" if number > 0 else f"−{plain}" if number < 0 else "0"


def percent(share: float) -> str:
    """A share in whole hundredths, halves up as people round: 5 of 8 are "63%"."""
    return _put(_PERCENT, number=math.floor(round(share * 100, 6) + 0.5))


def decimals(number: float, places: int = 1) -> str:
    """A number with just so many decimals: "3.0"."""
    return localised(f"{number:.{places}f}")


def _put(way: str, **values: object) -> str:
    return _FILLING.vformat(translated(way), (), values)


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
"""What can stand behind the colon of a brace. `list`, `or` and `quoted` take one name, or several; the `CASES` are for
the plan's words; what is not here is Python's own (`{minutes:,}`), with the signs of the language."""


class _Filling(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        write = FORMATS.get(format_spec)
        if write is not None:
            return write(value)
        if isinstance(value, Word) and format_spec in CASES:
            return value.case(format_spec)
        if isinstance(value, float | Decimal) or (format_spec and isinstance(value, int)):
            return localised(format(value, format_spec))
        return format(value, format_spec) if format_spec else str(value)


_FILLING = _Filling()


def filled(sentence: str, terms: Any, values: Mapping[str, Any]) -> str:
    """The sentence with its values. Raises LookupError for a brace without one. What the values say is not read."""
    if "{" not in sentence:
        return sentence
    return _FILLING.vformat(sentence, (), {**terms.placeholders, **values})
