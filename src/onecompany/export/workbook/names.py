"""Names of sheets and tables that Excel takes: short, without some signs, no two alike, and never cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from onecompany.export.files import slug
from onecompany.export.workbook.library import units
from onecompany.sentences import gettext

LONGEST = 31
"""The most UTF-16 units of a sheet's name (Excel specifications and limits)."""

_FORBIDDEN = re.compile(r"[\[\]*?/\\:\x00-\x1f]+")
_CLAUSE = re.compile(r"[^\d,;:(–][^,;:(–]{3,}")
_KEPT = frozenset({"", "history"})
"""Excel keeps "History" for itself."""


def sheet_names(titles: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A name for each title, in order: the whole title where it fits, else what the table is about, or the beginning of
    that up to a comma or the like, else its part.

    Each comes with the end of it that is its own, behind the name of its part, "" where there is none.

    Nothing is cut: where none of them fits, it is "Sheet 4". The whole title stands in the sheet and in the contents.
    """
    taken = set(_KEPT)
    for place, (title, own) in enumerate(titles, 1):
        name = next(
            one for one in _candidates(title, own, place) if units(one) <= LONGEST and one.casefold() not in taken
        )
        taken.add(name.casefold())
        yield name


def table_names(sheets: Iterable[str]) -> Iterator[str]:
    """A name of the table on each sheet, for formulas and for who moves from table to table: "Why_customers_left"."""
    taken: set[str] = set()
    for sheet in sheets:
        # Nothing that could be the name of a cell, such as "A1", and nothing that begins with a figure.
        plain = re.sub(r"\W+", "_", slug(sheet))
        base = plain if re.fullmatch(r"[A-Za-z](\w*_\w*|[A-Za-z]{3}\w*)", plain) else f"Table_{plain}"
        name = next(one for one in (base, *(f"{base}_{n}" for n in range(2, 1000))) if one.casefold() not in taken)
        taken.add(name.casefold())
        yield name


def _candidates(title: str, own: str, place: int) -> Iterator[str]:
    part = title.removesuffix(f": {own}") if own else title
    yield _plain(title.replace(": ", " – "))
    yield _plain(own)
    if beginning := _CLAUSE.match(own):
        yield _plain(beginning[0])
    for base in filter(None, (_plain(part.replace(": ", " – ")), gettext("Sheet {number}", number=place))):
        yield base
        yield from (f"{base} ({number})" for number in range(2, 100))
    yield from map(str, count(1))


def _plain(text: str) -> str:
    return " ".join(_FORBIDDEN.sub(" ", text).split()).strip("' ")
