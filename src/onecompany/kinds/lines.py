"""What rows and findings of several workshops of one organisation have in common. Pure.

Rows that go on keep the identity of the first of their line in `origin_id`; what is said anew each time, such as a
statement that is voted on, is known by what its table says (`Table.known_by`). So a stage that is renamed or moved is
the same one. Of one that is split the first part is; the rest is new. Of two that are merged it is the one that is
kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from weakref import WeakKeyDictionary

from onecompany.kinds.columns import RowOf
from onecompany.kinds.hooks import hooks
from onecompany.kinds.registry import UnknownKind, kind, kinds, tables
from onecompany.kinds.view import Finding
from onecompany.parsing.alike import alike
from onecompany.store.records import Record, Ref
from onecompany.store.state import State

Thing = tuple[str, str]
"""A table, and what a row of it has in common with those of its line."""


def line_of(row: Record) -> str:
    """What a row has in common with its copies in the organisation's other workshops."""
    return str(getattr(row, "origin_id", None) or row.id)


def line_of_finding(state: State, finding: Finding) -> str:
    """The key of a finding with each identity in it replaced by its line: of one crack the same in every workshop."""
    rule, colon, _ = finding.key.partition(":")
    line = f"{rule}{colon}{'-'.join(line for _, line in about(state, finding))}"
    return f"{line} {finding.about}" if finding.about else line


def about(state: State, finding: Finding) -> list[Thing]:
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
            return _thing_of(state, table, row)
    return "", row_id


def _thing_of(state: State, table: str, row: Record) -> Thing:
    described = tables().get(table)
    if described is None or not described.known_by:
        return table, line_of(row)
    nature, value = described.column(described.known_by).nature, getattr(row, described.known_by)
    if isinstance(nature, RowOf):  # it stands for what it belongs to
        return _thing_of(state, nature.table, state.get(nature.table, value))
    return table, alike(str(value))


def made_of(state: State, finding: Finding) -> list[Thing]:
    """The rows made of all that a finding is about, such as the handoff between two stages."""
    things = about(state, finding)
    lines = {line for _, line in things}
    links = [link for link in finding.links if _is_made(link.table)] if len(things) > 1 else []
    made = [(link.table, _made_line(state, link)) for link in links]
    return [(table, line) for table, line in made if set(line.split("-")) == lines]


class Facts:
    """What was recorded in a workshop, by lines; worked out when it is first asked for."""

    def __init__(self, version: int) -> None:
        self.version = version
        self.cracks: dict[date, list[Finding]] = {}
        """By the day on which they are looked at (see `lineage.cracks_of`)."""
        self._lines: dict[str, dict[str, list[str]]] = {}
        self._recorded: dict[str, bool] = {}
        self._voted: frozenset[str] | None = None

    def has(self, state: State, thing: Thing) -> bool:
        """Whether a thing is there."""
        return thing[1] in self._lines_of(state, thing[0])

    def is_recorded(self, state: State, name: str) -> bool:
        """Whether anything was recorded of a kind."""
        if name not in self._recorded:
            try:
                own = kind(name)
            except UnknownKind:
                return False
            rows = any(state.rows(table.name) for table in own.tables)
            self._recorded[name] = rows and not hooks(own).as_planned(state)
        return self._recorded[name]

    def is_voted(self, state: State, thing: Thing) -> bool:
        """Whether the room has voted on a thing."""
        if self._voted is None:
            self._voted = frozenset(row.subject for row in state.rows("round") if row.state == "revealed")
        ids = self._lines_of(state, thing[0]).get(thing[1], ()) if thing[0] else ()
        return any(str(Ref(thing[0], row_id)) in self._voted for row_id in ids)

    def _lines_of(self, state: State, table: str) -> dict[str, list[str]]:
        """The lines of a table's rows, each with the ids of its rows."""
        if table not in self._lines:
            lines = self._lines.setdefault(table, {})
            for row_id in _shown(state, table):
                made = _is_made(table)
                line = (
                    _made_line(state, Ref(table, row_id))
                    if made
                    else _thing_of(state, table, state.get(table, row_id))[1]
                )
                lines.setdefault(line, []).append(row_id)
            for row in state.rows("former_silo") if table == "silo" else ():
                if row.line:  # what was of the one that became a part of it is its own
                    lines.setdefault(row.line, []).append(row.silo_id)
        return self._lines[table]


def facts(state: State) -> Facts:
    """The facts of a workshop as it is now; they are kept as long as it is."""
    known = _KNOWN.get(state)
    if known is None or known.version != state.version:
        known = _KNOWN[state] = Facts(state.version)
    return known


_KNOWN: WeakKeyDictionary[State, Facts] = WeakKeyDictionary()
"""Earlier workshops never change, and boards, findings and report ask for them after each act."""


def _is_made(table: str) -> bool:
    described = tables().get(table)
    return described is not None and bool(described.made_of)


def _shown(state: State, table: str) -> list[str]:
    """The ids of a table's rows that stand for something now (see `Table.there`)."""
    for own in kinds().values():
        if there := next((one.there for one in own.tables if one.name == table), ""):
            return list(own.function(there)(state))
    return [row.id for row in state.rows(table)]


def _made_line(state: State, ref: Ref) -> str:
    """The line of a row that is made of others: theirs, with a hyphen between."""
    described = tables()[ref.table]
    targets = [getattr(described.column(name).nature, "table", "") for name in described.made_of]
    ids = ref.id.split("-")
    return "-".join(_thing(state, row_id, [table])[1] for row_id, table in zip(ids, targets, strict=True))
