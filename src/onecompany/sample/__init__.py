"""A finished sample workshop to look around in: Northwind Utilities, which does not exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onecompany.assets import sessions
from onecompany.exercises.commitments import acts as promises
from onecompany.exercises.commitments.cells import read_cell as read_promise
from onecompany.exercises.metrics import acts as metrics
from onecompany.exercises.metrics.cells import read_cell
from onecompany.exercises.open import acts as talk
from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.kinds.beginning import begin
from onecompany.kinds.cadence import later
from onecompany.kinds.registry import kinds
from onecompany.plans import load
from onecompany.sample.northwind import JOURNEY, METRICS, ORGANISATION, OWNERS, PEOPLE
from onecompany.store.acts import agenda, capture
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter
from onecompany.summary.words import long_date


@dataclass
class Told:
    """A clock that stands where it is told to, so that the sample has a day behind it."""

    moment: dt.datetime

    def now(self) -> dt.datetime:
        """The moment it was told, UTC."""
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


def make_sample(store: Store, day: dt.date | None = None) -> str:
    """Make the sample workshop in a file and return its id.

    It was held on `day`, a Monday, or on the last one before today, so that all that it promises lies ahead.
    """
    day = day or last_monday(store.clock.now().date())
    path = sessions() / "journey-ownership-metrics.toml"
    rules = {name: kind.rules for name, kind in kinds().items()}
    plan = load(path.read_bytes(), name=path.stem, path=path, kinds=rules)
    clock = Told(dt.datetime.combine(day, dt.time(8), dt.UTC))
    workshop = begin(
        store,
        organisation=ORGANISATION,
        plan=plan,
        date=day,
        people=PEOPLE,
        purpose="One picture of our customer's journey, one owner a stage, one number for each of us.",
    )
    state = store.read(workshop)
    writer = WorkshopWriter(store.engine, state, clock=clock, new_id=store.new_id, watch=store.watch)
    fill: dict[str, Callable[[WorkshopWriter, Any], None]] = {
        "stages": _journey,
        "ownership": _ownership,
        "metrics": _metrics,
        "commitments": _commitments,
        "open": _talk,
    }
    agenda.start(writer)
    for exercise in list(state.rows("exercise")):
        writer.exercise_id = exercise.id
        for step in list(state.where("step", "exercise_id", exercise.id)):
            agenda.go(writer, step.id, done=True)
            clock.advance(step.seconds / 60 * (1.15 if exercise.kind == "stages" else 0.96))
        fill[exercise.kind](writer, exercise)
    agenda.finish(writer)
    return workshop


def last_monday(today: dt.date) -> dt.date:
    """The last Monday before a day."""
    return today - dt.timedelta(days=today.weekday() or 7)


def _named(writer: WorkshopWriter, table: str) -> dict[str, str]:
    return {row.name: row.id for row in writer.state.rows(table)}


def _journey(writer: WorkshopWriter, exercise: Any) -> None:
    ids = stages.add_stages(writer, [name for name, *_ in JOURNEY], None)
    for stage, (name, goal, feeling, touchpoints, pains) in zip(ids, JOURNEY, strict=True):
        stages.change(writer, Ref("stage", stage), f"described {name}", goal=goal, feeling=feeling)
        points = stages.add_items(writer, "touchpoint", stage, [text.lstrip("*") for text in touchpoints], None)
        for point, text in zip(points, touchpoints, strict=True):
            if text.startswith("*"):
                stages.change(writer, Ref("touchpoint", point), "marked a moment of truth", moment=True)
        for number, pain in enumerate(stages.add_items(writer, "pain", stage, pains, None) if pains else []):
            stages.change(writer, Ref("pain", pain), "counted hands", votes=6 - 2 * number)
    capture.park(writer, exercise.id, "What do we do about customers who rent?")


def _ownership(writer: WorkshopWriter, exercise: Any) -> None:
    silos, order = _named(writer, "silo"), [row.id for row in writer.state.rows("stage")]
    for stage, (own, helped) in zip(order, OWNERS, strict=True):
        for silo in own:
            ownership.set_role(writer, stage, silos[silo], "owner")
        for silo in helped:
            ownership.set_role(writer, stage, silos[silo], "helps")
    leaders = _named(writer, "leader")
    ownership.change_handoff(
        writer, order[1], order[2], what="The offer as it was promised", notice="The price is the same", rating="smooth"
    )
    ownership.change_handoff(writer, order[1], order[2], agreed=True, leader_id=leaders["Eli Roth"])
    ownership.change_handoff(
        writer, order[2], order[3], what="Move-in date and meter number", notice="Has to tell it again", rating="rough"
    )
    ownership.change_handoff(
        writer, order[4], order[5], what="Open bills and their story", notice="Explains it a third time", rating="rough"
    )
    trial = later(_day(writer).replace(day=1), 1)
    decided = f"Operations will own “I move in” from {long_date(trial)}, on trial for a quarter"
    capture.add_decision(writer, exercise.id, decided)


def _metrics(writer: WorkshopWriter, exercise: Any) -> None:
    leaders = _named(writer, "leader")
    for leader, name, days, cells in METRICS:
        (metric,) = metrics.add_metrics(writer, leaders[leader], [name])
        values: dict[str, Any] = {"by_when": _day(writer) + dt.timedelta(days=days)}
        for column, text in cells.items():
            values |= read_cell(column, text, writer.state, None, _day(writer))
        metrics.change(writer, metric, f"described {name}", **values)
    order = [row.id for row in writer.state.rows("stage")]
    metrics.add_connecting(writer, order[2], order[3], "Days from signature to light")
    capture.park(writer, exercise.id, "Bonus plans for next year")


def _commitments(writer: WorkshopWriter, exercise: Any) -> None:
    for what, who, days, serves in (
        ("Name the owner of the move-in and tell every team", "Ana Peña", 14, "I move in"),
        ("One move-in date in one system, seen by all", "Chen Wei", 59, "I sign up → I move in"),
        ("Call every customer before the first bill", "Fatima Haddad", 29, "I pay"),
        ("A number for People that a customer would notice", "Hana Sato", 46, ""),
    ):
        (promise,) = promises.add(writer, exercise.id, [what])
        values: dict[str, Any] = {"noticed": True, "by_when": _day(writer) + dt.timedelta(days=days)}
        for column, text in (("who", who), ("serves", serves)):
            values |= read_promise(column, text, writer.state, _day(writer)) if text else {}
        promises.change(writer, promise, "completed a commitment", **values)
    agenda_lines = "\n".join(exercise.settings["agenda"])
    first = _day(writer) + dt.timedelta(days=91)
    promises.plan_year(writer, first, 3, float(exercise.settings["section_minutes"]), agenda_lines)
    parked = writer.state.rows("parking")
    promises.own(writer, parked[0].id, _named(writer, "leader")["Ben Okafor"])


def _talk(writer: WorkshopWriter, exercise: Any) -> None:
    lines = {
        "check-in": ["Ana: I want to leave with fewer meetings", "Eli: I want to hear what Service hears"],
        "closing": [
            "Dora: Our customers finance the gap between our teams",
            "Goran: The second visit begins at the sign-up",
            "Hana: We measure each other, not the move-in",
        ],
    }.get(exercise.settings["style"], [])
    if lines:
        talk.add_notes(writer, exercise.id, lines)


def _day(writer: WorkshopWriter) -> dt.date:
    """The day of the sample, against which dates are read."""
    day: dt.date = writer.state.workshop.date
    return day
