"""What the ownership board says by rule. Nothing is said before anybody was placed."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.kinds.journey import (
    HandoffView,
    cracks,
    customers,
    handoffs,
    helpers,
    in_the_room,
    owners,
    placed,
)
from onecompany.kinds.phrasing import NAMED, about, capital, in_words, out_of, these
from onecompany.kinds.view import Finding, View, counted, in_order, listed
from onecompany.store.records import Ref

FEWEST_STAGES = 3
"""Of fewer stages one silo owns more than half as soon as it owns two, which says nothing."""


def find(view: View) -> list[Finding]:
    """The findings of the ownership board, gravest first."""
    if not placed(view.state):
        return []
    changes = handoffs(view.state)
    return in_order(
        [
            *_nobody_or_many(view),
            *_rated_dropped(changes),
            *_rough(changes),
            *_not_agreed(changes),
            *_absent(view),
            *_too_much(view),
            *_untouched(view),
            *_strengths(view, changes),
        ]
    )


def _nobody_or_many(view: View) -> list[Finding]:
    found = []
    for stage, owning in cracks(view.state):
        link = (Ref("stage", stage.id),)
        if not owning:
            helping = len(helpers(view.state, stage.id))
            does = "helps" if helping == 1 else "help"
            why = f"{capital(counted(helping, 'silo'))} {does}, nobody answers." if helping else ""
            mend = f"Agree who owns {stage.name}"
            text = f"Nobody owns {stage.name}"
            found.append(Finding(f"ownership.nobody:{stage.id}", "crack", text, why, link, mend))
        else:
            text = f"{capital(in_words(len(owning)))} own {stage.name}: {listed([silo.name for silo in owning])}"
            why = "One owns, the others help."
            mend = f"Agree on one owner for {stage.name}"
            found.append(Finding(f"ownership.many:{stage.id}", "crack", text, why, link, mend))
    return found


def _rated_dropped(changes: Sequence[HandoffView]) -> list[Finding]:
    return [
        Finding(
            f"ownership.dropped:{each.id}",
            "crack",
            f"Customers are dropped between {each.from_stage.name} and {each.to_stage.name}",
            f"{each.owners} is rated dropped.",
            (Ref("handoff", each.id),),
            f"Mend the handoff from {each.from_stage.name} to {each.to_stage.name}",
        )
        for each in changes
        if each.rating == "dropped"
    ]


def _rough(changes: Sequence[HandoffView]) -> list[Finding]:
    rough = [each for each in changes if each.rating == "rough"]
    return _each_or_all("rough", rough, "is rough", "are rough", "Smooth the handoff")


def _not_agreed(changes: Sequence[HandoffView]) -> list[Finding]:
    """A handoff with nobody on one side cannot be agreed on; the stage without an owner says so already."""
    pending = [each for each in changes if not each.agreed and each.from_owners and each.to_owners]
    return _each_or_all("unagreed", pending, "is not agreed", "are not agreed", "Agree on the handoff")


def _each_or_all(name: str, changes: list[HandoffView], one: str, many: str, mend: str) -> list[Finding]:
    """A warning for each of a few handoffs, one for many."""
    if len(changes) > NAMED:
        text = f"{capital(counted(len(changes), 'handoff'))} {many}"
        where = listed([each.stages for each in changes])
        links = tuple(Ref("handoff", each.id) for each in changes)
        return [Finding(f"ownership.{name}", "warning", text, f"{where}.", links, f"{mend}s that {many}")]
    return [
        Finding(
            f"ownership.{name}:{each.id}",
            "warning",
            f"{each.said} {one}",
            "",
            (Ref("handoff", each.id),),
            f"{mend} from {each.from_stage.name} to {each.to_stage.name}",
        )
        for each in changes
    ]


def _absent(view: View) -> list[Finding]:
    """Owners of whom no leader is here; not asked where no present leader has a silo at all."""
    state = view.state
    here = {silo.id for silo in in_the_room(state)}
    if not here:
        return []
    owning: dict[str, list[str]] = {}
    for stage in customers(state):
        for silo in owners(state, stage.id):
            owning.setdefault(silo.id, []).append(stage.name)
    away = [silo for silo in state.rows("silo") if silo.id in owning and silo.id not in here]
    if not away:
        return []
    names = [silo.name for silo in away]
    said = about(names, "owns stages and has no leader here", "own stages and have no leader here", "silo")
    one = f"{names[0]} owns {listed(owning[away[0].id])} and has no leader here"
    text = one if len(away) == 1 else said.text
    links = tuple(Ref("silo", silo.id) for silo in away)
    mend = f"Ask {these(names, 'silo')} about owning stages"
    return [Finding("ownership.absent", "warning", text, said.why, links, mend)]


def _too_much(view: View) -> list[Finding]:
    stages = customers(view.state)
    if len(stages) < FEWEST_STAGES:
        return []
    found = []
    for silo in view.state.rows("silo"):
        own = [stage for stage in stages if any(each.id == silo.id for each in owners(view.state, stage.id))]
        if 2 * len(own) > len(stages):
            of_all = out_of(len(own), len(stages), "stage")
            link = (Ref("silo", silo.id),)
            mend = f"Agree who else than {silo.name} owns a stage"
            text = f"{silo.name} owns {of_all}"
            found.append(Finding(f"ownership.most:{silo.id}", "warning", text, "More than half.", link, mend))
    return found


def _untouched(view: View) -> list[Finding]:
    state = view.state
    touching = {row.silo_id for row in state.rows("ownership") if row.role}
    idle = [silo for silo in in_the_room(state) if silo.id not in touching]
    if not idle:
        return []
    names = [silo.name for silo in idle]
    said = about(names, "touches no stage", "touch no stage", "silo")
    links = tuple(Ref("silo", silo.id) for silo in idle)
    mend = f"Say where {these(names, 'silo')} {'helps' if len(names) == 1 else 'help'} the customer"
    return [Finding("ownership.untouched", "warning", said.text, said.why, links, mend)]


def _strengths(view: View, changes: Sequence[HandoffView]) -> list[Finding]:
    found = []
    stages = customers(view.state)
    if stages and not cracks(view.state):
        found.append(Finding("ownership.one_owner", "strength", "Every stage has one owner"))
    if changes and all(each.agreed for each in changes):
        few = {1: "The one handoff is agreed", 2: "Both handoffs are agreed"}
        text = few.get(len(changes)) or f"All {counted(len(changes), 'handoff')} are agreed"
        found.append(Finding("ownership.agreed", "strength", text))
    return found
