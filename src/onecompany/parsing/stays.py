"""When somebody was in the room, as it is typed, in English or German: "from 9:40", "bis 13:38", "9:40–11:05"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onecompany.parsing.alike import plain
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext

_TIME = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|uhr)?"
_RANGE = re.compile(rf"(?:(?:from|von)\s+)?(?:{_TIME})?\s*(?:-|–|—|to|until|till|bis)\s*(?:{_TIME})?")
_FROM = re.compile(
    rf"(?:(?:here )?from|since|at|came(?: at)?|arrived(?: at)?|(?:hier )?(?:ab|seit|von)|um|(?:kam|gekommen)(?: um)?)?"
    rf"\s*{_TIME}"
)
_LEFT = re.compile(
    rf"(?:left|leaves|gone|went|until|till|to|bis|ging|gegangen|geht|weg)(?: at| um| ab| seit)?\s*{_TIME}"
)
_ALL_DAY = frozenset(  # no sentence: words that are read
    ("", "here", "all day", "present", "da", "hier", "anwesend", "ganztags", "ganzer tag", "den ganzen tag")
)
_NOT_HERE = frozenset(  # no sentence: the same
    ("absent", "not here", "never", "away", "abwesend", "nicht da", "nicht hier", "nicht dabei", "nie", "weg", "fehlt")
)
_BETWEEN = re.compile(r"\s*(?:[,;]|\band\b|\bund\b)\s*")

Stretch = tuple[dt.time | None, dt.time | None]
"""From when to when, by the clock on the wall. None: from the start, or to the end."""


@dataclass(frozen=True, slots=True)
class TypedTimes:
    """What was typed: stretches in order, or that somebody was here all day, or not at all."""

    stretches: tuple[Stretch, ...]
    present: bool
    """Whether they are here after the last of them."""


def typed_times(text: str) -> TypedTimes:
    """Read the times in which somebody was in the room. Raises Refusal, with what would do."""
    words = plain(text)
    if words in _ALL_DAY:
        return TypedTimes((), present=True)
    if words in _NOT_HERE:
        return TypedTimes((), present=False)
    parts = [part for part in _BETWEEN.split(text.strip().casefold()) if part]
    if not parts:
        raise _unread(text)
    stretches = _joined([_stretch(part, text) for part in parts])
    for number, (start, end) in enumerate(stretches):
        before = stretches[number - 1][1] if number else None
        wrong_way = start is not None and end is not None and end < start
        if wrong_way or (number and (start is None or before is None or start < before)):
            raise Refusal(gettext("{text:quoted} goes back in time. Type one after the other.", text=text.strip()[:60]))
    return TypedTimes(tuple(stretches), present=stretches[-1][1] is None)


def _stretch(part: str, text: str) -> Stretch:
    if match := _LEFT.fullmatch(part):
        return None, _time(match.groups(), text)
    if match := _FROM.fullmatch(part):
        return _time(match.groups(), text), None
    if match := _RANGE.fullmatch(part):
        start, end = match.groups()[:3], match.groups()[3:]
        if start[0] or end[0]:
            return (_time(start, text) if start[0] else None), (_time(end, text) if end[0] else None)
    raise _unread(text)


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """ "from 9:40, left 13:38" is one stretch."""
    joined: list[Stretch] = []
    for start, end in stretches:
        if joined and start is None and joined[-1][1] is None:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _time(groups: Sequence[str | None], text: str) -> dt.time:
    hour, minute, half = int(groups[0] or 0), int(groups[1] or 0), (groups[2] or "")[:1]
    if half in ("a", "p") and not 1 <= hour <= 12:
        raise _unread(text)
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        raise _unread(text)
    return dt.time(hour, minute)


def _unread(text: str) -> Refusal:
    return Refusal(
        gettext(
            "{text:quoted} is no time here. Type: from 9:40, or: left 13:38, or: 9:40–11:05, 12:30–, or: absent.",
            text=text.strip()[:60],
        )
    )
