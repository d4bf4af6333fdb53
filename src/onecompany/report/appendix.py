"""The appendix: who was there, how the time went, how it was done. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onecompany.clock import Stamp, from_to, timetable
from onecompany.kinds.people import came_and_went, times_words, was_ever_here
from onecompany.kinds.reporting import NOTHING, exercise_title, table
from onecompany.report.minutes import Minutes
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store import days
from onecompany.store.groups import groups_of
from onecompany.store.state import State
from onecompany.store.timing import actual_seconds, is_break
from onecompany.summary import labels
from onecompany.summary.blocks import BarPair, BarPairs, Block, Fact, Facts, Paragraph, TableColumn, Value
from onecompany.summary.document import Person, Section
from onecompany.summary.words import minutes

NOT_HELD, LEFT_OUT = N_("not held"), N_("left out")

DRAWN = 12
"""A picture of more exercises says less than the table of their steps."""

STATES = {"new": N_("not begun"), "running": N_("still running"), "closed": N_("closed")}


def people(state: State) -> tuple[Person, ...]:
    """The leaders in order."""
    persons = []
    for row in state.rows("leader"):
        silo = state.get("silo", row.silo_id)
        person = Person(row.name, row.role, silo.name if silo is not None else "", was_ever_here(state, row))
        persons.append(replace(person, times=times_words(state, row)))
    return tuple(persons)


def appendix(state: State, *, at: Stamp, times: bool = False) -> tuple[Section, ...]:
    """The sections of the appendix. `times`: with the minutes planned and used; a clock that runs is read at `at`."""
    return (_participants(state), *([_time(state, at)] if times else []), _how(state))


def _participants(state: State) -> Section:
    leaders = people(state)
    present = sum(leader.present for leader in leaders)
    # Present is what everybody is until somebody says otherwise; before the clock ran nobody has.
    is_recorded = state.workshop.started_at is not None or present < len(leaders)
    columns = (
        TableColumn(gettext("Name")),
        TableColumn(gettext("Role")),
        TableColumn(gettext("{Silo}")),
        TableColumn(gettext("Present"), "mark"),
        TableColumn(gettext("When")),
    )
    timed = any(leader.times for leader in leaders)
    rows = [
        (
            leader.name,
            leader.role,
            leader.silo,
            leader.present if is_recorded else None,
            leader.times or (gettext("all day") if timed and leader.present else ""),
        )
        for leader in leaders
    ]
    silos = ", ".join(_silo(state, row) for row in state.rows("silo"))
    conclusion = _present(present, len(leaders)) if present and is_recorded else ""
    if conclusion and timed:
        conclusion = f"{conclusion} {came_and_went(state)}"
    listed = table(columns, rows, optional=[columns[4].title], empty=gettext(NOTHING))
    blocks = (listed, Facts((Fact(gettext("{Silos}"), silos),)))
    return Section("participants", gettext("Participants"), 10, blocks, conclusion)


def _silo(state: State, row: Any) -> str:
    """A silo by its name, with what it was called before and what became a part of it."""
    names = [former.name for former in state.where("former_silo", "silo_id", row.id)]
    return gettext("{name} (formerly {names:list})", name=row.name, names=names) if names else str(row.name)


def _present(present: int, total: int) -> str:
    if present < total:
        return ngettext(
            "{number:Words} of {total:words} leaders was present.",
            "{number:Words} of {total:words} leaders were present.",
            present,
            total=total,
        )
    if total == 2:
        return gettext("Both leaders were present.")
    return ngettext("The one leader was present.", "All {number:words} leaders were present.", total)


def _time(state: State, at: Stamp) -> Section:
    rows = state.rows("exercise")
    steps = {row.id: state.where("step", "exercise_id", row.id) for row in rows}
    spent = {step.id: actual_seconds(state, step.id, at) for row in rows for step in steps[row.id]}
    planned = Minutes([[step.planned_seconds for step in steps[row.id]] for row in rows])
    used = Minutes([[spent[step.id] for step in steps[row.id]] for row in rows])
    to = Minutes([[step.seconds for step in steps[row.id]] for row in rows])
    bars = tuple(
        BarPair(row.title, plan, held or None) for row, plan, held in zip(rows, planned.sums, used.sums, strict=True)
    )
    changed = any(step.seconds != step.planned_seconds for row in rows for step in steps[row.id])
    lines: list[tuple[Value, ...]] = [
        (
            row.title,
            step.title,
            planned.parts[place][at],
            to.parts[place][at] if changed else None,
            used.parts[place][at] or (gettext(LEFT_OUT) if row.dropped else gettext(NOT_HELD)),
        )
        for place, row in enumerate(rows)
        for at, step in enumerate(steps[row.id])
    ]
    columns = (
        TableColumn(labels.EXERCISE),
        TableColumn(labels.STEP),
        TableColumn(labels.PLANNED, "number"),
        TableColumn(gettext("Changed to (min)"), "number"),
        TableColumn(labels.ACTUAL, "number"),
    )
    missed = _missed(rows, used)
    title = gettext("Minutes planned and minutes used, by exercise")
    drawn: list[Block] = [BarPairs(bars, title, missed, gettext(NOTHING))]
    if len(rows) > DRAWN:
        drawn = [Paragraph(missed)] if missed else []
    by_step = table(columns, lines, optional=[columns[3].title], caption=gettext("By step"))
    blocks = (*drawn, *_by_the_clock(state, at), by_step)
    conclusion = ""
    if used.seconds:
        values = {"planned": minutes(planned.seconds), "used": minutes(used.seconds)}
        conclusion = gettext("Of {planned} planned, {used} were used.", **values)
    return Section("time", gettext("Time planned and actual"), 30, blocks, conclusion)


def _by_the_clock(state: State, at: Stamp) -> tuple[Block, ...]:
    """From when to when each exercise was planned and held; nothing where neither is known."""
    last = state.rows("span")[-1:]
    ended = last and last[0].end_utc is not None
    end = Stamp(last[0].end_utc, last[0].end_boot, last[0].end_boot_id) if ended else at  # a night since then is none
    day = days.day(state, end)
    slots = timetable(day, end.utc)
    if day.start is None and not any(slot.was for slot in slots.values()):
        return ()
    columns = (TableColumn(labels.EXERCISE), TableColumn(gettext("Planned")), TableColumn(gettext("Held")))
    rows: list[tuple[Value, ...]] = []
    for row in state.rows("exercise"):
        slot = slots[row.id]
        missed = gettext(LEFT_OUT) if row.dropped else gettext(NOT_HELD)
        planned = from_to([slot.planned]) if day.start is not None else None
        rows.append((row.title, planned, from_to(slot.was) or missed))
    return (table(columns, rows, optional=[columns[1].title], caption=gettext("By the clock")),)


def _missed(rows: list[Any], used: Minutes) -> str:
    """Which exercises were left out or not held."""
    dropped = [row.title for row in rows if row.dropped]
    waiting = [row.title for row, held in zip(rows, used.sums, strict=True) if not row.dropped and not held]
    missed = [gettext("Left out to catch up on time: {exercises:list}.", exercises=dropped)] if dropped else []
    missed += [gettext("Not held: {exercises:list}.", exercises=waiting)] if waiting else []
    return " ".join(missed)


def _how(state: State) -> Section:
    workshop = state.workshop
    facts = Facts(
        (
            Fact(labels.STATE, gettext(STATES[workshop.state])),
            Fact(gettext("Began"), workshop.started_at),
            Fact(gettext("Ended"), workshop.closed_at),
        )
    )
    columns = (
        TableColumn(labels.EXERCISE),
        TableColumn(gettext("Question on the wall")),
        TableColumn(gettext("Steps")),
    )
    held = [(row, row.prompt, _asked(state, row)) for row in state.rows("exercise")]
    rows = [(row.title, prompt, steps) for row, prompt, steps in held if prompt or steps or not is_break(row)]
    asked = table(columns, rows, caption=gettext("What the room was asked"))
    return Section("how", gettext("How it was done"), 20, (facts, asked, *_groups(state)))


def _groups(state: State) -> tuple[Block, ...]:
    """Who worked with whom in the steps that were worked in groups."""
    rows = [
        (exercise_title(state, step.exercise_id), step.title, group.title, ", ".join(group.names))
        for step in state.rows("step")
        for group in groups_of(state, step.id)
    ]
    columns = (TableColumn(labels.EXERCISE), TableColumn(labels.STEP), TableColumn(gettext("Group")))
    who = TableColumn(gettext("Who"))
    return (table((*columns, who), rows, caption=gettext("Who worked with whom")),) if rows else ()


def _asked(state: State, exercise: Any) -> str:
    """The steps with what they asked; nothing of the one that only has the exercise's name."""
    steps = state.where("step", "exercise_id", exercise.id)
    asked = [": ".join(part for part in (step.title, step.prompt) if part) for step in steps]
    return "" if asked == [exercise.title] else " · ".join(asked)
