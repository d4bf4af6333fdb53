"""What the ownership board comes to, in one sentence. Pure."""

from __future__ import annotations

from onecompany.kinds.journey import cracks, customers, handoffs, placed
from onecompany.kinds.phrasing import NAMED, capital, in_words, quoted
from onecompany.kinds.shares import lowered, share
from onecompany.kinds.view import counted, listed
from onecompany.store.records import Record
from onecompany.store.state import State


def parted(state: State) -> tuple[list[Record], list[Record]]:
    """The customers' stages that nobody owns, and those that more than one silo owns."""
    found = cracks(state)
    return [each.stage for each in found if not each.owners], [each.stage for each in found if each.owners]


def conclusion(state: State) -> str:
    """The sentence; "" before anybody was placed."""
    stages = customers(state)
    if not placed(state) or not stages:
        return ""
    nobody, many = parted(state)
    dropped = _dropped(state)
    if nobody or many:
        return f"{_cracks(state, nobody, many, len(stages))}{f'; {dropped}' if dropped else ''}."
    said = f"Each of the {counted(len(stages), 'stage')} has one owner"
    if len(stages) == 1:
        said = "The one stage has one owner"
    return f"{said}, but {dropped}." if dropped else f"{said}{_agreed(state)}."


def _cracks(state: State, nobody: list[Record], many: list[Record], stages: int) -> str:
    number = len(nobody) + len(many)
    said = _each(state, nobody, many) if number <= NAMED else _counts(nobody, many)
    if number == 1:
        return capital(said)
    whole = share(0, stages, "stage", "has a single owner")
    part = share(number, stages, "stage", verbs="have no single owner")
    return f"{whole if number == stages else part}: {said}"


def _each(state: State, nobody: list[Record], many: list[Record]) -> str:
    """A few stages by their names: "nobody owns “A”, and “B” has two owners"."""
    clauses = []
    if nobody:
        clauses.append(f"nobody owns {listed([_named(state, stage, alone=len(nobody) == 1) for stage in nobody])}")
    owning = {each.stage.id: each.owners for each in cracks(state)}
    for stage in many:
        names = [silo.name for silo in owning[stage.id]]
        more = f", {listed(names)}" if len(many) == 1 and not nobody and len(names) <= NAMED else ""
        clauses.append(f"{quoted(stage.name)} has {counted(len(names), 'owner')}{more}")
    return listed(clauses) if len(clauses) != 2 else ", and ".join(clauses)


def _named(state: State, stage: Record, *, alone: bool) -> str:
    """A stage's name, and that customers feel worst there if they do: nobody answers where it hurts most."""
    felt = [each.feeling for each in customers(state) if each.feeling is not None]
    lowest = bool(felt) and stage.feeling == min(felt) < 0 and felt.count(min(felt)) == 1
    return f"{quoted(stage.name)}, where customers feel worst" if lowest and alone else quoted(stage.name)


def _counts(nobody: list[Record], many: list[Record]) -> str:
    """Many stages by their number: "three have nobody, two have several owners"."""
    clauses = []
    for number, what in ((len(nobody), "nobody"), (len(many), "several owners")):
        if number:
            clauses.append(f"{in_words(number)} {'has' if number == 1 else 'have'} {what}")
    return ", ".join(clauses)


def _dropped(state: State) -> str:
    """Where customers are dropped on the way, as a clause."""
    dropped = [each for each in handoffs(state) if each.rating == "dropped"]
    if not dropped:
        return ""
    if len(dropped) > 1:
        return f"customers are dropped at {counted(len(dropped), 'handoff')}"
    return f"customers are dropped between {quoted(dropped[0].from_stage.name)} and {quoted(dropped[0].to_stage.name)}"


def _agreed(state: State) -> str:
    """How many handoffs are agreed, as the end of a sentence without cracks."""
    changes = handoffs(state)
    agreed = sum(each.agreed for each in changes)
    if not changes:
        return ""
    if not agreed and len(changes) == 1:
        return "; the one handoff is not agreed"
    said = lowered(share(agreed, len(changes), "handoff", "is", "are"))
    return f", and {said} agreed" if agreed == len(changes) else f"; {said} agreed"
