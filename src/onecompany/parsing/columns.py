"""Which column of a list of people holds what: by its headings and, where these may mean two things, by its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onecompany.parsing.alike import alike, plain
from onecompany.parsing.headings import FAMILY_BESIDE_GIVEN, Meaning, meaning
from onecompany.parsing.naming import sounds_like_a_person
from onecompany.sentences import gettext

# no sentence: words that are read in lists
_BEFORE_A_NAME_WORDS = """
    mr mrs ms miss mx dr prof sir dame lord lady rev herr frau hr fr mag ing m mme mlle mm me sr sra srta d dona
    don dott dottssa dssa avv rag ir drs mgr pan pani fru herra rouva g zh phd dipling
"""
_BEFORE_A_NAME = frozenset(_BEFORE_A_NAME_WORDS.split())
_SMALL = frozenset(
    ("team", "teams", "group", "gruppe", "section", "unit", "branch", "equipe", "equipo", "equipa", "squadra", "zespol")
)
"""Parts of a silo: a column of these gives way to one of departments."""

_FAMILY = frozenset(plain(word) for word in FAMILY_BESIDE_GIVEN)
SHOWN = 40
"""Characters of a heading in a sentence."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of a leader are, from 0; the parts of a name in the order in which they are said.

    `unused` are headings over cells that are not used, `remarks` say where a heading could mean something else.
    """

    names: tuple[int, ...]
    role: int | None = None
    silo: int | None = None
    numbers: frozenset[int] = frozenset()
    unused: tuple[str, ...] = ()
    remarks: tuple[str, ...] = field(default=(), compare=False)

    @property
    def used(self) -> tuple[int, ...]:
        """All columns that are read."""
        return tuple(column for column in (*self.names, self.role, self.silo) if column is not None)


def meanings(cells: Sequence[str]) -> list[Meaning | None]:
    """What each cell says as a heading."""
    return [meaning(cell) for cell in cells]


def is_heading(cells: Sequence[str], *, first: bool) -> bool:
    """Whether a row is one of headings. Of the `first` row less is asked: nobody is called "Name"."""
    known = [sense for cell, sense in zip(cells, meanings(cells), strict=True) if cell]
    senses = {sense for sense in known if sense is not None}
    named = "name" in senses or {"given", "family"} <= senses
    some = sum(sense is not None for sense in known)
    # "Ad" is a name to a Turk, a leader to a Dutchman and a role to a publisher; "Name" is none of these.
    long = any(meaning(cell) is not None and (len(cell) > 2 or not cell.isascii()) for cell in cells)
    names = [plain(cell) for cell in cells if meaning(cell) in ("name", "head")]
    if not long or len(set(names)) < len(names):
        return False
    if first:
        certain = {"given", "family"} <= senses or any(meaning(cell) == "name" and len(cell) > 2 for cell in cells)
        sure = (named and (certain or 2 * some > len(known))) or (
            some == len(known) and bool(senses - {"number", "unused"})
        )
        # "Ana; Manager; Service" is a leader: what leads must be the first that is said.
        most = some > 1 and len(senses) > 1 and 2 * some > len(known)
        led = most and meaning(next(filter(None, cells))) in ("head", "number", "title")
        return sure or {"role", "silo"} <= senses or ("head" in senses and led)
    return named and some > 1 and 2 * some > len(known)


def by_headings(cells: Sequence[str], below: Sequence[Sequence[str]]) -> Columns:
    """The columns under these headings; `below` are the rows that follow."""
    senses = meanings(cells)
    remarks: list[str] = []

    def places(*wanted: Meaning) -> list[int]:
        columns = [column for column, sense in enumerate(senses) if sense in wanted]
        return [column for column in columns if _values(below, column)] or columns

    full, heads = places("name"), places("head")
    first_names, middle, family = places("given"), places("middle"), places("family")
    names = _names(cells, below, full, first_names, middle, family)
    if not names and heads:
        # "Kollegin; Manager": whom somebody reports to stands behind those who do.
        unknown = [column for column in _unknown(cells, below, senses) if column < heads[0]]
        names = unknown or heads[:1]
        remarks += [_as_name(cells[column]) for column in unknown]
    role = next(iter(places("role")), None)
    if role is None:
        role = next((column for column in places("title") if not _honorifics(below, column)), None)
    functions = places("function")
    if role is None and functions:
        role = functions.pop(0)
        if not functions and not places("silo"):
            remarks.append(_as_role(cells[role]))
    rest = [column for column in heads if column not in names and not _are_names(below, column, names)]
    if role is None and rest and names:
        role = rest[0]
        remarks.append(_as_role(cells[role]))
    silos = places("silo") or [column for column in functions if column != role]
    silo = min(silos, key=lambda column: plain(cells[column]).strip(" :*") in _SMALL, default=None)
    if silo is not None and senses[silo] == "function":
        remarks.append(gettext("{heading:quoted} was read as the {silo}.", heading=cells[silo][:SHOWN]))
    if not names and role is not None and silo is not None:
        names = _unknown(cells, below, senses)
        remarks += [_as_name(cells[column]) for column in names]
    numbers = frozenset(column for column, sense in enumerate(senses) if sense == "number")
    same = {*first_names, *middle, *family} if names and set(names) <= set(full) else set()
    used = {*names, role, silo, *numbers, *same}
    unused = tuple(cell for column, cell in enumerate(cells) if cell and column not in used and _values(below, column))
    return Columns(tuple(names), role, silo, numbers, unused, tuple(remarks))


def _as_name(heading: str) -> str:
    return gettext("{heading:quoted} was read as the name.", heading=heading[:SHOWN])


def _as_role(heading: str) -> str:
    return gettext("{heading:quoted} was read as the role.", heading=heading[:SHOWN])


def _names(
    cells: Sequence[str],
    below: Sequence[Sequence[str]],
    full: list[int],
    first_names: list[int],
    middle: list[int],
    family: list[int],
) -> list[int]:
    """The columns of the name. "Name" beside first names alone is the last name, unless it has both already."""
    parts = [*first_names[:1], *middle[:1], *family[:2]]
    if not full:
        return parts
    if (
        first_names
        and not family
        and plain(cells[full[0]]).strip(" :*") in _FAMILY
        and not _contained(below, first_names[0], full[0])
    ):
        return [first_names[0], *middle[:1], full[0]]
    if family and not first_names and not _contained(below, family[0], full[0]):
        return [full[0], *middle[:1], *family[:2]]
    return full[:1]


def _contained(below: Sequence[Sequence[str]], part: int, whole: int) -> bool:
    """Whether most cells of one column stand in the other one too."""
    pairs = [(plain(row[part]), plain(row[whole])) for row in below if max(part, whole) < len(row) and row[part]]
    return bool(pairs) and 2 * sum(one in other for one, other in pairs) > len(pairs)


def _values(below: Sequence[Sequence[str]], column: int) -> list[str]:
    return [row[column] for row in below if column < len(row) and row[column]]


def _honorifics(below: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a column of titles holds "Mr" and "Dr", as in the contacts of a mail program, or nothing."""
    words = [plain(value).replace(".", " ").split() for value in _values(below, column)]
    return all(set(titles) <= _BEFORE_A_NAME for titles in words)


def _are_names(below: Sequence[Sequence[str]], column: int, names: Sequence[int]) -> bool:
    """Whether a column names people: whom somebody reports to."""
    known = {alike(" ".join(row[part] for part in names if part < len(row))) for row in below}
    values = _values(below, column)
    persons = sum(alike(value) in known or sounds_like_a_person(value) for value in values)
    return not values or 2 * persons > len(values)


def _unknown(cells: Sequence[str], below: Sequence[Sequence[str]], senses: Sequence[Meaning | None]) -> list[int]:
    """The one column under an unknown heading that names people, where no other one does."""
    columns = [
        column
        for column, sense in enumerate(senses)
        if sense is None and cells[column] and any(sounds_like_a_person(value) for value in _values(below, column))
    ]
    return columns if len(columns) == 1 else []
