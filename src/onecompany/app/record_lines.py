"""Decisions and parked items as lines of a list, and one of them in full."""

from __future__ import annotations

from typing import Any

from textual.content import Content

from onecompany.boards.wrap import clipped, padded
from onecompany.sentences import N_, gettext
from onecompany.store.records import Ref
from onecompany.store.state import State

SHOWN = {
    "all": N_("all"),
    "decision": N_("decisions"),
    "parking": N_("parking lot"),
    "open": N_("without an owner"),
}
"""What Tab goes through."""

ASKED = {
    "text": N_("Enter keeps the change, Esc drops it."),
    "leader_id": N_("Who sees to it? The beginning of a name is enough; nothing: nobody."),
    "how": N_("How was it decided? All agreed, by vote, the CEO …"),
    "by_whom": N_("By whom was it decided?"),
    "promise": N_("Ana: call them, by 12 Dec. Enter makes it a commitment, Esc leaves it here."),
}
"""What the line that is open takes."""

OWNER = 16
"""Cells for who sees to it."""

FULL = 400
"""Letters of the marked one that are shown below the list."""


def owner_of(state: State, row: Any) -> str:
    """The name of whoever sees to it; "" for nobody."""
    leader = state.get("leader", row.leader_id)
    return str(leader.name) if leader is not None else ""


def record_line(state: State, ref: Ref, row: Any, room: int) -> Content:
    """One line in so many cells: the sign, the text, who sees to it or what became of it."""
    gone, dropped = state.find(ref) is None, getattr(row, "dropped", False)
    became = gettext("removed") if gone else gettext("dropped") if dropped else owner_of(state, row)
    beside = padded(clipped(became, OWNER), OWNER, "left")
    sign, wide = ("!" if ref.table == "decision" else "?"), max(10, room - OWNER - 4)
    text = padded(clipped(row.text, wide), wide, "left")
    style = "strike" if gone else "dim" if dropped else ""
    return Content.assemble((f"{sign} ", "bold"), (text, style), "  ", (beside, "italic"))


def record_in_full(state: State, ref: Ref, row: Any) -> tuple[str, str]:
    """The text with its sign, and what is known about it."""
    exercise, owner = state.get("exercise", row.exercise_id), owner_of(state, row)
    said = [
        gettext("how: {how}", how=row.how) if getattr(row, "how", "") else "",
        gettext("by {whom}", whom=row.by_whom) if getattr(row, "by_whom", "") else "",
        gettext("{name} sees to it", name=owner) if owner else "",
        exercise.title if exercise is not None else "",
    ]
    return f"{'!' if ref.table == 'decision' else '?'} {row.text}", " · ".join(filter(None, said))


def is_open(row: Any) -> bool:
    """Whether nobody sees to it, and it was not dropped."""
    return row.leader_id is None and not getattr(row, "dropped", False)
