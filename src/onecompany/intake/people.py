"""The leaders of a workshop, from a pasted list or from the rows of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onecompany.intake.clean import MAX_PASTE, TooLong, clean
from onecompany.intake.pasted import unmarked_lines

MAX_LEADERS = 60
"""Three times the largest team that this workshop is for; more is the wrong list."""

MAX_PROBLEMS = 100
"""So many faults mean that it is no list of leaders; the rest is not looked at."""

MAX_NAME = 120
"""Characters in a name, a role or a silo."""

Part = Literal["name", "role", "silo"]
_PARTS: tuple[Part, ...] = ("name", "role", "silo")

_CERTAIN = frozenset({"name", "full name", "leader name", "names"})
_GIVEN = frozenset({"first name", "given name", "forename"})
_FAMILY = frozenset({"last name", "surname", "family name"})
_HEADINGS: dict[Part, frozenset[str]] = {
    "name": _CERTAIN | {"leader", "leaders", "person", "participant"},
    "role": frozenset({"role", "title", "job title", "function", "position"}),
    "silo": frozenset({"silo", "department", "area", "division", "team", "unit", "business unit"}),
}
_ALL_HEADINGS = frozenset().union(*_HEADINGS.values(), _GIVEN, _FAMILY)


@dataclass(frozen=True, slots=True)
class Person:
    """A leader to be: the role ("COO") and the silo may be empty."""

    name: str
    role: str = ""
    silo: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong where; row and column count from 1, as in a spreadsheet or the lines of a text."""

    row: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class People:
    """Those who can be taken, and why the others cannot: whose row has a problem is not among `people`.

    Whether to take a part of a list is the caller's to ask. `unused` are headings of columns that say nothing
    about a leader ("E-mail"): no fault, but to be mentioned.
    """

    people: tuple[Person, ...]
    problems: tuple[Problem, ...]
    unused: tuple[str, ...] = ()


def parse_people(text: str) -> People:
    """Read one leader a line: "Name; role; silo". Marks of a list and empty lines are passed over.

    The parts are separated by semicolons or tabs, or by commas when no line has either. A first line that
    consists of headings says which part is what. Never raises; rows are lines, columns are parts.
    """
    if len(text) > MAX_PASTE:
        return People((), (Problem(1, 1, str(TooLong(len(text), MAX_PASTE))),))
    # A tab that separates must not become a space, nor one at the end of a line be trimmed away.
    separator = "[;\t]" if re.search("[;\t]", text) else ","
    lines = unmarked_lines(text.replace("\t", ";"))
    return people_in([re.split(separator, line) for line in lines])


def people_in(rows: Sequence[Sequence[str]]) -> People:
    """Read one leader a row; the first row that is not empty may be headings, else name, role, silo in order.

    Headings are known in any order and case: name (or first name and last name), role, title or function,
    silo, department or area, and a few more. Names must be there, hold a letter, and differ; at most
    `MAX_LEADERS`.
    """
    filled = [(number, cells) for number, row in enumerate(rows, 1) if any(cells := [clean(c) for c in row])]
    columns: dict[int, Part] = dict(enumerate(_PARTS))
    unused: tuple[str, ...] = ()
    headed = bool(filled) and _is_heading(filled[0][1])
    if headed:
        number, headings = filled.pop(0)
        columns, unused = _columns(headings)
        if "name" not in columns.values():
            message = "No column is headed “Name”. Name the columns, such as: Name; Role; Silo."
            return People((), (Problem(number, 1, message),), unused)
    people: list[Person] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for number, cells in filled:
        if len(people) == MAX_LEADERS:
            message = f"There are more than {MAX_LEADERS} leaders. Those from here on are left out."
            problems.append(Problem(number, 1, message))
            break
        said = {
            part: " ".join(cells[i] for i in columns if columns[i] == part and i < len(cells)).strip()
            for part in _PARTS
        }
        found = [
            *_faults(number, cells, columns, said, headed=headed),
            *_twice(number, columns, said["name"], seen),
        ]
        if found:
            problems += found
            if len(problems) >= MAX_PROBLEMS:
                message = "There are too many faults. What comes from here on was not read."
                problems.append(Problem(number + 1, 1, message))
                break
        else:
            people.append(Person(**said))
    return People(tuple(people), tuple(problems), unused)


def _heading(cell: str) -> str:
    return re.sub(r"[\s_-]+", " ", cell).strip(" :*").casefold()


def _is_heading(cells: Sequence[str]) -> bool:
    """Whether a row is one of headings: nobody is called "Name", and no leader consists of headings alone."""
    said = {_heading(cell) for cell in cells if cell}
    return bool(said & _CERTAIN) or said <= _ALL_HEADINGS or bool(said & _GIVEN and said & _FAMILY)


def _columns(headings: Sequence[str]) -> tuple[dict[int, Part], tuple[str, ...]]:
    """Which column is what, first names before last names, and the headings that are not used."""
    said = [_heading(cell) for cell in headings]
    columns: dict[int, Part] = {}
    for part in _PARTS:
        place = next((i for i, word in enumerate(said) if word in _HEADINGS[part]), None)
        if place is not None:
            columns[place] = part
    if "name" not in columns.values():
        for words in (_GIVEN, _FAMILY):
            columns |= {i: "name" for i, word in enumerate(said) if word in words}
    return columns, tuple(cell for i, cell in enumerate(headings) if cell and i not in columns)


def _faults(
    number: int, cells: Sequence[str], columns: dict[int, Part], said: dict[Part, str], *, headed: bool
) -> Iterator[Problem]:
    places = {part: i + 1 for i, part in reversed(columns.items())}
    name = said["name"]
    if not name:
        yield Problem(number, places["name"], "The name is missing.")
    elif not _has_letter(name):
        yield Problem(number, places["name"], f"“{name[:40]}” is no name, for it has no letter.")
    for part in _PARTS:
        if len(said[part]) > MAX_NAME:
            message = f"The {part} has {len(said[part])} characters; {MAX_NAME} is the most. Shorten it."
            yield Problem(number, places[part], message)
    extra = next((i for i, cell in enumerate(cells) if cell and i >= len(_PARTS)), None)
    if extra is not None and not headed:
        message = f"“{cells[extra][:40]}” is one part too many. A line is: name; role; silo."
        yield Problem(number, extra + 1, message)


def _has_letter(name: str) -> bool:
    return any(sign.isalpha() for sign in name)


def _twice(number: int, columns: dict[int, Part], name: str, seen: dict[str, int]) -> Iterator[Problem]:
    if not _has_letter(name):
        return
    key = " ".join(name.split()).casefold()
    if key in seen:
        column = min(i for i, part in columns.items() if part == "name") + 1
        message = f"“{name[:40]}” is in row {seen[key]} already. Tell them apart, such as by an initial."
        yield Problem(number, column, message)
    else:
        seen[key] = number
