"""What the room's clock says in words: the day's line, the agenda by the clock, and what stands below it on a wall."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from onecompany.boards.wrap import clipped
from onecompany.clock import (
    ON_TIME,
    Day,
    Slot,
    appointments,
    ends_at,
    hour,
    lateness,
    lateness_text,
    length_text,
    local,
    on_time,
    restarts_at,
    timetable,
)
from onecompany.sentences import gettext, ngettext
from onecompany.store import timing
from onecompany.summary.dates import short_date

if TYPE_CHECKING:
    from onecompany.clock import Countdown
    from onecompany.display.workshop_reading import WorkshopReading

LONGEST_NAME = 20
"""Cells of an exercise's title in the day's line."""


def day_line(reading: WorkshopReading, day: Day, countdown: Countdown | None) -> str:
    """The right side of the masthead: the time of day, when we end, how we stand. Before the start, when we start.

    `countdown`: what is left of the step, before all that, where it has no other place.
    """
    now = reading.clock.now()
    left = [] if countdown is None else [f"{countdown.sign} {countdown.text}".strip()]
    parts = [*left, hour(now)]
    if reading.state.workshop.state == "closed":
        return "  ".join([*parts, gettext("closed")])
    if day.spent is None and day.start is not None and day.start > now:
        on = local(day.start).date()
        values = {"hour": hour(day.start), "day": short_date(on)}
        today = on == local(now).date()
        parts.append(gettext("starts {hour}", **values) if today else gettext("starts {day}, {hour}", **values))
    parts.append(gettext("ends {hour}", hour=hour(ends_at(day, now))))
    return "  ".join(filter(None, [*parts, standing(day, now)]))


def standing(day: Day, now: datetime) -> str:
    """How we stand: late for what has a fixed time next, late at the end, or with time free before what is fixed.

    Before the start there is only being late, where the plan says when that is.
    """
    late, ahead = lateness(day, now), appointments(day, now)
    if ahead and not on_time(ahead[0].late):
        title = clipped(ahead[0].exercise.title, LONGEST_NAME)
        length = length_text(ahead[0].late)
        if ahead[0].late > 0:
            return gettext("{time} late for {exercise}", time=length, exercise=title)
        if late < ON_TIME and day.spent is not None:
            return gettext("{time} free before {exercise}", time=length, exercise=title)
    if day.spent is None and late < ON_TIME:
        return ""
    return lateness_text(late)


def wall(reading: WorkshopReading, day: Day) -> tuple[Countdown | None, tuple[str, str, str]]:
    """What stands on a wall that the clock fills: the countdown, what is on, until when, and what comes then.

    While a part of the step has another one behind it, the line of the parts says the latter two.
    """
    countdown, part = counted(reading, day), reading.part()
    if part is not None and part.number < part.of - 1:
        return countdown, (reading.exercise.title, "", "")
    return countdown, (reading.exercise.title, until(reading, day, countdown), then(reading))


def counted(reading: WorkshopReading, day: Day) -> Countdown | None:
    """The countdown of the step; in a break up to when we go on, where what comes then has a fixed time."""
    countdown, now = reading.countdown(), reading.clock.now()
    start = restarts_at(day, now)
    if countdown is None or start is None or start <= now:
        return countdown
    more = (start - now).total_seconds() - countdown.remaining
    return replace(countdown, planned=countdown.planned + more) if more >= 1 else countdown


def until(reading: WorkshopReading, day: Day, countdown: Countdown | None) -> str:
    """In a break when we go on, else how long we have got: what the wall says below a clock that fills it."""
    if countdown is None:
        return ""
    now = reading.clock.now()
    start = restarts_at(day, now)
    if start is not None:
        return gettext("We go on at {hour}", hour=hour(start)) if start > now else gettext("We go on now")
    left = countdown.remaining
    minutes = math.ceil(left / 60) if left > 0 else int(-left // 60)
    if left > 0:
        return ngettext("{number} minute left", "{number} minutes left", minutes)
    return ngettext("{number} minute over", "{number} minutes over", minutes) if minutes else gettext("The time is up")


def then(reading: WorkshopReading) -> str:
    """What comes then: behind a break, and the breaks that follow it directly, the next exercise."""
    current, rows = reading.exercise, timing.kept_exercises(reading.state)
    after = rows[rows.index(current) + 1 :] if current in rows else []
    if current is not None and timing.is_break(current):
        after = [row for row in after if not timing.is_break(row)]
    return gettext("Then: {exercise}", exercise=after[0].title) if after else ""


def agenda_items(reading: WorkshopReading, day: Day) -> list[tuple[str, str, str]]:
    """The titles of the exercises that are kept, each with its state: done, here or ahead; and where the workshop goes
    by the clock, until when it is, or from when it will be."""
    current, slots = reading.exercise, timetable(day, reading.clock.now())
    items = []
    for row in timing.kept_exercises(reading.state):
        state = "here" if row.id == current.id else "done" if reading.is_done(row.id) else "ahead"
        slot, time = slots[row.id], ""
        if slot.passed and state == "ahead":
            state = "passed"
        elif day.start is not None and slot.ahead is not None and state != "done":
            time = f"–{hour(slot.ahead.end)}" if state == "here" else hour(slot.ahead.start)
        items.append((row.title, state, time))
    return items


def about_slot(slot: Slot, at: str) -> str:
    """What is to be said of an exercise: that the room has gone on from it before it was done; of one with a fixed
    time, how long is free before it, or how late it begins."""
    if slot.passed:
        return gettext("not finished") if slot.was else gettext("passed over")
    if slot.late is None:
        return gettext("fixed at {time}", time=at) if at else ""
    values = {"time": at, "length": length_text(slot.late)}
    if on_time(slot.late):
        return gettext("fixed at {time}", **values)
    if slot.late > 0:
        return gettext("fixed at {time}: {length} late", **values)
    return gettext("fixed at {time}: {length} free before it", **values)
