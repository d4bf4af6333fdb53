"""Time as arithmetic: countdown, agenda, catching up, being away. The moment is always handed in."""

from __future__ import annotations

from onecompany.clock.agenda import (
    ON_TIME,
    Appointment,
    Day,
    ExerciseTime,
    Flex,
    StepTime,
    Stretch,
    appointments,
    ends_at,
    lateness,
    lateness_text,
    length_text,
    on_time,
    restarts_at,
)
from onecompany.clock.away import AWAY_AFTER, away, away_text, counts_as_away
from onecompany.clock.catchup import Kept, Proposal, StepChange, propose
from onecompany.clock.local import hour, local, moment_on
from onecompany.clock.source import Clock, Stamp, SystemClock
from onecompany.clock.spans import INTERRUPTION, Span, elapsed, in_the_room, running, seconds_between
from onecompany.clock.timer import Countdown, Level
from onecompany.clock.timetable import Slot, from_to, timetable

__all__ = [
    "AWAY_AFTER",
    "INTERRUPTION",
    "ON_TIME",
    "Appointment",
    "Clock",
    "Countdown",
    "Day",
    "ExerciseTime",
    "Flex",
    "Kept",
    "Level",
    "Proposal",
    "Slot",
    "Span",
    "Stamp",
    "StepChange",
    "StepTime",
    "Stretch",
    "SystemClock",
    "appointments",
    "away",
    "away_text",
    "counts_as_away",
    "elapsed",
    "ends_at",
    "from_to",
    "hour",
    "in_the_room",
    "lateness",
    "lateness_text",
    "length_text",
    "local",
    "moment_on",
    "on_time",
    "propose",
    "restarts_at",
    "running",
    "seconds_between",
    "timetable",
]
