"""Time as arithmetic: countdown, agenda, catching up, being away. The moment is always handed in."""

from __future__ import annotations

from onecompany.clock.agenda import (
    ON_TIME,
    Day,
    ExerciseTime,
    Flex,
    StepTime,
    ends_at,
    lateness,
    lateness_text,
    restarts_at,
)
from onecompany.clock.away import AWAY_AFTER, away, away_text, counts_as_away
from onecompany.clock.catchup import Proposal, StepChange, propose
from onecompany.clock.source import Clock, Stamp, SystemClock
from onecompany.clock.spans import INTERRUPTION, Span, elapsed, in_the_room, running, seconds_between
from onecompany.clock.timer import Countdown, Level

__all__ = [
    "AWAY_AFTER",
    "INTERRUPTION",
    "ON_TIME",
    "Clock",
    "Countdown",
    "Day",
    "ExerciseTime",
    "Flex",
    "Level",
    "Proposal",
    "Span",
    "Stamp",
    "StepChange",
    "StepTime",
    "SystemClock",
    "away",
    "away_text",
    "counts_as_away",
    "elapsed",
    "ends_at",
    "in_the_room",
    "lateness",
    "lateness_text",
    "propose",
    "restarts_at",
    "running",
    "seconds_between",
]
