"""Finding a leader by what was typed, and who was in the room when. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onecompany.clock.local import hour
from onecompany.kinds.lookup import NotNamed, which
from onecompany.parsing.alike import alike, nearest, plain
from onecompany.parsing.titles import by_title, several
from onecompany.sentences import EMPTY, Message, gettext, lazy_gettext, ngettext
from onecompany.sentences.values import capital
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.store.timing import stays


def leaders_named(state: State, typed: str) -> list[Any]:
    """The leaders whom `typed` names best: by the whole name or role, else by how a name begins, with titles or not."""
    leaders = state.rows("leader")
    for form in (alike, plain):
        wanted = form(typed)
        matches = [row for row in leaders if wanted and form(row.name) == wanted]
        matches = matches or [row for row in leaders if wanted and form(row.role) == wanted]
        if matches:
            return matches
    return nearest(typed, leaders, lambda row: row.name) or by_title(
        typed, leaders, lambda row: row.name, lambda bare, named: nearest(bare, named, lambda pair: pair[1])
    )


def leader_named(state: State, typed: str) -> Any:
    """The one leader who is named; None when there is none, or more than one."""
    leaders = leaders_named(state, typed)
    return leaders[0] if len(leaders) == 1 else None


def leader_asked(state: State, typed: str) -> Any:
    """The one leader who is named, None when there is none. Raises NotNamed for more than one, asking which."""
    leaders = leaders_named(state, typed)
    if len(leaders) > 1:
        raise NotNamed(which(typed, [row.name for row in leaders]))
    if not leaders and len(beside := [row for part in several(typed) if (row := leader_named(state, part))]) > 1:
        raise NotNamed(gettext("One leader is asked for here: {names:or}?", names=[row.name for row in beside]))
    return leaders[0] if leaders else None


def spoken(state: State, line: str) -> tuple[str | None, str]:
    """Who said it, and what: "Ana: we wait too long" is Ana's; without a leader's name it is nobody's."""
    before, colon, rest = line.partition(":")
    leader = leader_named(state, before) if colon and rest.strip() else None
    return (leader.id, rest.strip()) if leader is not None else (None, line.strip())


# -- who was here


def was_here(state: State, leader: Record, at: dt.datetime) -> bool:
    """Whether a leader was in the room at a moment (UTC)."""
    times = stays(state, leader.id)
    if not times:
        return bool(leader.present)
    return any((one.here_from is None or one.here_from <= at) and _still(one, at) for one in times)


def _still(stay: Record, at: dt.datetime) -> bool:
    return stay.left_at is None or at < stay.left_at


