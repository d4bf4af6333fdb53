"""A time of day as people type it: "9", "9:30", "9.30", "0930", "9h30", "2 pm"; also behind a date: "12 May, 9:30"."""

from __future__ import annotations

import re

from onecompany.clock.local import time_of_day

_TIME = re.compile(
    r"(?P<hours>[0-9]{1,2})(?:(?:\s*[:.h]\s*|(?<=[0-9]{2}))(?P<minutes>[0-9]{2}))?\s*(?:h|uhr|o['’]clock)?\s*(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_LONGEST = 40

_BEHIND = re.compile(
    r"(?P<date>.*?)[\s,;]*(?:\b(?:at|um|from|ab)\s+|@\s*|(?<=[\s,;])|^)"
    r"(?P<time>[0-9]{1,2}\s*[:h]\s*[0-9]{2}(?:\s*[ap]\.?m\.?)?|[0-9]{1,2}\s*(?:[ap]\.?m\.?|uhr)|noon)",
    re.IGNORECASE,
)


def parse_time(text: str) -> str | None:
    """The time of day, as "09:30"; None where the text says none. Noon and midnight may be said in words."""
    typed = text.strip()[:_LONGEST].lower()
    if typed in ("noon", "midday", "mittag"):
        return "12:00"
    match = _TIME.fullmatch(typed)
    if match is None:
        return None
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if match["half"]:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if match["half"].startswith("p") else 0)
    return time_of_day(hours * 60 + minutes) if hours < 24 and minutes < 60 else None


def date_and_time(text: str) -> tuple[str, str]:
    """What is typed of a date, and the time of day behind it, as "09:30"; "" where there is none.

    The time is one that no date could be: with a colon, with am or pm, with "h" or "Uhr".
    """
    match = _BEHIND.fullmatch(text.strip()) if len(text) <= 200 else None
    time = parse_time(match["time"]) if match is not None else None
    return (match["date"], time) if match is not None and time else (text, "")
