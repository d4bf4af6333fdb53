"""Who owns the customer at Northwind Utilities, which does not exist, and when the board of ownership says what."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.ownership import acts
from onecompany.kinds.cadence import later
from onecompany.kinds.hooks import tell
from onecompany.kinds.journey import cracks, handoffs
from onecompany.kinds.sample import Case, after, ids
from onecompany.parsing.people import Person
from onecompany.store.acts.capture import add_decision
from onecompany.store.acts.people import add_leader, change_leader, rename_silo
from onecompany.store.writer import WorkshopWriter
from onecompany.summary.words import long_date

# who owns, who helps, by stage
OWNERS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("Marketing",), ("Sales",)),
    (("Marketing", "Sales"), ()),
    (("Sales",), ("IT",)),
    ((), ("Operations", "Service", "IT")),
    (("Finance",), ("IT", "Service")),
    (("Service",), ("Operations",)),
)


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """Place the silos, with a stage that nobody owns and one that two own, and speak of three handoffs."""
    silos, order = ids(writer, "silo"), [row.id for row in writer.state.rows("stage")]
    for stage, (own, helped) in zip(order, OWNERS, strict=True):
        for silo in own:
            acts.set_role(writer, stage, silos[silo], "owner")
        for silo in helped:
            acts.set_role(writer, stage, silos[silo], "helps")
    for name in ("Customer service", "Service"):  # what it was called for a moment leads to it still
        rename_silo(writer, silos["Service"], name, tell)
    eli = ids(writer, "leader")["Eli Roth"]
    acts.change_handoff(
        writer, order[1], order[2], what="The offer as it was promised", notice="The price is the same", rating="smooth"
    )
    acts.change_handoff(writer, order[1], order[2], agreed=True, leader_id=eli)
    acts.change_handoff(
        writer, order[2], order[3], what="Move-in date and meter number", notice="Has to tell it again", rating="rough"
    )
    acts.change_handoff(
        writer, order[4], order[5], what="Open bills and their story", notice="Explains it a third time", rating="rough"
    )
    trial = long_date(later(after(writer, 0).replace(day=1), 1))
    add_decision(writer, exercise.id, f"Operations will own “I move in” from {trial}, on trial for a quarter")


def review(writer: WorkshopWriter, exercise: Any, number: int) -> None:
    """First the stage that nobody owned gets an owner, and its handoff works; then another handoff is dropped."""
    stages = ids(writer, "stage")
    signing, moving, paying, help_ = (stages[name] for name in ("I sign up", "I move in", "I pay", "I need help"))
    if number == 1:
        acts.set_role(writer, moving, ids(writer, "silo")["Operations"], "owner")
        goran = ids(writer, "leader")["Goran Ilić"]
        acts.change_handoff(writer, signing, moving, rating="smooth", agreed=True, leader_id=goran)
        add_decision(writer, exercise.id, "Operations keeps “I move in”; what was a trial is for good")
        acts.set_note(writer, stages["I compare"], ids(writer, "silo")["Sales"], "Until the next price list")
    else:
        acts.change_handoff(writer, paying, help_, rating="dropped", notice="Nobody knows of the open bill")


def _rate(writer: WorkshopWriter, **values: Any) -> None:
    for handoff in handoffs(writer.state):
        acts.change_handoff(writer, handoff.from_stage.id, handoff.to_stage.id, **values)


def _one_owner(writer: WorkshopWriter) -> None:
    for stage, owning in cracks(writer.state):
        for silo in owning[1:]:
            acts.set_role(writer, stage.id, silo.id, "")
        if not owning:
            acts.set_role(writer, stage.id, ids(writer, "silo")["Operations"], "owner")


def _own_all(writer: WorkshopWriter) -> None:
    for stage in writer.state.rows("stage"):
        acts.set_role(writer, stage.id, ids(writer, "silo")["Sales"], "owner")


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Write on a cell; add, move and remove a silo."""
    stage, silo = writer.state.rows("stage")[0].id, writer.state.rows("silo")[0].id
    acts.set_note(writer, stage, silo, "Only until the summer")
    (new,) = acts.add_silos(writer, ["Legal"])
    acts.move_silo(writer, new, -1)
    acts.remove_silo(writer, silo)


CASES = {
    "ownership.nobody": Case("crack", "a stage has no owner", lambda writer, _: _one_owner(writer)),
    "ownership.many": Case("crack", "a stage has two owners or more", lambda writer, _: _one_owner(writer)),
    "ownership.dropped": Case(
        "crack", "customers are dropped at a handoff", lambda writer, _: _rate(writer, rating="dropped")
    ),
    "ownership.rough": Case("warning", "a handoff is rough", lambda writer, _: _rate(writer, rating="smooth")),
    "ownership.unagreed": Case(
        "warning", "a handoff between two owners is not agreed", lambda writer, _: _rate(writer, agreed=True)
    ),
    "ownership.absent": Case(
        "warning",
        "no leader of a silo that owns a stage is in the room",
        lambda writer, _: change_leader(writer, ids(writer, "leader")["Ben Okafor"], present=False),
    ),
    "ownership.most": Case(
        "warning", "one silo owns more than half of three stages or more", lambda writer, _: _own_all(writer)
    ),
    "ownership.untouched": Case(
        "warning",
        "a silo of which somebody is in the room touches no stage",
        lambda writer, _: add_leader(writer, Person("Ida Berg", "General Counsel", "Legal")),
    ),
    "ownership.one_owner": Case("strength", "every stage has one owner", lambda writer, _: _one_owner(writer)),
    "ownership.agreed": Case("strength", "every handoff is agreed", lambda writer, _: _rate(writer, agreed=True)),
}
