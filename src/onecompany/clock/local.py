"""Times of day as the room's own clock shows them: the one place that turns moments in UTC into them, and back.

A time of day is kept as "09:00", so that a plan, a file and a person say it in the same way.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

DAY_LENGTH: Final = 24 * 60
"""Minutes."""

_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


def minutes_of(time: str) -> int | None:
    """Minutes since midnight of a time of day such as "09:00"; None for any other text."""
    match = _TIME.fullmatch(time)
    return int(match[1]) * 60 + int(match[2]) if match else None


def time_of_day(minutes: float) -> str:
    """The time of day so many minutes after a midnight, whichever: "09:00"."""
    whole = int(minutes) % DAY_LENGTH
    return f"{whole // 60:02}:{whole % 60:02}"


def local(moment: dt.datetime) -> dt.datetime:
    """A moment in the time zone of this machine, which is the room's."""
    return moment.astimezone()


def hour(moment: dt.datetime) -> str:
    """The time of day of a moment in the room: "10:51"."""
    return f"{local(moment):%H:%M}"


def moment_on(day: dt.date, time: str) -> dt.datetime | None:
    """The moment, in UTC, at which the room's clock shows a time of that day; None for what is no time.

    Of a time that the change to summer time leaves out it is an hour later by the clock, of one that comes twice in
    autumn the first.
    """
    minutes = minutes_of(time)
    if minutes is None:
        return None
    return dt.datetime.combine(day, dt.time(minutes // 60, minutes % 60)).astimezone(dt.UTC)
