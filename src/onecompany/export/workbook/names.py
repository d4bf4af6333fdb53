"""Names of sheets that Excel takes: short, without seven signs, no two alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onecompany.export.workbook.library import units
from onecompany.summary.words import shortened

LONGEST = 31
"""The most UTF-16 units of a sheet's name (Excel specifications and limits)."""

_FORBIDDEN = re.compile(r"[\[\]*?/\\:\x00-\x1f]+")
_KEPT = frozenset({"", "history"})
"""Excel keeps "History" for itself."""


def sheet_names(titles: Iterable[str]) -> Iterator[str]:
    """A name for each title, in order. One that is too long loses the name of its part, then its end."""
    taken: set[str] = set(_KEPT)
    for title in titles:
        name = next(candidate for candidate in _candidates(title) if candidate.casefold() not in taken)
        taken.add(name.casefold())
        yield name


def _candidates(title: str) -> Iterator[str]:
    whole = _plain(title.replace(": ", " – "))
    if units(whole) <= LONGEST:
        yield whole
    _, _, own = title.partition(": ")
    if own and units(_plain(own)) <= LONGEST:
        yield _plain(own)
    yield _cut(_plain(own) or whole, LONGEST)
    yield _cut(whole, LONGEST)
    number = 2
    while True:
        end = f" ({number})"
        yield _cut(whole or "Sheet", LONGEST - len(end)) + end
        number += 1


def _plain(text: str) -> str:
    return " ".join(_FORBIDDEN.sub(" ", text).split()).strip("' ")


def _cut(text: str, limit: int) -> str:
    """The text in so many units; between words where it can be."""
    letters = limit
    while units(short := shortened(text, letters)) > limit:
        letters -= 1
    return short.strip("' ")
