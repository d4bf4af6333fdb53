"""The leaders of a workshop, from a pasted list or from the rows of a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onecompany.parsing.alike import alike
from onecompany.sentences import gettext, ngettext, quoted

MAX_LEADERS = 60
"""Three times the largest team that this workshop is for; more is the wrong list."""

MAX_PROBLEMS = 100
"""So many faults mean that it is no list of leaders; the rest is not looked at."""

MAX_NAME = 120
"""Characters in a name, a role or a silo."""

Part = Literal["name", "role", "silo"]
PARTS: tuple[Part, ...] = ("name", "role", "silo")


@dataclass(frozen=True, slots=True)
class Person:
    """A leader to be: the role ("COO") and the silo may be empty."""

    name: str
    role: str = ""
    silo: str = ""


@dataclass(frozen=True, slots=True)
class PersonProblem:
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
    problems: tuple[PersonProblem, ...]
    unused: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """All that a human should see before these leaders are taken."""
        if not self.unused:
            return self.remarks
        count, named = len(self.unused), ", ".join(quoted(heading[:40]) for heading in self.unused[:8])
        if count > 8:
            remark = ngettext(
                "{headings} and {number} more column are not used.",
                "{headings} and {number} more columns are not used.",
                count - 8,
                headings=named,
            )
        else:
            remark = ngettext("{headings} is not used.", "{headings} are not used.", count, headings=named)
        return (*self.remarks, remark)

    @property
    def refusals(self) -> tuple[str, ...]:
        """The problems as lines: "row 3, column 2: …"."""
        return tuple(
            gettext("row {row}, column {column}: {problem}", row=one.row, column=one.column, problem=one.message)
            for one in self.problems
        )


def parse_people(text: str) -> People:
    """Read one leader a line: "Name; role; silo". Marks of a list and empty lines are passed over.

    The parts are separated by semicolons, tabs, or whatever else most lines agree on; a part in double quotes holds
    a separator itself. A first line that consists of headings says which part is what. The To: line of a mail program
    is as many leaders as it names. Never raises; rows are lines, columns are parts.
    """
    from onecompany.parsing.judging import typed_people  # knows twenty languages, which only a list needs

    return typed_people(text)


def people_in(rows: Sequence[Sequence[str]]) -> People:
    """Read one leader a row of a table; see `roster` for where the table begins and what its columns are.

    Names must be there, hold a letter, and differ; at most `MAX_LEADERS`.
    """
    from onecompany.parsing.judging import people_of
    from onecompany.parsing.roster import roster_of

    return people_of(roster_of(rows, typed=False))


def person_line(name: str, role: str = "", silo: str = "") -> str:
    """The line that `parse_people` reads as this leader again, whatever the parts hold."""
    from onecompany.parsing.listed import written

    return written((name, role, silo))


def together(one: People, other: People) -> People:
    """Two lists as one; a leader who is in both is a problem of the second."""
    known = {alike(person.name) for person in one.people}
    twice = [person for person in other.people if alike(person.name) in known]
    problems = [
        PersonProblem(0, 0, gettext("{name:quoted} is in the other list already.", name=person.name[:40]))
        for person in twice
    ]
    if len(one.people) + len(other.people) > MAX_LEADERS:
        message = gettext("Together there are more than {most} leaders.", most=MAX_LEADERS)
        problems.append(PersonProblem(0, 0, message))
    return People(
        (*one.people, *(person for person in other.people if person not in twice)),
        (*one.problems, *other.problems, *problems),
        (*one.unused, *other.unused),
        (*one.remarks, *other.remarks),
    )


def added_people(text: str, people: Sequence[Person]) -> tuple[str, list[str]]:
    """A list of leaders with those of others that it lacks behind them, and what there is to say about it."""
    known = {alike(person.name) for person in parse_people(text).people}
    new = [person for person in people if alike(person.name) not in known]
    lines = [ngettext("{number} leader imported.", "{number} leaders imported.", len(new))]
    if there := len(people) - len(new):
        line = ngettext(
            "{number} was in the form already, and left as in the form.",
            "{number} were in the form already, and left as in the form.",
            there,
        )
        lines.append(line)
    written = [person_line(person.name, person.role, person.silo) for person in new]
    return "\n".join([text.rstrip(), *written]).lstrip(), lines
