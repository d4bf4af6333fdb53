"""The leaders of a workshop, from a pasted list or from the rows of a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onecompany.intake.alike import alike, plain, spaced
from onecompany.intake.clean import MAX_PASTE, TooLong
from onecompany.intake.groups import Entry
from onecompany.intake.listed import rows_of, written
from onecompany.intake.naming import bare_name, may_be_two, order_of_names, why_no_name
from onecompany.intake.roster import Roster, roster_of

MAX_LEADERS = 60
"""Three times the largest team that this workshop is for; more is the wrong list."""

MAX_PROBLEMS = 100
"""So many faults mean that it is no list of leaders; the rest is not looked at."""

MAX_NAME = 120
"""Characters in a name, a role or a silo."""

Part = Literal["name", "role", "silo"]
_PARTS: tuple[Part, ...] = ("name", "role", "silo")


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
    about a leader ("E-mail"); `remarks` are sentences about how the list was read. Neither is a fault, but both
    are to be shown, as `notes` has them.
    """

    people: tuple[Person, ...]
    problems: tuple[Problem, ...]
    unused: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """All that a human should see before these leaders are taken."""
        if not self.unused:
            return self.remarks
        named = ", ".join(f"“{heading[:40]}”" for heading in self.unused[:8])
        more = f" and {len(self.unused) - 8} more columns" if len(self.unused) > 8 else ""
        return (*self.remarks, f"{named}{more} {'is' if len(self.unused) == 1 else 'are'} not used.")

    @property
    def refusals(self) -> tuple[str, ...]:
        """The problems as lines: "row 3, column 2: …"."""
        return tuple(f"row {each.row}, column {each.column}: {each.message}" for each in self.problems)


def parse_people(text: str) -> People:
    """Read one leader a line: "Name; role; silo". Marks of a list and empty lines are passed over.

    The parts are separated by semicolons, tabs, or whatever else most lines agree on; a part in double quotes holds
    a separator itself. A first line that consists of headings says which part is what. The To: line of a mail program
    is as many leaders as it names. Never raises; rows are lines, columns are parts.
    """
    if len(text) > MAX_PASTE:
        return People((), (Problem(1, 1, str(TooLong(len(text), MAX_PASTE))),))
    rows, unclear = rows_of(text)
    clear = [[] if number in unclear else row for number, row in enumerate(rows, 1)]
    found = _people(roster_of(clear, typed=True), typed=True)
    asked = [Problem(number, 1, message) for number, message in unclear.items()]
    return replace(found, problems=tuple(sorted((*found.problems, *asked), key=lambda each: each.row)))


def people_in(rows: Sequence[Sequence[str]]) -> People:
    """Read one leader a row of a table; see `roster` for where the table begins and what its columns are.

    Names must be there, hold a letter, and differ; at most `MAX_LEADERS`.
    """
    return _people(roster_of(rows, typed=False), typed=False)


def person_line(name: str, role: str = "", silo: str = "") -> str:
    """The line that `parse_people` reads as this leader again, whatever the parts hold."""
    return written((name, role, silo))


def together(one: People, other: People) -> People:
    """Two lists as one; a leader who is in both is a problem of the second."""
    known = {alike(person.name) for person in one.people}
    twice = [person for person in other.people if alike(person.name) in known]
    problems = [Problem(0, 0, f"“{person.name[:40]}” is in the other list already.") for person in twice]
    if len(one.people) + len(other.people) > MAX_LEADERS:
        problems.append(Problem(0, 0, f"Together there are more than {MAX_LEADERS} leaders."))
    return People(
        (*one.people, *(person for person in other.people if person not in twice)),
        (*one.problems, *other.problems, *problems),
        (*one.unused, *other.unused),
        (*one.remarks, *other.remarks),
    )


