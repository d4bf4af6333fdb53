"""The cracks then and now: which are open again, which are closed, of which nobody has spoken yet. Pure."""

from __future__ import annotations

from datetime import date
from typing import Literal
from weakref import WeakKeyDictionary

from onecompany.kinds.cadence import promised_by
from onecompany.kinds.lineage import CrackLine, cracks_of, cracks_over, line_of_finding
from onecompany.kinds.promises import takers
from onecompany.kinds.view import View
from onecompany.sentences import gettext
from onecompany.store.state import State
from onecompany.summary.times import nth

Stand = Literal["open", "closed", "unseen"]
"""What a crack is in this workshop. unseen: it was one last time, and nothing tells yet whether it still is."""


SIGNS: dict[Stand, str] = {"open": "✗", "closed": "✓", "unseen": "?"}


def cracks_since(view: View) -> list[tuple[CrackLine, Stand]]:
    """The cracks of earlier workshops and of this one, the oldest of the open ones first; none in a first workshop."""
    if not view.before:
        return []
    version, today, found = _KNOWN.get(view.state, (-1, view.today, []))
    if (version, today) != (view.state.version, view.today):
        found = _cracks_since(view)
        _KNOWN[view.state] = view.state.version, view.today, found
    return found


_KNOWN: WeakKeyDictionary[State, tuple[int, date, list[tuple[CrackLine, Stand]]]] = WeakKeyDictionary()
"""What was found for a state of the rows: the board, what it says and the report all ask for it."""


def _cracks_since(view: View) -> list[tuple[CrackLine, Stand]]:
    from onecompany.exercises.review.findings import came_about  # which asks here for the others

    now = len(view.before)
    lines = cracks_over((*view.before, view.state), view.today)
    spoken = {row.kind for row in view.state.rows("exercise")}
    once = [one for one in cracks_of(view.state, view.today) if one.once and one.key.partition(".")[0] in spoken]
    new = [CrackLine(one.key, one, (now,), open=True, closings=(), times=1) for one in (*came_about(view), *once)]
    still = sorted((line for line in lines if line.open), key=lambda line: -line.times)
    closed = [line for line in lines if not line.open and line.closed == now]
    unseen = [line for line in lines if not line.open and line.seen[-1] == now - 1]
    return [
        *((line, "open") for line in (*still, *new)),
        *((line, "closed") for line in closed),
        *((line, "unseen") for line in unseen if line not in closed),
    ]


def again(view: View) -> list[CrackLine]:
    """The cracks that are open in so many workshops that they are stuck."""
    most = view.settings["again"]
    return [line for line, stand in cracks_since(view) if stand == "open" and line.times >= most]


def open_crack(view: View, ref: tuple[str, str]) -> CrackLine | None:
    """The open crack that a place on the board stands for; None where it stands for something else."""
    return next((line for line, _ in cracks_since(view) if line.open and ref == ("crack", line.line)), None)


def had_owner(view: View, line: CrackLine) -> bool:
    """Whether anybody had promised in an earlier workshop to see to a crack."""
    return any(
        takers(state, finding, (finding,))
        for state in view.before
        for finding in cracks_of(state, state.workshop.date)
        if line_of_finding(state, finding) == line.line
    )


def was_open(view: View, line: CrackLine) -> bool:
    """Whether a crack was one last time, and not only before."""
    return len(view.before) - 1 in line.seen


def closed(view: View) -> list[CrackLine]:
    """The cracks that are closed since last time."""
    return [line for line, stand in cracks_since(view) if stand == "closed"]


def standing(line: CrackLine, stand: Stand) -> str:
    """What a crack is in this workshop, in words."""
    if stand == "closed":
        return gettext("closed")
    if stand == "unseen":
        return gettext("not looked at yet")
    if line.times == 1:
        return gettext("new")
    if line.came_back:
        return gettext("back again, {time}", time=nth(line.times))
    return gettext("open {time}", time=nth(line.times))


def taken_by(view: View, line: CrackLine) -> str:
    """Who has promised to see to a crack that is open; "" for nobody."""
    rows = takers(view.state, line.finding, (line.finding,)) if line.open else []
    names = [promised_by(view.state, row) for row in rows]
    if rows and not any(names):
        return gettext("no name yet")
    return gettext("{names:list}", names=list(dict.fromkeys(filter(None, names)))) if rows else ""


def crack_line(view: View, line: CrackLine, stand: Stand) -> str:
    """A crack as the board tells of it: what it says, what it is now, who sees to it."""
    values = {"sign": SIGNS[stand], "crack": line.finding.text, "standing": standing(line, stand)}
    by = taken_by(view, line)
    if by:
        return gettext("{sign} {crack} · {standing} · taken on: {by}", by=by, **values)
    return gettext("{sign} {crack} · {standing}", **values)
