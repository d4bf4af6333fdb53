"""How the leaders of a workshop that is being made differ from those of the one before. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from onecompany.parsing.alike import alike
from onecompany.parsing.people import Person
from onecompany.store.records import Record
from onecompany.store.state import State


class Turnover(NamedTuple):
    """Who is new; who has left, for the list does not have them; the new names of silos, by their ids."""

    joined: list[Person]
    left: list[Record]
    renamed: dict[str, str]


def former_names(before: State) -> dict[str, Record]:
    """The silos of a workshop by names that lead to them and are no silo's now, as `alike` has them: what they were
    called, and what became a part of them."""
    now = {alike(row.name) for row in before.rows("silo")}
    names = {alike(row.name): before.get("silo", row.silo_id) for row in before.rows("former_silo")}
    return {name: silo for name, silo in names.items() if name not in now and silo is not None}


def turnover(before: State, people: Sequence[Person]) -> Turnover:
    """Compare a list of leaders with those of a workshop."""
    leaders = before.rows("leader")
    former = former_names(before)
    known, listed = {alike(row.name) for row in leaders}, {alike(person.name) for person in people}
    return Turnover(
        [person for person in people if alike(person.name) not in known],
        [row for row in leaders if alike(row.name) not in listed],
        _renamed(before.tables.get("silo", {}), leaders, [_as_now(person, former) for person in people]),
    )


def _as_now(person: Person, former: Mapping[str, Record]) -> Person:
    silo = former.get(alike(person.silo)) if person.silo else None
    return person if silo is None else replace(person, silo=silo.name)


def coming(leaders: Sequence[Record], people: Sequence[Person]) -> list[Record]:
    """The leaders of a workshop who come again: those in the list."""
    listed = {alike(person.name) for person in people}
    return [row for row in leaders if alike(row.name) in listed]


def lines_of_names(before: State) -> dict[str, str]:
    """The line of whoever was in the list of a workshop or of one before it, by the name as `alike` has it.

    Who comes again after some time is the same person.
    """
    rows = [row for state in (*before.before, before) for row in state.rows("leader")]
    return {alike(row.name): row.origin_id or row.id for row in rows}


def _renamed(silos: Mapping[str, Record], leaders: Sequence[Record], people: Sequence[Person]) -> dict[str, str]:
    """Silos with another name now: all who come again from one name the same new one, and nobody names the old.

    Where two silos would become one, neither was renamed: what each owned would have to be joined.
    """
    listed = {alike(person.name): person for person in people}
    named = {alike(person.silo) for person in people}
    before = {alike(row.name) for row in silos.values()}
    new_names: dict[str, list[str]] = {}
    for row in leaders:
        person = listed.get(alike(row.name))
        if person is not None and row.silo_id in silos:
            new_names.setdefault(row.silo_id, []).append(person.silo)
    renamed = {
        silo_id: names[0]
        for silo_id, names in new_names.items()
        if alike(silos[silo_id].name) not in named
        and len({alike(name) for name in names}) == 1
        and names[0]
        and alike(names[0]) not in before
    }
    taken = [alike(name) for name in renamed.values()]
    return {silo_id: name for silo_id, name in renamed.items() if taken.count(alike(name)) == 1}
