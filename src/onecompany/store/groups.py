"""The groups of a step as the rows have them: who is in which, who has left, what a group is called. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onecompany.sentences import gettext
from onecompany.store.dealing import pairs
from onecompany.store.state import State


@dataclass(frozen=True, slots=True)
class Seats:
    """A group: its row, its number from 1, the rows of the leaders who are here, and of those who have left."""

    row: Any
    number: int
    here: tuple[Any, ...]
    left: tuple[Any, ...]

    @property
    def id(self) -> str:
        """The identity of its row."""
        return str(self.row.id)

    @property
    def title(self) -> str:
        """What it is called: its number, and its name where it has one."""
        if self.row.name:
            return gettext("Group {number} · {name}", number=self.number, name=self.row.name)
        return gettext("Group {number}", number=self.number)

    @property
    def pairs(self) -> list[list[Any]]:
        """Those who are here in pairs, the last one of three where the number is odd."""
        rows = {row.id: row for row in self.here}
        return [[rows[leader_id] for leader_id in pair] for pair in pairs(list(rows))]


def grouping(step: Any) -> str:
    """How a step is worked in groups; "" for one that is not, and for steps of files of before."""
    return str(getattr(step, "grouping", "")) if step is not None else ""


def groups_of(state: State, step_id: str) -> list[Seats]:
    """The groups of a step, in order; none before they are made."""
    listed = []
    taken: set[str] = set()
    for number, row in enumerate(state.where("group", "step_id", step_id), 1):
        here: list[Any] = []
        left: list[Any] = []
        for member in state.where("member", "group_id", row.id):
            leader = state.get("leader", member.leader_id)
            if leader is not None and leader.id not in taken:
                taken.add(leader.id)
                (here if leader.present else left).append(leader)
        listed.append(Seats(row, number, tuple(here), tuple(left)))
    return listed


def group_with(state: State, group_id: str | None) -> Seats | None:
    """The group with this identity; None where there is none."""
    row = state.get("group", group_id)
    if row is None:
        return None
    return next(group for group in groups_of(state, row.step_id) if group.id == group_id)


def by_group(state: State, rows: Sequence[Any]) -> Iterator[tuple[Seats | None, list[Any]]]:
    """Rows by the group that they are of: first those of the whole room, then by step and number."""
    of = {row.id: getattr(row, "group_id", None) for row in rows}
    groups = {group_id: group_with(state, group_id) for group_id in of.values()}
    steps = {row.id: place for place, row in enumerate(state.rows("step"))}
    in_order = sorted(
        {group.id: group for group in groups.values() if group is not None}.values(),
        key=lambda group: (steps.get(group.row.step_id, 0), group.number),
    )
    if of_the_room := [row for row in rows if groups[of[row.id]] is None]:
        yield None, of_the_room
    for group in in_order:
        yield group, [row for row in rows if of[row.id] == group.id]
