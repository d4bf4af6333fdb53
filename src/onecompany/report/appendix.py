"""The appendix: who was there, how the time went, how it was done. Pure."""

from __future__ import annotations

import math
from typing import Any

from onecompany.clock import Stamp
from onecompany.kinds.reporting import NOTHING, table
from onecompany.kinds.shares import share
from onecompany.kinds.view import listed
from onecompany.store.state import State
from onecompany.store.timing import actual_seconds
from onecompany.summary.blocks import BarPair, BarPairs, Fact, Facts, Table, TableColumn, Value
from onecompany.summary.document import Person, Section
from onecompany.summary.words import minutes, moment

NOT_HELD, LEFT_OUT = "not held", "left out"

STATES = {"new": "not begun", "running": "still running", "closed": "closed"}


def people(state: State) -> tuple[Person, ...]:
    """The leaders in order."""
    found = []
    for row in state.rows("leader"):
        silo = state.get("silo", row.silo_id)
        found.append(Person(row.name, row.role, silo.name if silo is not None else "", row.present))
    return tuple(found)


def appendix(state: State, *, at: Stamp, version: str, data_hash: str) -> tuple[Section, ...]:
    """All sections of the appendix. A clock that runs is read at `at`."""
    return (_participants(state), _time(state, at), _how(state, at, version, data_hash))


def _participants(state: State) -> Section:
    leaders = people(state)
    here = sum(each.present for each in leaders)
    # Present is what everybody is until somebody says otherwise; before the clock ran nobody has.
    told = state.workshop.started_at is not None or here < len(leaders)
    columns = (TableColumn("Name"), TableColumn("Role"), TableColumn("Silo"), TableColumn("Present", "mark"))
    rows = tuple((each.name, each.role, each.silo, each.present if told else None) for each in leaders)
    silos = ", ".join(row.name for row in state.rows("silo"))
    said = f"{share(here, len(leaders), 'leader', 'was', 'were')} present." if here and told else ""
    blocks = (Table(columns, rows, empty=NOTHING), Facts((Fact("Silos", silos),)))
    return Section("participants", "Participants", 10, blocks, said)


def _time(state: State, at: Stamp) -> Section:
    rows = state.rows("exercise")
    steps = {row.id: state.where("step", "exercise_id", row.id) for row in rows}
    spent = {step.id: actual_seconds(state, step.id, at) for row in rows for step in steps[row.id]}
    planned = {row.id: sum(step.planned_seconds for step in steps[row.id]) for row in rows}
    actual = {row.id: sum(spent[step.id] for step in steps[row.id]) for row in rows}
    bars = tuple(
        BarPair(row.title, in_minutes(planned[row.id]), in_minutes(actual[row.id]) if actual[row.id] else None)
        for row in rows
    )
    changed = any(step.seconds != step.planned_seconds for row in rows for step in steps[row.id])
    lines: list[tuple[Value, ...]] = [
        (
            row.title,
            step.title,
            in_minutes(step.planned_seconds),
            in_minutes(step.seconds) if changed else None,
            in_minutes(spent[step.id]) if spent[step.id] else LEFT_OUT if row.dropped else NOT_HELD,
        )
        for row in rows
        for step in steps[row.id]
    ]
    columns = (
        TableColumn("Exercise"),
        TableColumn("Step"),
        TableColumn("Planned (min)", "number"),
        TableColumn("Changed to (min)", "number"),
        TableColumn("Actual (min)", "number"),
    )
    blocks = (
        BarPairs(bars, "Minutes planned and minutes used, by exercise", _missed(rows, actual), NOTHING),
        table(columns, lines, optional=("Changed to (min)",), caption="By step"),
    )
    total = sum(actual.values())
    said = f"Of {minutes(sum(planned.values()))} planned, {minutes(total)} were used." if total else ""
    return Section("time", "Time planned and actual", 20, blocks, said)


def in_minutes(seconds: float) -> float:
    """Whole minutes, halves rounded up; tenths of a minute below one, so that what was held is never 0."""
    if seconds < 60:
        return math.ceil(seconds / 6) / 10
    return math.floor(seconds / 60 + 0.5)


def _missed(rows: list[Any], actual: dict[str, float]) -> str:
    """Which exercises were left out or not held."""
    dropped = [row.title for row in rows if row.dropped]
    waiting = [row.title for row in rows if not row.dropped and not actual[row.id]]
    said = [f"Left out to catch up on time: {listed(dropped)}."] if dropped else []
    said += [f"Not held: {listed(waiting)}."] if waiting else []
    return " ".join(said)


def _how(state: State, at: Stamp, version: str, data_hash: str) -> Section:
    workshop = state.workshop
    facts = Facts(
        (
            Fact("Plan", workshop.plan),
            Fact("State", STATES.get(workshop.state, workshop.state)),
            Fact("Began", workshop.started_at),
            Fact("Ended", workshop.closed_at),
            Fact("Program", f"onecompany {version}"),
            Fact("Data", data_hash),
            Fact("Made", moment(at.utc)),
        )
    )
    columns = (TableColumn("Exercise"), TableColumn("Question on the wall"), TableColumn("Steps"))
    rows = [(row.title, row.prompt, _asked(state, row)) for row in state.rows("exercise")]
    return Section("how", "How it was done", 30, (facts, table(columns, rows, caption="What the room was asked")))


def _asked(state: State, exercise: Any) -> str:
    steps = state.where("step", "exercise_id", exercise.id)
    return "\n".join(": ".join(each for each in (step.title, step.prompt) if each) for step in steps)
