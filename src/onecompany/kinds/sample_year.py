"""A year of the company that does not exist: its first day and two quarterly reviews, the last one just held.

What is said in them the examples of the kinds say: `fill` on the first day, `review` afterwards. Together they tell a
story: a crack closes and one stays, a promise is dropped, a metric moves, a rule is turned round, a leader goes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from onecompany.kinds.sample import PEOPLE, WHOLE_DAY, begin_sample, hold, last_monday, make_sample, sample_plan
from onecompany.parsing.people import Person
from onecompany.plans import Plan, PlannedStep

if TYPE_CHECKING:
    from onecompany.store.file import Store
    from onecompany.store.writer import WorkshopWriter

WEEKS = (0, 18, 40)
"""When the workshops are held, from the first day on: the first review five weeks after the day that was planned."""

# no sentence: a plan that is shipped, by the name of its file
REVIEW = "quarterly-review"

# no sentence: kinds that stand before the promises in the reviews, besides those of the plan; each with its minutes
ADDED: tuple[tuple[tuple[str, float], ...], ...] = ((("ownership", 12), ("vocabulary", 10)), (("ownership", 12),))

# no sentence: why the company meets again
PURPOSES = (
    "What came of the first day, and what we do about the rest.",
    "Three quarters of a year: what we kept, and what is stuck.",
)

# no sentence: who left before the second review, and who sits there instead
LEFT, LEAVES, JOINED = "Fatima Haddad", 2, Person("Jonas Weber", "Head of Service", "Service")


# no sentence: how an id begins of what the application copies into a file as the sample
MARK = "samp"


def is_begun(workshop_ids: Collection[str]) -> bool:
    """Whether a part of the sample's year is in a file, and it ended before the rest was. `workshop_ids`: those of its
    organisation."""
    ours = [workshop_id for workshop_id in workshop_ids if workshop_id.startswith(MARK)]
    return 0 < len(ours) < len(WEEKS)


def make_year(store: Store, day: dt.date | None = None) -> tuple[str, ...]:
    """Make the three workshops in a file and return their ids, the earliest first.

    The last one was held on `day`, a Monday, or on the last one before today.
    """
    last = day or last_monday(store.clock.now().date())
    days = [last - dt.timedelta(weeks=WEEKS[-1] - weeks) for weeks in WEEKS]
    whole, review = sample_plan(WHOLE_DAY), sample_plan(REVIEW)
    made = [make_sample(store, days[0])]
    people = PEOPLE
    for number, (held, purpose, added) in enumerate(zip(days[1:], PURPOSES, ADDED, strict=True), 1):
        if number == LEAVES:
            people = tuple(JOINED if person.name == LEFT else person for person in people)
        writer = begin_sample(store, _with(review, whole, added), held, people, purpose)
        hold(writer, partial(_say, writer, number))
        made.append(writer.workshop_id)
    return tuple(made)


def _say(writer: WorkshopWriter, number: int, exercise: Any) -> None:
    from onecompany.kinds.registry import kind

    if (review := getattr(kind(exercise.kind).part("example"), "review", None)) is not None:
        review(writer, exercise, number)


def _with(review: Plan, whole: Plan, added: Sequence[tuple[str, float]]) -> Plan:
    """The review with exercises of the whole day before its promises, each as one step."""
    known = {exercise.kind: exercise for exercise in whole.exercises}
    new = [
        replace(known[name], min_minutes=minutes, steps=(PlannedStep(known[name].title, minutes),))
        for name, minutes in added
    ]
    place = next(place for place, exercise in enumerate(review.exercises) if exercise.kind == "commitments")
    return replace(review, exercises=(*review.exercises[:place], *new, *review.exercises[place:]))
