"""Steps that are worked in groups, as the rows have them: their parts, and who is in which group. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onecompany.clock import Stamp
from onecompany.clock.parts import Part, shared
from onecompany.clock.parts import part as part_at
from onecompany.plans.model import PARTS
from onecompany.sentences import gettext
from onecompany.store import timing
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
    def names(self) -> list[str]:
        """Who is or was in it."""
        return [row.name for row in (*self.here, *self.left)]

    @property
    def pairs(self) -> list[list[Any]]:
        """Those who are here in pairs, the last one of three where the number is odd."""
        rows = {row.id: row for row in self.here}
        return [[rows[leader_id] for leader_id in pair] for pair in pairs(list(rows))]


def grouping(step: Any) -> str:
    """How a step is worked in groups; "" for one that is not, and for steps of files of before."""
    return str(getattr(step, "grouping", "")) if step is not None else ""


def part_lengths(step: Any) -> tuple[float, ...]:
    """Seconds of the parts of a step that is worked in groups, the last one as long as the step; () for others."""
    form = getattr(step, "grouping", "")
    if form not in PARTS:
        return ()
    kept, count = tuple(step.parts), len(PARTS[form])
    if len(kept) != count:
        return shared(step.seconds, count)
    return (*kept[:-1], max(0.0, step.seconds - sum(kept[:-1])))


def part(state: State, step: Any, at: Stamp) -> Part | None:
    """The part at which a step is that is worked in groups, or None for others."""
    lengths = part_lengths(step)
    if not lengths:
        return None
    running = timing.open_span(state)
    runs = running is not None and running.step_id == step.id
    return part_at(lengths, step.seconds, timing.counted_seconds(state, step, at), running=runs)


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


def group_notes(state: State, step_id: str) -> dict[str, list[str]]:
    """What each group of a step has noted, in order, by the group's identity."""
    groups = state.where("group", "step_id", step_id)
    return {group.id: [row.text for row in state.where("note", "group_id", group.id)] for group in groups}


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