def was_ever_here(state: State, leader: Record) -> bool:
    """Whether a leader took part at all."""
    return bool(leader.present or stays(state, leader.id))


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was in the room at a moment: of `total` leaders `here`; the moments at which others left; how many more
    were `absent`, or had not come yet."""

    total: int
    here: int
    left: tuple[dt.datetime, ...]
    absent: int


def attendance(state: State, at: dt.datetime | None = None) -> Attendance:
    """Who was here at a moment (UTC); None: now, or at the end."""
    leaders = state.rows("leader")
    here = [leader for leader in leaders if (leader.present if at is None else was_here(state, leader, at))]
    ids = {leader.id for leader in here}
    gone = (_gone_at(stays(state, leader.id), at) for leader in leaders if leader.id not in ids)
    left = tuple(sorted(moment for moment in gone if moment is not None))
    return Attendance(len(leaders), len(here), left, len(leaders) - len(here) - len(left))


def _gone_at(times: Sequence[Record], at: dt.datetime | None) -> dt.datetime | None:
    ends = [one.left_at for one in times if one.left_at is not None and (at is None or one.left_at <= at)]
    return max(ends, default=None)


def attendance_words(state: State, at: dt.datetime | None = None) -> str:
    """Who was here, to go into a sentence: "ten of the eleven who lead, one left at 13:38"; "" without leaders."""
    known = attendance(state, at)
    return _attendance_words(known.total, known.here, (), known.left, known.absent)


def _attendance_words(
    total: int, here: int, came: Sequence[dt.datetime], left: Sequence[dt.datetime], absent: int
) -> str:
    if not total:
        return ""
    others = [*_came(came), *_left(left)]
    if absent:
        others.append(ngettext("one absent", "{number:words} absent", absent))
    words = ngettext(
        "one of the {total:words} who lead", "{number:words} of the {total:words} who lead", here, total=total
    )
    if here == total:
        words = ngettext("the one who leads", "all {number:words} who lead", total)
    return gettext("{here}, {others:list}", here=words, others=others) if others else words


def _came(moments: Sequence[dt.datetime]) -> list[str]:
    at = list(dict.fromkeys(map(hour, moments)))
    sentence = ngettext("one came at {times:list}", "{number:words} came at {times:list}", len(moments), times=at)
    return [sentence] if moments else []


def _left(moments: Sequence[dt.datetime]) -> list[str]:
    at = list(dict.fromkeys(map(hour, moments)))
    sentence = ngettext("one left at {times:list}", "{number:words} left at {times:list}", len(moments), times=at)
    return [sentence] if moments else []


def here_then(state: State, at: dt.datetime | None = None) -> Message:
    """The same as a sentence for a finding; nothing where nobody was missing, for then the number says it."""
    known = attendance(state, at)
    if known.here == known.total:
        return EMPTY
    return lazy_gettext("In the room: {attendance}.", attendance=attendance_words(state, at))


def day_words(state: State) -> str:
    """Who took part in the day: "all eleven who lead, one came at 09:40 and one left at 13:38"; "" where nobody came
    late, left early or was missing, and before the workshop has begun."""
    leaders = state.rows("leader")
    here = [leader for leader in leaders if was_ever_here(state, leader)]
    came, left = _comings(state)
    if state.workshop.started_at is None or (len(here) == len(leaders) and not came and not left):
        return ""
    return _attendance_words(len(leaders), len(here), came, left, len(leaders) - len(here))


def _comings(state: State) -> tuple[list[dt.datetime], list[dt.datetime]]:
    """When those came who were late, and when those left who did not come back."""
    every = [stays(state, leader.id) for leader in state.rows("leader")]
    started = state.workshop.started_at
    first = (times[0].here_from for times in every if times and times[0].here_from is not None)
    came = sorted(moment for moment in first if started is None or moment > started)
    left = sorted(times[-1].left_at for times in every if times and times[-1].left_at is not None)
    return came, left


def came_and_went(state: State) -> str:
    """Who came late and who left, as a sentence without names: "One came at 09:40; two left at 13:38 and 14:00."."""
    came, left = _comings(state)
    parts = [*_came(came), *_left(left)]
    if not parts:
        away = sum(1 for leader in state.rows("leader") if stays(state, leader.id))
        return ngettext("One was out for a while.", "Some were out for a while.", away) if away else ""
    return gettext("{parts:clauses}.", parts=[capital(parts[0]), *parts[1:]])


def times_words(state: State, leader: Record) -> str:
    """When a leader was here: "from 09:40", "left at 13:38", "09:40–11:05 and from 12:30"; "" for all day, or never."""
    times = [(one.here_from, one.left_at) for one in stays(state, leader.id)]
    if len(times) == 1 and times[0][0] is None:
        return gettext("left at {time}", time=hour(times[0][1])) if times[0][1] else ""
    return gettext("{stretches:list}", stretches=[_stretch(*one) for one in times]) if times else ""


def _stretch(here_from: dt.datetime | None, left_at: dt.datetime | None) -> str:
    if here_from is None:
        return gettext("until {time}", time=hour(left_at)) if left_at else ""
    if left_at is None:
        return gettext("from {time}", time=hour(here_from))
    return gettext("{start}–{end}", start=hour(here_from), end=hour(left_at))