def _people(roster: Roster, *, typed: bool) -> People:
    """The leaders of a roster, each looked at, and what is to be said of them all."""
    if roster.refused:
        return People((), (Problem(*roster.refused),), roster.unused, roster.remarks)
    turned = order_of_names([bare_name(entry.name) for entry in roster.entries if entry.name])
    people: list[Person] = []
    problems: list[Problem] = []
    seen: dict[str, tuple[int, Person]] = {}
    again: list[int] = []
    for entry in roster.entries:
        if len(people) == MAX_LEADERS:
            message = f"There are more than {MAX_LEADERS} leaders. Those from here on are left out."
            problems.append(Problem(entry.row, 1, message))
            break
        name = bare_name(entry.name)
        person = Person(turned.get(name, name), spaced(entry.role), spaced(entry.silo))
        found = _faults(entry, person)
        known = seen.get(alike(person.name))
        if known is not None and not found:
            if not typed and _same(known[1], person):
                again.append(entry.row)
                continue
            message = f"“{person.name[:40]}” is in row {known[0]} already. Tell them apart, such as by an initial."
            found = [Problem(entry.row, entry.places["name"], message)]
        if found:
            problems += found
            if len(problems) >= MAX_PROBLEMS:
                message = "There are too many faults. What comes from here on was not read."
                problems.append(Problem(entry.row + 1, 1, message))
                break
        else:
            seen[alike(person.name)] = (entry.row, person)
            people.append(person)
    people, of_silos = _silos(people)
    remarks = (*roster.remarks, *_of_names(turned), *_of_doubles(again), *of_silos)
    return People(tuple(people), tuple(problems), roster.unused, remarks)


def _faults(entry: Entry, person: Person) -> list[Problem]:
    found = []
    if not person.name:
        found.append(Problem(entry.row, entry.places["name"], "The name is missing."))
    elif why := why_no_name(person.name):
        found.append(Problem(entry.row, entry.places["name"], why))
    for part in _PARTS:
        length = len(getattr(person, part))
        if length > MAX_NAME:
            message = f"The {part} has {length} characters; {MAX_NAME} is the most. Shorten it."
            found.append(Problem(entry.row, entry.places.get(part, 1), message))
    if entry.extra is not None:
        column, text = entry.extra
        found.append(Problem(entry.row, column, f"“{text[:40]}” is one part too many. A line is: name; role; silo."))
    return found


def _same(one: Person, other: Person) -> bool:
    return all(alike(getattr(one, part)) == alike(getattr(other, part)) for part in _PARTS) and bool(one.role)


def _of_names(turned: dict[str, str]) -> Iterable[str]:
    if turned:
        name, said = next(iter(turned.items()))
        sure = " Check that it is one person." if any(may_be_two(each) for each in turned) else ""
        yield f"The last name stands first: “{name}” was read as “{said}”.{sure}"


def _of_doubles(again: list[int]) -> Iterable[str]:
    if again:
        rows = ", ".join(map(str, again[:8]))
        row, was = ("Row", "was") if len(again) == 1 else ("Rows", "were")
        yield f"{row} {rows} said the same as a row before and {was} left out."


def _silos(people: list[Person]) -> tuple[list[Person], list[str]]:
    """The leaders with each silo spelled as it came first, and what is odd about the silos."""
    first: dict[str, str] = {}
    near: dict[str, str] = {}
    remarks: list[str] = []
    for person in people:
        name = first.setdefault(alike(person.silo), person.silo)
        other = near.setdefault(plain(name), name)
        if alike(other) != alike(name) and not any(name in said for said in remarks):
            remarks.append(f"“{other}” and “{name}” are read as two silos, for their letters differ.")
    figures = [name for name in first.values() if name and not any(sign.isalpha() for sign in name)]
    if figures:
        named = ", ".join(f"“{name[:20]}”" for name in figures[:5])
        remarks.append(
            f"{named} {'is a silo' if len(figures) == 1 else 'are silos'} without a letter. Is it the right column?"
        )
    return [replace(person, silo=first[alike(person.silo)]) for person in people], remarks
