"""Leaders and their silos."""

from __future__ import annotations

from typing import Any

from onecompany.intake.alike import alike, spaced
from onecompany.intake.people import Person
from onecompany.intake.refusal import Refusal
from onecompany.store.desk import Desk
from onecompany.store.problems import Unknown
from onecompany.store.state import State
from onecompany.store.tables import Leader, Silo
from onecompany.store.writing import Writing


def _silo(writing: Writing, name: str) -> str | None:
    """The id of the silo with this name, made when there is none; None for no name."""
    if not name.strip():
        return None
    for row in writing.state.rows("silo"):
        if alike(row.name) == alike(name):
            return str(row.id)
    place = writing.place_after(writing.state.rows("silo"), None)
    return writing.add(Silo, name=spaced(name), position=place).id


def add_leader(desk: Desk, person: Person) -> str:
    """Add a leader who is present, with their silo. Returns the id."""
    with desk.act(f"added {person.name}") as writing:
        place = writing.place_after(desk.state.rows("leader"), None)
        silo = _silo(writing, person.silo)
        return writing.add(Leader, name=person.name, role=person.role, silo_id=silo, position=place).id


def new_silo_name(state: State, leader_id: str, person: Person) -> bool:
    """Whether a leader who has a silo is given one that is not there: it may be a new name for theirs."""
    known = {alike(row.name) for row in state.rows("silo")}
    has = state.get("leader", leader_id).silo_id is not None
    return has and bool(person.silo.strip()) and alike(person.silo) not in known


def change_person(desk: Desk, leader_id: str, person: Person, *, rename_silo: bool = False) -> None:
    """Change a leader's name, role and silo. With `rename_silo` the silo they have gets that name, for everybody."""
    silo = desk.state.get("leader", leader_id).silo_id
    same = silo is not None and alike(desk.state.get("silo", silo).name) == alike(person.silo)
    with desk.act(f"changed {person.name}") as writing:
        if silo is not None and person.silo.strip() and (rename_silo or same):
            _rename(writing, silo, person.silo)
        else:
            silo = _silo(writing, person.silo)
        writing.change(Leader, leader_id, name=person.name, role=person.role, silo_id=silo)


def rename_silo(desk: Desk, silo_id: str, name: str) -> None:
    """Give a silo another name, everywhere at once. Raises `Refusal` for no name, and for that of another silo."""
    silo = desk.state.get("silo", silo_id)
    if silo is None:
        raise Unknown("That silo is not there any more.")
    with desk.act(f"renamed {silo.name} to {spaced(name)}") as writing:
        _rename(writing, silo_id, name)


def _rename(writing: Writing, silo_id: str, name: str) -> None:
    name = spaced(name)
    if not name:
        raise Refusal("A silo needs a name.")
    taken = next((row for row in writing.state.rows("silo") if alike(row.name) == alike(name)), None)
    if taken is not None and taken.id != silo_id:
        raise Refusal(f"There is a silo “{taken.name}” already. Two of one name could not be told apart.")
    writing.change(Silo, silo_id, name=name)


def change_leader(desk: Desk, leader_id: str, **values: Any) -> None:
    """Change columns of a leader."""
    name = desk.state.get("leader", leader_id).name
    with desk.act(f"changed {name}") as writing:
        writing.change(Leader, leader_id, **values)


def remove_leader(desk: Desk, leader_id: str) -> None:
    """Remove a leader; what was theirs stays without an owner."""
    name = desk.state.get("leader", leader_id).name
    with desk.act(f"removed {name}") as writing:
        writing.remove(Leader, leader_id)
