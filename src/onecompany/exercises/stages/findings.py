"""What the journey says by rule."""

from __future__ import annotations

import re

from onecompany.exercises.stages.as_planned import as_planned
from onecompany.kinds.phrasing import about, these
from onecompany.kinds.view import Finding, View, counted, in_order, listed
from onecompany.parsing.alike import plain
from onecompany.store.records import Record, Ref

FEWEST, MOST = 4, 9
"""A journey of fewer stages hides the handoffs, one of more is not kept in mind (exercises: stages)."""

_DEPARTMENT_WORDS = frozenset({"department", "dept", "team", "division", "unit", "function", "office", "the"})


def find(view: View) -> list[Finding]:
    """The findings of the journey, gravest first. The stage of our own people is no part of the journey.

    Nothing is said of a journey that is still the plan's.
    """
    if as_planned(view.state):
        return []
    stages = [stage for stage in view.state.rows("stage") if not stage.people]
    return in_order(
        [
            *_curve(stages),
            *_count(stages),
            *_names(view, stages),
            *_goals(stages),
            *_moments(view, stages),
        ]
    )


def _count(stages: list[Record]) -> list[Finding]:
    number = len(stages)
    if 0 < number < FEWEST:
        why = f"Fewer than {counted(FEWEST, 'stage')} hide where the customer is handed over."
        return [Finding("stages.few", "warning", f"Only {counted(number, 'stage')} on the map", why)]
    if number > MOST:
        text = f"{number} stages are too many to keep in mind"
        return [Finding("stages.many", "warning", text, f"Merge to {counted(MOST, 'stage')} or fewer.")]
    return []


def _names(view: View, stages: list[Record]) -> list[Finding]:
    silos = {_bare(silo.name) for silo in view.state.rows("silo")} - {""}
    return [
        Finding(
            f"stages.department:{stage.id}",
            "warning",
            f"“{stage.name}” is named like a department",
            "Say what the customer does there, not who works there.",
            (Ref("stage", stage.id),),
            f"Name the stage “{stage.name}” in the customer's words",
        )
        for stage in stages
        if _bare(stage.name) in silos
    ]


def _bare(name: str) -> str:
    """A name without the words that every department has: "The Sales Team" is "sales"."""
    return " ".join(word for word in re.findall(r"\w+", plain(name)) if word not in _DEPARTMENT_WORDS)


def _goals(stages: list[Record]) -> list[Finding]:
    without = [stage for stage in stages if not stage.goal]
    if not without:
        return []
    names = [stage.name for stage in without]
    mend = f"Ask customers what they want at {these(names, 'stage')}"
    if len(without) == len(stages) > 1:
        text = "No stage says what the customer wants there"
        return [Finding("stages.goals", "warning", text, "", _refs(without), mend)]
    rest = "not say what the customer wants there"
    said = about(names, f"does {rest}", f"do {rest}", "stage")
    return [Finding("stages.goals", "warning", said.text, said.why, _refs(without), mend)]


def _moments(view: View, stages: list[Record]) -> list[Finding]:
    contacts = [row for stage in stages for row in view.state.where("touchpoint", "stage_id", stage.id)]
    if not stages or any(contact.moment for contact in contacts):
        return []
    why = "At which contact do customers decide whether they stay?"
    mend = "Find out at which contact customers decide whether they stay"
    return [Finding("stages.no_moment", "warning", "No moment of truth is marked", why, (), mend)]


def _curve(stages: list[Record]) -> list[Finding]:
    """The lowest point. A bad one is no crack: a crack is where nobody, or more than one, answers."""
    felt = {stage.id: stage.feeling for stage in stages if stage.feeling is not None}
    if not felt:
        return []
    lowest = min(felt.values())
    low = [stage for stage in stages if felt.get(stage.id) == lowest]
    names = listed([stage.name for stage in low])
    if lowest < 0:
        text = f"The journey is at its lowest at {names} ({signed(lowest)})"
        mend = f"Mend what customers feel at {names}"
        return [Finding("stages.lowest", "warning", text, "", _refs(low), mend)]
    if len(felt) < len(stages):
        return []
    why = f"The lowest is {names}." if len(low) < len(stages) else ""
    return [Finding("stages.lowest", "strength", "No stage feels bad to the customer", why, _refs(low))]


def signed(number: int) -> str:
    """A feeling with its sign, as it is read: "+2", "0", "−1"."""
    return f"+{number}" if number > 0 else f"−{-number}" if number < 0 else "0"


def _refs(stages: list[Record]) -> tuple[Ref, ...]:
    return tuple(Ref("stage", stage.id) for stage in stages)
