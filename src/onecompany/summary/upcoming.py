"""What lies ahead, as data for calendars, the next agenda and the wall: promises, meetings, days, the code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from onecompany.summary.values import CODE


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment that is still to be kept. `uid` is the same in every export, of later workshops too.

    `overdue`: its day was over when the report was made, or it was said to be late.
    """

    uid: str = field(metadata=CODE)
    what: str
    who: str = ""
    by_when: date | None = None
    serves: str = ""
    overdue: bool = field(default=False, metadata=CODE)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A quarterly meeting with its standing customer section of `minutes` minutes.

    `date` is `None` where none was set yet. `agenda` is that of the section; `promises` and `targets` are what is
    due since the meeting before; the next meeting has what is overdue and what has no date, too. `uid` as in `Promise`.
    """

    uid: str = field(metadata=CODE)
    date: date | None
    minutes: float
    agenda: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day of which something is known that nobody has promised: silos meet, a rule is trained, somebody is thanked.

    `who` sees to it; `about` says with whom or of what it is. `uid` as in `Promise`.
    """

    uid: str = field(metadata=CODE)
    what: str
    who: str = ""
    date: date | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class StageRules:
    """The code of conduct at one stage: what we always and what we never do, as adopted by the room."""

    stage: str
    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Upcoming:
    """All that lies ahead. `meetings` come by date; `next_meeting` is the one that the agenda is made for."""

    promises: tuple[Promise, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    next_meeting: Meeting | None = None
    code: tuple[StageRules, ...] = ()
    occasions: tuple[Occasion, ...] = ()


def joined(parts: Iterable[Upcoming]) -> Upcoming:
    """What lies ahead of several exercises, as one; of two next meetings the first to be given."""
    every_part = tuple(parts)
    return Upcoming(
        promises=tuple(chain.from_iterable(part.promises for part in every_part)),
        meetings=tuple(chain.from_iterable(part.meetings for part in every_part)),
        next_meeting=next((part.next_meeting for part in every_part if part.next_meeting), None),
        code=tuple(chain.from_iterable(part.code for part in every_part)),
        occasions=tuple(chain.from_iterable(part.occasions for part in every_part)),
    )
