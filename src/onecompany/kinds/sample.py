"""A finished workshop of a company that does not exist, made of what each kind gives in its `example`.

It is what `onecompany demo` opens, what pictures and the bench are made from, and what every kind is tested with.

The `example` of a kind has `fill(writer, exercise)`, which puts a workshop's worth into an exercise by the kind's own
acts, and `CASES`: for each finding when it is there, and what makes it come or go. It may have `review(writer,
exercise, number)`: what is said in the first and in the second quarterly review (see `kinds.sample_year`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onecompany.clock.local import moment_on
from onecompany.parsing.people import Person
from onecompany.plans import Plan, load

if TYPE_CHECKING:
    from onecompany.kinds.view import Level
    from onecompany.store.file import Store
    from onecompany.store.records import Record
    from onecompany.store.writer import WorkshopWriter

# no sentence: what an invented company is called and says
ORGANISATION = "Northwind Utilities (sample)"
# no sentence: the same
PURPOSE = "One picture of our customer's journey, one owner a stage, one number for each of us."

# no sentence: plans that are shipped, by the names of their files
WHOLE_DAY, SMALL = "one-company-day", "journey-ownership-metrics"

# no sentence: its people
PEOPLE: tuple[Person, ...] = (
    Person("Ana Peña", "COO", "Operations"),
    Person("Ben Okafor", "CMO", "Marketing"),
    Person("Chen Wei", "CIO", "IT"),
    Person("Dora Lindqvist", "CFO", "Finance"),
    Person("Eli Roth", "Head of Sales", "Sales"),
    Person("Fatima Haddad", "Head of Service", "Service"),
    Person("Goran Ilić", "Head of Field Work", "Operations"),
    Person("Hana Sato", "Head of People", "Finance"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A finding of a kind, by what its key begins with: when it is there, and what makes it come or go.

    `change(writer, exercise)` is done in a workshop that is filled with the examples of all kinds. Where it says this,
    it does not say it afterwards; where it does not, it does. `also`: the other level that it may have. `again`: it
    compares with the organisation's two workshops before, which then have the same rows as the examples put in.
    """

    level: Level
    when: str
    change: Callable[[WorkshopWriter, Any], object]
    also: Level | None = None
    again: bool = False


@dataclass
class SampleClock:
    """A clock that stands where it is put, so that the sample has a day behind it."""

    moment: dt.datetime

    def now(self) -> dt.datetime:
        """Where it stands, UTC."""
        return self.moment

    def boot(self) -> float:
        """Seconds that go along with the moment."""
        return self.moment.timestamp()

    def boot_id(self) -> str:
        """Always the same start of a machine."""
        return "sample"

    def advance(self, minutes: float) -> None:
        """Let time go by."""
        self.moment += dt.timedelta(minutes=minutes)


def make_sample(store: Store, day: dt.date | None = None, plan: str = WHOLE_DAY) -> str:
    """Make the sample workshop in a file and return its id.

    It was held on `day`, a Monday, or on the last one before today, so that all that it promises lies ahead; by this
    plan of those that are shipped.
    """
    day = day or last_monday(store.clock.now().date())
    writer = begin_sample(store, sample_plan(plan), day)
    hold(writer, lambda exercise: fill(writer, [exercise]))
    return writer.workshop_id


def hold(writer: WorkshopWriter, say: Callable[[Any], None]) -> None:
    """Hold a workshop on its day: step by step, and at each exercise `say` puts in what is said there."""
    from onecompany.store.acts import agenda

    workshop = writer.state.workshop
    first = dt.datetime.combine(workshop.date, dt.time(8), dt.UTC)
    clock = writer.clock = SampleClock(moment_on(workshop.date, workshop.start) or first)
    agenda.start(writer)
    for exercise in list(writer.state.rows("exercise")):
        writer.exercise_id = exercise.id
        clock.moment = max(clock.moment, moment_on(workshop.date, exercise.at) or clock.moment)
        for step in list(writer.state.where("step", "exercise_id", exercise.id)):
            agenda.go(writer, step.id, done=True)
            clock.advance(step.seconds / 60 * (1.15 if exercise.kind == "stages" else 0.96))
        say(exercise)
    agenda.finish(writer)


def sample_plan(name: str = WHOLE_DAY) -> Plan:
    """A plan that is shipped: that of the sample, or the small one of tests that look at a few exercises."""
    from onecompany.assets import sessions
    from onecompany.kinds.registry import kinds

    path = sessions() / f"{name}.toml"
    rules = {name: kind.rules for name, kind in kinds().items()}
    return load(path.read_bytes(), name=path.stem, path=path, kinds=rules)


def begin_sample(
    store: Store, plan: Plan, day: dt.date, people: Sequence[Person] = PEOPLE, purpose: str = PURPOSE
) -> WorkshopWriter:
    """Make a workshop of the company by any plan, with nothing said in it yet; returns where to write to it."""
    from onecompany.kinds.beginning import begin

    workshop_id = begin(store, organisation=ORGANISATION, plan=plan, date=day, people=people, purpose=purpose)
    return store.writer(workshop_id)


def fill(writer: WorkshopWriter, exercises: Iterable[Any]) -> None:
    """Fill exercises, rows of the workshop, with the examples of their kinds."""
    from onecompany.kinds.registry import kind

    for exercise in exercises:
        kind(exercise.kind).part("example").fill(writer, exercise)


def last_monday(today: dt.date) -> dt.date:
    """The last Monday before a day."""
    return today - dt.timedelta(days=today.weekday() or 7)


def after(writer: WorkshopWriter, days: int) -> dt.date:
    """A day so many days after the workshop."""
    held: dt.date = writer.state.workshop.date
    return held + dt.timedelta(days=days)


def in_the_room(writer: WorkshopWriter) -> list[Record]:
    """The leaders who are here, as a list of its own: what is written meanwhile does not change it."""
    return [row for row in writer.state.rows("leader") if row.present]


def ids(writer: WorkshopWriter, table: str) -> dict[str, str]:
    """The ids of a table's rows by their names."""
    return {row.name: row.id for row in writer.state.rows(table)}
