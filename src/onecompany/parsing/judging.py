"""Looks at each leader of a list: who can be taken, who cannot and why, and what is to be said of them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onecompany.parsing.alike import alike, plain, spaced
from onecompany.parsing.clean import MAX_PASTE, TooLong
from onecompany.parsing.groups import Entry
from onecompany.parsing.listed import rows_of
from onecompany.parsing.naming import bare_name, may_be_two, order_of_names, why_no_name
from onecompany.parsing.people import MAX_LEADERS, MAX_NAME, MAX_PROBLEMS, PARTS, People, Person, PersonProblem
from onecompany.parsing.roster import Roster, roster_of
from onecompany.sentences import N_, gettext, ngettext, quoted

_TOO_LONG = {
    "name": N_("The name has {length} characters; {most} is the most. Shorten it."),
    "role": N_("The role has {length} characters; {most} is the most. Shorten it."),
    "silo": N_("The {silo} has {length} characters; {most} is the most. Shorten it."),
}


def typed_people(text: str) -> People:
    """The leaders in a typed or pasted list; see `people.parse_people`."""
    if len(text) > MAX_PASTE:
        return People((), (PersonProblem(1, 1, str(TooLong(len(text), MAX_PASTE))),))
    rows, unclear = rows_of(text)
    clear = [[] if number in unclear else row for number, row in enumerate(rows, 1)]
    people = people_of(roster_of(clear, typed=True))
    asked = [PersonProblem(number, 1, message) for number, message in unclear.items()]
    return replace(people, problems=tuple(sorted((*people.problems, *asked), key=lambda problem: problem.row)))


def people_of(roster: Roster) -> People:
    """The leaders of a roster, each looked at, and what is to be said of them all."""
    if roster.refused:
        return People((), (PersonProblem(*roster.refused),), roster.unused, roster.remarks)
    turned = order_of_names([bare_name(entry.name) for entry in roster.entries if entry.name])
    people: list[Person] = []
    problems: list[PersonProblem] = []
    seen: dict[str, tuple[int, Person]] = {}
    again: list[int] = []
    for entry in roster.entries:
        if len(people) == MAX_LEADERS:
            message = gettext("There are more than {most} leaders. Those from here on are left out.", most=MAX_LEADERS)
            problems.append(PersonProblem(entry.row, 1, message))
            break
        name = bare_name(entry.name)
        person = Person(turned.get(name, name), spaced(entry.role), spaced(entry.silo))
        faults = _faults(entry, person)
        known = seen.get(alike(person.name))
        if known is not None and not faults:
            if _same(known[1], person):
                again.append(entry.row)
                continue
            message = gettext(
                "{name:quoted} is in row {row} already. Tell them apart, such as by an initial.",
                name=person.name[:40],
                row=known[0],
            )
            faults = [PersonProblem(entry.row, entry.places["name"], message)]
        if faults:
            problems += faults
            if len(problems) >= MAX_PROBLEMS:
                message = gettext("There are too many faults. What comes from here on was not read.")
                problems.append(PersonProblem(entry.row + 1, 1, message))
                break
        else:
            seen[alike(person.name)] = (entry.row, person)
            people.append(person)
    people, of_silos = _silos(people)
    remarks = (*roster.remarks, *_of_names(turned), *_of_doubles(again), *of_silos)
    return People(tuple(people), tuple(problems), roster.unused, remarks)


def _faults(entry: Entry, person: Person) -> list[PersonProblem]:
    faults = []
    if not person.name:
        faults.append(PersonProblem(entry.row, entry.places["name"], gettext("The name is missing.")))
    elif why := why_no_name(person.name):
        faults.append(PersonProblem(entry.row, entry.places["name"], why))
    for part in PARTS:
        length = len(getattr(person, part))
        if length > MAX_NAME:
            message = gettext(_TOO_LONG[part], length=length, most=MAX_NAME)
            faults.append(PersonProblem(entry.row, entry.places.get(part, 1), message))
    if entry.extra is not None:
        column, text = entry.extra
        message = gettext("{part:quoted} is one part too many. A line is: name; role; {silo}.", part=text[:40])
        faults.append(PersonProblem(entry.row, column, message))
    return faults


def _same(one: Person, other: Person) -> bool:
    return all(alike(getattr(one, part)) == alike(getattr(other, part)) for part in PARTS) and bool(one.role)


def _of_names(turned: dict[str, str]) -> Iterable[str]:
    if turned:
        written, name = next(iter(turned.items()))
        if any(map(may_be_two, turned)):
            yield gettext(
                "The last name stands first: {written:quoted} was read as {name:quoted}. Check that it is one person.",
                written=written,
                name=name,
            )
        else:
            yield gettext(
                "The last name stands first: {written:quoted} was read as {name:quoted}.", written=written, name=name
            )


def _of_doubles(again: list[int]) -> Iterable[str]:
    if again:
        yield ngettext(
            "Row {rows} said the same as a row before and was left out.",
            "Rows {rows} said the same as a row before and were left out.",
            len(again),
            rows=", ".join(map(str, again[:8])),
        )


def _silos(people: list[Person]) -> tuple[list[Person], list[str]]:
    """The leaders with each silo spelled as it came first, and what is odd about the silos."""
    first: dict[str, str] = {}
    near: dict[str, str] = {}
    remarks: list[str] = []
    for person in people:
        name = first.setdefault(alike(person.silo), person.silo)
        other = near.setdefault(plain(name), name)
        if alike(other) != alike(name) and not any(name in earlier for earlier in remarks):
            remark = gettext(
                "{one:quoted} and {other:quoted} are read as two {silos}, for their letters differ.",
                one=other,
                other=name,
            )
            remarks.append(remark)
    figures = [name for name in first.values() if name and not any(sign.isalpha() for sign in name)]
    if figures:
        remark = ngettext(
            "{names} is {a_silo} without a letter. Is it the right column?",
            "{names} are {silos} without a letter. Is it the right column?",
            len(figures),
            names=", ".join(quoted(name[:20]) for name in figures[:5]),
        )
        remarks.append(remark)
    return [replace(person, silo=first[alike(person.silo)]) for person in people], remarks
