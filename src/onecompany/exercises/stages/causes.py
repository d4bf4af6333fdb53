"""Why something hurts: the answers under a pain point, the root among them, and which pains stand out. Pure."""

from __future__ import annotations

from itertools import groupby

from onecompany.boards.model import BoardCell
from onecompany.exercises.stages.voting import ordered_items
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State

OF_PAIN = frozenset({"pain", "why", "whys", "painsilo"})
"""The kinds of places that belong to a pain point: itself, an answer, where the first one is typed, and its silo."""

WHY, ROOT, SILO = "↳", "◆", "⌂"

TOP = 3
"""Pains that stand out, at most: as many as a room can follow to their roots in half an hour, and promise to mend."""


def pain_of(state: State, place: str) -> Record | None:
    """The pain point to which a place belongs."""
    kind, _, row_id = place.partition(":")
    if kind == "why":
        why = state.get("why", row_id)
        row_id = why.pain_id if why is not None else ""
    pain: Record | None = state.get("pain", row_id) if kind in OF_PAIN else None
    return pain


def whys(state: State, pain: Record) -> list[Record]:
    """The answers, each of which asks why the one before it is so."""
    rows: list[Record] = state.where("why", "pain_id", pain.id)
    return rows


def root(state: State, pain: Record) -> Record | None:
    """The root cause: the answer that the room has marked, else the last one; None while nobody has asked."""
    answers = whys(state, pain)
    return next((why for why in answers if why.root), answers[-1] if answers else None)


def silo_name(state: State, pain: Record) -> str:
    """The silo that a pain point comes from; "" when nobody has said."""
    silo = state.get("silo", pain.silo_id)
    return silo.name if silo is not None else ""


def by_votes(state: State) -> list[tuple[Record, Record]]:
    """The pain points with their stages, the most voted first."""
    return sorted(ordered_items(state, "pain"), key=lambda pair: -pair[0].votes)


def standing_out(state: State) -> list[tuple[Record, Record]]:
    """The pain points that got the most votes, at most `TOP`, with their stages; none with less than half of the first.

    Of those with equal votes all stand out or none: where more than three share the first place, nothing does.
    """
    ranked = by_votes(state)
    least = max(1, ranked[0][0].votes / 2) if ranked else 0
    chosen: list[tuple[Record, Record]] = []
    for votes, group in groupby(ranked, key=lambda pair: pair[0].votes):
        alike = list(group)
        if votes < least or len(chosen) + len(alike) > TOP:
            break
        chosen += alike
    return chosen


def promised(state: State, pain: Record) -> bool:
    """Whether a commitment that was not dropped was made for a pain point, or for what was found about it."""
    names = {f"pain:{pain.id}", f"finding:stages.pain_cause:{pain.id}", f"finding:stages.pain_promise:{pain.id}"}
    return any(row.serves in names and row.state != "dropped" for row in state.rows("commitment"))


# -- on the board


def mark(state: State, pain: Record) -> str:
    """Stands behind a pain point whose answers are folded: "↳3"; "" where there are none."""
    number = len(whys(state, pain))
    return f"{WHY}{number}" if number else ""


def answers(state: State, pain: Record, *, opened: bool) -> list[BoardCell]:
    """The answers as cells; `opened`: with a place for the first one."""
    deepest = root(state, pain)
    cells = [
        BoardCell(f"{ROOT} {why.text}", f"why:{why.id}", "strong", lines=6, tight=3)
        if why is deepest
        else BoardCell(f"{WHY} {why.text}", f"why:{why.id}", lines=6, tight=3)
        for why in whys(state, pain)
    ]
    return cells or ([BoardCell(f"{WHY} ·", f"whys:{pain.id}", "muted")] if opened else [])


def silo_cell(state: State, pain: Record, *, opened: bool) -> BoardCell | None:
    """The silo of a pain point; `opened`: its place where there is none."""
    name = silo_name(state, pain)
    if not name and not opened:
        return None
    return BoardCell(f"{SILO} {name or '·'}", f"painsilo:{pain.id}", "text" if name else "muted", lines=2, tight=1)


def below(state: State, pain: Record, *, opened: bool) -> list[BoardCell]:
    """What stands below a pain point: its silo, then the answers."""
    silo = silo_cell(state, pain, opened=opened)
    return [*([silo] if silo is not None else []), *answers(state, pain, opened=opened)]


def legend(state: State) -> str:
    """What the signs mean, where there are any."""
    signs = []
    if any(pain.silo_id for pain in state.rows("pain")):
        signs.append(gettext("⌂ {silo}"))
    if state.rows("why"):
        signs.append(gettext("↳ why · ◆ root cause"))
    return " · ".join(signs)
