"""What is the same in several workshops of one organisation: rows, findings, and cracks from the first time on. Pure.

Rows that go on keep the identity of the first of their line in `origin_id`; what is of one day, such as a statement
that is voted on, is known by what its table says (`Table.known_by`). So a stage that is renamed or moved is the same
one. Of one that is split the first part is; the rest is new. Of two that are merged it is the one that is kept.

A crack is the same one where the same rule says it of the same thing. A workshop has *looked* at it where something
was recorded of its kind, be it on the agenda or come along from last time, where all that it is about is still there,
and, of what is put to the room in a vote, where it was voted on. So each crack of an earlier workshop is one of these:

open: it is one in the latest workshop. The third time is the third workshop in which it is one, whether or not it
    was closed in between; then it came back.
closed: a later workshop has looked at it, and it is none any more.
neither: nobody has looked since, or could, because its stage was merged away or removed. That is no repair, and is
    counted as none.

What only tells what came about between two workshops (`Finding.once`) is neither open nor closed in the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from onecompany.kinds import journey
from onecompany.kinds.findings import views
from onecompany.kinds.hooks import hooks
from onecompany.kinds.kind import Kind
from onecompany.kinds.registry import UnknownKind, kind, tables
from onecompany.kinds.view import Finding
from onecompany.parsing.alike import alike
from onecompany.store.records import Record, Ref
from onecompany.store.state import State

Thing = tuple[str, str]
"""A table, and what a row of it has in common with those of its line."""


@dataclass(frozen=True, slots=True)
class CrackLine:
    """A crack over the workshops in which it was one.

    `finding` is what the latest of them says. `seen`: their places, 0 the first workshop. `open`: whether the last
    workshop of all is among them. `closings`: the places at which it was closed; see above for what that means.
    """

    line: str
    finding: Finding
    seen: tuple[int, ...]
    open: bool
    closings: tuple[int, ...] = ()

    @property
    def closed(self) -> int | None:
        """The place at which it was closed for good; None for one that is not."""
        return self.closings[-1] if self.closings and self.closings[-1] > self.seen[-1] else None

    @property
    def came_back(self) -> bool:
        """Whether it was closed and is there again."""
        return any(place < self.seen[-1] for place in self.closings)

    @property
    def times(self) -> int:
        """In how many workshops it was one."""
        return len(self.seen)


def line_of(row: Record) -> str:
    """What a row has in common with its copies in the organisation's other workshops."""
    return str(getattr(row, "origin_id", None) or row.id)


def line_of_finding(state: State, finding: Finding) -> str:
    """The key of a finding with each identity in it replaced by its line: of one crack the same in every workshop."""
    rule, colon, _ = finding.key.partition(":")
    return f"{rule}{colon}{'-'.join(line for _, line in _about(state, finding))}"


def cracks_of(state: State, today: date) -> list[Finding]:
    """All cracks that the rows of a workshop say, each once, of kinds that only came along, too.

    Kinds that look at what the others found say nothing of their own here.
    """
    found = (finding for own, view in views(state, today) if not own.last for finding in hooks(own).find(view))
    return list({finding.key: finding for finding in found if finding.level == "crack"}.values())


def day_of(state: State, today: date) -> date:
    """The day on which a workshop is looked at: its own, once it is closed or another one follows it; else today."""
    held: date = state.workshop.date
    return held if state.workshop.state == "closed" else max(held, today)


def cracks_over(states: Sequence[State], today: date) -> list[CrackLine]:
    """The cracks of an organisation's workshops, which come by date: each as of its own day, the last as of `today`."""
    now = [cracks_of(state, day_of(state, today)) for state in states[-1:]]
    return cracks(states, [*map(_cracks_then, states[:-1]), *now])


_THEN: WeakKeyDictionary[State, tuple[int, list[Finding]]] = WeakKeyDictionary()
"""The cracks of earlier workshops, by the version of their rows: a board asks for them at every key."""


def _cracks_then(state: State) -> list[Finding]:
    """The cracks of a workshop as of its own day."""
    version, found = _THEN.get(state, (-1, []))
    if version != state.version:
        found = cracks_of(state, state.workshop.date)
        _THEN[state] = state.version, found
    return found


def cracks(states: Sequence[State], findings: Sequence[Iterable[Finding]]) -> list[CrackLine]:
    """The cracks over several workshops, from their findings: those that are open first, then the latest seen."""
    seen: dict[str, list[int]] = {}
    latest: dict[str, Finding] = {}
    for place, (state, of_state) in enumerate(zip(states, findings, strict=True)):
        for finding in of_state:
            if finding.level == "crack":
                line = line_of_finding(state, finding)
                if place not in seen.setdefault(line, []):
                    seen[line].append(place)
                latest[line] = finding
    looked = _Looked(states)
    lines = [_line(line, latest[line], tuple(places), looked) for line, places in seen.items()]
    order = {line: number for number, line in enumerate(latest)}
    return sorted(lines, key=lambda one: (not one.open, -one.seen[-1], order[one.line]))


