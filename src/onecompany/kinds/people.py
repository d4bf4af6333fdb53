"""Finding a leader by what was typed. Pure."""

from __future__ import annotations

from typing import Any

from onecompany.kinds.lookup import NotNamed, which
from onecompany.parsing.alike import alike, nearest, plain
from onecompany.store.state import State


def leaders_named(state: State, typed: str) -> list[Any]:
    """The leaders whom `typed` names best: by the whole name or role, else by how a name begins."""
    leaders = state.rows("leader")
    for form in (alike, plain):
        wanted = form(typed)
        matches = [row for row in leaders if wanted and form(row.name) == wanted]
        matches = matches or [row for row in leaders if wanted and form(row.role) == wanted]
        if matches:
            return matches
    return nearest(typed, leaders, lambda row: row.name)


def leader_named(state: State, typed: str) -> Any:
    """The one leader who is named; None when there is none, or more than one."""
    leaders = leaders_named(state, typed)
    return leaders[0] if len(leaders) == 1 else None


def leader_asked(state: State, typed: str) -> Any:
    """The one leader who is named, None when there is none. Raises NotNamed, asking which, for more than one."""
    leaders = leaders_named(state, typed)
    if len(leaders) > 1:
        raise NotNamed(which(typed, [row.name for row in leaders]))
    return leaders[0] if leaders else None


def spoken(state: State, line: str) -> tuple[str | None, str]:
    """Who said it, and what: "Ana: we wait too long" is Ana's; without a leader's name it is nobody's."""
    before, colon, rest = line.partition(":")
    leader = leader_named(state, before) if colon and rest.strip() else None
    return (leader.id, rest.strip()) if leader is not None else (None, line.strip())
