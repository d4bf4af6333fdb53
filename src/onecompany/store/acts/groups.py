"""Groups of a step: made by chance across silos, mended by hand, and joined by who comes late."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.parsing.alike import spaced
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext, ngettext
from onecompany.store import timing
from onecompany.store.dealing import Person, dealt, groups_in_number, groups_of_size, in_pairs
from onecompany.store.group_tables import Group, Member
from onecompany.store.groups import Seats, grouping, groups_of
from onecompany.store.placing import last_place
from onecompany.store.problems import Unknown
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.store.tables import Note
from onecompany.store.transaction import GAP, Transaction
from onecompany.store.writer import WorkshopWriter

FOUR = 4


def make(writer: WorkshopWriter, step_id: str) -> list[str]:
    """Make the groups of a step, of the leaders who are here. Those that there were go. Returns the new ids.

    Chance comes from the store, which gives random identities: who draws the lowest is dealt first. Notes of a group
    that goes are the whole room's then. Raises Refusal when nobody is here.
    """
    state = writer.state
    step = state.get("step", step_id)
    here = [row for row in state.rows("leader") if row.present]
    if not here:
        raise Refusal(gettext("Nobody is here to make groups of. F12 says who is."))
    count = _count(step, len(here))
    label = ngettext("made one group", "made {number} groups", count)
    with writer.act(label) as transaction:
        forget(transaction, step_id)
        people = sorted((Person(row.id, row.silo_id) for row in here), key=lambda _: transaction.new_id())
        return [
            _seat(transaction, step_id, number, in_pairs(members) if grouping(step) == "1-2-4-all" else members)
            for number, members in enumerate(dealt(people, count), 1)
        ]


def _count(step: Record, people: int) -> int:
    """How many groups a step wants of so many people."""
    if step.group_count:
        return groups_in_number(people, step.group_count)
    return groups_of_size(people, step.group_size or FOUR)


def _seat(transaction: Transaction, step_id: str, number: int, members: Sequence[Person]) -> str:
    group = transaction.add(Group, step_id=step_id, position=number * GAP)
    for place, person in enumerate(members, 1):
        transaction.add(Member, group_id=group.id, leader_id=person.id, position=place * GAP)
    return group.id


def forget(transaction: Transaction, step_id: str) -> None:
    """The groups of a step go; what was noted of them stays, and is the whole room's."""
    state = transaction.state
    for row in state.where("group", "step_id", step_id):
        for note in state.where("note", "group_id", row.id):
            transaction.change(Note, note.id, group_id=None)
        transaction.remove(Group, row.id)


def notes_of_groups(state: State, step_id: str) -> int:
    """How many notes there are of the groups of a step."""
    return sum(len(state.where("note", "group_id", row.id)) for row in state.where("group", "step_id", step_id))


def move(writer: WorkshopWriter, leader_id: str, group_id: str) -> None:
    """Put a leader into another group of the same step, at its end."""
    state = writer.state
    group = state.get("group", group_id)
    leader = state.get("leader", leader_id)
    if group is None or leader is None:
        raise Unknown(gettext("That is not there any more."))
    groups = groups_of(state, group.step_id)
    number = next(one.number for one in groups if one.id == group_id)
    label = gettext("moved {name} to group {number}", name=leader.name, number=number)
    with writer.act(label) as transaction:
        _leave(transaction, groups, leader_id, kept=group_id)
        if not any(row.leader_id == leader_id for row in state.where("member", "group_id", group_id)):
            _join(transaction, group_id, leader_id)


def name(writer: WorkshopWriter, group_id: str, words: str) -> None:
    """Give a group a name; none takes it away, and it is called by its number again."""
    row = writer.state.get("group", group_id)
    if row is None:
        raise Unknown(gettext("That is not there any more."))
    number = next(one.number for one in groups_of(writer.state, row.step_id) if one.id == group_id)
    with writer.act(gettext("named group {number}", number=number)) as transaction:
        transaction.change(Group, group_id, name=spaced(words))


def let_in(transaction: Transaction, leader_id: str, silo_id: str | None) -> None:
    """Somebody comes late, within the act that says so: into the smallest group of each step that is not over.

    Of two as small, the one with fewer of the same silo. Who is in a group of the step already stays there.
    """
    state = transaction.state
    for step in _steps_ahead(state):
        groups = groups_of(state, step.id)
        seated = {row.leader_id for group in groups for row in state.where("member", "group_id", group.id)}
        if groups and leader_id not in seated:
            _join(transaction, min(groups, key=lambda group: _fullness(group, silo_id)).id, leader_id)


def _steps_ahead(state: State) -> list[Any]:
    """The step at which the room is, and those that follow."""
    steps = timing.kept_steps(state)
    current = next((n for n, row in enumerate(steps) if row.id == state.workshop.current_step_id), 0)
    return steps[current:]


def _fullness(group: Seats, silo_id: str | None) -> tuple[int, int]:
    return len(group.here), sum(silo_id is not None and row.silo_id == silo_id for row in group.here)


def _join(transaction: Transaction, group_id: str, leader_id: str) -> None:
    place = last_place(transaction.state.where("member", "group_id", group_id))
    transaction.add(Member, group_id=group_id, leader_id=leader_id, position=place)


def _leave(transaction: Transaction, groups: Sequence[Seats], leader_id: str, *, kept: str) -> None:
    for group in groups:
        for row in transaction.state.where("member", "group_id", group.id):
            if row.leader_id == leader_id and group.id != kept:
                transaction.remove(Member, row.id)