def _line(line: str, finding: Finding, seen: tuple[int, ...], looked: _Looked) -> CrackLine:
    last, is_open = len(looked.states) - 1, True
    closings = []
    for place in range(seen[0] + 1, last + 1):
        if place in seen:
            is_open = True
        elif is_open and not finding.once and looked.at(place, finding, seen[-1]):
            closings.append(place)
            is_open = False
    return CrackLine(line, finding, seen, seen[-1] == last, tuple(closings))


def _about(state: State, finding: Finding) -> list[Thing]:
    """What the key of a finding names, in its order. What is no row of the workshop stands for itself."""
    about = finding.key.partition(":")[2]
    linked = [link.table for link in finding.links]
    return [_thing(state, row_id, linked) for row_id in about.split("-")] if about else []


def _thing(state: State, row_id: str, first: Iterable[str]) -> Thing:
    """What one identity names. Tables that the finding points to come first: those of a document from elsewhere may
    have the same identity twice."""
    for table in (*first, *state.tables):
        row = state.get(table, row_id)
        if row is not None:
            return table, _line_in(table, row)
    return "", row_id


def _line_in(table: str, row: Record) -> str:
    described = tables().get(table)
    known_by = described.known_by if described is not None else ""
    return alike(str(getattr(row, known_by))) if known_by else line_of(row)


class _Looked:
    """Which of several workshops have looked at a crack."""

    def __init__(self, states: Sequence[State]) -> None:
        self.states = states
        self._lines: dict[tuple[int, str], dict[str, list[str]]] = {}
        self._recorded: dict[tuple[int, str], bool] = {}
        self._voted: dict[int, frozenset[str]] = {}

    def at(self, place: int, finding: Finding, seen: int) -> bool:
        """Whether the workshop at a place has looked at what a finding of the one at `seen` is about."""
        if not self._is_recorded(place, finding.key.partition(".")[0]):
            return False
        state = self.states[seen]
        things = _about(state, finding)
        if not all(thing[1] in self._lines_of(place, thing[0]) for thing in things if thing[0]):
            return False
        made = self._made_of(state, finding, things)
        if made and not any(line in self._lines_of(place, table) for table, line in made):
            return False
        return all(self._is_voted(place, thing) for thing in things if self._is_voted(seen, thing))

    def _made_of(self, state: State, finding: Finding, things: Sequence[Thing]) -> list[Thing]:
        """The rows that are made of what the finding is about, such as the handoff between two stages."""
        about = {line for _, line in things}
        links = [link for link in finding.links if _is_made(link.table)]
        made = [(link.table, _made_line(state, link)) for link in links] if len(things) > 1 else []
        return [(table, line) for table, line in made if set(line.split("-")) == about]

    def _lines_of(self, place: int, table: str) -> dict[str, list[str]]:
        """The lines of a table's rows in a workshop, each with the ids of its rows."""
        key = (place, table)
        if key not in self._lines:
            state, lines = self.states[place], self._lines.setdefault(key, {})
            for row_id in _shown(state, table):
                row = state.get(table, row_id)
                line = _made_line(state, Ref(table, row_id)) if _is_made(table) else _line_in(table, row)
                lines.setdefault(line, []).append(row_id)
        return self._lines[key]

    def _is_recorded(self, place: int, name: str) -> bool:
        """Whether anything was recorded of a kind in a workshop."""
        key = (place, name)
        if key not in self._recorded:
            own, state = _kind(name), self.states[place]
            rows = own is not None and any(state.rows(table.name) for table in own.tables)
            self._recorded[key] = own is not None and rows and not hooks(own).as_planned(state)
        return self._recorded[key]

    def _is_voted(self, place: int, thing: Thing) -> bool:
        """Whether the room has voted on a thing in a workshop."""
        if place not in self._voted:
            rounds = self.states[place].rows("round")
            self._voted[place] = frozenset(row.subject for row in rounds if row.state == "revealed")
        ids = self._lines_of(place, thing[0]).get(thing[1], ()) if thing[0] else ()
        return any(str(Ref(thing[0], row_id)) in self._voted[place] for row_id in ids)


def _kind(name: str) -> Kind | None:
    try:
        return kind(name)
    except UnknownKind:
        return None


def _is_made(table: str) -> bool:
    described = tables().get(table)
    return described is not None and bool(described.made_of)


def _shown(state: State, table: str) -> list[str]:
    """The ids of a table's rows; of the handoffs those that are some: what was said about others stays in the file."""
    if table == "handoff":
        return [view.id for view in journey.handoffs(state)]
    return [row.id for row in state.rows(table)]


def _made_line(state: State, ref: Ref) -> str:
    """The line of a row that is made of others: theirs, with a hyphen between."""
    described = tables()[ref.table]
    targets = [getattr(described.column(name).nature, "table", "") for name in described.made_of]
    ids = ref.id.split("-")
    return "-".join(_thing(state, row_id, [table])[1] for row_id, table in zip(ids, targets, strict=True))
