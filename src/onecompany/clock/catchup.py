"""Catching up: a proposal that wins back lateness. It changes nothing by itself; the room must agree."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from onecompany.clock.agenda import ON_TIME, Day, ExerciseTime, StepTime, appointments, coming, lateness
from onecompany.clock.shares import Offer, fewest_that_suffice, share_out

MINUTE: Final = 60
SHORTEST_STEP: Final = 60.0
"""Seconds that a shortened step keeps at least, unless it was shorter before: in less nothing can be done."""

FEW: Final = 3
"""So many exercises are always shortened together; more only where these cannot give it easily."""


@dataclass(frozen=True, slots=True)
class StepChange:
    """What happens to one exercise: its length `before` and `after`, in seconds over all its steps.

    `steps` has the new seconds of each step that is shortened. An exercise that is `dropped` has length 0
    after, and no steps: their lengths stay as they are, so that it can be taken back.
    """

    exercise_id: str
    title: str
    before: float
    after: float
    dropped: bool
    steps: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """An exercise with a fixed time: by how many seconds we are late for it, and still are after what is proposed."""

    title: str
    at: datetime
    late: float
    still_late: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """How to win back time, in seconds: how late we end, what changes, what that cuts, how late we still end.

    The changes are in the order of the day. `late` and `still_late` are below 0 when early. `fixed`: the exercises with
    a fixed time for which we are late, in the order of the day.
    """

    late: float
    changes: tuple[StepChange, ...]
    wins: float
    still_late: float
    fixed: tuple[Kept, ...] = ()

    @property
    def is_needed(self) -> bool:
        """Whether we are late for anything, by a minute or more."""
        return bool(self.fixed) or _is_late(self.late)


def propose(day: Day, now: datetime, *, rather_drop: bool = False) -> Proposal:
    """How to begin what is fixed when it should, and to end on time again.

    First what comes before the next exercise with a fixed time gives what is missing there, then what comes between
    that and the one after it, and at last what comes behind all of them what is still missing at the end. What comes
    before a fixed time wins nothing for the end, and is left alone where that time is kept anyway.

    In each of these parts, what may be shortened and is not done gives in proportion to its slack, in whole minutes as
    long as there are such; breaks and fixed exercises are kept. Where half of their slack is enough, the three with the
    most of it give, or as many more as it takes, so that not everything is shorter by a minute. Only where that leaves
    us late, exercises that may be dropped, have not begun and have no fixed time are dropped: the fewest minutes that
    suffice, of equals the last, all when nothing suffices; the others are then shortened only by what is still missing.
    The lateness is won back to the nearest minute. Nothing is proposed where we are on time (less than a minute late).

    `rather_drop`: the same, but what may be dropped is dropped first, where that suffices by itself.
    """
    late, before = lateness(day, now), appointments(day, now)
    after, changes = day, list[StepChange]()
    for last, part in _parts(day, now):
        left = next((one.late for one in appointments(after, now) if one.exercise.id == last), lateness(after, now))
        if _is_late(left):
            more = _win(part, left, day.current_step, rather_drop)
            changes += more
            after = _changed(after, more)
    order = [one.id for one in day.exercises]
    changes.sort(key=lambda change: order.index(change.exercise_id))
    wins = sum((change.before - change.after for change in changes), 0.0)
    fixed = tuple(
        Kept(one.exercise.title, one.at, one.late, then.late)
        for one, then in zip(before, appointments(after, now), strict=True)
        if _is_late(one.late)
    )
    return Proposal(late, tuple(changes), wins, lateness(after, now), fixed)


def _is_late(seconds: float) -> bool:
    return round(seconds, 3) >= ON_TIME


def _parts(day: Day, now: datetime) -> list[tuple[str, list[ExerciseTime]]]:
    """What lies ahead, cut where something has a fixed time: the id of that, and what comes before it; at last what
    comes behind all of them, with no id."""
    fixed = [one.exercise.id for one in appointments(day, now)]
    rows: list[ExerciseTime] = []
    parts = []
    for row in coming(day, now):
        if row.exercise.id in fixed:
            parts.append((row.exercise.id, rows))
            rows = []
        rows.append(row.exercise)
    return [*parts, ("", rows)]


def _win(part: Sequence[ExerciseTime], late: float, current_step: str | None, rather_drop: bool) -> list[StepChange]:
    """What changes in a part of the day, so that so many seconds are won."""
    flexible = [one for one in part if _may_shrink(one)]
    missing = late - sum(_slack(one) for one in flexible)
    alone = _to_drop(flexible, current_step, late, by_itself=True) if rather_drop else frozenset()
    dropped = alone or _to_drop(flexible, current_step, missing)
    wanted = late - sum(one.remaining for one in flexible if one.id in dropped)
    shrunk = _few([one for one in flexible if one.id not in dropped], wanted)
    cuts = {one.id: [0] for one in flexible} | _shorten(shrunk, wanted)
    return [
        _dropping(one) if one.id in dropped else _shrinking(one, cuts[one.id])
        for one in flexible
        if one.id in dropped or any(cuts[one.id])
    ]


def _changed(day: Day, changes: Iterable[StepChange]) -> Day:
    """The day as it is with these changes."""
    by_id = {change.exercise_id: change for change in changes}

    def changed(one: ExerciseTime) -> ExerciseTime:
        change = by_id.get(one.id)
        if change is None:
            return one
        seconds = dict(change.steps)
        steps = tuple(replace(step, seconds=seconds.get(step.id, step.seconds)) for step in one.steps)
        return replace(one, steps=steps, dropped=change.dropped)

    return replace(day, exercises=tuple(map(changed, day.exercises)))


def _may_shrink(exercise: ExerciseTime) -> bool:
    free = exercise.flex in ("shrink", "drop") and not exercise.is_break and not exercise.dropped
    return free and any(not step.done for step in exercise.steps)


def _room(step: StepTime) -> float:
    """Seconds by which a step can be shortened: not below what it has taken already."""
    if step.done:
        return 0.0
    return max(0.0, step.seconds - max(step.elapsed, min(step.seconds, SHORTEST_STEP)))


def _spare(exercise: ExerciseTime) -> float:
    """Seconds above the least length of an exercise.

    A done step counts with what it took, at most its length: a step that was cut off early has not given the
    exercise its minutes, and one that ran over does not take them from the others.
    """
    counted = (min(step.seconds, step.elapsed) if step.done else step.seconds for step in exercise.steps)
    return max(0.0, sum(counted) - exercise.min_seconds)


def _slack(exercise: ExerciseTime) -> int:
    """Whole seconds by which an exercise can be shortened in all."""
    return min(sum(int(_room(step)) for step in exercise.steps), int(_spare(exercise)))


def _shorten(exercises: Sequence[ExerciseTime], wanted: float) -> dict[str, list[int]]:
    """Whole seconds to cut from each step, by exercise: seconds only where whole minutes do not reach."""
    cuts = {one.id: [0] * len(one.steps) for one in exercises}
    for unit in (MINUTE, 1):
        rooms = [
            [int((_room(step) - cut) // unit) for step, cut in zip(one.steps, cuts[one.id], strict=True)]
            for one in exercises
        ]
        limits = [
            min(sum(room), int((_spare(one) - sum(cuts[one.id])) // unit))
            for one, room in zip(exercises, rooms, strict=True)
        ]
        units = math.floor(wanted / unit + 0.5)
        for one, room, share in zip(exercises, rooms, share_out(units, limits), strict=True):
            pairs = zip(cuts[one.id], share_out(share, room), strict=True)
            cuts[one.id] = [cut + unit * more for cut, more in pairs]
            wanted -= share * unit
        if units <= sum(limits):
            break
    return cuts


def _few(exercises: Sequence[ExerciseTime], wanted: float) -> list[ExerciseTime]:
    """Those that give what is wanted: with the most slack, as few as half of it allows, of equals the last."""
    by_slack = sorted(enumerate(exercises), key=lambda pair: (_slack(pair[1]), pair[0]), reverse=True)
    for count in range(FEW, len(by_slack)):
        few = by_slack[:count]
        if sum(_slack(one) for _, one in few) >= 2 * wanted:
            return [one for _, one in sorted(few, key=lambda pair: pair[0])]
    return list(exercises)


def _to_drop(
    flexible: Iterable[ExerciseTime], current_step: str | None, missing: float, *, by_itself: bool = False
) -> frozenset[str]:
    """What to drop, by id, so that less than a minute is missing; `by_itself`: nothing, where that does not suffice.

    What is dropped cannot be shortened too.
    """
    if missing < ON_TIME:
        return frozenset()
    droppable = [one for one in flexible if one.flex == "drop" and one.at is None and not one.has_begun(current_step)]
    kept = 0 if by_itself else 1
    offers = [Offer(math.ceil(one.remaining), int(one.remaining) - kept * _slack(one)) for one in droppable]
    needed = math.floor(missing - ON_TIME) + 1
    if by_itself and sum(offer.gain for offer in offers) < needed:
        return frozenset()
    return frozenset(droppable[index].id for index in fewest_that_suffice(offers, needed))


def _dropping(exercise: ExerciseTime) -> StepChange:
    return StepChange(exercise.id, exercise.title, exercise.seconds, 0.0, dropped=True, steps=())


def _shrinking(exercise: ExerciseTime, cuts: Sequence[int]) -> StepChange:
    before = exercise.seconds
    pairs = zip(exercise.steps, cuts, strict=True)
    steps = tuple((step.id, step.seconds - cut) for step, cut in pairs if cut)
    return StepChange(exercise.id, exercise.title, before, before - sum(cuts), dropped=False, steps=steps)
