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
        return tuple(at for at in (*self.names, self.role, self.silo) if at is not None)


def meanings(cells: Sequence[str]) -> list[Meaning | None]:
    """What each cell says as a heading."""
    return [meaning(cell) for cell in cells]


def is_heading(cells: Sequence[str], *, first: bool) -> bool:
    """Whether a row is one of headings. Of the `first` row less is asked: nobody is called "Name"."""
    known = [said for cell, said in zip(cells, meanings(cells), strict=True) if cell]
    said = {each for each in known if each is not None}
    named = "name" in said or {"given", "family"} <= said
    some = sum(each is not None for each in known)
    # "Ad" is a name to a Turk, a leader to a Dutchman and a role to a publisher; "Name" is none of these.
    long = any(meaning(cell) is not None and (len(cell) > 2 or not cell.isascii()) for cell in cells)
    names = [plain(cell) for cell in cells if meaning(cell) in ("name", "head")]
    if not long or len(set(names)) < len(names):
        return False
    if first:
        certain = {"given", "family"} <= said or any(meaning(cell) == "name" and len(cell) > 2 for cell in cells)
        sure = (named and (certain or 2 * some > len(known))) or (
            some == len(known) and bool(said - {"number", "unused"})
        )
        # "Ana; Manager; Service" is a leader: what leads must be the first that is said.
        most = some > 1 and len(said) > 1 and 2 * some > len(known)
        led = most and meaning(next(filter(None, cells))) in ("head", "number", "title")
        return sure or {"role", "silo"} <= said or ("head" in said and led)
    return named and some > 1 and 2 * some > len(known)


def by_headings(cells: Sequence[str], below: Sequence[Sequence[str]]) -> Columns:
    """The columns under these headings; `below` are the rows that follow."""
    said = meanings(cells)
    remarks: list[str] = []

    def places(*wanted: Meaning) -> list[int]:
        found = [at for at, each in enumerate(said) if each in wanted]
        return [at for at in found if _values(below, at)] or found

    full, given, middle, family, heads = (places(each) for each in ("name", "given", "middle", "family", "head"))
    names = _names(cells, below, full, given, middle, family)
    if not names and heads:
        # "Kollegin; Manager": whom somebody reports to stands behind those who do.
        unknown = [at for at in _unknown(cells, below, said) if at < heads[0]]
        names = unknown or heads[:1]
        remarks += [_as_name(cells[at]) for at in unknown]
    role = next(iter(places("role")), None)
    if role is None:
        role = next((at for at in places("title") if not _honorifics(below, at)), None)
    functions = places("function")
    if role is None and functions:
        role = functions.pop(0)
        if not functions and not places("silo"):
            remarks.append(_as_role(cells[role]))
    rest = [at for at in heads if at not in names and not _are_names(below, at, names)]
    if role is None and rest and names:
        role = rest[0]
        remarks.append(_as_role(cells[role]))
    silos = places("silo") or [at for at in functions if at != role]
    silo = min(silos, key=lambda at: plain(cells[at]).strip(" :*") in _SMALL, default=None)
    if silo is not None and said[silo] == "function":
        remarks.append(gettext("{heading:quoted} was read as the {silo}.", heading=cells[silo][:SHOWN]))
    if not names and role is not None and silo is not None:
        names = _unknown(cells, below, said)
        remarks += [_as_name(cells[at]) for at in names]
    numbers = frozenset(at for at, each in enumerate(said) if each == "number")
    same = {*given, *middle, *family} if names and set(names) <= set(full) else set()
    used = {*names, role, silo, *numbers, *same}
    unused = tuple(cell for at, cell in enumerate(cells) if cell and at not in used and _values(below, at))
    return Columns(tuple(names), role, silo, numbers, unused, tuple(remarks))


def _as_name(heading: str) -> str:
    return gettext("{heading:quoted} was read as the name.", heading=heading[:SHOWN])


def _as_role(heading: str) -> str:
    return gettext("{heading:quoted} was read as the role.", heading=heading[:SHOWN])


def _names(
    cells: Sequence[str],
    below: Sequence[Sequence[str]],
    full: list[int],
    given: list[int],
    middle: list[int],
    family: list[int],
) -> list[int]:
    """The columns of the name. "Name" beside first names alone is the last name, unless it has both already."""
    parts = [*given[:1], *middle[:1], *family[:2]]
    if not full:
        return parts
    if (
        given
        and not family
        and plain(cells[full[0]]).strip(" :*") in _FAMILY
        and not _contained(below, given[0], full[0])
    ):
        return [given[0], *middle[:1], full[0]]
    if family and not given and not _contained(below, family[0], full[0]):
        return [full[0], *middle[:1], *family[:2]]
    return full[:1]


def _contained(below: Sequence[Sequence[str]], part: int, whole: int) -> bool:
    """Whether most cells of one column stand in the other one too."""
    pairs = [(plain(row[part]), plain(row[whole])) for row in below if max(part, whole) < len(row) and row[part]]
    return bool(pairs) and 2 * sum(one in other for one, other in pairs) > len(pairs)


def _values(below: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at] for row in below if at < len(row) and row[at]]


def _honorifics(below: Sequence[Sequence[str]], at: int) -> bool:
    """Whether a column of titles holds "Mr" and "Dr", as in the contacts of a mail program, or nothing."""
    words = [plain(value).replace(".", " ").split() for value in _values(below, at)]
    return all(set(each) <= _BEFORE_A_NAME for each in words)


def _are_names(below: Sequence[Sequence[str]], at: int, names: Sequence[int]) -> bool:
    """Whether a column names people: whom somebody reports to."""
    known = {alike(" ".join(row[each] for each in names if each < len(row))) for row in below}
    values = _values(below, at)
    persons = sum(alike(value) in known or sounds_like_a_person(value) for value in values)
    return not values or 2 * persons > len(values)


def _unknown(cells: Sequence[str], below: Sequence[Sequence[str]], said: Sequence[Meaning | None]) -> list[int]:
    """The one column under an unknown heading that names people, where no other one does."""
    found = [
        at
        for at, each in enumerate(said)
        if each is None and cells[at] and any(sounds_like_a_person(value) for value in _values(below, at))
    ]
    return found if len(found) == 1 else []
