"""Leaders and their silos."""

from __future__ import annotations

from typing import Any, Literal, Protocol

from onecompany.parsing.alike import alike, spaced
from onecompany.parsing.people import Person
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext
from onecompany.store import ballots, sealing
from onecompany.store.acts.attendance import arrive, is_timed
from onecompany.store.acts.groups import let_in
from onecompany.store.people_tables import FormerSilo
from onecompany.store.placing import last_place, shift
from onecompany.store.problems import NotKept, Unknown
from onecompany.store.state import State
from onecompany.store.tables import Commitment, Decision, Leader, Parking, Silo
from onecompany.store.transaction import Transaction
from onecompany.store.types import MAX_TEXT
from onecompany.store.writer import WorkshopWriter


class Tell(Protocol):
    """Lets the kinds know, who stand above the store (`kinds.hooks.tell`)."""

    def __call__(self, transaction: Transaction, event: Literal["leader_removed", "silo_renamed"], *ids: str) -> None:
        """What is about to happen, and to which rows."""


def _silo(transaction: Transaction, name: str) -> str | None:
    """The id of the silo with this name, made when there is none; None for no name."""
    if not name.strip():
        return None
    for row in transaction.state.rows("silo"):
        if alike(row.name) == alike(name):
            return str(row.id)
    place = last_place(transaction.state.rows("silo"))
    return transaction.add(Silo, name=spaced(name), position=place).id


def add_leader(writer: WorkshopWriter, person: Person) -> str:
    """Add a leader who is present, with their silo; in the course of a workshop from now on. Returns the id."""
    with writer.act(gettext("added {name}", name=person.name)) as transaction:
        place = last_place(writer.state.rows("leader"))
        silo = _silo(transaction, person.silo)
        new = transaction.add(Leader, name=person.name, role=person.role, silo_id=silo, position=place)
        if is_timed(writer.state):
            arrive(transaction, new.id, writer.now())
        let_in(transaction, new.id, silo)
        return new.id


def new_silo_name(state: State, leader_id: str, person: Person) -> bool:
    """Whether a leader who has a silo is given one that is not there: it may be a new name for theirs."""
    known = {alike(row.name) for row in state.rows("silo")}
    has = state.get("leader", leader_id).silo_id is not None
    return has and bool(person.silo.strip()) and alike(person.silo) not in known


def change_person(
    writer: WorkshopWriter, leader_id: str, person: Person, *, rename_silo: bool = False, tell: Tell | None = None
) -> None:
    """Change a leader's name, role and silo. With `rename_silo` the silo they have gets that name, for everybody."""
    silo = writer.state.get("leader", leader_id).silo_id
    same = silo is not None and alike(writer.state.get("silo", silo).name) == alike(person.silo)
    with writer.act(gettext("changed {name}", name=person.name)) as transaction:
        if silo is not None and person.silo.strip() and (rename_silo or same):
            _rename(transaction, silo, person.silo, tell)
        else:
            silo = _silo(transaction, person.silo)
        transaction.change(Leader, leader_id, name=person.name, role=person.role, silo_id=silo)


def rename_silo(writer: WorkshopWriter, silo_id: str, name: str, tell: Tell | None = None) -> None:
    """Give a silo another name, everywhere at once. Raises `Refusal` for no name, and for that of another silo."""
    silo = writer.state.get("silo", silo_id)
    if silo is None:
        raise Unknown(gettext("That {silo} is not there any more."))
    with writer.act(gettext("renamed {old} to {new}", old=silo.name, new=spaced(name))) as transaction:
        _rename(transaction, silo_id, name, tell)


def _rename(transaction: Transaction, silo_id: str, name: str, tell: Tell | None) -> None:
    silo, name = transaction.state.get("silo", silo_id), free_name(transaction.state, name, silo_id)
    if silo.name == name:
        return
    transaction.change(Silo, silo_id, name=name)
    if alike(silo.name) == alike(name):
        return
    before = transaction.state.where("former_silo", "silo_id", silo_id)
    for row in before:
        if not row.line and alike(row.name) == alike(name):
            transaction.remove(FormerSilo, row.id)
    if all(alike(row.name) != alike(silo.name) for row in before):
        place = last_place(transaction.state.rows("former_silo"))
        transaction.add(FormerSilo, silo_id=silo_id, name=silo.name, position=place)
    if tell is not None:
        tell(transaction, "silo_renamed", silo_id, silo.name, name)


def free_name(state: State, name: str, silo_id: str = "") -> str:
    """A name for a silo as it is stored. Raises `Refusal` for none, and for that of another silo."""
    name = spaced(name)
    if not name:
        raise Refusal(gettext("{a_silo:capital} needs a name."))
    taken = next((row for row in state.rows("silo") if alike(row.name) == alike(name)), None)
    if taken is not None and taken.id != silo_id:
        raise Refusal(
            gettext(
                "There is {a_silo} {name:quoted} already. Two of one name could not be told apart.", name=taken.name
            )
        )
    return name


def add_silo(writer: WorkshopWriter, name: str) -> str:
    """Add a silo that nobody belongs to yet. Returns its id. Raises `Refusal` for no name, or one that is taken."""
    name = free_name(writer.state, name)
    with writer.act(gettext("added {silo} {name:quoted}", name=name)) as transaction:
        return transaction.add(Silo, name=name, position=last_place(writer.state.rows("silo"))).id


def move_leader(writer: WorkshopWriter, leader_id: str, steps: int) -> bool:
    """Move a leader up (negative) or down in the list. Whether they moved."""
    name = writer.state.get("leader", leader_id).name
    with writer.act(gettext("moved {name}", name=name)) as transaction:
        return shift(transaction, Leader, writer.state.rows("leader"), leader_id, steps)


def change_leader(writer: WorkshopWriter, leader_id: str, **values: Any) -> None:
    """Change columns of a leader."""
    row = writer.state.get("leader", leader_id)
    with writer.act(gettext("changed {name}", name=row.name)) as transaction:
        transaction.change(Leader, leader_id, **values)
        if values.get("present"):
            let_in(transaction, leader_id, row.silo_id)


def remove_leader(writer: WorkshopWriter, leader_id: str, tell: Tell) -> None:
    """Remove a leader. What was theirs stays: promises keep the name, which hand-outs without names know to leave out.

    Decisions and parked items keep the role in words, for nobody knows a name any more in what is only said.

    Raises NotKept while lines of theirs are sealed, which would lose the name.
    """
    leader = writer.state.get("leader", leader_id)
    name, silo = leader.name, writer.state.get("silo", leader.silo_id)
    with writer.act(gettext("removed {name}", name=name)) as transaction:
        if sealing.wrote_sealed(ballots.runner(transaction.session), leader_id):
            raise NotKept(
                gettext("A line of {name} is sealed, with the name. First show the lines; then remove them.", name=name)
            )
        for promise in writer.state.where("commitment", "leader_id", leader_id):
            transaction.change(Commitment, promise.id, who=name)
        role = leader.role or getattr(silo, "name", "") or gettext("somebody")
        for parked in writer.state.where("parking", "leader_id", leader_id):
            text = gettext("{text} ({role} was to see to it)", text=parked.text, role=role)
            if len(text) <= MAX_TEXT:
                transaction.change(Parking, parked.id, text=text)
        had = gettext("{role} was to see to it", role=role)
        for decision in writer.state.where("decision", "leader_id", leader_id):
            transaction.change(Decision, decision.id, how="; ".join(filter(None, (decision.how, had))))
        tell(transaction, "leader_removed", leader_id)
        transaction.remove(Leader, leader_id)
