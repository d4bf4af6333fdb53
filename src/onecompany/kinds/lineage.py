"""The cracks of an organisation over its workshops: which are open, since when, and which were closed. Pure.

A crack is the same one where the same rule says it of the same thing. A workshop has *looked* at it where something
was recorded of its kind, be it on the agenda or come along from last time, where all that it is about is still there,
and, of what is put to the room in a vote, where it was voted on. So each crack of an earlier workshop is one of these:

open: it is one in the latest workshop. The third time is the third workshop in which it is one, whether or not it
    was closed in between; then it came back.
closed: a later workshop has looked at it, and it is none any more.
neither: nobody has looked since, or could, because its stage was merged away or removed. That is no repair, and is
    counted as none.

What only tells what came about between two workshops (`Finding.once`) is no line: it is neither open nor closed in the
next one, and is never there for the second time.

*How many are open* is counted so that it falls by closing alone (`open_at`): a crack counts in the workshop that has
it, and in each later one until it is closed, be it that nobody looked. What nobody has looked at again up to the latest
workshop, such as a case of one drill, counts in none of them, and how many these are is said beside it.

A workshop that is in the file twice, because it came in as a copy, counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onecompany.kinds.findings import views
from onecompany.kinds.hooks import hooks
from onecompany.kinds.lines import about, facts, line_of, line_of_finding, made_of
from onecompany.kinds.view import Finding
from onecompany.store.state import State

_TOKEN = re.compile(r"[0-9a-z]+")

__all__ = ["CrackLine", "cracks", "cracks_of", "cracks_over", "day_of", "line_of", "line_of_finding"]


@dataclass(frozen=True, slots=True)
class CrackLine:
    """A crack over the workshops in which it was one.

    `finding` is what the latest of them says. `seen`: their places, 0 the first workshop. `open`: whether the last
    workshop of all is among them. `closings`: the places at which it was closed; see above for what that means.
    `times`: in how many workshops it was one; one that is there as a copy, too, counts once.
    """

    line: str
    finding: Finding
    seen: tuple[int, ...]
    open: bool
    closings: tuple[int, ...]
    times: int

    @property
    def closed(self) -> int | None:
        """The place at which it was closed for good; None for one that is not."""
        return self.closings[-1] if self.closings and self.closings[-1] > self.seen[-1] else None

    @property
    def came_back(self) -> bool:
        """Whether it was closed and is there again."""
        return any(place < self.seen[-1] for place in self.closings)

    @property
    def unseen(self) -> bool:
        """Whether no later workshop has looked at it."""
        return not self.open and self.closed is None

    def open_at(self, place: int) -> bool:
        """Whether it counts as open in a workshop; what nobody has looked at again does so nowhere."""
        if self.unseen or place < self.seen[0]:
            return False
        turns = [(seen, True) for seen in self.seen] + [(closed, False) for closed in self.closings]
        return max(turn for turn in turns if turn[0] <= place)[1]


def cracks_of(state: State, today: date) -> list[Finding]:
    """All cracks that the rows of a workshop say, each once, of kinds that only came along, too.

    Kinds that look at what the others found say nothing of their own here.
    """
    known = facts(state).cracks
    if today not in known:
        found = (finding for own, view in views(state, today) if not own.last for finding in hooks(own).find(view))
        known[today] = list({finding.key: finding for finding in found if finding.level == "crack"}.values())
    return known[today]


def day_of(state: State, today: date) -> date:
    """The day on which a workshop is looked at: its own, once it is closed; else today.

    That is its own day, too, where it was closed on another one: a past day may be entered afterwards.
    """
    held: date = state.workshop.date
    return held if state.workshop.state == "closed" else max(held, today)


def cracks_over(states: Sequence[State], today: date) -> list[CrackLine]:
    """The cracks of an organisation's workshops, which come by date: each as of its own day, the last as of `today`.

    Places are those of the workshops that were begun; the last is looked at, be it begun or not.
    """
    states = [*(state for state in states[:-1] if not state.idle), *states[-1:]]
    days = [*(state.workshop.date for state in states[:-1]), *(day_of(state, today) for state in states[-1:])]
    return cracks(states, [cracks_of(state, day) for state, day in zip(states, days, strict=True)])


def cracks(states: Sequence[State], findings: Sequence[Iterable[Finding]]) -> list[CrackLine]:
    """The cracks over several workshops, from their findings: those that are open first, then the latest seen."""
    seen: dict[str, list[int]] = {}
    latest: dict[str, Finding] = {}
    became = _became(states)
    for place, (state, of_state) in enumerate(zip(states, findings, strict=True)):
        for finding in of_state:
            if finding.level == "crack" and not finding.once:
                line = _TOKEN.sub(lambda match: became.get(match[0], match[0]), line_of_finding(state, finding))
                if place not in seen.setdefault(line, []):
                    seen[line].append(place)
                latest[line] = finding
    lines = [_line(line, latest[line], tuple(places), states) for line, places in seen.items()]
    order = {line: number for number, line in enumerate(latest)}
    return sorted(lines, key=lambda one: (not one.open, -one.seen[-1], order[one.line]))


def _became(states: Sequence[State]) -> dict[str, str]:
    """The lines of silos that became a part of another one, each with the line of that: a crack goes on there."""
    became = {
        row.line: line_of(state.get("silo", row.silo_id))
        for state in states
        for row in state.rows("former_silo")
        if row.line
    }
    for line in became:
        for _ in became:  # which may have become a part of a third one since
            became[line] = became.get(became[line], became[line])
    return became


def _line(line: str, finding: Finding, seen: tuple[int, ...], states: Sequence[State]) -> CrackLine:
    last, is_open = len(states) - 1, True
    closings = []
    for place in range(seen[0] + 1, last + 1):
        if place in seen:
            is_open = True
        elif is_open and _has_looked(states[place], finding, states[seen[-1]]):
            closings.append(place)
            is_open = False
    times = len({_once(state, place) for place, state in enumerate(states) if place in seen})
    return CrackLine(line, finding, seen, seen[-1] == last, tuple(closings), times)


def _once(state: State, place: int) -> tuple[object, ...]:
    """What a workshop and its copies have in common; one that nobody has begun is like no other."""
    workshop = state.workshop
    return (workshop.started_at or place, workshop.date, workshop.origin_id)


def _has_looked(state: State, finding: Finding, seen: State) -> bool:
    """Whether a workshop has looked at what a finding of another one, in which it was `seen`, is about."""
    known, then = facts(state), facts(seen)
    if not known.is_recorded(state, finding.key.partition(".")[0]):
        return False
    things = about(seen, finding)
    if not all(known.has(state, thing) for thing in things if thing[0]):
        return False
    made = made_of(seen, finding)
    if made and not any(known.has(state, thing) for thing in made):
        return False
    return all(known.is_voted(state, thing) for thing in things if then.is_voted(seen, thing))
