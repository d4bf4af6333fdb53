"""What is said before a workshop goes on from another one: who is new or gone, and how long things took."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from onecompany.clock import Stamp
from onecompany.kinds.promises import active
from onecompany.parsing.alike import alike
from onecompany.parsing.people import Person
from onecompany.plans import Plan
from onecompany.plans.fixed_times import fixed_in
from onecompany.sentences import gettext, ngettext
from onecompany.store import timing
from onecompany.store.state import State
from onecompany.store.turnover import former_names, turnover


def about_people(before: State | None, people: Sequence[Person], without: Collection[str] = ()) -> list[str]:
    """Who is new in a list of leaders, and who is not in it and has left. `without`: the groups that stay behind."""
    if before is None or "leaders" in without:
        return []
    change = turnover(before, people)
    lines = []
    if joined := [person.name for person in change.joined]:
        lines.append(ngettext("{names:list} is new.", "{names:list} are new.", len(joined), names=joined))
    for leader in change.left:
        promises = [row for row in active(before) if row.leader_id == leader.id and "commitments" not in without]
        if promises:
            line = ngettext(
                "{name} is not in the list: has left, with one open commitment.",
                "{name} is not in the list: has left, with {number:words} open commitments.",
                len(promises),
                name=leader.name,
            )
        else:
            line = gettext("{name} is not in the list: has left.", name=leader.name)
        lines.append(line)
    return lines


def about_silos(before: State | None, people: Sequence[Person], without: Collection[str] = ()) -> list[str]:
    """Which silos are taken to have another name by a list of leaders. `without`: the groups that stay behind."""
    if before is None or {"silos", "leaders"}.intersection(without):
        return []
    former = former_names(before)
    typed = {alike(person.silo): person.silo for person in people if person.silo and alike(person.silo) in former}
    lines = [
        gettext("{old:quoted} leads to {name:quoted}, which it belongs to since.", old=name, name=former[key].name)
        for key, name in typed.items()
    ]
    return lines + [
        gettext(
            "{name:quoted} is taken for the new name of {old:quoted}: what that owned goes with it.",
            name=name,
            old=before.get("silo", silo_id).name,
        )
        for silo_id, name in turnover(before, people).renamed.items()
    ]


def about_minutes(before: State | None, plan: Plan, moment: Stamp) -> list[str]:
    """The exercises of a plan that took another time than it says, by those of their steps that ran.

    `moment`: up to which a running clock counts.
    """
    taken = timing.seconds_taken(before, moment) if before is not None else {}
    lines = []
    for exercise in plan.exercises:
        steps = [(taken.get((exercise.kind, exercise.title, step.title)), step.minutes) for step in exercise.steps]
        ran = [(seconds / 60, minutes) for seconds, minutes in steps if seconds is not None]
        took, planned = (round(sum(minutes)) for minutes in zip(*ran, strict=True)) if ran else (0, 0)
        if took == planned:
            continue
        values = {"exercise": exercise.title, "planned": planned, "ran": len(ran), "steps": len(steps)}
        if len(ran) < len(steps):
            line = ngettext(
                "Last time {ran:words} of {steps:words} steps of {exercise} took {number} minute, planned {planned}.",
                "Last time {ran:words} of {steps:words} steps of {exercise} took {number} minutes, planned {planned}.",
                took,
                **values,
            )
        else:
            line = ngettext(
                "Last time {exercise} took {number} minute, planned {planned}.",
                "Last time {exercise} took {number} minutes, planned {planned}.",
                took,
                **values,
            )
        lines.append(line)
    return lines


def about_times(plan: Plan, start: str = "", before: State | None = None, moment: Stamp | None = None) -> list[str]:
    """What a start and last time's minutes do to what a plan has at fixed times: what does not fit, and what is free.

    `before`: the workshop whose minutes are taken, those of the plan without; `moment`: up to which its clock counts.
    """
    taken = timing.seconds_taken(before, moment) if before is not None and moment is not None else {}
    lengths = [
        sum(taken.get((one.kind, one.title, step.title), step.minutes * 60) for step in one.steps) / 60
        for one in plan.exercises
    ]
    places = fixed_in(plan, start, lengths)
    return [place.early or place.text for place in places if place.early or place.text]
