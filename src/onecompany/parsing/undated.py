"""What stands at the end of a sentence where a date would, and is none: the room is told so before it believes it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection

from onecompany.parsing.dates import is_no_day
from onecompany.parsing.dates.around import WEEKDAY
from onecompany.parsing.dates.words import BY

_LONGEST, _MOST_WORDS = 60, 5
"""Characters and words of what is taken for a date that could not be read; more is a sentence."""

_BY = re.compile(rf"(?:^|(?<=\s))(?:{BY})\s+", re.IGNORECASE)
_UNREAD = re.compile(  # no sentence: the same
    rf"(?i)(?:^|(?<=\s))(?:(?:{BY})\s+|(?=(?:after|before|around|about|within|during|nach|vor|gegen|um|innerhalb|in|im)\s))"
)
_OF_A_DAY = re.compile(  # no sentence: the same
    rf"(?i)\b(?:{WEEKDAY}|january|february|march|april|june|july|august|september|october|november|december|januar"
    r"|februar|märz|juni|juli|oktober|dezember|easter|christmas|whitsun|pentecost|new year|ostern|weihnachten|pfingsten"
    r"|spring|summer|autumn|winter|frühling|frühjahr|sommer|herbst|days?|weeks?|months?|quarters?|years?|tage?n?|wochen?"
    r"|monate?n?|quartale?|jahre?n?|holidays?|ferien|urlaub)\b|\d{1,2}/\d{1,2}|\d{1,2}\.\d{1,2}"
)


def no_day_at_end(text: str, today: dt.date) -> str:
    """What stands at the end where a date would, and is written as a day, but is none: "31 Nov"; "" for nothing."""
    ends = [match.end() for match in _BY.finditer(text)]
    opened = text.rfind("(")
    typed = [text[end:] for end in ends[-1:]] + ([text[opened + 1 :]] if opened >= 0 else [])
    forms = (form.strip(" .,;!()") for form in typed if len(form) <= _LONGEST)
    return next((form for form in forms if is_no_day(form, today)), "")


def unread_at_end(text: str, names: Collection[str] = ()) -> str:
    """What stands at the end, looks like a day, and is read as none: "after Easter"; "" for nothing."""
    end = text.rstrip(" .,;!)")
    if (match := next(reversed(list(_UNREAD.finditer(end[-_LONGEST:]))), None)) is None:
        return ""
    said = end[-_LONGEST:][match.end() :].strip()
    words = {word.casefold() for word in re.findall(r"[^\W_]+", said)}
    return said if len(said.split()) <= _MOST_WORDS and _OF_A_DAY.search(said) and not words & set(names) else ""
