"""Leaders and their silos."""

from __future__ import annotations

from typing import Any

from onecompany.intake.alike import alike, spaced
from onecompany.intake.people import Person
from onecompany.store.desk import Desk
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


def change_person(desk: Desk, leader_id: str, person: Person) -> None:
    """Change a leader's name, role and silo."""
    with desk.act(f"changed {person.name}") as writing:
        silo = _silo(writing, person.silo)
        writing.change(Leader, leader_id, name=person.name, role=person.role, silo_id=silo)


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
