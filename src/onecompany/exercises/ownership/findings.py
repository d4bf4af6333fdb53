"""What the ownership board says by rule. Nothing is said before anybody was placed."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.kinds.journey import HandoffView, cracks, customers, handoffs, helpers, in_the_room, owners, placed
from onecompany.kinds.phrasing import NAMED, named_or_counted
from onecompany.kinds.view import Finding, View, in_order
from onecompany.sentences import EMPTY, Message, lazy_gettext, lazy_ngettext
from onecompany.store.records import Record, Ref

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
    findings = []
    for stage, owning in cracks(view.state):
        if owning:
            text = lazy_gettext(
                "{number:Words} own {stage:quoted}: {owners:list}",
                number=len(owning), stage=stage.name, owners=[silo.name for silo in owning],
            )  # fmt: skip
            why = lazy_gettext("One owns, the others help.")
            mend = lazy_gettext("Agree on one owner for {stage:quoted}", stage=stage.name)
            findings.append(Finding(f"ownership.many:{stage.id}", "crack", text, why, _stage(stage), mend))
            continue
        helping = len(helpers(view.state, stage.id))
        text = lazy_gettext("Nobody owns {stage:quoted}", stage=stage.name)
        helped = lazy_ngettext(
            "One {silo} helps, nobody answers.", "{number:Words} {silos} help, nobody answers.", helping
        )
        mend = lazy_gettext("Agree who owns {stage:quoted}", stage=stage.name)
        why = helped if helping else EMPTY
        findings.append(Finding(f"ownership.nobody:{stage.id}", "crack", text, why, _stage(stage), mend))
    return findings


def _stage(stage: Record) -> tuple[Ref, ...]:
    return (Ref("stage", stage.id),)


def _rated_dropped(changes: Sequence[HandoffView]) -> list[Finding]:
    return [
        Finding(
            f"ownership.dropped:{change.id}",
            "crack",
            lazy_gettext("{Customers} are dropped between {start:quoted} and {end:quoted}", **_ends(change)),
            lazy_gettext("The handoff {owners} is rated dropped.", owners=change.owners),
            _refs([change]),
            lazy_gettext("Mend the handoff from {start:quoted} to {end:quoted}", **_ends(change)),
        )
        for change in changes
        if change.rating == "dropped"
    ]


def _rough(changes: Sequence[HandoffView]) -> list[Finding]:
    rough = [change for change in changes if change.rating == "rough"]
    if len(rough) > NAMED:
        text = lazy_gettext("{number:Words} handoffs are rough", number=len(rough))
        mend = lazy_gettext("Smooth the handoffs that are rough")
        return [Finding("ownership.rough", "warning", text, _handoff_names(rough), _refs(rough), mend)]
    return [
        Finding(
            f"ownership.rough:{change.id}",
            "warning",
            lazy_gettext("{handoff} is rough", handoff=change.called),
            links=_refs([change]),
            remedy=lazy_gettext("Smooth the handoff from {start:quoted} to {end:quoted}", **_ends(change)),
        )
        for change in rough
    ]


def _not_agreed(changes: Sequence[HandoffView]) -> list[Finding]:
    """A handoff with nobody on one side cannot be agreed on; the stage without an owner says so already."""
    pending = [change for change in changes if not change.agreed and change.from_owners and change.to_owners]
    if len(pending) > NAMED:
        text = lazy_gettext("{number:Words} handoffs are not agreed", number=len(pending))
        mend = lazy_gettext("Agree on the handoffs that are not agreed")
        return [Finding("ownership.unagreed", "warning", text, _handoff_names(pending), _refs(pending), mend)]
    return [
        Finding(
            f"ownership.unagreed:{change.id}",
            "warning",
            lazy_gettext("{handoff} is not agreed", handoff=change.called),
            links=_refs([change]),
            remedy=lazy_gettext("Agree on the handoff from {start:quoted} to {end:quoted}", **_ends(change)),
        )
        for change in pending
    ]


def _ends(change: HandoffView) -> dict[str, str]:
    return {"start": change.from_stage.name, "end": change.to_stage.name}


def _handoff_names(changes: Sequence[HandoffView]) -> Message:
    return lazy_gettext("{handoffs:quoted}.", handoffs=[change.stages for change in changes])


def _refs(changes: Sequence[HandoffView]) -> tuple[Ref, ...]:
    return tuple(Ref("handoff", change.id) for change in changes)


def _absent(view: View) -> list[Finding]:
    """Owners of whom no leader is here; not asked where no present leader has a silo at all."""
    state = view.state
    represented = {silo.id for silo in in_the_room(state)}
    owning: dict[str, list[str]] = {}
    for stage in customers(state):
        for silo in owners(state, stage.id):
            owning.setdefault(silo.id, []).append(stage.name)
    away = [silo for silo in state.rows("silo") if silo.id in owning and silo.id not in represented]
    if not represented or not away:
        return []
    names = [silo.name for silo in away]
    text, why = named_or_counted(
        names,
        lazy_gettext("{names:list} own stages and have no leader here", names=names),
        lazy_gettext("{number:Words} {silos} own stages and have no leader here", number=len(names)),
    )
    if len(away) == 1:
        text = lazy_gettext(
            "{name} owns {stages:quoted} and has no leader here", name=names[0], stages=owning[away[0].id]
        )
    mend, _ = named_or_counted(
        names,
        lazy_gettext("Ask {names:list} about owning stages", names=names),
        lazy_gettext("Ask the {number:words} {silos} about owning stages", number=len(names)),
    )
    return [Finding("ownership.absent", "warning", text, why, _silos(away), mend)]


def _silos(silos: Sequence[Record]) -> tuple[Ref, ...]:
    return tuple(Ref("silo", silo.id) for silo in silos)


def _too_much(view: View) -> list[Finding]:
    stages = customers(view.state)
    if len(stages) < FEWEST_STAGES:
        return []
    findings = []
    for silo in view.state.rows("silo"):
        own = [stage for stage in stages if any(owner.id == silo.id for owner in owners(view.state, stage.id))]
        if 2 * len(own) <= len(stages):
            continue
        text = lazy_gettext(
            "{name} owns {number:words} of {stages:words} stages", name=silo.name, number=len(own), stages=len(stages)
        )
        if len(own) == len(stages):
            text = lazy_gettext("{name} owns all {number:words} stages", name=silo.name, number=len(stages))
        why = lazy_gettext("More than half.")
        mend = lazy_gettext("Agree who else than {name} owns a stage", name=silo.name)
        findings.append(Finding(f"ownership.most:{silo.id}", "warning", text, why, _silos([silo]), mend))
    return findings


def _untouched(view: View) -> list[Finding]:
    state = view.state
    touching = {row.silo_id for row in state.rows("ownership") if row.role}
    idle = [silo for silo in in_the_room(state) if silo.id not in touching]
    if not idle:
        return []
    names = [silo.name for silo in idle]
    text, why = named_or_counted(
        names,
        lazy_ngettext("{names:list} touches no stage", "{names:list} touch no stage", len(names), names=names),
        lazy_gettext("{number:Words} {silos} touch no stage", number=len(names)),
    )
    mend, _ = named_or_counted(
        names,
        lazy_ngettext(
            "Say where {names:list} helps the {customer}",
            "Say where {names:list} help the {customer}",
            len(names),
            names=names,
        ),
        lazy_gettext("Say where the {number:words} {silos} help the {customer}", number=len(names)),
    )
    return [Finding("ownership.untouched", "warning", text, why, _silos(idle), mend)]


def _strengths(view: View, changes: Sequence[HandoffView]) -> list[Finding]:
    findings = []
    if customers(view.state) and not cracks(view.state):
        findings.append(Finding("ownership.one_owner", "strength", lazy_gettext("Every stage has one owner")))
    if changes and all(change.agreed for change in changes):
        text = lazy_ngettext("The one handoff is agreed", "All {number:words} handoffs are agreed", len(changes))
        if len(changes) == 2:
            text = lazy_gettext("Both handoffs are agreed")
        findings.append(Finding("ownership.agreed", "strength", text))
    return findings
